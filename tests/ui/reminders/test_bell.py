"""The bell in the real window: count, list, done, later, the digest, and what returned to the pool."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import update

from app import services
from app.models.customer import Customer
from app.ui.list_page import ListPage
from app.ui.reminders.bell import Bell
from app.ui.reminders.panel import ReminderPanel
from app.ui.window import KebanWindow
from tests.factories import NOW, TODAY, sale
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def bell(window: KebanWindow) -> Bell:
    assert window.bell is not None
    window.bell.pool._now = window.bell.keeper._now = lambda: NOW
    return window.bell


def opened(bell: Bell, window: KebanWindow, qtbot: Any, settle: Settle) -> ReminderPanel:
    """The list, opened by a click on the bell."""
    qtbot.mouseClick(window.header.bell, Qt.MouseButton.LeftButton)
    settle()
    assert bell.panel is not None
    return bell.panel


def idle(team: Team, **values: Any) -> int:
    """A potential customer nobody spoke to for 40 days."""
    one = team.customer(**values)
    team.write(
        lambda session: session.execute(
            update(Customer).where(Customer.id == one).values(claimed_at=None, created_on=TODAY - timedelta(days=40))
        )
    )
    return one


def test_nothing_is_looked_for_until_the_window_may_be_seen(window: KebanWindow, team: Team, settle: Settle) -> None:
    settle()
    assert team.read(lambda session: services.reminders.history(session, team.boss)) == []


def test_the_list_opens_is_done_and_put_off(
    window: KebanWindow, bell: Bell, team: Team, qtbot: Any, settle: Settle
) -> None:
    late = team.customer(name="苏州宏达", next_contact_on=TODAY - timedelta(days=2))
    team.customer(name="常州顺发", next_contact_on=TODAY)
    window.start_keepers()
    settle()
    assert window.header.bell._count == 2
    assert window._toast._text.text() == "2 条提醒"
    panel = opened(bell, window, qtbot, settle)
    assert [one.title.text() for one in panel.entries] == ["今天要联系 1 位客户", "1 位客户逾期未联系"]
    qtbot.keyClick(panel.entries[0], Qt.Key.Key_Down)
    assert panel.focusWidget() is panel.entries[1]
    qtbot.keyClick(panel.entries[1], Qt.Key.Key_Up)
    qtbot.mouseClick(panel.entries[0].finish, Qt.MouseButton.LeftButton)
    settle()
    assert window.header.bell._count == 1
    panel.entries[1].later.menu().actions()[0].trigger()
    settle()
    again = team.read(lambda session: services.reminders.history(session, team.boss))
    assert next(one for one in again if one.cause == "overdue").snoozed_until > datetime.now(UTC)
    qtbot.keyClick(panel.entries[1], Qt.Key.Key_Return)
    link = next(one for one in panel.entries[1].findChildren(QPushButton) if one.text() == "苏州宏达")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    settle()
    assert panel.isHidden()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    assert page.view.current_id() == late


def test_all_at_once(window: KebanWindow, bell: Bell, team: Team, qtbot: Any, settle: Settle) -> None:
    team.customer(next_contact_on=TODAY - timedelta(days=2))
    team.customer(next_contact_on=TODAY)
    window.start_keepers()
    settle()
    panel = opened(bell, window, qtbot, settle)
    assert panel.all_done.isVisible()
    qtbot.mouseClick(panel.all_done, Qt.MouseButton.LeftButton)
    settle()
    assert (window.header.bell._count, panel.all_done.isVisible()) == (0, False)
    assert all(not hasattr(one, "finish") for one in panel.entries)


def test_an_empty_list_says_so(window: KebanWindow, bell: Bell, qtbot: Any, settle: Settle) -> None:
    panel = opened(bell, window, qtbot, settle)
    assert panel.empty.isVisible()
    assert panel.empty.sentence.text() == "没有提醒"


def test_what_was_missed_is_one_card_at_the_start(
    window: KebanWindow, bell: Bell, team: Team, qtbot: Any, settle: Settle
) -> None:
    before = TODAY - timedelta(days=4)
    team.write(lambda session: services.reminders.tick(session, team.boss, now=NOW - timedelta(days=4), today=before))
    team.customer(next_contact_on=TODAY - timedelta(days=2))
    window.start_keepers()
    settle()
    card = bell.digest
    assert card is not None
    words = [one.text() for one in card.findChildren(QLabel)]
    assert "从 2026-11-19 起程序没有打开，这些事等着您：" in words
    assert "1 位客户约定的日子已过" in words
    assert window.header.bell._count >= 1
    qtbot.mouseClick(card.ok, Qt.MouseButton.LeftButton)
    settle()
    assert bell.digest is None
    found = team.read(lambda session: services.reminders.history(session, team.boss))
    assert next(one for one in found if one.cause == "digest").read_at is not None


def test_what_returned_at_the_start_is_told_listed_and_taken_back(
    window: KebanWindow, bell: Bell, team: Team, qtbot: Any, settle: Settle
) -> None:
    idle(team, name="苏州宏达")
    idle(team, owner=team.seller, name="常州顺发")
    window.start_keepers()
    settle()
    assert window._toast._text.text() == "2 位客户超期，已回收到公共池"
    assert window._toast._undo_button.isVisible()
    mine = team.read(lambda session: services.reminders.history(session, team.seller))
    assert [(one.cause, one.count, one.items[0]["name"], one.shown_at) for one in mine] == [
        ("returned", 1, "常州顺发", None)
    ]
    assert window.header.bell._count == 1, "the supervisor finds both under one line"
    qtbot.mouseClick(window._toast._button, Qt.MouseButton.LeftButton)
    settle()
    page = window.page("public")
    assert isinstance(page, ListPage)
    assert (window.current_page, page.model.rowCount()) == ("public", 2)
    bell.pool.run()
    settle()
    assert page.model.rowCount() == 2, "once a day"
    operation = team.read(lambda session: services.operations.recent(session, team.boss))[0]
    assert operation.kind == "pool.auto_return"
    window.desk.undo(operation.id)
    settle()
    assert page.model.rowCount() == 0
    bell.pool.run()
    settle()
    assert page.model.rowCount() == 0, "taken back is left alone for the day"


def test_silent_customers_are_shown_as_a_list_of_their_own(
    window: KebanWindow, bell: Bell, team: Team, qtbot: Any, settle: Settle
) -> None:
    silent = team.customer(name="苏州宏达")
    other = team.customer(name="常州顺发")
    with team.database.writing() as session:
        for days in (106, 76, 46):
            sale(session, team.boss, silent, TODAY - timedelta(days=days))
        sale(session, team.boss, other, TODAY)
    window.start_keepers()
    settle()
    panel = opened(bell, window, qtbot, settle)
    entry = next(one for one in panel.entries if one.info.cause == "churn")
    assert entry.title.text() == "1 位客户有流失风险"
    qtbot.mouseClick(entry.go, Qt.MouseButton.LeftButton)
    settle()
    page = window.page("current")
    assert isinstance(page, ListPage)
    assert page.model.ids.tolist() == [silent]


def test_a_balloon_beside_the_clock_instead_of_a_toast(
    window: KebanWindow, bell: Bell, team: Team, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    thens: list[Any] = []

    def notify(title: str, text: str, then: Any = None) -> bool:
        told.append((title, text))
        thens.append(then)
        return True

    monkeypatch.setattr(window.tray, "notify", notify)
    team.customer(name="苏州宏达", next_contact_on=TODAY)
    window.start_keepers()
    settle()
    assert told == [("今天要联系 1 位客户", "苏州宏达")]
    assert window._toast.isHidden()
    thens[0]()
    settle()
    assert bell.panel is not None
    assert bell.panel.isVisible()
