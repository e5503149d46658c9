"""The first rows of a list under its filter box, at once: from the sorted list without the words, tested in its order.

Rows that hold frequent words are met one after the other; rarer ones are collected and marked in the list. Putting in
order what the words leave would take longer than anybody waits for a key (5-interface, Search and palette).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import ListName, Noun
from app.services import list_marks, search_ask, search_filter
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import words

ENOUGH: Final = 200
"""So many rows come at once; beyond it is 200+ until all are known."""
_FEWEST: Final = 40
_SHORT: Final = 300
"""A list this short is read row by row."""
_OFTEN: Final = 0.08
"""Of words that so large a part of the rows hold, the first rows are soon met."""
_SELDOM, _VERY_SELDOM = 0.08, 0.04
"""Where a smaller part of the rows that were read holds them, meeting more is given up; later where collecting is slow.
"""
_PATIENCE: Final = 300
"""Rows after which the few that fill a screen are not kept waiting for more."""
_LONGEST: Final = 600
_STRIDE: Final = 100


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
    if len(within) <= _SHORT:
        return First(*_tested(question, name, _parts(within), private))
    share = _share(question, name.noun, private)
    if share is None or share >= _OFTEN:
        found = _walked(question, name, within, private, fewest=_VERY_SELDOM if share is None else _SELDOM)
        if len(found) >= _FEWEST:
            return First(found, False)
    # Few, or few at the head of this order: addresses, for one, stand together by town.
    marked = list_marks.strides(question, name.noun, within, private=private, size=_STRIDE)
    return None if marked is None else First(*_tested(question, name, marked, private))


def _parts(within: array[int]) -> Iterator[array[int]]:
    return (within[at : at + _STRIDE] for at in range(0, len(within), _STRIDE))


def _walked(question: Question, name: ListName, within: array[int], private: bool, *, fewest: float) -> array[int]:
    """What many rows hold is soon met by reading one after the other; not read on where it is rare."""
    found, tested = array("q"), 0
    for part in _parts(within):
        found += _tested(question, name, iter((part,)), private)[0]
        tested += len(part)
        if _fills_a_screen(len(found), tested) or len(found) < fewest * tested or tested >= _LONGEST:
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


def _share(question: Question, noun: Noun, private: bool) -> float | None:
    """About which part of the rows holds every word; None where the index can tell it only slowly."""
    if noun in search_filter.OWN_ONLY:
        asked = search_ask.quick_needs(question, noun, private=private)
        return search_ask.share(question, noun, asked)
    shares = []
    for one in map(question.only, question.words):
        own = search_ask.share(one, noun, search_ask.quick_needs(one, noun))
        called = search_ask.share(one, Noun.CUSTOMER, search_ask.name_needs(one))
        shares.append(None if own is None or called is None else own + called)
    return min((one for one in shares if one is not None), default=None)
