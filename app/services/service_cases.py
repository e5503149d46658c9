"""After-sales: opening, working and closing service cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import CASE_CLOSED, Noun
from app.models.service_case import ServiceCase
from app.services import belongings, changes
from app.services.belongings import Belonging, Kind
from app.services.changes import Written
from app.services.numbering import next_in_day

KIND: Final = Kind(
    Noun.SERVICE_CASE,
    person="handler_id",
    on="registered_on",
    required=("registered_on", "problem"),
    editable=frozenset(
        {
            "number", "registered_on", "contact_name", "phone", "shipment_number", "product", "model", "serial",
            "bought_on", "warranty_months", "warranty_until", "type", "complaint_kind", "problem", "urgency",
            "handler_id", "promised_on", "measure", "result", "status", "cost", "closed_on", "return_visit_on",
            "satisfaction", "feedback", "cause", "remark", "extra",
        }
    ),
)  # fmt: skip


def create(
    session: Session, actor: Actor, customer_id: int, values: Mapping[str, Any], *, now: datetime, today: date
) -> Written[int]:
    """Open a case; number, day, handler and status have sensible defaults. Raises InvalidValue, NotFound."""
    name = belongings.require_addable(session, actor, customer_id, today=today)
    defaults = {"registered_on": today, "handler_id": actor.id, "status": "待受理"}
    row = closed_by_status(belongings.checked_new(KIND, values, defaults), today)
    row["number"] = row.get("number") or next_number(session, today=today)
    recording = changes.begin(session, actor, "service_case.create", now=now, name=name, number=row["number"])
    return recording.done(recording.insert(Noun.SERVICE_CASE, [{**row, "customer_id": customer_id}])[0])


def get(session: Session, actor: Actor, case_id: int, *, today: date) -> Belonging:
    """One case. Raises NotFound."""
    return belongings.get(session, actor, KIND, case_id, today=today)


def of_customer(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 500) -> list[Belonging]:
    """The customer's cases, newest first."""
    return belongings.of_customer(session, actor, KIND, customer_id, today=today, limit=limit)


def update(
    session: Session,
    actor: Actor,
    case_id: int,
    values: Mapping[str, Any],
    *,
    version: int | None = None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Work on a case; a closing status closes it today unless it has its day."""
    row = dict(values)
    if get(session, actor, case_id, today=today).values["closed_on"] is None:
        row = closed_by_status(row, today)
    return belongings.update(session, actor, KIND, case_id, row, version=version, now=now, today=today)


def delete(session: Session, actor: Actor, ids: Sequence[int], *, now: datetime, today: date) -> Written[int]:
    """Remove cases."""
    return belongings.delete(session, actor, KIND, ids, now=now, today=today)


def next_number(session: Session, *, today: date) -> str:
    """The next free 售后单号 of the day, e.g. SH20261122-001."""
    return next_in_day(session, ServiceCase.number, "SH", today)


def closed_by_status(row: dict[str, Any], today: date) -> dict[str, Any]:
    """The values with their closing day, where their status closes the case and no day is given."""
    if row.get("status") in CASE_CLOSED and not row.get("closed_on"):
        return {**row, "closed_on": today}
    return row
