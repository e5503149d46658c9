"""What writing costs: filling a hundred thousand customers, and the wait for one claim or one logged contact."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.db import Database
from app.migrations.runner import upgrade
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import backup, check, interactions, lists, pool
from app.services.sample_chance import COLUMNS
from tests.benchmarks.measure import CUSTOMERS, NOW, TODAY, Big, best, open_bare, show

pytestmark = pytest.mark.benchmark
CLAIMS = 9  # the tenth of a day is the last the rules allow


def test_filling(big: Big, tmp_path: Path) -> None:
    target = Database(tmp_path / "copy.db")
    upgrade(target)
    target.close()
    with closing(open_bare(tmp_path / "copy.db")) as bare:
        bare.execute("PRAGMA foreign_keys=OFF")
        bare.execute("ATTACH ? AS full", (str(big.database.path),))

        def copy_all() -> None:
            bare.execute("BEGIN IMMEDIATE")
            for table, columns in COLUMNS.items():
                names = ", ".join(columns)
                bare.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM full.{table} ORDER BY id")
            bare.execute("COMMIT")

        plain = best(copy_all, 1)
    ratio = show(f"sample data: {CUSTOMERS} customers, {big.rows} rows", big.fill_seconds, plain)
    assert ratio < 15


@pytest.fixture
def scratch(big: Big) -> Iterator[sqlite3.Connection]:
    """A bare connection for writes that do what the service does to the same rows, and nothing besides."""
    with closing(open_bare(big.database.path)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS scratch (id INTEGER PRIMARY KEY, owner_id, text)")
        yield connection
        connection.execute("DROP TABLE scratch")


def one_row(bare: sqlite3.Connection, statement: str, number: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(statement, (number, "x" * 200))
    bare.execute("COMMIT")


def test_one_claim(big: Big, scratch: sqlite3.Connection) -> None:
    with big.database.reading() as session:
        free = lists.ids(session, big.seller, ListQuery(ListName.PUBLIC), today=TODAY)
        found = lists.rows(session, big.seller, ListName.PUBLIC, free[-200:], today=TODAY)
    # Who had the customer before may have to wait; a customer nobody had is claimable at once.
    before = lists.column_keys(ListName.PUBLIC).index("prev_owner")
    fresh = iter([one for one, row in found.items() if row[before] is None][:CLAIMS])

    def claim() -> None:
        with big.database.writing() as session:
            pool.claim(session, big.seller, next(fresh), now=NOW, today=TODAY)

    numbers = iter(range(1, 100))
    statement = "INSERT INTO scratch (owner_id, text) VALUES (?, ?)"
    ratio = show(
        "claim one customer",
        best(claim, CLAIMS),
        best(lambda: one_row(scratch, statement, next(numbers)), CLAIMS),
    )
    assert ratio < 60


def test_one_logged_contact(big: Big, scratch: sqlite3.Connection) -> None:
    with big.database.reading() as session:
        own = lists.ids(session, big.seller, ListQuery(ListName.POTENTIAL), today=TODAY)
    mine = iter(own)

    def log() -> None:
        with big.database.writing() as session:
            values = {"method": "电话", "outcome": "有意向", "content": "下周看样机。"}
            interactions.log(session, big.seller, next(mine), values, now=NOW, today=TODAY)

    numbers = iter(range(1, 100))
    statement = "INSERT INTO scratch (owner_id, text) VALUES (?, ?)"
    ratio = show("log one contact", best(log, 20), best(lambda: one_row(scratch, statement, next(numbers)), 20))
    assert ratio < 60


def test_backup_and_check(big: Big, bare: sqlite3.Connection, tmp_path: Path) -> None:
    plain = best(lambda: bare.execute("PRAGMA integrity_check").fetchall(), 1)
    folder = tmp_path / "backups"
    show("backup, verified", best(lambda: backup.back_up(big.database.path, None, folder=folder, now=NOW), 1), plain)
    with big.database.reading() as session:
        report = check.check(session, today=TODAY)
        show("check everything", best(lambda: check.check(session, today=TODAY), 1), plain)
    assert report.ok
