"""The largest customers: amount beside the period before, with the change in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import change, value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """As many as have room; the table has the others."""
    block, tokens = report.blocks[0], board.tokens
    top = board.top + 26
    bars = []
    for row, pick in zip(block.rows, block.picks, strict=True):
        rank, _id, name, _region, owner, amount, share, cumulative, previous, moved, lines, last_on = row
        note = change(moved) if moved is not None else tr("新") if amount > 0 else ""
        risen = moved is not None and moved >= 0.0005
        color = tokens.red.text if risen else tokens.green.text if moved is not None and moved < 0 else tokens.text3
        said = (
            tr("第 {0} 名，跟进人 {1}").format(rank, owner or tr("无")),
            tr("成交额 {0}，占 {1}，累计 {2}").format(
                value("money", amount), percent(share, 1), percent(cumulative, 1)
            ),
            tr("上期 {0}，{1}").format(value("money", previous), note),
            tr("出货 {0} 行，最近 {1}").format(f"{lines:,}", value("date", last_on)),
        )
        bars.append(
            Bar(
                tr("{0}. {1}").format(rank, name),
                float(amount),
                short(amount),
                said,
                pick,
                float(previous),
                note,
                color,
            )
        )
    row_bars(board, (12, top, board.width - 24, board.height - top - 10), bars, block=block.key)
    pale = board.look.pale
    legend = [(tokens.primary, tr("本期")), (pale, tr("上期"))]
    board.legend(board.width - 16, top - 13, legend, align="right")
