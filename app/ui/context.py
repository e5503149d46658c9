"""What every page and dialog of one window is given instead of reaching for globals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.access import Actor
from app.settings import ComputerSettings

if TYPE_CHECKING:
    from app.first_screen import FirstReading, FirstScreen
    from app.ui.tasks import Tasks


def _nobody(_form: str, _record_key: str) -> None:
    """Nothing on the screen speaks of drafts."""


def _forget(_settings: ComputerSettings) -> None:
    """Settings last as long as the window (tests, demonstrations)."""


@dataclass
class WindowContext:
    """Built once by `startup` and handed down."""

    tasks: Tasks
    actor: Actor
    today: Callable[[], date]
    settings: ComputerSettings = field(default_factory=ComputerSettings)
    save_settings: Callable[[ComputerSettings], None] = _forget
    sample: bool = False
    """The data file holds example data only."""
    database_label: str = ""
    read_only: bool = False
    """The data file cannot be written: tables and forms say so instead of failing."""
    draft_ended: Callable[[str, str], None] = _nobody
    """Called with form and record when a draft was saved or thrown away."""

    kept: FirstReading | None = None
    """The list of the last window as it is now, for the first page that asks the same."""

    def take_kept(self, opening: str) -> FirstScreen | None:
        """What was read for this question; it is given out once."""
        found = None if self.kept is None else self.kept.answer(opening)
        if found is not None:
            self.kept = None
        return found

    def remember(self, **changes: Any) -> None:
        """Change this computer's settings and store them."""
        changed = replace(self.settings, **changes)
        if changed != self.settings:
            self.settings = changed
            self.save_settings(changed)
