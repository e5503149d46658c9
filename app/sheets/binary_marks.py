"""Hidden rows and the epoch of an .xlsb, whose parts are records instead of XML (4-excel 4.1)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

_ROW: Final = 0
_BOOK_PROPERTIES: Final = 153
_SHEET: Final = 156
_HIDDEN: Final = 0x10
# To walk through more takes longer than to read the sheet; how many rows are hidden is told of smaller ones only.
_MOST_BYTES: Final = 16 * 1024 * 1024


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, start, end) of each record; kind and length are written seven bits a byte."""
    at, end = 0, len(part)
    while at + 1 < end:
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | part[at] << 7
            at += 1
        length = shift = 0
        while at < end:
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift > 21:
                break
        yield kind, at, min(at + length, end)
        at += length


def _text(part: bytes, at: int) -> tuple[str, int]:
    (count,) = struct.unpack_from("<I", part, at)
    end = at + 4 + 2 * min(count, 1_000)
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def read_binary_marks(archive: zipfile.ZipFile, targets: Mapping[str, str]) -> tuple[dict[str, frozenset[int]], bool]:
    """(hidden rows by sheet name, days count from 1904); `targets` maps relations of the workbook to parts."""
    book = archive.read("xl/workbook.bin")
    hidden: dict[str, frozenset[int]] = {}
    epoch1904 = False
    for kind, start, end in _records(book):
        if kind == _BOOK_PROPERTIES and end > start:
            epoch1904 = bool(book[start] & 1)
        elif kind == _SHEET and end - start > 16:
            relation, behind = _text(book, start + 8)
            part = targets.get(relation)
            if part is not None and archive.getinfo(part).file_size <= _MOST_BYTES:
                hidden[_text(book, behind)[0]] = _hidden_rows(archive.read(part))
    return hidden, epoch1904


def _hidden_rows(part: bytes) -> frozenset[int]:
    return frozenset(
        struct.unpack_from("<I", part, start)[0] + 1
        for kind, start, end in _records(part)
        if kind == _ROW and end - start >= 12 and part[start + 11] & _HIDDEN
    )
