"""3-rules 3.1: the table a customer is in follows from facts, at every boundary and after every history."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.customer import Customer, in_table, table_expression
from app.models.nouns import Noun, ShipmentKind, Table
from app.services import changes, customers, facts, pool, shipments
from app.services.facts import Line, deal_facts
from tests.factories import NOW, TODAY, boss, customer, sale, seller


def table_of(session: Session, actor, customer_id: int, today: date = TODAY) -> Table:
    return customers.get(session, actor, customer_id, today=today).table


@pytest.mark.parametrize(
    ("days", "table"),
    [(0, Table.CURRENT), (364, Table.CURRENT), (365, Table.CURRENT), (366, Table.DORMANT), (4000, Table.DORMANT)],
)
def test_365_days_are_current_366_dormant(session: Session, days: int, table: Table) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY - timedelta(days=days))
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.table, found.reason.days) == (table, days)
    assert found.reason.code == f"shipped_{table.value}"


@pytest.mark.parametrize(
    ("deal", "today", "table"),
    [
        (date(2023, 3, 1), date(2024, 2, 29), Table.CURRENT),  # 365 days across a leap day
        (date(2023, 3, 1), date(2024, 3, 1), Table.DORMANT),  # a year by the calendar, 366 days
        (date(2024, 2, 29), date(2025, 2, 28), Table.CURRENT),
        (date(2024, 2, 29), date(2025, 3, 1), Table.DORMANT),
    ],
)
def test_days_not_calendar_years(session: Session, deal: date, today: date, table: Table) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, deal)
    assert table_of(session, actor, one, today) is table


def test_without_a_deal_the_owner_decides(session: Session) -> None:
    actor = boss(session)
    owned, free = customer(session, actor), customer(session, actor, owner_id=None)
    assert table_of(session, actor, owned) is Table.POTENTIAL
    assert table_of(session, actor, free) is Table.PUBLIC


@pytest.mark.parametrize("kind", [ShipmentKind.SAMPLE, ShipmentKind.GIFT, ShipmentKind.EXCHANGE])
def test_samples_gifts_and_exchanges_are_no_deal(session: Session, kind: ShipmentKind) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY, kind=kind.value)
    assert table_of(session, actor, one) is Table.POTENTIAL


def test_entering_returning_and_voiding_move_the_customer(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    old = sale(session, actor, one, TODAY - timedelta(days=500), product="喷码机")
    assert table_of(session, actor, one) is Table.DORMANT
    new = sale(session, actor, one, TODAY - timedelta(days=5))
    assert table_of(session, actor, one) is Table.CURRENT
    sale(session, actor, one, TODAY, quantity=Decimal(-2), number="TH1")
    assert table_of(session, actor, one) is Table.DORMANT, "the new deal came back whole"
    shipments.void(session, actor, [old], now=NOW, today=TODAY)
    assert table_of(session, actor, one) is Table.POTENTIAL
    shipments.void(session, actor, [old], now=NOW, today=TODAY, void=False)
    assert table_of(session, actor, one) is Table.DORMANT
    assert new


def test_a_deal_that_came_back_whole_says_so(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY)
    back = sale(session, actor, one, TODAY, quantity=Decimal(2), kind=ShipmentKind.RETURN.value)
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.table, found.reason.code, found.reason.returned) == (Table.POTENTIAL, "owned", True)
    line = shipments.get(session, actor, back, today=TODAY).values
    assert (line["quantity"], line["amount"]) == (Decimal(-2), Decimal(-373)), "returns take away, however typed"


def test_partial_return_keeps_the_deal_and_nets_the_amount(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY, quantity=Decimal(10), price=Decimal("1.123456"))
    sale(session, actor, one, TODAY, quantity=Decimal(-3), price=Decimal("1.123456"))
    values = customers.get(session, actor, one, today=TODAY).values
    assert values["deal_total"] == Decimal("7.864192")
    assert values["last_deal_on"] == TODAY


def test_typed_facts_count_until_shipments_cover_them(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, typed_deal_total=Decimal(500), typed_last_deal_on=TODAY - timedelta(days=400))
    assert table_of(session, actor, one) is Table.DORMANT
    sale(session, actor, one, TODAY, quantity=Decimal(1), price=Decimal(100))
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.table, found.values["deal_total"]) == (Table.CURRENT, Decimal(500))
    sale(session, actor, one, TODAY, quantity=Decimal(5), price=Decimal(100))
    assert customers.get(session, actor, one, today=TODAY).values["deal_total"] == Decimal(600)


def test_imported_as_dormant_without_a_date(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    recording = changes.begin(session, actor, "import", now=NOW)
    recording.update(Noun.CUSTOMER, {one: {"imported_as": "dormant"}})
    recording.done(None)
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.table, found.reason.code) == (Table.DORMANT, "imported_dormant")


def test_return_takes_its_own_number_before_the_latest() -> None:
    product = ("墨水", None)
    lines = [
        Line(date(2026, 1, 1), "A", product, Decimal(1), Decimal(10), False),
        Line(date(2026, 2, 1), "B", product, Decimal(1), Decimal(10), False),
        Line(date(2026, 3, 1), "A", product, Decimal(-1), Decimal(-10), True),
    ]
    found = deal_facts(lines)
    assert (found.first_on, found.last_on, found.count) == (date(2026, 2, 1), date(2026, 2, 1), 1)
    assert (found.gross, found.total) == (Decimal(20), Decimal(10))


FACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("ship"),
            st.integers(0, 3),
            st.integers(0, 900),
            st.sampled_from(list(ShipmentKind)),
            st.integers(1, 3),
        ),
        st.tuples(st.just("void"), st.integers(0, 20)),
        st.tuples(st.just("claim"), st.integers(0, 3)),
        st.tuples(st.just("return"), st.integers(0, 3)),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=FACTS, later=st.integers(-400, 400))
def test_every_customer_in_exactly_one_table(session: Session, history: list, later: int) -> None:
    """Random facts: the four WHERE clauses share out all customers, agree with the expression, sums stay true."""
    with session.begin_nested() as savepoint:
        actor = boss(session)
        seller(session)
        ids = [customer(session, actor, owner_id=None if n % 2 else actor.id) for n in range(4)]
        lines: list[int] = []
        for step in history:
            if step[0] == "ship":
                _, which, ago, kind, quantity = step
                sign = -1 if kind is ShipmentKind.RETURN else 1
                lines.append(
                    sale(
                        session, actor, ids[which], TODAY - timedelta(days=ago),
                        kind=kind.value, quantity=Decimal(sign * quantity),
                    )
                )  # fmt: skip
            elif step[0] == "void" and lines:
                shipments.void(session, actor, [lines[step[1] % len(lines)]], now=NOW, today=TODAY)
            elif step[0] == "claim" and table_of(session, actor, ids[step[1]]) is Table.PUBLIC:
                pool.claim(session, actor, ids[step[1]], now=NOW, today=TODAY)
            elif step[0] == "return" and table_of(session, actor, ids[step[1]]) is Table.POTENTIAL:
                pool.give_back(session, actor, [ids[step[1]]], reason="无需求", now=NOW, today=TODAY)
        today = TODAY + timedelta(days=later)
        per_table = {
            table: set(session.execute(select(Customer.id).where(in_table(table, today))).scalars()) for table in Table
        }
        assert sum(len(found) for found in per_table.values()) == len(ids)
        assert set().union(*per_table.values()) == set(ids)
        grouped = dict(session.execute(select(table_expression(today).label("t"), func.count()).group_by("t")).all())
        assert grouped == {t.value: len(found) for t, found in per_table.items() if found}
        for table, found in per_table.items():
            assert all(table_of(session, actor, one, today) is table for one in found)
        assert facts.differences(session) == []
        savepoint.rollback()
