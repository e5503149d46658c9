"""今日工作 by keys and mouse: figures narrow the list, rows are worked off, the supervisor looks at one person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from app import services
from app.ui.call_mode.call_window import CallWindow
from app.ui.pages.today import TodayPage
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

Settle = Callable[[], None]
TODAY = factories.TODAY


@pytest.fixture
def page(team: Team, window: KebanWindow, settle: Settle) -> TodayPage:
    """The supervisor's page: two of their own late, one due, and one of the salesperson's late."""
    team.customer(name="甲甲公司", next_contact_on=TODAY - timedelta(days=4))
    team.customer(name="乙乙公司", next_contact_on=TODAY - timedelta(days=2))
    team.customer(name="丙丙公司", next_contact_on=TODAY)
    team.customer(owner=team.seller, name="丁丁公司", next_contact_on=TODAY - timedelta(days=1))
    window.show_page("today")
    made = window.page("today")
    assert isinstance(made, TodayPage)
    made.refresh()
    settle()
    return made


def names(page: TodayPage) -> list[str]:
    """The customers shown, in order."""
    return [row.customer for _, row in page.list.rows]


def test_a_figure_narrows_the_list_and_lets_go_again(page: TodayPage, qtbot: Any, settle: Settle) -> None:
    everything = names(page)
    qtbot.mouseClick(page.cards["due"], Qt.MouseButton.LeftButton)
    assert names(page) == ["丙丙公司"]
    assert page.all_button.isVisible()
    assert page.call_queue() == [page.list.rows[0][1].customer_id]
    qtbot.mouseClick(page.cards["overdue"], Qt.MouseButton.LeftButton)
    assert names(page) == ["甲甲公司", "乙乙公司", "丁丁公司"]
    qtbot.mouseClick(page.cards["overdue"], Qt.MouseButton.LeftButton)
    assert names(page) == everything


def test_x_the_box_and_z_work_the_list_off(
    team: Team, page: TodayPage, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    page.list.setFocus()
    assert page.list.current_row() is not None
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    settle()
    assert "甲甲公司" not in names(page)
    assert names(page)[0] == "乙乙公司"
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    settle()
    assert names(page)[0] == "丁丁公司"
    box = page.list.visualRect(page.list.currentIndex()).topLeft() + QPoint(22, 26)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settle()
    assert names(page) == ["丙丙公司"]
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert names(page) == ["甲甲公司", "乙乙公司", "丁丁公司", "丙丙公司"]


def test_the_phone_starts_the_calls_at_its_row(
    page: TodayPage, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    second = page.list.rows[1][1].customer_id
    page.list.setCurrentIndex(page.list.model().index(2, 0))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    settle()
    calls = window.findChild(CallWindow)
    assert isinstance(calls, CallWindow)
    assert calls.queue.current == second
    assert len(calls.queue) == 4
    calls.reject()


def test_who_was_called_stands_struck_through_at_the_end(team: Team, page: TodayPage, settle: Settle) -> None:
    one = page.list.rows[0][1]
    team.write(
        lambda session: services.interactions.log(
            session, team.boss, one.customer_id, {"content": "聊过了", "outcome": "有意向"}, now=datetime.now(UTC),
            today=TODAY,
        )
    )  # fmt: skip
    page.refresh()
    settle()
    group, row = page.list.rows[-1]
    assert (group, row.customer, row.done, row.tag) == ("done", one.customer, True, "有意向")


def test_the_supervisor_looks_at_one_person(team: Team, page: TodayPage, qtbot: Any, settle: Settle) -> None:
    table = page.team.table
    rows = {table.item(row, 0).text(): row for row in range(table.rowCount())}
    assert table.item(rows[team.seller.name], 1).text() == "1"
    item = table.item(rows[team.seller.name], 0)
    assert item is not None
    at = table.visualItemRect(item).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert names(page) == ["丁丁公司"]
    assert team.seller.name in page.title.text()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    settle()
    assert len(names(page)) == 4
