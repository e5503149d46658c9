"""Churn warning: the deals of each warned customer as marks on a line of time, and its silence since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.ui.charts.look import cut, points, text_width
from app.ui.charts.words import short, tr
from app.ui.report_headings import code_words, value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_ROW: Final = 24.0
_STATES: Final = 190.0


def state_color(board: Board, state: str) -> str:
    """Risk red, watch amber, weaker signs violet; each is also said in words."""
    tokens = board.tokens
    return {"risk": tokens.red.text, "watch": tokens.amber.text, "steady": tokens.green.text}.get(
        state, tokens.violet.text
    )


def draw(board: Board, report: Report) -> None:
    """Left how many stand where, right the rhythm of the first ones of the list."""
    _states(board, report)
    block = report.block("customers")
    if block.rows:
        _rhythms(board, report)
    else:
        board.write(
            _STATES + (board.width - _STATES) / 2, board.top + board.room / 2, tr("没有要预警的客户，大家都按节奏在买"),
            size=14, color=board.tokens.text2, align="center",
        )  # fmt: skip


def _states(board: Board, report: Report) -> None:
    block, tokens, look = report.block("states"), board.tokens, board.look
    step = min(58.0, board.room / max(1, len(block.rows)))
    for at, (row, pick) in enumerate(zip(block.rows, block.picks, strict=True)):
        state, customers, share, dormant, amount = row
        y, color = board.top + at * step, state_color(board, row[0])
        axes = board.axes(14, y, _STATES - 30, step - 6, grid="")
        axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        axes.bar(0.5, 1, width=1, color=look.mix(color, 0.10), linewidth=0)
        axes.bar(0.01, 1, width=0.02, color=color, linewidth=0)
        tall = step >= 50 and dormant
        middle = y + (step - 6) * (0.34 if tall else 0.5)
        board.write(26, middle, code_words("state", state), color=color, size=look.body, weight="bold")
        number = f"{customers:,}"
        board.write(_STATES - 24, middle, number, color=tokens.text, size=look.body + 2, align="right", weight="bold")
        if tall:
            said = tr("其中 {0} 位已长期未交易").format(f"{dormant:,}")
            board.write(26, y + (step - 6) * 0.74, cut(said, look.small, _STATES - 56), color=tokens.text2)
        lines = (
            tr("{0} 位，占 {1}").format(f"{customers:,}", value("share", share)),
            tr("其中 {0} 位已长期未交易").format(f"{dormant:,}"), tr("近一年成交 {0}").format(value("money", amount)),
        )  # fmt: skip
        board.hit_box(14, y, _STATES - 30, step - 6, code_words("state", state), lines, pick=pick, block=block.key)


def _rhythms(board: Board, report: Report) -> None:
    block, tokens, look = report.block("customers"), board.tokens, board.look
    top = board.top + 26
    count = max(1, min(len(block.rows), int((board.height - top - 30) // _ROW)))
    keys = [one.key for one in block.fields]
    rows: list[dict[str, Any]] = [dict(zip(keys, row, strict=True)) for row in block.rows[:count]]
    days = [[date.fromisoformat(one) for one in str(row["days"]).split()] for row in rows]
    end = report.today.toordinal()
    start = min(one[0].toordinal() for one in days if one)
    said = [tr("{0} 天未买，平时 {1} 天").format(row["silent"], round(row["gap"])) for row in rows]
    names, right = min(190.0, board.width * 0.2), max(text_width(one, look.small) for one in said) + 22
    left = _STATES + names
    step = min(30.0, (board.height - top - 30) / count)
    axes = board.axes(left, top, board.width - left - right, step * count, grid="")
    span = max(30, end - start)
    axes.set(xlim=(start - span * 0.02, end), ylim=(count - 0.5, -0.5))
    axes.set_yticks([])
    ticks = _year_ticks(date.fromordinal(start), report.today, max(2, int((board.width - left - right) // 80)))
    axes.set_xticks([one.toordinal() for one in ticks], [one.isoformat()[:7] for one in ticks])
    for one in ticks:
        axes.axvline(one.toordinal(), color=tokens.divider, linewidth=points(1), zorder=0)
    for at, (row, own) in enumerate(zip(rows, days, strict=True)):
        color = state_color(board, row["state"])
        places = [one.toordinal() for one in own]
        axes.plot([places[0], places[-1]], [at, at], color=look.mix(tokens.text3, 0.5), linewidth=points(1), zorder=1)
        axes.barh(at, end - places[-1], left=places[-1], height=0.34, color=look.mix(color, 0.35), zorder=2)
        axes.plot(places, [at] * len(places), "o", color=tokens.primary, markersize=points(6), zorder=3)
        y = top + (at + 0.5) * step
        board.write(left - 10, y, cut(row["customer"], look.small, names - 14), color=tokens.text, align="right")
        board.write(board.width - right + 8, y, said[at], color=color)
        lines = (
            code_words("state", row["state"]),
            tr("通常每 {0} 天买一次，已 {1} 天没买").format(round(row["gap"]), row["silent"]),
            tr("近一年成交 {0}").format(short(row["amount"])),
            tr("跟进人 {0}，最近成交 {1}").format(row["owner"] or tr("无"), row["last_deal_on"]),
        )  # fmt: skip
        board.hit_box(
            left - names, top + at * step, board.width - left + names - 8, step, row["customer"], lines,
            pick=block.picks[at], block=block.key,
        )  # fmt: skip
    board.write(left, top - 14, tr("● 每次成交　▬ 到今天没有再买"), color=tokens.text2)


def _year_ticks(first: date, last: date, most: int) -> list[date]:
    """So many months, at most, to write under the line of time."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in (1, 2, 3, 6, 12, 24) if months / one <= most), 36)
    found = []
    month = first.year * 12 + first.month
    while month <= last.year * 12 + last.month - 1:
        if month % step == 0:
            found.append(date(month // 12, month % 12 + 1, 1))
        month += 1
    return [one for one in found if one > first]
