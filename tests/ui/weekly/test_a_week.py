"""A supervisor's Monday and Friday and a salesperson's week, through the real windows with keys, mouse and Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import select

from app import services
from app.access import Actor
from app.models.customer import Customer
from app.paths import DataFolder
from app.services.weekly_report import WeekReport
from app.ui.call_mode.call_window import CallWindow
from app.ui.context import WindowContext
from app.ui.dialogs.contact_rules import KEYED_OUTCOMES
from app.ui.dialogs.shipment_dialog import ShipmentDialog
from app.ui.list_page import ListPage
from app.ui.pages.customers import CustomersPage
from app.ui.pages.today import TodayPage
from app.ui.tasks import Tasks
from app.ui.weekly.assign_window import AssignWindow
from app.ui.weekly.report_matrix import look_key
from app.ui.weekly.report_window import ReportWindow
from app.ui.window import KebanWindow, open_window
from tests import factories
from tests.ui.real_team import Team
from tests.ui.weekly.conftest import WEEK, Day
from tests.ui.weekly.test_sheet_review import drop, put, review_of

Settle = Callable[[], None]
_CTRL = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def other(team: Team) -> Actor:
    """The second salesperson, who will call nobody."""
    made: Actor = team.write(lambda session: factories.seller(session, "周凯"))
    return made


@pytest.fixture
def seat(
    qtbot: Any, tasks: Tasks, team: Team, day: Day, folder: DataFolder
) -> Iterator[Callable[[Actor], KebanWindow]]:
    """Sits somebody down before a window of their own."""
    opened: list[KebanWindow] = []

    def sit(who: Actor) -> KebanWindow:
        made = open_window(WindowContext(tasks, who, lambda: day.today), folder, lambda _sample: None)
        made.resize(1280, 640)
        qtbot.addWidget(made)
        made.show()
        opened.append(made)
        return made

    yield sit
    for made in opened:
        for dialog in made.findChildren(QDialog):
            dialog.close()


def the_board(boss: KebanWindow, qtbot: Any, settle: Settle) -> AssignWindow:
    """长期未交易 → 分配名单, with the mouse."""
    boss.show_page("dormant")
    settle()
    page = boss.page("dormant")
    assert isinstance(page, CustomersPage)
    qtbot.mouseClick(page.assign_button, _LEFT)
    settle()
    board = boss.findChild(AssignWindow)
    assert isinstance(board, AssignWindow)
    return board


def today_page(window: KebanWindow, settle: Settle) -> TodayPage:
    """The first tab, with what is new."""
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    page.refresh()
    settle()
    return page


def call(window: CallWindow, outcome: str, settle: Settle) -> None:
    """A digit chooses the result, Ctrl+Enter writes and shows the next card."""
    digit = Qt.Key(Qt.Key.Key_1 + KEYED_OUTCOMES.index(outcome))
    QTest.keyClick(window.focusWidget() or window, digit)
    settle()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return, _CTRL)
    settle()


def report_of(team: Team, day: Day) -> WeekReport:
    """What the services say of the week."""
    found: WeekReport = team.read(
        lambda session: services.weekly_report.report(session, team.boss, week=WEEK, today=day.today)
    )
    return found


def test_monday_the_week_and_friday(
    team: Team, other: Actor, dormants: Any, seat: Any, day: Day, qtbot: Any, settle: Settle, tmp_path: Path
) -> None:
    dormants(20)
    boss = seat(team.boss)
    settle()

    # Monday: propose, swap two cards, take one off, publish, one workbook each.
    board = the_board(boss, qtbot, settle)
    qtbot.mouseClick(board.propose_button, _LEFT)
    settle()
    mine, theirs = (one.list for one in board.board.columns)
    assert (len(mine.rows.cards), len(theirs.rows.cards)) == (10, 10)
    goal = mine.viewport().mapFromGlobal(
        theirs.viewport().mapToGlobal(theirs.visualRect(theirs.rows.index(0)).center())
    )
    start = mine.visualRect(mine.rows.index(0)).center()
    given = mine.rows.cards[0].customer_id
    QTest.mousePress(mine.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(mine.viewport(), start + QPoint(12, 12))
    QTest.mouseMove(mine.viewport(), goal)
    QTest.mouseRelease(mine.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, goal)
    settle()
    assert given in [one.customer_id for one in theirs.rows.cards]
    theirs.setFocus()
    theirs.set_row(9)
    qtbot.keyClick(theirs, Qt.Key.Key_Delete)
    settle()
    qtbot.keyClick(board, Qt.Key.Key_Return, _CTRL)
    settle()
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    board.export_to(sheets)
    settle()
    assert sorted(one.name for one in sheets.glob("*.xlsx")) == [f"{WEEK} 周凯.xlsx", f"{WEEK} 李文静.xlsx"]
    board.reject()

    # Tuesday: the salesperson calls five one after the other, by digits.
    day.today += timedelta(days=1)
    seller = seat(team.seller)
    page = today_page(seller, settle)
    assert page.cards["week"].figure == "0 / 10"
    qtbot.mouseClick(page.cards["week"], _LEFT)
    assert [key for key, _ in page.list.rows] == ["week"] * 10
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    settle()
    calls = seller.findChild(CallWindow)
    assert isinstance(calls, CallWindow)
    for outcome in ("有意向", "暂无需求", "拒绝联系", "无人接听", "成交"):
        call(calls, outcome, settle)
    shipment = [one for one in seller.findChildren(ShipmentDialog) if one.isVisible()]
    assert shipment, "成交 asks for its shipment"
    shipment[0].reject()
    qtbot.keyClick(calls, Qt.Key.Key_Escape)
    settle()
    page = today_page(seller, settle)
    assert page.cards["week"].figure == "4 / 10"

    # Thursday: two calls come back in the sheet, dropped on the window.
    day.today += timedelta(days=2)
    path = sheets / f"{WEEK} 李文静.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {str(cell.value): cell.column for cell in sheet[1]}
    put(sheet, at, 10, 联系日期=datetime(2026, 11, 26), 联系结果="别家在供货", 流失原因="价格")
    put(sheet, at, 11, 联系日期=datetime(2026, 11, 26), 接通情况="空号")
    book.save(path)
    drop(seller, path)
    review = review_of(seller, qtbot, settle)
    assert "将记 2 条联系" in review.summary.text()
    qtbot.keyClick(review, Qt.Key.Key_Return, _CTRL)
    settle()
    page = today_page(seller, settle)
    assert page.cards["week"].figure == "6 / 10"
    assert page.numbers_button.isVisibleTo(page)

    # Friday: the supervisor reads the report.
    day.today += timedelta(days=1)
    page = today_page(boss, settle)
    rows = {page.team.table.item(row, 0).text(): row for row in range(page.team.table.rowCount())}
    assert "6 / 10" in page.team.table.item(rows[team.seller.name], 0).toolTip()
    qtbot.mouseClick(page.report_button, _LEFT)
    settle()
    report = boss.findChild(ReportWindow)
    assert isinstance(report, ReportWindow)
    found = report_of(team, day)
    assert report.found == found
    assert [(one.name, one.rates.called, one.rates.assigned) for one in found.people] == [
        ("李文静", 7, 10),
        ("周凯", 0, 9),
    ]
    keys = [look_key(cell, over=False) for cell in found.people[0].cells]
    assert keys.count("interested") == 2
    assert keys.count("refused") == 1
    assert dict(found.losses) == {"价格": 1}
    assert report.missed.rowCount() == 3 + 9
    refused = team.read(
        lambda session: session.execute(select(Customer.do_not_call).where(Customer.do_not_call.is_(True))).all()
    )
    assert len(refused) == 1
    report.reject()

    # The Monday after: who was not called is carried over, who refused is not.
    day.today += timedelta(days=3)
    board = the_board(boss, qtbot, settle)
    board.weeks.choose("2026-W49")
    settle()
    qtbot.mouseClick(board.propose_button, _LEFT)
    settle()
    cards = [card for column in board.board.columns for card in column.list.rows.cards]
    assert sum(card.carried_weeks == 1 for card in cards) == 3 + 9 + 1
    assert isinstance(boss.page("dormant"), ListPage)
