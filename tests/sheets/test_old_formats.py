"""Old and disguised formats: .xls by any name, pages and XML under the name of a workbook, marks of each format."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from app import errors
from app.sheets import html_tables, spreadsheet_xml
from app.sheets.layout import find_layout
from app.sheets.reading import read_workbook
from app.sheets.records import read_records
from app.sheets.sheet_marks import sheet_marks
from app.sheets.workbook import Sheet
from tests.sheets.old_xls import write_xls

ROWS: list[list[str | float]] = [["客户名称", "累计金额"], ["甲公司", 12.5], ["乙公司", 3.0]]
PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gbk>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>出库&#21333;</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--><style>td{color:red}</style></head><body>
<table border=1><tr><td colspan=3 align=center>销售出库<b>汇总</b>表</td></tr>
<tr><th>客户名称</th><th>出货日期<th>数 &nbsp;量</tr>
<tr><td rowspan="2"> 甲公司 &amp; 子公司
 </td><td>2026-01-05</td><td x:num="5">5</td></tr>
<tr style="DISPLAY : none"><td>2026-01-06<br>下午</td><td></td></tr>
<tr><td><script>alert("x")</script>乙公司</td><td>2026-01-07</td><td>1<table><tr><td>内</td></tr></table></td></tr>
</table></body></html>"""


def error_of(path: Path) -> errors.SheetError:
    with pytest.raises(errors.SheetError) as caught:
        read_workbook(path)
    return caught.value


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv", "a"])
def test_an_xls_by_any_name(tmp_path: Path, name: str) -> None:
    path = write_xls(tmp_path / name, {"客户表": ROWS, "Other": [["x"]]}, hidden=frozenset({2}), epoch1904=True)
    first, second = read_workbook(path).sheets
    assert (first.name, first.rows) == ("客户表", ROWS)
    assert (first.hidden_rows, first.epoch1904) == (frozenset({2}), True)
    assert (second.name, second.rows, second.hidden_rows) == ("Other", [["x"]], frozenset())


def test_an_encrypted_xls(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", {"a": ROWS}, encrypted=True)
    assert isinstance(error_of(path), errors.WorkbookEncrypted)
    assert isinstance(error_of(write_xls(tmp_path / "a.doc", {"a": ROWS}, stream="Word")), errors.NotAWorkbook)


def test_hidden_rows_and_epoch_of_an_open_document() -> None:
    content = (
        '<office:spreadsheet><table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
        '</table:calculation-settings><table:table table:name="甲"><table:table-row table:number-rows-repeated="3">'
        '<table:table-cell/></table:table-row><table:table-row table:visibility="filter"><table:table-cell/>'
        '</table:table-row><table:table-row></table:table-row><table:table-row table:number-rows-repeated="2" '
        'table:visibility="collapse"/></table:table><table:table table:name="乙"><table:table-row/></table:table>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", content)
    marks = sheet_marks(buffer)
    assert marks.hidden_rows == {"甲": frozenset({4, 6, 7})}
    assert marks.epoch1904


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_page_saved_as_xls(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "出库.xls"
    path.write_bytes(PAGE.encode(encoding))
    outer, inner = read_workbook(path).sheets
    assert inner.rows == [["内"]]
    assert outer.rows == [
        ["销售出库汇总表", None, None],
        ["客户名称", "出货日期", "数 \xa0量"],
        ["甲公司 & 子公司", "2026-01-05", "5"],
        [None, "2026-01-06\n下午", None],
        ["乙公司", "2026-01-07", "1"],
    ]
    assert outer.merged == ((1, 1, 1, 3), (3, 1, 4, 1))
    assert outer.hidden_rows == {4}


def test_tables_are_named_after_their_sheets_or_their_file(tmp_path: Path) -> None:
    table = "<table><tr><td>客户名称<td>数量<tr><td>甲<td>1</table>"
    path = tmp_path / "出库.xls"
    path.write_text(f"<x:Name>一</x:Name><x:Name>二</x:Name>{table}<table></table>{table}".join(("<html>", "")))
    assert [one.name for one in html_tables.read_html(path)] == ["一", "二"]
    path.write_text(table, encoding="utf-8")
    assert [(one.name, one.rows) for one in html_tables.read_html(path)] == [
        ("出库", [["客户名称", "数量"], ["甲", "1"]])
    ]
    path.write_text("<html>" + table * 2, encoding="gb18030")
    assert [one.name for one in html_tables.read_html(path)] == ["出库(1)", "出库(2)"]
    path.write_bytes(b'<html><meta charset="big5">' + table.encode("big5", "replace"))
    assert html_tables.read_html(path)[0].rows[1] == ["甲", "1"]


def test_pages_that_would_burst(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text("<table>" + "<tr><td colspan=16384>x" * 3_000)
    assert isinstance(error_of(path), errors.WorkbookTooLarge)
    path.write_text("<html><table><tr><td>x" + "<table><tr><td>" * 20_000)
    assert read_workbook(path).sheets[0].rows == [["x"]]
    path.write_text("<table><tr><td rowspan=99999999 colspan=0>x<td rowspan=1048576 colspan=x>y<tr><td>z")
    assert read_workbook(path).sheets[0].rows == [["x", "y"], ["z", None]]


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><x:ExcelWorkbook/>
<Worksheet ss:Name="出货"><Table><Row><Cell ss:MergeAcross="2"><Data ss:Type="String">出货表</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1"><Data ss:Type="String">甲<B>乙</B></Data></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">12.5</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-01-05T09:30:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Number">x</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="藏"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_xml_of_2003_saved_as_xls(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(XML, encoding="utf-8")
    first, second = read_workbook(path).sheets
    assert (first.name, first.hidden, second.name, second.hidden) == ("出货", False, "藏", True)
    assert first.rows == [
        ["出货表", *[None] * 6],
        [None] * 7,
        ["甲乙", None, 12.5, *[None] * 4],
        [None, date(2026, 1, 5), datetime(2026, 1, 5, 9, 30), time(9, 30), True, None, "x"],
    ]
    assert first.merged == ((1, 1, 1, 3), (3, 1, 4, 1))
    assert first.hidden_rows == {3}


def test_xml_of_2003_that_is_broken_or_hostile(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for text in (
        XML[:-30],
        XML.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook', 1),
        XML.replace('ss:Index="2"', 'ss:Index="99999"'),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(errors.WorkbookDamaged):
            spreadsheet_xml.read_spreadsheet_xml(path)
    for text in (
        XML.replace('ss:Index="3" ss:Hidden', 'ss:Index="1048577" ss:Hidden'),
        XML.replace('ss:Index="3" ss:Hidden', 'ss:Index="1048000" ss:Hidden').replace('Index="2"', 'Index="9999"'),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(errors.WorkbookTooLarge):
            spreadsheet_xml.read_spreadsheet_xml(path)


def test_records_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "出库.xls"
    path.write_bytes(PAGE.replace("</th><th>出货日期", "</th><th>出货日期").encode("gb18030"))
    sheet: Sheet = read_workbook(path).sheets[0]
    layout = find_layout(sheet, file=path.name)
    assert layout is not None
    assert {one.field for one in layout.columns} == {"customer", "shipped_on", "quantity"}
    found = read_records(sheet, layout)
    assert found.hidden_rows == 1
    assert {one.values["shipped_on"] for one in found.records} <= {date(2026, 1, 5), date(2026, 1, 7)}
