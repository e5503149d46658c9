"""3-rules 3.2: the automatic return, its dry run and delayed settings, owner history, waiting, reasons, hand-over."""

from __future__ import annotations

import sys
import time as clock
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import CoolingDown, HoldingCapReached, InvalidValue, NotAllowed, NotFound
from app.models.customer import Customer
from app.models.operation import Operation
from app.models.user import User
from app.services import (
    auto_return,
    customers,
    hand_over,
    interactions,
    operations,
    pool,
    pool_history,
    return_reasons,
    service_cases,
    team_settings,
    weekly,
)
from app.services.hand_over import HandOver
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.weekly_team import WEEK, dormant

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def later(days: int) -> dict[str, Any]:
    """The same hour some days later."""
    return {"now": NOW + timedelta(days=days), "today": TODAY + timedelta(days=days)}


def held(session: Session, owner: Actor, **values: Any) -> int:
    """A potential customer claimed and entered on TODAY."""
    one = customer(session, owner, **values)
    session.execute(update(Customer).where(Customer.id == one).values(claimed_at=NOW, created_on=TODAY))
    return one


def owner_of(session: Session, one: int) -> int | None:
    """Who holds it."""
    return session.execute(select(Customer.owner_id).where(Customer.id == one)).scalar_one()


def settings(session: Session, *, at: datetime = NOW, **values: int) -> None:
    """Change team settings."""
    team_settings.save(session, boss(session), values, now=at)


@pytest.mark.parametrize(("level", "days"), [("A", 15), ("B", 30), ("C", 60), (None, 30), ("VIP", 30)])
def test_it_returns_on_the_day_after_its_level_s_days(session: Session, level: str | None, days: int) -> None:
    li = seller(session)
    one = held(session, li, level=level)
    assert auto_return.days_left(session, [one], today=TODAY)[one] == days + 1
    assert auto_return.run(session, **later(days)).operation is None
    found = auto_return.run(session, **later(days + 1))
    assert (found.value.count, found.value.by_owner[0].name, found.value.first[0][0]) == (1, "李文静", one)
    values = customers.get(session, boss(session), one, today=TODAY).values
    assert (values["owner_id"], values["prev_owner_id"], values["return_reason"], values["returned_on"]) == (
        None, li.id, "超期未联系", TODAY + timedelta(days=days + 1),
    )  # fmt: skip


def test_a_contact_a_lock_and_a_deal_keep_it(session: Session) -> None:
    li = seller(session)
    called, locked, bought, late = (held(session, li) for _ in range(4))
    interactions.log(session, li, called, {"content": "聊"}, **later(20))
    pool.lock(session, li, locked, until=TODAY + timedelta(days=40), **AT)
    sale(session, li, bought, TODAY)
    auto_return.run(session, **later(31))
    assert [owner_of(session, one) for one in (called, locked, bought, late)] == [li.id, li.id, li.id, None]
    assert auto_return.days_left(session, [called, locked, bought], today=TODAY) == {
        called: 51,
        locked: 41,
        bought: None,
    }
    auto_return.run(session, **later(40))
    assert owner_of(session, locked) == li.id, "the last day of the lock still holds"
    auto_return.run(session, **later(41))
    assert owner_of(session, locked) is None


def test_without_a_deal_it_returns_after_half_a_year_whatever_was_said(session: Session) -> None:
    li = seller(session)
    one = held(session, li, level="C")
    for days in range(0, 180, 30):
        interactions.log(session, li, one, {"content": "聊"}, **later(days))
    auto_return.run(session, **later(180))
    assert owner_of(session, one) == li.id
    auto_return.run(session, **later(181))
    assert customers.get(session, boss(session), one, today=TODAY).values["return_reason"] == "超期未成交"


def test_zero_switches_a_rule_off(session: Session) -> None:
    settings(session, remind_before_days=0)
    settings(session, return_no_contact_days=0, return_no_deal_days=0)
    one = held(session, seller(session))
    assert auto_return.run(session, **later(3000)).value.count == 0
    assert auto_return.days_left(session, [one], today=TODAY)[one] is None


def test_it_is_nobody_s_action_is_undone_at_once_and_not_repeated_that_day(session: Session) -> None:
    li, chief = seller(session), boss(session)
    found = [held(session, li) for _ in range(3)]
    done = auto_return.run(session, **later(40))
    assert done.value.count == 3
    assert session.get(Operation, done.operation).actor_id is None
    operations.undo(session, li, now=NOW)  # takes back their own last action, not the program's
    assert owner_of(session, found[0]) is None
    with pytest.raises(NotAllowed):
        operations.undo(session, li, done.operation, now=NOW)
    assert operations.undo(session, chief, done.operation, now=NOW).value.restored == 3
    assert owner_of(session, found[0]) == li.id
    assert auto_return.run(session, **later(40)).value.count == 0, "once per day and customer"
    assert auto_return.run(session, **later(41)).value.count == 3
    assert auto_return.run(session, **later(41)).value.count == 0


def test_the_clock_goes_back_a_day(session: Session) -> None:
    li = seller(session)
    held(session, li)
    assert auto_return.run(session, **later(31)).value.count == 1
    assert auto_return.run(session, **later(30)).value.count == 0
    assert auto_return.run(session, **later(31)).value.count == 0


def test_changed_days_are_tried_first_and_hold_some_days_later(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one = held(session, li)
    found = auto_return.dry_run(session, chief, {"return_no_contact_days": 5}, today=TODAY + timedelta(days=6))
    assert (found.tomorrow, found.on_start, found.anyway, found.from_day) == (1, 1, 0, TODAY + timedelta(days=9))
    assert (found.by_owner[0].count, found.first[0][0]) == (1, one)
    assert auto_return.dry_run(session, chief, {"return_no_contact_days": 6}, today=TODAY).tomorrow == 0
    with pytest.raises(NotAllowed):
        auto_return.dry_run(session, li, {}, today=TODAY)
    settings(session, at=NOW + timedelta(days=6), return_no_contact_days=5)
    assert auto_return.days_left(session, [one], today=TODAY + timedelta(days=6))[one] == 3
    assert auto_return.returning(session, li, today=TODAY + timedelta(days=6))[0].on == TODAY + timedelta(days=9)
    assert auto_return.run(session, **later(8)).value.count == 0
    operations.undo(session, chief, now=NOW + timedelta(days=8))
    assert auto_return.run(session, **later(9)).value.count == 0, "the change was taken back"
    settings(session, at=NOW + timedelta(days=9), return_no_contact_days=5)
    settings(session, at=NOW + timedelta(days=10), return_no_contact_days=7)
    assert auto_return.run(session, **later(12)).value.count == 0, "the newer change counts from its own day"
    assert auto_return.run(session, **later(13)).value.count == 1


def test_about_to_return_is_told_to_its_owner(session: Session) -> None:
    li, zhou = seller(session), seller(session, "周凯")
    one = held(session, li)
    for days, count in ((27, 0), (28, 1), (31, 1)):
        day = TODAY + timedelta(days=days)
        assert len(auto_return.returning_ids(session, li, today=day)) == count
        assert len(auto_return.returning_ids(session, zhou, today=day)) == 0
        assert len(auto_return.returning_ids(session, boss(session), today=day)) == count
    assert auto_return.returning(session, li, today=TODAY + timedelta(days=29))[0].days_left == 2
    assert auto_return.returning(session, li, today=TODAY + timedelta(days=29))[0].customer_id == one


def test_every_former_owner_waits_not_only_the_last(session: Session) -> None:
    li, zhou = seller(session), seller(session, "周凯")
    one = customer(session, boss(session), owner_id=None, name="轮换公司")
    for actor, days in ((li, 0), (zhou, 1)):
        pool.claim(session, actor, one, **later(days))
        pool.give_back(session, actor, [one], reason="无需求", **later(days))
    for days in (1, 6):
        with pytest.raises(CoolingDown) as caught:
            pool.claim(session, li, one, **later(days))
        assert caught.value.until == TODAY + timedelta(days=7)
    with pytest.raises(CoolingDown):
        pool.claim(session, zhou, one, **later(7))
    pool.claim(session, li, one, **later(7))


def test_who_lost_it_by_transfer_waits_and_a_taken_back_claim_does_not(session: Session) -> None:
    li, zhou, chief = seller(session), seller(session, "周凯"), boss(session)
    one, two = customer(session, li), customer(session, chief, owner_id=None)
    pool.transfer(session, chief, [one], to_user_id=zhou.id, **AT)
    pool.give_back(session, zhou, [one], reason="其他", **later(3))
    with pytest.raises(CoolingDown):
        pool.claim(session, li, one, **later(6))
    pool.claim(session, li, two, **AT)
    operations.undo(session, li, now=NOW)
    pool.claim(session, li, two, **AT)


def test_owner_history(session: Session) -> None:
    li, zhou, chief = seller(session), seller(session, "周凯"), boss(session)
    one = customer(session, chief, owner_id=None)
    pool.claim(session, li, one, **AT)
    pool.give_back(session, li, [one], reason="联系不上", **later(2))
    pool.claim(session, zhou, one, **later(3))
    pool.transfer(session, chief, [one], to_user_id=chief.id, **later(4))
    found = pool_history.owner_history(session, chief, one, today=TODAY)
    assert [(spell.name, spell.ended, spell.reason) for spell in found] == [
        ("钱大勇", None, None), ("周凯", "customer.transfer", None), ("李文静", "customer.return", "联系不上"),
    ]  # fmt: skip
    assert [(spell.since, spell.until) for spell in found] == [
        (NOW + timedelta(days=4), None),
        (NOW + timedelta(days=3), NOW + timedelta(days=4)),
        (NOW, NOW + timedelta(days=2)),
    ]
    with pytest.raises(NotFound):
        pool_history.owner_history(session, li, one, today=TODAY)


def test_reasons_are_counted_by_person(session: Session) -> None:
    li, zhou, chief = seller(session), seller(session, "周凯"), boss(session)
    held(session, zhou)
    for reason in ("无需求", "无需求", "联系不上"):
        pool.give_back(session, li, [customer(session, li)], reason=reason, **AT)
    pool.give_back(session, li, [customer(session, li)], reason="其他", **AT)
    operations.undo(session, li, now=NOW)
    auto_return.run(session, **later(31))
    day = TODAY + timedelta(days=31)
    found = return_reasons.counts(session, chief, since=TODAY, until=day)
    assert [(one.person, one.month, one.reason, one.count) for one in found] == [
        ("李文静", "2026-11", "无需求", 2), ("李文静", "2026-11", "联系不上", 1), ("周凯", "2026-12", "超期未联系", 1),
        ("李文静", "2026-12", "超期未联系", 1),
    ]  # fmt: skip
    assert sum(one.count for one in return_reasons.counts(session, li, since=day, until=day)) == 1
    listed = return_reasons.behind(
        session, chief, since=TODAY, until=day, user_id=li.id, month="2026-11", reason="无需求", today=day
    )
    assert [(one.person, one.on, one.reason) for one in listed] == [("李文静", TODAY, "无需求")] * 2
    assert all(one.customer for one in listed)
    assert return_reasons.behind(session, zhou, since=TODAY, until=TODAY, today=TODAY) == []


def test_more_than_the_holding_cap_needs_a_reason(session: Session) -> None:
    li, chief = seller(session), boss(session)
    settings(session, holding_cap=1)
    held(session, li)
    two = customer(session, chief)
    with pytest.raises(HoldingCapReached):
        pool.transfer(session, chief, [two], to_user_id=li.id, **AT)
    pool.transfer(session, chief, [two], to_user_id=li.id, reason="区域调整", **AT)
    assert operations.recent(session, chief)[0].details["reason"] == "区域调整"


def test_the_hand_over_moves_everything_in_one_operation(session: Session) -> None:
    li, zhou, sun, chief = seller(session), seller(session, "周凯"), seller(session, "孙晓东"), boss(session)
    potential = [held(session, li) for _ in range(3)]
    asleep = [dormant(session, li, total=1000 - n) for n in range(4)]
    current = held(session, li)
    sale(session, li, current, TODAY)
    logged = interactions.log(session, li, potential[0], {"content": "聊", "next_on": TODAY}, **AT).value
    case = service_cases.create(session, chief, current, {"problem": "漏墨", "handler_id": li.id}, **AT).value
    weekly.propose(session, chief, week=WEEK, per_person=2, **AT)
    weekly.publish(session, chief, week=WEEK, **AT)
    found = hand_over.preview(session, chief, li.id, today=TODAY)
    assert (found.potential, found.dormant, found.current, found.cases, found.calls) == (3, 4, 1, 1, 2)
    plan = HandOver(
        dormant=(zhou.id, sun.id), current=(zhou.id,), cases=(zhou.id,), calls=(zhou.id, sun.id), to_pool=True
    )
    with pytest.raises(InvalidValue):
        hand_over.hand_over(session, chief, li.id, HandOver(), **AT)
    with pytest.raises(NotAllowed):
        hand_over.hand_over(session, zhou, li.id, plan, **AT)
    with pytest.raises(NotFound):
        hand_over.hand_over(
            session, chief, li.id, HandOver(potential=(li.id,), dormant=(1,), current=(1,), cases=(1,)), **AT
        )
    done = hand_over.hand_over(session, chief, li.id, plan, **AT)
    assert (done.value.customers, done.value.returned, done.value.cases, done.value.calls + done.value.calls_left) == (
        5,
        3,
        1,
        2,
    )
    assert [owner_of(session, one) for one in asleep] == [zhou.id, sun.id, sun.id, zhou.id]
    assert {owner_of(session, one) for one in potential} == {None}
    assert hand_over.preview(session, chief, li.id, today=TODAY).empty
    assert session.execute(select(User.active).where(User.id == li.id)).scalar_one() is False
    assert interactions.get(session, chief, logged, today=TODAY).person == "李文静", "logs keep their authors"
    assert service_cases.get(session, chief, case, today=TODAY).person == "周凯"
    assert {one.reason for one in return_reasons.counts(session, chief, since=TODAY, until=TODAY)} == {"离职交接"}
    operations.undo(session, chief, done.operation, now=NOW)
    again = hand_over.preview(session, chief, li.id, today=TODAY)
    assert (again.potential, again.dormant, again.current, again.cases, again.calls) == (3, 4, 1, 1, 2)
    assert session.execute(select(User.active).where(User.id == li.id)).scalar_one() is True


def test_the_only_supervisor_does_not_leave(session: Session) -> None:
    chief, li = boss(session), seller(session)
    with pytest.raises(InvalidValue) as caught:
        hand_over.hand_over(session, chief, chief.id, HandOver(potential=(li.id,)), **AT)
    assert caught.value.rule == "last_supervisor"


def test_a_claim_of_the_early_morning_counts_for_its_own_day(session: Session) -> None:
    li = seller(session)
    one = held(session, li)
    early = datetime.combine(TODAY, datetime.min.time()).astimezone() + timedelta(minutes=5)
    session.execute(update(Customer).where(Customer.id == one).values(claimed_at=early, created_on=date(2020, 1, 1)))
    assert auto_return.run(session, **later(30)).value.count == 0
    assert auto_return.run(session, **later(31)).value.count == 1


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place where clocks change on 2026-10-25."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="zones of POSIX")
@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("hour", [0, 1, 2, 23])
def test_days_are_counted_and_not_hours_where_clocks_change(session: Session, hour: int) -> None:
    li = seller(session)
    one = held(session, li)
    claimed = datetime(2026, 10, 10, hour, 30).astimezone()
    session.execute(update(Customer).where(Customer.id == one).values(claimed_at=claimed, created_on=None))
    for day, count in ((date(2026, 11, 9), 0), (date(2026, 11, 10), 1), (date(2026, 11, 10), 0)):
        for at in (0, 23):
            now = datetime(day.year, day.month, day.day, at, 15).astimezone()
            found = auto_return.run(session, now=now, today=day).value.count
            assert found == (count if at == 0 else 0)
