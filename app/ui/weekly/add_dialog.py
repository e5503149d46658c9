"""Put a customer onto somebody's list by hand: who would come next, or a search; who cannot be chosen says why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QTableWidgetItem, QWidget

from app import services
from app.ui import formats, texts, weekly_texts
from app.ui.dialogs.base import FormDialog, Work
from app.ui.icons import icon
from app.ui.theme import current_tokens, qcolor
from app.ui.weekly.week_chooser import week_name
from app.ui.widgets.plain_table import RIGHT, plain_table
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.weekly_lookup import Choice
    from app.ui.context import WindowContext


class AddDialog(FormDialog):
    """`people` are (id, name, whether the list is full)."""

    def __init__(
        self,
        context: WindowContext,
        week: str,
        people: Sequence[tuple[int, str, bool]],
        user_id: int,
        parent: QWidget,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("添加客户到本周名单")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._week = week
        self.found: list[Choice] = []
        self._answered: str | None = None
        self.search = SearchField(self.tr("客户名称、编号、联系人或电话"), parent=self)
        self.search.searched.connect(lambda _text: self._ask())
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("给谁"))
        for one, name, full in people:
            self.person.addItem(self.tr("{0}（已满）").format(name) if full else name, one)
        self.person.setCurrentIndex(max(0, self.person.findData(user_id)))
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(QLabel(self.tr("给"), self))
        row.addWidget(self.person)
        self.body.addLayout(row)
        self.note = QLabel(self)
        self.note.setProperty("role", "caption")
        self.body.addWidget(self.note)
        self.table = plain_table(
            [self.tr("客户"), self.tr("最后成交"), self.tr("累计成交"), self.tr("为什么选中，或为什么不能")],
            self.tr("可以添加的客户"),
            parent=self,
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 230), (1, 96), (2, 110)):
            self.table.setColumnWidth(column, width)
        self.table.itemDoubleClicked.connect(lambda _item: self.save())
        self.body.addWidget(self.table, 1)
        self.save_button.setText(self.tr("放进名单"))
        self.hint.setText(week_name(week))
        self.enter_saves = True
        self.fit(860, 520)
        self.search.setFocus()
        self._ask()

    def _ask(self) -> None:
        actor, week, text = self.context.actor, self._week, self.search.text().strip()
        today = self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.weekly_lookup.lookup(session, actor, week=week, text=text, today=today),
            lambda found: self._on_found(found, text),
            failed=self.show_failure,
            owner=self,
            key=(id(self), "lookup"),
        )

    def _on_found(self, found: list[Choice], text: str) -> None:
        self.found, self._answered = found, text
        self.show_error(None)
        said = self.tr("没有找到「{0}」").format(text) if text else self.tr("没有可以补上的长期未交易客户了")
        listed = self.tr("{0} 位符合搜索") if text else self.tr("接下来会选中的 {0} 位，按规则排好")
        self.note.setText(listed.format(len(found)) if found else said)
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            name = QTableWidgetItem(one.customer)
            if one.why is not None:
                name.setIcon(icon("ban", "text3", 14))
            amount = QTableWidgetItem(formats.money(one.deal_total).partition(".")[0])
            amount.setTextAlignment(RIGHT)
            cells = (name, QTableWidgetItem(formats.day(one.last_deal_on)), amount, QTableWidgetItem(self.words(one)))
            for column, item in enumerate(cells):
                item.setToolTip(item.text())
                if one.why is not None:
                    item.setForeground(qcolor(current_tokens().text3))
                self.table.setItem(row, column, item)
        first = next((row for row, one in enumerate(found) if one.why is None), 0)
        if found:
            self.table.selectRow(first)
        self.save_button.setEnabled(any(one.why is None for one in found))

    def words(self, one: Choice) -> str:
        """Why it is chosen, or why it cannot be."""
        if one.holder is not None:
            return self.tr("已在{0}本周的名单里").format(one.holder)
        if one.why is not None:
            return self.tr("不能放：{0}").format(texts.not_eligible_text(one.why))
        reasons = weekly_texts.reasons_text(one.reasons)
        return self.tr("还在休息期，仍可放进；{0}").format(reasons) if one.resting else reasons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ walk the rows while the search has the focus."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.search.hasFocus() and self.found:
            self.table.selectRow(max(0, min(len(self.found) - 1, self.table.currentRow() + step)))
        else:
            super().keyPressEvent(event)

    def work(self) -> Work | None:
        """Add the chosen customer."""
        if self._answered != self.search.text().strip():
            return None  # what is shown is the answer to what was typed before
        row = self.table.currentRow()
        one = self.found[row] if 0 <= row < len(self.found) else None
        if one is None:
            self.show_error(self.tr("请先选择一位客户。"))
            return None
        if one.why is not None:
            self.show_error(self.tr("「{0}」：{1}。").format(one.customer, self.words(one)))
            return None
        actor, week, user_id = self.context.actor, self._week, int(self.person.currentData())
        today, customer_id = self.context.today(), one.customer_id
        return lambda session, _job: services.weekly_adjust.add(
            session, actor, customer_id, week=week, user_id=user_id, now=datetime.now(UTC), today=today
        )
