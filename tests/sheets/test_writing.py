"""Writing workbooks: what is written comes home, no text becomes a formula, no half file stays."""

from __future__ import annotations

import errno
import os
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled, FileInUse, FileUnreadable, NoSpaceLeft, WorkbookTooLarge
from app.models.nouns import METHODS, ListName
from app.sheets import writing
from app.sheets.cell_xml import holdable
from app.sheets.headings import fields_of
from app.sheets.layout import find_layout
from app.sheets.reading import read_workbook
from app.sheets.records import read_records
from app.sheets.whole_file import whole_file
from app.sheets.writing import OutColumn, OutSheet, write_workbook

PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "=cmd|' /C calc'!A0", "==1", "{=1+1}", "'=1+1",
    '=HYPERLINK("http://x","y")', "=IMPORTXML(A1)", "#REF!", "#N/A", "+86 13800000001", "-", "0001", "1E5", "TRUE",
    "_x000D_", "<b>&amp;</b>", "１", " 甲 ",
]  # fmt: skip


def test_text_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    kinds = ("text", "code", "phone", "money", "date")
    write_workbook(path, [OutSheet("表", [OutColumn(kind, kind) for kind in kinds], [[one] * 5 for one in PAYLOADS])])
    sheet = openpyxl.load_workbook(path)["表"]
    for number, payload in enumerate(PAYLOADS, 2):
        for cell in sheet[number]:
            assert cell.data_type == "s", payload
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    rows = read_workbook(path).sheets[0].rows[1:]
    for row, payload in zip(rows, PAYLOADS, strict=True):
        assert [str(cell).replace("\r", "\n") for cell in row] == [payload.replace("\r", "\n")] * 5


def test_values_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    kinds = ["code", "phone", "date", "money", "quantity", "boolean", "text", "integer"]
    row: list[Any] = [
        "001",
        "13800000001",
        date(2024, 1, 5),
        Decimal("16117548.237"),
        Decimal("0.000001"),
        True,
        None,
        3,
    ]
    write_workbook(path, [OutSheet("表", [OutColumn(kind, kind) for kind in kinds], [row])])
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows[1] == ["001", "13800000001", date(2024, 1, 5), 16117548.237, 0.000001, "是", None, 3.0]
    cells = openpyxl.load_workbook(path)["表"][2]
    assert [cell.number_format for cell in cells][:4] == ["@", "@", "yyyy-mm-dd", "#,##0.00"]


def test_a_sheet_is_comfortable_and_hides_our_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    columns = [
        OutColumn("客伴ID", "integer", hidden=True),
        OutColumn("客户名称", width=30),
        OutColumn("联系方式", choices=METHODS),
    ]
    write_workbook(path, [OutSheet("客户/联系", columns, [[7, "甲", "电话"]]), OutSheet("客户/联系", columns, [])])
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == ["客户 联系", "客户 联系(2)"]
    sheet = workbook.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C2"
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (
        "$1:$1", "landscape", 0,
    )  # fmt: skip
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].width == 30
    assert sheet["B1"].font.bold
    assert sheet["B1"].fill.fgColor.rgb == "FFE8EEF7"
    (offer,) = sheet.data_validations.dataValidation
    assert offer.formula1 == f'"{",".join(METHODS)}"'
    assert str(offer.sqref) == "C2:C1048576"


def test_cancel_and_failures_leave_nothing_and_keep_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    sheets = [OutSheet("表", [OutColumn("a")], [["x"]] * 2_000)]
    seen: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 1_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(path, sheets, progress=cancel)
    assert seen == [(0, 2_000), (500, 2_000), (1_000, 2_000)]

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    def write_with(owner: object, name: str, value: object) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, value)
            write_workbook(path, sheets)

    with pytest.raises(NoSpaceLeft):
        write_with(os, "fsync", full)

    def held(_source: object, _target: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with pytest.raises(FileInUse):
        write_with(os, "replace", held)
    with pytest.raises(WorkbookTooLarge):
        write_with(writing, "MOST_ROWS", 100)
    with pytest.raises(FileUnreadable):
        write_workbook(tmp_path / "no folder" / "a.xlsx", sheets)
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]
    assert path.read_bytes() == b"old"


def test_a_record_written_under_our_headings_comes_home(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    values: dict[str, Any] = {
        "record_id": 12, "record_version": 3, "shipped_on": date(2026, 1, 22), "number": "0012", "line": "2",
        "customer": "=甲",
        "product": "@纸", "quantity": Decimal("-2.5"), "price": Decimal("18.123456"), "amount": Decimal("-45.30864"),
        "currency": "USD", "kind": "退货", "void": True, "tracking": "00123", "remark": "一行\n二行",
    }  # fmt: skip
    fields = fields_of(ListName.SHIPMENTS)
    columns = [
        OutColumn(one.title, one.kind, choices=one.choices, hidden=one.key.startswith("record")) for one in fields
    ]
    write_workbook(path, [OutSheet("出货统计表", columns, [[values.get(one.key) for one in fields]])])
    sheet = read_workbook(path).sheets[0]
    layout = find_layout(sheet)
    assert layout is not None
    found = read_records(sheet, layout)
    assert [one.values for one in found.records] == [values]
    assert found.problems == []
    assert found.records[0].extra == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5, deadline=None)
@given(texts=st.lists(st.text(max_size=50), min_size=30, max_size=60))
def test_any_text_can_be_written_and_comes_home(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [OutSheet("表", [OutColumn("a"), OutColumn("b")], [["x", text] for text in texts])])
    assert [row[0] for row in openpyxl.load_workbook(path)["表"].iter_rows(min_row=2, values_only=True)] == (
        ["x"] * len(texts)
    )
    for row, text in zip(read_workbook(path).sheets[0].rows[1:], texts, strict=True):
        assert (row[1] or "") == holdable(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1fc\x0b", "a\x00b\x1fc\x0b"),
        ("\ufffe_x0041_", "\ufffd_x0041_"),
        ("_x005F_x0041_", "_x005F_x0041_"),
        ("半\ud83d个", "半\ufffd个"),
        ("😀" * 20_000, "😀" * 16_383),
        ("长" * 40_000, "长" * 32_767),
        ("一\r\n二\r三", "一\n二\n三"),
        ("  前后  ", "  前后  "),
        ("]]>&amp;'\"", "]]>&amp;'\""),
    ],
)
def test_what_xml_or_excel_cannot_hold(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [OutSheet("a & 'b' <c>", [OutColumn("头\x01<&"), OutColumn("b", "code")], [[text, text]])])
    (sheet,) = read_workbook(path).sheets
    assert sheet.name == "a & 'b' <c>"
    assert sheet.rows == [["头\x01<&", "b"], [expected, expected]]
    assert openpyxl.load_workbook(path).sheetnames == ["a & 'b' <c>"]


NUMBERS: list[tuple[Any, Any]] = [
    (Decimal("999999999.999999"), 999999999.999999),
    (Decimal("123456789012345"), 123456789012345.0),
    (Decimal("1234567890123456"), "1234567890123456"),
    (Decimal("0.1234567890123456"), "0.1234567890123456"),
    (Decimal("1E+3"), 1000.0),
    (Decimal("NaN"), "NaN"),
    (Decimal("-Infinity"), "-Infinity"),
    (10**20, 1e20),
    (1234567890123456, "1234567890123456"),
    (0.1 + 0.2, 0.1 + 0.2),
    (float("inf"), "inf"),
    (-0.0, 0.0),
    (False, "否"),
]


def test_numbers_are_exact_or_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, [OutSheet("表", [OutColumn("a", "quantity")], [[one] for one, _ in NUMBERS])])
    assert [row[0] for row in read_workbook(path).sheets[0].rows[1:]] == [expected for _, expected in NUMBERS]


def test_codes_are_text_whatever_they_come_as(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    given_values: list[Any] = [1001, 1001.0, Decimal("7"), True, date(2024, 1, 5), time(9, 30)]
    write_workbook(path, [OutSheet("表", [OutColumn("a", "code")], [[one] for one in given_values])])
    assert [row[0] for row in read_workbook(path).sheets[0].rows[1:]] == [
        "1001", "1001", "7", "True", "2024-01-05", "09:30:00",
    ]  # fmt: skip


def test_days_and_times_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    days: list[Any] = [
        date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2024, 2, 29), datetime(2024, 1, 5, 9, 30),
        datetime(2024, 1, 5, 23, 59, 59), time(9, 30), timedelta(hours=30),
    ]  # fmt: skip
    write_workbook(path, [OutSheet("表", [OutColumn("a", "date")], [[one] for one in [*days, date(1850, 1, 1)]])])
    cells = [row[0].value for row in openpyxl.load_workbook(path)["表"].iter_rows(min_row=2)]
    assert [one.date() if isinstance(one, datetime) and index < 4 else one for index, one in enumerate(cells)] == [
        *days, "1850-01-01",
    ]  # fmt: skip


def test_a_workbook_without_sheets_or_columns_opens(tmp_path: Path) -> None:
    for number, sheets in enumerate([[], [OutSheet("空", (), [])], [OutSheet("头", [OutColumn("a")], [])]]):
        path = tmp_path / f"{number}.xlsx"
        write_workbook(path, sheets)
        assert len(openpyxl.load_workbook(path).worksheets) == 1


def test_whole_file_passes_other_errors_through_and_leaves_nothing(tmp_path: Path) -> None:
    def write_half() -> None:
        with whole_file(tmp_path / "a.txt") as opened:
            opened.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert list(tmp_path.iterdir()) == []
    with whole_file(tmp_path / "a.txt") as opened:
        opened.write(b"whole")
    assert (tmp_path / "a.txt").read_bytes() == b"whole"


def test_folders_that_cannot_be_written_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [OutSheet("表", [OutColumn("甲")], [["乙"]])]
    target, link = tmp_path / "a.xlsx", tmp_path / "b.xlsx"

    def refused(**_: object) -> None:
        raise PermissionError(errno.EACCES, "read only")

    for exists in (False, True):
        if exists:
            target.write_bytes(b"old")
        with monkeypatch.context() as patched:
            patched.setattr("app.sheets.whole_file.tempfile.mkstemp", refused)
            patched.setattr("app.sheets.whole_file.os.access", lambda *_: False)
            with pytest.raises(FileUnreadable):
                write_workbook(target, sheets)
    assert target.read_bytes() == b"old"
    if os.name == "posix":
        target.chmod(0o640)
        link.symlink_to(target)
        write_workbook(link, sheets)
        assert link.is_symlink()
        assert target.stat().st_mode & 0o777 == 0o640, "a file keeps its rights"
    write_workbook(target, sheets)
    assert read_workbook(target).sheets[0].rows == [["甲"], ["乙"]]
    assert {one.name for one in tmp_path.iterdir()} <= {"a.xlsx", "b.xlsx"}
