"""A figure of the day: icon, what it counts, the number, one line about it; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import CAPTION, FIGURE

_HEIGHT = 92
_LEFT = 62


class FigureCard(QAbstractButton):
    """Painted, so that the number can shrink to the room there is."""

    def __init__(self, icon_name: str, status: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._status, self._title = icon_name, status, title
        self._number, self._note = "–", ""
        self._chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def mark(self, *, chosen: bool) -> None:
        """The list is narrowed to what this figure counts."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def show_figure(self, number: str, note: str) -> None:
        """The number and the line under it."""
        self._number, self._note = number, note
        self.setAccessibleName(f"{self._title} {number} {note}")
        self.setToolTip(note)
        self.update()

    @property
    def figure(self) -> str:
        """The number as shown."""
        return self._number

    def sizeHint(self) -> QSize:
        """As wide as the layout likes."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Five of them fit at 1180."""
        return QSize(150, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover look."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panel, icon on its status colour, three lines."""
        tokens = current_tokens()
        pair = tokens.pair(self._status)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.focus if self.hasFocus() else tokens.primary_line if self.underMouse() else tokens.border
        painter.setPen(QPen(qcolor(tokens.primary if self._chosen else edge), 2 if self._chosen else 1))
        painter.setBrush(qcolor(tokens.primary_weak if self._chosen else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(pair.back))
        painter.drawRoundedRect(QRectF(14, (self.height() - 36) / 2, 36, 36), 6, 6)
        paint_icon(painter, self._icon, pair.text, 23, (self.height() - 18) / 2, 18)
        width = self.width() - _LEFT - 8
        small = text_font(CAPTION)
        self._line(painter, small, tokens.text2, self._title, 12, 20, width)
        big = text_font(FIGURE, bold=True)
        while QFontMetricsF(big).horizontalAdvance(self._number) > width and big.pixelSize() > 13:
            big.setPixelSize(big.pixelSize() - 1)
        self._line(painter, big, tokens.text, self._number, 32, 32, width)
        self._line(painter, small, tokens.text3, self._note, 64, 20, width)

    @staticmethod
    def _line(painter: QPainter, font: object, color: str, text: str, y: int, height: int, width: int) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(qcolor(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            _LEFT, y, width, height, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )
