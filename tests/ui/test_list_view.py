"""The list model and its view: windows, selections by id, and a million rows without a pause."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.columns import ColumnSpec, Kind
from app.ui.list_view import ListView
from app.ui.table_model import PLACEHOLDER, RAW_ROLE, ListModel
from app.ui.tasks import Tasks

COLUMNS = (
    ColumnSpec("name", "客户名称", Kind.NAME, 200, stretch=True),
    ColumnSpec("level", "等级", Kind.PILL, 50, align="center"),
    ColumnSpec("phone", "电话", Kind.PHONE, 118),
    ColumnSpec("next_on", "下次跟进", Kind.DUE, 96),
    ColumnSpec("owner", "跟进人", Kind.AVATAR, 96),
)
Settle = Callable[[], None]


class Source:
    """A list of numbers: id n is 客户 n. Counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.suffix = ""

    def ids(self, _session: Any, query: Any) -> array[int]:
        """`query` is the ids themselves."""
        return array("q", query)

    def rows(self, _session: Any, ids: list[int]) -> dict[int, tuple[Any, ...]]:
        """The rows of these ids."""
        self.asked.append(ids)
        return {one: (f"客户 {one}{self.suffix}", "A", "13800000000", None, "李文静") for one in ids}


@pytest.fixture
def source() -> Source:
    """A fresh source."""
    return Source()


@pytest.fixture
def view(qtbot: Any, themed: QApplication, tasks: Tasks, source: Source) -> ListView:
    """A shown list of nothing yet."""
    model = ListModel(tasks, COLUMNS, source.ids, source.rows)
    made = ListView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def _model(view: ListView) -> ListModel:
    model = view.model()
    assert isinstance(model, ListModel)
    return model


def _select(view: ListView, rows: list[int]) -> None:
    flag = QItemSelectionModel.SelectionFlag
    for row in rows:
        view.selectionModel().select(view.model().index(row, 0), flag.Select | flag.Rows)


def test_rows_come_in_windows_and_only_those_in_sight(view: ListView, source: Source, settle: Settle) -> None:
    """The first window comes with the ids; the rest when asked for."""
    model = _model(view)
    model.set_query(range(10_000))
    settle()
    assert model.rowCount() == 10_000
    assert [len(one) for one in source.asked] == [256]
    far = model.index(9_000, 0)
    assert far.data() == PLACEHOLDER
    assert far.data(RAW_ROLE) is None
    settle()
    assert far.data() == "客户 9000"
    assert model.value(9_000, "phone") == "13800000000"
    assert len(source.asked) == 2


def test_dragging_through_fetches_only_the_latest_windows(view: ListView, source: Source, settle: Settle) -> None:
    """Not the hundreds that flew by."""
    model = _model(view)
    model.set_query(range(200_000))
    settle()
    source.asked.clear()
    for row in range(0, 200_000, 1000):
        model.index(row, 0).data()
    settle()
    assert len(source.asked) <= 4 + 1
    assert model.index(199_000, 0).data() == "客户 199000"


def test_a_new_order_keeps_cursor_and_selection_by_id(view: ListView, settle: Settle) -> None:
    """The records stay selected, not the rows."""
    model = _model(view)
    model.set_query(range(100))
    settle()
    view.select_row(10)
    _select(view, [11, 12, 50])
    model.set_query(range(99, -1, -1))
    settle()
    assert sorted(view.selected_ids()) == [10, 11, 12, 50]
    assert view.current_id() == 10
    assert view.currentIndex().row() == 89


def test_a_record_that_leaves_hands_the_cursor_to_the_next(view: ListView, settle: Settle) -> None:
    """After claiming or returning one, work goes on with the one below."""
    model = _model(view)
    model.set_query(range(10))
    settle()
    view.select_row(4)
    model.set_query([0, 1, 2, 3, 5, 6])
    settle()
    assert view.current_id() == 5
    assert list(view.selected_ids()) == [5]


def test_refresh_keeps_the_place_and_shows_no_placeholder(view: ListView, source: Source, settle: Settle) -> None:
    """Rows in sight come together with the ids."""
    model = _model(view)
    model.set_query(range(5_000))
    settle()
    view.select_row(3_000)
    view.viewport().repaint()
    settle()
    before = view.verticalScrollBar().value()
    seen: list[str] = []
    model.loaded.connect(lambda _count: seen.append(model.index(3_000, 0).data()))
    source.suffix = "*"
    model.refresh()
    settle()
    assert seen == ["客户 3000*"]
    assert view.verticalScrollBar().value() == before
    assert view.current_id() == 3_000


def test_invalidated_rows_are_fetched_again_and_shown_until_then(
    view: ListView, source: Source, settle: Settle
) -> None:
    """A changed cell changes in place."""
    model = _model(view)
    model.set_query(range(1_000))
    settle()
    source.suffix = "*"
    model.invalidate([5])
    assert model.index(5, 0).data() == "客户 5"
    settle()
    assert model.index(5, 0).data() == "客户 5*"


def test_keys(qtbot: Any, view: ListView, settle: Settle) -> None:
    """End, Home, Enter, Space, Ctrl+C; a typed letter searches nothing."""
    model = _model(view)
    model.set_query(range(600))
    settle()
    opened: list[int] = []
    toggled: list[bool] = []
    view.opened.connect(opened.append)
    view.detail_toggled.connect(lambda: toggled.append(True))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_id() == 599
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert (opened, toggled) == ([599], [True])
    assert view.current_id() == 599
    qtbot.keyClick(view, Qt.Key.Key_Home)
    _select(view, [599])
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["客户 0\tA\t13800000000\t\t李文静", "客户 599\tA\t13800000000\t\t李文静"]


def test_too_many_rows_for_the_clipboard_are_refused(view: ListView, settle: Settle) -> None:
    """100,000 at most; the page offers the export."""
    _model(view).set_query(range(100_001))
    settle()
    view.selectAll()
    refused: list[int] = []
    view.copy_refused.connect(refused.append)
    view.copy()
    assert refused == [100_001]


def test_header_clicks_ask_for_an_order(qtbot: Any, view: ListView) -> None:
    """Click, click again, Shift+click."""
    asked: list[tuple[str, bool, bool]] = []
    view.header.sort_requested.connect(lambda *one: asked.append(one))
    view.header.sectionClicked.emit(0)
    view.header.set_sort((("name", False),))
    view.header.sectionClicked.emit(0)
    assert asked == [("name", False, False), ("name", True, False)]


@pytest.mark.parametrize("width", [700, 941, 1300])
def test_columns_fill_the_width_and_phones_stay_whole(view: ListView, settle: Settle, width: int) -> None:
    """No horizontal scroll bar at any usual width."""
    _model(view).set_query(range(300))
    settle()
    view.resize(width, 400)
    assert view.horizontalScrollBar().maximum() == 0
    total = sum(view.columnWidth(at) for at in range(len(COLUMNS)))
    assert total == view.viewport().width()
    assert view.columnWidth(2) >= view.fontMetrics().horizontalAdvance("138 0000 0000") + 20


def test_a_million_rows_do_not_pause(view: ListView, settle: Settle) -> None:
    """Load, select all, jump to the end, paint: each far below what a person notices."""
    model = _model(view)
    model.set_query(range(1_000_000))
    settle()
    began = time.perf_counter()
    view.selectAll()
    view.repaint()
    assert view.selected_count() == 1_000_000
    selected = time.perf_counter()
    view.clearSelection()
    view.select_row(999_999)
    view.repaint()
    ended = time.perf_counter()
    settle()
    assert view.current_id() == 999_999
    assert model.row_of(999_999) == 999_999
    assert selected - began < 5  # plain Qt: 14 s
    assert ended - selected < 5
    view.repaint()
    painting = time.perf_counter()
    view.viewport().repaint()
    assert time.perf_counter() - painting < 2


def test_the_first_rows_come_at_once_and_the_others_after_them(
    themed: QApplication, tasks: Tasks, source: Source, settle: Settle
) -> None:
    model = ListModel(
        tasks, COLUMNS, source.ids, source.rows, fetch_first=lambda _session, query: (array("q", query[:3]), False)
    )
    shown: list[tuple[int, bool]] = []
    model.loaded.connect(lambda count: shown.append((count, model.complete)))
    model.set_query(list(range(50)))
    settle()
    assert shown == [(3, False), (50, True)]
    assert model.value(49, "name") == "客户 49"
