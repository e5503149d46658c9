"""Ranking of salespeople (3-rules 3.5): amounts, contacts, distinct customers, conversions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.services import users
from app.services.reports import contacts, scope
from app.services.reports.bulk import Ints, at, columns, different, distinct, summed
from app.services.reports.lines import Lines
from app.services.reports.months import money, period_before, rate, share
from app.services.reports.ranks import fields
from app.services.reports.shape import Ask, Block, Kind, Report, ReportName


def make(session: Session, actor: Actor, ask: Ask, today: date) -> Report:
    """Everybody who sold or contacted in the period, by amount. A conversion is a customer's first deal ever, credited
    to who sold it; `conversion` is conversions per distinct customer contacted. Salespeople see their own row.
    """
    ask = _own(actor, ask)
    with contacts.ahead(session, whole=False):
        both, by = _sold(session, actor, scope.with_before(ask), today)
    now, then = (scope.inside(both, one) for one in (ask, period_before(ask)))
    (found, seller), (earlier, before) = ((both.where(one), at(by, one)) for one in (now, then))
    talks = contacts.made(session, actor, ask, today, whole=False)
    reached = talks.reached
    converted, by_whom = _conversions(session, ask, found, seller)
    names = {one.id: one.name for one in users.all_users(session)}
    size = 1 + max(int(one.max(initial=0)) for one in (seller, before, talks.person))
    amounts, previous = summed(seller, found.amount, size), summed(before, earlier.amount, size)
    sold, spoken = np.bincount(seller, minlength=size), np.bincount(talks.person, minlength=size)
    answered = np.bincount(talks.person[reached], minlength=size)
    buyers, contacted = different(seller, found.customer, size), different(talks.person, talks.customer, size)
    new = np.bincount(by_whom, minlength=size)
    whole = int(np.maximum(amounts, 0).sum())
    rows = [
        (
            one or None, names.get(one), money(int(amounts[one])), share(max(0, int(amounts[one])), whole),
            money(int(previous[one])), rate(int(amounts[one]), int(previous[one])), int(sold[one]), int(buyers[one]),
            int(spoken[one]), int(answered[one]), int(contacted[one]), int(new[one]),
            share(int(new[one]), int(contacted[one])),
        )
        for one in np.flatnonzero(sold + spoken).tolist()
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[2], row[0] or 0))
    facts = {
        "people": sum(row[0] is not None for row in rows),
        "total": money(int(found.amount.sum())),
        "first": rows[0][1] if rows else None,
        "first_amount": rows[0][2] if rows else None,
        "first_share": rows[0][3] if rows else None,
        "contacts": len(talks),
        "conversions": len(converted),
    }
    block = Block(
        "people",
        fields(
            ("user_id", Kind.TEXT), ("person", Kind.TEXT), ("amount", Kind.MONEY), ("share", Kind.SHARE),
            ("previous", Kind.MONEY), ("change", Kind.RATE), ("lines", Kind.COUNT), ("customers", Kind.COUNT),
            ("contacts", Kind.COUNT), ("reached", Kind.COUNT), ("contacted", Kind.COUNT),
            ("conversions", Kind.COUNT), ("conversion", Kind.RATE),
        ),
        tuple(rows),
        tuple(str(row[0] or 0) if row[7] else None for row in rows),
    )  # fmt: skip
    return Report(ReportName.PEOPLE, ask, today, facts, (block,), None if rows else "no_sales")


def behind(session: Session, actor: Actor, ask: Ask, pick: str, block: str, today: date) -> Ints:
    """Customers who bought from the person (0: from nobody named)."""
    found, seller = _sold(session, actor, _own(actor, ask), today)
    return distinct(at(found.customer, seller == int(pick)))


def _own(actor: Actor, ask: Ask) -> Ask:
    return ask if actor.sees_all else replace(ask, owner_id=actor.id)


def _sold(session: Session, actor: Actor, ask: Ask, today: date) -> tuple[Lines, Ints]:
    """The lines and who sold each: the salesperson of the line, else the customer's owner, else 0."""
    found = scope.sold(session, actor, ask, today)
    seller = found.seller.copy()
    blank = seller == 0
    if blank.any():
        ids, places = np.unique(found.customer[blank], return_inverse=True)
        owners = dict(
            session.execute(select(Customer.id, Customer.owner_id).where(db.in_values(Customer.id, ids.tolist()))).all()
        )
        seller[blank] = np.array([owners.get(one) or 0 for one in ids.tolist()], np.int64)[places]
    return found, seller


def _conversions(session: Session, ask: Ask, found: Lines, seller: Ints) -> tuple[Ints, Ints]:
    """Customers whose first deal ever is among these lines, and who sold it."""
    statement = select(Customer.id, Customer.first_deal_on).where(
        Customer.last_deal_key.is_not(None), Customer.first_deal_on >= ask.first, Customer.first_deal_on <= ask.last
    )
    ids, first = columns(session, statement, "id")
    order = np.argsort(ids)
    ids, first = ids[order], first[order]
    candidates = np.flatnonzero(found.sold & np.isin(found.customer, ids))
    places = np.searchsorted(ids, found.customer[candidates])
    candidates = candidates[found.day[candidates] == first[places]] if len(ids) else candidates[:0]
    customers, chosen = np.unique(found.customer[candidates], return_index=True)
    return customers, at(seller, candidates[chosen])
