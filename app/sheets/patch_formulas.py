"""What happens to the references of a formula when rows are added below a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.sheets.workbook_xml import column_letter

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
_CELL: Final = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_TOKEN: Final = re.compile(
    rf"""
    "(?:[^"]|"")*"
    | (?P<sheet>(?:'(?:[^']|'')*'|(?:\[[^\]]*\])?[\w.]+(?::[\w.]+)?)!)?
      (?:(?P<cells>{_CELL}(?::{_CELL})?)|(?P<rows>\$?\d{{1,7}}:\$?\d{{1,7}})|(?P<columns>\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}))
      (?![\w.(!])
    | (?P<brackets>\w*\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\])
    | (?:'(?:[^']|'')*'!)?(?P<word>[\w.\\?]+)(?P<call>\()?
    """,
    re.VERBOSE,
)
_ONE: Final = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_NUMBER: Final = re.compile(r"\d[\d.]*(?:[eE]\d*)?")
_UNBOUND: Final = frozenset({"INDIRECT", "OFFSET", "INDEX", "GETPIVOTDATA"})


def column_number(text: str) -> int:
    """1, 2 … 27 for A, B … AA."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Area(NamedTuple):
    """A block of cells, 1-based and inclusive."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        first = f"{column_letter(self.left)}{self.top}"
        last = f"{column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def area_of(text: str) -> Area | None:
    """`B4:B32`, `$B$4`, `B:B`, `4:6`; None for what is no plain area."""
    first, _, last = text.replace("$", "").partition(":")
    last = last or first
    if (one := _ONE.fullmatch(first)) and (two := _ONE.fullmatch(last)):
        return Area(column_number(one[2]), int(one[4]), column_number(two[2]), int(two[4]))
    if first.isdigit() and last.isdigit():
        return Area(1, int(first), MOST_COLUMNS, int(last))
    if first.isalpha() and last.isalpha() and len(first) <= 3:
        return Area(column_number(first), 1, column_number(last), MOST_ROWS)
    return None


@dataclass(frozen=True)
class Growth:
    """`count` rows are added below `last_row` of a sheet; what stood below moves down, unless it `shifts` nothing.

    A range that ends in the list's last row comes to cover the new rows; one across that place grows by itself.
    """

    last_row: int
    count: int
    shifts: bool

    def row(self, row: int) -> int:
        """Where an existing row goes."""
        return row + self.count if self.shifts and row > self.last_row else row

    def rows(self, top: int, bottom: int, *, grows: bool) -> tuple[int, int]:
        """Where a span of rows goes; with `grows` one that ends in the last row takes the new ones in."""
        if bottom == self.last_row:
            return top, min(bottom + self.count, MOST_ROWS) if grows else bottom
        return min(self.row(top), MOST_ROWS), min(self.row(bottom), MOST_ROWS)

    def area(self, area: Area, *, grows: bool = True) -> Area:
        """Where an area goes."""
        top, bottom = self.rows(area.top, area.bottom, grows=grows)
        return Area(area.left, top, area.right, bottom)

    def areas(self, text: str) -> str:
        """A blank-separated list of areas (sqref); what is no area stays."""
        return " ".join(str(self.area(area)) if (area := _plain(one)) else one for one in text.split())


def _plain(text: str) -> Area | None:
    return area_of(text) if re.fullmatch(r"[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?", text) else None


Growths = Mapping[str, Growth]


def _sheet_of(prefix: str | None, home: str) -> str:
    """The sheet a reference speaks of, case folded; `home` where it names none."""
    if not prefix:
        return home
    name = prefix[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name.casefold()


def moved(text: str, growths: Growths, *, home: str = "", own_row: int | None = None) -> str:
    """The formula with its references where the rows now are; `home` is its own sheet's name, case folded.

    A relative end in the formula's own row is a running total and does not take in the rows after it.
    """
    if not growths:
        return text

    def replaced(found: re.Match[str]) -> str:
        reference = found["cells"] or found["rows"]
        if reference is None:
            return found[0]
        growth = growths.get(_sheet_of(found["sheet"], home))
        if growth is None:
            return found[0]
        own = own_row if not found["sheet"] else None
        return (found["sheet"] or "") + _moved_reference(reference, growth, own)

    return _TOKEN.sub(replaced, text)


def _moved_reference(reference: str, growth: Growth, own_row: int | None) -> str:
    first, colon, last = reference.partition(":")
    top = _row(first)
    if not colon:
        return _with_row(first, growth.row(top))
    bottom = _row(last)
    if top > bottom:
        return reference
    running = bottom == own_row and not _row_is_fixed(last)
    new_top, new_bottom = growth.rows(top, bottom, grows=top < bottom and not running)
    return f"{_with_row(first, new_top)}:{_with_row(last, new_bottom)}"


def _row(cell: str) -> int:
    return int(cell.lstrip("$").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").lstrip("$"))


def _row_is_fixed(cell: str) -> bool:
    return "$" in cell[1:] or (cell.startswith("$") and cell[1:].isdigit())


def _with_row(cell: str, row: int) -> str:
    return re.sub(r"\d+$", str(row), cell)


def translated(text: str, down: int, right: int = 0) -> str:
    """A formula as it reads when copied so many rows down and columns to the right."""

    def one(found: re.Match[str]) -> str:
        column = column_number(found[2]) + (0 if found[1] else right)
        row = int(found[4]) + (0 if found[3] else down)
        if not (1 <= column <= MOST_COLUMNS and 1 <= row <= MOST_ROWS):
            return "#REF!"
        return f"{found[1]}{column_letter(column)}{found[3]}{row}"

    def replaced(found: re.Match[str]) -> str:
        prefix = found["sheet"] or ""
        if found["cells"]:
            new = _ONE.sub(one, found["cells"])
            return prefix + ("#REF!" if "#REF!" in new else new)
        if found["rows"]:
            return prefix + re.sub(
                r"(\$?)(\d+)", lambda row: row[1] + str(int(row[2]) + (0 if row[1] else down)), found["rows"]
            )
        if found["columns"] and right:
            return prefix + re.sub(
                r"(\$?)([A-Za-z]+)",
                lambda name: name[1] + (name[2] if name[1] else column_letter(column_number(name[2]) + right)),
                found["columns"],
            )
        return found[0]

    return _TOKEN.sub(replaced, text)


def shared_moves_alike(text: str, growth: Growth, home: str, top: int, bottom: int) -> bool:
    """Whether all cells of a shared formula (its first in row `top`) go on sharing it when rows are added."""
    if top <= growth.last_row < bottom:
        return False
    down = bottom - top
    for found in _TOKEN.finditer(text):
        reference = found["cells"] or found["rows"]
        if reference is None or (found["sheet"] and _sheet_of(found["sheet"], home) != home):
            continue
        for cell in reference.split(":"):
            first = last = _row(cell)
            if not _row_is_fixed(cell):
                last += down
                own = first == top and not found["sheet"]
                together = growth.shifts and top > growth.last_row and first > growth.last_row
                if last >= growth.last_row and not together and not (own and bottom <= growth.last_row):
                    return False
    return True


@dataclass
class Touched:
    """The changed cells of the workbook, by sheet (case folded) and column, where they are afterwards."""

    _rows: dict[str, dict[int, list[int]]] = field(default_factory=dict)

    def add(self, sheet: str, cells: Iterable[tuple[int, int]]) -> None:
        """Notes (row, column) pairs."""
        columns = self._rows.setdefault(sheet, {})
        for row, column in cells:
            columns.setdefault(column, []).append(row)
        for rows in columns.values():
            rows.sort()

    def _in(self, sheet: str, area: Area) -> bool:
        for column, rows in self._rows.get(sheet, {}).items():
            if area.left <= column <= area.right:
                at = bisect_left(rows, area.top)
                if at < len(rows) and rows[at] <= area.bottom:
                    return True
        return False

    def feed(self, text: str, *, home: str, down: int = 0, right: int = 0) -> bool:
        """Whether a formula reads a changed cell; what cannot be told (names, tables, INDIRECT) counts as yes.

        `down` and `right` say how far a shared formula reaches.
        """
        for found in _TOKEN.finditer(text):
            if found["brackets"]:
                return True
            if found["word"]:
                word = found["word"]
                if (word.upper() in _UNBOUND) if found["call"] else not _is_constant(word):
                    return True
                continue
            reference = found["cells"] or found["rows"] or found["columns"]
            if reference is None:
                continue
            sheet = _sheet_of(found["sheet"], home)
            area = area_of(reference)
            if area is None or (":" in sheet and sheet not in self._rows):
                return True
            area = Area(area.left, area.top, area.right + right, area.bottom + down)
            if self._in(sheet, area):
                return True
        return False


def _is_constant(word: str) -> bool:
    return word.upper() in {"TRUE", "FALSE", "N", "A", "REF", "VALUE", "DIV", "NAME", "NULL", "NUM", "."} or (
        _NUMBER.fullmatch(word) is not None
    )
