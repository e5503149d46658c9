"""Seasonal index by 同月平均法 (3-rules 3.5): how much stronger a month is than the average month, whole years only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import team_settings
from app.services.reports import scope
from app.services.reports.bulk import Ints, day_of, distinct, month_numbers, summed
from app.services.reports.lines import Lines
from app.services.reports.months import first_of, last_of, money, number_of
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName

MONTHS: Final = tuple(f"m{one}" for one in range(1, 13))
_PRODUCTS: Final = 30
Years = tuple[int, ...]
"""The first month of each whole year of twelve months, oldest first, counted as in `bulk.month_numbers`."""


def index_of(rows: Sequence[Sequence[int | float]] | Ints) -> list[float]:
    """Mean of each season over the years ÷ mean of all seasons × 100; `rows` has one year per row, its seasons in
    order. A whole of zero or less has no index: an empty list.
    """
    table = [list(map(_exact, row)) for row in rows]
    whole = sum(map(sum, table))
    if not table or whole <= 0:
        return []
    seasons = len(table[0])
    return [float(100 * seasons * sum(row[place] for row in table) / whole) for place in range(seasons)]


def _exact(value: Any) -> int | float:
    return float(value) if isinstance(value, float) else int(value)


def whole_years(ask: Ask, found: Lines, today: date) -> Years:
    """Years of twelve whole months back from the last month that the period holds to its end and that is over, as far
    as the period and the shipments reach.
    """
    if not len(found):
        return ()
    end = min(ask.last, today)
    last = number_of(end) - (end < last_of(number_of(end)))
    first = number_of(ask.first) + (ask.first.day > 1)
    first = max(first, number_of(day_of(int(found.day.min()))))
    years = max(0, last - first + 1) // 12
    return tuple(last + 1 - 12 * back for back in range(years, 0, -1))


def totals(months: Ints, amount: Ints, years: Years) -> Ints:
    """Net amounts (millionths), one row per whole year, one column per month of it."""
    places = months - years[0]
    inside = (places >= 0) & (places < 12 * len(years))
    return summed(places[inside], amount[inside], 12 * len(years)).reshape(-1, 12)


def month_order(years: Years) -> list[int]:
    """The calendar months (0 January) of the columns of `totals`."""
    return [(years[0] + place) % 12 for place in range(12)]


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """The index of each month, the years it rests on, and the index of each of the largest products."""
    found = scope.sold(session, actor, ask, today, products=True)
    years = whole_years(ask, found, today)
    needed = team_settings.load(session).season_min_years
    facts: dict[str, Any] = {"years": len(years), "years_needed": needed}
    if len(years) < needed:
        reason = "needs_two_years" if len(found) else "no_sales"
        return Report(ReportName.SEASON, ask, today, facts, (), reason)
    table = _january_first(totals(month_numbers(found.day), found.amount, years), years)
    indexes = index_of(table)
    facts |= {"from": first_of(years[0]), "to": last_of(years[-1] + 11), "total": money(int(table.sum()))}
    if not indexes:
        return Report(ReportName.SEASON, ask, today, facts, (), "no_sales")
    strongest, weakest = int(np.argmax(indexes)), int(np.argmin(indexes))
    facts |= {
        "strongest_month": strongest + 1, "strongest_index": indexes[strongest],
        "weakest_month": weakest + 1, "weakest_index": indexes[weakest],
    }  # fmt: skip
    bought = _months_bought(found, years)
    index_rows = tuple(
        (place + 1, money(int(table[:, place].sum()) // len(years)), money(int(table[:, place].sum())), indexes[place])
        for place in range(12)
    )
    return Report(
        ReportName.SEASON, ask, today, facts,
        (
            Block(
                "index",
                fields(("month", Kind.COUNT), ("mean", Kind.MONEY), ("total", Kind.MONEY), ("index", Kind.INDEX)),
                index_rows,
                tuple(f"{one + 1:02d}" if one in bought else None for one in range(12)),
            ),
            Block(
                "years",
                fields(("from", Kind.TEXT), *((one, Kind.MONEY) for one in MONTHS), ("total", Kind.MONEY)),
                tuple(
                    (f"{start // 12:04d}-{start % 12 + 1:02d}", *map(money, row), money(int(row.sum())))
                    for start, row in zip(years, table, strict=True)
                ),
                (None,) * len(years),
            ),
            _products(found, years, needed),
        ),
    )  # fmt: skip


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers who bought in this calendar month of any of the years, or who bought the product."""
    found = scope.sold(session, actor, ask, today, products=True)
    years = whole_years(ask, found, today)
    if not years:
        return found.customer[:0]
    months = month_numbers(found.day)
    inside = (months >= years[0]) & (months < years[-1] + 12)
    if block == "products":
        place = found.products.index(pick) if pick in found.products else -1
        return distinct(found.customer[inside & (found.product == place)])
    return distinct(found.customer[inside & (months % 12 == int(pick) - 1)])


def _january_first(table: Ints, years: Years) -> Ints:
    return np.roll(table, years[0] % 12, axis=1)


def _months_bought(found: Lines, years: Years) -> set[int]:
    months = month_numbers(found.day)
    inside = (months >= years[0]) & (months < years[-1] + 12)
    return {int(one) for one in distinct(months[inside] % 12)}


def _products(found: Lines, years: Years, needed: int) -> Block:
    """Each of the largest products over its own whole years, which begin when it was first sold."""
    months = month_numbers(found.day)
    inside = (months >= years[0]) & (months < years[-1] + 12)
    size = len(found.products)
    amounts = summed(found.product[inside], found.amount[inside], size)
    rows: list[tuple[Any, ...]] = []
    for place in np.lexsort((np.arange(size), -amounts))[:_PRODUCTS]:
        if amounts[place] <= 0:
            break
        own = inside & (found.product == place)
        own_months = months[own]
        own_years = tuple(one for one in years if one >= int(own_months.min()))
        name, indexes = found.products[place], []
        if len(own_years) >= needed:
            indexes = index_of(_january_first(totals(own_months, found.amount[own], own_years), own_years))
        peak = int(np.argmax(indexes)) + 1 if indexes else None
        shown: tuple[float | None, ...] = tuple(indexes) if indexes else (None,) * 12
        rows.append((name, money(int(amounts[place])), len(own_years), peak, *shown))
    return Block(
        "products",
        fields(
            ("product", Kind.TEXT), ("amount", Kind.MONEY), ("years", Kind.COUNT), ("peak", Kind.COUNT),
            *((one, Kind.INDEX) for one in MONTHS),
        ),
        tuple(rows),
        tuple(row[0] for row in rows),
    )  # fmt: skip
