"""Periods that move with the day: a saved view that says 本周 means the week it is looked at. Plain Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

Days = tuple[date | None, date | None]
"""First and last day, inclusive; None is open."""


def period_days(name: str, today: date) -> Days:
    """The days of a period seen from today. Raises KeyError for an unknown name."""
    return _PERIODS[name](today)


def is_period(name: str) -> bool:
    """Whether there is a period of that name."""
    return name in _PERIODS


def _week(today: date, weeks: int = 0) -> Days:
    monday = today - timedelta(today.weekday() - 7 * weeks)
    return monday, monday + timedelta(6)


def _month(today: date, months: int = 0) -> Days:
    first = today.replace(day=1)
    for _ in range(-months):
        first = (first - timedelta(1)).replace(day=1)
    for _ in range(months):
        first = (first + timedelta(31)).replace(day=1)
    return first, (first + timedelta(31)).replace(day=1) - timedelta(1)


def _year(today: date, years: int = 0) -> Days:
    return date(today.year + years, 1, 1), date(today.year + years, 12, 31)


_PERIODS: Final[dict[str, Callable[[date], Days]]] = {
    "past": lambda today: (None, today - timedelta(1)),
    "yesterday": lambda today: (today - timedelta(1), today - timedelta(1)),
    "today": lambda today: (today, today),
    "tomorrow": lambda today: (today + timedelta(1), today + timedelta(1)),
    "this_week": _week,
    "next_week": lambda today: _week(today, 1),
    "last_week": lambda today: _week(today, -1),
    "this_month": _month,
    "next_month": lambda today: _month(today, 1),
    "last_month": lambda today: _month(today, -1),
    "this_year": _year,
    "last_year": lambda today: _year(today, -1),
}
