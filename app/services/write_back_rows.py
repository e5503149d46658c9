"""Stored records as a workbook's row says them: by field key, with the names of people and customers (4-excel 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer, table_expression
from app.models.nouns import Table
from app.models.schema import table_of
from app.models.user import User
from app.services import team_settings, visibility
from app.services.belongings import Kind
from app.services.changes import chunks
from app.services.customers import EFFECTIVE


@dataclass(frozen=True)
class StoredCustomer:
    """A customer's values by field key (the owner by name), its persons in their order, its table."""

    values: Mapping[str, Any]
    persons: Sequence[dict[str, Any]]
    table: str
    masked: bool


def customers_by_id(session: Session, actor: Actor, ids: Iterable[int], *, today: date) -> dict[int, StoredCustomer]:
    """The customers with effective deal facts; of those whose phones the actor may not see `masked` is true."""
    pool_masked = team_settings.load(session).pool_masked
    found: dict[int, StoredCustomer] = {}
    contacts = Contact.__table__
    for part in chunks(sorted(ids)):
        people: dict[int, list[dict[str, Any]]] = {}
        for one in session.execute(
            select(contacts).where(contacts.c.customer_id.in_(part)).order_by(contacts.c.position, contacts.c.id)
        ).mappings():
            people.setdefault(one["customer_id"], []).append({str(key): value for key, value in one.items()})
        rows = session.execute(
            select(Customer.__table__, User.name.label("owner"), table_expression(today).label("table"))
            .outerjoin(User, User.id == Customer.owner_id)
            .where(Customer.id.in_(part))
        ).mappings()
        for row in rows:
            values: dict[str, Any] = {str(key): value for key, value in row.items()}
            values |= {key: values[effective] for key, effective in EFFECTIVE.items()}
            values["record_id"] = row["id"]
            table = Table(values["table"]).value
            hidden = visibility.masked(actor, table, pool_masked=pool_masked)
            found[row["id"]] = StoredCustomer(values, people.get(row["id"], ()), table, hidden)
    return found


def lines_by_id(session: Session, kind: Kind, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Logs, cases or shipments with their customer's name and code and their person's name."""
    table = table_of(kind.noun)
    columns = {one.name: one for one in table.c}
    found: dict[int, dict[str, Any]] = {}
    for part in chunks(sorted(ids)):
        rows = session.execute(
            select(
                *columns.values(), Customer.name.label("customer"), Customer.code.label("customer_code"),
                User.name.label("person"),
            )
            .join(Customer, Customer.id == table.c.customer_id)
            .outerjoin(User, User.id == table.c[kind.person])
            .where(table.c.id.in_(part))
        ).mappings()  # fmt: skip
        for row in rows:
            values: dict[str, Any] = {str(key): value for key, value in row.items()}
            person = values["person"]
            values |= {"salesperson": person, "handler": person, "record_id": row["id"]}
            found[row["id"]] = values
    return found
