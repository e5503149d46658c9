"""统计分析: the gallery, the large picture under mouse and keys, its filters, and the way to the customers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.services.reports import ReportName
from app.ui import report_texts
from app.ui.list_page import ListPage
from app.ui.pages.analysis import AnalysisPage
from app.ui.theme import apply_theme
from app.ui.theme.tokens import DARK, LIGHT
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

Settle = Callable[[], None]


def card(page: AnalysisPage, name: str) -> Any:
    """A report's card."""
    return page.gallery.cards.cards[page.gallery.cards.row_of(name)]


def test_the_arrow_keys_walk_through_the_gallery(page: AnalysisPage, qtbot: Any, settle: Settle) -> None:
    assert page.name == "sales"
    assert card(page, "sales").sentence.startswith("共成交")
    seen = []
    for _ in range(len(ReportName) - 1):
        qtbot.keyClick(page.gallery, Qt.Key.Key_Down)
        settle()
        seen.append(page.name)
        assert page.title.text() == report_texts.title(page.name)
        assert page.chart.report is not None
        assert page.chart.report.name == page.name
        assert page.sentence.text()
        assert page.table.model().rowCount() > 0
        assert card(page, page.name).spark is not None
        said = page.gallery.cards.index(page.gallery.cards.row_of(page.name)).data(Qt.ItemDataRole.AccessibleTextRole)
        assert card(page, page.name).sentence in said
    assert ["sales", *seen] == [one for names in report_texts.GROUPS.values() for one in names]


def test_only_cards_in_sight_are_computed(page: AnalysisPage) -> None:
    in_sight = page.gallery.in_sight()
    assert 0 < len(in_sight) < len(ReportName)
    for name in ReportName:
        assert bool(card(page, name).sentence) is (name in in_sight)


def test_what_was_shown_is_shown_again_at_once(page: AnalysisPage, settle: Settle) -> None:
    page.gallery.choose("abc")
    settle()
    shapes = page.chart.shapes
    page.gallery.choose("sales")
    settle()
    page.gallery.choose("abc")
    # Without a turn of the event loop: figures and picture come from what is kept.
    assert page.chart.shapes == shapes
    assert page.sentence.text().startswith("前 ")


def test_a_click_on_a_class_leads_to_its_customers(
    page: AnalysisPage, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    page.gallery.choose("abc")
    settle()
    shape = next(one for one in page.chart.shapes if one.pick == "A" and one.x > page.chart.width() / 2)
    at = QPoint(round(shape.x + shape.width / 2), round(shape.y + shape.height / 2))
    qtbot.mouseMove(page.chart, at)
    assert page.chart.current_shape == shape
    assert page.chart.grab().toImage() != page.chart.image()
    qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert page.chart.report is not None
    number = page.chart.report.facts["a_customers"]
    found = window.page(window.current_page)
    assert isinstance(found, ListPage)
    assert found.query.only is not None
    assert len(found.query.only.ids) == number
    words = [one.text() for one in found.chips.chips()]
    assert words == [f"图表：A 类客户 {number} 位"]
    places = [text.rpartition(" ")[0] for text, _ in found.filters.elsewhere]
    shown = found.model.rowCount() + sum(
        int(text.split()[-2]) for text, _ in found.filters.elsewhere if text.endswith("位")
    )
    assert shown == number
    assert found.filters.elsewhere[-1][0] == "回到图表"
    if len(places) > 1:
        found.filters.elsewhere[0][1]()
        settle()
        assert window.page(window.current_page) is not found
    found.chips.chips()[0].click()
    assert found.query.only is None
    found.filters.elsewhere[-1][1]()
    assert window.current_page == "analysis"


def test_arrow_keys_read_the_picture_and_enter_follows(
    page: AnalysisPage, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    shape = page.chart.current_shape
    assert shape is not None
    assert shape.title == "2026-11"
    assert "成交额" in page.chart.accessibleDescription()
    qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.current_shape is not None
    assert page.chart.current_shape.title == "2026-10"
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    assert page.chart.current_shape is None
    with_people = next(at for at, one in enumerate(page.chart.shapes) if one.pick is not None)
    page.chart._set_current(with_people)
    qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    settle()
    assert isinstance(window.page(window.current_page), ListPage)


def test_keys_go_from_the_gallery_into_the_picture_and_back(
    page: AnalysisPage, window: KebanWindow, qtbot: Any
) -> None:
    window.activateWindow()
    page.gallery.setFocus()
    qtbot.keyClick(page.gallery, Qt.Key.Key_Right)
    assert window.focusWidget() is page.chart
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.chart
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.gallery
    qtbot.keyClick(page.gallery, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.chart


def test_a_row_of_the_table_leads_to_its_customer(
    page: AnalysisPage, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    page.gallery.choose("ranking")
    settle()
    page.table.selectRow(0)
    name = page.table.rows.words(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    found = window.page(window.current_page)
    assert isinstance(found, ListPage)
    assert found.model.rowCount() == 1
    assert found.model.value(0, "name") == name


def test_the_table_sorts_by_value(page: AnalysisPage, settle: Settle) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    amounts = [page.table.rows.value(row, 1) for row in range(page.table.rows.rowCount())]
    assert amounts == sorted(amounts, reverse=True)


def test_filters_ask_all_reports_anew(page: AnalysisPage, filled: Team, settle: Settle) -> None:
    before = page.sentence.text()
    page.filters.person.setCurrentIndex(1)
    settle()
    assert page.chart.report is not None
    assert page.chart.report.ask.owner_id == page.filters.person.currentData()
    assert page.sentence.text() != before
    page.gallery.choose("abc")
    settle()
    assert page.chart.report.ask.owner_id is not None
    page.filters.set_period("last_year")
    settle()
    assert page.chart.report.ask.first == date(2025, 1, 1)
    assert page.filters.clear.isVisibleTo(page)
    before = card(page, "season").sentence
    page.filters.clear.click()
    settle()
    # Cards whose figures are known already say them again, too.
    page.gallery.choose("season")
    settle()
    assert card(page, "season").sentence != before
    assert page.chart.report.ask.first < date(2025, 1, 1)
    page.gallery.choose("abc")
    settle()
    assert page.chart.report.ask.owner_id is None
    assert page.span.text() == "2025-12-01 至 2026-11-22"


def test_own_days(page: AnalysisPage, settle: Settle) -> None:
    page.filters.set_period("days")
    page.filters.first.set_value(date(2026, 5, 31))
    page.filters.last.set_value(date(2026, 3, 1))
    page.filters.last.changed.emit(date(2026, 3, 1))
    settle()
    assert page.span.text() == "2026-03-01 至 2026-05-31"


def test_a_report_with_several_groupings_offers_them(page: AnalysisPage, settle: Settle) -> None:
    assert not page.filters.grouping.isVisibleTo(page)
    page.gallery.choose("portrait")
    settle()
    assert page.filters.grouping.isVisibleTo(page)
    page.filters.grouping.setCurrentIndex(page.filters.grouping.findData("source"))
    settle()
    assert page.chart.report is not None
    assert page.chart.report.ask.by == "source"
    assert page.table.model().headerData(0, Qt.Orientation.Horizontal) == "来源"


def test_what_is_typed_into_a_filter_must_be_a_name(page: AnalysisPage, settle: Settle) -> None:
    page.filters.region.setEditText("火星")
    page.filters.region.lineEdit().editingFinished.emit()
    assert page.filters.region.currentText() == "全部区域"


def test_nothing_to_draw_says_why_and_what_to_do(team: Team, window: KebanWindow, qtbot: Any, settle: Settle) -> None:
    window.show_page("analysis")
    settle()
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    for name in ReportName:
        page.gallery.choose(name)
        settle()
        assert page.empty is not None
        assert page.empty.isVisibleTo(page)
        assert page.empty.sentence.text() == card(page, name).sentence
        assert page.empty.hint.text()
        assert not page.figures.isVisibleTo(page)
        assert not page.files.save_button.isEnabled()
    page.gallery.choose("sales")
    customer = team.customer()
    window.context.tasks.write(lambda session, _job: factories_sale(session, team, customer))
    settle()
    assert page.figures.isVisibleTo(page)
    assert page.table.model().rowCount() == 12


def factories_sale(session: Any, team: Team, customer: int) -> Any:
    """One shipment, as a write that tells what it changed."""
    from app.services import shipments

    line = {"shipped_on": date(2026, 11, 3), "product": "墨水", "amount": 500}
    return shipments.create(session, team.boss, customer, [line], now=factories.NOW, today=factories.TODAY)


def test_what_is_written_while_a_report_is_on_its_way_is_counted(
    team: Team, window: KebanWindow, settle: Settle
) -> None:
    customer = team.customer()
    window.show_page("analysis")
    window.context.tasks.write(lambda session, _job: factories_sale(session, team, customer))
    settle()
    settle()
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    assert page.chart.report is not None
    assert page.chart.report.facts["lines"] == 1


def test_another_theme_and_size_draw_anew(
    page: AnalysisPage, window: KebanWindow, themed: QApplication, qtbot: Any, settle: Settle
) -> None:
    light = page.chart.image().pixelColor(3, 3)
    apply_theme(themed, DARK)
    qtbot.waitUntil(lambda: page.chart.image().pixelColor(3, 3) != light, timeout=15_000)
    apply_theme(themed, LIGHT)
    window.resize(1536, 816)
    qtbot.waitUntil(lambda: page.chart.image().width() == page.chart.width(), timeout=15_000)
    assert page.chart.shapes


def test_a_salesperson_sees_no_choice_of_salespeople(
    filled: Team, context: Any, qtbot: Any, themed: QApplication
) -> None:
    from dataclasses import replace

    from app.ui.analysis.filter_bar import FilterBar

    bar = FilterBar(replace(context, actor=filled.seller))
    qtbot.addWidget(bar)
    assert bar.person.isHidden()
    assert not FilterBar(context, bar).person.isHidden()


@pytest.mark.parametrize("size", [(1180, 620), (1280, 640), (1536, 816)])
def test_nothing_is_cut_off(page: AnalysisPage, window: KebanWindow, settle: Settle, size: tuple[int, int]) -> None:
    window.resize(*size)
    settle()
    assert page.chart.height() >= 150
    assert page.table.height() >= 60
    for button in (page.files.copy_button, page.files.save_button, page.files.month_button):
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(page, QPoint(button.width(), 0)).x() <= page.width()
