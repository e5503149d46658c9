"""The texts by which records are found: which columns of which noun, read from the rows in one or two statements."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, func, select
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
from app.services import search_entries
from app.services.search_entries import Entry
from app.services.search_words import digits

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
_NAMES: Final = slice(1, 3)
"""Those of a customer's columns that are names, which are found by their sound too."""
_PERSON = (Contact.name, Contact.mobile, Contact.phone, Contact.fax, Contact.wechat, Contact.qq, Contact.email)
_PERSON_KEYS: Final = tuple(one.key for one in _PERSON)
_NOBODY: Final[Mapping[int, Sequence[Mapping[str, Any]]]] = {}


class Field(NamedTuple):
    """One text of a record. Kinds: name (found by sound too), plain, number, address (of a person)."""

    key: str
    text: str
    kind: str


def entries(session: Session, noun: Noun, ids: array[int]) -> list[Entry]:
    """What the index has to hold of the records that are there, in ascending order of ids."""
    if noun is Noun.CUSTOMER:
        return list(_customer_entries(session, ids))
    keys = _with_extra(noun)
    made = []
    for one, values, more in _read(session, noun, keys, ids):
        made.append(Entry(one, "\n".join(value for value in (*values, *more) if value), single=True))
    return made


def _customer_entries(session: Session, ids: array[int]) -> Iterator[Entry]:
    persons: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(select(Contact.customer_id, *_PERSON).where(db.in_values(Contact.customer_id, ids))):
        persons[row[0]].append(row)
    statement = select(Customer.id, Customer.owner_id, Customer.last_deal_key, Customer.extra, *PLAIN[Noun.CUSTOMER])
    rows: Any = session.execute(statement.where(db.in_values(Customer.id, ids)).order_by(Customer.id))
    for row in rows:
        known = [person[1:] for person in persons.get(row[0], ())]
        yield _customer_entry(row[0], row[4:], row[3], known, hidden(row[1], row[2]))


def _customer_entry(
    customer_id: int, texts: Sequence[str | None], extra: Any, persons: Iterable[Sequence[str | None]], stage: str
) -> Entry:
    values = [one for one in texts[1:] if one]
    names = [one for one in texts[_NAMES] if one]
    private: list[str] = []
    for person in persons:
        if name := person[0]:
            names.append(name)
            values.append(name)
        private += [digits(one) for one in person[1:4] if one]
        private += [one for one in person[4:7] if one]
    if extra:
        values += _said(extra)
    code = texts[0] or ""
    if not code.isascii():
        values.append(code)
        code = ""
    return Entry(customer_id, "\n".join(values), code, "\n".join(private), "\n".join(names), stage)


def entries_of_new(
    noun: Noun,
    ids: Sequence[int],
    rows: Sequence[Mapping[str, Any]],
    persons: Mapping[int, Sequence[Mapping[str, Any]]] = _NOBODY,
) -> list[Entry]:
    """The same of rows that were just written, from their columns, nothing read back; of customers with their persons
    (by id), and without shipments.
    """
    keys = [one.key for one in PLAIN[noun]]
    if noun is Noun.CUSTOMER:
        return [
            _customer_entry(
                one,
                [row.get(key) for key in keys],
                row.get("extra"),
                [[person.get(key) for key in _PERSON_KEYS] for person in persons.get(one, ())],
                hidden(row.get("owner_id"), row.get("typed_last_deal_on") or row.get("imported_as")),
            )
            for one, row in zip(ids, rows, strict=True)
        ]
    return [
        Entry(one, "\n".join([value for key in keys if (value := row.get(key))]), single=True)
        for one, row in zip(ids, rows, strict=True)
    ]


def hidden(owner_id: int | None, last_deal_key: object) -> str:
    """The hidden tokens of a customer."""
    if last_deal_key is not None:
        stage = search_entries.DEALT
    else:
        stage = search_entries.PUBLIC if owner_id is None else search_entries.POTENTIAL
    return f"{search_entries.owner_token(owner_id)} {stage}"


def fields(session: Session, noun: Noun, ids: Sequence[int]) -> dict[int, list[Field]]:
    """The texts of each record that is there, one by one, in the order in which they explain a hit."""
    keys = _with_extra(noun)
    made: dict[int, list[Field]] = {}
    wanted = array("q", ids)
    columns = [one.key for one in PLAIN[noun]]
    named = set(columns[_NAMES]) if noun is Noun.CUSTOMER else set()
    for one, values, more in _read(session, noun, keys, wanted):
        found = made[one] = [
            Field(key, value, "name" if key in named else "plain")
            for key, value in zip(columns, values, strict=True)
            if value
        ]
        found += [Field("extra" if noun is not Noun.ARTICLE else "attachments", value, "plain") for value in more]
    if noun is Noun.CUSTOMER and made:
        statement = select(Contact.customer_id, *_PERSON).where(db.in_values(Contact.customer_id, wanted))
        for row in session.execute(statement.order_by(Contact.customer_id, Contact.position, Contact.id)):
            if row[0] in made:
                made[row[0]] += _person_fields(row)
    return made


def _person_fields(row: Any) -> Iterator[Field]:
    if row[1]:
        yield Field("contact", row[1], "name")
    for key, value in zip((*NUMBERS, *ADDRESSES), row[2:8], strict=True):
        if value:
            yield Field(key, value, "number" if key in NUMBERS else "address")


def _with_extra(noun: Noun) -> tuple[Any, ...]:
    extra = table_of(noun).c.get("extra") if noun is Noun.CUSTOMER else None
    return PLAIN[noun] if extra is None else (*PLAIN[noun], extra)


def _read(
    session: Session, noun: Noun, columns: tuple[Any, ...], ids: array[int]
) -> Iterator[tuple[int, Sequence[Any], list[str]]]:
    plain = len(PLAIN[noun])
    own = table_of(noun).c.id
    attached: dict[int, list[str]] = defaultdict(list)
    if noun is Noun.ARTICLE:
        names = select(Attachment.article_id, Attachment.name).where(db.in_values(Attachment.article_id, ids))
        for article_id, name in session.execute(names.order_by(Attachment.id)):
            attached[article_id].append(name)
    statement: Select[Any] = select(own, *columns).where(db.in_values(own, ids)).order_by(own)
    for row in session.execute(statement):
        more = attached.get(row[0], []) if len(columns) == plain else _said(row[-1])
        yield row[0], row[1 : 1 + plain], more


def _said(extra: Any) -> list[str]:
    """The texts of the columns that only one team's sheets have."""
    if not extra:
        return []
    values = extra.values() if isinstance(extra, dict) else json.loads(extra).values()
    return [str(one) for one in values if one not in (None, "")]


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
