"""Writes what a returned call sheet says: all rows or none, one undoable operation (3-rules 3.3, 4-excel 4.4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import changes, weekly_outcomes
from app.services.changes import Written
from app.services.fields import checked
from app.services.interactions import KIND
from app.services.weekly_sheets import ORIGIN, CallSheetPlan, SheetRow


@dataclass(frozen=True)
class SheetResult:
    """How many contacts were written, corrected and were known already, and how many rows have a problem."""

    new: int
    updated: int
    unchanged: int
    problems: int


def commit(
    session: Session,
    actor: Actor,
    plan: CallSheetPlan,
    *,
    skip: Collection[tuple[str, int]] = (),
    now: datetime,
    today: date,
) -> Written[SheetResult]:
    """Write the plan's new and corrected rows, oldest first; `skip` names (sheet, row) that the user unticked. Each is
    written as if it had been logged: next date, ticked-off call, bad numbers, do-not-call. Raises NotAllowed.
    """
    require(actor, Permission.DATA_IMPORT)
    rows = [one for one in plan.rows if (one.sheet, one.row) not in skip]
    new = sorted(
        (one for one in rows if one.group == "new"), key=lambda one: (one.values["happened_on"], one.sheet, one.row)
    )
    updated = [one for one in rows if one.group == "updated"]
    recording = changes.begin(session, actor, "week.sheet", now=now, file=plan.file, new=len(new), updated=len(updated))
    logged = dict(
        session.execute(
            select(Customer.id, Customer.logged_last_on).where(
                Customer.id.in_({one.customer_id for one in new if one.customer_id is not None})
            )
        ).all()
    )
    values = [_row(one) for one in new]
    ids = recording.insert(Noun.INTERACTION, values)
    next_dates: dict[int, dict[str, Any]] = {}
    for one, value in zip(new, values, strict=True):
        customer_id = value["customer_id"]
        last = logged.get(customer_id)
        if last is None or value["happened_on"] >= last:
            logged[customer_id] = value["happened_on"]
            next_dates[customer_id] = {"next_contact_on": one.values.get("next_on")}
    recording.update(Noun.CUSTOMER, next_dates)
    for interaction_id, value in zip(ids, values, strict=True):
        weekly_outcomes.after_contact(recording, value["customer_id"], interaction_id, value)
    for one in updated:
        if one.interaction_id is not None and one.customer_id is not None:
            recording.update(Noun.INTERACTION, {one.interaction_id: {key: new_ for key, _, new_ in one.changes}})
            weekly_outcomes.after_contact(recording, one.customer_id, one.interaction_id, one.values)
    result = SheetResult(
        len(new),
        len(updated),
        sum(one.group == "unchanged" for one in rows),
        sum(one.group == "problem" for one in rows),
    )
    return recording.done(result)


def _row(row: SheetRow) -> dict[str, Any]:
    return {
        **checked(Noun.INTERACTION, dict(row.values), allowed=KIND.editable),
        "customer_id": row.customer_id,
        "salesperson_id": row.salesperson_id,
        "origin": ORIGIN,
        "fingerprint": row.fingerprint,
    }
