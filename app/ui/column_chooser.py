"""Which columns a list shows and in what order: tick, drag, search, put back (5-interface, Tables)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.cells import EXTRA
from app.ui.columns import ColumnSpec
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import link_button, primary_button, secondary_button
from app.ui.widgets.search_field import SearchField

_KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(QDialog):
    """`columns` in the order shown; unknown columns of sheets are added when they are known."""

    chosen = Signal(tuple, tuple)
    """Every key in its new order, and the keys to show."""
    reset_chosen = Signal()

    def __init__(
        self, columns: Sequence[ColumnSpec], shown: Sequence[str], first: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("列"))
        self._first = first
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        heading = QLabel(self.tr("选择和排列要显示的列"), self)
        heading.setProperty("role", "section")
        layout.addWidget(heading)
        self.search = SearchField(self.tr("查找列"), parent=self)
        self.search.textChanged.connect(self._filter)
        layout.addWidget(self.search)
        self.list = _Rows(self)
        self.list.setAccessibleName(self.tr("列"))
        layout.addWidget(self.list, 1)
        for column in columns:
            self._add(column, column.key in shown)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.count = QLabel(self)
        self.count.setProperty("role", "caption")
        hint = QLabel(self.tr("拖动或 Alt+↑↓ 排列 · 空格 勾选"), self)
        hint.setProperty("role", "caption")
        line = QHBoxLayout()
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(hint)
        layout.addLayout(line)
        layout.addLayout(self._footer())
        self._count()
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(round(400 * factor), min(590, round(520 * factor)))
        self.search.setFocus()

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        reset = link_button(self.tr("恢复默认"), parent=self)
        reset.clicked.connect(self._on_reset)
        row.addWidget(reset)
        row.addStretch(1)
        cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        cancel.clicked.connect(self.reject)
        self.apply_button = primary_button(self.tr("确定"), "check", parent=self)
        self.apply_button.clicked.connect(self._on_apply)
        row.addWidget(cancel)
        row.addWidget(self.apply_button)
        return row

    def _add(self, column: ColumnSpec, shown: bool) -> None:
        words = column.title
        if column.key.startswith(EXTRA):
            words = self.tr("{0}（表格里的其他列）").format(column.title)
        item = QListWidgetItem(words, self.list)
        item.setData(_KEY, column.key)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if column.key == self._first:
            # The first column names the record: always there.
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setToolTip(self.tr("这一列说明是哪条记录，始终显示"))
        else:
            item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if shown or column.key == self._first else Qt.CheckState.Unchecked)

    def add_extra(self, columns: Sequence[ColumnSpec]) -> None:
        """Columns of sheets the program has no field for, as found in the records."""
        known = set(self.keys())
        for column in columns:
            if column.key not in known:
                self._add(column, False)
        self._filter(self.search.text())
        self._count()

    def keys(self) -> list[str]:
        """Every key in the order of the rows."""
        return [str(one.data(_KEY)) for one in self.list.rows()]

    def ticked(self) -> list[str]:
        """The keys to show."""
        return [str(one.data(_KEY)) for one in self.list.rows() if one.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        self.count.setText(self.tr("显示 {0} / {1} 列").format(len(self.ticked()), self.list.count()))

    def _filter(self, text: str) -> None:
        word = text.strip().casefold()
        for one in self.list.rows():
            one.setHidden(bool(word) and word not in one.text().casefold())

    def _on_apply(self) -> None:
        self.chosen.emit(tuple(self.keys()), tuple(self.ticked()))
        self.accept()

    def _on_reset(self) -> None:
        self.reset_chosen.emit()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies; ↓ goes from the search box into the columns."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_apply()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


class _Rows(QListWidget):
    """Rows to drag; Alt+↑↓ does the same with the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    def rows(self) -> list[QListWidgetItem]:
        """Every row from the top."""
        found = (self.item(at) for at in range(self.count()))
        return [one for one in found if one is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        target = row + step
        if row >= 0 and 0 <= target < self.count():
            item = self.takeItem(row)
            self.insertItem(target, item)
            self.setCurrentRow(target)
