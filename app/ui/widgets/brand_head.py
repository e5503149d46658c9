"""The sign of the program and a title beside it: how the small windows before the first one begin."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.icons import icon


class BrandHead(QHBoxLayout):
    """A row of the parent's layout; `title` may be written anew."""

    def __init__(self, parent: QWidget, text: str = "") -> None:
        super().__init__()
        picture = QLabel(parent)
        picture.setPixmap(icon("handshake", "primary", 32).pixmap(32, 32))
        self.title = QLabel(text, parent)
        self.title.setProperty("role", "page")
        self.addWidget(picture)
        self.addSpacing(6)
        self.addWidget(self.title, 1)
