"""Seasonal index: the textbook's figures, whole years only, honest without them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from app.services.reports import Ask, ReportName, behind, run
from app.services.reports.season import index_of
from tests.factories import TODAY, boss, customer, sale

TEXTBOOK = [
    [86.5, 99.4, 101.9, 144.2],
    [89.2, 98.6, 102.3, 150.2],
    [91.2, 100.2, 103.5, 152.4],
    [93.5, 104.8, 106.7, 163.5],
]
"""Sales of the quarters of 2009 to 2012."""


def test_the_textbook() -> None:
    assert [round(one, 1) for one in index_of(TEXTBOOK)] == [80.6, 90.2, 92.7, 136.5]


@pytest.mark.parametrize("rows", [[], [[0, 0]], [[-5, 1]]])
def test_nothing_sold_has_no_index(rows: list[list[int]]) -> None:
    assert index_of(rows) == []


def test_months_of_two_whole_years(session: Session) -> None:
    actor = boss(session)
    one, other = customer(session, actor), customer(session, actor)
    for year in (2024, 2025):
        for month in range(1, 13):
            sale(session, actor, one, date(year, month, 5), quantity=Decimal(1), price=Decimal(100))
        sale(session, actor, other, date(year, 3, 9), quantity=Decimal(1), price=Decimal(1200), product="碳带")
    ask = Ask(date(2024, 1, 1), date(2025, 12, 31))
    found = run(session, actor, ReportName.SEASON, ask, today=TODAY)
    index = found.block("index").column("index")
    assert index[2] == pytest.approx(650)
    assert index[0] == pytest.approx(50)
    assert sum(index) == pytest.approx(1200)
    assert (found.facts["strongest_month"], found.facts["years"]) == (3, 2)
    assert list(behind(session, actor, ReportName.SEASON, ask, "03", today=TODAY, block="index")) == [one, other]
    assert list(behind(session, actor, ReportName.SEASON, ask, "05", today=TODAY, block="index")) == [one]
    products = {row[0]: row for row in found.block("products").rows}
    assert products["墨水"][4:] == pytest.approx((100.0,) * 12)
    assert products["碳带"][2] == 1  # its first year began in March


@pytest.mark.parametrize(
    ("first", "last", "today", "years"),
    [
        (date(2024, 1, 1), date(2025, 12, 31), TODAY, 2),
        (date(2024, 1, 1), date(2025, 12, 31), date(2025, 12, 31), 2),  # the month's last day ends it
        (date(2024, 1, 1), date(2025, 12, 31), date(2025, 12, 30), 1),
        (date(2024, 1, 2), date(2025, 12, 31), TODAY, 1),
        (date(2024, 1, 1), date(2025, 12, 30), TODAY, 1),
        (date(2023, 1, 1), date(2025, 12, 31), TODAY, 2),  # nothing was sold before 2024
    ],
)
def test_which_years_are_whole(session: Session, first: date, last: date, today: date, years: int) -> None:
    actor = boss(session)
    one = customer(session, actor)
    for day in (date(2024, 1, 20), date(2025, 6, 1)):
        sale(session, actor, one, day)
    found = run(session, actor, ReportName.SEASON, Ask(first, last), today=today)
    assert found.facts["years"] == years
    assert found.reason == (None if years >= 2 else "needs_two_years")
