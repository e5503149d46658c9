"""What the search index of any database is asked: tokens, and how they are joined."""

from __future__ import annotations

from typing import NamedTuple


class IndexUnusable(Exception):
    """The index is missing or damaged. Never shown: whoever searches reads the rows instead."""

    def __init__(self, noun: str) -> None:
        super().__init__(noun)
        self.noun = noun


class Token(NamedTuple):
    """One token of an entry; with `begins` any token that begins so will do, and of `others` any in its place."""

    text: str
    begins: bool = False
    others: tuple[str, ...] = ()


Way = tuple[Token, ...]
"""Tokens that an entry must hold together."""
Need = tuple[Way, ...]
"""Alternatives, of which an entry must hold one."""
