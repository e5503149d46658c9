"""提醒: when this computer stays quiet, whether the program starts with it, the team's holidays and greeting texts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app import paths, services
from app.autostart import Autostart, of_this_system, own_command
from app.errors import InvalidValue
from app.ui import texts
from app.ui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.ui.context import WindowContext

log = logging.getLogger(__name__)


class RemindersPage(QWidget):
    """Kept at once; a span that cannot be understood stays in the field with the reason and changes nothing."""

    holidays_wanted = Signal()
    greetings_wanted = Signal()

    def __init__(
        self,
        context: WindowContext,
        folder: DataFolder,
        parent: QWidget | None = None,
        *,
        autostart: Autostart | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._folder = context, folder
        self._autostart = autostart if autostart is not None else of_this_system()
        form = QFormLayout(self)
        form.setContentsMargins(0, 14, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("静默时段"), self._make_quiet())
        self.weekends = QCheckBox(self.tr("周六、周日不弹出提醒"), self)
        self.weekends.setChecked(context.settings.quiet_weekends)
        self.weekends.toggled.connect(lambda on: context.remember(quiet_weekends=on))
        form.addRow(self.tr("周末"), self.weekends)
        form.addRow(self.tr("开机启动"), self._make_start())
        self.holidays = secondary_button(self.tr("打开节日表…"), "calendar-days", parent=self)
        self.holidays.clicked.connect(self.holidays_wanted)
        form.addRow(
            self.tr("节日"), self._with_words(self.holidays, self.tr("公历、农历、节气都可以；增加公司自己的日子。"))
        )
        self.greetings = secondary_button(self.tr("编辑祝福语…"), "gift", parent=self)
        self.greetings.clicked.connect(self.greetings_wanted)
        words = self.tr("生日和节日要发的话，带称呼、公司等占位。")
        form.addRow(self.tr("祝福语"), self._with_words(self.greetings, words))

    def _make_quiet(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.quiet = QLineEdit(self._context.settings.quiet_hours, holder)
        self.quiet.setAccessibleName(self.tr("静默时段"))
        self.quiet.setPlaceholderText(self.tr("例：12:00-13:30，18:30-08:30；空着就随时提醒"))
        self.quiet.editingFinished.connect(self._on_quiet)
        self.error = QLabel(holder)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        hint = QLabel(self.tr("这段时间不弹出，铃铛照常计数；过后一起提醒。只对这台电脑有效。"), holder)
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        for widget in (self.quiet, self.error, hint):
            column.addWidget(widget)
        return holder

    def _make_start(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.start = QCheckBox(self.tr("电脑开机后自动启动，在托盘里等着"), holder)
        self.start.setChecked(self._autostart.enabled())
        self.start.toggled.connect(self._on_start)
        self.start_error = QLabel(holder)
        self.start_error.setProperty("role", "error")
        self.start_error.setWordWrap(True)
        self.start_error.hide()
        column.addWidget(self.start)
        column.addWidget(self.start_error)
        return holder

    def _with_words(self, button: QWidget, text: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(text, holder)
        words.setProperty("role", "caption")
        words.setWordWrap(True)
        row.addWidget(button)
        row.addWidget(words, 1)
        return holder

    def _on_quiet(self) -> None:
        text = self.quiet.text().strip()
        try:
            services.reminders.parse_quiet(text)
        except InvalidValue as error:
            sentence = texts.rule_text(self.tr("静默时段"), error.rule, value=error.value)
            self.error.setText(self.tr("{0}两个时刻之间写“-”，几段之间用逗号。").format(sentence))
            self.error.show()
            return
        self.error.hide()
        self._context.remember(quiet_hours=text)

    def _on_start(self, on: bool) -> None:
        usual = paths.default_data_folder().root == self._folder.root
        try:
            if on:
                self._autostart.enable(own_command(None if usual else self._folder.root))
            else:
                self._autostart.disable()
        except OSError as error:
            log.info("autostart not changed: %s", type(error).__name__)
            self.start.blockSignals(True)
            self.start.setChecked(not on)
            self.start.blockSignals(False)
            self.start_error.setText(self.tr("系统不允许修改开机启动，没有改变。"))
            self.start_error.show()
            return
        self.start_error.hide()
