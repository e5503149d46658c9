"""The 26 px line at the bottom: what is selected, the keys that work now, saved, last backup, which database."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel

STATUS_HEIGHT: Final = 26


class StatusLine(QFrame):
    """Left: selection and keys. Right: saved, backup, database; parts without text are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status")
        self.setFixedHeight(STATUS_HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(5)
        self.selection = QLabel(self)
        self.keys = ElidedLabel("", self)
        self.saved = QLabel(self)
        self.backup = QLabel(self)
        self.database = QLabel(self)
        self._saved_icon = IconLabel("circle-check", "green", 14, self)
        self._database_icon = IconLabel("database", "text2", 14, self)
        self.selection.setContentsMargins(0, 0, 10, 0)
        layout.addWidget(self.selection)
        layout.addWidget(self.keys, 1)
        layout.addSpacing(10)
        for widget, gap in (
            (self._saved_icon, 0),
            (self.saved, 10),
            (self.backup, 10),
            (self._database_icon, 0),
            (self.database, 0),
        ):
            layout.addWidget(widget)
            if gap:
                layout.addSpacing(gap)
        self.set_selection("")
        self.set_saved("")
        self.set_backup("")
        self.set_database("")

    def set_selection(self, text: str) -> None:
        """已选 1 位; where nothing is selected the keys begin at the edge."""
        self.selection.setText(text)
        self.selection.setVisible(bool(text))

    def set_saved(self, text: str) -> None:
        """已保存 14:32"""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))
        self._saved_icon.setVisible(bool(text))

    def set_backup(self, text: str) -> None:
        """上次备份 今天 12:00"""
        self.backup.setText(text)
        self.backup.setVisible(bool(text))

    def set_database(self, text: str) -> None:
        """本机数据库 ・ 186 MB"""
        self.database.setText(text)
        self.database.setVisible(bool(text))
        self._database_icon.setVisible(bool(text))
