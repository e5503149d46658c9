"""The team's day for its supervisor: what each person has open, overdue, done, and how far their week is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED
from app.models.service_case import ServiceCase
from app.models.user import User
from app.services import team_settings, weekly_state
from app.services.visibility import iso_week


@dataclass(frozen=True)
class Member:
    """One person's day: customers overdue (the longest by so many days) and due, contacts logged today with different
    customers, weekly calls done of those on the list, open cases and those past their promised day.
    """

    user_id: int
    name: str
    overdue: int
    longest: int
    due: int
    done_today: int
    week_done: int
    week_total: int
    cases: int
    late_cases: int

    @property
    def anything(self) -> bool:
        """Whether there is something to show at all."""
        return bool(self.overdue or self.due or self.done_today or self.week_total or self.cases)


def members(session: Session, actor: Actor, *, today: date) -> tuple[Member, ...]:
    """Everybody active, and who left and still has something open; in order of joining. Raises NotAllowed."""
    require(actor, Permission.WEEK_ASSIGN)
    late = _by_person(
        session, select(Customer.owner_id, func.count(), func.min(Customer.next_contact_on))
        .where(Customer.owner_id.is_not(None), Customer.next_contact_on < today).group_by(Customer.owner_id),
    )  # fmt: skip
    due = _by_person(
        session, select(Customer.owner_id, func.count())
        .where(Customer.owner_id.is_not(None), Customer.next_contact_on == today).group_by(Customer.owner_id),
    )  # fmt: skip
    logged = _by_person(
        session, select(Interaction.salesperson_id, func.count(func.distinct(Interaction.customer_id)))
        .where(Interaction.happened_on == today).group_by(Interaction.salesperson_id),
    )  # fmt: skip
    overdue_case = case((ServiceCase.promised_on < today, 1), else_=0)
    cases = _by_person(
        session, select(ServiceCase.handler_id, func.count(), func.sum(overdue_case))
        .where(or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED))))
        .group_by(ServiceCase.handler_id),
    )  # fmt: skip
    total, done = _week(session, today)
    made = []
    for user_id, name, active in session.execute(select(User.id, User.name, User.active).order_by(User.id)):
        number, first = late.get(user_id, (0, None))
        open_cases, late_cases = cases.get(user_id, (0, 0))
        one = Member(
            user_id, name, number, (today - first).days if first else 0, due.get(user_id, (0,))[0],
            logged.get(user_id, (0,))[0], done[user_id], total[user_id], open_cases, late_cases,
        )  # fmt: skip
        if active or one.anything:
            made.append(one)
    return tuple(made)


def _by_person(session: Session, statement: Any) -> Mapping[int, tuple[Any, ...]]:
    return {row[0]: tuple(row[1:]) for row in session.execute(statement)}


def _week(session: Session, today: date) -> tuple[Counter[int], Counter[int]]:
    week = iso_week(today)
    rows = session.execute(
        select(Assignment.id, Assignment.customer_id, Assignment.user_id).where(
            Assignment.week == week, Assignment.published_at.is_not(None), Assignment.dropped.is_(False)
        )
    ).all()
    team = team_settings.load(session)
    known = weekly_state.states(session, {row[0]: (row[1], week) for row in rows}, team=team)
    total = Counter(row[2] for row in rows)
    return total, Counter(row[2] for row in rows if known[row[0]].done)
