"""关怀: whom to greet for a birthday or a holiday, and texts to copy (3-rules 3.4)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app import db, paths
from app.access import Actor, Permission, require
from app.errors import InvalidValue, NotFound
from app.models.contact import Contact
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import Noun, Table
from app.models.reminder import Greeting
from app.services import changes, interactions, team_settings
from app.services.birthdays import Birthday, parse
from app.services.changes import Written
from app.services.holidays import Holiday, HolidayOn, between
from app.services.list_columns import FIRST_CONTACT
from app.services.reminder_causes import Look, birthdays_between

BIRTHDAY: Final = "生日"
HOLIDAY: Final = "节日"
CARE: Final = "关怀"
MOST: Final = 2_000
_GREETED_DAYS: Final = 15
PLACES: Final = ("称呼", "姓名", "客户", "业务员", "节日")
"""What a text may hold in braces."""
_TITLES: Final = (
    "总经理",
    "副总",
    "总监",
    "经理",
    "厂长",
    "主任",
    "主管",
    "部长",
    "科长",
    "校长",
    "老师",
    "工程师",
    "总",
)


@dataclass(frozen=True)
class Person:
    """Somebody to greet: `on` is the day, `birthday` how it was written and understood (None for a holiday)."""

    contact_id: int
    name: str | None
    title: str | None
    gender: str | None
    mobile: str | None
    wechat: str | None
    customer_id: int
    customer: str
    owner_id: int | None
    on: date
    birthday: Birthday | None = None
    last_contact_on: date | None = None
    greeted_on: date | None = None
    """When a contact with the purpose 关怀 was logged with this person near the day."""

    @property
    def salutation(self) -> str:
        """王经理, 王先生, 王女士, else the whole name: how the text addresses them."""
        if not self.name:
            return ""
        for title in _TITLES:
            if self.title and title in self.title:
                return self.name[:1] + title
        ending = {"男": "先生", "先生": "先生", "女": "女士", "女士": "女士"}.get(self.gender or "", "")
        return self.name[:1] + ending if ending else self.name


@dataclass(frozen=True)
class Template:
    """A text for an occasion (生日, 节日 for any holiday, or a holiday's name). `id` is None for those that ship with
    the program.
    """

    id: int | None
    occasion: str
    body: str


@dataclass(frozen=True)
class Cares:
    """What the next days bring: people with a birthday, soonest first, and holidays."""

    birthdays: tuple[Person, ...]
    holidays: tuple[HolidayOn, ...]


def upcoming(
    session: Session, actor: Actor, *, today: date, days: int | None = None, holidays: tuple[Holiday, ...] = ()
) -> Cares:
    """Birthdays at own customers (all customers for supervisors) and holidays, from today for `days` (the team's when
    None). Nobody who asked not to be contacted is among them.
    """
    team = team_settings.load(session)
    last = today + timedelta(days=team.care_ahead_days if days is None else days)
    look = Look(session, actor, today, None, team, holidays)
    found = list(birthdays_between(look, today, last, all_customers=actor.sees_all))
    when = {one["contact_id"]: date.fromisoformat(one["on"]) for one in found}
    people = _people(session, list(when), when)
    people.sort(key=lambda one: (one.on, one.customer, one.contact_id))
    greeted = tuple(one for one in between(holidays, today, last) if one.greet)
    return Cares(tuple(people[:MOST]), greeted)


def people_for_holiday(session: Session, actor: Actor, *, on: date, today: date, limit: int = 500) -> list[Person]:
    """Whom to greet for a holiday: the first contact of every own current customer (all for supervisors), those with
    most sales first.
    """
    team = team_settings.load(session)
    owned = Customer.owner_id.is_not(None) if actor.sees_all else Customer.owner_id == actor.id
    ids = session.execute(
        select(Contact.id)
        .join(Customer, FIRST_CONTACT)
        .where(
            owned, in_table(Table.CURRENT, today, team.dormant_after_days), Contact.do_not_contact.is_(False),
            Customer.do_not_call.is_(False), Customer.closed_down.is_(False),
        )
        .order_by(func.coalesce(Customer.deal_total, 0).desc(), Customer.id)
        .limit(min(limit, MOST))
    ).scalars().all()  # fmt: skip
    known = {one.contact_id: one for one in _people(session, ids, dict.fromkeys(ids, on))}
    return [known[one] for one in ids]


def _people(session: Session, ids: Sequence[int], when: dict[int, date]) -> list[Person]:
    rows: Any = session.execute(
        select(
            Contact.id, Contact.name, Contact.title, Contact.gender,
            case((Contact.bad_number.is_(True), None), else_=Contact.mobile), Contact.wechat, Customer.id,
            func.coalesce(Customer.short_name, Customer.name), Customer.owner_id, Contact.birthday,
            Customer.last_contact_on,
        )
        .join(Customer, Customer.id == Contact.customer_id)
        .where(db.in_values(Contact.id, ids))
    ).all()  # fmt: skip
    greeted = _greeted(session, [row[6] for row in rows], min(when.values(), default=date.max))
    return [
        Person(
            one, name, title, gender, mobile, wechat, customer_id, customer, owner, when[one], parse(text or ""), last,
            greeted.get((customer_id, name or "")),
        )
        for one, name, title, gender, mobile, wechat, customer_id, customer, owner, text, last in rows
    ]  # fmt: skip


def _greeted(session: Session, customer_ids: Sequence[int], first: date) -> dict[tuple[int, str], date]:
    """(customer, person) → the last day they were greeted, where it was for one of these days."""
    if first == date.max:
        return {}
    rows = session.execute(
        select(Interaction.customer_id, Interaction.contact_name, func.max(Interaction.happened_on))
        .where(
            db.in_values(Interaction.customer_id, customer_ids), Interaction.purpose == CARE,
            Interaction.happened_on >= first - timedelta(days=_GREETED_DAYS),
        )
        .group_by(Interaction.customer_id, Interaction.contact_name)
    )  # fmt: skip
    return {(customer_id, name or ""): on for customer_id, name, on in rows}


def log_greeting(
    session: Session, actor: Actor, person: Person, *, text: str, method: str, now: datetime, today: date
) -> Written[int]:
    """Note in the log that somebody was greeted. What was promised to the customer stays promised. Raises InvalidValue,
    NotFound.
    """
    promised = session.execute(select(Customer.next_contact_on).where(Customer.id == person.customer_id)).scalar()
    values = {
        "contact_name": person.name, "method": method, "purpose": CARE, "content": text.strip(), "next_on": promised,
    }  # fmt: skip
    return interactions.log(session, actor, person.customer_id, values, now=now, today=today)


# --- texts ------------------------------------------------------------------------------


def templates(session: Session, occasion: str) -> list[Template]:
    """The texts for an occasion: the team's own first, then those that ship. A holiday without a text of its own takes
    those for any holiday.
    """
    every = occasions(session)
    exact = [one for one in every if one.occasion == occasion]
    if occasion != BIRTHDAY:
        exact += [one for one in every if one.occasion == HOLIDAY and occasion != HOLIDAY]
    return exact


def occasions(session: Session) -> list[Template]:
    """Every text, the team's own first."""
    own = session.execute(select(Greeting).order_by(Greeting.position, Greeting.id)).scalars()
    return [Template(one.id, one.occasion, one.body) for one in own] + list(_shipped())


def render(template: str, person: Person, *, salesperson: str, holiday: str = "") -> str:
    """The text with what belongs into its braces; braces of other words stay as they are."""
    filled = {
        "称呼": person.salutation,
        "姓名": person.name or "",
        "公司": person.customer,
        "客户": person.customer,
        "业务员": salesperson,
        "节日": holiday,
    }
    made = template
    for key, value in filled.items():
        made = made.replace("{" + key + "}", value)
    return made.lstrip("，,")


def save_template(
    session: Session, actor: Actor, *, template_id: int | None = None, occasion: str, body: str, now: datetime
) -> Written[int]:
    """Write a text of the team, new or changed. Raises NotAllowed, InvalidValue (required, too_long), NotFound."""
    require(actor, Permission.TEAM_SETTINGS)
    values = {"occasion": occasion.strip(), "body": body.strip()}
    for key, limit in (("occasion", 30), ("body", 1000)):
        if not values[key]:
            raise InvalidValue(Noun.GREETING.value, key, "required")
        if len(values[key]) > limit:
            raise InvalidValue(Noun.GREETING.value, key, "too_long", values[key][:20], limit)
    recording = changes.begin(session, actor, "greeting.save", now=now, name=values["occasion"])
    if template_id is None:
        return recording.done(recording.insert(Noun.GREETING, [values])[0])
    if session.execute(select(Greeting.id).where(Greeting.id == template_id)).first() is None:
        raise NotFound(Noun.GREETING.value, str(template_id))
    recording.update(Noun.GREETING, {template_id: values})
    return recording.done(template_id)


def delete_template(session: Session, actor: Actor, template_id: int, *, now: datetime) -> Written[int]:
    """Remove a text of the team."""
    require(actor, Permission.TEAM_SETTINGS)
    recording = changes.begin(session, actor, "greeting.delete", now=now, count=1)
    return recording.done(recording.delete(Noun.GREETING, [template_id]))


@lru_cache(maxsize=1)
def _shipped() -> tuple[Template, ...]:
    entries = json.loads((paths.resources() / "templates" / "greetings.json").read_text(encoding="utf-8"))["greetings"]
    return tuple(Template(None, one["occasion"], one["body"]) for one in entries)
