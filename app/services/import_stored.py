"""The stored customers that the rows of an import may mean, read once for recognising and for merging."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.models.nouns import Noun
from app.models.schema import table_of
from app.services.changes import chunks
from app.services.customers import CONTACT_FIELDS, EDITABLE, EFFECTIVE
from app.services.piecemeal import empty

_RECOGNISED_BY = frozenset({"id", "name", "name_key", "code", "tax_id", "province", "owner_id"})
_MERGED_WITH = frozenset({"extra", "imported_as", "last_deal_key", "last_deal_on"})
_PERSON_RECOGNISED_BY = frozenset({"customer_id", "name", "mobile"})
_PERSON_MERGED_WITH = frozenset({"id", "position", "phone"})
_BATCH: Final = 5_000
PERSONS = ("contact", "contact2", "contact3")
PERSON_FIELDS = {
    f"{person}.{key}": (place, key) for place, person in enumerate(PERSONS) for key in sorted(CONTACT_FIELDS)
}
"""The place of the person and its column, by the field of a sheet."""


class StoredCustomers:
    """Their columns by id and their contact persons in order, as far as the sheets' `fields` ask for them; of sheets
    that only name customers nothing is kept.
    """

    def __init__(self, fields: Set[str]) -> None:
        self.rows: dict[int, Mapping[str, Any]] = {}
        self._persons: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._kept = bool(fields)
        columns, of_persons = _RECOGNISED_BY, _PERSON_RECOGNISED_BY
        if fields:
            effective = {EFFECTIVE[one] for one in fields if one in EFFECTIVE}
            columns = columns | _MERGED_WITH | effective | EDITABLE.intersection(fields)
            of_persons = (
                of_persons | _PERSON_MERGED_WITH | {PERSON_FIELDS[one][1] for one in fields & PERSON_FIELDS.keys()}
            )
        self._customers = _Reading(Noun.CUSTOMER, columns, "id", "id")
        self._contacts = _Reading(Noun.CONTACT, of_persons, "customer_id", "customer_id", "position", "id")

    def load(self, session: Session, ids: Collection[int]) -> Iterator[Sequence[Mapping[str, Any]]]:
        """Read these customers, and give them in parts; the persons of a part can be asked for while it is in hand."""
        for part in chunks(sorted(ids), _BATCH):
            listed = db.listed(part)
            for person in self._contacts.of(session, listed):
                self._persons[person["customer_id"]].append(person)
            rows = self._customers.of(session, listed)
            if self._kept:
                self.rows.update((row["id"], row) for row in rows)
            yield rows
            if not self._kept:
                self._persons.clear()

    def persons(self, customer_id: int) -> list[dict[str, Any]]:
        """The contact persons of a customer; those that are planned are added here."""
        return self._persons[customer_id]

    def let_go(self) -> None:
        """Free what was looked up."""
        empty(self.rows)
        empty(self._persons)


class _Reading:
    """Columns of the rows that belong to listed customers."""

    def __init__(self, noun: Noun, columns: Collection[str], belongs: str, *order: str) -> None:
        table = table_of(noun).c
        self._names = sorted(columns)
        found = select(*(table[one] for one in self._names)).where(db.among(table[belongs]))
        self._statement = db.Prepared(found.order_by(*(table[one] for one in order)))

    def of(self, session: Session, listed: str) -> list[dict[str, Any]]:
        """The rows, as dictionaries."""
        return [dict(zip(self._names, row, strict=True)) for row in self._statement.rows(session, ids=listed)]
