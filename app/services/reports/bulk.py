"""Columns of a million rows as arrays: the database joins each column into one text, numpy reads it.

Measured per million rows: 0.1 s a column of numbers this way, 1.2 s for four columns row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select
from sqlalchemy.orm import Session

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
_EPOCH: Final = date(1970, 1, 1)
_BETWEEN: Final = "\x1f"
_DAY_LENGTH: Final = 11
"""2026-11-22 and the sign between."""
NO_DAY: Final = "0001-01-01"
"""What stands for an unknown day in a column of days."""


def columns(session: Session, statement: Any, kinds: str) -> list[Any]:
    """The columns of a SELECT in one pass over it, none of which may hold NULL: `i` whole numbers as an array, `d` days
    as an array of days since 1970, `t` texts as a list.
    """
    rows = statement.subquery()
    joined = [
        func.group_concat(column, _BETWEEN) if kind == "t" else func.group_concat(column)
        for column, kind in zip(rows.c, kinds, strict=True)
    ]
    count, *texts = session.execute(select(func.count(), *joined).select_from(rows)).one()
    return [_read(text, kind, count) for text, kind in zip(texts, kinds, strict=True)]


def _read(text: str | bytes | int | None, kind: str, count: int) -> Any:
    if kind == "t":
        return str(text).split(_BETWEEN) if count else []
    if not count:
        return np.zeros(0, np.int64)
    if kind == "d":
        return _days(str(text))
    return np.fromstring(str(text), dtype=np.int64, sep=",")


def _days(text: str) -> Ints:
    signs = np.frombuffer(f"{text},".encode("ascii"), np.uint8).reshape(-1, _DAY_LENGTH).astype(np.int64) - ord("0")
    year = signs[:, 0] * 1000 + signs[:, 1] * 100 + signs[:, 2] * 10 + signs[:, 3]
    months = (year - 1970) * 12 + signs[:, 5] * 10 + signs[:, 6] - 1
    first: Ints = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return first + signs[:, 8] * 10 + signs[:, 9] - 1


def at(values: Ints, places: Ints | Bools) -> Ints:
    """The values at these places."""
    made: Ints = values[places]
    return made


def coded(texts: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Each text as its place among the different ones, and these in order of first appearance."""
    places: dict[str, int] = {}
    codes = np.fromiter((places.setdefault(one, len(places)) for one in texts), np.int64, len(texts))
    return codes, tuple(places)


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """The reverse of `day_number`."""
    return _EPOCH + timedelta(days=int(number))


def month_numbers(days: Ints) -> Ints:
    """The months of these days, counted from January of the year 0 (year × 12 + month - 1)."""
    months: Ints = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months + 1970 * 12


def summed(places: Ints, values: Ints, size: int) -> Ints:
    """The exact sums of the values of each place; numpy's bincount would sum in floating point."""
    made = np.zeros(size, np.int64)
    np.add.at(made, places, values)
    return made


def unique_pairs(first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """The different pairs, ordered; neither may be negative."""
    if not len(first):
        return first, second
    width = int(second.max()) + 1
    pairs = np.unique(first * width + second)
    return pairs // width, pairs % width


_DAYS: Final = 4_000_000
"""More than the days of the years 1 to 9999, of which those before 1970 are negative."""


def paired(customer: Ints, day: Ints) -> Ints:
    """Customer and day as one number each, in the same order."""
    return customer * _DAYS + day + _DAYS // 2


def unpaired(pairs: Ints) -> tuple[Ints, Ints]:
    """The reverse of `paired`."""
    return pairs // _DAYS, pairs % _DAYS - _DAYS // 2
