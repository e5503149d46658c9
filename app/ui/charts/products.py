"""Product mix: what each product brings beside the period before, and how the whole is divided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.charts.look import cut, points, text_width
from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import change, value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_PARTS = 5
"""Products with a part of their own in the bar of the whole; the rest is one."""


def draw(board: Board, report: Report) -> None:
    """Above the whole in parts, below the products by amount with their change."""
    block = report.blocks[0]
    _whole(board, report)
    top = board.top + 74
    bars = [_bar(board, row, pick) for row, pick in zip(block.rows, block.picks, strict=True)]
    row_bars(board, (12, top, board.width - 24, board.height - top - 10), bars, block=block.key)
    tokens = board.tokens
    pale = board.look.pale
    legend = [(tokens.primary, tr("本期")), (pale, tr("上期"))]
    board.legend(board.width - 16, top - 14, legend, align="right")


def _bar(board: Board, row: tuple[Any, ...], pick: str | None) -> Bar:
    name, amount, quantity, share, cumulative, previous, moved, lines, customers = row
    tokens = board.tokens
    note = change(moved) if moved is not None else tr("新") if amount > 0 else ""
    color = (
        tokens.text3 if moved is None or abs(moved) < 0.0005 else tokens.red.text if moved > 0 else tokens.green.text
    )
    said = (
        tr("成交额 {0}，占 {1}").format(value("money", amount), percent(share, 1)),
        tr("上期 {0}，{1}").format(value("money", previous), note),
        tr("数量 {0}，出货 {1} 行，客户 {2} 位").format(value("quantity", quantity), f"{lines:,}", f"{customers:,}"),
        tr("累计占比 {0}").format(percent(cumulative, 1)),
    )
    label = tr("{0} ・ {1}").format(short(amount), percent(share))
    return Bar(name, float(amount), label, said, pick, float(previous), note, color)


def _whole(board: Board, report: Report) -> None:
    block = report.blocks[0]
    rows = [row for row in block.rows if row[3] > 0]
    parts = [(row[0], float(row[3]), pick) for row, pick in zip(rows, block.picks, strict=False)][:_PARTS]
    rest = max(0.0, 1 - sum(share for _, share, _ in parts))
    if rest > 0.0005:
        parts.append((tr("其他"), rest, None))
    look, tokens = board.look, board.tokens
    left, width, top = 16.0, board.width - 32, board.top + 24
    axes = board.axes(left, top, width, 22, grid="")
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    board.write(left, top - 14, tr("销售额构成"), color=tokens.text2)
    colors = (*look.series, look.mix(tokens.gray.text, 0.35))
    reached = 0.0
    for at, (name, share, pick) in enumerate(parts):
        color = look.mix(tokens.gray.text, 0.35) if pick is None else colors[at]
        axes.barh(0.5, share, left=reached, height=1, color=color, edgecolor=tokens.surface, linewidth=points(1.5))
        words = tr("{0} {1}").format(name, percent(share))
        room = share * width - 10
        if room > 34:
            said = words if text_width(words, look.small) < room else cut(name, look.small, room)
            axes.text(
                reached + share / 2, 0.46, said, ha="center", va="center_baseline", color=look.ink(color),
                fontsize=points(look.small),
            )  # fmt: skip
        board.hit(
            axes,
            reached,
            reached + share,
            0,
            1,
            name,
            (tr("占 {0}").format(percent(share, 1)),),
            pick=pick,
            block=block.key,
        )
        reached += share
