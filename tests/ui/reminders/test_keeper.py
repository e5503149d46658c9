"""The keeper asks and tells: once a day and cause, on two programs, after sleep, with the clock set back."""

from __future__ import annotations

import sys
import time as machine
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app import services
from app.access import Actor
from app.settings import ComputerSettings
from app.ui.context import WindowContext
from app.ui.reminders.keeper import ReminderKeeper, quiet_spans
from app.ui.tasks import Tasks
from tests.factories import TODAY
from tests.services.weekly_team import dormant
from tests.ui.real_team import Team

Settle = Callable[[], None]


class Clock:
    """The moment and the day as a computer tells them, and what one program showed."""

    def __init__(self, tasks: Tasks, actor: Actor, settle: Settle, day: date = TODAY) -> None:
        self._settle = settle
        self.now = datetime.combine(day, time(9), tzinfo=UTC)
        self.context = WindowContext(tasks, actor, lambda: self.now.date())
        self.owner = QObject()
        self.keeper = ReminderKeeper(self.context, Path("no-such-file.json"), self.owner, now=lambda: self.now)
        self.shown: list[str] = []
        self.unread: list[int] = []
        self.days: list[date] = []
        self.keeper.arrived.connect(lambda found: self.shown.extend(one.cause for one in found))
        self.keeper.unread_changed.connect(self.unread.append)
        self.keeper.day_changed.connect(lambda: self.days.append(self.now.date()))

    def look(self, **later: int) -> list[str]:
        """Look so much later; what was shown by it."""
        self.now += timedelta(**later)
        before = len(self.shown)
        self.keeper.look()
        self._settle()
        return self.shown[before:]


@pytest.fixture
def clock(tasks: Tasks, team: Team, settle: Settle) -> Clock:
    return Clock(tasks, team.seller, settle)


def test_each_cause_once_a_day(clock: Clock, team: Team) -> None:
    team.customer(owner=team.seller, next_contact_on=TODAY)
    assert clock.look() == ["due"]
    assert clock.look(seconds=30) == []
    assert clock.look(hours=3) == []
    assert clock.unread[-1] == 1
    assert clock.look(days=1) == ["overdue"]


def test_two_programs_of_one_person_show_it_once(clock: Clock, tasks: Tasks, team: Team, settle: Settle) -> None:
    team.customer(owner=team.seller, next_contact_on=TODAY)
    other = Clock(tasks, team.seller, settle)
    clock.keeper.look()
    other.keeper.look()
    settle()
    assert sorted(clock.shown + other.shown) == ["due"]
    assert other.look(seconds=30) == []
    assert other.unread[-1] == 1, "the count is everywhere"


def test_sleep_over_midnight_and_a_clock_set_back(clock: Clock, team: Team) -> None:
    for days in (0, 1):
        team.customer(owner=team.seller, next_contact_on=TODAY + timedelta(days=days))
    assert clock.look(hours=12) == ["due"]
    assert clock.look(hours=10) == ["overdue", "due"], "woke at seven the next day"
    assert clock.days == [TODAY + timedelta(days=1)]
    assert clock.look(days=-1) == []
    assert clock.look(days=1) == []
    assert clock.days == [TODAY + timedelta(days=1), TODAY, TODAY + timedelta(days=1)]


@pytest.mark.parametrize("first", [date(2028, 2, 28), date(2026, 12, 31), date(2027, 3, 27)])
def test_leap_day_week_53_and_a_change_of_clocks_are_days_like_others(
    tasks: Tasks, team: Team, settle: Settle, first: date
) -> None:
    for number in range(3):
        team.customer(owner=team.seller, next_contact_on=first + timedelta(days=number))
    clock = Clock(tasks, team.seller, settle, first)
    assert clock.look().count("due") == 1
    for _ in range(2):
        assert clock.look(hours=14) == [], "the same day"
        assert clock.look(hours=10).count("due") == 1


def test_days_away_come_as_one_digest(clock: Clock, team: Team) -> None:
    for days in (0, 1, 2):
        team.customer(owner=team.seller, next_contact_on=TODAY + timedelta(days=days))
    assert clock.look() == ["due"]
    assert clock.look(days=3) == ["digest"]
    assert clock.look(minutes=1) == []


def test_quiet_hours_hold_back(clock: Clock, team: Team) -> None:
    team.customer(owner=team.seller, next_contact_on=TODAY)
    local = clock.now.astimezone()
    span = f"{local:%H:%M}-{local + timedelta(hours=1):%H:%M}"
    clock.context.remember(quiet_hours=span)
    assert clock.look() == []
    assert clock.unread[-1] == 1, "the bell counts all the same"
    assert clock.look(hours=1) == ["due"]


def test_quiet_weekends() -> None:
    sunday = datetime.combine(TODAY, time(9)).astimezone()
    settings = ComputerSettings(quiet_weekends=True, quiet_hours="18:00-08:00")
    assert quiet_spans(settings, sunday) == ((time(), time.max),)
    assert quiet_spans(settings, sunday + timedelta(days=1)) == ((time(18), time(8)),)
    assert quiet_spans(ComputerSettings(quiet_hours="bad"), sunday) == ()


def test_a_busy_file_is_asked_again(clock: Clock, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.errors import DatabaseBusy

    def busy(*_given: Any, **_named: Any) -> None:
        raise DatabaseBusy("x")

    team.customer(owner=team.seller, next_contact_on=TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(services.reminders, "tick", busy)
        assert clock.look() == []
    assert clock.look(seconds=30) == ["due"]


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place where clocks change on 2026-10-25 and 2027-03-28."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        machine.tzset()
        yield
    machine.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="zones of POSIX")
@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("middle", [date(2026, 10, 25), date(2027, 3, 28)])
def test_a_day_of_23_or_25_hours_is_one_day(tasks: Tasks, team: Team, settle: Settle, middle: date) -> None:
    for days in (-1, 0, 1):
        team.customer(owner=team.seller, next_contact_on=middle + timedelta(days=days))
    clock = Clock(tasks, team.seller, settle)
    clock.now = datetime.combine(middle - timedelta(days=1), time(0, 30)).astimezone()
    clock.context.today = lambda: clock.now.astimezone().date()
    due = [clock.now.astimezone().date() for _ in range(36) if "due" in clock.look(hours=2)]
    assert due == [middle + timedelta(days=days) for days in (-1, 0, 1)]


def test_the_calls_of_week_53_are_told_every_day_of_it(tasks: Tasks, team: Team, settle: Settle) -> None:
    thursday = date(2026, 12, 31)
    given: Any = {"now": datetime.combine(thursday, time(8), tzinfo=UTC), "today": thursday}
    with team.database.writing() as session:
        dormant(session, team.seller)
        assert services.weekly.propose(session, team.boss, week="2026-W53", **given).value.added == 1
        services.weekly.publish(session, team.boss, week="2026-W53", **given)
    clock = Clock(tasks, team.seller, settle, thursday)
    told = [clock.look()] + [clock.look(days=1) for _ in range(4)]
    assert [found.count("week") for found in told] == [1, 1, 1, 1, 0], "Thursday to Sunday, no longer on Monday"
