"""Fixtures of whole-window tests: the real window over the real database of `real_team`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from app.paths import DataFolder
from app.ui.context import WindowContext
from app.ui.tasks import Tasks
from app.ui.window import KebanWindow, open_window
from tests.ui.real_team import Team


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Where the team's database lies."""
    return DataFolder(tmp_path)


@pytest.fixture
def changed_data() -> list[bool]:
    """What the window asked for: True for the example data, False for one's own."""
    return []


@pytest.fixture
def window(
    qtbot: Any, context: WindowContext, team: Team, folder: DataFolder, changed_data: list[bool]
) -> Iterator[KebanWindow]:
    """The window, shown at 1280 × 640."""
    made = open_window(context, folder, changed_data.append)
    made.resize(1280, 640)
    qtbot.addWidget(made)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.close()


@pytest.fixture
def settle(qtbot: Any, tasks: Tasks) -> Callable[[], None]:
    """Wait until every background job was delivered, and what it set off as well."""

    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: tasks.idle, timeout=15_000)
            qtbot.wait(10)

    return wait
