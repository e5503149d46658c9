"""What the reading library does not tell of a workbook: hidden rows, the epoch of bare day numbers (4-excel 4.1)."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Container
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from app.sheets.binary_marks import read_binary_marks

_BLOCK: Final = 1024 * 1024
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_ROW_NUMBER: Final = re.compile(rb"\sr=[\"'](\d+)[\"']")
_ODS_TAG: Final = re.compile(rb"<table:(?:table|table-row|null-date)\s[^>]*>|<table:table-row/?>")
_ODS_NAME: Final = re.compile(rb"\stable:name=\"([^\"]*)\"")
_ODS_REPEATED: Final = re.compile(rb"table:number-rows-repeated=\"(\d{1,7})\"")
_ODS_HIDDEN: Final = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
_LAST_ROW: Final = 1_048_576
_BIFF_DATEMODE: Final = 0x0022
_BIFF_BOUNDSHEET: Final = 0x0085
_BIFF_ROW: Final = 0x0208
_BIFF_BOF: Final = 0x0809
_BIFF_EOF: Final = 0x000A
_ROW_HIDDEN: Final = 0x20


@dataclass
class SheetMarks:
    """Hidden rows (Excel numbers) by sheet name, and whether day numbers count from 1904."""

    hidden_rows: dict[str, frozenset[int]] = field(default_factory=dict)
    epoch1904: bool = False


def sheet_marks(source: BytesIO, known: Container[str] = ()) -> SheetMarks:
    """The marks of an .xlsx, .xlsb, .ods or .xls; none where they cannot be told. `check_zip` came before. Of `known`
    sheets of an .xlsx no hidden rows are looked for.
    """
    marks = SheetMarks()
    source.seek(0)
    if source.read(4) == b"\xd0\xcf\x11\xe0":
        _read_xls(source, marks)
        return marks
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names:
                _read_xlsx(archive, marks, known)
            elif "xl/workbook.bin" in names:
                marks.hidden_rows, marks.epoch1904 = read_binary_marks(archive, _targets(archive))
            elif "content.xml" in names:
                _read_ods(archive, marks)
    except (ElementTree.ParseError, KeyError, IndexError, struct.error, zipfile.BadZipFile, zlib.error, EOFError):
        # The reading library finds the damage too, and says so.
        return marks
    return marks


def _read_xlsx(archive: zipfile.ZipFile, marks: SheetMarks, known: Container[str]) -> None:
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}workbookPr"):
            marks.epoch1904 = element.get("date1904") in {"1", "true"}
    for name, part in sheet_parts(archive).items():
        if name not in known:
            marks.hidden_rows[name] = _hidden_rows(archive, part)


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which part of an .xlsx holds which sheet. Raises ParseError, KeyError."""
    targets = _targets(archive)
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            if relation in targets:
                found[element.get("name", "")] = targets[relation]
    return found


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    names = set(archive.namelist())
    relations = "xl/_rels/workbook.bin.rels" if "xl/workbook.bin" in names else "xl/_rels/workbook.xml.rels"
    root = ElementTree.fromstring(archive.read(relations))
    found: dict[str, str] = {}
    for element in root.iter():
        target = element.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            found[element.get("Id", "")] = part
    return found


def _hidden_rows(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    """Row numbers whose tag says hidden; the part is streamed, a tag cut by a block's end is put together."""
    found: set[int] = set()
    rest = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            data = rest + block
            cut = data.rfind(b"<")
            rest, data = (data[cut:], data[:cut]) if cut > 0 else (data[-4096:], data)
            found |= hidden_rows_in(data)
    return frozenset(found)


def hidden_rows_in(data: bytes) -> set[int]:
    """The numbers of hidden rows in some of a sheet's XML."""
    found: set[int] = set()
    if b"hidden=" in data:
        for tag in _HIDDEN_ROW.finditer(data):
            if number := _ROW_NUMBER.search(tag.group()):
                found.add(int(number[1]))
    return found


def _read_ods(archive: zipfile.ZipFile, marks: SheetMarks) -> None:
    """Rows are counted tag by tag, for an OpenDocument does not number them."""
    name, row, rest = "", 0, b""
    hidden: dict[str, set[int]] = {}
    with archive.open("content.xml") as stream:
        while block := stream.read(_BLOCK):
            data = rest + block
            cut = data.rfind(b"<")
            rest, data = (data[cut:], data[:cut]) if cut > 0 else (data[-4096:], data)
            for found in _ODS_TAG.finditer(data):
                tag = found.group()
                if tag.startswith(b"<table:table "):
                    named = _ODS_NAME.search(tag)
                    name, row = (named[1].decode("utf-8", "replace") if named else ""), 0
                elif tag.startswith(b"<table:null-date"):
                    marks.epoch1904 = b'"1904-01-01"' in tag
                else:
                    repeated = _ODS_REPEATED.search(tag)
                    count = min(int(repeated[1]) if repeated else 1, _LAST_ROW - min(row, _LAST_ROW))
                    if _ODS_HIDDEN.search(tag):
                        hidden.setdefault(name, set()).update(range(row + 1, row + count + 1))
                    row += count
    marks.hidden_rows = {sheet: frozenset(rows) for sheet, rows in hidden.items()}


def _read_xls(source: BytesIO, marks: SheetMarks) -> None:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(source) as ole:
            stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            if stream is None:
                return
            data: bytes = ole.openstream(stream).read()
    except (OSError, IndexError, ValueError, struct.error):
        return
    _read_biff(data, marks)


def _read_biff(data: bytes, marks: SheetMarks) -> None:
    """Walks the records of an .xls: first the workbook's own, which tell where each sheet begins, then the sheets'."""
    names: dict[int, str] = {}
    rows: set[int] = set()
    sheet = ""
    position, end = 0, len(data) - 4
    unpack = struct.Struct("<HH").unpack_from
    while position <= end:
        record, length = unpack(data, position)
        if record == _BIFF_ROW and length >= 14:
            number, flags = struct.unpack_from("<H10xH", data, position + 4) if position + 18 <= len(data) else (0, 0)
            if flags & _ROW_HIDDEN:
                rows.add(number + 1)
        elif record == _BIFF_BOF:
            sheet = names.get(position, sheet)
        elif record == _BIFF_EOF and sheet:
            marks.hidden_rows[sheet] = frozenset(rows)
            rows, sheet = set(), ""
        elif record == _BIFF_DATEMODE and length == 2:
            marks.epoch1904 = data[position + 4 : position + 6] == b"\x01\x00"
        elif record == _BIFF_BOUNDSHEET and length >= 8:
            names[struct.unpack_from("<I", data, position + 4)[0]] = _sheet_name(
                data[position + 10 : position + 4 + length]
            )
        position += 4 + length


def _sheet_name(raw: bytes) -> str:
    """A short Excel string: its length, whether its characters are of two bytes, and they."""
    if len(raw) < 2:
        return ""
    count = raw[0]
    return raw[2 : 2 + 2 * count].decode("utf-16-le", "replace") if raw[1] & 1 else raw[2 : 2 + count].decode("latin-1")
