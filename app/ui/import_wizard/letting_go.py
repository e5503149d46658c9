"""Frees what an import held, piece by piece in the background: a million cells freed at once would stop the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from app import services

if TYPE_CHECKING:
    from app.services.import_plan import ImportPlan, PreparedImport
    from app.sheets.workbook import Workbook
    from app.ui.import_wizard.plan_view import PlanView
    from app.ui.tasks import Tasks

_PATIENCE: Final = 0.02


class Holding:
    """Counts the jobs that still look at the data; what is let go is freed when none does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._waiting: list[Callable[[], None]] = []

    def watched(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """The work, counted while it runs."""

        def run(*arguments: Any) -> Any:
            with self._lock:
                self._running += 1
            try:
                return work(*arguments)
            finally:
                with self._lock:
                    self._running -= 1

        return run

    def let_go(self, free: Callable[[], None]) -> None:
        """Free this some time."""
        self._waiting.append(free)

    def sweep(self, tasks: Tasks, *, wait: bool = False) -> None:
        """Free what waits, unless a job still runs; `wait` lets the worker wait for its end."""
        if not self._waiting or (self._running and not wait):
            return
        waiting, self._waiting = self._waiting, []

        def work(_job: object) -> None:
            while self._running:
                time.sleep(_PATIENCE)
            while waiting:
                waiting.pop()()

        tasks.run(work, lambda _none: None)


def free_plan(plan: ImportPlan) -> None:
    """The rows of a plan and what it would have written."""
    for sheet in plan.sheets:
        services.piecemeal.shrink(sheet.items)
        services.piecemeal.shrink(sheet.problems)
    for rows in (*plan.writes.inserts.values(), *plan.writes.updates.values()):
        services.piecemeal.empty(rows)
    for lines in plan.writes.late.values():
        services.piecemeal.shrink(lines)


def free_view(view: PlanView) -> None:
    """A plan with its groups."""
    for rows in view.rows.values():
        if isinstance(rows.entries, list):
            services.piecemeal.shrink(rows.entries)
    free_plan(view.plan)


def free_prepared(prepared: PreparedImport) -> None:
    """Cleaned rows."""
    for sheet in prepared.sheets:
        if sheet.records is not None:
            services.piecemeal.shrink(sheet.records.records)
            services.piecemeal.shrink(sheet.records.problems)
            services.piecemeal.shrink(sheet.records.skipped)


def free_workbook(workbook: Workbook) -> None:
    """Every cell of a file."""
    for sheet in workbook.sheets:
        services.piecemeal.shrink(sheet.rows)
