"""Writes workbooks: text stays text, dates are dates, the file appears whole or not at all (4-excel 4.5)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from app.errors import WorkbookTooLarge
from app.sheets.cell_xml import ColumnXml
from app.sheets.whole_file import whole_file
from app.sheets.workbook_xml import (
    ColumnFrame,
    Style,
    column_letter,
    header_row_start,
    package_parts,
    sheet_end,
    sheet_start,
)

Progress = Callable[[int, int], None]
MOST_ROWS: Final = 1_048_576
_BLOCK: Final = 500
_MOST_TITLE: Final = 31
_BAD_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff\ud800-\udfff]")
# Beyond 2 GB a part needs the long form of zip, which Excel reads but some viewers do not: only where it may be needed.
_BYTES_PER_CELL: Final = 400
_LONG_PART: Final = 2 * 1024**3
# The cheapest compression: the rows are so alike that more effort makes them little smaller and takes twice the time.
_EFFORT: Final = 1


@dataclass(frozen=True)
class OutColumn:
    """A column to write: kind as in headings.Field, width in characters, `choices` for a drop-down."""

    heading: str
    kind: str = "text"
    width: float = 14
    choices: Sequence[str] = ()
    hidden: bool = False


@dataclass(frozen=True)
class OutSheet:
    """A sheet to write; `rows` may be a generator, `count` its length if known (for progress)."""

    title: str
    headings: Sequence[OutColumn]
    rows: Iterable[Sequence[Any]]
    count: int = 0


def write_workbook(path: Path, sheets: Sequence[OutSheet], *, progress: Progress | None = None) -> None:
    """Writes an .xlsx beside `path` and renames it: header frozen, filter on, drop-downs, no text becomes a formula.

    The rows are streamed, so that memory does not grow with them. `progress(rows done, rows in all)` may raise
    Cancelled. On any failure nothing is left behind and an existing file stays as it was. Raises FileInUse (Excel
    holds the target), FileUnreadable (cannot be written, disk full), WorkbookTooLarge (more rows than a sheet has).
    """
    path = Path(path)
    with whole_file(path) as opened:
        _write(opened, path.name, sheets or [OutSheet("Sheet1", (), ())], progress)


def _write(opened: BinaryIO, file: str, sheets: Sequence[OutSheet], progress: Progress | None) -> None:
    total = sum(one.count or (len(one.rows) if isinstance(one.rows, Sequence) else 0) for one in sheets)
    done = 0
    titles: list[str] = []
    filtered: list[str] = []
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=_EFFORT) as archive:
        for number, one in enumerate(sheets, 1):
            titles.append(sheet_title(one.title, titles))
            may_be_long = max(one.count, total) * len(one.headings) * _BYTES_PER_CELL > _LONG_PART
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=may_be_long) as part:
                writer = _SheetWriter(part, one, file, first=number == 1)
                done = writer.write(done, total, progress)
            width = len(one.headings)
            filtered.append(f"$A$1:${column_letter(width)}${writer.last_row}" if width else "")
        for name, text in package_parts(titles, filtered).items():
            archive.writestr(name, text.encode())
    if progress is not None:
        progress(done, max(total, done))


def sheet_title(wanted: str, taken: Sequence[str]) -> str:
    """A sheet name Excel accepts, and no second one of the same name."""
    base = _BAD_IN_TITLE.sub(" ", wanted).strip().strip("'")[:_MOST_TITLE] or "Sheet"
    folded = {one.casefold() for one in taken}
    title, number = base, 1
    while title.casefold() in folded:
        number += 1
        mark = f"({number})"
        title = base[: _MOST_TITLE - len(mark)] + mark
    return title


class _SheetWriter:
    """Streams one sheet, a block of rows at a time."""

    def __init__(self, part: IO[bytes], sheet: OutSheet, file: str, *, first: bool) -> None:
        self._part = part
        self._sheet = sheet
        self._file = file
        self._first = first
        self.last_row = 1

    def write(self, done: int, total: int, progress: Progress | None) -> int:
        """Writes header and rows; returns how many rows are done in all."""
        columns = self._sheet.headings
        frames = [ColumnFrame(one.kind, one.width, one.hidden, one.choices) for one in columns]
        self._part.write((sheet_start(frames, active=self._first) + self._header()).encode())
        makers = [ColumnXml(number, one.kind) for number, one in enumerate(columns, 1)]
        rows = iter(self._sheet.rows)
        while True:
            if progress is not None:
                progress(done, max(total, done))
            block = list(islice(rows, _BLOCK))
            if not block:
                break
            if self.last_row + len(block) > MOST_ROWS:
                raise WorkbookTooLarge(self._file, limit="rows", allowed=MOST_ROWS)
            self._part.write(self._block(block, makers))
            self.last_row += len(block)
            done += len(block)
        self._part.write(sheet_end(frames, self.last_row).encode())
        return done

    def _header(self) -> str:
        cells = []
        for number, one in enumerate(self._sheet.headings, 1):
            (cell,) = ColumnXml(number, "text").cells(["1"], [one.heading])
            # The header's format instead of the text's own, whatever that is.
            start, _, end = cell.partition(' t="inlineStr"')
            cells.append(f'{start.partition(" s=")[0]} s="{Style.HEADER.value}" t="inlineStr"{end}' if cell else "")
        return f"{header_row_start()}{''.join(cells)}</row>" if cells else ""

    def _block(self, block: Sequence[Sequence[Any]], makers: Sequence[ColumnXml]) -> bytes:
        numbers = [str(number) for number in range(self.last_row + 1, self.last_row + 1 + len(block))]
        if not makers:
            return b""
        columns = [maker.cells(numbers, values) for maker, values in zip(makers, zip(*block, strict=True), strict=True)]
        lines = [
            f'<row r="{number}">{"".join(cells)}</row>'
            for number, cells in zip(numbers, zip(*columns, strict=True), strict=True)
        ]
        return "".join(lines).encode()
