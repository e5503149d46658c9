"""Makes hostile files: good ones of every format with damage of every kind, and bombs built on purpose."""

from __future__ import annotations

import io
import random
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from tests.sheets.old_xls import compound, write_xls
from tests.sheets.xlsb import xlsb

HEADINGS = ["客户名称", "手机", "出货日期", "品名", "数量", "金额", "备注"]
ROWS: list[list[Any]] = [
    [f"甲{number}公司", f"1380000{number:04}", "2026-01-05", "标签纸", number, number * 1.5, "急"]
    for number in range(30)
]
TABLE: list[list[Any]] = [list(HEADINGS), *ROWS]
_CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="表">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def _xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "出货统计表"
    for row in (["出货统计表"], *TABLE):
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    sheet.row_dimensions[4].hidden = True
    sheet["C5"].number_format = "yyyy-mm-dd"
    sheet["F9"] = "=E9*2"
    workbook.create_sheet("藏").sheet_state = "hidden"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _xls() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_xls(Path(folder) / "a.xls", {"客户表": TABLE, "b": [["x"]]}).read_bytes()


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """What a zip holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _ods() -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in TABLE
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {
        "mimetype": mimetype,
        "META-INF/manifest.xml": b"<manifest/>",
        "content.xml": _CONTENT.format(cells).encode(),
    }
    return zipped(parts)


def _lines(row: list[Any], mark: str) -> str:
    return "".join(f"<{mark}>{cell}</{mark}>" for cell in row)


def _page() -> bytes:
    rows = "".join(f"<tr>{_lines(row, 'td')}</tr>" for row in TABLE)
    return f"<html><head><meta charset=gbk></head><body><table>{rows}</table></body></html>".encode("gb18030")


def _xml() -> bytes:
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    rows = "".join(f"<Row>{''.join(cell.format(one) for one in row)}</Row>" for row in TABLE)
    spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{spreadsheet}" xmlns:ss="{spreadsheet}"><Worksheet ss:Name="表">'
        f"<Table>{rows}</Table></Worksheet></Workbook>"
    ).encode()


def _csv() -> bytes:
    return "\r\n".join(",".join(map(str, row)) for row in TABLE).encode("gb18030")


@cache
def good_files() -> dict[str, bytes]:
    """One small sound file of every format, by ending."""
    return {
        "xlsx": _xlsx(), "xls": _xls(), "xlsb": xlsb({"客户表": TABLE}), "ods": _ods(), "html": _page(), "xml": _xml(),
        "csv": _csv(), "tsv": "\n".join("\t".join(map(str, row)) for row in TABLE).encode("utf-16"),
    }  # fmt: skip


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(1, len(content))
    return content[:at] if chance.random() < 0.5 else content[:at] + content[at + chance.randrange(1, 200) :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    more = chance.choice(
        (chance.randbytes(chance.randrange(1, 100)), b"\x00" * 64, b"\xff" * 64, b"<a>" * 50, b"9" * 40)
    )
    return content[:at] + more + content[at:]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    piece = content[at : at + chance.randrange(1, 500)]
    return content[:at] + piece * chance.randrange(2, 20) + content[at:]


def _extreme(content: bytes, chance: random.Random) -> bytes:
    """A number becomes an extreme one: addresses, counts, spans, lengths."""
    at = chance.randrange(max(len(content) - 4, 1))
    return (
        content[:at]
        + chance.choice((b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"99999999", b"-1", b"1e309"))
        + content[at + 4 :]
    )


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut, _insert, _repeat, _extreme)


def mutations(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(file name, content): half of the damaged zips are damaged inside a part, so that the parsers meet it too."""
    chance = random.Random(seed)
    files = good_files()
    endings = ["xlsx", "xlsx", "xlsx", *files]
    for number in range(count):
        ending = chance.choice(endings)
        content = files[ending]
        damage = chance.choice(_DAMAGES)
        if ending in {"xlsx", "xlsb", "ods"} and chance.random() < 0.6:
            parts = parts_of(content)
            name = chance.choice(sorted(parts))
            content = zipped({**parts, name: damage(parts[name], chance)})
        else:
            content = damage(content, chance)
        # A third goes by a wrong ending.
        yield f"{number:05}.{ending if chance.random() < 0.67 else chance.choice(sorted(files))}", content


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good .xlsx with one part changed."""
    parts = parts_of(good_files()["xlsx"])
    return zipped({**parts, name: change(parts.get(name, b""))})


SHEET = "xl/worksheets/sheet1.xml"
_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
_DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">' + _LAUGHS + b"]>"


def _behind_prolog(part: bytes, more: bytes) -> bytes:
    return more + part.partition(b"?>")[2] if part.startswith(b"<?xml") else more + part


def _many_entries(count: int) -> bytes:
    return zipped({**parts_of(good_files()["xlsx"]), **{f"x/{number}": b"" for number in range(count)}})


def _lying_sizes() -> bytes:
    """The folder of the zip says that every part is of one byte."""
    content = bytearray(good_files()["xlsx"])
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", content, at + 24, 1)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _locked_xls() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_xls(Path(folder) / "a.xls", {"客户表": TABLE}, password="x").read_bytes()


def _far_xlsb() -> bytes:
    """A cell in the last row: its number stands behind kind and length of the row's record."""
    parts = parts_of(xlsb({"客户表": TABLE}))
    sheet = parts["xl/worksheets/sheet1.bin"]
    at = sheet.rfind(b"\x00\x11" + struct.pack("<I", len(TABLE) - 1))
    assert at > 0
    far = (
        sheet[: at + 2]
        + struct.pack("<I", 1_048_575)
        + sheet[at + 6 :].replace(b"\x06\x00\x00\x00", b"\xff\x3f\x00\x00")
    )
    return zipped({**parts, "xl/worksheets/sheet1.bin": far})


def bombs() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Name → (content, the errors that are right for it, by class name; `read` where reading is right as well)."""
    zeros = b" " * (60 * 1024 * 1024)
    return {
        "entries.xlsx": (_many_entries(10_001), ("WorkbookTooLarge",)),
        "very-many-entries.xlsx": (_many_entries(70_000), ("WorkbookTooLarge",)),
        "ratio.xlsx": (with_part(SHEET, lambda part: part + zeros), ("WorkbookTooLarge",)),
        "ratio.ods": (zipped({**parts_of(good_files()["ods"]), "content.xml": zeros}), ("WorkbookTooLarge",)),
        "laughs.xlsx": (with_part(SHEET, lambda part: _behind_prolog(part, _DOCTYPE)), ("WorkbookDamaged",)),
        "laughs-in-strings.xlsx": (
            with_part("xl/sharedStrings.xml", lambda part: _behind_prolog(part, _DOCTYPE)),
            ("WorkbookDamaged",),
        ),
        "outside-entity.xlsx": (
            with_part(
                "xl/workbook.xml",
                lambda part: _behind_prolog(
                    part, b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                ),
            ),
            ("WorkbookDamaged",),
        ),
        "late-doctype.xlsx": (
            with_part(
                SHEET,
                lambda part: _behind_prolog(
                    part, b"<?xml version='1.0'?><!--" + b"x" * 70_000 + b"-->" + _DOCTYPE[21:]
                ),
            ),
            ("WorkbookDamaged",),
        ),
        "laughs.xls": (_DOCTYPE + _xml().partition(b"?>")[2], ("NotAWorkbook", "WorkbookDamaged")),
        "deep.xlsx": (
            with_part(SHEET, lambda part: part.replace(b"<sheetData>", b"<a>" * 200_000)),
            ("WorkbookDamaged", "read", "FileEmpty"),
        ),
        "deep-book.xlsx": (
            with_part("xl/workbook.xml", lambda part: b"<a>" * 200_000),
            ("WorkbookDamaged", "FileEmpty"),
        ),
        "deep.html.xls": (b"<html><table><tr><td>" + b"<div><b>" * 200_000 + b"x", ("read",)),
        "unclosed.html.xls": (
            b"<html><table><tr><td>x" + b"<!--" * 100_000 + b"<a " * 100_000,
            ("read", "WorkbookTooLarge"),
        ),
        "traversal.xlsx": (
            zipped(
                {**parts_of(good_files()["xlsx"]), "../../../tmp/keban-was-here.xml": b"<a/>", "/etc/x.xml": b"<a/>"}
            ),
            ("read",),
        ),
        "traversing-relation.xlsx": (
            with_part(
                "xl/_rels/workbook.xml.rels",
                lambda part: part.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd"),
            ),
            ("WorkbookDamaged", "FileEmpty", "read"),
        ),
        "lying-dimension.xlsx": (
            with_part(SHEET, lambda part: part.replace(b'<dimension ref="A1:G32"', b'<dimension ref="A1:XFD1048576"')),
            ("read",),
        ),
        "far-cell.xlsx": (
            with_part(SHEET, lambda part: part.replace(b'r="B2"', b'r="XFD1048576"')),
            ("WorkbookTooLarge",),
        ),
        "beyond.xlsx": (
            with_part(SHEET, lambda part: part.replace(b'r="B2"', b'r="ZZZZZZ99999999"')),
            ("WorkbookDamaged", "WorkbookTooLarge", "read"),
        ),
        "lying-sizes.xlsx": (_lying_sizes(), ("WorkbookDamaged",)),
        "blank-tail.xlsx": (
            with_part(
                SHEET,
                lambda part: part.replace(
                    b"</sheetData>",
                    b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(33, 65_569))
                    + b"</sheetData>",
                ),
            ),
            ("read",),
        ),
        "encrypted.xlsx": (compound(b"\x00" * 5_000, "EncryptedPackage"), ("WorkbookEncrypted",)),
        "locked.xls": (_locked_xls(), ("WorkbookEncrypted",)),
        "far-cell.xlsb": (_far_xlsb(), ("WorkbookTooLarge", "WorkbookDamaged")),
        "infinite.xlsx": (
            with_part(SHEET, lambda part: part.replace(b"<v>5</v>", b"<v>1e999</v>")),
            ("read", "WorkbookDamaged"),
        ),
        "blank.xlsx": (
            zipped(parts_of(good_files()["xlsx"]) | {SHEET: b"<worksheet/>"}),
            ("FileEmpty", "WorkbookDamaged"),
        ),
        "spaces.csv": (b"   \r\n  \r\n", ("FileEmpty", "NotAWorkbook")),
        "zeros.xls": (b"\x00" * 10_000, ("NotAWorkbook",)),
        "picture.xls": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, ("NotAWorkbook",)),
        "word.xlsx": (zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<a/>"}), ("NotAWorkbook",)),
        "repeated-rows.ods": (
            zipped(
                {
                    **parts_of(good_files()["ods"]),
                    "content.xml": _CONTENT.format(
                        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                        'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
                        "</table:table-cell></table:table-row>"
                    ).encode(),
                }
            ),
            ("WorkbookTooLarge", "WorkbookDamaged"),
        ),
    }
