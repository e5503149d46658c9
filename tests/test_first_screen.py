"""What the list in front asked is asked again in plain SQL; its answer stands before any library was loaded."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import data_files, first_screen, services, settings, startup
from app.errors import Cancelled
from app.first_screen import Cell, FirstScreen, Question, Statement
from app.migrations import HEAD
from app.paths import DataFolder, prepare
from app.ui.list_page import ListPage
from app.ui.main_window import MainWindow

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
QUESTION = Question(
    Statement("SELECT group_concat(id) FROM (SELECT id FROM thing WHERE id > ? ORDER BY name DESC)", [1]),
    Statement(
        "SELECT id, name, price, bought, seen, gone, title FROM thing WHERE id IN (SELECT value FROM json_each(?))",
        [None],
        0,
    ),
    [
        Cell(1, also=6), Cell(2, "exact"), Cell(3, "date"), Cell(3, "date", days=1), Cell(3, "date", days=-1),
        Cell(4, "time"), Cell(5, "flag"),
    ],
)  # fmt: skip
SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ROWS: list[tuple[Any, ...]] = [
    (("永昌", None), Decimal("12.5"), date(2026, 11, 20), 2, 0, SEEN, True, None),
    (("宏达", "王工"), None, date(2026, 11, 25), -3, 3, None, False, None),
    (("安记", None), None, None, None, None, None, False, None),
]
Look = Callable[[ListPage], Any]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file with four things and what statements rest on."""
    path = tmp_path / "keban.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        f"""
        CREATE TABLE alembic_version (version_num);
        INSERT INTO alembic_version VALUES ('{HEAD}');
        CREATE TABLE team_setting (key, value);
        CREATE TABLE return_rules (from_day, days);
        CREATE TABLE thing (id INTEGER PRIMARY KEY, name, price, bought, seen, gone, title);
        INSERT INTO thing VALUES (1, '不要', 0, NULL, NULL, 0, NULL);
        INSERT INTO thing VALUES (2, '安记', NULL, NULL, NULL, 0, NULL);
        INSERT INTO thing VALUES (3, '永昌', 12500000, '2026-11-20', '2026-01-02 03:04:05.000000', 1, NULL);
        INSERT INTO thing VALUES (4, '宏达', NULL, '2026-11-25', NULL, 0, '王工');
        """
    )
    connection.close()
    return path


def kept(database: Path, question: Question = QUESTION) -> Path:
    """The question of today and of yesterday."""
    path = database.with_name("first_screen")
    first_screen.write(path, database, "question", {TODAY - timedelta(days=1): question, TODAY: question})
    return path


def answered(database: Path, day: date = TODAY, opening: str = "question") -> FirstScreen | None:
    """What a start on that day shows."""
    reading = first_screen.read(database.with_name("first_screen"), database, day)
    return None if reading is None else reading.answer(opening)


def changed(database: Path, sql: str) -> None:
    """Somebody wrote."""
    with sqlite3.connect(database) as connection:
        connection.execute(sql)
    connection.close()


def test_values_are_shown_as_the_libraries_show_them(database: Path) -> None:
    kept(database)
    assert answered(database) == FirstScreen("question", array("q", [3, 4, 2]), ROWS)


def test_an_empty_list_is_an_answer_too(database: Path) -> None:
    kept(database)
    changed(database, "DELETE FROM thing")
    assert answered(database) == FirstScreen("question", array("q"), [])


def test_another_day_was_not_asked_for(database: Path) -> None:
    kept(database)
    assert answered(database, TODAY + timedelta(days=1)) is None


def test_another_question_has_another_answer(database: Path) -> None:
    kept(database)
    assert answered(database, opening="another") is None


def test_what_was_written_since_is_shown(database: Path) -> None:
    kept(database)
    changed(database, "UPDATE thing SET name = '宏发' WHERE id = 4")
    found = answered(database)
    assert found is not None
    assert [row[0][0] for row in found.rows] == ["永昌", "宏发", "安记"]


def test_rows_in_a_log_are_shown(database: Path) -> None:
    """Another program is at work."""
    kept(database)
    writer = sqlite3.connect(database)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("DELETE FROM thing WHERE id > 2")
    writer.commit()
    found = answered(database)
    writer.close()
    assert found is not None
    assert found.ids.tolist() == [2]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO team_setting VALUES ('dormant_after_days', '400')",
        "INSERT INTO return_rules VALUES ('2026-11-25', '{}')",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_other_rules_end_it(database: Path, sql: str) -> None:
    kept(database)
    changed(database, sql)
    assert answered(database) is None


def test_a_statement_that_fails_is_no_answer(database: Path) -> None:
    kept(database)
    changed(database, "DROP TABLE thing")
    assert answered(database) is None


@pytest.mark.parametrize("length", [0, 1, 40, -8, -1])
def test_what_was_cut_off_is_nothing(database: Path, length: int) -> None:
    path = kept(database)
    path.write_bytes(path.read_bytes()[:length])
    assert answered(database) is None


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


def test_what_was_written_elsewhere_is_shown_at_once(run: Any, folder: DataFolder) -> None:
    _, read = run(values)
    changed(folder.database, f"UPDATE customer SET name = '改了名' WHERE name = '{read[0][0]}'")
    first, again = run(values)
    assert "改了名" in [row[0] for row in first]
    assert first == again


def test_no_row_is_kept_beside_the_data(run: Any, folder: DataFolder) -> None:
    _, read = run(values)
    text = folder.first_screen.read_text(encoding="utf-8")
    assert read
    assert not [row[0] for row in read if row[0] in text]


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
