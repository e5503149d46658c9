"""ISO weeks as the assignments write them, e.g. 2026-W48, and day arithmetic in SQL."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Integer

from app.errors import InvalidValue
from app.models.nouns import Noun

_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})")


def week_of(day: date) -> str:
    """The ISO week of a day: 2027-01-01 is in 2026-W53."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(week: str) -> date:
    """The week's first day. Raises InvalidValue (not_a_week) for anything that is no ISO week."""
    found = _WEEK.fullmatch(week)
    try:
        if found is None:
            raise ValueError(week)
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise InvalidValue(Noun.ASSIGNMENT.value, "week", "not_a_week", week[:20]) from None


def sunday_of(week: str) -> date:
    """The week's last day."""
    return monday_of(week) + timedelta(days=6)


def shifted(week: str, weeks: int) -> str:
    """The week so many weeks later; the year's end needs no thought."""
    return week_of(monday_of(week) + timedelta(weeks=weeks))


def months_between(earlier: date, later: date) -> int:
    """Whole calendar months from one day to another; the 31st to the 30th of a shorter month is not yet one."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def month_start(day: date, months: int = 0) -> date:
    """The first of the day's month, or of the month so many months later."""
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


class days_between(FunctionElement[int]):  # noqa: N801 - reads as the SQL function it is
    """SQL: whole days from the first date to the second."""

    type = Integer()
    inherit_cache = True


@compiles(days_between)
def _days_between(element: Any, compiler: Any, **kw: Any) -> str:
    earlier, later = (compiler.process(one, **kw) for one in element.clauses)
    return f"({later} - {earlier})"


@compiles(days_between, "sqlite")
def _days_between_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    earlier, later = (compiler.process(one, **kw) for one in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"
