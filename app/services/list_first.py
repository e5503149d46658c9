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

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import list_marks, search_ask, search_filter
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import words

ENOUGH: Final = 200
"""So many rows come at once; beyond it is 200+ until all are known."""
_FEWEST: Final = 40
_FEW: Final = 1_000
_COLLECTED: Final = 60_000
_LONG: Final = 200_000
"""Rows that are sooner gone through with marks than one by one."""
_NAMED: Final = 20_000
_TESTED: Final = 500
_PATIENCE: Final = 300
"""Rows after which the few that fill a screen are not kept waiting for more."""
_STRIDE: Final = 100
_BEFORE_DOUBT: Final = 150
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
    candidates: set[int] | None = None
    many = len(within) > _FEW and _many(question, name.noun, private)
    if many:
        found = _walked(question, name, within, private)
        if len(found) >= _FEWEST:
            return First(found, False)
    if not many or max(len(within), question.states[Noun.CUSTOMER].built_to) <= _COLLECTED:
        candidates = _candidates(question, name, private)
    if candidates is None:
        # Many, but few at the head of this order: addresses, for one, stand together by town.
        marked = list_marks.strides(question, name.noun, within, private=private, size=_STRIDE)
        return None if marked is None else First(*_tested(question, name, marked, private))
    if len(candidates) <= _FEW:
        return None  # these are sooner put in order by themselves than met in a long list
    if len(within) > _LONG:
        return First(*_tested(question, name, list_marks.among(within, candidates, size=_STRIDE), private))
    there = filter(candidates.__contains__, within)
    return First(*_tested(question, name, iter(lambda: list(islice(there, _STRIDE)), []), private))


def _walked(question: Question, name: ListName, within: array[int], private: bool) -> array[int]:
    """What many rows hold is soon met by reading one after the other; not read on where it is rare."""
    found, tested = array("q"), 0
    while tested < _TESTED and len(found) * _TESTED >= _FEWEST * (tested - _BEFORE_DOUBT):
        found += _tested(question, name, iter((within[tested : tested + _STRIDE],)), private)[0]
        tested += _STRIDE
        if _fills_a_screen(len(found), tested):
            break
    return found


def _tested(
    question: Question, name: ListName, parts: Iterator[Sequence[int]], private: bool
) -> tuple[array[int], bool]:
    found, tested = array("q"), 0
    for part in parts:
        right = set(search_filter.holding(question, name, part, private=private))
        found.extend(one for one in part if one in right)
        tested += len(part)
        if _fills_a_screen(len(found), tested):
            return found, False
    return found, True


def _fills_a_screen(found: int, tested: int) -> bool:
    return found >= ENOUGH or (tested >= _PATIENCE and found >= _FEWEST)


def _many(question: Question, noun: Noun, private: bool) -> bool:
    """Whether so many rows hold every word that these are soon met, or collecting them takes long."""
    if noun is Noun.ARTICLE:
        return False
    if search_ask.slowly_told(question, private=private):
        return True
    if noun is Noun.CUSTOMER:
        asked = search_ask.quick_needs(question, noun, private=private)
        return search_ask.about(question, noun, asked) > _COLLECTED
    return all(
        search_ask.about(one, noun, search_ask.quick_needs(one, noun, private=False)) > _COLLECTED
        or search_ask.about(one, Noun.CUSTOMER, search_ask.name_needs(one)) > _NAMED
        for one in map(question.only, question.words)
    )


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
    found = store.up_to(question.session, noun.value, asked, _COLLECTED)
    return None if found is None else set(found)


def _of_named(question: Question, noun: Noun) -> set[int] | None:
    asked = search_ask.name_needs(question)
    customers = store.up_to(question.session, Noun.CUSTOMER.value, asked, _NAMED)
    if customers is None:
        return None
    ((joined,),) = _of_customers(noun).rows(question.session, ids=db.listed(customers))
    return set(db.joined_ids(joined or ""))


@cache
def _of_customers(noun: Noun) -> db.Prepared:
    own = table_of(noun).c
    return db.Prepared(select(func.group_concat(own.id)).where(db.among(own.customer_id)))
