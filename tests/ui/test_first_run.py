"""First run: three screens, each can be skipped, by keys or mouse; closing chooses nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.first_run import Choice, FirstRun


@pytest.fixture
def dialog(qtbot: Any, themed: QApplication) -> FirstRun:
    made = FirstRun()
    qtbot.addWidget(made)
    made.show()
    return made


def test_team_name_and_import(dialog: FirstRun, qtbot: Any) -> None:
    qtbot.mouseClick(dialog.team, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    dialog.name.setText("李文静")  # QTest types ASCII only
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.begin["import"], Qt.MouseButton.LeftButton)
    assert dialog.choice == Choice("team", "李文静", "import")


def test_what_was_chosen_earlier_is_offered_again(qtbot: Any, themed: QApplication) -> None:
    dialog = FirstRun("李文静", mode="team")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.team.isChecked()
    assert dialog.focusWidget() is dialog.team
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    assert dialog.name.selectedText() == "李文静"


def test_everything_skipped_begins_empty(dialog: FirstRun, qtbot: Any) -> None:
    for _ in range(3):
        qtbot.mouseClick(dialog.skip, Qt.MouseButton.LeftButton)
    assert dialog.choice == Choice("single", "我", "empty")


def test_keys_alone(dialog: FirstRun, qtbot: Any) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.begin["import"].hasFocus() or dialog.focusWidget() is dialog.begin["import"]
    qtbot.keyClick(dialog.begin["sample"], Qt.Key.Key_Space)
    assert dialog.choice == Choice("single", "我", "sample")


def test_closing_chooses_nothing(dialog: FirstRun, qtbot: Any) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.choice is None
