"""3-rules 3.3 without a database: ABC limits, order, distribution, tries and rests."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidValue
from app.services import weeks
from app.services.weekly_rules import (
    Candidate,
    Carried,
    Person,
    Talk,
    abc_class,
    abc_limits,
    code_of,
    distribute,
    rest_until,
    tries,
)
from app.services.weekly_state import state_of
from app.settings import TeamSettings

TEAM = TeamSettings()
DAY = date(2026, 11, 23)


def candidate(number: int, *, owner: int | None = None, yearly: int = 0, **values) -> Candidate:
    """A candidate with defaults."""
    facts = {"abc": "B", "last_deal_on": date(2025, 6, 1), "last_contact_on": None, **values}
    return Candidate(
        number, owner, facts["abc"], yearly, facts["last_deal_on"], facts["last_contact_on"], values.get("season")
    )


def test_abc_by_cumulative_share() -> None:
    limits = abc_limits([50, 25, 10, 10, 5], 75, 95)
    assert [abc_class(one, limits) for one in (50, 25, 10, 5, 0, -3)] == ["A", "A", "B", "C", "C", "C"]
    assert abc_class(90, abc_limits([90, 10], 75, 95)) == "A", "the first is always A"
    assert abc_limits([], 75, 95) == (1, 1)
    assert abc_limits([7, 7, 7], 75, 95)[0] == 7


def test_the_order_of_the_rule() -> None:
    best = candidate(9, abc="A", yearly=1)
    more, season = candidate(8, yearly=20), candidate(7, yearly=10, season=("墨水", 140))
    asleep = candidate(6, yearly=10, last_deal_on=DAY - timedelta(days=400))
    longer_ago = candidate(5, yearly=10, last_deal_on=date(2020, 1, 1), last_contact_on=date(2025, 1, 1))
    recent = candidate(3, yearly=10, last_deal_on=date(2020, 1, 1), last_contact_on=date(2026, 1, 1))
    same = candidate(4, yearly=10, last_deal_on=date(2020, 1, 1), last_contact_on=date(2026, 1, 1))
    shuffled = [same, recent, longer_ago, asleep, season, more, best]
    assert sorted(shuffled, key=lambda one: one.order(DAY, TEAM)) == [
        best, more, season, asleep, longer_ago, recent, same,
    ]  # fmt: skip


def test_reasons_say_everything_the_order_looked_at() -> None:
    found = candidate(1, yearly=52_000_123_456, season=("墨水", 140), last_contact_on=date(2026, 1, 2)).reasons(DAY)
    assert found == [
        {"code": "abc_class", "value": "B"},
        {"code": "yearly_amount", "value": "52000.12"},
        {"code": "season", "value": "墨水", "index": 140},
        {"code": "asleep_months", "value": 17},
        {"code": "last_contact_on", "value": "2026-01-02"},
    ]


def test_owner_first_then_a_snake_by_value() -> None:
    people = [Person(1, 2), Person(2, 2), Person(3, 2)]
    chosen = [candidate(10 + n, owner=1 if n < 4 else None, yearly=100 - n) for n in range(6)]
    placed = {one.candidate.customer_id: one.user_id for one in distribute(people, [], chosen)}
    assert placed == {10: 1, 11: 1, 12: 2, 13: 3, 14: 3, 15: 2}


def test_uncalled_rows_stay_with_who_had_them_while_there_is_room() -> None:
    people = [Person(1, 1), Person(2, 1), Person(3, 0)]
    carried = [Carried(candidate(5), 3, 1), Carried(candidate(6), 1, 2), Carried(candidate(7), 1, 1)]
    placed = distribute(people, carried, [candidate(8)])
    assert {(one.candidate.customer_id, one.user_id, one.carried) for one in placed} == {(6, 1, 2), (5, 2, 1)}


people_ = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5)), min_size=1, max_size=8)
worths = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10**12)), max_size=60)


@given(people=people_, carried=worths, chosen=worths)
def test_never_above_a_quota_never_twice_and_full_while_there_are_customers(people, carried, chosen) -> None:
    def team() -> list[Person]:
        return [Person(n, quota, taken) for n, (quota, taken) in enumerate(people)]

    left = [
        Carried(candidate(1000 + n, owner=owner, yearly=worth), owner, 1) for n, (owner, worth) in enumerate(carried)
    ]
    best = [candidate(n, owner=owner, yearly=worth) for n, (owner, worth) in enumerate(chosen)]
    hands = team()
    room = sum(one.free for one in hands)
    placed = distribute(hands, left, best)
    assert len(placed) == min(room, len(left) + len(best))
    assert len({one.candidate.customer_id for one in placed}) == len(placed)
    assert all(one.taken <= max(one.quota, before[1]) for one, before in zip(hands, people, strict=True))
    assert placed == distribute(team(), left, best), "the same again"
    # The best are chosen: nobody is passed over for one further down.
    numbers = sorted(one.candidate.customer_id for one in placed if not one.carried)
    assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize(
    ("outcome", "reached", "code"),
    [
        ("无人接听", None, "unreached"), (None, "占线", "unreached"), ("暂无需求", "无人接听", "no_need"),
        ("空号", None, "bad_number"), ("无人接听", "停机", "bad_number"), ("拒绝联系", "接通", "refused"),
        ("停业", None, "closed"), ("已有供应商", None, "has_supplier"), ("有意向", None, "promised"),
        ("仅问候", None, "other"), (None, None, "other"), ("随便写的", "接通", "other"),
    ],
)  # fmt: skip
def test_what_a_contact_came_to(outcome: str | None, reached: str | None, code: str) -> None:
    assert code_of(outcome, reached) == code


def call(days_ago: int, clock: time | None, outcome: str = "无人接听", **values) -> Talk:
    """A contact so many days before DAY."""
    return Talk(DAY - timedelta(days=days_ago), clock, outcome, None, **values)


def test_tries_are_counted_by_half_days_and_begin_anew_after_a_rest() -> None:
    nine, ten, three = time(9), time(10), time(15)
    assert tries([call(1, nine), call(1, ten)], TEAM) == 1, "twice in one morning is one try"
    assert tries([call(1, nine), call(1, three), call(0, nine)], TEAM) == 3
    assert tries([call(1, None), call(0, None)], TEAM) == 2
    assert tries([call(3, nine), call(2, nine, "仅问候"), call(1, nine)], TEAM) == 1
    assert tries([call(60, nine), call(59, nine), call(58, nine), call(1, nine)], TEAM) == 1


def test_rests() -> None:
    def rest(*talks: Talk) -> int | None:
        until = rest_until(talks, TEAM)
        return None if until is None else (until - DAY).days

    assert rest() is None
    assert rest(call(0, time(9))) is None, "tried again at once"
    assert rest(call(1, time(9)), call(1, time(15)), call(0, time(9))) == 30
    assert rest(call(0, None, "暂无需求")) == 90
    assert rest(call(0, None, "已有供应商")) == 180
    assert rest(call(0, None, "有意向", next_on=DAY + timedelta(days=5))) == 5
    assert rest(call(0, None, "约定再联系")) == 14
    assert rest(call(0, None, "仅问候")) == 30
    assert rest(call(0, None, "空号")) is None


def test_state_of_a_row() -> None:
    assert state_of([], TEAM).code == "open"
    assert (state_of([call(1, time(9))], TEAM).code, state_of([call(1, time(9))], TEAM).tries) == ("retry", 1)
    assert state_of([call(1, time(9)), call(1, time(14)), call(0, time(9))], TEAM).code == "exhausted"
    found = state_of([call(2, None, "有意向", by=7, id=3), call(1, None)], TEAM)
    assert (found.code, found.outcome, found.by, found.interested) == ("reached", "有意向", 7, True)
    assert state_of([call(0, None, "空号")], TEAM).code == "exhausted"


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 22), "2026-W47"), (date(2026, 12, 31), "2026-W53"), (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"), (date(2024, 12, 30), "2025-W01"), (date(2028, 2, 29), "2028-W09"),
    ],
)  # fmt: skip
def test_iso_weeks_at_the_end_of_the_year_and_on_the_leap_day(day: date, week: str) -> None:
    assert weeks.week_of(day) == week
    assert weeks.monday_of(week) <= day <= weeks.sunday_of(week)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-200, 200))
def test_shifting_weeks_never_skips_one(day: date, number: int) -> None:
    week = weeks.week_of(day)
    assert weeks.shifted(weeks.shifted(week, number), -number) == week
    assert weeks.monday_of(weeks.shifted(week, 1)) - weeks.monday_of(week) == timedelta(days=7)


@pytest.mark.parametrize("text", ["2026-W54", "2026-48", "W48", "", "2025-W53", "2026-W00"])
def test_what_is_no_week(text: str) -> None:
    with pytest.raises(InvalidValue):
        weeks.monday_of(text)


def test_months_between() -> None:
    assert weeks.months_between(date(2025, 11, 23), date(2026, 11, 23)) == 12
    assert weeks.months_between(date(2025, 11, 24), date(2026, 11, 23)) == 11
    assert weeks.month_start(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert weeks.month_start(date(2026, 1, 15), -1) == date(2025, 12, 1)
