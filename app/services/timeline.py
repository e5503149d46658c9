"""跟进: everything that happened with a customer, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import interactions, operations, service_cases, shipments, visibility

_TOLD: Final = frozenset(
    {
        "customer.create", "customer.claim", "customer.return", "customer.transfer", "customer.lock",
        "customer.unlock", "customer.evaluate", "pool.auto_return", "user.hand_over", "import",
    }
)  # fmt: skip
_OPERATIONS: Final = 500


@dataclass(frozen=True)
class TimelineEntry:
    """`kind` is interaction, shipment, service_case or operation; `title` the method, number, type or operation kind;
    `status` the outcome, kind or status shown as a pill.
    """

    kind: str
    id: int
    on: date
    at: datetime
    who: str | None
    title: str
    status: str | None
    text: str
    next_on: date | None = None
    amount: Decimal | None = None
    undone: bool = False
    """The action was taken back later: shown crossed out."""


def of_customer(
    session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 200
) -> list[TimelineEntry]:
    """The latest `limit` happenings. Raises NotFound."""
    visibility.require_visible(session, actor, customer_id, today=today)
    made = contacts(session, actor, customer_id, today=today, limit=limit)
    for one in shipments.of_customer(session, actor, customer_id, today=today, limit=limit):
        v = one.values
        text = " ".join(str(part) for part in (v["product"], v["model"], v["quantity"], v["unit"]) if part is not None)
        made.append(
            TimelineEntry(
                "shipment", one.id, v["shipped_on"], v["created_at"], one.person, v["number"] or "",
                "作废" if v["void"] else v["kind"], text, None, v["amount"],
            )
        )  # fmt: skip
    for one in service_cases.of_customer(session, actor, customer_id, today=today, limit=limit):
        v = one.values
        made.append(
            TimelineEntry(
                "service_case", one.id, v["registered_on"], v["created_at"], one.person, v["type"] or "",
                v["status"], v["problem"] or "",
            )
        )  # fmt: skip
    made += _ownership(session, customer_id)
    made.sort(key=lambda one: (one.on, one.at), reverse=True)
    return made[:limit]


def contacts(session: Session, actor: Actor, customer_id: int, *, today: date, limit: int = 200) -> list[TimelineEntry]:
    """The latest `limit` logged contacts alone. Raises NotFound."""
    made = []
    for one in interactions.of_customer(session, actor, customer_id, today=today, limit=limit):
        v = one.values
        made.append(
            TimelineEntry(
                "interaction", one.id, v["happened_on"], v["created_at"], one.person, v["method"] or "",
                v["outcome"] or v["reached"], v["content"] or "", v["next_on"],
            )
        )  # fmt: skip
    return made


def _ownership(session: Session, customer_id: int) -> list[TimelineEntry]:
    """Who had the customer, how it was judged and locked, and every action on it that was taken back."""
    rows = session.execute(
        select(Operation, User.name)
        .join(Change, Change.operation_id == Operation.id)
        .outerjoin(User, User.id == Operation.actor_id)
        .where(Change.noun == Noun.CUSTOMER.value, Change.record_id == customer_id, Operation.undoes.is_(None))
        .order_by(Operation.id.desc())
        .limit(_OPERATIONS)
    ).all()
    undone = operations.undone_of(session, {one.id for one, _ in rows})
    return [
        TimelineEntry(
            "operation", one.id, one.at.astimezone().date(), one.at, name, one.kind, None,
            str(one.details.get("to") or one.details.get("reason") or one.details.get("file") or ""),
            undone=one.id in undone,
        )
        for one, name in rows
        if one.kind in _TOLD or one.id in undone
    ]  # fmt: skip
