"""Ticks in the background: asks what is due, takes what is to be shown, notices a new day, also after sleep."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app import services
from app.errors import AppError, InvalidValue

if TYPE_CHECKING:
    from app.services.reminders import Day, Tick
    from app.settings import ComputerSettings
    from app.ui.context import WindowContext

    Asked = tuple[bool, int, Day | None]

log = logging.getLogger(__name__)

LOOK_MS: Final = 30_000
_WHOLE_DAY: Final = (time(), time.max)
_SATURDAY: Final = 5


def utc_now() -> datetime:
    """The moment, as services want it."""
    return datetime.now(UTC)


def quiet_spans(settings: ComputerSettings, now: datetime) -> tuple[tuple[time, time], ...]:
    """The spans of the local day in which this computer stays quiet; a weekend that is quiet is one span."""
    if settings.quiet_weekends and now.astimezone().weekday() >= _SATURDAY:
        return (_WHOLE_DAY,)
    try:
        spans: tuple[tuple[time, time], ...] = services.reminders.parse_quiet(settings.quiet_hours)
    except InvalidValue:
        log.info("quiet hours not understood, left out")
        return ()
    return spans


class ReminderKeeper(QObject):
    """Which program of a user shows a reminder is decided in the database; this one only asks (3-rules 3.4)."""

    arrived = Signal(object)
    """Reminders to be shown now (a tuple)."""
    unread_changed = Signal(int)
    day_changed = Signal()

    def __init__(
        self, context: WindowContext, own_holidays: Path, parent: QObject, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(parent)
        self._context, self._own_holidays, self._now = context, own_holidays, now
        self._day: date | None = None
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and go on looking; a computer that wakes brings the window to life, which looks at once."""
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_state)
        self.look()

    def look(self) -> None:
        """One look; nothing is written unless something is due."""
        today = self._context.today()
        if self._day is not None and today != self._day:
            self._day = today
            self.day_changed.emit()
        self._day = today
        if self._looking:
            return
        self._looking = True
        actor, now, settings, own = self._context.actor, self._now(), self._context.settings, self._own_holidays

        def ask(session: Any, _job: object) -> Asked:
            quiet = quiet_spans(settings, now)
            wants = services.reminders.wants_tick(session, actor, now=now, today=today, quiet=quiet)
            day = None
            if wants:
                known = services.holidays.load(own)
                day = services.reminders.find_day(session, actor, today=today, holidays=known)
            return wants, services.reminders.unread(session, actor), day

        self._context.tasks.read(ask, self._on_asked, failed=self._on_failed, owner=self, patient=True)

    def _on_asked(self, found: Asked) -> None:
        wants, unread, day = found
        self.unread_changed.emit(unread)
        if not wants:
            self._looking = False
            return
        actor, today, now = self._context.actor, self._context.today(), self._now()
        settings, own = self._context.settings, self._own_holidays

        def tick(session: Any, _job: object) -> Tick:
            quiet, known = quiet_spans(settings, now), services.holidays.load(own)
            made: Tick = services.reminders.tick(
                session, actor, now=now, today=today, quiet=quiet, holidays=known, found=day
            )
            return made

        self._context.tasks.write(tick, self._on_ticked, failed=self._on_failed, owner=self)

    def _on_ticked(self, tick: Tick) -> None:
        self._looking = False
        self.unread_changed.emit(tick.unread)
        if tick.show:
            self.arrived.emit(tick.show)

    def _on_failed(self, error: AppError) -> None:
        # A busy file is no news here: the next look is half a minute away.
        log.info("reminders: later, after %s", type(error).__name__)
        self._looking = False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
