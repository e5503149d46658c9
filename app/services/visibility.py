"""The WHERE clause under every list, search, chart and export: which customers the actor may see (6-trust, Roles)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import NotAllowed, NotFound
from app.models.assignment import Assignment
from app.models.customer import Customer, in_table
from app.models.nouns import Noun, Table
from app.services.changes import chunks

MASK = "****"
"""What stands for hidden digits and letters; an import takes nothing that holds it."""


def iso_week(today: date) -> str:
    """The ISO week as the assignment table writes it, e.g. 2026-W48."""
    year, week, _ = today.isocalendar()
    return f"{year}-W{week:02d}"


def visible(actor: Actor, today: date) -> ColumnElement[bool]:
    """Supervisors see all; salespeople the public pool, their own, and dormant ones assigned to them this week."""
    if actor.sees_all:
        return true()
    return or_(writable(actor, today), in_table(Table.PUBLIC, today))


def writable(actor: Actor, today: date) -> ColumnElement[bool]:
    """Customers a salesperson may write to: their own, and those assigned to them this week."""
    assigned = select(Assignment.customer_id).where(
        Assignment.user_id == actor.id, Assignment.week == iso_week(today), Assignment.published_at.is_not(None)
    )
    return or_(Customer.owner_id == actor.id, Customer.id.in_(assigned))


def masked(actor: Actor, table: str, *, pool_masked: bool) -> bool:
    """Whether phones of a customer in this table show as 138****8000 to the actor (3-rules 3.2)."""
    return pool_masked and table == Table.PUBLIC.value and not actor.may(Permission.POOL_SEE_PHONES)


def mask_phone(phone: str | None) -> str | None:
    """13812348000 → 138****8000; short numbers keep at most their last two digits."""
    if not phone:
        return phone
    if len(phone) >= 11:
        return f"{phone[:3]}{MASK}{phone[-4:]}"
    return f"{MASK}{phone[-2:] if len(phone) > 4 else ''}"


def masked_person(values: Mapping[str, Any]) -> dict[str, Any]:
    """A contact person with every way to reach them hidden: numbers keep their ends, other addresses nothing."""
    made = dict(values)
    for key in made.keys() & {"mobile", "phone", "fax"}:
        made[key] = mask_phone(made[key])
    for key in made.keys() & {"wechat", "qq", "email"}:
        made[key] = MASK if made[key] else made[key]
    return made


def require_visible(session: Session, actor: Actor, customer_id: int, *, today: date) -> None:
    """Raise NotFound unless the customer exists and the actor may see it; both read alike."""
    found = session.execute(select(Customer.id).where(Customer.id == customer_id, visible(actor, today))).scalar()
    if found is None:
        raise NotFound(Noun.CUSTOMER.value, str(customer_id))


def require_editable(session: Session, actor: Actor, customer_ids: list[int], *, today: date) -> None:
    """Salespeople write to their own and this week's assigned customers, supervisors to all. Raises NotFound,
    NotAllowed.
    """
    require(actor, Permission.CUSTOMER_EDIT_OWN)
    seen: dict[int, int | None] = {}
    for part in chunks(customer_ids):
        rows = session.execute(
            select(Customer.id, Customer.owner_id).where(Customer.id.in_(part), visible(actor, today))
        )
        seen |= dict(rows.all())
    for one in customer_ids:
        if one not in seen:
            raise NotFound(Noun.CUSTOMER.value, str(one))
    if actor.may(Permission.CUSTOMER_EDIT_ALL):
        return
    foreign = [one for one, owner in seen.items() if owner != actor.id]
    for part in chunks(foreign):
        assigned = set(
            session.execute(
                select(Assignment.customer_id).where(
                    and_(
                        Assignment.customer_id.in_(part),
                        Assignment.user_id == actor.id,
                        Assignment.week == iso_week(today),
                        Assignment.published_at.is_not(None),
                    )
                )
            ).scalars()
        )
        if set(part) - assigned:
            raise NotAllowed(Permission.CUSTOMER_EDIT_ALL.value)
