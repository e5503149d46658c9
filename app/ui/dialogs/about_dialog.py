"""关于: which program, which engines, which data folder."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import __version__
from app.ui.icons import icon
from app.ui.widgets.buttons import primary_button, secondary_button


class AboutDialog(QDialog):
    """`sqlite_version` comes from whoever opened the database; `folder` is where everything lies."""

    def __init__(self, sqlite_version: str, folder: Path, database: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("关于客伴"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        top = QHBoxLayout()
        top.setSpacing(12)
        picture = QLabel(self)
        picture.setPixmap(icon("handshake", "primary").pixmap(40, 40))
        names = QVBoxLayout()
        names.setSpacing(2)
        title = QLabel(self.tr("客伴 {version}").format(version=__version__), self)
        title.setProperty("role", "section")
        what = QLabel(self.tr("小型销售团队的客户管理"), self)
        what.setProperty("role", "secondary")
        names.addWidget(title)
        names.addWidget(what)
        top.addWidget(picture)
        top.addLayout(names, 1)
        layout.addLayout(top)
        self.rows: Sequence[tuple[str, str]] = (
            (self.tr("数据文件夹"), str(folder)),
            (self.tr("数据库"), database),
            (self.tr("SQLite"), sqlite_version),
            (self.tr("Qt"), qVersion()),
            (self.tr("Python"), platform.python_version()),
            (self.tr("系统"), platform.platform()),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(self.rows):
            words = QLabel(label, self)
            words.setProperty("role", "secondary")
            shown = QLabel(value, self)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1)
        layout.addLayout(grid)
        buttons = QHBoxLayout()
        copy = secondary_button(self.tr("复制"), "copy", parent=self)
        copy.clicked.connect(self._on_copy)
        opener = secondary_button(self.tr("打开数据文件夹"), "folder-open", parent=self)
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        close = primary_button(self.tr("关闭"), parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addWidget(opener)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        self.setMinimumWidth(480)
        close.setFocus()

    def _on_copy(self) -> None:
        lines = [f"Keban {__version__}", *(f"{label}: {value}" for label, value in self.rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
