"""The filter box of a list: which of its rows hold every word, as a condition for the list's own statement."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import search_ask, search_match, search_texts
from app.services import search_sqlite as store
from app.services.search_ask import Question
from app.services.search_tokens import IndexUnusable
from app.services.search_words import words

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
    question = Question(session, actor, asked, today)
    if not asked or not all(question.usable(one) for one in nouns):
        return None
    try:
        if len(nouns) == 1:
            return _holding(question, noun, private=private)
        return and_(*(_with_customer(question.only(word), noun) for word in asked))
    except IndexUnusable:
        return None


def _with_customer(question: Question, noun: Noun) -> ColumnElement[bool]:
    return or_(_holding(question, noun, private=False), _named(question, noun))


def _named(question: Question, noun: Noun) -> ColumnElement[bool]:
    """Rows of customers whose name holds the word, also by its sound."""
    (word,) = question.words
    named: list[int] = []
    for part in search_texts.listed(search_ask.candidates(question, Noun.CUSTOMER, private=False)):
        records = search_texts.records(question.session, Noun.CUSTOMER, part)
        named += [one.id for one in records if search_match.named_so(one, word)]
    return db.in_values(table_of(noun).c.customer_id, named)


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
