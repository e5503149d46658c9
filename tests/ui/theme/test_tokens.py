"""Every pair of colours that carries text or an edge reaches AA, in every theme."""

from __future__ import annotations

import pytest

from app.ui.theme.tokens import STATUSES, THEMES, Tokens, contrast

TEXT_PAIRS = [
    (front, back)
    for front in ("text", "text2", "text3", "link")
    for back in ("canvas", "surface", "sunken", "row_hover", "row_selected", "primary_weak")
    if (front, back) not in {("text3", "row_selected"), ("text3", "primary_weak")}  # text2 is used there
] + [("on_primary", "primary"), ("on_primary", "primary_hover"), ("on_primary", "primary_pressed")]
EDGE_PAIRS = [("control_edge", "surface"), ("focus", "surface"), ("primary", "surface"), ("focus", "canvas")]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_text_reaches_aa(theme: Tokens) -> None:
    """4.5 : 1 for text."""
    weak = {
        (front, back): round(contrast(theme.color(front), theme.color(back)), 2)
        for front, back in TEXT_PAIRS
        if contrast(theme.color(front), theme.color(back)) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_statuses_reach_aa_on_their_background_the_surface_and_a_selected_row(theme: Tokens) -> None:
    """Pills stand on their own colour, on the surface when the row is selected; overdue days on both rows."""
    for name in STATUSES:
        pair = theme.pair(name)
        for back in (pair.back, theme.surface, theme.row_selected, theme.row_hover):
            assert contrast(pair.text, back) >= 4.5, (name, back)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_edges_and_marks_reach_three_to_one(theme: Tokens) -> None:
    """3 : 1 for what is not text."""
    for front, back in EDGE_PAIRS:
        assert contrast(theme.color(front), theme.color(back)) >= 3, (front, back)
    assert contrast("#FFFFFF", theme.badge) >= 4.5
    assert contrast(theme.toast.text, theme.toast.back) >= 4.5
    assert contrast(theme.toast_link, theme.toast.back) >= 4.5


def test_contrast_has_known_values() -> None:
    """Black on white is 21, a colour on itself 1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1
