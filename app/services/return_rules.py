"""When a potential customer returns to the public pool: the days as they hold today and from which day on others do
(3-rules 3.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, String, and_, case, false, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.models.customer import Customer, in_table
from app.models.nouns import AUTO_RETURN_REASONS, Noun, Table
from app.models.reminder import ReturnRules
from app.services.changes import Recording
from app.settings import TeamSettings

DAYS: Final = (
    "return_no_contact_days", "return_no_contact_days_a", "return_no_contact_days_b", "return_no_contact_days_c",
    "return_no_deal_days",
)  # fmt: skip
NO_CONTACT, NO_DEAL = AUTO_RETURN_REASONS
_BY_LEVEL: Final = {
    "A": "return_no_contact_days_a",
    "B": "return_no_contact_days_b",
    "C": "return_no_contact_days_c",
    "": "return_no_contact_days",
}
_ALWAYS: Final = date(1900, 1, 1)
_NEVER: Final = date(1971, 1, 1)
"""Nothing happened before it: a rule that is off finds nobody. Windows knows no local time before 1970."""
_NO_DAY: Final = "9999-99-99"
"""Sorts behind every day."""


@dataclass(frozen=True)
class Rules:
    """The days that hold, and those that will from `next_from` on (None: no change is waiting)."""

    now: Mapping[str, int]
    next: Mapping[str, int] | None = None
    next_from: date | None = None

    def on(self, day: date) -> Mapping[str, int]:
        """The days that hold on a day from today on."""
        if self.next is not None and self.next_from is not None and day >= self.next_from:
            return self.next
        return self.now


def days_of(team: Mapping[str, Any]) -> dict[str, int]:
    """The settings that decide about returning."""
    return {key: int(team[key]) for key in DAYS}


def rules(session: Session, today: date, *, team: TeamSettings) -> Rules:
    """The rules as of today: a changed setting takes effect some days after it was saved."""
    stored = session.execute(select(ReturnRules.from_day, ReturnRules.days).order_by(ReturnRules.from_day)).all()
    usual = days_of(team)
    past = [days for day, days in stored if day <= today]
    coming = [(day, days) for day, days in stored if day > today]
    now = {**usual, **past[-1]} if past else usual
    return Rules(now, {**usual, **coming[-1][1]}, coming[-1][0]) if coming else Rules(now)


def note_change(recording: Recording, before: TeamSettings, after: TeamSettings, *, today: date) -> None:
    """Let changed days take effect `remind_before_days` later, so that owners can still be told (3-rules 3.2). A change
    that was waiting gives way to the newer one.
    """
    if days_of(before) == days_of(after):
        return
    session = recording.session
    stored = {one.from_day: one for one in session.execute(select(ReturnRules)).scalars()}
    holding = rules(session, today, team=before).now
    from_day = today + timedelta(days=before.remind_before_days)
    rows = []
    if not any(day <= today for day in stored):
        rows.append({"from_day": _ALWAYS, "days": dict(holding)})
    if from_day in stored:
        recording.update(Noun.RETURN_RULES, {stored[from_day].id: {"days": days_of(after)}})
    else:
        rows.append({"from_day": from_day, "days": days_of(after)})
    recording.delete(Noun.RETURN_RULES, [one.id for day, one in stored.items() if day > today and day != from_day])
    recording.insert(Noun.RETURN_RULES, rows)


def midnight(day: date) -> datetime:
    """The local day's first moment, in UTC; the offset is that of the day, also where clocks change."""
    return datetime.combine(day, time()).astimezone(UTC)


def _no_contact(days: Mapping[str, int], day: date) -> ColumnElement[bool]:
    """The last sign of work (contact, claim, entry) lies too long before the local day; longer or shorter by level."""
    cuts = {
        level: day - timedelta(days=number) if (number := days[key]) > 0 else _NEVER for level, key in _BY_LEVEL.items()
    }
    usual = cuts.pop("")
    if len({usual, *cuts.values()}) == 1:
        on: Any = usual
        at: Any = midnight(usual)
    else:
        on = case(*((Customer.level == level, cut) for level, cut in cuts.items()), else_=usual)
        at = case(*((Customer.level == level, midnight(cut)) for level, cut in cuts.items()), else_=midnight(usual))
    nothing_else = and_(Customer.last_contact_on.is_(None), Customer.claimed_at.is_(None))
    return and_(
        or_(Customer.last_contact_on.is_(None), Customer.last_contact_on < on),
        or_(Customer.claimed_at.is_(None), Customer.claimed_at < at),
        or_(
            Customer.created_on < on,
            and_(Customer.created_on.is_(None), or_(~nothing_else, Customer.created_at < at)),
        ),
    )


def _no_deal(days: Mapping[str, int], day: date) -> ColumnElement[bool]:
    number = days["return_no_deal_days"]
    return Customer.claimed_at < midnight(day - timedelta(days=number)) if number > 0 else false()


def _due(days: Mapping[str, int], day: date) -> ColumnElement[bool]:
    return or_(_no_contact(days, day), _no_deal(days, day))


def held(today: date, *, team: TeamSettings, unlocked_on: date | None = None) -> ColumnElement[bool]:
    """Potential customers whose lock, if any, has ended by the day."""
    free = or_(Customer.locked_until.is_(None), Customer.locked_until < (unlocked_on or today))
    return and_(in_table(Table.POTENTIAL, today, team.dormant_after_days), free)


def returns_by(found: Rules, day: date, *, today: date, team: TeamSettings) -> ColumnElement[bool]:
    """WHERE clause: who returns on or before a day if nothing happens; also by a change that is waiting."""
    last_now = day
    clauses = []
    if found.next is not None and found.next_from is not None:
        last_now = min(day, found.next_from - timedelta(days=1))
        if day >= found.next_from:
            clauses.append(_due(found.next, day))
    clauses.append(_due(found.now, last_now))
    return and_(held(today, team=team, unlocked_on=day), or_(*clauses))


def over_held(statement: Any) -> Any:
    """Read from the index that holds all the columns these clauses ask for; the planner takes another without help."""
    return statement.with_hint(Customer, "INDEXED BY ix_customer_held", "sqlite")


def reason_on(found: Rules, day: date) -> ColumnElement[str]:
    """Why a customer returns on the day: 超期未联系 before 超期未成交."""
    return case((_no_contact(found.on(day), day), NO_CONTACT), else_=NO_DEAL)


def return_day(found: Rules, row: Mapping[str, Any], *, today: date) -> date | None:
    """The day on which a potential customer returns if nothing happens, from its columns; None: never. A lock moves it
    behind the lock's last day. In the past for who returns at the next run.
    """
    first = _first_day(found.now, row)
    if found.next is not None and found.next_from is not None and (first is None or first >= found.next_from):
        later = _first_day(found.next, row)
        first = None if later is None else max(later, found.next_from)
    locked = row.get("locked_until")
    if first is not None and locked is not None and locked >= today:
        first = max(first, locked + timedelta(days=1))
    return first


def return_day_expression(found: Rules, today: date) -> ColumnElement[date]:
    """The same day as `return_day` as a SQL value of a potential customer, to sort and to narrow a list by."""
    day = _first_day_expression(found.now)
    if found.next is not None and found.next_from is not None:
        start = literal(found.next_from.isoformat())
        later = _first_day_expression(found.next)
        day = case((and_(day.is_not(None), day < start), day), (later < start, start), else_=later)
    locked = type_coerce(Customer.locked_until, String)
    # The greater of two is NULL where one of them is.
    after_lock = func.coalesce(case((locked >= literal(today.isoformat()), _plus(locked, 1))), literal(""))
    day = func.max(day, after_lock)
    made: ColumnElement[date] = type_coerce(day, Date)
    return made


def _first_day_expression(days: Mapping[str, int]) -> ColumnElement[str]:
    claimed: Any = func.date(Customer.claimed_at, "localtime")
    signs = (type_coerce(Customer.last_contact_on, String), claimed, type_coerce(Customer.created_on, String))
    last = func.nullif(func.max(*(func.coalesce(one, "") for one in signs)), "")
    sign: Any = func.coalesce(last, func.date(Customer.created_at, "localtime"))
    # The day before it is not repeated for every level: a list of a million is ordered by this.
    after = {level: f"+{days[key] + 1} days" if days[key] > 0 else None for level, key in _BY_LEVEL.items()}
    usual = after.pop("")
    idle: Any = func.date(sign, case(*((Customer.level == level, one) for level, one in after.items()), else_=usual))
    if days["return_no_deal_days"] <= 0:
        return type_coerce(idle, String)
    unsold = func.date(Customer.claimed_at, "localtime", f"+{days['return_no_deal_days'] + 1} days")
    first = func.min(func.coalesce(idle, _NO_DAY), func.coalesce(unsold, _NO_DAY))
    return type_coerce(func.nullif(first, _NO_DAY), String)


def _plus(day: Any, days: int) -> Any:
    return func.date(day, f"+{days} days")


def _first_day(days: Mapping[str, int], row: Mapping[str, Any]) -> date | None:
    claimed = row["claimed_at"].astimezone().date() if row.get("claimed_at") else None
    created = row.get("created_on")
    signs = [one for one in (row.get("last_contact_on"), claimed, created) if one is not None]
    if not signs and row.get("created_at") is not None:
        signs = [row["created_at"].astimezone().date()]
    number = days[_BY_LEVEL.get(row.get("level") or "", _BY_LEVEL[""])]
    ends = []
    if number > 0 and signs:
        ends.append(max(signs) + timedelta(days=number + 1))
    if days["return_no_deal_days"] > 0 and claimed is not None:
        ends.append(claimed + timedelta(days=days["return_no_deal_days"] + 1))
    return min(ends, default=None)
