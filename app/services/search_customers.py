"""The best customers for some words: all of them while they are few; of many, those that stand first in the order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import String, and_, bindparam, select

from app import db
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import search_ask, search_entries, search_match, visibility
from app.services import search_sqlite as store
from app.services.naming import name_sort
from app.services.search_ask import Hits, Question
from app.services.search_tokens import Need, Token
from app.services.search_words import Word

PAGE: Final = 150
"""So many customers are looked at to put the best first; of more, the best of each kind."""
_LARGE: Final = 20_000
_LONG_NUMBER: Final = 6
_PART_OF_MOBILE: Final = 8
"""Digits from which on few others can stand before them in a mobile."""
_MOBILES: Final = 250
_WALK: Final = 300
_STRIDE: Final = 60
_LENIENT: Final = 0.85
_WHOLE: Final = 10
_SOME_LIKE_IT, _LIKE_IT = 500, 8_000
_SOME_LIKE_A_WHOLE, _LIKE_A_WHOLE = 1_500, 20_000
"""So many customers are looked at for a long number before scope after scope is asked; of few real hits, for a whole
number.
"""
_RARELY_RIGHT: Final = 6
_SOME: Final = 50
_SOME_MET: Final = 8
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
    walked: Hits = {}
    if any(search_ask.slow(one) for one in asked):
        if question.states[Noun.CUSTOMER].built_to > _LARGE:
            walked = _walked(question, most)
            if len(walked) >= most:
                return walked, False
        asked = store.spelled_out(question.session, Noun.CUSTOMER.value, asked)
    if question.actor.sees_all and len(walked) < _SOME_MET:
        whole = number is not None and len(number.number) >= _WHOLE
        few = max(PAGE, 2 * most) if number is None else _SOME_LIKE_A_WHOLE if whole else _SOME_LIKE_IT
        page = store.newest(question.session, Noun.CUSTOMER.value, asked, few + 1)
        if number is not None and len(page) > few and _told_badly(question, number, page[:_STRIDE]):
            # Few hits among many that look like them: all at once costs less than scope after scope.
            few = _LIKE_A_WHOLE if whole else _LIKE_IT
            page = store.newest(question.session, Noun.CUSTOMER.value, asked, few + 1)
        if len(page) <= few:
            return _looked_at(question, Noun.CUSTOMER, page), True
    return _by_scopes(question, asked, most)


def _long_number(question: Question) -> Word | None:
    return next((one for one in question.words if len(one.number) >= _LONG_NUMBER), None)


def _told_badly(question: Question, word: Word, page: Sequence[int]) -> bool:
    """Whether hardly any of these customers, whom the index tells of, has the long number that is asked for."""
    return len(store.reached_by(question.session, page, word.number, word.text)) * _RARELY_RIGHT < len(page)


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
