"""Customers: creating, editing, contacts, and who may be the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.errors import DuplicateCode, InvalidValue, NotFound, StaleRecord
from app.models.nouns import Noun, Table
from app.services import customers, interactions, operations, team_settings, timeline
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.test_undo import snapshot

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def change(session: Session, one: int, **values: Any) -> None:
    """Edit as the supervisor."""
    customers.update(session, boss(session), one, values, **AT)


@pytest.mark.parametrize(
    ("values", "field", "rule"),
    [
        ({}, "name", "required"),
        ({"name": " \u3000\u200b"}, "name", "required"),
        ({"name": "名" * 201}, "name", "too_long"),
        ({"name": "甲", "remark": "长" * 20_001}, "remark", "too_long"),
        ({"name": "甲", "industry": "长" * 501}, "industry", "too_long"),
        ({"name": "甲", "next_contact_on": "2014年前"}, "next_contact_on", "not_a_date"),
        ({"name": "甲", "next_contact_on": date(1492, 1, 1)}, "next_contact_on", "not_a_date"),
        ({"name": "甲", "typed_deal_total": "-1"}, "typed_deal_total", "negative"),
        ({"name": "甲", "typed_deal_total": "一万"}, "typed_deal_total", "not_a_number"),
        ({"name": "甲", "typed_deal_total": Decimal("0.1234567")}, "typed_deal_total", "more_than_six_decimals"),
        ({"name": "甲", "typed_deal_total": Decimal("NaN")}, "typed_deal_total", "too_large"),
        ({"name": "甲", "typed_deal_total": Decimal("1e30")}, "typed_deal_total", "too_large"),
        ({"name": "甲", "typed_deal_count": 10**30}, "typed_deal_count", "too_large"),
        ({"name": "甲", "typed_deal_count": 1.5}, "typed_deal_count", "not_a_number"),
        ({"name": "甲", "influence": 6}, "influence", "out_of_range"),
        ({"name": "甲", "extra": "x"}, "extra", "not_columns"),
        ({"name": "甲", "shipped_total": 5}, "shipped_total", "not_editable"),
        ({"name": "甲", "imported_as": "current"}, "imported_as", "not_editable"),
    ],
)
def test_what_a_form_may_not_say(session: Session, values: dict[str, Any], field: str, rule: str) -> None:
    before = snapshot(session)
    actor = boss(session)
    with pytest.raises(InvalidValue) as caught:
        customers.create(session, actor, values, **AT)
    assert (caught.value.field, caught.value.rule) == (field, rule)
    assert operations.recent(session, actor) == []
    assert snapshot(session)["customer"] == before["customer"]


def test_texts_are_cleaned_blanks_are_nothing(session: Session) -> None:
    actor = boss(session)
    values = {
        "name": " 甲\u200b公司\x00 ", "code": "  ", "remark": "a\nb", "level": "",
        "do_not_call": "", "extra": {" 列 ": " x ", "空": "", " ": "无"},
        "next_contact_on": datetime(2026, 12, 1, 9, tzinfo=UTC), "typed_deal_total": "1,234.50",
    }  # fmt: skip
    one = customers.create(session, actor, values, **AT).value
    found = customers.get(session, actor, one, today=TODAY)
    said = {key: found.values[key] for key in ("name", "code", "remark", "level", "do_not_call", "next_contact_on")}
    assert said == {
        "name": "甲公司", "code": None, "remark": "a\nb", "level": None, "do_not_call": False,
        "next_contact_on": date(2026, 12, 1),
    }  # fmt: skip
    assert found.extra == {"列": "x", "空": ""}
    assert found.values["typed_deal_total"] == Decimal("1234.5")


def test_two_blank_codes_are_no_duplicate_and_one_code_is(session: Session) -> None:
    actor = boss(session)
    first, second = customer(session, actor, code=" "), customer(session, actor, code="")
    change(session, first, code="A1")
    holder = customers.get(session, actor, first, today=TODAY).values["name"]
    with pytest.raises(DuplicateCode) as caught:
        change(session, second, code=" A1 ")
    assert caught.value == DuplicateCode("A1", holder)
    with pytest.raises(DuplicateCode):
        customers.create(session, actor, {"name": "丙", "code": "A1"}, **AT)
    change(session, first, code="A1", remark="its own code is no duplicate")


def test_a_stale_form_writes_nothing(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    version = customers.get(session, actor, one, today=TODAY).version
    change(session, one, remark="first")
    with pytest.raises(StaleRecord):
        customers.update(session, actor, one, {"remark": "second"}, [], version=version, **AT)
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.values["remark"], len(found.contacts)) == ("first", 1)


def test_facts_of_deals_do_not_make_a_form_stale(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    version = customers.get(session, actor, one, today=TODAY).version
    sale(session, actor, one, TODAY)
    customers.update(session, actor, one, {"remark": "x"}, version=version, **AT)


def test_contacts_are_kept_added_removed_and_ordered(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    first = customers.get(session, actor, one, today=TODAY).contacts[0]
    people: list[dict[str, Any]] = [
        {"name": "新人", "mobile": "13800000001"},
        {"id": first.id, "title": "经理"},
        {"name": " ", "mobile": ""},
    ]
    customers.update(session, actor, one, {}, people, **AT)
    found = customers.get(session, actor, one, today=TODAY).contacts
    assert [(c.name, c.title, c.mobile) for c in found] == [
        ("新人", None, "13800000001"),
        ("王建国", "经理", "13800000001"),
    ]
    customers.update(session, actor, one, {}, [], **AT)
    assert customers.get(session, actor, one, today=TODAY).contacts == ()
    operations.undo(session, actor, now=NOW)
    operations.undo(session, actor, now=NOW)
    assert [c.id for c in customers.get(session, actor, one, today=TODAY).contacts] == [first.id]


def test_a_contact_of_another_customer_is_refused(session: Session) -> None:
    actor = boss(session)
    one, other = customer(session, actor), customer(session, actor)
    stranger = customers.get(session, actor, other, today=TODAY).contacts[0].id
    with pytest.raises(InvalidValue):
        customers.update(session, actor, one, {}, [{"id": stranger, "name": "x"}], **AT)


def test_similar_finds_by_code_tax_name_and_phone(session: Session) -> None:
    actor, li = boss(session), seller(session)
    one = customer(
        session, actor, name="苏州宏达（集团）有限公司", code="H1", tax_id="91320500MA1", mobile="13800009999"
    )

    def why(**given: Any) -> list[tuple[int, str]]:
        return [(found.id, found.why) for found in customers.similar(session, li, today=TODAY, **given)]

    assert why(code="H1") == [(one, "code")]
    assert why(tax_id="91320500MA1") == [(one, "tax_id")]
    assert why(name=" 苏州宏达公司") == [(one, "name")]
    assert why(phones=["", "13800009999"]) == [(one, "phone")]
    assert why(name="苏州宏达公司", exclude=one) == why(name="") == why(phones=[""]) == []
    held = customers.similar(session, li, code="H1", today=TODAY)[0]
    assert (held.owner, held.table) == ("钱大勇", Table.POTENTIAL)


def test_suggest_is_short_and_literal(session: Session) -> None:
    actor = boss(session)
    for n in range(15):
        customer(session, actor, name=f"批量{n:02d}公司", mobile=f"138000020{n:02d}")
    assert len(customers.suggest(session, actor, "批量", today=TODAY)) == 12
    assert [s.name for s in customers.suggest(session, actor, "13800002007", today=TODAY)] == ["批量07公司"]
    assert customers.suggest(session, actor, "%", today=TODAY) == []


def test_completeness_names_what_is_missing(session: Session) -> None:
    actor = boss(session)
    bare = customers.create(session, actor, {"name": "空公司"}, **AT).value
    found = customers.get(session, actor, bare, today=TODAY)
    assert (found.completeness, found.missing[0]) == (0, "contact")
    wanted = set(team_settings.load(session).wanted_fields) - {"contact", "phone", "wechat"}
    full = customers.create(
        session,
        actor,
        {"name": "满公司", **dict.fromkeys(wanted - {"name"}, "x")},
        [{"name": "王一", "mobile": "13800000001", "wechat": "x"}],
        **AT,
    ).value
    assert customers.get(session, actor, full, today=TODAY).completeness == 100


def test_a_typed_last_deal_moves_the_table_and_the_future_is_current(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, typed_last_deal_on=TODAY - timedelta(days=366))
    assert customers.get(session, actor, one, today=TODAY).table is Table.DORMANT
    change(session, one, typed_last_deal_on=TODAY + timedelta(days=30))
    found = customers.get(session, actor, one, today=TODAY)
    assert (found.table, found.reason.code) == (Table.CURRENT, "typed_current")
    change(session, one, typed_last_deal_on=None)
    assert customers.get(session, actor, one, today=TODAY).table is Table.POTENTIAL


def test_deleting_many_none_or_a_missing_one(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    assert customers.delete(session, actor, [], **AT).operation is None
    with pytest.raises(NotFound):
        customers.delete(session, actor, [one, 999], **AT)
    assert customers.delete(session, actor, [one, one], **AT).value == 1
    with pytest.raises(NotFound):
        customers.get(session, actor, one, today=TODAY)


def test_an_unknown_owner_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        customers.create(session, boss(session), {"name": "甲", "owner_id": 999}, **AT)


def test_undo_in_odd_orders(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor, level="A")
    made = operations.recent(session, actor)[0].id
    change(session, one, level="B")
    edited = operations.recent(session, actor)[0].id
    customers.delete(session, actor, [one], **AT)
    deleted = operations.recent(session, actor)[0].id
    assert [r.why for r in operations.undo(session, actor, edited, now=NOW).value.refused] == ["gone"]
    operations.undo(session, actor, deleted, now=NOW)
    assert customers.get(session, actor, one, today=TODAY).values["level"] == "B"
    assert "changed" in {r.why for r in operations.undo(session, actor, made, now=NOW).value.refused}
    history = operations.history(session, Noun.CUSTOMER, one)
    assert [entry.kind for entry in history] == ["undo", "customer.delete", "customer.update", "customer.create"]


def test_timeline_has_everything_newest_first(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    sale(session, actor, one, TODAY - timedelta(days=3))
    interactions.log(session, actor, one, {"content": "聊", "happened_on": TODAY - timedelta(days=1)}, **AT)
    found = timeline.of_customer(session, actor, one, today=TODAY)
    assert [entry.kind for entry in found] == ["operation", "interaction", "shipment"]
    assert len(timeline.of_customer(session, actor, one, today=TODAY, limit=1)) == 1
    with pytest.raises(NotFound):
        timeline.of_customer(session, actor, 999, today=TODAY)
