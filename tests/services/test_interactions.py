"""记联系: what is written, and what it changes on the customer."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.errors import InvalidValue, NotFound, StaleRecord
from app.services import customers, interactions, operations
from tests.factories import NOW, TODAY, boss, customer

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def of(session: Session, one: int) -> dict[str, Any]:
    """The customer's values."""
    return customers.get(session, boss(session), one, today=TODAY).values


def test_a_contact_sets_last_next_and_stage(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    values = {"content": "聊", "next_on": date(2026, 12, 1), "followup": "已报价", "happened_time": "09:30"}
    made = interactions.log(session, actor, one, values, **AT).value
    assert (of(session, one)["last_contact_on"], of(session, one)["next_contact_on"]) == (TODAY, date(2026, 12, 1))
    assert of(session, one)["followup"] == "已报价"
    found = interactions.get(session, actor, made, today=TODAY)
    assert (found.person, found.values["happened_time"], found.values["origin"]) == ("钱大勇", time(9, 30), "日常")
    interactions.log(session, actor, one, {"outcome": "暂无需求"}, **AT)
    assert of(session, one)["next_contact_on"] is None, "the promise is kept"
    operations.undo(session, actor, now=NOW)
    assert of(session, one)["next_contact_on"] == date(2026, 12, 1)


def test_one_entered_late_leaves_the_newer_promise_alone(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    interactions.log(session, actor, one, {"content": "新", "next_on": date(2026, 12, 1)}, **AT)
    interactions.log(session, actor, one, {"content": "旧", "happened_on": TODAY - timedelta(days=9)}, **AT)
    assert of(session, one)["next_contact_on"] == date(2026, 12, 1)
    assert of(session, one)["last_contact_on"] == TODAY


@pytest.mark.parametrize(
    ("values", "field", "rule"),
    [
        ({}, "content", "required"),
        ({"content": " \u200b"}, "content", "required"),
        ({"content": "x", "happened_on": TODAY + timedelta(days=1)}, "happened_on", "in_the_future"),
        ({"content": "x", "happened_time": "25:00"}, "happened_time", "not_a_time"),
        ({"content": "x", "next_on": "下周"}, "next_on", "not_a_date"),
        ({"content": "长" * 20_001}, "content", "too_long"),
        ({"content": "x", "customer_id": 5}, "customer_id", "not_editable"),
    ],
)
def test_errors(session: Session, values: dict[str, Any], field: str, rule: str) -> None:
    actor = boss(session)
    one = customer(session, actor)
    with pytest.raises(InvalidValue) as caught:
        interactions.log(session, actor, one, values, **AT)
    assert (caught.value.field, caught.value.rule) == (field, rule)
    assert interactions.of_customer(session, actor, one, today=TODAY) == []


def test_correcting_and_deleting(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    made = interactions.log(session, actor, one, {"content": "聊"}, **AT).value
    interactions.update(
        session, actor, made, {"content": "改", "happened_on": TODAY - timedelta(days=2)}, version=1, **AT
    )
    assert of(session, one)["last_contact_on"] == TODAY - timedelta(days=2)
    with pytest.raises(StaleRecord):
        interactions.update(session, actor, made, {"content": "又"}, version=1, **AT)
    with pytest.raises(InvalidValue):
        interactions.update(session, actor, made, {"happened_on": TODAY + timedelta(days=1)}, **AT)
    with pytest.raises(InvalidValue):
        interactions.update(session, actor, made, {"happened_on": None}, **AT)
    assert interactions.delete(session, actor, [made, made], **AT).value == 1
    assert of(session, one)["last_contact_on"] is None
    assert interactions.delete(session, actor, [], **AT).operation is None
    for gone in (lambda: interactions.get(session, actor, made, today=TODAY),
                 lambda: interactions.delete(session, actor, [made], **AT),
                 lambda: interactions.log(session, actor, 999, {"content": "x"}, **AT)):  # fmt: skip
        with pytest.raises(NotFound):
            gone()
