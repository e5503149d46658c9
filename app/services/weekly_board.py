"""The weekly lists as people read them: columns of people, cards of customers with their reasons (3-rules 3.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.exact import from_exact
from app.models.user import User
from app.services import team_settings, weekly_state
from app.services.list_columns import FIRST_CONTACT
from app.services.weekly import escalated
from app.services.weekly_candidates import candidates_of, class_limits, eligible
from app.services.weekly_quotas import quotas
from app.services.weekly_rules import Candidate, Reason
from app.services.weekly_state import CallState
from app.services.weeks import monday_of, months_between
from app.settings import TeamSettings


@dataclass(frozen=True)
class WeekCard:
    """One customer on a list. `yearly` is the past amount a year; `fallen` says why it may not be called any more
    (bought meanwhile: not_dormant), None when all is well.
    """

    assignment_id: int
    customer_id: int
    customer: str
    code: str | None
    contact_name: str | None
    mobile: str | None
    phone: str | None
    region: str | None
    owner_id: int | None
    owner: str | None
    user_id: int
    week: str
    last_deal_on: date | None
    asleep_months: int | None
    deal_total: Decimal | None
    yearly: Decimal
    abc: str
    reasons: tuple[Reason, ...]
    carried_weeks: int
    locked: bool
    published: bool
    position: int
    last_contact_on: date | None
    state: CallState
    fallen: str | None


@dataclass(frozen=True)
class PersonColumn:
    """One person's list. `value` is the sum of the cards' yearly amounts, for fairness; `active` is False for somebody
    who left and still has cards.
    """

    user_id: int
    name: str
    quota: int
    own_quota: bool
    on_leave: bool
    active: bool
    value: Decimal
    cards: tuple[WeekCard, ...]

    @property
    def free(self) -> int:
        """Places left below the quota."""
        return max(0, self.quota - len(self.cards))


@dataclass(frozen=True)
class WeekBoard:
    """A week's lists. `dropped` were taken off by the supervisor; `escalated` are the supervisor's own list."""

    week: str
    monday: date
    published_at: datetime | None
    unpublished: int
    called: int
    people: tuple[PersonColumn, ...]
    dropped: tuple[WeekCard, ...]
    escalated: tuple[WeekCard, ...]

    @property
    def spread(self) -> Decimal:
        """Largest less smallest value among people with cards: how fair the list is."""
        values = [one.value for one in self.people if one.cards]
        return max(values) - min(values) if values else Decimal(0)


def board(session: Session, actor: Actor, *, week: str, today: date) -> WeekBoard:
    """The week's lists: all people for supervisors, the own published cards for a salesperson. Raises InvalidValue for
    what is no week.
    """
    monday = monday_of(week)
    team = team_settings.load(session)
    mine: ColumnElement[bool] = true()
    if not actor.sees_all:
        mine = and_(Assignment.user_id == actor.id, Assignment.published_at.is_not(None), Assignment.dropped.is_(False))
    rows = _rows(session, and_(Assignment.week == week, mine))
    up = escalated(session, week=week, today=today, team=team) if actor.sees_all else []
    up_rows = _rows(session, db.in_values(Assignment.id, [one.assignment_id for one in up])) if up else []
    cards = _cards(session, [*rows, *up_rows], today, team, up={one.assignment_id: one.state for one in up})
    by_id = {one.assignment_id: one for one in cards}
    shown = [by_id[row["id"]] for row in rows if not row["dropped"]]
    published = [row["published_at"] for row in rows if row["published_at"] is not None]
    return WeekBoard(
        week,
        monday,
        min(published, default=None),
        sum(not one.published for one in shown),
        sum(one.state.called for one in shown),
        _columns(session, actor, week, shown),
        tuple(by_id[row["id"]] for row in rows if row["dropped"]),
        tuple(by_id[row["id"]] for row in up_rows),
    )


def my_calls(session: Session, actor: Actor, *, week: str, today: date) -> tuple[WeekCard, ...]:
    """The actor's own published cards of a week, in order."""
    clause = and_(
        Assignment.week == week,
        Assignment.user_id == actor.id,
        Assignment.published_at.is_not(None),
        Assignment.dropped.is_(False),
    )
    return tuple(_cards(session, _rows(session, clause), today, team_settings.load(session), up={}))


def cards_of(session: Session, week: str, *, today: date) -> tuple[WeekCard, ...]:
    """All cards of the week that were not dropped, by person and position. The caller has checked the right to see."""
    clause = and_(Assignment.week == week, Assignment.dropped.is_(False))
    return tuple(_cards(session, _rows(session, clause), today, team_settings.load(session), up={}))


def _columns(session: Session, actor: Actor, week: str, cards: Sequence[WeekCard]) -> tuple[PersonColumn, ...]:
    of_user: dict[int, list[WeekCard]] = defaultdict(list)
    for one in cards:
        of_user[one.user_id].append(one)
    people = [one for one in quotas(session, week=week) if actor.sees_all or one.user_id == actor.id]
    columns = [
        PersonColumn(
            one.user_id, one.name, one.quota, one.own, one.on_leave, True,
            sum((card.yearly for card in of_user.get(one.user_id, ())), Decimal(0)),
            tuple(of_user.pop(one.user_id, ())),
        )
        for one in people
    ]  # fmt: skip
    found = session.execute(select(User.id, User.name).where(User.id.in_(of_user)))
    names = dict(found.all())
    for user_id, left in sorted(of_user.items()):
        value = sum((card.yearly for card in left), Decimal(0))
        columns.append(PersonColumn(user_id, names[user_id], 0, False, False, False, value, tuple(left)))
    return tuple(columns)


def _rows(session: Session, clause: ColumnElement[bool]) -> list[Any]:
    owner = select(User.name).where(User.id == Customer.owner_id).scalar_subquery()
    statement = (
        select(
            Assignment.id, Assignment.customer_id, Assignment.user_id, Assignment.week, Assignment.position,
            Assignment.reasons, Assignment.carried_weeks, Assignment.locked, Assignment.dropped,
            Assignment.published_at, Customer.name, Customer.code, Customer.owner_id, owner.label("owner"),
            func.coalesce(Customer.region, Customer.city, Customer.province).label("region"), Customer.last_deal_on,
            Customer.deal_total, Customer.last_contact_on, Contact.name.label("contact_name"), Contact.mobile,
            Contact.phone,
        )
        .join(Customer, Customer.id == Assignment.customer_id)
        .outerjoin(Contact, FIRST_CONTACT)
        .where(clause)
        .order_by(Assignment.user_id, Assignment.position, Assignment.id)
    )  # fmt: skip
    return list(session.execute(statement).mappings())


def _cards(
    session: Session, rows: Sequence[Any], today: date, team: TeamSettings, *, up: dict[int, CallState]
) -> list[WeekCard]:
    if not rows:
        return []
    ids = sorted({row["customer_id"] for row in rows})
    known = candidates_of(session, ids, today=today, team=team, limits=class_limits(session, team))
    fallen = eligible(session, ids, today=today, team=team, ignore_rest=True)
    found = weekly_state.states(session, {row["id"]: (row["customer_id"], row["week"]) for row in rows}, team=team)
    return [_card(row, known[row["customer_id"]], found | up, fallen, today) for row in rows]


def _card(row: Any, known: Candidate, states: dict[int, CallState], fallen: dict[int, str], today: date) -> WeekCard:
    last = row["last_deal_on"]
    state = states[row["id"]]
    return WeekCard(
        assignment_id=row["id"],
        customer_id=row["customer_id"],
        customer=row["name"],
        code=row["code"],
        contact_name=row["contact_name"],
        mobile=row["mobile"],
        phone=row["phone"],
        region=row["region"],
        owner_id=row["owner_id"],
        owner=row["owner"],
        user_id=row["user_id"],
        week=row["week"],
        last_deal_on=last,
        asleep_months=months_between(last, today) if last is not None else None,
        deal_total=row["deal_total"],
        yearly=from_exact(known.yearly),
        abc=known.abc,
        reasons=tuple(row["reasons"]),
        carried_weeks=row["carried_weeks"],
        locked=row["locked"],
        published=row["published_at"] is not None,
        position=row["position"],
        last_contact_on=row["last_contact_on"],
        state=state,
        # What the call itself brought about (closed, a deal) is no objection to the card.
        fallen=None if state.called else fallen.get(row["customer_id"]),
    )
