"""Opening a data file: what lies there decides, an older schema is brought up to date, nothing is ever replaced."""

from __future__ import annotations

import os
from pathlib import Path

from app import db
from app.db import Database
from app.errors import DatabaseReadOnly
from app.migrations import HEAD


def open_database(path: Path, *, allow_read_only: bool = False) -> Database:
    """The database at `path`, made when nothing is there and upgraded when an older program wrote it.

    A file that cannot be written opens read-only if `allow_read_only` and its schema is this program's. Raises
    DatabaseDamaged, DatabaseForeign, DatabaseNewer, DatabaseReadOnly, DatabaseUnreachable, DatabaseBusy.
    """
    revision = db.inspect(path, head=HEAD)
    if revision is not None and not _writable(path):
        if allow_read_only and revision == HEAD:
            return Database(path, read_only=True)
        raise DatabaseReadOnly(str(path))
    database = Database(path)
    if revision != HEAD:
        from app.migrations.runner import upgrade  # Alembic costs 300 ms: only when there is a step to take

        upgrade(database)
    return database


def _writable(path: Path) -> bool:
    # SQLite writes its log beside the file, so the folder counts too.
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
