"""A data file is made in sight: how far it is, a way out, and the dialog stays until the window stands there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import DatabaseDamaged
from app.ui.making_dialog import MakingDialog

Report = Callable[[int, int], None]


@pytest.fixture
def dialog(qtbot: Any, themed: QApplication) -> MakingDialog:
    made = MakingDialog("正在准备示例数据")
    qtbot.addWidget(made)
    return made


def _endless(report: Report) -> None:
    while True:
        report(1, 600)
        threading.Event().wait(0.005)


def test_it_stays_in_sight_until_the_window_comes(dialog: MakingDialog) -> None:
    def work(report: Report) -> None:
        report(300, 600)

    assert dialog.run(work)
    assert dialog.isVisible()
    assert dialog.after.isVisible()
    assert not dialog.progress.isVisible()
    assert dialog.close()


@pytest.mark.parametrize("way", ["button", "key", "cross"])
def test_every_way_out_stops_the_work(dialog: MakingDialog, qtbot: Any, way: str) -> None:
    def leave() -> None:
        if not dialog.progress.figures.text():
            QTimer.singleShot(20, leave)  # nothing was reported yet
        elif way == "button":
            qtbot.mouseClick(dialog.progress.cancel_button, Qt.MouseButton.LeftButton)
        elif way == "key":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            assert not dialog.close()

    QTimer.singleShot(0, leave)
    assert not dialog.run(_endless)
    assert not dialog.isVisible()


def test_an_error_of_the_work_reaches_who_asked(dialog: MakingDialog) -> None:
    def work(_report: Report) -> None:
        raise DatabaseDamaged("x")

    with pytest.raises(DatabaseDamaged):
        dialog.run(work)
    assert not dialog.isVisible()
