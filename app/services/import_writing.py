"""Writing what was planned, kind after kind, so that whatever a row refers to is there before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from app.models.nouns import Noun
from app.models.schema import table_of
from app.services.changes import Recording, chunks
from app.services.import_plan import Writes
from app.services.naming import name_sorts
from app.services.search_ahead import Ahead
from app.services.weekly_outcomes import ListedContacts

Progress = Callable[[int, int], None]
_WRITE_ORDER = (Noun.USER, Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT)
_REFERENCES = {
    "owner_id": Noun.USER,
    "salesperson_id": Noun.USER,
    "handler_id": Noun.USER,
    "customer_id": Noun.CUSTOMER,
}
_BATCH = 5_000


def write(
    recording: Recording, writes: Writes, found: Ahead | None, *, now: datetime, progress: Progress | None
) -> None:
    """Write new and changed rows in batches; `progress(done, total)` may raise Cancelled between two. `found` puts new
    ones into the search index.
    """
    real: dict[Noun, dict[int, int]] = defaultdict(dict)
    total = sum(len(rows) for kind in (writes.inserts, writes.late, writes.updates) for rows in kind.values())
    done = 0
    persons = _persons(writes) if found is not None and found.takes(Noun.CUSTOMER) else {}
    calls = ListedContacts(recording.session)

    def resolve(row: dict[str, Any]) -> None:
        for key, known in references:
            value = row.get(key)
            if value is not None and value < 0:
                row[key] = known[value]

    def insert(rows: list[dict[str, Any]], stand_ins: Sequence[int] = ()) -> list[int]:
        ids = recording.insert(noun, rows, images=False)
        if noun is Noun.INTERACTION:
            calls.take(ids, rows)
        if found is not None and found.takes(noun) and not (noun is Noun.CUSTOMER and Noun.SHIPMENT in writes.late):
            of_ids = {one: persons[ref] for one, ref in zip(ids, stand_ins, strict=False) if ref in persons}
            found.take(noun, ids, rows, of_ids)
            recording.was_indexed(noun, ids)
        return ids

    def alive() -> None:
        if progress is not None:
            progress(done, total)

    for noun in _WRITE_ORDER:
        columns = table_of(noun).c
        references = [(key, real[of]) for key, of in _REFERENCES.items() if key in columns and real[of]]
        planned = list(writes.inserts.get(noun, {}).items())
        for start in range(0, len(planned), _BATCH):
            part = planned[start : start + _BATCH]
            rows = [row for _, row in part]
            for row in rows:
                resolve(row)
            if noun is Noun.CUSTOMER:
                for row, key in zip(rows, name_sorts([row["name"] for row in rows]), strict=True):
                    row["name_sort"] = key
                    row["claimed_at"] = now if row.get("owner_id") else None
            ids = insert(rows, [ref for ref, _ in part])
            real[noun].update(zip([stand_in for stand_in, _ in part], ids, strict=True))
            done += len(part)
            alive()
        late = writes.late.get(noun, [])
        for start in range(0, len(late), _BATCH):
            rows = [one.row() for one in late[start : start + _BATCH]]
            for row in rows:
                resolve(row)
            insert(rows)
            done += len(rows)
            alive()
        updates = writes.updates.get(noun, {})
        for row in updates.values():
            resolve(row)
            if noun is Noun.CUSTOMER and "owner_id" in row:
                row["claimed_at"] = now if row["owner_id"] else None
        for part_ids in chunks(updates, _BATCH):
            recording.update(noun, {one: updates[one] for one in part_ids})
            done += len(part_ids)
            alive()
    calls.finish(recording)
    if found is not None:
        found.finish()


def _persons(writes: Writes) -> dict[int, list[dict[str, Any]]]:
    """The new contact persons of new customers, by the customers' stand-in ids."""
    persons: dict[int, list[dict[str, Any]]] = {}
    for row in writes.inserts.get(Noun.CONTACT, {}).values():
        if row["customer_id"] < 0:
            persons.setdefault(row["customer_id"], []).append(row)
    return persons
