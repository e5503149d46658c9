"""Migrations make exactly the models' schema, whole or not at all, and never replace a file that is not theirs."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from app import db
from app.db import Database
from app.errors import DatabaseDamaged, DatabaseForeign, DatabaseNewer, DatabaseUnreachable
from app.migrations import HEAD
from app.migrations.opening import open_database
from app.migrations.runner import upgrade
from app.models.schema import metadata

ROOT = Path(__file__).parent.parent


def schema(path: Path) -> dict[str, str]:
    """Name → SQL of everything in a database's schema, as SQLite keeps it."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        found = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    connection.close()
    return found


def columns(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Table → columns with type, null, default and hidden (generated), whatever their order."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {
        table: sorted(tuple(row[1:]) for row in connection.execute(f"PRAGMA table_xinfo('{table}')"))
        for table in tables
        if table != "alembic_version"
    }
    connection.close()
    return found


def generated(path: Path) -> dict[str, str]:
    """Table.column → the expression of every generated column, blanks aside."""
    found = {}
    for table in metadata.sorted_tables:
        sql = schema(path)[table.name]
        for column in table.c:
            if column.computed is not None:
                line = next(one for one in sql.splitlines() if one.strip().startswith(f"{column.name} "))
                found[f"{table.name}.{column.name}"] = "".join(line.split()).rstrip(",")
    return found


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    """A file made by the migrations."""
    path = tmp_path / "migrated.db"
    database = Database(path)
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def from_models(tmp_path: Path) -> Path:
    """A file made from the models."""
    path = tmp_path / "models.db"
    database = Database(path)
    with database.write_connection() as connection:
        metadata.create_all(connection)
    database.close()
    return path


def digest(path: Path) -> str:
    """What the file's bytes are."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_alembic_sees_no_difference(migrated: Path) -> None:
    database = Database(migrated)
    with database.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    database.close()


def test_columns_defaults_generated_columns_and_indexes_are_the_models(migrated: Path, from_models: Path) -> None:
    # Alembic compares neither generated columns nor AUTOINCREMENT.
    assert columns(migrated) == columns(from_models)
    assert generated(migrated) == generated(from_models)
    left, right = schema(migrated), schema(from_models)
    assert set(left) - {"alembic_version"} == set(right)
    for name, sql in right.items():
        if sql.startswith("CREATE INDEX"):
            assert left[name] == sql
        elif sql.startswith("CREATE TABLE") and name != "sqlite_sequence":
            assert ("AUTOINCREMENT" in sql) == ("AUTOINCREMENT" in left[name]), name


def test_every_table_with_an_id_never_reuses_it(migrated: Path) -> None:
    sql = schema(migrated)
    for table in metadata.sorted_tables:
        if "id" in table.c:
            assert "AUTOINCREMENT" in sql[table.name], table.name


def test_upgrade_of_an_upgraded_file_changes_nothing(migrated: Path) -> None:
    before = schema(migrated)
    database = Database(migrated)
    upgrade(database)
    database.close()
    assert schema(migrated) == before
    assert db.inspect(migrated, head=HEAD) == HEAD


class Interrupted(Exception):
    """Thrown in the middle of a migration."""


def test_an_exception_at_any_statement_leaves_nothing(tmp_path: Path) -> None:
    """The n-th statement of the upgrade fails, for every n: the file is as new as before, and the next try succeeds."""
    path = tmp_path / "keban.db"
    number = 0
    while True:
        number += 1
        database = Database(path)
        left = number

        def fail(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            nonlocal left
            if statement.startswith(("BEGIN", "PRAGMA")):
                return
            left -= 1
            if left == 0:
                raise Interrupted

        event.listen(database.engine, "before_cursor_execute", fail)
        event.listen(database._write_engine, "before_cursor_execute", fail)
        try:
            upgrade(database)
        except Interrupted:
            database.close()
            assert schema(path) == {}, number
            assert db.inspect(path, head=HEAD) is None
            if number > 200:
                pytest.fail("the upgrade never ends")
            continue
        database.close()
        break
    assert number > 40, "one statement per table and index at least"
    assert db.inspect(path, head=HEAD) == HEAD


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from app.db import Database
from app.migrations.runner import upgrade
database = Database(Path(sys.argv[1]))
left = int(sys.argv[2])
def count(connection, cursor, statement, *rest):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(database._write_engine, "after_cursor_execute", count)
upgrade(database)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("statement", [3, 25, 45])
def test_kill_between_two_statements_leaves_nothing(tmp_path: Path, statement: int) -> None:
    path = tmp_path / "keban.db"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), str(statement)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert db.inspect(path, head=HEAD) is None
    opened = open_database(path)
    opened.close()
    assert db.inspect(path, head=HEAD) == HEAD


def test_nothing_there_and_an_empty_file_become_a_database(tmp_path: Path) -> None:
    for name in ("new.db", "empty.db"):
        path = tmp_path / name
        if name == "empty.db":
            path.touch()
        assert db.inspect(path, head=HEAD) is None
        open_database(path).close()
        assert db.inspect(path, head=HEAD) == HEAD


def refused(path: Path, error: type[Exception]) -> None:
    """Neither looking nor opening accepts the file, and neither touches a byte or leaves something beside it."""
    before = digest(path)

    def beside() -> list[Path]:
        # What the last writer left for readers; a reader that comes last tidies it up.
        return [one for one in sorted(path.parent.iterdir()) if not one.name.endswith(("-shm", "-wal"))]

    there = beside()
    with pytest.raises(error):
        db.inspect(path, head=HEAD)
    with pytest.raises(error):
        open_database(path)
    with pytest.raises(error):
        open_database(path, allow_read_only=True)
    assert digest(path) == before
    assert beside() == there


def test_a_newer_program_s_file_is_refused(migrated: Path) -> None:
    with sqlite3.connect(migrated) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    refused(migrated, DatabaseNewer)


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE song (id INTEGER PRIMARY KEY)"],
        ["CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)"],
        # Another program that uses Alembic too, at a step whose name sorts before, after, and at ours; or at none.
        ["CREATE TABLE song (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)",
         "INSERT INTO alembic_version VALUES ('0000abc')"],
        ["CREATE TABLE song (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)",
         "INSERT INTO alembic_version VALUES ('ae12f')"],
        ["CREATE TABLE song (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)",
         "INSERT INTO alembic_version VALUES ('0001')"],
        ["CREATE TABLE song (id INTEGER)", "CREATE TABLE alembic_version (version_num TEXT)"],
    ],
)  # fmt: skip
def test_somebody_else_s_database_is_refused(tmp_path: Path, statements: list[str]) -> None:
    path = tmp_path / "keban.db"
    connection = sqlite3.connect(path)
    for one in statements:
        connection.execute(one)
    connection.commit()
    connection.close()
    refused(path, DatabaseForeign)


@pytest.mark.parametrize("content", [b"not a database at all", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keban.db"
    path.write_bytes(content)
    refused(path, DatabaseDamaged)


def test_a_cut_off_tail_and_a_spoilt_header_are_refused(migrated: Path) -> None:
    with sqlite3.connect(migrated) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = migrated.read_bytes()
    migrated.write_bytes(whole[: len(whole) // 2])
    refused(migrated, DatabaseDamaged)
    migrated.write_bytes(whole[:20] + b"\xff" * 80 + whole[100:])
    refused(migrated, DatabaseDamaged)


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "keban.db"
    path.mkdir()
    with pytest.raises((DatabaseUnreachable, DatabaseDamaged)):
        open_database(path)
    assert list(path.iterdir()) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from app.errors import DatabaseReadOnly
from app.migrations.opening import open_database
from app.services import users
path = Path(sys.argv[1])
with open_database(Path(sys.argv[2])).writing() as session:
    users.all_users(session)
if os.getuid() == 0:
    os.setuid(65534)  # root may write everywhere; everything the child imports is imported by now
try:
    open_database(path)
except DatabaseReadOnly:
    print("refused")
database = open_database(path, allow_read_only=True)
assert database.read_only
with database.reading() as session:
    print(len(users.all_users(session)))
try:
    with database.writing():
        pass
except DatabaseReadOnly:
    print("read-only")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_file_and_folder_that_cannot_be_written_open_read_only(migrated: Path, tmp_path: Path) -> None:
    folder = Path("/tmp") / f"keban-read-only-{os.getpid()}"  # pytest's own folder is closed to other users
    folder.mkdir()
    try:
        path = Path(shutil.copy(migrated, folder / "keban.db"))
        path.chmod(0o444)
        folder.chmod(0o555)
        before = digest(path)
        command = [sys.executable, "-c", READ_ONLY, str(path), str(tmp_path / "other.db")]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.stdout.split() == ["refused", "0", "read-only"], ended.stderr
        assert digest(path) == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
