"""本机: theme, text size, row height, who works here and where the data lie; kept at once, nothing to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.application import apply_settings
from app.ui.widgets.buttons import link_button
from app.ui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.ui.context import WindowContext


class ComputerPage(QWidget):
    """What belongs to this computer, whatever team works on it."""

    row_height_chosen = Signal(str)
    reopen_requested = Signal()
    """The window is to be made anew, in the language that was chosen."""

    def __init__(self, context: WindowContext, folder: DataFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        form = QFormLayout(self)
        form.setContentsMargins(0, 14, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        settings = context.settings
        self.theme = self._chips(
            self.tr("主题"),
            [
                ("system", self.tr("跟随系统"), ""),
                ("light", self.tr("浅色"), "sun"),
                ("dark", self.tr("深色"), "moon"),
                ("high-contrast", self.tr("高对比度"), "eye"),
            ],
            settings.theme,
        )
        self.theme.changed.connect(lambda value: self._look(theme=value))
        # Each language by its own name, whichever is on.
        # texts: data
        languages = [("zh_CN", "中文", ""), ("en", "English", "")]
        # texts: end
        self.language = self._chips(self.tr("语言"), languages, settings.language)
        self.language.changed.connect(self._on_language)
        self.reopen = link_button(self.tr("重新打开窗口，换成这个语言"), parent=self)
        self.reopen.clicked.connect(self.reopen_requested)
        self.reopen.hide()
        self._opened_with = settings.language
        self.text_size = self._chips(
            self.tr("文字大小"),
            [("small", self.tr("小"), ""), ("standard", self.tr("标准"), ""), ("large", self.tr("大"), "")],
            settings.text_size,
        )
        self.text_size.changed.connect(lambda value: self._look(text_size=value))
        self.row_height = self._chips(
            self.tr("行高"),
            [("compact", self.tr("紧凑"), ""), ("standard", self.tr("标准"), ""), ("relaxed", self.tr("宽松"), "")],
            settings.row_height,
        )
        self.row_height.changed.connect(self._on_row_height)
        self.closing = self._chips(
            self.tr("关闭窗口时"),
            [("ask", self.tr("询问"), ""), ("tray", self.tr("最小化到托盘"), ""), ("quit", self.tr("退出"), "")],
            settings.close_action,
        )
        self.closing.changed.connect(lambda value: context.remember(close_action=value))
        name = QLabel(context.actor.name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        where = QHBoxLayout()
        path = QLabel(str(folder.root), self)
        path.setTextFormat(Qt.TextFormat.PlainText)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setWordWrap(True)
        opener = link_button(self.tr("打开"), parent=self)
        opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.root))))
        where.addWidget(path, 1)
        where.addWidget(opener)
        language = QVBoxLayout()
        language.setSpacing(4)
        language.addWidget(self.language)
        language.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("语言"), language)
        for label, field in (
            (self.tr("主题"), self.theme),
            (self.tr("文字大小"), self.text_size),
            (self.tr("行高"), self.row_height),
            (self.tr("关闭窗口时"), self.closing),
            (self.tr("当前用户"), name),
        ):
            form.addRow(label, field)
        form.addRow(self.tr("数据文件夹"), where)

    def _chips(self, name: str, choices: list[tuple[str, str, str]], value: str) -> ChipRow:
        row = ChipRow(choices, name=name, parent=self)
        row.set_value(value)
        return row

    def _look(self, **changes: str) -> None:
        self._context.remember(**changes)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_settings(app, self._context.settings)

    def _on_language(self, language: str) -> None:
        self._context.remember(language=language)
        self.reopen.setVisible(language != self._opened_with)

    def _on_row_height(self, density: str) -> None:
        self._context.remember(row_height=density)
        self.row_height_chosen.emit(density)
