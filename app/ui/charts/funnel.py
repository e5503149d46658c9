"""The four tables and what flows between them: above the whole period, below month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import FancyBboxPatch

from app.ui.charts.heat import heat
from app.ui.charts.look import points
from app.ui.charts.months import month_label
from app.ui.charts.words import percent, tr
from app.ui.report_headings import code_words

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_BOX_HEIGHT = 58.0
_MONTHS = 24


def draw(board: Board, report: Report) -> None:
    """Boxes with arrows, then a row of months for each flow."""
    _tables(board, report)
    _months(board, report)


def _tables(board: Board, report: Report) -> None:
    block, facts, tokens, look = report.block("tables"), report.facts, board.tokens, board.look
    names = ["public", "potential", "current", "dormant"]
    rows = {row[0]: (row, pick) for row, pick in zip(block.rows, block.picks, strict=True)}
    between = {
        0: (tr("领取 {0}").format(f"{facts['taken']:,}"), tr("放回 {0}").format(f"{facts['returned']:,}")),
        1: (_won(facts), ""),
        2: (tr("转入 {0}").format(f"{facts['dormant']:,}"), tr("唤醒 {0}").format(f"{facts['reactivated']:,}")),
    }
    colors = (tokens.gray.text, tokens.primary, tokens.green.text, tokens.amber.text)
    width = (board.width - 28) / 4
    gap = min(110.0, width * 0.46)
    wide, top = (board.width - 28 - 3 * gap) / 4, board.top + 2
    for at, name in enumerate(names):
        row, pick = rows.get(name, ((name, 0, 0.0), None))
        x = 14 + at * (wide + gap)
        board.figure.patches.append(
            FancyBboxPatch(
                ((x + 2) / board.width, 1 - (top + _BOX_HEIGHT) / board.height), (wide - 4) / board.width,
                _BOX_HEIGHT / board.height, boxstyle="square,pad=0", facecolor=look.mix(colors[at], 0.10),
                edgecolor=look.mix(colors[at], 0.5), linewidth=points(1), transform=board.figure.transFigure,
            )
        )  # fmt: skip
        middle = x + wide / 2
        board.write(middle, top + 18, code_words("table", name), color=tokens.text2, align="center")
        board.write(
            middle, top + 41, f"{row[1]:,}", size=18 + look.shift, color=tokens.text, align="center", weight="bold"
        )
        lines = (tr("现在 {0} 位，占 {1}").format(f"{row[1]:,}", percent(row[2], 1)),)
        board.hit_box(x, top, wide, _BOX_HEIGHT, code_words("table", name), lines, pick=pick, block=block.key)
        if at in between:
            _arrow(board, x + wide + 3, x + wide + gap - 3, top + 20, between[at][0])
            if between[at][1]:
                _arrow(board, x + wide + gap - 3, x + wide + 3, top + 48, between[at][1])
    said = tr("从领取到首次成交")
    if facts["days_to_deal"] is not None:
        said = tr("从领取到首次成交：转化 {0}，一半在 {1} 天内").format(
            percent(facts["conversion"] or 0), f"{facts['days_to_deal']:.0f}"
        )
        board.write(14, top + _BOX_HEIGHT + 14, said, color=tokens.text2)


def _won(facts: Any) -> str:
    return tr("成交 {0}").format(f"{facts['first_deal']:,}")


def _arrow(board: Board, start: float, end: float, y: float, words: str) -> None:
    axes = board.axes(min(start, end), y - 8, abs(end - start), 16, grid="")
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    back = end < start
    axes.annotate(
        "", (0.0 if back else 1.0, 0.1), (1.0 if back else 0.0, 0.1),
        arrowprops={
            "arrowstyle": "-|>", "color": board.tokens.text3, "linewidth": points(1.4), "shrinkA": 0, "shrinkB": 0,
        },
    )  # fmt: skip
    board.write((start + end) / 2, y - 3, words, color=board.tokens.text, align="center")


def _months(board: Board, report: Report) -> None:
    block = report.block("flows")
    if not block.rows:
        return
    flows = list(dict.fromkeys(row[1] for row in block.rows))
    months = list(dict.fromkeys(row[0] for row in block.rows))[-_MONTHS:]
    found = {(row[0], row[1]): (row[2], pick) for row, pick in zip(block.rows, block.picks, strict=True)}
    top, left = board.top + _BOX_HEIGHT + 30, 112.0
    height = min(board.height - top - 38, 34.0 * len(flows))
    heat(
        board, (left, top, min(board.width - left - 14, 120.0 * len(months)), height),
        [code_words("flow", one) for one in flows],
        [month_label(one, at) for at, one in enumerate(months)],
        [[float(found[month, flow][0]) for month in months] for flow in flows],
        words=lambda one: f"{one:,.0f}" if one else "",
        title=lambda row, column: tr("{0} {1}").format(months[column], code_words("flow", flows[row])),
        lines=lambda row, column: (tr("{0} 位客户").format(f"{found[months[column], flows[row]][0]:,}"),),
        pick=lambda row, column: found[months[column], flows[row]][1], block=block.key, by_row=True,
    )  # fmt: skip
