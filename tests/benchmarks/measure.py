"""A clock, the sizes, and a bare sqlite3 connection to compare with.

KEBAN_BENCH_CUSTOMERS chooses another size. Figures are ratios to plain SQL doing the same in the same run, so that
they mean the same on every machine.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.access import Actor
from app.db import Database

CUSTOMERS = int(os.environ.get("KEBAN_BENCH_CUSTOMERS", "100000"))
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Big:
    """The filled database, how long filling took, and who asks."""

    database: Database
    fill_seconds: float
    rows: int
    boss: Actor
    seller: Actor


def open_bare(path: Path) -> sqlite3.Connection:
    """A connection with the program's own settings of SQLite."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def best(work: Callable[[], Any], times: int = 3) -> float:
    """Seconds of the fastest of some runs; the first warms up."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def show(what: str, ours: float, plain: float) -> float:
    """Print one figure and give the ratio."""
    ratio = ours / plain
    print(f"\n{what:<44} {ours * 1000:9.2f} ms  {ratio:6.2f} × bare ({plain * 1000:.2f} ms)", end="")
    return ratio
