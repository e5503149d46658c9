"""Packs rows of cells for the way between two processes: by columns, equal cells once, texts in one piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from app.sheets.workbook import Cell

MOST_CHARACTERS: Final = 32_767
_ROWS: Final = 4_096
_CELLS: Final = 200_000
_BETWEEN: Final = "\x1f"
_SAMPLE: Final = 256
_BYTE: Final = 256
_TEXT: Final = frozenset({str})
_NUMBERS: Final = frozenset({float})


class CellTooLong(Exception):
    """A cell holds more characters than a workbook can."""


def packed(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, int, list[Any]]]:
    """Pieces of (blank rows before, rows, columns); rows are of one length, a tail of blank rows is left out.

    Empty texts are blanks. Raises CellTooLong.
    """
    rows = iter(rows)
    blank = 0
    size = _ROWS
    while chunk := list(islice(rows, size)):
        width = len(chunk[0])
        size = max(min(_ROWS, _CELLS // max(width, 1)), 1)
        full = len(chunk)
        while full and not _is_filled(chunk[full - 1]):
            full -= 1
        if full:
            columns: list[Any] = list(map(_packed_column, zip(*chunk[:full], strict=True)))
            yield blank, full, columns
            blank = 0
        blank += len(chunk) - full


def _is_filled(row: Sequence[Any]) -> bool:
    return row.count("") + row.count(None) < len(row)


def _packed_column(cells: tuple[Any, ...]) -> Any:
    """None for blanks, else one of: text, numbers, (distinct cells, the place of each), a list of cells."""
    kinds = set(map(type, cells))
    if kinds == _NUMBERS:
        return array("d", cells)
    if bool in kinds:  # True equals 1.0, and would be taken for it
        return [_cell(cell) for cell in cells]
    distinct = dict.fromkeys(cells) if len(set(cells[:_SAMPLE])) * 2 <= len(cells[:_SAMPLE]) else cells
    if distinct.__class__ is dict and len(distinct) * 2 <= len(cells):
        places_of = {cell: place for place, cell in enumerate(distinct)}
        if len(distinct) == 1 and (cells[0] is None or cells[0] == ""):
            return None
        places = map(places_of.__getitem__, cells)
        return [_cell(cell) for cell in distinct], bytes(places) if len(distinct) <= _BYTE else array("H", places)
    if kinds == _TEXT:
        joined = _BETWEEN.join(cells)
        if joined.count(_BETWEEN) == len(cells) - 1:
            if len(joined) > MOST_CHARACTERS and max(map(len, cells)) > MOST_CHARACTERS:
                raise CellTooLong
            return joined
    return [_cell(cell) for cell in cells]


def _cell(value: Any) -> Any:
    if value.__class__ is str:
        if len(value) > MOST_CHARACTERS:
            raise CellTooLong
        return value or None
    return value


def unpacked(blank: int, count: int, columns: list[Any]) -> Iterator[list[Cell]]:
    """The rows of a piece."""
    for _ in range(blank):
        yield [None] * len(columns)
    yield from map(list, zip(*(_unpacked_column(column, count) for column in columns), strict=True))


def _unpacked_column(column: Any, count: int) -> Iterable[Cell]:
    if column is None:
        return (None,) * count
    if column.__class__ is str:
        texts = column.split(_BETWEEN)
        return [text or None for text in texts] if "" in texts else texts
    if column.__class__ is tuple:
        distinct, places = column
        return map(distinct.__getitem__, places)
    cells: Iterable[Cell] = column
    return cells
