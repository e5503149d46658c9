"""One question before what cannot be taken back; the button says the verb (5-interface, States and words)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.widgets.buttons import danger_button, primary_button, secondary_button


class ConfirmDialog(QDialog):
    """Question, consequence, 取消 and the verb. 取消 has the focus: a stray Enter does nothing."""

    def __init__(
        self, title: str, consequence: str, verb: str, parent: QWidget | None = None, *, danger: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        top = QHBoxLayout()
        top.setSpacing(12)
        picture = QLabel(self)
        picture.setPixmap(icon("triangle-alert" if danger else "info", "amber" if danger else "link").pixmap(24, 24))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        heading = QLabel(title, self)
        heading.setProperty("role", "strong")
        for label, text in ((heading, title), (QLabel(self), consequence)):
            label.setText(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setVisible(bool(text))
            words.addWidget(label)
        top.addLayout(words, 1)
        layout.addLayout(top)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        cancel.clicked.connect(self.reject)
        self.verb_button = danger_button(verb, parent=self) if danger else primary_button(verb, parent=self)
        self.verb_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.verb_button)
        layout.addLayout(row)
        self.setMinimumWidth(380)
        cancel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and nothing else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if focused is not None and hasattr(focused, "click"):
                focused.click()
            return
        super().keyPressEvent(event)


def confirm(parent: QWidget | None, title: str, consequence: str, verb: str, *, danger: bool = True) -> bool:
    """Ask and wait; True when the verb was pressed."""
    return bool(ConfirmDialog(title, consequence, verb, parent, danger=danger).exec())
