"""ABC: the textbook's classes, the crossing item, the first item, returns, and typed levels beside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.services.reports import Ask, ReportName, behind, run
from app.services.reports.ranks import classes
from tests.factories import TODAY, boss, customer, sale

YEAR = Ask(date(2025, 12, 1), TODAY)


def counted(amounts: list[int], a: int, b: int) -> tuple[int, int, int]:
    found = classes(np.array(sorted(amounts, reverse=True), np.int64), a=a, b=b).tolist()
    return found.count(0), found.count(1), found.count(2)


def test_the_textbook() -> None:
    amounts = [36385, 22436, 12516, 9028, 3374, 3231, 2024, 1919, 1881, 1786, 1408, 1092, 484, 315, 252, 120]
    assert counted(amounts, 80, 95) == (3, 6, 7)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], (0, 0, 0)),
        ([100], (1, 0, 0)),
        ([75, 20, 5], (1, 1, 1)),
        ([74, 2, 24], (1, 0, 2)),  # 24 crosses both limits
        ([74, 20, 6], (1, 1, 1)),
        ([0, -5], (0, 0, 2)),
        ([50, 25, 20, 5, -10], (2, 1, 2)),
    ],
)
def test_classes(amounts: list[int], expected: tuple[int, int, int]) -> None:
    # Amounts near the largest that are stored: no sum may overflow.
    assert counted([one * 10**15 for one in amounts], 75, 95) == expected


@given(st.lists(st.integers(-100, 1000), max_size=30), st.integers(1, 98))
def test_classes_follow_the_amounts(amounts: list[int], a: int) -> None:
    ordered = sorted(amounts, reverse=True)
    found = classes(np.array(ordered, np.int64), a=a, b=a + 1).tolist()
    assert found == sorted(found)
    assert all((cls == 2) for cls, amount in zip(found, ordered, strict=True) if amount <= 0)
    if ordered and ordered[0] > 0:
        assert found[0] == 0


def test_customers_of_a_period(session: Session) -> None:
    actor = boss(session)
    large, small, back, old = (customer(session, actor, level=level) for level in ("A", "A", None, "B"))
    sale(session, actor, large, date(2026, 3, 1), quantity=Decimal(1), price=Decimal(900))
    sale(session, actor, small, date(2026, 4, 1), quantity=Decimal(1), price=Decimal(100))
    sale(session, actor, back, date(2026, 5, 1), quantity=Decimal(1), price=Decimal(50))
    sale(session, actor, back, date(2026, 5, 2), quantity=Decimal(-1), price=Decimal(60))
    sale(session, actor, old, date(2024, 4, 1))
    sale(session, actor, old, date(2026, 4, 1), kind="样品")
    found = run(session, actor, ReportName.ABC, YEAR, today=TODAY)
    assert found.block("classes").column("customers") == [1, 0, 2]
    assert found.block("classes").column("amount") == [900, 0, 90]
    assert found.block("classes").column("share") == [0.9, 0, 0.1]
    assert found.facts["total"] == 990
    assert found.facts["mismatches"] == 1
    assert found.block("levels").rows == (("A", "A", 1, False), ("A", "C", 1, True))
    listed = found.block("customers")
    assert listed.column("customer_id") == [large, small, back]
    assert listed.column("amount") == [900, 100, -10]
    assert listed.column("cumulative") == [0.9, 1, 1]
    assert list(behind(session, actor, ReportName.ABC, YEAR, "C", today=TODAY)) == [small, back]
    assert list(behind(session, actor, ReportName.ABC, YEAR, "A|C", today=TODAY, block="levels")) == [small]
    assert list(behind(session, actor, ReportName.ABC, YEAR, f"id:{large}", today=TODAY)) == [large]
