"""The filter box of a list: which of its rows hold every word, as a condition for the list's own statement."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import search_ask, search_match, search_rows, search_texts
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import words

_MANY: Final = 5_000
_NAMES_OF_CUSTOMER: Final = search_rows.columns(Noun.CUSTOMER)[1]
OWN_ONLY: Final = frozenset({Noun.CUSTOMER, Noun.ARTICLE})
"""Whose lists are filtered by their own texts alone."""


def nouns_of(name: ListName) -> tuple[Noun, ...]:
    """Whose texts a list is filtered by: its own rows', and (logs, cases, shipments) their customers' names."""
    return (name.noun,) if name.noun in OWN_ONLY else (name.noun, Noun.CUSTOMER)


def condition(
    session: Session, actor: Actor, name: ListName, text: str, *, today: date, private: bool
) -> ColumnElement[bool] | None:
    """Rows of the list that hold every word; None when the index cannot be asked. `private`: whether numbers of persons
    may be found.
    """
    question = Question(session, actor, words(text), today)
    nouns = nouns_of(name)
    if not question.words or not all(question.usable(one) for one in nouns):
        return None
    try:
        if len(nouns) == 1:
            return _holding(question, name.noun, private=private)
        return and_(*(_with_customer(question.only(word), name.noun) for word in question.words))
    except IndexUnusable:
        return None


def holding(question: Question, name: ListName, ids: Sequence[int], *, private: bool) -> list[int]:
    """Those of these rows of the list that hold every word, by the same rule."""
    if len(nouns_of(name)) == 1:
        return search_ask.holding(question, name.noun, ids, private=private)
    rows = _with_names(name.noun).rows(question.session, ids=db.listed(ids))
    some = search_rows.of_rows([row[1:] for row in rows])
    return search_match.holding_or_called(some, [row[0] for row in rows], question.words)


@cache
def _with_names(noun: Noun) -> db.Prepared:
    own = table_of(noun).c.id
    columns = select(_NAMES_OF_CUSTOMER, *search_rows.columns(noun))
    return db.Prepared(columns.join_from(own.table, Customer).where(db.among(own)))


def _with_customer(question: Question, noun: Noun) -> ColumnElement[bool]:
    session, customer = question.session, Noun.CUSTOMER.value
    asked = search_ask.name_needs(question)
    ids = store.up_to(session, customer, asked, _MANY)
    heard = ids is not None
    if ids is None:
        ids = store.all_ids(session, customer, search_ask.name_needs(question, heard=False))
    called = db.in_values(table_of(noun).c.customer_id, named(question, ids, heard=heard))
    return or_(_holding(question, noun, private=False), called)


_NAMES: Final = db.Prepared(select(Customer.id, _NAMES_OF_CUSTOMER).where(db.among(Customer.id)))


def named(question: Question, ids: array[int], *, heard: bool = True) -> array[int]:
    """Those of these customers whose name holds the word, with `heard` also by its sound."""
    (word,) = question.words
    found = array("q")
    for part in search_texts.listed(ids, size=20_000):
        rows = _NAMES.rows(question.session, ids=db.listed(part))
        found.extend(one for one, names in rows if search_match.called(names, word, heard=heard))
    return found


def _holding(question: Question, noun: Noun, *, private: bool) -> ColumnElement[bool]:
    session, own = question.session, table_of(noun).c.id
    asked = search_ask.needs(noun, question.words, private=private)
    if search_ask.sure(noun, question.words, asked) and store.count(session, noun.value, asked, _MANY + 1) > _MANY:
        gone = search_ask.no_longer(question, noun, asked, private=private)
        return and_(store.holds(own, noun.value, asked), ~db.in_values(own, gone))
    found: list[int] = []
    for part in search_texts.listed(search_ask.candidates(question, noun, private=private)):
        found += search_ask.holding(question, noun, part, private=private)
    return db.in_values(own, found)
