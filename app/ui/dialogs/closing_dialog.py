"""Asked once when the window is closed: go on in the tray, or end. Settings can change the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.option_card import OptionCard


class ClosingDialog(QDialog):
    """`choice` is tray or quit; '' when the window is to stay open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ""
        self.setWindowTitle(self.tr("关闭客伴"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        heading = QLabel(self.tr("关闭窗口时做什么？"), self)
        heading.setProperty("role", "section")
        column.addWidget(heading)
        self.tray = OptionCard(
            "bell", self.tr("最小化到托盘"), self.tr("继续提醒到期的跟进，点托盘图标随时打开。"), self
        )
        self.quit = OptionCard("log-out", self.tr("退出"), self.tr("结束程序；数据已经保存。"), self)
        self.tray.clicked.connect(lambda: self._choose("tray"))
        self.quit.clicked.connect(lambda: self._choose("quit"))
        column.addWidget(self.tray)
        column.addWidget(self.quit)
        row = QHBoxLayout()
        hint = QLabel(self.tr("只问这一次，以后可以在“设置 → 本机”里改。"), self)
        hint.setProperty("role", "caption")
        cancel = ghost_button(self.tr("取消"), key="Esc", parent=self)
        cancel.clicked.connect(self.reject)
        row.addWidget(hint, 1)
        row.addWidget(cancel)
        column.addLayout(row)
        self.setMinimumWidth(460)
        self.tray.setFocus()

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the focused card."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, OptionCard):
            focused.click()
        else:
            super().keyPressEvent(event)
