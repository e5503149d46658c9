"""Ranking of customers by what they bought in the period, beside the period before."""

from __future__ import annotations

from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import users
from app.services.reports import scope
from app.services.reports.bulk import Ints, day_of
from app.services.reports.months import money, period_before, rate, share
from app.services.reports.ranks import TOP, WHO, by_amount, fields, per_customer, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """The largest customers. `share` is of the positive amounts of all customers, not only of those listed."""
    both = scope.bought(session, actor, scope.with_before(ask), today)
    found = both.where(scope.inside(both, ask))
    sums, earlier = per_customer(found), per_customer(both.where(scope.inside(both, period_before(ask))))
    order = by_amount(sums)
    top = order[:TOP]
    known = who(session, sums.customer[top].tolist())
    names = {one.id: one.name for one in users.all_users(session)}
    before = dict(zip(earlier.customer.tolist(), earlier.amount.tolist(), strict=True))
    starts = np.searchsorted(found.customer, sums.customer)
    ends = np.searchsorted(found.customer, sums.customer, side="right")
    whole = int(np.maximum(sums.amount, 0).sum())
    rows, reached = [], 0
    for rank, place in enumerate(top.tolist(), 1):
        one, amount = int(sums.customer[place]), int(sums.amount[place])
        reached += max(0, amount)
        _, name, _, region, owner, _ = known[one]
        own = found.day[starts[place] : ends[place]]
        rows.append(
            (
                rank, one, name, region, names.get(owner), money(amount), share(max(0, amount), whole),
                share(reached, whole), money(before.get(one, 0)), rate(amount, before.get(one, 0)),
                len(own), day_of(int(own[-1])),
            )
        )  # fmt: skip
    amounts = np.maximum(sums.amount[order], 0)
    facts = {
        "customers": len(order),
        "total": money(int(sums.amount.sum())),
        "previous_total": money(int(earlier.amount.sum())),
        "change": rate(int(sums.amount.sum()), int(earlier.amount.sum())),
        "top10_share": share(int(amounts[:10].sum()), whole),
        "first": rows[0][2] if rows else None,
        "first_amount": rows[0][5] if rows else None,
        "new": len(np.setdiff1d(sums.customer, earlier.customer)),
        "gone": len(np.setdiff1d(earlier.customer, sums.customer)),
    }
    block = Block(
        "customers",
        fields(("rank", Kind.COUNT))
        + WHO
        + fields(
            ("region", Kind.TEXT), ("owner", Kind.TEXT), ("amount", Kind.MONEY), ("share", Kind.SHARE),
            ("cumulative", Kind.SHARE), ("previous", Kind.MONEY), ("change", Kind.RATE), ("lines", Kind.COUNT),
            ("last_on", Kind.DATE),
        ),
        tuple(rows),
        tuple(pick_of(row[1]) for row in rows),
    )  # fmt: skip
    return Report(ReportName.RANKING, ask, today, facts, (block,), None if rows else "no_sales")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """All customers of the ranking; a row names its own (`id:…`)."""
    return per_customer(scope.bought(session, actor, ask, today)).customer
