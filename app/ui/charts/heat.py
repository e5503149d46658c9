"""Heat maps: cells between the ground and the main colour, their numbers written where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.ui.charts.look import points, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from app.ui.charts.board import Board


def heat(
    board: Board,
    room: tuple[float, float, float, float],
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float | None]],
    *,
    words: Callable[[float], str],
    title: Callable[[int, int], str],
    lines: Callable[[int, int], Sequence[str]],
    pick: Callable[[int, int], str | None] = lambda _row, _column: None,
    block: str = "",
    most: float = 0.0,
    columns_on_top: bool = False,
    by_row: bool = False,
) -> Axes:
    """Draw the cells into the rectangle (left, top, width, height of the cells alone); None leaves a cell empty.
    `by_row`: rows of different things, each with its own strongest cell.
    """
    left, top, width, height = room
    axes = board.axes(left, top, width, height, grid="")
    tokens = board.tokens
    strongest = most or max((one for row in values for one in row if one is not None), default=0.0) or 1.0
    wide, high = width / max(1, len(columns)), height / max(1, len(rows))
    small = min(board.look.small, high - 4)
    for y, row in enumerate(values):
        if by_row:
            strongest = max((one for one in row if one is not None), default=0.0) or 1.0
        for x, one in enumerate(row):
            if one is None:
                continue
            color = board.look.mix(tokens.primary, 0.05 + 0.95 * max(0.0, min(1.0, one / strongest)))
            axes.bar(x, 0.94, width=0.96 if wide > 12 else 0.98, bottom=y - 0.47, color=color, linewidth=0, zorder=2)
            said = words(one)
            if said and text_width(said, small - 1) < wide - 2 and small >= 9:
                axes.text(
                    x, y, said, ha="center", va="center_baseline", fontsize=points(small - 1), zorder=3,
                    color=board.look.ink(color),
                )  # fmt: skip
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    board.names(axes, columns)
    if columns_on_top:
        axes.xaxis.tick_top()
        axes.tick_params(length=0, pad=points(4))
    board.names(axes, rows, axis="y", room=left - 14)
    board.color_words(axes)
    for y, row in enumerate(values):
        for x, one in enumerate(row):
            if one is not None:
                board.hit(
                    axes, x - 0.48, x + 0.48, y - 0.47, y + 0.47, title(y, x), lines(y, x), pick=pick(y, x), block=block
                )
    return axes
