"""评判: what the program suggests for a customer and why, taking it over or overriding it, and the history of both
(3-rules 3.5).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor, Permission
from app.errors import InvalidValue
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import CASE_CLOSED, Noun
from app.models.operation import Change, Operation
from app.models.query import ListQuery
from app.models.service_case import ServiceCase
from app.services import changes, lists, operations, scores, team_settings, visibility
from app.services.changes import Written
from app.services.fields import checked
from app.services.scores import PARTS

MOST: Final = 20_000
"""Customers that are evaluated together: one action, one undo."""
SUGGESTED, OWN = "suggested", "own"
"""Where a verdict came from, as an operation's details say it."""
_FIELDS: Final = frozenset({"evaluation_result", "evaluation_note"})
_RECENT_DAYS: Final = 30
_RIVAL_DAYS: Final = 180
_WARM: Final = ("有意向", "已报价", "需寄样")


@dataclass(frozen=True)
class Part:
    """One part of the score: 0…100, and the weight the team gives it. `known` is False where nobody judged it."""

    key: str
    points: float
    weight: int
    known: bool = True


@dataclass(frozen=True)
class Facts:
    """What the reasoning is written from: figures and flags, no sentences."""

    contacts_30: int
    last_contact_on: date | None
    warm: str | None
    """The outcome of the latest promising contact of the last 30 days."""
    rival: bool
    """A contact of the last half year named another supplier."""
    deal_total: Decimal | None
    deal_count: int
    last_deal_on: date | None
    open_complaints: int
    influence: int | None
    credit: int | None
    completeness: int
    closed_down: bool
    do_not_call: bool


@dataclass(frozen=True)
class Assessment:
    """The program's view of one customer."""

    customer_id: int
    parts: tuple[Part, ...]
    score: int
    suggestion: str
    facts: Facts


@dataclass(frozen=True)
class Proposal:
    """One row of the preview: what stands there now, what is suggested. `by_hand`: a person or a sheet said it."""

    customer_id: int
    name: str
    present: str | None
    note: str | None
    suggestion: str
    score: int
    by_hand: bool
    assessment: Assessment


@dataclass(frozen=True)
class Preview:
    """The rows in which something would change, those no person judged first, then by score; `same` already stand as
    suggested, `left` were beyond the most that go together, `foreign` may only be read by the actor.
    """

    rows: tuple[Proposal, ...]
    same: int
    left: int
    foreign: int


@dataclass(frozen=True)
class Judged:
    """One step of a customer's evaluation; `source` is suggested, own or '' where it was typed or imported."""

    at: datetime
    actor: str | None
    kind: str
    before: str | None
    after: str | None
    note: str | None
    source: str


def assess(session: Session, actor: Actor, customer_id: int, *, today: date) -> Assessment:
    """Parts, score, suggestion and facts of one customer. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    return _assessed(session, [customer_id], today=today)[customer_id]


def preview(session: Session, actor: Actor, ids: Sequence[int], *, today: date) -> Preview:
    """What taking over the suggestions would change among these customers."""
    mine = _editable(session, actor, ids, today=today)
    asked = mine[:MOST]
    found = _assessed(session, asked, today=today)
    present: dict[int, Any] = {}
    for part in changes.chunks(asked):
        there = session.execute(
            select(Customer.id, Customer.name, Customer.evaluation_result, Customer.evaluation_note).where(
                Customer.id.in_(part)
            )
        )
        present |= {row.id: row for row in there}
    differing = [one for one in asked if present[one].evaluation_result != found[one].suggestion]
    ours = _by_program(session, [one for one in differing if present[one].evaluation_result])
    rows = [
        Proposal(
            one, present[one].name, present[one].evaluation_result, present[one].evaluation_note,
            found[one].suggestion, found[one].score,
            bool(present[one].evaluation_result) and one not in ours, found[one],
        )
        for one in differing
    ]  # fmt: skip
    rows.sort(key=lambda one: (one.by_hand, -one.score, one.customer_id))
    return Preview(tuple(rows), len(asked) - len(rows), len(mine) - len(asked), len(ids) - len(mine))


def preview_list(session: Session, actor: Actor, query: ListQuery, *, today: date) -> Preview:
    """As `preview`, for everything a list shows under its filter."""
    found: array[int] = lists.ids(session, actor, query, today=today)
    return preview(session, actor, found.tolist(), today=today)


def take(
    session: Session,
    actor: Actor,
    customer_ids: Sequence[int],
    *,
    say: Callable[[Facts], str],
    now: datetime,
    today: date,
) -> Written[int]:
    """Take over the suggestions of these customers with the reasoning that `say` writes, as one action; suggestions are
    made again here, so that what changed meanwhile counts. Raises NotFound, NotAllowed, InvalidValue (too many).
    """
    if len(customer_ids) > MOST:
        raise InvalidValue(Noun.CUSTOMER.value, "evaluation_result", "too_large", str(len(customer_ids)), MOST)
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    found = _assessed(session, customer_ids, today=today)
    rows = {
        one: {"evaluation_result": made.suggestion, "evaluation_note": say(made.facts) or None}
        for one, made in found.items()
    }
    recording = changes.begin(
        session, actor, "customer.evaluate", now=now, count=len(customer_ids), source=SUGGESTED,
        **({"result": found[customer_ids[0]].suggestion} if len(customer_ids) == 1 else {}),
    )  # fmt: skip
    return recording.done(recording.update(Noun.CUSTOMER, rows))


def evaluate(
    session: Session,
    actor: Actor,
    customer_ids: Sequence[int],
    *,
    result: str,
    note: str | None = None,
    suggested: bool = False,
    now: datetime,
    today: date,
) -> Written[int]:
    """Set 评判结果 (and 评判说明 when given) of one or many customers; `suggested`: the program said so."""
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    row = {"evaluation_result": result} | ({} if note is None else {"evaluation_note": note})
    row = checked(Noun.CUSTOMER, row, allowed=_FIELDS)
    recording = changes.begin(
        session, actor, "customer.evaluate", now=now, result=row["evaluation_result"], count=len(customer_ids),
        source=SUGGESTED if suggested else OWN,
    )  # fmt: skip
    return recording.done(recording.update(Noun.CUSTOMER, dict.fromkeys(customer_ids, row)))


def history(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 50) -> list[Judged]:
    """Who judged the customer how, newest first; what was undone is left out. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    made = []
    for one in operations.history(session, Noun.CUSTOMER, customer_id):
        said = {change.field: change for change in one.changes if change.field in _FIELDS}
        if one.undone or one.kind == operations.UNDO or not said:
            continue
        result, note = said.get("evaluation_result"), said.get("evaluation_note")
        made.append(
            Judged(
                one.at, one.actor, one.kind, result.before if result else None, result.after if result else None,
                note.after if note else None, str(one.details.get("source") or ""),
            )
        )  # fmt: skip
    return made[:limit]


# --- reading ----------------------------------------------------------------------------------------------------------


def _assessed(session: Session, ids: Sequence[int], *, today: date) -> dict[int, Assessment]:
    team = team_settings.load(session)
    limits = scores.current_limits(session, team, today=today)
    weights = {key: int(team[f"weight_{key}"]) for key in PARTS}
    made: dict[int, Assessment] = {}
    for part in changes.chunks(ids):
        facts = _facts(session, part, today=today)
        for row in session.execute(scores.scored(team, limits, today=today, ids=part)).mappings():
            one = row["customer_id"]
            known = facts[one]
            made[one] = Assessment(
                one,
                tuple(
                    Part(key, float(row[key]), weights[key], key not in ("influence", "credit") or bool(known[key]))
                    for key in PARTS
                ),
                row["score"],
                row["suggestion"],
                Facts(**known, completeness=round(row["completeness"])),
            )
    return made


def _facts(session: Session, ids: Sequence[int], *, today: date) -> dict[int, dict[str, Any]]:
    recent, half_year = today - timedelta(days=_RECENT_DAYS), today - timedelta(days=_RIVAL_DAYS)
    rival = or_(Interaction.outcome == "已有供应商", Interaction.loss_reason == "竞品")
    talks = {
        row[0]: row
        for row in session.execute(
            select(
                Interaction.customer_id,
                func.sum(case((Interaction.happened_on >= recent, 1), else_=0)),
                func.max(case((rival, 1), else_=0)),
            )
            .where(Interaction.customer_id.in_(ids), Interaction.happened_on.between(half_year, today))
            .group_by(Interaction.customer_id)
        )
    }
    warm: dict[int, str] = {}
    # Put in order here: asked for in SQL, the order sends the database through everybody's last thirty days.
    latest_first = sorted(
        session.execute(
            select(Interaction.happened_on, Interaction.id, Interaction.customer_id, Interaction.outcome).where(
                Interaction.customer_id.in_(ids), Interaction.happened_on.between(recent, today)
            )
        ).all(),
        key=lambda row: (row.happened_on, row.id),
        reverse=True,
    )
    for _, _, customer_id, outcome in latest_first:
        if outcome is not None and customer_id not in warm:
            warm[customer_id] = outcome
    complaints = dict(
        session.execute(
            select(ServiceCase.customer_id, func.count())
            .where(ServiceCase.customer_id.in_(ids), ServiceCase.type == "投诉", _open_case())
            .group_by(ServiceCase.customer_id)
        ).all()
    )
    columns = (
        Customer.last_contact_on, Customer.deal_total, Customer.deal_count, Customer.last_deal_on, Customer.influence,
        Customer.credit, Customer.closed_down, Customer.do_not_call,
    )  # fmt: skip
    made = {}
    for row in session.execute(select(Customer.id, *columns).where(Customer.id.in_(ids))).mappings():
        _, often, named = talks.get(row["id"], (None, 0, 0))
        latest = warm.get(row["id"])
        made[row["id"]] = {
            **{column.key: row[column.key] for column in columns},
            "deal_count": row["deal_count"] or 0,
            "contacts_30": int(often or 0),
            "rival": bool(named),
            "warm": latest if latest in _WARM else None,
            "open_complaints": complaints.get(row["id"], 0),
        }
    return made


def _open_case() -> ColumnElement[bool]:
    return or_(ServiceCase.status.is_(None), ServiceCase.status.not_in(sorted(CASE_CLOSED)))


def _editable(session: Session, actor: Actor, ids: Sequence[int], *, today: date) -> list[int]:
    """The customers among these whose evaluation the actor may change, in the given order."""
    if actor.may(Permission.CUSTOMER_EDIT_ALL):
        may: ColumnElement[bool] = visibility.visible(actor, today)
    else:
        may = and_(visibility.visible(actor, today), visibility.writable(actor, today))
    allowed = set(session.execute(select(Customer.id).where(db.in_values(Customer.id, ids), may)).scalars())
    return [one for one in ids if one in allowed]


def _by_program(session: Session, ids: Sequence[int]) -> set[int]:
    """Whose present verdict came from a suggestion that was taken over; all others were typed or imported."""
    found: dict[int, Mapping[str, Any]] = {}
    for part in changes.chunks(ids):
        rows = session.execute(
            select(Change.record_id, Operation.details)
            .join(Operation, Operation.id == Change.operation_id)
            .where(
                Change.noun == Noun.CUSTOMER.value,
                Change.record_id.in_(part),
                or_(
                    Change.after["evaluation_result"].as_string().is_not(None),
                    Change.before["evaluation_result"].as_string().is_not(None),
                ),
            )
            .order_by(Change.id)
        )
        found |= dict(rows.all())
    return {one for one, details in found.items() if details.get("source") == SUGGESTED}
