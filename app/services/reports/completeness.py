"""Completeness (3-rules 3.5): filled share of the fields the team marks as wanted; what is missing, and whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import String, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import team_settings, users
from app.services.reports import cache, scope
from app.services.reports.bulk import Ints, at, columns
from app.services.reports.months import share
from app.services.reports.ranks import TOP, WHO, fields, pick_of, who
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName
from app.settings import WANTED_FIELDS

_OF_PERSON: Final[dict[str, tuple[Any, ...]]] = {
    "contact": (Contact.name,),
    "phone": (Contact.mobile, Contact.phone),
    "wechat": (Contact.wechat,),
}
"""Wanted of any one contact person of the customer."""
_COLUMNS: Final[dict[str, Any]] = {"region": scope.REGION}


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Filled share per wanted field and per owner, and the customers in somebody's hands who miss most. The period
    narrows nothing.
    """
    wanted = tuple(team_settings.load(session).wanted_fields)
    ids, owner, filled = _filled(session, actor, ask, today)
    having = {key: (filled >> WANTED_FIELDS.index(key)) & 1 for key in wanted}
    number: Ints = np.zeros(len(ids), np.int64)
    for one in having.values():
        number = number + one
    cells = len(ids) * len(wanted)
    rows = []
    for key in wanted:
        there = int(having[key].sum())
        rows.append((key, there, len(ids) - there, share(there, len(ids))))
    facts: dict[str, Any] = {
        "customers": len(ids),
        "wanted": list(wanted),
        "completeness": share(int(number.sum()), cells),
        "complete": int((number == len(wanted)).sum()),
        "most_missing": min(rows, key=lambda row: row[3])[0] if len(ids) else None,
        "most_missing_count": min(rows, key=lambda row: row[3])[2] if len(ids) else None,
    }
    blocks = (
        Block(
            "fields",
            fields(("field", Kind.TEXT), ("filled", Kind.COUNT), ("missing", Kind.COUNT), ("share", Kind.SHARE)),
            tuple(rows) if len(ids) else (),
            tuple(row[0] if row[2] else None for row in rows) if len(ids) else (),
        ),
        _people(session, owner, number, having, wanted),
        _customers(session, ids, owner, number, having, wanted),
    )
    return Report(ReportName.COMPLETENESS, ask, today, facts, blocks, None if len(ids) else "no_customers")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers who miss the field, or the person's (0: nobody's) who miss any."""
    wanted = tuple(team_settings.load(session).wanted_fields)
    ids, owner, filled = _filled(session, actor, ask, today)
    if block == "people":
        whole = sum(1 << WANTED_FIELDS.index(key) for key in wanted)
        return at(ids, (owner == int(pick)) & (filled & whole != whole))
    return at(ids, (filled >> WANTED_FIELDS.index(pick)) & 1 == 0)


def _filled(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Ints, Ints, Ints]:
    """Customers in order of id, the owner of each (0: nobody), and a bit for each of WANTED_FIELDS that is filled."""
    nouns = frozenset({Noun.CUSTOMER, Noun.CONTACT})
    ids, owner, filled = cache.columns_of(session, "completeness", nouns, lambda: _read(session))
    mask = scope.chosen(session, actor, ask, today, size=int(ids.max(initial=0)) + 1)
    if mask is None:
        return ids, owner, filled
    keep = mask[ids]
    return ids[keep], owner[keep], filled[keep]


def _read(session: Session) -> tuple[Ints, Ints, Ints]:
    bits: Any = 0
    for place, key in enumerate(WANTED_FIELDS):
        if key not in _OF_PERSON:
            column = _COLUMNS.get(key, getattr(Customer, key, None))
            bits = bits + case((_said(column), 1 << place), else_=0)
    statement = select(Customer.id, func.coalesce(Customer.owner_id, 0), bits)
    ids, owner, filled = columns(session, statement, "iii", by=Customer.id)
    order = np.argsort(ids)
    ids, owner, filled = ids[order], owner[order], filled[order]
    person: Any = 0
    for key, sources in _OF_PERSON.items():
        person = person + case((or_(*map(_said, sources)), 1 << WANTED_FIELDS.index(key)), else_=0)
    of, known = columns(session, select(Contact.customer_id, person), "ii", by=Contact.id)
    for key in _OF_PERSON:
        bit = 1 << WANTED_FIELDS.index(key)
        there = np.zeros(int(ids.max(initial=0)) + 1, np.bool_)
        there[of[(known & bit) > 0]] = True
        filled = filled | np.where(there[ids], bit, 0)
    return ids, owner, filled


def _said(column: Any) -> Any:
    return and_(column.is_not(None), column != "") if isinstance(column.type, String) else column.is_not(None)


def _people(session: Session, owner: Ints, number: Ints, having: dict[str, Ints], wanted: tuple[str, ...]) -> Block:
    names = {one.id: one.name for one in users.all_users(session)}
    people, places = np.unique(owner, return_inverse=True)
    size = len(people)
    counted = np.bincount(places, minlength=size)
    cells = np.bincount(places, weights=number, minlength=size)  # small whole numbers: exact in floating point
    complete = np.bincount(places[number == len(wanted)], minlength=size)
    missing = {key: np.bincount(places[one == 0], minlength=size) for key, one in having.items()}
    rows, picks = [], []
    for place, one in enumerate(people.tolist()):
        most = max(wanted, key=lambda key: int(missing[key][place]))
        rows.append(
            (
                names.get(one), int(counted[place]), share(int(cells[place]), int(counted[place]) * len(wanted)),
                int(complete[place]), int(counted[place] - complete[place]),
                most if missing[most][place] else None, int(missing[most][place]),
            )
        )  # fmt: skip
        picks.append(str(one) if rows[-1][4] else None)
    order = sorted(range(size), key=lambda place: (people[place] == 0, rows[place][2], int(people[place])))
    return Block(
        "people",
        fields(
            ("person", Kind.TEXT), ("customers", Kind.COUNT), ("share", Kind.SHARE), ("complete", Kind.COUNT),
            ("incomplete", Kind.COUNT), ("most_missing", Kind.TEXT), ("missing", Kind.COUNT),
        ),
        tuple(rows[one] for one in order),
        tuple(picks[one] for one in order),
    )  # fmt: skip


def _customers(
    session: Session, ids: Ints, owner: Ints, number: Ints, having: dict[str, Ints], wanted: tuple[str, ...]
) -> Block:
    """Those in somebody's hands first, who miss most first; the oldest customers first of equals."""
    order = np.lexsort((ids, number, owner == 0))[:TOP]
    order = order[number[order] < len(wanted)]
    known = who(session, ids[order].tolist())
    names = {one.id: one.name for one in users.all_users(session)}
    rows = tuple(
        (
            int(ids[one]), known[int(ids[one])][1], names.get(int(owner[one])), share(int(number[one]), len(wanted)),
            " ".join(key for key in wanted if not having[key][one]),
        )
        for one in order.tolist()
    )  # fmt: skip
    return Block(
        "customers",
        WHO + fields(("owner", Kind.TEXT), ("share", Kind.SHARE), ("missing", Kind.TEXT)),
        rows,
        tuple(pick_of(row[0]) for row in rows),
    )
