"""Importing a workbook: read and clean its sheets, plan what would happen (the dry run), write it as one operation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import ImportRefused, NoKnownHeading
from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName
from app.models.user import User
from app.models.workspace import SheetLayout
from app.services import changes, search_ahead
from app.services.changes import Written
from app.services.import_customers import CustomerPlanner, fields_of_customers
from app.services.import_lines import LinePlanner
from app.services.import_matching import CustomerIndex, Traits, customer_traits, line_traits
from app.services.import_people import People
from app.services.import_plan import (
    ImportOptions,
    ImportPlan,
    ImportResult,
    PlannedProblem,
    PreparedImport,
    PreparedSheet,
    SheetChoice,
    SheetPlan,
)
from app.services.import_since import Since
from app.services.import_stored import StoredCustomers
from app.services.import_writing import write
from app.sheets.headerless import without_headings
from app.sheets.headings import fields_of
from app.sheets.layout import Layout, find_layout, relayout, with_changes
from app.sheets.reading import read_workbook
from app.sheets.records import correct_row, read_records
from app.sheets.workbook import Sheet, Workbook

Progress = Callable[[int, int], None]
_STEP = 500
_BLOCK = 1_024


def open_file(path: Path, *, password: str | None = None, progress: Progress | None = None) -> Workbook:
    """Read the file's values in a child process; `progress` counts rows. Raises SheetError, Cancelled."""
    return read_workbook(path, password=password, progress=progress)


def known(session: Session) -> tuple[dict[str, Mapping[str, Any]], frozenset[str]]:
    """What helps to understand sheets: layouts corrected earlier, by fingerprint, and the names of users."""
    layouts = {
        one.fingerprint: {"list": one.list_name, "header_row": one.header_row, "columns": one.columns}
        for one in session.execute(select(SheetLayout)).scalars()
    }
    return dict(layouts), frozenset(session.execute(select(User.name)).scalars())


def prepare(
    workbook: Workbook,
    *,
    remembered: Mapping[str, Mapping[str, Any]],
    known_users: Collection[str],
    table: ListName | None = None,
    choices: Mapping[str, SheetChoice] | None = None,
    progress: Progress | None = None,
) -> PreparedImport:
    """Find every sheet's layout and clean its cells; no database is needed. `table` forces the list of every sheet,
    `choices` what the user decided, by sheet name. Raises NoKnownHeading when no sheet can be understood.
    """
    made = []
    total = sum(len(sheet.rows) for sheet in workbook.sheets)
    before = 0
    for sheet in workbook.sheets:
        choice = (choices or {}).get(sheet.name, SheetChoice())
        layout = layout_of(sheet, workbook.file, choice, table, remembered=remembered, known_users=known_users)
        selected = choice.selected if choice.selected is not None else layout is not None and not sheet.hidden
        records = (
            None
            if layout is None
            else read_records(sheet, layout, progress=_of_rows(progress, before, len(sheet.rows), total))
        )
        found = layout.list if layout is not None else None
        made.append(PreparedSheet(sheet.name, sheet.hidden, found, layout, records, selected, sheet))
        before += len(sheet.rows)
        if progress is not None:
            progress(before, total)
    if not any(one.layout for one in made):
        raise NoKnownHeading(workbook.file)
    return PreparedImport(workbook.file, tuple(made))


def correct(prepared: PreparedImport, sheet: str, row: int, cells: Mapping[int, str]) -> PreparedImport:
    """The workbook with cells of one row typed anew (column index → text): only that row is cleaned again. What was
    corrected in the row before stays. The file itself is not touched.
    """
    sheets = []
    for one in prepared.sheets:
        if one.name == sheet and one.layout is not None and one.records is not None:
            typed = {**one.corrected.get(row, {}), **cells}
            records = correct_row(one.cells, one.layout, one.records, row, typed)
            one = replace(one, records=records, corrected={**one.corrected, row: typed})
        sheets.append(one)
    return replace(prepared, sheets=tuple(sheets))


def keep_corrections(prepared: PreparedImport, before: PreparedImport) -> PreparedImport:
    """The newly prepared workbook with the cells that were corrected before another meaning was chosen for a column."""
    for sheet in before.sheets:
        for row, cells in sheet.corrected.items():
            prepared = correct(prepared, sheet.name, row, cells)
    return prepared


def _of_rows(progress: Progress | None, before: int, rows: int, total: int) -> Progress | None:
    """Tells a sheet's share of its work in rows of the whole workbook."""
    if progress is None:
        return None
    return lambda done, of: progress(before + rows * done // max(of, 1), total)


def layout_of(
    sheet: Sheet,
    file: str,
    choice: SheetChoice,
    table: ListName | None = None,
    *,
    remembered: Mapping[str, Mapping[str, Any]],
    known_users: Collection[str],
) -> Layout | None:
    """A sheet's layout with what the user decided about it, no cell cleaned yet; None where it cannot be understood."""
    found = find_layout(sheet, file=file, table=choice.list or table, remembered=remembered, known_users=known_users)
    wanted = choice.list or (found.list if found else table)
    if choice.header_row is not None and wanted is not None:
        if choice.header_rows == 0:
            found = without_headings(sheet, wanted, choice.header_row)
        elif found is None or (found.header_row, found.header_rows) != (choice.header_row, choice.header_rows):
            found = relayout(sheet, wanted, choice.header_row, header_rows=choice.header_rows, known_users=known_users)
    found = found and _as_we_wrote_it(found)
    if found is not None and choice.fields:
        found = with_changes(found, fields=choice.fields)
    return found


def _as_we_wrote_it(layout: Layout) -> Layout:
    # A sheet with our ids carries our headings: each means its field, whatever its cells look like, and no other does.
    if all(one.field != "record_id" for one in layout.columns):
        return layout
    ours = {one.title: one.key for one in fields_of(layout.list)}
    held = {ours[one.heading] for one in layout.columns if one.heading in ours}
    meant = {one.index: ours.get(one.heading, None if one.field in held else one.field) for one in layout.columns}
    return with_changes(
        layout, fields={one.index: meant[one.index] for one in layout.columns if one.field != meant[one.index]}
    )


def remember(session: Session, prepared: PreparedImport, names: Collection[str], *, now: datetime) -> None:
    """Keep the layouts of these sheets, which the user corrected: the next such sheet needs no questions."""
    for sheet in prepared.sheets:
        if sheet.layout is None or sheet.name not in names:
            continue
        columns = {one.heading: one.field for one in sheet.layout.columns if one.keep}
        found = session.get(SheetLayout, sheet.layout.fingerprint)
        if found is None:
            found = SheetLayout(fingerprint=sheet.layout.fingerprint)
            session.add(found)
        found.list_name, found.header_row = sheet.layout.list.value, sheet.layout.header_row
        found.columns, found.updated_at = columns, now
    session.flush()


def plan(
    session: Session,
    actor: Actor,
    prepared: PreparedImport,
    *,
    options: ImportOptions | None = None,
    today: date,
    progress: Progress | None = None,
) -> ImportPlan:
    """The dry run: match every row and say what would change; nothing is written. Raises NotAllowed."""
    require(actor, Permission.DATA_IMPORT)
    made = ImportPlan(prepared.file, prepared, options or ImportOptions(), today)
    chosen = [one for one in prepared.sheets if one.selected and one.records is not None]
    # Customers first, so that logs and shipments find the customers their own workbook brings.
    chosen.sort(key=lambda one: SHEET_LISTS.index(one.list) if one.list else 0)
    people = People(session, actor, made)
    step = _Steps(progress, sum(len(one.records.records) for one in chosen if one.records is not None))
    traits = {one.name: _traits(one, step) for one in chosen}
    fields = fields_of_customers(chosen)
    index = CustomerIndex(session, [one for of_sheet in traits.values() for one in of_sheet], StoredCustomers(fields))
    since = _since(session, chosen)
    customers = CustomerPlanner(actor, made, people, index, since, fields)
    lines = LinePlanner(session, actor, made, people, index, customers, since)
    for sheet in chosen:
        target = _sheet_plan(sheet)
        planner = customers if sheet.list in CUSTOMER_LISTS else lines
        planner.add_sheet(sheet, target, traits[sheet.name], step)
        made.sheets.append(target)
    lines.keep_promises()
    customers.date_the_undated(lines.dealt, today)
    order = {sheet.name: place for place, sheet in enumerate(prepared.sheets)}
    made.sheets.sort(key=lambda one: order[one.sheet])
    index.let_go()
    return made


class _Steps:
    """Counts rows twice, once when they are read and once when they are planned; reports every few hundred."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress = progress
        self._rows = rows
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % _STEP == 0 or self._done == 2 * self._rows):
            self._progress(self._done // 2, self._rows)


def _traits(sheet: PreparedSheet, step: _Steps) -> list[Traits]:
    assert sheet.records is not None
    of = customer_traits if sheet.list in CUSTOMER_LISTS else line_traits()
    records, made = sheet.records.records, list[Traits]()
    for start in range(0, len(records), _BLOCK):
        for one in of([record.values for record in records[start : start + _BLOCK]]):
            made.append(one)
            step()
    return made


def _since(session: Session, sheets: list[PreparedSheet]) -> Since:
    since = Since(session)
    for sheet in sheets:
        assert sheet.records is not None
        assert sheet.list is not None
        versions = {
            record.values["record_id"]: record.values["record_version"]
            for record in sheet.records.records
            if record.values.get("record_id") is not None and record.values.get("record_version") is not None
        }
        since.load(sheet.list.noun, versions)
    return since


def _sheet_plan(sheet: PreparedSheet) -> SheetPlan:
    assert sheet.records is not None
    assert sheet.layout is not None
    records = sheet.records
    fatal = {one.row for one in records.problems if one.fatal}
    return SheetPlan(
        sheet.name,
        sheet.layout.list,
        sheet.layout.header_row,
        len(records.records) + len(fatal),
        problems=[
            PlannedProblem(one.row, one.column, one.value, one.code.value, one.detail, one.fatal)
            for one in records.problems
        ],
        skipped=[(one.row, one.reason.value) for one in records.skipped],
    )


def commit(
    session: Session,
    actor: Actor,
    dry_run: ImportPlan,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> Written[ImportResult]:
    """Write what a dry run showed. It is planned again here, inside the transaction, so that what others wrote since is
    respected.
    """
    return commit_prepared(
        session, actor, dry_run.prepared, options=dry_run.options, now=now, today=dry_run.today, progress=progress
    )


def commit_prepared(
    session: Session,
    actor: Actor,
    prepared: PreparedImport,
    *,
    options: ImportOptions,
    now: datetime,
    today: date,
    progress: Progress | None = None,
) -> Written[ImportResult]:
    """Plan and write as one operation, in one transaction. `progress` may raise Cancelled: then nothing is written."""
    rows = sum(len(one.records.records) for one in prepared.sheets if one.selected and one.records is not None)
    with search_ahead.ahead(session, rows) as found:
        final = plan(session, actor, prepared, options=options, today=today, progress=_half(progress, rows, 0))
        refused = sum(one.fatal for sheet in final.sheets for one in sheet.problems)
        if options.whole and refused:
            raise ImportRefused(final.file, refused)
        recording = changes.begin(
            session, actor, "import", now=now, file=final.file,
            new=sum(one.new + one.suspected for one in final.sheets), updated=sum(one.updated for one in final.sheets),
        )  # fmt: skip
        write(recording, final.writes, found, now=now, progress=_half(progress, rows, 1))
    if progress is not None:
        recording.alive = lambda: progress(rows, rows)
    written = recording.done(None)
    return Written(written.operation, written.nouns, ImportResult(written.operation, final))


def _half(progress: Progress | None, rows: int, place: int) -> Progress | None:
    """Planning is the first half of an import, writing the second; both told in rows of the file."""
    if progress is None:
        return None
    return lambda done, total: progress(rows * (place * total + done) // (2 * max(total, 1)), rows)


__all__ = [
    "ImportOptions",
    "ImportPlan",
    "ImportResult",
    "PreparedImport",
    "PreparedSheet",
    "SheetChoice",
    "commit",
    "commit_prepared",
    "correct",
    "keep_corrections",
    "known",
    "layout_of",
    "open_file",
    "plan",
    "prepare",
    "remember",
]
