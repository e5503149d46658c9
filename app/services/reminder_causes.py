"""What a day has to remind a user of, cause by cause (3-rules 3.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app import db
from app.access import Actor
from app.models.article import Article
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import CASE_CLOSED
from app.models.service_case import ServiceCase
from app.services import auto_return, birthdays, weekly, weekly_state
from app.services.holidays import Holiday, between
from app.services.weeks import week_of
from app.settings import TeamSettings

Item = dict[str, Any]
"""One record of a reminder as JSON: customer_id, name, on (ISO day) and what else its cause says."""
MOST: Final = 50
_OPEN_CASE = or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED)))


@dataclass(frozen=True)
class Look:
    """Whose day is looked at. `since` is the last day on which this was done (None: never); causes that lie ahead tell
    only what came into their span after it, so that each is told once, and once more on its day.
    """

    session: Session
    actor: Actor
    today: date
    since: date | None
    team: TeamSettings
    holidays: tuple[Holiday, ...] = ()

    @property
    def mine(self) -> ColumnElement[bool]:
        """Customers the user answers for."""
        return Customer.owner_id == self.actor.id

    def newly(self, ahead: int) -> tuple[date, date]:
        """The first and last day of what came `ahead` days near since the last time."""
        since = self.since if self.since is not None else self.today - timedelta(days=1)
        first = max(self.today, since + timedelta(days=ahead + 1))
        return first, self.today + timedelta(days=ahead)


@dataclass(frozen=True)
class Found:
    """How many records a cause has, and the first of them."""

    count: int
    items: tuple[Item, ...] = ()


def find(look: Look, cause: str) -> Found:
    """One cause of the day."""
    return CAUSES[cause](look)


def overdue(look: Look) -> Found:
    """Promised dates that passed, the oldest first."""
    return _next_contact(look, Customer.next_contact_on < look.today)


def due(look: Look) -> Found:
    """Promised for today."""
    return _next_contact(look, Customer.next_contact_on == look.today)


def promised_between(look: Look, first: date, last: date) -> Found:
    """Promised for days that passed while the program was closed, and not kept since."""
    return _next_contact(look, and_(Customer.next_contact_on >= first, Customer.next_contact_on <= last))


def _next_contact(look: Look, clause: ColumnElement[bool]) -> Found:
    return _customers(look, and_(look.mine, clause), Customer.next_contact_on)


def _customers(look: Look, clause: ColumnElement[bool], on: Any) -> Found:
    number = look.session.execute(select(func.count()).select_from(Customer).where(clause)).scalar_one()
    if not number:
        return Found(0)
    rows = look.session.execute(
        select(Customer.id, Customer.name, on).where(clause).order_by(on, Customer.id).limit(MOST)
    )
    return Found(number, tuple({"customer_id": one, "name": name, "on": _iso(day)} for one, name, day in rows))


def week(look: Look) -> Found:
    """This week's calls that are not done."""
    rows = look.session.execute(
        select(Assignment.id, Assignment.customer_id, Customer.name)
        .join(Customer, Customer.id == Assignment.customer_id)
        .where(
            Assignment.user_id == look.actor.id,
            Assignment.week == week_of(look.today),
            Assignment.published_at.is_not(None),
            Assignment.dropped.is_(False),
        )
        .order_by(Assignment.position, Assignment.id)
    ).all()
    known = weekly_state.states(look.session, {row[0]: (row[1], week_of(look.today)) for row in rows}, team=look.team)
    left = [{"customer_id": row[1], "name": row[2], "on": None} for row in rows if not known[row[0]].done]
    return Found(len(left), tuple(left[:MOST]))


def returning(look: Look) -> Found:
    """Own customers that return to the pool within days."""
    own = Actor(look.actor.id, look.actor.name, look.actor.role.SALESPERSON)
    rows = auto_return.returning(look.session, own, today=look.today, limit=10_000)
    items = tuple({"customer_id": one.customer_id, "name": one.customer, "on": _iso(one.on)} for one in rows[:MOST])
    return Found(len(rows), items)


def cases(look: Look) -> Found:
    """Open cases past the day that was promised: those the user handles, all for supervisors."""
    mine: ColumnElement[bool] = true() if look.actor.sees_all else ServiceCase.handler_id == look.actor.id
    clause = and_(mine, _OPEN_CASE, ServiceCase.promised_on < look.today)
    return _cases(look, clause, ServiceCase.promised_on)


def warranty(look: Look) -> Found:
    """Warranties of own customers that end soon, each told once ahead."""
    first, last = look.newly(look.team.warranty_ahead_days)
    clause = and_(look.mine, ServiceCase.warranty_until >= first, ServiceCase.warranty_until <= last)
    return _cases(look, clause, ServiceCase.warranty_until)


def _cases(look: Look, clause: ColumnElement[bool], on: Any) -> Found:
    rows = look.session.execute(
        select(ServiceCase.id, Customer.id, Customer.name, on, ServiceCase.product)
        .join(Customer, Customer.id == ServiceCase.customer_id)
        .where(clause)
        .order_by(on, ServiceCase.id)
        .limit(10_000)
    ).all()
    items = tuple(
        {"case_id": one, "customer_id": customer, "name": name, "on": _iso(day), "product": product}
        for one, customer, name, day, product in rows[:MOST]
    )
    return Found(len(rows), items)


def birthday(look: Look) -> Found:
    """Birthdays of people at own customers that came near, and those of today."""
    first, last = look.newly(look.team.care_ahead_days)
    people = [*birthdays_between(look, look.today, look.today)]
    if first <= last:
        people += [one for one in birthdays_between(look, first, last) if one["on"] != _iso(look.today)]
    people.sort(key=lambda one: (one["on"], one["contact_id"]))
    return Found(len(people), tuple(people[:MOST]))


def birthdays_between(look: Look, first: date, last: date, *, all_customers: bool = False) -> Iterator[Item]:
    """Everybody's birthdays between two days, unless they or their company ask not to be contacted. One step per
    different text in the database, however many people share it.
    """
    days: dict[str, list[date]] = {}
    for text in _different_birthdays(look.session):
        parsed = birthdays.parse(text)
        kept = list(birthdays.kept_between(parsed, first, last)) if parsed is not None else []
        if kept:
            days[text] = kept
    if not days:
        return
    whose = Customer.owner_id.is_not(None) if all_customers else look.mine
    texts = sorted(days)
    for start in range(0, len(texts), 500):
        rows = look.session.execute(
            select(Contact.id, Contact.name, Contact.birthday, Customer.id, Customer.name)
            .join(Customer, Customer.id == Contact.customer_id)
            .where(
                Contact.birthday.in_(texts[start : start + 500]), whose, Contact.do_not_contact.is_(False),
                Customer.do_not_call.is_(False), Customer.closed_down.is_(False),
            )
        )  # fmt: skip
        for contact_id, person, written, customer_id, name in rows:
            for day in days[written or ""]:
                parsed = birthdays.parse(written or "")
                yield {
                    "contact_id": contact_id, "person": person, "customer_id": customer_id, "name": name,
                    "on": _iso(day), "lunar": parsed is not None and parsed.lunar,
                }  # fmt: skip


def _different_birthdays(session: Session) -> list[str]:
    # Hop from one value to the next larger one in the index: some hundred steps instead of all the people.
    first = select(func.min(Contact.birthday).label("text")).where(Contact.birthday.is_not(None))
    values = first.cte("birthdays", recursive=True)
    person = aliased(Contact)
    following = select(func.min(person.birthday)).where(person.birthday > values.c.text).scalar_subquery()
    values = values.union_all(select(following).where(values.c.text.is_not(None)))
    return [one for one in session.execute(select(values.c.text)).scalars() if one]


def holiday(look: Look) -> Found:
    """Holidays that came near, and today's."""
    first, last = look.newly(look.team.care_ahead_days)
    found = between(look.holidays, look.today, last)
    items = [
        {"name": one.name, "on": _iso(one.on)}
        for one in found
        if one.greet and (one.on == look.today or first <= one.on)
    ]
    return Found(len(items), tuple(items))


def review(look: Look) -> Found:
    """Knowledge articles whose review date came since the last time: own ones, all for supervisors."""
    since = look.since if look.since is not None else date.min
    mine: ColumnElement[bool] = true() if look.actor.sees_all else Article.author_id == look.actor.id
    rows = look.session.execute(
        select(Article.id, Article.title, Article.review_on)
        .where(mine, Article.status != "已归档", Article.review_on > since, Article.review_on <= look.today)
        .order_by(Article.review_on, Article.id)
    ).all()
    return Found(len(rows), tuple({"article_id": one, "name": title, "on": _iso(on)} for one, title, on in rows[:MOST]))


def escalated(look: Look) -> Found:
    """The supervisor's list of weekly calls nobody made."""
    if not look.actor.sees_all:
        return Found(0)
    rows = weekly.escalated(look.session, week=week_of(look.today), today=look.today, team=look.team)
    ids = [one.customer_id for one in rows[:MOST]]
    rows_ = look.session.execute(select(Customer.id, Customer.name).where(Customer.id.in_(ids)))
    names = dict(rows_.all())
    items: Sequence[Item] = [{"customer_id": one, "name": names[one], "on": None} for one in ids]
    return Found(len(rows), tuple(items))


def churn(look: Look) -> Found:
    """Own customers that came to be watched or at risk since the last time (3-rules 3.5): silent for longer than their
    usual gap allows. Dormant ones have their own list.
    """
    from app.services.reports import Ask  # loads numpy: only where a day's causes are looked for
    from app.services.reports.churn import watched

    team, since = look.team, look.since if look.since is not None else look.today - timedelta(days=1)
    found = watched(look.session, look.actor, Ask(date.min, look.today, owner_id=look.actor.id), look.today)
    passed = (look.today - since).days

    def over(silent: Any, percent: int) -> Any:
        return silent * 200 > found.gap2 * percent

    newly = False
    for percent in (team.churn_watch, team.churn_risk):
        newly = newly | (over(found.silent, percent) & ~over(found.silent - passed, percent))
    chosen = newly & (found.silent <= team.dormant_after_days) & (found.gap2 > 0)
    days = dict(zip(found.customer[chosen].tolist(), found.silent[chosen].tolist(), strict=True))
    if not days:
        return Found(0)
    rows = look.session.execute(
        select(Customer.id, Customer.name, Customer.last_deal_on)
        .where(db.in_values(Customer.id, list(days)), look.mine)
        .order_by(func.coalesce(Customer.deal_total, 0).desc(), Customer.id)
    ).all()
    items = tuple(
        {"customer_id": one, "name": name, "on": _iso(on), "days": days[one]} for one, name, on in rows[:MOST]
    )
    return Found(len(rows), items)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


CAUSES: Final[dict[str, Callable[[Look], Found]]] = {
    "overdue": overdue,
    "due": due,
    "week": week,
    "returning": returning,
    "cases": cases,
    "birthday": birthday,
    "holiday": holiday,
    "warranty": warranty,
    "review": review,
    "churn": churn,
    "escalated": escalated,
}
"""In the order in which they are told."""
