"""The first rows of a list under its filter box, at once: from the sorted list without the words, tested in its order.

A filter that leaves few rows is answered as a whole; of one that leaves many, collecting and sorting them all would
take longer than anybody waits for a key (5-interface, Search and palette).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import search_ask, search_filter
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import words

ENOUGH: Final = 200
"""So many rows come at once; beyond it is 200+ until all are known."""
_FEWEST: Final = 40
_FEW: Final = 1_000
_COLLECTED: Final = 60_000
_NAMED: Final = 2_000
_TESTED: Final = 1_500
_PATIENCE: Final = 500
"""Rows after which the few that fill a screen are not kept waiting for more."""
_STRIDE: Final = 100
_BEFORE_DOUBT: Final = 250
"""Rows that are read before it is asked whether the words are rare."""


@dataclass(frozen=True)
class First:
    """The first rows in order; with `complete` there are no others."""

    ids: array[int]
    complete: bool


def first(
    session: Session, actor: Actor, name: ListName, text: str, within: array[int], *, today: date, private: bool
) -> First | None:
    """The first rows, in order, of those of `within` that hold the text: all, or some 200 of more; None where nothing
    can be told quickly. `private` as in `search_filter.condition`.
    """
    question = Question(session, actor, words(text), today)
    if not question.words or not all(question.usable(one) for one in search_filter.nouns_of(name)):
        return None
    try:
        return _first(question, name, within, private)
    except IndexUnusable:
        return None


def _first(question: Question, name: ListName, within: array[int], private: bool) -> First | None:
    if name.noun is Noun.CUSTOMER and search_ask.slowly_told(question, private=private):
        found = _walked(question, name, within, private)
        if len(found) >= _FEWEST:
            return First(found, False)
    candidates = _candidates(question, name, private)
    if candidates is None:
        found = _walked(question, name, within, private)
        if len(found) >= _FEWEST:
            return First(found, False)
        if name.noun is not Noun.CUSTOMER:
            return None
        # Many, but few at the head of this order: addresses, for one, stand together by town.
        candidates = set(search_ask.candidates(question, name.noun, private=private))
    if len(candidates) <= _FEW:
        return None  # these are sooner put in order by themselves than met in a long list
    there = filter(candidates.__contains__, within)
    return First(*_tested(question, name, iter(lambda: list(islice(there, _STRIDE)), []), private))


def _walked(question: Question, name: ListName, within: array[int], private: bool) -> array[int]:
    """What many rows hold is soon met by reading one after the other; not read on where it is rare."""
    found, tested = array("q"), 0
    while tested < _TESTED and len(found) < ENOUGH and len(found) * _TESTED >= _FEWEST * (tested - _BEFORE_DOUBT):
        part = within[tested : tested + _STRIDE]
        more, _ = _tested(question, name, iter((part,)), private)
        found += more
        tested += _STRIDE
        if tested >= _PATIENCE and len(found) >= _FEWEST:
            break
    return found


def _tested(
    question: Question, name: ListName, parts: Iterator[Sequence[int]], private: bool
) -> tuple[array[int], bool]:
    found = array("q")
    for part in parts:
        right = set(search_filter.holding(question, name, part, private=private))
        found.extend(one for one in part if one in right)
        if len(found) >= ENOUGH:
            return found, False
    return found, True


def _candidates(question: Question, name: ListName, private: bool) -> set[int] | None:
    """Ids of all rows that may hold the words; None when these are very many."""
    noun = name.noun
    if len(search_filter.nouns_of(name)) == 1:
        return _own(question, noun, private)
    made: set[int] | None = None
    for word in question.words:
        one = question.only(word)
        own, named = _own(one, noun, False), _of_named(one, noun)
        if own is None or named is None:
            continue  # a word that tells little is left to the test of each row
        made = own | named if made is None else made & (own | named)
    return made


def _own(question: Question, noun: Noun, private: bool) -> set[int] | None:
    asked = search_ask.quick_needs(question, noun, private=private)
    asked = store.spelled_out(question.session, noun.value, asked)
    if store.count(question.session, noun.value, asked, _COLLECTED + 1) > _COLLECTED:
        return None
    return set(store.all_ids(question.session, noun.value, asked))


def _of_named(question: Question, noun: Noun) -> set[int] | None:
    asked = search_ask.name_needs(question)
    if store.count(question.session, Noun.CUSTOMER.value, asked, _NAMED + 1) > _NAMED:
        return None
    named = search_filter.named(question, store.all_ids(question.session, Noun.CUSTOMER.value, asked))
    return {row[0] for row in _of_customers(noun).rows(question.session, ids=db.listed(named))} if named else set()


@cache
def _of_customers(noun: Noun) -> db.Prepared:
    own = table_of(noun).c
    return db.Prepared(select(own.id).where(db.among(own.customer_id)))
