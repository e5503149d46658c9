"""What contacts logged, service cases and shipment lines share: each belongs to one customer and is edited alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import NotAllowed, NotFound
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.schema import table_of
from app.models.user import User
from app.services import changes, visibility
from app.services.changes import Written
from app.services.fields import checked, require_filled


@dataclass(frozen=True)
class Kind:
    """`person` is the column that names who did it; `required` may not be blank; `editable` may be written."""

    noun: Noun
    person: str
    on: str
    required: tuple[str, ...]
    editable: Collection[str]


@dataclass(frozen=True)
class Belonging:
    """One record with the names a reader needs. `values` holds every column; `person` is who did it."""

    id: int
    version: int
    customer_id: int
    customer: str
    person: str | None
    values: dict[str, Any]


def get(session: Session, actor: Actor, kind: Kind, record_id: int, *, today: date) -> Belonging:
    """The record, if the actor may see its customer. Raises NotFound."""
    table = table_of(kind.noun)
    found = _read(session, actor, kind, table.c.id == record_id, today=today, limit=1)
    if not found:
        raise NotFound(kind.noun.value, str(record_id))
    return found[0]


def of_customer(
    session: Session, actor: Actor, kind: Kind, customer_id: int, *, today: date, limit: int
) -> list[Belonging]:
    """The customer's records, newest first."""
    table = table_of(kind.noun)
    return _read(session, actor, kind, table.c.customer_id == customer_id, today=today, limit=limit)


def checked_new(kind: Kind, values: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a new record with its defaults where blank. Raises InvalidValue."""
    row = checked(kind.noun, values, allowed=kind.editable)
    row |= {key: value for key, value in defaults.items() if row.get(key) is None}
    require_filled(kind.noun, row, kind.required)
    return row


def update(
    session: Session,
    actor: Actor,
    kind: Kind,
    record_id: int,
    values: Mapping[str, Any],
    *,
    version: int | None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Change a record: one's own, or any of a customer one may edit. Raises NotFound, NotAllowed, InvalidValue,
    StaleRecord.
    """
    old = get(session, actor, kind, record_id, today=today)
    _require_own(session, actor, [old], kind, today=today)
    row = checked(kind.noun, values, allowed=kind.editable)
    # Only what is being written: a sheet may have brought a row without it.
    require_filled(kind.noun, row, [one for one in kind.required if one in row])
    recording = changes.begin(session, actor, f"{kind.noun.value}.update", now=now, name=old.customer)
    recording.update(kind.noun, {record_id: row}, versions={record_id: version})
    return recording.done(None)


def delete(
    session: Session, actor: Actor, kind: Kind, ids: Sequence[int], *, now: datetime, today: date
) -> Written[int]:
    """Remove records; they can be brought back by undo."""
    if not ids:
        return changes.begin(session, actor, f"{kind.noun.value}.delete", now=now).done(0)
    table = table_of(kind.noun)
    found: list[Belonging] = []
    for part in changes.chunks(ids):
        found += _read(session, actor, kind, table.c.id.in_(part), today=today, limit=len(part))
    if len(found) != len(set(ids)):
        raise NotFound(kind.noun.value, str(sorted(set(ids) - {one.id for one in found})[0]))
    _require_own(session, actor, found, kind, today=today)
    recording = changes.begin(
        session, actor, f"{kind.noun.value}.delete", now=now, name=found[0].customer, count=len(found)
    )
    if kind.noun is Noun.INTERACTION:
        # A weekly call whose contact is taken out of the log counts as not made.
        for part in changes.chunks(ids):
            calls = session.execute(select(Assignment.id).where(Assignment.interaction_id.in_(part))).scalars()
            recording.update(Noun.ASSIGNMENT, {one: {"interaction_id": None} for one in calls})
    return recording.done(recording.delete(kind.noun, ids))


def require_addable(session: Session, actor: Actor, customer_id: int, *, today: date) -> str:
    """Whoever sees a customer may add to it (the pool is there to be called); returns its name. Raises NotFound."""
    require(actor, Permission.CUSTOMER_EDIT_OWN)
    visibility.require_visible(session, actor, customer_id, today=today)
    return session.execute(select(Customer.name).where(Customer.id == customer_id)).scalar_one()


def _require_own(session: Session, actor: Actor, records: Sequence[Belonging], kind: Kind, *, today: date) -> None:
    others = [one for one in records if one.values[kind.person] != actor.id]
    if others and not actor.may(Permission.CUSTOMER_EDIT_ALL):
        try:
            visibility.require_editable(session, actor, [one.customer_id for one in others], today=today)
        except NotFound:
            raise NotAllowed(Permission.CUSTOMER_EDIT_ALL.value) from None


def _read(session: Session, actor: Actor, kind: Kind, clause: Any, *, today: date, limit: int) -> list[Belonging]:
    table = table_of(kind.noun)
    statement = (
        select(table, Customer.name.label("customer_name"), User.name.label("person_name"))
        .join(Customer, Customer.id == table.c.customer_id)
        .outerjoin(User, User.id == table.c[kind.person])
        .where(clause, visibility.visible(actor, today))
        .order_by(table.c[kind.on].desc(), table.c.id.desc())
        .limit(limit)
    )
    made = []
    for row in session.execute(statement).mappings():
        values = {one.name: row[one.name] for one in table.c}
        made.append(
            Belonging(row["id"], row["version"], row["customer_id"], row["customer_name"], row["person_name"], values)
        )
    return made
