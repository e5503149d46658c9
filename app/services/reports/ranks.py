"""What a list of customers in a report shares: sums per customer, ABC classes, and the rows of the largest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from app.services.reports import scope
from app.services.reports.bulk import Ints, summed
from app.services.reports.lines import Lines
from app.services.reports.shape import Field, Kind

TOP: Final = 200
"""Customers a block lists; the true count is in the facts."""
CLASSES: Final = ("A", "B", "C")
WHO: Final = (Field("customer_id", Kind.TEXT), Field("customer", Kind.TEXT))


@dataclass(frozen=True)
class Sums:
    """Customers with at least one line, in order of id, and what each brought net of returns (millionths)."""

    customer: Ints
    amount: Ints


def per_customer(lines: Lines) -> Sums:
    """The net amount of every customer of these lines."""
    ids, places = np.unique(lines.customer, return_inverse=True)
    return Sums(ids, summed(places, lines.amount, len(ids)))


def by_amount(sums: Sums) -> Ints:
    """The places of the sums, largest first; of equals the older customer first."""
    return np.lexsort((sums.customer, -sums.amount))


def classes(ordered: Ints, *, a: int, b: int) -> Ints:
    """The class (0 A, 1 B, 2 C) of amounts given largest first (3-rules 3.5): A while the cumulative share is at most
    `a` %, B while at most `b` %, C the rest; the item that crosses a limit falls into the next class; the first item is
    always A; amounts of zero or less are C. The whole is the sum of the positive amounts.
    """
    positive = ordered > 0
    whole = int(ordered[positive].sum())
    reached = np.cumsum(ordered)
    made = np.where(reached <= whole * a // 100, 0, np.where(reached <= whole * b // 100, 1, 2))
    made[~positive] = 2
    if len(made) and positive[0]:
        made[0] = 0
    return made


def who(session: Session, ids: Iterable[int]) -> dict[int, Any]:
    """(id, name, level, region, owner id, last deal key) of the listed customers."""
    return scope.named(session, ids)


def pick_of(customer_id: int) -> str:
    """The word that means one customer in any report."""
    return f"id:{customer_id}"


def fields(*pairs: tuple[str, Kind]) -> tuple[Field, ...]:
    """Fields from (key, kind)."""
    return tuple(Field(*one) for one in pairs)
