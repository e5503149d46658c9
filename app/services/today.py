"""今日工作: what is overdue, due, assigned and open for the actor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.models.user import User
from app.services import greetings, team_settings, weekly_state
from app.services.list_columns import FIRST_CONTACT
from app.services.visibility import iso_week

ROWS_PER_GROUP = 100
_DONE_SHOWN = 30
_DONE_READ = 120
_CARES_SHOWN = 20


@dataclass(frozen=True)
class TodayFigures:
    """The figures over the list; `week_*` count the dormant calls assigned this week."""

    overdue: int
    overdue_longest_days: int
    due: int
    done_today: int
    week_done: int
    week_total: int
    month_amount: Decimal
    open_cases: int
    late_cases: int


@dataclass(frozen=True)
class TodayRow:
    """One thing to do; `note` is what was last said or is wrong, `tag` the outcome or status beside it."""

    customer_id: int
    customer: str
    contact_name: str | None
    mobile: str | None
    on: date | None
    days_late: int
    note: str
    tag: str | None
    case_id: int | None = None
    done: bool = False
    person: str | None = None
    """Whose it is, where the list is a team's."""
    tries: int = 0
    retry_after: tuple[date, str] | None = None
    """A weekly call that was not answered: how often it was tried, and the half-day of the last try."""


@dataclass(frozen=True)
class TodayGroup:
    """`key` is overdue, due, week, cases, done or care; `total` may exceed the rows shown."""

    key: str
    total: int
    rows: tuple[TodayRow, ...]


@dataclass(frozen=True)
class TodayWork:
    """The page 今日工作."""

    figures: TodayFigures
    groups: tuple[TodayGroup, ...]


def overview(session: Session, actor: Actor, *, of: int | None = None, today: date) -> TodayWork:
    """The actor's own work of the day; a supervisor sees the team's, or that of the person `of`."""
    whole = actor.sees_all and of is None
    who = of if of is not None and actor.sees_all else actor.id
    mine: ColumnElement[bool] = Customer.owner_id.is_not(None) if whole else Customer.owner_id == who
    overdue = and_(mine, Customer.next_contact_on < today)
    due = and_(mine, Customer.next_contact_on == today)
    handled: ColumnElement[bool] = ServiceCase.id.is_not(None) if whole else ServiceCase.handler_id == who
    open_cases = and_(handled, or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED))))
    assigned = and_(
        Assignment.week == iso_week(today),
        Assignment.published_at.is_not(None),
        Assignment.dropped.is_(False),
        true() if whole else Assignment.user_id == who,
    )
    logged = and_(Interaction.happened_on == today, true() if whole else Interaction.salesperson_id == who)

    def number(clause: ColumnElement[bool]) -> int:
        return session.execute(select(func.count(Customer.id)).where(clause)).scalar_one()

    open_number, late_number = session.execute(
        select(func.count(), func.coalesce(func.sum(case((ServiceCase.promised_on < today, 1), else_=0)), 0))
        .select_from(ServiceCase)
        .where(open_cases)
    ).one()

    first = session.execute(select(func.min(Customer.next_contact_on)).where(overdue)).scalar()
    week = _week_rows(session, assigned, today, whole=whole)
    figures = TodayFigures(
        overdue=number(overdue),
        overdue_longest_days=(today - first).days if first else 0,
        due=number(due),
        done_today=session.execute(
            select(func.count(func.distinct(Interaction.customer_id))).where(logged)
        ).scalar_one(),
        week_done=sum(one.done for one in week),
        week_total=len(week),
        month_amount=_month_amount(session, None if whole else who, today),
        open_cases=open_number,
        late_cases=late_number,
    )
    # A team's week is shown as far as it is open: done calls stand in the week report.
    shown = [one for one in week if not one.done] if whole else week
    groups = (
        TodayGroup("overdue", figures.overdue, _customer_rows(session, overdue, today, whole=whole)),
        TodayGroup("due", figures.due, _customer_rows(session, due, today, whole=whole)),
        TodayGroup("week", len(shown), tuple(shown[:ROWS_PER_GROUP])),
        TodayGroup("cases", figures.open_cases, _case_rows(session, open_cases, today)),
        TodayGroup("done", figures.done_today, _done_rows(session, logged, whole=whole)),
    )
    return TodayWork(figures, groups)


def cares(session: Session, actor: Actor, *, today: date) -> TodayGroup:
    """Whose birthday it is today, at own customers (all for supervisors); `note` is the person's name and title."""
    people = greetings.upcoming(session, actor, today=today, days=0).birthdays
    rows = tuple(
        TodayRow(
            one.customer_id, one.customer, one.name, one.mobile, one.on, 0,
            " ".join(part for part in (one.name, one.title) if part), None,
        )
        for one in people[:_CARES_SHOWN]
    )  # fmt: skip
    return TodayGroup("care", len(people), rows)


def _month_amount(session: Session, who: int | None, today: date) -> Decimal:
    """What was shipped this month. Asked person by person, so that an index answers without reading the lines."""
    if who is None:
        everybody = session.execute(select(User.id)).scalars().all()
        whose: ColumnElement[bool] = or_(Shipment.salesperson_id.in_(everybody), Shipment.salesperson_id.is_(None))
    else:
        whose = Shipment.salesperson_id == who
    statement = select(func.coalesce(func.sum(Shipment.net_amount), 0)).where(
        whose, Shipment.shipped_on >= today.replace(day=1), Shipment.shipped_on <= today
    )
    return session.execute(statement).scalar_one()


def _customer_rows(session: Session, clause: ColumnElement[bool], today: date, *, whole: bool) -> tuple[TodayRow, ...]:
    last = (
        select(func.max(Interaction.id)).where(Interaction.customer_id == Customer.id).correlate(Customer)
    ).scalar_subquery()
    rows = session.execute(
        select(
            Customer.id, Customer.name, Contact.name, func.coalesce(Contact.mobile, Contact.phone),
            Customer.next_contact_on, Interaction.content, Interaction.outcome, Customer.last_contact_note, User.name,
        )
        .outerjoin(Contact, FIRST_CONTACT)
        .outerjoin(Interaction, Interaction.id == last)
        .outerjoin(User, User.id == Customer.owner_id)
        .where(clause)
        .order_by(Customer.next_contact_on, Customer.name_sort)
        .limit(ROWS_PER_GROUP)
    )  # fmt: skip
    return tuple(
        TodayRow(
            id_, name, person, mobile, on, (today - on).days if on else 0, content or note or "", outcome,
            person=owner if whole else None,
        )
        for id_, name, person, mobile, on, content, outcome, note, owner in rows
    )  # fmt: skip


def _done_rows(session: Session, clause: ColumnElement[bool], *, whole: bool) -> tuple[TodayRow, ...]:
    """Who was called today, the latest first, each customer once with what was said last."""
    latest = select(Interaction.id).where(clause).order_by(Interaction.id.desc()).limit(_DONE_READ).subquery()
    rows = session.execute(
        select(
            Customer.id, Customer.name, Contact.name, func.coalesce(Contact.mobile, Contact.phone),
            Customer.next_contact_on, Interaction.content, func.coalesce(Interaction.outcome, Interaction.reached),
            User.name,
        )
        .join(Customer, Customer.id == Interaction.customer_id)
        .outerjoin(Contact, FIRST_CONTACT)
        .outerjoin(User, User.id == Interaction.salesperson_id)
        .where(Interaction.id.in_(select(latest.c.id)))
        .order_by(Interaction.id.desc())
    )  # fmt: skip
    made: dict[int, TodayRow] = {}
    for id_, name, person, mobile, on, content, outcome, who in rows:
        row = TodayRow(id_, name, person, mobile, on, 0, content or "", outcome, None, True, who if whole else None)
        made.setdefault(id_, row)
    return tuple(made.values())[:_DONE_SHOWN]


def _week_rows(session: Session, clause: ColumnElement[bool], today: date, *, whole: bool) -> list[TodayRow]:
    rows = session.execute(
        select(
            Customer.id, Customer.name, Contact.name, func.coalesce(Contact.mobile, Contact.phone),
            Customer.last_deal_on, Customer.deal_total, Interaction.outcome, User.name, Assignment.id,
        )
        .join(Customer, Customer.id == Assignment.customer_id)
        .join(User, User.id == Assignment.user_id)
        .outerjoin(Contact, FIRST_CONTACT)
        .outerjoin(Interaction, Interaction.id == Assignment.interaction_id)
        .where(clause)
        .order_by(Assignment.user_id, Assignment.position, Assignment.id)
    ).all()  # fmt: skip
    known = weekly_state.states(
        session, {row[-1]: (row[0], iso_week(today)) for row in rows}, team=team_settings.load(session)
    )
    made = []
    for id_, name, person, mobile, last, total, outcome, who, row in rows:
        state = known[row]
        made.append(
            TodayRow(
                id_, name, person, mobile, last, (today - last).days if last else 0,
                format(total, "f") if total is not None else "", state.outcome or outcome, None, state.done,
                who if whole else None, state.tries, None if state.done else state.retry_after,
            )
        )  # fmt: skip
    return made


def _case_rows(session: Session, clause: ColumnElement[bool], today: date) -> tuple[TodayRow, ...]:
    order = (ServiceCase.promised_on.is_(None), ServiceCase.promised_on, ServiceCase.registered_on)
    # Chosen before anything is joined: customers and people are read for what is shown alone.
    chosen = select(ServiceCase.id).where(clause).order_by(*order).limit(ROWS_PER_GROUP).subquery()
    rows = session.execute(
        select(
            Customer.id, Customer.name, ServiceCase.contact_name, ServiceCase.phone, ServiceCase.promised_on,
            ServiceCase.problem, ServiceCase.status, ServiceCase.id, Contact.name,
            func.coalesce(Contact.mobile, Contact.phone),
        )
        .join(Customer, Customer.id == ServiceCase.customer_id)
        .outerjoin(Contact, FIRST_CONTACT)
        .where(ServiceCase.id.in_(select(chosen.c.id)))
        .order_by(*order)
    )  # fmt: skip
    return tuple(
        TodayRow(
            id_, name, person or first, phone or mobile, promised,
            max(0, (today - promised).days) if promised else 0, problem or "", status, case_id,
        )
        for id_, name, person, phone, promised, problem, status, case_id, first, mobile in rows
    )  # fmt: skip
