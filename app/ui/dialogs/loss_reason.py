"""流失原因: asked when somebody says that they have another supplier, and only then (3-rules 3.3)."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.models.nouns import LOSS_REASONS
from app.ui.dialogs.more_chips import MoreChips

_USUAL: Final = LOSS_REASONS[:5]
HAS_SUPPLIER: Final = "已有供应商"


class LossReason(QWidget):
    """Hidden for every other result; what was chosen is forgotten with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QLabel(self.tr("流失原因"), self)
        words.setProperty("role", "heading")
        self.chips = MoreChips(_USUAL, LOSS_REASONS, name=self.tr("流失原因"), optional=True, parent=self)
        row.addWidget(words)
        row.addWidget(self.chips, 1)
        self.hide()

    def follow(self, outcome: str) -> None:
        """Ask, or no longer."""
        asked = outcome == HAS_SUPPLIER
        if not asked:
            self.chips.set_value("")
        self.setVisible(asked)

    @property
    def value(self) -> str | None:
        """The chosen reason."""
        return self.chips.value or None

    def set_value(self, reason: str) -> None:
        """A reason of a draft."""
        self.chips.set_value(reason)
