"""Pool dialogs, confirm, error, undo result, about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import services
from app.errors import FileInUse
from app.models.nouns import Table
from app.ui.context import WindowContext
from app.ui.dialogs.about_dialog import AboutDialog
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.dialogs.lock_dialog import LockDialog
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.dialogs.transfer_dialog import TransferDialog
from app.ui.dialogs.undo_dialog import UndoResultDialog
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team

Settle = Callable[[], None]


def _get(team: Team, customer_id: int):
    return team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))


def test_a_return_needs_its_reason(qtbot: QtBot, context: WindowContext, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = ReasonDialog(context, [customer_id], "甲")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert "原因" in dialog.error_label.text()
    settle()
    QTest.keyClick(dialog, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: dialog.reason == "联系不上", timeout=15_000)
    assert dialog.error_label.text() == ""
    QTest.keyClick(dialog.choices["联系不上"], Qt.Key.Key_Return)
    settle()
    found = _get(team, customer_id)
    assert (found.table, found.values["return_reason"]) == (Table.PUBLIC, "联系不上")


def test_a_transfer_lists_who_is_there_without_the_owner(
    qtbot: QtBot, context: WindowContext, team: Team, settle: Settle
) -> None:
    customer_id = team.customer()
    dialog = TransferDialog(context, [customer_id], "甲", owner_id=team.boss.id)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert [dialog.people.item(at).text() for at in range(dialog.people.count())] == ["李文静"]
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    settle()
    assert _get(team, customer_id).owner == "李文静"


def test_a_transfer_over_the_cap_needs_a_reason(
    qtbot: QtBot, context: WindowContext, team: Team, settle: Settle
) -> None:
    team.write(lambda session: services.team_settings.save(session, team.boss, {"holding_cap": 1}, now=NOW))
    team.customer(owner=team.seller)
    customer_id = team.customer()
    dialog = TransferDialog(context, [customer_id], "甲", owner_id=team.boss.id)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    QTest.keyClick(dialog.people, Qt.Key.Key_Return)
    settle()
    assert dialog.error_label.text() == "对方名下的潜在客户会超过 1 位上限。写明理由后仍可转移。"
    assert dialog.reason.isVisible()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible(), "without a reason it stays"
    dialog.reason.setText("区域调整")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle()
    assert _get(team, customer_id).owner == "李文静"
    done = team.read(lambda session: services.operations.recent(session, team.boss))[0]
    assert done.details["reason"] == "区域调整"


def test_a_lock_has_its_day_and_its_bound(qtbot: QtBot, context: WindowContext, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = LockDialog(context, customer_id, "甲")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.until.set_value(TODAY + timedelta(days=4000))
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert dialog.grids[0].error("locked_until")
    dialog.until.set_value(TODAY + timedelta(days=7))
    dialog.save()
    settle()
    assert _get(team, customer_id).values["locked_until"] == TODAY + timedelta(days=7)


def test_a_stray_enter_confirms_nothing(qtbot: QtBot, themed: QApplication) -> None:
    dialog = ConfirmDialog("删除 3 位客户？", "之后可以撤销。", "删除 3 位")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.verb_button.text() == "删除 3 位"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 0
    dialog.verb_button.click()
    assert dialog.result() == 1


def test_an_error_says_what_to_do(qtbot: QtBot, themed: QApplication) -> None:
    dialog = ErrorDialog.of(FileInUse("a.xlsx"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "a.xlsx" in dialog.sentence.text()
    assert "关闭" in dialog.hint.text()
    assert not dialog.fold.isVisible()


def test_a_bug_can_be_copied_whole(qtbot: QtBot, themed: QApplication) -> None:
    try:
        raise ZeroDivisionError("division")
    except ZeroDivisionError as error:
        dialog = ErrorDialog.of(error)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fold_button.click()
    assert dialog.fold.isVisible()
    assert "ZeroDivisionError" not in dialog.sentence.text()
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert "test_small_dialogs" in copied


@pytest.mark.parametrize("why", ["changed", "gone", "in_use", "conflict"])
def test_refused_rows_are_listed_by_name(qtbot: QtBot, themed: QApplication, why: str) -> None:
    refused = (SimpleNamespace(noun="customer", record_id=1, label="苏州宏达", why=why),)
    result: Any = SimpleNamespace(kind="import", details={"file": "a.xlsx"}, operation=1, restored=9, refused=refused)
    dialog = UndoResultDialog(result)
    qtbot.addWidget(dialog)
    texts = [dialog.table.item(0, column).text() for column in range(3)]
    assert texts[:2] == ["客户", "苏州宏达"]
    assert texts[2] != why


def test_about_names_versions_and_folder(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    dialog = AboutDialog("3.53.0", tmp_path, "keban.db")
    qtbot.addWidget(dialog)
    dialog._on_copy()
    copied = QGuiApplication.clipboard().text()
    assert "3.53.0" in copied
    assert str(tmp_path) in copied


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier])
def test_enter_locks_from_the_date(
    qtbot: QtBot, context: WindowContext, team: Team, settle: Settle, modifier: Qt.KeyboardModifier
) -> None:
    customer_id = team.customer()
    dialog = LockDialog(context, customer_id, "苏州宏达")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, modifier)
    settle()
    assert not dialog.isVisible()
    found = team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))
    assert found.values["locked_until"] == TODAY + timedelta(days=30)
