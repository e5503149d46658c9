"""Whole records as plain data for machines: the stable JSON keys of the command line (CONTRIBUTING, JSON)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.article import Article
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import CUSTOMER_LISTS, ListName
from app.models.schema import table_of
from app.models.user import User
from app.services import team_settings, visibility
from app.services.changes import chunks
from app.services.import_lines import KINDS
from app.services.table_reason import TableReason, reason_of

Sentence = Callable[[TableReason], str]
_CUSTOMER_KEYS = (
    "level", "evaluation_result", "evaluation_note", "region", "industry", "source", "first_deal_on", "last_deal_on",
    "deal_total", "deal_count", "last_contact_on", "next_contact_on",
)  # fmt: skip
_CONTACT_KEYS = ("name", "title", "mobile", "phone", "wechat", "email")
_LINE_KEYS: Mapping[ListName, Mapping[str, str]] = {
    ListName.CONTACTS: {
        "id": "id", "date": "happened_on", "customer": "", "person": "contact_name", "method": "method",
        "content": "content", "outcome": "outcome", "next_on": "next_on", "salesperson": "@", "extra": "extra",
    },
    ListName.AFTER_SALES: {
        "id": "id", "number": "number", "date": "registered_on", "customer": "", "product": "product", "type": "type",
        "problem": "problem", "measure": "measure", "handler": "@", "status": "status", "closed_on": "closed_on",
        "satisfaction": "satisfaction", "extra": "extra",
    },
    ListName.SHIPMENTS: {
        "id": "id", "date": "shipped_on", "number": "number", "customer": "", "salesperson": "@", "product": "product",
        "model": "model", "unit": "unit", "quantity": "quantity", "price": "price", "amount": "amount",
        "currency": "currency", "kind": "kind", "extra": "extra",
    },
}  # fmt: skip
"""JSON key → column; an empty column is the customer's name, @ whoever did it."""


def of_list(
    session: Session, actor: Actor, name: ListName, ids: Sequence[int], *, today: date, sentence: Sentence
) -> Iterator[dict[str, Any]]:
    """The records of these ids in their order. `sentence` words the reason of a customer's table."""
    for part in chunks(ids):
        if name in CUSTOMER_LISTS:
            found = _customers(session, actor, part, today, sentence)
        elif name is ListName.ARTICLES:
            found = _articles(session, part)
        else:
            found = _lines(session, name, part)
        yield from (found[one] for one in part if one in found)


def _customers(
    session: Session, actor: Actor, ids: list[int], today: date, sentence: Sentence
) -> dict[int, dict[str, Any]]:
    team = team_settings.load(session)
    people: dict[int, list[dict[str, Any]]] = {}
    columns = [Contact.__table__.c[key] for key in _CONTACT_KEYS]
    for person in session.execute(
        select(Contact.customer_id, *columns).where(Contact.customer_id.in_(ids)).order_by(Contact.position, Contact.id)
    ):
        people.setdefault(person[0], []).append(dict(zip(_CONTACT_KEYS, person[1:], strict=True)))
    rows = session.execute(
        select(Customer.__table__, User.name.label("owner_name"))
        .outerjoin(User, User.id == Customer.owner_id)
        .where(Customer.id.in_(ids), visibility.visible(actor, today))
    ).mappings()
    made = {}
    for one_row in rows:
        row = dict(one_row)
        reason = reason_of(row, row["owner_name"], today=today, days=team.dormant_after_days)
        contacts = people.get(row["id"], [])
        if visibility.masked(actor, reason.table.value, pool_masked=team.pool_masked):
            contacts = [visibility.masked_person(one) for one in contacts]
        region = row["region"] or " ".join(one for one in (row["province"], row["city"], row["district"]) if one)
        made[row["id"]] = {
            "id": row["id"],
            "code": row["code"],
            "name": row["name"],
            "table": reason.table.value,
            "table_reason": sentence(reason),
            "owner": row["owner_name"],
            **{key: _plain(row[key]) for key in _CUSTOMER_KEYS},
            "region": region or None,
            "contacts": contacts,
            "extra": dict(row["extra"] or {}),
        }
    return made


def _lines(session: Session, name: ListName, ids: list[int]) -> dict[int, dict[str, Any]]:
    kind = KINDS[name]
    table = table_of(kind.noun)
    rows = session.execute(
        select(table, Customer.name.label("customer_name"), User.name.label("person_name"))
        .join(Customer, Customer.id == table.c.customer_id)
        .outerjoin(User, User.id == table.c[kind.person])
        .where(table.c.id.in_(ids))
    ).mappings()
    special = {"": "customer_name", "@": "person_name"}
    return {
        row["id"]: {key: _plain(row[special.get(column, column)]) for key, column in _LINE_KEYS[name].items()}
        for row in rows
    }


def _articles(session: Session, ids: list[int]) -> dict[int, dict[str, Any]]:
    rows = session.execute(
        select(Article, User.name).outerjoin(User, User.id == Article.author_id).where(Article.id.in_(ids))
    )
    return {
        one.id: {
            "id": one.id, "title": one.title, "kind": one.kind, "status": one.status, "tags": one.tags,
            "author": author, "body": one.body, "review_on": _plain(one.review_on),
        }
        for one, author in rows
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def find_customer(session: Session, actor: Actor, key: str, *, today: date) -> int | None:
    """The id of the customer with this code, whole name or id, if the actor may see it."""
    tests = [Customer.code == key, Customer.name == key]
    if key.isdigit() and len(key) < 18:
        tests.append(Customer.id == int(key))
    for test in tests:
        found = session.execute(select(Customer.id).where(test, visibility.visible(actor, today)).limit(1)).scalar()
        if found is not None:
            return found
    return None
