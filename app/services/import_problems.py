"""The rows an import could not take, as a workbook to correct and import again (4-excel 4.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from app.models.nouns import ListName
from app.services.exporting import SHEET_TITLES
from app.services.import_plan import ImportPlan, PlannedProblem, SheetPlan
from app.sheets.headings import OUR_REASON, field_by_key
from app.sheets.layout import Layout, find_layout
from app.sheets.workbook import Cell, Sheet, Workbook
from app.sheets.workbook_xml import Shade
from app.sheets.writing_problems import (
    ProblemColumn,
    ProblemRow,
    ProblemSheet,
    head_of,
    write_problem_workbook,
)

Progress = Callable[[int, int], None]
_OUR_MARKS: Final = frozenset({"record_id", "record_version"})
_EPOCH_1904: Final = date(1904, 1, 1)
_DAY_NUMBERS: Final = (2101, 80_000)
_LOOKED_AT: Final = 100
_MOST_TITLE: Final = 31


def write_problems(
    path: Path,
    workbook: Workbook,
    plan: ImportPlan,
    *,
    reasons: Callable[[PlannedProblem], str],
    progress: Progress | None = None,
) -> int:
    """Write the rows that keep out of the import as they are in the file: under their own titles and headings, 错误原因
    first, the guilty cells red; returns how many, 0 (and no file) when there are none. Corrected and imported again
    they arrive. `reasons` gives the sentence of a problem. The file appears whole or not at all; `progress(done,
    total)` counts rows and may raise Cancelled. Raises FileInUse, NoSpaceLeft, FileUnreadable.
    """
    sheets = {one.name: one for one in workbook.sheets}
    layouts = {one.name: one.layout for one in plan.prepared.sheets}
    made = []
    for one in plan.sheets:
        layout = layouts[one.sheet]
        if layout is not None and any(problem.fatal for problem in one.problems):
            written = _Original(sheets[one.sheet], layout).rows_of(one, reasons)
            made.append(_recognisable(written, layout.list, path.name))
    if made:
        write_problem_workbook(path, made, progress=progress)
    return sum(len(one.rows) for one in made)


class _Original:
    """A sheet as it was read, from which rows are taken; reasons from an earlier time are left behind."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet = sheet
        self._layout = layout
        self._fields = field_by_key(layout.list)
        self._head_rows = layout.header_row - sheet.first_row + 1
        width = max((len(row) for row in sheet.rows), default=0)
        heads = sheet.rows[self._head_rows - layout.header_rows : self._head_rows]
        old = {index for row in heads for index, cell in enumerate(row) if cell == OUR_REASON}
        self._kept = [index for index in range(width) if index not in old]
        self._place = {index: place for place, index in enumerate(self._kept)}

    def rows_of(self, plan: SheetPlan, reasons: Callable[[PlannedProblem], str]) -> ProblemSheet:
        """The rows with fatal problems, each with all that is to be said about it."""
        problems: dict[int, list[PlannedProblem]] = defaultdict(list)
        for one in plan.problems:
            problems[one.row].append(one)
        wanted = sorted(row for row, found in problems.items() if any(one.fatal for one in found))
        lent = self._merged_down(set(wanted))
        index_of = {one.heading: one.index for one in self._layout.columns}
        rows = []
        for row in wanted:
            found = sorted(problems[row], key=lambda one: not one.fatal)
            shades = {
                self._place[index_of[one.column]]: Shade.WRONG if one.fatal else Shade.DOUBTFUL
                for one in reversed(found)
                if index_of.get(one.column) in self._place
            }
            reason = "；".join(dict.fromkeys(reasons(one) for one in _worth_saying(found)))
            rows.append(ProblemRow(self._cells(row, lent[row]), reason, shades))
        meant = {one.index: one.field for one in self._layout.columns}
        columns = [self._column(meant.get(index)) for index in self._kept]
        head, headings_at = self._head()
        return ProblemSheet(self._sheet.name, head, headings_at, columns, rows, self._merged_above())

    def _column(self, key: str | None) -> ProblemColumn:
        return ProblemColumn(self._fields[key].choices if key else (), hidden=key in _OUR_MARKS)

    def _head(self) -> tuple[list[list[Cell]], int]:
        """The rows above the data, and the index of the first with headings."""
        head = [[row[index] for index in self._kept] for row in self._sheet.rows[: self._head_rows]]
        if self._layout.header_rows:
            return head, self._head_rows - self._layout.header_rows
        # A list without headings gets those that its columns were understood as.
        names = {one.index: self._fields[one.field].title if one.field else one.heading for one in self._layout.columns}
        return [*head, [names.get(index) for index in self._kept]], self._head_rows

    def _merged_above(self) -> list[tuple[int, int, int, int]]:
        top_row, left_column = self._sheet.first_row, self._sheet.first_column
        found = []
        for top, left, bottom, right in self._sheet.merged:
            if bottom > self._layout.header_row or top < top_row or left < left_column:
                continue
            places = [
                self._place[one] for one in range(left - left_column, right - left_column + 1) if one in self._place
            ]
            if places:
                found.append((top - top_row, places[0], bottom - top_row, places[-1]))
        return [one for one in found if one[:2] != one[2:]]

    def _merged_down(self, wanted: set[int]) -> Mapping[int, Mapping[int, Cell]]:
        """Row → column index → the value that a vertically merged cell lends it."""
        sheet = self._sheet
        found: dict[int, dict[int, Cell]] = defaultdict(dict)
        for top, left, bottom, _ in sheet.merged:
            if (
                bottom > top
                and bottom > self._layout.header_row
                and top >= sheet.first_row
                and left >= sheet.first_column
            ):
                value = sheet.rows[top - sheet.first_row][left - sheet.first_column]
                for row in wanted.intersection(range(top + 1, bottom + 1)):
                    found[row][left - sheet.first_column] = value
        return found

    def _cells(self, row: int, lent: Mapping[int, Cell]) -> list[Cell]:
        cells = list(self._sheet.rows[row - self._sheet.first_row])
        for index, value in lent.items():
            cells[index] = value
        if self._sheet.epoch1904:
            # The new workbook counts from 1900: a bare day number would name another day.
            for one in self._layout.columns:
                number = cells[one.index]
                is_day = one.field is not None and self._fields[one.field].kind == "date"
                if is_day and isinstance(number, (int, float)) and _DAY_NUMBERS[0] <= number <= _DAY_NUMBERS[1]:
                    cells[one.index] = _EPOCH_1904 + timedelta(days=int(number))
        return [cells[index] for index in self._kept]


def _worth_saying(problems: Sequence[PlannedProblem]) -> list[PlannedProblem]:
    """Where a cell says something that is not understood, nobody needs to hear that it is missing."""
    understood_as_blank = {one.column for one in problems if one.value}
    return [one for one in problems if one.value or one.column not in understood_as_blank]


def _recognisable(made: ProblemSheet, list_name: ListName, file: str) -> ProblemSheet:
    """Under a name that says the list, where the sheet's own name and headings would not be enough to find it again."""
    title = SHEET_TITLES[list_name]
    names = (made.title, f"{made.title[: _MOST_TITLE - len(title) - 2]}（{title}）", title)
    head, areas = head_of(made)
    rows = head + [[one.reason, *one.cells] for one in made.rows[:_LOOKED_AT]]
    merged = tuple((top + 1, left + 1, bottom + 1, right + 1) for top, left, bottom, right in areas)
    for name in names:
        found = find_layout(Sheet(name, False, 1, 1, rows, merged), file=file)
        if found is not None and found.list is list_name:
            return replace(made, title=name)
    return made
