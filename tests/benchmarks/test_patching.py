"""What writing a thousand cells and rows back into a huge workbook costs, beside openpyxl's load and save."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import openpyxl
import pytest

from app.access import Actor
from app.db import Database
from app.services import importing, writing_back
from app.sheets.patching import CellChange, SheetPatch, patch_workbook
from tests.benchmarks.company_list import SHEET, company_list, imported, worked_on
from tests.benchmarks.measure import CUSTOMERS, TODAY, best, show
from tests.benchmarks.sheet_rows import KINDS, customer_rows, peak_megabytes

pytestmark = pytest.mark.benchmark
RUNS = 5
MOST_MEGABYTES = 300
SOME = 1_000
ROOT = Path(__file__).resolve().parents[2]


def write_back(source: Path, target: Path, count: int) -> None:
    """A thousand cells all over the list, a thousand rows at its end."""
    step = max(count // SOME, 1)
    changes = [CellChange(row, 14, Decimal(row) / 4, "money") for row in range(2, count + 2, step)]
    new = [
        [(column, value, kind) for column, (value, kind) in enumerate(zip(row, KINDS, strict=True), 1)]
        for row in customer_rows(SOME)
    ]
    report = patch_workbook(source, target, [SheetPatch(SHEET, changes, new, count + 1)])
    assert not report.refused


def like(team: tuple[Database, Actor], source: Path, target: Path) -> None:
    """`export --like` as a whole: read in the child, understood, matched and compared with what is stored, written."""
    database, actor = team
    workbook = importing.open_file(source)
    with database.reading() as session:
        remembered, users = importing.known(session)
        prepared = importing.prepare(workbook, remembered=remembered, known_users=users)
        made = writing_back.write_back(
            session, actor, source, target, workbook=workbook, prepared=prepared, today=TODAY
        )
    assert [(one.changed, one.appended) for one in made.sheets] == [(SOME, SOME)]


def load_and_save(source: Path, target: Path) -> None:
    """The way that loses half of a workbook, and does not even change it."""
    workbook = openpyxl.load_workbook(source)
    workbook.save(target)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of a hundred thousand rows."""
    return company_list(tmp_path_factory.mktemp("patching") / "large.xlsx", CUSTOMERS)


@pytest.fixture(scope="module")
def team(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Actor]]:
    """Who has imported it, and worked since."""
    database, actor = imported(tmp_path_factory.mktemp("team"), workbook)
    with database.writing() as session:
        worked_on(session, actor, CUSTOMERS, SOME)
    yield database, actor
    database.close()


def test_write_back(workbook: Path, team: tuple[Database, Actor], tmp_path: Path) -> None:
    """Each of our runs beside one of openpyxl's: what else the machine does falls on both."""
    rounds = [
        (
            best(lambda: write_back(workbook, tmp_path / "a.xlsx", CUSTOMERS), 1),
            best(lambda: like(team, workbook, tmp_path / "b.xlsx"), 1),
            best(lambda: load_and_save(workbook, tmp_path / "c.xlsx"), 1),
        )
        for _ in range(RUNS)
    ]
    written, whole, plain = (median(one[at] for one in rounds) for at in range(3))
    show(f"write {SOME} cells, {SOME} rows into {CUSTOMERS} × {len(KINDS)} (openpyxl load + save)", written, plain)
    assert show("export --like as a whole (openpyxl load + save)", whole, plain) < 0.3


def test_memory_of_writing_back(workbook: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.test_patching", str(workbook), str(tmp_path / "a.xlsx")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    before, peak = (int(one) for one in done.stdout.split())
    print(f"\nwrite back: memory of the process {peak} MB, {before} MB of them before it began", end="")
    assert peak <= MOST_MEGABYTES


if __name__ == "__main__":
    began = peak_megabytes()
    write_back(Path(sys.argv[1]), Path(sys.argv[2]), CUSTOMERS)
    print(began, peak_megabytes())
