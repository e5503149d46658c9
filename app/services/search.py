"""Find anything by any part of it: every noun, grouped, the best hits first (5-interface, Search and palette)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import ListName, Noun, Table
from app.services import search_ask, search_match, search_texts, visibility
from app.services.search_ask import Hit as Found
from app.services.search_ask import Question
from app.services.search_match import Held
from app.services.search_records import Record
from app.services.search_texts import INDEXED
from app.services.search_words import Word
from app.services.search_words import words as words_of

COUNTED: Final = 200
"""Totals are exact up to here at once; beyond it is 200+ until somebody asks."""
_STAGES: Final = {Table.CURRENT.value: 0, Table.DORMANT.value: 1, Table.POTENTIAL.value: 2, Table.PUBLIC.value: 3}
_LISTS: Final = {
    Noun.INTERACTION: ListName.CONTACTS,
    Noun.SERVICE_CASE: ListName.AFTER_SALES,
    Noun.SHIPMENT: ListName.SHIPMENTS,
    Noun.ARTICLE: ListName.ARTICLES,
}
_SHOWN: Final = {
    Noun.CUSTOMER: "name", Noun.INTERACTION: "content", Noun.SERVICE_CASE: "problem", Noun.SHIPMENT: "product",
    Noun.ARTICLE: "title",
}  # fmt: skip


class Hit(NamedTuple):
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


def search(
    session: Session, actor: Actor, text: str, *, today: date, limit: int = 50, nouns: Sequence[Noun] = INDEXED
) -> list[Hit]:
    """Up to `limit` hits per noun, as `find` orders them."""
    groups = find(session, actor, text, today=today, limit=limit, nouns=nouns)
    return [hit for group in groups for hit in group.hits]


def find(
    session: Session,
    actor: Actor,
    text: str,
    *,
    today: date,
    limit: int = 50,
    nouns: Sequence[Noun] = INDEXED,
    check: Callable[[], None] = lambda: None,
    damaged: list[Noun] | None = None,
) -> list[Group]:
    """What holds every word of the text, by noun (all, or these); nouns without a hit are left out.

    A name or number that is what was typed comes before one that begins so, and that before others; then one's own
    customers, then current before dormant before potential before public, then the newest. `check` may raise to stop;
    `damaged` collects nouns whose index has to be made anew.
    """
    question = Question(session, actor, words_of(text), today, check, [] if damaged is None else damaged)
    if not question.words:
        return []
    groups = []
    for noun in nouns:
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
    return search_ask.ready(session)


def _group(question: Question, noun: Noun, limit: int) -> Group:
    hits, complete = search_ask.newest(question, noun, limit)
    counted = len(hits)
    if not complete and counted < COUNTED:
        counted = max(counted, search_ask.at_least(question, noun, COUNTED))
    best = _in_order(question, noun, hits)[:limit]
    records = {one.id: one for one in search_texts.records(question.session, noun, [one.standing.id for one in best])}
    shown = tuple(_shown(question, noun, one, records[one.standing.id]) for one in best)
    return Group(noun, shown, counted if complete else min(counted, COUNTED), not complete)


def _in_order(question: Question, noun: Noun, hits: Mapping[int, Found]) -> list[Found]:
    words, own = question.words, question.actor.id

    def rank(one: Found) -> tuple[int, bool, int]:
        mine = noun is Noun.ARTICLE or one.standing.owner_id == own
        return search_match.grade(noun, one.held, words), not mine, _STAGES.get(one.standing.table, 0)

    newest_first = sorted(hits.values(), key=lambda one: (one.standing.at, one.standing.id), reverse=True)
    return sorted(newest_first, key=rank)


def _shown(question: Question, noun: Noun, one: Found, record: Record) -> Hit:
    standing = one.standing
    title = standing.name or ""
    why = _reason(noun, one.held, record, question.words)
    if noun is Noun.CUSTOMER:
        number = next((person for row in record.persons for person in row[1:3] if person), "")
        detail = number if one.held.private else visibility.mask_phone(number) or ""
        return Hit(ListName(standing.table), standing.id, title, detail, *why)
    if noun is Noun.ARTICLE:
        return Hit(ListName.ARTICLES, standing.id, title, search_texts.field(noun, record, "tags"), *why)
    detail = search_texts.field(noun, record, _SHOWN[noun])
    return Hit(_LISTS[noun], standing.id, title, detail, *why, on=date.fromisoformat(standing.at))


def _reason(noun: Noun, held: Held, record: Record, words: Sequence[Word]) -> tuple[str, str, str]:
    """The first text that holds a word, unless all of them stand in what is shown anyway; and what was heard."""
    shown = _SHOWN[noun]
    fields = search_match.explained(noun, held, record, words)
    heard = (search_match.heard(one, word) for one, word in zip(fields, words, strict=False))
    spoken = next(filter(None, heard), "")
    for one in fields:
        if one.key != shown:
            return one.key, one.text, spoken
    return "", "", spoken
