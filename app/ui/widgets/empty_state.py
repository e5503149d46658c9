"""What an empty surface shows: icon, one sentence, a hint, up to three buttons (5-interface, States and words)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.icon_label import IconLabel


@dataclass(frozen=True)
class EmptyAction:
    """A button of an empty state; the first one is the primary one."""

    text: str
    icon: str
    call: Callable[[], None]


class EmptyState(QWidget):
    """Centred in whatever room it gets."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        hint: str = "",
        actions: Sequence[EmptyAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addStretch(5)
        layout.addWidget(IconLabel(icon_name, "border_strong", 56, self), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = QLabel(sentence, self)
        self.sentence.setProperty("role", "section")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.hint = QLabel(hint, self)
        self.hint.setProperty("role", "caption")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(hint))
        layout.addWidget(self.sentence)
        layout.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for at, action in enumerate(actions[:3]):
            make = primary_button if at == 0 else secondary_button
            button = make(action.text, action.icon, parent=self)
            button.clicked.connect(lambda _checked=False, call=action.call: call())
            row.addWidget(button)
        row.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(6)
