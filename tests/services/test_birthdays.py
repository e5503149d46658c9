"""3-rules 3.4: birthdays as written, solar and lunar, leap months and 29 February; holidays from a file."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services import birthdays, holidays
from app.services.birthdays import Birthday, next_kept, parse

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-03-15", Birthday(3, 15, year=1985)),
        ("03-15", Birthday(3, 15)),
        ("1985/3/15", Birthday(3, 15, year=1985)),
        ("1985.3.15", Birthday(3, 15, year=1985)),
        ("19850315", Birthday(3, 15, year=1985)),
        ("3月15日", Birthday(3, 15)),
        ("1985年3月15日", Birthday(3, 15, year=1985)),
        ("三月十五日", Birthday(3, 15)),
        ("生日3月15", Birthday(3, 15)),
        ("农历8月15", Birthday(8, 15, lunar=True)),
        ("8-15（农历）", Birthday(8, 15, lunar=True)),
        ("八月十五", Birthday(8, 15, lunar=True)),
        ("阴历八月十五日", Birthday(8, 15, lunar=True)),
        ("公历八月十五", Birthday(8, 15)),
        ("腊月廿三", Birthday(12, 23, lunar=True)),
        ("正月初一", Birthday(1, 1, lunar=True)),
        ("冬月三十", Birthday(11, 30, lunar=True)),
        ("闰六月初一", Birthday(6, 1, lunar=True, leap=True)),
        ("1990年十二月廿九", Birthday(12, 29, lunar=True, year=1990)),
        ("L08-15", Birthday(8, 15, lunar=True)),
        (" １９８５－０３－１５ ", Birthday(3, 15, year=1985)),
        ("", None), ("不详", None), ("13-01", None), ("02-30", None), ("农历2月31", None),
        ("1985", None), ("80后", None),
    ],
)  # fmt: skip
def test_as_people_write_them(text: str, expected: Birthday | None) -> None:
    assert parse(text) == expected


def test_29_february_is_kept_on_the_28th_in_other_years() -> None:
    leap = Birthday(2, 29)
    assert next_kept(leap, TODAY) == date(2027, 2, 28)
    assert next_kept(leap, date(2028, 1, 1)) == date(2028, 2, 29)


def test_a_leap_month_s_day_is_kept_in_the_plain_month_of_other_years() -> None:
    born = Birthday(6, 1, lunar=True, leap=True)  # 2025 had a leap sixth month
    assert next_kept(born, date(2025, 7, 1)) == date(2025, 7, 25)
    assert next_kept(Birthday(6, 1, lunar=True), date(2025, 6, 1)) == date(2025, 6, 25)
    assert next_kept(born, TODAY) == date(2027, 7, 4)


def test_a_30th_is_kept_on_the_29th_of_a_short_month_and_the_year_s_end_in_the_next() -> None:
    eve = Birthday(12, 30, lunar=True)
    assert next_kept(eve, TODAY) == date(2027, 2, 5), "the twelfth month of the lunar 2026 has 29 days"
    assert next_kept(Birthday(8, 15, lunar=True), TODAY) == date(2027, 9, 15)


@given(st.integers(1, 12), st.integers(1, 30), st.booleans(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_birthday_comes_once_within_thirteen_months(month: int, day: int, lunar: bool, start: date) -> None:
    born = Birthday(month, day, lunar) if lunar or (month, day) != (2, 30) else Birthday(2, 28)
    kept = list(birthdays.kept_between(born, start, start + timedelta(days=384)))
    assert 1 <= len(kept) <= 2
    assert kept == sorted(kept)
    assert next_kept(born, kept[0]) == kept[0]


def test_the_holidays_of_a_year() -> None:
    found = {one.name: one.on for one in holidays.between(holidays.load(), date(2027, 1, 1), date(2027, 12, 31))}
    assert (found["除夕"], found["春节"], found["元宵节"]) == (date(2027, 2, 5), date(2027, 2, 6), date(2027, 2, 20))
    assert (found["清明节"], found["端午节"], found["中秋节"]) == (
        date(2027, 4, 5),
        date(2027, 6, 9),
        date(2027, 9, 15),
    )
    assert (found["母亲节"], found["国庆节"]) == (date(2027, 5, 9), date(2027, 10, 1))


def test_the_team_s_own_file_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / holidays.FILE
    assert holidays.load(own) == holidays.load()
    entries = [
        {"name": "公司周年", "on": "12-01"},
        {"name": "元旦", "on": "01-02", "greet": False},
        {"name": "展会", "on": "2026-12-08"},
        {"name": "闰日", "on": "02-29"},
        {"name": "错的", "on": "十二月"},
    ]
    own.write_text(json.dumps({"holidays": entries}, ensure_ascii=False), encoding="utf-8")
    found = {one.name: one for one in holidays.between(holidays.load(own), date(2026, 12, 1), date(2027, 3, 1))}
    assert (found["公司周年"].on, found["展会"].on, found["元旦"].on) == (
        date(2026, 12, 1), date(2026, 12, 8), date(2027, 1, 2),
    )  # fmt: skip
    assert found["元旦"].greet is False
    assert "闰日" not in found
    assert "错的" not in found
    own.write_text("not json", encoding="utf-8")
    assert holidays.load(own) == holidays.load()
