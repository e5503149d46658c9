"""A circle with the first character of a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import current_tokens, qcolor, text_font


class Avatar(QWidget):
    """`size` pixels across."""

    def __init__(self, name: str, size: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle and initial."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(tokens.blue.back))
        box = QRectF(0, 0, self._size, self._size)
        painter.drawEllipse(box)
        font = text_font(bold=True)
        font.setPixelSize(max(10, round(self._size * 0.5)))
        painter.setFont(font)
        painter.setPen(qcolor(tokens.link))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._name[:1])
