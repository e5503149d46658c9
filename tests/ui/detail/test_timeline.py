"""The timeline's words: whose time of day is said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.services.timeline import TimelineEntry
from app.ui.detail.timeline import TimelineView


@pytest.mark.parametrize(("kind", "said"), [("interaction", True), ("shipment", False), ("service_case", False)])
def test_only_what_has_a_time_of_day_says_one(qtbot: Any, themed: Any, kind: str, said: bool) -> None:
    now = datetime.now(UTC)
    today = now.astimezone().date()
    view = TimelineView()
    qtbot.addWidget(view)
    entry = TimelineEntry(kind, 1, today, now, "李文静", "电话", None, "聊了墨水")
    view.set_entries([entry], today)
    assert (f"{now.astimezone():%H:%M}" in view._when(entry)) is said
