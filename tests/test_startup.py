"""Starting: what lies in the folder decides; faults are one sentence; nothing is made that nobody asked for."""

from __future__ import annotations

import gc
import logging
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import data_files, settings, startup
from app.access import Role
from app.errors import AppError, DatabaseDamaged, DatabaseForeign, DatabaseNewer
from app.paths import DataFolder, prepare
from app.ui import first_run
from app.ui.first_run import Choice
from app.ui.main_window import MainWindow
from app.ui.single_instance import FirstWindow, raise_first

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def quiet_hooks(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """`run_window` sets the hook for bugs; the test's own comes back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    level = logging.getLogger().level
    yield
    logging.getLogger().setLevel(level)


@pytest.fixture
def run(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, quiet_hooks: None
) -> Callable[..., tuple[int, list[AppError], list[str]]]:
    """Run the program as far as a shown window, which is closed at once: exit code, problems, titles of windows."""

    def go(choice: Choice | None = None) -> tuple[int, list[AppError], list[str]]:
        problems: list[AppError] = []
        seen: list[str] = []
        monkeypatch.setattr(first_run, "ask", lambda _name="", _mode="": choice)

        def no_way_on(error: AppError, _folder: DataFolder) -> None:
            problems.append(error)

        monkeypatch.setattr(startup, "_ask_after_problem", no_way_on)

        running = True

        def close() -> None:
            if not running:
                return  # the program ended without a window; later tests have their own
            for window in QApplication.topLevelWidgets():
                if isinstance(window, MainWindow) and window.isVisible() and window.context.tasks.idle:
                    seen.append(f"{window.context.actor.name} {'sample' if window.context.sample else 'own'}")
                    window.close()
                    return
            QTimer.singleShot(50, close)

        if choice is not None or folder.database.exists():
            QTimer.singleShot(200, close)
        code = startup.run_window(startup.Options(folder.root, None, date(2026, 11, 22)))
        running = False
        return code, problems, seen

    return go


def test_commands_are_told_from_the_window() -> None:
    assert not startup._names_a_command([])
    assert not startup._names_a_command(["--data-dir", "import", "--as=list", "--today", "2026-11-22"])
    assert startup._names_a_command(["--data-dir", "x", "import", "a.xlsx"])
    assert startup._names_a_command(["--help"])


def test_closing_the_first_run_writes_nothing(run: Any, folder: DataFolder) -> None:
    assert run(None) == (0, [], [])
    assert not folder.root.exists()


def test_empty_start_makes_a_database_with_its_user(run: Any, folder: DataFolder) -> None:
    assert run(Choice("single", "李文静", "empty")) == (0, [], ["李文静 own"])
    stored = settings.load(folder.settings)
    assert (stored.mode, stored.user_name, stored.first_run_done) == ("single", "李文静", True)
    actor = data_files.open_database(folder.database, folder, "李文静").actor
    assert (actor.name, actor.role) == ("李文静", Role.SUPERVISOR)


def test_sample_lies_in_its_own_file(run: Any, folder: DataFolder) -> None:
    assert run(Choice("single", "李文静", "sample"))[2] == ["钱大勇 sample"]
    assert folder.sample_database.exists()
    assert not folder.database.exists()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", DatabaseDamaged),
        (b"this is no database at all " * 200, DatabaseDamaged),
        ("foreign", DatabaseForeign),
        ("newer", DatabaseNewer),
    ],
)
def test_what_cannot_be_opened_stays_as_it_is(
    run: Any, folder: DataFolder, content: bytes | str, kind: type[AppError], caplog: pytest.LogCaptureFixture
) -> None:
    prepare(folder)
    if isinstance(content, bytes):
        folder.database.write_bytes(content)
    else:
        connection = sqlite3.connect(folder.database)
        if content == "newer":
            data_files.create(folder.database.with_name("made.db"), "李文静", starter=False, today=date(2026, 11, 22))
            folder.database.unlink(missing_ok=True)
            connection.close()
            os.rename(folder.database.with_name("made.db"), folder.database)
            connection = sqlite3.connect(folder.database)
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        else:
            connection.execute("CREATE TABLE somebody (id INTEGER)")
        connection.commit()
        connection.close()
    before = folder.database.read_bytes()
    code, problems, seen = run()
    assert (code, [type(one) for one in problems], seen) == (1, [kind], [])
    assert folder.database.read_bytes() == before
    caplog.clear()


def test_unusable_folder_is_a_sentence(run: Any, folder: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    folder.root.write_text("a file where the folder should be", encoding="utf-8")
    code, problems, _ = run()
    assert (code, [type(one).__name__ for one in problems]) == (1, ["DataFolderUnusable"])
    caplog.clear()


def test_second_start_raises_the_first(folder: DataFolder, qtbot: Any, qapp: QApplication) -> None:
    prepare(folder)
    assert not raise_first(folder.root)
    first = FirstWindow(folder.root)
    with qtbot.waitSignal(first.raised, timeout=2000):
        assert raise_first(folder.root)
    first.close()
    assert not raise_first(folder.root)


def test_log_holds_no_phone_number(folder: DataFolder) -> None:
    prepare(folder)
    handler = startup.start_log(folder)
    try:
        logging.getLogger("app.test").info("called %s and 138 0000 0002 on 2026", "13800000001")
        try:
            raise ValueError("13800000003")
        except ValueError:
            logging.getLogger("app.test").info("failed", exc_info=True)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = (folder.logs / "keban.log").read_text(encoding="utf-8")
    assert "called *** and *** on 2026" in text
    assert "13800000003" not in text
    assert "ValueError" in text


def test_what_the_first_list_needs_is_loaded_without_qt() -> None:
    program = (
        "import sys; from app import data_files, startup; startup._load_ahead();"
        "print([one for one in ('sqlalchemy.orm', 'app.services.lists', 'PySide6') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "['sqlalchemy.orm', 'app.services.lists']"


def test_window_modules_load_without_the_database() -> None:
    program = (
        "import sys, app.ui.window, app.ui.application;"
        "print([one for one in ('sqlalchemy', 'alembic', 'matplotlib', 'openpyxl', 'sqlite3') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_from_the_sample_to_ones_own(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, quiet_hooks: None, qapp: QApplication
) -> None:
    choices = iter([Choice("single", "李文静", "sample"), Choice("single", "李文静", "empty")])
    monkeypatch.setattr(first_run, "ask", lambda _name="", _mode="": next(choices))
    seen: list[bool] = []

    def act() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.context.tasks.idle:
                seen.append(window.context.sample)
                if window.context.sample:
                    window.leave_sample_requested.emit()
                else:
                    window.close()
                    return
        QTimer.singleShot(50, act)

    QTimer.singleShot(200, act)
    assert startup.run_window(startup.Options(folder.root, None, date(2026, 11, 22))) == 0
    assert seen[0] is True
    assert seen[-1] is False
    assert folder.database.exists()
    assert folder.sample_database.exists()


def test_nothing_is_collected_by_itself_while_the_program_runs(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, quiet_hooks: None, qapp: QApplication
) -> None:
    seen: list[tuple[str, bool]] = []
    create = data_files.create

    def making(*given: Any, **named: Any) -> None:
        seen.append((threading.current_thread().name, gc.isenabled()))
        create(*given, **named)

    def close() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        if not shown or not shown[0].context.tasks.idle:
            QTimer.singleShot(50, close)
            return
        seen.append(("window", gc.isenabled()))
        shown[0].close()

    monkeypatch.setattr(startup, "create", making)
    monkeypatch.setattr(first_run, "ask", lambda _name="", _mode="": Choice("single", "李文静", "empty"))
    QTimer.singleShot(200, close)
    gc.enable()  # as Python starts
    try:
        assert startup.run_window(startup.Options(folder.root, None, date(2026, 11, 22))) == 0
        assert gc.isenabled()
    finally:
        gc.disable()
    assert seen == [("making", False), ("window", False)]


def test_read_only_file_opens_with_a_banner(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, quiet_hooks: None, qapp: QApplication
) -> None:
    prepare(folder)
    data_files.create(folder.database, "李文静", starter=False, today=date(2026, 11, 22))
    monkeypatch.setattr(data_files, "_writable", lambda _path: False)
    opened = data_files.open_database(folder.database, folder, None)
    assert opened.database.read_only
    assert opened.actor.name == "李文静"


def test_starting_minimised_is_an_option_of_the_window() -> None:
    assert not startup._names_a_command(["--minimized", "--data-dir", "x"])
    assert startup._window_options(["--data-dir", "x", "--minimized"]).minimized
    assert not startup._window_options([]).minimized
