"""What importing a big sheet costs, beside the bare libraries doing the least that could be called an import.

Bare: python-calamine's rows into one sqlite3 table with executemany, and an index of every two signs of the searched
columns by one INSERT … SELECT. Ours reads in a child process, finds the layout, cleans, matches against the customers
that are there, writes rows, history and search index in one transaction.
"""

from __future__ import annotations

import gc
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from operator import add
from pathlib import Path
from statistics import median
from typing import TypeVar

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import delete

from app.db import Database
from app.models.search import SearchState
from app.services import importing, search_index, search_sqlite, search_texts
from app.services.import_plan import ImportOptions, ImportPlan
from tests.benchmarks import import_files
from tests.benchmarks.measure import CUSTOMERS, NOW, TODAY, Big, open_bare, show

pytestmark = pytest.mark.benchmark
RUNS = 5
SHARE_RUNS = 2
ROOT = Path(__file__).resolve().parents[2]
LINES = 541_909 * CUSTOMERS // 100_000


@pytest.fixture(scope="module", autouse=True)
def _no_collection_in_between() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def stocked(big: Big, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample customers and a complete search index, never written to."""
    path = tmp_path_factory.mktemp("stocked") / "keban.db"
    with closing(open_bare(big.database.path)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    database = Database(path)
    with database.writing() as session:
        search_index.rebuild_all(session)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture(scope="module")
def customer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheets") / "潜在客户.xlsx"
    rows = import_files.customers(CUSTOMERS)
    return import_files.write(path, "潜在客户表", import_files.CUSTOMER_COLUMNS, rows, CUSTOMERS)


@pytest.fixture(scope="module")
def shipment_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheets") / "出货.xlsx"
    rows = import_files.shipments(LINES)
    return import_files.write(path, "出货统计表", import_files.SHIPMENT_COLUMNS, rows, LINES)


T = TypeVar("T")


def timed(seconds: list[float], work: Callable[..., T], *given: object) -> T:
    """Run it once and note how long it took."""
    gc.collect()
    start = time.perf_counter()
    made = work(*given)
    seconds.append(time.perf_counter() - start)
    return made


def bare(source: Path, target: Path, headings: dict[str, str], searched: tuple[str, ...]) -> None:
    """The least: no cleaning, no matching, no history; the index by one statement."""
    target.unlink(missing_ok=True)
    rows = list(CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).iter_rows())
    connection = open_bare(target)
    connection.execute("PRAGMA journal_mode=WAL")
    names = [f"c{place}" for place in range(len(headings))]
    connection.execute(f"CREATE TABLE sheet ({', '.join(names)})")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(entry, content='', tokenize='ascii', detail=none)")
    connection.create_function("pairs", 1, lambda text: " ".join(map(add, text, text[1:])), deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    plain = ([one if type(one) in (str, float) else str(one) for one in row] for row in rows[1:])
    connection.executemany(f"INSERT INTO sheet VALUES ({', '.join('?' * len(names))})", plain)
    text = " || ' ' || ".join(f"c{list(headings).index(one)}" for one in searched)
    connection.execute(f"INSERT INTO found(rowid, entry) SELECT rowid, pairs({text}) FROM sheet")
    connection.execute("COMMIT")
    connection.close()


class Importer:
    """One database file of its own, filled from a fresh copy."""

    def __init__(self, big: Big, stocked: Path, folder: Path) -> None:
        shutil.copy(stocked, folder / "keban.db")
        self.database = Database(folder / "keban.db")
        self.boss = big.boss

    def prepared(self, source: Path) -> importing.PreparedImport:
        workbook = importing.open_file(source)
        with self.database.reading() as session:
            remembered, names = importing.known(session)
        return importing.prepare(workbook, remembered=remembered, known_users=names)

    def dry_run(self, source: Path) -> ImportPlan:
        made = self.prepared(source)
        with self.database.reading() as session:
            return importing.plan(session, self.boss, made, today=TODAY)

    def whole(self, source: Path) -> ImportPlan:
        made = self.prepared(source)
        with self.database.writing() as session:
            written = importing.commit_prepared(session, self.boss, made, options=ImportOptions(), now=NOW, today=TODAY)
        return written.value.plan

    def without_index(self) -> None:
        """From now on nothing is kept in step with the rows."""
        with self.database.writing() as session:
            for noun in search_texts.INDEXED:
                search_sqlite.drop(session, noun.value)
            session.execute(delete(SearchState))


@contextmanager
def importer(big: Big, stocked: Path, folder: Path) -> Iterator[Importer]:
    """A fresh copy of the stocked database, gone afterwards."""
    folder.mkdir()
    made = Importer(big, stocked, folder)
    yield made
    made.database.close()
    shutil.rmtree(folder)


def counted(plan: ImportPlan) -> tuple[int, int, int, int]:
    (sheet,) = plan.sheets
    return sheet.new, sheet.updated, sheet.unchanged, sheet.suspected


def test_customers(big: Big, stocked: Path, customer_file: Path, tmp_path: Path) -> None:
    ours: list[float] = []
    plain: list[float] = []
    again: list[float] = []
    dry: list[float] = []
    merely_read: list[float] = []
    headings, searched = import_files.CUSTOMER_COLUMNS, import_files.SEARCHED
    for run in range(RUNS):
        with importer(big, stocked, tmp_path / str(run)) as one:
            timed(plain, bare, customer_file, tmp_path / "bare.db", headings, searched)
            assert counted(timed(dry, one.dry_run, customer_file)) == (CUSTOMERS, 0, 0, 0)
            assert counted(timed(ours, one.whole, customer_file)) == (CUSTOMERS, 0, 0, 0)
            assert counted(timed(again, one.whole, customer_file)) == (0, 0, CUSTOMERS, 0)
    timed(merely_read, read_only, customer_file)
    first = show(f"import: {CUSTOMERS} × 25", median(ours), median(plain))
    repeated = show("import: the same file again (the first import)", median(again), median(ours))
    shown = show("import: dry run (the whole import)", median(dry), median(ours))
    slow = show("import: beside openpyxl merely reading", median(ours), merely_read[0])
    assert first <= 2.0
    assert repeated <= 0.7
    assert shown <= 0.6
    assert slow <= 0.8


def read_only(source: Path) -> None:
    book = openpyxl.load_workbook(source, read_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        assert row
    book.close()


def test_shipments(big: Big, stocked: Path, shipment_file: Path, tmp_path: Path) -> None:
    ours: list[float] = []
    plain: list[float] = []
    headings, searched = import_files.SHIPMENT_COLUMNS, import_files.SEARCHED_OF_SHIPMENTS
    for run in range(RUNS):
        with importer(big, stocked, tmp_path / str(run)) as one:
            timed(plain, bare, shipment_file, tmp_path / "bare.db", headings, searched)
            assert counted(timed(ours, one.whole, shipment_file)) == (LINES, 0, 0, 0)
    assert show(f"import: {LINES} × 8 shipments", median(ours), median(plain)) <= 2.0


@pytest.mark.parametrize("kind", ["customers", "shipments"])
def test_share_of_the_index(
    big: Big, stocked: Path, customer_file: Path, shipment_file: Path, tmp_path: Path, kind: str
) -> None:
    """What keeping the search index in step adds to an import that keeps none."""
    source = customer_file if kind == "customers" else shipment_file
    whole: list[float] = []
    rest: list[float] = []
    for run in range(SHARE_RUNS):
        with importer(big, stocked, tmp_path / f"with{run}") as one:
            timed(whole, one.whole, source)
        with importer(big, stocked, tmp_path / f"without{run}") as one:
            one.without_index()
            timed(rest, one.whole, source)
    share = min(whole) / min(rest) - 1
    print(f"\nimport: the index adds {share:.0%} ({kind}: {min(whole):.2f} s, without {min(rest):.2f} s)", end="")
    assert share <= 0.6


@pytest.mark.parametrize(("kind", "most"), [("customers", 700), ("shipments", 1000)])
def test_memory(
    big: Big, stocked: Path, customer_file: Path, shipment_file: Path, tmp_path: Path, kind: str, most: int
) -> None:
    source = customer_file if kind == "customers" else shipment_file
    shutil.copy(stocked, tmp_path / "keban.db")
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.import_memory", str(tmp_path / "keban.db"), str(source)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    megabytes = int(done.stdout)
    print(f"\nimport: both processes together at most {megabytes} MB ({kind})", end="")
    assert megabytes <= most
