"""Sales by month: this year before the paler same months of the year before, and the seasonal index as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.ticker import MaxNLocator

from app.ui import report_texts
from app.ui.charts.look import points
from app.ui.charts.words import money_axis, short, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from app.services.reports.shape import Block, Report
    from app.ui.charts.board import Board

_MOST_COMPARED = 36
"""With more months than these the pale bars behind would be a blur."""


def draw(board: Board, report: Report) -> None:
    """Bars, the running month hatched, the best one named."""
    block = report.blocks[0]
    names, amounts = block.column("month"), [float(one) for one in block.column("amount")]
    before = [float(one) for one in block.column("previous")]
    indexes = block.column("index")
    has_index = any(one is not None for one in indexes)
    compared = len(names) <= _MOST_COMPARED and any(before)
    left, right, top, bottom = 58.0, 52.0 if has_index else 20.0, board.top + 34, 44.0
    axes = board.axes(left, top, board.width - left - right, board.height - top - bottom)
    tokens = board.tokens
    most = max([*amounts, *(before if compared else []), 0.0])
    scale = board.amounts(axes, most, least=min([*amounts, 0.0]))
    places = list(range(len(names)))
    wide = 0.78 if len(names) > 1 else 0.3
    if compared:
        axes.bar(places, before, width=wide, color=board.look.pale, zorder=2)
    bars = axes.bar(places, amounts, width=wide * (0.6 if compared else 0.9), color=tokens.primary, zorder=3)
    running = report.today.isoformat()[:7]
    if names[-1] == running:
        bars[-1].set(facecolor=board.look.mix(tokens.primary, 0.55), edgecolor=tokens.primary, hatch="////")
        bars[-1].set_linewidth(points(1))
    axes.set_xlim(-0.6, len(names) - 0.4)
    board.names(axes, [month_label(one, at) for at, one in enumerate(names)])
    legend = [(tokens.primary, tr("成交额"))]
    if compared:
        legend.append((board.look.pale, tr("去年同期")))
    front = axes
    if has_index:
        front = _index_line(board, axes, places, indexes)
        legend.append((tokens.amber.text, tr("季节指数（右轴，100 = 平均）")))
    _name_values(board, axes, front, amounts)
    board.write(left - 40, top - 18, money_axis(scale), color=tokens.text3)
    board.legend(board.width - right, top - 18, legend, align="right")
    _answer(board, axes, report, block)


def _name_values(board: Board, axes: Axes, front: Axes, amounts: list[float]) -> None:
    """Few bars bear their amounts, many only the best one; written on the axes in `front`: no line crosses them."""
    most = max(amounts)
    for at, amount in enumerate(amounts):
        if amount > 0 and (len(amounts) <= 13 or amount == most):
            front.annotate(
                short(amount), (at, amount), (0, points(4)), xycoords=axes.transData, textcoords="offset points",
                ha="center", va="bottom", fontsize=points(board.look.small - 1), zorder=6, color=board.tokens.text,
                weight="bold" if amount == most else "normal", path_effects=board.halo(),
            )  # fmt: skip


def _index_line(board: Board, axes: Axes, places: list[int], indexes: list[float | None]) -> Axes:
    twin: Any = axes.twinx()
    for spine in twin.spines.values():
        spine.set_visible(False)
    tokens = board.tokens
    known = [(at, one) for at, one in zip(places, indexes, strict=True) if one is not None]
    twin.plot(
        *zip(*known, strict=True),
        color=tokens.amber.text,
        linewidth=points(2),
        marker="o",
        markersize=points(5),
        zorder=5,
    )
    twin.axhline(100, color=tokens.amber.text, linewidth=points(1), linestyle=(0, (3, 4)), alpha=0.6, zorder=1)
    twin.set_ylim(0, max(one for _, one in known) * 1.25)
    twin.yaxis.set_major_locator(MaxNLocator(4))
    twin.tick_params(colors=tokens.amber.text, labelsize=points(board.look.small), length=0, pad=points(6))
    return twin  # type: ignore[no-any-return]


def _answer(board: Board, axes: Axes, report: Report, block: Block) -> None:
    low, high = axes.get_ylim()
    for at, row in enumerate(block.rows):
        lines = [
            f"{report_texts.heading(report.name, field.key, block.key)}  {said}"
            for field, one in zip(block.fields[1:], row[1:], strict=True)
            if (said := report_texts.cell(report, block, field, one))
        ]
        board.hit(axes, at - 0.42, at + 0.42, low, high, row[0], lines, pick=block.picks[at], block=block.key)


def month_label(month: str, at: int) -> str:
    """7月, and the year under the first and every January."""
    number = int(month[5:7])
    return tr("{0}月\n{1}").format(number, month[:4]) if at == 0 or number == 1 else tr("{0}月").format(number)
