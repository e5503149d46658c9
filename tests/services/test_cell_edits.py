"""Cells edited in a list: one operation each, the forms' rules, refusals by cell, versions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import DuplicateCode, InvalidValue, NotAllowed, StaleRecord
from app.models.nouns import ListName
from app.services import cell_edits, customers, interactions, operations, service_cases, shipments
from app.services.cell_edits import CellEdit, CellPlan
from tests import factories
from tests.factories import NOW, TODAY

POTENTIAL = ListName.POTENTIAL


def write(session: Session, actor: Actor, name: ListName, *edits: CellEdit) -> CellPlan:
    return cell_edits.apply(session, actor, name, edits, now=NOW, today=TODAY).value


def values(session: Session, actor: Actor, customer_id: int) -> dict[str, Any]:
    return customers.get(session, actor, customer_id, today=TODAY).values


def test_a_block_of_cells_is_one_operation_that_is_undone_at_once(session: Session) -> None:
    boss = factories.boss(session)
    ids = [factories.customer(session, boss) for _ in range(3)]
    edits = [CellEdit(one, "industry", "机械") for one in ids] + [CellEdit(ids[0], "mobile", "138 0000 0009")]
    plan = write(session, boss, POTENTIAL, *edits)
    assert (len(plan.changes), plan.refused, plan.unchanged) == (4, (), 0)
    detail = customers.get(session, boss, ids[0], today=TODAY)
    assert (detail.values["industry"], detail.contacts[0].mobile) == ("机械", "13800000009")
    operations.undo(session, boss, now=NOW)
    detail = customers.get(session, boss, ids[0], today=TODAY)
    assert (detail.values["industry"], detail.contacts[0].mobile) == (None, "13800000001")


def test_what_may_not_be_written_is_refused_by_cell_and_the_rest_is_written(session: Session) -> None:
    boss, seller = factories.boss(session), factories.seller(session)
    mine, foreign = factories.customer(session, seller), factories.customer(session, boss, code="K1")
    pool = customers.create(session, boss, {"name": "池里的", "owner_id": None}, now=NOW, today=TODAY).value
    plan = write(
        session,
        seller,
        POTENTIAL,
        CellEdit(mine, "remark", "好"),
        CellEdit(mine, "code", "K1"),
        CellEdit(mine, "name", " "),
        CellEdit(mine, "last_deal_on", TODAY),
        CellEdit(mine, "owner", boss.name),
        CellEdit(mine, "mobile", "不知道"),
        CellEdit(mine, "next_contact_on", "年底"),
        CellEdit(pool, "remark", "x"),
        CellEdit(foreign, "remark", "x"),
    )
    assert [one.key for one in plan.changes] == ["remark"]
    assert [(type(one.error), getattr(one.error, "rule", "")) for one in plan.refused[:6]] == [
        (DuplicateCode, ""),
        (InvalidValue, "required"),
        (InvalidValue, "computed"),
        (NotAllowed, ""),
        (InvalidValue, "not_a_phone"),
        (InvalidValue, "not_a_date"),
    ]
    assert isinstance(plan.refused[6].error, NotAllowed)
    assert len(plan.refused) == 8
    assert values(session, seller, mine)["remark"] == "好"
    assert values(session, seller, mine)["code"] is None


def test_when_everything_is_refused_the_reason_is_raised(session: Session) -> None:
    boss = factories.boss(session)
    one = factories.customer(session, boss)
    with pytest.raises(InvalidValue):
        write(session, boss, POTENTIAL, CellEdit(one, "name", ""))


def test_two_cells_of_a_block_may_not_share_a_code(session: Session) -> None:
    boss = factories.boss(session)
    ids = [factories.customer(session, boss) for _ in range(2)]
    plan = write(session, boss, POTENTIAL, *(CellEdit(one, "code", "K7") for one in ids))
    assert len(plan.changes) == len(plan.refused) == 1


def test_a_row_changed_since_it_was_read_is_refused(session: Session) -> None:
    boss = factories.boss(session)
    one = factories.customer(session, boss)
    mark = cell_edits.marks(session, boss, POTENTIAL, [one], today=TODAY)[one]
    plan = write(session, boss, POTENTIAL, CellEdit(one, "remark", "甲", mark))
    with pytest.raises(StaleRecord):
        write(session, boss, POTENTIAL, CellEdit(one, "remark", "乙", mark))
    write(session, boss, POTENTIAL, CellEdit(one, "remark", "乙", plan.marks[one]))
    write(session, boss, POTENTIAL, CellEdit(one, "mobile", "13800000008", plan.marks[one]))
    with pytest.raises(StaleRecord):
        write(session, boss, POTENTIAL, CellEdit(one, "wechat", "wx", plan.marks[one]))


def test_the_shown_number_is_the_one_replaced(session: Session) -> None:
    boss = factories.boss(session)
    landline = customers.create(
        session, boss, {"name": "甲"}, [{"name": "王", "phone": "0512-66666666"}], now=NOW, today=TODAY
    ).value
    nobody = customers.create(session, boss, {"name": "乙"}, now=NOW, today=TODAY).value
    write(session, boss, POTENTIAL, CellEdit(landline, "mobile", "0512-77777777"), CellEdit(nobody, "contact", "赵"))
    write(session, boss, POTENTIAL, CellEdit(nobody, "mobile", "13800000003"))
    first = customers.get(session, boss, landline, today=TODAY).contacts[0]
    added = customers.get(session, boss, nobody, today=TODAY).contacts[0]
    assert (first.phone, first.mobile) == ("0512-77777777", None)
    assert (added.name, added.mobile) == ("赵", "13800000003")


def test_the_owner_is_given_as_in_a_transfer(session: Session) -> None:
    boss, seller = factories.boss(session), factories.seller(session)
    one = factories.customer(session, boss)
    plan = write(session, boss, POTENTIAL, CellEdit(one, "owner", seller.name))
    detail = customers.get(session, boss, one, today=TODAY)
    assert (detail.owner, detail.prev_owner) == (seller.name, boss.name)
    assert (plan.changes[0].before, plan.changes[0].after) == (boss.name, seller.name)
    assert operations.recent(session, boss)[0].kind == "customer.transfer"


def test_unknown_columns_of_sheets_are_cells_too(session: Session) -> None:
    boss = factories.boss(session)
    one = factories.customer(session, boss, extra={"自编栏": "甲", "另一栏": "乙"})
    write(session, boss, POTENTIAL, CellEdit(one, "extra:自编栏", "丙"), CellEdit(one, "extra:另一栏", ""))
    assert values(session, boss, one)["extra"] == {"自编栏": "丙"}


def test_logs_cases_and_lines_keep_their_own_rules(session: Session) -> None:
    boss = factories.boss(session)
    one = factories.customer(session, boss)
    log = interactions.log(session, boss, one, {"content": "聊过"}, now=NOW, today=TODAY).value
    case = service_cases.create(session, boss, one, {"problem": "漏墨"}, now=NOW, today=TODAY).value
    line = factories.sale(session, boss, one, date(2026, 11, 1))
    with pytest.raises(InvalidValue, match="in_the_future"):
        write(session, boss, ListName.CONTACTS, CellEdit(log, "happened_on", TODAY + timedelta(1)))
    write(session, boss, ListName.AFTER_SALES, CellEdit(case, "status", "已完成"))
    assert service_cases.get(session, boss, case, today=TODAY).values["closed_on"] == TODAY
    write(session, boss, ListName.SHIPMENTS, CellEdit(line, "kind", "退货"), CellEdit(line, "void", "是"))
    found = shipments.get(session, boss, line, today=TODAY).values
    assert (found["quantity"], found["void"]) == (Decimal(-2), True)
    with pytest.raises(InvalidValue, match="not_a_choice"):
        write(session, boss, ListName.SHIPMENTS, CellEdit(line, "kind", "送"))
