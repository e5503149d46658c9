"""What leaves 统计分析: pictures, an Excel sheet, the clipboard, the month report on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import services
from app.ui import report_texts
from app.ui.export_paths import usual_folder
from app.ui.file_desk import open_folder_of
from app.ui.icons import icon
from app.ui.report_sheet_words import sheet_words
from app.ui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from app.services.reports import Report
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow
    from app.ui.tasks import Job


class ReportFiles(QObject):
    """The buttons over the picture and what they do."""

    def __init__(self, context: WindowContext, window: MainWindow, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window, self._desk = context, window, desk
        self._report: Report | None = None
        self.copy_button = secondary_button(
            self.tr("复制图片"), "copy", tip=self.tr("复制图片，可粘贴到微信或文档"), parent=parent
        )
        self.copy_button.clicked.connect(self.copy)
        self.save_button = secondary_button(self.tr("导出"), "download", parent=parent)
        menu = QMenu(self.save_button)
        menu.addAction(icon("image"), self.tr("PNG 图片…")).triggered.connect(lambda: self.ask_path("png"))
        menu.addAction(icon("image"), self.tr("SVG 矢量图…")).triggered.connect(lambda: self.ask_path("svg"))
        menu.addAction(icon("file-spreadsheet"), self.tr("Excel 表格…")).triggered.connect(
            lambda: self.ask_path("xlsx")
        )
        self.save_button.setMenu(menu)
        self.month_button = secondary_button(
            self.tr("月报"), "printer", tip=self.tr("打印月报或存为 PDF"), key="Ctrl+P", parent=parent
        )
        self.month_button.clicked.connect(lambda: desk.paper.front())
        self.set_report(None)

    def set_report(self, report: Report | None) -> None:
        """What the buttons speak of; nothing can be saved of nothing."""
        self._report = report
        there = report is not None and not report.empty
        self.copy_button.setEnabled(there)
        self.save_button.setEnabled(there)

    # --- clipboard ---------------------------------------------------------------------------

    def copy(self) -> None:
        """The picture with its title, on white, onto the clipboard."""
        report = self._report
        if report is None:
            return

        def work(_job: Job) -> bytes:
            from app.ui.charts.rendering import file_bytes

            return file_bytes(report, paper_look(), "png")

        self._context.tasks.run(work, self._on_copy, owner=self)

    def _on_copy(self, png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        self._window.show_toast(self.tr("已复制图片，可以粘贴到微信、邮件或文档"))

    # --- files ---------------------------------------------------------------------------------

    def ask_path(self, kind: str) -> None:
        """Ask where to, then write."""
        report = self._report
        if report is None:
            return
        folder = usual_folder(self._context.settings.last_export_folder)
        name = self.tr("{0} {1}").format(report_texts.title(report.name), report_texts.span(report))
        kinds = {
            "png": self.tr("PNG 图片 (*.png)"), "svg": self.tr("SVG 矢量图 (*.svg)"),
            "xlsx": self.tr("Excel 工作簿 (*.xlsx)"),
        }  # fmt: skip
        title = self.tr("导出图表")
        path, _kind = QFileDialog.getSaveFileName(self._window, title, str(folder / f"{name}.{kind}"), kinds[kind])
        if path:
            self.save(Path(path if path.lower().endswith(f".{kind}") else f"{path}.{kind}"))

    def save(self, path: Path) -> None:
        """Write the report as the name of the file says: .png, .svg or .xlsx."""
        report = self._report
        if report is None:
            return
        if path.suffix.lower() == ".xlsx":
            self._save_sheet(report, path)
            return

        def work(_job: Job) -> str:
            from app.ui.charts.rendering import save

            try:
                save(report, paper_look(), path)
            except OSError as error:
                return type(error).__name__
            return ""

        self._context.tasks.run(work, lambda failed: self._on_saved(path, failed), owner=self)

    def _save_sheet(self, report: Report, path: Path) -> None:
        # A write: who took which figures is noted.
        actor, now = self._context.actor, datetime.now(UTC)

        def work(session: Any, _job: Job) -> int:
            rows: int = services.report_sheets.write(session, actor, path, report, words=sheet_words(report), now=now)
            return rows

        self._context.tasks.write(work, lambda _rows: self._on_saved(path, ""), owner=self)

    def _on_saved(self, path: Path, failed: str) -> None:
        if failed:
            self._window.show_toast(
                self.tr("没有保存：不能写入 {0}。请换一个文件夹，或关闭打开着它的程序。").format(path.name)
            )
            return
        self._context.remember(last_export_folder=str(path.parent))
        opener = (self.tr("打开所在文件夹"), lambda: open_folder_of(path))
        self._window.show_toast(self.tr("已保存 {0}").format(path.name), action=opener)

    # --- paper -----------------------------------------------------------------------------------

    def printables(self) -> list[Any]:
        """The month reports, and this picture alone."""
        from app.ui.printing.month_report import chart_choice, month_choices

        found = month_choices(self._context)
        if self._report is not None and not self._report.empty:
            found.append(chart_choice(self._context, self._report))
        return found


def paper_look() -> Any:
    """Pictures that go away from the window: light, twice as fine, with their title."""
    from app.ui.charts.look import Look
    from app.ui.theme.tokens import LIGHT

    return Look(LIGHT, ratio=2.0, titled=True)
