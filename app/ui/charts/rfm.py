"""Recency, frequency, amount: where customers stand by days since the last deal and number of deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.charts.look import points, text_width
from app.ui.charts.words import percent, short, tr
from app.ui.report_headings import value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board


def draw(board: Board, report: Report) -> None:
    """Cells as large as the number of customers, as dark as their amount; fresh and faithful is top right."""
    block, tokens, look = report.block("map"), board.tokens, board.look
    recency = sorted({(row[0], row[1]) for row in block.rows}, key=lambda one: -one[0])
    deals = sorted({(row[2], row[3]) for row in block.rows}, key=lambda one: one[0])
    cells = {(row[0], row[2]): (row, pick) for row, pick in zip(block.rows, block.picks, strict=True)}
    most_people = max(row[4] for row in block.rows) or 1
    most_share = max(float(row[7]) for row in block.rows) or 1.0
    left, top = 92.0, board.top + 26
    width, height = board.width - left - 16, board.height - top - 42
    axes = board.axes(left, top, width, height, grid="")
    axes.set(xlim=(-0.5, len(recency) - 0.5), ylim=(-0.5, len(deals) - 0.5))
    wide, high = width / len(recency), height / len(deals)
    largest = min(wide, high) * 0.94
    for x, (days, _to) in enumerate(recency):
        for y, (from_deals, _to) in enumerate(deals):
            row, pick = cells[days, from_deals]
            good = x + y >= len(recency) + len(deals) - 4
            ground = tokens.row_selected if good else tokens.sunken
            axes.bar(x, 0.94, width=0.97, bottom=y - 0.47, color=ground, edgecolor=tokens.divider, linewidth=points(1))
            if not row[4]:
                continue
            size = max(7.0, largest * (row[4] / most_people) ** 0.5)
            color = look.mix(tokens.primary, 0.25 + 0.75 * float(row[7]) / most_share)
            axes.plot(
                x, y, "o", markersize=points(size), color=color, zorder=3, markeredgewidth=points(1),
                markeredgecolor=tokens.primary,
            )  # fmt: skip
            inside = text_width(f"{row[4]:,}", look.small) + 6 < size
            axes.annotate(
                f"{row[4]:,}", (x, y), (0 if inside else points(size / 2 + 4), 0), textcoords="offset points",
                ha="center" if inside else "left", va="center_baseline", fontsize=points(look.small), zorder=4,
                color=look.ink(color) if inside else tokens.text, weight="bold",
            )  # fmt: skip
            board.hit(
                axes, x - 0.48, x + 0.48, y - 0.47, y + 0.47, _title(row), _lines(row), pick=pick, block=block.key
            )
    axes.set_xticks(range(len(recency)), [_days(*one) for one in recency])
    axes.set_yticks(range(len(deals)), [_deals(*one) for one in deals])
    board.color_words(axes)
    board.write(14, top - 14, tr("成交次数"), color=tokens.text2)
    board.write(
        board.width - 16,
        top - 14,
        tr("圆越大客户越多，越深金额越高；右上角又近又勤"),
        color=tokens.text3,
        align="right",
    )
    board.write(
        board.width - 16, board.height - 10, tr("距最近一次成交，越往右越近"), color=tokens.text2, align="right"
    )


def _days(low: int, high: int | None) -> str:
    return tr("{0} 天以上").format(low) if high is None else tr("{0}–{1} 天").format(low, high)


def _deals(low: int, high: int | None) -> str:
    if high is None:
        return tr("{0} 次以上").format(low)
    return tr("{0} 次").format(low) if low == high else tr("{0}–{1} 次").format(low, high)


def _title(row: tuple[Any, ...]) -> str:
    return tr("最近成交 {0}，成交 {1}").format(_days(row[0], row[1]), _deals(row[2], row[3]))


def _lines(row: tuple[Any, ...]) -> tuple[str, ...]:
    return (
        tr("{0} 位客户，占 {1}").format(f"{row[4]:,}", percent(row[5], 1)),
        tr("成交额 {0}（{1}），占 {2}").format(value("money", row[6]), short(row[6]), percent(row[7], 1)),
    )
