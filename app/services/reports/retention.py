"""Retention (3-rules 3.5): of those who first bought in a month, who bought again so many months after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services.reports import scope
from app.services.reports.bulk import Ints, at, distinct, month_numbers
from app.services.reports.months import name_of, number_named, number_of, share, spanned
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

MONTHS_AFTER: Final = 24
"""Columns of the triangle at most."""


@dataclass(frozen=True)
class _Cohorts:
    """Customers by first deal: `customer` with its `month` and number of deal days; and every (customer's place, months
    after the first) in which it had a deal.
    """

    customer: Ints
    month: Ints
    deals: Ints
    place: Ints
    after: Ints


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """One cohort per month of the period. A deal is a day on which something was bought that did not all come back; a
    customer with deals on two days or more came again. Months that are not over yet are counted as far as they are.
    """
    found = _cohorts(session, actor, ask, today)
    now = number_of(today)
    rows, picks, cells, cell_picks = [], [], [], []
    stayed = np.zeros(MONTHS_AFTER + 1, np.int64)
    could = np.zeros(MONTHS_AFTER + 1, np.int64)
    for month in spanned(ask.first, min(ask.last, today)):
        of = found.month == month
        size = int(of.sum())
        if not size:
            continue
        again = int((found.deals[of] > 1).sum())
        rows.append((name_of(month), size, again, share(again, size), size - again))
        picks.append(name_of(month))
        reach = min(MONTHS_AFTER, now - month)
        active = np.bincount(found.after[of[found.place]], minlength=reach + 1)
        for after in range(reach + 1):
            number = int(active[after])
            cells.append((name_of(month), after, number, share(number, size)))
            cell_picks.append(f"{name_of(month)}+{after}" if number else None)
        stayed[: reach + 1] += active[: reach + 1]
        could[: reach + 1] += size
    people = int(sum(row[1] for row in rows))
    again = int(sum(row[2] for row in rows))
    facts = {
        "customers": people,
        "repeat": again,
        "repeat_rate": share(again, people),
        "one_time": people - again,
        "one_time_share": share(people - again, people),
        "cohorts": len(rows),
        "after_1": _at(stayed, could, 1),
        "after_3": _at(stayed, could, 3),
        "after_6": _at(stayed, could, 6),
        "after_12": _at(stayed, could, 12),
    }
    curve = tuple(
        (after, int(stayed[after]), int(could[after]), share(int(stayed[after]), int(could[after])))
        for after in range(MONTHS_AFTER + 1)
        if could[after]
    )
    blocks = (
        Block(
            "cells",
            fields(("cohort", Kind.TEXT), ("after", Kind.COUNT), ("customers", Kind.COUNT), ("share", Kind.SHARE)),
            tuple(cells),
            tuple(cell_picks),
        ),
        Block(
            "cohorts",
            fields(
                ("cohort", Kind.TEXT), ("customers", Kind.COUNT), ("repeat", Kind.COUNT), ("repeat_rate", Kind.SHARE),
                ("one_time", Kind.COUNT),
            ),
            tuple(rows),
            tuple(picks),
        ),
        Block(
            "curve",
            fields(("after", Kind.COUNT), ("active", Kind.COUNT), ("customers", Kind.COUNT), ("share", Kind.SHARE)),
            curve,
            (None,) * len(curve),
        ),
    )  # fmt: skip
    return Report(ReportName.RETENTION, ask, today, facts, blocks, None if rows else "no_deals")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a cohort (`2026-03`), or those of it with a deal so many months after (`2026-03+2`)."""
    found = _cohorts(session, actor, ask, today)
    name, _, after = pick.partition("+")
    of = found.month == number_named(name)
    if not after:
        return at(found.customer, of)
    return at(found.customer, distinct(found.place[of[found.place] & (found.after == int(after))]))


def _cohorts(session: Session, actor: Actor, ask: Ask, today: date) -> _Cohorts:
    deals = scope.deals(session, actor, ask, today)
    ids, starts, places, numbers = np.unique(deals.customer, return_index=True, return_inverse=True, return_counts=True)
    months = month_numbers(deals.day)
    first = months[starts]
    # A customer's deals stand in order of their days: of a month the first one counts.
    fresh = np.ones(len(months), np.bool_)
    fresh[1:] = (places[1:] != places[:-1]) | (months[1:] != months[:-1])
    return _Cohorts(ids, first, numbers, places[fresh], (months - first[places])[fresh])


def _at(stayed: Ints, could: Ints, after: int) -> float | None:
    return share(int(stayed[after]), int(could[after])) if could[after] else None
