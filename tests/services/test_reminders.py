"""3-rules 3.4: once a day and cause, also after sleep, clock changes and on two computers; digest, snooze, quiet."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.errors import InvalidValue, NotFound
from app.models.contact import Contact
from app.models.customer import Customer
from app.services import (
    articles,
    greetings,
    holidays,
    interactions,
    jobs,
    reminders,
    service_cases,
    team_settings,
    weekly,
    weeks,
)
from app.services.reminders import Tick
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.weekly_team import dormant

HOLIDAYS = holidays.load()
AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def tick(session: Session, actor: Actor, days: int = 0, minutes: int = 0, **values: Any) -> Tick:
    """A tick so many days and minutes later."""
    given = {"now": NOW + timedelta(days=days, minutes=minutes), "today": TODAY + timedelta(days=days)}
    return reminders.tick(session, actor, **{**given, "holidays": HOLIDAYS, **values})


def shown(found: Tick) -> dict[str, int]:
    """Cause → count of what is shown."""
    return {one.cause: one.count for one in found.show}


def promised(session: Session, actor: Actor, days: int) -> int:
    """A customer with a next contact so many days from TODAY."""
    return customer(session, actor, next_contact_on=TODAY + timedelta(days=days))


def test_each_cause_once_a_day(session: Session) -> None:
    li, chief = seller(session), boss(session)
    promised(session, li, 0)
    late = promised(session, li, -2)
    promised(session, chief, -1)
    service_cases.create(
        session, chief, late, {"problem": "x", "handler_id": li.id, "promised_on": TODAY - timedelta(days=1)}, **AT
    )
    assert shown(tick(session, li)) == {"overdue": 1, "due": 1, "cases": 1}
    assert shown(tick(session, li)) == {}
    assert not reminders.wants_tick(session, li, **AT)
    assert shown(tick(session, li, 1)) == {"overdue": 2, "cases": 1}
    assert shown(tick(session, chief)) == {"overdue": 1, "cases": 1}, "to each their own"
    assert [one.cause for one in reminders.history(session, li)] == ["cases", "overdue", "cases", "due", "overdue"]


def test_this_week_s_calls_and_who_is_about_to_return(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one, _two = dormant(session, li), dormant(session, li)
    weekly.propose(session, chief, **AT)
    weekly.publish(session, chief, week=weeks.week_of(TODAY), **AT)
    held = customer(session, li)
    session.execute(
        update(Customer).where(Customer.id == held).values(created_on=TODAY - timedelta(days=29), claimed_at=None)
    )
    found = tick(session, li)
    assert shown(found) == {"week": 2, "returning": 1}
    assert next(one for one in found.show if one.cause == "returning").items[0]["on"] == str(TODAY + timedelta(days=2))
    interactions.log(session, li, one, {"outcome": "仅问候"}, now=NOW, today=TODAY)
    again = reminders.history(session, li)
    week = next(one for one in again if one.cause == "week")
    reminders.snooze(session, li, week.id, "short", **AT)
    assert shown(tick(session, li, minutes=10)) == {"week": 1}, "what is left by then"


def test_the_clock_goes_back_a_day_and_on_again(session: Session) -> None:
    li = seller(session)
    promised(session, li, 0)
    promised(session, li, -1)
    assert shown(tick(session, li, -1)) == {"due": 1}
    assert shown(tick(session, li)) == {"overdue": 1, "due": 1}
    assert shown(tick(session, li, -1)) == {}
    assert shown(tick(session, li)) == {}


def test_daylight_saving_and_the_leap_day_are_days_like_others(session: Session) -> None:
    li = seller(session)
    first = date(2028, 2, 27)
    for number in range(4):  # 27, 28, 29 February and 1 March
        day = first + timedelta(days=number)
        customer(session, li, next_contact_on=day)
    counts = []
    for number in range(4):
        day = first + timedelta(days=number)
        for clock in (0, 23):
            now = datetime.combine(day, time(clock, 30), tzinfo=UTC)
            counts.append(shown(reminders.tick(session, li, now=now, today=day)).get("due"))
    assert counts == [1, None] * 4


def test_sleep_over_midnight_finds_the_new_day_once(session: Session) -> None:
    li = seller(session)
    promised(session, li, 1)
    assert shown(tick(session, li)) == {}
    night = NOW.replace(hour=16, minute=3) + timedelta(hours=8)  # 00:03 of the next day, whatever the machine did
    assert shown(reminders.tick(session, li, now=night, today=TODAY + timedelta(days=1))) == {"due": 1}
    assert shown(reminders.tick(session, li, now=night + timedelta(hours=9), today=TODAY + timedelta(days=1))) == {}


def test_two_programs_on_one_database_do_not_double(database: Database) -> None:
    with database.writing() as session:
        li = seller(session)
        promised(session, li, 0)
    ready = threading.Barrier(4)
    came: list[dict[str, int]] = []

    def run() -> None:
        ready.wait()
        with database.writing() as session:
            came.append(shown(tick(session, li)))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(map(len, came)) == [0, 0, 0, 1]
    with database.reading() as session:
        assert len(reminders.history(session, li)) == 1


def test_a_job_that_failed_is_free_again(database: Database) -> None:
    def fails() -> None:
        with database.writing() as session:
            assert jobs.take(session, "x", TODAY, now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with database.writing() as session:
        assert jobs.take(session, "x", TODAY, now=NOW)
        assert not jobs.take(session, "x", TODAY, now=NOW)
        assert jobs.take(session, "y", TODAY, now=NOW)
        assert jobs.last_day(session, "x", before=TODAY + timedelta(days=5)) == TODAY


def test_what_was_missed_comes_as_one_digest(session: Session) -> None:
    li = seller(session)
    for days in (0, 1, 2, 3):
        promised(session, li, days)
    assert shown(tick(session, li)) == {"due": 1}
    found = tick(session, li, 3)
    assert shown(found) == {"digest": 3}
    assert [(line["cause"], line["count"]) for line in found.show[0].items] == [("promised", 2), ("due", 1)]
    listed = {one.cause: one.missed for one in reminders.history(session, li) if one.day == TODAY + timedelta(days=3)}
    assert listed == {"digest": False, "overdue": True, "due": True}
    assert shown(tick(session, li, 3, 1)) == {}
    assert shown(tick(session, li, 4)) == {"overdue": 4}, "from one day to the next nothing was missed"


def test_snooze(session: Session) -> None:
    li, zhou = seller(session), seller(session, "周凯")
    promised(session, li, 0)
    one = tick(session, li).show[0]
    assert reminders.snooze(session, li, one.id, "short", **AT) == NOW + timedelta(minutes=10)
    assert shown(tick(session, li, minutes=9)) == {}
    assert reminders.wants_tick(session, li, now=NOW + timedelta(minutes=10), today=TODAY)
    assert shown(tick(session, li, minutes=10)) == {"due": 1}
    assert shown(tick(session, li, minutes=11)) == {}
    reminders.snooze(session, li, one.id, "long", **AT)
    assert shown(tick(session, li, minutes=60)) == {"due": 1}
    until = reminders.snooze(session, li, one.id, "tomorrow", **AT)
    assert until.astimezone().date() == TODAY + timedelta(days=1)
    with pytest.raises(InvalidValue):
        reminders.snooze(session, li, one.id, "later", **AT)
    with pytest.raises(NotFound):
        reminders.snooze(session, zhou, one.id, "short", **AT)


def test_what_was_put_off_and_done_meanwhile_is_not_shown(session: Session) -> None:
    li = seller(session)
    customer_id = promised(session, li, 0)
    one = tick(session, li).show[0]
    reminders.snooze(session, li, one.id, "short", **AT)
    interactions.log(session, li, customer_id, {"content": "聊"}, **AT)
    found = tick(session, li, minutes=10)
    assert (shown(found), found.unread) == ({}, 0)


def test_quiet_hours_hold_back_and_show_afterwards(session: Session) -> None:
    li = seller(session)
    promised(session, li, 0)
    clock = NOW.astimezone()
    quiet = ((clock.time(), (clock + timedelta(hours=1)).time()),)
    found = tick(session, li, quiet=quiet)
    assert (found.quiet, found.show, found.unread) == (True, (), 1)
    assert not reminders.wants_tick(session, li, quiet=quiet, **AT)
    assert shown(tick(session, li, minutes=60, quiet=quiet)) == {"due": 1}


def test_quiet_over_midnight() -> None:
    spans = reminders.parse_quiet("12:00-13:30，18:30-8:30")
    assert spans == ((time(12), time(13, 30)), (time(18, 30), time(8, 30)))

    def quiet(hour: int, minute: int) -> bool:
        return reminders.is_quiet(datetime.combine(TODAY, time(hour, minute)).astimezone(), spans)

    assert [quiet(*one) for one in ((12, 0), (13, 30), (18, 29), (23, 0), (3, 0), (8, 30))] == [
        True, False, False, True, True, False,
    ]  # fmt: skip
    assert reminders.parse_quiet("") == ()
    for wrong in ("12:00", "25:00-26:00", "a-b"):
        with pytest.raises(InvalidValue):
            reminders.parse_quiet(wrong)


def test_reading_empties_the_bell(session: Session) -> None:
    li = seller(session)
    promised(session, li, 0)
    promised(session, li, -1)
    found = tick(session, li)
    assert found.unread == 2
    assert reminders.mark_read(session, li, [found.show[0].id], now=NOW) == 1
    assert reminders.unread(session, li) == 1
    assert reminders.mark_read(session, li, now=NOW) == 1
    assert reminders.mark_read(session, li, now=NOW) == 0


def born(session: Session, owner: Actor, text: str, **values: Any) -> int:
    """A customer whose person has a birthday."""
    one = customer(session, owner, **values)
    session.execute(update(Contact).where(Contact.customer_id == one).values(birthday=text, title="采购经理"))
    return one


def test_birthdays_are_told_once_ahead_and_on_the_day(session: Session) -> None:
    li = seller(session)
    born(session, li, "1985-11-29")
    born(session, li, "十月二十三")  # the lunar day is 2026-12-01
    born(session, li, "11-29", do_not_call=True)
    days = {number: shown(tick(session, li, number)).get("birthday") for number in range(12)}
    assert {number: count for number, count in days.items() if count} == {0: 1, 2: 1, 7: 1, 9: 1}


def test_holidays_warranty_and_reviews(session: Session) -> None:
    li, chief = seller(session), boss(session)
    team_settings.save(session, chief, {"warranty_ahead_days": 10}, now=NOW)
    one = customer(session, li)
    case = {"problem": "x", "status": "已完成", "warranty_until": TODAY + timedelta(days=11)}
    service_cases.create(session, chief, one, case, **AT)
    values = {"title": "话术", "body": "x", "kind": "培训资料", "review_on": TODAY + timedelta(days=2)}
    articles.create(session, li, values, now=NOW)
    days = {number: shown(tick(session, li, number)) for number in range(5)}
    assert {number: found for number, found in days.items() if found} == {1: {"warranty": 1}, 2: {"review": 1}}
    assert shown(tick(session, boss(session), 33)) == {"holiday": 1, "review": 1}, "元旦 is seven days off"
    # 40 days of absence and a holiday meanwhile: one digest.
    assert "digest" in shown(tick(session, li, 45))


def test_whom_to_greet_and_with_what(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one = born(session, li, "十月二十三", name="苏州宏达机械有限公司")
    born(session, chief, "11-25")
    found = greetings.upcoming(session, li, today=TODAY, days=40, holidays=HOLIDAYS)
    assert [(person.customer_id, person.on) for person in found.birthdays] == [(one, date(2026, 12, 1))]
    assert [day.name for day in found.holidays] == ["元旦"]
    assert len(greetings.upcoming(session, chief, today=TODAY, days=40).birthdays) == 2
    person = found.birthdays[0]
    assert (person.salutation, person.birthday.lunar) == ("王经理", True)
    text = greetings.templates(session, "生日")[0].body
    assert greetings.render(text, person, salesperson="李文静").startswith("王经理，生日快乐！")
    assert "{" not in greetings.render(
        greetings.templates(session, "公司周年")[0].body, person, salesperson="李文静", holiday="公司周年"
    )
    made = greetings.save_template(session, chief, occasion="生日", body="{称呼}，生快！", now=NOW).value
    assert greetings.templates(session, "生日")[0] == greetings.Template(made, "生日", "{称呼}，生快！")
    greetings.save_template(session, chief, template_id=made, occasion="生日", body="改", now=NOW)
    greetings.delete_template(session, chief, made, now=NOW)
    assert greetings.templates(session, "生日")[0].id is None
    with pytest.raises(InvalidValue):
        greetings.save_template(session, chief, occasion="生日", body=" ", now=NOW)
    assert greetings.people_for_holiday(session, li, on=date(2027, 1, 1), today=TODAY) == []


def test_churn_is_told_once_when_a_customer_grows_silent(session: Session) -> None:
    li, chief = seller(session), boss(session)
    one = customer(session, li, name="苏州宏达")
    for days in (106, 76, 46):  # every 30 days; watched from 46 on, at risk from 76 on
        sale(session, chief, one, TODAY - timedelta(days=days))
    steady = customer(session, li)
    for days in (60, 30, 1):
        sale(session, chief, steady, TODAY - timedelta(days=days))
    told = {number: shown(tick(session, li, number)).get("churn") for number in range(-1, 33)}
    assert {number: count for number, count in told.items() if count} == {0: 1, 30: 1}
    found = next(one for one in reminders.history(session, li) if one.cause == "churn")
    assert (found.items[0]["name"], found.items[0]["days"]) == ("苏州宏达", 76)


def test_a_day_that_was_found_in_a_reading_session_is_written_down(database: Database) -> None:
    with database.writing() as session:
        li = seller(session)
        promised(session, li, 0)
    with database.reading() as session:
        day = reminders.find_day(session, li, today=TODAY, holidays=HOLIDAYS)
    assert day is not None
    with database.writing() as session:
        assert shown(reminders.tick(session, li, **AT, found=day)) == {"due": 1}
        assert shown(reminders.tick(session, li, **AT, found=day)) == {}, "found twice is written once"
        assert reminders.find_day(session, li, today=TODAY) is None
        tomorrow: dict[str, Any] = {"now": NOW + timedelta(days=1), "today": TODAY + timedelta(days=1)}
        assert shown(reminders.tick(session, li, **tomorrow, found=day)) == {"overdue": 1}, "yesterday's is not used"
