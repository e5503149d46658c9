"""Makes small .xlsb files record by record, for no library here writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "application/vnd.ms-excel"


def _record(kind: int, body: bytes = b"") -> bytes:
    """Kind and length are written seven bits a byte."""
    head = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    length, size = b"", len(body)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + body


def _text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def _cell(column: int, value: str | float | bool) -> bytes:
    address = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return _record(4, address + bytes([value]))
    if isinstance(value, str):
        return _record(6, address + _text(value))
    return _record(5, address + struct.pack("<d", value))


def _sheet(rows: Sequence[Sequence[str | float | bool | None]], hidden_rows: frozenset[int]) -> bytes:
    parts = [
        _record(129),
        _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)),
        _record(145),
    ]
    for number, row in enumerate(rows):
        flags = 0x10 if number + 1 in hidden_rows else 0
        parts.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)))
        parts.extend(_cell(column, value) for column, value in enumerate(row) if value is not None)
    return b"".join((*parts, _record(146), _record(130)))


def xlsb(
    sheets: Mapping[str, Sequence[Sequence[str | float | bool | None]]],
    *,
    hidden: frozenset[str] = frozenset(),
    hidden_rows: frozenset[int] = frozenset(),
    epoch1904: bool = False,
) -> bytes:
    """The workbook's bytes; `hidden_rows` (Excel numbers) are hidden in every sheet."""
    numbers = range(1, len(sheets) + 1)
    book = [_record(131), _record(153, struct.pack("<II", epoch1904, 0) + _text("")), _record(143)]
    for number, name in zip(numbers, sheets, strict=True):
        state = 1 if name in hidden else 0
        book.append(_record(156, struct.pack("<II", state, number) + _text(f"rId{number}") + _text(name)))
    book += [_record(144), _record(132)]
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        for number in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.bin" ContentType="{_MICROSOFT}.worksheet"/>'
        for number in numbers
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.bin" ContentType="{_MICROSOFT}.sheet.binary.macroEnabled.main"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
        ),
        "xl/workbook.bin": b"".join(book),
        "xl/_rels/workbook.bin.rels": (
            f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.bin"] = _sheet(rows, hidden_rows)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
