"""An icon with a sentence: what is known, what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.widgets.icon_label import IconLabel


class IconLine(QWidget):
    """One line; `label` may be given other words."""

    def __init__(self, icon_name: str, color: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.label = QLabel(text, self)
        self.label.setProperty("role", "secondary")
        row.addWidget(IconLabel(icon_name, color, 16, self))
        row.addWidget(self.label, 1)
        self.hide()
