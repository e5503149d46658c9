"""Writes a day, an amount or a yes the way the cell had it typed before: `2026.3.22`, `5.8208万`, `￥1,234.50`, √."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from app.sheets.amount_cleaning import amount_of
from app.sheets.date_cleaning import clean_moment
from app.sheets.problems import CellProblem

_DAY: Final = re.compile(
    r"(?P<year>\d{4}|\d{2})(?P<mark>[-./]|年)(?P<month>\d{1,2})(?P<mark2>[-./]|月)(?P<day>\d{1,2})(?P<end>[日号]?)"
    r"(?P<clock>\s+\d{1,2}:\d{2}(?P<seconds>:\d{2})?)?"
)
_COMPACT: Final = re.compile(r"\d{8}")
_YEARLESS: Final = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})(?P<end>[日号])")
_AMOUNT: Final = re.compile(
    r"(?P<before>(?:￥|¥|RMB|CNY|\$)?\s?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?P<between>\s?)(?P<power>[万亿千wW]?)(?P<after>[^\d.,()+\-\s]{0,3})"
)
_POWERS: Final = {"": 1, "千": 1000, "万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000}
_YES_AND_NO: Final = (
    ("是", "否"), ("有", "无"), ("√", "×"), ("✓", "✗"), ("对", "错"), ("Y", "N"), ("y", "n"), ("Yes", "No"),
    ("YES", "NO"), ("yes", "no"), ("TRUE", "FALSE"), ("True", "False"), ("true", "false"), ("1", "0"),
)  # fmt: skip
_MOST_DECIMALS: Final = 4


def yes_or_no(value: bool, old: str) -> str:
    """是 or 否, or the pair of words that the cell spoke before."""
    pair = next((pair for pair in _YES_AND_NO if old.strip() in pair), _YES_AND_NO[0])
    return pair[0] if value else pair[1]


def _two(number: str, new: int, padded: bool) -> str:
    return f"{new:02d}" if padded or number.startswith("0") else str(new)


def day_like(value: date | datetime, old: str) -> str | None:
    """The day in the pattern of the old text, or None when that was no day or cannot say the new one.

    Without a leading zero to learn from, days with - and / are padded, others are not.
    """
    old = old.strip()
    if _COMPACT.fullmatch(old):
        written = f"{value:%Y%m%d}"
    elif (found := _DAY.fullmatch(old)) and found["mark"] + found["mark2"] in {"--", "..", "//", "年月"}:
        single = len(found["month"]) == 1 or len(found["day"]) == 1
        zero = found["month"].startswith("0") or found["day"].startswith("0")
        padded = zero or (not single and found["mark"] in "-/")
        year = f"{value.year:04d}" if len(found["year"]) == 4 else f"{value.year % 100:02d}"
        month, day = _two(found["month"], value.month, padded), _two(found["day"], value.day, padded)
        written = f"{year}{found['mark']}{month}{found['mark2']}{day}{found['end']}"
        if isinstance(value, datetime) and (found["clock"] or value.time() != time.min):
            written += f" {value:%H:%M:%S}" if found["seconds"] or value.second else f" {value:%H:%M}"
    elif found := _YEARLESS.fullmatch(old):
        # The year goes with it: the sheet's year need not be the new day's.
        written = f"{value.year}年{value.month}月{value.day}{found['end']}"
    else:
        return None
    return written if _same_day(written, old, value) else None


def _same_day(written: str, old: str, value: date) -> bool:
    try:
        before, moment = clean_moment(old, year=value.year), clean_moment(written)
    except CellProblem:
        return False
    if before is None or moment is None:
        return False
    wanted = value.date() if isinstance(value, datetime) else value
    clock = value.time().replace(microsecond=0) if isinstance(value, datetime) else time.min
    return moment.day == wanted and (moment.clock or time.min) == clock


def amount_like(value: Decimal, old: str) -> str | None:
    """The amount in the pattern of the old text, or None when that cannot say it exactly.

    A text with 万 keeps it with up to four decimals; one with a currency sign, commas or a unit keeps those and its
    number of decimals; bare digits stay bare digits.
    """
    found = _AMOUNT.fullmatch(old.strip())
    if found is None or value < 0:
        return None
    power = found["power"]
    scaled = value / _POWERS[power]
    decimals = len(found["decimals"] or ".") - 1
    bare = not (found["before"] or found["after"] or power or "," in found["digits"])
    if power or bare:
        number = f"{scaled.normalize():f}"
        if bare and found["digits"].startswith("0") and len(found["digits"]) > 1:
            return None
        if power and len(number.partition(".")[2]) > max(decimals, _MOST_DECIMALS):
            return None
        if "," in found["digits"]:
            whole, point, rest = number.partition(".")
            number = f"{int(whole):,}{point}{rest}"
    else:
        grouped = "," in found["digits"] or (len(found["digits"]) <= 3 and bool(found["before"].strip()))
        number = f"{scaled:,.{decimals}f}" if grouped else f"{scaled:.{decimals}f}"
    written = f"{found['before']}{number}{found['between']}{power}{found['after']}"
    try:
        before, after = amount_of(old), amount_of(written)
    except CellProblem:
        return None
    if before is None or after is None or after.value != value or after.currency != before.currency:
        return None
    return written
