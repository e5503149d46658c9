"""Customers of one bar who stand in several tables: the one with most comes first, a menu leads to the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.models.nouns import ListName
from app.ui.list_page import ListPage
from app.ui.pages.analysis import AnalysisPage
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

Settle = Callable[[], None]


def _sell(team: Team, customer_id: int) -> None:
    team.write(lambda session: factories.sale(session, team.boss, customer_id, date(2026, 11, 3)))


def test_most_first_the_others_in_a_menu(team: Team, window: KebanWindow, settle: Settle) -> None:
    for number in range(5):
        one = team.customer(region="苏州", name=f"苏州第{number}机械厂")
        if number < 2:
            _sell(team, one)
    team.customer(region="无锡", name="无锡机械厂")
    window.show_page("analysis")
    settle()
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    page.gallery.choose("portrait")
    settle()
    shape = next(one for one in page.chart.shapes if one.pick == "苏州")
    page.chart.picked.emit(shape)
    settle()
    assert window.current_page == ListName.POTENTIAL
    found = window.page(window.current_page)
    assert isinstance(found, ListPage)
    assert found.model.rowCount() == 3
    assert [one.text() for one in found.chips.chips()] == ["图表：苏州 5 位"]
    menu = found.chips._elsewhere.menu()
    assert [one.text() for one in menu.actions()] == ["现有客户 2 位", "回到图表"]
    assert not found.chips._save.isVisibleTo(found)
    menu.actions()[0].trigger()
    settle()
    assert window.current_page == ListName.CURRENT
    current = window.page(window.current_page)
    assert isinstance(current, ListPage)
    assert current.model.rowCount() == 2
    # The chip goes away like any other, and the list is whole again.
    found.clear_filters()
    settle()
    assert found.query.only is None
    assert found.model.rowCount() == 4
    assert not found.chips._elsewhere.isVisibleTo(found)


def test_nobody_left_to_show_is_said(team: Team, window: KebanWindow, settle: Settle) -> None:
    gone = team.customer(name="苏州删除机械厂")
    _sell(team, gone)
    window.show_page("analysis")
    settle()
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    assert page.chart.report is not None
    page.behind.show(page.chart.report, "2026-10", "2026-10", "months")
    settle()
    assert window.current_page == "analysis"
    assert "2026-10" in window._toast._text.text()
