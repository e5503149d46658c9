"""What a record held when an import created it. Such changes keep no image: it follows from the row as it is, with
everything that happened to it since taken back (CONTRIBUTING, What was brought in is known from the row).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun
from app.models.operation import Change
from app.models.schema import table_of
from app.services.changes import chunks, image, recorded_columns

Image = dict[str, Any]
_BATCH = 5_000


def created_as(session: Session, noun: Noun, ids: Iterable[int]) -> dict[int, Image]:
    """The images of these records, as far as a change without one created them."""
    found: dict[int, Image] = {}
    for part in chunks(ids, _BATCH):
        _walk_back(session, noun, part, found)
    return found


def _walk_back(session: Session, noun: Noun, ids: list[int], found: dict[int, Image]) -> None:
    table = table_of(noun)
    recorded = recorded_columns(table)
    columns = [one for one in table.c if one.name in recorded]
    rows: Any = session.execute(select(table.c.id, *columns).where(db.in_values(table.c.id, ids))).mappings()
    held: dict[int, Image] = {row["id"]: image(table, row) for row in rows}
    changes = session.execute(
        select(Change.record_id, Change.before, Change.after)
        .where(Change.noun == noun.value, db.in_values(Change.record_id, ids))
        .order_by(Change.id.desc())
    )
    for record_id, before, after in changes:
        if before is None and after is None:
            found[record_id] = held.get(record_id, {})
        elif after is None:
            held[record_id] = dict(before)  # deleted: its last image is whole
        elif before is not None:
            held[record_id] = _taken_back(held.get(record_id, {}), before, after)


def _taken_back(image: Image, before: Mapping[str, Any], after: Mapping[str, Any]) -> Image:
    return {key: value for key, value in image.items() if key not in after} | dict(before)
