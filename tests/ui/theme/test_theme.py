"""A theme reaches the application whole: palette, font, stylesheet, and what asks for tokens while painting."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme import apply_theme, current_tokens, text_font, tokens_named
from app.ui.theme.stylesheet import THEME_FOLDER, stylesheet
from app.ui.theme.tokens import CAPTION, DARK, FONT_FAMILIES, LIGHT, THEMES, Tokens


def test_switching_reaches_palette_and_tokens(themed: QApplication) -> None:
    """Dark after light, and back."""
    apply_theme(themed, DARK)
    assert current_tokens() is DARK
    assert themed.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    apply_theme(themed, LIGHT)
    assert themed.palette().color(QPalette.ColorRole.Base).name().upper() == LIGHT.surface


@pytest.mark.parametrize(("size", "pixels"), [("small", 12), ("standard", 13), ("large", 15)])
def test_text_size_shifts_every_step(themed: QApplication, size: str, pixels: int) -> None:
    """小 12, 标准 13, 大 15; captions move along."""
    apply_theme(themed, LIGHT, size)
    assert themed.font().pixelSize() == pixels
    assert text_font(CAPTION).pixelSize() == pixels - 1
    apply_theme(themed, LIGHT)


def test_the_font_chain_is_the_specified_one(themed: QApplication) -> None:
    """And at least one of its families is here, so that no box stands for a missing glyph."""
    assert tuple(themed.font().families()) == FONT_FAMILIES
    assert set(FONT_FAMILIES) & set(QFontDatabase.families())


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_the_stylesheet_names_files_that_exist(theme: Tokens) -> None:
    """Every picture in it is in resources/theme."""
    files = re.findall(r'url\("([^"]+)"\)', stylesheet(theme))
    assert files
    assert all((THEME_FOLDER / file.rsplit("/", 1)[1]).is_file() for file in files)


def test_an_unknown_theme_is_light(themed: QApplication) -> None:
    """A settings file from a newer program does not break the look."""
    assert tokens_named("sepia") is LIGHT
    assert tokens_named("system").name in {"light", "dark"}
