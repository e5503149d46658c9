"""The sheets of the file, each with its tick, the table it goes to and how many rows it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BOX = 34
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True)
class SheetEntry:
    """One line: name, what becomes of it, and whether it may be and is ticked. `unsure` asks for a look."""

    name: str
    line: str
    ticked: bool
    possible: bool
    unsure: bool = False


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[SheetEntry] = []

    def show(self, entries: Sequence[SheetEntry]) -> None:
        """Other lines; the cursor stays where the number of lines stays."""
        if len(entries) == len(self.entries):
            self.entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All sheets."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Those that cannot be imported have no tick."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.entries[index.row()].possible else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The name, the tick, both lines for a screen reader."""
        entry = self.entries[index.row()]
        if role == _DISPLAY:
            return entry.name
        if role == _CHECK and entry.possible:
            return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
        return f"{entry.name}\n{entry.line}" if role in (_ACCESSIBLE, _TOOLTIP) else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with air."""
        lines = QFontMetricsF(text_font()).height() + QFontMetricsF(text_font(CAPTION)).height()
        return QSize(180, round(lines) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tick, name, second line."""
        model = index.model()
        assert isinstance(model, _Entries)
        tokens, rect, entry = current_tokens(), option.rect, model.entries[index.row()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(rect, qcolor(tokens.row_selected if selected else tokens.row_hover))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), qcolor(tokens.primary))
        if entry.possible:
            self._paint_tick(
                painter, QRect(rect.left() + 12, rect.top() + (rect.height() - 16) // 2, 16, 16), entry.ticked
            )
        name, line = text_font(bold=selected), text_font(CAPTION)
        high = round(QFontMetricsF(name).height())
        left = rect.adjusted(_BOX + 2, 0, -8, 0)
        upper = QRect(left.left(), rect.top() + 7, left.width(), high)
        lower = QRect(left.left(), upper.bottom() + 2, left.width(), rect.bottom() - upper.bottom() - 7)
        for font, box, text, color in (
            (name, upper, entry.name, tokens.text if entry.possible else tokens.text3),
            (line, lower, entry.line, tokens.amber.text if entry.unsure else tokens.text3),
        ):
            painter.setFont(font)
            painter.setPen(qcolor(color))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _LEFT, shown)

    @staticmethod
    def _paint_tick(painter: QPainter, box: QRect, ticked: bool) -> None:
        tokens = current_tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(tokens.primary if ticked else tokens.control_edge), 1))
        painter.setBrush(qcolor(tokens.primary if ticked else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            paint_icon(painter, "check", "on_primary", box.left() + 1, box.top() + 1, 14)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box changes the tick; Space does it in the list."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            inside = event.position().x() - option.rect.left() < _BOX
            view = self.parent()
            if inside and isinstance(view, SheetList):
                view.toggle(index.row())
                return True
        return False


class SheetList(QListView):
    """↑↓ choose a sheet, Space ticks it."""

    sheet_chosen = Signal(int)
    ticked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("工作表"))
        self.entries = _Entries(self)
        self.setModel(self.entries)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(lambda now, _was: self.sheet_chosen.emit(now.row()))

    def show_entries(self, entries: Sequence[SheetEntry]) -> None:
        """The lines as they are now."""
        self.entries.show(entries)

    def choose(self, row: int) -> None:
        """Put the cursor on a sheet."""
        self.setCurrentIndex(self.entries.index(row))

    def toggle(self, row: int) -> None:
        """Tick or untick a sheet that can be imported."""
        entry = self.entries.entries[row]
        if entry.possible:
            self.ticked.emit(row, not entry.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter leads on."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
