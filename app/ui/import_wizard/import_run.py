"""One import from file to rows written: every step in the background, its state in one place, no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app import services
from app.access import Permission
from app.errors import AppError, NoKnownHeading
from app.ui import texts
from app.ui.import_wizard.letting_go import Holding, free_plan, free_prepared, free_view, free_workbook
from app.ui.import_wizard.looking import Look, look_at
from app.ui.import_wizard.plan_view import PlanView, view_of
from app.ui.import_wizard.sheet_model import Marks, marks_of
from app.ui.import_wizard.summary import summary_of

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.import_plan import ImportPlan, PreparedImport
    from app.sheets.workbook import Workbook
    from app.ui.context import WindowContext
    from app.ui.import_wizard.looking import Choices, Known
    from app.ui.tasks import Job

READ, LOOK, CLEAN, PLAN, CORRECT, WRITE = "read", "look", "clean", "plan", "correct", "write"
_PLAN_AFTER_MS: Final = 350
"""A pause in correcting and choosing before everything is compared anew."""


class ImportRun(QObject):
    """The wizard calls its methods and follows its signals; `stage` tells what is running."""

    started = Signal(str)
    """A stage began."""
    progressed = Signal(int, int)
    failed = Signal(str, object)
    """The stage and its AppError; Cancelled too."""
    looked = Signal(object, bool)
    """Sheet name → Look, and whether it is the whole file for the first time."""
    cleaned = Signal(object, object)
    """The PreparedImport and sheet name → Marks."""
    planned = Signal(object)
    """A PlanView."""
    written = Signal(object)
    """Written, with a Summary as its value."""

    def __init__(self, context: WindowContext, folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._folder = context, folder
        self.stage = ""
        self.path: Path | None = None
        self.workbook: Workbook | None = None
        self.prepared: PreparedImport | None = None
        self.view: PlanView | None = None
        self.corrections: dict[tuple[str, int], dict[int, str]] = {}
        """What was typed over cells, by sheet and row: column index → text."""
        self._known: Known = ({}, frozenset())
        self._choices: dict[str, dict[str, Any]] = {}
        self._options: dict[str, Any] = {}
        self._job: Job | None = None
        self._holding = Holding()
        self._cleaned: PreparedImport | None = None
        self._waiting: list[tuple[str, int]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PLAN_AFTER_MS)
        self._pause.timeout.connect(self._correct_next)

    # --- reading ------------------------------------------------------------------------

    def read(self, path: Path, password: str | None = None) -> None:
        """Read a file, what is known of layouts, and look at every sheet."""
        self.forget()
        self.path = path

        def work(session: Any, job: Job) -> tuple[Workbook, Known, dict[str, Look]]:
            known = services.importing.known(session)
            workbook = services.importing.open_file(path, password=password, progress=job.progress)
            return workbook, known, look_at(workbook, known, {})

        def done(found: tuple[Workbook, Known, dict[str, Look]]) -> None:
            self.workbook, self._known, looks = found
            self._end()
            self.looked.emit(looks, True)

        self._begin(READ, self._context.tasks.read, work, done)

    def give_workbook(self) -> Workbook:
        """The workbook, for somebody else to keep: it is not let go with this run."""
        workbook, self.workbook = self.workbook, None
        assert workbook is not None
        return workbook

    def forget(self) -> None:
        """Stop what runs and keep nothing of an earlier file."""
        self.cancel()
        self._pause.stop()
        self.stage, self._job = "", None
        holding, view, workbook = self._holding, self.view, self.workbook
        cleaned, corrected = self._cleaned, self.prepared
        if view is not None:
            holding.let_go(partial(free_view, view))
        for prepared in (cleaned, corrected):
            if prepared is not None:
                holding.let_go(partial(free_prepared, prepared))
        if workbook is not None:
            holding.let_go(partial(free_workbook, workbook))
        self.path = self.workbook = self.prepared = self.view = self._cleaned = None
        self.corrections, self._choices, self._options = {}, {}, {}
        self._waiting = []
        holding.sweep(self._context.tasks, wait=True)

    def look(self, choices: Choices, name: str) -> None:
        """Look again at a sheet about which something was decided; its rows are cleaned anew afterwards."""
        workbook, known = self.workbook, self._known
        if workbook is None:
            return
        self.prepared = None
        self._choices = _copied(choices)
        chosen = self._choices
        names = {name}
        for key in [one for one in self.corrections if one[0] == name]:
            if "header_row" in chosen.get(name, {}):
                del self.corrections[key]

        def done(looks: dict[str, Look]) -> None:
            self._end()
            self.looked.emit(looks, False)

        self._begin(LOOK, self._context.tasks.run, lambda _job: look_at(workbook, known, chosen, names), done)

    def clean(self, choices: Choices) -> None:
        """Clean every cell as the columns are understood now."""
        workbook, (remembered, users) = self.workbook, self._known
        if workbook is None:
            return
        self._choices = _copied(choices)
        chosen, typed = self._choices, {key: dict(cells) for key, cells in self.corrections.items()}

        def work(job: Job) -> tuple[PreparedImport, dict[str, Marks]]:
            from app.services.import_plan import PreparedImport, PreparedSheet, SheetChoice

            decided = {name: SheetChoice(**one) for name, one in chosen.items()}
            try:
                prepared = services.importing.prepare(
                    workbook, remembered=remembered, known_users=users, choices=decided, progress=job.progress
                )
            except NoKnownHeading:
                # Not the end: the user may say which table a sheet is and where its headings stand.
                sheets = (PreparedSheet(one.name, one.hidden, None, None, None, False, one) for one in workbook.sheets)
                prepared = PreparedImport(workbook.file, tuple(sheets))
            for (name, row), cells in typed.items():
                prepared = services.importing.correct(prepared, name, row, cells)
            return prepared, {one.name: marks_of(one) for one in prepared.sheets}

        def done(found: tuple[PreparedImport, dict[str, Marks]]) -> None:
            old, self.prepared, self._cleaned = self._cleaned, found[0], found[0]
            if old is not None:
                self._holding.let_go(partial(free_prepared, old))
            self._end()
            self.cleaned.emit(*found)

        self._begin(CLEAN, self._context.tasks.run, work, done)

    # --- planning -----------------------------------------------------------------------

    def plan(self, prepared: PreparedImport, options: Mapping[str, Any]) -> None:
        """The dry run; nothing is written."""
        self.prepared = prepared
        self._options = dict(options)
        actor, today, workbook = self._context.actor, self._context.today(), self.workbook
        may_give = actor.may(Permission.CUSTOMER_TRANSFER)
        wanted = self._options

        def work(session: Any, job: Job) -> PlanView:
            from app.services.import_plan import ImportOptions

            made = services.importing.plan(
                session, actor, prepared, options=ImportOptions(**wanted), today=today, progress=job.progress
            )
            users = services.users.all_users(session)
            job.progress(1, 1)  # notices a cancel
            return view_of(made, workbook, {one.id: one.name for one in users}, people_of(users) if may_give else [])

        def done(view: PlanView) -> None:
            old, self.view = self.view, view
            if old is not None:
                self._holding.let_go(partial(free_view, old))
            self._end()
            self.planned.emit(view)

        self._begin(PLAN, self._context.tasks.read, work, done)

    def correct(self, sheet: str, row: int, column: int, text: str) -> None:
        """Take over what was typed in a cell; after a pause in typing everything is compared anew."""
        self.corrections.setdefault((sheet, row), {})[column] = text
        if (sheet, row) not in self._waiting:
            self._waiting.append((sheet, row))
        self._pause.start()

    def choose(self, options: Mapping[str, Any]) -> None:
        """Decisions changed: compare anew after a pause."""
        self._options = dict(options)
        self._pause.start()

    def is_current(self, options: Mapping[str, Any]) -> bool:
        """Whether the plan shown says what these decisions about groups, and every correction, lead to."""
        view = self.view
        if view is None or view.plan.prepared is not self.prepared:
            return False
        planned = view.plan.options
        return all(
            getattr(planned, key) == options[key] for key in ("owner", "create_users", "create_customers", "rules")
        )

    @property
    def pending(self) -> bool:
        """Whether corrections wait to be compared."""
        return self._pause.isActive() or bool(self._waiting)

    def _correct_next(self) -> None:
        prepared = self.prepared
        if prepared is None:
            return
        waiting, self._waiting = self._waiting, []
        cells = {key: dict(self.corrections[key]) for key in waiting}
        if not cells:
            self.plan(prepared, self._options)
            return

        def work(_job: Job) -> PreparedImport:
            corrected = prepared
            for (name, row), typed in cells.items():
                corrected = services.importing.correct(corrected, name, row, typed)
            return corrected

        def done(corrected: PreparedImport) -> None:
            self._end()
            self.plan(corrected, self._options)

        self._begin(CORRECT, self._context.tasks.run, work, done)

    # --- writing ------------------------------------------------------------------------

    def write(self, options: Mapping[str, Any], corrected_layouts: set[str]) -> None:
        """A verified copy of the data first, then everything as one operation."""
        prepared = self.prepared
        if prepared is None:
            return
        path = self._folder.sample_database if self._context.sample else self._folder.database
        backups, today, actor = self._folder.backups, self._context.today(), self._context.actor
        wanted = dict(options)

        def keep(job: Job) -> None:
            # Before every import (6-trust, R10): undo takes back rows, a backup takes back everything.
            services.backup.keep(path, folder=backups, now=datetime.now(UTC), today=today)
            job.progress(1, 1)  # notices a cancel

        def commit(session: Any, job: Job) -> Any:
            from app.services.import_plan import ImportOptions

            now = datetime.now(UTC)
            written = services.importing.commit_prepared(
                session, actor, prepared, options=ImportOptions(**wanted), now=now, today=today, progress=job.progress
            )
            if corrected_layouts:
                services.importing.remember(session, prepared, corrected_layouts, now=now)
            summary = summary_of(written.value)
            free_plan(written.value.plan)
            return replace(written, value=summary)

        def done(written: Any) -> None:
            self._end()
            self.written.emit(written)

        self._begin(WRITE, self._context.tasks.run, keep, lambda _none: self._commit(commit, done))

    def _commit(self, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        self._job = self._context.tasks.write(
            self._holding.watched(work), done, failed=self._on_failed, owner=self, progress=self.progressed.emit
        )

    def save_problems(self, path: Path, done: Callable[[int], None], failed: Callable[[AppError], None]) -> None:
        """Write the rows that stay out as a workbook to correct."""
        workbook, view = self.workbook, self.view
        if workbook is None or view is None:
            return
        plan: ImportPlan = view.plan

        def work(_job: Job) -> int:
            return services.import_problems.write_problems(
                path, workbook, plan, reasons=lambda one: texts.problem_text(one.code, one.value, one.detail)
            )

        self._context.tasks.run(work, done, failed=failed, owner=self)

    # --- one job at a time --------------------------------------------------------------

    def cancel(self) -> None:
        """Ask what runs to stop; a write that has not been finished leaves nothing."""
        if self._job is not None:
            self._job.cancel()

    def _begin(
        self, stage: str, submit: Callable[..., Job], work: Callable[..., Any], done: Callable[[Any], None]
    ) -> None:
        if self._job is not None and self.stage in (LOOK, CLEAN, PLAN):
            self._job.cancel()

        def finished(value: Any) -> None:
            done(value)
            self._holding.sweep(self._context.tasks)  # nothing shows the old ones any more

        self.stage = stage
        self._job = submit(
            self._holding.watched(work),
            finished,
            failed=self._on_failed,
            owner=self,
            progress=self.progressed.emit,
            key=(id(self), "import"),
        )
        self.started.emit(stage)

    def _end(self) -> None:
        self.stage, self._job = "", None

    def _on_failed(self, error: AppError) -> None:
        stage = self.stage
        self._end()
        self.failed.emit(stage, error)


def people_of(users: Any) -> list[str]:
    """Who can take customers over."""
    return [one.name for one in users if one.active]


def _copied(choices: Choices) -> dict[str, dict[str, Any]]:
    return {
        name: {key: dict(value) if key == "fields" else value for key, value in one.items()}
        for name, one in choices.items()
    }
