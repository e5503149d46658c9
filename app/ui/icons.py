"""Lucide icons recoloured from the tokens and drawn at the screen's own pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.theme import current_tokens

ICON_FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "icons"
# Lucide's own stroke of 2 is heavy beside 13 px Chinese text.
_STROKE: Final = b'stroke-width="1.75"'


def icon(name: str, color: str = "text2", size: int = 16) -> QIcon:
    """The icon of that Lucide name. `color`: a token or status name (follows the theme) or `#RRGGBB`."""
    return QIcon(_Engine(name, color, size))


def icon_pixmap(name: str, color: str, size: int, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """The icon as a pixmap of `size` logical pixels; `filled` also fills its outline (a set star)."""
    return _render(name, current_tokens().color(color), size, ratio, filled)


def paint_icon(
    painter: QPainter, name: str, color: str, x: float, y: float, size: int = 16, *, filled: bool = False
) -> None:
    """Draw the icon with its top left corner at (x, y), crisp at the painter's own pixel ratio."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(x, y), icon_pixmap(name, color, size, ratio, filled=filled))


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return (ICON_FOLDER / f"{name}.svg").read_bytes()


@lru_cache(maxsize=1024)
def _render(name: str, color: str, size: int, ratio: float, filled: bool) -> QPixmap:
    source = _source(name).replace(b"currentColor", color.encode()).replace(b'stroke-width="2"', _STROKE)
    if filled:
        source = source.replace(b'fill="none"', b'fill="' + color.encode() + b'"')
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _Engine(QIconEngine):
    """Draws when asked, so that one QIcon serves every theme and every screen."""

    def __init__(self, name: str, color: str, size: int) -> None:
        super().__init__()
        _source(name)  # a misspelt name fails where it is written, not while painting
        self._name, self._color, self._size = name, color, size

    def _pixmap(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        # On a primary button the disabled colour is the ground: its icon stays as light as its words.
        fades = mode is QIcon.Mode.Disabled and self._color != "on_primary"
        color = "disabled" if fades else self._color
        side = min(size.width(), size.height())
        drawn = icon_pixmap(self._name, color, side, ratio)
        if size.width() == size.height():
            return drawn
        # Buttons ask for a wider icon to get air between it and their words.
        wide = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        wide.fill(Qt.GlobalColor.transparent)
        wide.setDevicePixelRatio(ratio)
        painter = QPainter(wide)
        painter.drawPixmap(QPointF((size.width() - side) / 2, (size.height() - side) / 2), drawn)
        painter.end()
        return wide

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw centred in the rectangle."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        side = min(rect.width(), rect.height())
        at = QPointF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
        painter.drawPixmap(at, self._pixmap(QSize(side, side), mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The icon at one device pixel per pixel."""
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """The icon for a screen of that scale; the size is in logical pixels."""
        return self._pixmap(size, mode, scale)

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """Any size can be drawn."""
        return size

    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        """The size the icon was asked for."""
        return [QSize(self._size, self._size)]

    def clone(self) -> QIconEngine:
        """A copy for a copied QIcon."""
        return _Engine(self._name, self._color, self._size)
