"""Many rows changed alike: one read, one UPDATE, and the same record of before and after as everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun
from app.models.operation import Operation
from app.models.schema import table_of
from app.services import changes
from app.services.changes import Recording
from app.services.users import SYSTEM


def begin_by_program(session: Session, kind: str, *, now: Any, **details: Any) -> Recording:
    """Start recording what the program does by itself: nobody's action, so that nobody's Ctrl+Z takes it back. Call
    only when something will be written.
    """
    made = Operation(at=now, actor_id=None, kind=kind, details=details)
    session.add(made)
    session.flush()
    recording = changes.begin(session, SYSTEM, kind, now=now, **details)
    recording.operation = made.id
    return recording


def update_together(
    recording: Recording,
    noun: Noun,
    ids: Sequence[int],
    values: Mapping[str, Any],
    *,
    copied: Mapping[str, str] | None = None,
) -> int:
    """Set the same values in all these rows; `copied` takes column → the column of the same row it gets its value from.
    For columns no search looks at. Measured: a tenth of what updating row by row costs.
    """
    if not ids:
        return 0
    table = table_of(noun)
    taken = dict(copied or {})
    named = [*values, *taken]
    read = [*named, *(one for one in taken.values() if one not in named)]
    rows = recording.session.execute(
        select(table.c.id, *(table.c[name] for name in read)).where(db.in_values(table.c.id, ids))
    ).all()
    record_ids, before, after = [], [], []
    for row in rows:
        old = dict(zip(read, row[1:], strict=True))
        new = {**values, **{column: old[source] for column, source in taken.items()}}
        differing = [name for name in named if old[name] != new[name]]
        if differing:
            record_ids.append(row[0])
            before.append({name: old[name] for name in differing if old[name] is not None})
            after.append({name: new[name] for name in differing if new[name] is not None})
    if not record_ids:
        return 0
    stamp = {"updated_at": recording.now} if "updated_at" in table.c else {}
    written: dict[str, Any] = {**values, **{column: table.c[source] for column, source in taken.items()}, **stamp}
    recording.session.execute(
        update(table).where(db.in_values(table.c.id, record_ids)).values(**written, version=table.c.version + 1)
    )
    recording._log(noun, record_ids, before, after)
    return len(record_ids)
