"""Birthdays as people write them, solar and lunar, and the day on which each is kept in a year (3-rules 3.4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from borax.calendars.lunardate import LCalendars, LunarDate

_FIRST_YEAR, _LAST_YEAR = 1901, 2099
_LUNAR: Final = ("农历", "阴历", "旧历", "lunar", "(农)", "(阴)")
_SOLAR: Final = ("公历", "阳历", "新历", "solar", "(公)", "(阳)")
_DIGITS: Final = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
_CHINESE: Final = "〇零一二三四五六七八九十廿卅"
_NUMBERS: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})[-./年]?)?(?P<leap>闰)?(?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?"
)
_COMPACT: Final = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_WORDS: Final = re.compile(
    rf"(?:(?P<year>\d{{4}}|[{_CHINESE}]{{4}})年)?(?P<leap>闰)?(?P<month>[正冬腊]|[{_CHINESE}]{{1,2}})月"
    rf"(?P<first>初)?(?P<day>[{_CHINESE}]{{1,3}}|\d{{1,2}})(?P<unit>[日号])?"
)


@dataclass(frozen=True)
class Birthday:
    """Month and day of the solar or the lunar year; `leap` for one in a leap month. `year` where it was written."""

    month: int
    day: int
    lunar: bool = False
    leap: bool = False
    year: int | None = None


@lru_cache(maxsize=20_000)
def parse(text: str) -> Birthday | None:
    """The birthday in a cell such as 1985-03-15, 3月15日, 农历8月15, 八月十五, 闰六月初一; None when it is none.

    Chinese numerals without 日 are a lunar date, as people write them; 农历 and 公历 beside it decide before all.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    lunar: bool | None = None
    for words, meaning in ((_LUNAR, True), (_SOLAR, False)):
        for word in words:
            if word in plain:
                lunar, plain = meaning, plain.replace(word, "")
    if plain.startswith("l") and plain[1:2].isdigit():
        lunar, plain = True, plain[1:]
    plain = plain.removeprefix("生日").strip("-:,;()")
    found = _COMPACT.fullmatch(plain) or _NUMBERS.fullmatch(plain)
    if found is not None:
        leap = bool(found.groupdict().get("leap"))
        year = int(found["year"]) if found["year"] else None
        return _checked(int(found["month"]), int(found["day"]), bool(lunar) or leap, leap, year)
    found = _WORDS.fullmatch(plain)
    if found is None:
        return None
    is_lunar = lunar if lunar is not None else not found["unit"] or bool(found["first"] or found["leap"])
    is_lunar = is_lunar or found["month"] in _MONTHS
    month, day = _number(found["month"]), _number(found["day"])
    year_text = found["year"]
    year = None if year_text is None else _year(year_text)
    return _checked(month, day, is_lunar, bool(found["leap"]), year)


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    if text in _MONTHS:
        return _MONTHS[text]
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(str(_DIGITS[one]) for one in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _year(text: str) -> int | None:
    if text.isascii():
        return int(text)
    return int("".join(str(_DIGITS[one]) for one in text)) if all(one in _DIGITS for one in text) else None


def _checked(month: int, day: int, lunar: bool, leap: bool, year: int | None) -> Birthday | None:
    longest = 30 if lunar else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1] if 1 <= month <= 12 else 0
    if not 1 <= month <= 12 or not 1 <= day <= longest:
        return None
    return Birthday(month, day, lunar, leap, year)


def kept_between(birthday: Birthday, first: date, last: date) -> Iterator[date]:
    """The days between two on which the birthday is kept. 29 February is kept on the 28th in other years; a leap
    month's day in the plain month of years without it; a 30th that the month does not have on its 29th.
    """
    # A lunar year begins up to seven weeks after the solar one: its last months fall into the next.
    for year in range(max(_FIRST_YEAR, first.year - 1), min(_LAST_YEAR, last.year) + 1):
        day = (
            lunar_day(year, birthday.month, birthday.day, leap=birthday.leap)
            if birthday.lunar
            else _solar(year, birthday.month, birthday.day)
        )
        if first <= day <= last:
            yield day


def next_kept(birthday: Birthday, from_day: date) -> date | None:
    """The next day on which it is kept, today included."""
    return next(kept_between(birthday, from_day, from_day + timedelta(days=400)), None)


def _solar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


@lru_cache(maxsize=20_000)
def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """The solar date of a day of a lunar year, 1901 to 2099; see `kept_between` for days that are not there."""
    in_leap = leap and LCalendars.leap_month(year) == month
    length = LCalendars.ndays(year, month, 1 if in_leap else 0)
    found: date = LunarDate(year, month, min(day, length), 1 if in_leap else 0).to_solar_date()
    return found


def last_lunar_day(year: int) -> date:
    """除夕: the last day of a lunar year."""
    return lunar_day(year + 1, 1, 1) - timedelta(days=1)
