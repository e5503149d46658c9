"""Lists: every sort agrees with the rows shown, text is only text, views and facets add up."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import articles, counts, customers, interactions, lists, search, service_cases
from app.services.list_columns import SOURCES
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.test_undo import snapshot

STRANGE = ("%", "_", "100%_x", "\\", "/", "'", '"', "'; DROP TABLE customer; --", "' OR '1'='1", "\x00", "\ud800", "*",
           "(", "NEAR(", "^", "-", "--", "😀", "　", "a" * 5000, " ".join(["字"] * 3000))  # fmt: skip


@pytest.fixture
def filled(session: Session) -> Session:
    """A few rows in every list, with blanks, equal values and all tables."""
    chief, li = boss(session), seller(session)
    for n in range(12):
        owner = {"owner_id": None} if n % 4 == 0 else {}
        one = customer(
            session, (chief, li)[n % 2] if n % 4 else chief, name=f"{'乙甲丙丁'[n % 4]}{n}号公司",
            code=f"K{n}" if n % 3 else None,
            level=("A", "B", None)[n % 3], industry=(None, "食品", "电缆")[n % 3], region=(None, "华东")[n % 2],
            next_contact_on=(None, TODAY, TODAY - timedelta(days=3), TODAY + timedelta(days=1))[n % 4],
            address="x%" if n == 1 else None, mobile=f"138000010{n:02d}", **owner,
        )  # fmt: skip
        if n % 4 == 2:
            sale(session, chief, one, TODAY - timedelta(days=40 * n), quantity=Decimal(n), product=f"墨水{n % 2}")
        if n % 4 == 3:
            sale(session, chief, one, TODAY - timedelta(days=400 + n), kind="出货")
            sale(session, chief, one, TODAY, kind="样品", price=None)
        if n % 2:
            log = {
                "content": f"内容{n}",
                "method": ("电话", None)[n % 3 == 0],
                "happened_on": TODAY - timedelta(days=n),
            }
            interactions.log(session, chief, one, log, now=NOW, today=TODAY)
            case = {"problem": f"问题{n}", "promised_on": (None, TODAY - timedelta(days=1))[n % 3 == 0]}
            service_cases.create(
                session, li, one, case | {"status": ("处理中", "已完成")[n % 4 == 1]}, now=NOW, today=TODAY
            )
        articles.create(
            session, chief,
            {"title": f"文{n}", "status": ("草稿", "已发布", "已归档")[n % 3], "tags": "价" if n % 2 else None},
            now=NOW + timedelta(minutes=n),
        )  # fmt: skip
    return session


def shown(session: Session, query: ListQuery, *, actor: Any = None) -> tuple[list[int], dict[int, tuple[Any, ...]]]:
    """Ids in order and their rows."""
    actor = actor or boss(session)
    ids = list(lists.ids(session, actor, query, today=TODAY))
    return ids, lists.rows(session, actor, query.list, ids, today=TODAY)


def plain(value: Any) -> Any:
    """What a cell sorts by."""
    return value[0] if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", list(ListName))
def test_every_column_sorts_both_ways_like_its_rows(filled: Session, name: ListName) -> None:
    everything = None
    for column in SOURCES[name].columns:
        place = lists.column_keys(name).index(column.key)
        for descending in (False, True):
            ids, rows = shown(filled, ListQuery(name, sort=((column.key, descending),)))
            everything = everything or set(ids)
            assert set(ids) == everything
            values = [plain(rows[one][place]) for one in ids]
            said = [value for value in values if value is not None]
            assert values == [*said, *[None] * (len(values) - len(said))], f"blanks last: {column.key}"
            if column.key in ("name", "customer"):
                continue  # in the order of pinyin, see below
            assert said == sorted(said, reverse=descending), column.key
            for left, right in pairwise(ids):
                if plain(rows[left][place]) == plain(rows[right][place]):
                    assert left > right, f"ties by newest: {column.key}"


def test_names_sort_by_pinyin(filled: Session) -> None:
    ids, rows = shown(filled, ListQuery(ListName.PUBLIC, sort=(("name", False),)))
    assert [rows[one][0] for one in ids] == ["乙0号公司", "乙4号公司", "乙8号公司"]
    actor = boss(filled)
    for name in ("赵记", "Abc", "安记", "9号", "单记"):
        customer(filled, actor, name=name, owner_id=None)
    ids, rows = shown(filled, ListQuery(ListName.PUBLIC, sort=(("name", False),)))
    assert [rows[one][0] for one in ids if "记" in rows[one][0] or rows[one][0] in ("Abc", "9号")] == [
        "9号", "Abc", "安记", "单记", "赵记",
    ]  # fmt: skip


def test_strange_texts_are_harmless_and_literal(filled: Session) -> None:
    actor = boss(filled)
    before = snapshot(filled)
    for text in STRANGE:
        for name in ListName:
            query = ListQuery(name, text=text)
            ids = list(lists.ids(filled, actor, query, today=TODAY))
            assert lists.count(filled, actor, query, today=TODAY) == len(ids)
            if text in ("_", "'", '"', "*", "(", "^", "😀", "100%_x", "--"):
                assert ids == [], (name, text)
        lists.facets(filled, actor, query, today=TODAY)
        customers.suggest(filled, actor, text, today=TODAY)
    assert snapshot(filled) == before


@pytest.mark.parametrize("text", ["'; DROP TABLE customer; --", "x' OR 1=1 --", "\ud800", ""])
def test_strange_filter_values_find_nothing_and_change_nothing(filled: Session, text: str) -> None:
    before = snapshot(filled)
    for name in ListName:
        for key in SOURCES[name].facets:
            ids, rows = shown(filled, ListQuery(name, filters=((key, (text,)),))) if text != "\ud800" else ([], {})
            place = lists.column_keys(name).index(key)
            assert all(plain(rows[one][place]) is None for one in ids)
    assert snapshot(filled) == before


def test_percent_means_percent(filled: Session) -> None:
    found = [one for name in ListName if name.table for one in shown(filled, ListQuery(name, text="%"))[1].values()]
    assert [row[0] for row in found] == ["甲1号公司"]


def test_all_words_must_be_found_anywhere(filled: Session) -> None:
    def names(text: str) -> list[str]:
        hits = search.search(filled, boss(filled), text, today=TODAY)
        return [one.title for one in hits if one.list.table is not None]

    assert names("甲1号 王建国") == ["甲1号公司"]
    assert names("甲1号 张三") == []
    assert names("13800001001") == ["甲1号公司"]
    assert names("k1") == names("K1") != []


@pytest.mark.parametrize("name", list(ListName))
def test_views_and_facets_count_what_they_show(filled: Session, name: ListName) -> None:
    actor = boss(filled)
    counted = lists.view_counts(filled, actor, name, today=TODAY)
    for view, number in counted.items():
        ids, _ = shown(filled, ListQuery(name, view=view))
        assert len(ids) == number == lists.count(filled, actor, ListQuery(name, view=view), today=TODAY), view
    for key, values in lists.facets(filled, actor, ListQuery(name), today=TODAY).items():
        assert sum(number for _, _, number in values) == counted["all"]
        for value, _, number in values:
            ids, _ = shown(filled, ListQuery(name, filters=((key, (value,)),)))
            assert len(ids) == number, (key, value)


def test_counts_are_the_lists(filled: Session) -> None:
    found = counts.counts(filled, boss(filled), today=TODAY)
    assert list(found) == [
        "public", "potential", "dormant", "current", "contacts", "after_sales", "shipments", "articles",
    ]  # fmt: skip
    assert sum(list(found.values())[:4]) == 12
    assert found["articles"] == 8, "archived ones are not counted"


def test_rows_that_are_gone_are_left_out(filled: Session) -> None:
    assert lists.rows(filled, boss(filled), ListName.CURRENT, [10**9], today=TODAY) == {}
    assert lists.rows(filled, boss(filled), ListName.CURRENT, [], today=TODAY) == {}


def test_types_in_rows(filled: Session) -> None:
    ids, rows = shown(filled, ListQuery(ListName.CURRENT))
    row = dict(zip(lists.column_keys(ListName.CURRENT), rows[ids[0]], strict=True))
    assert isinstance(row["last_deal_on"], date)
    assert isinstance(row["deal_total"], Decimal)
    assert row["days_since_deal"] == (TODAY - row["last_deal_on"]).days
    assert row["contact"] == ("王建国", None)
    _, found = shown(filled, ListQuery(ListName.ARTICLES))
    moment = next(iter(found.values()))[lists.column_keys(ListName.ARTICLES).index("updated_at")]
    assert isinstance(moment, datetime)
    assert moment.tzinfo is not None
