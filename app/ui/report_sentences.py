"""Every report in one sentence, made from its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.ui.charts.words import percent, short
from app.ui.report_headings import wanted_field, weekday

if TYPE_CHECKING:
    from app.services.reports.shape import Report

Facts = Mapping[str, Any]


def tr(text: str) -> str:
    """Words of the reports in the language of the interface."""
    return QCoreApplication.translate("reports", text)


def sentence(report: Report) -> str:
    """What the figures say; empty where they say nothing (`report_texts.reason` says why)."""
    if report.empty:
        return ""
    made = _SENTENCES.get(report.name)
    return made(report.facts) if made is not None else ""


def _yuan(amount: Any) -> str:
    return tr("{0}元").format(short(amount or 0))


def _count(number: Any) -> str:
    return f"{number or 0:,}"


def _versus(change: float | None) -> str:
    if change is None:
        return tr("去年同期没有出货")
    if abs(change) < 0.0005:
        return tr("与去年同期持平")
    return (tr("比去年同期增长 {0}") if change > 0 else tr("比去年同期下降 {0}")).format(percent(abs(change), 1))


def _sales(facts: Facts) -> str:
    return tr("共成交 {0}，{1}；最好的一个月是 {2}，{3}。").format(
        _yuan(facts["total"]), _versus(facts["change"]), facts["best_month"], _yuan(facts["best_amount"])
    )


def _season(facts: Facts) -> str:
    return tr("{0} 月最旺（指数 {1}），{2} 月最淡（{3}），按 {4} 个整年计算。").format(
        facts["strongest_month"], f"{facts['strongest_index']:.0f}", facts["weakest_month"],
        f"{facts['weakest_index']:.0f}", facts["years"],
    )  # fmt: skip


def _abc(facts: Facts) -> str:
    if facts["customers"] == 1:
        return tr("只有一位客户，带来全部 {0}。").format(_yuan(facts["total"]))
    return tr("前 {0} 位客户（共 {1} 位）带来 {2} 的销售额。").format(
        _count(facts["a_customers"]), _count(facts["customers"]), percent(facts["a_share"])
    )


def _products(facts: Facts) -> str:
    if facts["products"] == 1:
        return tr("只卖出一种产品：{0}，{1}。").format(facts["top_product"], _yuan(facts["total"]))
    return tr("{0} 种产品里，“{1}”一种就占 {2}；前 {3} 种占 {4} 以上。").format(
        _count(facts["products"]), facts["top_product"], percent(facts["top_share"] or 0),
        _count(facts["most_products"]), percent(facts["most_percent"] / 100),
    )  # fmt: skip


def _ranking(facts: Facts) -> str:
    if facts["customers"] <= 10:
        return tr("{0} 位客户共 {1}；第一名{2}，{3}。").format(
            facts["customers"], _yuan(facts["total"]), facts["first"], _yuan(facts["first_amount"])
        )
    return tr("{0} 位客户中，前 10 位占 {1}；第一名{2}，{3}；新增 {4} 位，{5} 位没有再买。").format(
        _count(facts["customers"]), percent(facts["top10_share"]), facts["first"], _yuan(facts["first_amount"]),
        _count(facts["new"]), _count(facts["gone"]),
    )  # fmt: skip


def _people(facts: Facts) -> str:
    return tr("{0} 位业务员共成交 {1}，{2}最多（{3}）；联系 {4} 次，新成交客户 {5} 位。").format(
        _count(facts["people"]), _yuan(facts["total"]), facts["first"] or tr("未写明"),
        percent(facts["first_share"] or 0), _count(facts["contacts"]), _count(facts["conversions"]),
    )  # fmt: skip


def _portrait(facts: Facts) -> str:
    said = tr("{0} 位客户，{1} 成交过").format(_count(facts["customers"]), percent(facts["dealt_share"]))
    if facts["best"] is not None:
        return tr("{0}；{1}最多，{2}成交比例最高（{3}）。").format(
            said, facts["largest"], facts["best"], percent(facts["best_dealt_share"])
        )
    return tr("{0}；{1}最多。").format(said, facts["largest"]) if facts["largest"] else tr("{0}。").format(said)


def _retention(facts: Facts) -> str:
    said = tr("{0} 位新成交客户中 {1} 再次成交，{2} 位只买过一次").format(
        _count(facts["customers"]), percent(facts["repeat_rate"]), _count(facts["one_time"])
    )
    if facts["after_3"] is None:
        return tr("{0}。").format(said)
    return tr("{0}；三个月后仍有 {1} 在买。").format(said, percent(facts["after_3"]))


def _rfm(facts: Facts) -> str:
    if not facts["sleeping"]:
        return tr("{0} 位客户里，{1} 位又近又勤；一半客户最近一次成交在 {2} 天内。").format(
            _count(facts["customers"]), _count(facts["best"]), f"{facts['median_recency']:.0f}"
        )
    return tr("{0} 位客户里，{1} 位又近又勤；{2} 位曾经常买、现在沉睡，值得先唤醒。").format(
        _count(facts["customers"]), _count(facts["best"]), _count(facts["sleeping"])
    )


def _value(facts: Facts) -> str:
    return tr("{0} 位成交客户平均累计 {1}；最大的一成客户带来 {2}。").format(
        _count(facts["customers"]), _yuan(facts["mean"]), percent(facts["top10_percent_share"])
    )


def _churn(facts: Facts) -> str:
    return tr("{0} 位客户有购买节奏，现有客户中 {1} 位高风险、{2} 位要关注，近一年成交 {3}。").format(
        _count(facts["customers"]), _count(facts["risk_current"]), _count(facts["watch_current"]),
        _yuan(facts["at_stake"]),
    )  # fmt: skip


def _calls(facts: Facts) -> str:
    said = tr("联系 {0} 位客户 {1} 次，电话接通率 {2}").format(
        _count(facts["customers"]), _count(facts["contacts"]), percent(facts["reach_rate"])
    )
    if "best_weekday" not in facts:
        return tr("{0}。").format(said)
    day = weekday(facts["best_weekday"] - 1)
    return tr("{0}；{1} {2} 点接通最多。").format(said, day, facts["best_hour"])


def _satisfaction(facts: Facts) -> str:
    said = tr("{0} 件售后，{1} 件未完成").format(_count(facts["cases"]), _count(facts["open"]))
    if facts["median_hours"] is not None and facts["median_hours"] < 24:
        said = tr("{0}，一半当天完成").format(said)
    elif facts["median_hours"] is not None:
        said = tr("{0}，一半在 {1} 天内完成").format(said, f"{facts['median_hours'] / 24:.0f}")
    if facts["score"] is None:
        return tr("{0}。").format(said)
    return tr("{0}；满意度 {1} 分，满意以上 {2}。").format(
        said, f"{facts['score']:.1f}", percent(facts["satisfied_share"])
    )


def _funnel(facts: Facts) -> str:
    said = tr("领取 {0} 位，放回 {1} 位，首次成交 {2} 位，转长期未交易 {3} 位，重新成交 {4} 位").format(
        _count(facts["taken"]), _count(facts["returned"]), _count(facts["first_deal"]), _count(facts["dormant"]),
        _count(facts["reactivated"]),
    )  # fmt: skip
    if facts["days_to_deal"] is None:
        return tr("{0}。").format(said)
    return tr("{0}；从领取到首次成交一半在 {1} 天内。").format(said, f"{facts['days_to_deal']:.0f}")


def _pool(facts: Facts) -> str:
    return tr("{0} 位客户进公共池（其中自动回收 {1} 位），{2} 位被领取或分配；池里现有 {3} 位。").format(
        _count(facts["in"]), _count(facts["auto_returned"]), _count(facts["out"]), _count(facts["public_now"])
    )


def _completeness(facts: Facts) -> str:
    return tr("{0} 位客户，资料完整度 {1}；最缺的是{2}，{3} 位没有填。").format(
        _count(facts["customers"]), percent(facts["completeness"]), wanted_field(facts["most_missing"]),
        _count(facts["most_missing_count"]),
    )  # fmt: skip


def _archive(facts: Facts) -> str:
    return tr("核心客户 {0} 位，带来 {1} 的成交额；一般客户 {2} 位，潜在客户 {3} 位。").format(
        _count(facts["core"]), percent(facts["core_share"]), _count(facts["general"]), _count(facts["potential"])
    )


_SENTENCES: dict[str, Callable[[Facts], str]] = {
    "sales": _sales,
    "season": _season,
    "abc": _abc,
    "products": _products,
    "ranking": _ranking,
    "people": _people,
    "portrait": _portrait,
    "retention": _retention,
    "rfm": _rfm,
    "value": _value,
    "churn": _churn,
    "archive": _archive,
    "calls": _calls,
    "completeness": _completeness,
    "funnel": _funnel,
    "pool": _pool,
    "satisfaction": _satisfaction,
}
