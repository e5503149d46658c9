"""Reading files of every kind, and one clear error for everything that is no sound workbook."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from app import errors
from app.sheets import file_checks, reader_child
from app.sheets.reading import read_workbook
from app.sheets.text_files import decoded, delimiter_of
from app.sheets.workbook import Cell

CSV = '客户名称,手机,备注\r\n甲公司,13800000001,"一,二"\r\n乙公司,013,\r\n'
CSV_ROWS: list[list[Cell]] = [["客户名称", "手机", "备注"], ["甲公司", "13800000001", "一,二"], ["乙公司", "013", None]]


def saved(workbook: openpyxl.Workbook, path: Path) -> Path:
    workbook.save(path)
    return path


def one_cell(value: object = "甲") -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = value
    return workbook


def test_addresses_types_merges_and_hidden_things(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "表"
    sheet["C4"], sheet["D4"] = "头", True
    sheet["C5"], sheet["D5"], sheet["E5"] = 12.5, date(2024, 1, 5), datetime(2024, 1, 5, 10, 3)
    sheet["C7"], sheet["D7"], sheet["E7"] = time(10, 30), "=1/0", ""
    sheet.merge_cells("C5:C6")
    sheet.row_dimensions[5].hidden = True
    for row in range(8, 3000):
        sheet.cell(row, 3).font = openpyxl.styles.Font(bold=True)
    workbook.create_sheet("空")
    workbook.create_sheet("藏").sheet_state = "veryHidden"
    read = read_workbook(saved(workbook, tmp_path / "a.xlsx"))
    assert (read.file, [(one.name, one.hidden) for one in read.sheets]) == (
        "a.xlsx",
        [("表", False), ("空", False), ("藏", True)],
    )
    first = read.sheets[0]
    assert (first.first_row, first.first_column) == (4, 3)
    assert first.rows == [
        ["头", True, None],
        [12.5, date(2024, 1, 5), datetime(2024, 1, 5, 10, 3)],
        [None, None, None],
        [time(10, 30), None, None],
    ]
    assert first.merged == ((5, 3, 6, 3),)
    assert first.hidden_rows == {5}
    assert not first.epoch1904


def test_day_numbers_of_1904_are_told(tmp_path: Path) -> None:
    workbook = one_cell(1.0)
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert read_workbook(saved(workbook, tmp_path / "mac.xlsx")).sheets[0].epoch1904


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_text_in_every_encoding_whatever_the_name(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CSV.encode(encoding))
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, sheet.first_row, sheet.rows) == ("a", 1, CSV_ROWS)


def test_delimiters() -> None:
    assert [delimiter_of(text) for text in ("a,b\n1,2", "a\tb,c\n1\t2", "a;b\n1,5;2", "a|b\n1|2", "a\nb")] == [
        ",", "\t", ";", "|", None,
    ]  # fmt: skip
    assert decoded(b"\x81") is None


def test_a_delimiter_may_be_declared(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\n客户;手机\n甲;"=""001"""', encoding="utf-8")
    assert read_workbook(path).sheets[0].rows == [["客户", "手机"], ["甲", "001"]]


def test_an_xlsx_by_another_name(tmp_path: Path) -> None:
    saved(one_cell(), tmp_path / "a.xlsx").rename(tmp_path / "a.xls")
    assert read_workbook(tmp_path / "a.xls").sheets[0].rows == [["甲"]]


def test_an_open_document(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="表"><table:table-row><table:table-cell '
        'office:value-type="string"><text:p>甲</text:p></table:table-cell><table:table-cell office:value-type="float" '
        'office:value="2"><text:p>2</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    assert read_workbook(path).sheets[0].rows == [["甲", 2.0]]


def zip_with(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    buffer = io.BytesIO()
    one_cell().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zip_with(path, {**parts, name: change(parts[name])})


def error_of(path: Path, **more: object) -> errors.SheetError:
    with pytest.raises(errors.SheetError) as caught:
        read_workbook(path, **more)  # type: ignore[arg-type]
    assert caught.value.file == path.name
    return caught.value


def test_what_needs_no_look_inside(tmp_path: Path) -> None:
    assert isinstance(error_of(tmp_path / "none.xlsx"), errors.FileMissing)
    assert isinstance(error_of(tmp_path), errors.NotAWorkbook)
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user")
    assert isinstance(error_of(tmp_path / "~$a.xlsx"), errors.OfficeLockFile)
    (tmp_path / "empty.xlsx").touch()
    assert isinstance(error_of(tmp_path / "empty.xlsx"), errors.FileEmpty)


def test_a_file_without_rights_or_held_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(one_cell(), tmp_path / "a.xlsx")
    refusal = PermissionError(13, "refused")

    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr(Path, "open", refuse)
    assert isinstance(error_of(path), errors.FileInUse if os.name == "nt" else errors.FileUnreadable)
    refusal.winerror = 32  # type: ignore[attr-defined]
    assert isinstance(error_of(path), errors.FileInUse)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n",
        b"<html><table></table></html>",
        bytes(range(256)) * 4,
        b"just words\nand more words",
    ],
)
def test_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert isinstance(error_of(path), errors.NotAWorkbook)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    assert isinstance(error_of(zip_with(tmp_path / "a.docx", {"word/document.xml": b"<w/>"})), errors.NotAWorkbook)


def test_an_empty_workbook(tmp_path: Path) -> None:
    assert isinstance(error_of(saved(openpyxl.Workbook(), tmp_path / "a.xlsx")), errors.FileEmpty)


def test_damaged_workbooks(tmp_path: Path) -> None:
    whole = saved(one_cell(), tmp_path / "whole.xlsx").read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert isinstance(error_of(cut), errors.WorkbookDamaged)
    broken = with_part(tmp_path / "broken.xlsx", "xl/workbook.xml", lambda part: part[: len(part) // 2])
    assert isinstance(error_of(broken), errors.WorkbookDamaged)
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000)
    assert isinstance(error_of(old), errors.WorkbookDamaged)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(tmp_path: Path, encoding: str) -> None:
    doctype = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    path = with_part(
        tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", lambda part: (doctype + part).decode().encode(encoding)
    )
    assert isinstance(error_of(path), errors.WorkbookDamaged)


def test_zips_that_would_burst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part(tmp_path / "bomb.xlsx", "xl/worksheets/sheet1.xml", lambda part: part + b" " * (51 * 1024 * 1024))
    assert error_of(bomb) == errors.WorkbookTooLarge("bomb.xlsx", limit="ratio", allowed=100)
    many = zip_with(tmp_path / "many.xlsx", {f"{number}.xml": b"" for number in range(10_001)})
    assert error_of(many) == errors.WorkbookTooLarge("many.xlsx", limit="entries", allowed=10_000)
    monkeypatch.setattr(file_checks, "MOST_UNPACKED", 1000)
    with pytest.raises(errors.WorkbookTooLarge) as caught:
        file_checks.check_zip(saved(one_cell(), tmp_path / "a.xlsx"), "a.xlsx")
    assert caught.value.limit == "unpacked"


def test_cells_and_sheets_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cell.csv"
    path.write_text("客户,备注\n甲," + "x" * 32_768, encoding="utf-8")
    assert error_of(path) == errors.WorkbookTooLarge("cell.csv", limit="cell", allowed=32_767)
    rows = tmp_path / "rows.csv"
    rows.write_text("a,b\n" * 1_048_577, encoding="utf-8")
    assert error_of(rows) == errors.WorkbookTooLarge("rows.csv", limit="rows", allowed=1_048_576)


def test_memory_and_time_end_the_reader_and_not_the_program(tmp_path: Path) -> None:
    workbook = one_cell()
    workbook.active["XFD1048576"] = "far away"
    path = saved(workbook, tmp_path / "far.xlsx")
    if os.name == "posix":
        assert error_of(path) == errors.WorkbookTooLarge("far.xlsx", limit="memory", allowed=1500)
    assert error_of(path, deadline=0) == errors.WorkbookTooLarge("far.xlsx", limit="time", allowed=0)


def test_a_reader_that_dies_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(one_cell(), tmp_path / "a.xlsx")
    monkeypatch.setattr(reader_child, "run", os._exit)
    monkeypatch.setattr("app.sheets.reading.reader_child.run", _die)
    assert isinstance(error_of(path), errors.WorkbookDamaged)


def _die(*_: object) -> None:
    os._exit(11)


def test_cancelling_ends_the_reader(tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        read_workbook(saved(one_cell(), tmp_path / "a.xlsx"), progress=cancel)


def test_passwords(tmp_path: Path) -> None:
    plain, path = io.BytesIO(), tmp_path / "locked.xlsx"
    one_cell().save(plain)
    plain.seek(0)
    with path.open("wb") as opened:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("正确", opened)
    assert isinstance(error_of(path), errors.WorkbookEncrypted)
    assert isinstance(error_of(path, password="错误"), errors.WrongPassword)
    assert read_workbook(path, password="正确").sheets[0].rows == [["甲"]]


def test_an_encrypted_xls_shows_by_its_second_record() -> None:
    bof = struct.pack("<HH", 0x0809, 16) + b"\x00" * 16
    filepass = struct.pack("<HH", 0x002F, 6) + b"\x00" * 6
    codepage = struct.pack("<HH", 0x0042, 2) + b"\x00" * 2
    assert file_checks.has_filepass(bof + filepass)
    assert not file_checks.has_filepass(bof + codepage)
