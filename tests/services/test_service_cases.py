"""After-sales: opening, working, closing, reopening."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.errors import InvalidValue, NotFound
from app.models.nouns import Noun
from app.services import changes, customers, service_cases
from tests.factories import NOW, TODAY, boss, customer

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def values(session: Session, case: int) -> dict[str, Any]:
    """What the case says."""
    return service_cases.get(session, boss(session), case, today=TODAY).values


def test_a_case_has_number_day_handler_and_status(session: Session) -> None:
    actor = boss(session)
    one = customer(session, actor)
    first = service_cases.create(session, actor, one, {"problem": "断墨"}, **AT).value
    second = service_cases.create(session, actor, one, {"problem": "报警", "number": "  "}, **AT).value
    assert (values(session, first)["number"], values(session, second)["number"]) == ("SH20261122-001", "SH20261122-002")
    found = values(session, first)
    assert (found["registered_on"], found["handler_id"], found["status"]) == (TODAY, actor.id, "待受理")
    assert customers.get(session, actor, one, today=TODAY).counts["service_cases"] == 2


def test_closing_keeps_the_first_closing_day(session: Session) -> None:
    actor = boss(session)
    case = service_cases.create(session, actor, customer(session, actor), {"problem": "断墨"}, **AT).value
    later = TODAY + timedelta(days=5)
    service_cases.update(session, actor, case, {"status": "已完成"}, **AT)
    assert values(session, case)["closed_on"] == TODAY
    service_cases.update(session, actor, case, {"status": "已关闭", "remark": "x"}, now=NOW, today=later)
    assert values(session, case)["closed_on"] == TODAY
    service_cases.update(session, actor, case, {"status": "处理中", "closed_on": None}, now=NOW, today=later)
    assert values(session, case)["closed_on"] is None
    service_cases.update(session, actor, case, {"status": "已取消", "closed_on": TODAY}, now=NOW, today=later)
    assert values(session, case)["closed_on"] == TODAY


@pytest.mark.parametrize(
    ("given", "field", "rule"),
    [({}, "problem", "required"), ({"problem": "x", "cost": -1}, "cost", "negative"),
     ({"problem": "x", "warranty_months": "一年"}, "warranty_months", "not_a_number"),
     ({"problem": "x", "promised_on": "明天"}, "promised_on", "not_a_date")],
)  # fmt: skip
def test_errors(session: Session, given: dict[str, Any], field: str, rule: str) -> None:
    actor = boss(session)
    with pytest.raises(InvalidValue) as caught:
        service_cases.create(session, actor, customer(session, actor), given, **AT)
    assert (caught.value.field, caught.value.rule) == (field, rule)


def test_a_case_that_a_sheet_brought_without_problem_can_be_worked(session: Session) -> None:
    actor = boss(session)
    recording = changes.begin(session, actor, "import", now=NOW)
    row = {"customer_id": customer(session, actor), "registered_on": TODAY, "type": "维修"}
    case = recording.insert(Noun.SERVICE_CASE, [row])[0]
    recording.done(None)
    service_cases.update(session, actor, case, {"status": "处理中"}, **AT)
    with pytest.raises(InvalidValue):
        service_cases.update(session, actor, case, {"problem": ""}, **AT)
    assert service_cases.delete(session, actor, [case], **AT).value == 1
    with pytest.raises(NotFound):
        service_cases.update(session, actor, case, {}, **AT)
