"""What writing a workbook costs, beside XlsxWriter's fastest way of writing the same values."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
import xlsxwriter

from tests.benchmarks.measure import CUSTOMERS, best, show
from tests.benchmarks.sheet_rows import KINDS, customer_rows, ours

pytestmark = pytest.mark.benchmark
RUNS = 5
MOST_MEGABYTES = 150
ROOT = Path(__file__).resolve().parents[2]


def plain(path: Path, count: int) -> None:
    """The rows by XlsxWriter, streamed; its least of formats: days look like days."""
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = workbook.add_worksheet("客户")
    for number, _ in enumerate(KINDS):
        sheet.write_string(0, number, f"列{number}")
    for place, row in enumerate(customer_rows(count), 1):
        sheet.write_row(place, 0, row)
    workbook.close()


def test_export(tmp_path: Path) -> None:
    """Each of our runs beside one of theirs: what else the machine does falls on both."""
    pairs = [
        (
            best(lambda: ours(tmp_path / "ours.xlsx", CUSTOMERS), 1),
            best(lambda: plain(tmp_path / "plain.xlsx", CUSTOMERS), 1),
        )
        for _ in range(RUNS)
    ]
    what = f"export: {CUSTOMERS} × {len(KINDS)} (XlsxWriter constant_memory)"
    assert show(what, median(one for one, _ in pairs), median(one for _, one in pairs)) < 0.4


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
