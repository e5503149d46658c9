"""2-architecture, Operations: every write can be taken back, and what changed since is refused and listed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NothingToUndo
from app.models.nouns import Noun, Table
from app.models.schema import metadata
from app.services import (
    articles,
    customers,
    evaluation,
    facts,
    interactions,
    operations,
    pool,
    service_cases,
    shipments,
)
from tests.factories import NOW, TODAY, boss, customer, sale, seller

NOT_DATA = {
    "operation",
    "change",
    "draft",
    "sheet_layout",
    "search_state",
    "search_stale",
    "customer_score",
    "score_state",
    "article_reading",
}


def snapshot(session: Session) -> dict[str, Any]:
    """Every row of every noun; the version and time of the last writing are not facts."""
    made = {}
    for table in metadata.sorted_tables:
        if table.name in NOT_DATA:
            continue
        columns = [one for one in table.c if one.name not in ("version", "updated_at")]
        made[table.name] = sorted(map(repr, session.execute(select(*columns)).all()))
    return made


def test_undo_and_redo_of_an_edit(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, level="A")
    customers.update(session, actor, one, {"level": "B", "remark": "重要"}, now=NOW, today=TODAY)
    result = operations.undo(session, actor, now=NOW).value
    assert (result.kind, result.restored, result.refused) == ("customer.update", 1, ())
    values = customers.get(session, actor, one, today=TODAY).values
    assert (values["level"], values["remark"]) == ("A", None)
    operations.redo(session, actor, now=NOW)
    assert customers.get(session, actor, one, today=TODAY).values["level"] == "B"
    with pytest.raises(NothingToUndo):
        operations.redo(session, actor, now=NOW)


def test_what_changed_since_is_refused_and_listed(session: Session) -> None:
    actor = boss(session)
    first, second = customer(session, actor, name="甲公司甲"), customer(session, actor, name="乙公司乙")
    done = evaluation.evaluate(session, actor, [first, second], result="观察", now=NOW, today=TODAY)
    customers.update(session, actor, first, {"evaluation_result": "暂缓"}, now=NOW, today=TODAY)
    result = operations.undo(session, actor, done.operation, now=NOW).value
    assert result.restored == 1
    assert [(one.noun, one.record_id, one.label, one.why) for one in result.refused] == [
        (Noun.CUSTOMER, first, "甲公司甲", "changed")
    ]
    assert customers.get(session, actor, first, today=TODAY).values["evaluation_result"] == "暂缓"
    assert customers.get(session, actor, second, today=TODAY).values["evaluation_result"] is None


def test_a_created_customer_with_a_newer_log_stays_with_its_contacts(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    created = operations.recent(session, actor)[0].id
    interactions.log(session, actor, one, {"content": "聊过"}, now=NOW, today=TODAY)
    result = operations.undo(session, actor, created, now=NOW).value
    assert result.restored == 0
    assert {(found.noun, found.why) for found in result.refused} == {
        (Noun.CUSTOMER, "in_use"),
        (Noun.CONTACT, "in_use"),
    }
    assert len(customers.get(session, actor, one, today=TODAY).contacts) == 1


def test_deleting_a_customer_with_everything_comes_back_whole(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY)
    interactions.log(session, actor, one, {"content": "聊过", "next_on": TODAY}, now=NOW, today=TODAY)
    service_cases.create(session, actor, one, {"problem": "喷印模糊"}, now=NOW, today=TODAY)
    before = snapshot(session)
    customers.delete(session, actor, [one], now=NOW, today=TODAY)
    assert not session.execute(select(metadata.tables["shipment"])).all()
    operations.undo(session, actor, now=NOW)
    assert snapshot(session) == before
    assert customers.get(session, actor, one, today=TODAY).table is Table.CURRENT


def test_an_action_without_effect_leaves_no_operation(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, level="A")
    known = len(operations.recent(session, actor))
    written = customers.update(session, actor, one, {"level": "A"}, now=NOW, today=TODAY)
    assert written.operation is None
    assert len(operations.recent(session, actor)) == known


def test_history_names_field_before_and_after(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, level="A")
    customers.update(session, actor, one, {"level": "B"}, now=NOW, today=TODAY)
    latest = operations.history(session, Noun.CUSTOMER, one)[0]
    assert (latest.actor, latest.kind) == ("钱大勇", "customer.update")
    assert [(c.field, c.before, c.after) for c in latest.changes] == [("level", "A", "B")]


ACTIONS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=15)


def act(session: Session, kind: int, which: int, amount: int) -> None:
    """One random action of the supervisor on one of the customers there are."""
    actor, other = boss(session), seller(session)
    ids = session.execute(select(metadata.tables["customer"].c.id)).scalars().all()
    if kind == 0 or not ids:
        customer(session, actor, code=None, level="ABC"[amount % 3])
        return
    one = ids[which % len(ids)]
    table = customers.get(session, actor, one, today=TODAY).table
    if kind == 1:
        customers.update(
            session, actor, one, {"remark": f"备注{amount}", "extra": {"竞争对手": str(amount)}}, now=NOW, today=TODAY
        )
    elif kind == 2:
        customers.update(session, actor, one, {}, [{"name": f"人{amount}"}], now=NOW, today=TODAY)
    elif kind == 3:
        sale(session, actor, one, TODAY - timedelta(days=200 * amount), quantity=Decimal(amount + 1))
    elif kind == 4:
        sale(session, actor, one, TODAY, quantity=Decimal(-1), kind="退货")
    elif kind == 5:
        found = [line.id for line in shipments.of_customer(session, actor, one, today=TODAY)]
        if found:
            shipments.void(session, actor, found[:1], now=NOW, today=TODAY)
    elif kind == 6:
        interactions.log(
            session, actor, one, {"content": "电话", "next_on": TODAY + timedelta(days=amount)}, now=NOW, today=TODAY
        )
    elif kind == 7:
        service_cases.create(session, actor, one, {"problem": "报警", "status": "已完成"}, now=NOW, today=TODAY)
    elif kind == 8 and table is Table.PUBLIC:
        pool.claim(session, actor, one, now=NOW, today=TODAY)
    elif kind == 9 and table is Table.POTENTIAL:
        pool.give_back(session, actor, [one], reason="无需求", now=NOW, today=TODAY)
    elif kind == 10:
        pool.transfer(session, actor, list(ids), to_user_id=other.id, now=NOW, today=TODAY)
    elif kind == 11:
        customers.delete(session, actor, [one], now=NOW, today=TODAY)
    elif kind == 12:
        articles.create(session, actor, {"title": f"文章{amount}"}, now=NOW)


def undo_all(session: Session) -> None:
    """Ctrl+Z until nothing is left; nothing may be refused, for nothing came after."""
    while True:
        try:
            assert operations.undo(session, boss(session), now=NOW).value.refused == ()
        except NothingToUndo:
            return


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_random_actions_all_undone_leave_identical_data(session: Session, actions: list) -> None:
    with session.begin_nested() as savepoint:
        boss(session), seller(session)
        before = snapshot(session)
        for action in actions:
            act(session, *action)
        undo_all(session)
        assert snapshot(session) == before
        assert facts.differences(session) == []
        savepoint.rollback()
