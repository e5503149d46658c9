"""Lifetime value so far: how customers spread over bands of value, and what each year's new customers brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.charts.columns import Column, columns
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import value

if TYPE_CHECKING:
    from decimal import Decimal

    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """Left the bands by customers with what they bring, right the years of the first deal."""
    bands, years = report.block("bands"), report.block("years")
    split = board.width * (0.58 if years.rows else 1.0)
    tokens = board.tokens
    made = [
        Column(
            _band(row[0], row[1]), float(row[2]), f"{row[2]:,}",
            (
                tr("{0} 位客户，占 {1}").format(f"{row[2]:,}", percent(row[3], 1)),
                tr("累计 {0}，占 {1}").format(value("money", row[4]), percent(row[5], 1)),
            ),
            pick, float(row[5]),
        )
        for row, pick in zip(bands.rows, bands.picks, strict=True)
    ]  # fmt: skip
    columns(
        board, (0, board.top, split, board.room + 12), made, caption=tr("客户数（按累计成交额分段）"), block=bands.key,
        line=tr("占总金额"),
    )  # fmt: skip
    if not years.rows:
        return
    latest = list(zip(years.rows, years.picks, strict=True))[-12:]
    made = [
        Column(
            row[0] or tr("不详"), float(row[3]), short(row[3]),
            (
                tr("{0} 位客户").format(f"{row[1]:,}"), tr("累计 {0}").format(value("money", row[2])),
                tr("平均每位 {0}").format(value("money", row[3])),
            ),
            pick, color=tokens.teal.text,
        )
        for row, pick in latest
    ]  # fmt: skip
    columns(
        board, (split, board.top, board.width - split, board.room + 12), made,
        caption=tr("平均每位客户的累计成交额（按首次成交年份）"), block=years.key,
    )  # fmt: skip


def _band(low: Decimal | int | None, high: Decimal | int | None) -> str:
    if low is None or high == 0:
        return tr("无金额")
    if high is None:
        return tr("{0}以上").format(short(low))
    if not low:
        return tr("{0}以下").format(short(high))
    return tr("{0}–{1}").format(short(low), short(high))
