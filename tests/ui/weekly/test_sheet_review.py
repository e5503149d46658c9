"""Filled call sheets dropped on the window: looked at, written once, problems told in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app import services
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.ui import weekly_texts
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.weekly.assign_window import AssignWindow
from app.ui.weekly.sheet_review import SheetReview, row_words
from app.ui.window import KebanWindow
from tests.ui.real_team import Team
from tests.ui.weekly.conftest import WEEK, Day

Settle = Callable[[], None]
Fill = Callable[[Any, dict[str, int]], None]


@pytest.fixture
def sheet(team: Team, dormants: Any, day: Day, tmp_path: Path) -> Path:
    """The published call sheet of four customers."""
    dormants(4)

    def publish(session: Any) -> list[Path]:
        at: dict[str, Any] = {"now": datetime.now(UTC), "today": day.today}
        services.weekly.propose(session, team.boss, week=WEEK, **at)
        services.weekly.publish(session, team.boss, week=WEEK, **at)
        made: list[Path] = services.weekly_sheet_export.export_all(
            session, team.boss, tmp_path, week=WEEK, worded=weekly_texts.reasons_text, **at
        )
        return made

    (made,) = team.write(publish)
    return Path(made)


def filled(path: Path, change: Fill, name: str = "回来.xlsx") -> Path:
    """The sheet as somebody brings it back."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    change(page, {str(cell.value): cell.column for cell in page[1]})
    made = path.with_name(name)
    book.save(made)
    return made


def drop(window: QWidget, *paths: Path) -> None:
    """From the file manager onto a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    at, left, none = QPoint(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, left, none))
    QApplication.sendEvent(window, QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))


def review_of(window: KebanWindow, qtbot: Any, settle: Settle) -> SheetReview:
    """The review, when it has planned."""
    qtbot.waitUntil(lambda: any(one.found is not None for one in window.findChildren(SheetReview)), timeout=15_000)
    settle()
    return window.findChildren(SheetReview)[0]


def contacts(team: Team, day: Day) -> int:
    """How many contacts are in the log."""
    found = team.read(
        lambda session: services.lists.ids(session, team.boss, ListQuery(ListName.CONTACTS), today=day.today)
    )
    return len(found)


def put(page: Any, at: dict[str, int], row: int, **values: Any) -> None:
    """Type into a row."""
    for heading, value in values.items():
        page.cell(row, at[heading]).value = value


def test_a_dropped_sheet_is_reviewed_and_written_once(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle, sheet: Path, day: Day
) -> None:
    def fill(page: Any, at: dict[str, int]) -> None:
        put(page, at, 2, 联系日期=datetime(2026, 11, 23), 联系结果="暂无需求", 联系内容="仓库还有货")
        put(page, at, 3, 联系日期=datetime(2026, 11, 23), 联系结果="有意向")

    path = filled(sheet, fill)
    drop(window, path)
    review = review_of(window, qtbot, settle)
    assert not [one for one in window.findChildren(ImportWizard) if one.isVisible()]
    assert "将记 2 条联系" in review.summary.text()
    assert "2 位还没填" in review.summary.text()
    assert any("定为 2026-12-07" in row_words(one) for one in review.shown)
    qtbot.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert contacts(team, day) == 2
    drop(window, path)
    again = review_of(window, qtbot, settle)
    assert again.found is not None
    assert again.found.count("unchanged") == 2
    assert not again.write_button.isEnabled()
    again.reject()
    window.desk.undo()
    settle()
    assert contacts(team, day) == 0


def test_free_words_become_an_outcome_from_the_list_and_problems_are_told(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle, sheet: Path, day: Day
) -> None:
    def fill(page: Any, at: dict[str, int]) -> None:
        put(page, at, 2, 联系日期=datetime(2026, 11, 23), 联系结果="嗯嗯再看", 联系内容="忙")
        put(page, at, 3, 联系日期=datetime(2027, 1, 5), 联系结果="暂无需求")
        put(page, at, 4, 联系日期=datetime(2026, 11, 23), 联系结果="暂无需求", 名单号="2026-W48-1-1-xxxxxx")
        put(page, at, 6, 客户名称="世上没有的厂", 联系日期=datetime(2026, 11, 23), 联系结果="暂无需求")

    drop(window, filled(sheet, fill))
    review = review_of(window, qtbot, settle)
    words = [row_words(one) for one in review.shown]
    assert any("还没到" in one for one in words)
    assert any("没有找到这位客户" in one for one in words)
    assert any("已损坏" in one for one in words)
    box = review.table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    box.setCurrentText("约定再联系")
    box.activated.emit(box.currentIndex())
    settle()
    review.write()
    settle()
    found = team.read(lambda session: services.weekly_board.board(session, team.boss, week=WEEK, today=day.today))
    outcomes = sorted(str(card.state.outcome) for card in found.people[0].cards if card.state.called)
    assert outcomes == sorted(["暂无需求", "约定再联系"])


def test_two_copies_dropped_together_count_once_and_an_unticked_row_is_left_out(
    team: Team, window: KebanWindow, qtbot: Any, settle: Settle, sheet: Path, day: Day
) -> None:
    def fill(page: Any, at: dict[str, int]) -> None:
        put(page, at, 2, 联系日期=datetime(2026, 11, 23), 联系结果="暂无需求")
        put(page, at, 3, 联系日期=datetime(2026, 11, 23), 联系结果="停业")

    drop(window, filled(sheet, fill, "甲.xlsx"), filled(sheet, fill, "乙.xlsx"))
    qtbot.waitUntil(
        lambda: any(one.found is not None and len(one.found.rows) == 4 for one in window.findChildren(SheetReview)),
        timeout=15_000,
    )
    settle()
    review = review_of(window, qtbot, settle)
    assert review.found is not None
    assert (review.found.count("new"), review.found.count("problem")) == (2, 2)
    row = next(at for at, one in enumerate(review.shown) if one.values.get("outcome") == "停业")
    item = review.table.item(row, 0)
    item.setCheckState(Qt.CheckState.Unchecked)
    review.write()
    settle()
    assert contacts(team, day) == 1


def test_a_sheet_may_be_dropped_on_the_board(window: KebanWindow, qtbot: Any, settle: Settle, sheet: Path) -> None:
    window.desk.weekly.assign(WEEK)
    settle()
    board = window.findChild(AssignWindow)
    assert isinstance(board, AssignWindow)
    drop(board, filled(sheet, lambda page, at: put(page, at, 2, 联系结果="暂无需求")))
    assert "将记 1 条联系" in review_of(window, qtbot, settle).summary.text()
