"""The automatic return together with its news: former owners and supervisors find what moved in the bell's list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Role
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.operation import Change
from app.models.reminder import Reminder
from app.models.user import User
from app.services import auto_return
from app.services.auto_return import Returned
from app.services.changes import Written
from app.services.reminder_causes import MOST

RETURNED: Final = "returned"


def run(session: Session, actor: Actor, *, now: datetime, today: date) -> Written[Returned]:
    """Return whose time is over (3-rules 3.2) and note it for everybody concerned. `actor` is told by who asked, so
    that no balloon says it a second time.
    """
    done = auto_return.run(session, now=now, today=today)
    if done.operation is None:
        return done
    moved = session.execute(
        select(Change.record_id, Change.before).where(
            Change.operation_id == done.operation, Change.noun == Noun.CUSTOMER.value
        )
    ).all()
    owners = {one: int(before["owner_id"]) for one, before in moved if before and "owner_id" in before}
    names: dict[int, str] = dict(
        session.execute(select(Customer.id, Customer.name).where(db.in_values(Customer.id, list(owners)))).all()
    )
    for person in session.execute(select(User.id, User.role).where(User.active.is_(True))).all():
        every = person.role == Role.SUPERVISOR.value
        items = [
            {"customer_id": one, "name": names.get(one, ""), "on": today.isoformat()}
            for one, owner in owners.items()
            if every or owner == person.id
        ]
        if items:
            _note(session, person.id, items, now, today, shown=person.id == actor.id)
    return done


def _note(
    session: Session, user_id: int, items: Sequence[dict[str, Any]], now: datetime, today: date, *, shown: bool
) -> None:
    """One line of the day per person; a second run of the day adds to it."""
    there = session.execute(
        select(Reminder.id, Reminder.count, Reminder.items).where(
            Reminder.user_id == user_id, Reminder.cause == RETURNED, Reminder.day == today
        )
    ).first()
    values: dict[str, Any] = {
        "count": len(items), "items": list(items[:MOST]), "created_at": now, "shown_at": now if shown else None,
    }  # fmt: skip
    if there is None:
        session.execute(insert(Reminder).values(user_id=user_id, cause=RETURNED, day=today, **values))
        return
    reminder_id, number, earlier = there
    values |= {
        "count": number + len(items), "items": [*items, *earlier][:MOST], "read_at": None, "snoozed_until": None,
    }  # fmt: skip
    session.execute(update(Reminder).where(Reminder.id == reminder_id).values(**values))
