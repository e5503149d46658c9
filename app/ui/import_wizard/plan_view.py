"""A dry run sorted into its groups, so that a table can show any of them at once; made in the background."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from app.models.nouns import CUSTOMER_LISTS, ListName, Noun

if TYPE_CHECKING:
    from app.services.import_plan import (
        ImportPlan,
        PlannedProblem,
        PlannedRow,
        PreparedImport,
        PreparedSheet,
        SheetPlan,
    )
    from app.sheets.records import Record
    from app.sheets.workbook import Sheet, Workbook

NEW, UPDATED, UNCHANGED, SUSPECTED, CONFLICT = "new", "updated", "unchanged", "suspected", "conflict"
PROBLEMS, SKIPPED = "problems", "skipped"
GROUPS: Final = (NEW, UPDATED, UNCHANGED, SUSPECTED, CONFLICT, PROBLEMS, SKIPPED)
Entry = tuple[Any, Any]
"""(SheetPlan, PlannedRow | PlannedProblem | (row, code))"""


@dataclass(frozen=True)
class Rows:
    """Entries of one group; where an entry has several cells, `ends` counts the cells up to and with each entry."""

    entries: Sequence[Entry] = ()
    ends: Sequence[int] | None = None

    @property
    def cells(self) -> int:
        """How many lines a table of cells has."""
        if self.ends is None:
            return len(self.entries)
        return self.ends[-1] if self.ends else 0

    def at(self, line: int) -> tuple[Entry, int]:
        """The entry of a line, and which of its cells."""
        if self.ends is None:
            return self.entries[line], 0
        place = bisect_right(self.ends, line)
        return self.entries[place], line - (self.ends[place - 1] if place else 0)


@dataclass
class PlanView:
    """What the preview shows: rows by group and sheet ('' for all sheets), and who is who."""

    plan: ImportPlan
    rows: Mapping[tuple[str, str], Rows]
    people: Sequence[str]
    """Who may be given customers whose rows name nobody; empty where the actor may not give any."""
    names: Mapping[int, str]
    """Users by id, planned ones by their stand-in."""
    fatal: int = 0
    """Rows that stay out because of a problem."""
    unclaimed: int = 0
    """Rows of tables whose customers have somebody, that name nobody."""
    prepared: Mapping[str, PreparedSheet] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)

    def count(self, group: str, sheet: str = "") -> int:
        """How many rows (or problems) a group has."""
        return len(self.rows[group, sheet].entries) if (group, sheet) in self.rows else 0

    def record(self, sheet: str, row: int) -> Record | None:
        """What the sheet says in a row."""
        found = self.prepared.get(sheet)
        if found is None or found.records is None:
            return None
        records = found.records.records
        at = bisect_left(records, row, key=lambda one: one.row)
        return records[at] if at < len(records) and records[at].row == row else None

    def column_index(self, sheet: str, heading: str) -> int | None:
        """Where a column of the sheet stands, by its heading; None for a label above the table or a missing column."""
        found = self.prepared.get(sheet)
        if found is None or found.layout is None:
            return None
        return next((one.index for one in found.layout.columns if one.heading == heading), None)

    def planned_customer(self, stand_in: int) -> Mapping[str, Any]:
        """A customer that this very file brings."""
        return self.plan.writes.inserts.get(Noun.CUSTOMER, {}).get(stand_in, {})


def view_of(plan: ImportPlan, workbook: Workbook | None, names: Mapping[int, str], people: Sequence[str]) -> PlanView:
    """Sort a plan into groups and sheets."""
    rows: dict[tuple[str, str], Rows] = {}
    for group in GROUPS:
        whole: list[Entry] = []
        for sheet in plan.sheets:
            entries = _entries(sheet, group)
            rows[group, sheet.sheet] = _rows(group, entries)
            whole += entries
        rows[group, ""] = _rows(group, whole)
    new_users = plan.writes.inserts.get(Noun.USER, {})
    fatal = sum(len({one.row for one in sheet.problems if one.fatal}) for sheet in plan.sheets)
    return PlanView(
        plan,
        rows,
        people,
        {**names, **{stand_in: str(row.get("name", "")) for stand_in, row in new_users.items()}},
        fatal,
        ownerless(plan.prepared),
        {one.name: one for one in plan.prepared.sheets},
        {one.name: one for one in workbook.sheets} if workbook is not None else {},
    )


def ownerless(prepared: PreparedImport) -> int:
    """How many rows of tables whose customers have somebody name nobody (the public pool has nobody by its nature)."""
    return sum(
        not record.values.get("owner")
        for sheet in prepared.sheets
        if sheet.selected and sheet.list in CUSTOMER_LISTS and sheet.list is not ListName.PUBLIC
        for record in (sheet.records.records if sheet.records is not None else ())
    )


def _entries(sheet: SheetPlan, group: str) -> list[Entry]:
    if group == PROBLEMS:
        return [(sheet, one) for one in worth_saying(sheet.problems)]
    if group == SKIPPED:
        return [(sheet, one) for one in sheet.skipped]
    return [(sheet, one) for one in sheet.items if one.group == group]


def worth_saying(problems: Sequence[PlannedProblem]) -> list[PlannedProblem]:
    """One line for a cell: where it says something that is not understood, nobody needs to hear that it is missing."""
    missing = {(one.row, one.column) for one in problems if one.fatal and not one.value}
    said = {(one.row, one.column) for one in problems if one.value}
    both = missing & said
    if not both:
        return list(problems)
    kept = []
    for one in problems:
        if (one.row, one.column) not in both:
            kept.append(one)
        elif one.value:
            kept.append(replace(one, fatal=True))
    return kept


def _rows(group: str, entries: list[Entry]) -> Rows:
    if group == UPDATED:
        return Rows(entries, array("L", accumulate(max(1, len(row.changes)) for _, row in entries)))
    if group == CONFLICT:
        return Rows(entries, array("L", accumulate(max(1, len(row.conflicts)) for _, row in entries)))
    return Rows(entries)


def cell_of(row: PlannedRow, group: str, at: int) -> Any:
    """The change or conflict a line of a row shows; None where the row has none."""
    cells = row.conflicts if group == CONFLICT else row.changes
    return cells[at] if at < len(cells) else None
