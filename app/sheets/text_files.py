"""Text with columns: .csv and .tsv in GB18030, UTF-8 or UTF-16, delimiter told by content (4-excel 4.1)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.errors import NotAWorkbook, WorkbookTooLarge

_DELIMITERS: Final = ",\t;|"
_SAMPLE_LINES: Final = 100
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_TEXT_ENDINGS: Final = (".csv", ".tsv", ".txt")
_MOST_BYTES: Final = 300 * 1024 * 1024
_MOST_ROWS: Final = 1_048_576
# `="001"`: how programs make Excel keep the zeros of a code.
_KEPT_AS_TEXT: Final = re.compile(r'="([^"]*)"')


def read_text(path: Path) -> Iterator[list[str]]:
    """The rows of a text file; raises NotAWorkbook when it has no columns."""
    if path.stat().st_size > _MOST_BYTES:
        raise WorkbookTooLarge(path.name, limit="unpacked", allowed=_MOST_BYTES)
    text = decoded(path.read_bytes())
    if text is None or _CONTROL.search(text):
        raise NotAWorkbook(path.name)
    text = text.rstrip("\x1a")
    declared = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if declared:
        delimiter: str | None = declared[1]
        text = text[declared.end() :]
    else:
        delimiter = delimiter_of(text)
    if delimiter is None:
        if not path.name.lower().endswith(_TEXT_ENDINGS):
            raise NotAWorkbook(path.name)
        delimiter = ","
    csv.field_size_limit(1 << 30)
    return _rectangular(list(_rows(text, delimiter, path.name)))


def _rows(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number >= _MOST_ROWS:
                raise WorkbookTooLarge(file, limit="rows", allowed=_MOST_ROWS)
            yield row
    except csv.Error as error:
        raise NotAWorkbook(file) from error


def _rectangular(rows: list[list[str]]) -> Iterator[list[str]]:
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
        yield [_KEPT_AS_TEXT.sub(r"\1", cell) if cell.startswith("=") else cell for cell in row]


def decoded(raw: bytes) -> str | None:
    """The text, or None when the bytes are no text: BOM first, then UTF-8, UTF-16 without BOM, GB18030."""
    if raw.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    elif raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8", *_utf16_by_zeros(raw), "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None


def _utf16_by_zeros(raw: bytes) -> list[str]:
    """UTF-16 without a BOM shows by the zeros of its commas and line ends."""
    sample = raw[:4096]
    if len(sample) < 4 or b"\x00" not in sample:
        return []
    return ["utf-16-le"] if sample[1::2].count(0) >= sample[::2].count(0) else ["utf-16-be"]


def delimiter_of(text: str) -> str | None:
    """The delimiter that gives most lines the same number of columns, more than one; None when none does."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        width, lines = Counter(widths).most_common(1)[0]
        if width < 2:
            width, lines = max(widths), sum(one > 1 for one in widths)
        if width >= 2:
            rank = (lines / len(widths), width, delimiter)
            best = rank if best is None or rank[:2] > best[:2] else best
    return best[2] if best is not None and best[0] >= 0.3 else None
