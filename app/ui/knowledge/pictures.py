"""Pictures on their way into an article: what the clipboard or a drop holds becomes bytes of a known kind."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QImageReader

SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
_LONGEST: Final = 2400


def pasted_picture(mime: QMimeData) -> QImage | None:
    """The picture a clipboard or drop holds as such; None where it holds none."""
    if not mime.hasImage():
        return None
    found = mime.imageData()
    return found if isinstance(found, QImage) and not found.isNull() else None


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files of a drop that lie on this computer; addresses of the internet are no files."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile() and url.toLocalFile()]


def is_picture(path: Path) -> bool:
    """By its ending and by what it holds."""
    return path.suffix.lower() in SUFFIXES and path.is_file() and QImageReader(str(path)).canRead()


def png_of(image: QImage) -> bytes:
    """A picture as PNG, never larger than a screen needs."""
    if max(image.width(), image.height()) > _LONGEST:
        image = image.scaled(
            _LONGEST, _LONGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
