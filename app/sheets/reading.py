"""Reads any workbook in a child process: what the file holds can end the child, never the program (4-excel 4.1)."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from app.errors import (
    AppError,
    FileEmpty,
    FileInUse,
    FileMissing,
    FileUnreadable,
    NotAWorkbook,
    OfficeLockFile,
    WorkbookDamaged,
    WorkbookTooLarge,
)
from app.sheets import reader_child
from app.sheets.row_transfer import unpacked
from app.sheets.workbook import Cell, Sheet, Workbook

Progress = Callable[[int, int], None]
_SHARING_VIOLATIONS: Final = frozenset({32, 33})
_POLL_SECONDS: Final = 0.1
# What a process looks like when its memory ran out: the allocator aborts it, or the system kills it.
_OUT_OF_MEMORY: Final = frozenset({-getattr(signal, "SIGABRT", 6), -getattr(signal, "SIGKILL", 9), 3, 0xC0000409})


def check_file(path: Path) -> None:
    """Raises what needs no look inside: missing, lock file, no access, empty (4-excel 4.1)."""
    file = path.name
    if file.startswith("~$"):
        raise OfficeLockFile(file)
    try:
        if path.is_dir():
            raise NotAWorkbook(file)
        with path.open("rb") as opened:
            if not opened.read(1):
                raise FileEmpty(file)
    except FileNotFoundError:
        raise FileMissing(file) from None
    except PermissionError as error:
        raise (FileInUse if is_sharing_violation(error) else FileUnreadable)(file) from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(file) from error


def is_sharing_violation(error: OSError) -> bool:
    """Windows refuses a file because another program holds it; elsewhere a refusal is a matter of rights."""
    code = getattr(error, "winerror", None)
    return code in _SHARING_VIOLATIONS or (sys.platform == "win32" and code is None)


class Collector:
    """Puts the child's messages together: sheets come as a head and chunks of rows."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.rows = 0
        self.expected = 0
        self.finished = False

    def take(self, message: tuple[Any, ...]) -> None:
        kind, *rest = message
        if kind == "error":
            raise rest[0]
        if kind == "total":
            self.expected = rest[0]
        elif kind == "sheet":
            self.sheets.append(rest[0])
        elif kind == "rows":
            blank, count, columns = rest
            self.sheets[-1].rows.extend(unpacked(blank, count, columns))
            self.rows += blank + count
        elif kind == "end":
            self.finished = True


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    deadline: float = 120,
    memory_mb: int = 1500,
    progress: Progress | None = None,
) -> Workbook:
    """The workbook's values: .xlsx .xlsm .xls .xlsb .ods .csv .tsv, told by content (4-excel 4.1).

    `deadline` in seconds and `memory_mb` bound the reader process. `progress(rows read, rows in all)` is called several
    times a second and may raise Cancelled, which ends the reader. Raises the SheetError that fits.
    """
    path = Path(path)
    check_file(path)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=reader_child.run, args=(sender, str(path), password, memory_mb), daemon=True)
    try:
        child.start()
        sender.close()
        sheets = _receive(receiver, path.name, time.monotonic() + deadline, deadline, progress)
        if sheets is None:
            child.join(5)
            raise _verdict(child.exitcode, path.name, memory_mb)
    finally:
        receiver.close()
        if child.pid is not None:
            if child.is_alive():
                child.kill()
            child.join(5)
    if all(_is_blank(cell) for sheet in sheets for row in sheet.rows for cell in row):
        raise FileEmpty(path.name)
    return Workbook(path.name, tuple(sheets))


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _receive(
    receiver: Connection, file: str, until: float, deadline: float, progress: Progress | None
) -> list[Sheet] | None:
    """The sheets, or None when the child fell silent before it was done."""
    collector = Collector()
    while not collector.finished:
        left = until - time.monotonic()
        if left <= 0:
            raise WorkbookTooLarge(file, limit="time", allowed=round(deadline))
        if progress is not None:
            progress(collector.rows, max(collector.expected, collector.rows))
        try:
            if receiver.poll(min(left, _POLL_SECONDS)):
                collector.take(receiver.recv())
        except (EOFError, OSError):
            return None
    return collector.sheets


def _verdict(exitcode: int | None, file: str, memory_mb: int) -> AppError:
    if exitcode in _OUT_OF_MEMORY:
        return WorkbookTooLarge(file, limit="memory", allowed=memory_mb)
    return WorkbookDamaged(file)
