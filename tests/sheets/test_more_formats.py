"""Binary workbooks, old ones under a password, and workbooks that other programs wrote in their own way."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from app import errors
from app.models.nouns import ListName
from app.sheets.layout import find_layout
from app.sheets.reading import read_workbook
from app.sheets.records import read_records
from app.sheets.row_transfer import MOST_CHARACTERS
from tests.sheets.corpus import good_files, parts_of, with_part, zipped
from tests.sheets.old_xls import write_xls
from tests.sheets.xlsb import xlsb
from tests.workbooks import read_here

ROWS: list[list[str | float | bool | None]] = [
    ["客户名称", "手机", "累计金额"],
    ["甲公司", 13800000001.0, 12.5],
    ["乙公司", "013", None],
]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["a.xlsb", "a.xlsx", "a.xls"])
def test_a_binary_workbook_by_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(xlsb({"现有客户表": ROWS, "藏": [["x", True]]}, hidden=frozenset({"藏"})))
    customers, other = read_workbook(path).sheets
    assert (customers.name, customers.hidden, customers.rows) == ("现有客户表", False, ROWS)
    assert (other.hidden, other.rows) == (True, [["x", True]])
    layout = find_layout(customers)
    assert layout is not None
    records = read_records(customers, layout).records
    assert (layout.list, [one.values["name"] for one in records]) == (ListName.CURRENT, ["甲公司", "乙公司"])


def test_hidden_rows_and_epoch_of_a_binary_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    path.write_bytes(xlsb({"甲": ROWS, "乙": ROWS}, hidden_rows=frozenset({2}), epoch1904=True))
    sheets = read_here(path).sheets
    assert [(one.name, one.hidden_rows, one.epoch1904) for one in sheets] == [
        ("甲", frozenset({2}), True), ("乙", frozenset({2}), True),
    ]  # fmt: skip
    path.write_bytes(xlsb({"甲": ROWS}))
    assert (read_here(path).sheets[0].hidden_rows, read_here(path).sheets[0].epoch1904) == (frozenset(), False)


def test_an_old_workbook_under_a_password(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["客户名称", "手机"]]
    for number in range(100):
        rows.append([f"甲{number}公司", 13_800_000_000.0 + number])
    path = write_xls(tmp_path / "锁.xls", {"客户": rows, "b": [["x"]]}, password="正确")
    with pytest.raises(errors.WorkbookEncrypted):
        read_workbook(path)
    with pytest.raises(errors.WrongPassword):
        read_workbook(path, password="错误")
    assert [one.rows for one in read_workbook(path, password="正确").sheets] == [rows, [["x"]]]


def test_a_state_of_a_sheet_that_nobody_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_part("xl/workbook.xml", lambda part: part.replace(b'state="visible"', b'state="show"')))
    assert b"show" in parts_of(path.read_bytes())["xl/workbook.xml"]
    first, hidden = read_here(path).sheets
    assert (first.hidden, first.rows[1][0], hidden.hidden) == (False, "客户名称", True)


def test_an_open_document_with_indented_parts(tmp_path: Path) -> None:
    parts = parts_of(good_files()["ods"])
    path = tmp_path / "a.ods"
    indented = parts["content.xml"].replace(b"<table:", b"\n   <table:").replace(b"</table:", b"\n </table:")
    path.write_bytes(zipped({**parts, "content.xml": indented}))
    (sheet,) = read_here(path).sheets
    assert (sheet.rows[0][0], sheet.rows[1][0], len(sheet.rows)) == ("客户名称", "甲0公司", 31)


def test_a_page_saved_with_all_its_parts_in_one_file(tmp_path: Path) -> None:
    book = (
        "<html><xml><x:ExcelWorksheet><x:Name>现有客户表</x:Name></x:ExcelWorksheet>"
        "<x:ExcelWorksheet><x:Name>出货</x:Name></x:ExcelWorksheet></xml><frameset></frameset></html>"
    )
    tables = [
        "<table><tr><td>客户名称</td><td>手机</td></tr><tr><td>甲公司</td><td>013</td></tr></table>",
        "<table><tr><td>x",
    ]
    message = EmailMessage()
    message["X-Document-Type"] = "Workbook"
    for text in (book, *tables):
        message.add_related(text, subtype="html", cte="quoted-printable")
    path = tmp_path / "a.xls"
    path.write_bytes(b"MIME-Version: 1.0\n" + bytes(message).replace(b"MIME-Version: 1.0\n", b""))
    first, second = read_here(path).sheets
    assert (first.name, first.rows) == ("现有客户表", [["客户名称", "手机"], ["甲公司", "013"]])
    assert (second.name, second.rows) == ("出货", [["x"]])
    path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nno page\n--x--")
    with pytest.raises(errors.NotAWorkbook):
        read_here(path)


def test_formulas_without_a_result_are_blank_and_longest_cells_whole(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["客户名称", "累计金额", "备注"])
    workbook.active.append(["甲公司", "=1+1", "长" * MOST_CHARACTERS])
    workbook.save(tmp_path / "a.xlsx")
    assert read_here(tmp_path / "a.xlsx").sheets[0].rows[1] == ["甲公司", None, "长" * MOST_CHARACTERS]


def test_days_of_1904_are_the_days_that_are_shown(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append(["客户名称", "最后成交日期"])
    workbook.active.append(["甲公司", date(2026, 1, 5)])
    workbook.active.append(["乙公司", 44_565])  # the same day as a bare number
    workbook.save(tmp_path / "mac.xlsx")
    (sheet,) = read_here(tmp_path / "mac.xlsx").sheets
    layout = find_layout(sheet)
    assert layout is not None
    days = [one.values["typed_last_deal_on"] for one in read_records(sheet, layout).records]
    assert days == [date(2026, 1, 5), date(2026, 1, 5)]


@pytest.mark.skipif(os.name != "posix", reason="Windows bounds memory by job objects")
def test_the_reader_takes_no_more_memory_than_it_may() -> None:
    """The cap holds in a process of its own; here it would hold for all tests."""
    code = (
        "from app.sheets.memory_limit import limit_memory\nlimit_memory(200)\n"
        "try:\n    bytearray(2_000_000_000)\nexcept MemoryError:\n    print('bounded')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "bounded"


def test_a_frozen_program_starts_its_reader_before_anything_else() -> None:
    """A frozen program starts itself anew for the child: main.py must hand over before it looks at its arguments."""
    lines = (ROOT / "main.py").read_text(encoding="utf-8").split('if __name__ == "__main__":')[1].splitlines()
    assert lines[1].strip().startswith("multiprocessing.freeze_support()")
