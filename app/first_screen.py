"""What the list a window was left on asks the database, kept beside the data as plain SQL: the next start reads that
list from the database while Qt makes the window, and loads the libraries behind SQL only afterwards.

The statements hold for the days they were made for, under the team's rules of then (`ground`) and for the same person
and question; else the list is read as always. It is read once more by the page itself in any case.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from app import __version__
from app.migrations import HEAD
from app.models.exact import from_exact
from app.models.id_arrays import joined_ids

Row = tuple[Any, ...]
FIRST_ROWS: Final = 256
PATIENCE: Final = 0.5
"""Seconds the window waits for the answer: a disk that just woke takes longer, then it comes without rows."""
_PROGRAM: Final = f"{__version__} {HEAD}"
_GROUND: Final = (
    "SELECT version_num, '' FROM alembic_version",
    "SELECT key, value FROM team_setting ORDER BY key",
    "SELECT from_day, days FROM return_rules ORDER BY from_day",
)
"""What the statements themselves were made from: the settings of the team."""

_CONVERT: Final[Mapping[str, Callable[[Any], Any]]] = {
    "date": date.fromisoformat,
    "time": lambda stored: datetime.fromisoformat(stored).replace(tzinfo=UTC),
    "exact": from_exact,
    "flag": bool,
}
"""Kinds of values that the database stores otherwise than rows show them; '' is shown as stored."""


@dataclass(frozen=True)
class Statement:
    """SQL as it goes to the driver."""

    sql: str
    values: list[Any]
    ids_at: int | None = None
    """Where among the values the ids of the wanted rows are put, as a JSON list."""


@dataclass(frozen=True)
class Cell:
    """Where in a read row a shown column stands, and how it is shown."""

    at: int
    kind: str = ""
    also: int | None = None
    """Where the second value of a pair stands."""
    days: int = 0
    """1: shown as the days since, -1: as the days until."""


@dataclass(frozen=True)
class Question:
    """One list on one day: all ids joined into a text; the first rows, each behind its id."""

    ids: Statement
    rows: Statement
    cells: list[Cell]


@dataclass(frozen=True)
class FirstScreen:
    """All ids of a list and its first rows, for the question of that name (`list_rows.Opening`)."""

    opening: str
    ids: array[int]
    rows: list[Row]


class FirstReading:
    """Asks in a thread of its own: SQLite works beside Qt."""

    def __init__(self, opening: str, question: Question, database: Path, day: date) -> None:
        self._opening = opening
        self._found: FirstScreen | None = None
        self._thread = threading.Thread(
            target=self._read, args=(question, database, day), name="first screen", daemon=True
        )
        self._thread.start()

    def answer(self, opening: str) -> FirstScreen | None:
        """The list, if that is what was asked and if it comes soon."""
        if opening != self._opening:
            return None
        self._thread.join(PATIENCE)
        return self._found

    def _read(self, question: Question, database: Path, day: date) -> None:
        try:
            connection = _connected(database)
            try:
                connection.execute("BEGIN")
                ids = joined_ids(connection.execute(question.ids.sql, question.ids.values).fetchone()[0] or "")
                first = ids[:FIRST_ROWS].tolist()
                values = list(question.rows.values)
                values[question.rows.ids_at or 0] = json.dumps(first)
                rows = {row[0]: row for row in connection.execute(question.rows.sql, values)}
            finally:
                connection.close()
            shown = [(*(_shown(rows[one], cell, day) for cell in question.cells), None) for one in first]
        except (sqlite3.Error, ValueError, KeyError, TypeError, IndexError):
            return  # whatever it is, the page that asks itself will say it
        self._found = FirstScreen(self._opening, ids, shown)


def read(path: Path, database: Path, day: date) -> FirstReading | None:
    """Begin to read what was kept for this day, if it still holds."""
    try:
        kept = json.loads(path.read_bytes())
        if kept["program"] != _PROGRAM or kept["database"] != database.name or day.isoformat() not in kept["days"]:
            return None
        if kept["ground"] != ground(database):
            return None
        found = kept["days"][day.isoformat()]
        question = Question(
            Statement(**found["ids"]), Statement(**found["rows"]), [Cell(**one) for one in found["cells"]]
        )
        return FirstReading(kept["opening"], question, database, day)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # nothing kept, or cut off: the list is read as always


def write(path: Path, database: Path, opening: str, questions: Mapping[date, Question]) -> None:
    """Keep these days, whole or not at all. Raises OSError."""
    days = {day.isoformat(): asdict(question) for day, question in questions.items()}
    kept = {
        "program": _PROGRAM, "database": database.name, "ground": ground(database), "opening": opening, "days": days,
    }  # fmt: skip
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(kept), encoding="utf-8")
    new.replace(path)


def ground(database: Path) -> list[list[Sequence[Any]]] | None:
    """What the statements rest on; None where it cannot be told."""
    try:
        connection = _connected(database)
        try:
            return [[list(row) for row in connection.execute(sql)] for sql in _GROUND]
        finally:
            connection.close()
    except sqlite3.Error:
        return None


def _connected(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=0.5, isolation_level=None, check_same_thread=False
    )


def _shown(row: Sequence[Any], cell: Cell, day: date) -> Any:
    value = row[cell.at]
    if value is not None and cell.kind:
        value = _CONVERT[cell.kind](value)
    if cell.also is not None:
        return (value, row[cell.also])
    if value is None or not cell.days:
        return value
    return (day - value).days if cell.days > 0 else max(0, (value - day).days)
