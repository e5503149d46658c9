"""设置: theme, text size, name, where the data lie, and the way to 操作记录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.application import apply_settings
from app.ui.widgets.buttons import link_button, primary_button, secondary_button
from app.ui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.ui.context import WindowContext


class SettingsDialog(QDialog):
    """Everything shows at once and is kept at once; there is nothing to save."""

    operations_requested = Signal()

    def __init__(self, context: WindowContext, folder: DataFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(16)
        title = QLabel(self.tr("设置"), self)
        title.setProperty("role", "section")
        layout.addWidget(title)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        settings = context.settings
        self.theme = ChipRow(
            [
                ("system", self.tr("跟随系统"), ""),
                ("light", self.tr("浅色"), "sun"),
                ("dark", self.tr("深色"), "moon"),
                ("high-contrast", self.tr("高对比度"), "eye"),
            ],
            name=self.tr("主题"),
            parent=self,
        )
        self.theme.set_value(settings.theme)
        self.theme.changed.connect(lambda value: self._change(theme=value))
        self.text_size = ChipRow(
            [("small", self.tr("小"), ""), ("standard", self.tr("标准"), ""), ("large", self.tr("大"), "")],
            name=self.tr("文字大小"),
            parent=self,
        )
        self.text_size.set_value(settings.text_size)
        self.text_size.changed.connect(lambda value: self._change(text_size=value))
        self.name = QLineEdit(context.actor.name, self)
        self.name.setReadOnly(True)
        self.name.setMaximumWidth(240)
        where = QHBoxLayout()
        path = QLabel(str(folder.root), self)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        opener = link_button(self.tr("打开"), parent=self)
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.root))))
        where.addWidget(path, 1)
        where.addWidget(opener)
        form.addRow(self.tr("主题"), self.theme)
        form.addRow(self.tr("文字大小"), self.text_size)
        form.addRow(self.tr("当前用户"), self.name)
        form.addRow(self.tr("数据文件夹"), where)
        layout.addLayout(form)
        layout.addStretch(1)
        row = QHBoxLayout()
        history = secondary_button(self.tr("打开操作记录"), "history", parent=self)
        history.clicked.connect(self._on_operations)
        close = primary_button(self.tr("关闭"), parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(history)
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        self.resize(560, 340)

    def _change(self, **changes: str) -> None:
        self._context.remember(**changes)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_settings(app, self._context.settings)

    def _on_operations(self) -> None:
        self.accept()
        self.operations_requested.emit()
