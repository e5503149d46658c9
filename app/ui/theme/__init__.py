"""Puts a theme on the application: Fusion, palette, font and stylesheet, all from one set of tokens."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.theme.page_stack import pages_behind_wait
from app.ui.theme.palette import palette_of
from app.ui.theme.stylesheet import stylesheet
from app.ui.theme.tokens import BODY, FONT_FAMILIES, LIGHT, TEXT_SIZES, THEMES, Tokens

_TOKENS = "keban_tokens"


def tokens_named(theme: str) -> Tokens:
    """The tokens of a theme setting: `light`, `dark`, `high-contrast`, or `system` (as the desktop is)."""
    if theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return THEMES["dark" if dark else "light"]
    return THEMES.get(theme, LIGHT)


def apply_theme(app: QApplication, tokens: Tokens, text_size: str = "standard") -> None:
    """Give the application the look of the tokens. `text_size`: small, standard or large (12, 13, 15 px body)."""
    if app.property(_TOKENS) is None:
        app.setStyle("Fusion")
    app.setProperty(_TOKENS, tokens)
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(TEXT_SIZES.get(text_size, BODY))
    # Glyphs of different fallback fonts keep their shapes at fractional scales.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    with pages_behind_wait():
        # WORKAROUND: Qt replaces one sheet by another in a time that grows with the square of the widgets (0.95 s for
        # ten tabs); taking the old one off and putting the new one on costs a sixth.
        app.setStyleSheet("")
        app.setPalette(palette_of(tokens))
        app.setFont(font)
        app.setStyleSheet(stylesheet(tokens, font.pixelSize() - BODY))


def current_tokens() -> Tokens:
    """The tokens on the application now; widgets that paint ask at paint time, so a switched theme shows at once."""
    app = QApplication.instance()
    found = app.property(_TOKENS) if app is not None else None
    return found if isinstance(found, Tokens) else LIGHT


@lru_cache(maxsize=256)
def qcolor(color: str) -> QColor:
    """A cached QColor of a token's value; callers must not change it."""
    return QColor(color)


def text_font(step: int = BODY, *, bold: bool = False) -> QFont:
    """The application's font at a type step of the tokens, shifted by the user's text size."""
    font = QFont(QApplication.font())
    font.setPixelSize(font.pixelSize() + step - BODY)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
