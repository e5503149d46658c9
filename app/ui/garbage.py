"""Cyclic garbage is collected in the window's thread only, between two events: never in a worker, never inside Qt.

Python collects wherever an allocation crosses a threshold. In a worker thread that destroys widgets outside their
thread; in the middle of an event it can destroy the very widget Qt is about to return to. Both end the program. So it
runs without that from its first thread on (`startup.run_window`), and a `Collector` does it instead.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 1000  # milliseconds between two looks
_YOUNG: Final = 2_000  # new containers worth a collection
_TOO_MANY: Final = 100_000  # walking more than these would be felt: an import's rows are counted by references anyway
_FULL_AFTER: Final = 300.0  # seconds between two walks over everything


class Collector(QObject):
    """Collects while it runs; Python's automatic collection is off (2-architecture, Background work)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._full_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """What start-up made stays for good and is never walked again; from now on only `collect` collects."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Collect no more."""
        self._timer.stop()

    def collect(self) -> None:
        """Collect what is new when there is enough of it; everything only once in a while."""
        young = gc.get_count()[0]
        if young > _TOO_MANY:
            gc.freeze()
            return
        now = time.monotonic()
        if now - self._full_at >= _FULL_AFTER:
            self._full_at = now
            gc.collect()
        elif young > _YOUNG:
            gc.collect(1)
