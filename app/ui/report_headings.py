"""Headings and values of the reports' tables: what a key is called, and how its figure is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from app.ui import formats
from app.ui.field_names import field_name

if TYPE_CHECKING:
    from app.services.reports.shape import Block, Field, Report

HIDDEN: Final = frozenset({"customer_id", "owner_id", "user_id", "person_id"})
"""Fields for machines; no table shows them."""
_TENFOLD: Final = 900.0
"""Percent more."""


def tr(text: str) -> str:
    """Words of the reports in the language of the interface."""
    return QCoreApplication.translate("reports", text)


def value(kind: str, one: Any) -> str:
    """A figure in words, by its kind; nothing for what is unknown."""
    if one is None:
        return ""
    if kind == "money":
        return formats.money(one)
    if kind == "count":
        return f"{one:,}"
    if kind == "quantity":
        return formats.quantity(round(one, 2) if isinstance(one, float) else one)
    if kind == "share":
        return f"{float(one) * 100:.1f}%"
    if kind == "index":
        return f"{float(one):.1f}"
    if kind == "days":
        return formats.days(round(one))
    if kind == "hours":
        return tr("{0} 小时").format(f"{float(one):,.1f}")
    if kind == "rate":
        return change(one)
    if isinstance(one, date):
        return formats.day(one)
    if isinstance(one, bool):
        return formats.flag(one)
    if isinstance(one, (list, tuple)):
        return ""
    return str(one) if not isinstance(one, Decimal) else formats.quantity(one)


def change(one: float | Decimal) -> str:
    """A change with its arrow, so that no colour is needed; from tenfold on as so many times what was before."""
    number = float(one) * 100
    if abs(number) < 0.05:
        return tr("持平")
    if number >= _TENFOLD:
        return f"▲ ×{number / 100 + 1:,.0f}"
    return f"{'▲' if number > 0 else '▼'} {abs(number):,.1f}%"


def cell(report: Report, block: Block, field: Field, one: Any) -> str:
    """A cell of the table of a block; codes become words."""
    if field.kind == "text":
        if field.key == "days":
            return ""  # a rhythm is drawn
        if one is None or one == "":
            return tr("未填写") if field.key in _BLANKS else ""
        if isinstance(one, str):
            return code_words(field.key, one)
    if field.kind == "count" and one is not None:
        if field.key in ("month", "peak"):
            return tr("{0} 月").format(one)
        if field.key == "weekday":
            return weekday(one)
    return value(field.kind, one)


_BLANKS = frozenset({"region", "industry", "source", "level", "value", "method", "outcome", "type", "cause", "product"})


def code_words(key: str, code: str) -> str:
    """A code of a report as a word: a table's name, a warning, a class."""
    words = {
        "public": tr("公共潜在客户"), "potential": tr("潜在客户"), "dormant": tr("长期未交易"),
        "current": tr("现有客户"), "watch": tr("关注"), "risk": tr("高风险"), "falling": tr("金额连降"),
        "fewer": tr("品种变少"), "steady": tr("节奏正常"),
    }  # fmt: skip
    flows = {
        "created": tr("新建档"), "taken": tr("领取"), "returned": tr("放回公共池"), "first_deal": tr("首次成交"),
        "reactivated": tr("重新成交"), "dormant": tr("转长期未交易"),
    }  # fmt: skip
    classes = {"core": tr("核心客户"), "general": tr("一般客户"), "potential": tr("潜在客户")}
    todo = {
        "keep": tr("维护好"), "win_back": tr("挽回"), "grow": tr("做大"), "wake": tr("唤醒"), "pursue": tr("重点开发"),
        "qualify": tr("摸清需求"), "let_go": tr("放手"),
    }  # fmt: skip
    if key in ("field", "most_missing"):
        return wanted_field(code)
    if key == "missing":
        return tr("、").join(wanted_field(one) for one in code.split())
    by_key = {"flow": flows, "table": words, "state": words, "class": classes, "todo": todo}
    return by_key.get(key, {}).get(code, code)


def wanted_field(key: str) -> str:
    """A field that the team wants filled."""
    return {"contact": tr("联系人"), "phone": tr("电话"), "wechat": tr("微信")}.get(key) or field_name("customer", key)


def weekday(number: int) -> str:
    """Monday is 0."""
    return (tr("周一"), tr("周二"), tr("周三"), tr("周四"), tr("周五"), tr("周六"), tr("周日"))[number]


def row_words(report: Report, block: Block, at: int) -> str:
    """What a row is about, as a chip says it."""
    for field, one in zip(block.fields, block.rows[at], strict=True):
        if field.key in HIDDEN or field.kind not in ("text", "date", "count") or field.key == "rank":
            continue
        said = cell(report, block, field, one)
        if field.key == "class" and said in ("A", "B", "C"):
            return tr("{0} 类客户").format(said)
        if said:
            return said
    return ""


def heading(name: str, key: str, block: str = "") -> str:
    """The heading of a field; a report's own word goes before the usual one."""
    own = {
        ("season", "from"): tr("年度起"), ("season", "mean"): tr("月均成交额"), ("abc", "share"): tr("销售额占比"),
        ("abc", "level"): tr("登记等级"), ("abc", "class"): tr("ABC 类"), ("abc", "differs"): tr("不一致"),
        ("sales", "previous"): tr("去年同期"), ("sales", "change"): tr("同比"), ("value", "from"): tr("金额从"),
        ("value", "to"): tr("到"), ("value", "amount"): tr("累计成交额"), ("value", "mean"): tr("平均每位"),
        ("value", "year"): tr("首次成交年份"), ("rfm", "recency"): tr("距今天数"),
        ("people", "customers"): tr("成交客户"), ("retention", "customers"): tr("新成交客户"),
        ("churn", "amount"): tr("近一年成交额"), ("churn", "gap"): tr("平时间隔"), ("churn", "times"): tr("倍数"),
        ("churn", "days"): tr("购买节奏"), ("satisfaction", "score"): tr("满意度（5 分）"),
("funnel", "returned"): tr("放回公共池"),
        ("funnel", "dormant"): tr("转长期未交易"), ("funnel", "share"): tr("占比"), ("pool", "returned"): tr("放回"),
    }  # fmt: skip
    if (name, key) in own:
        return own[name, key]
    if key[:1] == "m" and key[1:].isdigit():
        return tr("{0} 月").format(int(key[1:]))
    return _usual().get(key, key)


def _usual() -> dict[str, str]:
    return {
        "month": tr("月份"), "amount": tr("成交额"), "lines": tr("出货行数"), "customers": tr("客户数"),
        "previous": tr("上期"), "change": tr("变化"), "index": tr("季节指数"), "share": tr("占比"),
        "customer": tr("客户"), "region": tr("区域"), "cumulative": tr("累计占比"), "class": tr("类别"),
        "level": tr("等级"), "rank": tr("名次"), "customer_share": tr("客户占比"), "product": tr("产品"),
        "years": tr("整年数"), "peak": tr("旺月"), "quantity": tr("数量"), "person": tr("业务员"),
        "owner": tr("跟进人"), "industry": tr("行业"), "source": tr("来源"), "count": tr("数量"),
        "total": tr("合计"), "from": tr("从"), "to": tr("到"), "value": tr("分组"), "last_on": tr("最近出货"),
        "contacts": tr("联系次数"), "reached": tr("接通次数"), "reach_rate": tr("接通率"), "contacted": tr("联系客户"),
        "conversions": tr("新成交客户"), "conversion": tr("转化率"), "dealt": tr("成交过"),
        "dealt_share": tr("成交比例"), "amount_share": tr("金额占比"), "cohort": tr("首次成交月份"),
        "after": tr("几个月后"), "repeat": tr("再次成交"), "repeat_rate": tr("复购率"), "one_time": tr("只买一次"),
        "active": tr("再次成交"), "recency_from": tr("距今从"), "recency_to": tr("到"), "deals_from": tr("成交次数从"),
        "deals_to": tr("到"), "recency": tr("距今天数"), "deals": tr("成交次数"), "last_deal_on": tr("最近成交"),
        "first_deal_on": tr("首次成交"), "mean": tr("平均"), "year": tr("年份"), "state": tr("预警"),
        "gap": tr("平时间隔"), "silent": tr("未交易天数"), "times": tr("倍数"), "falling": tr("金额连降"),
        "fewer": tr("品种变少"), "dormant": tr("长期未交易"), "days": tr("购买节奏"), "weekday": tr("星期"),
        "hour": tr("钟点"), "calls": tr("电话次数"), "cases": tr("件数"), "open": tr("未完成"),
        "complaints": tr("投诉"), "median_hours": tr("完成时长（中位）"), "mean_hours": tr("完成时长（平均）"),
        "rated": tr("已评价"), "score": tr("分数"), "word": tr("满意度"), "table": tr("客户表"),
        "province": tr("省份"), "kind": tr("客户类型"), "method": tr("方式"), "outcome": tr("结果"), "week": tr("周"),
        "flow": tr("变动"), "created": tr("新建档"), "taken": tr("领取"), "returned": tr("放回"),
        "first_deal": tr("首次成交"), "reactivated": tr("重新成交"), "current_end": tr("月末现有客户"),
        "dormant_end": tr("月末长期未交易"), "converted": tr("其中后来成交"), "days_to_deal": tr("到成交天数（中位）"),
        "days_from": tr("天数从"), "days_to": tr("到"), "claimed": tr("领取"), "assigned": tr("分配"),
        "auto_returned": tr("自动回收"), "net": tr("净放回"), "reason": tr("放回原因"), "returns": tr("次数"),
        "field": tr("资料"), "filled": tr("已填"), "missing": tr("缺少"), "complete": tr("齐全"),
        "incomplete": tr("不全"), "most_missing": tr("最缺"), "todo": tr("该做什么"),
        "type": tr("类型"), "cause": tr("原因"), "handler": tr("处理人"), "complaint_kind": tr("投诉类别"),
    }  # fmt: skip


def grouping_heading(report: Report, block: Block, key: str) -> str:
    """The heading of a field of a shown report: the column of groups is called after the grouping."""
    if key == "value" and report.facts.get("by"):
        by = "week" if block.key == "weeks" else str(report.facts["by"])
        return _usual().get(by, by)
    return heading(report.name, key, block.key)


def block_title(name: str, key: str) -> str:
    """What one of several tables of a report is called."""
    own = {
        ("season", "index"): tr("指数"), ("season", "years"): tr("各年"), ("season", "products"): tr("按产品"),
        ("abc", "curve"): tr("曲线"), ("abc", "levels"): tr("与登记等级对照"), ("retention", "cells"): tr("留存明细"),
        ("retention", "curve"): tr("平均留存"), ("funnel", "flows"): tr("每月变动"),
        ("funnel", "tables"): tr("四表现状"),
        ("funnel", "waits"): tr("到成交的天数"), ("pool", "reasons"): tr("放回原因"),
        ("value", "years"): tr("按首次成交年份"), ("archive", "classes"): tr("三类"),
        ("archive", "groups"): tr("该做什么"), ("archive", "customers"): tr("核心客户"),
    }  # fmt: skip
    usual = {
        "months": tr("按月"), "classes": tr("ABC 三类"), "customers": tr("客户"), "products": tr("产品"),
        "cohorts": tr("各月新客户"), "map": tr("分布"), "bands": tr("按金额分段"), "states": tr("预警汇总"),
        "people": tr("业务员"), "groups": tr("分组"), "weeks": tr("按周"), "heat": tr("星期和钟点"),
        "scores": tr("满意度"), "fields": tr("各项资料"),
    }  # fmt: skip
    return own.get((name, key)) or usual.get(key, key)
