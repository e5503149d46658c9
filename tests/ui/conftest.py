"""What tests of widgets need: background tasks without a database, the theme, a window's context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.access import Actor, Role
from app.ui.context import WindowContext
from app.ui.tasks import Tasks
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT

TODAY = date(2026, 6, 18)


@pytest.fixture
def today() -> date:
    """A Thursday."""
    return TODAY


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    apply_theme(qapp, LIGHT)
    return qapp


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Tasks whose sessions are the word `session`; a bug in the background fails the test."""

    @contextmanager
    def opened() -> Iterator[Any]:
        yield "session"

    made = Tasks(opened, opened)
    bugs: list[BaseException] = []
    made.bug_found.connect(bugs.append)
    yield made
    made.shutdown()
    expected = getattr(made, "expected_bugs", 0)
    assert len(bugs) == expected, bugs


@pytest.fixture
def context(tasks: Tasks) -> WindowContext:
    """A salesperson's window on 2026-06-18."""
    return WindowContext(tasks, Actor(1, "李文静", Role.SALESPERSON), lambda: TODAY)


@pytest.fixture
def settle(qtbot: Any, tasks: Tasks) -> Callable[[], None]:
    """Wait until every background job was delivered and what it set off as well."""

    def wait() -> None:
        qtbot.waitUntil(lambda: tasks.idle, timeout=15_000)
        qtbot.wait(5)
        qtbot.waitUntil(lambda: tasks.idle, timeout=15_000)

    return wait
