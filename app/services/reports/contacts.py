"""All logged contacts as arrays, for the reports of contacts and of salespeople."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import Integer, String, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.interaction import Interaction
from app.models.nouns import METHODS, Noun
from app.services.reports import cache, scope
from app.services.reports.bulk import Bools, Ints, columns, day_number
from app.services.reports.shape import Ask
from app.services.weekly_rules import BAD_NUMBER, UNREACHED

CALL: Final = METHODS[0]
NO_HOUR: Final = -1
_NOBODY: Final = sorted(UNREACHED | BAD_NUMBER)
_PEOPLE: Final = 2**24
"""More than there will ever be users."""
_HOURS: Final = 32
_METHODS: Final = 16
_OWN: Final = _METHODS - 1
"""A method that only this team's sheets have."""


@dataclass(frozen=True)
class Contacts:
    """One place per contact: customer, day since 1970, hour (-1: no time of day), who (0: nobody named), whether
    somebody was spoken to or could be expected to read, whether it was a call, and the asked word of each as a place in
    `words`: the method where nobody asked for another, or none at all where some methods are a team's own.
    """

    customer: Ints
    day: Ints
    hour: Ints
    person: Ints
    reached: Bools
    call: Bools
    word: Ints
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.customer)

    def where(self, chosen: Bools) -> Contacts:
        """The chosen contacts."""
        return replace(self, **{one: getattr(self, one)[chosen] for one in _ARRAYS})


_ARRAYS: Final = ("customer", "day", "hour", "person", "reached", "call", "word")
WORDS: Final[dict[str, Any]] = {"method": Interaction.method, "outcome": Interaction.outcome}
"""What a contact says in a word."""


def made(session: Session, actor: Actor, ask: Ask, today: date, *, word: str | None = None) -> Contacts:
    """The contacts of the asked days with customers the actor sees, by who made them; `word` names one of WORDS."""
    nouns = frozenset({Noun.INTERACTION})
    found = cache.columns_of(session, "contacts", nouns, lambda: _read(session))
    if word is not None and not (word == "method" and found.words):
        places, words = cache.columns_of(session, ("contacts", word), nouns, lambda: _read_words(session, word))
        found = replace(found, word=places, words=words)
    keep = (found.day >= day_number(ask.first)) & (found.day <= day_number(ask.last))
    mask = scope.chosen(session, actor, ask, today, size=int(found.customer.max(initial=0)) + 1, owner=False)
    if mask is not None:
        keep &= mask[found.customer]
    if ask.owner_id is not None:
        keep &= found.person == ask.owner_id
    return found if keep.all() else found.where(keep)


def _read(session: Session) -> Contacts:
    # As `weekly_rules.code_of` says it: what was said wins over how the line was.
    silent = or_(
        Interaction.outcome.in_(_NOBODY), and_(Interaction.outcome.is_(None), Interaction.reached.in_(_NOBODY))
    )
    known = {one: place for place, one in enumerate(METHODS, 1)}
    method = case(
        (Interaction.method.is_(None), 0),
        (Interaction.method == "", 0),
        else_=case(known, value=Interaction.method, else_=_OWN),
    )
    hour = func.coalesce(cast(func.substr(type_coerce(Interaction.happened_time, String), 1, 2), Integer), NO_HOUR)
    # Six small columns travel as one number: a column costs a fifth of the whole reading.
    who = Interaction.customer_id * _PEOPLE + func.coalesce(Interaction.salesperson_id, 0)
    packed = ((who * _HOURS + hour + 1) * _METHODS + method) * 2 + case((silent, 0), else_=1)
    statement = select(packed, Interaction.happened_on).order_by(Interaction.id)
    packs, day = columns(session, statement, "id", by=Interaction.id)
    reached, packs = (packs & 1).astype(np.bool_), packs >> 1
    methods, packs = packs & (_METHODS - 1), packs >> _bits(_METHODS)
    hours, packs = packs & (_HOURS - 1), packs >> _bits(_HOURS)
    words = () if (methods == _OWN).any() else ("", *METHODS)
    return Contacts(
        packs >> _bits(_PEOPLE), day, hours - 1, packs & (_PEOPLE - 1), reached, methods == known[CALL], methods, words
    )


def _bits(power: int) -> int:
    return power.bit_length() - 1


def _read_words(session: Session, word: str) -> tuple[Ints, tuple[str, ...]]:
    statement = select(func.coalesce(WORDS[word], "")).order_by(Interaction.id)
    ((places, words),) = columns(session, statement, "t", by=Interaction.id)
    return places, words
