"""A date that is typed or picked."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.ui.widgets.date_field import DateField

DAY = date(2026, 6, 18)  # a Thursday


def test_an_invalid_text_stays_with_its_reason(qtbot: Any, themed: Any) -> None:
    """A red line and why; a valid one is written out and told once."""
    field = DateField(today=lambda: DAY)
    qtbot.addWidget(field)
    field.show()
    told: list[date | None] = []
    field.changed.connect(told.append)
    field.edit.setText("13月")
    assert not field.check()
    assert field.reason.isVisible()
    assert "13月" in field.reason.text()
    assert field.edit.text() == "13月"

    field.edit.setText("3天后")
    assert field.check()
    assert field.edit.text() == "2026-06-21"
    assert told == [date(2026, 6, 21)]
    assert not field.reason.isVisible()


def test_a_required_or_too_early_day_says_so(qtbot: Any, themed: Any) -> None:
    """Empty is fine only where it may be."""
    field = DateField(today=lambda: DAY, required=True, earliest=DAY)
    qtbot.addWidget(field)
    assert not field.check()
    field.edit.setText("昨天")
    assert not field.check()
    field.edit.setText("明天")
    assert field.check()
