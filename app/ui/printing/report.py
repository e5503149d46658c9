"""What a printed document is made of: title, facts in columns, tables with heads that repeat, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

CHECK: Final = "\x00check"
"""A cell that shows an empty box to tick by hand."""


@dataclass(frozen=True)
class Heading:
    """The title of a part; never the last thing on a page."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Label and value, two pairs side by side."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Lines:
    """Empty ruled lines to write on by hand."""

    count: int


@dataclass(frozen=True)
class Column:
    """`share` of the width; `align` is left, right or center."""

    title: str
    share: float
    align: str = "left"
    strong: bool = False


@dataclass(frozen=True)
class Band:
    """A row across the whole table that names the group below it."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A table; `least` is the least height of a row in points, so that there is room to write."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Band, ...]
    least: float = 0.0
    lines: int = 0
    """Most lines of a cell; 0 means as many as it has."""
    ruled: bool = False
    """Lines between the columns, where people write into the cells."""


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page of its own under this title: one call sheet per person."""

    title: str
    subtitle: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing under its title and a sentence, all on one page. `image` is a QImage; it takes the whole width or,
    where not `wide`, as much as its dots take on a screen.
    """

    title: str
    text: str
    image: Any
    wide: bool = True


Block = Heading | Facts | Paragraph | Lines | Grid | NewPage | Picture


@dataclass(frozen=True)
class Report:
    """One document. `footer` says who printed it and when."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    footer: str = ""
    file_name: str = ""
    """What a PDF of it is called."""
