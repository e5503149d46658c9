"""A row is corrected on the spot: only it is read again, and all else stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.models.nouns import ListName
from app.sheets.layout import Layout, find_layout
from app.sheets.records import ProblemCode, SheetRecords, SkipCode, correct_row, read_records
from app.sheets.workbook import Sheet
from tests.sheets.conftest import make_sheet

HEADINGS = ["客户名称", "手机", "最近联系日期", "业务员", "竞争对手"]


def read(rows: list[list[Any]], table: ListName = ListName.PUBLIC, **more: Any) -> tuple[Sheet, Layout, SheetRecords]:
    sheet = make_sheet(rows, **more)
    layout = find_layout(sheet, table=table)
    assert layout is not None
    return sheet, layout, read_records(sheet, layout)


def test_a_corrected_cell_takes_its_problem_away() -> None:
    sheet, layout, records = read(
        [
            HEADINGS,
            ["甲公司", "13800000001", date(2026, 1, 5), "李某", None],
            ["乙公司", "13800000002", "下周", "李某", "某代理"],
            ["丙公司", "13800000003", "改天", "李某", None],
        ]
    )
    assert [(one.row, one.code) for one in records.problems] == [
        (3, ProblemCode.NOT_A_DATE),
        (4, ProblemCode.NOT_A_DATE),
    ]
    corrected = correct_row(sheet, layout, records, 3, {2: "2026年1月6日", 1: "13900000002"})
    assert [one.row for one in corrected.problems] == [4]
    assert [one.row for one in corrected.records] == [2, 3, 4]
    assert corrected.records[1].values == {
        "name": "乙公司", "contact.mobile": "13900000002", "typed_last_contact_on": date(2026, 1, 6), "owner": "李某",
    }  # fmt: skip
    assert corrected.records[1].extra == {"竞争对手": "某代理"}
    assert corrected.records[0] is records.records[0]
    # What was read before is not touched, nor is the sheet.
    assert len(records.problems) == 2
    assert sheet.rows[2][2] == "下周"


def test_the_result_is_that_of_the_whole_sheet_read_with_the_correction() -> None:
    rows: list[list[Any]] = [
        ["2024年客户", None, None, None, None],
        HEADINGS,
        ["甲公司", "13800000001", "1月5日", "李某", None],
        [None, "13800000002", "1月6日", "李某", "某代理"],
        ["合计", None, None, None, None],
        ["丙公司", "13800000003", "下周", "周某", None],
    ]
    sheet, layout, records = read(rows, hidden_rows=frozenset({4, 5}))
    for row, cells in (
        (4, {0: "乙公司", 2: "1月8日"}),
        (5, {0: "合作公司", 1: "13800000009"}),
        (6, {0: "", 1: "", 2: "", 3: ""}),
        (3, {0: "小计"}),
        (3, {0: "#清空"}),
        (6, {2: "3月4日"}),
    ):
        changed = [list(one) for one in sheet.rows]
        for column, text in cells.items():
            changed[row - 1][column] = text or None
        assert correct_row(sheet, layout, records, row, cells) == read_records(replace(sheet, rows=changed), layout)


def test_a_row_without_a_customer_becomes_a_record_and_a_record_becomes_a_subtotal() -> None:
    sheet, layout, records = read([HEADINGS, [None, "13800000001", None, "李某", None], ["乙公司", *[None] * 4]])
    assert [one.code for one in records.problems] == [ProblemCode.MISSING_NAME]
    mended = correct_row(sheet, layout, records, 2, {0: "甲公司"})
    assert [one.values["name"] for one in mended.records] == ["甲公司", "乙公司"]
    assert mended.problems == []
    taken = correct_row(sheet, layout, mended, 3, {0: "合计"})
    assert [one.row for one in taken.records] == [2]
    assert [(one.row, one.reason) for one in taken.skipped] == [(3, SkipCode.SUBTOTAL)]


def test_a_merged_value_counts_for_the_corrected_row_until_it_is_typed_over() -> None:
    rows: list[list[Any]] = [
        ["出货日期", "客户名称", "产品名称", "数量"],
        [date(2026, 1, 5), "甲公司", "碳带", 1],
        [None, None, "标签", "很多"],
    ]
    merged = ((2, 1, 3, 1), (2, 2, 3, 2))
    sheet, layout, records = read(rows, ListName.SHIPMENTS, merged=merged)
    corrected = correct_row(sheet, layout, records, 3, {3: "3"})
    assert (corrected.records[1].values["customer"], corrected.records[1].values["shipped_on"]) == (
        "甲公司",
        date(2026, 1, 5),
    )
    other = correct_row(sheet, layout, records, 3, {3: "3", 1: "乙公司"})
    assert [one.values["customer"] for one in other.records] == ["甲公司", "乙公司"]


def test_what_stands_above_the_table_counts_for_the_corrected_row() -> None:
    rows: list[list[Any]] = [
        ["客户：甲公司  日期：2026-01-05", None, None],
        ["产品名称", "数量", "单价"],
        ["碳带", "很多", 5],
        ["标签", 2, 5],
    ]
    sheet, layout, records = read(rows, ListName.SHIPMENTS)
    corrected = correct_row(sheet, layout, records, 3, {1: "4"})
    assert corrected.records[0].values["customer"] == "甲公司"
    assert corrected.records[0].values["shipped_on"] == date(2026, 1, 5)
    assert len(corrected.records) == 2
