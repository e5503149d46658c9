"""Regions or customers with the person each goes to; several rows are given to somebody at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import icon
from app.ui.theme import current_tokens, qcolor
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.plain_table import RIGHT, plain_table

if TYPE_CHECKING:
    from app.services.users import UserInfo

_KEY = Qt.ItemDataRole.UserRole


class AssignTable(QWidget):
    """`rows`: (key, words of each column); `numbers` are columns set to the right."""

    changed = Signal()

    def __init__(
        self, titles: Sequence[str], name: str, *, numbers: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._numbers, self._people = frozenset(numbers), dict[int, str]()
        self.chosen: dict[Hashable, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("筛选"))
        self.filter.setMaximumWidth(220)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.selected = QLabel(self)
        self.selected.setProperty("role", "caption")
        self.give = secondary_button(self.tr("选中的交给…"), "user-check", parent=self)
        self.give.setMenu(QMenu(self.give))
        top.addWidget(self.filter)
        top.addWidget(self.selected, 1)
        top.addWidget(self.give)
        column.addLayout(top)
        self.table = plain_table([*titles, self.tr("交给")], name, parent=self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._show_selected)
        column.addWidget(self.table, 1)
        self._last = len(titles)
        self._show_selected()

    def show_rows(self, rows: Sequence[tuple[Hashable, Sequence[str]]], people: Sequence[UserInfo]) -> None:
        """Fill anew; what was chosen for somebody who is still there stays."""
        self._people = {one.id: one.name for one in people}
        self.chosen = {key: to for key, to in self.chosen.items() if to in self._people}
        menu = self.give.menu()
        menu.clear()
        for one in people:
            menu.addAction(icon("user-round"), one.name).triggered.connect(
                lambda _checked=False, to=one.id: self.assign(to)
            )
        menu.addSeparator()
        menu.addAction(self.tr("不指定，平均分")).triggered.connect(lambda: self.assign(None))
        self.table.setRowCount(len(rows))
        for at, (key, words) in enumerate(rows):
            for column, text in enumerate((*words, "")):
                item = QTableWidgetItem(text)
                item.setData(_KEY, key)
                if column in self._numbers:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(at, column, item)
            self._show_person(at)

    def assign(self, to: int | None) -> None:
        """Give the selected rows to somebody, or to nobody in particular."""
        for row in {one.row() for one in self.table.selectedIndexes()}:
            key = self.table.item(row, 0).data(_KEY)
            if to is None:
                self.chosen.pop(key, None)
            else:
                self.chosen[key] = to
            self._show_person(row)
        self.changed.emit()

    @property
    def plan(self) -> Mapping[Hashable, int]:
        """Key → person."""
        return dict(self.chosen)

    def _show_person(self, row: int) -> None:
        item = self.table.item(row, self._last)
        to = self.chosen.get(item.data(_KEY))
        item.setText(self._people.get(to, "") if to is not None else self.tr("平均分"))
        tokens = current_tokens()
        item.setForeground(qcolor(tokens.link if to is not None else tokens.text3))

    def _show_selected(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.give.setEnabled(bool(count))
        self.selected.setText(self.tr("已选 {0} 行").format(count) if count else self.tr("Ctrl、Shift 可选多行"))

    def _on_filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.table.rowCount()):
            words = " ".join(self.table.item(row, at).text() for at in range(self._last)).casefold()
            self.table.setRowHidden(row, wanted not in words)
