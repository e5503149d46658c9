"""What is shown when the data cannot be opened: one sentence and the ways on; never an empty file in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import AppError
from app.ui import texts
from app.ui.icons import icon
from app.ui.widgets.buttons import primary_button, secondary_button


class StartProblem(QDialog):
    """`folder` holds another data folder when the user chose one; otherwise the program ends."""

    def __init__(self, error: AppError, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.again = False
        self._old = folder
        text = texts.error_text(error)
        self.setWindowTitle(self.tr("客伴"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        top = QHBoxLayout()
        top.setSpacing(14)
        picture = QLabel(self)
        picture.setPixmap(icon("database", "red").pixmap(32, 32))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        self.sentence = QLabel(text.sentence, self)
        for role, label in (
            ("section", QLabel(text.title, self)),
            ("", self.sentence),
            ("secondary", QLabel(text.hint, self)),
        ):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            words.addWidget(label)
        top.addLayout(words, 1)
        layout.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(8)
        leave = secondary_button(self.tr("退出"), parent=self)
        leave.clicked.connect(self.reject)
        other = secondary_button(self.tr("打开另一个数据文件夹…"), "folder-open", parent=self)
        other.clicked.connect(self._on_other)
        retry = primary_button(self.tr("重试"), "refresh-cw", parent=self)
        retry.clicked.connect(self._on_retry)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(other)
        row.addWidget(retry)
        layout.addLayout(row)
        self.setMinimumWidth(560)
        retry.setFocus()

    def _on_retry(self) -> None:
        self.again = True
        self.accept()

    def _on_other(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("选择数据文件夹"), str(self._old.parent))
        if chosen:
            self.folder = Path(chosen)
            self.accept()
