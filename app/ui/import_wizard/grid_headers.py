"""The edges of the sheet: letters with a chip for every column's meaning, and row numbers to choose the header by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from app.ui.icons import paint_icon
from app.ui.import_wizard.lettering import cut, lettering
from app.ui.import_wizard.sheet_model import SheetModel
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION

_CENTER: Final = int(Qt.AlignmentFlag.AlignCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_GAP: Final = 4


class _HoveredHeader(QHeaderView):
    """An edge of the sheet that can be clicked and marks the section under the mouse."""

    def __init__(self, orientation: Qt.Orientation, model: SheetModel, parent: QWidget | None) -> None:
        super().__init__(orientation, parent)
        self._sheet = model
        self._hovered = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        """Only the section: Qt's own asks the selection model cell by cell."""
        option.section = logical_index

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The section under the mouse is marked: it can be pressed."""
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()


class ChipHeader(_HoveredHeader):
    """A letter, and below it a chip that opens the list of meanings."""

    chip_pressed = Signal(int, QPoint)
    """Column index and where the list belongs (global)."""

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, parent)
        self.setMinimumSectionSize(56)
        self.setFixedHeight(self._height())
        self.sectionClicked.connect(self.press)

    def press(self, index: int) -> None:
        """As a click on the chip."""
        if 0 <= index < self.count():
            corner = QPoint(self.sectionViewportPosition(index) + 4, self.height() - 2)
            self.chip_pressed.emit(index, self.viewport().mapToGlobal(corner))

    def _height(self) -> int:
        small, normal = QFontMetricsF(text_font(CAPTION)), QFontMetricsF(text_font())
        return round(small.height() + normal.height()) + 5 * _GAP

    def chip_width(self, index: int) -> int:
        """How wide a section must be to show its whole chip."""
        text = self._sheet.meaning(index).text or self.tr("不导入")
        return round(QFontMetricsF(text_font(CAPTION, bold=True)).horizontalAdvance(text)) + 40

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), self._height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Letter, chip, edges."""
        if not rect.isValid():
            return
        tokens = current_tokens()
        meaning = self._sheet.meaning(logical_index)
        painter.fillRect(rect, qcolor(tokens.sunken))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.border))
        small, metrics = lettering(CAPTION)
        line = round(metrics.height()) + _GAP
        painter.setFont(small)
        painter.setPen(qcolor(tokens.text3))
        painter.drawText(
            QRect(rect.left(), rect.top() + 1, rect.width(), line), _CENTER, self._sheet.letter(logical_index)
        )
        box = QRect(rect.left() + 3, rect.top() + line + 1, rect.width() - 7, rect.height() - line - _GAP - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = logical_index == self._hovered
        pair = tokens.pair(meaning.status) if meaning.text else None
        edge = (
            tokens.focus if hovered else pair.text if pair and (tokens.pill_edge or meaning.status == "amber") else ""
        )
        painter.setPen(QPen(qcolor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(pair.back) if pair else Qt.BrushStyle.NoBrush)
        if pair or hovered:
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        bold = meaning.status in ("blue", "amber")
        painter.setFont(lettering(CAPTION, bold=bold)[0])
        painter.setPen(qcolor(pair.text if pair else tokens.text3))
        words = meaning.text or self.tr("不导入")
        inner = box.adjusted(8, 0, -20, 0)
        painter.drawText(inner, _LEFT, cut(words, inner.width() + 1, CAPTION, bold=bold))
        paint_icon(
            painter,
            "chevron-down",
            meaning.status or "text3",
            box.right() - 17,
            box.top() + (box.height() - 12) / 2,
            12,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class RowNumbers(_HoveredHeader):
    """Numbers as Excel gives them; a click makes the row the header row."""

    row_pressed = Signal(int)
    """Row of the model."""

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, model, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sectionClicked.connect(self.row_pressed)

    def fit(self, rows: int) -> None:
        """Wide enough for the largest number and a mark."""
        wide = QFontMetricsF(text_font(CAPTION)).horizontalAdvance(f"{rows:,}")
        self.setFixedWidth(max(52, round(wide) + 36))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Number and mark: hidden, skipped, with a problem."""
        if not rect.isValid():
            return
        tokens, sheet = current_tokens(), self._sheet
        header = sheet.is_header(logical_index)
        hovered = logical_index == self._hovered
        back = tokens.primary if header else tokens.primary_weak if hovered else tokens.sunken
        painter.fillRect(rect, qcolor(back))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, qcolor(tokens.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), qcolor(tokens.border))
        fatal = sheet.marks.rows.get(sheet.excel_row(logical_index))
        if header:
            painter.setPen(qcolor(tokens.on_primary))
        elif sheet.skipped(logical_index) or sheet.is_hidden(logical_index) or sheet.is_above(logical_index):
            painter.setPen(qcolor(tokens.text3))
        else:
            painter.setPen(qcolor(tokens.text2))
        painter.setFont(lettering(CAPTION, bold=header)[0])
        text = str(sheet.headerData(logical_index, Qt.Orientation.Vertical))
        painter.drawText(
            rect.adjusted(22, 0, -8, 0), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text
        )
        mark = ""
        if fatal is not None:
            mark, color = "circle-alert", "red" if fatal else "amber"
        elif sheet.is_hidden(logical_index):
            mark, color = "eye-off", "text3"
        elif sheet.skipped(logical_index):
            mark, color = "ban", "text3"
        if mark:
            paint_icon(painter, mark, color, rect.left() + 6, rect.top() + (rect.height() - 14) // 2, 14)
