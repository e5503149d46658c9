"""The figures of the reports over a million customers and two million shipments: 3 s when made, 50 ms when shown again.

KEBAN_BENCH_MILLION names a sample database of that size to copy (`main.py sample --customers 1000000`); without it one
is filled first, which takes minutes.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.access import Actor
from app.db import Database
from app.migrations.opening import open_database
from app.models.customer import Customer
from app.models.shipment import Shipment
from app.services import sample, users
from app.services.reports import Ask, ReportName, behind, cache, catalogue, period, run
from tests.benchmarks.measure import NOW, TODAY

pytestmark = pytest.mark.benchmark
CUSTOMERS, SHIPMENTS = 1_000_000, 2_000_000
MADE, SHOWN_AGAIN = 3.0, 0.05
"""Seconds."""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Actor]]:
    path = tmp_path_factory.mktemp("million") / "keban.db"
    given = os.environ.get("KEBAN_BENCH_MILLION")
    if given:
        shutil.copy(Path(given), path)
    database = open_database(path)
    if not given:
        with database.writing() as session:
            sample.fill(session, customers=CUSTOMERS, seed=1, today=TODAY, now=NOW)
    with database.reading() as session:
        boss = users.actor_named(session, None)
        # One reading of everything: the system's own cache is warm, as in a program that is open for a while.
        session.execute(select(func.count(Customer.remark), func.count(Customer.id)))
        shipments = session.execute(select(func.count(Shipment.remark), func.count(Shipment.id))).one()[1]
    print(f"\n{shipments} shipment lines")
    assert shipments >= SHIPMENTS
    yield database, boss
    database.close()


@pytest.mark.parametrize("name", list(ReportName))
def test_made_and_shown_again(million: tuple[Database, Actor], name: ReportName) -> None:
    database, boss = million
    with database.reading() as session:
        first, last = period(session, catalogue.REPORTS[name].period, today=TODAY)
    ask = Ask(first, last)

    def once() -> tuple[float, float]:
        wall, work = time.perf_counter(), time.process_time()
        with database.reading() as session:
            report = run(session, boss, name, ask, today=TODAY)
        assert not report.empty
        return time.perf_counter() - wall, time.process_time() - work

    colds = []
    for _ in range(2):
        cache.forget(database.engine)
        colds.append(once())
    cold, again = min(colds), once()
    print(
        f"\n{name.value:<14} made {cold[0]:6.2f} s (own work {cold[1]:5.2f} s)  again {again[0] * 1000:6.2f} ms", end=""
    )
    assert cold[0] <= MADE
    assert again[0] <= SHOWN_AGAIN


def test_customers_behind_a_point(million: tuple[Database, Actor]) -> None:
    database, boss = million
    ask = Ask(TODAY.replace(day=1), TODAY)
    with database.reading() as session:
        run(session, boss, ReportName.ABC, ask, today=TODAY)
        start = time.perf_counter()
        found = behind(session, boss, ReportName.ABC, ask, "C", today=TODAY)
    seconds = time.perf_counter() - start
    print(f"\n{len(found)} customers behind a class: {seconds * 1000:.0f} ms", end="")
    assert seconds <= 1.0
