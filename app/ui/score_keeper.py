"""Keeps 评分 and 建议 of all customers current in the background: each new day, after other rules, after imports."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.errors import AppError
from app.models.nouns import Noun

if TYPE_CHECKING:
    from app.services.scores import Limits
    from app.ui.context import WindowContext

log = logging.getLogger(__name__)

FIRST_LOOK_MS: Final = 4_000
AGAIN_MS: Final = 600_000
SOON_MS: Final = 1_500
BETWEEN_MS: Final = 60
_CARES: Final = frozenset({Noun.CUSTOMER, Noun.TEAM_SETTING})


class ScoreKeeper(QObject):
    """Owned by the window. Between two steps everybody else may write."""

    finished = Signal()
    """All customers have their scores of today: lists that show them are worth reading again."""

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_LOOK_MS)
        context.tasks.written.connect(self._on_written)

    def look(self) -> None:
        """See whether the scores are of today and by today's rules, and make them where not."""
        if self._running or self._context.read_only:
            return
        today = self._context.today()

        def work(session: Any, _job: object) -> Limits | None:
            if not services.scores.due(session, today=today):
                return None
            team = services.team_settings.load(session)
            found: Limits = services.scores.limits_of(session, team, today=today)
            return found

        self._context.tasks.read(work, self._on_looked, failed=self._on_failed, owner=self, key=(id(self), "look"))

    def _on_written(self, written: Any) -> None:
        nouns: frozenset[Noun] = getattr(written, "nouns", frozenset())
        if not self._running and not _CARES.isdisjoint(nouns) and not self._soon():
            self._timer.start(SOON_MS)

    def _soon(self) -> bool:
        return self._timer.isActive() and self._timer.remainingTime() <= SOON_MS

    def _on_looked(self, limits: Limits | None) -> None:
        if limits is None:
            self._timer.start(AGAIN_MS)
            return
        self._running = True
        today = self._context.today()
        self._context.tasks.write(
            lambda session, _job: services.scores.begin(session, limits, today=today),
            lambda _value: self._step(),
            failed=self._on_failed,
            owner=self,
        )

    def _step(self) -> None:
        self._context.tasks.write(
            lambda session, _job: services.scores.step(session), self._on_stepped, failed=self._on_failed, owner=self
        )

    def _on_stepped(self, done: bool) -> None:
        if not done:
            QTimer.singleShot(BETWEEN_MS, self, self._step)
            return
        self._running = False
        self._timer.start(AGAIN_MS)
        self.finished.emit()

    def _on_failed(self, error: AppError) -> None:
        # A busy or full disk is somebody else's news; the lists show the scores of before.
        log.info("scores: later, after %s", type(error).__name__)
        self._running = False
        self._timer.start(AGAIN_MS)
