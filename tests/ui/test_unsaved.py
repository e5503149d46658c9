"""What a killed program left half typed is offered again; a read-only file is said before anything is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app import services
from app.paths import DataFolder
from app.ui.context import WindowContext
from app.ui.dialogs.case_dialog import CaseDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.unsaved import UnsavedDialog
from app.ui.widgets.banner import Banner
from app.ui.window import KebanWindow, open_window
from tests.factories import NOW, TODAY
from tests.ui.measuring import cut
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]


def _keep(team: Team, form: str, key: str, body: dict[str, Any]) -> None:
    team.write(lambda s: services.drafts.save(s, team.boss, form, key, body, now=NOW))


def _banner(window: KebanWindow, qtbot: QtBot) -> Banner:
    qtbot.waitUntil(lambda: bool(window.findChildren(Banner)), timeout=15_000)
    return window.findChildren(Banner)[0]


def _button(widget: Any, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_one_draft_is_one_click_away(team: Team, window: KebanWindow, qtbot: QtBot, settle: Settle) -> None:
    customer_id = team.customer(name="苏州宏达")
    _keep(team, "log_contact", str(customer_id), {"customer": "苏州宏达", "content": "说到一半"})
    banner = _banner(window, qtbot)
    assert "记联系：苏州宏达" in banner.label.text()
    _button(banner, "继续填写").click()
    settle()
    dialog = next(one for one in window.findChildren(LogContactDialog) if one.isVisible())
    assert dialog.content.toPlainText() == "说到一半"
    assert not [one for one in window.findChildren(Banner) if one.isVisible()]


def test_several_drafts_are_listed_resumed_and_thrown_away(
    team: Team, window: KebanWindow, qtbot: QtBot, settle: Settle
) -> None:
    customer_id = team.customer()
    _keep(team, "article", "", {"title": "喷头保养", "body": "先断电"})
    _keep(team, "service_case", f"customer {customer_id}", {"customer_id": customer_id, "problem": "包装破损"})
    _keep(team, "cells", "7", {"not": "a form"})
    banner = _banner(window, qtbot)
    assert "2 处" in banner.label.text()
    _button(banner, "查看").click()
    dialog = window.findChild(UnsavedDialog)
    assert isinstance(dialog, UnsavedDialog)
    assert not cut(dialog)
    frames = [one for one in dialog.findChildren(QFrame) if one.property("kind") == "panel"]
    article = next(one for one in frames if any("喷头保养" in label.text() for label in one.findChildren(QLabel)))
    _button(article, "丢弃").click()
    settle()
    left = team.read(lambda s: services.drafts.pending(s, team.boss))
    assert {one.form for one in left} == {"service_case", "cells"}
    _button(dialog, "继续").click()
    settle()
    form = next(one for one in window.findChildren(CaseDialog) if one.isVisible())
    assert form.text("problem") == "包装破损"


def test_what_was_typed_and_taken_out_again_is_no_draft(
    team: Team, window: KebanWindow, qtbot: QtBot, settle: Settle
) -> None:
    customer_id = team.customer()
    window.desk.log_contact(customer_id)
    settle()
    dialog = next(one for one in window.findChildren(LogContactDialog) if one.isVisible())
    assert dialog.drafts is not None
    QTest.keyClicks(dialog.content, "ab")
    dialog.drafts.keep()
    settle()
    assert len(team.read(lambda s: services.drafts.pending(s, team.boss))) == 1
    for _ in range(2):
        QTest.keyClick(dialog.content, Qt.Key.Key_Backspace)
    dialog.drafts.keep()
    settle()
    assert team.read(lambda s: services.drafts.pending(s, team.boss)) == []


@pytest.fixture
def resting(qtbot: QtBot, context: WindowContext, team: Team, folder: DataFolder) -> KebanWindow:
    """The window over a file that cannot be written."""
    made = open_window(context, folder, lambda _sample: None, read_only=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_read_only_file_says_so_and_offers_nothing_that_writes(
    resting: KebanWindow, team: Team, settle: Settle
) -> None:
    customer_id = team.customer()
    resting.show_page("potential")
    settle()
    assert "只读" in resting.findChildren(Banner)[0].label.text()
    assert not resting.header.log_button.isEnabled()
    pane: Any = resting.page("potential").detail  # type: ignore[union-attr]  # shown just now
    assert pane.customer_id == customer_id
    assert not pane.header.log_button.isVisible()
    assert not pane.follow.note.isVisible()
    QTest.keyClick(resting, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not resting.findChildren(LogContactDialog)
    found = team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))
    assert found.counts["interactions"] == 0
