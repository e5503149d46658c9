"""What the lists cost: ids in every order, windows of rows, counts, facets, text filter."""

from __future__ import annotations

import sqlite3
from array import array
from functools import partial
from statistics import median

import pytest

from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import counts, lists, today
from tests.benchmarks.measure import TODAY, Big, best, show

pytestmark = pytest.mark.benchmark

BORDER = "2025-11-22"
WHERE = {
    ListName.PUBLIC: "customer WHERE last_deal_key IS NULL AND owner_id IS NULL",
    ListName.POTENTIAL: "customer WHERE last_deal_key IS NULL AND owner_id IS NOT NULL",
    ListName.DORMANT: f"customer WHERE last_deal_key < '{BORDER}'",
    ListName.CURRENT: f"customer WHERE last_deal_key >= '{BORDER}'",
    ListName.CONTACTS: "interaction",
    ListName.AFTER_SALES: "service_case",
    ListName.SHIPMENTS: "shipment",
    ListName.ARTICLES: "article",
}
ORDER = {
    ListName.CONTACTS: "happened_on DESC",
    ListName.AFTER_SALES: "registered_on DESC",
    ListName.SHIPMENTS: "shipped_on DESC",
    ListName.ARTICLES: "updated_at DESC",
}
UNINDEXED = {
    ListName.CONTACTS: "content",
    ListName.AFTER_SALES: "problem",
    ListName.SHIPMENTS: "tracking",
    ListName.ARTICLES: "title",
}


def joined_ids(name: ListName, order: str) -> str:
    """Plain SQL for a list's ids, without the tables that a list joins."""
    return f"SELECT group_concat(id) FROM (SELECT id FROM {WHERE[name]} ORDER BY {order}, id DESC)"


@pytest.mark.parametrize("name", list(ListName))
def test_ids_in_every_order(big: Big, bare: sqlite3.Connection, name: ListName) -> None:
    usual = joined_ids(name, ORDER.get(name, "name_sort"))
    plain = best(lambda: bare.execute(usual).fetchone())
    unindexed = joined_ids(name, f"{UNINDEXED.get(name, 'address')} DESC")
    plain_sort = best(lambda: bare.execute(unindexed).fetchone())
    taken: dict[str, float] = {}
    with big.database.reading() as session:

        def ask(*sort: tuple[str, bool]) -> array[int]:
            return lists.ids(session, big.boss, ListQuery(name, sort=sort), today=TODAY)

        found = ask()
        taken["(natural)"] = best(ask)
        for key in lists.column_keys(name):
            taken[key] = best(partial(ask, (key, True)), 2)
    ratio = show(f"{name.value}: {len(found)} ids, usual order", taken["(natural)"], plain)
    slowest = max(taken, key=taken.__getitem__)
    show(f"  any column, median of {len(taken)}", median(taken.values()), plain_sort)
    slow_ratio = show(f"  slowest column: {slowest}", taken[slowest], plain_sort)
    if len(found) > 10_000:
        assert ratio < 6
        assert slow_ratio < 6


@pytest.mark.parametrize("name", [one for one in ListName if one is not ListName.ARTICLES])
def test_a_window_of_rows(big: Big, bare: sqlite3.Connection, name: ListName) -> None:
    with big.database.reading() as session:
        found = lists.ids(session, big.boss, ListQuery(name), today=TODAY)
        middle = len(found) // 2
        window = found[middle : middle + 256]
        ours = best(lambda: lists.rows(session, big.boss, name, window, today=TODAY), 10)
    marks = ",".join("?" * len(window))
    table = WHERE[name].split()[0]
    plain = best(lambda: bare.execute(f"SELECT * FROM {table} WHERE id IN ({marks})", tuple(window)).fetchall(), 10)
    ratio = show(f"{name.value}: window of {len(window)} rows", ours, plain)
    assert ratio < 40
    assert ours < 0.1


def test_the_numbers_beside_the_tabs(big: Big, bare: sqlite3.Connection) -> None:
    with big.database.reading() as session:
        ours = best(lambda: counts.counts(session, big.boss, today=TODAY))
    plain = best(lambda: [bare.execute(f"SELECT count(*) FROM {one}").fetchone() for one in WHERE.values()])
    show("numbers beside the tabs", ours, plain)


@pytest.mark.parametrize("name", [ListName.POTENTIAL, ListName.CURRENT, ListName.CONTACTS, ListName.SHIPMENTS])
def test_views_and_facets(big: Big, bare: sqlite3.Connection, name: ListName) -> None:
    with big.database.reading() as session:
        views = best(lambda: lists.view_counts(session, big.boss, name, today=TODAY))
        facets = best(lambda: lists.facets(session, big.boss, ListQuery(name), today=TODAY))
    column = "level" if name.table else ("method" if name is ListName.CONTACTS else "product")
    plain = best(lambda: bare.execute(f"SELECT {column}, count(*) FROM {WHERE[name]} GROUP BY 1").fetchall())
    show(f"{name.value}: counts of its views", views, plain)
    show(f"{name.value}: its facets", facets, plain)


@pytest.mark.parametrize("text", ["恒力", "0000123", "高新区 墨水"])
def test_the_filter_box(big: Big, bare: sqlite3.Connection, text: str) -> None:
    query = ListQuery(ListName.CURRENT, text=text)
    with big.database.reading() as session:
        ours = best(lambda: lists.ids(session, big.boss, query, today=TODAY))
    plain = best(
        lambda: bare.execute(f"SELECT id FROM {WHERE[ListName.CURRENT]} AND name LIKE ?", (f"%{text}%",)).fetchall()
    )
    show(f"filter box: {text}", ours, plain)


def test_todays_work(big: Big, bare: sqlite3.Connection) -> None:
    plain = best(
        lambda: bare.execute(
            "SELECT * FROM customer WHERE owner_id = ? AND next_contact_on <= ?", (big.seller.id, TODAY.isoformat())
        ).fetchall()
    )
    with big.database.reading() as session:
        show("today's work, salesperson", best(lambda: today.overview(session, big.seller, today=TODAY)), plain)
        show("today's work, supervisor", best(lambda: today.overview(session, big.boss, today=TODAY)), plain)
