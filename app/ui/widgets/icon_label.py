"""An icon that stands by itself: sharp on every screen, in the colours of the theme there is now."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import icon, paint_icon


class IconLabel(QWidget):
    """`color` is a token or status name."""

    def __init__(self, name: str, color: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon(name)  # a misspelt name fails here
        self._name, self._color, self._size = name, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        paint_icon(QPainter(self), self._name, self._color, 0, 0, self._size)
