"""The ground every picture is drawn on: places in pixels, calm axes, direct labels, shapes under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import FancyBboxPatch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.ui import report_texts
from app.ui.charts.look import INCH, Look, cut, points, text_width
from app.ui.charts.shapes import Shape
from app.ui.charts.words import Scale, percent, scale_of

if TYPE_CHECKING:
    from decimal import Decimal

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from app.services.reports.shape import Report

EDGE: Final = 12.0
"""Pixels of air around everything."""


class Board:
    """`top` is where the picture begins, below a title where it has one. All measures are logical pixels."""

    def __init__(self, figure: Figure, look: Look) -> None:
        self.figure, self.look, self.tokens = figure, look, look.tokens
        self.width = figure.get_figwidth() * INCH
        self.height = figure.get_figheight() * INCH
        self.top = EDGE
        self.shapes: list[Shape] = []

    @property
    def room(self) -> float:
        """Height below the title."""
        return self.height - self.top - EDGE

    # --- words -------------------------------------------------------------------------------

    def head(self, report: Report) -> None:
        """Title, sentence and period, where the picture goes away from the window."""
        if not self.look.titled:
            return
        room = self.width - 2 * EDGE - 8
        self.write(EDGE + 4, 24, report_texts.title(report.name), size=18, color=self.tokens.text, weight="bold")
        self.write(
            self.width - EDGE - 4, 24, report_texts.span(report), size=12, color=self.tokens.text3, align="right"
        )
        sentence = report_texts.reason(report) if report.reason else report_texts.sentence(report)
        self.write(EDGE + 4, 50, cut(sentence, 13, room), size=13, color=self.tokens.text2)
        self.top = 72.0

    def say_nothing(self, report: Report) -> None:
        """Why there is nothing to draw, in the middle."""
        self.write(
            self.width / 2, self.top + self.room / 2, report_texts.reason(report), size=14, color=self.tokens.text3,
            align="center",
        )  # fmt: skip

    def write(
        self, x: float, y: float, text: str, *, size: float = 0, color: str = "", align: str = "left",
        weight: str = "normal",
    ) -> None:  # fmt: skip
        """Words with their middle line at y pixels from the top."""
        self.figure.text(
            x / self.width, 1 - y / self.height, text, fontsize=points(size or self.look.small),
            color=color or self.tokens.text2, ha=align, va="center_baseline", weight=weight,
        )  # fmt: skip

    def caption(self, axes: Axes, text: str, *, color: str = "") -> None:
        """What the axes under it show, above their left corner."""
        x, y, _width, _height = self.place(axes)
        self.write(x, y - 12, text, color=color or self.tokens.text2, size=self.look.small)

    def legend(self, x: float, y: float, entries: Sequence[tuple[str, str]], *, align: str = "left") -> None:
        """Words with a spot of their colour before them, in a row: (colour, words)."""
        size = self.look.small
        widths = [16 + text_width(words, size) + 14 for _color, words in entries]
        at = x if align == "left" else x - sum(widths) + 14
        for (color, words), width in zip(entries, widths, strict=True):
            self.figure.patches.append(self._spot(at, y, color))
            self.write(at + 14, y, words, color=self.tokens.text2, size=size)
            at += width

    def halo(self) -> list[Any]:
        """A rim in the colour of the ground, so that words stay readable over lines."""
        return [withStroke(linewidth=points(3), foreground=self.tokens.surface)]

    def _spot(self, x: float, y: float, color: str) -> Any:
        return FancyBboxPatch(
            (x / self.width, 1 - (y + 4.5) / self.height), 9 / self.width, 9 / self.height, boxstyle="square,pad=0",
            facecolor=color, edgecolor="none", transform=self.figure.transFigure,
        )  # fmt: skip

    # --- axes ----------------------------------------------------------------------------------

    def axes(self, left: float, top: float, width: float, height: float, *, grid: str = "y") -> Axes:
        """Axes whose inner rectangle lies there; `grid` is x, y or nothing."""
        axes = self.figure.add_axes(
            (left / self.width, 1 - (top + height) / self.height, max(width, 1) / self.width,
             max(height, 1) / self.height)
        )  # fmt: skip
        axes.set_facecolor("none")
        for side, spine in axes.spines.items():
            spine.set_visible(side == ("left" if grid == "x" else "bottom") and bool(grid))
            spine.set_color(self.tokens.border_strong)
            spine.set_linewidth(points(1))
        axes.tick_params(
            colors=self.tokens.text2, labelsize=points(self.look.small), length=0, pad=points(6), which="both"
        )
        axes.set_axisbelow(True)
        if grid:
            axes.grid(axis=grid, color=self.tokens.divider, linewidth=points(1))  # type: ignore[arg-type]
        return axes

    def place(self, axes: Axes) -> tuple[float, float, float, float]:
        """Where axes lie: left, top, width, height in pixels."""
        box = axes.get_position()
        return box.x0 * self.width, (1 - box.y1) * self.height, box.width * self.width, box.height * self.height

    def amounts(
        self, axes: Axes, most: Decimal | float, *, axis: str = "y", ticks: int = 5, least: float = 0,
        units: bool = False,
    ) -> Scale:  # fmt: skip
        """Number an axis of amounts in 万 or 亿, with air above the highest; returns the scale for its caption.
        `units`: the ticks themselves say 万 or 亿.
        """
        scale = scale_of(max(abs(float(most)), abs(least)))
        high = float(most) * 1.12 if most > 0 else 1.0
        low = least * 1.12 if least < 0 else 0.0
        side = axes.yaxis if axis == "y" else axes.xaxis
        (axes.set_ylim if axis == "y" else axes.set_xlim)(low, high)
        side.set_major_locator(MaxNLocator(ticks, integer=scale.divisor == 1, min_n_ticks=1))
        side.set_major_formatter(
            FuncFormatter(lambda value, _at: scale.number(value) + (scale.unit if units and value else ""))
        )
        return scale

    def shares(self, axes: Axes, *, axis: str = "y", most: float = 1.0) -> None:
        """Number an axis in percent."""
        side = axes.yaxis if axis == "y" else axes.xaxis
        (axes.set_ylim if axis == "y" else axes.set_xlim)(0, most * 1.04)
        side.set_major_locator(MaxNLocator(5))
        side.set_major_formatter(FuncFormatter(lambda value, _at: percent(value)))

    def names(self, axes: Axes, names: Sequence[str], *, axis: str = "x", room: float = 0.0) -> None:
        """Words at 0, 1, 2 …; where they would run into each other, only every second, third … is written."""
        places = list(range(len(names)))
        if axis == "y":
            axes.set_yticks(places, [cut(one, self.look.small, room or 200) for one in names])
            return
        width = self.place(axes)[2] / max(1, len(names))
        widest = max((text_width(one, self.look.small) for text in names for one in text.split("\n")), default=1)
        step = max(1, -(-int(widest + 8) // max(1, int(width))))
        axes.set_xticks(places[::step], list(names)[::step])

    def color_words(self, axes: Axes, *, color: str = "") -> None:
        """Names of a list of bars are words, not numbers: they are as dark as text."""
        for label in axes.get_yticklabels():
            label.set_color(color or self.tokens.text)

    # --- the mouse -------------------------------------------------------------------------------

    def hit(
        self, axes: Axes, left: float, right: float, low: float, high: float, title: str, lines: Sequence[str] = (), *,
        pick: str | None = None, block: str = "",
    ) -> None:  # fmt: skip
        """A rectangle in the axes' own numbers answers to the mouse."""
        (x0, y0), (x1, y1) = axes.transData.transform([(left, low), (right, high)]) / self.look.ratio
        self.shapes.append(
            Shape(
                min(x0, x1), self.height - max(y0, y1), max(2.0, abs(x1 - x0)), max(2.0, abs(y1 - y0)), title,
                tuple(lines), pick, block,
            )
        )  # fmt: skip

    def hit_point(
        self, axes: Axes, x: float, y: float, title: str, lines: Sequence[str] = (), *, radius: float = 6.0,
        pick: str | None = None, block: str = "",
    ) -> None:  # fmt: skip
        """A point answers to the mouse."""
        at_x, at_y = axes.transData.transform((x, y)) / self.look.ratio
        self.shapes.append(
            Shape(
                at_x - radius, self.height - at_y - radius, 2 * radius, 2 * radius, title, tuple(lines), pick, block,
                round=True,
            )
        )  # fmt: skip

    def hit_box(
        self, x: float, y: float, width: float, height: float, title: str, lines: Sequence[str] = (), *,
        pick: str | None = None, block: str = "",
    ) -> None:  # fmt: skip
        """A rectangle of pixels answers to the mouse."""
        self.shapes.append(Shape(x, y, width, height, title, tuple(lines), pick, block))
