"""What holds for every report, whatever the data: nothing fails, classes partition, shares sum to one, customers
behind a row are as many as the row says.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.access import Actor
from app.services import interactions, pool, service_cases
from app.services.reports import Ask, Report, ReportName, as_json, behind, run
from app.services.reports.catalogue import REPORTS
from app.services.reports.shape import Kind
from tests.factories import NOW, TODAY, boss, customer, sale, seller

COUNTED = {  # block → the field that counts the customers behind its rows
    ("sales", "months"): "customers",
    ("abc", "classes"): "customers",
    ("abc", "levels"): "customers",
    ("products", "products"): "customers",
    ("people", "people"): "customers",
    ("portrait", "groups"): "customers",
    ("funnel", "flows"): "customers",
    ("funnel", "tables"): "customers",
    ("funnel", "waits"): "customers",
    ("funnel", "months"): "first_deal",
    ("retention", "cells"): "customers",
    ("retention", "cohorts"): "customers",
    ("rfm", "map"): "customers",
    ("value", "bands"): "customers",
    ("value", "years"): "customers",
    ("churn", "states"): "customers",
    ("calls", "groups"): "customers",
    ("calls", "weeks"): "customers",
    ("completeness", "fields"): "missing",
    ("completeness", "people"): "incomplete",
    ("pool", "months"): "customers",
    ("pool", "reasons"): "customers",
    ("pool", "people"): "customers",
    ("archive", "classes"): "customers",
    ("archive", "groups"): "customers",
}
WHOLE = {  # block → fields whose sum is one wherever there is anything to share
    ("sales", "months"): ("share",),
    ("abc", "classes"): ("customer_share", "share"),
    ("products", "products"): ("share",),
    ("ranking", "customers"): ("share",),
    ("people", "people"): ("share",),
    ("portrait", "groups"): ("share", "amount_share"),
    ("funnel", "tables"): ("share",),
    ("funnel", "waits"): ("share",),
    ("rfm", "map"): ("share", "amount_share"),
    ("value", "bands"): ("share", "amount_share"),
    ("churn", "states"): ("share",),
    ("calls", "groups"): ("share",),
    ("satisfaction", "groups"): ("share",),
    ("pool", "reasons"): ("share",),
    ("archive", "classes"): ("share", "amount_share"),
}
PARTITION = {("portrait", "groups"), ("funnel", "tables"), ("churn", "states"), ("archive", "classes"), ("rfm", "map")}

_DAYS = (st.integers(0, 900) | st.integers(0, 4000)).map(lambda back: TODAY - timedelta(days=back))
_SALES = st.tuples(
    st.integers(0, 4), _DAYS, st.sampled_from(("墨水", "碳带", "喷头")), st.integers(-3, 9), st.booleans()
)
_LOGS = st.tuples(
    st.integers(0, 4), _DAYS, st.sampled_from(("电话", "微信", None)), st.sampled_from(("有意向", "无人接听", None))
)
_CASES = st.tuples(st.integers(0, 4), _DAYS, st.sampled_from(("投诉", "维修")), st.sampled_from((None, "满意", "一般")))


def filled(session: Session, sales: list[Any], logs: list[Any], cases: list[Any], given_back: int) -> Actor:
    actor, other = boss(session), seller(session)
    traits: tuple[dict[str, Any], ...] = (
        {"region": "苏州", "level": "A"},
        {"region": "杭州", "industry": "印刷"},
        {},
        {"level": "C"},
        {},
    )
    ids = [customer(session, actor if place % 2 else other, **one) for place, one in enumerate(traits)]
    ids.append(customer(session, actor, owner_id=None))
    for who, day, product, quantity, named in sales:
        values = {"product": product, "quantity": Decimal(quantity or 1), "price": Decimal("12.5")}
        sale(session, actor, ids[who], day, **values, **({} if named else {"salesperson_id": None}))
    for who, day, method, outcome in logs:
        values = {"happened_on": day, "content": "问候", "method": method, "outcome": outcome}
        interactions.log(session, actor, ids[who], values, now=NOW, today=TODAY)
    for who, day, kind, said in cases:
        values = {"registered_on": day, "problem": "漏墨", "type": kind, "satisfaction": said}
        service_cases.create(session, actor, ids[who], values, now=NOW, today=TODAY)
    pool.claim(session, actor, ids[-1], now=NOW, today=TODAY)
    if given_back:
        pool.give_back(session, actor, [ids[-1]], reason="无需求", now=NOW, today=TODAY)
    session.flush()
    return actor


def every(session: Session, actor: Actor, ask: Ask) -> list[Report]:
    made = []
    for name, entry in REPORTS.items():
        for by in entry.by or (None,):
            asked = Ask(ask.first, ask.last, ask.owner_id, ask.region, ask.product, by)
            made.append(run(session, actor, name, asked, today=TODAY))
    return made


def check(session: Session, actor: Actor, report: Report) -> None:
    as_json(report)
    for block in report.blocks:
        key = (report.name.value, block.key)
        assert len(block.picks) == len(block.rows), key
        assert all(len(row) == len(block.fields) for row in block.rows), key
        for row, pick in zip(block.rows, block.picks, strict=True):
            if pick is None:
                continue
            found = behind(session, actor, report.name, report.ask, pick, today=TODAY, block=block.key)
            assert list(found) == sorted(set(found)), (key, pick)
            if pick.startswith("id:"):
                assert len(found) == 1
            elif key in COUNTED:
                said = dict(zip([one.key for one in block.fields], row, strict=True))[COUNTED[key]]
                assert len(found) == said, (key, pick, row)
            else:
                assert len(found) > 0, (key, pick)
        for shared in WHOLE.get(key, ()):
            whole = sum(block.column(shared))
            assert whole == pytest.approx(1) or not any(block.column(shared)), (key, shared)
        if key in PARTITION and block.rows:
            assert sum(block.column("customers")) == report.facts["customers"]
        for place, field in enumerate(block.fields):
            if field.kind is Kind.SHARE:
                assert all(row[place] is None or 0 <= row[place] <= 1 + 1e-9 for row in block.rows), (key, field)


def test_nothing_at_all(session: Session) -> None:
    actor = boss(session)
    for report in every(session, actor, Ask(TODAY - timedelta(days=400), TODAY)):
        assert report.empty, report.name
        assert report.reason is not None
        check(session, actor, report)


def test_one_customer_who_never_bought(session: Session) -> None:
    actor = boss(session)
    customer(session, actor)
    for report in every(session, actor, Ask(TODAY - timedelta(days=400), TODAY)):
        check(session, actor, report)


@pytest.mark.parametrize("back", [3, 400, 2700, 2800, 2900])
def test_one_sale_however_long_ago(session: Session, back: int) -> None:
    actor = boss(session)
    sale(session, actor, customer(session, actor), TODAY - timedelta(days=back))
    for length in (30, 364, 3000):
        for report in every(session, actor, Ask(TODAY - timedelta(days=length), TODAY)):
            check(session, actor, report)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(_SALES, max_size=25), st.lists(_LOGS, max_size=8), st.lists(_CASES, max_size=5), st.integers(0, 1),
    st.integers(0, 800), st.sampled_from((None, "苏州")), st.sampled_from((None, "碳带")), st.booleans(),
)  # fmt: skip
def test_any_data(
    session: Session,
    sales: Any,
    logs: Any,
    cases: Any,
    given_back: int,
    length: int,
    region: Any,
    product: Any,
    own: bool,
) -> None:
    with session.begin_nested() as savepoint:
        actor = filled(session, sales, logs, cases, given_back)
        ask = Ask(TODAY - timedelta(days=length), TODAY, actor.id if own else None, region, product)
        for report in every(session, actor, ask):
            check(session, actor, report)
        for report in every(session, seller(session), ask):
            check(session, seller(session), report)
        savepoint.rollback()
    session.expire_all()


def test_days_of_leap_years_and_the_first_century(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, date(1969, 12, 31))
    sale(session, actor, one, date(2024, 2, 29))
    for first, last in ((date(2024, 2, 29), date(2024, 2, 29)), (date(1960, 1, 1), TODAY)):
        for report in every(session, actor, Ask(first, last)):
            check(session, actor, report)
    found = run(session, actor, ReportName.SALES, Ask(date(1969, 12, 1), date(1969, 12, 31)), today=TODAY)
    assert found.facts["total"] == 373
