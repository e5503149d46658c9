"""Frees what holds very much a little at a time: all at once it would hold up the window's thread."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import Any, Final

_PIECE: Final = 400


def empty(held: dict[Any, Any]) -> None:
    """Free the entries of a dictionary."""
    while held:
        deque(map(held.pop, list(islice(held, _PIECE))), maxlen=0)


def shrink(held: list[Any]) -> None:
    """Free the elements of a list, the last ones first."""
    while held:
        del held[-_PIECE:]
