"""Frees what holds very much a little at a time: all at once it would hold up the window's thread."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

_PIECE: Final = 400


def empty(held: dict[Any, Any]) -> None:
    """Free the entries of a dictionary."""
    # By keys that are listed once: a dictionary looks for its first entry among all that were taken out before.
    keys = list(held)
    for start in range(0, len(keys), _PIECE):
        deque(map(held.pop, keys[start : start + _PIECE]), maxlen=0)


def shrink(held: list[Any]) -> None:
    """Free the elements of a list, the last ones first."""
    while held:
        del held[-_PIECE:]
