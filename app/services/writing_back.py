"""Writing what changed in the program back into the company's own workbook (4-excel 4.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.access import Actor, Permission, Role, require
from app.errors import FileChanged
from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName, Noun
from app.models.query import ListQuery
from app.services import importing, lists
from app.services.import_plan import PreparedImport
from app.services.write_back_compare import CustomerSheets, LineSheets, Target
from app.services.write_back_history import history_of, under_present_names
from app.services.write_back_preview import (
    CellPreview,
    FileMark,
    RowPreview,
    SheetPreview,
    WriteBackPlan,
    mark_of,
    refused_in,
)
from app.sheets.patching import Refusal, SheetPatch, check_patches, patch_workbook
from app.sheets.table_choice import name_field
from app.sheets.workbook import Workbook

Progress = Callable[[int, int], None]
_OWNER_KEYS = {ListName.CONTACTS: "salesperson", ListName.AFTER_SALES: "handler", ListName.SHIPMENTS: "salesperson"}


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
    customers = CustomerSheets(session, actor, history, targets, seen, today)
    for done, name in enumerate(dict.fromkeys(one.list for one in chosen)):
        if progress is not None:
            progress(done, len(SHEET_LISTS))
        of_list = [one for one in chosen if one.list is name]
        if name in CUSTOMER_LISTS:
            for one in of_list:
                customers.compare(one)
            customers.append(name)
        else:
            lines = LineSheets(session, history, of_list, seen[name])
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


def _targets(session: Session, actor: Actor, workbook: Workbook, prepared: PreparedImport, today: date) -> list[Target]:
    # The import's own matching, unrestricted: what the actor may see is decided by record, not by what rows claim.
    everyone = Actor(actor.id, actor.name, Role.SUPERVISOR)
    named = under_present_names(session, history_of(session, prepared.file), prepared)
    plan = importing.plan(session, everyone, named, today=today)
    meant = {
        one.sheet: {item.row: item.record_id for item in one.items if item.record_id is not None} for one in plan.sheets
    }
    sheets = {one.name: one for one in workbook.sheets}
    return [
        Target(one, one.layout, sheets[one.name], meant[one.name])
        for one in prepared.sheets
        if one.layout is not None and one.name in meant
    ]


def _preview(target: Target, refused: Sequence[Refusal]) -> SheetPreview:
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
    last_row = target.last_row
    rows = tuple(
        RowPreview(
            last_row + down,
            next((str(value) for column, value, _ in given if column == naming), ""),
            tuple((headings.get(column, ""), value) for column, value, _ in given),
        )
        for down, given in enumerate(target.rows, 1)
    )
    return SheetPreview(target.sheet.name, target.list, cells, rows, target.moved)


__all__ = ["WriteBackPlan", "WrittenBack", "WrittenSheet", "carry_out", "mark_of", "plan_back", "write_back"]
