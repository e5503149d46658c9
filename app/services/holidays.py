"""Holidays from a data file that the supervisor can extend: solar, lunar, by solar term, by weekday, single days."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from borax.calendars.lunardate import TERMS_CN, TermUtils

from app import paths
from app.services.birthdays import last_lunar_day, lunar_day

log = logging.getLogger(__name__)
FILE: Final = "holidays.json"
_SOLAR: Final = re.compile(r"(\d{2})-(\d{2})")
_LUNAR: Final = re.compile(r"农历(\d{2})-(\d{2})")
_WEEKDAY: Final = re.compile(r"(\d{2})-W([1-5])-([1-7])")


@dataclass(frozen=True)
class Holiday:
    """One holiday of the file; `rule` is how its day is written there."""

    name: str
    rule: str
    greet: bool


@dataclass(frozen=True)
class HolidayOn:
    """A holiday on a day."""

    name: str
    on: date
    greet: bool


def load(own: Path | None = None) -> tuple[Holiday, ...]:
    """The holidays that ship with the program and those of the team's own file in the data folder, where a name that is
    known replaces it. What cannot be understood is left out and noted in the log; it never stops the work.
    """
    found = _read(paths.resources() / FILE, _stamp(paths.resources() / FILE))
    if own is None or not own.exists():
        return found
    named = {one.name: one for one in found} | {one.name: one for one in _read(own, _stamp(own))}
    return tuple(named.values())


def between(holidays: tuple[Holiday, ...], first: date, last: date) -> list[HolidayOn]:
    """The holidays between two days, in order."""
    made = [
        HolidayOn(one.name, day, one.greet)
        for one in holidays
        for day in set(_days(one.rule, range(first.year - 1, last.year + 1)))
        if first <= day <= last
    ]
    return sorted(made, key=lambda one: (one.on, one.name))


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns


@lru_cache(maxsize=8)
def _read(path: Path, stamp: int) -> tuple[Holiday, ...]:
    """Read once per state of the file."""
    try:
        entries: Any = json.loads(path.read_text(encoding="utf-8-sig"))["holidays"]
        made = [one for entry in entries if (one := _entry(entry)) is not None]
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.info("holidays not readable, left out: %s", type(error).__name__)
        return ()
    if len(made) < len(entries):
        log.info("%d holidays not understood, left out", len(entries) - len(made))
    return tuple(made)


def _entry(entry: Mapping[str, Any]) -> Holiday | None:
    name, rule = str(entry["name"]).strip(), str(entry["on"]).strip()
    try:
        known = any(True for _ in _days(rule, range(2024, 2030))) or date.fromisoformat(rule)
    except ValueError:
        return None
    return Holiday(name, rule, bool(entry.get("greet", True))) if name and known else None


def _days(rule: str, years: range) -> Iterator[date]:
    """The days a rule names in these years. Raises ValueError for what is no rule."""
    if rule == "农历岁末":
        yield from (last_lunar_day(year) for year in years)
    elif rule in TERMS_CN:
        yield from (TermUtils.nth_term_day(year, TERMS_CN.index(rule)) for year in years)
    elif (found := _LUNAR.fullmatch(rule)) is not None:
        month, day = int(found[1]), int(found[2])
        if not (1 <= month <= 12 and 1 <= day <= 30):
            raise ValueError(rule)
        yield from (lunar_day(year, month, day) for year in years)
    elif (found := _WEEKDAY.fullmatch(rule)) is not None:
        yield from (_nth_weekday(year, *map(int, found.groups())) for year in years)
    elif (found := _SOLAR.fullmatch(rule)) is not None:
        month, day = int(found[1]), int(found[2])
        yield from (date(year, month, day) for year in years if (month, day) != (2, 29) or _leap(year))
    else:
        yield date.fromisoformat(rule)


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
