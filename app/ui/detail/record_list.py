"""A short list of a customer's shipments or cases: two lines each, painted, with totals above and actions below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.detail.pill import paint_pill, pill_width
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.widgets.buttons import secondary_button

_ROW: Final = 52
_RECORD: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """What one row shows. `struck` is for void lines, `returnable` for goods that can come back."""

    id: int
    title: str
    right: str
    caption: str
    pill: str
    status: str
    struck: bool = False
    returnable: bool = False


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Two lines."""
        return QSize(200, _ROW + text_font().pixelSize() - 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Title and amount, then caption and pill."""
        tokens = current_tokens()
        line: Line = index.data(_RECORD)  # type: ignore[attr-defined]  # a model index
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, qcolor(tokens.row_selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, qcolor(tokens.row_hover))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), qcolor(tokens.divider))
        box = box.adjusted(14, 6, -14, -6)
        font = text_font()
        font.setStrikeOut(line.struck)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(qcolor(tokens.text3 if line.struck else tokens.text))
        half = box.height() / 2
        middle = Qt.AlignmentFlag.AlignVCenter
        right_width = metrics.horizontalAdvance(line.right)
        top = QRectF(box.left(), box.top(), box.width(), half)
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, line.right)
        room = box.width() - right_width - 10
        painter.drawText(top, middle, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, room))
        small = text_font(CAPTION)
        painter.setFont(small)
        painter.setPen(qcolor(tokens.text3))
        wanted = pill_width(line.pill) if line.pill else 0.0
        bottom = QRectF(box.left(), box.top() + half, box.width(), half)
        caption = QFontMetricsF(small).elidedText(line.caption, Qt.TextElideMode.ElideRight, box.width() - wanted - 10)
        painter.drawText(bottom, middle, caption)
        if line.pill:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pill = QRectF(box.right() - wanted, bottom.center().y() - 9, wanted, 18)
            paint_pill(painter, pill, line.pill, line.status)


class RecordList(QWidget):
    """Double click or Enter opens; the right button and the menu key offer what can be done with a row."""

    add_wanted = Signal()
    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, add_text: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "secondary")
        self.summary.setWordWrap(True)
        self.add_button = secondary_button(add_text, "plus", parent=self)
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        top.addWidget(self.summary, 1)
        top.addWidget(self.add_button)
        column.addLayout(top)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_RECORD).id))
        column.addWidget(self.list, 1)
        self.placeholder = QLabel(nothing, self.list)
        self.placeholder.setProperty("role", "caption")
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cover = QVBoxLayout(self.list)
        cover.addWidget(self.placeholder)

    def show_lines(self, lines: Sequence[Line], summary: str) -> None:
        """Show these rows; keep the current one."""
        current, self.lines = self.current_id(), list(lines)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(self.list)
            item.setData(_RECORD, line)
            words = " ".join(part for part in (line.title, line.right, line.caption, line.pill) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            if line.id == current:
                self.list.setCurrentItem(item)
        self.placeholder.setVisible(not lines)
        self.summary.setText(summary)

    def current_id(self) -> int | None:
        """The record of the current row."""
        item = self.list.currentItem()
        return item.data(_RECORD).id if item is not None else None

    def popup(self, choices: Sequence[tuple[str, Callable[[], None]]], at: QPoint) -> None:
        """Offer what can be done with the row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, call in choices:
            menu.addAction(text).triggered.connect(lambda _checked=False, one=call: one())
        menu.popup(at)

    def _on_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at)
        if item is not None:
            self.menu_wanted.emit(item.data(_RECORD).id, self.list.viewport().mapToGlobal(at))
