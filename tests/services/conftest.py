"""A real SQLite database per test: migrated once, copied for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.migrations.runner import upgrade
from app.services import search_index


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without rows. Its search index is there: tests that roll back to a savepoint would roll back its
    making, which SQLite's full-text tables do not survive, and which no use of the program does.
    """
    path = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database(path)
    upgrade(database)
    with database.writing() as session:
        search_index.rebuild_all(session)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh database of the present schema."""
    path = tmp_path / "keban.db"
    shutil.copy(empty_database, path)
    made = Database(path)
    yield made
    made.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session; the test sees its own writes, nobody else needs to."""
    with database.writing() as made:
        yield made
