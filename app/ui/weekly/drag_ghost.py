"""What is seen of a drag over the board: the card, the line it would fall on, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION
from app.ui.weekly.card_list import CardList
from app.ui.weekly.card_painter import CARD_HEIGHT
from app.ui.weekly.column import COLUMN_WIDTH

if TYPE_CHECKING:
    from app.services.weekly_board import WeekCard


class DragGhost(QWidget):
    """What follows the mouse: the card in the hand, the line it would fall on, and why it cannot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.card: WeekCard | None = None
        self.at = QPoint()
        self.line: tuple[QPoint, int] | None = None
        self.words = ""
        self.refused = False
        self.painter_of: CardList | None = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line, card, words."""
        if self.card is None or self.painter_of is None:
            return
        tokens, painter = current_tokens(), QPainter(self)
        if self.line is not None:
            start, width = self.line
            painter.setPen(QPen(qcolor(tokens.primary), 3))
            painter.drawLine(start, start + QPoint(width, 0))
        painter.setOpacity(0.92)
        box = QRect(self.at - QPoint(40, 18), QSize(COLUMN_WIDTH - 16, CARD_HEIGHT))
        self.painter_of.painter_of.paint_card(painter, box, self.card, hover=True)
        painter.setOpacity(1)
        if self.words:
            painter.setFont(text_font(CAPTION, bold=True))
            width = painter.fontMetrics().horizontalAdvance(self.words) + 16
            pill = QRect(box.left() + 8, box.bottom() - 2, width, 22)
            pair = tokens.red if self.refused else tokens.blue
            painter.setPen(qcolor(pair.text))
            painter.setBrush(qcolor(pair.back))
            painter.drawRoundedRect(pill, 4, 4)
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self.words)
