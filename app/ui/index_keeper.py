"""Makes the search index anew in the background where it is missing, old or damaged: short steps, nothing waits."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from app import services
from app.errors import AppError

if TYPE_CHECKING:
    from app.models.nouns import Noun
    from app.ui.context import WindowContext

log = logging.getLogger(__name__)

FIRST_LOOK_MS: Final = 3_000
BETWEEN_MS: Final = 60
AGAIN_MS: Final = 60_000


class IndexKeeper(QObject):
    """Owned by the window. Between two steps of a fifth of a second everybody else may write."""

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: list[Noun] = []
        self._anew: set[Noun] = set()
        self._running = False
        QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Read every index to its end and mend what is wrong."""
        self._context.tasks.read(
            lambda session, _job: services.search_index.unfinished(session, thorough=True),
            self._on_looked,
            failed=self._on_failed,
            owner=self,
            key=(id(self), "look"),
        )

    def make_anew(self, nouns: list[Noun]) -> None:
        """A search met damage in these."""
        self._anew |= set(nouns)
        self._on_looked(nouns)

    def _on_looked(self, nouns: list[Noun]) -> None:
        self._wanted += [one for one in nouns if one not in self._wanted]
        if self._wanted and not self._running:
            log.info("search index: making %s", ", ".join(self._wanted))
            self._running = True
            self._step()

    def _step(self) -> None:
        noun = self._wanted[0]
        anew = noun in self._anew
        self._anew.discard(noun)

        def work(session: Any, _job: object) -> bool:
            finished: bool = services.search_index.step(session, noun, anew=anew)
            return finished

        self._context.tasks.write(work, self._on_stepped, failed=self._on_failed, owner=self)

    def _on_stepped(self, finished: bool) -> None:
        if finished:
            log.info("search index: %s is complete", self._wanted.pop(0))
        if self._wanted:
            QTimer.singleShot(BETWEEN_MS, self, self._step)
        else:
            self._running = False

    def _on_failed(self, error: AppError) -> None:
        # A busy or full disk is somebody else's news; searching goes on by reading the rows.
        log.info("search index: later, after %s", type(error).__name__)
        self._running = False
        self._wanted.clear()
        QTimer.singleShot(AGAIN_MS, self, self.look)
