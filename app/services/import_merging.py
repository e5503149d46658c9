"""Merges the row of a customer sheet into the customer it means: cell by cell, contact persons too (4-excel 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.models.nouns import Noun
from app.services.customers import EFFECTIVE
from app.services.fields import blank_of
from app.services.import_persons import who_is_who
from app.services.import_plan import Conflict, Writes
from app.services.import_since import Since, settle
from app.services.import_stored import PERSON_FIELDS, PERSONS, StoredCustomers
from app.services.naming import fold, named
from app.services.visibility import MASK
from app.sheets.records import Record

CellChange = tuple[str, Any, Any]


@dataclass
class How:
    """How a row is taken: only into blanks, or not at all (`dry`); `choice` is what the user settled for a field that
    is in conflict.
    """

    fill_only: bool = False
    dry: bool = False
    choice: Callable[[str], str | None] = lambda _field: None


@dataclass
class Merged:
    """What a row changes, and the cells that two people changed."""

    changes: list[CellChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


class Merger:
    """The customers that rows mean, stored and planned, as they will be after the rows merged so far."""

    def __init__(self, stored: StoredCustomers, fields: Collection[str], writes: Writes, since: Since) -> None:
        self._writes = writes
        self._since = since
        self._stored = stored
        self._person_fields = [(one, *PERSON_FIELDS[one]) for one in sorted(fields) if one in PERSON_FIELDS]

    def create(self, row: dict[str, Any], record: Record, stand_in: int) -> int:
        """Plan a new customer with the persons of its row; returns its stand-in id."""
        ref = self._writes.insert(Noun.CUSTOMER, row, stand_in)
        self._stored.rows[ref] = row
        for given in self._persons(record).values():
            if any(given.values()):
                self._add_person(ref, given, len(self._stored.persons(ref)))
        return ref

    def merge(self, ref: int, row: Mapping[str, Any], record: Record, how: How) -> Merged:
        """Take a row into a customer, stored or planned."""
        merged = Merged()
        stored = self._stored.rows.get(ref) or {}
        written = self._columns(ref, stored, row, how, merged)
        self._extra(ref, stored, row.get("extra", {}), how, merged, written)
        if "name" in written:
            written |= named(written["name"])
        self._merge_persons(ref, record, how, merged)
        if how.dry:
            return Merged(conflicts=merged.conflicts)
        self._writes.update(Noun.CUSTOMER, ref, written)
        if ref > 0 and written:
            self._stored.rows[ref] = {**stored, **written}
        return merged

    def _columns(
        self, ref: int, stored: Mapping[str, Any], row: Mapping[str, Any], how: How, merged: Merged
    ) -> dict[str, Any]:
        if row.items() <= stored.items():
            return {}  # most rows of a sheet that comes again
        written: dict[str, Any] = {}
        news = self._since.dealt_with(ref)
        for key, value in row.items():
            present = stored.get(key)
            if value == present or key == "extra" or (how.fill_only and present is not None):
                continue
            if key == "name" and fold(value) == fold(str(present or "")):
                continue
            if key == "imported_as" and stored.get("last_deal_key") is not None:
                continue  # a deal is known already, the sheet's name proves nothing more
            if key in EFFECTIVE and _summed_up(key, value, stored.get(EFFECTIVE[key]), news=news):
                continue
            if settle(
                self._since.edited(Noun.CUSTOMER, ref, key), key, present, value, how.choice(key), merged.conflicts
            ):
                written[key] = value
                merged.changes.append((key, present, value))
        return written

    def _extra(
        self,
        ref: int,
        stored: Mapping[str, Any],
        said: Mapping[str, str],
        how: How,
        merged: Merged,
        written: dict[str, Any],
    ) -> None:
        if not said:
            return
        present = dict(stored.get("extra") or {})
        edited = self._since.edited(Noun.CUSTOMER, ref, "extra")
        for heading, text in said.items():
            there = present.get(heading)
            if there == text or (how.fill_only and there is not None):
                continue
            mine = edited and replace(edited, exported=(edited.exported or {}).get(heading))
            if settle(mine, heading, there, text, how.choice(heading), merged.conflicts):
                merged.changes.append((heading, there, text))
                written["extra"] = {**written.get("extra", present), heading: text}

    def _persons(self, record: Record) -> dict[int, dict[str, Any]]:
        rows: dict[int, dict[str, Any]] = {}
        values = record.values
        for field_key, place, key in self._person_fields:
            # A sheet that went out masked says nothing about what the mask hides.
            if (value := values.get(field_key)) is not None and MASK not in str(value):
                rows.setdefault(place, {})[key] = value
        for field_key in record.cleared:
            if (spot := PERSON_FIELDS.get(field_key)) is not None:
                rows.setdefault(spot[0], {})[spot[1]] = blank_of(Noun.CONTACT, spot[1])
        return rows

    def _add_person(self, ref: int, given: Mapping[str, Any], position: int) -> None:
        fresh = {**given, "customer_id": ref, "position": position}
        fresh["id"] = self._writes.insert(Noun.CONTACT, fresh)
        self._stored.persons(ref).append(fresh)

    def _merge_persons(self, ref: int, record: Record, how: How, merged: Merged) -> None:
        rows = self._persons(record)
        if not rows:
            return
        present = self._stored.persons(ref)
        stood = len(present)
        found = who_is_who(present, rows, as_exported=record.values.get("record_id") == ref)
        for place, given in rows.items():
            person, known = PERSONS[place], found.get(place)
            if known is None:
                if any(given.values()):
                    merged.changes += [(f"{person}.{key}", None, value) for key, value in given.items()]
                    if not how.dry:
                        self._add_person(ref, given, stood + place)
                continue
            written = {}
            for key, value in given.items():
                there = known.get(key)
                if there == value or (how.fill_only and there):
                    continue
                field_key = f"{person}.{key}"
                edited = self._since.edited(Noun.CONTACT, known["id"], key)
                if settle(edited, field_key, there, value, how.choice(field_key), merged.conflicts):
                    written[key] = value
                    merged.changes.append((field_key, there, value))
            if written and not how.dry:
                self._writes.update(Noun.CONTACT, known["id"], written)
                known.update(written)
        if len(present) == stood:
            return
        for position, one in enumerate(sorted(present[stood:], key=lambda one: one["position"]), stood):
            if one["position"] != position:
                self._writes.update(Noun.CONTACT, one["id"], {"position": position})
                one["position"] = position


def _summed_up(key: str, value: Any, effective: Any, *, news: bool) -> bool:
    """Whether the sheet only repeats what shipments and logs sum up to, now or (when some came since) at its export."""
    if effective is None or value is None or value == effective:
        return bool(value == effective)
    return news and bool(value > effective if key == "typed_first_deal_on" else value < effective)
