"""Why a customer is in its table: the facts behind the explanation sentence (3-rules 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.customer import dormant_before
from app.models.nouns import Table


@dataclass(frozen=True)
class TableReason:
    """`code`: shipped_current, shipped_dormant, typed_current, typed_dormant, assumed_current, imported_dormant, owned,
    unowned. `on` is the last deal, `days` how long ago; `owner` who follows a potential customer.
    """

    table: Table
    code: str
    on: date | None = None
    days: int | None = None
    assumed: bool = False
    owner: str | None = None
    returned: bool = False
    """There were shipments, and all of them came back."""


def reason_of(row: Mapping[str, Any], owner: str | None, *, today: date, days: int) -> TableReason:
    """The table and its reason from a customer's columns; the same rule as `models.customer.in_table`, in Python, for
    one row already read.
    """
    last = row["last_deal_on"]
    if row["last_deal_key"] is None:
        returned = row["shipped_gross"] is not None
        if row["owner_id"] is not None:
            return TableReason(Table.POTENTIAL, "owned", owner=owner, returned=returned)
        return TableReason(Table.PUBLIC, "unowned", returned=returned)
    if last is None:
        return TableReason(Table.DORMANT, "imported_dormant")
    current = last >= dormant_before(today, days)
    table = Table.CURRENT if current else Table.DORMANT
    shipped = row["shipped_last_on"] == last
    assumed = bool(row["deal_date_assumed"]) and not shipped
    if assumed and current:
        code = "assumed_current"
    else:
        code = f"{'shipped' if shipped else 'typed'}_{table.value}"
    return TableReason(table, code, last, (today - last).days, assumed)
