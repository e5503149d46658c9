"""合并: nothing of either record is lost, every table that names a customer is moved, one undo takes all of it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import InvalidValue, NotAllowed, NotFound, StaleRecord
from app.models.nouns import Noun
from app.models.schema import metadata, table_of
from app.services import changes, check, customers, duplicates, interactions, merging, operations, search, service_cases
from tests.factories import NOW, TODAY, boss, customer, sale, seller

LAST_YEAR = date(2025, 12, 1)


def _dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is a fact: all audited tables without the counters of writing."""
    kept = {}
    for noun in (Noun.CUSTOMER, *merging.MOVED):
        table = table_of(noun)
        columns = [one for one in table.c if one.name not in ("version", "updated_at")]
        kept[noun.value] = [tuple(row) for row in session.execute(select(*columns).order_by(table.c.id))]
    return kept


def _two(session: Session) -> tuple[Any, int, int]:
    chief = boss(session)
    kept = customer(session, chief, name="苏州宏达机械有限公司", code="KH1", industry="机械加工")
    gone = customer(
        session, chief, name="苏州宏达机械公司", code="KH2", mobile="13800000009", address="高新区 1 号",
        created_on=date(2020, 5, 1), extra={"老系统": "A7"}, do_not_call=True,
    )  # fmt: skip
    sale(session, chief, kept, LAST_YEAR)
    sale(session, chief, gone, date(2026, 3, 2), price=Decimal(500))
    interactions.log(
        session, chief, gone, {"happened_on": TODAY, "method": "电话", "content": "要样品"}, now=NOW, today=TODAY
    )
    service_cases.create(session, chief, gone, {"registered_on": TODAY, "problem": "漏墨"}, now=NOW, today=TODAY)
    return chief, kept, gone


def test_every_table_that_names_a_customer_is_moved() -> None:
    """A table that is added later must be thought of here."""
    customer_table = table_of(Noun.CUSTOMER)
    naming = {
        table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is customer_table and key.ondelete != "CASCADE"
    }
    assert naming == {one.value for one in merging.MOVED}


def test_the_comparison_proposes_what_loses_nothing(session: Session) -> None:
    chief, kept, gone = _two(session)
    found = merging.compare(session, chief, kept, gone, today=TODAY)
    proposed = {one.key for one in found.fields if one.take}
    assert {"address", "created_on", "do_not_call"} <= proposed
    assert not proposed & {"name", "code", "industry"}
    assert found.moves[Noun.SHIPMENT] == found.moves[Noun.INTERACTION] == found.moves[Noun.SERVICE_CASE] == 1
    assert not found.other_province


def test_all_of_both_is_in_one_and_sums_and_search_agree(session: Session) -> None:
    chief, kept, gone = _two(session)
    written = merging.merge(session, chief, kept, gone, take={"code", "address", "do_not_call"}, now=NOW, today=TODAY)
    assert written.value.moved[Noun.SHIPMENT] == 1
    now = customers.get(session, chief, kept, today=TODAY)
    assert now.values["code"] == "KH2"
    assert now.values["address"] == "高新区 1 号"
    assert now.extra == {"老系统": "A7"}
    assert now.values["shipped_count"] == 2
    assert now.values["last_deal_on"] == date(2026, 3, 2)
    assert [one.mobile for one in now.contacts] == ["13800000001", "13800000009"]
    assert now.counts == {"interactions": 1, "shipments": 2, "service_cases": 1}
    with pytest.raises(NotFound):
        customers.get(session, chief, gone, today=TODAY)
    assert check.check(session, today=TODAY).ok
    hits = search.search(session, chief, "13800000009", today=TODAY)
    assert [one.id for one in hits if one.list.table is not None] == [kept]


def test_one_undo_takes_all_of_it_back(session: Session) -> None:
    chief, kept, gone = _two(session)
    before = _dump(session)
    written = merging.merge(
        session, chief, kept, gone, take={"code", "name", "owner_id", "extra"}, now=NOW, today=TODAY
    )
    assert _dump(session) != before
    result = operations.undo(session, chief, written.operation, now=NOW).value
    assert not result.refused
    assert _dump(session) == before


def test_a_week_that_names_both_keeps_the_called_one_and_comes_back_whole(session: Session) -> None:
    chief = boss(session)
    kept, gone = customer(session, chief, mobile="13800000001"), customer(session, chief, mobile="13800000002")
    log = interactions.log(session, chief, gone, {"happened_on": TODAY, "content": "通了"}, now=NOW, today=TODAY).value
    recording = changes.begin(session, chief, "week.propose", now=NOW)
    rows = [{"week": "2026-W48", "customer_id": one, "user_id": chief.id, "reasons": []} for one in (kept, gone)]
    _, second = recording.insert(Noun.ASSIGNMENT, rows)
    recording.update(Noun.ASSIGNMENT, {second: {"interaction_id": log}})
    recording.done(None)
    before = _dump(session)
    written = merging.merge(session, chief, kept, gone, take=(), now=NOW, today=TODAY)
    table = table_of(Noun.ASSIGNMENT)
    assert session.execute(select(table.c.id, table.c.customer_id)).all() == [(second, kept)]
    assert not operations.undo(session, chief, written.operation, now=NOW).value.refused
    assert _dump(session) == before


def test_a_contact_that_says_nothing_new_is_not_doubled(session: Session) -> None:
    chief = boss(session)
    kept, gone = customer(session, chief), customer(session, chief)
    merging.merge(session, chief, kept, gone, take=(), now=NOW, today=TODAY)
    assert len(customers.get(session, chief, kept, today=TODAY).contacts) == 1


def test_bad_questions_are_refused_and_nothing_is_written(session: Session) -> None:
    chief, kept, gone = _two(session)
    before = _dump(session)
    with pytest.raises(InvalidValue):
        merging.merge(session, chief, kept, kept, take=(), now=NOW, today=TODAY)
    with pytest.raises(InvalidValue):
        merging.merge(session, chief, kept, gone, take={"id"}, now=NOW, today=TODAY)
    with pytest.raises(StaleRecord):
        merging.merge(session, chief, kept, gone, take=(), versions=(99, None), now=NOW, today=TODAY)
    stranger = seller(session, "周凯")
    with pytest.raises((NotAllowed, NotFound)):
        merging.merge(session, stranger, kept, gone, take=(), now=NOW, today=TODAY)
    assert _dump(session) == before


def test_a_salesperson_merges_their_own(session: Session) -> None:
    own = seller(session)
    kept, gone = customer(session, own), customer(session, own, mobile="13800000002")
    merging.merge(session, own, kept, gone, take=(), now=NOW, today=TODAY)
    assert len(customers.get(session, own, kept, today=TODAY).contacts) == 2


def test_doubles_are_listed_with_their_reason(session: Session) -> None:
    chief = boss(session)
    same = [customer(session, chief, name=one, mobile="") for one in ("无锡华光纸业有限公司", "无锡华光纸业公司")]
    far = [customer(session, chief, name="大地广告公司", mobile="", province=one) for one in ("江苏省", "广东省")]
    phone = [customer(session, chief, mobile="13800000077") for _ in range(2)]
    found = {
        tuple(one.id for one in group.customers): group for group in duplicates.groups(session, chief, today=TODAY)
    }
    assert found[tuple(same)].why == ("name",)
    assert not found[tuple(same)].elsewhere
    assert found[tuple(far)].elsewhere
    assert found[tuple(phone)].why == ("phone",)
    assert list(found)[-1] == tuple(far)


def test_nobody_sees_doubles_of_others(session: Session) -> None:
    own, other = seller(session), seller(session, "周凯")
    for actor in (own, other):
        customer(session, actor, name="常州明远印务有限公司")
    assert duplicates.groups(session, own, today=TODAY) == []


def test_who_has_bought_is_kept_then_who_is_followed(session: Session) -> None:
    """Nobody has to switch sides for the usual case; equals stay as they were named."""
    chief = boss(session)
    pool = customer(session, chief, owner_id=None)
    followed, bought = customer(session, chief), customer(session, chief, owner_id=None)
    sale(session, chief, bought, LAST_YEAR)
    for pair, kept in (((pool, followed), followed), ((followed, bought), bought), ((bought, pool), bought)):
        assert merging.fuller_first(session, chief, pair, today=TODAY)[0] == kept
    other = customer(session, chief)
    assert merging.fuller_first(session, chief, (other, followed), today=TODAY) == (other, followed)
