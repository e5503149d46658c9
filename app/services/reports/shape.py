"""What reports are asked and what they answer: the words shared by services, window and command line. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any


class ReportName(StrEnum):
    """The reports of 统计分析 (3-rules 3.5); also the names of `python main.py report NAME`."""

    SALES = "sales"
    SEASON = "season"
    ABC = "abc"
    PRODUCTS = "products"
    RANKING = "ranking"
    PEOPLE = "people"
    PORTRAIT = "portrait"
    FUNNEL = "funnel"
    RETENTION = "retention"
    RFM = "rfm"
    VALUE = "value"
    CHURN = "churn"
    CALLS = "calls"
    SATISFACTION = "satisfaction"
    COMPLETENESS = "completeness"
    POOL = "pool"
    ARCHIVE = "archive"


class Kind(StrEnum):
    """What a field of a block holds. SHARE is a fraction from 0 to 1, RATE a fraction of change (-0.1 is ten percent
    less), INDEX a percent number (100 is the average).
    """

    TEXT = "text"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    SHARE = "share"
    INDEX = "index"
    DATE = "date"
    DAYS = "days"
    HOURS = "hours"
    RATE = "rate"


@dataclass(frozen=True)
class Ask:
    """What a report is asked: the days `first` to `last`, inclusive, narrowed to a salesperson, a region (as the lists
    show it, or a province, city or district), a product. `by` chooses the main grouping where a report has several.
    """

    first: date
    last: date
    owner_id: int | None = None
    region: str | None = None
    product: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Field:
    """One column of a block; its heading is a text of the interface."""

    key: str
    kind: Kind


@dataclass(frozen=True)
class Block:
    """One table of exact figures. `picks` has one word per row, by which `behind` finds its customers; None: nobody."""

    key: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]
    picks: tuple[str | None, ...] = ()

    def column(self, key: str) -> list[Any]:
        """The values of one field, row by row."""
        place = [one.key for one in self.fields].index(key)
        return [row[place] for row in self.rows]


@dataclass(frozen=True)
class Report:
    """An answer: `facts` for its sentence, `blocks` with the main one first, `reason` why it cannot be said."""

    name: ReportName
    ask: Ask
    today: date
    facts: Mapping[str, Any]
    blocks: tuple[Block, ...]
    reason: str | None = None

    @property
    def empty(self) -> bool:
        """There is nothing to draw."""
        return self.reason is not None or not any(one.rows for one in self.blocks)

    def block(self, key: str) -> Block:
        """One block by its key. Raises KeyError."""
        for one in self.blocks:
            if one.key == key:
                return one
        raise KeyError(key)


def as_json(report: Report) -> dict[str, Any]:
    """The stable JSON of a report: exact figures, money and quantities as plain numbers, days in ISO form."""
    return {
        "report": report.name.value,
        "from": report.ask.first.isoformat(),
        "to": report.ask.last.isoformat(),
        "owner_id": report.ask.owner_id,
        "region": report.ask.region,
        "product": report.ask.product,
        "by": report.ask.by,
        "today": report.today.isoformat(),
        "reason": report.reason,
        "facts": {key: _plain(value) for key, value in report.facts.items()},
        "blocks": {
            one.key: [
                {
                    field.key: _plain(value, exact=field.kind in (Kind.MONEY, Kind.QUANTITY))
                    for field, value in zip(one.fields, row, strict=True)
                }
                for row in one.rows
            ]
            for one in report.blocks
        },
    }


def _plain(value: Any, *, exact: bool = False) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not exact:
        return round(value, 12)  # the noise of the last bits says nothing
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
