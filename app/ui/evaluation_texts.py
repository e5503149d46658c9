"""评判说明: the reasoning behind a suggested verdict as a sentence, and the words for the parts of a score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.ui import formats
from app.ui.charts.words import scale_of
from app.ui.field_names import tr
from app.ui.language import word

if TYPE_CHECKING:
    from app.services.evaluation import Facts, Judged, Part

_SILENT_DAYS: Final = 60
_OLD_DEAL_DAYS: Final = 90
_INCOMPLETE: Final = 60
_GOOD, _BAD = 4, 2


def reasoning(facts: Facts, today: date) -> str:
    """近 30 天联系 4 次，累计 12.4 万，付款及时；竞品在谈. What is known first, then what has to be minded."""
    if facts.closed_down:
        return tr("客户已停业")
    known = [_contacts(facts, today), *_deals(facts, today), *_judged(facts)]
    minded = []
    if facts.do_not_call:
        minded.append(tr("客户拒绝联系"))
    if facts.open_complaints:
        minded.append(tr("有 {0} 件投诉未结").format(facts.open_complaints))
    if facts.rival:
        minded.append(tr("竞品在谈"))
    if facts.credit is not None and facts.credit <= _BAD:
        minded.append(tr("付款拖延"))
    if facts.completeness < _INCOMPLETE:
        minded.append(tr("资料只填了 {0}%").format(facts.completeness))
    first = tr("，").join(one for one in known if one)
    second = tr("，").join(minded)
    return tr("；").join(one for one in (first, second) if one)


def _contacts(facts: Facts, today: date) -> str:
    if facts.contacts_30:
        return tr("近 30 天联系 {0} 次").format(facts.contacts_30)
    if facts.last_contact_on is None:
        return tr("还没有联系过")
    days = (today - facts.last_contact_on).days
    return tr("{0} 天没有联系").format(days) if days > _SILENT_DAYS else tr("近 30 天没有联系")


def _deals(facts: Facts, today: date) -> list[str]:
    if facts.last_deal_on is None and not facts.deal_count:
        warm = {"有意向": tr("有意向"), "已报价": tr("已报价"), "需寄样": tr("等寄样")}.get(facts.warm or "")
        return [tr("还没成交"), warm or ""]
    said = []
    if facts.deal_total:
        said.append(tr("累计 {0}").format(amount(facts.deal_total)))
    if facts.deal_count > 1:
        said.append(tr("成交 {0} 次").format(facts.deal_count))
    if facts.last_deal_on is not None and (days := (today - facts.last_deal_on).days) > _OLD_DEAL_DAYS:
        said.append(tr("{0} 天没有成交").format(days))
    return said


def _judged(facts: Facts) -> list[str]:
    said = []
    if facts.credit is not None and facts.credit >= _GOOD:
        said.append(tr("付款及时"))
    if facts.influence is not None and facts.influence >= _GOOD:
        said.append(tr("影响力大"))
    return said


def amount(value: Decimal) -> str:
    """12.4 万, 1.3 亿, 860 元: short enough for a sentence."""
    scale = scale_of(value)
    if not scale.unit:
        return tr("{0} 元").format(formats.quantity(round(value)))
    return tr("{0} {1}").format(formats.quantity(round(value / Decimal(scale.divisor), 1)), scale.unit)


def part_name(key: str) -> str:
    """销售贡献, 活跃度 …"""
    return {
        "contribution": tr("销售贡献"),
        "activity": tr("活跃度"),
        "influence": tr("影响力"),
        "credit": tr("信用"),
        "completeness": tr("资料完整度"),
    }[key]


def part_hint(part: Part) -> str:
    """What a part is worth, and whether anybody knows."""
    said = tr("{0} 分，权重 {1}").format(round(part.points), part.weight)
    return said if part.known else tr("{0}；还没有人评过，按中间值算").format(said)


def _verdict(stored: str | None) -> str:
    return word(stored) if stored else tr("未定")


def judged_text(one: Judged) -> str:
    """优先跟进 → 观察（采用建议）."""
    result = tr("{0} → {1}").format(_verdict(one.before), _verdict(one.after))
    if one.before is None and one.after is None:
        result = tr("改了说明")
    source = {"suggested": tr("采用建议"), "own": tr("人工判断")}.get(one.source, "")
    if one.kind == "import":
        source = tr("表格导入")
    return tr("{0}（{1}）").format(result, source) if source else result
