"""The contact log: 记联系, and what a contact changes on its customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import belongings, changes, weekly_outcomes
from app.services.belongings import Belonging, Kind
from app.services.changes import Written
from app.services.fields import checked

KIND: Final = Kind(
    Noun.INTERACTION,
    person="salesperson_id",
    on="happened_on",
    required=("happened_on",),
    editable=frozenset(
        {
            "happened_on", "happened_time", "contact_name", "number_dialled", "method", "direction", "purpose",
            "reached", "content", "outcome", "loss_reason", "intent", "next_step", "next_on", "origin", "extra",
            "salesperson_id",
        }
    ),
)  # fmt: skip


def log(
    session: Session, actor: Actor, customer_id: int, values: Mapping[str, Any], *, now: datetime, today: date
) -> Written[int]:
    """Write one contact. The customer's next contact becomes this contact's next date (none: the promise is kept);
    one entered late, after a newer contact, leaves it alone. `followup` in values moves the customer to that stage.
    Raises InvalidValue when neither content nor outcome is said, or the day is yet to come.
    """
    name = belongings.require_addable(session, actor, customer_id, today=today)
    given = dict(values)
    followup = given.pop("followup", None)
    defaults = {"happened_on": today, "salesperson_id": actor.id, "origin": "日常"}
    row = belongings.checked_new(KIND, given, defaults)
    if not row.get("content") and not row.get("outcome"):
        raise InvalidValue(Noun.INTERACTION.value, "content", "required")
    refuse_future(row, today)
    row = weekly_outcomes.before_contact(session, customer_id, row)
    last = session.execute(select(Customer.logged_last_on).where(Customer.id == customer_id)).scalar_one()
    recording = changes.begin(session, actor, "interaction.log", now=now, name=name)
    made = recording.insert(Noun.INTERACTION, [{**row, "customer_id": customer_id}])[0]
    on_customer: dict[str, Any] = {}
    if last is None or row["happened_on"] >= last:
        on_customer["next_contact_on"] = row.get("next_on")
    if followup:
        on_customer |= checked(Noun.CUSTOMER, {"followup": followup}, allowed=("followup",))
    recording.update(Noun.CUSTOMER, {customer_id: on_customer})
    weekly_outcomes.after_contact(recording, customer_id, made, row)
    return recording.done(made)


def get(session: Session, actor: Actor, interaction_id: int, *, today: date) -> Belonging:
    """One logged contact. Raises NotFound."""
    return belongings.get(session, actor, KIND, interaction_id, today=today)


def of_customer(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 500) -> list[Belonging]:
    """The customer's contacts, newest first."""
    return belongings.of_customer(session, actor, KIND, customer_id, today=today, limit=limit)


def update(
    session: Session,
    actor: Actor,
    interaction_id: int,
    values: Mapping[str, Any],
    *,
    version: int | None = None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Correct a logged contact. Raises InvalidValue, NotFound, NotAllowed, StaleRecord."""
    refuse_future(checked(Noun.INTERACTION, values, allowed=KIND.editable), today)
    return belongings.update(session, actor, KIND, interaction_id, values, version=version, now=now, today=today)


def delete(session: Session, actor: Actor, ids: Sequence[int], *, now: datetime, today: date) -> Written[int]:
    """Remove logged contacts."""
    return belongings.delete(session, actor, KIND, ids, now=now, today=today)


def refuse_future(row: Mapping[str, Any], today: date) -> None:
    """Raise InvalidValue for a contact that is yet to come."""
    happened = row.get("happened_on")
    if happened is not None and happened > today:
        raise InvalidValue(Noun.INTERACTION.value, "happened_on", "in_the_future", happened.isoformat())
