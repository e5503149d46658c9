"""Search finds what a plain reading of every row finds, in its order, and nothing that the actor may not see."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.models.article import Article
from app.models.contact import Contact
from app.models.customer import Customer, table_expression
from app.models.interaction import Interaction
from app.models.nouns import ListName, Noun, Table
from app.models.query import ListQuery
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.services import (
    articles,
    check,
    customers,
    interactions,
    list_first,
    list_marks,
    lists,
    merging,
    operations,
    pool,
    search,
    search_customers,
    search_entries,
    search_filter,
    search_index,
    search_match,
    search_pinyin,
    search_texts,
    service_cases,
)
from app.services.search_words import Word, fold
from tests.factories import NOW, TODAY, boss, customer, sale, seller

ROOT = Path(__file__).parent.parent.parent
STRANGE = (
    "华信电子苏州宏达机械曾单重庆行长报价，。ABCabcxyzＡ１23098-()（）:*\"'%_\\/+.@ 　\n"
    "😀𠀀𪚥ßİﬁ½é\x00\x80\x81\x83\ufeff"
)
TEXTS = st.text(st.sampled_from(STRANGE) | st.characters(exclude_categories=["Cs"]), max_size=14)


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
    children: tuple[tuple[Noun, Any, tuple[str, ...]], ...] = (
        (Noun.INTERACTION, Interaction, ("content", "contact_name", "outcome", "method")),
        (Noun.SERVICE_CASE, ServiceCase, ("number", "product", "model", "problem", "measure", "serial",
                                          "contact_name", "result", "feedback")),
        (Noun.SHIPMENT, Shipment, ("number", "product", "model", "product_code", "tracking", "batch", "remark")),
    )  # fmt: skip
    for noun, model, keys in children:
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
        plain = ["".join(sign for sign in fold(one) if sign in "0123456789") for one in numbers if one]
        if any(bare in one for one in plain):
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
            session,
            (chief, li)[at % 2],
            {**values, **owner, "short_name": pick()[:20]},
            [contact],
            now=NOW,
            today=TODAY,
        ).value
        made.append(one)
        interactions.log(session, chief, one, {"content": pick() + "报价"}, now=NOW, today=TODAY)
        service_cases.create(
            session, chief, one, {"problem": pick(), "serial": "SN-00" + str(at)}, now=NOW, today=TODAY
        )
        sale(session, chief, one, TODAY - timedelta(days=at * 150), product=pick()[:50], tracking=f"SF00{at}")
    articles.create(session, chief, {"title": pick()[:50], "body": pick() * 3}, now=NOW)
    return made


def queries(draw: random.Random, strange: list[str]) -> list[str]:
    """Parts of what was written, with the pinyin and numbers people type."""
    made = [
        "hxdz",
        "huaxin",
        "zengxm",
        "shant",
        "dan",
        "h",
        "0512-66",
        "6666 1234",
        "138 0000",
        "5",
        "12",
        "sn-00",
        "SF",
    ]
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
        other = {"name": "改名" + strange[0].replace("\x00", "").strip(), "remark": None}
        customers.update(session, chief, made[0], other, now=NOW, today=TODAY)
        customers.delete(session, chief, [made[1]], now=NOW, today=TODAY)
        pool.transfer(session, chief, [made[4]], to_user_id=seller(session).id, now=NOW, today=TODAY)
        compared(session, [*queries(draw, strange), "改名"])
        operations.undo(session, chief, now=NOW)
        operations.undo(session, chief, now=NOW)
        compared(session, [*queries(draw, strange), "改名"])
        changed_at_random(session, draw, strange, made)
        compared(session, queries(draw, strange))
        for noun in search_texts.INDEXED:
            assert search_index.state(session, noun) is not None
            assert list(search_index.differences(session, noun)) == []
    database.close()


def changed_at_random(session: Session, draw: random.Random, strange: list[str], made: list[int]) -> None:
    """Edits, new persons, removals, mergers and undoing in any order, as a day brings them."""
    chief = boss(session)

    def pick() -> str:
        return "改" + draw.choice(strange).replace("\x00", "").strip()

    for _ in range(8):
        there = set(session.execute(select(Customer.id)).scalars())
        one = draw.choice([one for one in made if one in there])
        contact = {
            "name": pick()[:20],
            "mobile": f"1380000{draw.randrange(10_000):04}",
            "qq": str(draw.randrange(10**8)),
        }
        others = [other for other in made if other in there and other != one]
        day: dict[str, Any] = {"now": NOW, "today": TODAY}
        doings: list[Callable[[], object]] = [
            partial(customers.update, session, chief, one, {"remark": pick()}, **day),
            partial(customers.update, session, chief, one, {"name": pick()}, **day),
            partial(customers.update, session, chief, one, {}, [contact], **day),
            partial(interactions.log, session, chief, one, {"content": pick()}, **day),
            partial(operations.undo, session, chief, now=NOW),
        ]
        if len(others) > 1:
            doings.append(partial(customers.delete, session, chief, [one], **day))
            doings.append(partial(merging.merge, session, chief, one, draw.choice(others), take=("remark",), **day))
        draw.choice(doings)()


def compared(session: Session, asked: list[str]) -> None:
    """Index and plain reading agree for both roles."""
    for actor in (boss(session), seller(session)):
        for one in asked:
            assert found(session, actor, one) == scan(session, actor, one), repr(one)


def test_a_list_is_filtered_by_the_same_rules_and_by_its_customers_names(session: Session) -> None:
    chief = boss(session)
    made = fill(session, random.Random(5), ["轴承异响", "报价单 12", "ＡＢＣ"])
    for one in queries(random.Random(5), ["轴承异响", "报价单 12", "ＡＢＣ"]):
        everything = scan(session, chief, one)
        shown = [
            set(lists.ids(session, chief, ListQuery(name, text=one), today=TODAY))
            for name in (ListName.PUBLIC, ListName.POTENTIAL, ListName.DORMANT, ListName.CURRENT)
        ]
        if fold(one).split():
            assert set().union(*shown) == everything.get(Noun.CUSTOMER, set()), one
    logs = lists.ids(session, chief, ListQuery(ListName.CONTACTS, text="hxdz 报价"), today=TODAY)
    named = set(session.execute(select(Customer.id).where(Customer.name.startswith("华信电子"))).scalars())
    rows = session.execute(select(Interaction.id, Interaction.customer_id)).all()
    assert named & set(made)
    assert set(logs) == {one for one, customer_id in rows if customer_id in named}


def test_every_part_of_a_number_is_found_wherever_it_stands(session: Session) -> None:
    chief, draw = boss(session), random.Random(3)
    numbers = ["13800004257", *(f"13{draw.randrange(10**9):09}" for _ in range(12))]
    made = [customer(session, chief, name="号码", code=f"甲{'一' * at}", mobile=one) for at, one in enumerate(numbers)]
    for number in numbers:
        for start in range(len(number)):
            for end in range(start + 1, len(number) + 1):
                part = number[start:end]
                holding = {one for one, whole in zip(made, numbers, strict=True) if part in whole}
                assert found(session, chief, part)[Noun.CUSTOMER] == holding, part


def test_masked_numbers_are_not_found_by_what_is_hidden(session: Session) -> None:
    chief, li = boss(session), seller(session)
    one = customer(session, chief, owner_id=None, mobile="13800001234")
    for words in ("13800001234", "0000", "8000", "0000123"):
        assert found(session, li, words) == {}, words
        assert found(session, chief, words) == {Noun.CUSTOMER: {one}}, words


def test_order_and_reason(session: Session) -> None:
    chief, li = boss(session), seller(session)
    public = customer(session, chief, name="苏州宏达机械厂", owner_id=None)
    other = customer(session, li, name="常州宏达电子厂", mobile="13800005678")
    mine = customer(session, chief, name="无锡宏达纺织厂")
    current = customer(session, li, name="镇江宏达食品厂")
    sale(session, li, current, TODAY)
    begins = customer(session, li, name="宏达")
    longer = customer(session, li, name="宏达运输队")
    (group,) = search.find(session, chief, "宏达", today=TODAY)
    assert [one.id for one in group.hits] == [begins, longer, mine, current, other, public]
    assert (group.total, group.more) == (6, False)
    assert all(one.why == "" for one in group.hits)
    (hit,) = search.search(session, chief, "5678", today=TODAY)
    assert (hit.id, hit.list, hit.why, hit.matched) == (other, ListName.POTENTIAL, "mobile", "13800005678")


def test_of_many_hits_the_best_come_first_also_after_changes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_customers, "_LARGE", 0)
    monkeypatch.setattr(search_customers, "PAGE", 3)
    with database.writing() as session:
        chief, li = boss(session), seller(session)
        made = []
        for at in range(24):
            owner = {"owner_id": None} if at % 3 == 0 else {}
            name, mobile = f"宏达{at}号厂", f"13800004{at:03}"
            made.append(customer(session, (chief, li)[at % 2], name=name, mobile=mobile, **owner))
        for at in (1, 4, 7, 8):
            sale(session, chief, made[at], TODAY - timedelta(days=at * 100))

    def best() -> int:
        with database.reading() as session:
            for words in ("宏达", "号厂", "3800004", "38000040", "13800004017", "没有"):
                everything = [one.id for one in search.search(session, chief, words, today=TODAY, limit=1_000)]
                assert set(everything) == scan(session, chief, words).get(Noun.CUSTOMER, set()), words
                first = [one.id for one in search.search(session, chief, words, today=TODAY, limit=1)]
                assert len(first) == min(1, len(everything)), words
                if words == "号厂":
                    assert first == everything[:1]
                    found = first[0]
        return found

    assert best() == made[8]  # one's own, and a customer once
    with database.writing() as session:
        sale(session, chief, made[10], TODAY)
    assert best() == made[10]
    with database.writing() as session:
        pool.transfer(session, chief, [made[10], made[4]], to_user_id=li.id, now=NOW, today=TODAY)
        newest = customer(session, chief, name="另一个号厂")
        sale(session, chief, newest, TODAY)
    assert best() == newest
    with database.writing() as session:
        customers.delete(session, chief, [newest], now=NOW, today=TODAY)
        operations.undo(session, chief, now=NOW)
        customers.delete(session, chief, [newest, made[8]], now=NOW, today=TODAY)
    assert best() == made[22]


def test_sounds_of_names() -> None:
    word = {text: Word(text) for text in ("hxdz", "huaxin", "cq", "zhongq", "shan", "zeng")}
    field = search_texts.Field("name", "华信电子", "name")
    assert search_match.holds(field, word["hxdz"])
    assert search_match.holds(field, word["huaxin"])
    chongqing = search_texts.Field("short_name", "重庆行", "name")
    assert search_match.holds(chongqing, word["cq"])
    assert search_match.holds(chongqing, word["zhongq"])
    for surname, sound in zip("曾单仇覃解查盖区朴尉", "zeng shan qiu qin xie zha ge ou piao yu".split(), strict=True):
        assert search_pinyin.readings(surname)[0] == sound


def test_the_same_texts_give_the_same_entry_in_every_process() -> None:
    entry = search_entries.Entry(1, "华信A3号\n备注，好", "KH-001", "13800001234", "华信", "x")
    code = (
        "from app.services import search_entries as e\n"
        f"print(sorted(e.tokens(e.{entry!r})) == {sorted(search_entries.tokens(entry))!r}, e.version())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.split() == ["True", search_entries.version()]


def test_a_missing_old_or_damaged_index_is_gone_round_and_made_anew(database: Database) -> None:
    with database.writing() as session:
        fill(session, random.Random(1), ["轴承", "报价"])
    for harm in (
        "UPDATE search_state SET version = 'old'",
        "DELETE FROM search_state",
        "UPDATE search_state SET complete = 0, built_to = 2",
        "DELETE FROM search_customer_data WHERE id > 10",
        "UPDATE search_customer_data SET block = x'00ff00ff00ff00ff' WHERE id > 1",
        "DROP TABLE search_customer",
    ):
        with database.writing() as session:
            session.execute(text(harm))
        database.engine.dispose()
        with database.reading() as session:
            chief = boss_of(session)
            for words in ("轴承", "hxdz", "宏达", "1380"):
                assert found(session, chief, words) == scan(session, chief, words), (harm, words)
        with database.writing() as session:
            one = customer(session, chief, name="写入不受影响")
            assert one
        repaired(database)
        with database.reading() as session:
            assert search.ready(session)
            for noun in search_texts.INDEXED:
                assert list(search_index.differences(session, noun)) == []
            assert found(session, chief, "写入不受") == scan(session, chief, "写入不受")


def repaired(database: Database) -> None:
    """What the window does in the background."""
    for _ in range(50):
        with database.writing() as session:
            wanted = search_index.unfinished(session)
            if not wanted:
                return
            search_index.step(session, wanted[0])
    pytest.fail("the index is never finished")


def test_other_readings_make_index_and_pinyin_order_anew(database: Database) -> None:
    with database.writing() as session:
        one = customer(session, boss(session), name="重庆机械厂")
        session.execute(text("UPDATE customer SET name_sort = 'zhong重qing庆'"))
        session.execute(text("UPDATE search_state SET version = 'old'"))
    repaired(database)
    with database.reading() as session:
        assert session.execute(select(Customer.name_sort)).scalar_one().startswith("chong重")
        assert found(session, boss_of(session), "chongqing") == {Noun.CUSTOMER: {one}}


def test_the_first_rows_of_a_filter_are_those_that_the_whole_answer_begins_with(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = boss(session)
    for at in range(40):
        one = customer(session, chief, name=f"{('宏达', 'ＡＢ', '华信')[at % 3]}电子{at}厂", mobile=f"1380000{at:04}")
        interactions.log(session, chief, one, {"content": f"报价{at}"}, now=NOW, today=TODAY)
    asked = ("宏达", "hd", "ab", "报价", "1", "00", "电", "华信 1", "0003", "报 宏", "没有", "ＡＢ", "厂")
    for enough, fewest, often, most in (
        (200, 40, 0.08, 0.4),
        (5, 2, 0, 2),
        (5, 2, 2, 2),
        (5, 2, 0.3, 0.2),
        (5, 1, 2, 0),
    ):
        values_of: dict[Any, dict[str, float]] = {
            list_first: {"ENOUGH": enough, "_FEWEST": fewest, "_OFTEN": often, "_SHORT": 0, "_STRIDE": 7},
            list_marks: {"_MOST": most, "_EXPANDED": 3_000 if often else 1, "_PART": 16},
        }
        for module, values in values_of.items():
            for key, value in values.items():
                monkeypatch.setattr(module, key, value)
        for name in (ListName.POTENTIAL, ListName.CONTACTS):
            within = lists.ids(session, chief, ListQuery(name), today=TODAY)
            for words in asked:
                query = ListQuery(name, text=words)
                whole = lists.ids(session, chief, query, today=TODAY)
                first = lists.first_ids(session, chief, query, within, today=TODAY)
                if first is None:
                    assert most < 2, words
                elif first.complete:
                    assert first.ids == whole, words
                else:
                    assert first.ids == whole[: len(first.ids)], words
                    assert len(first.ids) >= fewest


def boss_of(session: Session) -> Actor:
    """The supervisor who is there already."""
    from app.services import users

    return users.actor_named(session, None)


def test_the_check_tells_where_index_and_rows_disagree(session: Session) -> None:
    chief = boss(session)
    one = customer(session, chief, name="华信电子")
    assert check.check(session, today=TODAY).ok
    session.execute(text("UPDATE customer SET name = '龘' WHERE id = :id"), {"id": one})
    report = check.check(session, today=TODAY)
    assert {(finding.code, finding.record_id) for finding in report.findings} == {("search_index", one)}


HOSTILE = [
    '"', "'", "''", '""', "*", "a*", "(", ")", "()", "NEAR(a b)", "a AND b", "NOT", "OR", "AND AND", "^a", "col:a",
    "entry:a", "-a", "+", "%", "_", "\\", "; DROP TABLE customer; --", "' OR 1=1 --", "\x00", "a\x00b", "\ud800",
    "{a b}", "\u200b", "\u202e", "😀" * 50, "𠀀", "a" * 5_000, " ".join(["字"] * 3_000), "\n\t", "ﷺ" * 30, "\ufeff",
]  # fmt: skip


def hostile(count: int) -> Iterator[str]:
    """Strings that mean something to SQL, FTS5, LIKE, JSON or Unicode, mixed at random."""
    draw = random.Random(20)
    yield from HOSTILE
    signs = "\"'*():-^+{}[]%_\\/;,.?&|!=<>~`@#$\x00\x01\x1e\x7f\x80\x84 \n华信aA1Ａ０😀𠀀\ud800\u0301ß"
    words = ["AND", "OR", "NOT", "NEAR", "MATCH", "rank", "entry", "SELECT", "--", "/*", "1380000", "hxdz", "有限公司"]
    for _ in range(count - len(HOSTILE)):
        parts = ["".join(draw.choices(signs, k=draw.randint(1, 8))) for _ in range(draw.randint(1, 3))]
        if draw.random() < 0.4:
            parts.insert(draw.randrange(len(parts) + 1), draw.choice(words))
        yield draw.choice(("", " ")).join(parts)


def attack(session: Session, count: int) -> None:
    """Every string is searched and filtered by; nothing is raised and nothing changed."""
    chief = boss(session)
    fill(session, random.Random(3), ["轴承", '报价"单', "100%_x\\"])
    before = session.execute(text("SELECT total_changes()")).scalar_one()
    for at, one in enumerate(hostile(count)):
        search.search(session, chief, one, today=TODAY)
        name = list(ListName)[at % len(ListName)]
        lists.ids(session, chief, ListQuery(name, text=one), today=TODAY)
    assert session.execute(text("SELECT total_changes()")).scalar_one() == before


def test_hostile_strings(session: Session) -> None:
    attack(session, 1_500)


@pytest.mark.security
def test_twenty_thousand_hostile_strings(session: Session) -> None:
    attack(session, 20_000)


def test_totals_are_exact_also_after_changes_and_large_answers_of_the_filter_too(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_filter, "_MANY", 2)
    chief = boss(session)
    made = fill(session, random.Random(9), ["轴承", "报价"])
    customers.update(session, chief, made[1], {"name": "别的名字"}, now=NOW, today=TODAY)
    for words in ("宏达", "报价", "轴承", "有限公司", "重庆", "报", "hd", "1380", "厂 报"):
        everything = scan(session, chief, words)
        for noun in search_texts.INDEXED:
            expected = len(everything.get(noun, ()))
            assert search.total(session, chief, words, noun, today=TODAY) == expected, (words, noun)
        shown: set[int] = set()
        for name in (ListName.PUBLIC, ListName.POTENTIAL, ListName.DORMANT, ListName.CURRENT):
            shown |= set(lists.ids(session, chief, ListQuery(name, text=words), today=TODAY))
        assert shown == everything.get(Noun.CUSTOMER, set()), words
