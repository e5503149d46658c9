"""A record's texts as its rows hold them, and the index entry they make; it loads little, for a second process does it
for the new rows of long imports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from app.services import search_entries
from app.services.search_entries import Entry, grams
from app.services.search_words import digits

NAMES: Final = slice(1, 3)
"""Those of a customer's columns that are names, which are found by their sound too."""
Column = Sequence[Any]


class Record(NamedTuple):
    """One record's texts: its own columns in the order of `search_texts.PLAIN`, what else there is (columns of sheets
    that nobody knows, names of attachments), and its persons (name, three numbers, three addresses).
    """

    id: int
    plain: Sequence[str | None]
    more: Sequence[str]
    persons: Sequence[Sequence[str | None]] = ()


def line_entry(record: Record) -> Entry:
    """The entry of any record but a customer."""
    return Entry(record.id, "\n".join(filter(None, (*record.plain, *record.more))), single=True)


def customer_entry(record: Record, hints: str) -> Entry:
    """The entry of a customer with its `hidden` tokens."""
    code, *others = record.plain
    values = [one for one in others if one]
    names = [one for one in record.plain[NAMES] if one]
    private: list[str] = []
    for name, mobile, phone, fax, *addresses in record.persons:
        if name:
            names.append(name)
            values.append(name)
        private += [digits(one) for one in (mobile, phone, fax) if one]
        private += [one for one in addresses if one]
    values += record.more
    code = code or ""
    if not code.isascii():
        values.append(code)
        code = ""
    return Entry(record.id, "\n".join(values), code, "\n".join(private), "\n".join(names), hints)


def hidden(owner_id: int | None, last_deal_key: object) -> str:
    """The hidden tokens of a customer."""
    if last_deal_key is not None:
        stage = search_entries.DEALT
    else:
        stage = search_entries.PUBLIC if owner_id is None else search_entries.POTENTIAL
    return f"{search_entries.owner_token(owner_id)} {stage}"


class Buyers(NamedTuple):
    """What new customers have beside their own columns: owners, last deals, other texts by place, how many persons each
    has, and the columns of all these persons.
    """

    owners: Column
    dealt: Column
    more: dict[int, list[str]]
    counts: Sequence[int]
    persons: Sequence[Column]


class Fresh(NamedTuple):
    """Rows that were just written, column by column: so they take the shortest way to another process."""

    ids: Sequence[int]
    plain: Sequence[Column]
    buyers: Buyers | None = None


def grams_of_fresh(rows: Fresh) -> list[tuple[int, str]]:
    """`search_entries.grams` of these rows."""
    return grams(list(_customers(rows, rows.buyers) if rows.buyers else _lines(rows)))


def _lines(rows: Fresh) -> Iterator[Entry]:
    for own_id, *plain in zip(rows.ids, *rows.plain, strict=True):
        yield line_entry(Record(own_id, plain, ()))


def _customers(rows: Fresh, buyers: Buyers) -> Iterator[Entry]:
    persons = zip(*buyers.persons, strict=True)
    beside = zip(buyers.counts, buyers.owners, buyers.dealt, strict=True)
    for at, ((own_id, *plain), (count, owner, dealt)) in enumerate(
        zip(zip(rows.ids, *rows.plain, strict=True), beside, strict=True)
    ):
        record = Record(own_id, plain, buyers.more.get(at, ()), list(islice(persons, count)))
        yield customer_entry(record, hidden(owner, dealt))
