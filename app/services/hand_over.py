"""The hand-over of somebody who leaves: customers, open cases and this week's calls move in one operation
(3-rules 3.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import cycle
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission, Role, require
from app.errors import InvalidValue, NotFound
from app.models.assignment import Assignment
from app.models.customer import Customer, in_table
from app.models.nouns import CASE_CLOSED, Noun, Table
from app.models.service_case import ServiceCase
from app.models.user import User
from app.services import changes, team_settings
from app.services.changes import Recording, Written
from app.services.together import update_together
from app.services.weekly_quotas import quotas
from app.services.weeks import week_of

LEAVING: Final = "离职交接"
_REGION: Final = func.coalesce(Customer.region, Customer.city, Customer.province, "")
OWNED: Final = (Table.POTENTIAL, Table.DORMANT, Table.CURRENT)


@dataclass(frozen=True)
class Belongings:
    """What somebody would leave behind: customers by table, how many of them have a promised date, open cases, this
    and later weeks' uncalled rows.
    """

    user_id: int
    name: str
    potential: int
    dormant: int
    current: int
    cases: int
    calls: int
    open_dates: int = 0

    @property
    def empty(self) -> bool:
        """Nothing needs a new hand."""
        return not (self.potential or self.dormant or self.current or self.cases or self.calls)


@dataclass(frozen=True)
class Held:
    """One customer of the leaver, to be given away by hand or with its region ('' where none is known)."""

    id: int
    name: str
    table: Table
    region: str
    last_contact_on: date | None
    next_contact_on: date | None
    deal_total: Decimal | None


@dataclass(frozen=True)
class HandOver:
    """Who gets what. Customers named in `by_hand` (customer → person) go first, then those whose region is in
    `by_region`; the rest of a table is shared evenly by its people, the largest first. `to_pool` puts the rest of the
    potential customers back instead. `leaves` makes the account inactive at the end.
    """

    potential: tuple[int, ...] = ()
    dormant: tuple[int, ...] = ()
    current: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    calls: tuple[int, ...] = ()
    to_pool: bool = False
    leaves: bool = True
    by_region: Mapping[str, int] = field(default_factory=dict)
    by_hand: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class HandedOver:
    """What moved; `calls_left` are weekly rows for which nobody had room: they go back to the choice of next week."""

    customers: int
    returned: int
    cases: int
    calls: int
    calls_left: int
    shares: Mapping[int, int] = field(default_factory=dict)


def preview(session: Session, actor: Actor, user_id: int, *, today: date) -> Belongings:
    """What the person has now. Raises NotAllowed, NotFound."""
    require(actor, Permission.CUSTOMER_TRANSFER)
    name = session.execute(select(User.name).where(User.id == user_id)).scalar()
    if name is None:
        raise NotFound(Noun.USER.value, str(user_id))
    days = team_settings.load(session).dormant_after_days

    def owned(table: Table) -> int:
        clause = in_table(table, today, days)
        return int(
            session.execute(select(func.count(Customer.id)).where(Customer.owner_id == user_id, clause)).scalar_one()
        )

    return Belongings(
        user_id, name, owned(Table.POTENTIAL), owned(Table.DORMANT), owned(Table.CURRENT),
        len(_cases(session, user_id)), len(_calls(session, user_id, today)), _open_dates(session, user_id),
    )  # fmt: skip


def held(session: Session, actor: Actor, user_id: int, *, today: date, limit: int = 2_000) -> list[Held]:
    """The leaver's customers, table by table, the largest first."""
    require(actor, Permission.CUSTOMER_TRANSFER)
    days = team_settings.load(session).dormant_after_days
    made: list[Held] = []
    for table in OWNED:
        rows = session.execute(
            select(
                Customer.id, Customer.name, _REGION, Customer.last_contact_on, Customer.next_contact_on,
                Customer.deal_total,
            )
            .where(Customer.owner_id == user_id, in_table(table, today, days))
            .order_by(func.coalesce(Customer.deal_total, 0).desc(), Customer.id)
            .limit(limit - len(made))
        )  # fmt: skip
        made += [Held(one, name, table, region, last, next_, total) for one, name, region, last, next_, total in rows]
    return made


def regions(session: Session, actor: Actor, user_id: int) -> list[tuple[str, int]]:
    """The regions of the leaver's customers with their numbers, the largest first; '' is none known."""
    require(actor, Permission.CUSTOMER_TRANSFER)
    rows = session.execute(select(_REGION, func.count()).where(Customer.owner_id == user_id).group_by(_REGION)).all()
    return sorted(((region, number) for region, number in rows), key=lambda one: (-one[1], one[0]))


def hand_over(
    session: Session, actor: Actor, user_id: int, plan: HandOver, *, now: datetime, today: date
) -> Written[HandedOver]:
    """Move everything in one operation. Contacts and open dates move with their customers; logs and shipments keep
    their authors. The people named must be active and others than the leaver; holding caps do not stop a hand-over.

    Raises NotAllowed, NotFound, InvalidValue (required: something is left and nobody named; last_supervisor).
    """
    require(actor, Permission.CUSTOMER_TRANSFER)
    there = preview(session, actor, user_id, today=today)
    _check(session, there, plan)
    spread = {table: _spread(session, plan, _owned(session, user_id, table, today)) for table in OWNED}
    _check_all_placed(plan, spread)
    recording = changes.begin(session, actor, "user.hand_over", now=now, name=there.name, reason=LEAVING)
    shares: dict[int, int] = {}
    returned = 0
    for table, (placed, rest) in spread.items():
        if table is Table.POTENTIAL and plan.to_pool:
            returned = _return(recording, rest, today)
        else:
            for to, part in _shared(rest, _people(plan, table)).items():
                placed.setdefault(to, []).extend(part)
        for to, part in placed.items():
            moved = update_together(
                recording,
                Noun.CUSTOMER,
                part,
                {"owner_id": to, "claimed_at": now},
                copied={"prev_owner_id": "owner_id"},
            )
            shares[to] = shares.get(to, 0) + moved
    cases = 0
    for to, part in _shared(_cases(session, user_id), plan.cases).items():
        cases += recording.update(Noun.SERVICE_CASE, {one: {"handler_id": to} for one in part})
    calls, left = _move_calls(recording, user_id, plan.calls, today)
    if plan.leaves:
        _leave(recording, user_id)
    recording.details |= {"count": sum(shares.values()) + returned}
    return recording.done(HandedOver(sum(shares.values()), returned, cases, calls, left, shares))


def _check(session: Session, there: Belongings, plan: HandOver) -> None:
    if there.cases and not plan.cases:
        raise InvalidValue(Noun.USER.value, "hand_over_cases", "required")
    named = {
        *plan.potential, *plan.dormant, *plan.current, *plan.cases, *plan.calls, *plan.by_region.values(),
        *plan.by_hand.values(),
    }  # fmt: skip
    active = set(session.execute(select(User.id).where(User.active.is_(True))).scalars()) - {there.user_id}
    for one in sorted(named - active):
        raise NotFound(Noun.USER.value, str(one))


Spread = tuple[dict[int, list[int]], list[int]]
"""Person → customers that are placed, and those that are left to be shared."""


def _spread(session: Session, plan: HandOver, ids: Sequence[int]) -> Spread:
    placed: dict[int, list[int]] = {}
    region_of: dict[int, str] = {}
    if plan.by_region:
        rows = session.execute(select(Customer.id, _REGION).where(db.in_values(Customer.id, ids)))
        region_of = dict(rows.all())
    rest = []
    for one in ids:
        to = plan.by_hand.get(one) or plan.by_region.get(region_of.get(one, ""), 0)
        if to:
            placed.setdefault(to, []).append(one)
        else:
            rest.append(one)
    return placed, rest


def _check_all_placed(plan: HandOver, spread: Mapping[Table, Spread]) -> None:
    for table, (_placed, rest) in spread.items():
        pooled = table is Table.POTENTIAL and plan.to_pool
        if rest and not pooled and not _people(plan, table):
            raise InvalidValue(Noun.USER.value, f"hand_over_{table.value}", "required")


def _people(plan: HandOver, table: Table) -> tuple[int, ...]:
    return {Table.POTENTIAL: plan.potential, Table.DORMANT: plan.dormant, Table.CURRENT: plan.current}[table]


def _owned(session: Session, user_id: int, table: Table, today: date) -> list[int]:
    """Largest sales first, so that an even share is even in value too."""
    days = team_settings.load(session).dormant_after_days
    statement = select(Customer.id).where(Customer.owner_id == user_id, in_table(table, today, days))
    return list(db.id_array(session, statement.order_by(func.coalesce(Customer.deal_total, 0).desc(), Customer.id)))


def _shared(ids: Sequence[int], people: Sequence[int]) -> dict[int, list[int]]:
    """Dealt out forth and back: a, b, c, c, b, a."""
    made: dict[int, list[int]] = {one: [] for one in people}
    if not people:
        return made
    for one, to in zip(ids, cycle((*people, *reversed(people))), strict=False):
        made[to].append(one)
    return made


def _return(recording: Recording, ids: Sequence[int], today: date) -> int:
    return update_together(
        recording, Noun.CUSTOMER, ids,
        {"owner_id": None, "claimed_at": None, "locked_until": None, "returned_on": today, "return_reason": LEAVING},
        copied={"prev_owner_id": "owner_id"},
    )  # fmt: skip


def _cases(session: Session, user_id: int) -> list[int]:
    is_open = or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED)))
    return list(
        session.execute(
            select(ServiceCase.id).where(ServiceCase.handler_id == user_id, is_open).order_by(ServiceCase.id)
        ).scalars()
    )


def _open_dates(session: Session, user_id: int) -> int:
    statement = select(func.count()).where(Customer.owner_id == user_id, Customer.next_contact_on.is_not(None))
    return int(session.execute(statement).scalar_one())


def _calls(session: Session, user_id: int, today: date) -> list[Any]:
    return list(
        session.execute(
            select(Assignment.id, Assignment.week)
            .where(
                Assignment.user_id == user_id, Assignment.week >= week_of(today), Assignment.dropped.is_(False),
                Assignment.interaction_id.is_(None),
            )
            .order_by(Assignment.week, Assignment.position, Assignment.id)
        )
    )  # fmt: skip


def _move_calls(recording: Recording, user_id: int, people: Sequence[int], today: date) -> tuple[int, int]:
    """Each uncalled row to the named person with most room in its week; where there is none it comes off the list."""
    session = recording.session
    moved, left = 0, 0
    values: dict[int, dict[str, Any]] = {}
    room: dict[tuple[str, int], int] = {}
    for assignment_id, week in _calls(session, user_id, today):
        for one in quotas(session, week=week):
            if one.user_id in people and (week, one.user_id) not in room:
                taken = session.execute(
                    select(func.count()).where(
                        Assignment.week == week, Assignment.user_id == one.user_id, Assignment.dropped.is_(False)
                    )
                ).scalar_one()
                room[week, one.user_id] = one.quota - taken
        free = [(-number, to) for (of, to), number in room.items() if of == week and number > 0]
        if free:
            to = min(free)[1]
            room[week, to] -= 1
            values[assignment_id] = {"user_id": to}
            moved += 1
        else:
            values[assignment_id] = {"dropped": True, "published_at": None}
            left += 1
    recording.update(Noun.ASSIGNMENT, values)
    return moved, left


def _leave(recording: Recording, user_id: int) -> None:
    session = recording.session
    role = session.execute(select(User.role).where(User.id == user_id)).scalar_one()
    others = session.execute(
        select(func.count()).where(User.id != user_id, User.active.is_(True), User.role == Role.SUPERVISOR.value)
    ).scalar_one()
    if role == Role.SUPERVISOR.value and not others:
        raise InvalidValue(Noun.USER.value, "role", "last_supervisor")
    recording.update(Noun.USER, {user_id: {"active": False}})
