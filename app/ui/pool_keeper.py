"""Returns to the pool what lies idle: at the start, every hour and when a new day begins (3-rules 3.2)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.errors import AppError
from app.ui.reminders.keeper import utc_now

if TYPE_CHECKING:
    from app.services.auto_return import Returned
    from app.services.changes import Written
    from app.ui.context import WindowContext

log = logging.getLogger(__name__)

EVERY_MS: Final = 60 * 60 * 1000


class PoolKeeper(QObject):
    """Owned by the window. The service moves a customer once a day at most, whoever asks how often."""

    returned = Signal(object)
    """A run that moved customers: its Written[Returned]."""
    ran = Signal()

    def __init__(self, context: WindowContext, parent: QObject, *, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.run)

    def start(self) -> None:
        """Run now, then every hour."""
        self._timer.start()
        self.run()

    def run(self) -> None:
        """One run."""
        if self._running:
            return
        self._running = True
        actor, today, now = self._context.actor, self._context.today(), self._now()

        def work(session: Any, _job: object) -> Written[Returned]:
            done: Written[Returned] = services.return_notices.run(session, actor, now=now, today=today)
            return done

        self._context.tasks.write(work, self._on_done, failed=self._on_failed, owner=self)

    def _on_done(self, written: Written[Returned]) -> None:
        self._running = False
        if written.value.count:
            log.info("%d customers returned to the pool", written.value.count)
            self.returned.emit(written)
        self.ran.emit()

    def _on_failed(self, error: AppError) -> None:
        log.info("return to the pool: later, after %s", type(error).__name__)
        self._running = False
        self.ran.emit()
