"""A word on its status colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.language import word
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION, RADIUS_CONTROL

HEIGHT: Final = 22
_SIDE: Final = 8


def pill_width(text: str) -> float:
    """How wide a pill of that word is."""
    return QFontMetricsF(text_font(CAPTION)).horizontalAdvance(text) + 2 * _SIDE


def paint_pill(painter: QPainter, box: QRectF, text: str, status: str) -> None:
    """Draw a pill into the box; the painter's font and pen are changed."""
    tokens = current_tokens()
    pair = tokens.pair(status)
    painter.setPen(QPen(qcolor(pair.text)) if tokens.pill_edge else Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(pair.back))
    painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
    painter.setFont(text_font(CAPTION))
    painter.setPen(qcolor(pair.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Pill(QWidget):
    """One pill in a layout; a long word is cut with an ellipsis and whole in the tooltip."""

    LONGEST: Final = 180

    def __init__(self, text: str, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = word(text)
        self.text, self.status = text, status
        self.setAccessibleName(text)
        self.setToolTip(text if pill_width(text) > self.LONGEST else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word and its margins."""
        return QSize(min(self.LONGEST, round(pill_width(self.text)) + 1), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        metrics = QFontMetricsF(text_font(CAPTION))
        shown = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, box.width() - 2 * _SIDE + 2)
        paint_pill(painter, box, shown, self.status)
