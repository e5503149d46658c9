"""The English catalogue says everything the window says, with the same placeholders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import text_catalogue


def test_no_text_is_missing_or_changed() -> None:
    """As `dev.py check` tells it."""
    assert list(text_catalogue.findings()) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [("{0} 位，{name}", ["0", "name"]), ("{0:.0f}%", ["0"]), ("{{0}}", []), ("50 {", []), ("", [])],
)
def test_placeholders(text: str, fields: list[str]) -> None:
    """What format() fills in."""
    assert text_catalogue.placeholders(text) == fields


def test_writing_keeps_what_is_translated(tmp_path: Path) -> None:
    """New texts come in unfinished, finished ones stay, those that are gone leave."""
    path = tmp_path / "app_en.ts"
    text_catalogue.write({"取消": "Cancel", "早就没有了": "Gone"}, path)
    held = text_catalogue.stored(path)
    assert held["取消"] == "Cancel"
    assert held["确定"] == ""
    assert "早就没有了" not in held
