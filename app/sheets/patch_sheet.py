"""Rewrites one sheet's part as a stream: rows nobody touched are copied as they are (4-excel 4.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Final

from app.sheets.patch_blocks import blocks
from app.sheets.patch_cells import CellWriter, NewCell, OldCell, Value
from app.sheets.patch_formulas import MOST_ROWS, Area, Growth, area_of
from app.sheets.patch_rows import Row, edited_row, read_row, renumbered, row_like, row_number, with_results
from app.sheets.patch_sheet_formulas import SheetFormulas, has_formula
from app.sheets.patch_skeleton import Skeleton, merges_of
from app.sheets.patch_xml import elements

_CONTENT: Final = (b"<v", b"<is", b"<f", b":v>", b":is>", b":f")
_CHUNK: Final = 1 << 18
_NO_ROW: Final = Row(b"", elements(b"<row/>")[0], {})

Cells = Mapping[int, tuple[Value, str]]


class TooManyRows(ValueError):
    """What stands below the list would leave the sheet."""


@dataclass
class Survey:
    """What a first look at a sheet tells: its frame, the rows to be changed, whether anything stands below the list."""

    skeleton: Skeleton
    prefix: bytes
    rows: dict[int, Row] = field(default_factory=dict)
    lowest: int = 0
    filled_below: bool = False
    arrays: list[Area] = field(default_factory=list)

    @property
    def merges(self) -> list[Area]:
        """The merged cells."""
        return merges_of(self.skeleton.elements)


def survey(stream: IO[bytes], wanted: frozenset[int], last_row: int | None) -> Survey | None:
    """Looks through a sheet; `wanted` rows are kept. None for a part without rows (a sheet that is a chart)."""
    head = between = tail = b""
    number, rows, arrays = 0, {}, []
    filled_below = False
    for kind, data in blocks(stream, container=b"sheetData", item=b"row"):
        if kind == "item":
            number = row_number(data, number)
            if number in wanted:
                rows[number] = read_row(data)
            if b"array" in data or b"dataTable" in data:
                arrays.extend(_array_areas(data))
            if last_row is not None and number > last_row and not filled_below:
                filled_below = any(mark in data for mark in _CONTENT)
        elif kind == "head":
            head += data
        elif kind == "empty":
            between = data
        elif kind == "tail":
            tail = data
    if not tail:
        return None
    opening = between or head[head.rindex(b"<") :]
    prefix = opening[1:].partition(b"sheetData")[0]
    return Survey(Skeleton(head, between, tail), prefix, rows, number, filled_below, arrays)


def _array_areas(row: bytes) -> list[Area]:
    found = []
    for one in elements(row):
        if one.name == "f" and one.attributes.get("t") in {"array", "dataTable"}:
            area = area_of(one.attributes.get("ref", ""))
            if area is not None and str(area) != str(area._replace(right=area.left, bottom=area.top)):
                found.append(area)
    return found


@dataclass
class SheetWork:
    """What is to be done to one sheet: changed cells by row and column, new rows below `last_row`. `results` holds what
    formulas that stay compute from changed cells of their row, `new_results` the same of each new row.
    """

    changes: Mapping[int, Cells]
    appended: Sequence[Cells]
    last_row: int
    survey: Survey
    shared: Mapping[int, str]
    growth: Growth | None = None
    results: Mapping[int, Cells] = field(default_factory=dict)
    new_results: Sequence[Cells] = ()


class SheetRewriter:
    """Writes the rows of a sheet."""

    def __init__(self, formulas: SheetFormulas, writer: CellWriter, work: SheetWork | None) -> None:
        self._formulas = formulas
        self._writer = writer
        self._work = work
        self._growth = formulas.growths.get(formulas.home)
        self._column_styles = work.survey.skeleton.column_styles() if work else []
        self.new_formulas: list[tuple[int, int]] = []

    def write(self, stream: IO[bytes], write: Callable[[bytes], object], step: Callable[[int], None]) -> None:
        """Copies the part with the changes; `step` hears how many bytes were read."""
        pieces: list[bytes] = []
        size = read = 0
        for data, length in self._pieces(stream):
            pieces.append(data)
            size += len(data)
            read += length
            if size >= _CHUNK:
                write(b"".join(pieces))
                step(read)
                pieces, size, read = [], 0, 0
        write(b"".join(pieces))
        step(read)

    def _pieces(self, stream: IO[bytes]) -> Iterator[tuple[bytes, int]]:
        """(bytes to write, bytes read for them)."""
        parts = self._work.survey.skeleton.parts() if self._work else None
        head = empty = b""
        number = 0
        due = self._due()
        upcoming = next(due, None)
        for kind, data in blocks(stream, container=b"sheetData", item=b"row"):
            if kind == "head":
                head += data
                yield (data if parts is None else parts[0]), len(data)
            elif kind == "empty":
                empty = data
            elif kind == "item":
                number = row_number(data, number)
                while upcoming is not None and upcoming[0] < number:
                    yield upcoming[1](), 0
                    upcoming = next(due, None)
                if upcoming is not None and upcoming[0] == number:
                    upcoming = next(due, None)
                yield self._row(data, number), len(data)
            elif kind == "tail":
                rest = b""
                while upcoming is not None:
                    rest += upcoming[1]()
                    upcoming = next(due, None)
                yield self._end(head, empty, data, parts, rest), len(data)
            else:
                yield data, len(data)

    def _end(self, head: bytes, empty: bytes, tail: bytes, parts: tuple[bytes, bytes] | None, rest: bytes) -> bytes:
        """The late rows and all that follows the rows."""
        if parts is None:
            skeleton = Skeleton(head, empty, tail)
            skeleton.move(self._formulas.growths, self._formulas.home)
            return empty + skeleton.parts()[1]
        if empty and rest:
            name = empty[1:].partition(b"sheetData")[0] + b"sheetData"
            return empty[:-2].rstrip() + b">" + rest + b"</" + name + b">" + parts[1]
        return empty + rest + parts[1]

    def _due(self) -> Iterator[tuple[float, Callable[[], bytes]]]:
        """Rows that must be there, in their order: (before which row, what makes them when the sheet has none)."""
        work = self._work
        if work is None:
            return
        places: list[tuple[float, Callable[[], bytes]]] = [(row, partial(self._missing, row)) for row in work.changes]
        if work.appended:
            # After the last row itself, before all that stood below it.
            places.append((work.last_row + 0.5, self._appended))
        yield from sorted(places, key=lambda place: place[0])

    def _missing(self, row: int) -> bytes:
        assert self._work is not None
        number = self._growth.row(row) if self._growth else row
        cells = self._new_cells(_NO_ROW, self._work.changes[row])
        return row_like(None, self._work.survey.prefix, number, cells, {}, {})

    def _row(self, xml: bytes, number: int) -> bytes:
        work = self._work
        if work is None:
            return self._formulas.row(xml, number) if has_formula(xml) else xml
        growth = self._growth
        if growth is not None and not growth.shifts and growth.last_row < number <= growth.last_row + growth.count:
            return b""  # a blank row whose place a new one has taken
        changes = work.changes.get(number, {})
        new_number = growth.row(number) if growth else number
        if has_formula(xml):
            xml = self._formulas.row(xml, number, changes)
        if changes:
            row = read_row(xml)
            if number in work.results:
                row = read_row(with_results(row, self._results(row, work.results[number])))
            return edited_row(row, new_number, self._new_cells(row, changes))
        if new_number == number:
            return xml
        if new_number > MOST_ROWS:
            if any(mark in xml for mark in _CONTENT):
                raise TooManyRows
            return b""
        return renumbered(xml, new_number)

    def _style(self, row: Row, column: int) -> int:
        """The format of a cell that is not there: its row's, else its column's."""
        if row.style is not None:
            return row.style
        return next((style for first, last, style in self._column_styles if first <= column <= last), 0)

    def _new_cells(self, row: Row, cells: Cells) -> dict[int, NewCell]:
        assert self._work is not None
        found: dict[int, NewCell] = {}
        for column, (value, kind) in cells.items():
            there = row.cells.get(column)
            if there is None:
                old = OldCell(self._style(row, column))
            else:
                is_number = there.type == "n" and there.text is None
                text = there.text or (there.value if there.type == "str" else None)
                if there.type == "s" and there.value is not None:
                    text = self._work.shared.get(int(there.value))
                old = OldCell(there.style, text, there.value if is_number else None, there.type == "b")
            found[column] = self._writer.cell(value, kind, old)
        return found

    def _results(self, row: Row, cells: Cells) -> dict[int, bytes]:
        """What formulas will say, as far as a number says it."""
        made = {
            column: self._writer.cell(value, kind, OldCell(row.cells[column].style))
            for column, (value, kind) in cells.items()
            if column in row.cells
        }
        return {column: one.body for column, one in made.items() if one.type is None and one.body}

    def _appended(self) -> bytes:
        work = self._work
        assert work is not None
        last = work.survey.rows.get(work.last_row)
        prefix = work.survey.prefix
        written = []
        for down, cells in enumerate(work.appended, 1):
            number = work.last_row + down
            new: dict[int, NewCell] = {}
            for column, (value, kind) in cells.items():
                there = last.cells.get(column) if last else None
                style = there.style if there else self._style(last or _NO_ROW, column)
                new[column] = self._writer.cell(value, kind, OldCell(style))
            formulas = {} if last is None else self._formulas.for_new_row(down)
            self.new_formulas.extend((number, column) for column in formulas if column not in new)
            results = self._results(last, work.new_results[down - 1]) if last is not None and work.new_results else {}
            written.append(row_like(last, prefix, number, new, formulas, results))
        return b"".join(written)
