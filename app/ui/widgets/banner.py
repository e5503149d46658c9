"""A line under the header that stays: example data, a damaged backup, a running import."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.ui.widgets.buttons import icon_button, link_button
from app.ui.widgets.icon_label import IconLabel


class Banner(QFrame):
    """Icon, words, actions as links; `closable` adds a cross."""

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        *,
        icon_name: str = "info",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 8, 4)
        layout.setSpacing(8)
        self.label = QLabel(text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(IconLabel(icon_name, "amber", 16, self))
        layout.addWidget(self.label, 1)
        for words, call in actions:
            button = link_button(words, parent=self)
            button.clicked.connect(lambda _checked=False, one=call: one())
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if closable:
            close = icon_button("x", self.tr("关闭"), parent=self)
            close.clicked.connect(self.deleteLater)
            layout.addWidget(close)
