"""The window with a hundred thousand and a million customers, as strict as promised (5-interface, Figures): start, tab
switch, end of list, order, repaint, longest block, memory.

The times are those of a machine that does nothing else. KEBAN_MILLION names a data folder with a million customers
(`main.py --data-dir … sample --customers 1000000` takes ten minutes); without it that test is left out.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.access import Role
from app.db import Database
from app.migrations.runner import upgrade
from app.services import users
from app.settings import ComputerSettings
from tests.benchmarks.measure import NOW, Big

pytestmark = pytest.mark.benchmark
SCRIPT = Path(__file__).with_name("window_tour.py")


def run(what: str, *arguments: str) -> dict[str, Any]:
    """One process of the script; its figures. The interpreter keeps compiled modules, as an installed program does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KEBAN_STARTED": str(time.time())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what, *arguments],
        env=environment, capture_output=True, encoding="utf-8", timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def told(title: str, figures: dict[str, Any]) -> None:
    print(f"\n{title}\n" + "\n".join(f"  {key:<20} {value}" for key, value in figures.items()))


def remember(folder: Path) -> Path:
    """The folder opens on 潜在客户 without a question."""
    chosen = ComputerSettings(first_run_done=True, theme="light", last_tab="potential", close_action="quit")
    settings.save(folder / "settings.ini", chosen)
    return folder


@pytest.fixture(scope="module")
def data_dir(big: Big, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of its own."""
    folder = tmp_path_factory.mktemp("window")
    with big.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(big.database.path, folder / "keban.db")
    return remember(folder)


@pytest.fixture(scope="module")
def empty_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without a customer: what the program takes by itself."""
    folder = tmp_path_factory.mktemp("empty")
    database = Database(folder / "keban.db")
    upgrade(database)
    with database.writing() as session:
        users.ensure(session, "钱大勇", Role.SUPERVISOR, now=NOW)
    database.close()
    return remember(folder)


def test_start_to_usable_table(data_dir: Path) -> None:
    """After somebody wrote elsewhere. The very first start, which knows nothing of the last time, is told beside it."""
    run("start", str(data_dir))  # compiles, warms the disk, keeps what its first screen asks
    ours, unkept, bare = [], [], []
    kept = data_dir / "first_screen"
    for at in range(5):
        with sqlite3.connect(data_dir / "keban.db") as connection:
            connection.execute("UPDATE customer SET remark = ? WHERE id = 1", (f"{at}",))
        connection.close()
        ours.append(run("start", str(data_dir))["ready"])
        bare.append(run("bare")["ready"])
        kept.unlink()
        unkept.append(run("start", str(data_dir))["ready"])
    mine, theirs = statistics.median(ours), statistics.median(bare)
    print(f"\nstart to usable table {mine:.3f} s, bare window {theirs:.3f} s, allowed {1.5 * theirs + 0.5:.3f} s")
    print(f"nothing known of the last time {statistics.median(unkept):.3f} s")
    assert mine <= 1.5 * theirs + 0.5


def test_tour(data_dir: Path) -> None:
    figures = run("tour", str(data_dir))
    told("a hundred thousand customers", figures)
    assert figures["switch_p95"] <= 0.1
    assert figures["end_max"] <= 1
    assert figures["sort_max"] <= 1
    assert figures["select_all_max"] <= 1
    assert figures["repaint_p95"] <= 0.03
    assert figures["editor_max"] <= 0.1
    assert figures["longest_block"] <= 0.2


def test_nothing_holds_the_window_up(data_dir: Path) -> None:
    figures = run("walk", str(data_dir))
    told("every tab, dialog, export, import", figures)
    assert figures["longest_block"] <= 0.2
    assert figures["longest_theme"] <= 0.2


def test_nothing_grows(data_dir: Path) -> None:
    figures = run("stay", str(data_dir))
    told("a thousand tabs and dialogs", figures)
    assert figures["growth"] <= 0.02


@pytest.mark.skipif("KEBAN_MILLION" not in os.environ, reason="needs a folder with a million customers")
def test_a_million_customers(empty_dir: Path, tmp_path: Path) -> None:
    shutil.copy(Path(os.environ["KEBAN_MILLION"]) / "keban.db", tmp_path / "keban.db")
    run("start", str(remember(tmp_path)))  # brings an older file up to date
    figures, empty = run("tour", str(tmp_path)), run("tour", str(empty_dir))
    told("a million customers", {**figures, "empty_mb": empty["memory_mb"]})
    assert figures["switch_p95"] <= 0.1
    assert figures["end_max"] <= 1
    assert figures["sort_max"] <= 1
    assert figures["select_all_max"] <= 1
    assert figures["repaint_p95"] <= 0.03
    assert figures["longest_block"] <= 0.2
    assert figures["memory_mb"] - empty["memory_mb"] <= 100
