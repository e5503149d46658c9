"""The body of a list tab: views, facets, filter text, order, chips, batch actions, writes that refresh it."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QPushButton, QWidget

from app.access import Actor
from app.errors import AppError, DatabaseBusy, NotAllowed
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.ui.columns import ColumnSpec, Kind
from app.ui.context import WindowContext
from app.ui.filter_panel import FacetSpec, ViewSpec
from app.ui.list_page import ListPage
from app.ui.list_page_config import EmptySpec, ListPageConfig
from app.ui.list_tools import BatchAction

Settle = Callable[[], None]


@dataclass
class Written:
    """What a service answers after a write."""

    nouns: frozenset[str]


class Lists:
    """Stands in for services.lists: 186 customers, 12 of them due today, 41 of level A."""

    def __init__(self) -> None:
        self.queries: list[ListQuery] = []
        self.size = 186

    def column_keys(self, _name: ListName) -> tuple[str, ...]:
        """More columns, in another order than the page shows."""
        return ("code", "level", "name")

    def ids(self, _session: Any, _actor: Actor, query: ListQuery, *, today: date) -> array[int]:
        """As many as the view and the filters leave."""
        self.queries.append(query)
        if query.text:
            return array("q")
        return array("q", range(41 if query.filters else 12 if query.view == "today" else self.size))

    def rows(self, _s: Any, _a: Actor, _name: ListName, ids: list[int], *, today: date) -> dict[int, tuple[Any, ...]]:
        """Row n is 客户 n."""
        return {one: (f"KH{one}", "A", f"客户 {one}") for one in ids}

    def view_counts(self, _session: Any, _actor: Actor, _name: ListName, *, today: date) -> dict[str, int]:
        """Both views."""
        return {"all": self.size, "today": 12}

    def facets(
        self, _session: Any, _actor: Actor, _query: ListQuery, *, today: date, keys: Any, progress: Any
    ) -> dict[str, list[tuple[str, str, int]]]:
        """Three levels."""
        return {"level": [("A", "A 类", 41), ("B", "B 类", 55), ("", "", 90)]}


class Detail(QFrame):
    """Remembers which record it was to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: list[int | None] = []

    def show_record(self, record_id: int | None) -> None:
        """Called when the cursor moves."""
        self.shown.append(record_id)


def _last(lists: Lists) -> ListQuery:
    return lists.queries[-1]


CONFIG = ListPageConfig(
    list=ListName.POTENTIAL,
    title="潜在客户",
    unit="位",
    columns=(
        ColumnSpec("name", "客户名称", Kind.NAME, 196, stretch=True),
        ColumnSpec("level", "等级", Kind.PILL, 50, align="center"),
    ),
    views=(ViewSpec("all", "全部潜在客户", "layout-list"), ViewSpec("today", "今天要跟进", "sun")),
    facets=(FacetSpec("level", "等级"),),
    empty=EmptySpec(sentence="还没有客户", actions=(("import", "从 Excel 导入", "file-spreadsheet"),)),
    sort=(("name", False),),
    detail=lambda parent: Detail(parent),
    batch=(BatchAction("transfer", "转移", "user-check"),),
)


@pytest.fixture
def lists() -> Lists:
    """A fresh stand-in."""
    return Lists()


@pytest.fixture
def page(qtbot: Any, themed: QApplication, context: WindowContext, lists: Lists, settle: Settle) -> ListPage:
    """Shown, loaded, wide enough for the panel."""
    made = ListPage(CONFIG, context, lists=lists)
    qtbot.addWidget(made)
    made.resize(1536, 700)
    made.show()
    made.activated()
    settle()
    return made


def test_it_opens_on_its_first_view_with_the_first_record_in_the_detail_pane(page: ListPage) -> None:
    """Columns are taken by key, whatever order the service has."""
    assert page.model.rowCount() == 186
    assert page.model.index(0, 0).data() == "客户 0"
    assert page.model.index(0, 1).data() == "A"
    assert page.view.current_id() == 0
    assert isinstance(page.detail, Detail)
    assert page.detail.shown[-1] == 0
    assert page.panel.isVisible()


def test_views_facets_and_text_narrow_the_list_and_show_as_chips(
    qtbot: Any, page: ListPage, lists: Lists, settle: Settle
) -> None:
    """Each chip takes its filter away again."""
    page.panel.view_chosen.emit("today")
    settle()
    assert page.model.rowCount() == 12
    box = next(one for one in page.findChildren(QCheckBox) if one.accessibleName() == "A 类 41")
    box.setChecked(True)
    settle()
    assert _last(lists).filters == (("level", ("A",)),)
    assert [one.text() for one in page.chips.chips()] == ["等级：A 类"]
    page.tools.filter.setText("无此人")
    qtbot.keyClick(page.tools.filter, Qt.Key.Key_Return)
    settle()
    assert page.model.rowCount() == 0
    assert len(page.chips.chips()) == 2
    page.chips.chips()[0].click()
    settle()
    assert _last(lists).filters == ()
    page.show_all()
    settle()
    assert _last(lists) == ListQuery(ListName.POTENTIAL, sort=(("name", False),))
    assert page.model.rowCount() == 186


def test_header_click_reverses_and_shift_adds(page: ListPage, lists: Lists, settle: Settle) -> None:
    """The order is part of the question."""
    page.view.header.sectionClicked.emit(0)
    settle()
    assert _last(lists).sort == (("name", True),)
    page.view.header.sort_requested.emit("level", False, True)
    settle()
    assert _last(lists).sort == (("name", True), ("level", False))


def test_another_order_is_looked_at_from_its_top_and_the_record_in_hand_stays(page: ListPage, settle: Settle) -> None:
    page.view.select_row(150)
    settle()
    bar = page.view.verticalScrollBar()
    assert bar.value() > 0
    page.view.header.sectionClicked.emit(0)
    settle()
    assert (bar.value(), page.view.current_id()) == (0, 150)
    page.view.scrollTo(page.model.index(150, 0))
    there = bar.value()
    page.refresh()
    settle()
    assert (bar.value(), page.view.current_id()) == (there, 150)


def test_two_selected_rows_bring_the_batch_actions(qtbot: Any, page: ListPage) -> None:
    """And 取消 takes them away."""
    asked: list[tuple[str, list[int]]] = []
    page.batch_requested.connect(lambda key, ids: asked.append((key, ids)))
    page.view.selectAll()
    page.tools.batch_chosen.emit("transfer")
    assert asked == [("transfer", list(range(186)))]
    page.tools.batch_left.emit()
    assert page.view.selected_count() == 1


def test_a_write_refreshes_a_visible_list_and_a_hidden_one_when_it_is_shown(
    page: ListPage, lists: Lists, context: WindowContext, settle: Settle
) -> None:
    """Only when it touched what the list shows."""
    before = len(lists.queries)
    context.tasks.write(lambda _session, _job: Written(frozenset({"article"})))
    settle()
    assert len(lists.queries) == before
    context.tasks.write(lambda _session, _job: Written(frozenset({"customer"})))
    settle()
    assert len(lists.queries) == before + 1
    page.hide()
    context.tasks.write(lambda _session, _job: Written(frozenset({"customer"})))
    settle()
    assert len(lists.queries) == before + 1
    page.show()
    page.activated()
    settle()
    assert len(lists.queries) == before + 2


def test_an_empty_list_offers_how_to_begin(qtbot: Any, page: ListPage, lists: Lists, settle: Settle) -> None:
    """One click, one action."""
    asked: list[str] = []
    page.action_requested.connect(asked.append)
    lists.size = 0
    page.refresh()
    settle()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "从 Excel 导入")
    assert button.isVisible()
    button.click()
    assert asked == ["import"]


def test_space_and_backslash_open_and_close_the_sides(qtbot: Any, page: ListPage, context: WindowContext) -> None:
    """What was chosen is remembered."""
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.detail is not None
    assert not page.detail.isVisible()
    assert context.settings.detail_open is False
    page.toggle_panel()
    assert not page.panel.isVisible()


def test_a_narrow_window_hides_the_panel_until_asked(page: ListPage) -> None:
    """Under 1400 logical pixels."""
    page.resize(1280, 600)
    assert not page.panel.isVisible()
    page.toggle_panel()
    assert page.panel.isVisible()


def test_a_list_that_cannot_be_read_says_so_and_tries_again(
    qtbot: Any, page: ListPage, lists: Lists, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of the rows; without the right to see it there is nothing to try."""
    errors: list[AppError] = [NotAllowed("data:export"), DatabaseBusy("keban.db")]

    def fail(*_args: Any, **_options: Any) -> array[int]:
        raise errors[0]

    with monkeypatch.context() as broken:
        broken.setattr(lists, "ids", fail)
        fresh = ListPage(CONFIG, page.context, lists=lists)
        qtbot.addWidget(fresh)
        fresh.resize(1200, 600)
        fresh.show()
        fresh.activated()
        settle()
        assert any("没有权限" in one.text() for one in fresh.view.findChildren(QLabel) if one.isVisible())
        errors.pop(0)
        fresh.ask_again()
        settle()
        assert any("读不出" in one.text() for one in fresh.view.findChildren(QLabel) if one.isVisible())
    button = next(one for one in fresh.view.findChildren(QPushButton) if one.text() == "重试")
    button.click()
    settle()
    assert fresh.model.rowCount() == 186
    assert not any("读不出" in one.text() for one in fresh.view.findChildren(QLabel) if one.isVisible())


def test_a_slow_list_says_that_it_is_loading(page: ListPage, lists: Lists, settle: Settle) -> None:
    """Only when it takes longer than one notices."""
    page._on_slow()
    assert page.tools._count.text() == "正在载入…"
    page.refresh()
    settle()
    assert page.tools._count.text() == "186 位"
