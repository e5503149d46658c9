"""A small company workbook with all the disorder of a real one, made in code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.sheets.workbook import Sheet

POTENTIAL = [
    ["潜在客户表", None, None, None, None, None, None, None],
    ["统计日期：2026年11月22日　　填表人：李某", None, None, None, None, None, None, None],
    ["序 号", "客户\n全称*", "联系\n电话", "联系人", "跟进人", "竞争对手", "最近联系日期", "评价"],
    [1, "甲公司  ", 13800000001, "赵一", "李某", "某代理", datetime(2026, 10, 27), "用量小，价格敏感"],
    [2, "乙公司", "+86 13800000002", "钱二", "李某", None, "2026.7.20", None],
    [3, "丙公司", "138 0000 0003、0530-8976038", "孙三", "周某", "本地小厂", "2014年前", None],
    [4, "丁" * 201, "138-0000-0004", "李四", "周某", None, "20260101", None],
    [5, None, "13800000005", "无名", "周某", None, None, None],
    [6, None, None, None, None, None, None, None],
    [7, "——", None, None, None, None, None, None],
]
CURRENT = [
    ["现有客户表"],
    ["序号", "跟进人", "客户编号", "客户名称", "手机", "累计金额", "最后交易日期"],
    [1, "李某", "001465", "戊公司", "13800000011", "￥60,800.00", "2026年9月4日"],
    [2, None, "001466", "己公司", 13800000012, "178.1608万", date(2026, 9, 5)],
    [3, "小计", None, None, None, 1842408, None],
    [4, "周某", "001467", "庚公司", "13800000013", 327648, "20260911"],
    ["合计", None, None, None, None, 2170056, None],
]
LOG = [
    ["回访日期", "客户全称", "联系人", "沟通方式", "跟进\n内容", "联系结果", "下次联系时间", "跟进人"],
    [datetime(2026, 1, 26, 9, 30), "甲公司", "赵一", "打电话", "确认墨水", "暂无需求", "2026-12-01", "李某"],
    [None, "乙公司", "钱二", "微信沟通", "询问碳带", "成交", None, "李某"],
    ["回访日期", "客户全称", "联系人", "沟通方式", "跟进内容", "联系结果", "下次联系时间", "跟进人"],
    ["1月27日", "丙公司", "孙三", "到访", None, "有意向", None, "周某"],
    ["下周", "丙公司", "孙三", "到访", "看样", None, None, "周某"],
    ["2026-01-28", "丙公司", None, None, None, None, None, "周某"],
]
SHIPMENTS = [
    ["序号", "送货日期*", "订单日期", "出货单号", "客户名称", "货品名称", "规格", "单位", "出货数量*",
     "单价", "金额", "类型", "跟进人", "备注", "备注"],
    [1, date(2026, 1, 22), "2026-01-01", "CH001", "戊公司", "标签纸", "BQ-60", "卷", 24, 18.8, "=I2*J2", None,
     "李某", "急", "到付"],
    [2, date(2026, 1, 23), None, "TH001", "戊公司", "标签纸", "BQ-60", "卷", -1, 18.8, -18.8, None, "李某",
     None, None],
    [3, date(2026, 1, 24), None, "CH002", "己公司", "喷头", "PT-70", None, "2个", 3200, 6500,
     "出货", "周某", None, None],
    [4, date(2026, 1, 25), None, "CH003", "己公司", "喷头", "PT-70", "个", 1, -5, -5, "出货", "周某", None, None],
    [5, None, None, "CH004", "己公司", "喷头", "PT-70", "个", 1, 5, 5, "出货", "周某", None, None],
    [6, date(2026, 1, 26), None, "YP001", "己公司", "墨水", "MK", "瓶", 1, 0, 0, "样品", "周某", None, None],
    ["总计", None, None, None, None, None, None, None, None, None, 451.2, None, None, None, None],
]  # fmt: skip
SERVICE = [
    [
        "售后单号",
        "登记日期",
        "客户全称",
        "货品名称",
        "售后\n类型",
        "故障描述*",
        "解决方案",
        "处理人*",
        "状态",
        "满意度",
    ],
    ["SH00001", "20260906", "戊公司", "喷码机", "报修", "喷印模糊", "上门清洗", "李某", "未处理", 4],
    ["制表人：李某", None, None, None, None, None, None, None, None, None],
]


def make_sheet(
    rows: list[list[Any]], name: str = "Sheet1", merged: tuple[tuple[int, int, int, int], ...] = (), **more: Any
) -> Sheet:
    """A sheet in memory, squared."""
    width = max(len(row) for row in rows)
    return Sheet(name, False, 1, 1, [row + [None] * (width - len(row)) for row in rows], merged, **more)


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook as a file: six sheets, one of them hidden, merges, a hidden row."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in (
        ("潜在客户表", POTENTIAL), ("现有客户表", CURRENT), ("客户联系信息表", LOG), ("售后信息表", SERVICE),
        ("出货统计表", SHIPMENTS),
    ):  # fmt: skip
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook["潜在客户表"].merge_cells("A1:H1")
    workbook["潜在客户表"].row_dimensions[5].hidden = True
    workbook["现有客户表"].merge_cells("B3:B4")
    workbook["客户联系信息表"].merge_cells("A2:A3")
    notes = workbook.create_sheet("填表说明")
    notes.append(["1. 每周五下班前更新。"])
    notes.sheet_state = "hidden"
    path = tmp_path_factory.mktemp("company") / "公司客户资料.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def sheet_of() -> Callable[..., Sheet]:
    """Builds sheets in memory."""
    return make_sheet
