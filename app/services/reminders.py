"""The reminders: found once a day and cause, shown once, kept as a list, put off, quiet at quiet hours (3-rules 3.4).

A day's causes are found by the first tick of the day; the row of the job in the database decides who is first, on
whichever computer. Showing is taken the same way, so two windows of one user never show one reminder twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue, NotFound
from app.models.reminder import Reminder
from app.services import jobs, reminder_causes, team_settings
from app.services.holidays import Holiday
from app.services.reminder_causes import CAUSES, Found, Look

DIGEST: Final = "digest"
SNOOZES: Final = ("short", "long", "tomorrow")
_MORNING: Final = time(8, 30)
_NOUN: Final = "reminder"


@dataclass(frozen=True)
class ReminderInfo:
    """One reminder. `cause` is a key of reminder_causes.CAUSES or digest (what was missed; its items are {"cause",
    "count", "items"}); `items` are the first of `count` records.
    """

    id: int
    cause: str
    day: date
    count: int
    items: tuple[dict[str, Any], ...]
    missed: bool
    created_at: datetime
    shown_at: datetime | None
    read_at: datetime | None
    snoozed_until: datetime | None


@dataclass(frozen=True)
class Tick:
    """What a tick brought: reminders to show as balloons now, how many are unread, and whether it is quiet (what is due
    then is shown afterwards).
    """

    show: tuple[ReminderInfo, ...]
    unread: int
    quiet: bool = False


QuietHours = Sequence[tuple[time, time]]
"""Spans of local time in which nothing is shown; one that ends before it begins goes over midnight."""


def is_quiet(now: datetime, quiet: QuietHours) -> bool:
    """Whether the local time of `now` lies in a quiet span."""
    clock = now.astimezone().time()
    return any((a <= clock < b) if a <= b else (clock >= a or clock < b) for a, b in quiet)


def parse_quiet(text: str) -> tuple[tuple[time, time], ...]:
    """12:00-13:30,18:30-08:30 → spans; empty for none. Raises InvalidValue (not_a_time)."""
    made = []
    for part in text.replace("，", ",").split(","):
        if part.strip():
            first, dash, last = part.partition("-")
            try:
                if not dash:
                    raise ValueError(part)
                made.append((time.fromisoformat(first.strip().zfill(5)), time.fromisoformat(last.strip().zfill(5))))
            except ValueError:
                raise InvalidValue(_NOUN, "quiet_hours", "not_a_time", part.strip()[:20]) from None
    return tuple(made)


def wants_tick(session: Session, actor: Actor, *, now: datetime, today: date, quiet: QuietHours = ()) -> bool:
    """Whether a tick would do anything: a reading session suffices to ask, every half minute."""
    if not jobs.done(session, _job(actor), today):
        return True
    if is_quiet(now, quiet):
        return False
    return session.execute(select(Reminder.id).where(_waiting(actor, now)).limit(1)).first() is not None


@dataclass(frozen=True)
class Day:
    """What a day has to remind of, found before anything is written: (cause, what, in the digest)."""

    day: date
    rows: tuple[tuple[str, Found, bool], ...]


def find_day(session: Session, actor: Actor, *, today: date, holidays: tuple[Holiday, ...] = ()) -> Day | None:
    """The causes of the day, unless somebody found them already. A reading session suffices: some causes read a lot,
    and nobody who writes shall wait for them. After days without the program there is one digest over its parts.
    """
    if jobs.done(session, _job(actor), today):
        return None
    since = jobs.last_day(session, _job(actor), before=today)
    look = Look(session, actor, today, since, team_settings.load(session), holidays)
    found = {cause: reminder_causes.find(look, cause) for cause in CAUSES}
    rows = [(cause, one, False) for cause, one in found.items() if one.count]
    if since is not None and (today - since).days > 1:
        digest = _digest(look, since, found)
        if digest.count:
            rows = [(cause, one, True) for cause, one, _ in rows]
            rows.append((DIGEST, digest, False))
    return Day(today, tuple(rows))


def tick(
    session: Session,
    actor: Actor,
    *,
    now: datetime,
    today: date,
    quiet: QuietHours = (),
    holidays: tuple[Holiday, ...] = (),
    found: Day | None = None,
) -> Tick:
    """Write down the day's causes if nobody did yet (those `found` for the day before, or found now), and take what is
    to be shown; in a writing session. Of a digest its parts are in the list all the same.
    """
    day = found if found is not None and found.day == today else None
    if day is None:
        day = find_day(session, actor, today=today, holidays=holidays)
    if day is not None and jobs.take(session, _job(actor), today, now=now):
        _write_down(session, actor, day, now)
    if is_quiet(now, quiet):
        return Tick((), unread(session, actor), quiet=True)
    return Tick(_take(session, actor, now, today, holidays), unread(session, actor))


def unread(session: Session, actor: Actor) -> int:
    """The number on the bell."""
    statement = select(func.count()).where(Reminder.user_id == actor.id, Reminder.read_at.is_(None))
    return int(session.execute(statement).scalar_one())


def history(session: Session, actor: Actor, *, limit: int = 100) -> list[ReminderInfo]:
    """The bell's list, newest first."""
    rows = session.execute(
        select(Reminder)
        .where(Reminder.user_id == actor.id)
        .order_by(Reminder.created_at.desc(), Reminder.id.desc())
        .limit(limit)
        .execution_options(populate_existing=True)
    ).scalars()
    return [_info(one) for one in rows]


def mark_read(session: Session, actor: Actor, ids: Sequence[int] | None = None, *, now: datetime) -> int:
    """Read these reminders of the actor, or all; returns how many were not yet."""
    clause = and_(Reminder.user_id == actor.id, Reminder.read_at.is_(None))
    if ids is not None:
        clause = and_(clause, Reminder.id.in_(list(ids)))
    wanted = session.execute(select(Reminder.id).where(clause)).scalars().all()
    if wanted:
        session.execute(update(Reminder).where(Reminder.id.in_(wanted)).values(read_at=now, snoozed_until=None))
    return len(wanted)


def snooze(session: Session, actor: Actor, reminder_id: int, choice: str, *, now: datetime, today: date) -> datetime:
    """Show a reminder again later: `short` and `long` after the team's minutes, `tomorrow` in the morning. Returns the
    moment. Raises NotFound, InvalidValue (not_a_choice).
    """
    team = team_settings.load(session)
    if choice == "tomorrow":
        until = datetime.combine(today + timedelta(days=1), _MORNING).astimezone()
    elif choice in SNOOZES:
        minutes = team.snooze_short_minutes if choice == "short" else team.snooze_long_minutes
        until = now + timedelta(minutes=minutes)
    else:
        raise InvalidValue(_NOUN, "snooze", "not_a_choice", choice[:20])
    found = session.execute(
        update(Reminder)
        .where(Reminder.id == reminder_id, Reminder.user_id == actor.id)
        .values(snoozed_until=until, read_at=None)
        .returning(Reminder.id)
    ).first()
    if found is None:
        raise NotFound(_NOUN, str(reminder_id))
    return until


def _job(actor: Actor) -> str:
    return f"reminders:{actor.id}"


def _waiting(actor: Actor, now: datetime) -> ColumnElement[bool]:
    return and_(
        Reminder.user_id == actor.id,
        Reminder.read_at.is_(None),
        or_(and_(Reminder.shown_at.is_(None), Reminder.snoozed_until.is_(None)), Reminder.snoozed_until <= now),
    )


def _write_down(session: Session, actor: Actor, found: Day, now: datetime) -> None:
    today, rows = found.day, found.rows
    there = set(
        session.execute(select(Reminder.cause).where(Reminder.user_id == actor.id, Reminder.day == today)).scalars()
    )
    values = [
        {
            "user_id": actor.id, "cause": cause, "day": today, "count": one.count, "items": list(one.items),
            "missed": in_digest, "created_at": now, "shown_at": now if in_digest else None,
        }
        for cause, one, in_digest in rows
        if cause not in there
    ]  # fmt: skip
    if values:
        session.execute(insert(Reminder), values)


def _digest(look: Look, since: date, found: dict[str, Found]) -> Found:
    """What fell into the days without the program, and what today adds: one line per cause."""
    first, last = since + timedelta(days=1), look.today - timedelta(days=1)
    parts: dict[str, Found] = {"promised": reminder_causes.promised_between(look, first, last)}
    passed = list(reminder_causes.birthdays_between(look, first, last))
    parts["birthday_passed"] = Found(len(passed), tuple(passed[: reminder_causes.MOST]))
    parts |= {cause: one for cause, one in found.items() if cause != "overdue"}
    lines = [
        {"cause": cause, "count": one.count, "items": list(one.items[:5]), "since": first.isoformat()}
        for cause, one in parts.items()
        if one.count
    ]
    return Found(sum(one.count for one in parts.values()), tuple(lines))


def _take(
    session: Session, actor: Actor, now: datetime, today: date, holidays: tuple[Holiday, ...]
) -> tuple[ReminderInfo, ...]:
    waiting = session.execute(
        select(Reminder.id, Reminder.cause, Reminder.shown_at).where(_waiting(actor, now)).order_by(Reminder.id)
    ).all()
    if not waiting:
        return ()
    _freshen(session, actor, [(one.id, one.cause) for one in waiting if one.shown_at], now, today, holidays)
    taken = (
        session.execute(
            update(Reminder)
            .where(Reminder.id.in_([one.id for one in waiting]), _waiting(actor, now))
            .values(shown_at=now, snoozed_until=None)
            .returning(Reminder.id)
        )
        .scalars()
        .all()
    )
    rows = session.execute(
        select(Reminder).where(Reminder.id.in_(taken)).order_by(Reminder.id).execution_options(populate_existing=True)
    ).scalars()
    return tuple(_info(one) for one in rows)


def _freshen(
    session: Session,
    actor: Actor,
    again: Sequence[tuple[int, str]],
    now: datetime,
    today: date,
    holidays: tuple[Holiday, ...],
) -> None:
    """A reminder that was put off tells what is left by now; one of which nothing is left is read."""
    live = [(one, cause) for one, cause in again if cause in ("overdue", "due", "week", "returning", "cases")]
    if not live:
        return
    look = Look(session, actor, today, None, team_settings.load(session), holidays)
    for reminder_id, cause in live:
        found = reminder_causes.find(look, cause)
        values: dict[str, Any] = {"count": found.count, "items": list(found.items)}
        if not found.count:
            values = {"read_at": now, "snoozed_until": None}
        session.execute(update(Reminder).where(Reminder.id == reminder_id).values(**values))


def _info(row: Reminder) -> ReminderInfo:
    return ReminderInfo(
        row.id, row.cause, row.day, row.count, tuple(row.items), row.missed, row.created_at, row.shown_at, row.read_at,
        row.snoozed_until,
    )  # fmt: skip
