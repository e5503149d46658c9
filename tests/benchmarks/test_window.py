"""The window with a hundred thousand customers: start, tab switch, end of list, order, memory."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.settings import ComputerSettings
from tests.benchmarks.measure import Big

pytestmark = pytest.mark.benchmark
SCRIPT = Path(__file__).with_name("window_tour.py")


def run(what: str, *arguments: str) -> dict[str, Any]:
    """One process of the script; its figures."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "KEBAN_STARTED": str(time.time())},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def data_dir(big: Big, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of its own, opening on 潜在客户."""
    folder = tmp_path_factory.mktemp("window")
    with big.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(big.database.path, folder / "keban.db")
    settings.save(folder / "settings.ini", ComputerSettings(first_run_done=True, theme="light", last_tab="potential"))
    return folder


def test_start_to_usable_table(data_dir: Path) -> None:
    ours = statistics.median(run("start", str(data_dir))["ready"] for _ in range(5))
    bare = statistics.median(run("bare")["ready"] for _ in range(5))
    print(f"\nstart to usable table {ours:.3f} s = {ours / bare:.1f} × a bare window ({bare:.3f} s)")
    assert ours <= 1.5 * bare + 1.5


def test_tour(data_dir: Path) -> None:
    figures = run("tour", str(data_dir))
    print("\n" + "\n".join(f"{key:<20} {value}" for key, value in figures.items()))
    assert figures["switch_p95"] <= 0.1
    assert figures["end_max"] <= 1
    assert figures["sort_max"] <= 1
    assert figures["select_all_max"] <= 0.2
    assert figures["repaint_p95"] <= 0.03
    assert figures["editor_max"] <= 0.1
    assert figures["memory_mb"] <= 600
