"""What reports are called and what they say in one sentence: in the window, in pictures, on the command line.

Headings and values stand in `report_headings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from app.ui.report_headings import block_title, cell, grouping_heading, heading, row_words, value
from app.ui.report_sentences import sentence

if TYPE_CHECKING:
    from app.services.reports.shape import Report

__all__ = [
    "GROUPS", "ICONS", "block_title", "cell", "group", "grouping", "grouping_heading", "heading",
    "period", "reason", "remedy", "row_words", "sentence", "span", "title", "value",
]  # fmt: skip

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "sales": ("sales", "season", "products", "people"),
    "customers": ("abc", "ranking", "archive", "portrait", "funnel", "rfm", "value"),
    "keeping": ("retention", "churn"),
    "contacts": ("calls", "pool"),
    "after_sales": ("satisfaction",),
    "records": ("completeness",),
}
"""The reports of the gallery, in order."""
ICONS: Final = {
    "sales": "chart-column", "season": "sun", "products": "layout-list", "people": "user-check", "abc": "star",
    "ranking": "list-checks", "archive": "archive", "portrait": "users-round", "funnel": "funnel", "rfm": "sparkles",
    "value": "gift", "retention": "refresh-cw", "churn": "triangle-alert", "calls": "phone-call", "pool": "users",
    "satisfaction": "wrench", "completeness": "circle-check",
}  # fmt: skip


TIMELESS: Final = frozenset({"value", "churn", "completeness", "archive"})
"""Reports of how things stand today, whatever the period."""


def tr(text: str) -> str:
    """Words of the reports in the language of the interface."""
    return QCoreApplication.translate("reports", text)


def group(key: str) -> str:
    """The heading over several cards."""
    return {
        "sales": tr("销售"), "customers": tr("客户"), "keeping": tr("流失与留存"), "contacts": tr("联系"),
        "after_sales": tr("售后"), "records": tr("资料"),
    }[key]  # fmt: skip


def title(name: str) -> str:
    """What a report is called."""
    return {
        "sales": tr("按月成交额"), "season": tr("季节指数"), "abc": tr("客户 ABC 分析"), "products": tr("产品结构"),
        "ranking": tr("客户排名"), "people": tr("业务员业绩"), "portrait": tr("客户画像"), "funnel": tr("四表流转"),
        "retention": tr("客户留存"), "rfm": tr("近度・频度・金额"), "value": tr("客户累计价值"),
        "churn": tr("流失预警"), "calls": tr("联系情况"), "satisfaction": tr("售后与满意度"),
        "completeness": tr("资料完整度"), "pool": tr("公共池进出"), "archive": tr("客户归档与分析"),
    }[name]  # fmt: skip


def period(key: str) -> str:
    """A usual period as it is chosen; '' means that each report has its own."""
    return {
        "": tr("默认期间"), "month": tr("本月"), "quarter": tr("本季"), "year": tr("今年"), "last_year": tr("去年"),
        "12m": tr("近 12 个月"), "24m": tr("近 24 个月"), "36m": tr("近 36 个月"), "all": tr("全部"),
        "days": tr("自选日期"),
    }[key]  # fmt: skip


def span(report: Report) -> str:
    """The days a report speaks of."""
    if report.name in TIMELESS:
        return tr("截至 {0}").format(report.today.isoformat())
    first, last = report.ask.first.isoformat(), report.ask.last.isoformat()
    return tr("{0} 至 {1}").format(first, last)


def grouping(key: str) -> str:
    """One of the groupings of a report."""
    words = {
        "region": tr("按区域"), "industry": tr("按行业"), "source": tr("按来源"), "level": tr("按等级"),
        "kind": tr("按客户类型"), "province": tr("按省份"), "method": tr("按方式"), "outcome": tr("按结果"),
        "person": tr("按业务员"), "week": tr("按周"), "type": tr("按类型"), "cause": tr("按原因"),
        "product": tr("按产品"), "handler": tr("按处理人"), "complaint_kind": tr("按投诉类别"),
        "owner": tr("按跟进人"), "field": tr("按字段"), "customer": tr("按客户"),
    }  # fmt: skip
    return words.get(key, key)


def reason(report: Report) -> str:
    """Why there is nothing to draw, in one sentence."""
    facts: dict[str, Any] = dict(report.facts)
    words = {
        "no_sales": tr("这段时间没有出货"),
        "no_deals": tr("这段时间没有成交"),
        "needs_two_years": tr("季节指数至少需要 {0} 个整年的出货，现在有 {1} 个").format(
            facts.get("years_needed", 2), facts.get("years", 0)
        ),
        "no_customers": tr("没有符合条件的客户"),
        "no_contacts": tr("这段时间没有联系记录"),
        "no_cases": tr("这段时间没有售后"),
        "no_moves": tr("这段时间没有客户进出公共池"),
        "no_events": tr("这段时间没有变动"),
        "too_few_deals": tr("还没有成交满 {0} 次的客户，看不出购买节奏").format(facts.get("min_deals", 3)),
    }
    return words.get(report.reason or "", tr("这段时间没有数据"))


def remedy(report: Report) -> str:
    """What to do so that there will be something to draw."""
    if report.reason == "needs_two_years":
        return tr("导入以前的出货统计表，历史越长，指数越准。")
    by_report = {
        "calls": tr("换一段时间；或按 Ctrl+L 记一次联系。"),
        "satisfaction": tr("换一段时间；或登记售后，完成后填满意度。"),
        "pool": tr("领取、放回和自动回收的客户会画在这里。"),
        "completeness": tr("导入客户表，或新建客户。"),
        "portrait": tr("导入客户表，或新建客户。"),
        "funnel": tr("导入客户表，或新建客户。"),
        "archive": tr("导入客户表和出货统计表。"),
        "churn": tr("成交三次以上的客户才有购买节奏可比。"),
    }
    return by_report.get(report.name, tr("换一段时间、去掉筛选，或导入出货统计表。"))
