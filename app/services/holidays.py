"""Holidays from a data file that the supervisor can extend: solar, lunar, by solar term, by weekday, single days."""

from __future__ import annotations

import json
import logging
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from borax.calendars.lunardate import TERMS_CN, TermUtils

from app import paths
from app.access import Actor, Permission, require
from app.errors import FileUnreadable, InvalidValue
from app.services import birthdays
from app.services.birthdays import last_lunar_day, lunar_day

log = logging.getLogger(__name__)
FILE: Final = "holidays.json"
NOUN: Final = "holiday"
_NTH: Final = re.compile(r"(\d{1,2})月第([一二三四五1-5])个?(?:星期|周|礼拜)([一二三四五六日天])")
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


@dataclass(frozen=True)
class OwnHolidays:
    """The team's own file: its holidays, and whether it (or how many entries of it) could not be understood."""

    holidays: tuple[Holiday, ...] = ()
    broken: bool = False
    left_out: int = 0


def read_own(path: Path) -> OwnHolidays:
    """The team's own holidays as they stand in the file; a missing file has none."""
    if not path.exists():
        return OwnHolidays()
    try:
        entries: Any = json.loads(path.read_text(encoding="utf-8-sig"))["holidays"]
        made = [_entry(one) for one in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.info("own holidays not readable: %s", type(error).__name__)
        return OwnHolidays(broken=True)
    return OwnHolidays(tuple(one for one in made if one is not None), left_out=made.count(None))


def write_own(actor: Actor, path: Path, holidays: Sequence[Holiday]) -> None:
    """Write the team's own holidays whole or not at all; a file that could not be read is kept beside as .broken.
    Raises NotAllowed, FileUnreadable.
    """
    require(actor, Permission.TEAM_SETTINGS)
    body = {"holidays": [{"name": one.name, "on": one.rule, "greet": one.greet} for one in holidays]}
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        found = read_own(path)
        if found.broken or found.left_out:
            os.replace(path, path.with_name(f"{path.name}.broken"))
        beside.write_text(json.dumps(body, ensure_ascii=False, indent=2), encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        raise FileUnreadable(path.name) from error
    finally:
        beside.unlink(missing_ok=True)


def rule_of(text: str) -> str:
    """How a day is written in the file, from what a person types: 9-10, 9月10日, 农历八月十五, 除夕, 清明,
    5月第二个星期日, 2027-09-10. Raises InvalidValue (required, not_a_date).
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        raise InvalidValue(NOUN, "on", "required")
    if plain in ("除夕", "农历岁末"):
        return "农历岁末"
    if plain in TERMS_CN:
        return plain
    if plain.endswith("节") and plain[:-1] in TERMS_CN:
        return plain[:-1]
    nth = _NTH.fullmatch(plain)
    if nth is not None:
        number = "一二三四五12345".index(nth[2]) % 5 + 1
        weekday = "一二三四五六日天".index(nth[3]) + 1
        return f"{int(nth[1]):02d}-W{number}-{min(weekday, 7)}" if 1 <= int(nth[1]) <= 12 else _refuse(text)
    if _WEEKDAY.fullmatch(plain):
        return plain
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        day = birthdays.parse(plain)
    if day is None:
        return _refuse(text)
    return f"{'农历' if day.lunar else ''}{day.month:02d}-{day.day:02d}"


def next_on(rule: str, from_day: date) -> date | None:
    """The next day a rule names, today included; None where there is none any more."""
    try:
        return min(
            (day for day in _days(rule, range(from_day.year - 1, from_day.year + 6)) if day >= from_day), default=None
        )
    except ValueError:
        return None


def _refuse(text: str) -> str:
    raise InvalidValue(NOUN, "on", "not_a_date", text.strip()[:20])


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
    if not isinstance(entry, Mapping) or not {"name", "on"} <= entry.keys():
        return None
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
