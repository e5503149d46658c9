"""What writing a thousand cells and rows back into a huge workbook costs, beside openpyxl's load and save."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from statistics import median

import openpyxl
import pytest

from app.sheets.patching import CellChange, SheetPatch, patch_workbook
from tests.benchmarks.measure import CUSTOMERS, best, show
from tests.benchmarks.sheet_rows import KINDS, customer_rows, ours, peak_megabytes

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
    report = patch_workbook(source, target, [SheetPatch("客户", changes, new, count + 1)])
    assert not report.refused


def load_and_save(source: Path, target: Path) -> None:
    """The way that loses half of a workbook, and does not even change it."""
    workbook = openpyxl.load_workbook(source)
    workbook.save(target)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of a hundred thousand rows."""
    path = tmp_path_factory.mktemp("patching") / "large.xlsx"
    ours(path, CUSTOMERS)
    return path


def test_write_back(workbook: Path, tmp_path: Path) -> None:
    pairs = [
        (
            best(lambda: write_back(workbook, tmp_path / "a.xlsx", CUSTOMERS), 1),
            best(lambda: load_and_save(workbook, tmp_path / "b.xlsx"), 1),
        )
        for _ in range(RUNS)
    ]
    seconds, plain = median(one for one, _ in pairs), median(one for _, one in pairs)
    ratio = show(f"write back into {CUSTOMERS} × {len(KINDS)} (openpyxl load + save)", seconds, plain)
    assert ratio < 0.3


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
