"""Seasonal index: twelve bars around the average of 100, and the months in which each large product is strong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.charts.heat import heat
from app.ui.charts.look import points
from app.ui.charts.words import tr
from app.ui.report_headings import value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_ROW = 24.0


def draw(board: Board, report: Report) -> None:
    """Left the index, right the products where there are any and room for them."""
    products = [row for row in report.block("products").rows if row[4] is not None]
    beside = bool(products) and board.width > 640
    width = board.width * (0.54 if beside else 1.0)
    _index(board, report, width)
    if beside:
        _products(board, report, width)


def _index(board: Board, report: Report, width: float) -> None:
    block, tokens = report.block("index"), board.tokens
    indexes = [float(one) for one in block.column("index")]
    top = board.top + 30
    axes = board.axes(46, top, width - 46 - 18, board.height - top - 34)
    axes.bar(
        range(12), indexes, width=0.66, zorder=3,
        color=[tokens.primary if one >= 100 else board.look.pale for one in indexes],
    )  # fmt: skip
    axes.axhline(100, color=tokens.text2, linewidth=points(1), linestyle=(0, (4, 3)), zorder=4)
    axes.set_ylim(min(0.0, min(indexes) * 1.1), max(indexes) * 1.14)
    axes.set_xlim(-0.6, 11.6)
    board.names(axes, [tr("{0}月").format(one) for one in range(1, 13)])
    strongest = max(indexes)
    for at, one in enumerate(indexes):
        axes.annotate(
            f"{one:.0f}", (at, max(one, 0)), (0, points(4)), textcoords="offset points", ha="center", va="bottom",
            fontsize=points(board.look.small - 1), color=tokens.text, weight="bold" if one == strongest else "normal",
        )  # fmt: skip
        lines = (
            tr("季节指数 {0}").format(f"{one:.1f}"),
            tr("月均成交额 {0}").format(value("money", block.rows[at][1])),
            tr("旺季：高于平均") if one >= 100 else tr("淡季：低于平均"),
        )
        low, high = axes.get_ylim()
        name = tr("{0} 月").format(at + 1)
        board.hit(axes, at - 0.42, at + 0.42, low, high, name, lines, pick=block.picks[at], block=block.key)
    board.caption(axes, tr("每月指数（100 = 平均月）"))


def _products(board: Board, report: Report, left: float) -> None:
    block = report.block("products")
    top = board.top + 30
    most = max(1, int((board.height - top - 34) // _ROW))
    chosen = [(row, pick) for row, pick in zip(block.rows, block.picks, strict=True) if row[4] is not None][:most]
    height = min(board.height - top - 34, _ROW * 1.4 * len(chosen))
    heat(
        board, (left + 118, top, board.width - left - 118 - 12, height),
        [row[0] for row, _ in chosen], [tr("{0}月").format(one) for one in range(1, 13)],
        [[float(one) for one in row[4:]] for row, _ in chosen],
        words=lambda one: f"{one:.0f}",
        title=lambda row, column: tr("{0} ・ {1} 月").format(chosen[row][0][0], column + 1),
        lines=lambda row, column: (
            tr("季节指数 {0}").format(f"{chosen[row][0][4 + column]:.1f}"),
            tr("成交额 {0}").format(value("money", chosen[row][0][1])),
        ),
        pick=lambda row, _column: chosen[row][1], block=block.key,
    )  # fmt: skip
    board.write(left + 118, top - 12, tr("主要产品的指数"), color=board.tokens.text2)
