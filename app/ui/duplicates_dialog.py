"""疑似重复: customers that share a number, a tax id or a name, group by group; two of them can be merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.ui import formats, texts
from app.ui.theme import text_font
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.duplicates import Double, Group
    from app.ui.context import WindowContext
    from app.ui.desk import Desk

_MOST: Final = 500


class DuplicatesDialog(QDialog):
    """Looks by itself; a merge or an undo looks again."""

    def __init__(self, context: WindowContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._at: dict[int, Double] = {}
        """Row of the table → customer; rows without one are headings."""
        self.setWindowTitle(self.tr("疑似重复"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        title = QLabel(self.tr("疑似重复"), self)
        title.setProperty("role", "section")
        self.hint = QLabel(self.tr("正在查找…"), self)
        self.hint.setProperty("role", "caption")
        self.hint.setWordWrap(True)
        self.table = plain_table(
            [
                self.tr("客户名称"),
                self.tr("编号"),
                self.tr("省份"),
                self.tr("所在表"),
                self.tr("跟进人"),
                self.tr("最近联系"),
            ],
            self.tr("疑似重复的客户"),
            parent=self,
        )
        self.table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 80), (3, 110), (4, 90), (5, 100)):
            self.table.setColumnWidth(column, width)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.table.itemDoubleClicked.connect(lambda item: self._open(item.row()))
        self.nothing = EmptyState(
            "circle-check", self.tr("没有发现重复的客户"), self.tr("编号、税号、名称和电话都各不相同。"), [], self
        )
        self.nothing.setBackgroundRole(QPalette.ColorRole.Base)
        self.nothing.hide()
        self.merge_button = primary_button(self.tr("合并…"), "git-merge", parent=self)
        self.merge_button.setToolTip(self.tr("选中同一组的两位客户"))
        self.merge_button.clicked.connect(self.merge_selected)
        self.open_button = secondary_button(self.tr("查看"), "external-link", parent=self)
        self.open_button.clicked.connect(lambda: self._open(self.table.currentRow()))
        close = secondary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.merge_button)
        for widget in (title, self.hint):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(row)
        self.resize(860, 540)
        context.tasks.written.connect(lambda _written: self.look())
        self._on_selected()
        self.look()

    def look(self) -> None:
        """Find the groups anew."""
        actor, today = self._context.actor, self._context.today()
        self._context.tasks.read(
            lambda session, job: services.duplicates.groups(
                session, actor, today=today, limit=_MOST, progress=job.progress
            ),
            self._show,
            owner=self,
            key=(id(self), "doubles"),
            patient=True,
        )

    def _show(self, found: list[Group]) -> None:
        self._at.clear()
        self.table.clearSpans()
        self.table.setRowCount(sum(1 + len(one.customers) for one in found))
        row = 0
        for group in found:
            heading = QTableWidgetItem(self._reason(group))
            heading.setFont(text_font(bold=True))
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, 0, heading)
            self.table.setSpan(row, 0, 1, self.table.columnCount())
            row += 1
            for one in group.customers:
                self._add(row, one)
                row += 1
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        said = self.tr("{0} 组。程序只提示，不会自己合并；选中两位后核对每一项再合并，随时可以撤销。")
        self.hint.setText(said.format(f"{len(found):,}"))
        self.hint.setVisible(bool(found))
        self._on_selected()

    def _add(self, row: int, one: Double) -> None:
        self._at[row] = one
        last = formats.ago(one.last_contact_on, self._context.today()) if one.last_contact_on else self.tr("没有联系过")
        cells = (
            one.name, one.code or "", one.province or "", texts.table_name(one.table), one.owner or self.tr("无人跟进"),
            last,
        )  # fmt: skip
        for column, text in enumerate(cells):
            item = QTableWidgetItem(f"    {text}" if column == 0 else text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)

    def _reason(self, group: Group) -> str:
        names = {
            "code": self.tr("编号相同"),
            "tax_id": self.tr("税号相同"),
            "name": self.tr("名称相近"),
            "phone": self.tr("电话相同"),
        }
        said = self.tr("、").join(names[one] for one in group.why)
        if group.elsewhere:
            return self.tr("{0}，但在不同的省份，可能不是同一家").format(said)
        if group.why == ("phone",):
            return self.tr("{0}：{1}").format(said, formats.phone(group.value))
        return said

    def chosen(self) -> list[int]:
        """The customers of the selected rows, from the top."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._at[row].id for row in rows if row in self._at]

    def _on_selected(self) -> None:
        self.merge_button.setEnabled(len(self.chosen()) == 2 and not self._context.read_only)
        self.open_button.setEnabled(self.table.currentRow() in self._at)

    def merge_selected(self) -> None:
        """合并… of the two that are selected."""
        chosen = self.chosen()
        if len(chosen) == 2:
            self._desk.doubles.merge(chosen[0], chosen[1], over=self)

    def _open(self, row: int) -> None:
        if row in self._at:
            self.accept()
            self._desk.find_customer(self._at[row].id)
