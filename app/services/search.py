"""Find anything by any part of it: every noun, grouped, the best hits first (5-interface, Search and palette)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.article import Article
from app.models.customer import Customer, table_expression
from app.models.interaction import Interaction
from app.models.nouns import ListName, Noun, Table
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services import search_ask, search_match, team_settings, visibility
from app.services.search_ask import Question
from app.services.search_match import PRIVATE_KINDS
from app.services.search_texts import Field
from app.services.search_words import words as words_of

COUNTED: Final = 200
"""Totals are exact up to here at once; beyond it is 200+ until somebody asks."""
_STAGES: Final = {Table.CURRENT.value: 0, Table.DORMANT.value: 1, Table.POTENTIAL.value: 2, Table.PUBLIC.value: 3}
_GROUPS: Final = (Noun.CUSTOMER, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT, Noun.ARTICLE)
_LISTS: Final = {
    Noun.INTERACTION: ListName.CONTACTS,
    Noun.SERVICE_CASE: ListName.AFTER_SALES,
    Noun.SHIPMENT: ListName.SHIPMENTS,
    Noun.ARTICLE: ListName.ARTICLES,
}
_DATED: Final[Mapping[Noun, Any]] = {
    Noun.INTERACTION: Interaction,
    Noun.SERVICE_CASE: ServiceCase,
    Noun.SHIPMENT: Shipment,
}
_DATES: Final[Mapping[Noun, Any]] = {
    Noun.INTERACTION: Interaction.happened_on,
    Noun.SERVICE_CASE: ServiceCase.registered_on,
    Noun.SHIPMENT: Shipment.shipped_on,
}
_DETAILS: Final = {
    Noun.INTERACTION: "content", Noun.SERVICE_CASE: "problem", Noun.SHIPMENT: "product", Noun.ARTICLE: "tags",
}  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """One record that holds the text: which list it is in, its id, what it is called and what it says.

    `why` is the key of the text that holds the first word where that is not the title (mobile, content, remark …), and
    `matched` that text; what the actor sees masked never stands in it.
    """

    list: ListName
    id: int
    title: str
    detail: str
    why: str = ""
    matched: str = ""
    spoken: str = ""
    """The part of a name that was found by its sound."""
    on: date | None = None


@dataclass(frozen=True)
class Group:
    """The best hits of one noun. `total` counts all of them; with `more` there are at least so many."""

    noun: Noun
    hits: tuple[Hit, ...]
    total: int
    more: bool


def search(session: Session, actor: Actor, text: str, *, today: date, limit: int = 50) -> list[Hit]:
    """Up to `limit` hits per noun, as `find` orders them."""
    return [hit for group in find(session, actor, text, today=today, limit=limit) for hit in group.hits]


def find(
    session: Session,
    actor: Actor,
    text: str,
    *,
    today: date,
    limit: int = 50,
    check: Callable[[], None] = lambda: None,
    damaged: list[Noun] | None = None,
) -> list[Group]:
    """What holds every word of the text, by noun; nouns without a hit are left out.

    A name or number that is what was typed comes before one that begins so, and that before others; then one's own
    customers, then current before dormant before potential before public, then the newest. `check` may raise to stop;
    `damaged` collects nouns whose index has to be made anew.
    """
    question = Question(session, actor, words_of(text), today, check, [] if damaged is None else damaged)
    if not question.words:
        return []
    groups = []
    for noun in _GROUPS:
        check()
        group = _group(question, noun, limit)
        if group.hits:
            groups.append(group)
    return groups


def total(
    session: Session, actor: Actor, text: str, noun: Noun, *, today: date, check: Callable[[], None] = lambda: None
) -> int:
    """How many records of a noun hold the text, where `find` said that there are more than it counted."""
    return search_ask.exact_total(Question(session, actor, words_of(text), today, check), noun)


def ready(session: Session) -> bool:
    """Whether every index can be used; otherwise rows are read, which takes longer."""
    return all(search_ask.usable(session, noun) for noun in _GROUPS)


def _group(question: Question, noun: Noun, limit: int) -> Group:
    hits, complete = search_ask.newest(question, noun, limit)
    shown = _customers(question, hits) if noun is Noun.CUSTOMER else _others(question, noun, hits)
    counted = len(hits)
    if not complete and counted < COUNTED:
        counted = max(counted, search_ask.at_least(question, noun, COUNTED))
    return Group(
        noun, tuple(one for _, one in shown[:limit]), min(counted, COUNTED) if not complete else counted, not complete
    )


Ranked = list[tuple[tuple[Any, ...], Hit]]


def _customers(question: Question, hits: Mapping[int, list[Field]]) -> Ranked:
    session, ids = question.session, list(hits)
    masked = question.masked
    days = team_settings.load(session).dormant_after_days
    statement = select(
        Customer.id, Customer.name, Customer.owner_id, Customer.updated_at, table_expression(question.today, days)
    ).where(db.in_values(Customer.id, ids))
    made: Ranked = []
    for one, name, owner_id, at, table in session.execute(statement):
        hidden = masked and table == Table.PUBLIC.value
        fields = [one for one in hits[one] if not (hidden and one.kind in PRIVATE_KINDS)]
        rank = (
            search_match.grade(fields, question.words), owner_id != question.actor.id, _STAGES[table],
            -_moment(at), -one,
        )  # fmt: skip
        why = _reason(fields, question, "name")
        number = next((one.text for one in hits[one] if one.key in ("mobile", "phone")), "")
        detail = (visibility.mask_phone(number) or "") if hidden else number
        made.append((rank, Hit(ListName(table), one, name, detail, *why)))
    return sorted(made, key=lambda one: one[0])


def _others(question: Question, noun: Noun, hits: Mapping[int, list[Field]]) -> Ranked:
    if noun is Noun.ARTICLE:
        return _articles(question, hits)
    model = _DATED[noun]
    statement = (
        select(model.id, Customer.name, Customer.owner_id, _DATES[noun])
        .join(Customer, Customer.id == model.customer_id)
        .where(db.in_values(model.id, list(hits)))
    )
    made: Ranked = []
    for one, name, owner_id, on in question.session.execute(statement):
        fields = hits[one]
        rank = (
            search_match.grade(fields, question.words), owner_id != question.actor.id, -on.toordinal(), -one,
        )  # fmt: skip
        detail = next((field.text for field in fields if field.key == _DETAILS[noun]), "")
        made.append((rank, Hit(_LISTS[noun], one, name, detail, *_reason(fields, question, _DETAILS[noun]), on=on)))
    return sorted(made, key=lambda one: one[0])


def _articles(question: Question, hits: Mapping[int, list[Field]]) -> Ranked:
    statement = select(Article.id, Article.title, Article.tags, Article.updated_at)
    made: Ranked = []
    for one, title, tags, at in question.session.execute(statement.where(db.in_values(Article.id, list(hits)))):
        rank = (search_match.grade(hits[one], question.words), -_moment(at), -one)
        why = _reason(hits[one], question, "title")
        made.append((rank, Hit(ListName.ARTICLES, one, title, tags or "", *why)))
    return sorted(made, key=lambda one: one[0])


def _reason(fields: list[Field], question: Question, shown: str) -> tuple[str, str, str]:
    """The first text that holds a word, unless all of them stand in what is shown anyway; and what was heard."""
    held = search_match.explained(fields, question.words)
    spoken = next(
        (part for one, word in zip(held, question.words, strict=False) if (part := search_match.heard(one, word))), ""
    )
    for one in held:
        if one.key != shown:
            return one.key, one.text, spoken
    return "", "", spoken


def _moment(at: datetime) -> float:
    return at.timestamp()
