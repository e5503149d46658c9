"""操作记录: what was done, the history of a record, and taking an action back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.access import Actor, Permission, require
from app.errors import NothingToUndo
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import changes, reversal, weekly
from app.services.changes import Written
from app.services.creations import created_as
from app.services.reversal import Refused

UNDO = "undo"
NOT_UNDOABLE = frozenset({"sample", "export"})


@dataclass(frozen=True)
class OperationInfo:
    """One user action; `undone` when a later action took it back."""

    id: int
    at: datetime
    actor: str | None
    kind: str
    details: dict[str, Any]
    changes: int
    undone: bool
    undoes: int | None


@dataclass(frozen=True)
class UndoResult:
    """What came of an undo: the action taken back, rows restored, and rows left alone because they changed since."""

    operation: int
    kind: str
    details: dict[str, Any]
    restored: int
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class FieldChange:
    """One column of one change, as stored in the images."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class HistoryEntry:
    """What one action did to one record."""

    at: datetime
    actor: str | None
    kind: str
    changes: tuple[FieldChange, ...]
    undone: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LastChange:
    """The action a value comes from."""

    at: datetime
    actor: str | None
    kind: str


def recent(session: Session, actor: Actor, *, limit: int = 100) -> list[OperationInfo]:
    """The latest actions, newest first: everybody's for supervisors, else one's own."""
    counted = select(func.count()).where(Change.operation_id == Operation.id).scalar_subquery()
    statement = select(Operation, User.name, counted).outerjoin(User, User.id == Operation.actor_id)
    if not actor.may(Permission.UNDO_OTHERS):
        statement = statement.where(Operation.actor_id == actor.id)
    rows = session.execute(statement.order_by(Operation.id.desc()).limit(limit)).all()
    undone = _undone(session)
    return [
        OperationInfo(one.id, one.at, name, one.kind, one.details, number, one.id in undone, one.undoes)
        for one, name, number in rows
    ]


def history(session: Session, noun: Noun, record_id: int) -> list[HistoryEntry]:
    """Every change of one record with field, before and after; newest first. The caller has checked visibility."""
    rows = session.execute(
        select(Change, Operation, User.name)
        .join(Operation, Operation.id == Change.operation_id)
        .outerjoin(User, User.id == Operation.actor_id)
        .where(Change.noun == noun.value, Change.record_id == record_id)
        .order_by(Change.id.desc())
    ).all()
    undone = undone_of(session, {operation.id for _, operation, _ in rows})
    bare = any(one.before is None and one.after is None for one, _, _ in rows)
    created = created_as(session, noun, [record_id]).get(record_id) if bare else None
    return [
        HistoryEntry(
            operation.at, name, operation.kind,
            _field_changes(one.before or {}, one.after or (one.before is None and created) or {}),
            operation.id in undone, operation.details,
        )
        for one, operation, name in rows
    ]  # fmt: skip


def last_changed(session: Session, noun: Noun, record_id: int, fields: Collection[str]) -> LastChange | None:
    """When, by whom and by what kind of action one of these columns got the value it has; None where no action tells.
    The caller has checked visibility.
    """
    found = history(session, noun, record_id)
    entry = next(
        (one for one in found if not one.undone and any(change.field in fields for change in one.changes)), None
    )
    return None if entry is None else LastChange(entry.at, entry.actor, entry.kind)


def undone_of(session: Session, ids: Collection[int]) -> set[int]:
    """Which of these actions a later one took back."""
    found: set[int] = set()
    for part in changes.chunks(sorted(ids)):
        found |= _undone(session, part)
    return found


def _field_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    keys = [key for key in {**before, **after} if key not in ("name_key", "name_sort", "created_at", "fingerprint")]
    return tuple(FieldChange(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


def undo(session: Session, actor: Actor, operation_id: int | None = None, *, now: datetime) -> Written[UndoResult]:
    """Take back an action (the actor's last one when none is named), row by row. Rows that changed since stay and are
    listed. Raises NothingToUndo, NotAllowed for others' actions, WeekStarted for a published week
    in which somebody was called.
    """
    found = _last(session, actor, undos=False) if operation_id is None else session.get(Operation, operation_id)
    if found is None or found.kind in NOT_UNDOABLE or found.id in _undone(session):
        raise NothingToUndo(operation_id)
    if found.actor_id != actor.id:
        require(actor, Permission.UNDO_OTHERS)
    if found.kind == "week.publish":
        weekly.require_not_started(session, str(found.details["week"]))
    return _take_back(session, actor, found, now=now)


def redo(session: Session, actor: Actor, *, now: datetime) -> Written[UndoResult]:
    """Take back the actor's last undo, unless something else was done after it. Raises NothingToUndo."""
    last_undo = _last(session, actor, undos=True)
    last_action = _last(session, actor, undos=False)
    if last_undo is None or (last_action is not None and last_action.id > last_undo.id):
        raise NothingToUndo(None)
    return _take_back(session, actor, last_undo, now=now)


def _take_back(session: Session, actor: Actor, found: Operation, *, now: datetime) -> Written[UndoResult]:
    recording = changes.begin(session, actor, UNDO, now=now, of=found.kind, of_details=found.details)
    recording.undoes = found.id
    restored, refused = reversal.reverse(session, recording, found.id)
    recording.details = {**recording.details, "restored": restored, "refused": len(refused)}
    written = recording.done(UndoResult(found.id, found.kind, found.details, restored, tuple(refused)))
    if written.operation is None and restored == 0 and not refused:
        raise NothingToUndo(found.id)
    return written


def _undone(session: Session, among: Sequence[int] | None = None) -> set[int]:
    # An undo that was itself undone does not count: its target stands again.
    later = aliased(Operation)
    statement = select(Operation.undoes).where(
        Operation.undoes.is_not(None),
        ~select(later.id).where(later.undoes == Operation.id).exists(),
    )
    if among is not None:
        statement = statement.where(Operation.undoes.in_(among))
    rows = session.execute(statement).scalars()
    return {one for one in rows if one is not None}


def _last(session: Session, actor: Actor, *, undos: bool) -> Operation | None:
    # Of the undos only those of ordinary actions: an undo of an undo is a redo, and Ctrl+Z reaches its target again.
    target = aliased(Operation)
    ordinary = Operation.undoes.is_(None)
    of_ordinary = Operation.undoes.in_(select(target.id).where(target.undoes.is_(None)))
    statement = (
        select(Operation)
        .where(Operation.actor_id == actor.id, Operation.kind.not_in(NOT_UNDOABLE))
        .where(of_ordinary if undos else ordinary)
        .order_by(Operation.id.desc())
        .limit(200)
    )
    undone = _undone(session)
    return next((one for one in session.execute(statement).scalars() if one.id not in undone), None)
