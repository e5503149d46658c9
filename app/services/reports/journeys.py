"""What every customer's row remembers of its way: created, last taken, last returned; read in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Date, func, select, type_coerce
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.nouns import Noun
from app.services.reports import cache
from app.services.reports.bulk import HOUR, NO_DAY, Ints, coded, columns

_PEOPLE: Final = 2**24
"""More than there will ever be users."""


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
    claimed = func.coalesce(func.substr(type_coerce(Customer.claimed_at, Date), 1, HOUR), f"{NO_DAY} 12")
    # A day of creation is always written; the moment of the row stands in for one that is missing.
    created = func.coalesce(Customer.created_on, func.substr(type_coerce(Customer.created_at, Date), 1, len(NO_DAY)))
    statement = select(
        Customer.id,
        func.coalesce(Customer.owner_id, 0) * _PEOPLE + func.coalesce(Customer.prev_owner_id, 0),
        created,
        claimed,
        func.coalesce(Customer.returned_on, NO_DAY),
        func.coalesce(Customer.return_reason, ""),
    )
    customer, people, made, taken, returned, texts = columns(session, statement, "iidhdt")
    reason, reasons = coded(texts)
    return Journeys(customer, people // _PEOPLE, people % _PEOPLE, made, taken, returned, reason, reasons)
