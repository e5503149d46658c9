"""Putting rows back as an operation found them, leaving alone what changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.models.nouns import Noun
from app.models.operation import Change
from app.models.schema import metadata, table_of
from app.services.changes import Recording, chunks, image, recorded_columns, rows_by_id, typed
from app.services.creations import created_as

_CHILDREN_FIRST = (
    Noun.ASSIGNMENT, Noun.WEEKLY_QUOTA, Noun.RETURN_RULES, Noun.GREETING, Noun.ATTACHMENT, Noun.ARTICLE, Noun.SHIPMENT,
    Noun.SERVICE_CASE, Noun.INTERACTION, Noun.CONTACT, Noun.CUSTOMER, Noun.SAVED_VIEW, Noun.TEAM_SETTING, Noun.USER,
)  # fmt: skip
_PARTS = {Noun.CONTACT: Noun.CUSTOMER, Noun.ATTACHMENT: Noun.ARTICLE}
"""Rows that are part of another: they stay when their whole stays."""


@dataclass(frozen=True)
class Refused:
    """A row left as it is: `why` is changed, gone, in_use (something newer refers to it) or conflict."""

    noun: Noun
    record_id: int
    label: str
    why: str


@dataclass
class _Plan:
    created: dict[Noun, dict[int, dict[str, Any]]]
    updated: dict[Noun, dict[int, tuple[dict[str, Any], dict[str, Any]]]]
    deleted: dict[Noun, dict[int, dict[str, Any]]]


def reverse(session: Session, recording: Recording, operation_id: int) -> tuple[int, list[Refused]]:
    """Undo one operation through `recording`; returns how many rows were restored and which were refused."""
    plan = _read(session, operation_id)
    refused: dict[tuple[Noun, int], str] = {}
    restored = 0
    for noun in reversed(_CHILDREN_FIRST):
        # Of one noun what was changed before what was deleted: a code that went from one to the other is free again.
        restored += _restore(session, recording, noun, plan.updated.get(noun, {}), refused)
        restored += _bring_back(session, recording, noun, plan.deleted.get(noun, {}), refused)
    _refuse_created(session, plan.created, refused)
    for noun in _CHILDREN_FIRST:
        ids = [one for one in plan.created.get(noun, {}) if (noun, one) not in refused]
        restored += recording.delete(noun, ids)
    return restored, [
        Refused(noun, record_id, _label(session, noun, record_id), why) for (noun, record_id), why in refused.items()
    ]


def _read(session: Session, operation_id: int) -> _Plan:
    plan = _Plan(defaultdict(dict), defaultdict(dict), defaultdict(dict))
    rows = session.execute(
        select(Change.noun, Change.record_id, Change.before, Change.after)
        .where(Change.operation_id == operation_id)
        .order_by(Change.id)
    ).all()
    bare: dict[Noun, list[int]] = defaultdict(list)
    for name, record_id, before, after in rows:
        if before is None and after is None:
            bare[Noun(name)].append(record_id)
    held = {noun: created_as(session, noun, ids) for noun, ids in bare.items()}
    for name, record_id, before, after in rows:
        noun = Noun(name)
        if before is None and after is None:
            after = held[noun].get(record_id, {})
        created, updated, deleted = plan.created[noun], plan.updated[noun], plan.deleted[noun]
        # One operation may touch a row twice (created, then its next date set): the images are folded into one.
        if before is None:
            if record_id in deleted:
                updated[record_id] = (deleted.pop(record_id), after)
            else:
                created[record_id] = after
        elif after is None:
            if record_id in created:
                del created[record_id]
            else:
                deleted[record_id] = {**before, **updated.pop(record_id, ({}, {}))[0]}
        elif record_id in created:
            created[record_id] = {**created[record_id], **after}
        else:
            first, last = updated.get(record_id, ({}, {}))
            updated[record_id] = ({**before, **first}, {**last, **after})
    return plan


def _bring_back(
    session: Session,
    recording: Recording,
    noun: Noun,
    images: Mapping[int, dict[str, Any]],
    refused: dict[tuple[Noun, int], str],
) -> int:
    table = table_of(noun)
    there = {row["id"] for row in rows_by_id(session, table, images)}
    refused |= {(noun, one): "conflict" for one in there}
    rows = {one: typed(table, stored) for one, stored in images.items() if one not in there}
    return _bulk_or_single(
        session, recording, noun, rows, refused,
        lambda part: len(recording.insert(noun, list(part.values()), ids=list(part))),
    )  # fmt: skip


def _restore(
    session: Session,
    recording: Recording,
    noun: Noun,
    images: Mapping[int, tuple[dict[str, Any], dict[str, Any]]],
    refused: dict[tuple[Noun, int], str],
) -> int:
    table = table_of(noun)
    present = {row["id"]: row for row in rows_by_id(session, table, images)}
    rows: dict[int, dict[str, Any]] = {}
    for record_id, (before, after) in images.items():
        row = present.get(record_id)
        keys = {**before, **after}
        if row is None:
            refused[(noun, record_id)] = "gone"
        elif image(table, {key: row[key] for key in keys}) != {k: v for k, v in after.items() if v is not None}:
            refused[(noun, record_id)] = "changed"
        else:
            rows[record_id] = dict.fromkeys(keys) | typed(table, before)
    return _bulk_or_single(session, recording, noun, rows, refused, lambda part: recording.update(noun, part))


def _bulk_or_single(
    session: Session,
    recording: Recording,
    noun: Noun,
    rows: dict[int, dict[str, Any]],
    refused: dict[tuple[Noun, int], str],
    write: Any,
) -> int:
    # All at once is fast; only when a constraint objects are the rows tried one by one to find which.
    if not rows:
        return 0
    try:
        with session.begin_nested():
            return int(write(rows))
    except IntegrityError:
        pass
    done = 0
    for record_id, row in rows.items():
        try:
            with session.begin_nested():
                done += int(write({record_id: row}))
        except IntegrityError:
            refused[(noun, record_id)] = "conflict"
    return done


def _refuse_created(
    session: Session, created: Mapping[Noun, Mapping[int, dict[str, Any]]], refused: dict[tuple[Noun, int], str]
) -> None:
    for noun in _CHILDREN_FIRST:
        images = created.get(noun, {})
        if not images:
            continue
        table = table_of(noun)
        present = set()
        columns = recorded_columns(table)
        for row in rows_by_id(session, table, images):
            present.add(row["id"])
            if image(table, {key: row[key] for key in columns}) != images[row["id"]]:
                refused[(noun, row["id"])] = "changed"
        refused |= {(noun, one): "gone" for one in images if one not in present}
        for one in _referred(session, noun, images, created, refused):
            refused.setdefault((noun, one), "in_use")
    for part, whole in _PARTS.items():
        column = f"{whole.value}_id"
        for record_id, stored in created.get(part, {}).items():
            why = refused.get((whole, stored[column]))
            if why in ("changed", "in_use"):
                refused.setdefault((part, record_id), why)


def _referred(
    session: Session,
    noun: Noun,
    ids: Iterable[int],
    created: Mapping[Noun, Mapping[int, Any]],
    refused: Mapping[tuple[Noun, int], str],
) -> set[int]:
    """Which of these rows are referred to by rows that will still be there after the undo."""
    target = table_of(noun)
    found: set[int] = set()
    wanted = list(ids)
    for table in metadata.sorted_tables:
        child = Noun(table.name) if table.name in set(Noun) else None
        for key in table.foreign_keys:
            if key.column.table is not target or key.ondelete == "CASCADE":
                continue  # what only follows from a row goes with it
            for part in chunks(wanted):
                for row_id, refers_to in session.execute(select(table.c.id, key.parent).where(key.parent.in_(part))):
                    leaves = child is not None and row_id in created.get(child, {}) and (child, row_id) not in refused
                    if not leaves:
                        found.add(refers_to)
    return found


def _label(session: Session, noun: Noun, record_id: int) -> str:
    table = table_of(noun)
    for name in ("name", "title", "number", "product", "content", "key"):
        if name in table.c:
            value = session.execute(select(table.c[name]).where(table.c.id == record_id)).scalar()
            if value:
                return str(value)[:40]
    return str(record_id)


__all__: Sequence[str] = ("Refused", "reverse")
