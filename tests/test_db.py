"""Sessions: one task, one transaction; the environment's faults become our errors and leave the data as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event, exc, text

from app import db
from app.db import Database
from app.errors import DatabaseBusy, DatabaseDamaged, DatabaseDiskFull, DatabaseReadOnly, DatabaseUnreachable
from app.models.nouns import Noun

ROOT = Path(__file__).parent.parent


@pytest.fixture
def database(tmp_path: Path):
    """A database with one counter."""
    made = Database(tmp_path / "counter.db")
    with made.writing() as session:
        session.execute(text("CREATE TABLE counter (value INTEGER)"))
        session.execute(text("INSERT INTO counter VALUES (0)"))
    yield made
    made.close()


def value(database: Database) -> int:
    """What the counter says."""
    with database.reading() as session:
        return session.execute(text("SELECT value FROM counter")).scalar_one()


def test_writes_begin_immediately_and_reads_do_not(database: Database) -> None:
    seen: list[str] = []
    event.listen(
        database.engine, "before_cursor_execute", lambda _c, _k, statement, *_: seen.append(statement), named=False
    )
    with database.reading() as session:
        session.execute(text("SELECT 1"))
    with database.writing() as session:
        session.execute(text("SELECT 1"))
    assert [one for one in seen if one.startswith("BEGIN")] == ["BEGIN", "BEGIN IMMEDIATE"]


def test_the_settings_of_every_connection(database: Database) -> None:
    with database.reading() as session:
        said = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("foreign_keys", "journal_mode", "busy_timeout", "trusted_schema", "synchronous")
        }
    assert said == {
        "foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 5000, "trusted_schema": 0, "synchronous": 2,
    }  # fmt: skip


def test_foreign_keys_hold(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("CREATE TABLE whole (id INTEGER PRIMARY KEY)"))
        session.execute(text("CREATE TABLE part (whole_id INTEGER REFERENCES whole (id))"))
    with pytest.raises(exc.IntegrityError), database.writing() as session:
        session.execute(text("INSERT INTO part VALUES (7)"))


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_exception_takes_everything_back(database: Database, error: type[BaseException]) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.execute(text("UPDATE counter SET value = 7"))
            raise error

    with pytest.raises(error):
        fail()
    assert value(database) == 0
    with database.writing() as session:  # and the lock is free again
        session.execute(text("UPDATE counter SET value = 1"))
    assert value(database) == 1


def test_a_reading_session_keeps_nothing_and_sees_one_moment(database: Database) -> None:
    with database.reading() as session:
        assert session.execute(text("SELECT value FROM counter")).scalar_one() == 0
        with database.writing() as other:
            other.execute(text("UPDATE counter SET value = 5"))
        assert session.execute(text("SELECT value FROM counter")).scalar_one() == 0, "as when it began"
    assert value(database) == 5
    with database.reading() as session:
        session.execute(text("UPDATE counter SET value = 9"))
    assert value(database) == 5


def add_one(database: Database) -> None:
    """Read, think, write: what a deferred transaction would lose."""
    with database.writing() as session:
        now = session.execute(text("SELECT value FROM counter")).scalar_one()
        session.execute(text("UPDATE counter SET value = :v"), {"v": now + 1})


def test_two_threads_lose_no_update(database: Database) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(40):
                add_one(database)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    assert value(database) == 80


COUNTER = """
import sys
from pathlib import Path
from sqlalchemy import text
from app.db import Database
database = Database(Path(sys.argv[1]))
for _ in range(40):
    with database.writing() as session:
        now = session.execute(text("SELECT value FROM counter")).scalar_one()
        session.execute(text("UPDATE counter SET value = :v"), {"v": now + 1})
"""


def test_two_processes_lose_no_update(database: Database) -> None:
    children = [subprocess.Popen([sys.executable, "-c", COUNTER, str(database.path)], cwd=ROOT) for _ in range(2)]
    assert [one.wait(30) for one in children] == [0, 0]
    assert value(database) == 80


def test_a_held_lock_is_busy_after_the_timeout(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "BUSY_TIMEOUT_MS", 200)
    impatient = Database(database.path)
    holder = sqlite3.connect(database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(DatabaseBusy) as caught, impatient.writing() as session:
        session.execute(text("UPDATE counter SET value = 3"))
    assert 0.1 < time.monotonic() - started < 3
    assert caught.value.path == str(database.path)
    with impatient.reading() as session:  # readers do not care
        assert session.execute(text("SELECT value FROM counter")).scalar_one() == 0
    holder.execute("ROLLBACK")
    holder.close()
    with impatient.writing() as session:
        session.execute(text("UPDATE counter SET value = 3"))
    impatient.close()
    assert value(database) == 3


def test_a_read_only_database_reads_and_refuses_to_write(database: Database) -> None:
    database.close()
    closed = Database(database.path, read_only=True)
    assert value(closed) == 0
    with pytest.raises(DatabaseReadOnly), closed.writing():
        pass
    with pytest.raises(DatabaseReadOnly), closed.reading() as session:
        session.execute(text("UPDATE counter SET value = 3"))
    closed.close()


def test_a_full_disk_leaves_the_data_as_it_was(database: Database) -> None:
    def fill() -> None:
        with database.writing() as session:
            session.execute(text("PRAGMA max_page_count = 5"))
            session.execute(text("UPDATE counter SET value = 7"))
            session.execute(text("CREATE TABLE large (content)"))
            session.execute(text("INSERT INTO large VALUES (randomblob(200000))"))

    with pytest.raises(DatabaseDiskFull):
        fill()
    database.close()  # the page limit belongs to the connection
    with database.writing() as session:
        assert session.execute(text("SELECT value FROM counter")).scalar_one() == 0
        assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        session.execute(text("UPDATE counter SET value = 1"))
    assert value(database) == 1


def test_what_is_no_database_is_damaged_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "keban.db"
    path.write_bytes(b"a letter to the customer" * 100)
    database = Database(path)
    with pytest.raises(DatabaseDamaged), database.reading() as session:
        session.execute(text("SELECT 1"))
    with pytest.raises(DatabaseDamaged), database.writing() as session:
        session.execute(text("SELECT 1"))
    with pytest.raises(DatabaseDamaged), database.write_connection():
        pass
    database.close()
    assert path.read_bytes() == b"a letter to the customer" * 100


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    database = Database(tmp_path / "nowhere" / "keban.db")
    with pytest.raises(DatabaseUnreachable), database.reading() as session:
        session.execute(text("SELECT 1"))
    assert not (tmp_path / "nowhere").exists()


def test_a_spoilt_page_is_damaged_when_it_is_read(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("CREATE TABLE large (content)"))
        session.execute(text("INSERT INTO large VALUES (randomblob(100000))"))
        session.execute(text("CREATE INDEX by_content ON large (content)"))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'large'").scalar_one()
        connection.exec_driver_sql("BEGIN")
    database.close()
    spoilt = bytearray(database.path.read_bytes())
    spoilt[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    database.path.write_bytes(spoilt)
    with pytest.raises(DatabaseDamaged), database.reading() as session:
        session.execute(text("SELECT content FROM large")).all()


def test_a_constraint_is_a_bug_and_stays_one(database: Database) -> None:
    with pytest.raises(exc.OperationalError), database.reading() as session:
        session.execute(text("SELECT nothing FROM nowhere"))


def test_ids_are_never_given_twice(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT)"))
        assert list(db.allocate_ids(session, Noun.CUSTOMER, 3)) == [1, 2, 3]
        session.execute(text("INSERT INTO customer VALUES (1), (2), (3)"))
        session.execute(text("DELETE FROM customer WHERE id = 3"))
        assert list(db.allocate_ids(session, Noun.CUSTOMER, 2)) == [4, 5]
