"""Cuts the long sheets of an .xlsx into stretches of rows, each a workbook of its own: two processes can read one sheet
between them, and none of them holds all its cells.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO, Final
from xml.etree import ElementTree

from app.sheets.sheet_marks import hidden_rows_in, sheet_parts
from app.sheets.workbook import Cell, Sheet

_LONG: Final = 6 * 1024 * 1024
_STRETCH: Final = 8 * 1024 * 1024
_MUCH_TEXT: Final = 512 * 1024
"""Of shared texts: they are read again with every stretch."""
_HALVES: Final = 2
_BLOCK: Final = 1024 * 1024
_FIRST_ROW: Final = re.compile(rb"<row[ >]")
_NUMBERED: Final = re.compile(rb"<row (?:[^>]*? )?r=[\"'][0-9]+[\"']")
_END: Final = b"</sheetData>"
_CLOSED: Final = b"</sheetData></worksheet>"
_NEEDED: Final = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")


class NotCuttable(Exception):
    """The sheet's rows bear no numbers, or its XML is written in an unusual way: it has to be read as a whole."""


@dataclass(frozen=True)
class Stretch:
    """Some rows of a sheet as a workbook; `end` is the part of the sheet that is behind them, up to 1."""

    number: int
    workbook: BytesIO
    hidden_rows: frozenset[int]
    end: float


class LongSheets:
    """The sheets of a workbook that are worth cutting; none where it is no .xlsx or no sheet is that long."""

    def __init__(self, source: BytesIO) -> None:
        self._source = source
        self.parts: dict[str, str] = {}
        """Part of the package by the sheet's name."""
        self._shared: dict[str, bytes] = {}
        try:
            with zipfile.ZipFile(source) as archive:
                sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
                if not all(name in sizes for name in _NEEDED) or max(sizes.values()) < _LONG:
                    return
                self.parts = {name: part for name, part in sheet_parts(archive).items() if sizes[part] >= _LONG}
                kept = [one for one in sizes if one in _NEEDED or one.endswith(("/styles.xml", "/sharedStrings.xml"))]
                self._shared = {name: archive.read(name) for name in kept}
        except (ElementTree.ParseError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
            self.parts = {}
        texts = sum(len(content) for name, content in self._shared.items() if name.endswith("/sharedStrings.xml"))
        self._whole_texts = texts > _MUCH_TEXT

    def skeleton(self) -> BytesIO:
        """The workbook without any sheet: what sheets there are can be told from it."""
        return self._package({name: content for name, content in self._shared.items() if name in _NEEDED})

    def stretches(self, sheet: str, share: int = 0, shares: int = 1) -> Iterator[Stretch]:
        """Every `shares`-th stretch of a sheet, from the `share`-th on. Raises NotCuttable at any time, whatever the
        share.
        """
        part = self.parts[sheet]
        with zipfile.ZipFile(self._source) as archive, archive.open(part) as stream:
            whole = archive.getinfo(part).file_size
            size = -(-whole // _HALVES) if self._whole_texts else _STRETCH
            data = bytearray()
            while (first := _FIRST_ROW.search(data)) is None:
                if len(data) > _LONG or not _read_on(stream, data):
                    raise NotCuttable
            head = bytes(data[: first.start()])
            del data[: len(head)]
            number, behind, tail = 0, len(head), b""
            while not tail:
                cut, tail = _next_cut(stream, data, size)
                behind += cut
                if data.find(b"!", 0, cut) >= 0 and data.find(b"<!", 0, cut) >= 0:
                    raise NotCuttable  # a row may begin inside a comment
                if number % shares == share:
                    rows = bytes(data[:cut])
                    package = self._package({**self._shared, part: head + rows + (tail or _CLOSED)})
                    yield Stretch(number, package, frozenset(hidden_rows_in(rows)), 1.0 if tail else behind / whole)
                del data[:cut]
                number += 1

    @staticmethod
    def _package(parts: dict[str, bytes]) -> BytesIO:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        made.seek(0)
        return made


def joined(stretches: Sequence[Sheet]) -> Sheet:
    """The sheet of its stretches, which know where they stand; those without any cell are missing."""
    first = stretches[0]
    left = min(one.first_column for one in stretches)
    width = max(one.first_column - left + len(one.rows[0]) for one in stretches)
    rows: list[list[Cell]] = []
    for one in stretches:
        rows += ([None] * width for _ in range(one.first_row - first.first_row - len(rows)))
        before = one.first_column - left
        if before or len(one.rows[0]) < width:
            behind = width - before - len(one.rows[0])
            rows += ([None] * before + row + [None] * behind for row in one.rows)
        else:
            rows += one.rows
    return replace(
        first,
        first_column=left,
        rows=rows,
        merged=tuple(cells for one in stretches for cells in one.merged),
        hidden_rows=frozenset().union(*(one.hidden_rows for one in stretches)),
    )


def _read_on(stream: IO[bytes], data: bytearray) -> bool:
    block = stream.read(_BLOCK)
    data += block
    return bool(block)


def _next_cut(stream: IO[bytes], data: bytearray, size: int) -> tuple[int, bytes]:
    """Where the next `size` bytes of rows end, and what follows when they are the last."""
    while len(data) < size + _BLOCK and _read_on(stream, data):
        pass
    while (at := data.find(b"<row ", size)) < 0:
        if not _read_on(stream, data):
            end = data.rfind(_END)
            if end < 0:
                raise NotCuttable
            return end, bytes(data[end:])
    if _NUMBERED.match(data, at) is None:
        raise NotCuttable
    return at, b""
