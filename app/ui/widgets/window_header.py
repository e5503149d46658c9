"""The band on top of a window of its own: icon and title, then what the window adds to the row."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QWidget

from app.ui.widgets.buttons import icon_button
from app.ui.widgets.icon_label import IconLabel

HEIGHT: Final = 48


class WindowHeader(QFrame):
    """`row` goes on to the right of the title."""

    def __init__(self, icon: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(HEIGHT)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 12, 0)
        self.row.setSpacing(8)
        self.row.addWidget(IconLabel(icon, "primary", 20, self))
        label = QLabel(title, self)
        label.setProperty("role", "section")
        self.row.addWidget(label)

    def add_close(self, window: QDialog) -> None:
        """The cross at the end of the row; Esc is the window's own."""
        cross = icon_button("x", self.tr("关闭"), key="Esc", parent=self)
        cross.clicked.connect(window.reject)
        self.row.addWidget(cross)
