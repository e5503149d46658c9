"""A view of a list as plain data and back: what is kept under a name and opened again (5-interface, Tables)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.query import ListQuery
from app.ui.column_layout import ColumnLayout


def body_of(query: ListQuery, layout: ColumnLayout) -> dict[str, Any]:
    """Filter, order and columns as JSON data."""
    return {
        "view": query.view,
        "text": query.text,
        "filters": [[key, list(values)] for key, values in query.filters],
        "ranges": [list(one) for one in query.ranges],
        "sort": [list(one) for one in query.sort],
        "columns": {
            "order": list(layout.order),
            "hidden": list(layout.hidden),
            "shown": list(layout.shown),
            "widths": [list(one) for one in layout.widths],
        },
    }


def query_of(body: Mapping[str, Any], base: ListQuery, views: frozenset[str]) -> ListQuery:
    """The question of a stored view; parts that make no sense (an older or newer program wrote them) narrow nothing."""
    view = body.get("view")
    return replace(
        base,
        view=view if view in views else base.view,
        text=_word(body.get("text")),
        filters=tuple(
            (_word(one[0]), tuple(_word(value) for value in one[1]))
            for one in _lists(body.get("filters"))
            if len(one) == 2 and isinstance(one[1], list) and one[1]
        ),
        ranges=tuple(
            (_word(one[0]), _word(one[1]), _word(one[2])) for one in _lists(body.get("ranges")) if len(one) == 3
        ),
        sort=tuple((_word(one[0]), bool(one[1])) for one in _lists(body.get("sort")) if len(one) == 2),
    )


def known_only(query: ListQuery, keys: frozenset[str]) -> ListQuery:
    """Without columns the list no longer has."""
    return replace(
        query,
        filters=tuple(one for one in query.filters if one[0] in keys),
        ranges=tuple(one for one in query.ranges if one[0] in keys),
        sort=tuple(one for one in query.sort if one[0] in keys),
    )


def columns_of(body: Mapping[str, Any]) -> ColumnLayout:
    """The columns of a stored view."""
    part = body.get("columns")
    if not isinstance(part, dict):
        return ColumnLayout()
    widths = (one for one in _lists(part.get("widths")) if len(one) == 2)
    return ColumnLayout(
        _words(part.get("order")),
        _words(part.get("hidden")),
        _words(part.get("shown")),
        tuple((_word(key), width) for key, width in widths if isinstance(width, int) and 20 <= width <= 2000),
    )


def _lists(value: object) -> list[list[Any]]:
    return [one for one in value if isinstance(one, list)] if isinstance(value, list) else []


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
