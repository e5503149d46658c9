"""Every tab opens on real data, with rows, counts and no warning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app import services
from app.ui.list_page import ListPage
from app.ui.pages.analysis import AnalysisPage
from app.ui.pages.today import TodayPage
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

LISTS = ("public", "potential", "dormant", "current", "contacts", "after-sales", "shipments", "articles")


@pytest.fixture
def filled(team: Team) -> Team:
    """Sixty customers with all that belongs to them."""
    team.write(
        lambda session: services.sample.fill(
            session, team.boss.name, customers=60, seed=3, today=factories.TODAY, now=factories.NOW
        )
    )
    return team


def test_every_tab_opens(filled: Team, window: KebanWindow, settle: Callable[[], None]) -> None:
    for key in ("today", *LISTS, "analysis"):
        window.show_page(key)
        settle()
        assert window.current_page == key
    for key in LISTS:
        page = window.page(key)
        assert isinstance(page, ListPage)
        assert page.model.rowCount() > 0, key
        assert page.view.horizontalScrollBar().maximum() == 0, key
    today, analysis = window.page("today"), window.page("analysis")
    assert isinstance(today, TodayPage)
    assert isinstance(analysis, AnalysisPage)
    work = filled.read(lambda session: services.today.overview(session, filled.boss, today=factories.TODAY))
    assert today.cards["overdue"].figure == str(work.figures.overdue)
    assert analysis.table.model().rowCount() == 12


def test_empty_tabs_say_how_to_begin(team: Team, window: KebanWindow, settle: Callable[[], None]) -> None:
    for key in ("today", *LISTS, "analysis"):
        window.show_page(key)
        settle()
    today, analysis = window.page("today"), window.page("analysis")
    assert isinstance(today, TodayPage)
    assert today.empty.isVisibleTo(today)
    assert not today.start.isEnabled()
    assert isinstance(analysis, AnalysisPage)
    assert analysis.empty is not None
    assert analysis.empty.isVisibleTo(analysis)


def test_delete_key_removes_and_toast_restores(
    team: Team, window: KebanWindow, qtbot: Any, settle: Callable[[], None]
) -> None:
    team.customer(name="苏州留下机械厂")
    gone = team.customer(name="苏州删除机械厂")
    window.show_page("potential")
    settle()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    assert page.select_record(gone)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    settle()
    assert page.model.rowCount() == 1
    assert "苏州删除机械厂" in window._toast._text.text()
    window._toast._button.click()
    settle()
    assert page.model.rowCount() == 2
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.model.rowCount() == 1


def test_search_leads_to_the_customer_in_its_table(
    team: Team, window: KebanWindow, qtbot: Any, settle: Callable[[], None]
) -> None:
    wanted = team.customer(name="常州宏达精密机械厂")
    team.write(lambda session: factories.sale(session, team.boss, wanted, date(2026, 11, 1)))
    window.show_page("potential")
    settle()
    window.activateWindow()
    window.header.search.setFocus()
    qtbot.keyClicks(window.header.search, "1380000")
    window.header.search.clear()
    window.header.search.setText("宏达")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    settle()
    qtbot.waitUntil(lambda: window.current_page == "current", timeout=5000)
    settle()
    page = window.page("current")
    assert isinstance(page, ListPage)
    assert page.view.current_id() == wanted


def test_several_rows_bring_the_batch_actions(team: Team, window: KebanWindow, settle: Callable[[], None]) -> None:
    for number in range(3):
        team.customer(name=f"无锡第{number}机械厂")
    window.show_page("potential")
    settle()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    page.view.selectAll()
    assert len(page.view.selected_ids()) == 3
    assert page.tools._stack.currentIndex() == 1
    page.batch_requested.emit("evaluate", page.view.selected_ids().tolist())
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.mode._on_clicked("same")  # type: ignore[attr-defined]
    dialog.verdict.set_value("优先跟进")  # type: ignore[attr-defined]
    dialog.save()  # type: ignore[attr-defined]
    settle()
    found = team.read(
        lambda session: services.customers.get(session, team.boss, page.model.ids[0], today=factories.TODAY)
    )
    assert found.values["evaluation_result"] == "优先跟进"


def test_counts_follow_every_write(team: Team, window: KebanWindow, settle: Callable[[], None]) -> None:
    settle()
    assert window.tabs.tabText(2).split()[-1] == "0"
    window.context.tasks.write(lambda session, _job: _new_customer(session, team))
    settle()
    assert window.tabs.tabText(2).split()[-1] == "1"


def _new_customer(session: Any, team: Team) -> Any:
    return services.customers.create(
        session, team.boss, {"name": "南通新客户厂"}, [], now=factories.NOW, today=factories.TODAY
    )


def test_every_window_of_the_menu_opens(filled: Team, window: KebanWindow, settle: Callable[[], None]) -> None:
    settle()
    titles = set()
    for action in window.header.user_menu.actions():
        if action.isSeparator():
            continue
        action.trigger()
        settle()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        titles.add(dialog.windowTitle())
        dialog.close()
        settle()
    assert titles >= {"设置", "操作记录", "按键一览", "关于客伴", "疑似重复"}


def test_leaving_the_sample_is_asked_of_startup(window: KebanWindow, changed_data: list[bool]) -> None:
    window.leave_sample_requested.emit()
    window.desk.open_sample()
    assert changed_data == [False, True]
