"""The real window with a team that has dormant customers, on the Monday of 2026-W48."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.ui.context import WindowContext
from app.ui.tasks import Tasks
from tests.services import weekly_team
from tests.ui.real_team import Team, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "dormants", "folder", "migrated", "settle", "tasks", "team", "window"]

WEEK = weekly_team.WEEK


@dataclass
class Day:
    """What day the window thinks it is; a test may go on to the next."""

    today: date = weekly_team.MONDAY
    people: list[Actor] = field(default_factory=list)


@pytest.fixture
def day() -> Day:
    """Monday."""
    return Day()


@pytest.fixture
def context(tasks: Tasks, team: Team, day: Day) -> WindowContext:
    """The supervisor's window."""
    return WindowContext(tasks, team.boss, lambda: day.today)


@pytest.fixture
def dormants(team: Team) -> Callable[..., list[int]]:
    """Makes dormant customers with phones: `dormants(12, owner)`; the first is worth most."""

    def make(number: int, owner: Actor | None = None) -> list[int]:
        def write(session: Session) -> list[int]:
            return [
                weekly_team.dormant(session, owner or team.seller, name=f"苏州宏达{at}厂", total=100_000 - at * 1_000)
                for at in range(number)
            ]

        made: list[int] = team.write(write)
        return made

    return make
