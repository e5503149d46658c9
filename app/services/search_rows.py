"""What records say, read as a few long texts each: enough to tell whether words stand in them, at a third of what
reading every column by itself costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import String, func, literal, null, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.models.article import Attachment
from app.models.contact import Contact
from app.models.nouns import Noun
from app.models.schema import table_of
from app.services.search_texts import ADDRESSES, INDEXED, NUMBERS, PLAIN, values_of

_NAMES: Final = frozenset({"name", "short_name"})
_TITLES: Final = frozenset({"code", "number", "title", "tracking", "serial"})
_NOTHING: Final = (None, "{}")


class Said(NamedTuple):
    """The texts of one record, each a number of lines. `names` are found by their sound too; they and `titles` (numbers
    and headings of the record) tell how good a hit it is; `numbers` and `addresses` are those of its persons.
    """

    id: int
    names: str
    titles: str
    rest: str
    numbers: str = ""
    addresses: str = ""

    @property
    def public(self) -> str:
        """All that is never masked."""
        return f"{self.names}\n{self.titles}\n{self.rest}"


def columns(noun: Noun) -> list[Any]:
    """What has to be selected to know what records of a noun say: the id first."""
    table = table_of(noun).c
    keys = [one.key for one in PLAIN[noun]]
    named = _NAMES if noun is Noun.CUSTOMER else frozenset[str]()
    parts = (
        [one for one in keys if one in named],
        [one for one in keys if one in _TITLES],
        [one for one in keys if one not in named and one not in _TITLES],
    )
    extra: Any = type_coerce(table.extra, String) if noun is Noun.CUSTOMER else null()
    return [table.id, *(_lines([table[key] for key in part]) for part in parts), extra]


def _lines(texts: Sequence[Any]) -> Any:
    filled: list[Any] = [func.coalesce(type_coerce(one, String), "") for one in texts]
    return reduce(lambda before, one: before + literal("\n") + one, filled) if filled else literal("")


def _of_persons(keys: Sequence[str]) -> Any:
    return func.group_concat(_lines([Contact.__table__.c[key] for key in keys]), "\n")


_ROWS: Final = {noun: db.Prepared(select(*columns(noun)).where(db.among(table_of(noun).c.id))) for noun in INDEXED}
_PERSONS: Final = db.Prepared(
    select(Contact.customer_id, _of_persons(["name"]), _of_persons(NUMBERS), _of_persons(ADDRESSES))
    .where(db.among(Contact.customer_id))
    .group_by(Contact.customer_id)
)
_ATTACHED: Final = db.Prepared(
    select(Attachment.article_id, func.group_concat(Attachment.name, "\n"))
    .where(db.among(Attachment.article_id))
    .group_by(Attachment.article_id)
)


def read(session: Session, noun: Noun, ids: Sequence[int]) -> list[Said]:
    """What those of these records say that are there, without what stands in other tables (`completed` adds it)."""
    return of_rows(_ROWS[noun].rows(session, ids=db.listed(ids)))


def of_rows(rows: Sequence[Sequence[Any]]) -> list[Said]:
    """The same of rows whose `columns` were selected."""
    return [
        Said(one, names, titles, rest if extra in _NOTHING else "\n".join((rest, *values_of(orjson.loads(extra)))))
        for one, names, titles, rest, extra in rows
    ]


def completed(session: Session, noun: Noun, some: Sequence[Said]) -> list[Said]:
    """The same with what persons and attachments add."""
    if noun not in (Noun.CUSTOMER, Noun.ARTICLE) or not some:
        return list(some)
    wanted = db.listed([one.id for one in some])
    if noun is Noun.ARTICLE:
        attached = dict(_ATTACHED.rows(session, ids=wanted))
        return [one._replace(rest=f"{one.rest}\n{attached[one.id]}") if one.id in attached else one for one in some]
    persons = {row[0]: row[1:] for row in _PERSONS.rows(session, ids=wanted)}
    made = []
    for one in some:
        if one.id in persons:
            names, numbers, addresses = persons[one.id]
            one = Said(one.id, f"{one.names}\n{names}", one.titles, one.rest, numbers, addresses)
        made.append(one)
    return made
