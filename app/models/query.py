"""What a list is asked for: which one, narrowed how, in what order; the same for window and command line."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final

from app.models.nouns import ListName

# What a filter accepts beside values. No value holds a control character, so that these cannot be meant as one.
BLANK: Final = ""
"""Rows where the column is empty."""
FILLED: Final = "\x00"
"""Rows where the column says anything."""
CONTAINS: Final = "\x01"
"""Before a text: rows where the column holds it."""


@dataclass(frozen=True, eq=False)
class Only:
    """These customers and nobody else, as they were found: who stands behind a bar of a chart. `words` name them."""

    words: str
    ids: array[int]


@dataclass(frozen=True)
class ListQuery:
    """One question to `services.lists`; empty parts narrow nothing."""

    list: ListName
    view: str = "all"
    text: str = ""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(column key, accepted values); values of one key are alternatives, keys are joined by and."""
    sort: tuple[tuple[str, bool], ...] = ()
    """(column key, descending), most important first; the record id breaks ties."""
    ranges: tuple[tuple[str, str, str], ...] = ()
    """(column key, from, to), both inclusive and as text (ISO days, plain numbers), empty where open; or
    (column key, name of a period of `models.periods`, '').
    """
    only: Only | None = None
    """Narrows the list to certain customers; belongs to the moment and is no part of a saved view."""
