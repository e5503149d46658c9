"""When customers changed hands: taken from the public pool, given to somebody, returned (3-rules 3.2).

Two sources complete each other: the history of operations, which begins with the program's first day, and what a
customer's row remembers of its last taking and its last return, also where it was imported. Earlier ones before the
history are known to nobody. What an undo took back counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import AUTO_RETURN_REASONS, Noun
from app.models.operation import Change, Operation
from app.services.pool_history import not_taken_back
from app.services.reports import journeys, scope
from app.services.reports.bulk import Bools, Ints, coded, day_number, paired
from app.services.reports.shape import Ask
from app.services.return_rules import midnight

KINDS: Final = ("claimed", "assigned", "returned", "auto_returned")
CLAIMED, ASSIGNED, RETURNED, AUTO_RETURNED = range(4)
_OPERATIONS: Final = ("customer.claim", "customer.transfer", "customer.return", "pool.auto_return", "user.hand_over")


@dataclass(frozen=True)
class Moves:
    """One place per move, in order of customer and day: its kind as a place in KINDS, who took the customer or had it
    (0: not known), and the place of its reason in `reasons` ('' for those without).
    """

    customer: Ints
    day: Ints
    kind: Ints
    person: Ints
    reason: Ints
    reasons: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.customer)

    @property
    def out(self) -> Bools:
        """Out of the pool, to somebody."""
        made: Bools = self.kind <= ASSIGNED
        return made

    def where(self, chosen: Bools | Ints) -> Moves:
        """The chosen moves."""
        return replace(self, **{one: getattr(self, one)[chosen] for one in _ARRAYS})


_ARRAYS: Final = ("customer", "day", "kind", "person", "reason")


def moves(session: Session, actor: Actor, ask: Ask, today: date) -> Moves:
    """Every known move of the asked days of customers the actor sees in the asked region. A taking that only the
    customer's row remembers counts as claimed.
    """
    parts = [
        _recorded(session, ask),
        _remembered_takings(session, ask),
        _remembered_returns(session, ask),
    ]
    customer, day, kind, person = (
        np.concatenate([np.asarray(one[place], np.int64) for one in parts]) for place in range(4)
    )
    reason, reasons = coded([text for one in parts for text in one[4]])
    # Of the same move on the same day the recorded one, which comes first, knows more.
    _, first = np.unique(paired(customer, day) * 2 + (kind <= ASSIGNED), return_index=True)
    found = Moves(customer, day, kind, person, reason, reasons).where(first)
    keep = np.ones(len(found), np.bool_)
    mask = scope.chosen(session, actor, ask, today, size=int(found.customer.max(initial=0)) + 1, owner=False)
    if mask is not None:
        keep &= mask[found.customer]
    if ask.owner_id is not None:
        keep &= found.person == ask.owner_id
    return found.where(keep)


def history_since(session: Session) -> date | None:
    """The day of the first recorded operation."""
    first = session.execute(select(func.min(Operation.at))).scalar()
    return first.astimezone().date() if first is not None else None


_Columns = tuple[Any, Any, Any, Any, list[str]]


def _recorded(session: Session, ask: Ask) -> _Columns:
    rows = session.execute(
        select(Operation.at, Operation.kind, Change.record_id, Change.before, Change.after)
        .join(Operation, Operation.id == Change.operation_id)
        .where(
            Operation.kind.in_(_OPERATIONS),
            Operation.at >= midnight(ask.first),
            Operation.at < midnight(ask.last + timedelta(days=1)),
            Change.noun == Noun.CUSTOMER.value,
            not_taken_back(),
        )
        .order_by(Change.id.desc())
    )
    made: _Columns = ([], [], [], [], [])
    for at, operation, customer_id, before, after in rows:
        had, has = (before or {}).get("owner_id"), (after or {}).get("owner_id")
        if (had is None) == (has is None):
            continue  # from hand to hand: neither in nor out
        if has is not None:
            kind, reason = (CLAIMED if operation == "customer.claim" else ASSIGNED), ""
        else:
            kind = AUTO_RETURNED if operation == "pool.auto_return" else RETURNED
            reason = (after or {}).get("return_reason") or ""
        values = (customer_id, day_number(at.astimezone().date()), kind, has if has is not None else had, reason)
        for column, value in zip(made, values, strict=True):
            column.append(value)
    return made


def _remembered_takings(session: Session, ask: Ask) -> _Columns:
    known = journeys.load(session)
    taken = (known.owner > 0) & _inside(known.claimed, ask)
    customer = known.customer[taken]
    return customer, known.claimed[taken], np.full(len(customer), CLAIMED), known.owner[taken], [""] * len(customer)


def _remembered_returns(session: Session, ask: Ask) -> _Columns:
    known = journeys.load(session)
    back = _inside(known.returned, ask)
    reasons = [known.reasons[one] for one in known.reason[back].tolist()]
    kinds = [AUTO_RETURNED if one in AUTO_RETURN_REASONS else RETURNED for one in reasons]
    return known.customer[back], known.returned[back], kinds, known.previous[back], reasons


def _inside(days: Ints, ask: Ask) -> Bools:
    made: Bools = (days >= day_number(ask.first)) & (days <= day_number(ask.last))
    return made
