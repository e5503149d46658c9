"""Customer portrait (3-rules 3.5): how many customers of each region, industry, source or level, how many have bought,
and what they bring.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services.reports import cache, scope
from app.services.reports.bulk import Ints, at, columns, distinct, summed
from app.services.reports.months import money, share
from app.services.reports.ranks import TOP, fields, per_customer
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

_COLUMNS: Final[dict[str, Any]] = {
    "region": scope.REGION,
    "industry": Customer.industry,
    "source": Customer.source,
    "level": Customer.level,
    "province": Customer.province,
    "kind": Customer.kind,
}
BY: Final = tuple(_COLUMNS)


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Groups by number of customers; blank is a group of its own. Amounts are of the period, dealt is dealt ever."""
    ids, codes, values, dealt = _groups(session, actor, ask, today)
    size = len(values)
    numbers = np.bincount(codes, minlength=size)
    bought = np.bincount(codes[dealt], minlength=size)
    amounts = _amounts(session, actor, ask, today, ids, codes, size)
    whole = int(np.maximum(amounts, 0).sum())
    order = np.lexsort((np.arange(size), -numbers))
    rows, picks = [], []
    for one in order[:TOP].tolist():
        number = int(numbers[one])
        rows.append(
            (
                values[one] or None, number, share(number, len(ids)), int(bought[one]), share(int(bought[one]), number),
                money(int(amounts[one])), share(max(0, int(amounts[one])), whole),
            )
        )  # fmt: skip
        picks.append(values[one])
    named = [row for row in rows if row[0] is not None]
    best = max((row for row in named if row[1] >= 10 and row[3] > 0), key=lambda row: row[4], default=None)
    blank = values.index("") if "" in values else None
    facts = {
        "customers": len(ids),
        "dealt": int(dealt.sum()),
        "dealt_share": share(int(dealt.sum()), len(ids)),
        "total": money(int(amounts.sum())),
        "groups": size,
        "blank": int(numbers[blank]) if blank is not None else 0,
        "largest": named[0][0] if named else None,
        "largest_share": named[0][2] if named else None,
        "best": best[0] if best else None,
        "best_dealt_share": best[4] if best else None,
        "by": ask.by or BY[0],
    }
    block = Block(
        "groups",
        fields(
            ("value", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE), ("dealt", Kind.COUNT),
            ("dealt_share", Kind.SHARE), ("amount", Kind.MONEY), ("amount_share", Kind.SHARE),
        ),
        tuple(rows),
        tuple(picks),
    )  # fmt: skip
    return Report(ReportName.PORTRAIT, ask, today, facts, (block,), None if rows else "no_customers")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """All customers of a group ('' for those where it is blank)."""
    ids, codes, values, _ = _groups(session, actor, ask, today)
    return at(ids, codes == values.index(pick)) if pick in values else ids[:0]


def _groups(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Ints, Ints, tuple[str, ...], Any]:
    """Customers, the group of each, the words of the groups, who has bought."""
    by = ask.by or BY[0]
    key = ("portrait", by)
    ids, codes, values, dealt = cache.columns_of(
        session, key, frozenset({Noun.CUSTOMER, Noun.SHIPMENT}), lambda: _read(session, by)
    )
    mask = scope.chosen(session, actor, ask, today, size=int(ids.max(initial=0)) + 1)
    if mask is None:
        return ids, codes, values, dealt
    keep = mask[ids]
    codes, kept = codes[keep], distinct(codes[keep])
    return ids[keep], np.searchsorted(kept, codes), tuple(values[one] for one in kept.tolist()), dealt[keep]


def _read(session: Session, by: str) -> tuple[Ints, Ints, tuple[str, ...], Any]:
    dealt = case((Customer.last_deal_key.is_not(None), 1), else_=0)
    statement = select(Customer.id, dealt, func.coalesce(_COLUMNS[by], ""))
    ids, bought, (codes, values) = columns(session, statement, "iit", by=Customer.id)
    return ids, codes, values, bought == 1


def _amounts(session: Session, actor: Actor, ask: Ask, today: date, ids: Ints, codes: Ints, size: int) -> Ints:
    sums = per_customer(scope.bought(session, actor, ask, today))
    of = np.full(max(int(ids.max(initial=0)), int(sums.customer.max(initial=0))) + 1, -1, np.int64)
    of[ids] = codes
    groups = of[sums.customer]
    known = groups >= 0
    return summed(groups[known], sums.amount[known], size)
