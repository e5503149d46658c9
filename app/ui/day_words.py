"""Days as people type them, in Chinese and in English (5-interface, Tables: type-aware editors)."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

# texts: data
_WEEKDAYS: Final = "一二三四五六日天"
_NEAR: Final = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3, "昨天": -1, "前天": -2}
_NUMBERS: Final = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_AWAY: Final = re.compile(r"(\d{1,3}|[一两二三四五六七八九十])个?(天|日|周|星期|礼拜|月|年)(后|前)")
_WEEK: Final = re.compile(r"(下下|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])")
_YMD: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MD: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_WEEKS: Final = {"本": 0, "这": 0, "下": 1, "下下": 2}
_BACK, _MONTHS, _YEARS, _DAYS = "前", "月", "年", "天日"
# texts: end

# The same in English; both are understood whatever the language of the interface.
_NEAR_ENGLISH: Final = {"today": 0, "tomorrow": 1, "yesterday": -1}
_AWAY_ENGLISH: Final = re.compile(r"(?:(in)?(\d{1,3})(day|week|month|year)s?(ago)?)")
_WEEK_ENGLISH: Final = re.compile(r"(next|this)?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?")
_SHORT_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_day(text: str, today: date) -> date | None:
    """The day that was meant, or None where no day can be read.

    Understands 2026-1-5, 2026/1/5, 2026年1月5日, 20260105, 0105, 1-5, 1月5日 (a day without a year is the next such
    day, up to 30 days back), 今天, 明天, 3天后, 两周后, 1个月后, 下周一, tomorrow, in 3 days, 2 weeks ago, next Monday.
    """
    words = re.sub(r"\s+", "", text).lower()
    if words in _NEAR:
        return today + timedelta(_NEAR[words])
    if found := _AWAY.fullmatch(words):
        return _away(found, today)
    if found := _WEEK.fullmatch(words):
        return _weekday(min(_WEEKDAYS.index(found[2]), 6), _WEEKS.get(found[1] or ""), today)
    if words in _NEAR_ENGLISH:
        return today + timedelta(_NEAR_ENGLISH[words])
    if found := _AWAY_ENGLISH.fullmatch(words):
        number = int(found[2])
        return _stepped(today, -number if found[4] else number, found[3])
    if found := _WEEK_ENGLISH.fullmatch(words):
        return _weekday(_SHORT_DAYS.index(found[2]), {"next": 1, "this": 0}.get(found[1] or ""), today)
    if re.fullmatch(r"\d{8}", words):
        return _day(int(words[:4]), int(words[4:6]), int(words[6:]))
    if found := _YMD.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{4}", words):
        return _next(int(words[:2]), int(words[2:]), today)
    if found := _MD.fullmatch(words):
        return _next(int(found[1]), int(found[2]), today)
    return None


def add_months(day: date, months: int) -> date:
    """The same day that many months on; the month's last day where it has fewer days. Raises OverflowError."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (found := _day(year, month + 1, last)) is not None:
            return found
    return day


def _away(found: re.Match[str], today: date) -> date | None:
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
    step = "day" if found[2] in _DAYS else {_MONTHS: "month", _YEARS: "year"}.get(found[2], "week")
    return _stepped(today, -number if found[3] == _BACK else number, step)


def _stepped(today: date, number: int, step: str) -> date | None:
    try:
        if step in ("month", "year"):
            return add_months(today, number * (12 if step == "year" else 1))
        return today + timedelta(number * (7 if step == "week" else 1))
    except OverflowError:
        return None


def _weekday(weekday: int, weeks: int | None, today: date) -> date:
    # Of the week that many weeks on; without one the next such day, today included.
    meant = today + timedelta(weekday - today.weekday() + 7 * (weeks or 0))
    return meant + timedelta(7) if weeks is None and meant < today else meant


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year + 9):  # 29 February comes within eight years
        meant = _day(year, month, day)
        if meant is not None and meant >= today - timedelta(30):
            return meant
    return None
