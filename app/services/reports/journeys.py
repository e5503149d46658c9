"""What every customer's row remembers of its way: created, last taken, last returned; read in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from sqlalchemy import Date, and_, case, func, select, type_coerce
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.nouns import Noun
from app.services.reports import cache
from app.services.reports.bulk import HOUR, NO_DAY, Bools, Ints, columns, day_number

_PEOPLE: Final = 2**24
"""More than there will ever be users."""
_FLAGS: Final = 4
_NEVER: Final = day_number(date.min)


@dataclass(frozen=True)
class Journeys:
    """One place per customer. Days since 1970, those of an unknown day before all others; owners and previous owners as
    user ids (0: nobody); reasons of the return as places in `reasons`.
    """

    customer: Ints
    owner: Ints
    previous: Ints
    created: Ints
    claimed: Ints
    returned: Ints
    reason: Ints
    reasons: tuple[str, ...]


def load(session: Session) -> Journeys:
    """All customers; kept until a customer changes."""
    return cache.columns_of(session, "journeys", frozenset({Noun.CUSTOMER}), lambda: _read(session))


def _read(session: Session) -> Journeys:
    # Who came with an owner, as an imported sheet says it, was not taken out of the pool.
    claimed = and_(Customer.claimed_at.is_not(None), Customer.claimed_at != Customer.created_at)
    returned = Customer.returned_on.is_not(None)
    flags = case((claimed, 1), else_=0) + case((returned, 2), else_=0)
    owners = func.coalesce(Customer.owner_id, 0) * _PEOPLE + func.coalesce(Customer.prev_owner_id, 0)
    statement = select(
        Customer.id,
        owners * _FLAGS + flags,
        # A day of creation is always written; the moment of the row stands in for one that is missing.
        func.coalesce(Customer.created_on, func.substr(type_coerce(Customer.created_at, Date), 1, len(NO_DAY))),
        case((claimed, func.substr(type_coerce(Customer.claimed_at, Date), 1, HOUR))),
        Customer.returned_on,
        case((returned, func.coalesce(Customer.return_reason, ""))),
    )
    # Few customers were taken or returned: what is NULL does not travel, the flags say whose the rest is.
    found = columns(session, statement, "iidhdt", by=Customer.id)
    customer, packed, created, taken, back, (codes, reasons) = found
    was_taken, was_back, people = packed % 2 == 1, packed % _FLAGS >= 2, packed // _FLAGS
    return Journeys(
        customer, people // _PEOPLE, people % _PEOPLE, created,
        _spread(was_taken, taken, _NEVER), _spread(was_back, back, _NEVER), _spread(was_back, codes, 0),
        reasons or ("",),
    )  # fmt: skip


def _spread(where: Bools, values: Ints, else_: int) -> Ints:
    made = np.full(len(where), else_, np.int64)
    made[where] = values
    return made
