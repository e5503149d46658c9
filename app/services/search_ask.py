"""Which records of one noun hold the words: by the index where it can tell, else by reading the rows."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, String, literal, select, type_coerce
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.article import Article
from app.models.customer import Customer, table_expression
from app.models.interaction import Interaction
from app.models.nouns import Noun, Table
from app.models.schema import table_of
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services import (
    articles,
    search_entries,
    search_index,
    search_match,
    search_rows,
    search_texts,
    team_settings,
    visibility,
)
from app.services import search_sqlite as store
from app.services.search_match import Held
from app.services.search_rows import Said
from app.services.search_texts import INDEXED
from app.services.search_tokens import IndexUnusable, Need, Token
from app.services.search_words import PRIVATE, Word

_STANDING: Final = 4
"""Columns of a standing beside the id, which begins the columns of texts."""
_MORE: Final = 2
"""So many times as many records as are shown are put in order."""
_ASCII_SIGN: Final = re.compile(r"[!-~]")
_LEAST: Final = 40
_DOUBTED: Final = 150
_LARGEST_PAGE: Final = 5_000
ARCHIVED: Final = "已归档"
_DATES: Final[dict[Noun, Any]] = {
    Noun.INTERACTION: Interaction.happened_on,
    Noun.SERVICE_CASE: ServiceCase.registered_on,
    Noun.SHIPMENT: Shipment.shipped_on,
}
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
    def days(self) -> int:
        """After how many days without a deal a customer is dormant."""
        days: int = team_settings.load(self.session).dormant_after_days
        return days

    @cached_property
    def masked(self) -> bool:
        """Whether numbers of public customers are hidden from who asks."""
        pool_masked = team_settings.load(self.session).pool_masked
        return visibility.masked(self.actor, Table.PUBLIC.value, pool_masked=pool_masked)

    @cached_property
    def states(self) -> dict[Noun, search_index.State]:
        """What is known about every index."""
        return search_index.states(self.session)

    def usable(self, noun: Noun) -> bool:
        """Whether the index of a noun can be asked."""
        return noun in self.states and self.states[noun].usable

    def only(self, word: Word) -> Question:
        """The same for one of the words."""
        return self if self.words == (word,) else replace(self, words=(word,))

    @cached_property
    def held_by_texts(self) -> frozenset[int]:
        """Customers in whose own texts (not their persons' numbers) the words may stand."""
        asked = [(word.plain,) for word in self.words]
        return frozenset(store.all_ids(self.session, Noun.CUSTOMER.value, told_quickly(self, Noun.CUSTOMER, asked)))


class Standing(NamedTuple):
    """What the order of hits asks for besides their texts. Customers: `at` is the last change and `table` which of the
    four it is in; articles: `name` says nothing; others: `name` is their customer's, `at` their day.
    """

    id: int
    owner_id: int | None
    at: str
    table: str
    name: str | None


class Hit(NamedTuple):
    """A record that holds every word and that the actor may find."""

    held: Held
    standing: Standing


Hits = dict[int, Hit]
Look = Callable[["Question", Noun, Sequence[int]], Hits]


def needs(noun: Noun, words: Sequence[Word], *, private: bool = True) -> list[Need]:
    """What entries must hold, word by word; where some words are quickly told, those that are not are left out."""
    made: list[Need] = []
    for word in words:
        if noun is Noun.CUSTOMER:
            ways = [word.plain, *word.sounds, *(word.private if private else [])]
        else:  # every sign and every pair of signs is a token there
            ways = [tuple(Token(token.text) for token in word.plain)]
        made.append(tuple(dict.fromkeys(way for way in ways if way)))
    quick = [one for one in made if not slow(one)]
    return quick or made


def name_needs(question: Question, *, heard: bool = True) -> list[Need]:
    """What entries of customers must hold whose names hold the words, with `heard` also by their sound."""
    made: list[Need] = []
    for word in question.words:
        way = word.plain
        if _ASCII_SIGN.search(word.text):
            sure = () if any(token.begins for token in way) else way
            way = (*sure, Token(search_entries.ASCII_NAME))
        elif word.named:  # a beginning would tell little more than the sound, and slowly
            way = tuple(token for token in way if not token.begins)
        way = (*way, *word.named)
        made.append((way, *(word.sounds if heard else ())))
    return told_quickly(question, Noun.CUSTOMER, made)


def quick_needs(question: Question, noun: Noun, *, private: bool = True) -> list[Need]:
    """The needs of the question, as they are quickest told by the index."""
    return told_quickly(question, noun, needs(noun, question.words, private=private))


def told_quickly(question: Question, noun: Noun, asked: Sequence[Need]) -> list[Need]:
    """The same needs without tokens that tell little and cost much."""
    return store.narrowed(question.session, noun.value, asked, question.states[noun].built_to)


def share(question: Question, noun: Noun, asked: Sequence[Need]) -> float | None:
    """About which part of the records hold the tokens; None where it takes long to tell. Raises IndexUnusable."""
    if any(map(slow, asked)):
        return None
    return store.share_of(question.session, noun.value, asked, question.states[noun].built_to)


def candidates(question: Question, noun: Noun, *, private: bool = True) -> array[int]:
    """The ids of all records that may hold the words, ascending. Raises IndexUnusable."""
    return store.all_ids(question.session, noun.value, quick_needs(question, noun, private=private))


def slow(need: Need) -> bool:
    """Whether only the beginnings of tokens are known: all of them are collected before the first can be told. Signs
    that are not ASCII stand in few addresses.
    """
    return any(
        all(token.begins and (token.text[0] != PRIVATE or token.text[1:].isascii()) for token in way) for way in need
    )


@lru_cache(maxsize=64)
def _standing(noun: Noun, actor: Actor, today: date, days: int) -> db.Prepared:
    def text(column: Any) -> ColumnElement[str]:
        return type_coerce(column, String)  # as it is kept: ordered alike, and nothing has to be made of it

    texts = search_rows.columns(noun)
    if noun is Noun.ARTICLE:
        columns = select(Article.author_id, text(Article.updated_at), literal(""), Article.title, *texts)
        return db.Prepared(columns.where(db.among(Article.id), Article.status != ARCHIVED, articles.visible(actor)))
    seen = visibility.visible(actor, today)
    if noun is Noun.CUSTOMER:
        stage = table_expression(today, days)
        columns = select(Customer.owner_id, text(Customer.updated_at), stage, Customer.name, *texts)
        return db.Prepared(columns.where(db.among(Customer.id), seen))
    own = table_of(noun).c
    columns = select(Customer.owner_id, text(_DATES[noun]), literal(""), Customer.name, *texts)
    return db.Prepared(columns.join_from(own.id.table, Customer).where(db.among(own.id), seen))


def sorted_out(question: Question, noun: Noun, ids: Iterable[int]) -> Hits:
    """The hits among these records: visible, and found by what the actor may see of them."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > _DOUBTED and noun is not Noun.CUSTOMER:
        # So many because few of them are hits: whose they are is read of these alone.
        wanted = holding(question, noun, wanted)
    if not wanted:
        return {}
    statement = _standing(noun, question.actor, question.today, question.days)
    rows = statement.rows(question.session, ids=db.listed(wanted))
    standing = {row[_STANDING]: Standing(row[_STANDING], *row[:_STANDING]) for row in rows}
    said = search_rows.completed(question.session, noun, search_rows.of_rows([row[_STANDING:] for row in rows]))
    masked = noun is Noun.CUSTOMER and question.masked

    def private(one: int) -> bool:
        return not masked or standing[one].table != Table.PUBLIC.value

    held = search_match.holding(noun, said, question.words, private=private)
    return {one.said.id: Hit(one, standing[one.said.id]) for one in held}


def newest(question: Question, noun: Noun, most: int) -> tuple[Hits, bool]:
    """Up to `most` hits and a few more, the newest records first, and whether these are all."""
    from app.services import search_customers  # stands on this module

    try:
        if not question.usable(noun):
            raise IndexUnusable(noun.value)
        if noun is Noun.CUSTOMER:
            return search_customers.best(question, most)
        hits: Hits = {}
        asked = quick_needs(question, noun)
        return hits, collect(question, noun, asked, hits, most, _MORE * most, sorted_out)
    except IndexUnusable:
        if question.usable(noun):
            question.damaged.append(noun)
        return _by_reading(question, noun, most)


def collect(
    question: Question, noun: Noun, asked: Sequence[Need], hits: Hits, enough: int, size: int, look: Look
) -> bool:
    """Add the hits that the index tells of, the newest first, until there are enough; whether it came to an end before.
    The worse it tells, the larger the pages.
    """
    below: int | None = None
    while True:
        question.check()
        page = store.newest(question.session, noun.value, asked, size, below=below)
        rest = [one for one in page if one not in hits]
        hits |= look(question, noun, rest)
        if len(hits) >= enough:
            return False
        if len(page) < size:
            return True
        below = page[-1]
        right = sum(one in hits for one in page) + 1
        size = min(max(_LEAST, (enough - len(hits)) * len(page) // right), 4 * size, _LARGEST_PAGE)


def _by_reading(question: Question, noun: Noun, most: int) -> tuple[Hits, bool]:
    own = table_of(noun).c.id
    hits: Hits = {}
    below = sys.maxsize
    while True:
        question.check()
        statement = select(own).where(own < below).order_by(own.desc()).limit(1_000)
        page = list(question.session.execute(statement).scalars())
        if not page:
            return hits, True
        hits |= sorted_out(question, noun, page)
        if len(hits) >= most:
            return hits, False
        below = page[-1]


def at_least(question: Question, noun: Noun, most: int) -> int:
    """A count by the index alone, up to `most`, where that is cheap and everybody sees the same; else 0."""
    asked = needs(noun, question.words)
    if not question.actor.sees_all or not sure(noun, question.words, asked) or any(slow(one) for one in asked):
        return 0
    try:
        return store.count(question.session, noun.value, asked, most) - len(search_index.stale(question.session, noun))
    except IndexUnusable:
        return 0


def certain(noun: Noun, word: Word) -> bool:
    """Whether an entry that holds the tokens holds the word, without a look at the row."""
    pair = len(word.text) == 2 and len(word.plain) == 1 and not word.text.isascii()
    return pair or (word.single and noun is not Noun.CUSTOMER)


def sure(noun: Noun, words: Sequence[Word], asked: Sequence[Need]) -> bool:
    """Whether all that `asked` finds of unchanged records are hits."""
    return len(asked) == len(words) and all(certain(noun, word) for word in words)


def holding(question: Question, noun: Noun, ids: Sequence[int], *, private: bool = True) -> list[int]:
    """Those of the ids whose texts hold every word, whoever may see them."""
    some = search_rows.read(question.session, noun, ids)
    right = _told(question, noun, some, private)
    if noun is not Noun.CUSTOMER and noun is not Noun.ARTICLE:
        return list(right)
    # Most are told by their own texts alone: only of the others persons and attachments are read.
    rest = [one for one in some if one.id not in right]
    return [*right, *_told(question, noun, search_rows.completed(question.session, noun, rest), private)]


def _told(question: Question, noun: Noun, some: Sequence[Said], private: bool) -> dict[int, None]:
    held = search_match.holding(noun, some, question.words, private=lambda _one: private)
    return dict.fromkeys(one.said.id for one in held)


def no_longer(question: Question, noun: Noun, asked: Sequence[Need], *, private: bool = True) -> list[int]:
    """Records of which the index says that they hold the words, and which do not, for they changed since."""
    marked = array("q", sorted(search_index.stale(question.session, noun)))
    if not marked:
        return []
    doubted = store.among(question.session, noun.value, asked, marked)
    right = set(holding(question, noun, doubted, private=private))
    return [one for one in doubted if one not in right]


def exact_total(question: Question, noun: Noun) -> int:
    """How many records hold the words, however many; asked for when there is time."""
    asked = needs(noun, question.words)
    if (
        question.actor.sees_all
        and noun is not Noun.ARTICLE
        and sure(noun, question.words, asked)
        and question.usable(noun)
    ):
        try:
            found = store.count(question.session, noun.value, asked, sys.maxsize)
            return found - len(no_longer(question, noun, asked))
        except IndexUnusable:
            pass
    total = 0
    for part in _all_candidates(question, noun):
        question.check()
        total += len(sorted_out(question, noun, part))
    return total


def _all_candidates(question: Question, noun: Noun) -> Iterator[array[int]]:
    try:
        if question.usable(noun):
            yield from search_texts.listed(candidates(question, noun))
            return
    except IndexUnusable:
        pass
    yield from search_texts.batches(question.session, noun)


def ready(session: Session) -> bool:
    """Whether every index can be asked."""
    known = search_index.states(session)
    return all(one in known and known[one].usable for one in INDEXED)
