"""Rows become records, problems or skipped rows: the whole way on a small disorderly workbook, then rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.errors import Cancelled
from app.models.nouns import AMOUNT_LIMIT, LINE_LIMIT, ListName
from app.sheets.layout import find_layout
from app.sheets.reading import read_workbook
from app.sheets.records import ProblemCode, SheetRecords, SkipCode, read_records
from app.sheets.workbook import Sheet, Workbook
from tests.sheets.conftest import make_sheet


@pytest.fixture(scope="module")
def read(company: Path) -> Workbook:
    return read_workbook(company)


def records_of(workbook: Workbook, name: str, **more: Any) -> SheetRecords:
    sheet = next(one for one in workbook.sheets if one.name == name)
    layout = find_layout(sheet, file=workbook.file)
    assert layout is not None
    return read_records(sheet, layout, **more)


def quick(rows: list[list[Any]], table: ListName | None = None, **more: Any) -> SheetRecords:
    sheet = make_sheet(rows, **more)
    layout = find_layout(sheet, table=table)
    assert layout is not None
    return read_records(sheet, layout)


def test_potential_customers(read: Workbook) -> None:
    found = records_of(read, "潜在客户表")
    assert [one.row for one in found.records] == [4, 5, 6]
    assert found.records[0].values == {
        "name": "甲公司", "contact.mobile": "13800000001", "contact.name": "赵一", "owner": "李某",
        "typed_last_contact_on": date(2026, 10, 27), "evaluation_note": "用量小，价格敏感",
    }  # fmt: skip
    assert found.records[0].extra == {"竞争对手": "某代理"}
    assert found.records[1].values["typed_last_contact_on"] == date(2026, 7, 20)
    assert found.records[2].values["contact.mobile"] == "13800000003"
    assert found.records[2].values["contact.phone"] == "0530-8976038"
    assert found.records[2].extra == {"竞争对手": "本地小厂", "最近联系日期": "2014年前"}
    assert found.hidden_rows == 1
    assert [(one.row, one.column, one.code, one.fatal) for one in found.problems] == [
        (6, "最近联系日期", ProblemCode.NOT_A_DATE, False),
        (7, "客户全称*", ProblemCode.NAME_TOO_LONG, True),
        (8, "客户全称*", ProblemCode.MISSING_NAME, True),
    ]
    assert [(one.row, one.reason) for one in found.skipped] == [(9, SkipCode.NUMBER_ONLY), (10, SkipCode.NUMBER_ONLY)]


def test_merged_owner_counts_for_its_rows_and_subtotals_do_not(read: Workbook) -> None:
    found = records_of(read, "现有客户表")
    assert [one.values["owner"] for one in found.records] == ["李某", "李某", "周某"]
    assert [one.values["code"] for one in found.records] == ["001465", "001466", "001467"]
    assert [int(one.values["typed_deal_total"]) for one in found.records] == [60_800, 1_781_608, 327_648]
    assert [(one.row, one.reason) for one in found.skipped] == [(5, SkipCode.SUBTOTAL), (7, SkipCode.SUBTOTAL)]


def test_log(read: Workbook) -> None:
    found = records_of(read, "客户联系信息表", year=2026)
    assert [(one.row, one.values["happened_on"]) for one in found.records] == [
        (2, date(2026, 1, 26)), (3, date(2026, 1, 26)), (5, date(2026, 1, 27)),
    ]  # fmt: skip
    assert found.records[0].values["happened_time"] == time(9, 30)
    assert [one.values["method"] for one in found.records] == ["电话", "微信", "上门拜访"]
    assert "content" not in found.records[2].values
    assert [(one.row, one.code) for one in found.problems if one.fatal] == [
        (6, ProblemCode.MISSING_DATE), (7, ProblemCode.MISSING_CONTENT),
    ]  # fmt: skip
    assert [(one.row, one.reason) for one in found.skipped] == [(4, SkipCode.BLANK_REPEAT_HEADER)]


def test_after_sales(read: Workbook) -> None:
    found = records_of(read, "售后信息表")
    assert [one.values for one in found.records] == [
        {
            "number": "SH00001", "registered_on": date(2026, 9, 6), "customer": "戊公司", "product": "喷码机",
            "type": "维修",
            "problem": "喷印模糊", "measure": "上门清洗", "handler": "李某", "status": "待受理", "satisfaction": "满意",
        }
    ]  # fmt: skip
    assert [one.reason for one in found.skipped] == [SkipCode.NOTE]


def test_shipments(read: Workbook) -> None:
    found = records_of(read, "出货统计表")
    assert [one.row for one in found.records] == [2, 3, 4, 7]
    first, back, third, sample = (one.values for one in found.records)
    assert (first["amount"], first["kind"], first["currency"]) == (Decimal("451.2"), "出货", "CNY")
    assert found.records[0].extra == {"订单日期": "2026-01-01", "备注(2)": "到付"}
    assert first["remark"] == "急"
    assert (back["amount"], back["kind"]) == (Decimal("-18.8"), "退货")
    assert (third["quantity"], third["unit"], third["amount"]) == (Decimal(2), "个", Decimal(6500))
    assert sample["kind"] == "样品"
    assert [(one.row, one.code, one.fatal) for one in found.problems] == [
        (4, ProblemCode.AMOUNT_DIFFERS, False),
        (5, ProblemCode.NEGATIVE_PRICE, True),
        (6, ProblemCode.MISSING_DATE, True),
    ]
    assert [(one.row, one.reason) for one in found.skipped] == [(8, SkipCode.SUBTOTAL)]


def test_fingerprint_does_not_care_about_column_order_numbers_or_our_marks() -> None:
    one = quick(
        [["序号", "客户名称", "手机", "外号"], [1, "甲", "13800000001", "小甲"], [2, "乙", "13800000002", None]]
    )
    other = quick(
        [["外号", "手机", "客伴ID", "客户名称"], ["小甲", 13800000001.0, 7, " 甲 "], [None, "13800000003", 8, "乙"]]
    )
    assert one.records[0].fingerprint == other.records[0].fingerprint
    assert one.records[1].fingerprint != other.records[1].fingerprint
    assert other.records[0].values["record_id"] == 7


HEAD = ["出货日期", "客户名称", "产品名称", "数量", "单价", "金额"]


def test_amounts_of_a_shipment() -> None:
    found = quick(
        [
            [*HEAD, "折扣"],
            ["2026-01-01", "甲", "纸", 3, 10, 27, "9折"],
            ["2026-01-01", "甲", "纸", 3, 10, 27, None],
            ["2026-01-01", "甲", "纸", 3, 10, 30.01, None],
            ["2026-01-01", "甲", "纸", 0.333333, 0.333333, None, None],
            ["2026-01-01", "甲", "纸", None, None, "$ 12.5", None],
            ["2026-01-01", "甲", "纸", 1, 1, AMOUNT_LIMIT * 2, None],
            ["2026-01-01", "甲", "纸", "12斤", 1, 5, None],
            ["2026-01-01", "甲", "纸", 1.1234567, 1, None, None],
            ["2026-01-01", "甲", None, 1, 1, None, None],
            ["2026-01-01", "甲", "纸", None, None, None, None],
        ]
    )
    by_row = {one.row: one for one in found.records}
    assert sorted(by_row) == [2, 3, 4, 5, 6, 8, 9]
    assert by_row[5].values["amount"] == Decimal("0.111111")
    assert by_row[6].values["currency"] == "USD"
    assert by_row[8].extra == {"数量": "12斤"}
    assert by_row[9].values["quantity"] == Decimal("1.123457")
    assert [(one.row, one.code, one.detail) for one in found.problems] == [
        (3, ProblemCode.AMOUNT_DIFFERS, "30"),
        (7, ProblemCode.AMOUNT_TOO_LARGE, ""),
        (8, ProblemCode.UNKNOWN_UNIT, "斤"),
        (9, ProblemCode.MORE_THAN_SIX_DECIMALS, ""),
        (10, ProblemCode.MISSING_PRODUCT, ""),
        (11, ProblemCode.MISSING_QUANTITY, ""),
    ]


def test_a_heading_in_ten_thousands_and_a_year_in_the_title() -> None:
    found = quick(
        [
            ["2025年度出货明细"],
            [*HEAD[:5], "金额（万元）"],
            ["1月5日", "甲", "纸", 1, None, 1.5],
            ["1月6日", "甲", "纸", 1, None, "200元"],
        ],
        merged=((1, 1, 1, 6),),
    )
    assert found.records[0].values["shipped_on"] == date(2025, 1, 5)
    assert found.records[0].values["amount"] == Decimal(15_000)


def test_negative_quantity_with_a_c_number_is_a_return() -> None:
    found = quick(
        [
            ["InvoiceNo", "InvoiceDate", "Customer ID", "Customer", "Description", "Quantity", "UnitPrice"],
            ["C536379", "2010-12-01 09:41:00", 14527.0, "甲", "Discount", -1, 27.5],
            [536380.0, "2010-12-01", 17809.0, "乙", "Mug", 6, 2.55],
        ]
    )
    assert [one.values["kind"] for one in found.records] == ["退货", "出货"]
    assert [one.values["number"] for one in found.records] == ["C536379", "536380"]
    assert [one.values["customer_code"] for one in found.records] == ["14527", "17809"]


def test_several_persons_clearing_and_long_texts() -> None:
    found = quick(
        [
            ["客户名称", "联系人", "手机", "联系人", "手机", "联系人3", "电话3", "地址", "备注"],
            ["甲", "一", "13800000001", "二", "13800000002", "三", "0530-8976038", "x" * (LINE_LIMIT + 1), "#清空"],
        ]
    )
    (record,) = found.records
    assert {key: value for key, value in record.values.items() if key.startswith("contact")} == {
        "contact.name": "一", "contact.mobile": "13800000001", "contact2.name": "二", "contact2.mobile": "13800000002",
        "contact3.name": "三", "contact3.phone": "0530-8976038",
    }  # fmt: skip
    assert record.cleared == {"remark"}
    assert "address" not in record.values
    assert len(record.extra["地址"]) == LINE_LIMIT + 1
    assert [one.code for one in found.problems] == [ProblemCode.TEXT_TOO_LONG]


def test_blank_rows_cost_nothing_and_a_merged_tail_is_no_record() -> None:
    found = quick(
        [["客户名称", "业务员"], ["甲", "李某"], [None, None], ["  ", "　"], ["乙", None]], merged=((2, 2, 5, 2),)
    )
    assert [(one.row, one.values["owner"]) for one in found.records] == [(2, "李某"), (5, "李某")]
    assert found.skipped == []
    assert found.problems == []


def test_what_closes_a_block_is_no_record() -> None:
    rows: list[list[Any]] = [
        ["甲", 5],
        ["甲 小计", 5],
        [None, "本页合计"],
        ["总 计", 10],
        ["——", None],
        ["第 1 页 共 2 页", None],
        ["乙", 3],
    ]
    found = quick([["客户名称", "累计金额"], *rows])
    assert [(one.row, one.values["name"]) for one in found.records] == [(2, "甲"), (8, "乙")]
    assert [one.reason for one in found.skipped] == [*[SkipCode.SUBTOTAL] * 3, SkipCode.PUNCTUATION, SkipCode.NOTE]


def test_progress_may_cancel(sheet_of: Callable[..., Sheet]) -> None:
    sheet = sheet_of([["客户名称", "业务员"], ["甲", "李某"]])
    layout = find_layout(sheet)
    assert layout is not None

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_records(sheet, layout, progress=cancel)


def test_a_customer_may_be_told_by_number_alone() -> None:
    rows: list[list[Any]] = [
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]
    ]
    rows += [["536365", "85123A", "标签", 6.0, date(2026, 12, 1), 2.55, 17850.0]]
    rows += [["C536379", "D", "标签", -1.0, date(2026, 12, 1), 27.5, None]]
    found = quick(rows)
    assert [(one.values["customer"], one.values["customer_code"]) for one in found.records] == [("17850", "17850")]
    assert [(one.row, one.code) for one in found.problems] == [(3, ProblemCode.MISSING_CUSTOMER)]
