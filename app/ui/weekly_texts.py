"""The words of weekly calls, call sheets, the pool and reminders: codes of the services as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.ui.field_names import tr
from app.ui.formats import money


def reason_text(reason: Mapping[str, Any]) -> str:
    """One reason why a customer was chosen: A 类客户, 年均 ¥52,000.00, 墨水下月应季（指数 135） …"""
    code, value = str(reason.get("code")), reason.get("value")
    if code == "last_contact_on" and value is None:
        return tr("从未联系过")
    if code == "yearly_amount":
        return tr("年均 {amount}").format(amount=money(Decimal(str(value))))
    sentences = {
        "carried": tr("上周未联系，顺延第 {value} 周"),
        "added": tr("{value}指定"),
        "abc_class": tr("销售额 {value} 类"),
        "season": tr("买过的{value}下月应季（指数 {index}）"),
        "asleep_months": tr("沉睡 {value} 个月"),
        "last_contact_on": tr("上次联系 {value}"),
        "last_deal_on": tr("最后成交 {value}"),
        "level": tr("客户级别 {value}"),
    }
    return sentences.get(code, code).format(value=value, index=reason.get("index", ""))


def reasons_text(reasons: Sequence[Mapping[str, Any]]) -> str:
    """为什么选中 in one line."""
    return tr("，").join(reason_text(one) for one in reasons) if reasons else ""


def state_text(code: str, tries: int = 0) -> str:
    """What came of a call so far."""
    words = {
        "open": tr("未联系"),
        "retry": tr("没打通，再试（已试 {tries} 次）"),
        "exhausted": tr("没打通（试了 {tries} 次）"),
        "reached": tr("已联系"),
    }
    return words.get(code, code).format(tries=tries)


def share_text(value: float | None) -> str:
    """A rate in whole percent; a dash of nothing."""
    return tr("{0}%").format(round(value * 100)) if value is not None else tr("–")


def report_words() -> dict[str, str]:
    """The headings of the week report's workbook, for services.weekly_report_sheets.export."""
    return {
        "sheet_team": tr("团队"), "sheet_customers": tr("逐个客户"), "sheet_reactivated": tr("唤醒"),
        "sheet_trend": tr("走势"), "person": tr("业务员"), "week": tr("周"), "assigned": tr("分配"),
        "called": tr("已联系"), "completion": tr("完成率"), "reached": tr("接通"), "reach": tr("接通率"),
        "interested": tr("有意向"), "interest": tr("有意向率"), "reactivated": tr("唤醒客户"),
        "amount": tr("唤醒金额"), "missed": tr("未联系的客户"), "customer": tr("客户名称"), "state": tr("状态"),
        "outcome": tr("联系结果"), "called_on": tr("联系日期"), "tries": tr("尝试次数"), "carried": tr("顺延周数"),
        "caller": tr("联系人员"), "bought_on": tr("成交日期"), "team": tr("合计"), "state.open": tr("未联系"),
        "state.retry": tr("没打通，再试"), "state.exhausted": tr("没打通"), "state.reached": tr("已联系"),
    }  # fmt: skip


def notice_text(code: str, detail: str = "") -> str:
    """What to know of a row of a returned call sheet; the row is written all the same."""
    sentences = {
        "date_assumed": tr("没有填联系日期，按 {detail} 记"),
        "outcome_read_as": tr("联系结果 {detail}，原话留在内容里"),
        "outcome_unknown": tr("联系结果「{detail}」不在常用的几种里，按原话保留"),
        "other_week": tr("这是 {detail} 的名单，记到那一周"),
        "outside_week": tr("联系日期不在 {detail} 那一周，联系照记，但不算那一周的完成"),
        "unread": tr("{detail}看不懂，原话留在内容里"),
        "row_added": tr("名单里没有的行，按客户名称找到"),
        "mark_damaged": tr("名单号「{detail}」已损坏，按客户名称找到"),
        "not_on_list": tr("已不在 {detail} 的名单里，只记联系"),
        "left": tr("{detail}已离职，联系仍记在其名下"),
        "bought": tr("期间已经成交，现在是现有客户"),
        "next_assumed": tr("有意向但没填下次联系日期，定为 {detail}"),
        "next_too_late": tr("下次联系日期太晚，{detail}"),
        "loss_reason_missing": tr("已有供应商，没有填流失原因"),
        "renamed": tr("客户名称现在是「{detail}」"),
        "logged_already": tr("程序里已经记过（{detail}），不再重复"),
    }
    return sentences.get(code, code).format(detail=detail)


def sheet_problem_text(code: str, detail: str = "") -> str:
    """Why a row of a returned call sheet is not written."""
    sentences = {
        "unknown_customer": tr("没有找到这位客户，没有写入"),
        "several_customers": tr("名称对应不止一位客户，没有写入"),
        "mark_and_name_differ": tr("名单号和客户名称对不上（可能单独排过序），没有写入"),
        "not_yours": tr("「{detail}」是别人的联系，没有写入"),
        "in_the_future": tr("联系日期 {detail} 还没到，没有写入"),
        "twice": tr("「{detail}」同一天有两行，只写第一行"),
        "not_a_date": tr("{detail} 不是日期，没有写入"),
        "missing_content": tr("没有写联系结果和内容，没有写入"),
    }
    return sentences.get(code, tr("有问题（{code}）{detail}，没有写入")).format(code=code, detail=detail)


def reminder_text(cause: str, count: int, items: Sequence[Mapping[str, Any]] = ()) -> tuple[str, str]:
    """A reminder's title and line: 3 位客户逾期未联系 / 宏达、顺发、永信."""
    titles = {
        "overdue": tr("{count} 位客户逾期未联系"),
        "due": tr("今天要联系 {count} 位客户"),
        "week": tr("本周名单还有 {count} 位没联系"),
        "returning": tr("{count} 位客户快要回收到公共池"),
        "returned": tr("{count} 位客户已回收到公共池"),
        "churn": tr("{count} 位客户有流失风险"),
        "cases": tr("{count} 张售后单过了承诺日期"),
        "birthday": tr("{count} 位联系人快过生日"),
        "birthday_passed": tr("{count} 位联系人过了生日"),
        "holiday": tr("节日将至"),
        "warranty": tr("{count} 台设备保修快到期"),
        "review": tr("{count} 篇文章该复核了"),
        "escalated": tr("{count} 位客户连续几周没人联系，请处理"),
        "promised": tr("{count} 位客户约定的日子已过"),
        "digest": tr("您不在的这几天：{count} 件事"),
    }
    title = titles.get(cause, tr("{count} 条提醒")).format(count=count)
    if cause == "digest":
        parts = [reminder_text(str(one["cause"]), int(one["count"]))[0] for one in items]
        return title, tr("；").join(parts)
    names = [reminder_item_text(cause, one) for one in items[:3]]
    line = tr("、").join(one for one in names if one)
    return title, tr("{line} 等").format(line=line) if count > 3 and line else line


def reminder_item_text(cause: str, item: Mapping[str, Any]) -> str:
    """One record of a reminder: 宏达, 王建国（宏达，11-25）."""
    name = str(item.get("name") or "")
    day = str(item.get("on") or "")[5:]
    if cause in ("birthday", "birthday_passed"):
        return tr("{person}（{name}，{day}）").format(person=item.get("person") or "", name=name, day=day)
    if cause in ("holiday", "warranty", "returning"):
        return tr("{name}（{day}）").format(name=name, day=day)
    return name


def dry_run_text(days: int, tomorrow: int) -> str:
    """按 30 天，明天将回收 42 位 (3-rules 3.2)."""
    return tr("按 {days} 天，明天将回收 {count} 位").format(days=days, count=tomorrow)
