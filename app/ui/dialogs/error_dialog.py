"""An error that has no better place: what happened, what to do, details behind a fold, and what to send on."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.errors import AppError
from app.ui import texts
from app.ui.icons import icon
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button


class ErrorDialog(QDialog):
    """For an AppError its sentence; for a bug one sentence and the traceback behind 详情."""

    def __init__(self, title: str, sentence: str, hint: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._details = details
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(12)
        picture = QLabel(self)
        picture.setPixmap(icon("circle-alert", "red").pixmap(24, 24))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        heading = QLabel(title, self)
        heading.setProperty("role", "strong")
        self.sentence = QLabel(sentence, self)
        self.hint = QLabel(hint, self)
        self.hint.setProperty("role", "secondary")
        for label in (heading, self.sentence, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self.hint.setVisible(bool(hint))
        top.addLayout(words, 1)
        layout.addLayout(top)
        self.fold = QPlainTextEdit(details, self)
        self.fold.setReadOnly(True)
        self.fold.setMinimumHeight(140)
        self.fold.hide()
        layout.addWidget(self.fold, 1)
        row = QHBoxLayout()
        self.fold_button = ghost_button(self.tr("详情"), "chevron-down", parent=self)
        self.fold_button.setCheckable(True)
        self.fold_button.toggled.connect(self._on_folded)
        self.fold_button.setVisible(bool(details))
        self.copy_button = secondary_button(self.tr("复制诊断信息"), "copy", parent=self)
        self.copy_button.clicked.connect(self._on_copy)
        close = primary_button(self.tr("知道了"), parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.fold_button)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(close)
        layout.addLayout(row)
        self.setMinimumWidth(440)
        close.setFocus()

    @classmethod
    def of(cls, error: BaseException, parent: QWidget | None = None) -> ErrorDialog:
        """The dialog for any exception."""
        details = "".join(traceback.format_exception(error)).strip()
        if isinstance(error, AppError):
            text = texts.error_text(error)
            return cls(text.title, text.sentence, text.hint, str(error), parent)
        dialog = cls("", "", "", details, parent)
        dialog._say_bug()
        return dialog

    def _say_bug(self) -> None:
        self.setWindowTitle(self.tr("程序出错"))
        heading = self.findChildren(QLabel)[1]
        heading.setText(self.tr("程序出错了"))
        self.sentence.setText(self.tr("刚才的操作没有完成，没有写入一半的数据，可以继续使用。"))
        self.hint.setText(self.tr("请复制诊断信息发给维护人员。"))
        self.hint.show()

    def _on_folded(self, shown: bool) -> None:
        self.fold.setVisible(shown)
        self.fold_button.setIcon(icon("chevron-up" if shown else "chevron-down", "text2"))
        self.adjustSize()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.diagnosis())
        self.copy_button.setText(self.tr("已复制"))
        QTimer.singleShot(2000, self.copy_button, lambda: self.copy_button.setText(self.tr("复制诊断信息")))

    def diagnosis(self) -> str:
        """What goes to the clipboard: versions, the sentence and the details."""
        lines = [
            f"{self.windowTitle()}: {self.sentence.text()}",
            f"Keban {__version__} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}",
            self._details,
        ]
        return "\n".join(lines)
