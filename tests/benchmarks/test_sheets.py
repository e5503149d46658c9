"""What writing a workbook costs, beside openpyxl's fastest way of writing the same values."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

import openpyxl
import pytest

from tests.benchmarks.measure import CUSTOMERS, best, show
from tests.benchmarks.sheet_rows import KINDS, customer_rows, ours

pytestmark = pytest.mark.benchmark
RUNS = 5
MOST_MEGABYTES = 150
ROOT = Path(__file__).resolve().parents[2]


def plain(path: Path, count: int) -> None:
    """The rows by openpyxl, streamed and without any format."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("客户")
    sheet.append([f"列{number}" for number in range(len(KINDS))])
    for row in customer_rows(count):
        sheet.append(row)
    workbook.save(path)


def test_export(tmp_path: Path) -> None:
    ours_seconds = median(best(lambda: ours(tmp_path / "ours.xlsx", CUSTOMERS), 1) for _ in range(RUNS))
    plain_seconds = best(lambda: plain(tmp_path / "plain.xlsx", CUSTOMERS), 1)
    ratio = show(f"export: {CUSTOMERS} × {len(KINDS)} (openpyxl write_only)", ours_seconds, plain_seconds)
    assert ratio < 0.3


def test_memory_of_an_export(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.sheet_rows", str(tmp_path / "a.xlsx"), str(CUSTOMERS)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    before, peak = (int(one) for one in done.stdout.split())
    print(f"\nexport: memory of the process {peak} MB, {before} MB of them before it began", end="")
    assert peak <= MOST_MEGABYTES
