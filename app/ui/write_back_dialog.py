"""写回原工作簿: choose the company's own workbook, see every cell that would change, then write (4-excel 4.5)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.errors import AppError, Cancelled, FileChanged, FileInUse, FileUnreadable
from app.ui import texts
from app.ui.drop_overlay import workbooks_in
from app.ui.export_paths import free_name, usual_folder
from app.ui.import_wizard.letting_go import free_prepared, free_workbook
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.decision_row import DecisionRow
from app.ui.widgets.empty_state import EmptyAction, EmptyState
from app.ui.widgets.plain_table import dress
from app.ui.widgets.progress import ProgressRow
from app.ui.write_back_model import HEADING, NEW, OLD, PLACE, SHEET, WHOSE, WriteBackModel

if TYPE_CHECKING:
    from app.services.write_back_preview import WriteBackPlan
    from app.sheets.workbook import Workbook
    from app.ui.context import WindowContext
    from app.ui.tasks import Job

_WIDTHS: Final = {SHEET: 130, PLACE: 78, WHOSE: 190, HEADING: 120, OLD: 150}


class WriteBackDialog(QDialog):
    """Nothing is written before the last button; the file appears whole or not at all. Other windows stay usable."""

    written = Signal(object, int)
    """The file and its number of rows that changed or are new."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._path: Path | None = None
        self.plan: WriteBackPlan | None = None
        self.setWindowTitle(self.tr("写回原工作簿"))
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        self.heading = QLabel(self.tr("写回公司自己的工作簿"), self)
        self.heading.setProperty("role", "section")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(
            self.tr("只改有变化的单元格，新记录接在末尾；格式、公式、图片、批注和别的工作表都原样不动。"), self
        )
        hint.setProperty("role", "secondary")
        hint.setWordWrap(True)
        layout.addWidget(self.heading)
        layout.addWidget(hint)
        layout.addLayout(self._make_source())
        self.summary = QLabel(self)
        self.summary.setProperty("role", "strong")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.hide()
        layout.addWidget(self.summary)
        layout.addWidget(self._make_middle(), 1)
        layout.addWidget(self._make_target())
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        layout.addWidget(self.message)
        self.progress = ProgressRow(self)
        self.progress.cancelled.connect(self._on_cancel_work)
        layout.addWidget(self.progress)
        decision = DecisionRow(self.tr("写回"), "check", self)
        self.cancel, self.start = decision.cancel, decision.start
        self.start.clicked.connect(self.write)
        layout.addWidget(decision)
        self.resize(980, 580)
        self._show_plan(None)

    def _make_source(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.source = QLineEdit(self)
        self.source.setReadOnly(True)
        self.source.setPlaceholderText(self.tr("选择工作簿，或把它拖到这里"))
        self.source.setAccessibleName(self.tr("原工作簿"))
        self.choose = secondary_button(self.tr("选择工作簿…"), "folder-open", parent=self)
        self.choose.clicked.connect(self.ask)
        self.compare_again = secondary_button(self.tr("重新比较"), "refresh-cw", parent=self)
        self.compare_again.clicked.connect(self._on_compare_again)
        row.addWidget(self.source, 1)
        row.addWidget(self.choose)
        row.addWidget(self.compare_again)
        return row

    def _make_middle(self) -> QWidget:
        self.middle = QStackedWidget(self)
        self.nothing = EmptyState(
            "file-spreadsheet",
            self.tr("先选一个 .xlsx 或 .xlsm 工作簿"),
            self.tr("会先列出每个要改的单元格，您确认之后才写。"),
            (EmptyAction(self.tr("选择工作簿…"), "folder-open", self.ask),),
            self,
        )
        self.same = EmptyState("circle-check", self.tr("表里的内容和程序里一致"), self.tr("没有要写回的。"), (), self)
        self.table = QTableView(self)
        self.model = WriteBackModel(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("会改动的单元格"))
        dress(self.table)
        larger = max(1.0, text_font().pixelSize() / BODY)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, round(width * larger))
        self.table.horizontalHeader().setSectionResizeMode(NEW, QHeaderView.ResizeMode.Stretch)
        for empty in (self.nothing, self.same):
            empty.setAutoFillBackground(False)
        for widget in (self.nothing, self.same, self.table):
            self.middle.addWidget(widget)
        return self.middle

    def _make_target(self) -> QWidget:
        self.target_row = QWidget(self)
        row = QHBoxLayout(self.target_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.same_file = QRadioButton(self.tr("写回这个文件"), self.target_row)
        self.other_file = QRadioButton(self.tr("另存为"), self.target_row)
        self.same_file.setChecked(True)
        self.target = QLineEdit(self.target_row)
        self.target.setAccessibleName(self.tr("另存为"))
        self.browse = secondary_button(self.tr("浏览…"), "folder-open", parent=self.target_row)
        self.browse.clicked.connect(self._on_browse)
        self.other_file.toggled.connect(self._show_target)
        for widget in (self.same_file, self.other_file):
            row.addWidget(widget)
        row.addWidget(self.target, 1_000)
        row.addWidget(self.browse)
        row.addStretch(1)
        row.setSpacing(12)
        self._show_target()
        return self.target_row

    # --- the workbook -----------------------------------------------------------------

    def ask(self) -> None:
        """The system's own file dialog."""
        folder = str(usual_folder(self._context.settings.last_import_folder))
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("选择公司的工作簿"), folder, self.tr("工作簿 (*.xlsx *.xlsm);;所有文件 (*)")
        )
        if path:
            self.begin(Path(path))

    def begin(self, path: Path) -> None:
        """Read the workbook and compare it with the program, in the background."""
        if self._job is not None:
            return
        self._path = path
        self.source.setText(str(path))
        self._show_plan(None)
        self._run(self.tr("正在读取 {0}").format(path.name))
        self._job = self._context.tasks.run(
            lambda job: (
                services.writing_back.mark_of(path),
                services.importing.open_file(path, progress=job.progress),
            ),
            self._on_read,
            failed=self._on_failed,
            owner=self,
            progress=self.progress.report,
        )

    def _on_compare_again(self) -> None:
        if self._path is not None:
            self.begin(self._path)

    def _on_read(self, found: tuple[tuple[int, int], Workbook]) -> None:
        mark, workbook = found
        path, actor, today = self._path, self._context.actor, self._context.today()
        assert path is not None

        def work(session: object, job: Job) -> WriteBackPlan:
            remembered, users = services.importing.known(session)
            prepared = services.importing.prepare(
                workbook, remembered=remembered, known_users=users, progress=job.progress
            )
            try:
                return services.writing_back.plan_back(
                    session, actor, path, workbook=workbook, prepared=prepared, today=today, mark=mark,
                    progress=lambda _done, _total: job.progress(0, 0),
                )  # fmt: skip
            finally:
                free_prepared(prepared)
                free_workbook(workbook)

        self._run(self.tr("正在比较 {0}").format(path.name))
        self._job = self._context.tasks.read(
            work, self._on_compared, failed=self._on_failed, owner=self, progress=self.progress.report
        )

    def _on_compared(self, plan: WriteBackPlan) -> None:
        self._end()
        self._context.remember(last_import_folder=str(plan.original.parent))
        self._show_plan(plan)

    def _show_plan(self, plan: WriteBackPlan | None) -> None:
        self.plan = plan
        self.model.show_plan(plan)
        self.summary.setVisible(plan is not None)
        writable = plan is not None and not plan.empty
        self.target_row.setVisible(writable)
        self.start.setEnabled(writable)
        self.compare_again.setVisible(self._path is not None)
        self.middle.setCurrentWidget(self.nothing if plan is None else self.table if self.model.lines else self.same)
        if plan is None:
            return
        self.summary.setText(self._sentence(plan))
        self.same_file.setChecked(True)
        self.target.setText(str(free_name(plan.original)))

    def _sentence(self, plan: WriteBackPlan) -> str:
        if plan.empty:
            said = self.tr("没有要写回的：表里的内容和程序里一致。")
        else:
            said = self.tr("会改 {0} 个单元格，新增 {1} 行；其余原样不动。").format(
                f"{plan.changed:,}", f"{plan.appended:,}"
            )
        moved = sum(one.moved for one in plan.sheets)
        if moved:
            said += self.tr(" {0} 位客户现在属于另一张表，这里的旧行不动。").format(f"{moved:,}")
        if plan.refused:
            said += self.tr(" {0} 个单元格不能写，列在表里。").format(f"{len(plan.refused):,}")
        return said

    # --- writing ----------------------------------------------------------------------

    def write(self) -> None:
        """Write what is shown, in the background."""
        plan = self.plan
        if plan is None or plan.empty or self._job is not None:
            return
        target = plan.original if self.same_file.isChecked() else Path(self.target.text().strip())
        if not target.name or not target.parent.is_dir():
            self._say(self.tr("文件夹“{0}”不存在，请按“浏览…”另选一个。").format(target.parent), wrong=True)
            return
        if target.suffix.lower() != plan.original.suffix.lower():
            target = target.with_name(f"{target.name}{plan.original.suffix}")
            self.target.setText(str(target))
        count = max(1, plan.changed + plan.appended)
        self._run(self.tr("正在写回 {0}").format(target.name))
        self._job = self._context.tasks.run(
            lambda job: (
                services.writing_back.carry_out(
                    plan, target, progress=lambda done, total: job.progress(done * count // max(1, total), count)
                ).rows
            ),
            lambda rows: self._on_written(target, rows),
            failed=self._on_failed,
            owner=self,
            progress=self.progress.report,
        )

    def _on_written(self, target: Path, rows: int) -> None:
        plan = self.plan
        self._end()
        assert plan is not None
        names = list(dict.fromkeys(one.list.value for one in plan.sheets if one.cells or one.rows))
        actor, now = self._context.actor, datetime.now(UTC)
        self._context.tasks.write(
            lambda session, _job: services.exporting.note_export(
                session, actor, file=target.name, names=names, rows=rows, now=now
            ),
            failed=lambda _error: None,
        )
        self.accept()
        self.written.emit(target, rows)

    def _on_failed(self, error: AppError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._say(self.tr("已取消，文件没有改变。"))
            return
        if isinstance(error, FileChanged) and self._path is not None:
            self.begin(self._path)
            self._say(self.tr("这个文件刚才又被保存过，已按最新内容重新比较，请再看一遍。"))
            return
        sentence = texts.error_text(error).line
        if isinstance(error, FileInUse | FileUnreadable) and self.plan is not None:
            other = free_name(Path(self.target.text()) if self.other_file.isChecked() else self.plan.original)
            self.other_file.setChecked(True)
            self.target.setText(str(other))
            sentence += self.tr("或者另存为“{0}”，已为您填好。").format(other.name)
        self._say(sentence, wrong=True)

    def _on_browse(self) -> None:
        suffix = self.plan.original.suffix if self.plan is not None else ".xlsx"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("另存为"), self.target.text(), self.tr("工作簿 (*{0})").format(suffix)
        )
        if path:
            self.target.setText(path)

    # --- looks ------------------------------------------------------------------------

    def _show_target(self) -> None:
        other = self.other_file.isChecked()
        self.target.setVisible(other)
        self.browse.setVisible(other)

    def _run(self, title: str) -> None:
        for widget in (self.start, self.choose, self.compare_again, self.target_row, self.nothing):
            widget.setEnabled(False)
        self.message.hide()
        self.progress.start(title)

    def _end(self) -> None:
        self._job = None
        self.progress.finish()
        for widget in (self.choose, self.compare_again, self.target_row, self.nothing):
            widget.setEnabled(True)
        self.start.setEnabled(self.plan is not None and not self.plan.empty)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.message.setProperty("role", "error" if wrong else "strong")
        self.message.style().polish(self.message)
        self.message.setText(sentence)
        self.message.show()

    def _on_cancel_work(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook may be dropped."""
        if self._job is None and workbooks_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first of the dropped files is compared."""
        if files := workbooks_in(event.mimeData()):
            self.begin(files[0])

    def reject(self) -> None:
        """Esc stops a running comparison or writing; no half file stays."""
        self._on_cancel_work()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        self._on_cancel_work()
        super().closeEvent(event)
