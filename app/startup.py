"""Builds everything once, in order: paths → log → settings → database → upgrade → window; or hands on to a command."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app import paths, settings
from app.access import Actor, Role
from app.autostart import MINIMIZED
from app.errors import AppError, Cancelled, DatabaseDamaged, DatabaseError, DataFolderUnusable
from app.migrations import HEAD
from app.paths import DataFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.db import Database
    from app.first_screen import FirstScreen
    from app.settings import ComputerSettings
    from app.ui.first_run import Choice

log = logging.getLogger(__name__)

_VALUE_OPTIONS: Final = ("--data-dir", "--as", "--today")
_LONG_NUMBER: Final = re.compile(r"\d(?:[ -]?\d){6,}")
_SAMPLE_CUSTOMERS: Final = 600
_SAMPLE_SEED: Final = 7
_KEEPERS_AFTER_MS: Final = 1_500
_PAINTED_WITHIN_MS: Final = 1_000
"""A window in the tray or behind others is not painted: then its work begins all the same."""
_FIRST_LIST: Final = ("app.db", "app.services.lists", "app.services.cell_edits")


class Next(Enum):
    """What follows when a window closes."""

    QUIT = "quit"
    AGAIN = "again"


@dataclass
class Options:
    """The global options of the command line that the window obeys too."""

    data_dir: Path | None = None
    user: str | None = None
    today: date | None = None
    minimized: bool = False
    """Begin in the tray (or as a button of the taskbar where there is none): started together with the computer."""


def main(argv: Sequence[str]) -> int:
    """Run a command, or the window when none is named; returns the exit code."""
    arguments = list(argv)
    if _names_a_command(arguments):
        from app import cli

        return cli.main(arguments)
    return run_window(_window_options(arguments))


def _names_a_command(arguments: Sequence[str]) -> bool:
    expects_value = False
    for one in arguments:
        if expects_value:
            expects_value = False
        elif one in _VALUE_OPTIONS:
            expects_value = True
        elif one != MINIMIZED and not one.startswith(_VALUE_OPTIONS):
            return True  # a command, --help, or something the command line explains
    return False


def _window_options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="keban", add_help=False)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--as", dest="user")
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument(MINIMIZED, action="store_true")
    found = parser.parse_args(arguments)
    return Options(found.data_dir, found.user, found.today, found.minimized)


# --- the log ----------------------------------------------------------------------------------------------------------


class MaskingFormatter(logging.Formatter):
    """Numbers of seven and more digits never reach the log file: they may be phones (6-trust, S15)."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and place, then the words with long numbers masked, tracebacks included."""
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        words = _LONG_NUMBER.sub("***", super().format(record))
        return f"{when} {record.levelname} {record.name}: {words}"


def start_log(folder: DataFolder) -> logging.Handler:
    """Write the log of this run into the data folder; three old files are kept."""
    handler = RotatingFileHandler(
        folder.logs / "keban.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(MaskingFormatter("%(message)s"))
    logging.getLogger("alembic").setLevel(logging.WARNING)  # its plug-ins are no news
    root = logging.getLogger()
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    return handler


# --- the database -----------------------------------------------------------------------------------------------------


class LateDatabase:
    """The data file, whose library is loaded by the first background task and not by the window (Start-up)."""

    def __init__(self, path: Path, *, read_only: bool = False, made: Database | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = threading.Lock()
        self._made = made
        self._may_begin = threading.Event()
        self._may_begin.set()
        self._given_up = False

    def reading(self) -> AbstractContextManager[Any]:
        """A reading session."""
        return self._database().reading()

    def writing(self) -> AbstractContextManager[Any]:
        """A writing session."""
        return self._database().writing()

    def hold(self) -> None:
        """Who asks for a session waits until `begin`: the first paint has the processor for itself."""
        self._may_begin.clear()

    def begin(self) -> None:
        """Sessions are given out."""
        self._may_begin.set()

    def give_up(self) -> None:
        """Who still waits is sent away."""
        self._given_up = not self._may_begin.is_set()
        self._may_begin.set()

    @property
    def opened(self) -> bool:
        """Whether anybody had a session."""
        return self._made is not None

    def close(self) -> None:
        """Give every connection back."""
        if self._made is not None:
            self._made.close()

    def _database(self) -> Database:
        self._may_begin.wait()
        if self._given_up:
            raise Cancelled
        with self._lock:
            if self._made is None:
                from app.db import Database

                self._made = Database(self.path, read_only=self.read_only)
            return self._made


@dataclass(frozen=True)
class Opened:
    """A data file ready to work with."""

    database: LateDatabase
    actor: Actor


def open_database(path: Path, folder: DataFolder, user: str | None) -> Opened:
    """Check, back up and upgrade where the schema is older, and find the user. Raises DatabaseError; a file that is
    there is never replaced by an empty one (6-trust, R5).
    """
    peeked = _peek(path, user)
    if peeked is not None:
        return Opened(LateDatabase(path, read_only=not _writable(path)), peeked)
    if not path.exists() or path.stat().st_size == 0:
        raise DatabaseDamaged(str(path))
    from app import db, services
    from app.migrations.opening import open_database as open_checked

    if db.inspect(path, head=HEAD) not in (None, HEAD) and _writable(path):
        services.backup.back_up(path, None, folder=folder.backups, now=datetime.now(UTC))
    database = open_checked(path, allow_read_only=True)
    late = LateDatabase(path, read_only=database.read_only, made=database)
    with late.reading() as session:
        people = services.users.all_users(session)
    known = {one.name for one in people if one.active}
    if not known:
        with late.writing() as session:
            return Opened(late, services.users.ensure(session, user or "我", Role.SUPERVISOR, now=datetime.now(UTC)))
    with late.reading() as session:
        return Opened(late, services.users.actor_named(session, user if user in known else None))


def _peek(path: Path, user: str | None) -> Actor | None:
    # The usual start: a sound file of the present schema. Plain sqlite3 answers in a millisecond; loading SQLAlchemy
    # first would keep the window waiting. Whatever is unusual is left to the long way, which names every fault.
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.5)
        try:
            if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,):
                return None
            found = connection.execute(
                "SELECT id, name, role FROM user_account WHERE active AND (name = ? OR ? IS NULL)"
                " ORDER BY role DESC, id LIMIT 1",
                (user, user),
            ).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return None if found is None else Actor(found[0], found[1], Role(found[2]))


def _writable(path: Path) -> bool:
    # Permission bits do not tell; asking for the write lock does. A busy database is writable.
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.2, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
    return True


# --- the window -------------------------------------------------------------------------------------------------------


def run_window(options: Options) -> int:
    """The window until it is closed; one per data folder. Everything that can go wrong before is one clear window."""
    folder = DataFolder(options.data_dir.absolute()) if options.data_dir else paths.default_data_folder()
    kept = _kept(folder, options)
    if kept is None:
        threading.Thread(target=_load_ahead, name="load ahead").start()
    from app.ui.application import make_application

    app = make_application(sys.argv[:1])
    while True:
        try:
            return _run_in(app, folder, options, kept)
        except (DatabaseError, DataFolderUnusable) as error:
            log.error("cannot start: %s", type(error).__name__)
            other = _ask_after_problem(error, folder)
            if other is None:
                return 1
            folder = DataFolder(other)


def _load_ahead() -> None:
    """What the first list is read with, loaded while Qt makes the window: the libraries come with it."""
    for name in _FIRST_LIST:
        import_module(name)


def _ask_after_problem(error: AppError, folder: DataFolder) -> Path | None:
    from app.ui.start_problem import StartProblem

    dialog = StartProblem(error, folder.root)
    dialog.exec()
    return folder.root if dialog.again else dialog.folder


def _run_in(app: QApplication, folder: DataFolder, options: Options, kept: FirstScreen | None) -> int:
    from app.ui.single_instance import FirstWindow, raise_first

    if raise_first(folder.root):
        return 0
    read_only = False
    try:
        paths.prepare(folder)
    except DataFolderUnusable:
        if not folder.database.exists():
            raise
        read_only = True  # what is there can still be read (6-trust, R5)
    handler = None if read_only else start_log(folder)
    os.environ.setdefault("MPLCONFIGDIR", str(folder.matplotlib))
    first = FirstWindow(folder.root)
    try:
        while True:
            stored = settings.load(folder.settings)
            following = _one_window(app, folder, options, stored, first, read_only=read_only, kept=kept)
            if following is Next.QUIT:
                return 0
            kept = None
    finally:
        first.close()
        if handler is not None:
            logging.getLogger().removeHandler(handler)
            handler.close()


def _one_window(
    app: QApplication,
    folder: DataFolder,
    options: Options,
    stored: ComputerSettings,
    first: Any,
    *,
    read_only: bool,
    kept: FirstScreen | None,
) -> Next:
    from app.ui.application import apply_settings
    from app.ui.language import use_language

    use_language(app, stored.language)
    apply_settings(app, stored)
    then = ""
    if not folder.database.exists() and not stored.sample_open:
        from app.ui.first_run import ask

        choice = ask(stored.user_name or options.user or "", stored.mode)
        if choice is None:
            _leave_nothing(folder)
            return Next.QUIT
        stored = _begin(folder, choice, options)
        then = choice.then
    path = _data_file(folder, stored)
    sample = path == folder.sample_database
    if sample and not folder.database.exists():
        log.info("example data opened")
    user = options.user or (None if sample else stored.user_name or None)
    opened = open_database(path, folder, user)
    save = _saver(folder) if not read_only else _forget
    return _show(app, folder, options, stored, opened, save, first, sample=sample, then=then, kept=kept)


def _data_file(folder: DataFolder, stored: ComputerSettings) -> Path:
    return folder.sample_database if stored.sample_open and folder.sample_database.exists() else folder.database


def _kept(folder: DataFolder, options: Options) -> FirstScreen | None:
    from app import first_screen

    path = _data_file(folder, settings.load(folder.settings))
    return first_screen.read(folder.first_screen, path, options.today or date.today())


def _leave_nothing(folder: DataFolder) -> None:
    # Nothing was chosen: the folders made to prove that the place can be written go again, unless something lies there.
    for one in (folder.matplotlib, folder.attachments, folder.backups, folder.logs, folder.root):
        try:
            one.rmdir()
        except OSError:
            continue


def _begin(folder: DataFolder, choice: Choice, options: Options) -> ComputerSettings:
    stored = replace(
        settings.load(folder.settings),
        mode=choice.mode,
        user_name=choice.name,
        first_run_done=True,
        sample_open=choice.then == "sample",
    )
    if choice.then == "sample":
        fill_sample(folder, today=options.today or date.today())
    else:
        _create(folder.database, choice.name, starter=choice.starter, today=options.today or date.today())
    settings.save(folder.settings, stored)
    return stored


def _create(path: Path, name: str, *, starter: bool = False, today: date | None = None) -> None:
    from app import services

    late = _made_anew(path)
    with late.writing() as session:
        now = datetime.now(UTC)
        actor = services.users.ensure(session, name, Role.SUPERVISOR, now=now)
        if starter:
            services.article_starter.load(session, actor, now=now, today=today or date.today())
    late.close()


def _made_anew(path: Path) -> LateDatabase:
    from app.migrations.opening import open_database as open_checked

    database = open_checked(path)
    log.info("new data file, schema %s", HEAD)
    return LateDatabase(path, made=database)


def fill_sample(folder: DataFolder, *, today: date) -> None:
    """Make the example data in their own file, unless they are there already."""
    if folder.sample_database.exists():
        return
    from app import services

    late = _made_anew(folder.sample_database)
    try:
        with late.writing() as session:
            services.sample.fill(
                session, None, customers=_SAMPLE_CUSTOMERS, seed=_SAMPLE_SEED, today=today, now=datetime.now(UTC)
            )
    finally:
        late.close()


def _saver(folder: DataFolder) -> Callable[[ComputerSettings], None]:
    def save(changed: ComputerSettings) -> None:
        try:
            settings.save(folder.settings, changed)
        except OSError as error:
            log.warning("settings not saved: %s", type(error).__name__)

    return save


def _forget(_changed: ComputerSettings) -> None:
    """A read-only folder keeps no settings."""


def _show(
    app: QApplication,
    folder: DataFolder,
    options: Options,
    stored: ComputerSettings,
    opened: Opened,
    save: Callable[[ComputerSettings], None],
    first: Any,
    *,
    sample: bool,
    then: str,
    kept: FirstScreen | None,
) -> Next:
    from PySide6.QtCore import QTimer

    from app.ui.context import WindowContext
    from app.ui.first_screen_keeper import keep_first_screen
    from app.ui.garbage import Collector
    from app.ui.tasks import Tasks
    from app.ui.window import open_window

    # A worker that computes gives the window its turn after a millisecond, not after five.
    sys.setswitchinterval(0.001)
    collector = Collector()
    collector.start()
    tasks = Tasks(opened.database.reading, opened.database.writing)
    context = WindowContext(
        tasks=tasks,
        actor=opened.actor,
        today=(lambda: options.today) if options.today else date.today,  # type: ignore[arg-type, return-value]
        settings=stored,
        save_settings=save,
        sample=sample,
        kept=kept,
    )
    following = [Next.QUIT]

    def change_data(sample_wanted: bool) -> None:
        if sample_wanted:
            fill_sample(folder, today=context.today())
        context.remember(sample_open=sample_wanted)
        following[0] = Next.AGAIN
        window.leave()

    if kept is not None:
        opened.database.hold()
    window = open_window(context, folder, change_data, sqlite3.sqlite_version, read_only=opened.database.read_only)
    if context.kept is not None:  # nobody asked for it: the rows have to be read
        opened.database.begin()
    window.painted.connect(opened.database.begin)
    QTimer.singleShot(_PAINTED_WITHIN_MS, window, opened.database.begin)
    first.raised.connect(window.come_to_front)
    if options.minimized:
        window.show_minimized()
        options.minimized = False  # only the first window: another data file was asked for by hand
    else:
        window.show()
    if not opened.database.read_only:
        QTimer.singleShot(_KEEPERS_AFTER_MS, window, window.start_keepers)
    if then == "import":
        window.import_requested.emit()
    app.exec()
    opened.database.give_up()
    tasks.shutdown()
    collector.stop()
    opened.database.close()
    first.raised.disconnect(window.come_to_front)
    if following[0] is Next.QUIT and opened.database.opened and not opened.database.read_only:
        first.close()  # who starts the program from now on gets a window of his own
        keep_first_screen(window.page(window.current_page), opened.database, folder.first_screen, context.today())
    window.deleteLater()
    return following[0]
