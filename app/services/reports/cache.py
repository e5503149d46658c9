"""What was computed is kept until something it rests on changes: whole reports, and the columns they share.

Every write is an operation with changes, so the newest ids of both tell whether anything happened, and the nouns of
the changes in between tell what. Kept per database and process; nothing is kept of a writing session, which may yet be
rolled back.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun
from app.models.operation import Change, Operation

T = TypeVar("T")
_REPORTS_KEPT: Final = 200
_COLUMNS_KEPT: Final = 8
"""At a million customers each holds 10 to 100 MB, all together some 350; at ten thousand it is a hundredth."""
_LOOKED_THROUGH: Final = 20_000
"""After more changes than this everything counts as changed: looking would cost more than it saves."""

Moment = tuple[int, int]
"""The newest operation and the newest change a session sees."""


@dataclass
class _Kept:
    """What is known of one database; `changed` says at which moment each noun last changed."""

    moment: Moment
    start: Moment
    changed: dict[str, Moment] = field(default_factory=dict)
    reports: OrderedDict[Hashable, tuple[Moment, Any]] = field(default_factory=OrderedDict)
    columns: OrderedDict[Hashable, tuple[Moment, Any]] = field(default_factory=OrderedDict)


_kept: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def remembered(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """The report of this key while nothing at all was written since it was made."""
    kept, moment = _kept_of(session)
    if kept is None:
        return make()
    with _lock:
        found = kept.reports.get(key)
        if found is not None and found[0] == moment:
            kept.reports.move_to_end(key)
            return found[1]  # type: ignore[no-any-return]
    made = make()
    with _lock:
        kept.reports[key] = (moment, made)
        while len(kept.reports) > _REPORTS_KEPT:
            kept.reports.popitem(last=False)
    return made


class Reach(ABC):
    """The key of columns that others may hold as well; a frozen dataclass."""

    @abstractmethod
    def inside(self, other: Hashable) -> bool:
        """Whether what is kept as `other` holds all of this."""


def columns_of(session: Session, key: Hashable, nouns: frozenset[Noun], make: Callable[[], T]) -> T:
    """Shared columns while none of these nouns was written since they were read, or others that hold all of them. The
    caller may not change them.
    """
    kept, moment = _kept_of(session)
    if kept is None:
        return make()
    with _lock:
        last = max((kept.changed.get(one.value, kept.start) for one in nouns), default=kept.start)
        for one in (key, *(other for other in kept.columns if _inside(key, other))):
            found = kept.columns.get(one)
            if found is not None and last <= found[0] <= moment:
                kept.columns.move_to_end(one)
                return found[1]  # type: ignore[no-any-return]
    made = make()
    with _lock:
        if kept.moment == moment or key not in kept.columns:
            for other in [one for one in kept.columns if _inside(one, key)]:
                del kept.columns[other]
            kept.columns[key] = (moment, made)
        while len(kept.columns) > _COLUMNS_KEPT:
            kept.columns.popitem(last=False)
    return made


def _inside(key: Hashable, other: Hashable) -> bool:
    return isinstance(key, Reach) and key.inside(other)


def forget(engine: Engine) -> None:
    """Let go of everything kept of a database."""
    with _lock:
        _kept.pop(engine, None)


def _kept_of(session: Session) -> tuple[_Kept | None, Moment]:
    """What is kept of the session's database, brought up to its moment; None in a writing or an outdated session."""
    engine = session.get_bind()
    moment = moment_of(session)
    if not isinstance(engine, Engine) or db.is_writing(session):
        return None, moment
    with _lock:
        kept = _kept.get(engine)
        if kept is None:
            kept = _kept[engine] = _Kept(moment, moment)
            return kept, moment
        before = kept.moment
    if moment == before:
        return kept, moment
    if moment < before:
        return None, moment  # another reader has seen a later moment already
    nouns = _written_between(session, before, moment)
    with _lock:
        if kept.moment == before:
            kept.moment = moment
            if nouns is None:
                kept.start, kept.changed = moment, {}
            else:
                kept.changed |= dict.fromkeys(nouns, moment)
            return kept, moment
    return None, moment


def moment_of(session: Session) -> Moment:
    """What the session sees: two that see the same moment see the same rows."""
    operation = session.execute(select(func.max(Operation.id))).scalar()
    change = session.execute(select(func.max(Change.id))).scalar()
    return operation or 0, change or 0


def _written_between(session: Session, before: Moment, after: Moment) -> set[str] | None:
    """The nouns written in between; None: everything."""
    if after[1] - before[1] > _LOOKED_THROUGH:
        return None
    sample = select(Operation.id).where(Operation.id > before[0], Operation.kind == "sample")
    if session.execute(sample.limit(1)).first() is not None:
        return None  # the only operation that writes rows without recording each
    statement = select(Change.noun).where(Change.id > before[1], Change.id <= after[1]).distinct()
    return set(session.execute(statement).scalars())
