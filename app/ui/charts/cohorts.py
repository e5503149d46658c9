"""Retention: one row per month of the first deal, one column per month after; the darker, the more came again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.ticker import MaxNLocator

from app.ui.charts.heat import heat
from app.ui.charts.look import points
from app.ui.charts.words import percent, tr

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.board import Board

_ROW: Final = 19.0


def draw(board: Board, report: Report) -> None:
    """The latest cohorts that have room, the newest at the foot, and beside them the average of all. The month of the
    first deal itself is left out: its 100 % would pale all others.
    """
    cells, cohorts = report.block("cells"), report.block("cohorts")
    top, left = board.top + 46, 138.0
    height = board.height - top - 12
    names = [row[0] for row in cohorts.rows][-max(2, int(height // _ROW)) :]
    sizes = {row[0]: row for row in cohorts.rows}
    found = {(row[0], row[1]): (row, pick) for row, pick in zip(cells.rows, cells.picks, strict=True)}
    curve = [row for row in report.block("curve").rows if row[0]]
    beside = len(curve) > 1 and board.width > 640
    room = (board.width * 0.62 if beside else board.width - 14) - left
    reach = max((row[1] for row in cells.rows if row[0] in names), default=1)
    after = list(range(1, max(1, min(reach, int(room // 28))) + 1))
    values = [[float(found[name, one][0][3]) if (name, one) in found else None for one in after] for name in names]
    step = min(30.0, height / len(names))
    heat(
        board, (left, top, min(room, 56.0 * len(after)), step * len(names)),
        [tr("{0}（{1} 位）").format(name, f"{sizes[name][1]:,}") for name in names],
        [str(one) for one in after], values, words=lambda one: percent(one) if one else "",
        title=lambda row, column: tr("{0} 首次成交，{1} 个月后").format(names[row], after[column]),
        lines=lambda row, column: (
            tr("{0} 位中 {1} 位再次成交（{2}）").format(
                f"{sizes[names[row]][1]:,}", f"{found[names[row], after[column]][0][2]:,}",
                percent(found[names[row], after[column]][0][3], 1),
            ),
        ),
        pick=lambda row, column: found[names[row], after[column]][1], block=cells.key, columns_on_top=True,
    )  # fmt: skip
    for at, name in enumerate(names):
        row = sizes[name]
        lines = (
            tr("{0} 位新成交客户").format(f"{row[1]:,}"),
            tr("{0} 位再次成交（{1}），{2} 位只买过一次").format(f"{row[2]:,}", percent(row[3], 1), f"{row[4]:,}"),
        )
        pick = cohorts.picks[[one[0] for one in cohorts.rows].index(name)]
        title = tr("{0} 首次成交").format(name)
        board.hit_box(8, top + at * step, left - 14, step, title, lines, pick=pick, block=cohorts.key)
    if beside:
        _curve(board, curve, board.width * 0.66)
    if not any(one is not None for row in values for one in row):
        board.write(left + 10, top + step / 2, tr("还没有满一个月；下个月起看得到谁再来"), color=board.tokens.text3)
    board.write(14, board.top + 8, tr("首次成交月份"), color=board.tokens.text2)
    board.write(left, board.top + 8, tr("首次成交后第几个月再次成交（占该月新客户）"), color=board.tokens.text2)


def _curve(board: Board, curve: list[tuple[Any, ...]], left: float) -> None:
    """How many of all come again after so many months."""
    tokens = board.tokens
    after, shares = [row[0] for row in curve], [float(row[3]) for row in curve]
    axes = board.axes(left + 44, board.top + 34, board.width - left - 44 - 18, board.height - board.top - 34 - 30)
    axes.plot(after, shares, color=tokens.primary, linewidth=points(2.2), marker="o", markersize=points(5), zorder=3)
    axes.fill_between(after, shares, color=board.look.mix(tokens.primary, 0.12), linewidth=0, zorder=2)
    board.shares(axes, most=max(max(shares) * 1.15, 0.05))
    axes.set_xlim(0.5, max(after[-1], 4) + 0.5)
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    for row in curve:
        lines = (tr("{0} 位中 {1} 位成交（{2}）").format(f"{row[2]:,}", f"{row[1]:,}", percent(row[3], 1)),)
        board.hit_point(axes, row[0], float(row[3]), tr("{0} 个月后").format(row[0]), lines, block="curve")
    board.write(left, board.top + 8, tr("全部新客户的平均"), color=tokens.text2)
