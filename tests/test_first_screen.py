"""What a window was left on is believed only while it is certain; then it stands before any library was loaded."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import data_files, first_screen, services, settings, startup
from app.errors import Cancelled
from app.first_screen import FirstScreen
from app.paths import DataFolder, prepare
from app.ui.list_page import ListPage
from app.ui.main_window import MainWindow

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
ROWS: list[tuple[Any, ...]] = [
    ("永昌五金", 3, Decimal("12.50"), date(2026, 1, 31), ("王工", None), None, datetime(2026, 1, 2, 3, 4, 5), True),
    ("宏达", None, None, None, (None, None), None, None, False),
]
Look = Callable[[ListPage], Any]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file with one operation."""
    path = tmp_path / "keban.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE operation (id INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO operation VALUES (7)")
    return path


def kept(database: Path) -> Path:
    """Two rows for today."""
    stamp = first_screen.stamp(database)
    assert stamp is not None
    path = database.with_name("first_screen")
    screen = FirstScreen("question", array("q", [5, 3]), ROWS)
    first_screen.write(
        path, database, stamp, {TODAY - timedelta(days=1): replace(screen, ids=array("q")), TODAY: screen}
    )
    return path


def test_values_come_back_as_they_were(database: Path) -> None:
    assert first_screen.read(kept(database), database, TODAY) == FirstScreen("question", array("q", [5, 3]), ROWS)


def test_an_empty_list_is_kept_too(database: Path) -> None:
    stamp, path = first_screen.stamp(database), database.with_name("first_screen")
    assert stamp is not None
    first_screen.write(path, database, stamp, {TODAY: FirstScreen("question", array("q"), [])})
    assert first_screen.read(path, database, TODAY) == FirstScreen("question", array("q"), [])


def test_another_day_was_not_asked_for(database: Path) -> None:
    assert first_screen.read(kept(database), database, TODAY + timedelta(days=1)) is None


def test_a_write_ends_it(database: Path) -> None:
    path = kept(database)
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO operation VALUES (8)")
    os.utime(database, ns=(0, 0))
    assert first_screen.read(path, database, TODAY) is None


def test_a_write_without_an_operation_ends_it(database: Path) -> None:
    path = kept(database)
    state = database.stat()
    os.utime(database, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    assert first_screen.read(path, database, TODAY) is None


def test_writes_that_lie_in_the_log_end_it(database: Path) -> None:
    """A program that was killed leaves them there, another that runs keeps them there."""
    path = kept(database)
    writer = sqlite3.connect(database)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("INSERT INTO operation VALUES (8)")
    writer.commit()
    assert first_screen.stamp(database) is None
    assert first_screen.read(path, database, TODAY) is None
    writer.close()


@pytest.mark.parametrize("length", [0, 1, 40, -8, -1])
def test_what_was_cut_off_is_nothing(database: Path, length: int) -> None:
    path = kept(database)
    path.write_bytes(path.read_bytes()[:length])
    assert first_screen.read(path, database, TODAY) is None


def test_what_cannot_be_kept_is_said(database: Path) -> None:
    screen = FirstScreen("question", array("q", [1]), [(b"bytes",)])
    with pytest.raises(ValueError, match="not kept"):
        first_screen.write(database.with_name("first_screen"), database, [0, 0, 0], {TODAY: screen})
    assert not database.with_name("first_screen").exists()


SECOND_START = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app import startup
from app.ui import application

make = application.make_application

def hooked(argv):
    made = make(argv)
    QTimer.singleShot(0, look)
    return made

def look():
    from app.ui.main_window import MainWindow
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    page = window.page("potential")
    print(page.model.row_values(0) is not None, "sqlalchemy" in sys.modules)
    window.close()

application.make_application = hooked
startup.run_window(startup.Options(Path(sys.argv[1]), None, date.fromisoformat(sys.argv[2])))
"""
"""Prints at the first turn of the window's loop whether the rows are there, and whether the libraries are."""


# --- the program --------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder with customers, that opens on 潜在客户."""
    made = prepare(DataFolder(tmp_path / "data"))
    data_files.create(made.database, "李文静", starter=False, today=TODAY)
    late = data_files.LateDatabase(made.database)
    with late.writing() as session:
        now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        services.sample.fill(session, None, customers=60, seed=1, today=TODAY, now=now)
    late.close()
    chosen = settings.ComputerSettings(first_run_done=True, last_tab="potential", close_action="quit")
    settings.save(made.settings, chosen)
    return made


@pytest.fixture
def run(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Callable[..., tuple[Any, Any]]]:
    """Run the program: what its list shows before its event loop turns, and when all was read."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    level = logging.getLogger().level

    def go(look: Look, today: date = TODAY, user: str | None = None) -> tuple[Any, Any]:
        seen: list[Any] = []

        def window() -> MainWindow | None:
            shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
            return next(shown, None)

        def page() -> ListPage:
            found = window()
            assert found is not None
            listed = found.page("potential")
            assert isinstance(listed, ListPage)
            return listed

        def first() -> None:
            seen.append(look(page()))
            QTimer.singleShot(0, then)

        def then() -> None:
            found = window()
            assert found is not None
            if not found.context.tasks.idle:
                QTimer.singleShot(10, then)
                return
            seen.append(look(page()))
            found.close()

        QTimer.singleShot(0, first)
        assert startup.run_window(startup.Options(folder.root, user, today)) == 0
        return seen[0], seen[1]

    yield go
    logging.getLogger().setLevel(level)


def values(page: ListPage) -> list[Any]:
    """The rows in sight without the versions to edit by."""
    rows = [page.model.row_values(row) for row in range(min(20, page.model.rowCount()))]
    return [None if row is None else row[:-1] for row in rows]


def test_the_second_start_shows_the_rows_at_once(run: Any, folder: DataFolder) -> None:
    first, read = run(values)
    assert first == []
    assert read
    assert folder.first_screen.exists()
    assert run(values) == (read, read)


def test_the_second_start_is_painted_before_the_databases_libraries_are_loaded(run: Any, folder: DataFolder) -> None:
    run(values)
    done = subprocess.run(
        [sys.executable, "-c", SECOND_START, str(folder.root), TODAY.isoformat()],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["True", "False"], done.stderr


def test_the_next_days_are_made_as_well(run: Any) -> None:
    run(values)
    first, read = run(values, TODAY + timedelta(days=3))
    assert first == read != []


def test_kept_rows_cannot_be_edited_before_they_are_read(run: Any) -> None:
    run(values)
    first, read = run(lambda page: (page.writer.why_not(0, 0), page.model.mark(0) is None))
    assert first == ("这一行正在载入，请稍候再改。", True)
    assert read == ("", False)


def test_what_was_written_elsewhere_is_not_missed(run: Any, folder: DataFolder) -> None:
    _, read = run(values)
    with sqlite3.connect(folder.database) as connection:
        connection.execute("UPDATE customer SET name = '改了名' WHERE name = ?", (read[0][0],))
    first, again = run(values)
    assert first == []
    assert "改了名" in [row[0] for row in again]


def test_who_asks_otherwise_does_not_get_it(run: Any, folder: DataFolder) -> None:
    """Another person may see other customers."""
    _, read = run(values)
    late = data_files.LateDatabase(folder.database)
    with late.reading() as session:
        other = next(one.name for one in services.users.all_users(session) if one.name != "李文静")
    late.close()
    first, again = run(values, user=other)
    assert read
    assert first == []
    assert again


def test_who_waits_for_the_first_paint_is_sent_away_when_the_window_closes(folder: DataFolder) -> None:
    late = data_files.LateDatabase(folder.database)
    late.hold()
    answers: list[type] = []

    def ask() -> None:
        try:
            late.reading()
        except Cancelled as error:
            answers.append(type(error))

    asking = threading.Thread(target=ask)
    asking.start()
    late.give_up()
    asking.join()
    assert answers == [Cancelled]
    assert not late.opened


def test_after_the_first_paint_sessions_are_given_out(folder: DataFolder) -> None:
    late = data_files.LateDatabase(folder.database)
    late.hold()
    late.begin()
    late.give_up()
    with late.reading() as session:
        assert services.users.all_users(session)
    late.close()
