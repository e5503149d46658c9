"""The list of reports: what makes each, what finds the customers behind its rows, what it may be grouped by, and which
period it begins with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.access import Actor
from app.services.reports import (
    abc,
    archive,
    calls,
    churn,
    completeness,
    funnel,
    people,
    pool_flow,
    portrait,
    products,
    ranking,
    retention,
    rfm,
    sales,
    satisfaction,
    season,
    value,
)
from app.services.reports.bulk import Ints
from app.services.reports.shape import Ask, Report, ReportName


@dataclass(frozen=True)
class Entry:
    """One report; `period` is what it is asked for when nobody says otherwise, `by` the groupings it knows, the first
    being the usual one.
    """

    make: Callable[[Session, Actor, Ask, date], Report]
    behind: Callable[[Session, Actor, Ask, str, str, date], Iterable[int] | Ints]
    period: str = "12m"
    timed: bool = True
    """Whether the period narrows it; otherwise it tells how things stand today."""
    by: tuple[str, ...] = ()


REPORTS: Final[dict[ReportName, Entry]] = {
    ReportName.SALES: Entry(sales.make, sales.behind),
    ReportName.SEASON: Entry(season.make, season.behind, period="all"),
    ReportName.ABC: Entry(abc.make, abc.behind),
    ReportName.PRODUCTS: Entry(products.make, products.behind),
    ReportName.RANKING: Entry(ranking.make, ranking.behind),
    ReportName.RETENTION: Entry(retention.make, retention.behind, period="24m"),
    ReportName.RFM: Entry(rfm.make, rfm.behind),
    ReportName.VALUE: Entry(value.make, value.behind, period="all", timed=False),
    ReportName.PEOPLE: Entry(people.make, people.behind),
    ReportName.PORTRAIT: Entry(portrait.make, portrait.behind, by=portrait.BY),
    ReportName.CALLS: Entry(calls.make, calls.behind, by=calls.BY),
    ReportName.SATISFACTION: Entry(satisfaction.make, satisfaction.behind, by=satisfaction.BY),
    ReportName.FUNNEL: Entry(funnel.make, funnel.behind),
    ReportName.POOL: Entry(pool_flow.make, pool_flow.behind),
    ReportName.COMPLETENESS: Entry(completeness.make, completeness.behind, timed=False),
    ReportName.ARCHIVE: Entry(archive.make, archive.behind, timed=False),
    ReportName.CHURN: Entry(churn.make, churn.behind, timed=False),
}
