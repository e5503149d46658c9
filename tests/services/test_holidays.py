"""The team's own holidays: what a person types as a day, the file written and read, a broken one kept aside."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from app.access import Actor, Role
from app.errors import InvalidValue, NotAllowed
from app.services import holidays
from app.services.holidays import Holiday

BOSS, SELLER = Actor(1, "钱大勇", Role.SUPERVISOR), Actor(2, "李文静", Role.SALESPERSON)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("9-10", "09-10"),
        ("９月10日", "09-10"),
        ("农历八月十五", "农历08-15"),
        ("农历8-15", "农历08-15"),
        ("腊月廿三", "农历12-23"),
        ("除夕", "农历岁末"),
        ("清明节", "清明"),
        ("冬至", "冬至"),
        ("5月第二个星期日", "05-W2-7"),
        ("11月第4周四", "11-W4-4"),
        ("06-W3-7", "06-W3-7"),
        ("2027-09-10", "2027-09-10"),
    ],
)
def test_days_as_people_type_them(typed: str, rule: str) -> None:
    assert holidays.rule_of(typed) == rule
    assert holidays.next_on(rule, date(2026, 11, 22)) is not None


@pytest.mark.parametrize("typed", ["", "明年", "13-01", "2月30日", "15月第二个星期日", "2027-13-01"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue):
        holidays.rule_of(typed)


def test_the_next_day_of_a_rule() -> None:
    today = date(2026, 11, 22)
    assert holidays.next_on("11-22", today) == today
    assert holidays.next_on("11-21", today) == date(2027, 11, 21)
    assert holidays.next_on("02-29", today) == date(2028, 2, 29)
    assert holidays.next_on("农历岁末", today) == date(2027, 2, 5)
    assert holidays.next_on("2026-01-01", today) is None


def test_the_file_is_written_whole_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "holidays.json"
    assert holidays.read_own(path).holidays == ()
    own = (Holiday("公司周年", "12-01", True), Holiday("元旦", "01-02", False))
    holidays.write_own(BOSS, path, own)
    assert holidays.read_own(path) == holidays.OwnHolidays(own)
    assert {one.name: one.rule for one in holidays.load(path)}["元旦"] == "01-02"
    assert [one.name for one in tmp_path.iterdir()] == ["holidays.json"]
    with pytest.raises(NotAllowed):
        holidays.write_own(SELLER, path, ())


def test_a_broken_file_is_told_and_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "holidays.json"
    path.write_text("{不是", encoding="utf-8")
    assert holidays.read_own(path).broken
    assert holidays.load(path) == holidays.load()
    entries = [{"name": "公司周年", "on": "12-01"}, {"name": "错的", "on": "某天"}, {"on": "12-02"}, "x"]
    path.write_text(json.dumps({"holidays": entries}), encoding="utf-8")
    found = holidays.read_own(path)
    assert ([one.name for one in found.holidays], found.left_out) == (["公司周年"], 3)
    assert "公司周年" in {one.name for one in holidays.load(path)}
    holidays.write_own(BOSS, path, found.holidays)
    assert holidays.read_own(path).left_out == 0
    assert "错的" in json.loads((tmp_path / "holidays.json.broken").read_text(encoding="utf-8"))["holidays"][1]["name"]
