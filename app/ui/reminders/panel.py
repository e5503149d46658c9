"""The list under the bell: today's reminders, then the earlier days; each leads to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app import services
from app.ui import texts
from app.ui.reminders.entry import ReminderEntry
from app.ui.reminders.keeper import quiet_spans, utc_now
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import icon_button, link_button
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.services.reminders import ReminderInfo
    from app.settings import TeamSettings
    from app.ui.context import WindowContext

WIDTH: Final = 430
_HIGHEST: Final = 560
_LIMIT: Final = 100


class ReminderPanel(QFrame):
    """Asks anew whenever it opens; it only says what was pressed, the bell does it."""

    opened = Signal(object)
    """A whole reminder (its info)."""
    item_opened = Signal(str, object)
    """Cause and one record of a reminder."""
    finished = Signal(object)
    """Ids that are done; None for all."""
    snoozed = Signal(int, str)
    settings_wanted = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context = context
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("提醒"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 8, 0)
        title = QLabel(self.tr("提醒"), self)
        title.setProperty("role", "section")
        self.count = QLabel(self)
        self.count.setProperty("role", "caption")
        self.all_done = link_button(self.tr("全部完成"), parent=self)
        self.all_done.clicked.connect(lambda: self.finished.emit(None))
        quiet = icon_button("settings", self.tr("静默时段与提醒设置"), parent=self)
        quiet.clicked.connect(self._on_settings)
        head.addWidget(title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.all_done)
        head.addWidget(quiet)
        column.addLayout(head)
        self.quiet = QLabel(self.tr("现在是静默时段，到期的提醒过后再弹出。"), self)
        self.quiet.setProperty("role", "caption")
        self.quiet.setContentsMargins(14, 0, 14, 0)
        column.addWidget(self.quiet)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.area, 1)
        self.empty = EmptyState(
            "bell", self.tr("没有提醒"), self.tr("到期的跟进、生日、保修和回收会出现在这里。"), parent=self
        )
        column.addWidget(self.empty, 1)
        self.entries: list[ReminderEntry] = []
        self._show([], None)

    def open_under(self, bell: QWidget) -> None:
        """Show below the bell, right edges aligned, inside the window."""
        window = bell.window()
        factor = max(1.0, text_font().pixelSize() / BODY)
        width = round(WIDTH * factor)
        height = min(round(_HIGHEST * factor), window.height() - 90)
        at = bell.mapToGlobal(QPoint(bell.width(), bell.height() + 6))
        self.setGeometry(at.x() - width, at.y(), width, height)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """What is known now."""
        super().showEvent(event)
        self.ask()

    def ask(self) -> None:
        """Read the list again."""
        actor = self._context.actor

        def work(session: Any, _job: object) -> tuple[list[ReminderInfo], TeamSettings]:
            return services.reminders.history(session, actor, limit=_LIMIT), services.team_settings.load(session)

        self._context.tasks.read(work, lambda found: self._show(*found), owner=self, key=(id(self), "history"))

    def _show(self, found: Sequence[ReminderInfo], team: TeamSettings | None) -> None:
        today = self._context.today()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(2)
        self.entries = []
        day = None
        for info in found:
            if team is None:
                break
            if info.day != day:
                day = info.day
                heading = QLabel(texts.relative_day(day, today), page)
                heading.setProperty("role", "heading")
                heading.setContentsMargins(6, 8, 0, 2)
                column.addWidget(heading)
            column.addWidget(self._entry(info, team, page))
        column.addStretch(1)
        self.area.setWidget(page)
        unread = sum(one.read_at is None for one in found)
        self.count.setText(self.tr("{0} 条未完成").format(unread) if unread else "")
        self.all_done.setVisible(bool(unread))
        now = utc_now()
        self.quiet.setVisible(services.reminders.is_quiet(now, quiet_spans(self._context.settings, now)))
        self.area.setVisible(bool(found))
        self.empty.setVisible(not found)
        if self.entries:
            self.entries[0].setFocus()

    def _entry(self, info: ReminderInfo, team: TeamSettings, page: QWidget) -> ReminderEntry:
        made = ReminderEntry(info, team, self._context.today(), page)
        made.opened.connect(lambda: self._leave(lambda: self.opened.emit(info)))
        made.item_opened.connect(lambda item: self._leave(lambda: self.item_opened.emit(info.cause, item)))
        made.done.connect(lambda: self.finished.emit([info.id]))
        made.snoozed.connect(lambda choice: self.snoozed.emit(info.id, choice))
        made.stepped.connect(lambda by: self._step(made, by))
        self.entries.append(made)
        return made

    def _step(self, entry: ReminderEntry, by: int) -> None:
        at = self.entries.index(entry) + by
        if 0 <= at < len(self.entries):
            self.entries[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.entries[at])

    def _leave(self, then: Any) -> None:
        self.hide()
        then()

    def _on_settings(self) -> None:
        self.hide()
        self.settings_wanted.emit()
