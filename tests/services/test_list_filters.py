"""Filters of headings: values with counts, blanks, texts held, ranges and periods that move with the day."""

from __future__ import annotations

from array import array
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue
from app.models.nouns import ListName
from app.models.periods import period_days
from app.models.query import BLANK, CONTAINS, FILLED, ListQuery, Only
from app.services import customers, lists
from tests import factories
from tests.factories import NOW, TODAY

POTENTIAL = ListName.POTENTIAL


@pytest.fixture
def boss(session: Session) -> Actor:
    """Three potential customers: two of 机械, one of nothing; next dates yesterday, today and none."""
    actor = factories.boss(session)
    factories.customer(session, actor, name="甲", industry="机械", next_contact_on=TODAY - timedelta(1))
    factories.customer(session, actor, name="乙", industry="机械制造", next_contact_on=TODAY, extra={"车间": "一"})
    factories.customer(session, actor, name="丙", extra={"车间": "二", "楼层": "3"})
    return actor


def names(session: Session, actor: Actor, query: ListQuery) -> str:
    ids = lists.ids(session, actor, query, today=TODAY)
    found = lists.rows(session, actor, query.list, ids, today=TODAY)
    return "".join(found[one][0] for one in ids)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("机械",), "甲"),
        ((BLANK,), "丙"),
        ((FILLED,), "甲乙"),
        ((CONTAINS + "机械",), "甲乙"),
        (("机械", BLANK), "丙甲"),
    ],
)
def test_what_a_filter_accepts(session: Session, boss: Actor, values: tuple[str, ...], expected: str) -> None:
    query = ListQuery(POTENTIAL, filters=(("industry", values),), sort=(("name", False),))
    assert sorted(names(session, boss, query)) == sorted(expected)
    assert lists.count(session, boss, query, today=TODAY) == len(expected)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("past", "", "甲"), ("today", "", "乙"), (TODAY.isoformat(), "", "乙"), ("", TODAY.isoformat(), "乙甲")],
)
def test_days_lie_in_a_range_or_a_period(session: Session, boss: Actor, low: str, high: str, expected: str) -> None:
    query = ListQuery(POTENTIAL, ranges=(("next_contact_on", low, high),))
    assert sorted(names(session, boss, query)) == sorted(expected)


def test_numbers_and_days_since_a_deal_lie_in_a_range(session: Session, boss: Actor) -> None:
    one = factories.customer(session, boss, name="丁")
    factories.sale(session, boss, one, TODAY - timedelta(10), quantity=Decimal(10), price=Decimal("12.5"))
    current = ListName.CURRENT
    assert names(session, boss, ListQuery(current, ranges=(("deal_total", "125", "125"),))) == "丁"
    assert names(session, boss, ListQuery(current, ranges=(("deal_total", "125.01", ""),))) == ""
    assert names(session, boss, ListQuery(current, ranges=(("days_since_deal", "10", "10"),))) == "丁"
    assert names(session, boss, ListQuery(current, ranges=(("days_since_deal", "11", ""),))) == ""
    lines = ListQuery(ListName.SHIPMENTS, ranges=(("quantity", "9", "11"),), filters=(("void", ("0",)),))
    assert lists.count(session, boss, lines, today=TODAY) == 1
    with pytest.raises(InvalidValue):
        lists.ids(session, boss, ListQuery(current, ranges=(("deal_total", "viel", ""),)), today=TODAY)


def test_a_heading_offers_values_under_the_other_filters(session: Session, boss: Actor) -> None:
    query = ListQuery(POTENTIAL, filters=(("industry", ("机械",)),), ranges=(("next_contact_on", "past", ""),))
    found = lists.column_values(session, boss, query, "industry", today=TODAY)
    assert (found.values, found.blank, found.more) == ((("机械", 1),), 0, False)
    whole = lists.column_values(session, boss, ListQuery(POTENTIAL), "industry", today=TODAY)
    assert (dict(whole.values), whole.blank) == ({"机械": 1, "机械制造": 1}, 1)
    held = lists.column_values(session, boss, ListQuery(POTENTIAL), "industry", today=TODAY, contains="制造")
    assert held.values == (("机械制造", 1),)
    assert lists.column_values(session, boss, ListQuery(POTENTIAL), "industry", today=TODAY, limit=1).more


def test_masked_numbers_are_not_offered(session: Session) -> None:
    seller = factories.seller(session)
    customers.create(session, factories.boss(session), {"name": "池", "owner_id": None}, now=NOW, today=TODAY)
    found = lists.column_values(session, seller, ListQuery(ListName.PUBLIC), "mobile", today=TODAY)
    assert (found.hidden, found.values) == (True, ())


def test_unknown_columns_are_shown_sorted_and_filtered(session: Session, boss: Actor) -> None:
    assert lists.extra_keys(session, POTENTIAL) == ["车间", "楼层"]
    query = ListQuery(POTENTIAL, filters=(("extra:车间", (FILLED,)),), sort=(("extra:车间", True),))
    ids = lists.ids(session, boss, query, today=TODAY)
    rows = lists.rows(session, boss, POTENTIAL, ids, today=TODAY, extra=("extra:楼层", "extra:车间"))
    assert [rows[one][-2:] for one in ids] == [("3", "二"), (None, "一")]


def test_periods_move_with_the_day() -> None:
    thursday = date(2026, 6, 18)
    assert period_days("this_week", thursday) == (date(2026, 6, 15), date(2026, 6, 21))
    assert period_days("next_week", thursday) == (date(2026, 6, 22), date(2026, 6, 28))
    assert period_days("last_month", date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))
    assert period_days("next_month", date(2026, 12, 31)) == (date(2027, 1, 1), date(2027, 1, 31))
    assert period_days("last_year", thursday) == (date(2025, 1, 1), date(2025, 12, 31))


def test_only_certain_customers_whatever_else_narrows(session: Session, boss: Actor) -> None:
    every = sorted(lists.ids(session, boss, ListQuery(POTENTIAL), today=TODAY))
    only = Only("A 类客户", array("q", [every[0], every[2], 999_999]))
    query = ListQuery(POTENTIAL, only=only)
    assert sorted(lists.ids(session, boss, query, today=TODAY)) == [every[0], every[2]]
    assert lists.count(session, boss, query, today=TODAY) == 2
    assert lists.facets(session, boss, query, today=TODAY)["industry"] == [("", "", 1), ("机械", "机械", 1)]
    assert lists.column_values(session, boss, query, "industry", today=TODAY).values == (("机械", 1),)
    assert names(session, boss, ListQuery(POTENTIAL, text="丙", only=only)) == "丙"
    assert names(session, boss, ListQuery(POTENTIAL, text="乙", only=only)) == ""
    # Nobody's list shows whom they may not see, named or not.
    seller = factories.seller(session)
    assert not lists.ids(session, seller, query, today=TODAY)
