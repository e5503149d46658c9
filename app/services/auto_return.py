"""What lies idle goes back to the public pool: the automatic return, its dry run, and who is about to (3-rules 3.2)."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission, require
from app.models.customer import Customer
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import return_rules, team_settings, visibility
from app.services.changes import Written
from app.services.return_rules import DAYS, NO_CONTACT, NO_DEAL, Rules, days_of
from app.services.together import begin_by_program, update_together

KIND = "pool.auto_return"
SHOWN = 200


@dataclass(frozen=True)
class OwnerCount:
    """How many customers of one owner."""

    user_id: int
    name: str
    count: int


@dataclass(frozen=True)
class Returned:
    """What one run moved: in all, by owner, and the first customers as (id, name, owner)."""

    count: int
    by_owner: tuple[OwnerCount, ...] = ()
    first: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True)
class DryRun:
    """What changed days would do. `tomorrow`: how many would return tomorrow if they held at once; `on_start` on the
    day they take effect (`from_day`), of which `anyway` return by the present days too.
    """

    from_day: date
    tomorrow: int
    on_start: int
    anyway: int
    by_owner: tuple[OwnerCount, ...]
    first: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class Returning:
    """A customer that is about to return, on which day and how many days are left (0: at the next run)."""

    customer_id: int
    customer: str
    owner_id: int
    on: date
    days_left: int


def run(session: Session, *, now: datetime, today: date) -> Written[Returned]:
    """Return everybody whose time is over, as one undoable operation of the program. Run at start and hourly: what was
    taken back is left alone for the rest of the day, so each customer returns once a day at most.
    """
    team = team_settings.load(session)
    found = return_rules.rules(session, today, team=team)
    due = return_rules.returns_by(found, today, today=today, team=team)
    reason = return_rules.reason_on(found, today)
    rows = session.execute(return_rules.over_held(select(Customer.id, reason).where(due)).order_by(Customer.id)).all()
    already = _returned_today(session, today) if rows else frozenset()
    groups: dict[str, list[int]] = {NO_CONTACT: [], NO_DEAL: []}
    for customer_id, why in rows:
        if customer_id not in already:
            groups[why].append(customer_id)
    all_ids = [one for ids in groups.values() for one in ids]
    if not all_ids:
        return Written(None, frozenset(), Returned(0))
    answer = _told(session, all_ids)
    recording = begin_by_program(session, KIND, now=now, count=len(all_ids), today=today.isoformat())
    for why, ids in groups.items():
        update_together(
            recording, Noun.CUSTOMER, ids,
            {"owner_id": None, "claimed_at": None, "locked_until": None, "returned_on": today, "return_reason": why},
            copied={"prev_owner_id": "owner_id"},
        )  # fmt: skip
    return recording.done(answer)


def dry_run(session: Session, actor: Actor, values: Mapping[str, Any], *, today: date) -> DryRun:
    """What team settings changed so would return. Raises NotAllowed, InvalidValue."""
    require(actor, Permission.TEAM_SETTINGS)
    team = team_settings.load(session)
    changed = days_of(team.changed({key: value for key, value in values.items() if key in DAYS}))
    tomorrow, from_day = today + timedelta(days=1), today + timedelta(days=team.remind_before_days)
    present = return_rules.rules(session, today, team=team)

    def by(day: date, days: Mapping[str, int]) -> ColumnElement[bool]:
        return return_rules.returns_by(Rules(days), day, today=today, team=team)

    also = case((by(from_day, present.now), 1), else_=0)
    rows = session.execute(return_rules.over_held(select(Customer.id, also).where(by(from_day, changed)))).all()
    start = [one for one, _ in rows]
    told = _told(session, start)
    return DryRun(
        from_day, _count(session, by(tomorrow, changed)), len(start), sum(anyway for _, anyway in rows),
        told.by_owner, told.first,
    )  # fmt: skip


def returning_ids(session: Session, actor: Actor, *, today: date) -> array[int]:
    """即将回收: the ids of customers that return within `remind_before_days`, soonest unsorted; own ones, or all."""
    return _ids(session, _soon(session, actor, today))


def returning(session: Session, actor: Actor, *, today: date, limit: int = 500) -> list[Returning]:
    """The same with their days, soonest first."""
    columns = (
        Customer.id, Customer.name, Customer.owner_id, Customer.level, Customer.last_contact_on, Customer.claimed_at,
        Customer.created_on, Customer.created_at, Customer.locked_until,
    )  # fmt: skip
    found = return_rules.rules(session, today, team=team_settings.load(session))
    rows: Any = session.execute(return_rules.over_held(select(*columns).where(_soon(session, actor, today)))).mappings()
    made = []
    for row in rows:
        day = return_rules.return_day(found, row, today=today)
        if day is not None:
            made.append(Returning(row["id"], row["name"], row["owner_id"], day, max(0, (day - today).days)))
    made.sort(key=lambda one: (one.on, one.customer_id))
    return made[:limit]


def days_left(session: Session, ids: Sequence[int], *, today: date) -> dict[int, int | None]:
    """距回收天数 of these customers; None for who never returns or is no potential customer. 0: at the next run."""
    team = team_settings.load(session)
    found = return_rules.rules(session, today, team=team)
    columns = (
        Customer.id, Customer.level, Customer.last_contact_on, Customer.claimed_at, Customer.created_on,
        Customer.created_at, Customer.locked_until, Customer.last_deal_key, Customer.owner_id,
    )  # fmt: skip
    rows: Any = session.execute(select(*columns).where(db.in_values(Customer.id, ids))).mappings()
    made: dict[int, int | None] = {}
    for row in rows:
        potential = row["last_deal_key"] is None and row["owner_id"] is not None
        day = return_rules.return_day(found, row, today=today) if potential else None
        made[row["id"]] = None if day is None else max(0, (day - today).days)
    return made


def _soon(session: Session, actor: Actor, today: date) -> ColumnElement[bool]:
    team = team_settings.load(session)
    found = return_rules.rules(session, today, team=team)
    clause = return_rules.returns_by(found, today + timedelta(days=team.remind_before_days), today=today, team=team)
    if actor.sees_all:
        return clause
    return and_(Customer.owner_id == actor.id, clause, visibility.visible(actor, today))


def _ids(session: Session, clause: ColumnElement[bool]) -> array[int]:
    return db.id_array(session, return_rules.over_held(select(Customer.id).where(clause)).order_by(Customer.id))


def _count(session: Session, clause: ColumnElement[bool]) -> int:
    statement = return_rules.over_held(select(func.count()).select_from(Customer).where(clause))
    return int(session.execute(statement).scalar_one())


def _told(session: Session, ids: Sequence[int]) -> Returned:
    rows = session.execute(
        select(Customer.owner_id, User.name, func.count())
        .join(User, User.id == Customer.owner_id)
        .where(db.in_values(Customer.id, ids))
        .group_by(Customer.owner_id, User.name)
    )
    by_owner = sorted(
        (OwnerCount(int(row[0] or 0), row[1], row[2]) for row in rows), key=lambda one: (-one.count, one.user_id)
    )
    first = session.execute(
        select(Customer.id, Customer.name, User.name)
        .join(User, User.id == Customer.owner_id)
        .where(db.in_values(Customer.id, sorted(ids)[:SHOWN]))
        .order_by(User.id, Customer.name_sort, Customer.id)
    )
    return Returned(len(ids), tuple(by_owner), tuple((row[0], row[1], row[2]) for row in first))


def _returned_today(session: Session, today: date) -> frozenset[int]:
    rows = session.execute(
        select(Change.record_id)
        .join(Operation, Operation.id == Change.operation_id)
        .where(
            Operation.kind == KIND,
            Operation.at >= return_rules.midnight(today),
            Operation.at < return_rules.midnight(today + timedelta(days=1)),
            Change.noun == Noun.CUSTOMER.value,
        )
    )
    return frozenset(rows.scalars())
