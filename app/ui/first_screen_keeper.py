"""Keeps what the list a window is left on asks, as it opens the next time: on this day and over a weekend."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from app import first_screen
from app.errors import AppError
from app.ui.list_page import ListPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

_DAYS: Final = 4


class DataFile(Protocol):
    """The data file of a window that was closed."""

    path: Path

    def reading(self) -> AbstractContextManager[Any]:
        """A reading session."""


def keep_first_screen(page: QWidget | None, data: DataFile, path: Path, today: date) -> None:
    """Keep the page in front; a list that is not asked in plain SQL leaves nothing behind."""
    if not isinstance(page, ListPage):
        return
    try:
        with data.reading() as session:
            days = [today + timedelta(days=later) for later in range(_DAYS)]
            asked = {day: page.opening.question(session, day) for day in days}
        questions = {day: one for day, one in asked.items() if one is not None}
        first_screen.write(path, data.path, page.opening.name, questions)
    except (AppError, OSError) as error:
        log.info("first screen not kept: %s", type(error).__name__)
