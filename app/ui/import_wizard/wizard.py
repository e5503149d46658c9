"""The import wizard: one window of its own beside the main window, which stays usable all the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app import services
from app.errors import AppError, Cancelled
from app.ui import texts
from app.ui.drop_overlay import workbooks_in
from app.ui.import_wizard.background import BackgroundNote
from app.ui.import_wizard.button_row import ButtonRow
from app.ui.import_wizard.file_step import FileStep
from app.ui.import_wizard.icon_line import IconLine
from app.ui.import_wizard.import_run import CLEAN, CORRECT, LOOK, PLAN, READ, WRITE, ImportRun
from app.ui.import_wizard.mapping_step import MappingStep
from app.ui.import_wizard.plan_view import PlanView
from app.ui.import_wizard.preview_step import PreviewStep
from app.ui.import_wizard.problem_file import ask_where
from app.ui.import_wizard.result_step import ResultStep
from app.ui.import_wizard.step_line import StepLine
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from app.services.import_plan import PreparedImport
    from app.ui.context import WindowContext
    from app.ui.desk import Desk
    from app.ui.import_wizard.looking import Look
    from app.ui.import_wizard.sheet_model import Marks

_FILE, _MAPPING, _PREVIEW, _RESULT = range(4)
_SMALLEST: Final = (980, 580)
_LARGEST: Final = (1480, 900)


class ImportWizard(QDialog):
    """Every step runs in the background; closing or 取消 before the last one leaves everything as it was."""

    def __init__(self, context: WindowContext, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._queue: list[Path] = []
        self._asked = self._read_files = 0
        self._next_wanted = self._skipped_mapping = False
        self._operation: int | None = None
        self.run = ImportRun(context, desk.folder, self)
        self.setWindowTitle(self.tr("导入"))
        self.setModal(False)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(16)
        self.heading = ElidedLabel("", self, role="section")
        self.steps = StepLine([self.tr("读取"), self.tr("表和栏目"), self.tr("预览"), self.tr("完成")], self)
        head.addWidget(self.heading, 1)
        head.addWidget(self.steps)
        layout.addLayout(head)
        self.known = IconLine(
            "circle-check", "green", self.tr("这种表以前改过，已照上次的办法认好。要看或要改，点“上一步”。"), self
        )
        layout.addWidget(self.known)
        self.stack = QStackedWidget(self)
        self.file = FileStep(context, self)
        self.mapping = MappingStep(self)
        self.preview = PreviewStep(context, self)
        self.report = ResultStep(self)
        for step in (self.file, self.mapping, self.preview, self.report):
            self.stack.addWidget(step)
        layout.addWidget(self.stack, 1)
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        layout.addWidget(self.problem)
        self.progress = ProgressRow(self)
        self.progress.cancelled.connect(self.run.cancel)
        layout.addWidget(self.progress)
        self.buttons = ButtonRow(self)
        self.back, self.undo, self.behind = self.buttons.back, self.buttons.undo, self.buttons.behind
        self.cancel, self.next = self.buttons.cancel, self.buttons.next
        layout.addWidget(self.buttons)
        self.note = BackgroundNote(desk.window, self)
        self._connect()
        self._fit()
        self._go(_FILE)

    def _connect(self) -> None:
        run = self.run
        self.file.files_chosen.connect(self.begin)
        self.file.password_given.connect(self._on_password)
        self.mapping.changed.connect(lambda name: run.look(self.mapping.choices, name))
        self.mapping.ticked.connect(self._show_buttons)
        self.preview.options_changed.connect(self._on_options)
        self.preview.decided.connect(self._show_buttons)
        self.preview.corrected.connect(run.correct)
        self.preview.save_problems_requested.connect(self._save_problems)
        self.report.table_requested.connect(self._on_table)
        run.started.connect(self._on_started)
        run.progressed.connect(self._on_progress)
        run.failed.connect(self._on_failed)
        run.looked.connect(self._on_looked)
        run.cleaned.connect(self._on_cleaned)
        run.planned.connect(self._on_planned)
        run.written.connect(self._on_written)
        self.back.clicked.connect(self._on_back)
        self.cancel.clicked.connect(self.close)
        self.behind.clicked.connect(self.go_behind)
        self.next.clicked.connect(self._on_next)
        self.undo.clicked.connect(self._on_undo)

    def _fit(self) -> None:
        """Most of the main window, so that many columns are in sight, with a rim of it left to go back to."""
        room = self._desk.window.size()
        width = min(_LARGEST[0], max(_SMALLEST[0], room.width() - 48))
        self.resize(width, min(_LARGEST[1], max(_SMALLEST[1], room.height() - 48)))

    # --- files --------------------------------------------------------------------------

    def begin(self, files: Sequence[Path]) -> None:
        """Read the first file; the others follow one after the other. Without files: ask for one."""
        self._queue = list(files)
        self._asked, self._read_files = len(self._queue), 0
        if self._queue:
            self._read_next()
        else:
            self._go(_FILE)

    def _read_next(self) -> None:
        self._read_files += 1
        self._operation = None
        path = self._queue.pop(0)
        self._forget()
        self.run.read(path)
        self._go(_FILE)
        self.file.show_reading(path.name)

    def _on_password(self, word: str) -> None:
        if self.run.path is not None:
            path = self.run.path
            self.run.read(path, word)
            self.file.show_reading(path.name)

    # --- what the run tells -------------------------------------------------------------

    def _on_started(self, stage: str) -> None:
        if stage in (LOOK, CORRECT):
            return
        name = self.run.path.name if self.run.path is not None else ""
        titles = {
            READ: self.tr("正在读取 {0}"),
            CLEAN: self.tr("正在整理 {0}"),
            PLAN: self.tr("正在与现有资料比对 {0}"),
            WRITE: self.tr("正在备份，然后写入 {0}"),
        }
        self.problem.hide()
        self.progress.start(titles[stage].format(name), instant=stage == WRITE)
        self._show_buttons()

    def _on_progress(self, done: int, total: int) -> None:
        name = self.run.path.name if self.run.path is not None else ""
        if self.run.stage == WRITE and total > 1:
            self.progress.title.setText(self.tr("正在写入 {0}").format(name))
        self.progress.report(done, total)
        self.note.report(self.progress.title.text(), done, total)

    def _on_looked(self, looks: Mapping[str, Look], first: bool) -> None:
        if first:
            assert self.run.workbook is not None
            if services.weekly_sheets.is_call_sheet(self.run.workbook):
                self._hand_call_sheet_on()
                return
            self.mapping.show_workbook(self.run.workbook, looks)
            if self.mapping.needs_no_question():
                # Understood as it was corrected before: straight to what it would do.
                self._next_wanted = self._skipped_mapping = True
            else:
                self._go(_MAPPING)
                self.note.over(self.tr("读好了 {0}，请看看认得对不对").format(self.run.workbook.file))
        else:
            self.mapping.show_looks(looks)
        self.run.clean(self.mapping.choices)

    def _hand_call_sheet_on(self) -> None:
        """A call sheet that came back is looked at in a window of its own; the other files follow here."""
        self.progress.finish()
        self._desk.weekly.review([self.run.give_workbook()])
        if self._queue:
            self._read_next()
        else:
            self.accept()

    def _on_cleaned(self, prepared: PreparedImport, marks: Mapping[str, Marks]) -> None:
        self.progress.finish()
        self.mapping.show_prepared(prepared, marks)
        self._show_buttons()
        if self._next_wanted:
            self._next_wanted = False
            self._plan()

    def _on_planned(self, view: PlanView) -> None:
        self.progress.finish()
        self.preview.show_view(view)
        if self.stack.currentIndex() == _PREVIEW:
            self._show_buttons()
        else:
            self._go(_PREVIEW)
        self.note.over(self.tr("预览好了：{0}").format(view.plan.file))

    def _on_written(self, written: Any) -> None:
        self.progress.finish()
        self._operation = written.operation
        self.report.show_result(written.value)
        self._go(_RESULT)
        self.note.over(self.report.sentence.text())

    def _on_failed(self, stage: str, error: AppError) -> None:
        self.progress.finish()
        self._next_wanted = False
        line = texts.error_text(error).line
        if stage == READ:
            self._go(_FILE)
            if isinstance(error, Cancelled):
                self.file.show_cancelled()
            else:
                self.file.show_error(error)
        else:
            if stage == WRITE and self.stack.currentIndex() != _PREVIEW:
                self._go(_PREVIEW)
            self._say(line)
        self._show_buttons()
        self.note.over(line)

    # --- steps --------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.problem.hide()
        name = self.run.path.name if self.run.path is not None else ""
        title = self.tr("导入 {0}").format(name) if name else self.tr("导入表格")
        if self._asked > 1:
            title = self.tr("{0}（第 {1} 个，共 {2} 个）").format(title, self._read_files, self._asked)
        self.heading.setText(title)
        self.steps.set_current(step)
        self._skipped_mapping = self._skipped_mapping and step in (_FILE, _PREVIEW)
        self.known.setVisible(self._skipped_mapping and step == _PREVIEW)
        self._show_buttons()
        if step == _FILE:
            self.file.clear()
            self.file.choose.setFocus()
        elif step == _MAPPING:
            self.mapping.grid.setFocus()
        elif step == _PREVIEW:
            self.preview.table.setFocus()
        else:
            self.next.setFocus()

    def _show_buttons(self) -> None:
        step, stage = self.stack.currentIndex(), self.run.stage
        nothing = step == _PREVIEW and self.preview.says_nothing_new()
        ready = {
            _FILE: False,
            _MAPPING: self.mapping.any_ticked() and not self._next_wanted and stage != PLAN,
            _PREVIEW: nothing or (stage == "" and self.preview.writes_something()),
            _RESULT: True,
        }
        self.buttons.show_state(
            step,
            ready=ready[step],
            writing=stage == WRITE,
            long=stage in (READ, CLEAN, PLAN, WRITE) and self.isVisible(),
            nothing=nothing,
            more=bool(self._queue),
            undoable=self._operation is not None,
        )
        self.preview.setEnabled(stage != WRITE)

    def _on_next(self) -> None:
        step = self.stack.currentIndex()
        if step == _MAPPING:
            self._plan()
        elif step == _PREVIEW and not self.preview.says_nothing_new():
            self._write()
        elif self._queue:
            self._read_next()
        else:
            self.accept()

    def _plan(self) -> None:
        prepared = self.mapping.prepared()
        if self.run.prepared is None or prepared is None:
            # Cells are being cleaned, or somebody stopped that: the preview follows as soon as they are.
            self._next_wanted = True
            if self.run.stage not in (LOOK, CLEAN):
                self.run.clean(self.mapping.choices)
            self._show_buttons()
            return
        self.run.plan(prepared, self.preview.options())

    def _on_options(self) -> None:
        self.run.choose(self.preview.options())

    def _write(self) -> None:
        if self.run.pending or not self.run.is_current(self.preview.options()):
            self._on_options()  # first show what the latest decisions mean
            return
        self.run.write(self.preview.options(), self.mapping.corrected)

    def _on_back(self) -> None:
        step = self.stack.currentIndex()
        if step == _PREVIEW and self.run.stage == PLAN:
            self.run.cancel()
        self._go(step - 1)
        if self.run.corrections and not self.run.stage:
            self.run.clean(self.mapping.choices)  # so that the sheet shows what was corrected

    def _save_problems(self) -> None:
        if self.run.path is None:
            return
        path = ask_where(self, self._context, self.run.path)
        if path is not None:
            self.run.save_problems(
                path,
                lambda count: self._on_problems_saved(path, count),
                lambda error: self._say(texts.error_text(error).line),
            )

    def _on_problems_saved(self, path: Path, count: int) -> None:
        self.preview.show_saved(
            self.tr("已存 {0} 行到 {1}，改好再导入一次就行。").format(f"{count:,}", path.name), path
        )

    def _on_table(self, key: str) -> None:
        self._desk.window.show_page(key)
        self.accept()

    def _on_undo(self) -> None:
        operation = self._operation
        if operation is not None:
            self._desk.undo(operation)
            self.accept()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    # --- behind the main window, keys, closing --------------------------------------------

    def go_behind(self) -> None:
        """Leave the screen to the main window; its line tells how far the work is and brings this window back."""
        self.note.begin(self.progress.title.text())
        self.hide()

    def come_back(self) -> None:
        """Show again where it was left."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._show_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the one that leads on."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        elif enter and self.stack.currentIndex() == _MAPPING and self.mapping.accept_guess.isVisible():
            self.mapping.accept_guess.click()  # the question before the step
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Further workbooks may be dropped while nothing is being written."""
        if workbooks_in(event.mimeData()) and self.run.stage != WRITE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """All of them, one after the other; what is being looked at is finished first."""
        files = workbooks_in(event.mimeData())
        event.acceptProposedAction()
        if self.stack.currentIndex() == _FILE and not self.run.stage:
            self.begin(files)
        else:
            self._queue += files
            self._asked += len(files)
            self._go_title()

    def _go_title(self) -> None:
        self._say(self.tr("接下来还有 {0} 个文件。").format(len(self._queue)))
        self._show_buttons()

    def reject(self) -> None:
        """Esc: while writing it asks the writing to stop; what was decided by hand is not thrown away unasked."""
        if self.run.stage == WRITE:
            self.progress.cancel_button.click()
        elif lost := self._lost():
            self._ask_to_close(lost)
        else:
            self._give_up()

    def _lost(self) -> int:
        """How many corrections and decisions made by hand closing would throw away."""
        if self.stack.currentIndex() == _RESULT:
            return 0
        return len(self.run.corrections) + self.preview.decisions.count

    def _ask_to_close(self, lost: int) -> None:
        from app.ui.dialogs.confirm import ConfirmDialog

        if self.findChild(ConfirmDialog) is not None:
            return
        question = ConfirmDialog(
            self.tr("放弃这次导入？"),
            self.tr("手工改过、选过的 {0} 处会丢掉，数据库没有任何改变。").format(lost),
            self.tr("放弃"),
            self,
        )
        question.finished.connect(question.deleteLater)
        question.accepted.connect(self._give_up)
        question.open()

    def _give_up(self) -> None:
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        self.reject()
        event.setAccepted(not self.isVisible())

    def done(self, result: int) -> None:
        """The line in the main window goes with the wizard."""
        self.note.end()
        self._forget()
        super().done(result)

    def _forget(self) -> None:
        """Nothing shows the data any more; they are freed in the background."""
        self.mapping.begin()
        self.preview.begin()
        self.run.forget()
