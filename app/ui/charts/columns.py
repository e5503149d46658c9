"""Upright bars of a few things in a row, each with its figure above; a line of shares over them if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.ui.charts.look import points
from app.ui.charts.words import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from app.ui.charts.board import Board


@dataclass(frozen=True)
class Column:
    """One bar; `share` is its place on the line."""

    name: str
    value: float
    label: str
    lines: tuple[str, ...] = ()
    pick: str | None = None
    share: float | None = None
    color: str = ""


def columns(
    board: Board, room: tuple[float, float, float, float], made: Sequence[Column], *, caption: str, block: str = "",
    line: str = "",
) -> Axes:  # fmt: skip
    """Draw into the rectangle, which holds caption and names too; `line` names the line of shares."""
    left, top, width, height = room
    tokens, look = board.tokens, board.look
    right = 48.0 if line else 16.0
    axes = board.axes(left + 52, top + 28, width - 52 - right, height - 28 - 30)
    most = max((one.value for one in made), default=0.0)
    board.amounts(axes, most, ticks=4, units=True)
    axes.bar(
        range(len(made)), [max(0.0, one.value) for one in made], width=0.64 if len(made) > 2 else 0.3,
        color=[one.color or tokens.primary for one in made], zorder=3,
    )  # fmt: skip
    axes.set_xlim(-0.6, max(len(made), 3) - 0.4)
    board.names(axes, [one.name for one in made])
    if line:
        twin: Any = axes.twinx()
        for spine in twin.spines.values():
            spine.set_visible(False)
        twin.plot(
            range(len(made)), [one.share for one in made], color=tokens.amber.text, linewidth=points(2), marker="o",
            markersize=points(6), zorder=5,
        )  # fmt: skip
        twin.set_ylim(0, max(max(one.share or 0.0 for one in made) * 1.2, 0.05))
        twin.yaxis.set_major_locator(MaxNLocator(4))
        twin.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: percent(value)))
        twin.tick_params(colors=tokens.amber.text, labelsize=points(look.small), length=0, pad=points(6))
        board.legend(left + width - 8, top + 12, [(tokens.amber.text, line)], align="right")
    for at, one in enumerate(made):
        axes.annotate(
            one.label if one.value else "",
            (at, max(0.0, one.value)), (0, points(4)), textcoords="offset points", ha="center", va="bottom",
            fontsize=points(look.small - 1), color=tokens.text, zorder=6, path_effects=board.halo(),
        )  # fmt: skip
        low, high = axes.get_ylim()
        board.hit(axes, at - 0.42, at + 0.42, low, high, one.name, one.lines, pick=one.pick, block=block)
    board.write(left + 16, top + 12, caption, color=tokens.text2)
    return axes
