"""A small team with dormant customers, written straight into the database: the rules look at the rows alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.services.naming import name_key
from tests.factories import boss, seller

MONDAY = date(2026, 11, 23)
WEEK = "2026-W48"
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
_numbers = count(1)
AT: dict[str, Any] = {"now": NOW, "today": MONDAY}


def team(session: Session, size: int = 2) -> tuple[Actor, list[Actor]]:
    """A supervisor and some salespeople."""
    return boss(session), [seller(session, f"业务员{number}") for number in range(1, size + 1)]


def dormant(session: Session, owner: Actor | int | None = None, **values: Any) -> int:
    """A dormant customer with a phone: last deal 500 days before MONDAY, 10,000 yuan."""
    facts: dict[str, Any] = {"asleep": 500, "total": 10_000, "phone": True, **values}
    last = MONDAY - timedelta(days=facts.pop("asleep"))
    total, phone = facts.pop("total"), facts.pop("phone")
    name = facts.pop("name", None) or f"沉睡客户{next(_numbers)}"
    row = {
        "name": name, "name_key": name_key(name), "name_sort": name, "extra": {}, "updated_at": NOW,
        "created_at": NOW - timedelta(days=900), "typed_first_deal_on": last, "typed_last_deal_on": last,
        "typed_deal_total": Decimal(total), "imported_as": "dormant",
        "owner_id": owner.id if isinstance(owner, Actor) else owner, **facts,
    }  # fmt: skip
    made = session.execute(insert(Customer).values(**row).returning(Customer.id)).scalar_one()
    if phone:
        session.execute(insert(Contact).values(customer_id=made, name="王建国", mobile=f"138{made:08d}"))
    return made


def log_call(session: Session, customer_id: int, who: Actor, day: date, outcome: str | None, **values: Any) -> int:
    """A contact in the log, without what logging would change."""
    row = {
        "customer_id": customer_id, "happened_on": day, "outcome": outcome, "salesperson_id": who.id, "extra": {},
        "created_at": NOW, **values,
    }  # fmt: skip
    return session.execute(insert(Interaction).values(**row).returning(Interaction.id)).scalar_one()


MORNING, AFTERNOON = time(9), time(15)
