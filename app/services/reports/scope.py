"""Which lines and customers a report may count: what the actor sees, narrowed as asked.

Reports of what happened (sales, contacts, cases) narrow to a salesperson by who did it: the salesperson of the line,
and where the sheet named nobody, the customer's owner. Reports of customers narrow by their owner.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.services import visibility
from app.services.reports import lines as all_lines
from app.services.reports.bulk import Bools, Ints, day_number, paired
from app.services.reports.lines import Deals, Lines
from app.services.reports.months import period_before
from app.services.reports.shape import Ask

REGION = func.coalesce(Customer.region, Customer.city, Customer.province)
"""The region as the lists show it."""


def clauses(actor: Actor, ask: Ask, today: date, *, owner: bool = True) -> list[ColumnElement[bool]]:
    """WHERE clauses over Customer: visible, in the region, and of the owner where `owner`. Empty for all customers."""
    made: list[ColumnElement[bool]] = [] if actor.sees_all else [visibility.visible(actor, today)]
    if ask.region is not None:
        of = (Customer.region, Customer.province, Customer.city, Customer.district)
        made.append(or_(*(one == ask.region for one in of)))
    if owner and ask.owner_id is not None:
        made.append(Customer.owner_id == ask.owner_id)
    return made


def chosen(session: Session, actor: Actor, ask: Ask, today: date, *, size: int, owner: bool = True) -> Bools | None:
    """Customer id → whether it counts, for ids below `size`; None: all of them."""
    narrowed = clauses(actor, ask, today, owner=owner)
    return marked(db.id_array(session, select(Customer.id).where(*narrowed)), size) if narrowed else None


def marked(ids: Iterable[int], size: int) -> Bools:
    """True at the places of these ids."""
    made = np.zeros(size, np.bool_)
    found = np.asarray(ids if isinstance(ids, array) else list(ids), np.int64)
    made[found[found < size]] = True
    return made


def sold(session: Session, actor: Actor, ask: Ask, today: date, *, products: bool = False) -> Lines:
    """The valid lines of the asked days, by who sold them; with their products where `products`."""
    found = all_lines.load(session, since=ask.first, products=products or ask.product is not None)
    return _narrowed(session, actor, ask, today, found, by_seller=True)


def bought(session: Session, actor: Actor, ask: Ask, today: date, *, products: bool = False) -> Lines:
    """The valid lines of the asked days, by whose customers bought them; with their products where `products`."""
    found = all_lines.load(session, since=ask.first, products=products or ask.product is not None)
    return _narrowed(session, actor, ask, today, found, by_seller=False)


def with_before(ask: Ask) -> Ask:
    """The asked days and those of the period before: one reading for both, which `inside` parts."""
    return replace(ask, first=period_before(ask).first)


def inside(found: Lines, ask: Ask) -> Bools:
    """Which lines are of the asked days."""
    made: Bools = (found.day >= day_number(ask.first)) & (found.day <= day_number(ask.last))
    return made


def _narrowed(session: Session, actor: Actor, ask: Ask, today: date, found: Lines, *, by_seller: bool) -> Lines:
    keep = inside(found, ask)
    if ask.product is not None:
        place = found.products.index(ask.product) if ask.product in found.products else -1
        keep &= found.product == place
    size = int(found.customer.max(initial=0)) + 1
    mask = chosen(session, actor, ask, today, size=size, owner=not by_seller)
    if mask is not None:
        keep &= mask[found.customer]
    if by_seller and ask.owner_id is not None:
        owned = marked(db.id_array(session, select(Customer.id).where(Customer.owner_id == ask.owner_id)), size)
        keep &= (found.seller == ask.owner_id) | ((found.seller == 0) & owned[found.customer])
    return found if keep.all() else found.where(keep)


def seen(session: Session, actor: Actor, ids: Iterable[int] | Ints, today: date) -> array[int]:
    """Those of these customers that are there and that the actor may see, in order of id."""
    wanted = array("q", sorted({int(one) for one in ids}))
    if not wanted:
        return wanted
    statement = select(Customer.id).where(db.in_values(Customer.id, wanted), visibility.visible(actor, today))
    return db.id_array(session, statement.order_by(Customer.id))


def named(session: Session, ids: Iterable[int]) -> dict[int, Any]:
    """The name, level, region, owner and table facts of a few customers for the lists of a report."""
    wanted = array("q", (int(one) for one in ids))
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.level, REGION, Customer.owner_id, Customer.last_deal_key).where(
            db.in_values(Customer.id, wanted)
        )
    )
    return {row[0]: row for row in rows}


def deals(session: Session, actor: Actor, ask: Ask, today: date) -> Deals:
    """All days with deals up to today of the customers asked for; of a product, the days on which it was sold."""
    found = all_lines.deals(session)
    keep = found.day <= day_number(today)
    size = int(found.customer.max(initial=0)) + 1
    mask = chosen(session, actor, ask, today, size=size)
    if mask is not None:
        keep &= mask[found.customer]
    if ask.product is not None:
        known = all_lines.load(session, since=date.min, products=True)
        place = known.products.index(ask.product) if ask.product in known.products else -1
        of = known.sold & (known.product == place)
        keep &= np.isin(paired(found.customer, found.day), paired(known.customer[of], known.day[of]))
    return found if keep.all() else Deals(found.customer[keep], found.day[keep])
