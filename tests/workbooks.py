"""A small company workbook with all the disorder of a real one, as rows that a test may rearrange."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from app.sheets import reader_child, reading
from app.sheets.workbook import Workbook

Rows = list[list[Any]]

PUBLIC: Rows = [
    ["公共潜在客户表"],
    ["任何业务员都可以领取", None, None, None, None, None, None],
    ["序号", "客户名称", "联系电话", "联系人", "来源", "业务员", "备注"],
    [1, "昆山甲木家具厂", 13800000101, "章一", "展会", "吴旧", "价格敏感"],
    [2, "常州乙电缆有限公司", "138-0000-0102；0519-88880102", "章二", "转介绍", None, None],
    [3, None, None, None, None, None, None],
    [4, "无锡丙五金\n有限公司 ", "+86 138 0000 0103", "章三", "陌拜", None, "=cmd|' /C calc'!A0"],
]
POTENTIAL: Rows = [
    ["潜在客户表", None, None, None, None, None, None, None, None],
    ["序 号", "客户\n全称*", "联系\n电话", "联系人", "跟进人", "竞争对手", "最近联系日期", "评价", "评判结果"],
    [1, "苏州丁机械有限公司", 13800000111, "李一", "孙跟进", "某代理", datetime(2026, 10, 27), "用量小", "正常跟进"],
    [2, "苏州戊机械有限公司", "13800000112.0", "李二", None, None, "2026.7.20", None, "观察"],
    [3, "苏州己机械有限公司", "138 0000 0113", "李三", "周跟进", "本地小厂", "2014年前", None, None],
    [4, "丁" * 300, "13800000114", "李四", "周跟进", None, "20260101", None, None],
    [5, None, "13800000115", "无名", "周跟进", None, None, None, None],
    [6, "——", None, None, None, None, None, None, None],
]
DORMANT: Rows = [
    ["客户编号", "客户名称", "手机", "联系人", "联系人2", "手机2", "业务员", "累计金额", "最后交易日期"],
    ["K001", "杭州庚纸业有限公司", 13800000121, "何一", "何二", 13800000122, "孙跟进", "11.5万", "2024年1月5日"],
    ["K002", "宁波辛塑胶有限公司", "13800000123", "何三", None, None, "周跟进", "￥1,234.50", None],
]
CURRENT: Rows = [
    ["现有客户表", None, None, None, None, None, None],
    ["编号", "跟进人", "客户名称", "电话", "累计成交金额(元)", "最后成交日期", "省份"],
    ["001465", "孙跟进", "南京壬包装有限公司", 13800000131, "￥60,800.00", "2026/9/4", "江苏"],
    ["001466", None, "南京癸包装有限公司", 13800000132, 178160.8, 46270, "江苏"],
    [None, "小计", None, None, 238960.8, None, None],
    ["001467", "周跟进", "合肥子食品有限公司", 13800000133, None, None, "安徽"],
    ["001468", "周跟进", "合肥丑食品有限公司", 13800000134, None, None, "安徽"],
    ["001469", "周跟进", "同名贸易公司", 13800000135, None, "26-1-5", "安徽"],
    ["001470", "周跟进", "同名贸易公司", 13800000136, None, "2026-01-06", "浙江"],
    ["合计", None, None, None, 238960.8, None, None],
]
LOG: Rows = [
    ["回访日期", "客户全称", "联系人", "沟通方式", "跟进\n内容", "联系结果", "下次联系时间", "跟进人"],
    [datetime(2026, 10, 26, 9, 30), "苏州丁机械有限公司", "李一", "打电话", "确认墨水", "暂无需求", "2026-12-01",
     "孙跟进"],
    ["2026年10月27日", "南京壬包装有限公司", None, "微信沟通", "询问碳带", "成交", None, "孙跟进"],
    ["2026.10.28", "南京壬包装有限公司", None, "微信沟通", "=HYPERLINK(\"x\")", None, None, "孙跟进"],
    ["2026-10-28", "名册之外有限公司", "陌生", "到访", "看样", "有意向", "2026-11-30", "周跟进"],
    ["下周", "南京壬包装有限公司", None, "到访", "看样", None, None, "周跟进"],
]  # fmt: skip
SERVICE: Rows = [
    ["售后单号", "报修日期", "客户名称", "产品", "故障现象", "处理人", "状态", "满意度"],
    ["SH001", "2026-10-01", "南京壬包装有限公司", "喷码机", "断墨", "孙跟进", "已完成", 4],
    ["SH002", "2026-10-02", "杭州庚纸业有限公司", "喷码机", "报警", "周跟进", "处理中", None],
]
SHIPMENTS: Rows = [
    ["2026年出货统计表"],
    ["序号", "送货日期*", "订单日期", "出货单号", "客户名称", "客户编号", "货品名称", "规格", "单位", "出货数量*",
     "单价", "金额", "类型", "跟进人", "备注", "备注"],
    [1, date(2026, 1, 22), "2026-01-01", "CH001", "南京壬包装有限公司", "001465", "标签纸", "BQ-60", "卷", 24, 18.8,
     "=J3*K3", None, "孙跟进", "急", "到付"],
    [2, date(2026, 1, 22), "2026-01-01", "CH001", "南京壬包装有限公司", "001465", "标签纸", "BQ-60", "卷", 24, 18.8,
     "=J4*K4", None, "孙跟进", "急", "到付"],
    [3, "2026.1.23", None, "TH001", "南京壬包装有限公司", "001465", "标签纸", "BQ-60", "卷", -1, 18.8, -18.8, None,
     "孙跟进", None, None],
    [4, "2026年1月24日", None, "CH002", "合肥子食品有限公司", "001467", "喷头", "PT-70", "个", "2个", 3200, 6400,
     "出货", "周跟进", None, None],
    [5, date(2026, 1, 25), None, "CH003", "合肥子食品有限公司", "001467", "喷头", "PT-70", "个", 1, -5, -5, "出货",
     "周跟进", None, None],
    [6, "26-1-26", None, "YP001", "合肥丑食品有限公司", "001468", "墨水", "MK", "瓶", 1, 0, 0, "样品", "周跟进", None,
     None],
    [7, 46049, None, "CH004", "同名贸易公司", "001470", "墨水", "MK", "瓶", 3, 1.123456, None, "出货", "周跟进", None,
     None],
    ["总计", None, None, None, None, None, None, None, None, None, None, 7000, None, None, None, None],
]  # fmt: skip
HIDDEN: Rows = [["填表说明", "请勿删除"], ["客户名称", "手机"], ["示例有限公司", "13800000999"]]
SHEETS: dict[str, Rows] = {
    "公共潜在客户表": PUBLIC,
    "潜在客户表": POTENTIAL,
    "长期未交易客户表": DORMANT,
    "现有客户表": CURRENT,
    "客户联系信息表": LOG,
    "售后信息表": SERVICE,
    "出货统计表": SHIPMENTS,
    "填表说明": HIDDEN,
}
MERGED = {"潜在客户表": ["A1:I1", "E3:E4"]}
"""A merged owner counts for all its rows."""


def company() -> dict[str, Rows]:
    """The sheets, free to be changed."""
    return deepcopy(SHEETS)


def save(path: Path, sheets: dict[str, Rows], *, merged: dict[str, list[str]] | None = None) -> Path:
    """Write the sheets as they are; 填表说明 is hidden."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in (MERGED if merged is None else merged).get(name, ()):
            sheet.merge_cells(cells)
        if name == "填表说明":
            sheet.sheet_state = "hidden"
    workbook.save(path)
    return path


def read_here(path: Path) -> Workbook:
    """The file read in this process: as `importing.open_file`, without the child that guards the window."""
    collector = reading.Collector()
    for message in reader_child.messages(path, None):
        collector.take(message)
    return Workbook(path.name, tuple(collector.sheets))
