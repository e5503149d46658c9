"""The public pool played through the real window by a salesperson: claim, lose, wait, give back, lock, be reminded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from sqlalchemy import update

from app import services
from app.models.customer import Customer
from app.models.nouns import Table
from app.ui.context import WindowContext
from app.ui.detail.pane import DetailPane
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.dialogs.lock_dialog import LockDialog
from app.ui.dialogs.reason_dialog import ReasonDialog
from app.ui.list_page import ListPage
from app.ui.tasks import Tasks
from app.ui.window import KebanWindow
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]


@pytest.fixture
def context(tasks: Tasks, team: Team) -> WindowContext:
    """The salesperson's window."""
    return WindowContext(tasks, team.seller, lambda: TODAY)


def shown(window: KebanWindow, tab: str, settle: Settle) -> tuple[ListPage, DetailPane]:
    window.show_page(tab)
    settle()
    page = window.page(tab)
    assert isinstance(page, ListPage)
    assert isinstance(page.detail, DetailPane)
    return page, page.detail


def chosen(window: KebanWindow, tab: str, customer_id: int, settle: Settle) -> DetailPane:
    page, pane = shown(window, tab, settle)
    assert page.select_record(customer_id)
    settle()
    return pane


def dialog_of(window: KebanWindow, kind: type[QDialog]) -> Any:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def words(dialog: QDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def get(team: Team, customer_id: int) -> Any:
    return team.read(lambda session: services.customers.get(session, team.boss, customer_id, today=TODAY))


def test_claimed_with_a_click_and_phones_are_masked_until_then(
    window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    one = team.customer(owner_id=None, name="苏州宏达", mobile="13800008000")
    page, _ = shown(window, "public", settle)
    assert page.model.value(0, "mobile") == "138****8000"
    pane = chosen(window, "public", one, settle)
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    assert get(team, one).owner == "李文静"
    page, _ = shown(window, "potential", settle)
    assert page.model.value(0, "mobile") == "13800008000"
    assert page.model.value(0, "days_to_return") is not None


def test_the_loser_reads_who_took_it(window: KebanWindow, team: Team, qtbot: Any, settle: Settle) -> None:
    one = team.customer(owner_id=None, name="抢手公司")
    pane = chosen(window, "public", one, settle)
    zhou = team.write(lambda session: factories.seller(session, "周凯"))
    team.write(lambda session: services.pool.claim(session, zhou, one, now=NOW, today=TODAY))
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    said = words(dialog_of(window, ErrorDialog))
    assert "该客户已被周凯于 " in said
    assert "领取" in said


def test_who_gave_it_back_reads_from_when_it_may_be_taken_again(
    window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    one = team.customer(owner=team.seller, name="苏州宏达")
    pane = chosen(window, "potential", one, settle)
    pane.header.menu_actions()["return"].trigger()
    settle()
    dialog = dialog_of(window, ReasonDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: dialog.reason == "号码错误", timeout=15_000)
    qtbot.keyClick(dialog.choices["号码错误"], Qt.Key.Key_Return)
    settle()
    found = get(team, one)
    assert (found.table, found.values["return_reason"]) == (Table.PUBLIC, "号码错误")
    pane = chosen(window, "public", one, settle)
    qtbot.mouseClick(pane.header.claim_button, Qt.MouseButton.LeftButton)
    settle()
    until = max(TODAY, date.today()) + timedelta(days=7)
    assert f"{until} 起才能再次领取" in words(dialog_of(window, ErrorDialog))


def test_a_lock_keeps_it_from_returning_and_has_its_cap(
    window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    team.write(lambda session: services.team_settings.save(session, team.boss, {"lock_cap": 1}, now=NOW))
    one, two = (team.customer(owner=team.seller, name=name) for name in ("苏州宏达", "常州顺发"))
    team.write(
        lambda session: session.execute(update(Customer).values(claimed_at=None, created_on=TODAY - timedelta(days=29)))
    )
    page, _ = shown(window, "potential", settle)
    assert {page.model.value(row, "days_to_return") for row in range(2)} == {2}
    pane = chosen(window, "potential", one, settle)
    pane.header.menu_actions()["lock"].trigger()
    settle()
    dialog = dialog_of(window, LockDialog)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle()
    until = TODAY + timedelta(days=30)
    assert get(team, one).values["locked_until"] == until
    assert page.model.value(page.model.row_of(one) or 0, "days_to_return") == 31
    pane = chosen(window, "potential", two, settle)
    pane.header.menu_actions()["lock"].trigger()
    settle()
    dialog = dialog_of(window, LockDialog)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    settle()
    assert "你已锁定 1 位客户，达到上限" in dialog.error_label.text()
    dialog.reject()
    pane = chosen(window, "potential", one, settle)
    pane.header.menu_actions()["unlock"].trigger()
    settle()
    assert get(team, one).values["locked_until"] is None


def test_told_three_days_before_then_returned_and_told_what_went(
    window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    team.customer(owner=team.seller, name="苏州宏达")
    gone = team.customer(owner=team.seller, name="常州顺发")
    for one, days in ((1, 28), (gone, 31)):
        with team.database.writing() as session:
            session.execute(
                update(Customer)
                .where(Customer.id == one)
                .values(claimed_at=None, created_on=TODAY - timedelta(days=days))
            )
    assert window.bell is not None
    window.bell.pool._now = lambda: NOW
    window.start_keepers()
    settle()
    assert get(team, gone).table is Table.PUBLIC
    assert window.header.bell._count == 2
    qtbot.mouseClick(window.header.bell, Qt.MouseButton.LeftButton)
    settle()
    panel = window.bell.panel
    assert panel is not None
    assert {one.title.text() for one in panel.entries} == {"1 位客户快要回收到公共池", "1 位客户已回收到公共池"}
    soon = next(one for one in panel.entries if one.info.cause == "returning")
    qtbot.mouseClick(soon.go, Qt.MouseButton.LeftButton)
    settle()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    assert (window.current_page, page.query.view) == ("potential", "returning")
    assert [page.model.value(row, "name") for row in range(page.model.rowCount())] == ["苏州宏达"]
