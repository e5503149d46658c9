"""导出: selected rows, what is shown, this table, or all seven sheets as one workbook (4-excel 4.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, Cancelled, FileInUse
from app.models.nouns import SHEET_LISTS, ListName
from app.ui import texts
from app.ui.export_paths import free_name, usual_folder
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.decision_row import DecisionRow
from app.ui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.list_page import ListPage
    from app.ui.tasks import Job


class ExportDialog(QDialog):
    """The file appears whole or not at all; other tabs stay usable meanwhile. Done, it closes and tells."""

    exported = Signal(object, int)
    """The file and its number of rows."""
    write_back_requested = Signal()
    """The user would rather have the company's own workbook changed."""

    def __init__(
        self, context: WindowContext, parent: QWidget | None, page: ListPage | None, *, ids: Sequence[int] = ()
    ) -> None:
        super().__init__(parent)
        self._context, self._page, self._ids = context, page, tuple(ids)
        self._job: Job | None = None
        self.setWindowTitle(self.tr("导出"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(10)
        title = QLabel(self.tr("导出到 Excel"), self)
        title.setProperty("role", "section")
        layout.addWidget(title)
        self.scopes: dict[str, QRadioButton] = {}
        name = page.config.list if page is not None else None
        exportable = page is not None and name in SHEET_LISTS
        if exportable and page is not None:
            if self._ids:
                self._add_scope(
                    "selected",
                    self.tr("选中的 {0} {1}，按现在的列").format(f"{len(self._ids):,}", page.config.unit),
                )
            self._add_scope(
                "view",
                self.tr("当前视图：{0}，{1} {2}，按现在的筛选、顺序和列").format(
                    page.config.title, f"{page.model.rowCount():,}", page.config.unit
                ),
            )
            self._add_scope("table", self.tr("{0}：全部内容和所有栏目").format(page.config.title))
        self._add_scope("all", self.tr("七张表一个工作簿：公司资料的完整副本"))
        self._add_scope("back", self.tr("写回公司自己的工作簿：只改有变化的单元格，格式和公式原样不动"))
        for button in self.scopes.values():
            layout.addWidget(button)
        next(iter(self.scopes.values())).setChecked(True)
        row = QHBoxLayout()
        self.path = QLineEdit(self)
        self.path.setAccessibleName(self.tr("文件"))
        self.browse = secondary_button(self.tr("浏览…"), "folder-open", parent=self)
        self.browse.clicked.connect(self._on_browse)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        layout.addSpacing(4)
        self.path_label = QLabel(self.tr("保存为"), self)
        layout.addWidget(self.path_label)
        layout.addLayout(row)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        layout.addWidget(self.message)
        self.progress = ProgressRow(self)
        self.progress.cancelled.connect(self._on_cancel_work)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        decision = DecisionRow(self.tr("导出"), "upload", self)
        self.cancel, self.start = decision.cancel, decision.start
        self.start.clicked.connect(self.export)
        layout.addWidget(decision)
        self.setMinimumWidth(580)
        self._suggest()

    def _add_scope(self, key: str, text: str) -> None:
        button = QRadioButton(text, self)
        button.toggled.connect(lambda on: self._suggest() if on else None)
        self.scopes[key] = button

    # --- the file ---------------------------------------------------------------------

    @property
    def scope(self) -> str:
        """selected, view, table, all or back."""
        return next(key for key, button in self.scopes.items() if button.isChecked())

    def _suggest(self) -> None:
        if not hasattr(self, "path"):
            return  # the first radio button is chosen before the field is there
        back = self.scope == "back"
        for widget in (self.path, self.path_label, self.browse):
            widget.setEnabled(not back)
        self.start.setText(self.tr("下一步") if back else self.tr("导出"))
        folder = usual_folder(self._context.settings.last_export_folder)
        title = self.tr("公司客户资料") if self.scope == "all" or self._page is None else self._page.config.title
        name = re.sub(r'[\\/:*?"<>|]', "_", f"{title} {self._context.today().isoformat()}.xlsx")
        self.path.setText(str(free_name(folder / name)))

    def _on_browse(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("保存为"), self.path.text(), self.tr("Excel 工作簿 (*.xlsx)")
        )
        if path:
            self.path.setText(path if path.lower().endswith(".xlsx") else f"{path}.xlsx")

    # --- exporting --------------------------------------------------------------------

    def export(self) -> None:
        """Write the file in the background; for the company's own workbook another dialog shows what would change."""
        if self.scope == "back":
            self.accept()
            self.write_back_requested.emit()
            return
        path = Path(self.path.text().strip())
        if not path.name:
            self._say(self.tr("请填写文件名。"), wrong=True)
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(f"{path.name}.xlsx")
            self.path.setText(str(path))
        if not path.parent.is_dir():
            self._say(self.tr("文件夹“{0}”不存在，请按“浏览…”另选一个。").format(path.parent), wrong=True)
            return
        work, names = self._work(path)
        self._set_running(True)
        self.progress.start(self.tr("正在导出 {0}").format(path.name))
        self._job = self._context.tasks.read(
            work,
            lambda rows: self._on_done(path, names, rows),
            failed=self._on_failed,
            owner=self,
            progress=self.progress.report,
        )

    def _work(self, path: Path) -> tuple[Any, list[ListName]]:
        actor, today, page = self._context.actor, self._context.today(), self._page
        if self.scope in ("selected", "view") and page is not None:
            query, title = page.query, page.config.title
            model = page.view.model()
            columns = [
                (page.config.columns[at].key, str(model.headerData(at, Qt.Orientation.Horizontal)))
                for at in page.view.visible_columns()
            ]
            only = {"ids": self._ids} if self.scope == "selected" else {}
            return (
                lambda session, job: services.exporting.export_view(
                    session, actor, path, query, columns, title=title, today=today, progress=job.progress, **only
                ),
                [page.config.list],
            )
        names: list[ListName] = [page.config.list] if self.scope == "table" and page is not None else list(SHEET_LISTS)
        return (
            lambda session, job: services.exporting.export_lists(
                session, actor, path, names, today=today, progress=job.progress
            ),
            names,
        )

    def _on_done(self, path: Path, names: list[ListName], rows: int) -> None:
        self.progress.finish()
        self._set_running(False)
        self._context.remember(last_export_folder=str(path.parent))
        actor, now = self._context.actor, datetime.now(UTC)
        self._context.tasks.write(
            lambda session, _job: services.exporting.note_export(
                session, actor, file=path.name, names=[one.value for one in names], rows=rows, now=now
            ),
            failed=lambda _error: None,
        )
        self._job = None
        self.accept()
        self.exported.emit(path, rows)

    def _on_failed(self, error: AppError) -> None:
        self.progress.finish()
        self._set_running(False)
        if isinstance(error, Cancelled):
            self._say(self.tr("已取消，没有生成文件。"))
            return
        sentence = texts.error_text(error).line
        if isinstance(error, FileInUse):
            other = free_name(Path(self.path.text()))
            self.path.setText(str(other))
            sentence += self.tr("或者改存为“{0}”，已为您填好。").format(other.name)
        self._say(sentence, wrong=True)

    def _on_cancel_work(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _set_running(self, running: bool) -> None:
        for widget in (self.start, self.cancel, self.path, self.browse, *self.scopes.values()):
            widget.setEnabled(not running)
        self.message.hide()

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.message.setProperty("role", "error" if wrong else "strong")
        self.message.style().polish(self.message)
        self.message.setText(sentence)
        self.message.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing stops a running export; no half file stays."""
        self._on_cancel_work()
        super().closeEvent(event)
