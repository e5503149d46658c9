"""Cells of a list edited in place: one cell, a pasted block or a filled column, each as one undoable action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import AppError
from app.models.nouns import ListName, Noun
from app.services import changes
from app.services.cell_plan import CellChange, CellEdit, CellPlan, CellRefusal, Planner, RowMark, marks
from app.services.changes import Written

__all__ = ["CellChange", "CellEdit", "CellPlan", "CellRefusal", "RowMark", "apply", "marks", "preview"]


def preview(session: Session, actor: Actor, name: ListName, edits: Sequence[CellEdit], *, today: date) -> CellPlan:
    """What `apply` would write and refuse, nothing written (5-interface, Tables: paste shows what will change)."""
    return Planner(session, actor, name, today=today).plan(edits)


def apply(
    session: Session,
    actor: Actor,
    name: ListName,
    edits: Sequence[CellEdit],
    *,
    now: datetime,
    today: date,
) -> Written[CellPlan]:
    """Write every cell that may be written as one operation and tell which were refused. When all are refused the
    first reason is raised: NotAllowed, NotFound, InvalidValue, DuplicateCode, StaleRecord; then nothing is written.
    """
    planner = Planner(session, actor, name, today=today)
    plan = planner.plan(edits)
    if plan.refused and not plan.changes and not plan.unchanged:
        raise first_error(plan)
    keys = {one.key for one in plan.changes}
    records = {one.record_id: one.title for one in plan.changes}
    details: dict[str, Any] = {"name": next(iter(records.values()), ""), "count": len(records), "fields": sorted(keys)}
    kind = f"{name.noun.value}.update"
    if keys == {"owner"}:
        kind = "customer.transfer"
        receivers = {str(one.after) for one in plan.changes}
        details["to"] = receivers.pop() if len(receivers) == 1 else None
    recording = changes.begin(session, actor, kind, now=now, **details)
    for noun, rows in planner.updates(now).items():
        recording.update(noun, rows)
    recording.insert(Noun.CONTACT, planner.new_contacts())
    written = recording.done(plan)
    return replace(written, value=replace(plan, marks=marks(session, actor, name, list(records), today=today)))


def first_error(plan: CellPlan) -> AppError:
    """Why the first refused cell was refused."""
    return plan.refused[0].error
