"""Keeps the list a window is left on, as it opens the next time: on this day and over a weekend."""

from __future__ import annotations

import logging
import time
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from app import first_screen
from app.errors import AppError
from app.first_screen import FirstScreen
from app.ui.list_page import ListPage
from app.ui.list_rows import Opening
from app.ui.table_model import WINDOW

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

_DAYS: Final = 4
_LONG: Final = 1.0  # seconds after which no further day is made


class DataFile(Protocol):
    """The data file of a window that was closed."""

    path: Path

    def reading(self) -> AbstractContextManager[Any]:
        """A reading session."""

    def close(self) -> None:
        """Give every connection back."""


def keep_first_screen(page: QWidget | None, data: DataFile, path: Path, today: date) -> None:
    """Keep the page in front, unless what lies there holds still; only while nobody else writes."""
    stamp = first_screen.stamp(data.path)
    if not isinstance(page, ListPage) or stamp is None:
        return
    there = first_screen.read(path, data.path, today)
    if there is not None and there.opening == page.opening.name:
        return
    begun, screens = time.monotonic(), {}
    try:
        with data.reading() as session:
            for later in range(_DAYS):
                day = today + timedelta(days=later)
                screens[day] = _answered(page.opening, session, day)
                if time.monotonic() - begun > _LONG:
                    break
        data.close()
        # A write meanwhile changed the stamp: what was read may be older or newer than it.
        if first_screen.stamp(data.path) == stamp:
            first_screen.write(path, data.path, stamp, screens)
    except (AppError, OSError, ValueError) as error:
        log.info("first screen not kept: %s", type(error).__name__)


def _answered(opening: Opening, session: Any, day: date) -> FirstScreen:
    ids = opening.ids(session, day)
    first = ids[:WINDOW].tolist()
    rows = opening.rows(session, first, day)
    # The versions to edit by are read with the list itself.
    return FirstScreen(opening.name, ids, [(*rows[one][:-1], None) for one in first])
