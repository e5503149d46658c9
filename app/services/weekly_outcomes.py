"""What follows from a contact's outcome: next date, tries, rests, bad numbers, do-not-call, closed (3-rules 3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from app.access import Actor
from app.errors import InvalidValue, NotFound
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.models.user import User
from app.services import changes, team_settings, visibility
from app.services.changes import Recording, Written
from app.services.fields import checked
from app.services.weekly_candidates import talks_of
from app.services.weekly_rules import Talk, code_of, half_day, rest_until, tries
from app.services.weeks import week_of
from app.settings import TeamSettings

INTERESTED = "有意向"


@dataclass(frozen=True)
class NextStep:
    """What the form offers for an outcome. `code`: shipment (成交: the shipment dialog follows), next_date (有意向: on
    or before `latest_on`), asked_date (约定再联系), retry (`tries` made, again in the half-day `half`), rest (tries
    used up; until `rest_until`), no_need, has_supplier (asks a loss reason), do_not_call, bad_number, closed, none.
    `next_on` is the date to suggest.
    """

    code: str
    next_on: date | None = None
    latest_on: date | None = None
    half: str = ""
    tries: int = 0
    rest_until: date | None = None


def next_step(
    session: Session,
    customer_id: int,
    *,
    outcome: str | None,
    reached: str | None = None,
    today: date,
    at: time | None = None,
) -> NextStep:
    """What follows if a contact of today ended so; nothing is written."""
    team = team_settings.load(session)
    if outcome == "成交":
        return NextStep("shipment")
    code = code_of(outcome, reached)
    this = Talk(today, at, outcome, reached)
    rest = rest_until([this], team)
    if code == "unreached":
        return _retry([*talks_of(session, [customer_id]).get(customer_id, ()), this], today, team)
    if outcome == "约定再联系":
        return NextStep("asked_date")
    if code == "promised":
        latest = today + timedelta(days=team.interested_within_days)
        return NextStep("next_date", min(latest, today + timedelta(days=7)), latest)
    if code in ("no_need", "has_supplier"):
        return NextStep(code, rest_until=rest)
    named = {"refused": "do_not_call", "bad_number": "bad_number", "closed": "closed"}
    return NextStep(named.get(code, "none"), rest_until=rest if code == "other" else None)


def _retry(talks: Sequence[Talk], today: date, team: TeamSettings) -> NextStep:
    number = tries(talks, team)
    if number >= team.retry_times:
        return NextStep("rest", tries=number, rest_until=rest_until(talks, team))
    # Another half-day: the afternoon after a morning, else the next working day's morning.
    if half_day(talks[-1])[1] == "am":
        return NextStep("retry", today, half="pm", tries=number)
    following = today + timedelta(days={4: 3, 5: 2}.get(today.weekday(), 1))
    return NextStep("retry", following, half="am", tries=number)


# --- around a contact that is being logged ------------------------------------------------


def before_contact(session: Session, customer_id: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """The contact as it is to be written. One of the weekly calls that found interest always has a next date within the
    team's days: where none was typed, the last of them. Raises InvalidValue (too_late) for a later one.
    """
    made = dict(row)
    if made.get("outcome") != INTERESTED or not _row_of(session, customer_id, made["happened_on"]):
        return made
    team = team_settings.load(session)
    latest = made["happened_on"] + timedelta(days=team.interested_within_days)
    if made.get("next_on") is None:
        made["next_on"] = latest
    elif made["next_on"] > latest:
        raise InvalidValue(
            Noun.INTERACTION.value, "next_on", "too_late", made["next_on"].isoformat(), team.interested_within_days
        )
    return made


def after_contact(recording: Recording, customer_id: int, interaction_id: int, row: Mapping[str, Any]) -> None:
    """What the outcome changes beside the log: the week's row is ticked off, a number that is none is marked, who
    refuses is not called again, who closed is in no list again.
    """
    _tick_off(recording, customer_id, interaction_id, row["happened_on"], row.get("happened_time"))
    code = code_of(row.get("outcome"), row.get("reached"))
    if code == "refused":
        recording.update(Noun.CUSTOMER, {customer_id: {"do_not_call": True}})
    elif code == "closed":
        recording.update(Noun.CUSTOMER, {customer_id: {"closed_down": True}})
    elif code == "bad_number":
        person = _person_called(recording.session, customer_id, row)
        if person is not None:
            recording.update(Noun.CONTACT, {person: {"bad_number": True}})


class ListedContacts:
    """Collects, while an import writes the log, the contacts with customers who were on that week's list: the company's
    plain 客户联系信息表 counts as well. Older history sets nothing off.
    """

    def __init__(self, session: Session) -> None:
        rows = session.execute(
            select(Assignment.customer_id, Assignment.week).where(
                Assignment.published_at.is_not(None), Assignment.dropped.is_(False)
            )
        )
        self._weeks: dict[int, set[str]] = {}
        for customer_id, week in rows:
            self._weeks.setdefault(customer_id, set()).add(week)
        self._ids: list[int] = []

    def take(self, ids: Sequence[int], rows: Sequence[Mapping[str, Any]]) -> None:
        """Contacts that were just written; most belong to nobody's list and cost a look into a dictionary."""
        weeks = self._weeks
        if not weeks:
            return
        for one, row in zip(ids, rows, strict=True):
            listed = weeks.get(row["customer_id"])
            if listed is not None and week_of(row["happened_on"]) in listed:
                self._ids.append(one)

    def finish(self, recording: Recording) -> None:
        """Everything is written: do what the outcomes ask for, oldest contact first."""
        after_import(recording, self._ids)


def after_import(recording: Recording, interaction_ids: Sequence[int]) -> None:
    """What `after_contact` does, for many contacts that an import wrote, oldest first."""
    for part in changes.chunks(interaction_ids):
        rows = recording.session.execute(
            select(
                Interaction.id, Interaction.customer_id, Interaction.happened_on, Interaction.happened_time,
                Interaction.outcome, Interaction.reached, Interaction.contact_name, Interaction.number_dialled,
            )
            .where(Interaction.id.in_(part))
            .order_by(Interaction.happened_on, Interaction.id)
        ).mappings()  # fmt: skip
        for one in list(rows):
            after_contact(recording, one["customer_id"], one["id"], dict(one))


def _row_of(session: Session, customer_id: int, day: date) -> tuple[int, int | None] | None:
    """The published row of the day's week: its id and the contact it is ticked off with."""
    found = session.execute(
        select(Assignment.id, Assignment.interaction_id).where(
            Assignment.week == week_of(day),
            Assignment.customer_id == customer_id,
            Assignment.published_at.is_not(None),
            Assignment.dropped.is_(False),
        )
    ).first()
    return None if found is None else (found[0], found[1])


def _tick_off(recording: Recording, customer_id: int, interaction_id: int, day: date, at: time | None) -> None:
    row = _row_of(recording.session, customer_id, day)
    if row is None:
        return
    assignment_id, before = row
    if before is not None:
        earlier = recording.session.execute(
            select(Interaction.happened_on, Interaction.happened_time).where(Interaction.id == before)
        ).first()
        if earlier is not None and (earlier[0], earlier[1] or time.min) > (day, at or time.min):
            return  # entered late: the newer contact stands
    recording.update(Noun.ASSIGNMENT, {assignment_id: {"interaction_id": interaction_id}})


def _person_called(session: Session, customer_id: int, row: Mapping[str, Any]) -> int | None:
    """Whose number it was: by the number dialled, then by name, else the first to call who has a number."""
    people = session.execute(
        select(Contact.id, Contact.name, Contact.mobile, Contact.phone)
        .where(Contact.customer_id == customer_id, or_(Contact.mobile.is_not(None), Contact.phone.is_not(None)))
        .order_by(Contact.bad_number, Contact.position, Contact.id)
    ).all()
    dialled = _digits(row.get("number_dialled"))
    for one in people:
        if dialled and dialled in (_digits(one.mobile), _digits(one.phone)):
            return int(one.id)
    for one in people:
        if row.get("contact_name") and one.name == row["contact_name"]:
            return int(one.id)
    return int(people[0].id) if people else None


def _digits(text: str | None) -> str:
    return "".join(one for one in text or "" if one.isdigit())


# --- 待补号码 -------------------------------------------------------------------------------


@dataclass(frozen=True)
class MissingNumber:
    """A customer nobody can call: its people whose numbers are bad, and whose customer it is."""

    customer_id: int
    customer: str
    owner: str | None
    contact_id: int
    contact_name: str | None
    mobile: str | None
    phone: str | None


def missing_numbers(session: Session, actor: Actor, *, today: date, limit: int = 1000) -> list[MissingNumber]:
    """待补号码: customers the actor sees of whom every number is marked bad, one line for each such person."""
    other = aliased(Contact)
    good = (
        select(other.id)
        .where(
            other.customer_id == Customer.id,
            other.bad_number.is_(False),
            or_(other.mobile.is_not(None), other.phone.is_not(None)),
        )
        .exists()
    )
    rows = session.execute(
        select(Customer.id, Customer.name, User.name, Contact.id, Contact.name, Contact.mobile, Contact.phone)
        .join(Contact, Contact.customer_id == Customer.id)
        .outerjoin(User, User.id == Customer.owner_id)
        .where(
            Contact.bad_number.is_(True), ~good, Customer.owner_id.is_not(None), Customer.closed_down.is_(False),
            visibility.visible(actor, today),
        )
        .order_by(Customer.name_sort, Customer.id, Contact.position)
        .limit(limit)
    )  # fmt: skip
    return [MissingNumber(*row) for row in rows]


def replace_number(
    session: Session,
    actor: Actor,
    contact_id: int,
    *,
    mobile: str | None = None,
    phone: str | None = None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Write a number that was found; the person can be called again. Raises NotFound, NotAllowed, InvalidValue."""
    found = session.execute(
        select(Contact.customer_id, Customer.name)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(Contact.id == contact_id)
    ).first()
    if found is None:
        raise NotFound(Noun.CONTACT.value, str(contact_id))
    visibility.require_editable(session, actor, [found[0]], today=today)
    given = {key: value for key, value in (("mobile", mobile), ("phone", phone)) if value}
    if not given:
        raise InvalidValue(Noun.CONTACT.value, "mobile", "required")
    row = checked(Noun.CONTACT, given, allowed=("mobile", "phone"))
    recording = changes.begin(session, actor, "contact.number", now=now, name=found[1])
    recording.update(Noun.CONTACT, {contact_id: {**row, "bad_number": False}})
    return recording.done(None)
