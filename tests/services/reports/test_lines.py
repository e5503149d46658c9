"""The arrays say what the rows say: amounts, products, and the deals that `facts` knows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.shipment import Shipment
from app.services import interactions, shipments
from app.services.reports import Ask, ReportName, contacts, lines, run
from app.services.reports.bulk import coded, day_number, day_of, distinct, month_numbers, paired, unpaired
from app.services.weekly_rules import BAD_NUMBER, UNREACHED, code_of
from tests.factories import NOW, TODAY, boss, customer, sale

_ROWS = st.tuples(
    st.integers(0, 2), st.integers(0, 30), st.sampled_from(("墨水", "碳带")), st.sampled_from((None, "大", "小")),
    st.integers(-6, 6), st.sampled_from((None, "A1", "A2")), st.sampled_from((None, None, "样品", "换货", "作废")),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ROWS, max_size=30))
def test_deals_are_those_of_the_facts(session: Session, rows: list[Any]) -> None:
    with session.begin_nested() as savepoint:
        actor = boss(session)
        ids = [customer(session, actor) for _ in range(3)]
        for who, back, product, model, quantity, number, kind in rows:
            values: dict[str, Any] = {"product": product, "model": model, "quantity": Decimal(quantity or 2)}
            if kind in ("样品", "换货"):
                values |= {"kind": kind, "quantity": Decimal(abs(quantity) or 1)}
            one = sale(session, actor, ids[who], TODAY - timedelta(days=back), number=number, **values)
            if kind == "作废":
                shipments.void(session, actor, [one], now=NOW, today=TODAY)
        found = lines.deals(session)
        for one in ids:
            first, last = session.execute(
                select(Customer.shipped_first_on, Customer.shipped_last_on).where(Customer.id == one)
            ).one()
            days = [day_of(day) for day in found.day[found.customer == one].tolist()]
            assert (min(days, default=None), max(days, default=None)) == (first, last)
            assert days == sorted(set(days))
        total = session.execute(select(func.sum(Customer.shipped_total))).scalar() or 0
        assert int(lines.load(session, since=date.min).amount.sum()) == total * 1_000_000
        known = lines.load(session, since=date.min, products=True)
        for place, name in enumerate(known.products):
            of = known.product == place
            said = session.execute(
                select(func.sum(Shipment.net_amount)).where(
                    Shipment.product == name, Shipment.void.is_(False), Shipment.kind.in_(("出货", "退货"))
                )
            ).scalar_one()
            assert said is not None
            assert int(known.amount[of].sum()) == said * 1_000_000
        savepoint.rollback()
    session.expire_all()


def test_who_was_reached_is_what_the_weekly_rules_say(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    words = sorted(UNREACHED | BAD_NUMBER | {"有意向", "拒绝联系"})
    pairs = [(outcome, reached) for outcome in (None, *words) for reached in (None, "接通", *words)]
    for outcome, reached in pairs:
        values = {"content": "问候", "method": "电话", "outcome": outcome, "reached": reached}
        interactions.log(session, actor, one, values, now=NOW, today=TODAY)
    session.flush()
    found = contacts.made(session, actor, Ask(TODAY, TODAY), TODAY)
    assert found.reached.tolist() == [code_of(*pair) not in ("unreached", "bad_number") for pair in pairs]
    assert found.call.all()


@given(st.lists(st.dates(date(1, 1, 2), date(9999, 1, 1)), min_size=1))
def test_days_are_numbers_and_back(days: list[date]) -> None:
    numbers = np.array([day_number(one) for one in days], np.int64)
    assert [day_of(one) for one in numbers.tolist()] == days
    if (max(days) - min(days)).days < 400_000:
        assert month_numbers(numbers).tolist() == [one.year * 12 + one.month - 1 for one in days]
    customers, again = unpaired(paired(np.arange(len(days)), numbers))
    assert again.tolist() == numbers.tolist()
    assert customers.tolist() == list(range(len(days)))
    assert distinct(numbers).tolist() == sorted(set(numbers.tolist()))


def test_words_by_first_appearance() -> None:
    codes, words = coded(["乙", "甲", "乙", ""])
    assert (codes.tolist(), words) == ([0, 1, 0, 2], ("乙", "甲", ""))


def test_a_line_without_a_salesperson_is_its_owners(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY)
    session.execute(Shipment.__table__.update().values(salesperson_id=None))  # type: ignore[attr-defined]
    asked = Ask(TODAY, TODAY, owner_id=actor.id)
    assert run(session, actor, ReportName.SALES, asked, today=TODAY).facts["total"] == 373
    assert run(session, actor, ReportName.PEOPLE, asked, today=TODAY).block("people").column("amount") == [373]
