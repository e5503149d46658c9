"""Which records of one noun hold the words: by the index where it can tell, else by reading the rows."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.article import Article
from app.models.customer import Customer, in_table
from app.models.nouns import Noun, Table
from app.models.schema import table_of
from app.services import articles, search_entries, search_index, search_match, search_texts, team_settings, visibility
from app.services import search_sqlite as store
from app.services.search_texts import Field
from app.services.search_tokens import IndexUnusable, Need, Token
from app.services.search_words import Word

PAGE: Final = 400
"""So many customers are looked at to put the best first; of more, the best of each kind."""
_FIRST: Final = 100
_LARGE: Final = 30_000
_LONG_NUMBER: Final = 8
_WALK: Final = 600
_STRIDE: Final = 60
ARCHIVED: Final = "已归档"
Check = Callable[[], None]


def _go_on() -> None:
    """Nobody wants to stop."""


@dataclass(frozen=True)
class Question:
    """The words, who asks, and on which day. `check` is called now and then and may raise to stop."""

    session: Session
    actor: Actor
    words: tuple[Word, ...]
    today: date
    check: Check = _go_on
    damaged: list[Noun] = field(default_factory=list)
    """Nouns whose index turned out to be damaged while it was asked."""

    @cached_property
    def masked(self) -> bool:
        """Whether numbers of public customers are hidden from who asks."""
        pool_masked = team_settings.load(self.session).pool_masked
        return visibility.masked(self.actor, Table.PUBLIC.value, pool_masked=pool_masked)


Hits = dict[int, list[Field]]
"""Records that hold every word, with all their texts."""


def visible(noun: Noun, question: Question) -> ColumnElement[bool]:
    """What of a noun the actor finds; a statement that uses it joins the customer."""
    if noun is Noun.ARTICLE:
        return and_(Article.status != ARCHIVED, articles.visible(question.actor))
    return visibility.visible(question.actor, question.today)


def usable(session: Session, noun: Noun) -> bool:
    """Whether the index of a noun can be asked."""
    known = search_index.state(session, noun)
    return known is not None and known.usable


def needs(noun: Noun, words: Sequence[Word], *, private: bool = True) -> list[Need]:
    """What entries must hold, word by word; where some words are quickly told, those that are not are left out."""
    made: list[Need] = []
    for word in words:
        if noun is Noun.CUSTOMER:
            ways = [word.plain, *word.sounds, *(word.private if private else [])]
        else:  # every sign and every pair of signs is a token there
            ways = [tuple(Token(token.text) for token in word.plain)]
        made.append(tuple(dict.fromkeys(way for way in ways if way)))
    quick = [one for one in made if not _slow(one)]
    return quick or made


def _slow(need: Need) -> bool:
    # Tokens of which only the beginning is known are collected before the first can be told.
    return any(all(token.begins for token in way) for way in need)


def verified(question: Question, noun: Noun, ids: Sequence[int], *, private: bool = True) -> Hits:
    """Those of the ids whose rows hold every word."""
    found = search_texts.fields(question.session, noun, ids)
    return {
        one: fields for one, fields in found.items() if search_match.matches(fields, question.words, private=private)
    }


def seen(question: Question, noun: Noun, ids: Sequence[int]) -> list[int]:
    """Those of the ids that are there and that the actor may find, in the given order."""
    if not ids or (question.actor.sees_all and noun is not Noun.ARTICLE):
        return list(ids)  # what is gone is left out when its texts are read
    own = table_of(noun).c.id
    statement = _joined(select(own), noun).where(db.in_values(own, list(ids)), visible(noun, question))
    allowed = set(question.session.execute(statement).scalars())
    return [one for one in ids if one in allowed]


def _joined(statement: Any, noun: Noun) -> Any:
    table = table_of(noun)
    if "customer_id" in table.c:
        return statement.select_from(table).join(Customer, Customer.id == table.c.customer_id)
    return statement


def newest(question: Question, noun: Noun, most: int) -> tuple[Hits, bool]:
    """Up to `most` hits and a few more, the newest records first, and whether these are all."""
    try:
        if noun is Noun.CUSTOMER:
            return _customers(question, most)
        return _page_through(question, noun, most, lambda: _by_index(question, noun, max(_FIRST, 3 * most)))
    except IndexUnusable:
        if usable(question.session, noun):
            question.damaged.append(noun)
        return _page_through(question, noun, most, lambda: _by_reading(question, noun))


def _page_through(
    question: Question, noun: Noun, most: int, pages: Callable[[], Iterator[list[int]]]
) -> tuple[Hits, bool]:
    hits: Hits = {}
    for page in pages():
        question.check()
        if noun is Noun.CUSTOMER:
            hits |= _sorted_out(question, page, masked=question.masked)
        else:
            hits |= verified(question, noun, seen(question, noun, page))
        if len(hits) >= most:
            return hits, False
    return hits, True


def _by_index(question: Question, noun: Noun, size: int) -> Iterator[list[int]]:
    if not usable(question.session, noun):
        raise IndexUnusable(noun.value)
    yield from _by_tokens(question.session, noun, needs(noun, question.words), size)


def _by_tokens(session: Session, noun: Noun, asked: Sequence[Need], size: int) -> Iterator[list[int]]:
    below: int | None = None
    while True:
        page = store.newest(session, noun.value, asked, size, below=below)
        if page:
            yield page
        if len(page) < size:
            return
        below, size = page[-1], min(size * 4, 20_000)


def _by_reading(question: Question, noun: Noun) -> Iterator[list[int]]:
    own = table_of(noun).c.id
    below: int | None = None
    while True:
        border = true() if below is None else own < below
        statement = select(own).where(border).order_by(own.desc()).limit(1_000)
        page = list(question.session.execute(statement).scalars())
        if not page:
            return
        yield page
        below = page[-1]


# --- customers: some may be found by less than others -----------------------------------------------------------------


def _customers(question: Question, most: int) -> tuple[Hits, bool]:
    """As `newest`. With more hits than a page: one's own, those whose name or number begins so, and the newest of each
    stage come first, so that the best of them are there to be put in order.
    """
    session, actor = question.session, question.actor
    if not usable(session, Noun.CUSTOMER):
        raise IndexUnusable(Noun.CUSTOMER.value)
    masked = question.masked
    asked = needs(Noun.CUSTOMER, question.words)
    slow = any(_slow(one) for one in asked)
    if slow and search_index.built_to(session, Noun.CUSTOMER) > _LARGE:
        walked = _walked(question, most, masked=masked)
        if len(walked) >= most:
            return walked, False
    if actor.sees_all:
        page = store.newest(session, Noun.CUSTOMER.value, asked, PAGE + 1)
        if len(page) <= PAGE:
            return _sorted_out(question, page, masked=masked), True
    return _by_scopes(question, asked, most, masked=masked)


def _by_scopes(question: Question, asked: list[Need], most: int, *, masked: bool) -> tuple[Hits, bool]:
    session, actor = question.session, question.actor
    stages = [search_entries.PUBLIC]
    if actor.sees_all:
        stages = [search_entries.DEALT, search_entries.POTENTIAL, search_entries.PUBLIC]
    scopes = [[*asked, _token(search_entries.owner_token(actor.id))]]
    open_to_all = needs(Noun.CUSTOMER, question.words, private=False) if masked else asked
    for one in stages:
        scopes.append([*(open_to_all if one == search_entries.PUBLIC else asked), _token(one)])
    hits = _sorted_out(question, [*_begins(question), *_assigned(question)], masked=masked)
    if len(hits) >= most and len(question.words) == 1 and len(question.words[0].number) >= _LONG_NUMBER:
        return hits, False  # nothing is better than a number that begins with all these digits
    enough = len(hits) + most
    for scope in scopes:
        for page in _by_tokens(session, Noun.CUSTOMER, scope, max(2 * most, _STRIDE)):
            question.check()
            hits |= _sorted_out(question, page, masked=masked)
            if len(hits) >= enough:
                return hits, False  # whoever comes in a later scope stands behind these
    return hits, True


def _token(text: str) -> Need:
    return ((Token(text),),)


def _sorted_out(question: Question, ids: Sequence[int], *, masked: bool) -> Hits:
    """The hits among these customers: visible, and found by what the actor may see of them."""
    if not ids:
        return {}
    allowed = seen(question, Noun.CUSTOMER, ids)
    if not masked:
        return verified(question, Noun.CUSTOMER, allowed)
    statement = select(Customer.id).where(db.in_values(Customer.id, allowed), in_table(Table.PUBLIC, question.today))
    public = set(question.session.execute(statement).scalars())
    own = verified(question, Noun.CUSTOMER, [one for one in allowed if one not in public])
    return own | verified(question, Noun.CUSTOMER, list(public), private=False)


def _walked(question: Question, most: int, *, masked: bool) -> Hits:
    """What every tenth record holds is quicker found by reading the newest than by collecting all that hold it."""
    newest_first = select(Customer.id).order_by(Customer.id.desc()).limit(_WALK)
    hits = _sorted_out(question, _begins(question), masked=masked)
    for condition in (Customer.owner_id == question.actor.id, true()):
        ids = list(question.session.execute(newest_first.where(condition)).scalars())
        found = 0
        for start in range(0, len(ids), _STRIDE):
            hits |= (page := _sorted_out(question, ids[start : start + _STRIDE], masked=masked))
            found += len(page)
            if len(hits) >= most or found * _WALK < most * start:
                break  # enough, or too rare to be met often enough
    return hits


def _begins(question: Question) -> list[int]:
    """Customers whose name, code or mobile begins with what was typed: read from the order of an index of the rows."""
    from app.services.naming import name_sort

    if not question.words:
        return []
    first = question.words[0]
    found: list[int] = []
    session = question.session
    start = name_sort(first.text)
    columns: list[tuple[Any, str]] = [(Customer.name_sort, start), (Customer.code, first.text.upper())]
    for column, begin in columns:
        statement = select(Customer.id).where(column >= begin, column < begin + "\U0010ffff")
        found += session.execute(statement.order_by(column).limit(50)).scalars()
    if first.number:
        found += session.execute(_by_number(first.number)).scalars()
    return found


def _by_number(number: str) -> Any:
    from app.models.contact import Contact

    border = and_(Contact.mobile >= number, Contact.mobile < number + "\U0010ffff")
    return select(Contact.customer_id).where(border).order_by(Contact.mobile).limit(50)


def _assigned(question: Question) -> list[int]:
    """This week's customers of a salesperson, who belong to others."""
    if question.actor.sees_all:
        return []
    from app.models.assignment import Assignment

    statement = select(Assignment.customer_id).where(
        Assignment.user_id == question.actor.id,
        Assignment.week == visibility.iso_week(question.today),
        Assignment.published_at.is_not(None),
    )
    return list(question.session.execute(statement).scalars())


def at_least(question: Question, noun: Noun, most: int) -> int:
    """A count by the index alone, up to `most`, where that is cheap and everybody sees the same; else 0."""
    asked = needs(noun, question.words)
    sure = all(len(way) == 1 for need in asked for way in need) and len(asked) == len(question.words)
    if not question.actor.sees_all or not sure or any(_slow(one) for one in asked):
        return 0
    try:
        return store.count(question.session, noun.value, asked, most) - len(search_index.stale(question.session, noun))
    except IndexUnusable:
        return 0


def certain(noun: Noun, word: Word) -> bool:
    """Whether an entry that holds the tokens holds the word, without a look at the row."""
    pair = len(word.text) == 2 and len(word.plain) == 1 and not word.text.isascii()
    return pair or (word.single and noun is not Noun.CUSTOMER)


def no_longer(
    question: Question, noun: Noun, words: Sequence[Word], asked: Sequence[Need], *, private: bool = True
) -> list[int]:
    """Records of which the index says that they hold the words, and which do not, for they changed since."""
    session = question.session
    marked = array("q", sorted(search_index.stale(session, noun)))
    doubted = store.among(session, noun.value, asked, marked)
    narrowed = Question(session, question.actor, tuple(words), question.today)
    right = verified(narrowed, noun, doubted, private=private)
    return [one for one in doubted if one not in right]


def exact_total(question: Question, noun: Noun) -> int:
    """How many records hold the words, however many; asked for when there is time."""
    asked = needs(noun, question.words)
    sure = len(asked) == len(question.words) and all(certain(noun, word) for word in question.words)
    if sure and question.actor.sees_all and noun is not Noun.ARTICLE and usable(question.session, noun):
        try:
            found = store.count(question.session, noun.value, asked, sys.maxsize)
            return found - len(no_longer(question, noun, question.words, asked))
        except IndexUnusable:
            pass
    total = 0
    for part in _all_candidates(question, noun):
        question.check()
        if noun is Noun.CUSTOMER:
            total += len(_sorted_out(question, part, masked=question.masked))
        else:
            total += len(verified(question, noun, seen(question, noun, part)))
    return total


def _all_candidates(question: Question, noun: Noun) -> Iterator[array[int]]:
    try:
        if usable(question.session, noun):
            asked = needs(noun, question.words)
            yield from search_texts.listed(store.all_ids(question.session, noun.value, asked))
            return
    except IndexUnusable:
        pass
    yield from search_texts.batches(question.session, noun)
