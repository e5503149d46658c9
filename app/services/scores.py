"""评分: what a customer is worth following, as one SQL expression for one customer and for a million (3-rules 3.5).

Five parts of 0…100 each, weighted by the team: contribution, activity, influence, credit and completeness. The score
and the verdict that follows from it are kept in a narrow table, so that lists sort and filter by them: `refresh` scores
who was touched inside the same write, `begin` and `step` score everybody when a new day, other rules or a long import
make the old scores worthless.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Float,
    Integer,
    Select,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session

from app import db
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import EVALUATIONS
from app.models.score import CustomerScore, ScoreState
from app.models.shipment import Shipment
from app.services import team_settings
from app.services.weekly_rules import abc_limits
from app.settings import TeamSettings

PARTS: Final = ("contribution", "activity", "influence", "credit", "completeness")
MANY: Final = 2_000
"""From so many touched customers on, everybody is scored later in the background instead."""
STEP: Final = 10_000
"""Customers scored in one write: others may write in between."""
UNKNOWN: Final = 50
"""An influence or credit nobody judged counts as the middle: it is missing in the completeness already."""
_KEY: Final = "scores"
_OF_CLASS: Final = {"A": 100, "B": 70, "C": 40}
_ONCE: Final = 10
"""Dealt before, but not within the period."""
_OF_LEVEL: Final = {"A": 60, "B": 40, "C": 20}
"""Whom nothing was sold to yet: what the salesperson expects."""
_DEAL_AGES: Final = ((90, 60), (180, 45), (365, 30), (730, 15))
_DEAL_COUNTS: Final = ((12, 40), (6, 30), (3, 20), (1, 10))
_CONTACT_AGES: Final = ((7, 50), (30, 40), (60, 25), (90, 10))
_STAGES: Final = {"需求确认": 15, "已报价": 30, "已寄样": 30, "谈判中": 30, "待签约": 30}
_AGREED: Final = 20
"""A next contact is agreed."""
_FIRST, _NORMAL, _WATCH, _PAUSE, _GIVE_UP = EVALUATIONS


@dataclass(frozen=True)
class Limits:
    """The smallest yearly amounts (millionths) of the classes A and B, and the day their period began."""

    a: int
    b: int
    start: date


def limits_of(session: Session, team: TeamSettings, *, today: date) -> Limits:
    """Where the classes end among all customers now."""
    start = months_before(today, team.abc_months)
    # All customers: one pass along the index that holds their amounts, not half a million jumps from the days' index.
    plain = session.get_bind().dialect.name == "sqlite"
    on = literal_column("+shipment.shipped_on", Date()) if plain else Shipment.shipped_on
    sales = _sales(on, start, today, true()).subquery()
    amount = _amount(sales, start)
    totals = db.id_array(
        session,
        select(amount).select_from(Customer).outerjoin(sales, sales.c.customer_id == Customer.id).where(amount > 0),
    )
    return Limits(*abc_limits(totals, team.abc_a, team.abc_b), start)


def months_before(today: date, months: int) -> date:
    """The day after the same day so many months ago: with today a period of whole months."""
    index = today.year * 12 + today.month - 1 - months
    year, month = divmod(index, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day) + timedelta(days=1)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28)) + timedelta(days=1)


def scored(
    team: TeamSettings,
    limits: Limits,
    *,
    today: date,
    ids: Sequence[int] | None = None,
    bounds: tuple[int, int] | None = None,
) -> Select[Any]:
    """id, the five parts, score and suggestion of these customers, or of those whose ids lie in `bounds`."""

    def among(column: Any) -> ColumnElement[bool]:
        if bounds is not None:
            found: ColumnElement[bool] = column.between(*bounds)
            return found
        return db.in_values(column, list(ids or ()))

    sales = _sales(Shipment.shipped_on, limits.start, today, among(Shipment.customer_id)).subquery()
    parts = {
        "contribution": _contribution(_amount(sales, limits.start), limits),
        "activity": _activity(today),
        "influence": func.coalesce(Customer.influence * 20, UNKNOWN),
        "credit": func.coalesce(Customer.credit * 20, UNKNOWN),
        "completeness": _completeness(team),
    }
    inner = (
        select(
            Customer.id.label("customer_id"), *(value.label(name) for name, value in parts.items()),
            Customer.closed_down, Customer.do_not_call,
        )
        .outerjoin(sales, sales.c.customer_id == Customer.id)
        .where(among(Customer.id))
        .cte("parts")
        .prefix_with("MATERIALIZED")  # each part is looked up once, not once per rung of the verdicts
    )  # fmt: skip
    weights = {name: team[f"weight_{name}"] for name in PARTS}
    whole = sum(weights.values()) or 1
    score = cast(sum(inner.c[name] * weight for name, weight in weights.items()) / float(whole) + 0.5, Integer)
    outer = select(*inner.c, score.label("score")).subquery()
    suggestion = case(
        (outer.c.closed_down, literal(_GIVE_UP)),
        (outer.c.do_not_call, literal(_PAUSE)),
        (outer.c.score >= team.evaluate_first_from, literal(_FIRST)),
        (outer.c.score >= team.evaluate_normal_from, literal(_NORMAL)),
        (outer.c.score >= team.evaluate_watch_from, literal(_WATCH)),
        (outer.c.score >= team.evaluate_pause_from, literal(_PAUSE)),
        else_=literal(_GIVE_UP),
    )
    named = [outer.c[name] for name in ("customer_id", *PARTS, "score")]
    return select(*named, suggestion.label("suggestion"))


def _sales(on: Any, start: date, today: date, among: ColumnElement[bool]) -> Select[Any]:
    amount = func.sum(type_coerce(Shipment.net_amount, BigInteger)).label("amount")
    lines: Any = select(Shipment.customer_id, amount).where(on.between(start, today), among)
    found: Select[Any] = lines.group_by(Shipment.customer_id)
    return found


def _amount(sales: Any, start: date) -> ColumnElement[Any]:
    # Teams that keep totals without delivery lines have a contribution too.
    typed = case(
        (Customer.last_deal_on >= start, func.coalesce(type_coerce(Customer.deal_total, BigInteger), 0)), else_=0
    )
    return case((Customer.shipped_gross.is_(None), typed), else_=func.coalesce(sales.c.amount, 0))


def _contribution(amount: ColumnElement[Any], limits: Limits) -> ColumnElement[Any]:
    return case(
        (and_(amount > 0, amount >= limits.a), _OF_CLASS["A"]),
        (and_(amount > 0, amount >= limits.b), _OF_CLASS["B"]),
        (amount > 0, _OF_CLASS["C"]),
        (Customer.last_deal_key.is_not(None), _ONCE),
        *((Customer.level == level, points) for level, points in _OF_LEVEL.items()),
        else_=_ONCE,
    )


def _activity(today: date) -> ColumnElement[Any]:
    def young(column: Any, steps: tuple[tuple[int, int], ...]) -> ColumnElement[Any]:
        return case(*((column >= today - timedelta(days=days), points) for days, points in steps), else_=0)

    often = case(*((Customer.deal_count >= least, points) for least, points in _DEAL_COUNTS), else_=0)
    dealt = young(Customer.last_deal_on, _DEAL_AGES) + often
    stage = case(*((Customer.followup == word, points) for word, points in _STAGES.items()), else_=0)
    agreed = case((Customer.next_contact_on >= today, _AGREED), else_=0)
    return case(
        (Customer.last_deal_key.is_not(None), dealt),
        else_=young(Customer.last_contact_on, _CONTACT_AGES) + stage + agreed,
    )


def _completeness(team: TeamSettings) -> ColumnElement[Any]:
    def person(clause: ColumnElement[bool]) -> ColumnElement[bool]:
        return select(Contact.id).where(Contact.customer_id == Customer.id, clause).exists()

    def said(column: Any) -> ColumnElement[bool]:
        kind = column.type
        return and_(column.is_not(None), column != "") if hasattr(kind, "length") else column.is_not(None)

    of_person = {
        "contact": person(said(Contact.name)),
        "phone": person(or_(said(Contact.mobile), said(Contact.phone))),
        "wechat": person(said(Contact.wechat)),
    }
    filled: Any = sum(
        case((of_person[key] if key in of_person else said(getattr(Customer, key)), 1), else_=0)
        for key in team.wanted_fields
    )
    return cast(filled * 100, Float) / len(team.wanted_fields)


# --- keeping ----------------------------------------------------------------------------------------------------------


def rules_of(team: TeamSettings) -> str:
    """The settings that scores follow from, in short; another word means that scores have to be made anew."""
    keys = [key for key in team if key.startswith(("weight_", "evaluate_", "abc_")) or key == "wanted_fields"]
    said = json.dumps({key: team[key] for key in sorted(keys)}, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def due(session: Session, *, today: date) -> bool:
    """Whether everybody has to be scored: never done, another day, other rules, or too much changed at once."""
    state = session.get(ScoreState, _KEY)
    if state is None:
        return True
    same = state.day == today and state.rules == rules_of(team_settings.load(session))
    return not same or state.stale or state.built_to is not None


def begin(session: Session, limits: Limits, *, today: date) -> None:
    """Score everybody anew; old scores stay until their turn. `step` goes on."""
    state = session.get(ScoreState, _KEY)
    if state is None:
        state = ScoreState(key=_KEY)
        session.add(state)
    state.day, state.rules = today, rules_of(team_settings.load(session))
    state.limits = {"a": limits.a, "b": limits.b, "start": limits.start.isoformat()}
    state.built_to, state.stale = 0, False
    session.flush()


def step(session: Session, *, size: int = STEP) -> bool:
    """Score the next customers in order of their ids; True when all are done."""
    state = session.get(ScoreState, _KEY)
    if state is None or state.built_to is None:
        return True
    first = state.built_to + 1
    ids = (
        session.execute(select(Customer.id).where(Customer.id >= first).order_by(Customer.id).limit(size))
        .scalars()
        .all()
    )
    if not ids:
        state.built_to = None
        session.flush()
        return True
    last = ids[-1]
    session.execute(delete(CustomerScore).where(CustomerScore.customer_id.between(first, last)))
    _write(session, scored(team_settings.load(session), _limits(state), today=state.day, bounds=(first, last)))
    state.built_to = last
    session.flush()
    return False


def make_all(session: Session, *, today: date) -> None:
    """Score everybody in this transaction: for the command line and tests."""
    begin(session, limits_of(session, team_settings.load(session), today=today), today=today)
    while not step(session):
        pass


def current_limits(session: Session, team: TeamSettings, *, today: date) -> Limits:
    """The limits that the kept scores were made by, where they are today's; else made now."""
    state = session.get(ScoreState, _KEY)
    if state is not None and state.day == today and state.rules == rules_of(team):
        return _limits(state)
    return limits_of(session, team, today=today)


def refresh(session: Session, customer_ids: Iterable[int]) -> None:
    """Score these customers again, as part of the write that touched them. Nothing where nobody was scored yet."""
    ids = list(customer_ids)
    if not ids:
        return
    state = session.get(ScoreState, _KEY)
    if state is None:
        return
    if len(ids) > MANY:
        session.execute(update(ScoreState).where(ScoreState.key == _KEY).values(stale=True))
        session.expire(state)
        return
    session.execute(delete(CustomerScore).where(db.in_values(CustomerScore.customer_id, ids)))
    _write(session, scored(team_settings.load(session), _limits(state), today=state.day, ids=ids))


def _limits(state: ScoreState) -> Limits:
    return Limits(state.limits["a"], state.limits["b"], date.fromisoformat(state.limits["start"]))


def _write(session: Session, found: Select[Any]) -> None:
    made = found.subquery()
    rows = select(made.c.customer_id, made.c.score, made.c.suggestion)
    session.execute(insert(CustomerScore).from_select(["customer_id", "score", "suggestion"], rows))
