"""The board of thirty people with ten cards each: what it takes of the window's own time to show and to change it."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.db import Database
from app.migrations.runner import upgrade
from app.services import weekly
from app.ui.context import WindowContext
from app.ui.tasks import Tasks
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.weekly.assign_window import AssignWindow
from tests.factories import boss, seller
from tests.services import weekly_team

pytestmark = pytest.mark.benchmark
PEOPLE, CARDS = 30, 10
LONGEST_MS = 200
AT: dict[str, Any] = {"now": weekly_team.NOW, "today": weekly_team.MONDAY}


class Turns:
    """Turns the event loop until something holds; the longest turn in time of this thread alone."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.longest = 0.0

    def until(self, holds: Any) -> None:
        """At most a minute."""
        end = datetime.now().astimezone().timestamp() + 60
        while not holds():
            assert datetime.now().astimezone().timestamp() < end
            start = time.thread_time()
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            self.longest = max(self.longest, (time.thread_time() - start) * 1000)
            time.sleep(0.001)


def test_thirty_columns(qapp: QApplication, tmp_path: Path, qtbot: Any) -> None:
    """Shown, a card exchanged by mouse, read again."""
    apply_theme(qapp, LIGHT)
    database = Database(tmp_path / "keban.db")
    upgrade(database)
    with database.writing() as session:
        chief = boss(session)
        people = [seller(session, f"业务员{number}") for number in range(PEOPLE)]
        for number in range(PEOPLE * CARDS + 30):
            weekly_team.dormant(session, people[number % PEOPLE], total=500_000 - number * 1_000)
        weekly.propose(session, chief, week=weekly_team.WEEK, **AT)
    tasks = Tasks(database.reading, database.writing)
    turns = Turns(qapp)
    start = time.thread_time()
    window = AssignWindow(WindowContext(tasks, chief, lambda: weekly_team.MONDAY), week=weekly_team.WEEK)
    window.resize(1536, 816)
    qtbot.addWidget(window)
    window.show()
    made = (time.thread_time() - start) * 1000
    turns.until(lambda: len(window.board.columns) == PEOPLE and tasks.idle)
    turns.until(lambda: window.board.columns[-1].isVisible())
    shown, turns.longest = turns.longest, 0.0
    assert sum(len(one.list.rows.cards) for one in window.board.columns) == PEOPLE * CARDS
    first, other = (one.list for one in window.board.columns[:2])
    at = first.visualRect(first.rows.index(0)).center()
    goal = first.viewport().mapFromGlobal(other.viewport().mapToGlobal(at))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    before = window.board.columns[1].list.rows.cards[0]
    QTest.mousePress(first.viewport(), left, none, at)
    QTest.mouseMove(first.viewport(), at + QPoint(20, 20))
    QTest.mouseMove(first.viewport(), goal)
    QTest.mouseRelease(first.viewport(), left, none, goal)
    turns.until(lambda: tasks.idle and not window.writes.pending)
    changed = turns.longest
    assert first.rows.place_of(before.assignment_id) == 0
    print(
        f"\n  board of {PEOPLE} × {CARDS}: made {made:.0f} ms, longest turn {shown:.0f} ms; exchange {changed:.0f} ms"
    )
    tasks.shutdown()
    database.close()
    assert max(made, shown, changed) <= LONGEST_MS
