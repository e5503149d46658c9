"""Fixtures of dialogs and panes: a real database behind real background tasks, and a supervisor's window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.migrations.runner import upgrade
from app.ui.context import WindowContext
from app.ui.tasks import Tasks
from tests import factories


@dataclass
class Team:
    """The data behind the window, to arrange and to check through services."""

    database: Database
    boss: Actor
    seller: Actor

    def read(self, work: Callable[[Session], Any]) -> Any:
        """Ask a service."""
        with self.database.reading() as session:
            return work(session)

    def write(self, work: Callable[[Session], Any]) -> Any:
        """Have a service write."""
        with self.database.writing() as session:
            return work(session)

    def customer(self, *, owner: Actor | None = None, **values: Any) -> int:
        """A customer of the boss, unless another owner is named."""
        return int(self.write(lambda session: factories.customer(session, owner or self.boss, **values)))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without rows."""
    path = tmp_path_factory.mktemp("ui") / "empty.db"
    database = Database(path)
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def team(migrated: Path, tmp_path: Path) -> Iterator[Team]:
    """A supervisor and a salesperson."""
    path = tmp_path / "keban.db"
    shutil.copy(migrated, path)
    database = Database(path)
    with database.writing() as session:
        made = Team(database, factories.boss(session), factories.seller(session))
    yield made
    database.close()


@pytest.fixture
def tasks(themed: QApplication, team: Team) -> Iterator[Tasks]:
    """Tasks on the team's database; a bug in the background fails the test."""
    made = Tasks(team.database.reading, team.database.writing)
    bugs: list[BaseException] = []
    made.bug_found.connect(bugs.append)
    yield made
    made.shutdown()
    assert not bugs, bugs


@pytest.fixture
def context(tasks: Tasks, team: Team) -> WindowContext:
    """The supervisor's window."""
    return WindowContext(tasks, team.boss, lambda: factories.TODAY)
