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
from app.models.nouns import Noun
from app.services.reports import cache, scope
from app.services.reports.bulk import Bools, Ints, columns, day_number
from app.services.reports.shape import Ask
from app.services.weekly_rules import BAD_NUMBER, UNREACHED

CALL: Final = "电话"
NO_HOUR: Final = -1
_NOBODY: Final = sorted(UNREACHED | BAD_NUMBER)
_PEOPLE: Final = 2**24
"""More than there will ever be users."""
_HOURS: Final = 32
_FLAGS: Final = 4


@dataclass(frozen=True)
class Contacts:
    """One place per contact: customer, day since 1970, hour (-1: no time of day), who (0: nobody named), whether
    somebody was spoken to or could be expected to read, whether it was a call, and the asked word of each as a place in
    `words`, which is empty where nobody asked for one.
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
    if word is not None:
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
    flags = case((silent, 0), else_=2) + case((Interaction.method == CALL, 1), else_=0)
    hour = func.coalesce(cast(func.substr(type_coerce(Interaction.happened_time, String), 1, 2), Integer), NO_HOUR)
    # Five small columns travel as one number: a column costs a fifth of the whole reading.
    who = Interaction.customer_id * _PEOPLE + func.coalesce(Interaction.salesperson_id, 0)
    packed = (who * _HOURS + hour + 1) * _FLAGS + flags
    statement = select(packed, Interaction.happened_on).order_by(Interaction.id)
    packs, day = columns(session, statement, "id", by=Interaction.id)
    flag, hours, people = packs % _FLAGS, packs // _FLAGS % _HOURS, packs // (_FLAGS * _HOURS)
    return Contacts(
        people // _PEOPLE, day, hours - 1, people % _PEOPLE, flag >= 2, flag % 2 == 1,
        np.zeros(len(packs), np.int64), (),
    )  # fmt: skip


def _read_words(session: Session, word: str) -> tuple[Ints, tuple[str, ...]]:
    statement = select(func.coalesce(WORDS[word], "")).order_by(Interaction.id)
    ((places, words),) = columns(session, statement, "t", by=Interaction.id)
    return places, words
