"""The list a window was left on, kept beside the data: the next start shows it while the libraries still load.

What is kept is believed only while nothing was written since (`stamp`), on the days it was made for, by the same person
and the same question; the list itself is read behind it in any case and takes its place.
"""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from app import __version__
from app.migrations import HEAD

Row = tuple[Any, ...]
_PROGRAM: Final = f"{__version__} {HEAD}"
_PLAIN: Final = frozenset({str, int, float, bool})


def _pair(values: list[Any]) -> tuple[Any, ...]:
    return tuple(values)


_WRITTEN: Final[Mapping[type, tuple[str, Callable[[Any], Any]]]] = {
    date: ("date", date.toordinal),
    datetime: ("time", datetime.isoformat),
    Decimal: ("exact", str),
    tuple: ("pair", list),
}
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "date": date.fromordinal,
    "time": datetime.fromisoformat,
    "exact": Decimal,
    "pair": _pair,
}


@dataclass(frozen=True)
class FirstScreen:
    """All ids of a list and its first rows, for the question of that name (`list_rows.Opening`)."""

    opening: str
    ids: array[int]
    rows: list[Row]


def stamp(database: Path) -> list[int] | None:
    """What every later write changes: size and time of the file and its newest operation. None while a log beside it
    holds writes, or where it cannot be told.
    """
    try:
        log = database.with_name(f"{database.name}-wal")
        if log.exists() and log.stat().st_size:
            return None
        state = database.stat()
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=0.5)
        try:
            newest = connection.execute("SELECT max(id) FROM operation").fetchone()[0]
        finally:
            connection.close()
    except (OSError, sqlite3.Error):
        return None
    return [state.st_size, state.st_mtime_ns, newest or 0]


def read(path: Path, database: Path, day: date) -> FirstScreen | None:
    """What was kept for this day and still holds."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
            if head["program"] != _PROGRAM or head["database"] != database.name or day.isoformat() not in head["days"]:
                return None
            if head["stamp"] != stamp(database):
                return None
            start, length, count = head["days"][day.isoformat()]
            file.seek(start, os.SEEK_CUR)
            columns = [_unpacked(*one) for one in json.loads(file.read(length))]
            ids = array("q")
            ids.fromfile(file, count)
        return FirstScreen(head["opening"], ids, list(zip(*columns, strict=True)))
    except (OSError, EOFError, ValueError, KeyError, TypeError, ArithmeticError):
        return None  # nothing kept, or cut off: the list is read as always


def write(path: Path, database: Path, stamp: Sequence[int], screens: Mapping[date, FirstScreen]) -> None:
    """Keep these days, whole or not at all. Raises OSError, ValueError where a row holds what cannot be kept."""
    parts: list[bytes] = []
    days, at = {}, 0
    for day, screen in screens.items():
        rows = json.dumps([_packed(one) for one in zip(*screen.rows, strict=True)]).encode()
        parts += [rows, screen.ids.tobytes()]
        days[day.isoformat()] = (at, len(rows), len(screen.ids))
        at += len(parts[-1]) + len(rows)
    opening = next(iter(screens.values())).opening
    head = {"program": _PROGRAM, "database": database.name, "stamp": stamp, "opening": opening, "days": days}
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(json.dumps(head).encode() + b"\n")
        file.writelines(parts)
    new.replace(path)


def _packed(values: Sequence[Any]) -> tuple[str, list[Any]]:
    kinds = {type(one) for one in values if one is not None}
    if kinds <= _PLAIN:
        return "", list(values)
    if len(kinds) > 1 or not kinds <= _WRITTEN.keys():
        raise ValueError(f"a column of {kinds} is not kept")
    name, convert = _WRITTEN[kinds.pop()]
    return name, [None if one is None else convert(one) for one in values]


def _unpacked(name: str, values: list[Any]) -> list[Any]:
    if not name:
        return values
    convert = _READ[name]
    return [None if one is None else convert(one) for one in values]
