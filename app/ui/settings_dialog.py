"""设置: this computer, the team's members and the team's rules, each a page; and the way to 操作记录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app.access import Permission
from app.ui.dialogs.confirm import confirm
from app.ui.settings_pages.computer_page import ComputerPage
from app.ui.settings_pages.reminders_page import RemindersPage
from app.ui.settings_pages.rules_page import RulesPage
from app.ui.settings_pages.team_page import TeamPage
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.holders import tab_holder

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.ui.context import WindowContext


class SettingsDialog(QDialog):
    """Pages that the actor's role does not allow are not there; the services refuse them as well."""

    operations_requested = Signal()
    row_height_chosen = Signal(str)
    holidays_requested = Signal()
    greetings_requested = Signal()
    hand_over_requested = Signal(int)
    reopen_requested = Signal()

    def __init__(self, context: WindowContext, folder: DataFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        title = QLabel(self.tr("设置"), self)
        title.setProperty("role", "section")
        layout.addWidget(title)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        holder = tab_holder(self.tabs)
        self.computer = ComputerPage(context, folder, holder)
        self.computer.row_height_chosen.connect(self.row_height_chosen)
        self.computer.reopen_requested.connect(self._on_reopen)
        self.tabs.addTab(self.computer, self.tr("本机"))
        self.reminders = RemindersPage(context, folder, holder)
        self.reminders.holidays_wanted.connect(self.holidays_requested)
        self.reminders.greetings_wanted.connect(self.greetings_requested)
        self.tabs.addTab(self.reminders, self.tr("提醒"))
        self.team: TeamPage | None = None
        self.rules: RulesPage | None = None
        if context.actor.may(Permission.TEAM_USERS):
            self.team = TeamPage(context, holder)
            self.team.hand_over_wanted.connect(self._on_hand_over)
            self.tabs.addTab(self.team, self.tr("团队成员"))
        if context.actor.may(Permission.TEAM_SETTINGS):
            self.rules = RulesPage(context, holder)
            self.tabs.addTab(self.rules, self.tr("团队规则"))
        layout.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        history = secondary_button(self.tr("打开操作记录"), "history", parent=self)
        history.clicked.connect(self._on_operations)
        close = secondary_button(self.tr("关闭"), parent=self)
        close.clicked.connect(self.close)
        row.addWidget(history)
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(round(680 * factor), min(round(560 * factor), 600))

    def _on_operations(self) -> None:
        if self.close():
            self.operations_requested.emit()

    def _on_reopen(self) -> None:
        if self.close():
            self.reopen_requested.emit()

    def _on_hand_over(self, user_id: int) -> None:
        if self.close():
            self.hand_over_requested.emit(user_id)

    def show_reminders(self) -> None:
        """Open on 提醒."""
        self.tabs.setCurrentWidget(self.reminders)

    def _may_close(self) -> bool:
        if self.rules is None or not self.rules.changes():
            return True
        self.tabs.setCurrentWidget(self.rules)
        count = len(self.rules.changes())
        return confirm(
            self,
            self.tr("团队规则改了 {0} 项，还没有保存").format(count),
            self.tr("关闭后这些修改就没有了。"),
            self.tr("不保存，关闭"),
        )

    def reject(self) -> None:
        """Esc, the cross and 关闭: rules that were changed and not saved are not lost by a stray click."""
        if self._may_close():
            super().reject()
