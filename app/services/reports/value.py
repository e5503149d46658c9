"""Lifetime value so far: what each customer has brought since its first deal. What was, not what may be expected.

An expected value needs a probability model (BG/NBD with Gamma-Gamma). The library kept for it, pymc-marketing, brings
PyMC and PyTensor, several hundred megabytes and a compiler; lifetimes, the light one, is archived. So there is none.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import BigInteger, func, select, type_coerce
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer
from app.services.reports import lines as all_lines
from app.services.reports import scope
from app.services.reports.bulk import NO_DAY, Ints, at, columns, day_number, day_of, summed
from app.services.reports.months import money, share
from app.services.reports.ranks import TOP, WHO, fields, per_customer, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

BANDS: Final = (0, 1_000, 10_000, 100_000, 1_000_000)
"""Lower ends of the bands in yuan; the first holds what is zero or less, the last is open."""
_UNKNOWN: Final = day_number(date.min)


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Every customer with a deal, whenever it was; the period narrows nothing. Typed totals count until shipments cover
    them (3-rules 3.1); of one product only shipments count.
    """
    ids, amount, first = _values(session, actor, ask, today)
    count, whole = len(ids), int(np.maximum(amount, 0).sum())
    order = np.lexsort((ids, -amount))
    facts: dict[str, Any] = {
        "customers": count,
        "total": money(int(amount.sum())),
        "mean": money(int(amount.sum()) // count) if count else None,
        "median": money(int(np.median(amount))) if count else None,
        "top10_percent_share": share(int(np.maximum(amount[order[: max(1, count // 10)]], 0).sum()), whole),
    }
    known = who(session, ids[order[:TOP]].tolist())
    listed = tuple(
        (
            rank, int(ids[one]), known[int(ids[one])][1], known[int(ids[one])][3], money(int(amount[one])),
            share(max(0, int(amount[one])), whole), None if first[one] == _UNKNOWN else day_of(int(first[one])),
        )
        for rank, one in enumerate(order[:TOP].tolist(), 1)
    )  # fmt: skip
    blocks = (
        _bands(amount, whole),
        _years(amount, first),
        Block(
            "customers",
            fields(("rank", Kind.COUNT))
            + WHO
            + fields(
                ("region", Kind.TEXT), ("amount", Kind.MONEY), ("share", Kind.SHARE), ("first_deal_on", Kind.DATE)
            ),
            listed,
            tuple(pick_of(row[1]) for row in listed),
        ),
    )
    return Report(ReportName.VALUE, ask, today, facts, blocks, None if count else "no_deals")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers of a band (`2`), or of a year of the first deal (`2024`; `0` where it is not known)."""
    ids, amount, first = _values(session, actor, ask, today)
    if block == "years":
        return at(ids, _year(first) == int(pick))
    return at(ids, _band(amount) == int(pick))


def _values(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Ints, Ints, Ints]:
    """Customer, value so far (millionths), day of the first deal."""
    if ask.product is not None:
        start = all_lines.first_day(session) or today
        sums = per_customer(scope.bought(session, actor, _all_time(ask, start, today), today))
        deals = scope.deals(session, actor, ask, today)
        ids, starts = np.unique(deals.customer, return_index=True)
        places = np.searchsorted(sums.customer, ids)
        return ids, sums.amount[places], deals.day[starts]
    statement = select(
        Customer.id,
        func.coalesce(type_coerce(Customer.deal_total, BigInteger), 0),
        func.coalesce(Customer.first_deal_on, NO_DAY),
    ).where(Customer.last_deal_key.is_not(None), *scope.clauses(actor, ask, today))
    ids, amount, first = columns(session, statement, "iid")
    order = np.argsort(ids)
    return ids[order], amount[order], first[order]


def _all_time(ask: Ask, start: date, today: date) -> Ask:
    return Ask(start, today, ask.owner_id, ask.region, ask.product)


def _band(amount: Ints) -> Ints:
    # A limit itself belongs to the band above it, zero to the first.
    limits = np.array([one * 1_000_000 for one in BANDS])
    limits[0] = 1
    return np.searchsorted(limits, amount, side="right")


def _bands(amount: Ints, whole: int) -> Block:
    bands = _band(amount)
    rows, picks = [], []
    for place in range(len(BANDS) + 1):
        of = bands == place
        number = int(of.sum())
        rows.append(
            (
                BANDS[place - 1] if place else None, BANDS[place] if place < len(BANDS) else None, number,
                share(number, len(amount)), money(int(amount[of].sum())),
                share(int(np.maximum(amount[of], 0).sum()), whole),
            )
        )  # fmt: skip
        picks.append(str(place) if number else None)
    return Block(
        "bands",
        fields(
            ("from", Kind.MONEY), ("to", Kind.MONEY), ("customers", Kind.COUNT), ("share", Kind.SHARE),
            ("amount", Kind.MONEY), ("amount_share", Kind.SHARE),
        ),
        tuple(rows) if len(amount) else (),
        tuple(picks) if len(amount) else (),
    )  # fmt: skip


def _year(first: Ints) -> Ints:
    years: Ints = first.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(first == _UNKNOWN, 0, years)


def _years(amount: Ints, first: Ints) -> Block:
    years, places = np.unique(_year(first), return_inverse=True)
    sums = summed(places, amount, len(years))
    numbers = np.bincount(places, minlength=len(years))
    rows = tuple(
        (str(year) if year else None, int(number), money(int(brought)), money(int(brought) // int(number)))
        for year, number, brought in zip(years.tolist(), numbers, sums, strict=True)
    )
    return Block(
        "years",
        fields(("year", Kind.TEXT), ("customers", Kind.COUNT), ("amount", Kind.MONEY), ("mean", Kind.MONEY)),
        rows,
        tuple(str(one) for one in years.tolist()),
    )
