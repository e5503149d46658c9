"""How a report is asked: one function for the figures, one for the customers behind them, one for the usual periods."""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING, Final

from app.errors import InvalidValue
from app.services.reports.shape import Ask, Report, ReportName

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.access import Actor

PERIODS: Final = ("month", "quarter", "year", "last_year", "12m", "24m", "36m", "all")
"""What `period` knows."""


def run(session: Session, actor: Actor, name: ReportName, ask: Ask, *, today: date) -> Report:
    """The figures of a report, from the cache while nothing they rest on has changed. Raises InvalidValue (grouping,
    period).
    """
    from app.services.reports import cache, catalogue

    _check(name, ask)
    return cache.remembered(
        session, ("report", name, ask, actor, today), lambda: catalogue.REPORTS[name].make(session, actor, ask, today)
    )


def behind(
    session: Session, actor: Actor, name: ReportName, ask: Ask, pick: str, *, today: date, block: str = ""
) -> array[int]:
    """The ids of the customers behind a row or point, those the actor may see, in order of id. Raises InvalidValue."""
    from app.services.reports import catalogue, scope

    _check(name, ask)
    if pick.startswith("id:"):
        return scope.seen(session, actor, [int(pick.removeprefix("id:"))], today)
    found = catalogue.REPORTS[name].behind(session, actor, ask, pick, block, today)
    return scope.seen(session, actor, found, today)


def period(session: Session, choice: str, *, today: date) -> tuple[date, date]:
    """First and last day of a usual period: whole months with the running one last (`12m` …), the running month,
    quarter or year up to today, `last_year`, or `all` from the month of the first shipment. Raises InvalidValue.
    """
    from app.services.reports import lines
    from app.services.weeks import month_start

    if choice == "all":
        return month_start(lines.first_day(session) or today), today
    if choice == "last_year":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    back = {"month": 0, "quarter": (today.month - 1) % 3, "year": today.month - 1, "12m": 11, "24m": 23, "36m": 35}
    if choice not in back:
        raise InvalidValue("report", "period", "not_a_choice", choice[:40])
    return month_start(today, -back[choice]), today


def _check(name: ReportName, ask: Ask) -> None:
    from app.services.reports import catalogue

    if ask.last < ask.first:
        raise InvalidValue("report", "last", "too_small", ask.last.isoformat())
    if ask.by is not None and ask.by not in catalogue.REPORTS[name].by:
        raise InvalidValue("report", "by", "not_a_choice", ask.by[:40])
