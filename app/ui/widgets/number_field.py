"""A whole number typed as text: ↑ and ↓ step, what is no number stays and is told apart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NumberField(QLineEdit):
    """Between `low` and `high` by key; anything may be typed, and who reads the value says what is wrong with it."""

    changed = Signal()

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low, self.high = low, high
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(12)
        self.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def value(self) -> int | str:
        """The number, or the text that is none."""
        text = self.text().replace(",", "").strip()
        try:
            return int(text)
        except ValueError:
            return text

    def set_value(self, value: int) -> None:
        """Show this number."""
        self.setText(str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One more or one less, within the bounds."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        value = self.value
        if step is not None and isinstance(value, int):
            self.set_value(min(max(value + step, self.low), self.high))
        else:
            super().keyPressEvent(event)
