"""A row of buttons that lets its icons go before it cuts a word."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget


class TightRow(QFrame):
    """Whoever changes a text in the row calls `fit`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QPushButton, QIcon] = {}

    def fit(self) -> None:
        """Icons where all words have room beside them, none where they have not."""
        layout = self.layout()
        if layout is None or self.width() < 1:
            return
        for button, icon in self._icons.items():
            button.setIcon(icon)
        self._icons.clear()
        layout.invalidate()
        if layout.sizeHint().width() <= self.width():
            return
        for button in self.findChildren(QPushButton):
            if button.text() and not button.icon().isNull() and not button.isHidden():
                self._icons[button] = button.icon()
                button.setIcon(QIcon())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another fit."""
        super().resizeEvent(event)
        self.fit()
