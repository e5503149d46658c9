"""3-rules 3.5: sales by month, and ABC with its crossing item."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.services import analysis, shipments
from app.services.analysis import abc_shares
from tests.factories import NOW, TODAY, boss, customer, sale


def test_months_without_gaps_net_of_returns_and_voids(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, date(2026, 11, 1), quantity=Decimal(2), price=Decimal("10.000001"))
    sale(session, actor, one, date(2026, 11, 2), quantity=Decimal(-1), price=Decimal("10.000001"))
    sale(session, actor, one, date(2025, 12, 1), price=Decimal(5))
    sale(session, actor, one, date(2025, 11, 30), price=Decimal(999))
    shipments.void(session, actor, [sale(session, actor, one, TODAY)], now=NOW, today=TODAY)
    found = analysis.sales_by_month(session, actor, today=TODAY)
    assert [point.month for point in found.months][::11] == ["2025-12", "2026-11"]
    assert len(found.months) == 12
    assert (found.months[0].amount, found.months[5].amount, found.months[-1].amount) == (
        Decimal(10), Decimal(0), Decimal("10.000001"),
    )  # fmt: skip
    assert found.total == Decimal("20.000001")
    assert analysis.sales_by_month(session, actor, today=date(2020, 1, 31), months=2).total == 0


@pytest.mark.parametrize(
    ("amounts", "classes"),
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
def test_classes(amounts: list[int], classes: tuple[int, int, int]) -> None:
    found = abc_shares([Decimal(one) for one in amounts], a_percent=75, b_percent=95)
    assert tuple(one.customers for one in found) == classes


@given(st.lists(st.integers(-100, 1000), max_size=20))
def test_every_customer_is_in_one_class_and_sums_agree(amounts: list[int]) -> None:
    found = abc_shares([Decimal(one) for one in amounts], a_percent=75, b_percent=95)
    assert sum(one.customers for one in found) == len(amounts)
    assert sum(one.amount for one in found) == sum(amounts)
    if any(one > 0 for one in amounts):
        assert found[0].customers >= 1
