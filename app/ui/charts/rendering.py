"""Turns a report into pixels or a file. One picture at a time: matplotlib's fonts are not made for two threads."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from app.ui.charts import draw
from app.ui.charts.look import INCH, Look

if TYPE_CHECKING:
    from app.services.reports.shape import Report
    from app.ui.charts.shapes import Shape

FILE_SIZE: Final = (1120, 640)
"""Logical pixels of a picture in a file."""
_FAMILIES: Final = (
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans CJK JP",
    "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei", "SimSun",
)  # fmt: skip
_LOCK: Final = threading.RLock()


@dataclass(frozen=True)
class Picture:
    """RGBA pixels from the top, and what lies under the mouse."""

    width: int
    height: int
    pixels: bytes
    shapes: tuple[Shape, ...]


def picture(report: Report, look: Look, width: int, height: int) -> Picture:
    """A report in so many logical pixels."""
    with _LOCK:
        figure = _figure(look, width, height)
        canvas = FigureCanvasAgg(figure)
        shapes = draw(figure, report, look)
        canvas.draw()
        wide, high = canvas.get_width_height()
        return Picture(wide, high, bytes(canvas.buffer_rgba()), tuple(shapes))


def file_bytes(report: Report, look: Look, kind: str, size: tuple[int, int] = FILE_SIZE) -> bytes:
    """The picture as a file of the kind `png` or `svg`; letters of an SVG are outlines: no viewer lacks the font."""
    with _LOCK:
        figure = _figure(look, *size)
        draw(figure, report, look)
        made = io.BytesIO()
        # No date in the file: the same figures make the same picture.
        metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {"Software": None}
        figure.savefig(made, format=kind, facecolor=figure.get_facecolor(), metadata=metadata)
        return made.getvalue()


def save(report: Report, look: Look, path: Path, size: tuple[int, int] = FILE_SIZE) -> None:
    """Write PNG or SVG, as the name says. Raises OSError where it cannot be written."""
    path.write_bytes(file_bytes(report, look, "svg" if path.suffix.lower() == ".svg" else "png", size))


@lru_cache(maxsize=1)
def fonts() -> tuple[str, ...]:
    """The first Chinese family of the interface's chain that this computer has, then matplotlib's own."""
    present = {font.name for font in font_manager.fontManager.ttflist}
    return (*[name for name in _FAMILIES if name in present][:1], "DejaVu Sans")


def _figure(look: Look, width: int, height: int) -> Figure:
    mpl.rcParams["axes.unicode_minus"] = False
    mpl.rcParams["svg.hashsalt"] = "keban"
    mpl.rcParams["font.family"] = list(fonts())
    figure = Figure(figsize=(max(width, 1) / INCH, max(height, 1) / INCH), dpi=INCH * look.ratio)
    figure.set_facecolor(look.tokens.surface)
    return figure
