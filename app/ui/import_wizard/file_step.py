"""Step 1: choose or drop a file; what is wrong with it is said in place, a password is asked for in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.errors import AppError, WorkbookEncrypted, WrongPassword
from app.ui import texts
from app.ui.context import WindowContext
from app.ui.icons import icon
from app.ui.widgets.buttons import primary_button

FILTER = "*.xlsx *.xlsm *.xltx *.xls *.xlsb *.et *.ods *.csv *.tsv *.txt"


class FileStep(QWidget):
    """A place to drop, a button, the reason when it did not work."""

    files_chosen = Signal(list)
    """Paths, one or more."""
    password_given = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        zone = QFrame(self)
        zone.setProperty("kind", "note")
        inside = QVBoxLayout(zone)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(10)
        picture = QLabel(zone)
        picture.setPixmap(icon("file-spreadsheet", "primary", 48).pixmap(48, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = QLabel(zone)
        self.sentence.setProperty("role", "section")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = QLabel(
            self.tr("Excel、WPS、ODS、CSV 都可以；多张表、合并单元格、小计行、各种日期写法都认得。"), zone
        )
        self.hint.setProperty("role", "secondary")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.choose = primary_button(self.tr("选择文件…"), "folder-open", parent=zone)
        self.choose.clicked.connect(self.ask)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addStretch(1)
        inside.addStretch(1)
        for widget in (picture, self.sentence, self.hint):
            inside.addWidget(widget)
        inside.addLayout(row)
        inside.addWidget(self._make_error(zone))
        inside.addStretch(1)
        column.addWidget(zone, 1)
        self.clear()

    def _make_error(self, zone: QWidget) -> QWidget:
        self._problem = QWidget(zone)
        column = QVBoxLayout(self._problem)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        self.error = QLabel(self._problem)
        self.error.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self._secret = QWidget(self._problem)
        row = QHBoxLayout(self._secret)
        row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit(self._secret)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("文件的打开密码"))
        self.password.setMaximumWidth(260)
        self.password.returnPressed.connect(self._on_password)
        opener = primary_button(self.tr("打开"), parent=self._secret)
        opener.clicked.connect(self._on_password)
        row.addStretch(1)
        row.addWidget(self.password)
        row.addWidget(opener)
        row.addStretch(1)
        column.addWidget(self.error)
        column.addWidget(self._secret)
        return self._problem

    def clear(self) -> None:
        """Ready for a file."""
        self.sentence.setText(self.tr("把表格文件拖到这里"))
        self.choose.setText(self.tr("选择文件…"))
        self.choose.setEnabled(True)
        self.hint.show()
        self._problem.hide()

    def show_reading(self, name: str) -> None:
        """A file is being read."""
        self.sentence.setText(self.tr("正在读取 {0}…").format(name))
        self.choose.setEnabled(False)
        self._problem.hide()

    def show_cancelled(self) -> None:
        """Reading was stopped by the user."""
        self.clear()
        self.error.setText(self.tr("已取消读取，什么都没有改变。可以重新选择文件。"))
        self._secret.hide()
        self._problem.show()

    def show_error(self, error: AppError) -> None:
        """Why the file cannot be used; an encrypted one asks for its password."""
        self.clear()
        self.error.setText(texts.error_text(error).line)
        wants_password = isinstance(error, WorkbookEncrypted | WrongPassword)
        self._secret.setVisible(wants_password)
        if wants_password:
            self.sentence.setText(self.tr("这份文件要密码"))
            self.choose.setText(self.tr("换一个文件…"))
            self.hint.hide()
        self._problem.show()
        if wants_password:
            self.password.clear()
            self.password.setFocus()

    def ask(self) -> None:
        """The system's own file dialog."""
        folder = self._context.settings.last_import_folder or str(Path.home())
        paths, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("选择要导入的表格"), folder, self.tr("表格文件 ({0})").format(FILTER)
        )
        if paths:
            self._context.remember(last_import_folder=str(Path(paths[0]).parent))
            self.files_chosen.emit([Path(path) for path in paths])

    def _on_password(self) -> None:
        word = self.password.text()
        if word:
            # After the key is done with: hiding the field gives the focus, and this very Enter, to a button.
            QTimer.singleShot(0, self, lambda: self.password_given.emit(word))
