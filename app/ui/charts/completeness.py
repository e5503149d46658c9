"""Completeness: how far each wanted field is filled, and whose customers lack what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.charts.rows import Bar, row_bars
from app.ui.charts.words import percent, tr
from app.ui.report_headings import code_words

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """Left the fields, those with most gaps first; right the people."""
    block, people, tokens = report.block("fields"), report.block("people"), board.tokens
    beside = len(people.rows) > 1 and board.width > 640
    width = board.width * (0.56 if beside else 1.0)
    top, height = board.top + 26, board.height - board.top - 36
    found = sorted(zip(block.rows, block.picks, strict=True), key=lambda one: one[0][3])
    bars = [
        Bar(
            code_words("field", row[0]), float(row[3]), percent(row[3]),
            (tr("{0} 位已填").format(f"{row[1]:,}"), tr("{0} 位缺（点击查看）").format(f"{row[2]:,}")), pick, 1.0,
            tr("缺 {0} 位").format(f"{row[2]:,}") if row[2] else "", color=_color(board, row[3]),
        )
        for row, pick in found
    ]  # fmt: skip
    row_bars(board, (12, top, width - 24, height), bars, block=block.key, most=1.0)
    board.write(16, top - 14, tr("各项资料的填写比例"), color=tokens.text2)
    if not beside:
        return
    bars = [
        Bar(
            row[0] or tr("无跟进人"), float(row[2]), percent(row[2]),
            (
                tr("{0} 位客户，{1} 位资料齐全").format(f"{row[1]:,}", f"{row[3]:,}"),
                tr("最缺：{0}（{1} 位）").format(code_words("field", row[5]), f"{row[6]:,}") if row[5] else "",
            ),
            pick, 1.0, tr("{0} 位不全").format(f"{row[4]:,}") if row[4] else "", color=_color(board, row[2]),
        )
        for row, pick in zip(people.rows, people.picks, strict=True)
    ]  # fmt: skip
    row_bars(board, (width + 4, top, board.width - width - 16, height), bars, block=people.key, most=1.0)
    board.write(width + 8, top - 14, tr("每人客户的完整度"), color=tokens.text2)


def _color(board: Board, share: float) -> str:
    tokens = board.tokens
    return tokens.green.text if share >= 0.9 else tokens.primary if share >= 0.6 else tokens.amber.text
