"""Calendar months in the reports: their names, and exact money from whole millionths."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.models.exact import from_exact
from app.services.reports.shape import Ask


def number_of(day: date) -> int:
    """The month counted from January of the year 0, as `bulk.month_numbers` counts."""
    return day.year * 12 + day.month - 1


def name_of(number: int) -> str:
    """2026-11."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def number_named(name: str) -> int:
    """The reverse of `name_of`. Raises ValueError."""
    year, month = name.split("-")
    return int(year) * 12 + int(month) - 1


def spanned(first: date, last: date) -> Iterator[int]:
    """All months that these days touch."""
    yield from range(number_of(first), number_of(last) + 1)


def first_of(number: int) -> date:
    """The first day of a month."""
    return date(number // 12, number % 12 + 1, 1)


def last_of(number: int) -> date:
    """The last day of a month."""
    return first_of(number + 1) - timedelta(days=1)


def shifted(day: date, months: int) -> date:
    """The same day so many months later; the 31st becomes the last day of a shorter month."""
    first = first_of(number_of(day) + months)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def period_before(ask: Ask) -> Ask:
    """The period of the same length before: as many months for one that begins with a month, else as many days."""
    if ask.first.day == 1:
        months = number_of(ask.last) - number_of(ask.first) + 1
        ends = ask.last == last_of(number_of(ask.last))
        last = last_of(number_of(ask.last) - months) if ends else shifted(ask.last, -months)
        return replace(ask, first=shifted(ask.first, -months), last=last)
    length = ask.last - ask.first + timedelta(days=1)
    return replace(ask, first=ask.first - length, last=ask.last - length)


def year_before(ask: Ask) -> Ask:
    """The same days a year before."""
    return replace(ask, first=shifted(ask.first, -12), last=shifted(ask.last, -12))


def money(stored: int) -> Decimal:
    """Whole millionths as the exact amount."""
    return from_exact(int(stored))


def rate(now: int | Decimal, before: int | Decimal) -> float | None:
    """The change from what was before, as a fraction; None where nothing was."""
    return float((now - before) / before) if before > 0 else None


def share(part: int | Decimal, whole: int | Decimal) -> float:
    """A fraction of the whole; 0 of nothing."""
    return float(part / whole) if whole else 0.0
