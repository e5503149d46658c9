"""Fonts and cut texts for cells that are painted by the hundred."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.ui.theme import text_font
from app.ui.theme.tokens import BODY


@lru_cache(maxsize=32)
def _lettering(_key: str, step: int, bold: bool, struck: bool) -> tuple[QFont, QFontMetricsF, float]:
    font = text_font(step, bold=bold)
    font.setStrikeOut(struck)
    metrics = QFontMetricsF(font)
    return font, metrics, metrics.horizontalAdvance("\u4e2d")


def lettering(step: int = BODY, *, bold: bool = False, struck: bool = False) -> tuple[QFont, QFontMetricsF]:
    """The font of a type step at the user's text size, with its metrics; made once."""
    return _lettering(QApplication.font().key(), step, bold, struck)[:2]


def cut(text: str, width: float, step: int = BODY, *, bold: bool = False, struck: bool = False) -> str:
    """The text with an ellipsis where it does not fit; what surely fits is not measured."""
    _font, metrics, widest = _lettering(QApplication.font().key(), step, bold, struck)
    if len(text) * widest <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
