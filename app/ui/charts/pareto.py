"""ABC: how few customers bring how much. Bars of the largest or the curve of all, and the three classes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.charts.look import cut, points
from app.ui.charts.words import money_axis, percent, tr
from app.ui.report_headings import value

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_FEW = 40
"""Up to so many customers each has a bar of its own."""


def class_color(board: Board, name: str) -> str:
    """Red, amber, gray: as the pills of the lists."""
    tokens = board.tokens
    return {"A": tokens.red.text, "B": tokens.amber.text}.get(name, tokens.gray.text)


def draw(board: Board, report: Report) -> None:
    """Left the curve, right the classes."""
    side = min(330.0, max(220.0, board.width * 0.34))
    width = board.width - side
    if report.facts["customers"] <= _FEW:
        _bars(board, report, width)
    else:
        _curve(board, report, width)
    _classes(board, report, width + 16, side - 28)


def _bars(board: Board, report: Report, width: float) -> None:
    block, tokens = report.block("customers"), board.tokens
    names, amounts = block.column("customer"), [max(0.0, float(one)) for one in block.column("amount")]
    top = board.top + 30
    axes = board.axes(58, top, width - 58 - 46, board.height - top - 30)
    scale = board.amounts(axes, max(amounts), ticks=4)
    axes.bar(
        range(len(names)),
        amounts,
        width=0.74,
        color=[class_color(board, one) for one in block.column("class")],
        zorder=3,
    )
    axes.set_xlim(-0.7, max(len(names), 4) - 0.3)
    board.names(axes, [str(one) for one in block.column("rank")])
    twin: Any = axes.twinx()
    for spine in twin.spines.values():
        spine.set_visible(False)
    shares = [float(one) * 100 for one in block.column("cumulative")]
    twin.plot(range(len(shares)), shares, color=tokens.text2, linewidth=points(2), marker="o", markersize=points(4))
    twin.set_ylim(0, 108)
    twin.set_yticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
    twin.tick_params(colors=tokens.text2, labelsize=points(board.look.small), length=0, pad=points(6))
    board.write(18, top - 16, money_axis(scale), color=tokens.text3)
    board.write(width - 4, top - 16, tr("累计占比"), color=tokens.text3, align="right")
    low, high = axes.get_ylim()
    for at, row in enumerate(block.rows):
        rank, _id, name, _region, amount, share, cumulative, cls, _level = row
        lines = (
            tr("第 {0} 名，{1} 类").format(rank, cls), tr("成交额 {0}").format(value("money", amount)),
            tr("占 {0}，累计 {1}").format(percent(share, 1), percent(cumulative, 1)),
        )  # fmt: skip
        board.hit(axes, at - 0.45, at + 0.45, low, high, name, lines, pick=block.picks[at], block=block.key)


def _curve(board: Board, report: Report, width: float) -> None:
    block, tokens = report.block("curve"), board.tokens
    classes = {row[0]: row for row in report.block("classes").rows}
    picks = dict(zip(report.block("classes").column("class"), report.block("classes").picks, strict=True))
    people = [0.0, *(float(one) * 100 for one in block.column("customer_share"))]
    shares = [0.0, *(float(one) * 100 for one in block.column("share"))]
    names = ["A", *block.column("class")]
    top = board.top + 30
    axes = board.axes(58, top, width - 58 - 24, board.height - top - 46)
    axes.set(xlim=(0, 100), ylim=(0, 108))
    axes.set_yticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
    axes.set_xticks([0, 20, 40, 60, 80, 100], ["0%", "20%", "40%", "60%", "80%", "100%"])
    for name in "ABC":
        part = [at for at, one in enumerate(names) if one == name]
        if not part:
            continue
        part = [max(0, part[0] - 1), *part]
        xs, ys = [people[at] for at in part], [shares[at] for at in part]
        color = class_color(board, name)
        axes.fill_between(xs, ys, color=board.look.mix(color, 0.22), linewidth=0, zorder=2)
        axes.plot(xs, ys, color=color, linewidth=points(2.5), zorder=4, solid_capstyle="round")
        if xs[-1] < 99.5:
            axes.plot([xs[-1]] * 2, [0, ys[-1]], color=color, linewidth=points(1), linestyle=(0, (3, 3)), zorder=3)
            axes.plot(xs[-1], ys[-1], "o", color=color, markersize=points(7), zorder=5)
        cls = classes[name]
        room = (xs[-1] - xs[0]) / 100 * board.place(axes)[2]
        if room > 26:
            axes.text(
                (xs[0] + xs[-1]) / 2, 7, cut(tr("{0} 类").format(name), board.look.body, room), ha="center",
                color=tokens.text, fontsize=points(board.look.body), weight="bold", zorder=6,
            )  # fmt: skip
        lines = (
            tr("{0} 位客户，占 {1}").format(f"{cls[1]:,}", percent(cls[2], 1)),
            tr("成交额 {0}").format(value("money", cls[3])), tr("占销售额 {0}").format(percent(cls[4], 1)),
        )  # fmt: skip
        board.hit(
            axes, xs[0], max(xs[-1], xs[0] + 0.8), 0, 108, tr("{0} 类客户").format(name), lines, pick=picks.get(name),
            block="classes",
        )  # fmt: skip
    board.write(18, top - 16, tr("累计销售额占比"), color=tokens.text3)
    board.write(width - 24, board.height - 14, tr("按成交额从大到小的客户占比"), color=tokens.text3, align="right")


def _classes(board: Board, report: Report, left: float, width: float) -> None:
    block, tokens, look = report.block("classes"), board.tokens, board.look
    step = min(104.0, board.room / 3)
    top = board.top + (board.room - step * 3) / 2
    for at, row in enumerate(block.rows):
        name, customers, customer_share, amount, share = row
        color = class_color(board, name)
        y = top + at * step
        axes = board.axes(left, y, width, step - 8, grid="")
        axes.set(xlim=(0, width), ylim=(step - 8, 0), xticks=[], yticks=[])
        high = step - 8
        axes.bar(width / 2, high, width=width, bottom=0, color=look.mix(color, 0.10), linewidth=0, zorder=1)
        axes.bar(2, high, width=4, bottom=0, color=color, linewidth=0, zorder=2)
        board.write(
            left + 16, y + high * 0.24, tr("{0} 类").format(name), size=look.body + 1, color=color, weight="bold"
        )
        board.write(
            left + width - 10, y + high * 0.24, tr("{0} 位").format(f"{customers:,}"), size=look.body + 1,
            color=tokens.text, align="right", weight="bold",
        )  # fmt: skip
        for part, words, share_of in ((0.56, tr("客户"), customer_share), (0.82, tr("销售额"), share)):
            bar = width - 16 - 52 - 56
            axes.bar(68 + bar / 2, 8, width=bar, bottom=high * part - 4, color=look.mix(color, 0.16), zorder=2)
            filled = bar * min(1.0, share_of)
            axes.bar(68 + filled / 2, 8, width=filled, bottom=high * part - 4, color=color, zorder=3)
            board.write(left + 16, y + high * part, words, color=tokens.text2)
            board.write(left + width - 10, y + high * part, percent(share_of, 1), color=tokens.text, align="right")
        lines = (
            tr("{0} 位客户，占 {1}").format(f"{customers:,}", percent(customer_share, 1)),
            tr("成交额 {0}").format(value("money", amount)), tr("占销售额 {0}").format(percent(share, 1)),
        )  # fmt: skip
        title = tr("{0} 类客户").format(name)
        board.hit_box(left, y, width, high, title, lines, pick=block.picks[at], block=block.key)
