"""关怀: who has a birthday or is to be greeted for a holiday, a text to copy, one click that notes it in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError
from app.models.nouns import Noun
from app.ui import formats, texts
from app.ui.language import word
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import ghost_button, icon_button, primary_button, secondary_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.greetings import Cares, Person, Template
    from app.services.holidays import HolidayOn
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_DAYS: Final = {"7": 7, "15": 15, "30": 30}
_METHODS: Final = ("微信", "短信", "电话")
_USER: Final = Qt.ItemDataRole.UserRole


class CareWindow(QDialog):
    """Occasions at the left, people in the middle, the text for the one with the cursor at the right."""

    def __init__(self, context: WindowContext, desk: Desk, own_holidays: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk, self._own = context, desk, own_holidays
        self._cares: Cares | None = None
        self._people: list[Person] = []
        self._templates: list[Template] = []
        self._template = 0
        self._writing = False
        self.setWindowTitle(self.tr("关怀"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        body = QHBoxLayout()
        body.setSpacing(16)
        self.occasions = QListWidget(self)
        self.occasions.setAccessibleName(self.tr("生日和节日"))
        self.occasions.setMaximumWidth(200)
        self.occasions.currentRowChanged.connect(lambda _row: self._on_occasion())
        body.addWidget(self.occasions, 2)
        body.addLayout(self._make_people(), 5)
        body.addLayout(self._make_text(), 3)
        column.addLayout(body, 1)
        column.addLayout(self._make_footer())
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1240, round(1120 * factor)), 600)
        context.tasks.written.connect(self._on_written)
        self._ask()

    # --- building -------------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        title = QLabel(self.tr("关怀"), self)
        title.setProperty("role", "section")
        self.ahead = ChipRow(
            [(key, self.tr("{0} 天内").format(days), "") for key, days in _DAYS.items()],
            name=self.tr("往后几天"),
            parent=self,
        )
        self.ahead.set_value("15")
        self.ahead.changed.connect(lambda _value: self._ask())
        edit = ghost_button(self.tr("编辑祝福语"), "pencil", parent=self)
        edit.clicked.connect(lambda: self._desk.team.greetings(self))
        days = ghost_button(self.tr("节日表"), "calendar-days", parent=self)
        days.clicked.connect(lambda: self._desk.team.holidays(self))
        row.addWidget(title)
        row.addWidget(self.ahead, 1)
        row.addWidget(edit)
        row.addWidget(days)
        return row

    def _make_people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        self.table = plain_table(
            [self.tr("日子"), self.tr("称呼"), self.tr("客户"), self.tr("上次联系"), self.tr("问候")],
            self.tr("要问候的人"),
            parent=self,
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for at, width in ((0, 84), (1, 86), (3, 92), (4, 84)):
            self.table.setColumnWidth(at, width)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_text())
        self.table.itemActivated.connect(lambda _item: self._on_copy())
        self.empty = EmptyState(
            "gift", self.tr("这段时间没有要问候的人"), self.tr("客户资料里填了生日就会出现。"), parent=self
        )
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        return column

    def _make_text(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        top = QHBoxLayout()
        self.which = QLabel(self)
        self.which.setProperty("role", "caption")
        before = icon_button("arrow-left", self.tr("上一条祝福语"), parent=self)
        after = icon_button("arrow-right", self.tr("下一条祝福语"), parent=self)
        before.clicked.connect(lambda: self._step(-1))
        after.clicked.connect(lambda: self._step(1))
        top.addWidget(self.which, 1)
        top.addWidget(before)
        top.addWidget(after)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("祝福语"))
        self.text.setTabChangesFocus(True)
        self.about = QLabel(self)
        self.about.setProperty("role", "caption")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.method = ChipRow([(one, word(one), "") for one in _METHODS], name=self.tr("方式"), parent=self)
        self.method.set_value(_METHODS[0])
        self.copy_button = secondary_button(self.tr("复制"), "copy", key="Ctrl+Shift+C", parent=self)
        self.copy_button.clicked.connect(self._on_copy)
        self.greet_button = primary_button(self.tr("复制并记联系"), "check", key="Ctrl+Enter", parent=self)
        self.greet_button.clicked.connect(self._on_done)
        self.greet_button.setShortcut("Ctrl+Return")
        self.copy_button.setShortcut("Ctrl+Shift+C")
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addWidget(self.about)
        column.addWidget(self.method)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.greet_button, 1)
        column.addLayout(row)
        return column

    def _make_footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.message = QLabel(self)
        self.message.setProperty("role", "caption")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = secondary_button(self.tr("打开客户"), "external-link", parent=self)
        self.open_button.clicked.connect(self._on_open)
        close = secondary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(self.message, 1)
        row.addWidget(self.open_button)
        row.addWidget(close)
        return row

    # --- whom -----------------------------------------------------------------------------

    def _ask(self) -> None:
        actor, today, days, own = self._context.actor, self._context.today(), _DAYS[self.ahead.value], self._own

        def work(session: Any, _job: object) -> Cares:
            known = services.holidays.load(own)
            found: Cares = services.greetings.upcoming(session, actor, today=today, days=days, holidays=known)
            return found

        self._context.tasks.read(work, self._on_cares, owner=self, key=(id(self), "cares"))

    def _on_written(self, written: Any) -> None:
        if Noun.GREETING in written.nouns:
            self._on_occasion()

    def _on_cares(self, cares: Cares) -> None:
        self._cares = cares
        chosen = max(0, self.occasions.currentRow())
        self.occasions.blockSignals(True)
        self.occasions.clear()
        birthdays = QListWidgetItem(self.tr("生日　{0} 位").format(len(cares.birthdays)), self.occasions)
        birthdays.setData(_USER, None)
        for one in cares.holidays:
            item = QListWidgetItem(f"{one.name}　{self._when(one.on)}", self.occasions)
            item.setData(_USER, one)
        self.occasions.blockSignals(False)
        first = 1 if not cares.birthdays and cares.holidays and chosen == 0 else chosen
        self.occasions.setCurrentRow(min(first, self.occasions.count() - 1))

    def _when(self, on: date) -> str:
        days = (on - self._context.today()).days
        near = {0: self.tr("今天"), 1: self.tr("明天"), 2: self.tr("后天")}.get(days)
        return near or self.tr("还有 {0} 天").format(days)

    @property
    def holiday(self) -> HolidayOn | None:
        """The holiday that was chosen; None for birthdays."""
        item = self.occasions.currentItem()
        found: HolidayOn | None = item.data(_USER) if item is not None else None
        return found

    def _on_occasion(self) -> None:
        if self._cares is None:
            return
        actor, today, holiday = self._context.actor, self._context.today(), self.holiday
        birthdays = self._cares.birthdays

        def work(session: Any, _job: object) -> tuple[list[Person], list[Template]]:
            if holiday is None:
                return list(birthdays), services.greetings.templates(session, services.greetings.BIRTHDAY)
            people = services.greetings.people_for_holiday(session, actor, on=holiday.on, today=today)
            return people, services.greetings.templates(session, holiday.name)

        self._context.tasks.read(work, lambda found: self._show(*found), owner=self, key=(id(self), "people"))

    def _show(self, people: Sequence[Person], templates: list[Template]) -> None:
        self._people, self._templates, self._template = list(people), templates, 0
        holiday = self.holiday
        self.title.setText(
            self.tr("{0}（{1}）要问候的客户，{2} 位").format(holiday.name, formats.day(holiday.on), len(people))
            if holiday is not None
            else self.tr("快过生日的人，{0} 位").format(len(people))
        )
        self.table.blockSignals(True)
        self.table.setRowCount(len(people))
        for row, one in enumerate(people):
            self._fill_row(row, one)
        self.table.blockSignals(False)
        self.table.setVisible(bool(people))
        self.empty.setVisible(not people)
        for widget in (self.copy_button, self.greet_button, self.open_button, self.text, self.method):
            widget.setEnabled(bool(people))
        waiting = next((row for row, one in enumerate(people) if one.greeted_on is None), 0)
        if people:
            self.table.setCurrentCell(waiting, 0)
        self._show_text()

    def _fill_row(self, row: int, one: Person) -> None:
        day = f"{one.on:%m-%d}"
        if one.birthday is not None and one.birthday.lunar:
            day = self.tr("{0} 农历").format(day)
        last = texts.relative_day(one.last_contact_on, self._context.today()) or self.tr("没联系过")
        greeted = self.tr("已问候") if one.greeted_on is not None else ""
        tokens = current_tokens()
        for column, text in enumerate((day, one.salutation or one.name or "", one.customer, last, greeted)):
            item = QTableWidgetItem(text)
            if column == 4:
                item.setForeground(qcolor(tokens.green.text))
            elif one.greeted_on is not None:
                item.setForeground(qcolor(tokens.text3))
            self.table.setItem(row, column, item)

    # --- the text -------------------------------------------------------------------------

    @property
    def person(self) -> Person | None:
        """Who has the cursor."""
        row = self.table.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def _step(self, by: int) -> None:
        if self._templates:
            self._template = (self._template + by) % len(self._templates)
            self._show_text()

    def _show_text(self) -> None:
        one = self.person
        if one is None or not self._templates:
            self.text.setPlainText("")
            self.which.setText("")
            self.about.setText("")
            return
        chosen, holiday = self._templates[self._template], self.holiday
        self.text.setPlainText(
            services.greetings.render(
                chosen.body, one, salesperson=self._context.actor.name, holiday=holiday.name if holiday else ""
            )
        )
        said = self.tr("祝福语 {0} / {1}").format(self._template + 1, len(self._templates))
        self.which.setText(said)
        reach = [formats.phone(one.mobile) if one.mobile else "", one.wechat or ""]
        self.about.setText(" · ".join(part for part in (one.name or "", one.title or "", *reach) if part))

    def _on_copy(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.message.setText(self.tr("已复制，可以粘贴到微信或短信。"))

    def _on_done(self) -> None:
        one, text = self.person, self.text.toPlainText().strip()
        if one is None or not text or self._writing:
            return
        self._on_copy()
        self._writing = True
        actor, today, method = self._context.actor, self._context.today(), self.method.value
        self._context.tasks.write(
            lambda session, _job: services.greetings.log_greeting(
                session, actor, one, text=text, method=method, now=datetime.now(UTC), today=today
            ),
            lambda _written: self._on_logged(one),
            failed=self._on_failed,
            owner=self,
        )

    def _on_logged(self, one: Person) -> None:
        self._writing = False
        today = self._context.today()
        self._people = [
            replace(other, greeted_on=today, last_contact_on=today) if other.contact_id == one.contact_id else other
            for other in self._people
        ]
        for row, other in enumerate(self._people):
            if other.contact_id == one.contact_id:
                self._fill_row(row, other)
        self.message.setText(self.tr("已复制并记下：{0}（{1}）").format(one.salutation or one.name or "", one.customer))
        following = [row for row, other in enumerate(self._people) if other.greeted_on is None]
        after = [row for row in following if row > self.table.currentRow()] or following
        if after:
            self.table.setCurrentCell(after[0], 0)

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        self.message.setText(texts.error_text(error).line)

    def _on_open(self) -> None:
        if self.person is not None:
            self._desk.open_full(self.person.customer_id)
