"""The words of 今日工作: the names of its groups and why each row is on the list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.ui import formats
from app.ui.pages.record_page import tr
from app.ui.status_colors import status_color

if TYPE_CHECKING:
    from app.services.today import TodayGroup, TodayRow

GROUP_COLORS: Final = {
    "overdue": "red", "due": "amber", "care": "teal", "week": "blue", "cases": "violet", "done": "green",
}  # fmt: skip


def group_title(group: TodayGroup) -> str:
    """逾期, 今天, 关怀, 本周长期未交易回访, 未完成售后, 今天已联系"""
    return {
        "overdue": tr("逾期"),
        "due": tr("今天"),
        "care": tr("关怀"),
        "week": tr("本周长期未交易回访"),
        "cases": tr("未完成售后"),
        "done": tr("今天已联系"),
    }.get(group.key, group.key)


def group_count(group: TodayGroup) -> str:
    """7, 4 / 10 for the week, and how many are listed where not all are."""
    if group.key == "week" and any(row.done for row in group.rows):
        return tr("{0} / {1}").format(sum(row.done for row in group.rows), group.total)
    if group.total > len(group.rows):
        return tr("{0}，这里列出前 {1} 位").format(f"{group.total:,}", len(group.rows))
    return f"{group.total:,}"


def reason(key: str, row: TodayRow) -> str:
    """Why this row is on the list."""
    said = " ・ ".join(one for one in _reasons(key, row) if one)
    return tr("{0}：{1}").format(row.person, said) if row.person else said


def _reasons(key: str, row: TodayRow) -> list[str]:
    note = " ".join(row.note.split())
    if key == "week":
        last = tr("最近出货 {0} ・ {1} 天未交易").format(formats.day(row.on), row.days_late) if row.on else ""
        total = tr("历史成交 {0}").format(formats.money(Decimal(row.note)).partition(".")[0]) if row.note else ""
        return [_again(row), last, total]
    if key == "cases":
        return [tr("承诺 {0} 完成").format(formats.day(row.on)) if row.on else "", note]
    if key == "care":
        return [tr("{0}今天生日，发个祝福").format(note)]
    if key == "done":
        following = tr("下次 {0}").format(formats.day(row.on)) if row.on else ""
        return [note, following]
    when = tr("约定 {0} 联系").format(_day(row.on)) if row.on else ""
    return [when, tr("上次：{0}").format(note) if note else ""]


def _day(day: date) -> str:
    return tr("{0}月{1}日").format(day.month, day.day)


def _again(row: TodayRow) -> str:
    """试过 2 次，最近 11月23日上午：换个时段再打"""
    if row.retry_after is None:
        return ""
    day, half = row.retry_after
    part = {"am": tr("上午"), "pm": tr("下午")}.get(half, "")
    return tr("试过 {0} 次，最近 {1}{2}，换个时段再打").format(row.tries, _day(day), part)


def tag(key: str, row: TodayRow) -> tuple[str, str] | None:
    """The pill of a row: words and status colour."""
    if key == "overdue" or (key == "cases" and row.days_late > 0):
        return tr("逾期 {0} 天").format(row.days_late), "red"
    if row.tag:
        return row.tag, status_color("status" if key == "cases" else "outcome", row.tag)
    if key == "week":
        return tr("未联系"), "gray"
    if key == "care":
        return tr("生日"), "teal"
    return None
