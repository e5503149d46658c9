"""Column layouts survive the settings file, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.ui.column_layout import ColumnLayout, layout_of, with_layout
from app.ui.columns import ColumnSpec
from app.ui.list_view import ListView
from app.ui.table_model import ListModel
from app.ui.tasks import Tasks

LAYOUT = ColumnLayout(("b", "a"), ("c",), ("d",), (("a", 120),))


def test_a_layout_is_read_back_and_leaves_the_others_alone() -> None:
    """One text holds all lists."""
    text = with_layout(with_layout("", "potential", LAYOUT), "current", ColumnLayout())
    assert layout_of(text, "potential") == LAYOUT
    assert layout_of(text, "current") == ColumnLayout()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"potential": 3}', '{"potential": {"order": 5, "widths": []}}'])
def test_senseless_text_is_the_default(text: str) -> None:
    """Settings never keep the program from starting."""
    assert layout_of(text, "potential") == ColumnLayout()


def test_a_view_takes_a_layout_and_gives_it_back(
    qtbot: Any, themed: Any, tasks: Tasks, settle: Callable[[], None]
) -> None:
    """Order, hidden, shown, widths; unknown keys are passed over."""
    columns = tuple(ColumnSpec(key, key, visible=key != "d") for key in "abcd")
    view = ListView(ListModel(tasks, columns, lambda *_: None, lambda *_: {}))  # type: ignore[arg-type, return-value]
    qtbot.addWidget(view)
    stored = ColumnLayout(("b", "zzz", "a"), ("c",), ("d",), (("a", 120), ("zzz", 90)))
    view.apply_column_layout(stored)
    now = view.column_layout()
    assert now.order == ("b", "a", "c", "d")
    assert (now.hidden, now.shown) == (("c",), ("d",))
    assert dict(now.widths)["a"] == 120
    assert view.visible_columns() == [1, 0, 3]
