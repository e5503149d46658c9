"""Product mix (3-rules 3.5): what each product brings, its share, and how that changed against the period before."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services.reports import scope
from app.services.reports.bulk import Ints, distinct, summed, unique_pairs
from app.services.reports.months import money, period_before, rate, share
from app.services.reports.ranks import TOP, fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

_MOST: Final = 80
"""Percent of the sales that a few products usually bring."""


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Products with a line in the period, largest first. Shares are of the positive amounts."""
    both = scope.sold(session, actor, scope.with_before(ask), today, products=True)
    found, earlier = (both.where(scope.inside(both, one)) for one in (ask, period_before(ask)))
    size = len(found.products)
    amounts = summed(found.product, found.amount, size)
    quantities = summed(found.product, found.quantity, size)
    before = summed(earlier.product, earlier.amount, size)
    numbers = np.bincount(found.product, minlength=size)
    of_product, _ = unique_pairs(found.product, found.customer)
    people = np.bincount(of_product, minlength=size)
    order = np.lexsort((np.arange(size), -amounts))
    order = order[numbers[order] > 0]
    positive = np.maximum(amounts, 0)
    whole, reached, rows = int(positive.sum()), 0, []
    for one in order[:TOP].tolist():
        reached += int(positive[one])
        rows.append(
            (
                found.products[one], money(int(amounts[one])), money(int(quantities[one])),
                share(int(positive[one]), whole), share(reached, whole), money(int(before[one])),
                rate(int(amounts[one]), int(before[one])), int(numbers[one]), int(people[one]),
            )
        )  # fmt: skip
    cumulated = np.cumsum(positive[order])
    facts = {
        "products": len(order),
        "total": money(int(amounts.sum())),
        "previous_total": money(int(before.sum())),
        "change": rate(int(amounts.sum()), int(before.sum())),
        "top_product": rows[0][0] if rows else None,
        "top_share": rows[0][3] if rows else None,
        "most_percent": _MOST,
        "most_products": int(np.searchsorted(cumulated, -(-whole * _MOST // 100)) + 1) if whole else 0,
        "new": int(((numbers > 0) & (before <= 0)).sum()),
        "gone": int(((numbers == 0) & (before > 0)).sum()),
    }
    block = Block(
        "products",
        fields(
            ("product", Kind.TEXT), ("amount", Kind.MONEY), ("quantity", Kind.QUANTITY), ("share", Kind.SHARE),
            ("cumulative", Kind.SHARE), ("previous", Kind.MONEY), ("change", Kind.RATE), ("lines", Kind.COUNT),
            ("customers", Kind.COUNT),
        ),
        tuple(rows),
        tuple(row[0] for row in rows),
    )  # fmt: skip
    return Report(ReportName.PRODUCTS, ask, today, facts, (block,), None if rows else "no_sales")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers with a line of the product."""
    found = scope.sold(session, actor, ask, today, products=True)
    place = found.products.index(pick) if pick in found.products else -1
    return distinct(found.customer[found.product == place])
