"""What an import would do, as plain data: the dry run is this, the writing follows it (4-excel 4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from app.models.nouns import ListName, Noun
from app.sheets.layout import Layout
from app.sheets.records import Record, SheetRecords
from app.sheets.workbook import Sheet

NEW, UPDATED, UNCHANGED, SUSPECTED, CONFLICT = "new", "updated", "unchanged", "suspected", "conflict"
SKIP, FILL, OVERWRITE, CREATE, MERGE = "skip", "fill", "overwrite", "create", "merge"
SHEET, STORED = "sheet", "stored"
DEFAULT_RULES: Mapping[str, str] = {NEW: CREATE, UPDATED: OVERWRITE, SUSPECTED: CREATE}
"""What happens with a group unless the user chooses otherwise: new and suspected rows are created (a suspicion is never
merged by itself), known ones take over what the sheet says.
"""


@dataclass(frozen=True)
class SheetChoice:
    """What the user decided about one sheet; None leaves it to the layout search. `header_row` is the last one of
    `header_rows`; none at all means a list without headings, whose data begins below that row. `fields` maps a column's
    index to a field key, or None for an extra column.
    """

    selected: bool | None = None
    list: ListName | None = None
    header_row: int | None = None
    header_rows: int = 1
    fields: Mapping[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class PreparedSheet:
    """A sheet with its layout found and its cells cleaned; `records` is None where no layout was found. `corrected`
    holds the cells typed anew by the user: row → column index → text.
    """

    name: str
    hidden: bool
    list: ListName | None
    layout: Layout | None
    records: SheetRecords | None
    selected: bool
    cells: Sheet
    corrected: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


def heading_of(sheet: PreparedSheet, key: str) -> str:
    """The sheet's own heading of a field; empty where no column holds it."""
    assert sheet.layout is not None
    return next((one.heading for one in sheet.layout.columns if one.field == key), "")


@dataclass(frozen=True)
class PreparedImport:
    """A workbook ready to be planned."""

    file: str
    sheets: tuple[PreparedSheet, ...]


@dataclass(frozen=True)
class RowChoice:
    """What the user decided about one row: skip, fill, overwrite, create or merge; `target` is the customer to merge
    with, where several are alike.
    """

    action: str
    target: int | None = None


@dataclass(frozen=True)
class ImportOptions:
    """`owner` takes customers whose row names nobody; `rules` maps (sheet, group) to skip, fill, overwrite, create or
    merge, `rows` one (sheet, row) to a choice that goes before its group's. `cells` settles conflicts, (sheet, row,
    field) to `sheet` or `stored`: what is not settled stays as stored. `whole` refuses an import with any problem row.
    """

    owner: str | None = None
    create_users: bool = True
    create_customers: bool = True
    rules: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], RowChoice] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    whole: bool = False

    def rule(self, sheet: str, group: str) -> str:
        """What to do with the rows of a group in a sheet."""
        return self.rules.get((sheet, group), DEFAULT_RULES.get(group, SKIP))

    def choice(self, sheet: str, row: int, group: str) -> RowChoice:
        """What to do with a row: what was decided for it, else for its group."""
        of_row = self.rows.get((sheet, row)) if self.rows else None
        return of_row or _CHOICES[self.rule(sheet, group)]


_CHOICES = {one: RowChoice(one) for one in (SKIP, FILL, OVERWRITE, CREATE, MERGE)}


@dataclass(frozen=True)
class PlannedProblem:
    """A finding with its place; a fatal one keeps its row out of the import."""

    row: int
    column: str
    value: str
    code: str
    detail: str
    fatal: bool


@dataclass(frozen=True)
class Conflict:
    """A cell that two people changed since the sheet was exported: what it was then, what the sheet says, what is
    stored now, and who stored that when.
    """

    field: str
    exported: Any
    sheet: Any
    stored: Any
    changed_by: str | None
    changed_at: datetime


@dataclass(frozen=True)
class Candidate:
    """A known customer that a suspected row may mean. `why` is name, name_key, province or mobile."""

    id: int
    name: str
    why: str
    owner: str | None = None
    mobiles: tuple[str, ...] = ()


@dataclass(slots=True)
class PlannedRow:
    """One row of the dry run: its group and, for updates, every cell that changes (field, old, new).

    A row with conflicts is in the group of conflicts; its other cells change as in an update. Candidates are given
    for suspected rows; a candidate that this very file brings has a negative id, the same whatever else is decided.
    """

    row: int
    group: str
    title: str
    changes: tuple[tuple[str, Any, Any], ...] = ()
    record_id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


# SheetPlan has a field named `list`, which hides the type of that name inside it.
Rows = list[PlannedRow]
Problems = list[PlannedProblem]
Skips = list[tuple[int, str]]


@dataclass
class SheetPlan:
    """The dry run of one sheet; counts follow from `items`."""

    sheet: str
    list: ListName
    header_row: int
    rows: int
    items: Rows = field(default_factory=Rows)
    problems: Problems = field(default_factory=Problems)
    skipped: Skips = field(default_factory=Skips)

    def _count(self, group: str) -> int:
        return sum(one.group == group for one in self.items)

    @property
    def new(self) -> int:
        """Rows that become new records."""
        return self._count(NEW)

    @property
    def updated(self) -> int:
        """Rows whose record is known and differs."""
        return self._count(UPDATED)

    @property
    def unchanged(self) -> int:
        """Rows that say what is known already."""
        return self._count(UNCHANGED)

    @property
    def conflicting(self) -> int:
        """Rows with a cell that both the sheet and somebody in the program changed since the export."""
        return self._count(CONFLICT)

    @property
    def suspected(self) -> int:
        """Rows that look like a known customer but are not surely it."""
        return self._count(SUSPECTED)

    def refuse(self, record: Record, column: str, value: str, code: str, detail: str = "") -> None:
        """Note that a row cannot be imported, and why."""
        self.problems.append(PlannedProblem(record.row, column, value, code, detail, fatal=True))

    def warn(self, record: Record, column: str, value: str, code: str, detail: str = "") -> None:
        """Note something about a row that is imported all the same."""
        self.problems.append(PlannedProblem(record.row, column, value, code, detail, fatal=False))


_ROWS_OF_A_SHEET = 2**21
_BEYOND_ALL_ROWS = -(2**50)


def stand_in_of(sheet: int, row: int) -> int:
    """The stand-in id of the customer that a row brings; `sheet` counts from 0."""
    return -(sheet * _ROWS_OF_A_SHEET + row)


class LateRow(Protocol):
    """A new row that nothing refers to: its columns are put together when it is written, for half a million weigh."""

    def row(self) -> dict[str, Any]:
        """The columns."""
        ...


@dataclass
class Writes:
    """The rows an import writes. New rows have negative stand-in ids until they are written: those of customers with a
    row of their own follow from the place of that row, so that they are the same in every plan of the file.
    """

    inserts: dict[Noun, dict[int, dict[str, Any]]] = field(default_factory=dict)
    late: dict[Noun, list[LateRow]] = field(default_factory=dict)
    updates: dict[Noun, dict[int, dict[str, Any]]] = field(default_factory=dict)
    last_stand_in: int = _BEYOND_ALL_ROWS

    def insert(self, noun: Noun, row: dict[str, Any], stand_in: int | None = None) -> int:
        """Plan a new row and return its stand-in id."""
        if stand_in is None:
            self.last_stand_in -= 1
            stand_in = self.last_stand_in
        self.inserts.setdefault(noun, {})[stand_in] = row
        return stand_in

    def update(self, noun: Noun, record_id: int, values: Mapping[str, Any]) -> None:
        """Plan changes of a row, known or itself planned."""
        if not values:
            return
        if record_id < 0:
            self.inserts[noun][record_id].update(values)
        else:
            self.updates.setdefault(noun, {}).setdefault(record_id, {}).update(values)


@dataclass
class ImportPlan:
    """The dry run: sheets, and what would come into being beside their rows."""

    file: str
    prepared: PreparedImport
    options: ImportOptions
    today: date
    sheets: list[SheetPlan] = field(default_factory=list)
    new_users: list[str] = field(default_factory=list)
    new_customers: list[str] = field(default_factory=list)
    assumed_dates: int = 0
    writes: Writes = field(default_factory=Writes)


@dataclass(frozen=True)
class ImportResult:
    """What was written; `operation` is None when everything was known already."""

    operation: int | None
    plan: ImportPlan
