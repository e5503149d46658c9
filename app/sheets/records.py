"""Turns a sheet and its layout into records, problems and skipped rows (4-excel 4.2-4.4)."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, Final, TypeVar

from app.sheets.cleaning import as_text, clean_text
from app.sheets.column_readers import Finding, cleaner_of, read_column, read_extra
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
_OUR_MARKS: Final = frozenset({"record_id", "record_version"})
_OfRow = TypeVar("_OfRow", "Record", Problem, Skipped)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年(?!\s*\d)|年度|(?=\D*$))")


@dataclass(slots=True)
class Record:
    """One record of a sheet: `values` by field key (never blank), unknown columns by heading in `extra`.

    `fingerprint` marks the content whatever the order of the columns; `cleared` holds the fields typed as `#清空`.
    """

    row: int
    values: dict[str, Any]
    extra: dict[str, str]
    fingerprint: str
    cleared: frozenset[str] = frozenset()


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

    def __init__(self, sheet: Sheet, layout: Layout, year: int | None) -> None:
        self.sheet = sheet
        self.layout = layout
        self.year = year if year is not None else sheet_year(sheet, layout)
        self.indexes, self.skipped = data_rows(sheet, layout)
        self.values: list[dict[str, Any]] = [{} for _ in self.indexes]
        self.extras: list[dict[str, str]] = [{} for _ in self.indexes]
        self.problems: list[Problem] = []
        self.fatal: set[int] = set()
        self.cleared: dict[int, set[str]] = {}
        self._merged = _merged_down(sheet, layout)

    def excel_row(self, position: int) -> int:
        return self.sheet.first_row + self.indexes[position]

    def cells(self, column: int) -> list[Cell]:
        """The column's cells of the record rows; a vertically merged value counts for all its rows."""
        rows = self.sheet.rows
        spans = self._merged.get(column)
        if not spans:
            pick = itemgetter(column)
            return [pick(rows[index]) for index in self.indexes]
        whole = [row[column] for row in rows]
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

    def take_extra(self, column: Column) -> None:
        heading = column.heading
        for position, text in enumerate(read_extra(self.cells(column.index))):
            if text is not None:
                self.extras[position][heading] = text

    def take_field(self, column: Column, found: Field) -> None:
        cells = self.cells(column.index)
        cleaner = cleaner_of(found, column.heading, year=self.year, epoch1904=self.sheet.epoch1904)
        values, findings = read_column(cells, cleaner)
        for position, finding in findings:
            self._note(position, column, found, cells[position], finding)
        self._store(found, values)

    def take_label(self, label: Label, found: Field) -> None:
        """A value above the table, for all rows; what is wrong with it is told once, and its row keeps it nowhere."""
        cleaner = cleaner_of(found, label.heading, year=self.year, epoch1904=self.sheet.epoch1904)
        values, findings = read_column([label.value], cleaner)
        for _, finding in findings:
            if finding.code is not None:
                value = as_text(label.value).strip()[:_SHOWN]
                self.problems.append(Problem(label.row, label.heading, value, finding.code, False, finding.detail))
        self._store(found, values * len(self.indexes))

    def _note(self, position: int, column: Column, found: Field, cell: Cell, finding: Finding) -> None:
        if finding.cleared:
            self.cleared.setdefault(position, set()).add(found.key)
        if finding.code is not None:
            self.report(position, column.heading, cell, finding.code, fatal=finding.fatal, detail=finding.detail)
        if finding.kept and (text := clean_text(cell, lines=True)) is not None:
            self.extras[position][column.heading] = text

    def _store(self, found: Field, values: list[Any]) -> None:
        key, rows = found.key, self.values
        if found.kind == "date":
            timed = key == "happened_on"
            for position, moment in enumerate(values):
                if moment is not None:
                    rows[position][key] = moment.day
                    if timed and moment.clock is not None:
                        rows[position].setdefault("happened_time", moment.clock)
        elif found.kind in {"money", "quantity"}:
            for position, amount in enumerate(values):
                if amount is not None:
                    rows[position][key] = amount.value
                    if amount.currency and key in {"price", "amount"}:
                        rows[position].setdefault("_currency", amount.currency)
                    if amount.unit and key == "quantity":
                        rows[position].setdefault("_unit", amount.unit)
        elif found.kind == "phone":
            self._store_phones(key, values)
        else:
            for position, value in enumerate(values):
                if value is not None:
                    rows[position][key] = value

    def _store_phones(self, key: str, values: list[Any]) -> None:
        """The first mobile of a mobile column is the mobile; every other number goes to the person's phone."""
        person, _, kind = key.partition(".")
        if kind != "mobile":
            for position, phones in enumerate(values):
                if phones is not None:
                    row = self.values[position]
                    row[key] = "、".join(dict.fromkeys((*phones.numbers, *filter(None, row.get(key, "").split("、")))))
            return
        for position, phones in enumerate(values):
            if phones is None:
                continue
            row = self.values[position]
            if phones.mobile is not None:
                row[key] = phones.mobile
            if phones.others:
                phone = f"{person}.phone"
                typed = row.get(phone, "")
                row[phone] = "、".join(dict.fromkeys((*filter(None, typed.split("、")), *phones.others)))


def _fingerprint(seed: bytes, values: dict[str, Any], extra: dict[str, str]) -> str:
    parts = [f"{key}={value}" for key, value in sorted(values.items()) if key not in _OUR_MARKS]
    if extra:
        parts.append("")
        parts.extend(f"{heading}={text}" for heading, text in sorted(extra.items()))
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16, key=seed).hexdigest()


def read_records(
    sheet: Sheet, layout: Layout, *, year: int | None = None, progress: Progress | None = None
) -> SheetRecords:
    """Every row below the header as a record, a problem or a skipped row; rows and columns as Excel numbers them.

    `year` completes dates without one. `progress(done, total)` is called per column and per 2,000 rows, and may raise
    Cancelled.
    """
    reader = _Reader(sheet, layout, year)
    fields = field_by_key(layout.list)
    kept = [column for column in layout.columns if column.keep]
    total = len(kept) + len(reader.indexes) // 2_000 + 1
    for done, column in enumerate(kept):
        if progress is not None:
            progress(done, total)
        if column.field is None:
            reader.take_extra(column)
        else:
            reader.take_field(column, fields[column.field])
    held = {column.field for column in kept}
    for label in layout.labels:
        if label.field in fields and label.field not in held:
            reader.take_label(label, fields[label.field])
    records = _join_rows(reader, RowRules(layout, reader.report), len(kept), total, progress)
    hidden = sum(sheet.first_row + index in sheet.hidden_rows for index in reader.indexes)
    reader.problems.sort(key=lambda one: one.row)
    return SheetRecords(layout, records, reader.problems, reader.skipped, hidden)


def _join_rows(reader: _Reader, rules: RowRules, done: int, total: int, progress: Progress | None) -> list[Record]:
    records: list[Record] = []
    seed = reader.layout.list.noun.value.encode()
    nothing: frozenset[str] = frozenset()
    for position, values in enumerate(reader.values):
        if progress is not None and position % 2_000 == 0:
            progress(done + position // 2_000, total)
        if position in reader.fatal:
            continue
        extra = reader.extras[position]
        rules.apply(position, values)
        if position in reader.fatal:
            continue
        cleared = frozenset(reader.cleared[position]) if position in reader.cleared else nothing
        records.append(Record(reader.excel_row(position), values, extra, _fingerprint(seed, values, extra), cleared))
    return records


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


def _row_of(found: Record | Problem | Skipped) -> int:
    return found.row


def _with_row(found: list[_OfRow], row: int, instead: list[_OfRow]) -> list[_OfRow]:
    """A copy of a list in the order of rows, with what belongs to one row exchanged."""
    place = _places(found, row)
    return [*found[: place.start], *instead, *found[place.stop :]]


def _of_row(found: list[_OfRow], row: int) -> list[_OfRow]:
    return found[_places(found, row)]


def _places(found: Sequence[Record | Problem | Skipped], row: int) -> slice:
    return slice(bisect_left(found, row, key=_row_of), bisect_right(found, row, key=_row_of))
