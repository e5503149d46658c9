"""The filter box of a list: which of its rows hold every word, as a condition for the list's own statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import search_ask, search_match, search_texts
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import Word, words

_MANY: Final = 5_000


def condition(
    session: Session, actor: Actor, name: ListName, text: str, *, today: date, private: bool
) -> ColumnElement[bool] | None:
    """Rows of the list that hold every word, in their own texts or (logs, cases, shipments) in their customer's name;
    None when the index cannot be asked. `private`: whether numbers of persons may be found.
    """
    asked = words(text)
    noun = name.noun
    nouns = (noun,) if noun in (Noun.CUSTOMER, Noun.ARTICLE) else (noun, Noun.CUSTOMER)
    if not asked or not all(search_ask.usable(session, one) for one in nouns):
        return None
    question = Question(session, actor, asked, today)
    try:
        if len(nouns) == 1:
            return _holding(question, noun, asked, private=private)
        return and_(*(_with_customer(question, noun, word) for word in asked))
    except IndexUnusable:
        return None


def _with_customer(question: Question, noun: Noun, word: Word) -> ColumnElement[bool]:
    own = _holding(question, noun, (word,), private=False)
    return or_(own, _named(question, noun, word))


def _named(question: Question, noun: Noun, word: Word) -> ColumnElement[bool]:
    """Rows of customers whose name holds the word, also by its sound."""
    session, of_customer = question.session, table_of(noun).c.customer_id
    needs = search_ask.needs(Noun.CUSTOMER, (word,), private=False)
    found = store.newest(session, Noun.CUSTOMER.value, needs, _MANY + 1)
    if len(found) > _MANY:
        # Words that half of the customers are called by: the rows are read anyway.
        return of_customer.in_(select(Customer.id).where(Customer.name.icontains(word.text, autoescape=True)))
    fields = search_texts.fields(session, Noun.CUSTOMER, found)
    named = [
        one
        for one, texts in fields.items()
        if any(text.key in ("name", "short_name") and search_match.holds(text, word) for text in texts)
    ]
    return db.in_values(of_customer, named)


def _holding(question: Question, noun: Noun, asked: Sequence[Word], *, private: bool) -> ColumnElement[bool]:
    session, own = question.session, table_of(noun).c.id
    needs = search_ask.needs(noun, asked, private=private)
    sure = len(needs) == len(asked) and all(search_ask.certain(noun, word) for word in asked)
    if sure and store.count(session, noun.value, needs, _MANY + 1) > _MANY:
        gone = search_ask.no_longer(question, noun, asked, needs, private=private)
        return and_(store.holds(own, noun.value, needs), ~db.in_values(own, gone))
    narrowed = Question(session, question.actor, tuple(asked), question.today)
    found: list[int] = []
    for part in search_texts.listed(store.all_ids(session, noun.value, needs)):
        found += search_ask.verified(narrowed, noun, part, private=private)
    return db.in_values(own, found)
