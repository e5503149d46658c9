"""What is shown when the data cannot be opened: one sentence and the ways on; never an empty file in its place."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import services
from app.errors import AppError, DatabaseDamaged
from app.migrations import HEAD
from app.paths import DataFolder
from app.ui import texts
from app.ui.icons import icon
from app.ui.widgets.buttons import primary_button, secondary_button

if TYPE_CHECKING:
    from app.services.backup import BackupInfo

log = logging.getLogger(__name__)


class StartProblem(QDialog):
    """`folder` holds another data folder when the user chose one; `again` asks to try the same one once more, be it
    after 恢复最近的备份, which keeps the damaged file aside. Otherwise the program ends.
    """

    def __init__(self, error: AppError, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.again = False
        self._old = folder
        self._backup = _backup_for(error, folder)
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
        self.title = QLabel(text.title, self)
        self.sentence = QLabel(text.sentence, self)
        self.hint = QLabel(text.hint, self)
        self._picture = picture
        for role, label in (("section", self.title), ("", self.sentence), ("secondary", self.hint)):
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
        make = secondary_button if self._backup is not None else primary_button
        self.retry = make(self.tr("重试"), "refresh-cw", parent=self)
        self.retry.clicked.connect(self._on_retry)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(other)
        row.addWidget(self.retry)
        self._others = [leave, other]
        if self._backup is not None:
            self.restore = primary_button(self.tr("恢复最近的备份"), "history", parent=self)
            self.restore.clicked.connect(self._on_restore)
            row.addWidget(self.restore)
            self.hint.setText(
                self.tr("最近的完好备份：{0}。恢复后，损坏的文件另外保留；备份之后录入的内容不在其中。").format(
                    _moment(self._backup)
                )
            )
        layout.addLayout(row)
        self.setMinimumWidth(600)
        (self.restore if self._backup is not None else self.retry).setFocus()

    def _on_restore(self) -> None:
        assert self._backup is not None
        folder = DataFolder(self._old)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = services.backup.restore(
                self._backup.path, folder.database, head=HEAD, now=datetime.now(UTC), folder=folder.backups
            )
        except AppError as error:
            log.warning("restore failed: %s", type(error).__name__)
            text = texts.error_text(error)
            self.title.setText(self.tr("没有恢复"))
            self.sentence.setText(text.sentence)
            self.hint.setText(text.hint)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        log.info("restored the backup of %s", self._backup.at.isoformat())
        self._picture.setPixmap(icon("circle-check", "green").pixmap(32, 32))
        self.title.setText(self.tr("已恢复"))
        self.sentence.setText(self.tr("数据已恢复到 {0} 的备份。").format(_moment(self._backup)))
        kept = self.tr("损坏的文件保存为 {0}。").format(done.kept) if done.kept is not None else ""
        self.hint.setText(kept + self.tr("这之后录入的内容请再补一次。"))
        for button in (*self._others, self.restore):
            button.hide()
        self.retry.setText(self.tr("打开客伴"))
        self.retry.setFocus()

    def _on_retry(self) -> None:
        self.again = True
        self.accept()

    def _on_other(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("选择数据文件夹"), str(self._old.parent))
        if chosen:
            self.folder = Path(chosen)
            self.accept()


def _backup_for(error: AppError, folder: Path) -> BackupInfo | None:
    """The newest good backup, where that is the way on: the team's own data file is damaged."""
    data = DataFolder(folder)
    if not isinstance(error, DatabaseDamaged) or Path(error.path) != data.database:
        return None
    found: BackupInfo | None = services.backup.latest(data.backups, good=True)
    return found


def _moment(backup: BackupInfo) -> str:
    return backup.at.astimezone().strftime("%Y-%m-%d %H:%M")
