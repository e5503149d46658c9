"""A hundred thousand sample customers, filled once for all measurements."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from app.access import Actor, Role
from app.db import Database
from app.migrations.runner import upgrade
from app.services import sample, users
from tests.benchmarks.measure import CUSTOMERS, NOW, TODAY, Big, open_bare


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Big]:
    """The database of all measurements; writes of one do not disturb the reads of another."""
    database = Database(tmp_path_factory.mktemp("big") / "keban.db")
    upgrade(database)
    start = time.perf_counter()
    with database.writing() as session:
        counts = sample.fill(session, customers=CUSTOMERS, seed=1, today=TODAY, now=NOW)
    seconds = time.perf_counter() - start
    with database.reading() as session:
        boss = users.actor_named(session, None)
        seller = next(one for one in users.all_users(session) if one.role is Role.SALESPERSON)
    yield Big(database, seconds, sum(counts.values()), boss, Actor(seller.id, seller.name, seller.role))
    database.close()


@pytest.fixture
def bare(big: Big) -> Iterator[sqlite3.Connection]:
    """The same file without anything of ours between, but with the same settings."""
    with closing(open_bare(big.database.path)) as connection:
        yield connection
