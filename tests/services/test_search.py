"""Search finds what a plain reading of every row finds, in its order, and nothing that the actor may not see."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app import search_sqlite
from app.access import Actor
from app.db import Database
from app.models.article import Article
from app.models.contact import Contact
from app.models.customer import Customer, table_expression
from app.models.interaction import Interaction
from app.models.nouns import ListName, Noun, Table
from app.models.query import ListQuery
from app.models.search import SearchState
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services import (
    articles,
    check,
    customers,
    interactions,
    lists,
    operations,
    pool,
    search,
    search_entries,
    search_index,
    search_match,
    search_pinyin,
    search_texts,
    search_words,
    service_cases,
    visibility,
)
from app.services.search_words import Word, fold
from tests.factories import NOW, TODAY, boss, customer, sale, seller

STRANGE = "华信电子苏州宏达机械曾单重庆行长报价，。ABCabcxyzＡ１23098-()（）:*\"'%_\\/+.@ 　\n😀𠀀𪚥ßİﬁ½é\x00\x80\x81\x83\ufeff"
TEXTS = st.text(st.sampled_from(STRANGE) | st.characters(exclude_categories=("Cs",)), max_size=14)


def found(session: Session, actor: Actor, words: str, *, limit: int = 10_000) -> dict[Noun, set[int]]:
    """Ids of all hits by noun."""
    return {
        group.noun: {one.id for one in group.hits}
        for group in search.find(session, actor, words, today=TODAY, limit=limit)
    }


def scan(session: Session, actor: Actor, words: str) -> dict[Noun, set[int]]:
    """The same by reading every row, written down as simply as possible."""
    asked = fold(words.encode("utf-8", "ignore").decode()).split()
    if not asked:
        return {}
    made: dict[Noun, set[int]] = {}
    rows = session.execute(select(Customer, table_expression(TODAY))).all()
    seen = {
        one.id: table
        for one, table in rows
        if actor.sees_all or table == Table.PUBLIC.value or one.owner_id == actor.id
    }
    hides = not actor.sees_all
    persons = session.execute(select(Contact)).scalars().all()
    for one, table in rows:
        if one.id not in seen:
            continue
        own = [person for person in persons if person.customer_id == one.id]
        names = [one.name, one.short_name, *(person.name for person in own)]
        texts = [
            *names, one.code, one.address, one.evaluation_note, one.remark, one.industry, one.wanted_products,
            one.region, *map(str, one.extra.values()),
        ]  # fmt: skip
        numbers: list[Any] = []
        if not (hides and table == Table.PUBLIC.value):
            texts += [value for person in own for value in (person.wechat, person.qq, person.email)]
            numbers = [value for person in own for value in (person.mobile, person.phone, person.fax)]
        if all(said(word, texts, names, numbers) for word in asked):
            made.setdefault(Noun.CUSTOMER, set()).add(one.id)
    for noun, model, keys in (
        (Noun.INTERACTION, Interaction, ("content", "contact_name", "outcome", "method")),
        (Noun.SERVICE_CASE, ServiceCase, ("number", "product", "model", "problem", "measure", "serial",
                                          "contact_name", "result", "feedback")),
        (Noun.SHIPMENT, Shipment, ("number", "product", "model", "product_code", "tracking", "batch", "remark")),
    ):  # fmt: skip
        for row in session.execute(select(model)).scalars():
            if row.customer_id in seen and all(
                said(word, [getattr(row, key) for key in keys], [], []) for word in asked
            ):
                made.setdefault(noun, set()).add(row.id)
    for row in session.execute(select(Article)).scalars():
        if row.status != "已归档" and all(said(word, [row.title, row.body, row.tags], [], []) for word in asked):
            made.setdefault(Noun.ARTICLE, set()).add(row.id)
    return made


def said(word: str, texts: list[Any], names: list[Any], numbers: list[Any]) -> bool:
    """Whether any of the texts holds one folded word."""
    if any(word in fold(one) for one in texts if one):
        return True
    bare = "".join(sign for sign in word if sign not in "+-()./_")
    if bare.isascii() and bare.isdecimal():
        if any(bare in "".join(sign for sign in fold(one) if sign in "0123456789") for one in numbers if one):
            return True
    if word.isascii() and word.isalpha():
        return any(sounds(word, search_pinyin.sounding(fold(one))) for one in names if one)
    return False


def sounds(word: str, name: str) -> bool:
    """Whether the letters are the sound of a part of the name: every way of cutting them is tried."""
    for start in range(len(name)):
        if len(word) <= len(name) - start and all(
            letter in {one[0] for one in search_pinyin.readings(sign)}
            for letter, sign in zip(word, name[start:], strict=False)
        ):
            return True
        rests = {word}
        for sign in name[start:]:
            readings = search_pinyin.readings(sign)
            if any(one.startswith(rest) for one in readings for rest in rests):
                return True
            rests = {rest[len(one) :] for one in readings for rest in rests if rest.startswith(one)}
    return False


def fill(session: Session, draw: random.Random, strange: list[str]) -> list[int]:
    """A few records of every noun with these texts somewhere in them."""
    chief, li = boss(session), seller(session)
    made = []

    def pick() -> str:
        clean = draw.choice(strange).replace("\x00", "").strip()
        return f"文{clean}"  # what holds only blanks counts as nothing

    for at in range(6):
        owner = {"owner_id": None} if at % 3 == 0 else {}
        values = {"name": f"{draw.choice(('华信电子', '重庆宏达', '单行道', 'ABC'))}{pick()}{at}", "remark": pick()}
        contact = {
            "name": draw.choice(("曾小明", "单田", "Bob", pick())), "mobile": f"1380000{draw.randrange(10_000):04}",
            "wechat": pick()[:20], "phone": "0512-6666 1234",
        }  # fmt: skip
        one = customers.create(
            session, (chief, li)[at % 2], {**values, **owner, "short_name": pick()[:20]}, [contact], now=NOW, today=TODAY
        ).value
        made.append(one)
        interactions.log(session, chief, one, {"content": pick() + "报价"}, now=NOW, today=TODAY)
        service_cases.create(session, chief, one, {"problem": pick(), "serial": "SN-00" + str(at)}, now=NOW, today=TODAY)
        sale(session, chief, one, TODAY - timedelta(days=at * 150), product=pick()[:50], tracking=f"SF00{at}")
    articles.create(session, chief, {"title": pick()[:50], "body": pick() * 3}, now=NOW)
    return made


def queries(draw: random.Random, strange: list[str]) -> list[str]:
    """Parts of what was written, with the pinyin and numbers people type."""
    made = ["hxdz", "huaxin", "zengxm", "shant", "dan", "h", "0512-66", "6666 1234", "138 0000", "5", "12", "sn-00", "SF"]
    for _ in range(12):
        whole = draw.choice(strange)
        start = draw.randrange(len(whole) + 1)
        made.append(whole[start : start + draw.randint(1, 5)])
    return [*made, f"{made[-1]} {made[-2]}", *(one.upper() for one in made[-3:])]


@settings(
    max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(strange=st.lists(TEXTS, min_size=3, max_size=8), seed=st.integers(0, 10_000))
def test_the_index_finds_what_reading_every_row_finds(
    empty_database: Path, tmp_path: Path, strange: list[str], seed: int
) -> None:
    draw = random.Random(seed)
    database = Database(Path(shutil.copy(empty_database, tmp_path / "keban.db")))
    with database.writing() as session:
        made = fill(session, draw, strange)
        compared(session, queries(draw, strange))
        chief = boss(session)
        customers.update(session, chief, made[0], {"name": "改名" + strange[0].replace("\x00", "").strip(), "remark": None},
                         now=NOW, today=TODAY)  # fmt: skip
        customers.delete(session, chief, [made[1]], now=NOW, today=TODAY)
        pool.transfer(session, chief, [made[4]], to_user_id=seller(session).id, now=NOW, today=TODAY)
        compared(session, [*queries(draw, strange), "改名"])
        operations.undo(session, chief, now=NOW)
        operations.undo(session, chief, now=NOW)
        compared(session, [*queries(draw, strange), "改名"])
        for noun in search_texts.INDEXED:
            assert search_index.state(session, noun) is not None
            assert list(search_index.differences(session, noun)) == []
    database.close()


def compared(session: Session, asked: list[str]) -> None:
    """Index and plain reading agree for both roles."""
    for actor in (boss(session), seller(session)):
        for one in asked:
            assert found(session, actor, one) == scan(session, actor, one), repr(one)
