"""The texts by which records are found: which columns of which noun, read from the rows in one or two statements."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import String, func, null, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.models.article import Article, Attachment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.models.schema import table_of
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services.search_entries import Entry
from app.services.search_records import NAMES, Buyers, Fresh, Record, customer_entry, hidden, line_entry

INDEXED: Final = (Noun.CUSTOMER, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT, Noun.ARTICLE)
BATCH: Final = 2_000

PLAIN: Final[dict[Noun, tuple[Any, ...]]] = {
    Noun.CUSTOMER: (
        Customer.code, Customer.name, Customer.short_name, Customer.address, Customer.evaluation_note, Customer.remark,
        Customer.industry, Customer.wanted_products, Customer.region,
    ),
    Noun.INTERACTION: (
        Interaction.content, Interaction.contact_name, Interaction.outcome, Interaction.method,
    ),
    Noun.SERVICE_CASE: (
        ServiceCase.number, ServiceCase.product, ServiceCase.model, ServiceCase.problem, ServiceCase.measure,
        ServiceCase.serial, ServiceCase.contact_name, ServiceCase.result, ServiceCase.feedback,
    ),
    Noun.SHIPMENT: (
        Shipment.number, Shipment.product, Shipment.model, Shipment.product_code, Shipment.tracking, Shipment.batch,
        Shipment.remark,
    ),
    Noun.ARTICLE: (Article.title, Article.body, Article.tags),
}  # fmt: skip
NUMBERS: Final = ("mobile", "phone", "fax")
ADDRESSES: Final = ("wechat", "qq", "email")
_PERSON_KEYS: Final = ("name", *NUMBERS, *ADDRESSES)
_NOBODY: Final[Mapping[int, Sequence[Mapping[str, Any]]]] = {}
_PERSON = (Contact.name, Contact.mobile, Contact.phone, Contact.fax, Contact.wechat, Contact.qq, Contact.email)
_KEYS: Final = {noun: tuple(one.key for one in columns) for noun, columns in PLAIN.items()}
_NAMED: Final = frozenset(_KEYS[Noun.CUSTOMER][NAMES])


def _columns(noun: Noun) -> list[Any]:
    table = table_of(noun).c
    # As the database keeps it: nearly always it says nothing, and then nothing has to be made of it.
    extra: Any = type_coerce(table.extra, String) if noun is Noun.CUSTOMER else null()
    return [table.id, *(table[key] for key in _KEYS[noun]), extra]


def _rows(noun: Noun) -> db.Prepared:
    own = table_of(noun).c.id
    return db.Prepared(select(*_columns(noun)).where(db.among(own)).order_by(own))


_ROWS: Final = {noun: _rows(noun) for noun in INDEXED}
_CONTACTS: Final = db.Prepared(
    select(Contact.customer_id, *_PERSON)
    .where(db.among(Contact.customer_id))
    .order_by(Contact.customer_id, Contact.position, Contact.id)
)
_HINTS: Final = db.Prepared(select(Customer.id, Customer.owner_id, Customer.last_deal_key).where(db.among(Customer.id)))
_ATTACHED: Final = db.Prepared(
    select(Attachment.article_id, Attachment.name).where(db.among(Attachment.article_id)).order_by(Attachment.id)
)


class Field(NamedTuple):
    """One text of a record. Kinds: name (found by sound too), plain, number, address (of a person)."""

    key: str
    text: str
    kind: str


def entries(session: Session, noun: Noun, ids: Sequence[int]) -> list[Entry]:
    """What the index has to hold of the records that are there, in ascending order of ids."""
    found = records(session, noun, ids)
    if noun is not Noun.CUSTOMER:
        return list(map(line_entry, found))
    hints = {one: hidden(owner, key) for one, owner, key in _HINTS.rows(session, ids=db.listed(ids))}
    return [customer_entry(one, hints[one.id]) for one in found]


def fresh(
    noun: Noun,
    ids: Sequence[int],
    rows: Sequence[Mapping[str, Any]],
    persons: Mapping[int, Sequence[Mapping[str, Any]]] = _NOBODY,
) -> Fresh:
    """The same of rows that were just written, from their columns, nothing read back; of customers with their persons
    (by id), and without shipments.
    """
    plain = [_column(rows, key) for key in _KEYS[noun]]
    if noun is not Noun.CUSTOMER:
        return Fresh(list(ids), plain)
    owned = [persons.get(one, ()) for one in ids]
    everybody = [person for one in owned for person in one]
    typed = zip(_column(rows, "typed_last_deal_on"), _column(rows, "imported_as"), strict=True)
    buyers = Buyers(
        _column(rows, "owner_id"),
        [True if day or evidence else None for day, evidence in typed],
        {at: values_of(extra) for at, extra in enumerate(_column(rows, "extra")) if extra},
        [len(one) for one in owned],
        [_column(everybody, key) for key in _PERSON_KEYS],
    )
    return Fresh(list(ids), plain, buyers)


def _column(rows: Sequence[Mapping[str, Any]], key: str) -> list[Any]:
    try:
        return list(map(itemgetter(key), rows))
    except KeyError:  # not every row speaks of it
        return [row.get(key) for row in rows]


def records(session: Session, noun: Noun, ids: Sequence[int]) -> list[Record]:
    """The texts of those of these records that are there, in ascending order of ids."""
    rows = _ROWS[noun].rows(session, ids=db.listed(ids))
    beside: dict[int, list[Any]] = defaultdict(list)
    wanted = db.listed([row[0] for row in rows])
    if noun is Noun.CUSTOMER:
        for row in _CONTACTS.rows(session, ids=wanted):
            beside[row[0]].append(row[1:])
    elif noun is Noun.ARTICLE:
        for article_id, name in _ATTACHED.rows(session, ids=wanted):
            beside[article_id].append(name)
        return [Record(row[0], row[1:-1], beside.get(row[0], ())) for row in rows]
    return [
        Record(
            row[0],
            row[1:-1],
            () if row[-1] in (None, "{}") else values_of(orjson.loads(row[-1])),
            beside.get(row[0], ()),
        )
        for row in rows
    ]


def fields(noun: Noun, record: Record) -> Iterator[Field]:
    """The texts of a record one by one, in the order in which they explain a hit."""
    named = _NAMED if noun is Noun.CUSTOMER else frozenset[str]()
    for key, value in zip(_KEYS[noun], record.plain, strict=True):
        if value:
            yield Field(key, value, "name" if key in named else "plain")
    for value in record.more:
        yield Field("attachments" if noun is Noun.ARTICLE else "extra", value, "plain")
    for name, *reached in record.persons:
        if name:
            yield Field("contact", name, "name")
        for key, value in zip((*NUMBERS, *ADDRESSES), reached, strict=True):
            if value:
                yield Field(key, value, "number" if key in NUMBERS else "address")


def field(noun: Noun, record: Record, key: str) -> str:
    """What one of a record's own columns says."""
    return record.plain[_KEYS[noun].index(key)] or ""


def values_of(extra: Mapping[str, Any]) -> list[str]:
    """The texts of the columns that only one team's sheets have."""
    return [str(one) for one in extra.values() if one not in (None, "")]


def batches(session: Session, noun: Noun, *, above: int = 0, size: int = BATCH) -> Iterator[array[int]]:
    """The ids of all records in ascending order, in handy lists."""
    own = table_of(noun).c.id
    last = above
    while True:
        found = list(session.execute(select(own).where(own > last).order_by(own).limit(size)).scalars())
        if not found:
            return
        last = found[-1]
        yield array("q", found)


def highest(session: Session, noun: Noun) -> int:
    """The largest id there is."""
    return int(session.execute(select(func.max(table_of(noun).c.id))).scalar() or 0)


def listed(ids: Iterable[int], size: int = BATCH) -> Iterator[array[int]]:
    """Any ids as handy lists in ascending order."""
    ordered = array("q", sorted(set(ids)))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
