"""Why customers came back to the pool: reason × former owner × month, and the customers behind each number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import visibility
from app.services.pool_history import RETURNS
from app.services.return_rules import midnight

MOST = 500


@dataclass(frozen=True)
class ReturnCount:
    """How many customers somebody lost for a reason in a month such as 2026-11."""

    user_id: int
    person: str
    month: str
    reason: str
    count: int


@dataclass(frozen=True)
class ReturnedCustomer:
    """One return. The customer's name is empty where the actor no longer sees it."""

    customer_id: int
    customer: str
    person: str
    on: date
    reason: str


def counts(session: Session, actor: Actor, *, since: date, until: date) -> list[ReturnCount]:
    """Returns of a span of days, undone ones left out: everybody's for supervisors, else one's own."""
    found = Counter(
        (user_id, f"{on:%Y-%m}", reason) for _, user_id, on, reason in _returns(session, actor, since, until)
    )
    names = dict(session.execute(select(User.id, User.name)).all())
    made = [
        ReturnCount(user_id, names.get(user_id, ""), month, reason, number)
        for (user_id, month, reason), number in found.items()
    ]
    return sorted(made, key=lambda one: (one.month, one.person, one.reason))


def behind(
    session: Session,
    actor: Actor,
    *,
    since: date,
    until: date,
    user_id: int | None = None,
    month: str | None = None,
    reason: str | None = None,
    today: date,
) -> list[ReturnedCustomer]:
    """The returns behind a number, newest first, at most 500 of them."""
    rows = [
        one
        for one in _returns(session, actor, since, until)
        if user_id in (None, one[1]) and month in (None, f"{one[2]:%Y-%m}") and reason in (None, one[3])
    ]
    rows.sort(key=lambda one: (one[2], one[0]), reverse=True)
    rows = rows[:MOST]
    people = dict(session.execute(select(User.id, User.name)).all())
    ids = sorted({one[0] for one in rows})
    seen = dict(
        session.execute(
            select(Customer.id, Customer.name).where(db.in_values(Customer.id, ids), visibility.visible(actor, today))
        ).all()
    )
    return [
        ReturnedCustomer(customer_id, seen.get(customer_id, ""), people.get(user_id, ""), on, reason)
        for customer_id, user_id, on, reason in rows
    ]


def _returns(session: Session, actor: Actor, since: date, until: date) -> Iterator[tuple[int, int, date, str]]:
    later: Any = aliased(Operation)
    again: Any = aliased(Operation)
    undone = (
        select(later.id)
        .where(later.undoes == Operation.id, ~select(again.id).where(again.undoes == later.id).exists())
        .exists()
    )
    rows = session.execute(
        select(Change.record_id, Change.before, Change.after, Operation.at)
        .join(Operation, Operation.id == Change.operation_id)
        .where(
            Operation.kind.in_(RETURNS),
            Operation.at >= midnight(since),
            Operation.at < midnight(until + timedelta(days=1)),
            Change.noun == Noun.CUSTOMER.value,
            ~undone,
        )
    )
    for customer_id, before, after, at in rows:
        had, reason = (before or {}).get("owner_id"), (after or {}).get("return_reason")
        if had is not None and reason and (actor.sees_all or had == actor.id):
            yield customer_id, int(had), at.astimezone().date(), str(reason)
