"""A box of words from a vocabulary: read in the language of the interface, told as they are stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.language import meant, word


class WordBox(QComboBox):
    """Choose a word, or type one's own where `editable`."""

    def __init__(self, words: Sequence[str], *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = tuple(words)
        self.setEditable(editable)
        self.addItems([word(one) for one in words])

    @property
    def value(self) -> str:
        """The word as it is stored; one's own as it was typed."""
        return meant(self.currentText().strip(), self._stored)

    def set_value(self, value: str) -> None:
        """Show a stored word; one that is not in the list gets in where nothing can be typed."""
        if not self.isEditable() and value and self.findText(word(value)) < 0:
            self.addItem(word(value))
        self.setCurrentText(word(value))
