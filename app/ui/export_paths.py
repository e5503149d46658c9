"""Where exported files go, and names that are not taken yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def usual_folder(last: str) -> Path:
    """Where files go: where the last one went, else the first of the usual folders that this computer has."""
    usual = QStandardPaths.StandardLocation
    places = (QStandardPaths.writableLocation(one) for one in (usual.DocumentsLocation, usual.DesktopLocation))
    return next((Path(one) for one in (last, *places) if one and Path(one).is_dir()), Path.home())


def free_name(path: Path) -> Path:
    """A name beside that is not taken yet."""
    if not path.exists():
        return path
    return next(
        one for number in range(2, 1000) if not (one := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists()
    )
