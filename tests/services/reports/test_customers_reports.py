"""Retention, churn, value, funnel, pool, completeness and archive against small data worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue
from app.services import operations, pool, service_cases
from app.services.reports import Ask, Report, ReportName, behind, period, run
from tests.factories import NOW, TODAY, boss, customer, sale, seller

YEAR = Ask(date(2025, 12, 1), TODAY)


def ran(session: Session, actor: Actor, name: ReportName, ask: Ask = YEAR) -> Report:
    return run(session, actor, name, ask, today=TODAY)


def dicts(report: Report, block: str) -> list[dict[str, Any]]:
    found = report.block(block)
    return [dict(zip([one.key for one in found.fields], row, strict=True)) for row in found.rows]


def buys(session: Session, actor: Actor, *days: date, **values: Any) -> int:
    one = customer(session, actor)
    for day in days:
        sale(session, actor, one, day, **values)
    return one


def test_retention(session: Session) -> None:
    actor = boss(session)
    again = buys(session, actor, date(2026, 3, 1), date(2026, 3, 20), date(2026, 5, 2))
    once = buys(session, actor, date(2026, 3, 5), date(2026, 3, 5))
    buys(session, actor, date(2024, 3, 5), date(2026, 3, 5))  # first bought before the period
    returned = buys(session, actor, date(2026, 4, 5))
    sale(session, actor, returned, date(2026, 4, 6), quantity=Decimal(-2))
    found = ran(session, actor, ReportName.RETENTION)
    assert dicts(found, "cohorts") == [
        {"cohort": "2026-03", "customers": 2, "repeat": 1, "repeat_rate": 0.5, "one_time": 1}
    ]
    shares = {one["after"]: one["share"] for one in dicts(found, "cells")}
    assert shares == {after: {0: 1.0, 2: 0.5}.get(after, 0.0) for after in range(9)}
    assert list(behind(session, actor, ReportName.RETENTION, YEAR, "2026-03", today=TODAY)) == [again, once]
    assert list(behind(session, actor, ReportName.RETENTION, YEAR, "2026-03+2", today=TODAY)) == [again]


@pytest.mark.parametrize(
    ("silent", "state"),
    [(30, "steady"), (45, "steady"), (46, "watch"), (75, "watch"), (76, "risk"), (500, "risk")],
)
def test_churn_by_the_median_gap(session: Session, silent: int, state: str) -> None:
    actor = boss(session)
    last = TODAY - timedelta(days=silent)
    days = [last - timedelta(days=back) for back in (0, 30, 60, 200)]  # gaps 30, 30, 140
    one = buys(session, actor, *days)
    found = ran(session, actor, ReportName.CHURN)
    counted = {row["state"]: row["customers"] for row in dicts(found, "states")}
    signs = {"fewer", "falling"} if state == "steady" else set()
    assert sum(counted[name] for name in {state} | signs) == 1
    listed = dicts(found, "customers")
    if state != "steady":
        assert (listed[0]["customer_id"], listed[0]["gap"], listed[0]["silent"]) == (one, 30.0, silent)
        assert listed[0]["days"].split() == [day.isoformat() for day in sorted(days)]
        assert listed[0]["dormant"] is (silent > 365)


def test_churn_needs_three_deals_and_sees_less_being_bought(session: Session) -> None:
    actor = boss(session)
    buys(session, actor, TODAY - timedelta(days=300), TODAY - timedelta(days=310))
    assert ran(session, actor, ReportName.CHURN).reason == "too_few_deals"
    one = customer(session, actor)
    for back, price in ((10, 1), (20, 1), (100, 5), (190, 9)):
        sale(session, actor, one, TODAY - timedelta(days=back), price=Decimal(price))
    sale(session, actor, one, TODAY - timedelta(days=195), product="碳带", price=Decimal(9))
    found = dicts(ran(session, actor, ReportName.CHURN), "customers")
    assert [(row["customer_id"], row["state"], row["falling"], row["fewer"]) for row in found] == [
        (one, "falling", True, True)
    ]


def test_value_counts_typed_totals_until_shipments_cover_them(session: Session) -> None:
    actor = boss(session)
    typed = customer(session, actor, typed_deal_total=Decimal(50_000), typed_last_deal_on=date(2020, 5, 1))
    bought = buys(session, actor, date(2024, 5, 1))
    found = ran(session, actor, ReportName.VALUE)
    assert [(row["customer_id"], row["amount"]) for row in dicts(found, "customers")] == [
        (typed, 50_000),
        (bought, 373),
    ]
    assert [row["customers"] for row in dicts(found, "bands")] == [0, 1, 0, 1, 0, 0]
    assert list(behind(session, actor, ReportName.VALUE, YEAR, "2024", today=TODAY, block="years")) == [bought]


def test_funnel(session: Session) -> None:
    actor = boss(session)
    fell = buys(session, actor, date(2025, 1, 10))  # asleep on 2026-01-11
    woke = buys(session, actor, date(2024, 6, 1), date(2026, 4, 1))
    new = customer(session, actor, created_on=date(2026, 2, 3))
    sale(session, actor, new, date(2026, 5, 5))
    customer(session, actor, created_on=date(2026, 2, 9))
    found = ran(session, actor, ReportName.FUNNEL)
    months = {row["month"]: row for row in dicts(found, "months")}
    assert (months["2026-01"]["dormant"], months["2026-01"]["dormant_end"], months["2026-01"]["current_end"]) == (
        1,
        2,
        0,
    )
    assert (months["2026-04"]["reactivated"], months["2026-04"]["current_end"]) == (1, 1)
    assert (months["2026-05"]["first_deal"], months["2026-05"]["current_end"]) == (1, 2)
    assert (months["2026-02"]["created"], months["2026-02"]["converted"], months["2026-02"]["conversion"]) == (
        2,
        1,
        0.5,
    )
    assert {row["table"]: row["customers"] for row in dicts(found, "tables")} == {
        "public": 0, "potential": 1, "dormant": 1, "current": 2,
    }  # fmt: skip
    for pick, expected in (("2026-01|dormant", fell), ("2026-04|reactivated", woke), ("2026-05|first_deal", new)):
        assert list(behind(session, actor, ReportName.FUNNEL, YEAR, pick, today=TODAY, block="flows")) == [expected]


def test_pool_moves_once_each_and_not_what_was_undone(session: Session) -> None:
    actor, li = boss(session), seller(session)
    one, other = (customer(session, actor, owner_id=None) for _ in range(2))
    pool.claim(session, li, one, now=NOW, today=TODAY)
    pool.give_back(session, li, [one], reason="无需求", now=NOW, today=TODAY)
    pool.claim(session, li, other, now=NOW, today=TODAY)
    operations.undo(session, li, now=NOW)
    pool.transfer(session, actor, [other], to_user_id=li.id, now=NOW, today=TODAY)
    found = ran(session, actor, ReportName.POOL)
    facts = found.facts
    assert (facts["claimed"], facts["assigned"], facts["returned"], facts["public_now"]) == (1, 1, 1, 1)
    assert dicts(found, "reasons") == [{"reason": "无需求", "returns": 1, "share": 1.0, "customers": 1}]
    assert dicts(found, "people") == [{"person": "李文静", "taken": 2, "returned": 1, "customers": 2}]
    assert facts["history_since"] == TODAY


def test_who_came_with_an_owner_was_not_taken(session: Session) -> None:
    """An imported sheet names owners: nobody took these customers out of the pool."""
    actor = boss(session)
    customer(session, actor, owner_id=seller(session).id)
    assert ran(session, actor, ReportName.POOL).facts["claimed"] == 0
    months = dicts(ran(session, actor, ReportName.FUNNEL), "months")
    assert [one["taken"] for one in months] == [0] * len(months)


def test_completeness_counts_what_the_team_wants(session: Session) -> None:
    actor, li = boss(session), seller(session)
    full = customer(
        session, actor, level="A", industry="印刷", source="展会", city="苏州", address="工业园 1 号",
        wanted_products="墨水",
    )  # fmt: skip
    poor = customer(session, li, mobile="", level=" ")
    found = ran(session, actor, ReportName.COMPLETENESS)
    filled = {row["field"]: row["filled"] for row in dicts(found, "fields")}
    assert filled == {
        "contact": 2, "phone": 1, "level": 1, "industry": 1, "source": 1, "region": 1, "address": 1,
        "wanted_products": 1,
    }  # fmt: skip
    assert found.facts["complete"] == 1
    assert found.facts["completeness"] == 9 / 16
    assert dicts(found, "customers")[0]["missing"] == "phone level industry source region address wanted_products"
    assert list(behind(session, actor, ReportName.COMPLETENESS, YEAR, "phone", today=TODAY)) == [poor]
    assert full not in behind(session, actor, ReportName.COMPLETENESS, YEAR, str(actor.id), today=TODAY, block="people")


def test_archive(session: Session) -> None:
    actor = boss(session)
    large = buys(session, actor, date(2026, 5, 1), price=Decimal(1000))
    small = buys(session, actor, date(2026, 5, 1), price=Decimal(1))
    asleep = buys(session, actor, date(2024, 5, 1))
    wanted = customer(session, actor, evaluation_result="优先跟进")
    lost = customer(session, actor, evaluation_result="建议放弃", archive_class="核心客户")
    found = ran(session, actor, ReportName.ARCHIVE)
    assert {row["class"]: row["customers"] for row in dicts(found, "classes")} == {
        "core": 1, "general": 2, "potential": 2,
    }  # fmt: skip
    groups = {(row["class"], row["todo"]) for row in dicts(found, "groups")}
    assert groups == {
        ("core", "keep"), ("general", "grow"), ("general", "wake"), ("potential", "pursue"), ("potential", "let_go"),
    }  # fmt: skip
    assert found.facts["mismatches"] == 1
    picks = {"core|keep": large, "general|grow": small, "general|wake": asleep, "potential|pursue": wanted}
    for pick, expected in {**picks, "potential|let_go": lost}.items():
        assert list(behind(session, actor, ReportName.ARCHIVE, YEAR, pick, today=TODAY, block="groups")) == [expected]


def test_after_sales(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    rows: list[dict[str, Any]] = [
        {"type": "投诉", "closed_on": date(2026, 3, 3), "status": "已完成", "satisfaction": "很满意"},
        {"type": "维修", "closed_on": date(2026, 3, 6), "status": "已完成", "satisfaction": "很不满意"},
        {"type": "维修", "status": "处理中", "promised_on": date(2026, 3, 9)},
    ]
    for row in rows:
        values = {"registered_on": date(2026, 3, 1), "problem": "漏墨", **row}
        service_cases.create(session, actor, one, values, now=NOW, today=TODAY)
    found = ran(session, actor, ReportName.SATISFACTION)
    facts = found.facts
    assert (facts["cases"], facts["open"], facts["overdue"], facts["complaints"]) == (3, 1, 1, 1)
    assert (facts["median_hours"], facts["score"], facts["satisfied_share"]) == (84, 3, 0.5)
    assert [(row["value"], row["cases"], row["median_hours"]) for row in dicts(found, "groups")] == [
        ("维修", 2, 120), ("投诉", 1, 48),
    ]  # fmt: skip
    assert [row["cases"] for row in dicts(found, "scores")] == [1, 0, 0, 0, 1]


def test_periods_and_wrong_questions(session: Session) -> None:
    actor = boss(session)
    assert period(session, "12m", today=TODAY) == (date(2025, 12, 1), TODAY)
    assert period(session, "quarter", today=TODAY) == (date(2026, 10, 1), TODAY)
    assert period(session, "last_year", today=TODAY) == (date(2025, 1, 1), date(2025, 12, 31))
    assert period(session, "all", today=TODAY) == (date(2026, 11, 1), TODAY)
    buys(session, actor, date(2021, 3, 4))
    assert period(session, "all", today=TODAY) == (date(2021, 3, 1), TODAY)
    for wrong in (Ask(TODAY, TODAY - timedelta(days=1)), Ask(TODAY, TODAY, by="colour")):
        with pytest.raises(InvalidValue):
            ran(session, actor, ReportName.PORTRAIT, wrong)
    with pytest.raises(InvalidValue):
        period(session, "eternity", today=TODAY)
