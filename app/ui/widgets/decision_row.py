"""The last row of a dialog that does one thing: 取消 and the action, which Enter presses."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from app.ui.widgets.buttons import primary_button, secondary_button


class DecisionRow(QWidget):
    """Closes the dialog or does what it is for."""

    def __init__(self, text: str, icon_name: str, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.cancel.clicked.connect(dialog.close)
        self.start = primary_button(text, icon_name, parent=self)
        self.start.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.start)
