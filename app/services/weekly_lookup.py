"""Looking for a customer to put onto a weekly list by hand: who comes next, and why somebody cannot (3-rules 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission, require
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.exact import from_exact
from app.models.user import User
from app.services import customers, team_settings, weekly_candidates, weekly_state
from app.services.weekly_rules import Reason


@dataclass(frozen=True)
class Choice:
    """One customer. `why` tells why it cannot be put onto a list (a code of NotEligible), None when it can; `holder` is
    who has it this week; `resting` customers can be put there all the same.
    """

    customer_id: int
    customer: str
    owner: str | None
    last_deal_on: date | None
    deal_total: Decimal | None
    yearly: Decimal
    reasons: tuple[Reason, ...]
    why: str | None
    holder: str | None
    resting: bool


def lookup(session: Session, actor: Actor, *, week: str, text: str = "", today: date, limit: int = 30) -> list[Choice]:
    """Customers that hold the text, or without a text those who would be chosen next, in the order of the rule. Raises
    NotAllowed.
    """
    require(actor, Permission.WEEK_ASSIGN)
    team = team_settings.load(session)
    limits = weekly_candidates.class_limits(session, team)
    if text.strip():
        ids = [one.id for one in customers.suggest(session, actor, text.strip(), today=today, limit=limit)]
    else:
        there = select(Assignment.customer_id).where(Assignment.week == week)
        skip = set(session.execute(there).scalars())
        skip |= {one.customer_id for one in weekly_state.open_rows(session, before=week, team=team)}
        found = weekly_candidates.ordered(session, today=today, team=team, skip=skip, limits=limits)
        ids = [one.customer_id for one in islice(found, limit)]
    known = weekly_candidates.candidates_of(session, ids, today=today, team=team, limits=limits)
    unfit = weekly_candidates.eligible(session, ids, today=today, team=team, ignore_rest=True)
    resting = weekly_candidates.eligible(session, ids, today=today, team=team)
    holders = {
        row.customer_id: row.name
        for row in session.execute(
            select(Assignment.customer_id, User.name)
            .join(User, User.id == Assignment.user_id)
            .where(Assignment.week == week, Assignment.dropped.is_(False), db.in_values(Assignment.customer_id, ids))
        )
    }
    rows = session.execute(
        select(Customer.id, Customer.name, User.name, Customer.last_deal_on, Customer.deal_total)
        .outerjoin(User, User.id == Customer.owner_id)
        .where(db.in_values(Customer.id, ids))
    ).all()
    facts = {row[0]: row for row in rows}
    return [
        Choice(
            *facts[one],
            from_exact(known[one].yearly),
            tuple(known[one].reasons(today)),
            "assigned" if one in holders else unfit.get(one),
            holders.get(one),
            resting.get(one) == "resting",
        )
        for one in ids
        if one in facts
    ]  # fmt: skip
