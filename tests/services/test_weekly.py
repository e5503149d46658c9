"""3-rules 3.3: proposal, publishing, adjusting and carry-over of the weekly calls."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.errors import (
    AlreadyCalled,
    InvalidValue,
    NotAllowed,
    NotEligible,
    NotFound,
    QuotaReached,
    WeekStarted,
)
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.shipment import Shipment
from app.models.user import User
from app.services import (
    customers,
    interactions,
    operations,
    service_cases,
    shipments,
    team_settings,
    weekly,
    weekly_adjust,
    weekly_board,
    weekly_quotas,
)
from app.services.weeks import shifted
from tests.services.weekly_team import AFTERNOON, AT, MONDAY, MORNING, NOW, WEEK, dormant, log_call, team


def lists(session: Session, week: str = WEEK) -> dict[str, list[int]]:
    """Name → customers of the week in order."""
    rows = session.execute(
        select(User.name, Assignment.customer_id)
        .join(User, User.id == Assignment.user_id)
        .where(Assignment.week == week, Assignment.dropped.is_(False))
        .order_by(User.id, Assignment.position)
    )
    made: dict[str, list[int]] = {}
    for name, customer_id in rows:
        made.setdefault(name, []).append(customer_id)
    return made


def propose(session: Session, **values: Any) -> weekly.Proposal:
    """By the supervisor, on the Monday."""
    return weekly.propose(session, team(session, 0)[0], **{**AT, **values}).value


def publish(session: Session, week: str = WEEK, **values: Any) -> weekly.Published:
    """By the supervisor."""
    return weekly.publish(session, team(session, 0)[0], week=week, **{**AT, **values}).value


def ids_of(session: Session, week: str = WEEK) -> dict[int, int]:
    """Customer → assignment."""
    rows = session.execute(select(Assignment.customer_id, Assignment.id).where(Assignment.week == week))
    return dict(rows.all())


def test_best_first_owner_first_and_reasons(session: Session) -> None:
    chief, (one, two) = team(session)
    team_settings.save(session, chief, {"weekly_quota": 2}, now=NOW)
    small, mine, big, gone = (
        dormant(session, total=100), dormant(session, one, total=2_000), dormant(session, two, total=90_000),
        dormant(session, total=5_000),
    )  # fmt: skip
    extra = dormant(session, total=50)
    found = propose(session)
    assert (found.added, found.free, found.week) == (4, 0, WEEK)
    assert lists(session) == {"业务员1": [mine, gone], "业务员2": [big, small]}
    assert extra not in ids_of(session)
    board = weekly_board.board(session, chief, week=WEEK, today=MONDAY)
    card = board.people[1].cards[0]
    assert (card.customer_id, card.abc, card.yearly, card.state.code, card.published) == (
        big, "A", Decimal(90_000), "open", False,
    )  # fmt: skip
    assert [one["code"] for one in card.reasons] == ["abc_class", "yearly_amount", "asleep_months", "last_contact_on"]
    assert board.spread == Decimal(90_100 - 7_000)


def test_again_changes_nothing_and_more_room_is_topped_up(session: Session) -> None:
    chief, (one, _) = team(session)
    for number in range(30):
        dormant(session, one if number % 3 else None, total=100 + number)
    assert propose(session, per_person=3).added == 6
    before = lists(session)
    again = weekly.propose(session, chief, per_person=3, **AT)
    assert (again.operation, again.value.added) == (None, 0)
    assert lists(session) == before
    assert propose(session, per_person=5).added == 4
    assert {name: found[:3] for name, found in lists(session).items()} == before


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"do_not_call": True}, "do_not_call"),
        ({"closed_down": True}, "closed"),
        ({"phone": False}, "no_phone"),
        ({"asleep": 365}, "not_dormant"),
    ],
)
def test_who_may_not_be_called(session: Session, values: dict[str, Any], why: str) -> None:
    chief, (one, _) = team(session)
    wrong, right = dormant(session, total=99_999, **values), dormant(session)
    propose(session)
    assert list(ids_of(session)) == [right]
    with pytest.raises(NotEligible) as caught:
        weekly_adjust.add(session, chief, wrong, week=WEEK, user_id=one.id, **AT)
    assert caught.value.why == why


def test_bad_numbers_complaints_and_rests(session: Session) -> None:
    chief, (one, _) = team(session)
    bad, complains, rests, rested, silent = (dormant(session, total=1000 - n) for n in range(5))
    session.execute(update(Contact).where(Contact.customer_id == bad).values(bad_number=True))
    case = {"problem": "漏墨", "type": "投诉", "status": "处理中"}
    service_cases.create(session, chief, complains, case, **AT)
    log_call(session, rests, one, MONDAY - timedelta(days=89), "暂无需求")
    log_call(session, rested, one, MONDAY - timedelta(days=90), "暂无需求")
    propose(session)
    assert set(ids_of(session)) == {rested, silent}
    team_settings.save(session, chief, {"call_with_open_complaint": True}, now=NOW)
    propose(session)
    assert set(ids_of(session)) == {rested, silent, complains}
    weekly_adjust.add(session, chief, rests, week=WEEK, user_id=one.id, **AT)
    assert rests in ids_of(session), "by hand also one that rests"


def test_leave_quota_and_who_takes_calls(session: Session) -> None:
    chief, (one, two) = team(session)
    for number in range(40):
        dormant(session, one, total=number)
    weekly_quotas.set_quota(session, chief, one.id, quota=None, week=WEEK, on_leave=True, now=NOW)
    weekly_quotas.set_quota(session, chief, two.id, quota=4, now=NOW)
    propose(session)
    assert {name: len(found) for name, found in lists(session).items()} == {"业务员2": 4}
    assert [(q.name, q.quota, q.own, q.on_leave) for q in weekly_quotas.quotas(session, week=WEEK)] == [
        ("业务员1", 0, True, True), ("业务员2", 4, True, False),
    ]  # fmt: skip
    assert weekly_quotas.quotas(session, week="2026-W49")[0].quota == 10
    weekly_quotas.set_quota(session, chief, two.id, quota=None, now=NOW)
    assert weekly_quotas.quotas(session, week=WEEK)[1].quota == 10
    with pytest.raises(InvalidValue):
        weekly_quotas.set_quota(session, chief, two.id, quota=201, now=NOW)
    with pytest.raises(NotAllowed):
        weekly_quotas.set_quota(session, two, two.id, quota=0, now=NOW)


def test_alone_the_one_person_takes_the_calls(session: Session) -> None:
    chief, _ = team(session, 0)
    one = dormant(session, chief)
    propose(session)
    assert lists(session) == {chief.name: [one]}


def test_publishing_shows_and_is_taken_back_until_the_first_call(session: Session) -> None:
    chief, (one, _) = team(session)
    customer = dormant(session, one)
    propose(session)
    assert weekly_board.my_calls(session, one, week=WEEK, today=MONDAY) == ()
    assert publish(session).count == 1
    assert [card.customer_id for card in weekly_board.my_calls(session, one, week=WEEK, today=MONDAY)] == [customer]
    assert weekly.unpublish(session, chief, week=WEEK, now=NOW).value == 1
    published = weekly.publish(session, chief, week=WEEK, **AT).operation
    operations.undo(session, chief, now=NOW)
    assert weekly_board.my_calls(session, one, week=WEEK, today=MONDAY) == ()
    published = weekly.publish(session, chief, week=WEEK, **AT).operation
    interactions.log(session, one, customer, {"outcome": "仅问候"}, **AT)
    for attempt in (
        lambda: weekly.unpublish(session, chief, week=WEEK, now=NOW),
        lambda: operations.undo(session, chief, published, now=NOW),
    ):
        with pytest.raises(WeekStarted) as caught:
            attempt()
        assert caught.value == WeekStarted(WEEK, 1)


def test_a_proposal_is_undone_whole_and_made_anew_in_place(session: Session) -> None:
    chief, (one, _) = team(session)
    found = [dormant(session, one, total=1000 - n) for n in range(6)]
    propose(session, per_person=2)
    kept = ids_of(session)[found[2]]
    weekly_adjust.lock(session, chief, [kept], now=NOW)
    weekly_quotas.set_quota(session, chief, one.id, quota=0, week=WEEK, now=NOW)
    before = lists(session)
    propose(session, per_person=3, anew=True)
    assert lists(session)["业务员2"][0] == found[2], "locked rows stay"
    assert len(lists(session)["业务员2"]) == 3
    assert "业务员1" not in lists(session)
    operations.undo(session, chief, now=NOW)
    assert lists(session) == before
    operations.undo(session, chief, now=NOW)  # the quota
    operations.undo(session, chief, now=NOW)  # the lock
    operations.undo(session, chief, now=NOW)
    assert lists(session) == {}


def test_cards_move_swap_drop_and_come_back(session: Session) -> None:
    chief, (one, two) = team(session)
    for number in range(9):
        dormant(session, one if number < 3 else two, total=900 - number)
    propose(session, per_person=3)
    mine, theirs = lists(session)["业务员1"], lists(session)["业务员2"]
    rows = ids_of(session)
    weekly_quotas.set_quota(session, chief, one.id, quota=3, now=NOW)
    weekly_quotas.set_quota(session, chief, two.id, quota=4, now=NOW)
    weekly_adjust.move(session, chief, [rows[mine[2]]], to_user_id=one.id, position=0, now=NOW)
    assert lists(session)["业务员1"] == [mine[2], mine[0], mine[1]]
    with pytest.raises(QuotaReached) as caught:
        weekly_adjust.move(session, chief, [rows[theirs[0]]], to_user_id=one.id, now=NOW)
    assert caught.value == QuotaReached("业务员1", 3)
    weekly_adjust.move(session, chief, [rows[mine[0]]], to_user_id=two.id, position=1, now=NOW)
    assert lists(session)["业务员2"] == [theirs[0], mine[0], *theirs[1:]]
    weekly_adjust.swap(session, chief, rows[mine[1]], rows[theirs[2]], now=NOW)
    assert (lists(session)["业务员1"][-1], lists(session)["业务员2"][-1]) == (theirs[2], mine[1])
    weekly_adjust.drop(session, chief, [rows[theirs[0]]], now=NOW)
    assert theirs[0] not in lists(session)["业务员2"]
    propose(session, per_person=4)
    assert theirs[0] not in [one for found in lists(session).values() for one in found], "dropped for this week"
    board = weekly_board.board(session, chief, week=WEEK, today=MONDAY)
    assert [card.customer_id for card in board.dropped] == [theirs[0]]
    weekly_quotas.set_quota(session, chief, two.id, quota=9, now=NOW)
    weekly_adjust.add(session, chief, theirs[0], week=WEEK, user_id=two.id, **AT)
    assert lists(session)["业务员2"][-1] == theirs[0]
    with pytest.raises(NotEligible):
        weekly_adjust.add(session, chief, theirs[0], week=WEEK, user_id=one.id, **AT)
    with pytest.raises(NotFound):
        weekly_adjust.drop(session, chief, [99_999], now=NOW)
    with pytest.raises(NotAllowed):
        weekly_adjust.drop(session, one, [rows[mine[1]]], now=NOW)


def test_a_call_that_was_made_stays_where_it_is(session: Session) -> None:
    chief, (one, two) = team(session)
    reached, tried = dormant(session, one, total=2), dormant(session, one, total=1)
    propose(session)
    publish(session)
    interactions.log(session, one, reached, {"outcome": "暂无需求"}, **AT)
    interactions.log(session, one, tried, {"outcome": "无人接听"}, **AT)
    rows = ids_of(session)
    with pytest.raises(AlreadyCalled):
        weekly_adjust.move(session, chief, [rows[reached]], to_user_id=two.id, now=NOW)
    weekly_adjust.move(session, chief, [rows[tried]], to_user_id=two.id, now=NOW)
    assert [card.customer_id for card in weekly_board.my_calls(session, two, week=WEEK, today=MONDAY)] == [tried]


def test_uncalled_rows_come_first_next_week_and_go_to_the_supervisor_after_two(session: Session) -> None:
    chief, (one, two) = team(session)
    waits, called, tried = dormant(session, one), dormant(session, one), dormant(session, one)
    propose(session)
    publish(session)
    log_call(session, called, one, MONDAY, "仅问候")
    for clock in (MORNING, AFTERNOON):
        log_call(session, tried, one, MONDAY + timedelta(days=1), "无人接听", happened_time=clock)
    for _ in range(20):
        dormant(session, two, total=500_000)  # better than any, but later
    for number in (1, 2):
        week, day = shifted(WEEK, number), MONDAY + timedelta(weeks=number)
        found = propose(session, week=week, today=day)
        rows = {
            row.customer_id: row for row in session.execute(select(Assignment).where(Assignment.week == week)).scalars()
        }
        assert (rows[waits].carried_weeks, rows[waits].user_id, rows[waits].carried_over) == (number, one.id, True)
        assert rows[waits].reasons[0] == {"code": "carried", "value": number}
        assert called not in rows
        assert (tried in rows) is (number == 1), "two tries are not three"
        assert found.escalated == 0
        log_call(session, tried, one, day, "无人接听", happened_time=MORNING)
        publish(session, week, today=day)
    week, day = shifted(WEEK, 3), MONDAY + timedelta(weeks=3)
    assert propose(session, week=week, today=day).escalated == 1
    board = weekly_board.board(session, chief, week=week, today=day)
    assert [card.customer_id for card in board.escalated] == [waits]
    assert waits not in ids_of(session, week)
    with pytest.raises(NotAllowed):
        weekly_adjust.settle(session, one, [board.escalated[0].assignment_id], now=NOW)
    weekly_adjust.settle(session, chief, [board.escalated[0].assignment_id], now=NOW)
    assert weekly_board.board(session, chief, week=week, today=day).escalated == ()
    operations.undo(session, chief, now=NOW)
    weekly_quotas.set_quota(session, chief, one.id, quota=30, now=NOW)
    weekly_adjust.add(session, chief, waits, week=week, user_id=one.id, now=NOW, today=day)
    assert weekly_board.board(session, chief, week=week, today=day).escalated == ()


def test_what_was_called_after_an_early_proposal_gives_way(session: Session) -> None:
    """The next week is proposed on Friday; on Saturday one of the uncalled is called after all."""
    _, (one, _) = team(session)
    late, other = dormant(session, one), dormant(session, one)
    propose(session)
    publish(session)
    friday = MONDAY + timedelta(days=4)
    propose(session, week="2026-W49", today=friday)
    assert set(ids_of(session, "2026-W49")) == {late, other}
    log_call(session, late, one, friday, "仅问候")
    propose(session, week="2026-W49", today=friday)
    assert set(ids_of(session, "2026-W49")) == {other}


def test_who_bought_meanwhile_is_not_carried_not_published_and_said(session: Session) -> None:
    chief, (one, _) = team(session)
    buyer, other = dormant(session, one), dormant(session, one)
    propose(session)
    line = {"shipped_on": MONDAY, "product": "墨水", "quantity": Decimal(1), "price": Decimal(9)}
    shipments.create(session, chief, buyer, [line], **AT)
    board = weekly_board.board(session, chief, week=WEEK, today=MONDAY)
    assert {card.customer_id: card.fallen for card in board.people[0].cards} == {buyer: "not_dormant", other: None}
    found = publish(session)
    assert (found.count, found.left_out) == (1, {buyer: "not_dormant"})
    propose(session)
    assert list(ids_of(session)) == [other], "a proposed row of who bought gives way"


def test_one_who_left_keeps_no_room_but_his_cards_are_seen(session: Session) -> None:
    chief, (one, _) = team(session)
    customer = dormant(session, one)
    propose(session)
    publish(session)
    session.execute(update(User).where(User.id == one.id).values(active=False))
    board = weekly_board.board(session, chief, week=WEEK, today=MONDAY)
    assert [(column.name, column.active, len(column.cards)) for column in board.people] == [
        ("业务员2", True, 0), ("业务员1", False, 1),
    ]  # fmt: skip
    later = MONDAY + timedelta(weeks=1)
    propose(session, week="2026-W49", today=later)
    assert lists(session, "2026-W49") == {"业务员2": [customer]}


def test_season_decides_between_equals(session: Session) -> None:
    chief, _ = team(session)
    plain, seasonal = dormant(session, total=100), dormant(session, total=100)
    buyer = dormant(session, total=0)
    rows = [
        {
            "customer_id": buyer, "shipped_on": date(year, month, 5), "product": "暖风机", "extra": {}, "kind": "出货",
            "amount": Decimal(1000 if month == 12 else 100), "created_at": NOW, "void": False,
        }
        for year in (2023, 2024, 2025)
        for month in range(1, 13)
    ]  # fmt: skip
    session.execute(insert(Shipment), rows)
    bought = {**rows[0], "customer_id": seasonal, "shipped_on": date(2024, 1, 5), "amount": None}
    session.execute(insert(Shipment).values(**bought))
    found = propose(session, per_person=1)
    assert found.added == 2
    board = weekly_board.board(session, chief, week=WEEK, today=MONDAY)
    cards = {card.customer_id: card for column in board.people for card in column.cards}
    assert seasonal in cards
    reason = next(one for one in cards[seasonal].reasons if one["code"] == "season")
    assert (reason["value"], reason["index"]) == ("暖风机", 679)  # 3 × 1000 of 5300 in the three years up to October
    assert plain in cards


def test_a_week_that_is_over_and_a_team_of_nobody(session: Session) -> None:
    _, (one, _) = team(session)
    with pytest.raises(InvalidValue) as caught:
        propose(session, week="2026-W47")
    assert caught.value.rule == "in_the_past"
    with pytest.raises(InvalidValue):
        propose(session, week="2026-W60")
    with pytest.raises(NotAllowed):
        weekly.propose(session, one, **AT)


def test_the_last_week_of_a_long_year(session: Session) -> None:
    team(session)
    customer = dormant(session)
    day = date(2027, 1, 1)
    assert propose(session, today=day, now=NOW).week == "2026-W53"
    publish(session, "2026-W53", today=day)
    assert propose(session, week="2027-W01", today=date(2027, 1, 4)).carried == 1
    assert Counter(ids_of(session, "2027-W01")) == Counter({customer: ids_of(session, "2027-W01")[customer]})


def test_a_supervisor_s_customer_detail_still_opens(session: Session) -> None:
    _, (one, _) = team(session)
    customer = dormant(session, None)
    propose(session)
    publish(session)
    assert customers.get(session, one, customer, today=MONDAY).table.value == "dormant"
