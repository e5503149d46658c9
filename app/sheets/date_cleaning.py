"""Cleaners of days and times of day (4-excel 4.3)."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from app.sheets.problems import CellProblem, ProblemCode
from app.sheets.text_cleaning import folded_text, is_punctuation
from app.sheets.workbook import Cell

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)
_EPOCH_1900: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_LEAP_BUG: Final = 60  # Excel believes in 1900-02-29; days before it count one less

_CLOCK: Final = (
    r"(?P<ampm1>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|深夜)?\s*(?P<hour>\d{1,2})[:时点](?P<minute>\d{1,2}|半)?"
    r"(?:[:分](?P<second>\d{1,2})(?:\.\d+)?)?[秒分]?\s*(?P<ampm2>am|pm)?(?:z|[+-]\d{2}:?\d{2})?"
)
_WEEKDAY: Final = r"(?:\(?(?:星期|周)[一二三四五六日天]\)?)?"
_DAY: Final = re.compile(
    r"(?P<year>\d{4}|\d{2})\s*(?P<mark>[-./年。、\\])\s*(?P<month>\d{1,2})\s*(?P<mark2>[-./月。、\\])\s*(?P<day>\d{1,2})\s*[日号.]?"
    rf"\s*{_WEEKDAY}(?:[\sT]*{_CLOCK})?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(
    rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:[\sT]+{_CLOCK})?",
    re.IGNORECASE,
)
_FOURTEEN: Final = re.compile(r"((?:19|20)\d{6})(\d{2})(\d{2})(\d{2})")
_CHINESE_DAY: Final = re.compile(
    r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_DIGITS: Final = {word: number for number, word in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YEARLESS: Final = re.compile(
    rf"(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号]?\s*{_WEEKDAY}(?:\s*{_CLOCK})?",
    re.IGNORECASE,
)
_YEAR_LAST: Final = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<mark>[-./])(?P<b>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})(?:[\s,T]+{_CLOCK})?",
    re.IGNORECASE,
)
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ENGLISH: Final = re.compile(
    r"(?:(?P<day>\d{1,2})[-\s](?P<name>[a-z]{3,9})\.?[-\s,]+|(?P<name2>[a-z]{3,9})\.?\s+(?P<day2>\d{1,2}),?\s+)"
    r"(?P<year>\d{4})|(?P<day3>\d{1,2})-(?P<name3>[a-z]{3})-(?P<year3>\d{2})",
    re.IGNORECASE,
)


class Moment(NamedTuple):
    """A day, and the time of day where the cell had one."""

    day: date
    clock: time | None = None


_MORNING: Final = frozenset({"凌晨", "清晨", "早上", "上午", "am"})
_AFTERNOON: Final = frozenset({"下午", "傍晚", "pm"})
_NIGHT: Final = frozenset({"晚上", "夜里", "深夜"})


def _in_range(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise CellProblem(ProblemCode.DATE_OUT_OF_RANGE)
    return day


def _from_serial(number: float, epoch1904: bool) -> Moment:
    if not math.isfinite(number):
        raise CellProblem(ProblemCode.NOT_A_DATE)
    whole = int(number)
    fraction = number - whole
    if len(str(whole)) == 8 and not fraction:
        return _from_text(str(whole), None, epoch1904)
    # Four digits like a year (or 2024.05) are not a day number from 1905: never guessed.
    if number < 1 or 1900 <= number < 2101:
        raise CellProblem(ProblemCode.NOT_A_DATE)
    if whole > 80_000:
        raise CellProblem(ProblemCode.NOT_A_DATE if whole > 3_000_000 else ProblemCode.DATE_OUT_OF_RANGE)
    if epoch1904:
        day = _EPOCH_1904 + timedelta(days=whole)
    elif whole == _LEAP_BUG:
        raise CellProblem(ProblemCode.NOT_A_DATE)
    else:
        day = _EPOCH_1900 + timedelta(days=whole + (whole < _LEAP_BUG))
    seconds = round(fraction * 86_400) % 86_400
    clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60) if seconds else None
    return Moment(_in_range(day), clock)


def _clock(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    if parts.get("hour") is None:
        return None
    hour = int(parts["hour"])
    half = (parts["ampm1"] or parts["ampm2"] or "").casefold()
    if half in _NIGHT and hour in {0, 12}:
        # Midnight of this day or of the next: never guessed.
        raise CellProblem(ProblemCode.NOT_A_DATE)
    if (half in _AFTERNOON and hour < 12) or (half in _NIGHT and 5 <= hour < 12) or (half == "中午" and hour <= 3):
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    minute = 30 if parts["minute"] == "半" else int(parts["minute"] or 0)
    clock = time(hour, minute, int(parts["second"] or 0))
    return None if clock == time.min else clock


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _of_chinese(text: str) -> int:
    """二十一 is 21, 十 is 10, 五 is 5."""
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _same_marks(found: re.Match[str]) -> bool:
    """Year and month are followed by 年 and 月, or by marks; the rarer marks 。 、 and \\ must be the same twice."""
    first, second = found["mark"], found["mark2"]
    return (first == "年") == (second == "月") and (first == second or {first, second} <= set("-./年月"))


def _from_text(text: str, year: int | None, epoch1904: bool) -> Moment:
    text = text.replace("元月", "1月")
    try:
        if (found := _DAY.fullmatch(text)) and _same_marks(found):
            return Moment(date(_year(found["year"]), int(found["month"]), int(found["day"])), _clock(found))
        if found := _COMPACT.fullmatch(text):
            return Moment(date(int(found["year"]), int(found["month"]), int(found["day"])), _clock(found))
        if found := _FOURTEEN.fullmatch(text):
            clock = time(int(found[2]), int(found[3]), int(found[4]))
            return Moment(_from_text(found[1], None, epoch1904).day, clock if clock != time.min else None)
        if found := _CHINESE_DAY.fullmatch(text):
            typed_year = int("".join(str(_DIGITS[one]) for one in found["year"]))
            return Moment(date(typed_year, _of_chinese(found["month"]), _of_chinese(found["day"])))
        if found := _YEARLESS.fullmatch(text):
            if year is None:
                raise CellProblem(ProblemCode.DATE_WITHOUT_YEAR)
            return Moment(date(year, int(found["month"]), int(found["day"])), _clock(found))
        if found := _YEAR_LAST.fullmatch(text):
            first, second = int(found["a"]), int(found["b"])
            # 13/1/2024 or 1/13/2024 can be told; 1/2/2024 cannot and is not guessed.
            if first == second or first > 12 or second > 12:
                month, day = (second, first) if first > 12 else (first, second)
                return Moment(date(int(found["year"]), month, day), _clock(found))
        if found := _ENGLISH.fullmatch(text):
            name = (found["name"] or found["name2"] or found["name3"]).casefold()[:3]
            if name in _MONTHS:
                day = int(found["day"] or found["day2"] or found["day3"])
                return Moment(date(_year(found["year"] or found["year3"]), _MONTHS[name], day))
    except ValueError:
        raise CellProblem(ProblemCode.NOT_A_DATE) from None
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _from_serial(float(text), epoch1904)
    if re.fullmatch(r"\d{8}\.0+", text):
        return _from_text(text[:8], year, epoch1904)
    raise CellProblem(ProblemCode.NOT_A_DATE)


def clean_moment(value: Cell, *, year: int | None = None, epoch1904: bool = False) -> Moment | None:
    """Day and time of day of a cell: real dates, serials, the styles of 4-excel 4.3; anything else is a problem.

    `year` completes `1月5日`; dates outside 1900-01-01..2100-12-31 are problems too.
    """
    if isinstance(value, datetime):
        clock = value.time().replace(microsecond=0)
        return Moment(_in_range(value.date()), None if clock == time.min else clock)
    if isinstance(value, date):
        return Moment(_in_range(value))
    if isinstance(value, (bool, time, timedelta)):
        raise CellProblem(ProblemCode.NOT_A_DATE)
    if isinstance(value, (int, float)):
        return _from_serial(float(value), epoch1904)
    text = folded_text(value)
    if not text or is_punctuation(text):
        return None
    moment = _from_text(text, year, epoch1904)
    return Moment(_in_range(moment.day), moment.clock)


def clean_date(value: Cell, *, year: int | None = None, epoch1904: bool = False) -> date | None:
    """The day of a cell; see `clean_moment`."""
    moment = clean_moment(value, year=year, epoch1904=epoch1904)
    return None if moment is None else moment.day


_TIME: Final = re.compile(_CLOCK, re.IGNORECASE)


def clean_time(value: Cell) -> time | None:
    """A time of day: a time cell, a fraction of a day, `9:30`, `下午3点20分`."""
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, time):
        return value.replace(microsecond=0)
    if isinstance(value, float) and 0 <= value < 1:
        seconds = round(value * 86_400) % 86_400
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    text = folded_text(value)
    if not text or is_punctuation(text):
        return None
    if found := _TIME.fullmatch(text):
        try:
            return _clock(found) or time.min
        except ValueError:
            raise CellProblem(ProblemCode.NOT_A_DATE) from None
    raise CellProblem(ProblemCode.NOT_A_DATE)
