"""Shipment lines: numbers, amounts, returns, exchanges, voids."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.errors import InvalidValue, NotFound, StaleRecord
from app.models.nouns import Table
from app.services import customers, facts, shipments
from tests.factories import NOW, TODAY, boss, customer, sale

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def deal(session: Session, one: int) -> tuple[Table, Any, Any, int]:
    """Table, last deal, total, count."""
    found = customers.get(session, boss(session), one, today=TODAY)
    assert facts.differences(session) == []
    return found.table, found.values["last_deal_on"], found.values["deal_total"], found.values["deal_count"]


def test_lines_of_one_deal_share_the_next_number(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    line = {"product": "墨水", "quantity": 2, "price": "10.5"}
    made = shipments.create(session, actor, one, [line, line, {**line, "number": "自编1"}], **AT).value
    found = [shipments.get(session, actor, each, today=TODAY).values for each in made]
    assert [one["number"] for one in found] == ["CH20261122-001", "CH20261122-001", "自编1"]
    assert [one["amount"] for one in found] == [Decimal(21)] * 3
    assert deal(session, one) == (Table.CURRENT, TODAY, Decimal(63), 2)


@pytest.mark.parametrize(
    ("there", "following"),
    [("CH20261122-999", "CH20261122-1000"), ("CH20261122-1000", "CH20261122-1001"), ("CH20261122-A", "CH20261122-001"),
     ("CH20261122-²", "CH20261122-001"), ("CH20261121-007", "CH20261122-001"), ("CH20261122-", "CH20261122-001")],
)  # fmt: skip
def test_the_next_number(session: Session, there: str, following: str) -> None:
    actor = boss(session)
    sale(session, actor, customer(session, actor), TODAY, number=there)
    assert shipments.next_number(session, today=TODAY) == following


def test_past_a_thousand_a_day(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    for number in ("CH20261122-999", "CH20261122-1000"):
        sale(session, actor, one, TODAY, number=number)
    assert shipments.next_number(session, today=TODAY) == "CH20261122-1001"


@pytest.mark.parametrize(
    ("line", "field", "rule"),
    [
        ({}, "product", "required"),
        ({"product": " ", "quantity": 1}, "product", "required"),
        ({"product": "x"}, "quantity", "required"),
        ({"product": "x", "quantity": "-1", "kind": "出货"}, "quantity", "negative"),
        ({"product": "x", "quantity": 1, "price": "-0.01"}, "price", "negative"),
        ({"product": "x", "quantity": "1e12"}, "quantity", "too_large"),
        ({"product": "x", "quantity": "0.0000001"}, "quantity", "more_than_six_decimals"),
        ({"product": "x", "quantity": 1, "shipped_on": "2026-02-30"}, "shipped_on", "not_a_date"),
    ],
)
def test_errors_leave_nothing(session: Session, line: dict[str, Any], field: str, rule: str) -> None:
    actor = boss(session)
    one = customer(session, actor)
    with pytest.raises(InvalidValue) as caught:
        shipments.create(session, actor, one, [{"product": "好", "quantity": 1, "price": 1}, line], **AT)
    assert (caught.value.field, caught.value.rule) == (field, rule)
    assert shipments.of_customer(session, actor, one, today=TODAY) == []
    with pytest.raises(InvalidValue):
        shipments.create(session, actor, one, [], **AT)


def test_blank_kind_currency_and_void_take_their_defaults(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    made = sale(session, actor, one, TODAY, kind="", currency="", void=None, extra=None)
    values = shipments.get(session, actor, made, today=TODAY).values
    assert (values["kind"], values["currency"], values["void"], values["extra"]) == ("出货", "CNY", False, {})
    shipments.update(session, actor, made, {"kind": "样品", "currency": "USD"}, **AT)
    shipments.update(session, actor, made, {"kind": "", "currency": None, "void": None, "extra": None}, **AT)
    values = shipments.get(session, actor, made, today=TODAY).values
    assert (values["kind"], values["currency"], values["void"], values["extra"]) == ("出货", "CNY", False, {})


def test_corrections_keep_the_rules(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    made = sale(session, actor, one, TODAY)
    for values in ({"product": ""}, {"shipped_on": None}, {"quantity": -1}, {"quantity": None, "amount": None}):
        with pytest.raises(InvalidValue):
            shipments.update(session, actor, made, values, **AT)
    with pytest.raises(StaleRecord):
        shipments.update(session, actor, made, {"remark": "x"}, version=7, **AT)
    shipments.update(session, actor, made, {"kind": "退货"}, **AT)
    assert deal(session, one)[0] is Table.POTENTIAL
    shipments.delete(session, actor, [made], **AT)
    assert deal(session, one) == (Table.POTENTIAL, None, None, 0)
    with pytest.raises(NotFound):
        shipments.get(session, actor, made, today=TODAY)
    assert shipments.delete(session, actor, [], **AT).operation is None


def test_a_void_return_counts_nothing(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY, quantity=Decimal(2), price=Decimal(5))
    back = sale(session, actor, one, TODAY, quantity=Decimal(-2), price=Decimal(5))
    assert deal(session, one) == (Table.POTENTIAL, None, Decimal(0), 0)
    shipments.void(session, actor, [back], **AT)
    assert deal(session, one) == (Table.CURRENT, TODAY, Decimal(10), 1)
    shipments.void(session, actor, [back], void=False, **AT)
    assert deal(session, one)[0] is Table.POTENTIAL
    with pytest.raises(NotFound):
        shipments.void(session, actor, [back, 999], **AT)


def test_an_exchange_is_no_deal_and_takes_nothing_back(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY, kind="换货")
    assert deal(session, one)[0] is Table.POTENTIAL
    sale(session, actor, one, TODAY - timedelta(days=9))
    assert deal(session, one) == (Table.CURRENT, TODAY - timedelta(days=9), Decimal(373), 1)


def test_recent_products_each_once(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY, product="墨水", price=Decimal(1))
    sale(session, actor, one, TODAY, product="碳带")
    sale(session, actor, one, TODAY, product="墨水", price=Decimal(2))
    sale(session, actor, one, TODAY, product="赠品笔", kind="赠品")
    found = shipments.recent_products(session, actor, today=TODAY)
    assert [(hint.product, hint.price) for hint in found] == [("墨水", Decimal(2)), ("碳带", Decimal("186.5"))]
