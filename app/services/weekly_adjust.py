"""Changing a week's lists by hand: move, swap, drop, add, lock, and settling the supervisor's list (3-rules 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import AlreadyCalled, NotEligible, NotFound, QuotaReached
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import changes, team_settings, weekly_candidates, weekly_state
from app.services.changes import Recording, Written
from app.services.weekly_quotas import quotas


def move(
    session: Session,
    actor: Actor,
    assignment_ids: Sequence[int],
    *,
    to_user_id: int,
    position: int | None = None,
    now: datetime,
) -> Written[int]:
    """Drag cards to a person, or to another place in the same list (`position` from 0; None: the end). Dropped cards
    come back this way. Raises NotAllowed, NotFound, AlreadyCalled, QuotaReached.
    """
    require(actor, Permission.WEEK_ASSIGN)
    rows = _movable(session, assignment_ids)
    if not rows:
        return changes.begin(session, actor, "week.move", now=now).done(0)
    week = rows[0].week
    arriving = [one for one in rows if one.user_id != to_user_id or one.dropped]
    name = _require_room(session, week, to_user_id, len(arriving))
    recording = changes.begin(
        session, actor, "week.move", now=now, week=week, name=_name(session, rows[0]), count=len(rows), to=name
    )
    published = _published_at(session, week, to_user_id)
    moved = {one.id for one in rows}
    order = [one for one in _list_of(session, week, to_user_id) if one.id not in moved]
    at = len(order) if position is None else max(0, min(position, len(order)))
    order[at:at] = rows
    values: dict[int, dict[str, Any]] = {one.id: {"position": place} for place, one in enumerate(order)}
    for one in rows:
        values[one.id] |= {"user_id": to_user_id, "dropped": False}
        if one.dropped:
            values[one.id]["published_at"] = published
    return recording.done(recording.update(Noun.ASSIGNMENT, values))


def swap(session: Session, actor: Actor, first_id: int, second_id: int, *, now: datetime) -> Written[int]:
    """Exchange two cards; nobody's number changes. Raises NotAllowed, NotFound, AlreadyCalled."""
    require(actor, Permission.WEEK_ASSIGN)
    rows = _movable(session, [first_id, second_id])
    if len(rows) < 2:
        return changes.begin(session, actor, "week.swap", now=now).done(0)
    first, second = rows
    recording = changes.begin(
        session, actor, "week.swap", now=now, week=first.week, name=_name(session, first), to=_name(session, second)
    )
    return recording.done(
        recording.update(
            Noun.ASSIGNMENT,
            {
                first.id: {"user_id": second.user_id, "position": second.position},
                second.id: {"user_id": first.user_id, "position": first.position},
            },
        )
    )


def drop(session: Session, actor: Actor, assignment_ids: Sequence[int], *, now: datetime) -> Written[int]:
    """Take cards off the week's lists; topping up does not bring them back this week. Raises NotAllowed, NotFound,
    AlreadyCalled.
    """
    require(actor, Permission.WEEK_ASSIGN)
    rows = _movable(session, assignment_ids)
    recording = _recording(session, actor, "week.drop", rows, now)
    values = {one.id: {"dropped": True, "published_at": None, "locked": False} for one in rows}
    return recording.done(recording.update(Noun.ASSIGNMENT, values))


def lock(
    session: Session, actor: Actor, assignment_ids: Sequence[int], *, locked: bool = True, now: datetime
) -> Written[int]:
    """Keep cards where they are when the proposal is made anew, or let them go."""
    require(actor, Permission.WEEK_ASSIGN)
    rows = _found(session, assignment_ids)
    recording = _recording(session, actor, "week.lock" if locked else "week.unlock", rows, now)
    return recording.done(recording.update(Noun.ASSIGNMENT, {one.id: {"locked": locked} for one in rows}))


def add(
    session: Session, actor: Actor, customer_id: int, *, week: str, user_id: int, now: datetime, today: date
) -> Written[int]:
    """Put a dormant customer onto somebody's list by hand, locked; also one that rests or was dropped, or one of the
    supervisor's list. Raises NotAllowed, NotEligible (why), QuotaReached.
    """
    require(actor, Permission.WEEK_ASSIGN)
    team = team_settings.load(session)
    unfit = weekly_candidates.eligible(session, [customer_id], today=today, team=team, ignore_rest=True)
    name = session.execute(select(Customer.name).where(Customer.id == customer_id)).scalar() or str(customer_id)
    if unfit:
        raise NotEligible(name, unfit[customer_id])
    there = session.execute(
        select(Assignment)
        .where(Assignment.week == week, Assignment.customer_id == customer_id)
        .execution_options(populate_existing=True)
    ).scalar()
    if there is not None and not there.dropped:
        raise NotEligible(name, "assigned")
    to = _require_room(session, week, user_id, 1)
    known = weekly_candidates.candidates_of(session, [customer_id], today=today, team=team)[customer_id]
    values: dict[str, Any] = {
        "user_id": user_id,
        "position": max((one.position + 1 for one in _list_of(session, week, user_id)), default=0),
        "reasons": [{"code": "added", "value": actor.name}, *known.reasons(today)],
        "locked": True,
        "dropped": False,
        "published_at": _published_at(session, week, user_id),
    }
    recording = changes.begin(session, actor, "week.add", now=now, week=week, name=name, to=to)
    if there is None:
        return recording.done(
            recording.insert(Noun.ASSIGNMENT, [{**values, "week": week, "customer_id": customer_id}])[0]
        )
    recording.update(Noun.ASSIGNMENT, {there.id: values})
    return recording.done(there.id)


def settle(session: Session, actor: Actor, assignment_ids: Sequence[int], *, now: datetime) -> Written[int]:
    """Take rows off the supervisor's list: the customers are free to be chosen again. The weeks in which nobody called
    stay what they were in the reports.
    """
    require(actor, Permission.WEEK_ASSIGN)
    rows = _found(session, assignment_ids, one_week=False)
    recording = _recording(session, actor, "week.settle", rows, now)
    return recording.done(recording.update(Noun.ASSIGNMENT, {one.id: {"dropped": True} for one in rows}))


def _recording(session: Session, actor: Actor, kind: str, rows: Sequence[Assignment], now: datetime) -> Recording:
    name = _name(session, rows[0]) if rows else ""
    return changes.begin(session, actor, kind, now=now, name=name, count=len(rows))


def _found(session: Session, ids: Sequence[int], *, one_week: bool = True) -> list[Assignment]:
    by_id: dict[int, Assignment] = {}
    for part in changes.chunks(ids):
        rows = session.execute(
            select(Assignment).where(Assignment.id.in_(part)).execution_options(populate_existing=True)
        )
        by_id |= {one.id: one for one in rows.scalars()}
    weeks = {one.week for one in by_id.values()}
    for one in ids:
        if one not in by_id or (one_week and by_id[one].week != max(weeks)):
            raise NotFound(Noun.ASSIGNMENT.value, str(one))
    return [by_id[one] for one in dict.fromkeys(ids)]


def _movable(session: Session, ids: Sequence[int]) -> list[Assignment]:
    rows = _found(session, ids)
    team = team_settings.load(session)
    known = weekly_state.states(session, {one.id: (one.customer_id, one.week) for one in rows}, team=team)
    for one in rows:
        # One that was not reached may still go to somebody else.
        if one.published_at is not None and known[one.id].done:
            raise AlreadyCalled(_name(session, one))
    return rows


def _require_room(session: Session, week: str, user_id: int, more: int) -> str:
    person = next((one for one in quotas(session, week=week) if one.user_id == user_id), None)
    if person is None:
        raise NotFound(Noun.USER.value, str(user_id))
    if more and len(_list_of(session, week, user_id)) + more > person.quota:
        raise QuotaReached(person.name, person.quota)
    return person.name


def _list_of(session: Session, week: str, user_id: int) -> list[Assignment]:
    return list(
        session.execute(
            select(Assignment)
            .where(Assignment.week == week, Assignment.user_id == user_id, Assignment.dropped.is_(False))
            .order_by(Assignment.position, Assignment.id)
            .execution_options(populate_existing=True)
        ).scalars()
    )


def _published_at(session: Session, week: str, user_id: int) -> datetime | None:
    # What comes to a published list is published with it; a proposal stays a proposal.
    return session.execute(
        select(func.max(Assignment.published_at)).where(Assignment.week == week, Assignment.user_id == user_id)
    ).scalar()


def _name(session: Session, row: Assignment) -> str:
    return session.execute(select(Customer.name).where(Customer.id == row.customer_id)).scalar() or ""
