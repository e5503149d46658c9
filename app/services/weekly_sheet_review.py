"""Several call sheets that came back together: one plan, in which no call counts twice, and one operation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.access import Actor
from app.services import weekly_sheet_commit, weekly_sheets
from app.services.changes import Written
from app.services.weekly_sheet_commit import SheetResult
from app.services.weekly_sheets import CallSheetPlan, SheetRow
from app.sheets.workbook import Workbook

Place = tuple[str, int]
"""A row: what `SheetRow.sheet` says of it, and its number."""


def plan_all(
    session: Session,
    actor: Actor,
    workbooks: Sequence[Workbook],
    *,
    outcomes: Mapping[Place, str] | None = None,
    today: date,
) -> CallSheetPlan:
    """What the workbooks would write together; `sheet` of a row names its file as well where there are several. Raises
    NotACallSheet for a workbook that is none.
    """
    seen: set[str] = set()
    rows: list[SheetRow] = []
    weeks: set[str] = set()
    blank = 0
    for number, workbook in enumerate(workbooks, start=1):
        before = f"{number} · {workbook.file} · " if len(workbooks) > 1 else ""
        chosen = {
            (sheet.removeprefix(before), row): outcome
            for (sheet, row), outcome in (outcomes or {}).items()
            if sheet.startswith(before)
        }
        found = weekly_sheets.plan(session, actor, workbook, outcomes=chosen, seen=seen, today=today)
        rows += [replace(one, sheet=before + one.sheet) for one in found.rows]
        weeks |= set(found.weeks)
        blank += found.blank
    files = ", ".join(dict.fromkeys(one.file for one in workbooks))
    return CallSheetPlan(files, tuple(sorted(weeks)), tuple(rows), blank)


def write_all(
    session: Session,
    actor: Actor,
    workbooks: Sequence[Workbook],
    *,
    outcomes: Mapping[Place, str],
    skip: Collection[Place],
    now: datetime,
    today: date,
) -> Written[SheetResult]:
    """Plan again inside this transaction, so that what colleagues wrote meanwhile is respected, and write. Raises
    NotAllowed, NotACallSheet.
    """
    found = plan_all(session, actor, workbooks, outcomes=outcomes, today=today)
    return weekly_sheet_commit.commit(session, actor, found, skip=skip, now=now, today=today)
