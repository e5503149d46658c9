"""Asks where the rows that stay out of an import shall be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from app.ui.context import WindowContext


def tr(text: str) -> str:
    """The sentence in the language of the interface."""
    return QCoreApplication.translate("import wizard", text)


def ask_where(parent: QWidget, context: WindowContext, original: Path) -> Path | None:
    """A path beside the original, as the user confirms it; None when they think better of it."""
    folder = Path(context.settings.last_import_folder or original.parent)
    if not folder.is_dir():
        folder = original.parent
    name = tr("{0} 有问题的行.xlsx").format(original.stem)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, tr("把有问题的行另存为"), str(folder / name), tr("Excel 工作簿 ({0})").format("*.xlsx")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
