"""Where things lie: the data folder with all its parts, and the resources that come with the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app.errors import DataFolderUnusable

FOLDER_NAME = "Keban"


@dataclass(frozen=True)
class DataFolder:
    """Everything the program writes lies below `root`, so that tests and demos never touch real data."""

    root: Path

    @property
    def database(self) -> Path:
        """The team's data."""
        return self.root / "keban.db"

    @property
    def sample_database(self) -> Path:
        """The sample data of the first run; it never mixes with real rows (5-interface, States and words)."""
        return self.root / "sample.db"

    @property
    def settings(self) -> Path:
        """This computer's settings (app/settings.py)."""
        return self.root / "settings.ini"

    @property
    def holidays(self) -> Path:
        """The team's own holidays, beside those that come with the program (services/holidays.py)."""
        return self.root / "holidays.json"

    @property
    def first_screen(self) -> Path:
        """The list the window was left on (app/first_screen.py)."""
        return self.root / "first_screen"

    @property
    def logs(self) -> Path:
        """The program's log files."""
        return self.root / "logs"

    @property
    def backups(self) -> Path:
        """Verified copies of the database (6-trust, R10–12)."""
        return self.root / "backups"

    @property
    def attachments(self) -> Path:
        """The files of articles, under generated names."""
        return self.root / "attachments"

    @property
    def matplotlib(self) -> Path:
        """What MPLCONFIGDIR must name before matplotlib is imported."""
        return self.root / "matplotlib"


def default_data_folder() -> DataFolder:
    """The signed-in user's own data folder of this system, e.g. %LOCALAPPDATA%\\Keban."""
    from platformdirs import user_data_path  # only needed when no --data-dir is given

    return DataFolder(user_data_path(FOLDER_NAME, appauthor=False))


def prepare(folder: DataFolder) -> DataFolder:
    """Make the folder and its parts where they are missing, and make sure that it can be written.

    Raises DataFolderUnusable; nothing that already lies there is touched.
    """
    try:
        for one in (folder.root, folder.logs, folder.backups, folder.attachments, folder.matplotlib):
            one.mkdir(parents=True, exist_ok=True)
        _try_writing(folder.root)
    except OSError as error:
        raise DataFolderUnusable(str(folder.root)) from error
    return folder


def _try_writing(folder: Path) -> None:
    # Permission bits do not tell (administrators, network drives, Windows rights): only writing does.
    probe = folder / f".write-test-{os.getpid()}"
    probe.write_bytes(b"")
    probe.unlink()


def resources() -> Path:
    """The folder of icons, theme, templates and texts; beside the `app` package, also in a frozen program."""
    return Path(__file__).resolve().parent.parent / "resources"
