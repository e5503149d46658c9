"""Workbooks on the desk: import, export, writing back into the company's own file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.list_page import ListPage

if TYPE_CHECKING:
    from app.ui.desk import Desk


def open_folder_of(path: Path) -> None:
    """Show the folder a file was written into."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


class FileDesk(QObject):
    """Reached as `desk.files`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def begin_import(self, files: Sequence[Path] = ()) -> None:
        """The import wizard; without files it asks for one."""
        if not self._desk.may_write():
            return
        from app.ui.import_wizard.wizard import ImportWizard

        wizard = ImportWizard(self._desk.context, self._desk.window, self._desk)
        self._desk.show_dialog(wizard, modal=False)
        wizard.begin(list(files))

    def begin_export(self, ids: Sequence[int] = ()) -> None:
        """The export dialog for the list in front, or for these rows of it only."""
        from app.ui.export_dialog import ExportDialog

        page = self._desk.window.page(self._desk.window.current_page)
        dialog = ExportDialog(
            self._desk.context, self._desk.window, page if isinstance(page, ListPage) else None, ids=ids
        )
        dialog.exported.connect(self._on_exported)
        dialog.write_back_requested.connect(self.write_back)
        self._desk.show_dialog(dialog, modal=False)

    def write_back(self, path: Path | None = None) -> None:
        """写回原工作簿; without a path it asks for the workbook."""
        from app.ui.write_back_dialog import WriteBackDialog

        dialog = WriteBackDialog(self._desk.context, self._desk.window)
        dialog.written.connect(self._on_written_back)
        self._desk.show_dialog(dialog, modal=False)
        if path is not None:
            dialog.begin(path)

    def say_written(self, said: str, path: Path) -> None:
        """A file was written: its folder is one click away."""
        self._desk.window.show_toast(said, action=(self.tr("打开所在文件夹"), lambda: open_folder_of(path)))

    def _on_written_back(self, path: Path, rows: int) -> None:
        self.say_written(self.tr("已写回 {0} 行到 {1}").format(f"{rows:,}", path.name), path)

    def _on_exported(self, path: Path, rows: int) -> None:
        self.say_written(self.tr("已导出 {0} 行到 {1}").format(f"{rows:,}", path.name), path)
