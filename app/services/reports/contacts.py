"""All logged contacts as arrays, for the reports of contacts and of salespeople."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import Integer, String, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.interaction import Interaction
from app.models.nouns import METHODS, Noun
from app.services.reports import bulk, cache, scope
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
_KNOWN: Final = {one: place for place, one in enumerate(METHODS, 1)}
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


@dataclass(frozen=True)
class _Reach(cache.Reach):
    """What contacts are kept as: with their hours and methods or without, and with which word."""

    whole: bool = True
    word: str | None = None

    def inside(self, other: Hashable) -> bool:
        return isinstance(other, _Reach) and not self.whole


def made(
    session: Session, actor: Actor, ask: Ask, today: date, *, word: str | None = None, whole: bool = True
) -> Contacts:
    """The contacts of the asked days with customers the actor sees, by who made them; `word` names one of WORDS. Hours,
    calls and words mean nothing where not `whole`.
    """
    found = _kept(session, _Reach(whole))
    if word is not None and not (word == "method" and found.words):
        found = _kept(session, _Reach(word=word))
    keep = (found.day >= day_number(ask.first)) & (found.day <= day_number(ask.last))
    mask = scope.chosen(session, actor, ask, today, size=int(found.customer.max(initial=0)) + 1, owner=False)
    if mask is not None:
        keep &= mask[found.customer]
    if ask.owner_id is not None:
        keep &= found.person == ask.owner_id
    return found if keep.all() else found.where(keep)


def ahead(session: Session, *, whole: bool) -> AbstractContextManager[None]:
    """Reads the contacts while something else is read."""
    return bulk.ahead(session, lambda other: _kept(other, _Reach(whole)))


def _kept(session: Session, reach: _Reach) -> Contacts:
    return cache.columns_of(session, reach, frozenset({Noun.INTERACTION}), lambda: _read(session, reach))


def _read(session: Session, reach: _Reach) -> Contacts:
    # As `weekly_rules.code_of` says it: what was said wins over how the line was.
    silent = or_(
        Interaction.outcome.in_(_NOBODY), and_(Interaction.outcome.is_(None), Interaction.reached.in_(_NOBODY))
    )
    method = case(
        (Interaction.method.is_(None), 0),
        (Interaction.method == "", 0),
        else_=case(_KNOWN, value=Interaction.method, else_=_OWN),
    )
    hour = func.coalesce(cast(func.substr(type_coerce(Interaction.happened_time, String), 1, 2), Integer), NO_HOUR)
    # Six small columns travel as one number: a column costs a fifth of the whole reading.
    who = Interaction.customer_id * _PEOPLE + func.coalesce(Interaction.salesperson_id, 0)
    told = (who * _HOURS + hour + 1) * _METHODS + method if reach.whole else who * _HOURS * _METHODS
    packed = told * 2 + case((silent, 0), else_=1)
    asked = () if reach.word is None else (func.coalesce(WORDS[reach.word], ""),)
    wanted = (packed, Interaction.happened_on, *asked)
    customer, person, hour, method, reached, day, *rest = columns(
        session, select(*wanted), "idt"[: len(wanted)], by=Interaction.id, into=_unpacked
    )
    words: tuple[str, ...] = () if (method == _OWN).any() else ("", *METHODS)
    places, words = rest[0] if rest else (method, words)
    return Contacts(customer, day, hour, person, reached, method == _KNOWN[CALL], places, words)


def _unpacked(piece: list[Any]) -> Sequence[Any]:
    packs, *rest = piece
    reached, packs = (packs & 1).astype(np.bool_), packs >> 1
    method, packs = packs & (_METHODS - 1), packs >> _bits(_METHODS)
    hour, packs = (packs & (_HOURS - 1)) - 1, packs >> _bits(_HOURS)
    return packs >> _bits(_PEOPLE), packs & (_PEOPLE - 1), hour, method, reached, *rest


def _bits(power: int) -> int:
    return power.bit_length() - 1
