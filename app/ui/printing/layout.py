"""Lays a report out on pages: every mark with its place, before anything is painted, so that pages can be counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from app.ui.printing.report import (
    CHECK,
    Band,
    Block,
    Column,
    Facts,
    Grid,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Picture,
    Report,
)
from app.ui.theme.tokens import FONT_FAMILIES

UNIT: Final = 20
"""Units per point: type sizes are whole numbers of them."""
TITLE, HEADING, BODY, SMALL = 17.0, 11.0, 9.0, 8.0
INK, GRAY, RULE, FILL = "#1B2230", "#5A6472", "#C2C9D3", "#EEF1F5"
_PAD: Final = 4.0
_HEAD: Final = 40.0
_HEAD_AGAIN: Final = 20.0
_FOOT: Final = 18.0
_POINTS_A_DOT: Final = 0.75
"""Of a screen with 96 dots an inch."""
_SPLIT: Final = 0.4
"""A row higher than this part of a page may be split; a smaller one moves to the next page whole."""


@dataclass(frozen=True)
class Text:
    """One line of words; `y` is its base line, `width` the room for right and centre."""

    x: float
    y: float
    text: str
    size: float
    strong: bool = False
    color: str = INK
    align: str = "left"
    width: float = 0.0


@dataclass(frozen=True)
class Box:
    """A rectangle: filled with `fill`, or only its edge when that is empty."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""


@dataclass(frozen=True)
class Rule:
    """A thin line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str = RULE


@dataclass(frozen=True)
class Drawing:
    """A QImage in a rectangle."""

    x: float
    y: float
    width: float
    height: float
    image: Any


Mark = Text | Box | Rule | Drawing


@lru_cache(maxsize=32)
def font(size: float, *, strong: bool = False) -> QFont:
    """A type size in points, as the painter scaled to `UNIT` wants it."""
    made = QFont()
    made.setFamilies(list(FONT_FAMILIES))
    made.setPixelSize(round(size * UNIT))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


@lru_cache(maxsize=32)
def _metrics(size: float, strong: bool) -> QFontMetricsF:
    return QFontMetricsF(font(size, strong=strong))


def wrapped(text: str, size: float, width: float, *, strong: bool = False, most: int = 0) -> list[str]:
    """The lines of a text at a width in points; over `most` lines the last ends with an ellipsis."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font(size, strong=strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * UNIT)
            lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        if most and len(lines) > most:
            break
    if most and len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1][:-1] + "…" if len(lines[-1]) > 1 else "…"
    return lines


class Pages:
    """`marks` holds one list per page once `lay` is through. Sizes in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.marks: list[list[Mark]] = []
        self._y = 0.0
        self._title = ""

    def lay(self, report: Report) -> list[list[Mark]]:
        """Place everything, then the page numbers."""
        self._first_page(report.title, report.subtitle)
        for at, block in enumerate(report.blocks):
            following = report.blocks[at + 1] if at + 1 < len(report.blocks) else None
            self._block(block, following)
        return self.marks

    # --- pages ----------------------------------------------------------------------------

    @property
    def _bottom(self) -> float:
        return self.height - _FOOT

    @property
    def _page(self) -> list[Mark]:
        return self.marks[-1]

    def _new_page(self) -> None:
        self.marks.append([])
        self._page.append(Text(0, 10, self._title, SMALL, color=GRAY))
        self._page.append(Rule(0, 14, self.width, 14))
        self._y = _HEAD_AGAIN

    def _first_page(self, title: str, subtitle: str) -> None:
        self._title = title
        self.marks.append([])
        lines = wrapped(title, TITLE, self.width, strong=True, most=2)
        y = 0.0
        for line in lines:
            y += TITLE * 1.2
            self._page.append(Text(0, y, line, TITLE, strong=True))
        for line in wrapped(subtitle, BODY, self.width, most=3):
            y += BODY * 1.8
            self._page.append(Text(0, y, line, BODY, color=GRAY))
        self._page.append(Rule(0, y + 8, self.width, y + 8, INK))
        self._y = y + 16

    def _room(self, wanted: float) -> None:
        if self._y + wanted > self._bottom:
            self._new_page()

    # --- blocks ----------------------------------------------------------------------------

    def _block(self, block: Block, following: Block | None) -> None:
        if isinstance(block, Heading):
            self._heading(block, following)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Lines):
            self._lines(block)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, NewPage):
            self._first_page(block.title, block.subtitle)
        else:
            self._grid(block)

    def _heading(self, block: Heading, following: Block | None) -> None:
        # Together with what it names: a heading alone at the foot of a page names nothing.
        least = 46.0 + (following.least if isinstance(following, Grid) else 0.0)
        self._room(least)
        self._y += 10
        self._page.append(Text(0, self._y + HEADING, block.text, HEADING, strong=True))
        self._y += HEADING + 7

    def _paragraph(self, block: Paragraph) -> None:
        for line in wrapped(block.text, BODY, self.width):
            self._room(BODY * 1.6)
            self._page.append(Text(0, self._y + BODY * 1.15, line, BODY, color=GRAY if block.quiet else INK))
            self._y += BODY * 1.6
        self._y += 4

    def _lines(self, block: Lines) -> None:
        for _ in range(block.count):
            self._room(24)
            self._y += 24
            self._page.append(Rule(0, self._y, self.width, self._y))
        self._y += 6

    def _picture(self, block: Picture) -> None:
        lines = wrapped(block.text, BODY, self.width) if block.text else []
        above = 10 + HEADING + 9 + len(lines) * BODY * 1.6
        width = self.width if block.wide else min(self.width, block.image.width() * _POINTS_A_DOT)
        height = width * block.image.height() / max(1, block.image.width())
        tallest = self._bottom - _HEAD_AGAIN - above
        if height > tallest:
            width, height = width * tallest / height, tallest
        self._room(above + height)
        if block.title:
            self._y += 10
            self._page.append(Text(0, self._y + HEADING, block.title, HEADING, strong=True))
            self._y += HEADING + 7
        for line in lines:
            self._page.append(Text(0, self._y + BODY * 1.15, line, BODY))
            self._y += BODY * 1.6
        self._page.append(Drawing(0, self._y + 2, width, height, block.image))
        self._y += height + 2

    def _facts(self, block: Facts) -> None:
        gap, label = 16.0, 62.0
        half = (self.width - gap) / 2
        pairs = list(block.pairs)
        while pairs:
            row: list[tuple[float, str, list[str]]] = []
            name, value = pairs.pop(0)
            wide = wrapped(value, BODY, self.width - label)
            if len(wrapped(value, BODY, half - label)) > 2 or not pairs:
                row.append((0.0, name, wide))
            else:
                row.append((0.0, name, wrapped(value, BODY, half - label)))
                other, said = pairs[0]
                lines = wrapped(said, BODY, half - label)
                if len(lines) <= 2:
                    pairs.pop(0)
                    row.append((half + gap, other, lines))
            self._fact_row(row, label)
        self._y += 4

    def _fact_row(self, row: Sequence[tuple[float, str, list[str]]], label: float) -> None:
        step = BODY * 1.45
        most = max(len(lines) for _, _, lines in row)
        whole = most * step + 4
        self._room(whole if whole <= self._bottom * _SPLIT else step)
        for at in range(most):
            self._room(step)
            for x, name, lines in row:
                y = self._y + BODY * 1.15
                if at == 0:
                    self._page.append(Text(x, y, name, BODY, color=GRAY))
                if at < len(lines):
                    self._page.append(Text(x + label, y, lines[at], BODY))
            self._y += step
        self._y += 4

    # --- tables -----------------------------------------------------------------------------

    def _grid(self, grid: Grid) -> None:
        total = sum(one.share for one in grid.columns)
        widths = [self.width * one.share / total for one in grid.columns]
        self._room(60 + grid.least)
        self._grid_head(grid.columns, widths)
        for at, row in enumerate(grid.rows):
            if isinstance(row, Band):
                following = grid.rows[at + 1] if at + 1 < len(grid.rows) else None
                self._band(row, grid, widths, alone=following is None)
            else:
                self._row(row, grid, widths)
        self._y += 6

    def _grid_head(self, columns: Sequence[Column], widths: Sequence[float]) -> None:
        height = BODY * 1.45 + 2 * _PAD
        self._page.append(Box(0, self._y, self.width, height, FILL))
        x = 0.0
        for column, width in zip(columns, widths, strict=True):
            self._page.append(
                Text(x + _PAD, self._y + _PAD + BODY * 1.1, column.title, BODY, strong=True, align=column.align,
                     width=width - 2 * _PAD)
            )  # fmt: skip
            x += width
        self._page.append(Rule(0, self._y + height, self.width, self._y + height, GRAY))
        self._y += height

    def _band(self, band: Band, grid: Grid, widths: Sequence[float], *, alone: bool) -> None:
        height = BODY * 1.45 + 2 * _PAD
        self._grid_room(height + (0 if alone else max(grid.least, 24)), grid, widths)
        self._page.append(Text(_PAD, self._y + _PAD + BODY * 1.2, band.text, BODY, strong=True))
        self._page.append(Rule(0, self._y + height, self.width, self._y + height))
        self._y += height

    def _grid_room(self, wanted: float, grid: Grid, widths: Sequence[float]) -> None:
        if self._y + wanted > self._bottom:
            self._new_page()
            self._grid_head(grid.columns, widths)

    def _row(self, row: Sequence[str], grid: Grid, widths: Sequence[float]) -> None:
        step = BODY * 1.4
        cells = [
            [CHECK] if text == CHECK
            else wrapped(text, BODY, width - 2 * _PAD, strong=column.strong, most=grid.lines) if text else []
            for text, width, column in zip(row, widths, grid.columns, strict=True)
        ]  # fmt: skip
        height = max(grid.least, max((len(one) for one in cells), default=1) * step + 2 * _PAD)
        if height <= self._bottom * _SPLIT:
            self._grid_room(height, grid, widths)
            self._cells(cells, grid, widths, height)
            return
        while any(cells):
            fits = int((self._bottom - self._y - 2 * _PAD) / step)
            if fits < 2:
                self._new_page()
                self._grid_head(grid.columns, widths)
                continue
            part = [one[:fits] for one in cells]
            cells = [one[fits:] for one in cells]
            self._cells(part, grid, widths, max(len(one) for one in part) * step + 2 * _PAD)

    def _cells(self, cells: Sequence[Sequence[str]], grid: Grid, widths: Sequence[float], height: float) -> None:
        x = 0.0
        for lines, column, width in zip(cells, grid.columns, widths, strict=True):
            if grid.ruled and x > 0:
                self._page.append(Rule(x, self._y, x, self._y + height))
            for at, line in enumerate(lines):
                if line == CHECK:
                    self._page.append(Box(x + (width - 10) / 2, self._y + _PAD + 1, 10, 10))
                    continue
                y = self._y + _PAD + BODY * 1.12 + at * BODY * 1.4
                self._page.append(
                    Text(x + _PAD, y, line, BODY, strong=column.strong, align=column.align, width=width - 2 * _PAD)
                )
            x += width
        self._y += height
        self._page.append(Rule(0, self._y, self.width, self._y))


def advance(text: str, size: float, *, strong: bool = False) -> float:
    """How wide a line is, in points."""
    return _metrics(size, strong).horizontalAdvance(text) / UNIT
