"""Which cells of a sheet differ from the program, and the cells of a row that is new to it (4-excel 4.5)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from app.models.nouns import Noun
from app.services.belongings import Kind
from app.services.customers import CONTACT_FIELDS, EFFECTIVE
from app.services.import_persons import who_is_who
from app.services.write_back_history import History
from app.services.write_back_rows import StoredCustomer
from app.sheets.headings import Field, field_by_key, heading_factor
from app.sheets.layout import Column, Layout
from app.sheets.patch_cells import Value
from app.sheets.records import Record

PERSONS = ("contact", "contact2", "contact3")
_OUR_MARKS = frozenset({"record_id", "record_version"})
_OF_PERSON = frozenset({"owner", "salesperson", "handler"})
Difference = tuple[Column, Value, str]


class Cells:
    """Compares records with the rows of one sheet; only what did not come from the file itself counts as different."""

    def __init__(self, layout: Layout, history: History) -> None:
        self._history = history
        self._fields = field_by_key(layout.list)
        self._columns = [one for one in layout.columns if one.keep]
        self._held = frozenset(one.field for one in self._columns if one.field is not None)

    def of_customer(self, record: Record, stored: StoredCustomer) -> Iterator[Difference]:
        """The cells of a customer's row that say something else than the program, with what they should say."""
        customer_id = stored.values["id"]
        persons = self._persons(record, stored)
        for column in self._columns:
            if column.field is None:
                yield from self._extra(Noun.CUSTOMER, customer_id, column, record, stored.values["extra"])
                continue
            field = self._fields[column.field]
            person, _, key = field.key.rpartition(".")
            if field.key in _OUR_MARKS:
                continue
            if person:
                known = persons.get(person)
                keys = self._person_keys(person, key)
                if (
                    known is None
                    or stored.masked
                    or not any(self._history.touched(Noun.CONTACT, known["id"], one) for one in keys)
                ):
                    continue
                said: Any = _joined(record.values.get(f"{person}.{one}") for one in keys)
                yield from self._different(column, field, said, _joined(known[one] for one in keys))
                continue
            said, value = record.values.get(field.key), stored.values.get(field.key)
            own = self._history.touched(Noun.CUSTOMER, customer_id, "owner_id" if key == "owner" else key)
            if own or (self._follows(customer_id, key) and not _stands_for(said, value, column)):
                yield from self._different(column, field, said, value)

    def of_line(self, record: Record, kind: Kind, stored: Mapping[str, Any]) -> Iterator[Difference]:
        """The same for the row of a log, a case or a shipment."""
        touched = self._history.touched
        for column in self._columns:
            if column.field is None:
                yield from self._extra(kind.noun, stored["id"], column, record, stored["extra"])
                continue
            field = self._fields[column.field]
            key = field.key
            if key in ("customer", "customer_code"):
                own = "name" if key == "customer" else "code"
                is_touched = touched(kind.noun, stored["id"], "customer_id") or touched(
                    Noun.CUSTOMER, stored["customer_id"], own
                )
            else:
                is_touched = touched(kind.noun, stored["id"], kind.person if key in _OF_PERSON else key)
                is_touched |= self._has_clock(key) and touched(kind.noun, stored["id"], "happened_time")
            if is_touched and key not in _OUR_MARKS:
                yield from self._different(column, field, self._timed(key, record.values), self._timed(key, stored))

    def new_customer(self, stored: StoredCustomer) -> list[Difference]:
        """A whole row for a customer; ways to reach somebody that the actor may not see stay blank."""
        values = dict(stored.values)
        if not stored.masked:
            for person, known in zip(PERSONS, stored.persons, strict=False):
                for key in CONTACT_FIELDS:
                    values[f"{person}.{key}"] = _joined(known[one] for one in self._person_keys(person, key))
        return self._new(values)

    def new_line(self, stored: Mapping[str, Any]) -> list[Difference]:
        """A whole row for a log, a case or a shipment."""
        return self._new({key: self._timed(key, stored) for key in stored})

    def stamp(self) -> list[Difference]:
        """What a row bears that has been brought up to date: the last operation it has seen."""
        return [(one, self._history.newest, "integer") for one in self._columns if one.field == "record_version"]

    def signature(self, values: Mapping[str, Any]) -> Hashable:
        """All that the sheet's columns can say of a line: equal for the stored one and its own row."""
        return tuple(
            _cell(self._timed(field.key, values), column, field)
            for column in self._columns
            if column.field is not None and (field := self._fields[column.field]).key not in _OUR_MARKS
        )

    def occasion(self, values: Mapping[str, Any]) -> Hashable:
        """Whose and when: enough to know a line again that was edited since, if it is the only one."""
        days = ("happened_on", "registered_on", "shipped_on", "number", "product")
        return (values.get("customer"), *(values.get(one) for one in days if one in self._held))

    def says_void(self) -> bool:
        """Whether the sheet has a column that tells void lines from others."""
        return "void" in self._held

    def _new(self, values: Mapping[str, Any]) -> list[Difference]:
        made: list[Difference] = self.stamp()
        for column in self._columns:
            if column.field is None:
                value, kind = values["extra"].get(column.heading), "text"
            else:
                field = self._fields[column.field]
                value, kind = _cell(values.get(field.key), column, field), field.kind
            if value is not None:
                made.append((column, value, kind))
        return made

    def _persons(self, record: Record, stored: StoredCustomer) -> dict[str, dict[str, Any]]:
        """Who of the customer's persons each place of the row means; a place of its own for those not in the row."""
        rows = {
            place: given
            for place, person in enumerate(PERSONS)
            if (given := {key: record.values[f"{person}.{key}"] for key in CONTACT_FIELDS
                          if f"{person}.{key}" in record.values})
        }  # fmt: skip
        found = who_is_who(stored.persons, rows, as_exported=True)
        left = [one for one in stored.persons if not any(one is other for other in found.values())]
        for place in range(len(PERSONS)):
            if place not in found and left:
                found[place] = left.pop(0)
        return {PERSONS[place]: one for place, one in found.items()}

    def _person_keys(self, person: str, key: str) -> tuple[str, ...]:
        # A sheet with one column for all numbers holds the mobile and the rest in it.
        return ("mobile", "phone") if key == "mobile" and f"{person}.phone" not in self._held else (key,)

    def _follows(self, customer_id: int, key: str) -> bool:
        """Whether shipments or logs that the file did not bring may have changed the value."""
        source = Noun.INTERACTION if key == "typed_last_contact_on" else Noun.SHIPMENT
        return key in EFFECTIVE and customer_id in self._history.stirred[source]

    def _extra(
        self, noun: Noun, record_id: int, column: Column, record: Record, extra: Mapping[str, Any] | None
    ) -> Iterator[Difference]:
        if column.heading in self._history.headings.get((noun, record_id), ()):
            value = (extra or {}).get(column.heading)
            if (record.extra.get(column.heading) or None) != (value or None):
                yield column, value, "text"

    def _has_clock(self, key: str) -> bool:
        return key == "happened_on" and "happened_time" not in self._held

    def _timed(self, key: str, values: Mapping[str, Any]) -> Any:
        day, clock = values.get(key), values.get("happened_time")
        if self._has_clock(key) and isinstance(day, date) and isinstance(clock, time):
            return datetime.combine(day, clock)
        return day

    @staticmethod
    def _different(column: Column, field: Field, said: Any, known: Any) -> Iterator[Difference]:
        before, after = _cell(said, column, field), _cell(known, column, field)
        if before != after:
            yield column, after, field.kind


def _joined(values: Any) -> Any:
    """One value as it is; several as the texts of one cell."""
    given = list(values)
    return given[0] if len(given) == 1 else "、".join(str(one) for one in given if one) or None


def _cell(value: Any, column: Column, field: Field) -> Value:
    """The value as the cell holds it: in the heading's unit, a 否 as a blank, a clock time as its text."""
    if value is False or value == "":
        return None
    if isinstance(value, Decimal) and field.kind in ("money", "quantity"):
        return value / heading_factor(column.heading)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    shown: Value = value
    return shown


def _stands_for(said: Any, exact: Any, column: Column) -> bool:
    """Whether a sum in 万 is the exact one to as many decimals as were typed: 87.2929 stands for 872,929.40."""
    factor = heading_factor(column.heading)
    if factor == 1 or not isinstance(said, Decimal) or not isinstance(exact, Decimal):
        return False
    typed = (said / factor).normalize()
    return (exact / factor).quantize(typed, ROUND_HALF_UP) == typed
