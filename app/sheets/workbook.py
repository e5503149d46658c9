"""What a workbook is once it has been read: plain data, no library objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet's used area; `rows` is rectangular, its corner is row `first_row`, column `first_column` (1-based).

    `merged` holds (top, left, bottom, right) as 1-based Excel numbers; `epoch1904` tells how bare day numbers count.
    """

    name: str
    hidden: bool
    first_row: int
    first_column: int
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    epoch1904: bool = False


@dataclass(frozen=True)
class Workbook:
    """A read file: its name without folders and its sheets in their order."""

    file: str
    sheets: tuple[Sheet, ...]
