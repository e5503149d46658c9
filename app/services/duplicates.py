"""疑似重复: customers that share a tax id, a normalised name or a number (3-rules 3.6). It lists; it never merges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import Table
from app.models.user import User
from app.services import team_settings, visibility
from app.services.table_reason import reason_of

_SHARED_BY_MANY: Final = 20
"""A number or name that more customers share is no sign of a double: a switchboard, a placeholder."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Double:
    """One of several that may be the same."""

    id: int
    name: str
    code: str | None
    province: str | None
    owner: str | None
    table: Table
    last_contact_on: date | None
    created_on: date | None


@dataclass(frozen=True)
class Group:
    """Customers that share something; `why` holds code, tax_id, name, phone. `elsewhere`: the same name in different
    provinces, which is suspicious and nothing more.
    """

    why: tuple[str, ...]
    value: str
    customers: tuple[Double, ...]
    elsewhere: bool


def groups(
    session: Session,
    actor: Actor,
    *,
    today: date,
    limit: int = 500,
    progress: Progress = lambda done, total: None,
) -> list[Group]:
    """The groups among the customers the actor sees, surest sign first, at most `limit` of them."""
    found: dict[frozenset[int], tuple[list[str], str]] = {}
    asked = _questions()
    for at, (why, statement) in enumerate(asked.items()):
        progress(at, len(asked))
        for value, joined in session.execute(statement.limit(limit)):
            ids = frozenset(map(int, str(joined).split(",")))
            if 1 < len(ids) <= _SHARED_BY_MANY:
                found.setdefault(ids, ([], str(value)))[0].append(why)
    people = _people(session, actor, {one for ids in found for one in ids}, today)
    made = []
    for ids, (whys, value) in found.items():
        seen = tuple(sorted((people[one] for one in ids if one in people), key=lambda one: one.id))
        if len(seen) > 1:
            provinces = {one.province for one in seen} - {None}
            made.append(Group(tuple(whys), value, seen, elsewhere=whys == ["name"] and len(provinces) > 1))
    order = list(asked)
    made.sort(key=lambda one: (one.elsewhere, order.index(one.why[0]), one.customers[0].id))
    return made[:limit]


def _questions() -> dict[str, Select[Any]]:
    """Each reads one index in its order: nothing is sorted, also among a million customers."""
    numbers = union_all(
        select(Contact.mobile.label("number"), Contact.customer_id).where(Contact.mobile.is_not(None)),
        select(Contact.phone, Contact.customer_id).where(Contact.phone.is_not(None)),
    ).subquery()
    code = func.upper(func.replace(Customer.code, " ", ""))
    return {
        "tax_id": _shared(Customer.tax_id, Customer.id, Customer.tax_id != ""),
        "code": _shared(code, Customer.id, Customer.code.is_not(None)),
        "phone": _shared(numbers.c.number, numbers.c.customer_id, numbers.c.number != ""),
        "name": _shared(Customer.name_key, Customer.id, Customer.name_key != ""),
    }


def _shared(value: ColumnElement[Any] | Any, of: Any, where: ColumnElement[bool]) -> Select[Any]:
    several = func.count(func.distinct(of)) > 1
    return select(value, func.group_concat(func.distinct(of))).where(where).group_by(value).having(several)


def _people(session: Session, actor: Actor, ids: set[int], today: date) -> dict[int, Double]:
    days = team_settings.load(session).dormant_after_days
    rows = session.execute(
        select(Customer.__table__, User.name.label("owner_name"))
        .outerjoin(User, User.id == Customer.owner_id)
        .where(db.in_values(Customer.id, sorted(ids)), visibility.visible(actor, today))
    ).mappings()
    return {
        row["id"]: Double(
            row["id"], row["name"], row["code"], row["province"], row["owner_name"],
            reason_of(dict(row), row["owner_name"], today=today, days=days).table, row["last_contact_on"],
            row["created_on"],
        )
        for row in rows
    }  # fmt: skip
