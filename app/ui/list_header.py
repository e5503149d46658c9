"""The heading row of a list: own look, sorting by click, and no cost when a million rows are selected."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QToolTip, QWidget

from app.ui.icons import paint_icon
from app.ui.table_model import ListModel
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

HEADER_HEIGHT: Final = 34
_PADDING: Final = 10
_CENTER: Final = int(Qt.AlignmentFlag.AlignCenter)
_FUNNEL: Final = 22
"""Pixels at the right end of a heading that open its filter."""
Sort = tuple[tuple[str, bool], ...]


class ListHeader(QHeaderView):
    """Click sorts, a second click reverses, Shift adds a second key; the funnel filters (5-interface, Tables)."""

    sort_requested = Signal(str, bool, bool)
    """Column key, descending, additive."""
    filter_requested = Signal(int)
    """The filter menu of that model column."""

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._sort: Sort = ()
        self._filtered: Collection[str] = ()
        self._hovered = -1
        self._on_funnel = False
        self.setMouseTracking(True)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setResizeContentsPrecision(0)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._on_clicked)

    def set_sort(self, sort: Sort) -> None:
        """Show by which columns the list is ordered."""
        self._sort = sort
        self.viewport().update()

    def set_filtered(self, keys: Collection[str]) -> None:
        """Show which columns narrow the list."""
        self._filtered = keys
        self.viewport().update()

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        """Fill in the title only.

        Qt's own asks the selection model whether the whole column is selected, row by row: 13.7 s for Ctrl+A on a
        million rows. Rows are selected here, never columns, so nothing is lost.
        """
        column = self._model.columns[logical_index]
        option.section = logical_index
        option.text = column.title

    def sizeHint(self) -> QSize:
        """Fixed height."""
        return QSize(super().sizeHint().width(), HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Title, sort arrow, edges."""
        if not rect.isValid():
            return
        tokens = current_tokens()
        option = QStyleOptionHeader()
        self.initStyleOptionForIndex(option, logical_index)
        column = self._model.columns[logical_index]
        painter.fillRect(rect, qcolor(tokens.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.border))
        filtered = column.key in self._filtered
        keys = [key for key, _ in self._sort]
        at = keys.index(column.key) if column.key in keys else -1
        font = text_font(CAPTION, bold=True)
        needed = QFontMetricsF(font).horizontalAdvance(option.text) + _PADDING + (17 if filtered else 0)
        marks = (25 if at >= 0 else 0) + (8 if filtered else 0)
        narrow = bool(marks) and needed + marks > rect.width()
        right = rect.right() - 6
        if filtered:
            size = 11 if narrow else 13
            left = rect.right() - size - 1 if narrow else right - size
            paint_icon(painter, "funnel", "link", left, rect.top() + (rect.height() - size) // 2, size)
            right -= 17
        if at >= 0:
            right = self._paint_order(painter, rect, at, right, narrow=narrow)
        painter.setFont(font)
        painter.setPen(qcolor(tokens.text if at >= 0 else tokens.text2))
        inner = QRect(rect.left() + _PADDING, rect.top(), 0, rect.height())
        inner.setRight(rect.right() - _PADDING if narrow or right == rect.right() - 6 else right - 2)
        if narrow:
            inner = rect.adjusted(4, 3, -4 if not filtered else -12, 0)
        side = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}
        align = side.get(column.alignment, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        text = QFontMetricsF(font).elidedText(option.text, Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner, int(align), text)
        if logical_index == self._hovered and not filtered:
            # Over the end of the title, for as long as the mouse is here: nothing moves.
            painter.fillRect(rect.right() - 20, rect.top(), 19, rect.height() - 1, qcolor(tokens.sunken))
            name = "link" if self._on_funnel else "text3"
            paint_icon(painter, "funnel", name, rect.right() - 18, rect.top() + (rect.height() - 13) // 2, 13)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The funnel opens the filter; everything else of the heading sorts, moves or resizes."""
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._is_funnel(at):
            event.accept()
            self.filter_requested.emit(self.logicalIndexAt(at))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the funnel of the heading under the mouse."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        hovered = (self.logicalIndexAt(at), self._is_funnel(at))
        if hovered != (self._hovered, self._on_funnel):
            self._hovered, self._on_funnel = hovered
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No heading is under the mouse."""
        super().leaveEvent(event)
        self._hovered, self._on_funnel = -1, False
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button opens the filter menu too."""
        logical = self.logicalIndexAt(event.pos())
        if logical >= 0:
            self.filter_requested.emit(logical)

    def viewportEvent(self, event: QEvent) -> bool:
        """What a click does, with the heading in full."""
        if event.type() == QEvent.Type.ToolTip:
            at: QPoint = event.pos()  # type: ignore[attr-defined]  # a help event
            logical = self.logicalIndexAt(at)
            if logical >= 0:
                title = self._model.columns[logical].title
                words = (
                    self.tr("筛选“{0}” (Ctrl+Shift+F)")
                    if self._is_funnel(at)
                    else self.tr("{0}：单击排序，Shift+单击加为次要排序")
                )
                QToolTip.showText(event.globalPos(), words.format(title), self)  # type: ignore[attr-defined]
            return True
        return super().viewportEvent(event)

    def _is_funnel(self, at: QPoint) -> bool:
        logical = self.logicalIndexAt(at)
        if logical < 0:
            return False
        right = self.sectionViewportPosition(logical) + self.sectionSize(logical)
        # The last pixels belong to the edge that resizes.
        return right - _FUNNEL <= at.x() < right - 4

    def _paint_order(self, painter: QPainter, rect: QRect, at: int, right: int, *, narrow: bool) -> int:
        """The arrow of the order, with its rank where there are several; on a narrow heading above the title, as file
        managers do. Returns where the title has to end.
        """
        several = len(self._sort) > 1
        name = "chevron-down" if self._sort[at][1] else "chevron-up"
        number = text_font(CAPTION - 3 if narrow else CAPTION - 2, bold=True)
        painter.setFont(number)
        painter.setPen(qcolor(current_tokens().link))
        if narrow:
            left = rect.center().x() - (8 if several else 4)
            paint_icon(painter, name, "link", left, rect.top(), 10)
            if several:
                painter.drawText(QRect(left + 9, rect.top() - 1, 9, 12), _CENTER, str(at + 1))
            return right
        if several:
            painter.drawText(QRect(right - 8, rect.top(), 9, rect.height()), _CENTER, str(at + 1))
            right -= 9
        paint_icon(painter, name, "link", right - 12, rect.top() + (rect.height() - 12) // 2, 12)
        return right - 14

    def _on_clicked(self, logical_index: int) -> None:
        column = self._model.columns[logical_index]
        if not column.sortable:
            return
        now = dict(self._sort)
        descending = column.key in now and not now[column.key]
        additive = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column.key, descending, additive)
