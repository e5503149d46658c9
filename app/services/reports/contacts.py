"""All logged contacts as arrays, for the reports of contacts and of salespeople."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from sqlalchemy import Integer, String, cast, func, select, type_coerce
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.services.reports import cache, scope
from app.services.reports.bulk import Bools, Ints, coded, columns, day_number
from app.services.reports.shape import Ask
from app.services.weekly_rules import code_of

CALL: Final = "电话"
NO_HOUR: Final = -1
_NOBODY: Final = frozenset({"unreached", "bad_number"})
_BETWEEN: Final = "\x1e"
_PACKED: Final = 2**24
"""More than there will ever be users."""
_HOURS: Final = 32


@dataclass(frozen=True)
class Contacts:
    """One place per contact: customer, day since 1970, hour (-1: no time of day), who (0: nobody named), and the
    place of its (method, outcome, reached) in `kinds`.
    """

    customer: Ints
    day: Ints
    hour: Ints
    person: Ints
    kind: Ints
    kinds: tuple[tuple[str | None, str | None, str | None], ...]

    def __len__(self) -> int:
        return len(self.customer)

    def where(self, chosen: Bools) -> Contacts:
        """The chosen contacts."""
        return replace(self, **{one: getattr(self, one)[chosen] for one in _ARRAYS})

    def reached(self) -> Bools:
        """Contacts in which somebody was spoken to, or could be expected to read."""
        made: Bools = np.array([_is_reached(one) for one in self.kinds], np.bool_)[self.kind]
        return made

    def calls(self) -> Bools:
        """Contacts by telephone."""
        made: Bools = np.array([one[0] == CALL for one in self.kinds], np.bool_)[self.kind]
        return made


_ARRAYS: Final = ("customer", "day", "hour", "person", "kind")


def made(session: Session, actor: Actor, ask: Ask, today: date) -> Contacts:
    """The contacts of the asked days with customers the actor sees, by who made them."""
    found = cache.columns_of(session, "contacts", frozenset({Noun.INTERACTION}), lambda: _read(session))
    keep = (found.day >= day_number(ask.first)) & (found.day <= day_number(ask.last))
    mask = scope.chosen(session, actor, ask, today, size=int(found.customer.max(initial=0)) + 1, owner=False)
    if mask is not None:
        keep &= mask[found.customer]
    if ask.owner_id is not None:
        keep &= found.person == ask.owner_id
    return found if keep.all() else found.where(keep)


def _is_reached(kind: tuple[str | None, str | None, str | None]) -> bool:
    return code_of(kind[1], kind[2]) not in _NOBODY


def _read(session: Session) -> Contacts:
    words = (Interaction.method, Interaction.outcome, Interaction.reached)
    first, *others = (func.coalesce(one, "") for one in words)
    kind: Any = first
    for one in others:
        kind = kind.concat(_BETWEEN).concat(one)
    hour = func.coalesce(cast(func.substr(type_coerce(Interaction.happened_time, String), 1, 2), Integer), NO_HOUR)
    # Three small columns travel as one number: a column costs a fifth of the whole reading.
    packed = (Interaction.customer_id * _PACKED + func.coalesce(Interaction.salesperson_id, 0)) * _HOURS + hour + 1
    packs, day, kinds = columns(session, select(packed, Interaction.happened_on, kind), "idt")
    codes, texts = coded(kinds)
    parts = tuple(tuple(part or None for part in one.split(_BETWEEN)) for one in texts)
    return Contacts(
        packs // _HOURS // _PACKED, day, packs % _HOURS - 1, packs // _HOURS % _PACKED, codes,
        parts,  # type: ignore[arg-type]
    )  # fmt: skip
