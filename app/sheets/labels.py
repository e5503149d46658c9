"""Labelled cells above a table that hold for all its rows: `客户：某公司  日期：2026-01-05` (4-excel 4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.models.nouns import CUSTOMER_LISTS, ListName
from app.sheets.cleaning import as_text, clean_text
from app.sheets.heading_keys import heading_key
from app.sheets.headings import aliases_of, known_headings
from app.sheets.workbook import Cell, Sheet

# What a slip says once for all its lines. Above a list of customers only the salesperson is meant for all of them.
_OF_SLIPS: Final = frozenset(
    "customer customer_code shipped_on number salesperson address receiver currency carrier tracking "
    "registered_on happened_on contact_name phone number_dialled".split()
)
_OF_CUSTOMERS: Final = frozenset({"owner"})
# Who made the sheet, or is responsible for it, is not whose customers they are.
_NOT_MEANT: Final = frozenset({"负责人", "责任人", "制单人", "经手人", "记录人"})
_LABEL: Final = re.compile(
    r"(?:(?<=\s)|(?<=[)；;，,、])|^)\s*([\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z.()/ ]{0,15}?)\s*[:：]"
)
_SPACED: Final = re.compile(r"(?:(?<=\s)|^)([\u4e00-\u9fff])\s+([\u4e00-\u9fff])\s*(?=[:：])")
_MOST_BLANKS: Final = 3
_LONGEST: Final = 500


@dataclass(frozen=True)
class Label:
    """A value that stands above the table: which field it is, as what it was named, where (Excel row), and the cell."""

    field: str
    heading: str
    row: int
    value: Cell


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    """(label, value) pairs of one cell; a label begins at the cell's start or behind a blank and ends with a colon."""
    text = _SPACED.sub(r"\1\2", text)
    marks = list(_LABEL.finditer(text))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        yield mark[1].strip(), text[mark.end() : end].strip(" \t\n\u3000;；,，")


def _beside(row: Sequence[Cell], column: int) -> Cell:
    """The value of a label that fills its cell: the next filled cell to the right, unless that is a label too."""
    for cell in row[column + 1 : column + 2 + _MOST_BLANKS]:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        if isinstance(cell, str) and (heading_key(cell) in known_headings() or cell.rstrip().endswith((":", "："))):
            return None
        return cell
    return None


def _pairs(row: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    for column, cell in enumerate(row):
        if not isinstance(cell, str) or not cell.strip() or len(cell) > _LONGEST:
            continue
        pairs = list(_in_text(cell))
        yield from pairs[:-1] if pairs and not pairs[-1][1] else pairs
        if pairs and not pairs[-1][1]:
            yield pairs[-1][0], _beside(row, column)
        elif not pairs and heading_key(cell) in known_headings():
            yield cell.strip(), _beside(row, column)


def labels_above(sheet: Sheet, header: int, list_name: ListName) -> tuple[Label, ...]:
    """The labelled values in the rows above a header (index within `sheet.rows`); the first of a field counts."""
    aliases = aliases_of(list_name)
    wanted = _OF_CUSTOMERS if list_name in CUSTOMER_LISTS else _OF_SLIPS
    found: dict[str, Label] = {}
    for index in range(header):
        for heading, value in _pairs(sheet.rows[index]):
            text = heading_key(heading)
            key = aliases.get(text, ("", 0))[0]
            if key in wanted and text not in _NOT_MEANT and key not in found and clean_text(as_text(value)):
                found[key] = Label(key, clean_text(heading) or heading, sheet.first_row + index, value)
    return tuple(found.values())
