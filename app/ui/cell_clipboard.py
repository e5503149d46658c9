"""Cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows, quotes round line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def to_tsv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as text; the cells hold no tabs or line breaks."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def from_tsv(text: str) -> list[list[str]]:
    """The cells of a pasted text; a cell with line breaks or quotes comes in quotes, as Excel and WPS write it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" not in text and "\n" not in text.rstrip("\n") and not text.startswith('"'):
        return [[text.rstrip("\n")]] if text else []
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while at < end:
        cell, at = _quoted(text, at) if text[at] == '"' else _plain(text, at)
        rows[-1].append(cell)
        if at >= end:
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
        if at >= end and text[at - 1] == "\t":
            rows[-1].append("")
    while rows and not rows[-1]:
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _plain(text: str, at: int) -> tuple[str, int]:
    ends = [found for found in (text.find("\t", at), text.find("\n", at)) if found >= 0]
    stop = min(ends, default=len(text))
    return text[at:stop], stop


def _quoted(text: str, at: int) -> tuple[str, int]:
    made: list[str] = []
    look = at + 1
    while True:
        stop = text.find('"', look)
        if stop < 0:  # never closed: the quote was meant as a character
            return _plain(text, at)
        made.append(text[look:stop])
        if text[stop + 1 : stop + 2] == '"':
            made.append('"')
            look = stop + 2
            continue
        after = stop + 1
        if after < len(text) and text[after] not in "\t\n":
            return _plain(text, at)
        return "".join(made), after
