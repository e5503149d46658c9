"""The small figure of a report's card: a few numbers and the shape they take. Plain Python, no matplotlib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from app.services.reports.shape import Block, Report

_MOST: Final = 24


@dataclass(frozen=True)
class Spark:
    """`kind`: bars, line, parts (one bar in pieces), rows (bars lying down), grid (`wide` cells a row). Values from
    nought up; `marked` is the one that stands out.
    """

    kind: str
    values: tuple[float, ...]
    marked: int | None = None
    wide: int = 0


_OF: Final = {
    "sales": ("bars", "months", "amount"),
    "season": ("bars", "index", "index"),
    "abc": ("parts", "classes", "share"),
    "products": ("parts", "products", "share"),
    "ranking": ("rows", "customers", "amount"),
    "people": ("rows", "people", "amount"),
    "value": ("bars", "bands", "customers"),
    "funnel": ("parts", "tables", "customers"),
    "pool": ("bars", "months", "customers"),
    "archive": ("parts", "classes", "customers"),
    "completeness": ("rows", "fields", "share"),
    "calls": ("rows", "groups", "contacts"),
    "satisfaction": ("rows", "groups", "cases"),
    "portrait": ("rows", "groups", "customers"),
    "rfm": ("grid", "map", "customers"),
    "churn": ("parts", "states", "customers"),
    "retention": ("line", "curve", "share"),
}
"""Which figures of which block; '' is the first block that has the field."""


def spark(report: Report) -> Spark | None:
    """The small figure of a report; None where it has nothing to show."""
    if report.empty:
        return None
    kind, key, field = _OF.get(report.name, ("bars", "", ""))
    block = next((one for one in report.blocks if one.key == key or (not key and _has(one, field))), None)
    if block is None or not block.rows:
        return None
    values = [_number(one) for one in block.column(field or _numeric(block))]
    if report.name == "retention":
        values = values[1:]
    most = 5 if kind == "rows" else 6 if kind == "parts" else _MOST
    if kind != "grid":
        values = values[-most:] if kind in ("bars", "line") else values[:most]
    if not any(values):
        return None
    marked = values.index(max(values)) if kind == "bars" else None
    wide = len({row[:2] for row in block.rows}) if kind == "grid" else 0
    return Spark(kind, tuple(values), marked, wide and len(values) // wide)


def _has(block: Block, field: str) -> bool:
    return bool(block.rows) and (not field or any(one.key == field for one in block.fields))


def _numeric(block: Block) -> str:
    kinds = ("count", "money", "share", "index", "quantity")
    return next((one.key for one in block.fields if one.kind in kinds), block.fields[0].key)


def _number(value: Any) -> float:
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        return 0.0
