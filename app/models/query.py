"""What a list is asked for: which one, narrowed how, in what order; the same for window and command line."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.nouns import ListName


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
