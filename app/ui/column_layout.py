"""Which columns a list shows, in what order and how wide: read from and written to this computer's settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ColumnLayout:
    """What the user made of one list; keys of columns that no longer exist are ignored by who applies it."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    """Columns that are hidden unless asked for."""
    widths: tuple[tuple[str, int], ...] = ()
    """Only after the user set a width by hand."""


def layout_of(text: str, list_name: str) -> ColumnLayout:
    """The stored layout of a list; an empty one where nothing sensible is stored."""
    part = _read(text).get(list_name)
    if not isinstance(part, dict):
        return ColumnLayout()
    widths = part.get("widths")
    return ColumnLayout(
        _words(part.get("order")),
        _words(part.get("hidden")),
        _words(part.get("shown")),
        tuple((key, width) for key, width in widths.items() if isinstance(width, int) and 20 <= width <= 2000)
        if isinstance(widths, dict)
        else (),
    )


def with_layout(text: str, list_name: str, layout: ColumnLayout) -> str:
    """The stored text with one list's layout replaced."""
    every = _read(text)
    every[list_name] = {
        "order": layout.order,
        "hidden": layout.hidden,
        "shown": layout.shown,
        "widths": dict(layout.widths),
    }
    return json.dumps(every, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
