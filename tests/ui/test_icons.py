"""Icons are found, recoloured, crisp, and follow the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import app.ui
from app.ui.icons import ICON_FOLDER, icon, icon_pixmap
from app.ui.theme import apply_theme
from app.ui.theme.tokens import DARK, LIGHT


def _colors(made: QIcon) -> set[str]:
    image = made.pixmap(QSize(64, 64)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_has_the_colour_of_its_token_and_follows_the_theme(themed: QApplication) -> None:
    """The same QIcon is dark text on light, light text on dark."""
    made = icon("plus", "text")
    assert _colors(made) == {LIGHT.text}
    apply_theme(themed, DARK)
    assert _colors(made) == {DARK.text}
    apply_theme(themed, LIGHT)


def test_pixmaps_have_the_screens_resolution(themed: QApplication) -> None:
    """16 logical pixels at 150 % are 24 real ones."""
    pixmap = icon_pixmap("sun", "text2", 16, 1.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (24, 1.5)
    assert icon("sun").pixmap(QSize(16, 16), 2.0).width() == 32


def test_a_misspelt_name_fails_at_once(themed: QApplication) -> None:
    """Not later, inside a paint event."""
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_copies_of_an_icon_live_on(themed: QApplication) -> None:
    """Qt clones the engine; the clone must not die with the original."""
    copy = QIcon(icon("plus", "red"))
    assert _colors(copy) == {LIGHT.red.text}


def test_every_icon_named_in_the_interface_exists() -> None:
    """Names are strings; this finds those that no file has."""
    calls = re.compile(r'\b(?:icon|icon_button|paint_icon|icon_pixmap)\(\s*(?:painter,\s*)?"([a-z0-9-]+)"')
    folder = Path(app.ui.__path__[0])
    named = {name for file in folder.rglob("*.py") for name in calls.findall(file.read_text(encoding="utf-8"))}
    assert named
    assert not {name for name in named if not (ICON_FOLDER / f"{name}.svg").is_file()}
