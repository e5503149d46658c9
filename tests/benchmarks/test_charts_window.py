"""统计分析 in the window: what each chart takes of the window's own time, and how soon a known one is there again."""

from __future__ import annotations

import gc
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.db import Database
from app.migrations.runner import upgrade
from app.paths import DataFolder
from app.services import sample, users
from app.services.reports import ReportName
from app.ui.context import WindowContext
from app.ui.pages.analysis import AnalysisPage
from app.ui.tasks import Tasks
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.window import open_window
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.benchmark
CUSTOMERS = 2_000
LONGEST_MS, AGAIN_MS = 200, 50


def test_every_chart(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    """Chosen for the first time, then once more from what is kept."""
    apply_theme(qapp, LIGHT)
    database = Database(tmp_path / "keban.db")
    upgrade(database)
    with database.writing() as session:
        sample.fill(session, customers=CUSTOMERS, seed=1, today=TODAY, now=NOW)
    with database.reading() as session:
        chief = users.actor_named(session, None)
    tasks = Tasks(database.reading, database.writing)
    window = open_window(WindowContext(tasks, chief, lambda: TODAY), DataFolder(tmp_path), lambda _sample: None)
    window.resize(1536, 816)
    qtbot.addWidget(window)
    window.show()
    longest: dict[str, float] = {}

    def until_idle(name: str) -> None:
        end = datetime.now().astimezone().timestamp() + 120
        still = 0
        while still < 20:
            assert datetime.now().astimezone().timestamp() < end
            start = time.thread_time()
            qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            longest[name] = max(longest.get(name, 0.0), (time.thread_time() - start) * 1000)
            still = still + 1 if tasks.idle else 0
            time.sleep(0.002)

    until_idle("start")
    start = time.thread_time()
    window.show_page("analysis")
    made = (time.thread_time() - start) * 1000
    until_idle("sales")
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    for name in ReportName:
        start = time.thread_time()
        page.gallery.choose(name)
        longest[name] = (time.thread_time() - start) * 1000
        until_idle(name)
        assert page.chart.shapes, name
    again: dict[str, float] = {}
    for name in ReportName:
        start = time.thread_time()
        page.gallery.choose(name)
        page.repaint()
        again[name] = (time.thread_time() - start) * 1000
        assert page.chart.report is not None
        assert page.chart.report.name is name
        assert page.chart.image().size() == page.chart.size()
    slowest = max((one for one in longest if one != "start"), key=lambda one: longest[one])
    last = max(again, key=lambda one: again[one])
    print(
        f"\n  charts of {CUSTOMERS:,} customers: page made in {made:.0f} ms, longest turn of the window "
        f"{longest[slowest]:.0f} ms ({slowest}); shown again at most {again[last]:.0f} ms ({last})"
    )
    window.leave()
    tasks.shutdown()
    database.close()
    gc.collect()
    assert max(made, longest[slowest]) <= LONGEST_MS
    assert again[last] <= AGAIN_MS
