"""3-rules 3.3: what follows from an outcome, the list of bad numbers, and the week report."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue, NotAllowed
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.customer import Customer
from app.services import (
    changes,
    customers,
    interactions,
    operations,
    shipments,
    today,
    weekly,
    weekly_adjust,
    weekly_outcomes,
    weekly_report,
)
from app.services.weekly_report_sheets import KEYS, export
from app.sheets.reading import read_workbook
from tests.services.weekly_team import AT, MONDAY, NOW, WEEK, dormant, log_call, team


def listed(session: Session, owner: Actor, chief: Actor, number: int = 1) -> list[int]:
    """So many customers on the owner's published list."""
    made = [dormant(session, owner, total=1000 - n) for n in range(number)]
    weekly.propose(session, chief, **AT)
    weekly.publish(session, chief, week=WEEK, **AT)
    return made


def log(session: Session, who: Actor, customer_id: int, days: int = 0, **values: Any) -> int:
    """A contact logged in the program."""
    at: dict[str, Any] = {"now": NOW + timedelta(days=days), "today": MONDAY + timedelta(days=days)}
    return interactions.log(session, who, customer_id, values, **at).value


def flags(session: Session, customer_id: int) -> tuple[bool, bool, date | None]:
    """do_not_call, closed_down, next contact."""
    row = session.execute(
        select(Customer.do_not_call, Customer.closed_down, Customer.next_contact_on).where(Customer.id == customer_id)
    ).one()
    return row[0], row[1], row[2]


def test_refused_closed_and_bad_numbers(session: Session) -> None:
    chief, (one, _) = team(session)
    refuses, closed, bad, hung_up = listed(session, one, chief, 4)
    log(session, one, refuses, outcome="拒绝联系")
    log(session, one, closed, outcome="停业")
    log(session, one, bad, outcome="无人接听", reached="空号")
    log(session, one, hung_up, outcome="无人接听")
    assert flags(session, refuses) == (True, False, None)
    assert flags(session, closed) == (False, True, None)
    assert session.execute(select(Contact.bad_number).where(Contact.customer_id == bad)).scalar_one() is True
    assert session.execute(select(Contact.bad_number).where(Contact.customer_id == hung_up)).scalar_one() is False
    found = weekly_outcomes.missing_numbers(session, one, today=MONDAY)
    assert [row.customer_id for row in found] == [bad]
    with pytest.raises(InvalidValue):
        weekly_outcomes.replace_number(session, one, found[0].contact_id, **AT)
    weekly_outcomes.replace_number(session, one, found[0].contact_id, mobile="13800001111", **AT)
    assert weekly_outcomes.missing_numbers(session, one, today=MONDAY) == []
    operations.undo(session, one, now=NOW)
    operations.undo(session, one, now=NOW)  # the unanswered call
    operations.undo(session, one, now=NOW)  # the bad number's
    assert session.execute(select(Contact.bad_number).where(Contact.customer_id == bad)).scalar_one() is False


def test_only_the_supervisor_lifts_do_not_call(session: Session) -> None:
    chief, (one, _) = team(session)
    refuses = listed(session, one, chief)[0]
    log(session, one, refuses, outcome="拒绝联系")
    customers.update(session, one, refuses, {"do_not_call": True, "remark": "记下了"}, **AT)
    with pytest.raises(NotAllowed):
        customers.update(session, one, refuses, {"do_not_call": False}, **AT)
    customers.update(session, chief, refuses, {"do_not_call": False}, **AT)
    assert flags(session, refuses)[0] is False


def test_interest_has_a_next_date_within_the_team_s_days(session: Session) -> None:
    chief, (one, _) = team(session)
    listed_one, typed, late = listed(session, one, chief, 3)
    log(session, one, listed_one, outcome="有意向")
    assert flags(session, listed_one)[2] == MONDAY + timedelta(days=14)
    log(session, one, typed, outcome="有意向", next_on=MONDAY + timedelta(days=3))
    assert flags(session, typed)[2] == MONDAY + timedelta(days=3)
    with pytest.raises(InvalidValue) as caught:
        log(session, one, late, outcome="有意向", next_on=MONDAY + timedelta(days=15))
    assert (caught.value.rule, caught.value.limit) == ("too_late", 14)
    own = dormant(session, one)
    log(session, one, own, outcome="有意向", next_on=MONDAY + timedelta(days=60))
    assert flags(session, own)[2] == MONDAY + timedelta(days=60), "only the weekly calls are bound"


def test_the_row_is_ticked_off_with_the_newest_contact(session: Session) -> None:
    chief, (one, _) = team(session)
    customer = listed(session, one, chief)[0]
    newer = log(session, one, customer, days=2, outcome="仅问候")
    log(session, one, customer, days=2, outcome="无人接听", happened_on=MONDAY)

    def ticked() -> int | None:
        return session.execute(select(Assignment.interaction_id).where(Assignment.customer_id == customer)).scalar_one()

    assert ticked() == newer
    interactions.delete(session, one, [newer], **AT)
    assert ticked() is None
    log(session, one, customer, days=8, outcome="仅问候")
    assert ticked() is None, "another week's contact"


def test_what_the_form_offers(session: Session) -> None:
    _, (one, _) = team(session)
    customer = dormant(session, one)

    def step(outcome: str | None, reached: str | None = None, at: time | None = None, day: date = MONDAY) -> Any:
        return weekly_outcomes.next_step(session, customer, outcome=outcome, reached=reached, today=day, at=at)

    assert step("成交").code == "shipment"
    assert (step("有意向").code, step("有意向").latest_on) == ("next_date", MONDAY + timedelta(days=14))
    assert step("约定再联系").code == "asked_date"
    assert (step("暂无需求").code, step("暂无需求").rest_until) == ("no_need", MONDAY + timedelta(days=90))
    assert (step("已有供应商").code, step("已有供应商").rest_until) == ("has_supplier", MONDAY + timedelta(days=180))
    assert [step(*given).code for given in (("拒绝联系",), ("停业",), (None, "空号"), ("仅问候",))] == [
        "do_not_call", "closed", "bad_number", "none",
    ]  # fmt: skip
    morning = step("无人接听", at=time(9))
    assert (morning.code, morning.next_on, morning.half, morning.tries) == ("retry", MONDAY, "pm", 1)
    assert step("无人接听", at=time(15)).next_on == MONDAY + timedelta(days=1)
    friday = MONDAY + timedelta(days=4)
    assert step("无人接听", at=time(15), day=friday).next_on == friday + timedelta(days=3)
    for day in (0, 1):
        log_call(session, customer, one, MONDAY + timedelta(days=day), "无人接听", happened_time=time(9))
    last = step("占线", at=time(9), day=MONDAY + timedelta(days=2))
    assert (last.code, last.tries, last.rest_until) == ("rest", 3, MONDAY + timedelta(days=32))


def test_contacts_that_an_import_wrote_count_as_logged(session: Session) -> None:
    chief, (one, _) = team(session)
    called, other = listed(session, one, chief, 2)
    ids = [log_call(session, called, one, MONDAY, "拒绝联系"), log_call(session, other, one, MONDAY, "仅问候")]
    recording = changes.begin(session, chief, "import", now=NOW)
    weekly_outcomes.after_import(recording, ids)
    recording.done(None)
    assert flags(session, called)[0] is True
    rows = session.execute(select(Assignment.customer_id, Assignment.interaction_id)).all()
    assert dict(rows) == dict(zip((called, other), ids, strict=True))


def test_today_shows_calls_to_try_again_as_not_done(session: Session) -> None:
    chief, (one, _) = team(session)
    customer = listed(session, one, chief)[0]
    log(session, one, customer, outcome="无人接听")
    assert today.overview(session, one, today=MONDAY).figures.week_done == 0
    log(session, one, customer, outcome="仅问候")
    assert today.overview(session, one, today=MONDAY).figures.week_done == 1


def words() -> dict[str, str]:
    """Every heading under its own key."""
    return {key: key for key in KEYS}


def test_the_week_report(session: Session, tmp_path: Path) -> None:
    chief, (one, two) = team(session)
    won, no_need, unreached, missed = listed(session, one, chief, 4)
    log(session, one, won, outcome="有意向")
    log_call(session, won, two, MONDAY + timedelta(days=1), "已报价")
    log(session, one, no_need, outcome="已有供应商", loss_reason="价格")
    log(session, one, unreached, outcome="无人接听")
    for days, amount in ((20, 1000), (80, 500), (100, 99)):
        day = MONDAY + timedelta(days=days)
        line = {"shipped_on": day, "product": "墨水", "amount": Decimal(amount), "quantity": Decimal(1)}
        shipments.create(session, chief, won, [line], now=NOW, today=day)
    day = MONDAY + timedelta(days=120)
    found = weekly_report.report(session, chief, week=WEEK, today=day)
    rates = found.team
    assert (rates.assigned, rates.called, rates.reached, rates.interested, rates.reactivated) == (4, 3, 2, 1, 1)
    assert (rates.completion, rates.reach, rates.interest, rates.amount) == (0.75, 2 / 3, 0.5, Decimal(1500))
    woken = found.reactivated[0]
    assert (woken.customer_id, woken.caller, woken.called_on, woken.bought_on) == (
        won, "业务员2", MONDAY + timedelta(days=1), MONDAY + timedelta(days=20),
    )  # fmt: skip
    assert (found.reasons[0][1], dict(found.reasons)["已有供应商"], found.losses) == (1, 1, (("价格", 1),))
    person = found.people[0]
    assert [cell.state.code for cell in person.cells] == ["reached", "reached", "retry", "open"]
    name = session.execute(select(Customer.name).where(Customer.id == missed)).scalar_one()
    assert person.missed == (name,)
    assert [week for week, _ in found.trend][-2:] == ["2026-W47", WEEK]
    assert found.trend[0][1].completion is None
    path = tmp_path / "周报.xlsx"
    assert export(session, chief, path, found, words=words(), now=NOW) == 2 + 4 + 1 + 8
    assert [sheet.name for sheet in read_workbook(path).sheets] == [
        "sheet_team", "sheet_customers", "sheet_reactivated", "sheet_trend",
    ]  # fmt: skip
    assert weekly_report.report(session, two, week=WEEK, today=day).people == ()
    with pytest.raises(InvalidValue):
        weekly_report.report(session, chief, week="W", today=day)


def test_of_two_calls_before_one_shipment_the_later_week_has_the_credit(session: Session) -> None:
    chief, (one, _) = team(session)
    customer = listed(session, one, chief)[0]
    log_call(session, customer, one, MONDAY, "仅问候")
    later = MONDAY + timedelta(weeks=1)
    weekly_adjust.add(session, chief, customer, week="2026-W49", user_id=one.id, now=NOW, today=later)
    weekly.publish(session, chief, week="2026-W49", now=NOW, today=later)
    log_call(session, customer, one, later, "有意向")
    day = later + timedelta(days=3)
    line = {"shipped_on": day, "product": "墨水", "amount": Decimal(70), "quantity": Decimal(1)}
    shipments.create(session, chief, customer, [line], now=NOW, today=day)
    first, second = (weekly_report.report(session, chief, week=week, today=day, weeks=2) for week in (WEEK, "2026-W49"))
    assert second.team.reactivated == 1
    assert dict(second.trend)[WEEK].reactivated == 0
    assert first.week == WEEK
