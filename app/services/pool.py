"""The public pool and whose customer it is: claim, return, transfer, lock (3-rules 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import (
    AlreadyClaimed,
    ClaimCapReached,
    CoolingDown,
    HoldingCapReached,
    InvalidValue,
    LockCapReached,
    NotFound,
    WrongTable,
)
from app.models.customer import Customer, in_table
from app.models.nouns import RETURN_REASONS, Noun, Table
from app.models.operation import Operation
from app.models.user import User
from app.services import changes, pool_history, team_settings, visibility
from app.services.changes import Written
from app.services.fields import checked
from app.services.table_reason import reason_of
from app.settings import TeamSettings


def claim(session: Session, actor: Actor, customer_id: int, *, now: datetime, today: date) -> Written[None]:
    """Take a public customer: one atomic UPDATE … WHERE owner_id IS NULL, so that of two hands one wins.

    Raises AlreadyClaimed, ClaimCapReached (a failed claim costs nothing), HoldingCapReached, CoolingDown, WrongTable,
    NotFound.
    """
    require(actor, Permission.CUSTOMER_CLAIM)
    team = team_settings.load(session)
    customer = _one(session, customer_id)
    if customer.owner_id is not None:
        raise _already_claimed(session, customer, now)
    table = _table(customer, today, team)
    if table is not Table.PUBLIC:
        raise WrongTable(customer.name, table.value, "claim")
    _check_caps(session, actor, customer, team, now=now, today=today)
    recording = changes.begin(session, actor, "customer.claim", now=now, name=customer.name)
    taken = session.execute(
        update(Customer)
        .where(Customer.id == customer_id, Customer.owner_id.is_(None))
        .values(updated_at=now)
        .returning(Customer.id)
    ).scalar()
    if taken is None:
        session.expire_all()
        raise _already_claimed(session, _one(session, customer_id), now)
    recording.update(
        Noun.CUSTOMER,
        {customer_id: {"owner_id": actor.id, "claimed_at": now, "locked_until": None, "return_reason": None}},
    )
    return recording.done(None)


def give_back(
    session: Session, actor: Actor, customer_ids: Sequence[int], *, reason: str, now: datetime, today: date
) -> Written[int]:
    """Put potential customers back into the pool with a reason. Raises InvalidValue, WrongTable, NotAllowed."""
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    if reason not in RETURN_REASONS:
        raise InvalidValue(Noun.CUSTOMER.value, "return_reason", "required", reason)
    team = team_settings.load(session)
    rows: dict[int, dict[str, Any]] = {}
    for customer in _many(session, customer_ids):
        table = _table(customer, today, team)
        if table is not Table.POTENTIAL:
            raise WrongTable(customer.name, table.value, "return")
        rows[customer.id] = {
            "owner_id": None,
            "claimed_at": None,
            "locked_until": None,
            "prev_owner_id": customer.owner_id,
            "returned_on": today,
            "return_reason": reason,
        }
    recording = changes.begin(
        session, actor, "customer.return", now=now, reason=reason, count=len(rows), name=_first_name(session, rows)
    )
    return recording.done(recording.update(Noun.CUSTOMER, rows))


def transfer(
    session: Session,
    actor: Actor,
    customer_ids: Sequence[int],
    *,
    to_user_id: int,
    reason: str | None = None,
    now: datetime,
    today: date,
) -> Written[int]:
    """Give customers to a salesperson. Contacts and open dates move along; logs and shipments keep their authors.

    More potential customers than the holding cap allows need a reason, which the operation keeps. Raises
    HoldingCapReached, NotFound, NotAllowed.
    """
    require(actor, Permission.CUSTOMER_TRANSFER)
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    to = session.execute(select(User).where(User.id == to_user_id, User.active.is_(True))).scalar_one_or_none()
    if to is None:
        raise NotFound(Noun.USER.value, str(to_user_id))
    moving = [one for one in _many(session, customer_ids) if one.owner_id != to.id]
    team = team_settings.load(session)
    arriving = sum(one.last_deal_key is None for one in moving)
    if arriving and not reason and _held(session, to.id, today) + arriving > team.holding_cap:
        raise HoldingCapReached(team.holding_cap)
    rows: dict[int, dict[str, Any]] = {
        one.id: {
            "owner_id": to.id,
            "claimed_at": now,
            "prev_owner_id": one.owner_id if one.owner_id is not None else one.prev_owner_id,
        }
        for one in moving
    }
    given = {"reason": reason} if reason else {}
    recording = changes.begin(
        session, actor, "customer.transfer", now=now, to=to.name, count=len(rows), name=_first_name(session, rows),
        **given,
    )  # fmt: skip
    return recording.done(recording.update(Noun.CUSTOMER, rows))


def lock(session: Session, actor: Actor, customer_id: int, *, until: date, now: datetime, today: date) -> Written[None]:
    """Keep a potential customer from returning until a date. Raises LockCapReached, InvalidValue, WrongTable."""
    visibility.require_editable(session, actor, [customer_id], today=today)
    team = team_settings.load(session)
    customer = _one(session, customer_id)
    table = _table(customer, today, team)
    if table is not Table.POTENTIAL:
        raise WrongTable(customer.name, table.value, "lock")
    if not today <= until <= today + timedelta(days=team.lock_max_days):
        raise InvalidValue(Noun.CUSTOMER.value, "locked_until", "out_of_range", until.isoformat(), team.lock_max_days)
    held = session.execute(
        select(func.count()).where(
            Customer.owner_id == customer.owner_id, Customer.locked_until >= today, Customer.id != customer_id
        )
    ).scalar_one()
    if held >= team.lock_cap:
        raise LockCapReached(team.lock_cap)
    recording = changes.begin(session, actor, "customer.lock", now=now, name=customer.name, until=until.isoformat())
    recording.update(Noun.CUSTOMER, {customer_id: {"locked_until": until}})
    return recording.done(None)


def unlock(session: Session, actor: Actor, customer_id: int, *, now: datetime, today: date) -> Written[None]:
    """End a lock early."""
    visibility.require_editable(session, actor, [customer_id], today=today)
    recording = changes.begin(session, actor, "customer.unlock", now=now, name=_one(session, customer_id).name)
    recording.update(Noun.CUSTOMER, {customer_id: {"locked_until": None}})
    return recording.done(None)


def set_next_contact(
    session: Session, actor: Actor, customer_ids: Sequence[int], *, on: date | None, now: datetime, today: date
) -> Written[int]:
    """约下次: the date of the next contact, or none."""
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    row = checked(Noun.CUSTOMER, {"next_contact_on": on}, allowed=("next_contact_on",))
    recording = changes.begin(
        session, actor, "customer.next", now=now, on=on.isoformat() if on else None, count=len(customer_ids)
    )
    return recording.done(recording.update(Noun.CUSTOMER, dict.fromkeys(customer_ids, row)))


def _check_caps(
    session: Session, actor: Actor, customer: Customer, team: TeamSettings, *, now: datetime, today: date
) -> None:
    until = pool_history.cooling_until(session, customer, actor.id, today=today, team=team)
    if until is not None and not actor.sees_all:
        raise CoolingDown(customer.name, until)
    midnight = datetime.combine(now.astimezone().date(), time()).astimezone()  # its own offset where clocks change
    claimed = session.execute(
        # Claim events, not customers held: claim, release, claim again counts twice.
        select(func.count()).where(
            Operation.actor_id == actor.id, Operation.kind == "customer.claim", Operation.at >= midnight
        )
    ).scalar_one()
    if claimed >= team.daily_claim_cap and not actor.may(Permission.HOLDING_OVERRIDE):
        raise ClaimCapReached(team.daily_claim_cap)
    if _held(session, actor.id, today) >= team.holding_cap and not actor.may(Permission.HOLDING_OVERRIDE):
        raise HoldingCapReached(team.holding_cap)


def _held(session: Session, user_id: int, today: date) -> int:
    """How many potential customers somebody holds."""
    statement = select(func.count()).where(Customer.owner_id == user_id, in_table(Table.POTENTIAL, today))
    return int(session.execute(statement).scalar_one())


def _already_claimed(session: Session, customer: Customer, now: datetime) -> AlreadyClaimed:
    owner = session.execute(select(User.name).where(User.id == customer.owner_id)).scalar() or ""
    if customer.claimed_at is None:
        return AlreadyClaimed(customer.name, owner, "")
    local = customer.claimed_at.astimezone()
    today = local.date() == now.astimezone().date()
    return AlreadyClaimed(customer.name, owner, local.strftime("%H:%M" if today else "%m-%d %H:%M"))


def _one(session: Session, customer_id: int) -> Customer:
    found = session.get(Customer, customer_id)
    if found is None:
        raise NotFound(Noun.CUSTOMER.value, str(customer_id))
    return found


def _many(session: Session, ids: Sequence[int]) -> list[Customer]:
    found: list[Customer] = []
    for part in changes.chunks(ids):
        found += session.execute(select(Customer).where(Customer.id.in_(part))).scalars()
    return found


def _first_name(session: Session, rows: dict[int, Any]) -> str:
    first = next(iter(rows), None)
    return "" if first is None else _one(session, first).name


def _table(customer: Customer, today: date, team: TeamSettings) -> Table:
    return reason_of(vars(customer), None, today=today, days=team.dormant_after_days).table
