"""Turns a sheet and its layout into records, problems and skipped rows (4-excel 4.2-4.4)."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, Final, Protocol, TypeVar

from app.models.nouns import CUSTOMER_LISTS, ListName
from app.sheets.cleaning import as_text, clean_text
from app.sheets.column_readers import Finding, bulk_of, clean_extra, cleaner_of, extra_bulk, read_column
from app.sheets.column_store import ColumnStore
from app.sheets.fingerprints import fingerprint_of_row, fingerprints
from app.sheets.headings import Field, field_by_key
from app.sheets.labels import Label
from app.sheets.layout import Column, Layout
from app.sheets.problems import Problem, ProblemCode, SkipCode, Skipped
from app.sheets.row_kinds import data_rows
from app.sheets.row_rules import RowRules
from app.sheets.workbook import Cell, Sheet

__all__ = ["Problem", "ProblemCode", "Record", "SheetRecords", "SkipCode", "Skipped", "correct_row", "read_records"]

Progress = Callable[[int, int], None]
_SHOWN: Final = 200
_TICK: Final = 4_096
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年(?!\s*\d)|年度|(?=\D*$))")


@dataclass(slots=True)
class Record:
    """One record of a sheet: `values` by field key (never blank), unknown columns by heading in `extra`.

    `cleared` holds the fields typed as `#清空`.
    """

    row: int
    values: dict[str, Any]
    extra: dict[str, str]
    cleared: frozenset[str]
    list: ListName
    _fingerprint: str | None = field(default=None, compare=False, repr=False)

    @property
    def fingerprint(self) -> str:
        """Marks the content whatever the order of the columns; that of customers is only made when it is asked for."""
        if self._fingerprint is None:
            self._fingerprint = fingerprint_of_row(self.list, self.values, self.extra)
        return self._fingerprint


@dataclass
class SheetRecords:
    """All that a sheet holds; rows with a fatal problem are in `problems` and not in `records`."""

    layout: Layout
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    hidden_rows: int = 0


def sheet_year(sheet: Sheet, layout: Layout) -> int | None:
    """The one year that the sheet's name or its title rows speak of: `2024年出货统计表`; None for none or two."""
    titles = [sheet.name]
    for row in sheet.rows[: max(layout.header_row - layout.header_rows - sheet.first_row + 1, 0)]:
        titles.extend(cell for cell in row if isinstance(cell, str))
    years = {int(found) for title in titles for found in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None


def _merged_down(sheet: Sheet, layout: Layout) -> dict[int, list[tuple[int, int]]]:
    """Column index → (first, last row index) of its vertically merged cells below the header."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, _ in sheet.merged:
        if bottom > top and bottom > layout.header_row:
            spans.setdefault(left - sheet.first_column, []).append((top - sheet.first_row, bottom - sheet.first_row))
    return spans


class _Reader:
    """Collects a sheet column by column; the rows meet again at the end."""

    def __init__(self, sheet: Sheet, layout: Layout, year: int | None, progress: Progress | None) -> None:
        self.sheet = sheet
        self.layout = layout
        self.year = year if year is not None else sheet_year(sheet, layout)
        self.problems: list[Problem] = []
        self.fatal: set[int] = set()
        self.cleared: dict[int, set[str]] = {}
        self._progress = progress
        self._kept = [column for column in layout.columns if column.keep]
        # Finding the rows and putting them together are steps like a column.
        self._steps, self._all_steps = 0, (len(self._kept) + 2) * max(len(sheet.rows), 1)
        self.indexes, self.skipped = data_rows(sheet, layout, self.tick)
        self.store = ColumnStore(len(self.indexes))
        self._merged = _merged_down(sheet, layout)
        whole = len(self.indexes) and self.indexes[-1] - self.indexes[0] + 1 == len(self.indexes)
        self._rows = (
            sheet.rows[self.indexes[0] : self.indexes[-1] + 1] if whole else [sheet.rows[one] for one in self.indexes]
        )

    def tick(self, cells: int) -> None:
        """Tells the progress; raises what it raises."""
        if self._progress is not None:
            self._progress(min(self._steps, self._all_steps), self._all_steps)
            self._steps += cells

    def excel_row(self, position: int) -> int:
        return self.sheet.first_row + self.indexes[position]

    def _cells(self, column: int) -> list[Cell]:
        """The column's cells of the record rows; a vertically merged value counts for all its rows."""
        spans = self._merged.get(column)
        if not spans:
            cells: list[Cell] = []
            for start in range(0, len(self._rows), _TICK):  # all at once would hold up the window's thread
                cells += map(itemgetter(column), self._rows[start : start + _TICK])
            return cells
        whole = [row[column] for row in self.sheet.rows]
        for first, last in spans:
            if 0 <= first < len(whole):
                whole[first : last + 1] = [whole[first]] * (min(last, len(whole) - 1) - first + 1)
        return [whole[index] for index in self.indexes]

    def report(
        self, position: int, column: str, cell: Cell, code: ProblemCode, *, fatal: bool, detail: str = ""
    ) -> None:
        """Notes a problem; a fatal one takes the row out of the records."""
        value = as_text(cell).strip()[:_SHOWN]
        self.problems.append(Problem(self.excel_row(position), column, value, code, fatal, detail))
        if fatal:
            self.fatal.add(position)

    def read(self) -> None:
        """All columns, what is labelled above them, and the rules of the list."""
        fields = field_by_key(self.layout.list)
        for column in self._kept:
            if column.field is None:
                texts, _ = read_column(self._cells(column.index), clean_extra, extra_bulk, self.tick)
                self.store.add_extra(column.heading, texts)
            else:
                self._take_field(column, fields[column.field])
        held = {column.field for column in self._kept}
        for label in self.layout.labels:
            if label.field in fields and label.field not in held:
                self._take_label(label, fields[label.field])
        rows = len(self.indexes)
        RowRules(self.layout, self.report, self.store.columns, rows, self.fatal).apply()

    def _take_field(self, column: Column, found: Field) -> None:
        cells = self._cells(column.index)
        cleaner = cleaner_of(found, column.heading, year=self.year, epoch1904=self.sheet.epoch1904)
        values, findings = read_column(cells, cleaner, bulk_of(found, column.heading), self.tick)
        for position, finding in findings:
            self._note(position, column, found, cells[position], finding)
        self.store.add(found, values, findings)

    def _take_label(self, label: Label, found: Field) -> None:
        """A value above the table, for all rows; what is wrong with it is told once, and its row keeps it nowhere."""
        cleaner = cleaner_of(found, label.heading, year=self.year, epoch1904=self.sheet.epoch1904)
        values, findings = read_column([label.value], cleaner, None, self.tick)
        rows = len(self.indexes)
        for _, finding in findings:
            if finding.code is not None:
                value = as_text(label.value).strip()[:_SHOWN]
                self.problems.append(Problem(label.row, label.heading, value, finding.code, False, finding.detail))
        everywhere = [(position, finding) for _, finding in findings for position in range(rows)]
        self.store.add(found, values * rows, everywhere)

    def _note(self, position: int, column: Column, found: Field, cell: Cell, finding: Finding) -> None:
        if finding.cleared:
            self.cleared.setdefault(position, set()).add(found.key)
        if finding.code is not None:
            self.report(position, column.heading, cell, finding.code, fatal=finding.fatal, detail=finding.detail)
        if finding.kept and (text := clean_text(cell, lines=True)) is not None:
            self.store.keep(position, column.heading, text)

    def records(self) -> list[Record]:
        """The rows without a fatal problem."""
        list_name = self.layout.list
        extras = list(self.store.extras())
        marks: Iterable[str | None] = itertools.repeat(None)
        if list_name not in CUSTOMER_LISTS:
            marks = fingerprints(list_name, self.store.columns, extras)
        nothing: frozenset[str] = frozenset()
        found: list[Record] = []
        cells = zip(self.store.values(), extras, marks, strict=False)
        for start in range(0, len(self.indexes), _TICK):
            self.tick(_TICK)
            indexes = self.indexes[start : start + _TICK]
            found += [
                Record(self.sheet.first_row + index, values, extra, nothing, list_name, mark)
                for index, (values, extra, mark) in zip(indexes, itertools.islice(cells, _TICK), strict=True)
            ]
        for position, fields in self.cleared.items():
            found[position].cleared = frozenset(fields)
        return [one for place, one in enumerate(found) if place not in self.fatal] if self.fatal else found


def read_records(
    sheet: Sheet, layout: Layout, *, year: int | None = None, progress: Progress | None = None
) -> SheetRecords:
    """Every row below the header as a record, a problem or a skipped row; rows and columns as Excel numbers them.

    `year` completes dates without one. `progress(done, total)` is called every few thousand cells, and may raise
    Cancelled.
    """
    reader = _Reader(sheet, layout, year, progress)
    reader.read()
    records = reader.records()
    reader.store.let_go()
    hidden = sum(sheet.first_row + index in sheet.hidden_rows for index in reader.indexes) if sheet.hidden_rows else 0
    reader.problems.sort(key=_row_of)
    return SheetRecords(layout, records, reader.problems, reader.skipped, hidden)


def correct_row(
    sheet: Sheet,
    layout: Layout,
    records: SheetRecords,
    row: int,
    cells: Mapping[int, str],
    *,
    year: int | None = None,
) -> SheetRecords:
    """The records after the user typed other `cells` (column index → text) into one Excel row (4-excel 4.4, correct on
    the spot): that row alone is read again; sheet and records stay as they are. A later correction of the same row
    gives all its cells, the earlier ones too.
    """
    typed = _row_cells(sheet, row)
    typed.extend([None] * (max(cells, default=-1) + 1 - len(typed)))
    for column, text in cells.items():
        typed[column] = text or None
    one_row = replace(sheet, first_row=row, rows=[typed], merged=())
    again = read_records(
        one_row, replace(layout, header_row=row - 1), year=year if year is not None else sheet_year(sheet, layout)
    )
    # A row that is read is a record or, where it cannot be one, a problem.
    was_read = bool(_of_row(records.records, row) or _of_row(records.problems, row))
    return SheetRecords(
        records.layout,
        _with_row(records.records, row, again.records),
        _with_row(records.problems, row, [one for one in again.problems if one.row == row]),
        _with_row(records.skipped, row, again.skipped),
        records.hidden_rows - (was_read and row in sheet.hidden_rows) + again.hidden_rows,
    )


def _row_cells(sheet: Sheet, row: int) -> list[Cell]:
    """The cells of an Excel row; a vertically merged value counts for all its rows."""
    index = row - sheet.first_row
    cells = list(sheet.rows[index]) if 0 <= index < len(sheet.rows) else []
    for top, left, bottom, _ in sheet.merged:
        column = left - sheet.first_column
        if top < row <= bottom and top >= sheet.first_row and 0 <= column < len(cells):
            cells[column] = sheet.rows[top - sheet.first_row][column]
    return cells


class _HasRow(Protocol):
    @property
    def row(self) -> int: ...


_OfRow = TypeVar("_OfRow", bound=_HasRow)


def _row_of(found: _HasRow) -> int:
    return found.row


def _places(found: Sequence[_HasRow], row: int) -> slice:
    return slice(bisect_left(found, row, key=_row_of), bisect_right(found, row, key=_row_of))


def _of_row(found: list[_OfRow], row: int) -> list[_OfRow]:
    return found[_places(found, row)]


def _with_row(found: list[_OfRow], row: int, instead: list[_OfRow]) -> list[_OfRow]:
    """A copy of a list in the order of rows, with what belongs to one row exchanged."""
    places = _places(found, row)
    return [*found[: places.start], *instead, *found[places.stop :]]
