"""Headings in two languages, slips with their customer above the table, lists without any heading."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.models.nouns import ListName
from app.sheets.headerless import guess_headerless
from app.sheets.heading_keys import heading_key
from app.sheets.labels import labels_above
from app.sheets.layout import find_layout, relayout
from app.sheets.problems import ProblemCode, SkipCode
from app.sheets.records import SheetRecords, read_records
from app.sheets.workbook import Sheet
from tests.sheets.conftest import make_sheet


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("客户名称 Customer Name", "客户名称"),
        ("客户名称/Customer", "客户名称"),
        ("客户名称（Customer Name）", "客户名称"),
        ("客户名称CustomerName", "客户名称"),
        ("Customer 客户", "客户"),
        ("*单 价 Unit Price：", "单价"),
        ("数量(Qty.)", "数量"),
        ("序号 No.", "序号"),
        ("联系电话 Tel", "联系电话"),
        ("日期\nDate", "日期"),
        ("邮箱 E-mail", "邮箱"),
        ("客户ID", "客户id"),
        ("客户 LOGO", "客户logo"),
        ("联系人QQ", "联系人qq"),
        ("联系人 Email", "联系人email"),
        ("客户 Type", "客户type"),
        ("产品SKU编码", "产品sku编码"),
        ("Customer Name", "customername"),
        ("脾气 Temper", "脾气temper"),
    ],
)
def test_headings_of_two_languages(text: str, key: str) -> None:
    assert heading_key(text) == key


def test_a_sheet_in_two_languages() -> None:
    layout = find_layout(
        make_sheet(
            [["序号\nNo.", "客户名称\nCustomer Name", "手机/Mobile", "脾气 Temper"], [1, "甲", "13800000001", "好"]]
        )
    )
    assert layout is not None
    assert [(one.field, one.keep) for one in layout.columns] == [
        (None, False),
        ("name", True),
        ("contact.mobile", True),
        (None, True),
    ]
    assert layout.columns[1].heading == "客户名称Customer Name"


SLIP: list[list[Any]] = [
    ["某某公司送货单", None, None, None, None],
    ["客户：苏州甲公司  日 期：2026-01-05　单号：CH0001", None, None, None, "制单人：李某"],
    ["收货地址：", None, "某路1号", "业务员", "周某"],
    ["品名", "规格", "数量", "单价", "金额"],
    ["标签纸", "BQ-60", 2, 18.8, 37.6],
    ["墨水", None, 1, 5, 5],
    ["合计", None, 3, None, 42.6],
    ["金额大写：肆拾贰元陆角整", None, None, None, None],
    ["收货人签字：", None, None, "送货人：", None],
]


def read(sheet: Sheet) -> SheetRecords:
    layout = find_layout(sheet)
    assert layout is not None
    return read_records(sheet, layout)


def test_what_is_labelled_above_a_slip_holds_for_all_its_lines() -> None:
    found = read(make_sheet(SLIP, "1月5日"))
    assert found.layout.list is ListName.SHIPMENTS
    assert {one.field: one.row for one in found.layout.labels} == {
        "customer": 2, "shipped_on": 2, "number": 2, "address": 3, "salesperson": 3,
    }  # fmt: skip
    assert [one.row for one in found.records] == [5, 6]
    for record in found.records:
        assert record.values["customer"] == "苏州甲公司"
        assert record.values["shipped_on"] == date(2026, 1, 5)
        assert (record.values["number"], record.values["salesperson"]) == ("CH0001", "周某")
    assert [one.reason for one in found.skipped] == [SkipCode.SUBTOTAL, SkipCode.NOTE, SkipCode.NOTE]
    assert found.problems == []


def test_sheets_of_one_layout_share_its_fingerprint_whatever_is_above() -> None:
    other: list[list[Any]] = [*SLIP[:1], ["客户名称", "宁波乙公司", "日期：1月7日", None, None], *SLIP[3:]]
    one, two = find_layout(make_sheet(SLIP)), find_layout(make_sheet(other))
    assert one is not None
    assert two is not None
    assert one.fingerprint == two.fingerprint
    assert {label.field: label.value for label in two.labels} == {"customer": "宁波乙公司", "shipped_on": "1月7日"}
    remembered = {one.fingerprint: {"list": "shipments", "header_row": 4, "columns": {"规格": None}}}
    again = find_layout(make_sheet(other), remembered=remembered)
    assert again is not None
    assert again.labels == two.labels
    assert relayout(make_sheet(other), ListName.SHIPMENTS, 3).labels == two.labels


def test_a_bad_label_is_told_once_and_a_column_beats_its_label() -> None:
    rows: list[list[Any]] = [
        ["客户：甲公司 日期：春节后"],
        ["客户名称", "品名", "数量"],
        ["乙公司", "纸", 1],
        [None, "墨", 1],
    ]
    found = read(make_sheet(rows))
    assert found.records == []
    bad, *missing = sorted(found.problems, key=lambda one: (one.row, one.code))
    assert (bad.row, bad.column, bad.value, bad.code) == (1, "日期", "春节后", ProblemCode.NOT_A_DATE)
    assert {one.code for one in missing} == {ProblemCode.MISSING_DATE, ProblemCode.MISSING_CUSTOMER}


def test_labels_above_customers_name_only_their_salesperson() -> None:
    sheet = make_sheet([["业务员：李某  负责人：王总 日期：2026-1-1"], ["客户名称", "地址"], ["甲", "某路"]])
    found = read(sheet)
    assert [one.field for one in found.layout.labels] == ["owner"]
    assert found.records[0].values == {"name": "甲", "address": "某路", "owner": "李某"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["客户:甲；单号:1"], {"customer": "甲", "number": "1"}),
        (["客户：甲 仓库：乙"], {"customer": "甲"}),
        (["客户：", "甲"], {"customer": "甲"}),
        (["客户：", None, "日期：", "2026-1-1"], {"shipped_on": "2026-1-1"}),
        (["客户", "品名"], {}),
        (["TO: 甲", "Date: 2026-1-1"], {"shipped_on": "2026-1-1"}),
        (["时间 10:30，客户：甲"], {"customer": "甲"}),
        (["统计日期：2026-1-1"], {}),
        (["客户：　"], {}),
        ([None, 5, True], {}),
    ],
)
def test_labels_in_every_writing(row: list[Any], expected: dict[str, str]) -> None:
    assert {one.field: one.value for one in labels_above(make_sheet([row, row]), 1, ListName.SHIPMENTS)} == expected


def test_a_list_without_headings_is_proposed() -> None:
    rows: list[list[Any]] = [
        ["客户名单", None, None, None, None, None],
        [1, "苏州甲包装有限公司", "王一", "13800000001", "苏州市某区某路1号", "老客户介绍"],
        [2, "宁波乙印刷厂", "钱二", "138 0000 0002", "宁波市某区某街2号", None],
        [3, "丙商行", "孙三", None, "某路3号院内", "x"],
    ]
    sheet = make_sheet(rows)
    assert find_layout(sheet) is None
    layout = guess_headerless(sheet)
    assert layout is not None
    assert (layout.list, layout.header_row, layout.header_rows) == (ListName.PUBLIC, 1, 0)
    assert [(one.heading, one.field, one.keep) for one in layout.columns] == [
        ("列A", None, False),
        ("列B", "name", True),
        ("列C", "contact.name", True),
        ("列D", "contact.mobile", True),
        ("列E", "address", True),
        ("列F", None, True),
    ]
    found = read_records(sheet, layout)
    assert [(one.row, one.values["name"]) for one in found.records] == [
        (2, "苏州甲包装有限公司"),
        (3, "宁波乙印刷厂"),
        (4, "丙商行"),
    ]


def test_persons_logs_and_nothing() -> None:
    persons = guess_headerless(make_sheet([["王一", 13800000001], ["钱二", 13800000002]]))
    assert persons is not None
    assert [one.field for one in persons.columns] == ["name", "contact.mobile"]
    log = guess_headerless(make_sheet([["2026-1-5", "甲公司", "电话确认了下月的墨水和碳带用量，回复尽快"]] * 3))
    assert log is not None
    assert log.list is ListName.CONTACTS
    assert [one.field for one in log.columns] == ["happened_on", "customer", "content"]
    assert guess_headerless(make_sheet([["甲", 1.5], ["乙", 2.5]])) is None
    assert guess_headerless(make_sheet([["某某公司"], ["某某厂"]])) is None
    assert guess_headerless(Sheet("空", False, 1, 1, [])) is None
