"""Recency, frequency, amount of every customer with a deal in the period, as a map of classes and a list."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services.reports import scope
from app.services.reports.bulk import Ints, at, day_number, day_of, summed
from app.services.reports.months import money, share
from app.services.reports.ranks import TOP, WHO, fields, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

RECENCY: Final = (30, 90, 180, 365)
"""Days since the last deal up to which each class reaches; the last class is open."""
FREQUENCY: Final = (1, 2, 5, 10)
"""Days with deals up to which each class reaches; the last class is open."""


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """The map: recency classes × frequency classes. Days count from the period's end, or today if that is earlier."""
    ids, recency, frequency, amount = _facts(session, actor, ask, today)
    r, f = _class(recency, RECENCY), _class(frequency, FREQUENCY)
    whole = int(np.maximum(amount, 0).sum())
    rows, picks = [], []
    for i in range(len(RECENCY) + 1):
        for j in range(len(FREQUENCY) + 1):
            of = (r == i) & (f == j)
            number, brought = int(of.sum()), int(np.maximum(amount[of], 0).sum())
            rows.append(
                (
                    _from(i, RECENCY, 0), _to(i, RECENCY), _from(j, FREQUENCY, 1), _to(j, FREQUENCY), number,
                    share(number, len(ids)), money(int(amount[of].sum())), share(brought, whole),
                )
            )  # fmt: skip
            picks.append(f"{i}:{j}" if number else None)
    order = np.lexsort((ids, -amount))[:TOP]
    known = who(session, ids[order].tolist())
    listed = tuple(
        (int(ids[one]), known[int(ids[one])][1], int(recency[one]), int(frequency[one]), money(int(amount[one])),
         day_of(_end(ask, today) - int(recency[one])))
        for one in order.tolist()
    )  # fmt: skip
    facts = {
        "customers": len(ids),
        "total": money(int(amount.sum())),
        "best": int(((r <= 1) & (f >= 3)).sum()),
        "sleeping": int(((r >= 3) & (f >= 3)).sum()),
        "median_recency": float(np.median(recency)) if len(ids) else None,
        "median_frequency": float(np.median(frequency)) if len(ids) else None,
        "as_of": day_of(_end(ask, today)),
    }
    blocks = (
        Block(
            "map",
            fields(
                ("recency_from", Kind.DAYS), ("recency_to", Kind.DAYS), ("deals_from", Kind.COUNT),
                ("deals_to", Kind.COUNT), ("customers", Kind.COUNT), ("share", Kind.SHARE), ("amount", Kind.MONEY),
                ("amount_share", Kind.SHARE),
            ),
            tuple(rows) if len(ids) else (),
            tuple(picks) if len(ids) else (),
        ),
        Block(
            "customers",
            WHO
            + fields(
                ("recency", Kind.DAYS), ("deals", Kind.COUNT), ("amount", Kind.MONEY), ("last_deal_on", Kind.DATE)
            ),
            listed,
            tuple(pick_of(row[0]) for row in listed),
        ),
    )  # fmt: skip
    return Report(ReportName.RFM, ask, today, facts, blocks, None if len(ids) else "no_deals")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a square `recency class:frequency class`."""
    ids, recency, frequency, _ = _facts(session, actor, ask, today)
    i, j = map(int, pick.split(":"))
    return at(ids, (_class(recency, RECENCY) == i) & (_class(frequency, FREQUENCY) == j))


def _facts(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Ints, Ints, Ints, Ints]:
    """Customer, days since its last deal, days with deals, net amount: of the period."""
    deals = scope.deals(session, actor, ask, today)
    inside = (deals.day >= day_number(ask.first)) & (deals.day <= day_number(ask.last))
    customer, day = deals.customer[inside], deals.day[inside]
    ids, starts, numbers = np.unique(customer, return_index=True, return_counts=True)
    last = day[starts + numbers - 1] if len(ids) else day
    lines = scope.bought(session, actor, ask, today)
    places = np.searchsorted(ids, lines.customer)
    known = np.isin(lines.customer, ids)
    return ids, _end(ask, today) - last, numbers, summed(places[known], lines.amount[known], len(ids))


def _end(ask: Ask, today: date) -> int:
    return day_number(min(ask.last, today))


def _class(values: Ints, limits: tuple[int, ...]) -> Ints:
    return np.searchsorted(np.array(limits), values)


def _from(place: int, limits: tuple[int, ...], lowest: int) -> int:
    return limits[place - 1] + 1 if place else lowest


def _to(place: int, limits: tuple[int, ...]) -> int | None:
    return limits[place] if place < len(limits) else None
