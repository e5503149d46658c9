"""Bars lying down, one per name, with their figures behind them: for everything that is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ui.charts.look import cut, points, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from app.ui.charts.board import Board

LEAST: Final = 19.0
MOST: Final = 34.0
"""Pixels of a row."""


@dataclass(frozen=True)
class Bar:
    """`behind`: a paler bar under this one (the period before); `note` stands after the label in its own colour."""

    name: str
    value: float
    label: str = ""
    lines: tuple[str, ...] = ()
    pick: str | None = None
    behind: float | None = None
    note: str = ""
    note_color: str = ""
    color: str = ""
    title: str = ""
    """What the mouse is told where the name stands elsewhere."""


def fitting(height: float, count: int) -> int:
    """How many rows have room."""
    return max(1, min(count, int(height // LEAST)))


def row_bars(
    board: Board, room: tuple[float, float, float, float], bars: Sequence[Bar], *, block: str = "", names: float = 0.0,
    most: float = 0.0,
) -> Axes:  # fmt: skip
    """Draw as many bars as fit into the rectangle (left, top, width, height); `names` is the room for the names."""
    left, top, width, height = room
    shown = list(bars[: fitting(height, len(bars))])
    look, tokens = board.look, board.tokens
    size = look.small
    if not names:
        widest = max((text_width(one.name, size) for one in shown), default=40)
        names = min(widest + 14, width * 0.36)
    spare = max(
        (text_width(one.label, size) + (text_width(one.note, size) + 10) * bool(one.note) for one in shown), default=0.0
    )
    inner = max(40.0, width - names - spare - 14)
    step = min(MOST, height / max(1, len(shown)))
    axes = board.axes(left + names, top, inner, step * len(shown), grid="")
    largest = most or max((max(one.value, one.behind or 0.0) for one in shown), default=0.0) or 1.0
    axes.set(xlim=(0, largest), ylim=(len(shown) - 0.5, -0.5), xticks=[], yticks=[])
    axes.axvline(0, color=tokens.border_strong, linewidth=points(1), zorder=4)
    for at, one in enumerate(shown):
        if one.behind is not None:
            axes.barh(at, max(0.0, one.behind), height=0.74, color=look.pale, zorder=2)
        axes.barh(
            at, max(0.0, one.value), height=0.42 if one.behind is not None else 0.62, color=one.color or tokens.primary,
            zorder=3,
        )  # fmt: skip
        y = top + (at + 0.5) * step
        end = max(one.value, one.behind or 0.0)
        x = left + names + inner * max(0.0, end) / largest + 7
        board.write(left + names - 8, y, cut(one.name, size, names - 12), color=tokens.text, align="right", size=size)
        board.write(x, y, one.label, color=tokens.text, size=size)
        if one.note:
            board.write(
                x + text_width(one.label, size) + 10, y, one.note, color=one.note_color or tokens.text3, size=size
            )
        board.hit_box(left, top + at * step, width, step, one.title or one.name, one.lines, pick=one.pick, block=block)
    return axes
