"""The public pool: who came back above the line, who was taken below it, month by month; and why they came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.ui.charts.look import points
from app.ui.charts.months import month_label
from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, tr

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """Left the months, right the reasons."""
    reasons = report.block("reasons")
    width = board.width * (0.64 if reasons.rows else 1.0)
    _months(board, report, width)
    if reasons.rows:
        top = board.top + 26
        bars = [
            Bar(
                row[0] or tr("未填写"), float(row[1]), tr("{0} 次 ・ {1}").format(f"{row[1]:,}", percent(row[2])),
                (tr("{0} 次，{1} 位客户").format(f"{row[1]:,}", f"{row[3]:,}"),), pick, color=board.tokens.amber.text,
            )
            for row, pick in zip(reasons.rows, reasons.picks, strict=True)
        ]  # fmt: skip
        row_bars(board, (width + 8, top, board.width - width - 20, board.height - top - 10), bars, block=reasons.key)
        board.write(width + 12, top - 14, tr("放回原因"), color=board.tokens.text2)


def _months(board: Board, report: Report, width: float) -> None:
    block, tokens, look = report.block("months"), board.tokens, board.look
    months = block.column("month")
    claimed, assigned, returned, auto = (
        block.column(key) for key in ("claimed", "assigned", "returned", "auto_returned")
    )
    top = board.top + 30
    axes = board.axes(48, top, width - 48 - 16, board.height - top - 44)
    places = range(len(months))
    soft_amber, soft_blue = look.mix(tokens.amber.text, 0.45), tokens.primary_line
    axes.bar(places, returned, width=0.66, color=tokens.amber.text, zorder=3)
    axes.bar(places, auto, width=0.66, bottom=returned, color=soft_amber, zorder=3)
    axes.bar(places, [-one for one in claimed], width=0.66, color=tokens.primary, zorder=3)
    axes.bar(
        places, [-one for one in assigned], width=0.66, bottom=[-one for one in claimed], color=soft_blue, zorder=3
    )
    most = max([one + two for one, two in zip(returned, auto, strict=True)], default=0)
    least = max([one + two for one, two in zip(claimed, assigned, strict=True)], default=0)
    axes.set_ylim(-max(least, 1) * 1.15, max(most, 1) * 1.15)
    axes.axhline(0, color=tokens.border_strong, linewidth=points(1), zorder=4)
    axes.spines["bottom"].set_visible(False)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: f"{abs(value):,.0f}"))
    axes.set_xlim(-0.6, max(len(months), 4) - 0.4)
    board.names(axes, [month_label(one, at) for at, one in enumerate(months)])
    low, high = axes.get_ylim()
    for at, row in enumerate(block.rows):
        lines = (
            tr("放回 {0} 位，自动回收 {1} 位").format(f"{row[3]:,}", f"{row[4]:,}"),
            tr("领取 {0} 位，分配 {1} 位").format(f"{row[1]:,}", f"{row[2]:,}"),
        )
        board.hit(axes, at - 0.42, at + 0.42, low, high, row[0], lines, pick=block.picks[at], block=block.key)
    board.legend(
        16, top - 16,
        [
            (tokens.amber.text, tr("↑ 放回")), (soft_amber, tr("↑ 自动回收")), (tokens.primary, tr("↓ 领取")),
            (soft_blue, tr("↓ 分配")),
        ],
    )  # fmt: skip
