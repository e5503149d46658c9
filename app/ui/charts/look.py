"""How pictures look: the tokens of a theme, type sizes, and the pixels of the screen they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.ui.theme.tokens import Tokens

INCH: Final = 100
"""Logical pixels of a figure's inch; a figure for a screen of ratio 1.5 has 150 dots."""


@dataclass(frozen=True)
class Look:
    """`shift`: pixels added to every type size (the user's text size). `ratio`: device pixels of a logical one.
    `titled`: title, sentence and period stand in the picture (files, paper); in the window they stand above it.
    """

    tokens: Tokens
    shift: int = 0
    ratio: float = 1.0
    titled: bool = False

    @property
    def small(self) -> float:
        """Axis labels, in pixels."""
        return 12.0 + self.shift

    @property
    def body(self) -> float:
        """Words inside the picture, in pixels."""
        return 13.0 + self.shift

    @property
    def series(self) -> tuple[str, ...]:
        """Colours of things side by side that are no good or bad; never the only thing that tells them apart."""
        tokens = self.tokens
        return tokens.primary, tokens.teal.text, tokens.violet.text, tokens.amber.text, tokens.gray.text

    @property
    def pale(self) -> str:
        """What stands behind or before: the period before, everybody, the quiet months."""
        # High contrast has no pale line of its own.
        return (
            self.mix(self.tokens.primary, 0.25) if self.tokens.pill_edge else self.mix(self.tokens.primary_line, 0.78)
        )

    def mix(self, color: str, part: float) -> str:
        """The colour thinned towards the ground: 1 is itself, 0 the ground."""
        ground = self.tokens.surface
        channels = (
            round(int(ground[at : at + 2], 16) * (1 - part) + int(color[at : at + 2], 16) * part) for at in (1, 3, 5)
        )
        return "#" + "".join(f"{one:02X}" for one in channels)

    def ink(self, ground: str) -> str:
        """The colour in which words on this ground are read best."""
        tokens = self.tokens
        light = _luminance(ground)

        def contrast(color: str) -> float:
            high, low = sorted((_luminance(color), light), reverse=True)
            return (high + 0.05) / (low + 0.05)

        return max((tokens.on_primary, tokens.surface, tokens.text), key=contrast)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def points(pixels: float) -> float:
    """matplotlib's type size for a height in logical pixels."""
    return pixels * 72 / INCH


def text_width(text: str, pixels: float) -> float:
    """About how wide a text is, in pixels: Chinese signs are square, others half as wide and a little."""
    return sum(pixels if ord(one) > 0x2E80 else pixels * 0.56 for one in text)


def cut(text: str, pixels: float, room: float) -> str:
    """The text as far as it fits."""
    if not text or text_width(text, pixels) <= room:
        return text
    kept = text
    while kept and text_width(kept + "…", pixels) > room:
        kept = kept[:-1]
    return kept + "…"
