"""Reads many files in one process, as the reader process does each: its start would cost more than the reading.

Run as `python -m tests.sheets.batch_reader LIST`; for every path in the list one line tells what became of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.errors import SheetError
from app.sheets import reader_child
from app.sheets.headerless import guess_headerless
from app.sheets.layout import find_layout
from app.sheets.memory_limit import limit_memory
from app.sheets.reading import Collector
from app.sheets.records import read_records
from app.sheets.workbook import Sheet

MEMORY_MB = 1000


def _sheets(path: Path) -> list[Sheet]:
    collector = Collector()
    for message in reader_child.messages(path, None):
        collector.take(message)
    return collector.sheets


def outcome(path: Path) -> str:
    """`read`, the error's class name, or `bug …` when our own code did not expect what it met."""
    try:
        sheets = _sheets(path)
    except SheetError as error:
        return type(error).__name__
    except MemoryError:
        return "WorkbookTooLarge"
    except BaseException:  # the child tells these as damage too; the reader's panics are no Exceptions
        return "WorkbookDamaged"
    if not any(sheet.rows for sheet in sheets):
        return "FileEmpty"
    try:
        for sheet in sheets:
            layout = find_layout(sheet, file=path.name) or guess_headerless(sheet)
            if layout is not None:
                read_records(sheet, layout)
    except Exception as error:
        return f"bug {type(error).__name__}: {error}"
    return "read"


if __name__ == "__main__":
    limit_memory(MEMORY_MB)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(line, flush=True)
        print(outcome(Path(line)), flush=True)
