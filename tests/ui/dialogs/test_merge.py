"""合并 by hand: two rows, a side per field, one undo; doubles are listed and offered while typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.ui.dialogs.customer_dialog import CustomerDialog
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.duplicates_dialog import DuplicatesDialog
from app.ui.window import KebanWindow
from tests.factories import TODAY
from tests.ui.real_team import Team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "folder", "settle", "window"]
Settle = Callable[[], None]


def _dialog(window: KebanWindow, kind: type[QDialog]) -> Any:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def _left(team: Team) -> list[int]:
    return team.read(lambda s: services.lists.ids(s, team.boss, ListQuery(ListName.POTENTIAL), today=TODAY).tolist())


def test_a_side_is_chosen_field_by_field(qtbot: QtBot, window: KebanWindow, team: Team, settle: Settle) -> None:
    kept = team.customer(name="苏州宏达机械有限公司", industry="机械加工")
    gone = team.customer(name="苏州宏达机械公司", industry="五金机械", address="高新区 1 号", mobile="13800000002")
    window.desk.doubles.merge(kept, gone)
    settle()
    dialog = _dialog(window, MergeDialog)
    assert dialog.taken() == {"address"}, "a blank gives way by itself"
    choice = next(one for one in dialog.findChildren(QRadioButton) if "五金机械" in one.text())
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(8, choice.height() // 2))
    assert dialog.taken() == {"address", "industry"}
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle()
    found = team.read(lambda s: services.customers.get(s, team.boss, kept, today=TODAY))
    assert (found.values["industry"], found.values["address"]) == ("五金机械", "高新区 1 号")
    assert len(found.contacts) == 2
    assert _left(team) == [kept]
    window.desk.undo()
    settle()
    assert sorted(_left(team)) == sorted([kept, gone])


def test_the_sides_change(window: KebanWindow, team: Team, settle: Settle) -> None:
    kept, gone = team.customer(industry="机械加工"), team.customer(mobile="13800000002")
    window.desk.doubles.merge(kept, gone)
    settle()
    dialog = _dialog(window, MergeDialog)
    dialog.swap()
    settle()
    assert "industry" in dialog.taken()
    dialog.save()
    settle()
    assert _left(team) == [gone]


def test_the_list_of_doubles_leads_to_the_merge_and_looks_again(
    window: KebanWindow, team: Team, settle: Settle
) -> None:
    ids = [team.customer(name=one, mobile="") for one in ("无锡华光纸业有限公司", "无锡华光纸业公司")]
    window.desk.doubles.show_list()
    settle()
    dialog = _dialog(window, DuplicatesDialog)
    assert not dialog.merge_button.isEnabled()
    dialog.table.selectAll()
    assert dialog.chosen() == ids
    QTest.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    settle()
    _dialog(window, MergeDialog).save()
    settle()
    assert dialog.table.rowCount() == 0
    assert dialog.nothing.isVisible()


def test_a_similar_customer_can_be_asked_for_taken_or_merged(
    qtbot: QtBot, window: KebanWindow, team: Team, settle: Settle
) -> None:
    team.customer(owner=team.seller, name="常州明远印务有限公司", mobile="13800000021")
    pooled = team.customer(name="常州明远包装有限公司", mobile="13800000022", owner_id=None)
    window.desk.new_customer()
    settle()
    form = _dialog(window, CustomerDialog)

    def shown() -> list[str]:
        return [one.text() for one in form.similar.findChildren(QPushButton) if one.isVisible()]

    def look(name: str, offers: list[str]) -> None:
        form.editors["name"].setText(name)
        form.similar.look()
        qtbot.waitUntil(lambda: [one.name for one in form.similar.found] == [name], timeout=15_000)
        # What joins a layout that stands is shown by the next event.
        qtbot.waitUntil(lambda: shown() == offers, timeout=15_000)

    look("常州明远印务有限公司", ["查看", "申请转移"])
    next(one for one in form.similar.findChildren(QPushButton) if one.text() == "申请转移" and one.isVisible()).click()
    assert team.seller.name in QGuiApplication.clipboard().text()
    look("常州明远包装有限公司", ["查看", "领取"])
    next(one for one in form.similar.findChildren(QPushButton) if one.text() == "领取" and one.isVisible()).click()
    settle()
    detail = team.read(lambda s: services.customers.get(s, team.boss, pooled, today=TODAY))
    assert detail.owner_id == team.boss.id
