"""Reads any workbook in a child process: what the file holds can end the child, never the program (4-excel 4.1)."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from operator import itemgetter
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
from app.sheets.long_sheets import joined
from app.sheets.row_transfer import unpacked
from app.sheets.workbook import Cell, Sheet, Workbook

Progress = Callable[[int, int], None]
_SHARING_VIOLATIONS: Final = frozenset({32, 33})
_POLL_SECONDS: Final = 0.1
_LARGE: Final = 1024 * 1024
_PROCESSES: Final = 2
"""For files of that size, whose sheets may be long."""
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
    """Puts the messages of the reading processes together: rows come in pieces and then the sheet they belong to, of a
    long sheet in stretches from several processes.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.expected = 0
        self._open: dict[int, list[list[Cell]]] = {}
        self._sheets: dict[int, Sheet] = {}
        self._stretches: dict[int, dict[int, Sheet]] = {}

    def take(self, message: tuple[Any, ...], source: int = 0) -> bool:
        """Take a message of one process; True when it was its last. Raises the error that it tells."""
        kind, *rest = message
        if kind == "error":
            raise rest[0]
        if kind == "total":
            self.expected += rest[0]
        elif kind == "rows":
            blank, count, columns = rest
            self._open.setdefault(source, []).extend(unpacked(blank, count, columns))
            self.rows += blank + count
        elif kind == "sheet":
            place, head = rest
            self._sheets[place] = replace(head, rows=self._open.pop(source, []))
        elif kind == "stretch":
            place, number, head = rest
            self._stretches.setdefault(place, {})[number] = replace(head, rows=self._open.pop(source, []))
        return bool(kind == "end")

    @property
    def sheets(self) -> list[Sheet]:
        """All sheets in their order, once the messages are at their end."""
        # What could not be read in stretches after all was read whole.
        cut = {
            place: joined([found[number] for number in sorted(found)])
            for place, found in self._stretches.items()
            if place not in self._sheets
        }
        return [sheet for _, sheet in sorted({**self._sheets, **cut}.items(), key=itemgetter(0))]


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
    shares = _PROCESSES if path.stat().st_size >= _LARGE else 1
    readers: list[_Reader] = []
    try:
        for share in range(shares):
            readers.append(_Reader(path, password, memory_mb, share, shares))
        sheets = _receive(readers, path.name, time.monotonic() + deadline, deadline, progress)
        if isinstance(sheets, _Reader):
            raise _verdict(sheets.exitcode(), path.name, memory_mb)
    finally:
        for reader in readers:
            reader.end()
    if all(_is_blank(cell) for sheet in sheets for row in sheet.rows for cell in row):
        raise FileEmpty(path.name)
    return Workbook(path.name, tuple(sheets))


class _Reader:
    """A reading process and our end of its pipe."""

    def __init__(self, path: Path, password: str | None, memory_mb: int, share: int, shares: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(
            target=reader_child.run, args=(sender, str(path), password, memory_mb, share, shares), daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self.receiver.close()
            raise
        finally:
            sender.close()

    def exitcode(self) -> int | None:
        """How it ended, once it has fallen silent."""
        self._process.join(5)
        return self._process.exitcode

    def end(self) -> None:
        """Let nothing of it remain."""
        self.receiver.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join(5)


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _receive(
    readers: list[_Reader], file: str, until: float, deadline: float, progress: Progress | None
) -> list[Sheet] | _Reader:
    """The sheets, or the process that fell silent before it was done."""
    collector = Collector()
    speaking = {reader.receiver: (source, reader) for source, reader in enumerate(readers)}
    while speaking:
        left = until - time.monotonic()
        if left <= 0:
            raise WorkbookTooLarge(file, limit="time", allowed=round(deadline))
        if progress is not None:
            progress(collector.rows, max(collector.expected, collector.rows))
        for receiver in wait(list(speaking), min(left, _POLL_SECONDS)):
            assert isinstance(receiver, Connection)
            source, reader = speaking[receiver]
            try:
                if collector.take(receiver.recv(), source):
                    del speaking[receiver]
            except (EOFError, OSError):
                return reader
    return collector.sheets


def _verdict(exitcode: int | None, file: str, memory_mb: int) -> AppError:
    if exitcode in _OUT_OF_MEMORY:
        return WorkbookTooLarge(file, limit="memory", allowed=memory_mb)
    return WorkbookDamaged(file)
