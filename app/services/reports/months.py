"""Calendar months in the reports: their names, and exact money from whole millionths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from app.models.base import from_exact


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


def money(stored: int) -> Decimal:
    """Whole millionths as the exact amount."""
    return from_exact(int(stored))


def rate(now: int | Decimal, before: int | Decimal) -> float | None:
    """The change from what was before, as a fraction; None where nothing was."""
    return float((now - before) / before) if before > 0 else None


def share(part: int | Decimal, whole: int | Decimal) -> float:
    """A fraction of the whole; 0 of nothing."""
    return float(part / whole) if whole else 0.0
