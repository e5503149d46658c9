"""Test data with defaults: name only what the test is about."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor, Role
from app.services import customers, shipments, users

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def boss(session: Session, name: str = "钱大勇") -> Actor:
    """A supervisor."""
    return users.ensure(session, name, Role.SUPERVISOR, now=NOW)


def seller(session: Session, name: str = "李文静") -> Actor:
    """A salesperson."""
    return users.ensure(session, name, Role.SALESPERSON, now=NOW)


def customer(session: Session, actor: Actor, *, mobile: str = "13800000001", **values: Any) -> int:
    """A potential customer of the actor (owner_id=None puts it into the pool)."""
    values.setdefault("name", f"苏州测试{next(_numbers)}机械有限公司")
    contact = {"name": "王建国", "mobile": mobile}
    return customers.create(session, actor, values, [contact], now=NOW, today=TODAY).value


def sale(session: Session, actor: Actor, customer_id: int, on: date, **values: Any) -> int:
    """One valid shipment line."""
    line = {"shipped_on": on, "product": "墨水", "quantity": Decimal(2), "price": Decimal("186.5"), **values}
    return shipments.create(session, actor, customer_id, [line], now=NOW, today=TODAY).value[0]
