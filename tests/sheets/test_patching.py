"""Writing back into the company's own workbook: what is not changed keeps its bytes (4-excel 4.5)."""

from __future__ import annotations

import io
import re
import struct
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from app.errors import (
    AppError,
    Cancelled,
    CannotWriteBack,
    FileMissing,
    NotFound,
    OtherExtension,
    WorkbookDamaged,
    WorkbookEncrypted,
)
from app.sheets.patch_blocks import blocks
from app.sheets.patch_formulas import Growth, moved, translated
from app.sheets.patch_patterns import amount_like, day_like, yes_or_no
from app.sheets.patching import CellChange, RefusalReason, SheetPatch, patch_workbook

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Cells = dict[tuple[str, int, int], Any]


# --- workbooks to patch ---------------------------------------------------------------------------------------------


def png() -> io.BytesIO:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00\xff\x00\x00")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def rich(path: Path) -> Path:
    """Title rows, ten customers in rows 4 to 13, 合计 in 14; all that Excel hangs onto a sheet."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("客户")
    money = book.add_format({"num_format": "#,##0.00", "bg_color": "#EEEEEE"})
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    sheet.merge_range("A1:F1", "客户表", book.add_format({"bold": True}))
    sheet.write("A2", "总额")
    sheet.write_formula("B2", "=SUM(D4:D13)", None, 55)
    sheet.write_row("A3", ["客户名称", "联系日期", "级别", "金额", "占比", "备注"])
    for row in range(3, 13):
        sheet.set_row(row, 22)
        sheet.write(row, 0, f"第{row}公司")
        sheet.write_datetime(row, 1, datetime(2026, 1, row), day)
        sheet.write(row, 2, "A")
        sheet.write_number(row, 3, row - 2, money)
        sheet.write_formula(row, 4, f"=D{row + 1}/$D$14", None, (row - 2) / 55)
        sheet.write(row, 5, "甲组" if row < 8 else None)
    sheet.merge_range("F4:F8", "甲组")
    sheet.write("A14", "合计")
    sheet.write_formula("D14", "=SUM(D4:D13)", money, 55)
    sheet.write("A15", "制表人：某某")
    sheet.data_validation("C4:C13", {"validate": "list", "source": ["A", "B", "C"]})
    sheet.data_validation("C4:C13", {"validate": "list", "source": "=说明!$A$1:$A$3"})
    sheet.conditional_format("D4:D13", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format("D4:D13", {"type": "cell", "criteria": ">", "value": 5, "format": money})
    sheet.add_sparkline("G2", {"range": "客户!D4:D13"})
    sheet.autofilter("A3:F13")
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    sheet.print_area("A1:F14")
    sheet.set_column("A:A", 30)
    sheet.write_comment("B5", "改期")
    sheet.write_comment("A14", "手算")
    sheet.insert_image("H2", "a.png", {"image_data": png()})
    sheet.insert_image("H20", "b.png", {"image_data": png()})
    sheet.write_url("F14", "https://example.com/")
    sheet.set_h_pagebreaks([14])
    notes = book.add_worksheet("说明")
    notes.write_column("A1", ["A", "B", "C"])
    notes.hide()
    report = book.add_worksheet("汇总 表")
    report.write_formula("A1", "=SUM(客户!D4:D13)", None, 55)
    report.write_formula("A2", "=客户!D14*2", None, 110)
    report.write_formula("A3", '="客户!D14"&B1', None, "客户!D14")
    report.write_formula("A4", "=1+1", None, 2)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=客户!$A$4:$A$13", "values": "=客户!$D$4:$D$13"})
    report.insert_chart("C3", chart)
    book.define_name("全部金额", "=客户!$D$4:$D$13")
    book.define_name("总额", "=客户!$D$14")
    table = book.add_worksheet("出货")
    table.add_table(
        "A1:B5",
        {
            "name": "出货表",
            "data": [["甲", 1], ["乙", 2], ["丙", 3]],
            "total_row": True,
            "columns": [
                {"header": "品名", "total_string": "合计"},
                {"header": "数量", "total_function": "sum", "total_value": 6},
            ],
        },
    )
    book.close()
    return path


def plain(path: Path) -> Path:
    """By openpyxl: dates and amounts in every dress, a hidden column, a comment, a validation, names."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "现有客户表"
    sheet.append(["客户名称", "最后成交日期", "累计金额", "手机", "勿电", "备注"])
    sheet.append(["甲公司", "2026.3.22", "5.8208万", 13800000001, "是", "一 & 二 <三>"])
    sheet.append(["乙公司", "2026-03-05", "￥1,234.50", "138-0000-0002", "√", None])
    sheet.append(["丙公司", datetime(2026, 3, 1), 12.5, "13800000003", True, "=1+1"])
    sheet.append(["丁公司", 20260301, "24卷", None, None, "  两边空  "])
    sheet.append(["戊公司", "2014年前", "面议", "007", "否", "行\n行"])
    for row in sheet.iter_rows(min_row=2):
        row[0].font = Font(bold=True)
        row[5].fill = PatternFill("solid", fgColor="FFFFEE00")
    sheet["B4"].number_format = "yyyy/m/d"
    sheet["D4"].number_format = "@"
    sheet["F2"].comment = Comment("问过", "某")
    sheet.column_dimensions["F"].hidden = True
    offer = DataValidation(type="list", formula1='"是,否"')
    offer.add("E2:E6")
    sheet.add_data_validation(offer)
    sheet.conditional_formatting.add("C2:C6", CellIsRule(operator="greaterThan", formula=["5"], font=Font(bold=True)))
    book.defined_names["客户们"] = DefinedName("客户们", attr_text="'现有客户表'!$A$2:$A$6")
    other = book.create_sheet("别的")
    other.append(["数", "倍"])
    other.append([2, "=A2*2"])
    other.sheet_state = "hidden"
    other.add_table(Table(displayName="别的表", ref="A1:B2"))
    book.save(path)
    return path


def by_hand(path: Path, sheet: str, *, more: Mapping[str, str] | None = None) -> Path:
    """A package around one sheet's XML."""
    further = [name.removeprefix("xl/").removesuffix(".xml") for name in more or {}]
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    kinds |= {name: name for name in further}
    links = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "styles.xml")}
    links |= {f"more{name}": (name, f"/xl/{name}.xml") for name in further}
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{name}.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for name, kind in kinds.items()
        )
        + "</Types>",
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="7" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": f'<styleSheet xmlns="{NS}"><fonts count="1"><font/></fonts><fills count="1">'
        "<fill><patternFill/></fill></fills>"
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/></cellXfs></styleSheet>',
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """A part of relationships."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inside = "".join(
        f'<Relationship Id="{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def sheet_xml(rows: str, after: str = "") -> str:
    """A sheet around its rows."""
    return f'<worksheet xmlns="{NS}"><sheetData>{rows}</sheetData>{after}</worksheet>'


# --- looking at them ------------------------------------------------------------------------------------------------


def load(path: Path) -> openpyxl.Workbook:
    """By openpyxl, which warns of what it would lose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path)


def parts(path: Path) -> dict[str, bytes]:
    """All parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def different(one: Path, two: Path) -> set[str]:
    """The names of parts whose bytes differ."""
    before, after = parts(one), parts(two)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def values(path: Path) -> Cells:
    """Every cell as openpyxl has it: formulas as formulas."""
    book = load(path)
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def calamine_values(path: Path) -> Cells:
    """Every cell as the reading library has it: formulas as results."""
    book = CalamineWorkbook.from_path(path)
    found: Cells = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if not sheet.height:
            continue
        top, left = sheet.start or (0, 0)
        for down, row in enumerate(sheet.iter_rows()):
            found.update(
                {(name, top + down + 1, left + right + 1): cell for right, cell in enumerate(row) if cell != ""}
            )
    return {key: cell for key, cell in found.items() if cell is not None}


def changed(one: Cells, two: Cells) -> Cells:
    """What the second has otherwise; None for what it has no more."""
    return {key: two.get(key) for key in one.keys() | two.keys() if one.get(key) != two.get(key)}


def patched(path: Path, *changes: CellChange, sheet: str = "S", **more: Any) -> Path:
    """The workbook with changes, beside it."""
    target = path.with_name("out.xlsx")
    patch_workbook(path, target, [SheetPatch(sheet, changes, **more)])
    return target


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return rich(tmp_path / "rich.xlsx")


# --- nothing changed, three cells changed ---------------------------------------------------------------------------


@pytest.mark.parametrize("make", [rich, plain])
def test_no_change_keeps_every_part(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    source = make(tmp_path / "a.xlsx")
    target = tmp_path / "b.xlsx"
    for patches in ([], [SheetPatch("客户" if make is rich else "别的")]):
        report = patch_workbook(source, target, patches)
        assert report.written == 0
        assert parts(source) == parts(target)
        assert list(parts(source)) == list(parts(target))


def test_three_cells_differ_and_nothing_else(book: Path) -> None:
    target = patched(
        book,
        CellChange(5, 1, "新名公司", "text"),
        CellChange(6, 2, date(2026, 11, 22), "date"),
        CellChange(7, 4, Decimal("99.5"), "money"),
        sheet="客户",
    )
    wanted = {("客户", 5, 1): "新名公司", ("客户", 6, 2): datetime(2026, 11, 22), ("客户", 7, 4): 99.5}
    assert changed(values(book), values(target)) == wanted
    wanted[("客户", 6, 2)] = date(2026, 11, 22)
    assert changed(calamine_values(book), calamine_values(target)) == wanted
    assert different(book, target) == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"} - unchanged_calculation(book)
    before, after = load(book)["客户"], load(target)["客户"]
    for address in ("A5", "B6", "D7"):
        assert before[address].style_id == after[address].style_id
    assert b'fullCalcOnLoad="1"' in parts(target)["xl/workbook.xml"]


def unchanged_calculation(book: Path) -> set[str]:
    """XlsxWriter asks for a calculation by itself."""
    return {"xl/workbook.xml"} if b'fullCalcOnLoad="1"' in parts(book)["xl/workbook.xml"] else set()


def test_target_may_be_the_original(book: Path) -> None:
    before = values(book)
    patch_workbook(book, book, [SheetPatch("客户", [CellChange(5, 1, "甲", "text")])])
    assert changed(before, values(book)) == {("客户", 5, 1): "甲"}
    assert [one.name for one in book.parent.iterdir()] == [book.name]


def test_patterns_of_the_cells_are_kept(tmp_path: Path) -> None:
    source = plain(tmp_path / "a.xlsx")
    day = date(2026, 4, 5)
    target = patched(
        source,
        *(CellChange(row, 2, day, "date") for row in range(2, 7)),
        *(CellChange(row, 3, Decimal(60000), "money") for row in range(2, 7)),
        *(CellChange(row, 4, "+86 13800000009", "phone") for row in (2, 4)),
        *(CellChange(row, 5, value, "boolean") for row, value in ((2, False), (3, False), (4, False), (5, True))),
        CellChange(2, 6, None, "text"),
        CellChange(9, 6, "远", "text"),
        sheet="现有客户表",
    )
    found = changed(values(source), values(target))
    assert {key[1:]: value for key, value in found.items()} == {
        (2, 2): "2026.4.5", (3, 2): "2026-04-05", (4, 2): datetime(2026, 4, 5), (5, 2): 20260405,
        (6, 2): datetime(2026, 4, 5), (2, 3): "6万", (3, 3): "￥60,000.00", (4, 3): 60000, (5, 3): "60000卷",
        (6, 3): 60000, (2, 4): "+86 13800000009", (4, 4): "+86 13800000009", (2, 5): "否", (3, 5): "×",
        (4, 5): False, (5, 5): "是", (2, 6): None, (9, 6): "远",
    }  # fmt: skip
    sheet = load(target)["现有客户表"]
    assert sheet["B4"].number_format == "yyyy/m/d"
    assert sheet["B6"].number_format == "yyyy-mm-dd"
    assert sheet["F2"].fill.fgColor.rgb == "FFFFEE00"
    assert sheet["D2"].quotePrefix
    assert not sheet["D4"].quotePrefix  # a text format keeps it text already
    assert different(source, target) == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@甲", "=cmd|' /C calc'!A0", " 前", "a\r\nb", "_x0041_", "\x01"])
def test_text_is_never_a_formula(book: Path, text: str) -> None:
    target = patched(book, CellChange(5, 1, text, "text"), sheet="客户")
    cell = load(target)["客户"]["A5"]
    assert cell.data_type == "s"
    assert calamine_values(target)["客户", 5, 1] == text.replace("\r\n", "\n")
    assert b"<f>1+1" not in parts(target)["xl/worksheets/sheet1.xml"]


# --- new rows -------------------------------------------------------------------------------------------------------


@pytest.fixture
def grown(book: Path) -> Path:
    new = [
        [(1, "新一", "text"), (2, date(2026, 2, 1), "date"), (4, Decimal(45), "money")],
        [(1, "新二", "text"), (6, "乙组", "text")],
    ]
    return patched(book, sheet="客户", appended=new, last_row=13)


def test_new_rows_stand_before_the_total(book: Path, grown: Path) -> None:
    sheet = load(grown)["客户"]
    assert [sheet.cell(row, 1).value for row in range(13, 18)] == ["第12公司", "新一", "新二", "合计", "制表人：某某"]
    assert sheet["B14"].value == datetime(2026, 2, 1)
    for column in "ABCDE":
        assert sheet[f"{column}14"].style_id == sheet[f"{column}13"].style_id == sheet[f"{column}15"].style_id
    assert sheet.row_dimensions[14].height == sheet.row_dimensions[15].height == 21.75
    assert sheet["D16"].value == "=SUM(D4:D15)"
    assert sheet["B2"].value == "=SUM(D4:D15)"
    assert [sheet[f"E{row}"].value for row in (4, 13, 14, 15)] == [
        "=D4/$D$16", "=D13/$D$16", "=D14/$D$16", "=D15/$D$16",
    ]  # fmt: skip
    assert different(book, grown) <= {
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/charts/chart1.xml",
        "xl/comments1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip


def test_what_covers_the_list_covers_the_new_rows(grown: Path) -> None:
    book = load(grown)
    sheet = book["客户"]
    assert {str(one.sqref) for one in sheet.data_validations.dataValidation} == {"C4:C15"}
    assert {str(one.sqref) for one in sheet.conditional_formatting} == {"D4:D15"}
    assert sheet.auto_filter.ref == "A3:F15"
    assert sheet.print_area == "'客户'!$A$1:$F$16"
    assert sheet.print_title_rows == "$3:$3"
    assert book.defined_names["全部金额"].attr_text == "客户!$D$4:$D$15"
    assert book.defined_names["总额"].attr_text == "客户!$D$16"
    assert "客户!$A$3:$F$15</definedName>" in parts(grown)["xl/workbook.xml"].decode()
    report = book["汇总 表"]
    assert [report[f"A{row}"].value for row in (1, 2, 3, 4)] == [
        "=SUM(客户!D4:D15)", "=客户!D16*2", '="客户!D14"&B1', "=1+1",
    ]  # fmt: skip
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:F1", "F4:F8"}
    assert sheet["A16"].comment.text == "手算"
    assert sheet["B5"].comment.text == "改期"
    assert sheet["F16"].hyperlink.target == "https://example.com/"
    assert [one.id for one in sheet.row_breaks.brk] == [16]
    assert sorted(picture.anchor._from.row for picture in sheet._images) == [1, 21]
    raw = parts(grown)
    assert b"D4:D15</xm:f>" in raw["xl/worksheets/sheet1.xml"]
    assert b"<xm:sqref>D4:D15</xm:sqref>" in raw["xl/worksheets/sheet1.xml"]
    assert "客户!$D$4:$D$15" in raw["xl/charts/chart1.xml"].decode()
    assert b"<x:Row>15</x:Row>" in raw["xl/drawings/vmlDrawing1.vml"]


def test_a_table_grows_before_its_totals(book: Path) -> None:
    target = patched(book, sheet="出货", appended=[[(1, "丁", "text"), (2, 4, "integer")]], last_row=4)
    sheet = load(target)["出货"]
    assert sheet.tables["出货表"].ref == "A1:B6"
    assert sheet.tables["出货表"].autoFilter.ref == "A1:B5"
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == ["品名", "甲", "乙", "丙", "丁", "合计"]


def test_blank_rows_below_are_filled_and_nothing_moves(tmp_path: Path) -> None:
    source = by_hand(
        tmp_path / "a.xlsx",
        sheet_xml(
            '<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><f>SUM(A$1:A1)</f><v>5</v></c></row>'
            '<row r="2" ht="30"><c r="A2" s="1"/></row><row r="3"><c r="A3" s="1"/></row>',
            '<conditionalFormatting sqref="A1 A3"/>',
        ),
    )
    target = patched(source, appended=[[(1, date(2026, 1, 2), "date")]], last_row=1)
    xml = parts(target)["xl/worksheets/sheet1.xml"].decode()
    assert xml.count("<row") == 3
    assert '<row r="2"><c r="A2" s="1"><v>46024</v></c><c r="B2"><f>SUM(A$1:A2)</f></c></row>' in xml
    assert '<row r="3"><c r="A3" s="1"/></row>' in xml
    assert 'sqref="A1:A2 A3"' in xml


def test_changes_and_new_rows_together_count_rows_of_the_original(book: Path) -> None:
    target = patched(
        book,
        CellChange(15, 1, "制表人：新", "text"),
        CellChange(30, 2, "底", "text"),
        sheet="客户",
        appended=[[(1, "新", "text")]],
        last_row=13,
    )
    sheet = load(target)["客户"]
    assert (sheet["A16"].value, sheet["B31"].value, sheet["A14"].value) == ("制表人：新", "底", "新")


def test_cells_merged_across_the_last_row_are_merged_again(tmp_path: Path) -> None:
    source = by_hand(
        tmp_path / "a.xlsx",
        sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
            '<row r="3"><c r="A3"><v>1</v></c></row>',
            '<mergeCells count="2"><mergeCell ref="A2:B2"/><mergeCell ref="D1:D3"/></mergeCells>',
        ),
    )
    target = tmp_path / "out.xlsx"
    row = [(1, "甲", "text"), (2, "乙", "text"), (4, "丙", "text")]
    report = patch_workbook(source, target, [SheetPatch("S", appended=[row], last_row=2)])
    assert [one.change.column for one in report.refused] == [2, 4]
    sheet = load(target)["S"]
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A2:B2", "A3:B3", "D1:D4"}


# --- formulas -------------------------------------------------------------------------------------------------------

SHARED = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B4" si="0">A1*2</f><v>2</v></c></row>'
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>'
    '<row r="4"><c r="A4"><v>4</v></c><c r="B4"><f t="shared" si="0"/><v>8</v></c></row>'
)
CHAIN = f'<calcChain xmlns="{NS}"><c r="B1" i="7"/><c r="B2"/><c r="B3"/><c r="B4"/></calcChain>'


def test_a_shared_formula_moves_on_when_its_text_is_overwritten(tmp_path: Path) -> None:
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(SHARED), more={"xl/calcChain.xml": CHAIN})
    target = patched(source, CellChange(1, 2, 9, "integer"), CellChange(2, 2, 8, "integer"))
    sheet = load(target)["S"]
    assert [sheet.cell(row, 2).value for row in range(1, 5)] == [9, 8, "=A3*2", "=A4*2"]
    raw = parts(target)
    assert b'<f t="shared" si="0" ref="B3:B4">A3*2</f><v>6</v>' in raw["xl/worksheets/sheet1.xml"]
    assert re.findall(rb'<c r="(\w+)"( i="7")?', raw["xl/calcChain.xml"]) == [(b"B3", b' i="7"'), (b"B4", b"")]


def test_a_calculation_chain_without_formulas_goes(tmp_path: Path) -> None:
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(SHARED), more={"xl/calcChain.xml": CHAIN})
    target = patched(source, *(CellChange(row, 2, row, "integer") for row in range(1, 5)))
    raw = parts(target)
    assert "xl/calcChain.xml" not in raw
    assert b"calcChain" not in raw["[Content_Types].xml"] + raw["xl/_rels/workbook.xml.rels"]
    assert b"fullCalcOnLoad" not in raw["xl/workbook.xml"]


def test_a_shared_formula_is_spelt_out_where_its_cells_part_ways(tmp_path: Path) -> None:
    text = SHARED.replace("A1*2", "SUM(A1:A$4)+A2")
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(text), more={"xl/calcChain.xml": CHAIN})
    target = patched(source, appended=[[(1, 5, "integer")]], last_row=3)
    sheet = load(target)["S"]
    assert [sheet.cell(row, 2).value for row in range(1, 6)] == [
        "=SUM(A1:A$5)+A2", "=SUM(A2:A$5)+A3", "=SUM(A3:A$5)+A5", "=SUM(A4:A$5)+A6", "=SUM(A5:A$5)+A6",
    ]  # fmt: skip
    assert b'<c r="B5"' in parts(target)["xl/calcChain.xml"]


def test_cached_values_stay_trusted_unless_a_formula_reads_the_cell(tmp_path: Path) -> None:
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(SHARED))
    assert different(source, patched(source, CellChange(1, 3, 9, "integer"))) == {"xl/worksheets/sheet1.xml"}
    fed = patched(source, CellChange(4, 1, 9, "integer"))
    assert b'<calcPr fullCalcOnLoad="1"/>' in parts(fed)["xl/workbook.xml"]
    assert calamine_values(fed)["S", 4, 2] == 8


def test_cells_of_array_formulas_and_covered_cells_are_refused(tmp_path: Path, book: Path) -> None:
    array = '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"/></row>'
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(array))
    report = patch_workbook(source, tmp_path / "b.xlsx", [SheetPatch("S", [CellChange(2, 1, 5, "integer")])])
    assert [one.reason for one in report.refused] == [RefusalReason.ARRAY]
    merged = [CellChange(4, 6, "丙组", "text"), CellChange(6, 6, "丁组", "text")]
    report = patch_workbook(book, tmp_path / "c.xlsx", [SheetPatch("客户", merged)])
    assert report.written == 1
    assert [(one.sheet, one.change, one.reason) for one in report.refused] == [
        ("客户", merged[1], RefusalReason.MERGED)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(A2:A9)", "SUM(A2:A12)"),
        ("SUM(A2:A8)", "SUM(A2:A8)"),
        ("SUM(A2:A20)", "SUM(A2:A23)"),
        ("A9+A10", "A9+A13"),
        ("SUM($A$2:A$9)*$B$10", "SUM($A$2:A$12)*$B$13"),
        ("SUM(A:A)+SUM(9:9)+SUM(2:9)", "SUM(A:A)+SUM(9:9)+SUM(2:12)"),
        ('"A10"&LOG10(A10)', '"A10"&LOG10(A13)'),
        ("别的!A10+'我 的'!A10", "别的!A10+'我 的'!A13"),
        ("[1]S!A10+A10.B+A10_1", "[1]S!A10+A10.B+A10_1"),
        ("表[[#This Row],[A10]]*A10", "表[[#This Row],[A10]]*A13"),
        ("IF(A10>1E10,B9:C9,0)", "IF(A13>1E10,B9:C9,0)"),
        ("SUM(A1048576:A1048576)", "SUM(A1048576:A1048576)"),
    ],
)
def test_references(before: str, after: str) -> None:
    assert moved(before, {"我 的": Growth(9, 3, True)}, home="我 的") == after


def test_a_running_total_keeps_to_its_row() -> None:
    growths = {"s": Growth(9, 3, True)}
    assert moved("SUM(A$2:A9)", growths, home="s", own_row=9) == "SUM(A$2:A9)"
    assert moved("A9/SUM(A$2:A$9)", growths, home="s", own_row=9) == "A9/SUM(A$2:A$12)"
    assert translated("SUM(A$2:A9)+$B9+B$2", 2, 1) == "SUM(B$2:B11)+$B11+C$2"


# --- odd XML --------------------------------------------------------------------------------------------------------


def test_prefixes_and_missing_addresses(tmp_path: Path) -> None:
    xml = (
        f'<?xml version="1.0"?><x:worksheet xmlns:x="{NS}"><x:sheetData>\n <x:row><x:c><x:v>1</x:v></x:c>'
        '<x:c t="s"><x:v>0</x:v></x:c></x:row>\n <!-- <x:row> --><x:row spans="1:1"><x:c><x:v>2</x:v></x:c>'
        "<x:c><x:f>A2*2</x:f><x:v>4</x:v></x:c></x:row >\n</x:sheetData></x:worksheet>"
    )
    strings = (
        f'<sst xmlns="{NS}"><si><r><t>2026.</t></r><r><t>1.2</t></r><rPh sb="0" eb="1"><t>か</t></rPh></si>'
        '<si><t>乙</t><phoneticPr fontId="1"/></si></sst>'
    )
    source = by_hand(tmp_path / "a.xlsx", xml, more={"xl/sharedStrings.xml": strings})
    target = patched(
        source,
        CellChange(1, 2, date(2026, 3, 4), "date"),
        CellChange(2, 4, "丁", "text"),
        CellChange(5, 1, 5, "integer"),
    )
    assert changed(calamine_values(source), calamine_values(target)) == {
        ("S", 1, 2): "2026.3.4", ("S", 2, 4): "丁", ("S", 5, 1): 5.0,
    }  # fmt: skip
    assert values(target)["S", 2, 2] == "=A2*2"
    assert different(source, target) == {"xl/worksheets/sheet1.xml"}
    grown = patched(source, appended=[[(1, 7, "integer")]], last_row=1)
    assert values(grown) | {("S", 1, 2): 0} == {
        ("S", 1, 1): 1, ("S", 1, 2): 0, ("S", 2, 1): 7, ("S", 3, 1): 2, ("S", 3, 2): "=A3*2",
    }  # fmt: skip


def test_cdata_that_looks_like_the_end_of_a_row() -> None:
    xml = (
        b'<w><sheetData><row r="1"><c t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row><rows/></sheetData></w>'
    )
    with pytest.raises(ValueError, match="unknown"):
        list(blocks(io.BytesIO(xml), container=b"sheetData", item=b"row"))
    found = list(blocks(io.BytesIO(xml.replace(b"<rows/>", b"")), container=b"sheetData", item=b"row"))
    assert [one.kind for one in found] == ["head", "item", "tail"]


@pytest.mark.parametrize("rows", ["", None])
def test_a_sheet_without_rows(tmp_path: Path, rows: str | None) -> None:
    xml = (
        sheet_xml("") if rows is not None else f'<worksheet xmlns="{NS}"><dimension ref="A1"/><sheetData/></worksheet>'
    )
    source = by_hand(tmp_path / "a.xlsx", xml)
    target = patched(source, CellChange(3, 2, "甲", "text"), CellChange(2, 1, date(2026, 1, 1), "date"))
    assert values(target) == {("S", 3, 2): "甲", ("S", 2, 1): datetime(2026, 1, 1)}


def test_kinds_of_old_cells(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1" t="str"><f>"2026.1.2"</f><v>2026.1.2</v></c><c r="B1" t="b"><v>1</v></c>'
        '<c r="C1" t="e"><v>#N/A</v></c><c r="D1" s="1" cm="1" vm="2"><v>45000</v></c>'
        '<c r="E1" t="inlineStr"><is><t>20260102</t></is></c><c r="F1" s="1"/></row>'
    )
    source = by_hand(tmp_path / "a.xlsx", sheet_xml(row))
    day = date(2026, 3, 4)
    target = patched(source, *(CellChange(1, column, day, "date") for column in range(1, 7)))
    found = {key[2]: value for key, value in values(target).items()}
    assert (found[1], found[5]) == ("2026.3.4", "20260304")
    assert b'<c r="D1" s="1"><v>46085</v></c>' in parts(target)["xl/worksheets/sheet1.xml"]
    sheet = load(target)["S"]
    assert [sheet.cell(1, column).number_format for column in (2, 3)] == ["yyyy-mm-dd"] * 2
    cleared = patched(source, CellChange(1, 4, None, "date"), CellChange(1, 1, None, "date"))
    assert b'<c r="D1" s="1"/>' in parts(cleared)["xl/worksheets/sheet1.xml"]
    assert ("S", 1, 1) not in values(cleared)


def test_new_cells_have_their_columns_format(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>').replace(
        "<sheetData>", '<cols><col min="2" max="3" width="9" style="1"/></cols><sheetData>'
    )
    source = by_hand(tmp_path / "a.xlsx", xml)
    day = date(2026, 3, 4)
    target = patched(source, CellChange(1, 3, day, "date"), appended=[[(2, day, "date")]], last_row=1)
    assert different(source, target) == {"xl/worksheets/sheet1.xml"}
    assert parts(target)["xl/worksheets/sheet1.xml"].count(b' s="1"><v>46085</v>') == 2


def test_days_of_the_1904_calendar(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.active.append([datetime(2026, 1, 1)])
    book.active.title = "S"
    book.save(tmp_path / "a.xlsx")
    target = patched(tmp_path / "a.xlsx", CellChange(1, 1, date(2026, 3, 4), "date"))
    assert values(target) == {("S", 1, 1): datetime(2026, 3, 4)}


# --- patterns -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026.3.22", "2026.4.5"), ("2026-03-22", "2026-04-05"), ("2026-10-27", "2026-04-05"),
        ("2026.10.27", "2026.4.5"),
        ("2025/05/11", "2026/04/05"), ("2025年11月21日", "2026年4月5日"), ("20260906", "20260405"),
        ("26-1-5", "26-4-5"),
        ("1月5日", "2026年4月5日"), ("2026-03-22 08:30", "2026-04-05"), ("2014年前", None), ("", None),
        ("2026.3/2", None),
    ],
)  # fmt: skip
def test_day_patterns(old: str, new: str | None) -> None:
    assert day_like(date(2026, 4, 5), old) == new


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("5.8208万", "60000", "6万"), ("5.8208万", "62500.5", None), ("5.8208万", "62501", "6.2501万"),
        ("￥1,234.50", "60800", "￥60,800.00"), ("￥1,234.50", "1.005", None), ("¥5", "6000", "¥6,000"),
        ("1,052.75元", "9.5", "9.50元"), ("24卷", "30", "30卷"), ("24", "1.5", "1.5"), ("面议", "1", None),
        ("(5.00)", "7", None), ("5.00", "-7", None), ("0.5万", "70000", "7万"), ("007", "8", None),
    ],
)  # fmt: skip
def test_amount_patterns(old: str, value: str, new: str | None) -> None:
    assert amount_like(Decimal(value), old) == new


def test_yes_and_no() -> None:
    assert [yes_or_no(False, old) for old in ("是", "√", "Y", "", "也许")] == ["否", "×", "N", "否", "否"]


# --- refusals and whole files ---------------------------------------------------------------------------------------


def test_what_is_no_workbook_of_xml(tmp_path: Path, book: Path) -> None:
    text = tmp_path / "a.csv"
    text.write_text("客户名称\n甲", encoding="utf-8")
    target = tmp_path / "out.xlsx"
    with pytest.raises(CannotWriteBack):
        patch_workbook(text, target, [])
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(CannotWriteBack):
        patch_workbook(tmp_path / "a.ods", target, [])
    with pytest.raises(FileMissing):
        patch_workbook(tmp_path / "nowhere.xlsx", target, [])
    with pytest.raises(NotFound):
        patch_workbook(book, target, [SheetPatch("没有", [CellChange(1, 1, 1, "integer")])])
    assert not target.exists()


@pytest.mark.parametrize(("kind", "wanted"), [("sheet.macroEnabled", ".xlsm"), ("sheet", ".xlsx")])
def test_a_name_that_excel_would_refuse(tmp_path: Path, book: Path, kind: str, wanted: str) -> None:
    source = tmp_path / f"原{wanted}"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(source, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"sheet.main+xml", f"{kind}.main+xml".encode())
            new.writestr(entry, content)
    wrong = tmp_path / {".xlsm": "出.xlsx", ".xlsx": "出.xlsm"}[wanted]
    with pytest.raises(OtherExtension) as caught:
        patch_workbook(source, wrong, [])
    assert (caught.value.file, caught.value.wanted) == (wrong.name, wanted)
    assert not wrong.exists()
    patch_workbook(source, wrong.with_suffix(wanted), [])
    assert wrong.with_suffix(wanted).exists()


def test_damage_and_doctype_leave_the_target(tmp_path: Path, book: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"old")
    broken = bytearray(book.read_bytes())
    at = broken.index(b"xl/worksheets/sheet1.xml") + 60
    broken[at : at + 40] = bytes(40)
    (tmp_path / "broken.xlsx").write_bytes(bytes(broken))
    bad = [
        tmp_path / "broken.xlsx",
        by_hand(tmp_path / "1.xlsx", '<!DOCTYPE a [<!ENTITY b "c">]>' + sheet_xml("<row/>")),
        by_hand(tmp_path / "2.xlsx", sheet_xml('<row r="5"><c></row>')),
        by_hand(tmp_path / "3.xlsx", sheet_xml('<row r="5">')[:-30]),
    ]
    for path in bad:
        with pytest.raises((WorkbookDamaged, WorkbookEncrypted)):
            patch_workbook(
                path, target, [SheetPatch("客户" if path == bad[0] else "S", [CellChange(5, 1, 1, "integer")])]
            )
    assert target.read_bytes() == b"old"


def test_progress_and_cancelling(tmp_path: Path, book: Path) -> None:
    seen: list[tuple[int, int]] = []
    patch_workbook(
        book, tmp_path / "out.xlsx", [SheetPatch("客户", [CellChange(5, 1, "甲")])],
        progress=lambda done, total: seen.append((done, total)),
    )  # fmt: skip
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        patch_workbook(book, tmp_path / "no.xlsx", [], progress=cancel)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.xlsx", "rich.xlsx"]


def test_mutations_end_in_a_sentence_or_a_workbook(tmp_path: Path, book: Path) -> None:
    """Parts with flipped, cut and doubled bytes inside a sound package."""
    random = Random(7)
    sound = parts(book)
    names = [name for name in sound if name.endswith((".xml", ".rels", ".vml"))]
    changes = [CellChange(5, 1, "甲"), CellChange(6, 2, date(2026, 1, 2), "date")]
    patch = SheetPatch("客户", changes, [[(1, "新", "text")]], 13)
    for number in range(150):
        name = random.choice(names)
        content = bytearray(sound[name])
        at = random.randrange(len(content))
        cut = random.choice([b"", b"<", b'"', bytes([random.randrange(256)]), bytes(content[at - 30 : at])])
        content[at : at + random.choice([0, 1, 40])] = cut
        with zipfile.ZipFile(tmp_path / "in.xlsx", "w") as archive:
            for other, unchanged in sound.items():
                archive.writestr(other, bytes(content) if other == name else unchanged)
        target = tmp_path / f"{number}.xlsx"
        with suppress(AppError):
            patch_workbook(tmp_path / "in.xlsx", target, [patch])
            assert target.exists()
            target.unlink()
        assert not target.exists()


# --- any changes ----------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff"), min_size=1, max_size=12)
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**8), 10**8, places=4),
    st.dates(date(1901, 1, 1), date(2100, 12, 31)),
)


@pytest.fixture(scope="module")
def random_base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cells]:
    path = tmp_path_factory.mktemp("random") / "base.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("S")
    day = book.add_format({"num_format": "yyyy/m/d"})
    for row in range(1, 8):
        sheet.write_row(row, 1, [f"甲{row}", row * 1.5, "一 二"])
        sheet.write_datetime(row, 5, datetime(2026, 1, row), day)
        sheet.write_formula(row, 6, f"=C{row + 1}*2", None, row * 3)
    book.add_worksheet("T").write_formula("A1", "=S!C3", None, 3)
    book.close()
    return path, values(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 9)), VALUES, max_size=12),
    new=st.lists(st.dictionaries(st.integers(1, 6), VALUES, max_size=4), max_size=3),
)
def test_any_changes_read_back(
    random_base: tuple[Path, Cells],
    changes: dict[tuple[int, int], Any],
    new: list[dict[int, Any]],
) -> None:
    source, before = random_base
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.xlsx"
        patch = SheetPatch(
            "S",
            [CellChange(row, column, value) for (row, column), value in changes.items()],
            [[(column, value, "text") for column, value in row.items()] for row in new],
            8,
        )
        report = patch_workbook(source, target, [patch])
        after = values(target)
    assert not report.refused
    down = len(new) if any(row > 8 for row, _ in changes) else 0
    wanted = {**before, **{("S", *place): wish(value) for place, value in changes.items()}}
    wanted = {(sheet, row + (down if row > 8 else 0), column): value for (sheet, row, column), value in wanted.items()}
    formula = ("S", 8, 7) in wanted and (8, 7) not in changes
    for number, row in enumerate(new, 9):
        if formula:
            wanted["S", number, 7] = f"=C{number}*2"
        wanted.update({("S", number, column): wish(value) for column, value in row.items()})
    assert {key: same(value) for key, value in after.items()} == {
        key: same(value) for key, value in wanted.items() if value is not None
    }


def wish(value: Any) -> Any:
    """What a reader should find."""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value


def same(value: Any) -> Any:
    """Numbers as a workbook holds them; control characters as Excel escapes them (openpyxl does not undo it)."""
    if isinstance(value, (int, Decimal)):
        return float(value)
    if isinstance(value, str):
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda one: chr(int(one[1], 16)), value)
    return value
