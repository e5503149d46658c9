"""The window's thread while a hundred thousand rows are imported through the wizard, looked through, and again; and
while they go out, as a new workbook and back into the company's own.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import Noun
from app.services import changes, exporting, importing
from app.services.import_plan import ImportOptions
from app.ui.context import WindowContext
from app.ui.import_wizard.plan_view import GROUPS
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.window import KebanWindow
from app.ui.write_back_dialog import WriteBackDialog
from tests.benchmarks import import_files
from tests.benchmarks.measure import CUSTOMERS, NOW, TODAY
from tests.ui.conftest import themed
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "themed", "window"]
pytestmark = pytest.mark.benchmark
MAPPING, PREVIEW, RESULT = 1, 2, 3
CHANGED = 1_000


class Watch:
    """Ticks in the window's thread and keeps the longest silence of each phase."""

    def __init__(self) -> None:
        self.phase = ""
        self.silence: dict[str, float] = defaultdict(float)
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(3)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.silence[self.phase] = max(self.silence[self.phase], now - self._last)
        self._last = now

    def during(self, phase: str, ready: Callable[[], bool], often: Callable[[], None] = lambda: None) -> None:
        """Process events until it is so; `often` is what a person does meanwhile."""
        self.phase, begun, next_act = phase, time.perf_counter(), 0.0
        self._last = begun
        while not ready():
            QApplication.processEvents()
            if time.perf_counter() >= next_act:
                often()
                next_act = time.perf_counter() + 0.05
            assert time.perf_counter() - begun < 300, phase
            time.sleep(0.0005)
        self.seconds[phase] = time.perf_counter() - begun
        self.phase = ""

    def judge(self) -> None:
        """Tell the longest silence of every phase; none may be longer than a tenth of a second."""
        told = {phase: silence for phase, silence in self.silence.items() if phase}
        for phase, silence in told.items():
            print(f"\n{phase:<24} {self.seconds[phase]:6.1f} s  longest silence {silence * 1000:5.0f} ms", end="")
        assert max(told.values()) <= 0.1


@pytest.fixture
def watch(window: KebanWindow) -> Iterator[Watch]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.000_02)  # as the program does (app/startup.py)
    made = Watch()
    yield made
    made._timer.stop()
    sys.setswitchinterval(before)


def test_the_window_goes_on_while_a_big_sheet_comes_in(window: KebanWindow, watch: Watch, tmp_path: Path) -> None:
    rows = import_files.customers(CUSTOMERS)
    path = import_files.write(tmp_path / "客户.xlsx", "潜在客户表", import_files.CUSTOMER_COLUMNS, rows, CUSTOMERS)
    _import(window, watch, path)
    found = _open(window, path)
    watch.during("again: read to plan", lambda: found.stack.currentIndex() == MAPPING and not found.run.stage)
    found.next.click()
    watch.during("again: plan", lambda: found.stack.currentIndex() == PREVIEW and not found.run.stage)
    assert found.preview.cards["unchanged"].count == CUSTOMERS
    found.reject()
    watch.during("again: let go", _waited(1.5))
    watch.judge()


def test_the_window_goes_on_while_a_big_sheet_goes_out(
    window: KebanWindow, watch: Watch, team: Team, context: WindowContext, tmp_path: Path
) -> None:
    rows = import_files.customers(CUSTOMERS)
    path = import_files.write(tmp_path / "客户.xlsx", "潜在客户表", import_files.CUSTOMER_COLUMNS, rows, CUSTOMERS)
    made = importing.prepare(importing.open_file(path), remembered={}, known_users=())
    team.write(
        lambda one: importing.commit_prepared(one, team.boss, made, options=ImportOptions(), now=NOW, today=TODAY)
    )
    team.write(lambda one: _change_some(one, team.boss))
    written: list[int] = []
    context.tasks.read(
        lambda session, job: exporting.export_lists(
            session, team.boss, tmp_path / "导出.xlsx", today=TODAY, progress=job.progress
        ),
        written.append,
    )
    watch.during("export", lambda: bool(written))
    assert written[0] >= CUSTOMERS
    dialog = WriteBackDialog(context, window)
    dialog.show()
    dialog.begin(path)
    watch.during("write back: compare", lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert dialog.plan.changed == CHANGED
    dialog.written.connect(lambda _target, rows: written.append(rows))
    dialog.write()
    watch.during("write back: write", lambda: len(written) > 1)
    watch.during("write back: let go", _waited(1.5))
    watch.judge()


def _change_some(session: Session, boss: Actor) -> None:
    recording = changes.begin(session, boss, "customer.update", now=NOW, name="")
    recording.update(Noun.CUSTOMER, {one: {"remark": "改过"} for one in range(1, CHANGED + 1)})
    recording.done(None)


def _open(window: KebanWindow, path: Path) -> ImportWizard:
    window.files_dropped.emit([path])
    return window.findChildren(ImportWizard)[-1]


def _import(window: KebanWindow, watch: Watch, path: Path) -> None:
    wizard = _open(window, path)
    watch.during("read", lambda: wizard.stack.currentIndex() == MAPPING)
    bar = wizard.mapping.grid.verticalScrollBar()
    watch.during("clean, scrolled", lambda: not wizard.run.stage, lambda: _scroll(bar))
    wizard.next.click()
    watch.during("plan", lambda: wizard.stack.currentIndex() == PREVIEW and not wizard.run.stage)
    for group in GROUPS:
        if wizard.preview.cards[group].count:
            wizard.preview.show_group(group)
            below = wizard.preview.table.verticalScrollBar()
            watch.during(f"shown: {group}", _waited(1), partial(_scroll, below))
    wizard.next.click()
    watch.during("write", lambda: wizard.stack.currentIndex() == RESULT)
    wizard.accept()
    watch.during("let go", _waited(1.5))


def _scroll(bar: Any) -> None:
    bar.setValue((bar.value() + 9_973) % max(1, bar.maximum()))


def _waited(seconds: float) -> Callable[[], bool]:
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= until
