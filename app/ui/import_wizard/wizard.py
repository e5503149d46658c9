"""The import wizard: one window of its own beside the main window, which stays usable all the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app import services
from app.access import Permission
from app.errors import AppError, Cancelled, NoKnownHeading
from app.ui import texts
from app.ui.import_wizard.file_step import FileStep
from app.ui.import_wizard.plan_rows import ownerless, sorted_out
from app.ui.import_wizard.preview_step import PreviewStep
from app.ui.import_wizard.result_step import ResultStep
from app.ui.import_wizard.sheets_step import SheetsStep
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from app.services.import_plan import ImportPlan, PreparedImport
    from app.sheets.workbook import Workbook
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.tasks import Job

_FILE, _SHEETS, _PREVIEW, _RESULT = range(4)
_KEY: Final = "import wizard"


class ImportWizard(QDialog):
    """Every step runs in the background; closing or 取消 before the last one leaves everything as it was."""

    def __init__(self, context: WindowContext, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._queue: list[Path] = []
        self._path: Path | None = None
        self._workbook: Workbook | None = None
        self._known: tuple[Any, Any] | None = None
        self._plan: ImportPlan | None = None
        self._job: Job | None = None
        self._operation: int | None = None
        self._writing = False
        self.setWindowTitle(self.tr("导入"))
        self.setModal(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        head = QHBoxLayout()
        self.heading = QLabel(self)
        self.heading.setProperty("role", "section")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.steps = QLabel(self)
        self.steps.setProperty("role", "caption")
        head.addWidget(self.heading, 1)
        head.addWidget(self.steps)
        layout.addLayout(head)
        self.stack = QStackedWidget(self)
        self.file = FileStep(context, self)
        self.sheets = SheetsStep(self)
        self.preview = PreviewStep(self)
        self.report = ResultStep(self)
        for step in (self.file, self.sheets, self.preview, self.report):
            self.stack.addWidget(step)
        layout.addWidget(self.stack, 1)
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        layout.addWidget(self.problem)
        self.progress = ProgressRow(self)
        self.progress.cancelled.connect(self._on_cancel_work)
        layout.addWidget(self.progress)
        layout.addLayout(self._make_buttons())
        self._connect()
        self.resize(980, 580)
        self._go(_FILE)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = ghost_button(self.tr("上一步"), "arrow-left", parent=self)
        self.cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.next = primary_button(self.tr("下一步"), parent=self)
        self.next.setDefault(True)
        self.undo = secondary_button(self.tr("撤销这次导入"), "undo-2", parent=self)
        row.addWidget(self.back)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.next)
        return row

    def _connect(self) -> None:
        self.file.file_chosen.connect(lambda path: self.begin([path]))
        self.file.password_given.connect(lambda word: self._read(word))
        self.sheets.changed.connect(self._prepare)
        self.sheets.ticked.connect(self._show_buttons)
        self.preview.options_changed.connect(self._make_plan)
        self.back.clicked.connect(self._on_back)
        self.cancel.clicked.connect(self.close)
        self.next.clicked.connect(self._on_next)
        self.undo.clicked.connect(self._on_undo)

    # --- steps ------------------------------------------------------------------------

    def begin(self, files: Sequence[Path]) -> None:
        """Read the first file; the others follow one after the other. Without files: ask for one."""
        self._queue = list(files)
        if self._queue:
            self._path = self._queue.pop(0)
            self.sheets.choices.clear()
            self.preview.begin()
            self._read(None)
        else:
            self._go(_FILE)

    def _read(self, password: str | None) -> None:
        path = self._path
        if path is None:
            return
        self._go(_FILE)
        self.file.show_reading(path.name)
        self.progress.start(self.tr("正在读取 {0}").format(path.name))
        self._job = self._context.tasks.run(
            lambda _job: services.importing.open_file(path, password=password),
            self._on_workbook,
            failed=self._on_file_failed,
            owner=self,
            key=(id(self), _KEY),
        )

    def _on_file_failed(self, error: AppError) -> None:
        self.progress.finish()
        self._go(_FILE)
        if isinstance(error, Cancelled):
            self.file.clear()
        else:
            self.file.show_error(error)

    def _on_workbook(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._context.tasks.read(
            lambda session, _job: services.importing.known(session),
            self._on_known,
            failed=self._on_file_failed,
            owner=self,
        )

    def _on_known(self, known: tuple[Any, Any]) -> None:
        self._known = known
        self._prepare()

    def _prepare(self) -> None:
        """Find layouts and clean cells with the decisions made so far."""
        if self._workbook is None or self._known is None:
            return
        workbook, (remembered, users) = self._workbook, self._known
        chosen = {name: dict(one) for name, one in self.sheets.choices.items()}
        self.progress.start(self.tr("正在整理 {0}").format(workbook.file))

        def work(job: Job) -> PreparedImport:
            from app.services.import_plan import PreparedImport, PreparedSheet, SheetChoice

            choices = {name: SheetChoice(**one) for name, one in chosen.items()}
            try:
                return services.importing.prepare(
                    workbook, remembered=remembered, known_users=users, choices=choices, progress=job.progress
                )
            except NoKnownHeading:
                # Not the end: the user may say which table a sheet is and where its headings stand.
                sheets = (PreparedSheet(one.name, one.hidden, None, None, None, False, one) for one in workbook.sheets)
                return PreparedImport(workbook.file, tuple(sheets))

        self._job = self._context.tasks.run(
            work,
            self._on_prepared,
            failed=self._on_file_failed,
            owner=self,
            progress=self.progress.report,
            key=(id(self), _KEY),
        )

    def _on_prepared(self, prepared: PreparedImport) -> None:
        self.progress.finish()
        self.sheets.show_prepared(prepared)
        self._go(_SHEETS)
        if not any(one.layout for one in prepared.sheets):
            self._say(self.tr("没有认出表头。请在“导入到”里选择每张表是什么，并填上表头在第几行。"))

    def _make_plan(self) -> None:
        prepared = self.sheets.prepared()
        if prepared is None:
            return
        actor, today = self._context.actor, self._context.today()
        may_give = actor.may(Permission.CUSTOMER_TRANSFER)
        options = self.preview.options([one.name for one in prepared.sheets])
        self.progress.start(self.tr("正在比对"))
        self.next.setEnabled(False)

        def work(session: Any, job: Job) -> tuple[ImportPlan, dict[str, list[Any]], list[str], int]:
            from app.services.import_plan import ImportOptions

            made = services.importing.plan(
                session, actor, prepared, options=ImportOptions(**options), today=today, progress=job.progress
            )
            people = [one.name for one in services.users.all_users(session) if one.active] if may_give else []
            return made, sorted_out(made), people, ownerless(prepared)

        self._job = self._context.tasks.read(
            work,
            lambda found: self._on_plan(*found),
            failed=self._on_plan_failed,
            owner=self,
            progress=self.progress.report,
            key=(id(self), _KEY),
        )

    def _on_plan(self, plan: ImportPlan, rows: dict[str, list[Any]], people: list[str], unclaimed: int) -> None:
        self.progress.finish()
        self._plan = plan
        self.preview.show_owners(people, unclaimed, self._context.actor.name)
        self.preview.show_plan(plan, rows)
        self._go(_PREVIEW)

    def _on_plan_failed(self, error: AppError) -> None:
        self.progress.finish()
        self._show_buttons()
        if not isinstance(error, Cancelled):
            self._say(texts.error_text(error).line)

    def _commit(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._writing = True
        self._show_buttons()
        folder = self._desk.folder
        path = folder.sample_database if self._context.sample else folder.database
        self.progress.start(self.tr("正在备份"), instant=True)
        # Before every import a verified copy (6-trust, R10): undo takes back rows, a backup takes back everything.
        today = self._context.today()

        def work(job: Job) -> None:
            services.backup.keep(path, folder=folder.backups, now=datetime.now(UTC), today=today)
            job.progress(1, 1)  # notices a cancel

        self._job = self._context.tasks.run(
            work, lambda _none: self._write(plan), failed=self._on_write_failed, owner=self
        )

    def _write(self, plan: ImportPlan) -> None:
        actor, corrected = self._context.actor, self.sheets.corrected
        self.progress.start(self.tr("正在写入 {0}").format(plan.file), instant=True)

        def work(session: Any, job: Job) -> Any:
            now = datetime.now(UTC)
            written = services.importing.commit(session, actor, plan, now=now, progress=job.progress)
            if corrected:
                services.importing.remember(session, plan.prepared, corrected, now=now)
            return written

        self._job = self._context.tasks.write(
            work, self._on_written, failed=self._on_write_failed, owner=self, progress=self.progress.report
        )

    def _on_write_failed(self, error: AppError) -> None:
        self._writing = False
        self.progress.finish()
        self._go(_PREVIEW)
        self._say(texts.error_text(error).line)

    def _on_written(self, written: Any) -> None:
        self._writing = False
        self.progress.finish()
        self.report.show_result(written.value)
        self._operation = written.operation
        self._go(_RESULT)

    # --- buttons ----------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.problem.hide()
        name = self._path.name if self._path is not None else ""
        self.heading.setText(self.tr("导入 {0}").format(name) if name else self.tr("导入表格"))
        steps = (self.tr("读取"), self.tr("表和栏目"), self.tr("预览"), self.tr("完成"))
        self.steps.setText("  ›  ".join(f"【{one}】" if at == step else one for at, one in enumerate(steps)))
        if step == _FILE:
            self.file.clear()
            self.file.choose.setFocus()
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self.stack.currentIndex()
        self.back.setVisible(step in (_SHEETS, _PREVIEW))
        self.undo.setVisible(step == _RESULT and self._operation is not None)
        self.cancel.setVisible(step != _RESULT)
        self.next.setVisible(step != _FILE)
        more = self._queue and step == _RESULT
        self.next.setText(
            (
                "",
                self.tr("预览结果"),
                self.tr("导入"),
                self.tr("导入下一个文件") if more else self.tr("完成"),
            )[step]
        )
        ready = {
            _FILE: False,
            _SHEETS: self.sheets.any_ticked(),
            _PREVIEW: self.preview.writes_something() and not self._writing,
            _RESULT: True,
        }
        self.next.setEnabled(ready[step])
        self.back.setEnabled(not self._writing)
        self.cancel.setEnabled(not self._writing)
        self.preview.setEnabled(not self._writing)

    def _on_next(self) -> None:
        step = self.stack.currentIndex()
        if step == _SHEETS:
            self._make_plan()
        elif step == _PREVIEW:
            self._commit()
        elif self._queue:
            self.begin(self._queue)
        else:
            self.accept()

    def _on_back(self) -> None:
        self._go(self.stack.currentIndex() - 1)

    def _on_undo(self) -> None:
        operation = self._operation
        if operation is not None:
            self._desk.undo(operation)
            self.accept()

    def _on_cancel_work(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the one that leads on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc: while writing it asks the writing to stop, else it closes."""
        if self._writing:
            self.progress.cancel_button.click()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        if self._writing:
            self.progress.cancel_button.click()
            event.ignore()
            return
        if self._job is not None:
            self._job.cancel()
        super().closeEvent(event)
