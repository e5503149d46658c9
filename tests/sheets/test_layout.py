"""Finding headings, lists and fields on sheets of every shape."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.nouns import SHEET_LISTS, ListName
from app.sheets.headings import fields_of, heading_factor, normalise_heading
from app.sheets.layout import Layout, find_layout, relayout, with_changes
from tests.sheets.conftest import make_sheet


def fields(layout: Layout | None) -> dict[str, str | None]:
    assert layout is not None
    return {one.heading: one.field if one.keep else "dropped" for one in layout.columns}


def test_headings_are_compared_without_marks_units_and_blanks() -> None:
    for text in (
        "客户名称",
        " 客 户\n名称 ",
        "*客户名称（必填）",
        "【客户名称】：",
        "客户名称(选填)",
        "客戶名称".replace("戶", "户"),
    ):
        assert normalise_heading(text) == "客户名称"
    assert normalise_heading("单价（元/台）") == "单价"
    assert normalise_heading("Customer ID") == normalise_heading("customerid")
    assert normalise_heading("数量（含赠品）") == "数量(含赠品)"
    assert [heading_factor(text) for text in ("金额（万元）", "金额(万)", "金额(元)", "万能胶")] == [
        10_000,
        10_000,
        1,
        1,
    ]


@pytest.mark.parametrize("list_name", SHEET_LISTS)
def test_our_own_export_is_understood_heading_by_heading(list_name: ListName) -> None:
    ours = fields_of(list_name)
    assert len({one.key for one in ours}) == len({one.title for one in ours}) == len(ours)
    layout = find_layout(make_sheet([[one.title for one in ours]]), table=list_name)
    assert layout is not None
    content_decides = {"contact.mobile", "contact.phone"}
    for column, one in zip(layout.columns, ours, strict=True):
        if one.key not in content_decides:
            assert (column.heading, column.field) == (one.title, one.key)


@pytest.mark.parametrize("list_name", SHEET_LISTS)
def test_no_heading_means_two_fields(list_name: ListName) -> None:
    seen: dict[str, str] = {}
    for one in fields_of(list_name):
        for alias in (*one.aliases, *one.weak):
            assert seen.setdefault(alias, one.key) == one.key, alias


def test_titles_and_instructions_above_and_below_the_header() -> None:
    layout = find_layout(
        make_sheet(
            [
                ["返回目录"],
                ["客户登记表", None, "制表：某"],
                [None, None, None],
                ["客户名称", "手机", "地址"],
                ["Customer Name", "Mobile", "Address"],
                ["必填", "必填，11位", "选填"],
                ["甲", "13800000001", "某路"],
            ]
        )
    )
    assert layout is not None
    assert (layout.header_row, layout.header_rows) == (6, 3)
    assert fields(layout) == {"客户名称": "name", "手机": "contact.mobile", "地址": "address"}


def test_two_levels_are_joined() -> None:
    merged = ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5))
    layout = find_layout(
        make_sheet(
            [
                ["客户名称", "联系人", None, "第二联系人", None],
                [None, "姓名", "手机", "姓名", "手机"],
                ["甲", "一", "13800000001", "二", "13800000002"],
            ],
            merged=merged,
        )
    )
    assert layout is not None
    assert layout.header_row == 2
    assert [one.field for one in layout.columns] == [
        "name",
        "contact.name",
        "contact.mobile",
        "contact2.name",
        "contact2.mobile",
    ]


@pytest.mark.parametrize(
    ("sheet_name", "file", "headings", "expected"),
    [
        ("公共潜在客户表", "", ["客户名称", "来源"], ListName.PUBLIC),
        ("长期未交易客户表", "", ["客户名称", "业务员"], ListName.DORMANT),
        ("出货客户", "", ["客户名称", "地址"], ListName.PUBLIC),
        ("Sheet1", "现有客户.xlsx", ["客户名称", "业务员"], ListName.CURRENT),
        ("Sheet1", "", ["客户名称", "业务员"], ListName.POTENTIAL),
        ("Sheet1", "", ["客户名称", "地址"], ListName.PUBLIC),
        ("Sheet1", "", ["客户名称", "最后成交日期"], ListName.CURRENT),
        ("Sheet1", "", ["日期", "客户", "品名", "数量", "单价", "金额"], ListName.SHIPMENTS),
        ("Sheet1", "", ["回访日期", "客户", "回访内容", "回访人"], ListName.CONTACTS),
        ("Sheet1", "", ["报修日期", "客户", "型号", "故障描述", "处理方式"], ListName.AFTER_SALES),
        ("Sheet1", "2025出货统计.xlsx", ["客户名称", "地址", "业务员"], ListName.POTENTIAL),
        ("退货", "示例 - 超市.xls", ["订单 ID", "退回"], None),
        ("销售人员", "示例 - 超市.xls", ["地区", "地区经理"], None),
        ("说明", "", ["1. 每周五下班前更新", "请填写"], None),
        ("Sheet1", "", ["客户代号", "某列"], None),
    ],
)
def test_which_list(sheet_name: str, file: str, headings: list[Any], expected: ListName | None) -> None:
    layout = find_layout(make_sheet([headings, ["x"] * len(headings)], sheet_name), file=file)
    assert (layout and layout.list) == expected


def test_ambiguous_headings_are_decided_by_their_cells() -> None:
    mobiles, landlines = "13800000001", "0530-8976038"
    assert fields(find_layout(make_sheet([["客户名称", "联系电话"], ["甲", mobiles]])))["联系电话"] == "contact.mobile"
    assert fields(find_layout(make_sheet([["客户名称", "联系电话"], ["甲", landlines]])))["联系电话"] == "contact.phone"
    both = fields(find_layout(make_sheet([["客户名称", "手机", "联系方式"], ["甲", mobiles, mobiles]])))
    assert both == {"客户名称": "name", "手机": "contact.mobile", "联系方式": "contact.phone"}
    head = ["日期", "客户", "联系方式", "联系内容"]
    assert fields(find_layout(make_sheet([head, ["2026-1-1", "甲", "微信", "好"]])))["联系方式"] == "method"
    assert fields(find_layout(make_sheet([head, ["2026-1-1", "甲", mobiles, "好"]])))["联系方式"] == "number_dialled"


def test_responsible_is_ours_only_if_it_looks_so() -> None:
    names = [[f"客户{number}", f"某{number}"] for number in range(8)]
    assert fields(find_layout(make_sheet([["客户名称", "负责人"], *names])))["负责人"] == "contact.name"
    assert fields(find_layout(make_sheet([["客户名称", "负责人"], *names]), known_users={"某3"}))["负责人"] == "owner"
    few = [[f"客户{number}", f"某{number % 2}"] for number in range(8)]
    assert fields(find_layout(make_sheet([["客户名称", "负责人"], *few])))["负责人"] == "owner"


def test_dates_of_orders_serve_only_when_nothing_was_shipped_later() -> None:
    rest = ["客户", "品名", "数量"]
    both = fields(find_layout(make_sheet([["订单日期", "发货日期", *rest], ["2026-1-1", "2026-1-2", "甲", "纸", 1]])))
    assert (both["订单日期"], both["发货日期"]) == (None, "shipped_on")
    assert (
        fields(find_layout(make_sheet([["订单日期", *rest], ["2026-1-1", "甲", "纸", 1]])))["订单日期"] == "shipped_on"
    )


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ([1.0, 2.0, 3.0], "dropped"),
        ([3.0, 1.0, 2.0], "dropped"),
        (["1", "2", "3"], "dropped"),
        ([1.0, 2.0, 1.0], "line"),
        (["A1", "A2", "B1"], "line"),
    ],
)
def test_running_numbers_are_dropped_and_line_numbers_kept(numbers: list[Any], field: str) -> None:
    rows = [[number, f"2026-1-{at + 1}", "甲", "纸", 1] for at, number in enumerate(numbers)]
    assert fields(find_layout(make_sheet([["序号", "日期", "客户", "品名", "数量"], *rows])))["序号"] == field


def test_duplicates_blanks_and_unknown_headings_are_kept_apart() -> None:
    layout = find_layout(
        make_sheet([["客户名称", "备注", "备注", "脾气", None, None], ["甲", "a", "b", "好", "x", None]])
    )
    assert fields(layout) == {
        "客户名称": "name",
        "备注": "remark",
        "备注(2)": None,
        "脾气": None,
        "列E": None,
        "列F": "dropped",
    }


def test_a_remembered_layout_wins_and_changes_are_taken() -> None:
    sheet = make_sheet([["客户名称", "内部名", "备注"], ["甲", "乙", "丙"]])
    layout = find_layout(sheet)
    assert layout is not None
    remembered = {
        layout.fingerprint: {
            "list": "dormant",
            "header_row": 1,
            "columns": {"客户名称": None, "内部名": "name", "备注": None},
        }
    }
    again = find_layout(make_sheet([["一张表"], *sheet.rows]), remembered=remembered)
    assert again is not None
    assert again.list is ListName.DORMANT
    assert again.header_row == 2
    assert fields(again) == {"客户名称": None, "内部名": "name", "备注": None}
    changed = with_changes(layout, list=ListName.CURRENT, fields={1: "short_name", 2: None})
    assert changed.list is ListName.CURRENT
    assert fields(changed) == {
        "客户名称": "name",
        "内部名": "short_name",
        "备注": None,
    }


def test_relayout_reads_the_headings_for_another_list_and_row() -> None:
    sheet = make_sheet([["客户名称", "日期"], ["客户名称", "登记日期"], ["甲", "2026-1-1"]])
    assert fields(relayout(sheet, ListName.AFTER_SALES, 2)) == {"客户名称": "customer", "登记日期": "registered_on"}
    assert relayout(sheet, ListName.CONTACTS, 1).header_row == 1


GROUPED: list[list[Any]] = [
    ["客户资料", None, None, None, None],
    ["客户名称", "联系人", None, "第二联系人", None],
    [None, "姓名", "手机", "姓名", "手机"],
    ["甲", "一", "13800000001", "二", "13800000002"],
]
GROUPS = ((2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5))


@pytest.mark.parametrize(("row", "rows"), [(2, 1), (3, 1), (3, 2)])
def test_a_clicked_header_row_takes_the_other_level_along(row: int, rows: int) -> None:
    layout = relayout(make_sheet(GROUPED, merged=GROUPS), ListName.PUBLIC, row, header_rows=rows)
    assert (layout.header_row, layout.header_rows) == (3, 2)
    assert [one.field for one in layout.columns] == [
        "name", "contact.name", "contact.mobile", "contact2.name", "contact2.mobile",
    ]  # fmt: skip


def test_a_clicked_header_row_takes_a_second_language_and_instructions_along() -> None:
    rows: list[list[Any]] = [
        ["客户表", None],
        ["客户名称", "手机"],
        ["Customer Name", "Mobile"],
        ["必填", "必填"],
        ["甲", "13800000001"],
    ]
    layout = relayout(make_sheet(rows, merged=((1, 1, 1, 2),)), ListName.PUBLIC, 2)
    assert (layout.header_row, layout.header_rows, fields(layout)) == (
        4, 3, {"客户名称": "name", "手机": "contact.mobile"},
    )  # fmt: skip


def test_a_row_that_is_not_there_can_be_clicked_without_harm() -> None:
    sheet = make_sheet([["客户名称", "手机"], ["甲", "13800000001"]])
    assert relayout(sheet, ListName.PUBLIC, 99).header_row == 2
    assert relayout(sheet, ListName.PUBLIC, 0, header_rows=2).header_row == 1


def test_the_reasons_of_our_problem_workbooks_are_no_column() -> None:
    own = make_sheet([["客户名称", "内部名", "手机"], ["甲", "乙", "13800000001"]])
    ours = make_sheet([["错误原因", "客户名称", "内部名", "手机"], ["手机：不是号码", "甲", "乙", "13800000001"]])
    layout = find_layout(ours)
    assert layout is not None
    assert fields(layout) == {"错误原因": "dropped", "客户名称": "name", "内部名": None, "手机": "contact.mobile"}
    first = find_layout(own)
    assert first is not None
    assert layout.fingerprint == first.fingerprint
    remembered = {
        first.fingerprint: {"list": "dormant", "header_row": 1, "columns": {"客户名称": None, "内部名": "name"}}
    }
    again = find_layout(ours, remembered=remembered)
    assert again is not None
    assert (again.list, fields(again)["内部名"], fields(again)["错误原因"]) == (ListName.DORMANT, "name", "dropped")


def test_another_list_gives_the_headings_another_meaning() -> None:
    rows = [["日期", "客户名称", "备注", "备注", "负责人", "暗号"], ["2026-1-1", "甲", "好", "坏", "李某", "x"]]
    layout = find_layout(make_sheet([["序号", *rows[0]], [1, *rows[1]]]), table=ListName.CONTACTS)
    assert layout is not None
    cases = with_changes(layout, list=ListName.AFTER_SALES)
    assert (cases.list, cases.header_row, cases.fingerprint) == (ListName.AFTER_SALES, 1, layout.fingerprint)
    assert fields(cases) == {
        "序号": "dropped", "日期": "registered_on", "客户名称": "customer", "备注": "remark", "备注(2)": None,
        "负责人": "handler", "暗号": None,
    }  # fmt: skip
    customers = with_changes(cases, list=ListName.PUBLIC, fields={6: "tags"})
    assert fields(customers) == {
        "序号": "dropped", "日期": None, "客户名称": "name", "备注": "remark", "备注(2)": None, "负责人": "owner",
        "暗号": "tags",
    }  # fmt: skip


def test_a_header_far_below_is_found_again_once_it_was_shown() -> None:
    rows: list[list[Any]] = [[f"说明{number}", None, None] for number in range(20)]
    sheet = make_sheet([*rows, ["客户名称", "手机", "暗号"], ["甲", "13800000001", "x"]])
    assert find_layout(sheet) is None
    shown = relayout(sheet, ListName.PUBLIC, 21)
    remembered = {shown.fingerprint: {"list": "public", "header_row": 21, "columns": {}}}
    assert find_layout(sheet, remembered=remembered) == shown


# Headings as other programs export them; `-` marks those that are kept as extra columns.
IN_THE_WILD = [
    ("客户名称 name|联系人 contact.name|手机 contact.mobile|客户等级 level|客户行业 industry|客户状态 followup|"
     "客户类型 kind|创建时间 created_on|更新时间 -|最近沟通时间 typed_last_contact_on|沟通内容 last_contact_note|"
     "归属人 owner|创建人 -", ListName.POTENTIAL),
    ("企业名称 name|统一社会信用代码 tax_id|法定代表人 contact.name|注册资本(万元) -|行业 industry|所在地区 region",
     ListName.PUBLIC),
    ("公司名称 name|姓名 contact.name|职位 contact.title|联系人电话 contact.mobile|公司类型 kind|数据来源 source|"
     "当前阶段 followup", ListName.PUBLIC),
    ("客户姓名 name|手机号码 contact.mobile|身份证号 -|性别 contact.gender|会员等级 level|积分 -", ListName.PUBLIC),
    ("单据日期 shipped_on|单据编号 number|客户名称 customer|部门 -|业务员 salesperson|存货编码 product_code|"
     "存货名称 product|主计量 unit|数量 quantity|含税单价 price|价税合计 amount", ListName.SHIPMENTS),
    ("开票日期 shipped_on|购方名称 customer|购方税号 -|商品名称 product|数量 quantity|单价 price|金额 amount|"
     "税率 tax_rate|税额 -", ListName.SHIPMENTS),
    ("下单时间 shipped_on|订单号 number|客户名称 customer|商品名称 product|商品数量 quantity|实付金额 amount|"
     "收货人姓名 receiver|收货人手机 -|收货地址 address", ListName.SHIPMENTS),
    ("InvoiceNo number|StockCode product_code|Description product|Quantity quantity|InvoiceDate shipped_on|"
     "UnitPrice price|CustomerID customer_code|Country -", ListName.SHIPMENTS),
    ("客户 customer|拜访日期 happened_on|拜访人 salesperson|拜访目的 purpose|拜访内容 content|拜访结果 outcome",
     ListName.CONTACTS),
    ("报修时间 registered_on|客户名称 customer|联系人 contact_name|联系人电话 phone|设备型号 model|故障描述 problem|"
     "维修人员 handler|完成时间 closed_on", ListName.AFTER_SALES),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "expected"), IN_THE_WILD)
def test_headings_of_other_programs(columns: str, expected: ListName) -> None:
    meant = dict(one.split() for one in columns.split("|"))
    row = ["13800000001" if "电话" in heading else "x" for heading in meant]
    layout = find_layout(make_sheet([list(meant), row]))
    assert layout is not None
    assert layout.list is expected
    assert {heading: key or "-" for heading, key in fields(layout).items()} == meant
