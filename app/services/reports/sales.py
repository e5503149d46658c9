"""Sales by month, beside the same month of the year before, with each month's seasonal index where there is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import team_settings
from app.services.reports import lines as all_lines
from app.services.reports import scope, season
from app.services.reports.bulk import Ints, distinct, month_numbers, summed, unique_pairs
from app.services.reports.lines import Lines
from app.services.reports.months import (
    first_of,
    money,
    name_of,
    number_named,
    number_of,
    rate,
    share,
    spanned,
    year_before,
)
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

_FIELDS = fields(
    ("month", Kind.TEXT), ("amount", Kind.MONEY), ("lines", Kind.COUNT), ("customers", Kind.COUNT),
    ("previous", Kind.MONEY), ("change", Kind.RATE), ("index", Kind.INDEX), ("share", Kind.SHARE),
)  # fmt: skip


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Every month of the period without gaps; `previous` is the same month a year before. The indexes rest on all whole
    years up to the period's end.
    """
    all_time = _all_time(session, ask)
    everything = scope.sold(session, actor, replace(ask, first=min(all_time.first, year_before(ask).first)), today)
    found, earlier = (everything.where(scope.inside(everything, one)) for one in (ask, year_before(ask)))
    months = list(spanned(ask.first, ask.last))
    amounts, numbers, people = _by_month(found, months)
    before = _by_month(earlier, [one - 12 for one in months])[0]
    indexes = _indexes(session, everything, all_time, today)
    whole = int(found.amount.sum())
    rows = tuple(
        (
            name_of(month), money(amounts[place]), int(numbers[place]), int(people[place]), money(before[place]),
            rate(int(amounts[place]), int(before[place])), indexes.get(month % 12),
            share(max(0, int(amounts[place])), int(np.maximum(amounts, 0).sum())),
        )
        for place, month in enumerate(months)
    )  # fmt: skip
    best = int(np.argmax(amounts)) if len(found) else None
    facts = {
        "total": money(whole),
        "previous_total": money(int(earlier.amount.sum())),
        "change": rate(whole, int(earlier.amount.sum())),
        "lines": len(found),
        "customers": len(distinct(found.customer)),
        "months": len(months),
        "average": money(whole // len(months)),
        "best_month": rows[best][0] if best is not None else None,
        "best_amount": rows[best][1] if best is not None else None,
        "has_index": bool(indexes),
    }
    picks = tuple(row[0] if row[2] else None for row in rows)
    blocks = (Block("months", _FIELDS, rows if len(found) else (), picks if len(found) else ()),)
    return Report(ReportName.SALES, ask, today, facts, blocks, None if len(found) else "no_sales")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers with a line in the month."""
    found = scope.sold(session, actor, ask, today)
    return distinct(found.customer[month_numbers(found.day) == number_named(pick)])


def _by_month(found: Lines, months: list[int]) -> tuple[Ints, Ints, Ints]:
    """Amount, lines and different customers of each month."""
    places = month_numbers(found.day) - months[0]
    of_month, _ = unique_pairs(places, found.customer)
    size = len(months)
    return (
        summed(places, found.amount, size),
        np.bincount(places, minlength=size),
        np.bincount(of_month, minlength=size),
    )


def _all_time(session: Session, ask: Ask) -> Ask:
    """From the month of the first shipment to the period's end, at least the period."""
    start = all_lines.first_day(session)
    return ask if start is None or start > ask.last else replace(ask, first=first_of(number_of(start)))


def _indexes(session: Session, found: Lines, all_time: Ask, today: date) -> dict[int, float]:
    found = found.where(scope.inside(found, all_time))
    years = season.whole_years(all_time, found, today)
    if len(years) < team_settings.load(session).season_min_years:
        return {}
    indexes = season.index_of(season.totals(month_numbers(found.day), found.amount, years))
    return dict(zip(season.month_order(years), indexes, strict=True)) if indexes else {}
