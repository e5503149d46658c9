"""The best customers for some words: all of them while they are few; of many, those that stand first in the order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import String, and_, bindparam, select

from app import db
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import search_ask, search_entries, search_match, search_ranks, visibility
from app.services import search_sqlite as store
from app.services.naming import name_sort
from app.services.search_ask import Hits, Question
from app.services.search_tokens import Need, Token
from app.services.search_words import Word

PAGE: Final = 150
"""So many customers are looked at to put the best first; of more, the best of each kind."""
_LARGE: Final = 20_000
_RANKED: Final = 80_000
"""Of more candidates, counted for each way of holding the words, the first are sooner met stage by stage."""
_LONG_NUMBER: Final = 6
_PART_OF_MOBILE: Final = 8
"""Digits from which on few others can stand before them in a mobile."""
_MOBILES: Final = 250
_WALK: Final = 300
_STRIDE: Final = 60
_LENIENT: Final = 0.85
_SOME: Final = 50
_SOME_MET: Final = 3
"""Of what so many of the newest hold there is more than a page."""
_HIGHEST: Final = "\U0010ffff"


def _beginning(column: Any, wanted: Any = Customer.id) -> db.Prepared:
    border = and_(column >= bindparam("low", type_=String()), column < bindparam("high", type_=String()))
    return db.Prepared(select(wanted).where(border).order_by(column).limit(_SOME))


_NEWEST = db.Prepared(select(Customer.id).order_by(Customer.id.desc()).limit(_WALK))
_BY_NAME, _BY_CODE = _beginning(Customer.name_sort), _beginning(Customer.code)
_BY_MOBILE = _beginning(Contact.mobile, Contact.customer_id)


def best(question: Question, most: int) -> tuple[Hits, bool]:
    """At least the `most` best hits, and whether these are all. With more hits than a page: one's own, those whose name
    or number begins so, and the newest of each stage come first, so that the best of them are there to be put in order.
    """
    number = _long_number(question)
    if number is not None and len(number.number) >= _PART_OF_MOBILE and question.actor.sees_all:
        known = store.with_mobile(question.session, number.number, _MOBILES)
        hits = search_ask.sorted_out(question, Noun.CUSTOMER, known) if len(known) >= most else {}
        if len(hits) >= most:
            return hits, False  # more of them may have the number in another place
    asked = search_ask.quick_needs(question, Noun.CUSTOMER)
    share = search_ask.share(question, Noun.CUSTOMER, asked)
    size = question.states[Noun.CUSTOMER].built_to
    effort = sys.maxsize if share is None else share * size * max(map(len, asked))
    if question.actor.sees_all and size > _LARGE and effort <= _RANKED:
        ranked = search_ranks.in_order(question, store.all_ids(question.session, Noun.CUSTOMER.value, asked))
        if ranked is not None:
            return _by_rank(question, ranked, most)
    walked: Hits = {}
    if share is None:
        if size > _LARGE:
            walked = _walked(question, most)
            if len(walked) >= most:
                return walked, False
        asked = store.spelled_out(question.session, Noun.CUSTOMER.value, asked)
    if question.actor.sees_all and len(walked) < _SOME_MET:
        few = max(PAGE, 2 * most)
        page = store.newest(question.session, Noun.CUSTOMER.value, asked, few + 1)
        if len(page) <= few:
            return _looked_at(question, Noun.CUSTOMER, page), True
    return _by_scopes(question, asked, most)


def _by_rank(question: Question, ranked: Any, most: int) -> tuple[Hits, bool]:
    """What may hold the words is looked at in the order of hits, until there are enough."""
    hits = search_ask.sorted_out(question, Noun.CUSTOMER, _begins(question))
    few = max(PAGE, 2 * most)
    enough, size = (len(hits) + most, most + most // 4) if len(ranked) > few else (len(hits) + few + 1, few)
    at = 0
    while at < len(ranked) and len(hits) < enough:
        question.check()
        page = [one for one in ranked[at : at + size].tolist() if one not in hits]
        right = _looked_at(question, Noun.CUSTOMER, page)
        hits |= right
        at += size
        size = min((enough - len(hits)) * size // (len(right) + 1) + _SOME, 4 * size)
    return hits, at >= len(ranked)


def _long_number(question: Question) -> Word | None:
    return next((one for one in question.words if len(one.number) >= _LONG_NUMBER), None)


def _by_scopes(question: Question, asked: Sequence[Need], most: int) -> tuple[Hits, bool]:
    actor = question.actor
    hits = search_ask.sorted_out(question, Noun.CUSTOMER, [*_begins(question), *_assigned(question)])
    size = most + most // 4
    mine = [*asked, _token(search_entries.owner_token(actor.id))]
    complete = search_ask.collect(question, Noun.CUSTOMER, mine, hits, len(hits) + most, size, _looked_at)
    if not complete or _beginning_so(question, hits) >= most:
        return hits, False  # nobody stands before these
    stages = [search_entries.PUBLIC]
    if actor.sees_all:
        stages = [search_entries.DEALT, search_entries.POTENTIAL, search_entries.PUBLIC]
    enough = len(hits) + most
    for one in stages:
        scope = asked
        if question.masked and one == search_entries.PUBLIC:
            scope = search_ask.quick_needs(question, Noun.CUSTOMER, private=False)
            if any(search_ask.slow(need) for need in scope):
                scope = store.spelled_out(question.session, Noun.CUSTOMER.value, scope)
        scope = [*scope, _token(one)]
        if not search_ask.collect(question, Noun.CUSTOMER, scope, hits, enough, size, _looked_at):
            return hits, False  # whoever comes in a later scope stands behind these
    return hits, True


def _looked_at(question: Question, noun: Noun, page: Sequence[int]) -> Hits:
    """As `search_ask.sorted_out`. Of a long number the index tells so little (0093 stands in 00009312 too) that the
    persons' numbers are looked at before everything else of a customer is read.
    """
    word = _long_number(question)
    if word is not None and len(page) >= _STRIDE:
        right = store.reached_by(question.session, page, word.number, word.text)
        if len(right) < len(page):
            right |= question.only(word).held_by_texts
        page = [one for one in page if one in right]
    return search_ask.sorted_out(question, noun, page)


def _token(text: str) -> Need:
    return ((Token(text),),)


def _beginning_so(question: Question, hits: Hits) -> int:
    grades = (search_match.grade(Noun.CUSTOMER, one.held, question.words) for one in hits.values())
    return sum(one != search_match.INSIDE for one in grades)


def _walked(question: Question, most: int) -> Hits:
    """What every tenth record holds is quicker found by reading the newest than by collecting all that hold it: one's
    own first, then everybody's. Fewer than `most` where it is rarer.
    """
    hits = search_ask.sorted_out(question, Noun.CUSTOMER, _begins(question))
    mine = [_token(search_entries.owner_token(question.actor.id))]
    own = store.newest(question.session, Noun.CUSTOMER.value, mine, _WALK)
    if _met(question, own, hits, most) and _beginning_so(question, hits) < most:
        _met(question, [row[0] for row in _NEWEST.rows(question.session)], hits, most)
    return hits


def _met(question: Question, ids: Sequence[int], hits: Hits, most: int) -> bool:
    """Add those of these customers, looked at in turn, that are hits, until there are enough; False when it is given up
    because they are met too rarely.
    """
    found = 0
    for start in range(0, len(ids), _STRIDE):
        part = ids[start : start + _STRIDE]
        page = search_ask.sorted_out(question, Noun.CUSTOMER, [one for one in part if one not in hits])
        hits |= page
        found += len(page)
        if len(hits) >= most:
            break
        if found * _WALK < most * (start + len(part)) * _LENIENT:
            return False
    return True


def _begins(question: Question) -> Iterable[int]:
    """Customers whose name, code or mobile begins with what was typed: read from the order of an index of the rows."""
    first = question.words[0]
    low = name_sort(first.text)
    rows = _BY_NAME.rows(question.session, low=low, high=low + _HIGHEST)
    low = first.text.upper()
    rows += _BY_CODE.rows(question.session, low=low, high=low + _HIGHEST)
    if first.number:
        rows += _BY_MOBILE.rows(question.session, low=first.number, high=first.number + _HIGHEST)
    return (row[0] for row in rows)


def _assigned(question: Question) -> list[int]:
    """This week's customers of a salesperson, who belong to others."""
    if question.actor.sees_all:
        return []
    statement = select(Assignment.customer_id).where(
        Assignment.user_id == question.actor.id,
        Assignment.week == visibility.iso_week(question.today),
        Assignment.published_at.is_not(None),
    )
    return list(question.session.execute(statement).scalars())
