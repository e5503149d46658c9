"""Writing what changed in the program back into the company's own workbook (4-excel 4.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor, Permission, Role, require
from app.errors import FileChanged
from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName, Noun
from app.models.query import ListQuery
from app.services import importing, lists
from app.services.import_lines import KINDS
from app.services.import_plan import PreparedImport, PreparedSheet
from app.services.write_back_cells import Cells, Difference
from app.services.write_back_history import History, brought_in, history_of, under_present_names
from app.services.write_back_preview import (
    CellPreview,
    FileMark,
    RowPreview,
    SheetPreview,
    WriteBackPlan,
    mark_of,
    refused_in,
)
from app.services.write_back_rows import StoredCustomer, customers_by_id, lines_by_id
from app.sheets.heading_keys import heading_key
from app.sheets.headings import RUNNING_NUMBER
from app.sheets.layout import Layout
from app.sheets.patch_cells import Value
from app.sheets.patching import CellChange, Refusal, SheetPatch, check_patches, patch_workbook
from app.sheets.table_choice import name_field
from app.sheets.workbook import Sheet, Workbook

Progress = Callable[[int, int], None]
_OWNER_KEYS = {ListName.CONTACTS: "salesperson", ListName.AFTER_SALES: "handler", ListName.SHIPMENTS: "salesperson"}
_DECIDES_TABLE = ("owner_id", "typed_last_deal_on", "imported_as")


@dataclass(frozen=True)
class WrittenSheet:
    """What came of one sheet: cells changed, rows appended, cells not written and why; `moved` customers are in the
    sheet of another table now, their old row stands as it was.
    """

    sheet: str
    list: ListName
    changed: int
    appended: int
    refused: tuple[Refusal, ...]
    moved: int


@dataclass(frozen=True)
class WrittenBack:
    """All known sheets of the workbook; `rows` counts records written, changed or new."""

    sheets: tuple[WrittenSheet, ...]
    rows: int


@dataclass
class _Target:
    """A sheet on its way: what it holds, which record each row means, what is to be written."""

    prepared: PreparedSheet
    layout: Layout
    sheet: Sheet
    meant: dict[int, int]
    changes: list[CellChange] = field(default_factory=list)
    stamps: list[CellChange] = field(default_factory=list)
    rows: list[list[tuple[int, Value, str]]] = field(default_factory=list)
    moved: int = 0

    @property
    def list(self) -> ListName:
        return self.layout.list

    @property
    def last_row(self) -> int:
        """The lowest row of a record, sound or not: new rows go below it, above any 合计."""
        records = self.prepared.records
        assert records is not None
        rows = [one.row for one in records.records] + [one.row for one in records.problems if one.fatal]
        return max(rows, default=self.layout.header_row)


def write_back(
    session: Session,
    actor: Actor,
    original: Path,
    target: Path,
    *,
    workbook: Workbook,
    prepared: PreparedImport,
    today: date,
    wanted: Collection[ListName] = SHEET_LISTS,
    owner: str | None = None,
    progress: Progress | None = None,
) -> WrittenBack:
    """Copy `original` (read as `workbook`, understood as `prepared`) to `target` with what changed in the program
    since it was imported: only cells that differ are written, formulas stay, records it does not have are added below
    the last of their list. Nothing that the actor may not see. Raises what `plan_back` and `carry_out` raise.
    (4-excel 4.5)
    """
    plan = plan_back(
        session, actor, original, workbook=workbook, prepared=prepared, today=today, wanted=wanted, owner=owner
    )
    return carry_out(plan, target, progress=progress)


def plan_back(
    session: Session,
    actor: Actor,
    original: Path,
    *,
    workbook: Workbook,
    prepared: PreparedImport,
    today: date,
    wanted: Collection[ListName] = SHEET_LISTS,
    owner: str | None = None,
    mark: FileMark | None = None,
    progress: Progress | None = None,
) -> WriteBackPlan:
    """The dry run: every cell that would change, every row that would be added, what would be refused and why. `mark`
    is the file's (`mark_of`) from before it was read. `progress` counts steps and may raise Cancelled. Raises
    NotAllowed, CannotWriteBack (only .xlsx and .xlsm can be written back), SheetError.
    """
    require(actor, Permission.DATA_EXPORT)
    if mark is None:
        mark = mark_of(original)
    check_patches(original, ())
    targets = _targets(session, actor, workbook, prepared, today)
    meant: dict[Noun, set[int]] = defaultdict(set)
    for one in targets:
        meant[one.list.noun].update(one.meant.values())
    history = history_of(session, prepared.file, meant)
    seen: dict[ListName, set[int]] = {
        name: set(lists.ids(session, actor, ListQuery(name, filters=_filters(name, owner)), today=today))
        for name in SHEET_LISTS
    }
    chosen = [one for one in targets if one.list in wanted]
    customers = _Customers(session, actor, history, targets, seen, today)
    for done, name in enumerate(dict.fromkeys(one.list for one in chosen)):
        if progress is not None:
            progress(done, len(SHEET_LISTS))
        of_list = [one for one in chosen if one.list is name]
        if name in CUSTOMER_LISTS:
            for one in of_list:
                customers.compare(one)
            customers.append(name)
        else:
            lines = _Lines(session, history, of_list, seen[name])
            for one in of_list:
                lines.compare(one)
            lines.append()
    patches = [
        SheetPatch(one.sheet.name, one.changes, one.rows, one.last_row, keep_formulas=True, stamps=one.stamps)
        for one in chosen
        if one.changes or one.rows
    ]
    refused = check_patches(original, patches)
    previews = tuple(_preview(one, refused) for one in chosen)
    return WriteBackPlan(original, mark, previews, tuple(patches), refused)


def carry_out(plan: WriteBackPlan, target: Path, *, progress: Progress | None = None) -> WrittenBack:
    """Write what a dry run showed; `target` may be the original. It appears whole or not at all. `progress(done,
    total)` counts bytes and may raise Cancelled. Raises FileMissing, FileChanged (saved since), OtherExtension,
    FileInUse, NoSpaceLeft, FileUnreadable.
    """
    if mark_of(plan.original) != plan.mark:
        raise FileChanged(plan.original.name)
    patch_workbook(plan.original, target, plan.patches, progress=progress)
    made = tuple(
        WrittenSheet(
            one.sheet, one.list, one.changed, len(one.rows),
            tuple(refusal for refusal in plan.refused if refusal.sheet == one.sheet), one.moved,
        )
        for one in plan.sheets
    )  # fmt: skip
    return WrittenBack(made, sum(one.rows_changed + len(one.rows) for one in plan.sheets))


def _filters(name: ListName, owner: str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return () if owner is None else ((_OWNER_KEYS.get(name, "owner"), (owner,)),)


def _targets(
    session: Session, actor: Actor, workbook: Workbook, prepared: PreparedImport, today: date
) -> list[_Target]:
    # The import's own matching, unrestricted: what the actor may see is decided by record, not by what rows claim.
    everyone = Actor(actor.id, actor.name, Role.SUPERVISOR)
    named = under_present_names(session, history_of(session, prepared.file), prepared)
    plan = importing.plan(session, everyone, named, today=today)
    meant = {
        one.sheet: {item.row: item.record_id for item in one.items if item.record_id is not None} for one in plan.sheets
    }
    sheets = {one.name: one for one in workbook.sheets}
    return [
        _Target(one, one.layout, sheets[one.name], meant[one.name])
        for one in prepared.sheets
        if one.layout is not None and one.name in meant
    ]


class _Customers:
    """Customers have a place in the sheet of their table; those that moved there in the program are added there."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        history: History,
        targets: Sequence[_Target],
        seen: dict[ListName, set[int]],
        today: date,
    ) -> None:
        self._session = session
        self._actor = actor
        self._history = history
        self._today = today
        self._targets = [one for one in targets if one.list in CUSTOMER_LISTS]
        present: dict[ListName, set[int]] = defaultdict(set)
        for one in self._targets:
            present[one.list].update(one.meant.values())
        self._new: dict[ListName, list[int]] = {}
        self._at_home: set[int] = set()
        self._visible: set[int] = set()
        for name in CUSTOMER_LISTS:
            self._visible |= seen[name]
            self._at_home |= present[name] & seen[name]
            if _home([one for one in self._targets if one.list is name]) is not None:
                self._new[name] = self._missing(seen[name] - present[name], set().union(*present.values()))
                self._at_home.update(self._new[name])

    def _missing(self, ids: set[int], in_file: set[int]) -> list[int]:
        """Those that belong into a sheet and are not in it: new ones, and of those the file brought only who moved."""
        known = (ids & in_file) | brought_in(self._session, self._history, Noun.CUSTOMER, ids)
        stirred = {
            one
            for one in known
            if one in self._history.stirred[Noun.SHIPMENT]
            or any(self._history.touched(Noun.CUSTOMER, one, key) for key in _DECIDES_TABLE)
        }
        on = self._history.imported_on
        quiet = known - stirred
        if on is not None and on < self._today:
            before = self._read(quiet, on)
            now = self._read(quiet, self._today)
            stirred |= {one for one in quiet if before[one].table != now[one].table}
        return sorted((ids - known) | stirred)

    def _read(self, ids: Iterable[int], today: date) -> dict[int, StoredCustomer]:
        return customers_by_id(self._session, self._actor, ids, today=today)

    def compare(self, target: _Target) -> None:
        """Note every cell of the sheet that differs; a customer at home in another sheet is left alone in this one."""
        stored = self._read(set(target.meant.values()) & self._visible, self._today)
        cells = Cells(target.layout, self._history)
        assert target.prepared.records is not None
        for record in target.prepared.records.records:
            one = stored.get(target.meant.get(record.row, 0))
            if one is None:
                continue
            if one.table != target.list.value and one.values["id"] in self._at_home:
                target.moved += 1
                continue
            # Cells that the actor may not see were not compared: such a row has not seen everything.
            _note(target, record.row, cells.of_customer(record, one), [] if one.masked else cells.stamp())

    def append(self, name: ListName) -> None:
        """Add the customers that the sheet of this table lacks."""
        home = _home([one for one in self._targets if one.list is name])
        if home is None:
            return
        cells = Cells(home.layout, self._history)
        stored = self._read(self._new[name], self._today)
        _append(home, [cells.new_customer(stored[one]) for one in self._new[name]])


class _Lines:
    """Logs, cases or shipments of one list, which may be spread over several sheets."""

    def __init__(self, session: Session, history: History, targets: Sequence[_Target], visible: set[int]) -> None:
        self._session = session
        self._history = history
        self._targets = targets
        self._visible = visible
        self._kind = KINDS[targets[0].list]
        missing = visible - {record_id for one in targets for record_id in one.meant.values()}
        missing -= brought_in(session, history, self._kind.noun, missing)
        self._missing = lines_by_id(session, self._kind, missing)
        # What an earlier writing back appended has no number or fingerprint to be known by: its cells have to do.
        self._recognise(Cells.signature, several=True)
        self._recognise(Cells.occasion, several=False)

    def _recognise(self, key: Callable[[Cells, Mapping[str, Any]], Hashable], *, several: bool) -> None:
        for target in self._targets:
            cells = Cells(target.layout, self._history)
            assert target.prepared.records is not None
            rows: dict[Hashable, list[int]] = defaultdict(list)
            for record in target.prepared.records.records:
                if record.row not in target.meant:
                    rows[key(cells, record.values)].append(record.row)
            ids: dict[Hashable, list[int]] = defaultdict(list)
            if rows:
                for record_id in sorted(self._missing):
                    ids[key(cells, self._missing[record_id])].append(record_id)
            for mark, found in rows.items():
                if several or (len(found) == len(ids.get(mark, ())) == 1):
                    for row, record_id in zip(found, ids.get(mark, ()), strict=False):
                        target.meant[row] = record_id
                        del self._missing[record_id]

    def compare(self, target: _Target) -> None:
        """Note every cell of the sheet that differs."""
        stored = lines_by_id(self._session, self._kind, set(target.meant.values()) & self._visible)
        cells = Cells(target.layout, self._history)
        assert target.prepared.records is not None
        for record in target.prepared.records.records:
            one = stored.get(target.meant.get(record.row, 0))
            if one is not None:
                _note(target, record.row, cells.of_line(record, self._kind, one), cells.stamp())

    def append(self) -> None:
        """Add the records that no sheet of the list has."""
        home = _home(self._targets)
        if home is None:
            return
        cells = Cells(home.layout, self._history)
        wanted = [self._missing[one] for one in sorted(self._missing)]
        # A void line in a sheet that cannot say so would count as a deal.
        _append(home, [cells.new_line(one) for one in wanted if cells.says_void() or not one.get("void")])


def _home(targets: Sequence[_Target]) -> _Target | None:
    """The last sheet of a list takes the new rows; one whose customer stands above the table takes none."""
    open_ones = [one for one in targets if not one.layout.labels]
    return open_ones[-1] if open_ones else None


def _note(target: _Target, row: int, differences: Iterable[Difference], stamp: Iterable[Difference]) -> None:
    first = target.sheet.first_column

    def cells(given: Iterable[Difference]) -> list[CellChange]:
        return [CellChange(row, first + column.index, value, kind) for column, value, kind in given]

    if changes := cells(differences):
        target.changes += changes
        target.stamps += cells(stamp)


def _append(target: _Target, rows: Iterable[list[Difference]]) -> None:
    first = target.sheet.first_column
    counters = _running_numbers(target)
    for down, cells in enumerate(rows, 1):
        made = [(first + column.index, value, kind) for column, value, kind in cells]
        numbers: list[tuple[int, Value, str]] = [
            (first + index, highest + down, "integer") for index, highest in counters.items()
        ]
        target.rows.append([*numbers, *made])


def _running_numbers(target: _Target) -> dict[int, int]:
    """Column index of each 序号 → its highest number; rows numbered in advance count, for a number comes but once."""
    below = target.layout.header_row - target.sheet.first_row + 1
    found: dict[int, int] = {}
    for column in target.layout.columns:
        if column.keep or column.field is not None or heading_key(column.heading) not in RUNNING_NUMBER:
            continue
        cells = [row[column.index] for row in target.sheet.rows[below:]]
        numbers = [int(one) for one in cells if isinstance(one, (int, float)) and one == int(one)]
        numbers += [int(one) for one in cells if isinstance(one, str) and one.strip().isdecimal()]
        if numbers:
            found[column.index] = max(numbers)
    return found


def _preview(target: _Target, refused: Sequence[Refusal]) -> SheetPreview:
    first_row, first = target.sheet.first_row, target.sheet.first_column
    named = name_field(target.list)
    headings = {first + one.index: one.heading for one in target.layout.columns}
    naming = next((first + one.index for one in target.layout.columns if one.field == named), 0)
    assert target.prepared.records is not None
    titles = {one.row: str(one.values.get(named, "")) for one in target.prepared.records.records}
    reasons = refused_in(target.sheet.name, refused)
    cells = tuple(
        CellPreview(
            one.row, one.column, titles.get(one.row, ""), headings.get(one.column, ""),
            target.sheet.rows[one.row - first_row][one.column - first], one.value, reasons.get(one),
        )
        for one in target.changes
    )  # fmt: skip
    rows = tuple(
        RowPreview(
            target.last_row + down,
            next((str(value) for column, value, _ in given if column == naming), ""),
            tuple((headings.get(column, ""), value) for column, value, _ in given),
        )
        for down, given in enumerate(target.rows, 1)
    )
    return SheetPreview(target.sheet.name, target.list, cells, rows, target.moved)


__all__ = ["WriteBackPlan", "WrittenBack", "WrittenSheet", "carry_out", "mark_of", "plan_back", "write_back"]
