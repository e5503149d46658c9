"""Who the customers are: how many of each region, industry, source or level, and how many of them have bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """The pale bar is everybody, the full one who has bought; behind them share and amount."""
    block, tokens = report.blocks[0], board.tokens
    top = board.top + 26
    bars = []
    for row, pick in zip(block.rows, block.picks, strict=True):
        name, customers, share, dealt, dealt_share, amount, amount_share = row
        said = (
            tr("{0} 位客户，占 {1}").format(f"{customers:,}", percent(share, 1)),
            tr("{0} 位成交过（{1}）").format(f"{dealt:,}", percent(dealt_share, 1)),
            tr("本期成交额 {0}，占 {1}").format(value("money", amount), percent(amount_share, 1)),
        )
        label = tr("{0} 位").format(f"{customers:,}")
        note = tr("成交 {0} ・ {1}").format(percent(dealt_share), short(amount))
        bars.append(Bar(name or tr("未填写"), float(dealt), label, said, pick, float(customers), note))
    row_bars(board, (12, top, board.width - 24, board.height - top - 10), bars, block=block.key)
    pale = board.look.pale
    board.legend(
        board.width - 16, top - 13, [(tokens.primary, tr("成交过的客户")), (pale, tr("全部客户"))], align="right"
    )
