"""The data files of a folder: opened and checked, made anew, or filled with the example data."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.access import Actor, Role
from app.errors import Cancelled, DatabaseDamaged
from app.migrations import HEAD
from app.paths import DataFolder

if TYPE_CHECKING:
    from app.db import Database

log = logging.getLogger(__name__)

_SAMPLE_CUSTOMERS: Final = 600
_SAMPLE_SEED: Final = 7
_UNFINISHED: Final = ".part"
"""Ending of a data file that is being made: what is killed on the way is never taken for a whole one."""
_BESIDE: Final = ("", "-wal", "-shm")

Progress = Callable[[int, int], None]
"""Told how much of how much is done; may raise Cancelled."""


def _untold(_done: int, _total: int) -> None:
    """Nobody wants to know."""


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


# --- made anew --------------------------------------------------------------------------


def create(path: Path, name: str, progress: Progress = _untold, *, starter: bool, today: date) -> None:
    """A new data file whose supervisor has this name, with the starter articles where wanted. Raises Cancelled."""
    from app import services

    with _Making(path) as late, late.writing() as session:
        progress(0, 0)
        now = datetime.now(UTC)
        actor = services.users.ensure(session, name, Role.SUPERVISOR, now=now)
        if starter:
            services.article_starter.load(session, actor, now=now, today=today)


def fill_sample(folder: DataFolder, progress: Progress = _untold, *, today: date) -> None:
    """Make the example data in their own file, unless they are there already. Raises Cancelled."""
    if folder.sample_database.exists():
        return
    from app import services

    now = datetime.now(UTC)
    with _Making(folder.sample_database) as late, late.writing() as session:
        services.sample.fill(
            session, None, customers=_SAMPLE_CUSTOMERS, seed=_SAMPLE_SEED, today=today, now=now, progress=progress
        )


class _Making:
    """A data file that gets its name when all of it is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(path.name + _UNFINISHED)

    def __enter__(self) -> LateDatabase:
        from app.migrations.opening import open_database as open_checked

        self._remove()
        self._late = LateDatabase(self._part, made=open_checked(self._part))
        return self._late

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        self._late.close()
        if kind is not None:
            self._remove()
            return
        os.replace(self._part, self._path)
        log.info("new data file, schema %s", HEAD)

    def _remove(self) -> None:
        for ending in _BESIDE:
            self._part.with_name(self._part.name + ending).unlink(missing_ok=True)
