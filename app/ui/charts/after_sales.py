"""After-sales: cases by type, cause or product, how satisfied customers were, and cases by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.charts.columns import Column, columns
from app.ui.charts.look import points
from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, tr

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_MONTHS = 12


def draw(board: Board, report: Report) -> None:
    """Left the groups, right above the satisfaction, right below the months."""
    wide = board.width > 640
    left = board.width * (0.46 if wide else 1.0)
    _groups(board, report, left)
    if wide:
        low = board.top + 76
        _scores(board, report, left)
        _months(board, report, left, low)


def _lines(row: tuple[Any, ...]) -> tuple[str, ...]:
    _value, cases, share, still, complaints, median, _mean, rated, score = row
    said = [
        tr("{0} 件，占 {1}").format(f"{cases:,}", percent(share, 1)),
        tr("未完成 {0} 件，投诉 {1} 件").format(f"{still:,}", f"{complaints:,}"),
    ]
    if median is not None:
        said.append(tr("一半在 {0} 小时内完成").format(f"{float(median):,.0f}"))
    if rated:
        said.append(tr("满意度 {0} 分（{1} 件评价）").format(f"{float(score):.1f}", f"{rated:,}"))
    return tuple(said)


def _groups(board: Board, report: Report, width: float) -> None:
    block, tokens = report.block("groups"), board.tokens
    top = board.top + 26
    bars = []
    for row, pick in zip(block.rows, block.picks, strict=True):
        note = tr("满意度 {0}").format(f"{float(row[8]):.1f}") if row[7] else ""
        label = tr("{0} 件").format(f"{row[1]:,}")
        closed = float(row[1] - row[3])
        bars.append(Bar(row[0] or tr("未填写"), closed, label, _lines(row), pick, float(row[1]), note))
    row_bars(board, (12, top, width - 24, board.height - top - 10), bars, block=block.key)
    pale = board.look.pale
    board.legend(width - 16, top - 13, [(tokens.primary, tr("已完成")), (pale, tr("全部"))], align="right")


def _scores(board: Board, report: Report, left: float) -> None:
    block, tokens, look = report.block("scores"), board.tokens, board.look
    rated = sum(row[2] for row in block.rows)
    x, width, top = left + 20, board.width - left - 36, board.top + 26
    if not rated:
        board.write(x, top, tr("还没有填满意度；结案时填一下，这里就有图。"), color=tokens.text3)
        return
    axes = board.axes(x, top, width, 24, grid="")
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    colors = (tokens.green.text, look.mix(tokens.green.text, 0.6), tokens.gray.text, tokens.amber.text, tokens.red.text)
    reached = 0.0
    for (_score, word, cases, share), pick, color in zip(block.rows, block.picks, colors, strict=True):
        if not cases:
            continue
        axes.barh(0.5, share, left=reached, height=1, color=color, edgecolor=tokens.surface, linewidth=points(1.5))
        if share * width > 46:
            axes.text(
                reached + share / 2, 0.46, word, ha="center", va="center_baseline", color=look.ink(color),
                fontsize=points(look.small),
            )  # fmt: skip
        lines = (tr("{0} 件，占 {1}").format(f"{cases:,}", percent(share, 1)),)
        board.hit(axes, reached, reached + share, 0, 1, word, lines, pick=pick, block=block.key)
        reached += share
    said = tr("满意度 {0} 分，满意以上 {1}（{2} 件评价）").format(
        f"{float(report.facts['score']):.1f}", percent(report.facts["satisfied_share"]), f"{rated:,}"
    )
    board.write(x, top - 14, said, color=tokens.text2)


def _months(board: Board, report: Report, left: float, top: float) -> None:
    block = report.block("months")
    rows = list(zip(block.rows, block.picks, strict=True))[-_MONTHS:]
    made = [
        Column(tr("{0}月").format(int(row[0][5:7])), float(row[1]), f"{row[1]:,}", _lines(row), pick)
        for row, pick in rows
    ]
    columns(board, (left, top, board.width - left, board.height - top), made, caption=tr("每月件数"), block=block.key)
