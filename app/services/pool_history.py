"""Who had a customer, from when to when and why not any more; who must wait (3-rules 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import visibility
from app.services.creations import created_as
from app.settings import TeamSettings

RETURNS = ("customer.return", "pool.auto_return", "user.hand_over")


@dataclass(frozen=True)
class OwnerSpell:
    """One person's time with a customer. `since` is None where it began before the history; `until` None while it
    lasts. `ended` is the kind of operation that ended it, `reason` the reason of a return.
    """

    user_id: int
    name: str
    since: datetime | None
    until: datetime | None
    ended: str | None = None
    reason: str | None = None


def owner_history(session: Session, actor: Actor, customer_id: int, *, today: date) -> list[OwnerSpell]:
    """Everybody who had the customer, newest first. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    names = dict(session.execute(select(User.id, User.name)).all())
    owner, claimed = session.execute(
        select(Customer.owner_id, Customer.claimed_at).where(Customer.id == customer_id)
    ).one()
    spells: list[OwnerSpell] = []
    holder: int | None = None
    since: datetime | None = None
    for at, kind, before, after in _owner_changes(session, customer_id):
        had = before.get("owner_id", holder)
        if had is not None:
            reason = after.get("return_reason")
            spells.append(OwnerSpell(had, names.get(had, ""), since if holder == had else None, at, kind, reason))
        holder, since = after.get("owner_id"), at
    if owner is not None:
        spells.append(OwnerSpell(owner, names.get(owner, ""), since if holder == owner else claimed, None))
    return spells[::-1]


def cooling_until(
    session: Session, customer: Customer, user_id: int, *, today: date, team: TeamSettings
) -> date | None:
    """The day from which somebody who lost or returned the customer may take it again; None: now. Every former owner
    waits, not only the last; an undone change counts for nothing.
    """
    wait = timedelta(days=team.prev_owner_cooldown_days)
    lost: list[date] = []
    if customer.prev_owner_id == user_id and customer.returned_on is not None:
        lost.append(customer.returned_on)
    for at, kind, before, after in _owner_changes(session, customer.id):
        # A row that is deleted and brought back changes no hands.
        if kind != "undo" and before.get("owner_id") == user_id and after.get("owner_id") != user_id:
            lost.append(at.astimezone().date())
    until = max(lost, default=date.min) + wait if lost else None
    return until if until is not None and today < until else None


def not_taken_back() -> ColumnElement[bool]:
    """WHERE clause over Operation: it stands, for no undo took it back, or that undo was itself undone."""
    later, again = aliased(Operation), aliased(Operation)
    return ~(
        select(later.id)
        .where(later.undoes == Operation.id, ~select(again.id).where(again.undoes == later.id).exists())
        .exists()
    )


def _owner_changes(
    session: Session, customer_id: int
) -> list[tuple[datetime, str, Mapping[str, Any], Mapping[str, Any]]]:
    """(when, kind, before, after) of every change of hands that was not taken back, oldest first."""
    rows = session.execute(
        select(Operation.at, Operation.kind, Change.before, Change.after)
        .join(Operation, Operation.id == Change.operation_id)
        .where(
            Change.noun == Noun.CUSTOMER.value,
            Change.record_id == customer_id,
            Operation.kind != "undo",
            not_taken_back(),
        )
        .order_by(Change.id)
    )
    made = []
    for at, kind, before, after in rows:
        if before is None and after is None:
            after = created_as(session, Noun.CUSTOMER, [customer_id]).get(customer_id)
        old, new = before or {}, after or {}
        if old.get("owner_id") != new.get("owner_id"):
            made.append((at, kind, old, new))
    return made
