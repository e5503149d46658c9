"""放回原因: why customers came back to the pool, by person or by month; a number leads to its customers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.models.nouns import AUTO_RETURN_REASONS, RETURN_REASONS
from app.ui import formats
from app.ui.day_words import add_months
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import primary_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.services.return_reasons import ReturnCount, ReturnedCustomer
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_REASONS: Final = (*AUTO_RETURN_REASONS, *RETURN_REASONS)
_KEY: Final = Qt.ItemDataRole.UserRole
_MONTHS: Final = {"month": 0, "quarter": 2, "year": 11}


class ReturnWindow(QDialog):
    """Rows are people or months, columns reasons; the cell with the cursor is what the list below shows."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._counts: list[ReturnCount] = []
        self.setWindowTitle(self.tr("放回原因"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        self.summary = QLabel(self)
        self.summary.setProperty("role", "secondary")
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        body = QVBoxLayout()
        body.setSpacing(8)
        self.matrix = plain_table([], self.tr("放回原因统计"), parent=self)
        self.matrix.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.matrix.currentCellChanged.connect(lambda *_cells: self._ask_customers())
        self.list = plain_table(
            [self.tr("客户"), self.tr("原跟进人"), self.tr("原因"), self.tr("日期")], self.tr("放回的客户"), parent=self
        )
        self.list.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in ((1, 80), (2, 90), (3, 94)):
            self.list.setColumnWidth(at, width)
        self.list.itemActivated.connect(self._on_opened)
        self.list_title = QLabel(self)
        self.list_title.setProperty("role", "strong")
        body.addWidget(self.matrix, 5)
        body.addWidget(self.list_title)
        body.addWidget(self.list, 4)
        self._body = QWidget(self)
        self._body.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState("archive-restore", self.tr("这段时间没有客户放回公共池"), parent=self)
        column.addWidget(self._body, 1)
        column.addWidget(self.empty, 1)
        row = QHBoxLayout()
        hint = QLabel(self.tr("选中一个数字，下面列出客户；双击打开。"), self)
        hint.setProperty("role", "caption")
        close = primary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(hint, 1)
        row.addWidget(close)
        column.addLayout(row)
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1240, round(960 * factor)), 600)
        self._ask()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        title = QLabel(self.tr("放回原因"), self)
        title.setProperty("role", "section")
        self.period = ChipRow(
            [
                ("month", self.tr("本月"), ""),
                ("quarter", self.tr("近 3 个月"), ""),
                ("year", self.tr("近 12 个月"), ""),
            ],
            name=self.tr("时间"),
            parent=self,
        )
        self.period.set_value("quarter")
        self.period.changed.connect(lambda _value: self._ask())
        self.by = ChipRow(
            [("person", self.tr("按业务员"), "user-round"), ("month", self.tr("按月份"), "calendar")],
            name=self.tr("分组"),
            parent=self,
        )
        self.by.set_value("person")
        self.by.changed.connect(lambda _value: self._fill())
        row.addWidget(title)
        row.addSpacing(8)
        row.addWidget(self.period, 1)
        self.by.setMinimumWidth(round(220 * max(1.0, text_font().pixelSize() / BODY)))
        row.addWidget(self.by)
        return row

    def _span(self) -> tuple[date, date]:
        today = self._context.today()
        return add_months(today.replace(day=1), -_MONTHS[self.period.value]), today

    # --- the numbers ----------------------------------------------------------------------

    def _ask(self) -> None:
        actor, (since, until) = self._context.actor, self._span()
        self._context.tasks.read(
            lambda session, _job: services.return_reasons.counts(session, actor, since=since, until=until),
            self._on_counts,
            owner=self,
            key=(id(self), "counts"),
        )

    def _on_counts(self, counts: list[ReturnCount]) -> None:
        self._counts = counts
        self._fill()

    def _fill(self) -> None:
        by_person = self.by.value == "person"
        known = {one.reason for one in self._counts}
        reasons = [one for one in _REASONS if one in known] + sorted(known - set(_REASONS))
        rows: dict[Any, str] = {}
        for one in self._counts:
            rows[one.user_id if by_person else one.month] = one.person if by_person else one.month
        found: Counter[tuple[Any, str]] = Counter()
        for one in self._counts:
            found[one.user_id if by_person else one.month, one.reason] += one.count
        totals = {key: sum(found[key, reason] for reason in reasons) for key in rows}
        order = sorted(rows, key=lambda key: -totals[key]) if by_person else sorted(rows, reverse=True)
        first = self.tr("业务员") if by_person else self.tr("月份")
        self.matrix.blockSignals(True)
        self.matrix.clear()
        self.matrix.setColumnCount(len(reasons) + 2)
        self.matrix.setHorizontalHeaderLabels([first, *reasons, self.tr("合计")])
        self.matrix.setRowCount(len(order) + 1 if order else 0)
        for at, key in enumerate([*order, None] if order else []):
            words = rows[key] if key is not None else self.tr("合计")
            self._put(at, 0, words, (key, None), bold=key is None)
            for column, reason in enumerate(reasons, start=1):
                number = found[key, reason] if key is not None else sum(found[one, reason] for one in rows)
                self._put(at, column, f"{number:,}" if number else "", (key, reason), right=True, bold=key is None)
            total = totals[key] if key is not None else sum(totals.values())
            self._put(at, len(reasons) + 1, f"{total:,}", (key, None), right=True, bold=True)
        self._fit_columns(len(reasons))
        self.matrix.blockSignals(False)
        whole = sum(totals.values())
        self._body.setVisible(bool(order))
        self.empty.setVisible(not order)
        self.summary.setVisible(bool(order))
        if order:
            worst, most = max(
                ((reason, sum(found[one, reason] for one in rows)) for reason in reasons), key=lambda one: one[1]
            )
            self.summary.setText(
                self.tr("共放回 {0} 位，最多的原因是“{1}”，{2} 位，占 {3}%。").format(
                    f"{whole:,}", worst, f"{most:,}", round(100 * most / whole)
                )
            )
            self.matrix.setCurrentCell(len(order), len(reasons) + 1)

    def _fit_columns(self, reasons: int) -> None:
        header = self.matrix.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, reasons + 2):
            item = self.matrix.horizontalHeaderItem(column)
            item.setTextAlignment(RIGHT)

    def _put(
        self, row: int, column: int, text: str, key: tuple[Any, str | None], *, right: bool = False, bold: bool = False
    ) -> None:
        item = QTableWidgetItem(text)
        item.setData(_KEY, key)
        if right:
            item.setTextAlignment(RIGHT)
        if bold:
            item.setFont(text_font(bold=True))
        if text and right:
            item.setForeground(qcolor(current_tokens().link))
        self.matrix.setItem(row, column, item)

    # --- the customers behind a number ------------------------------------------------------

    def _ask_customers(self) -> None:
        item = self.matrix.currentItem()
        if item is None:
            return
        row, reason = item.data(_KEY)
        by_person = self.by.value == "person"
        asked: dict[str, Any] = {"reason": reason}
        if row is not None:
            asked["user_id" if by_person else "month"] = row
        actor, today, (since, until) = self._context.actor, self._context.today(), self._span()
        heading = self.matrix.item(item.row(), 0).text()
        title = self.tr("{0} ・ {1}").format(heading, reason or self.tr("全部原因"))
        self._context.tasks.read(
            lambda session, _job: services.return_reasons.behind(
                session, actor, since=since, until=until, today=today, **asked
            ),
            lambda found: self._show_customers(title, found),
            owner=self,
            key=(id(self), "behind"),
        )

    def _show_customers(self, title: str, found: Sequence[ReturnedCustomer]) -> None:
        self.list_title.setText(self.tr("{0}，{1} 位").format(title, len(found)))
        self.list.setRowCount(len(found))
        for row, one in enumerate(found):
            name = one.customer or self.tr("（已归别人或已删除）")
            for column, text in enumerate((name, one.person, one.reason, formats.day(one.on))):
                item = QTableWidgetItem(text)
                item.setData(_KEY, one.customer_id if one.customer else None)
                self.list.setItem(row, column, item)

    def _on_opened(self, item: QTableWidgetItem) -> None:
        customer_id = item.data(_KEY)
        if customer_id is not None:
            self.accept()
            self._desk.find_customer(int(customer_id))
