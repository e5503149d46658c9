"""Builds everything once, in order: paths → log → settings → database → upgrade → window; or hands on to a command."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import re
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import partial
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app import paths, settings
from app.autostart import MINIMIZED
from app.data_files import Opened, create, fill_sample, open_database
from app.errors import AppError, DatabaseError, DataFolderUnusable
from app.paths import DataFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.first_screen import FirstReading
    from app.settings import ComputerSettings
    from app.ui.first_run import Choice
    from app.ui.making_dialog import MakingDialog

log = logging.getLogger(__name__)

_VALUE_OPTIONS: Final = ("--data-dir", "--as", "--today")
_LONG_NUMBER: Final = re.compile(r"\d(?:[ -]?\d){6,}")
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


# --- the window -------------------------------------------------------------------------------------------------------


def run_window(options: Options) -> int:
    """The window until it is closed; one per data folder. Everything that can go wrong before is one clear window."""
    automatic = gc.isenabled()
    gc.disable()  # before the first thread and the first widget: see app.ui.garbage
    try:
        return _run_window(options)
    finally:
        if automatic:
            gc.enable()


def _run_window(options: Options) -> int:
    folder = DataFolder(options.data_dir.absolute()) if options.data_dir else paths.default_data_folder()
    kept = _kept(folder, options)
    if kept is None:
        threading.Thread(target=_load_ahead, name="load ahead").start()
    from app.ui import quick_imports

    quick_imports.restore()
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


def _run_in(app: QApplication, folder: DataFolder, options: Options, kept: FirstReading | None) -> int:
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
    kept: FirstReading | None,
) -> Next:
    from app.ui.application import apply_settings
    from app.ui.language import use_language

    use_language(app, stored.language)
    apply_settings(app, stored)
    then = ""
    making: MakingDialog | None = None
    if not folder.database.exists() and not stored.sample_open:
        from app.ui.first_run import Choice, ask

        choice, making = Choice(stored.mode, stored.user_name or options.user or "", ""), None
        while making is None:  # cancelled: back to the screens with what was chosen
            asked = ask(choice.name, choice.mode)
            if asked is None:
                _leave_nothing(folder)
                return Next.QUIT
            choice, making = asked, _make(folder, asked, options.today or date.today())
        stored = _begin(folder, choice)
        then = choice.then
    path = _data_file(folder, stored)
    sample = path == folder.sample_database
    if sample and not folder.database.exists():
        log.info("example data opened")
    user = options.user or (None if sample else stored.user_name or None)
    opened = open_database(path, folder, user)
    save = _saver(folder) if not read_only else _forget
    return _show(app, folder, options, stored, opened, save, first, sample=sample, then=then, kept=kept, making=making)


def _data_file(folder: DataFolder, stored: ComputerSettings) -> Path:
    return folder.sample_database if stored.sample_open and folder.sample_database.exists() else folder.database


def _kept(folder: DataFolder, options: Options) -> FirstReading | None:
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


def _make(folder: DataFolder, choice: Choice, today: date) -> MakingDialog | None:
    from app.ui.making_dialog import make

    if choice.then == "sample":
        return _make_sample(folder, today)
    return make(partial(create, folder.database, choice.name, starter=choice.starter, today=today), sample=False)


def _make_sample(folder: DataFolder, today: date) -> MakingDialog | None:
    from app.ui.making_dialog import make

    return make(partial(fill_sample, folder, today=today), sample=True)


def _begin(folder: DataFolder, choice: Choice) -> ComputerSettings:
    stored = replace(
        settings.load(folder.settings),
        mode=choice.mode,
        user_name=choice.name,
        first_run_done=True,
        sample_open=choice.then == "sample",
    )
    settings.save(folder.settings, stored)
    return stored


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
    kept: FirstReading | None,
    making: MakingDialog | None,
) -> Next:
    from PySide6.QtCore import QTimer

    from app.ui.context import WindowContext
    from app.ui.first_screen_keeper import keep_first_screen
    from app.ui.garbage import Collector
    from app.ui.pages_ahead import PagesAhead
    from app.ui.tasks import Tasks
    from app.ui.window import open_window

    # A worker that computes gives the window its turn at once, not after five milliseconds: to paint a table Qt asks us
    # for hundreds of things, and waits for its turn before each.
    sys.setswitchinterval(0.000_02)
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
        made = _make_sample(folder, context.today()) if sample_wanted else None
        if sample_wanted and made is None:
            return
        context.remember(sample_open=sample_wanted)
        following[0] = Next.AGAIN
        window.leave()
        if made is not None:
            made.close()

    if kept is not None:
        opened.database.hold()
    window = open_window(context, folder, change_data, sqlite3.sqlite_version, read_only=opened.database.read_only)
    if context.kept is not None:  # nobody asked for it, or it did not come: the rows have to be read
        opened.database.begin()
        context.kept = None
    window.painted.connect(opened.database.begin)
    QTimer.singleShot(_PAINTED_WITHIN_MS, window, opened.database.begin)
    first.raised.connect(window.come_to_front)
    if options.minimized:
        window.show_minimized()
        options.minimized = False  # only the first window: another data file was asked for by hand
    else:
        window.show()
    if making is not None:
        making.close()
    QTimer.singleShot(_KEEPERS_AFTER_MS, window, partial(PagesAhead, window))
    if not opened.database.read_only:
        QTimer.singleShot(_KEEPERS_AFTER_MS, window, window.start_keepers)
    if then == "import":
        window.import_requested.emit()
    app.exec()
    opened.database.give_up()
    tasks.shutdown()
    collector.stop()
    first.raised.disconnect(window.come_to_front)
    if following[0] is Next.QUIT and opened.database.opened and not opened.database.read_only:
        first.close()  # who starts the program from now on gets a window of his own
        keep_first_screen(window.page(window.current_page), opened.database, folder.first_screen, context.today())
    opened.database.close()
    window.deleteLater()
    return following[0]
