"""The supervisor's board by mouse and keys: nothing that was dropped is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app import services
from app.access import Actor
from app.services.weekly_board import WeekBoard
from app.ui.weekly.add_dialog import AddDialog
from app.ui.weekly.assign_window import AssignWindow
from app.ui.weekly.card_list import CardList
from app.ui.weekly.quota_dialog import QuotaDialog
from app.ui.window import KebanWindow
from tests import factories
from tests.services import weekly_team
from tests.ui.real_team import Team
from tests.ui.weekly.conftest import WEEK, Day

Settle = Callable[[], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def second(team: Team) -> Actor:
    """Another salesperson."""
    made: Actor = team.write(lambda session: factories.seller(session, "周凯"))
    return made


@pytest.fixture
def assign(window: KebanWindow, settle: Settle) -> Callable[[], AssignWindow]:
    """Opens the board from the palette's command."""

    def open_it() -> AssignWindow:
        window.desk.weekly.assign(WEEK)
        settle()
        made = window.findChild(AssignWindow)
        assert isinstance(made, AssignWindow)
        return made

    return open_it


def _board(team: Team, day: Day) -> WeekBoard:
    found: WeekBoard = team.read(
        lambda session: services.weekly_board.board(session, team.boss, week=WEEK, today=day.today)
    )
    return found


def _stored(team: Team, day: Day) -> list[list[int]]:
    return [[card.customer_id for card in one.cards] for one in _board(team, day).people]


def _shown(board: AssignWindow) -> list[list[int]]:
    return [[card.customer_id for card in one.list.rows.cards] for one in board.board.columns]


def _middle(one: CardList, row: int) -> QPoint:
    return one.visualRect(one.rows.index(row)).center()


def _drag(source: CardList, row: int, target: CardList, at: QPoint) -> None:
    """With the mouse, from the middle of a card to a point of another list."""
    start = _middle(source, row)
    goal = source.viewport().mapFromGlobal(target.viewport().mapToGlobal(at))
    QTest.mousePress(source.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(source.viewport(), start + QPoint(12, 12))
    QTest.mouseMove(source.viewport(), goal)
    QTest.mouseRelease(source.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)


def test_propose_shows_columns_and_publish_makes_them_visible(
    team: Team, second: Actor, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    dormants(24)
    board = assign()
    assert len(board.board.columns) == 2
    assert "还没有名单" in board.state.text()
    qtbot.mouseClick(board.propose_button, Qt.MouseButton.LeftButton)
    settle()
    assert [len(one) for one in _shown(board)] == [10, 10]
    assert _shown(board) == _stored(team, day)
    assert "草稿" in board.state.text()
    qtbot.keyClick(board, Qt.Key.Key_Return, _CTRL)
    settle()
    mine = team.read(lambda session: services.weekly_board.my_calls(session, second, week=WEEK, today=day.today))
    assert len(mine) == 10
    assert not board.publish_button.isEnabled()
    qtbot.keyClick(board, Qt.Key.Key_Z, _CTRL)
    settle()
    assert _board(team, day).published_at is None


def test_a_card_is_dragged_to_another_place_and_to_another_person(
    team: Team, second: Actor, dormants: Any, assign: Any, settle: Settle, day: Day
) -> None:
    dormants(12)
    dormants(2, second)
    board = assign()
    board.propose()
    settle()
    first, other = (one.list for one in board.board.columns)
    card = first.rows.cards[0].customer_id
    _drag(first, 0, first, first.visualRect(first.rows.index(2)).bottomLeft() + QPoint(40, -2))
    settle()
    assert _stored(team, day)[0].index(card) == 2
    room = len(other.rows.cards)
    assert room < 10
    _drag(first, 2, other, QPoint(40, other.visualRect(other.rows.index(0)).top() + 3))
    settle()
    assert _stored(team, day)[1][0] == card
    assert _shown(board) == _stored(team, day)


def test_dropping_on_a_card_swaps_and_a_full_list_refuses_in_words(
    team: Team, second: Actor, dormants: Any, assign: Any, settle: Settle, day: Day
) -> None:
    dormants(20)
    board = assign()
    board.propose()
    settle()
    first, other = (one.list for one in board.board.columns)
    here, there = first.rows.cards[1].customer_id, other.rows.cards[0].customer_id
    _drag(first, 1, other, _middle(other, 0))
    settle()
    stored = _stored(team, day)
    assert stored[0][1] == there
    assert stored[1][0] == here
    before = _stored(team, day)
    _drag(first, 0, other, QPoint(40, other.visualRect(other.rows.index(0)).top() + 3))
    settle()
    assert _stored(team, day) == before == _shown(board)
    assert "达到配额" in board._toast._text.text()


def test_a_drag_that_is_given_up_changes_nothing_and_holds_nothing_up(
    team: Team, second: Actor, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    dormants(12)
    board = assign()
    board.propose()
    settle()
    before = _stored(team, day)
    first = board.board.columns[0].list
    start = _middle(first, 0)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(first.viewport(), left, none, start)
    QTest.mouseMove(first.viewport(), start + QPoint(30, 60))
    assert board.board.dragging
    board.ask()
    settle()
    assert board._waiting is not None  # what was read meanwhile waits for the hand
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    settle()
    assert not board.board.dragging
    assert board._waiting is None
    QTest.mouseRelease(first.viewport(), left, none, start)
    settle()
    assert _stored(team, day) == before == _shown(board)


def test_many_drops_in_a_row_are_all_written_in_order(
    team: Team, second: Actor, dormants: Any, assign: Any, settle: Settle, day: Day
) -> None:
    dormants(12)
    board = assign()
    board.propose()
    settle()
    first, other = (one.list for one in board.board.columns)
    if len(first.rows.cards) < len(other.rows.cards):
        first, other = other, first
    wanted = [one.customer_id for one in first.rows.cards]
    for _ in range(4):  # nothing is waited for between two drops
        _drag(first, 0, other, QPoint(40, 2) if not other.rows.cards else other.visualRect(
            other.rows.index(len(other.rows.cards) - 1)).bottomLeft() + QPoint(40, -2))  # fmt: skip
    settle()
    assert _stored(team, day) == _shown(board)
    assert [one.customer_id for one in other.rows.cards][-4:] == wanted[:4]


def test_every_drag_has_its_key(
    team: Team, second: Actor, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    dormants(12)
    board = assign()
    board.propose()
    settle()
    first, other = (one.list for one in board.board.columns)
    first.setFocus()
    first.set_row(0)
    top, after = (one.customer_id for one in first.rows.cards[:2])
    qtbot.keyClick(first, Qt.Key.Key_Down, _CTRL)
    settle()
    assert _stored(team, day)[0][:2] == [after, top]
    first.set_row(1)
    qtbot.keyClick(first, Qt.Key.Key_Right, _CTRL)
    settle()
    assert top in _stored(team, day)[1]
    first.setFocus()
    first.set_row(0)
    qtbot.keyClick(first, Qt.Key.Key_L)
    settle()
    assert _board(team, day).people[0].cards[0].locked
    qtbot.keyClick(first, Qt.Key.Key_S)
    other.setFocus()
    other.set_row(0)
    partner = other.rows.cards[0].customer_id
    qtbot.keyClick(other, Qt.Key.Key_S)
    settle()
    assert _stored(team, day)[0][0] == partner
    first.setFocus()
    first.set_row(0)
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    settle()
    found = _board(team, day)
    assert [one.customer_id for one in found.dropped] == [partner]
    board.board.off.setFocus()
    qtbot.keyClick(board.board.off, Qt.Key.Key_Left, _CTRL)
    settle()
    assert not _board(team, day).dropped
    assert _shown(board) == _stored(team, day)


def test_a_card_dragged_off_does_not_come_back_by_topping_up(
    team: Team, dormants: Any, assign: Any, settle: Settle, day: Day
) -> None:
    ids = dormants(11)
    board = assign()
    board.propose()
    settle()
    one = board.board.columns[0].list
    gone = one.rows.cards[0].customer_id
    _drag(one, 0, board.board.off, QPoint(60, 60))
    settle()
    board.propose()
    settle()
    assert gone not in _stored(team, day)[0]
    assert sorted([gone, *_stored(team, day)[0]]) == sorted(ids)


def test_what_a_colleague_changed_meanwhile_is_told_and_shown(
    team: Team, second: Actor, dormants: Any, assign: Any, settle: Settle, day: Day
) -> None:
    dormants(12)
    board = assign()
    board.propose()
    board.publish()
    settle()
    board.publish()
    settle()
    first, other = (one.list for one in board.board.columns)
    card = first.rows.cards[0]
    who = team.seller if board.board.columns[0].user_id == team.seller.id else second
    team.write(
        lambda session: services.interactions.log(
            session, who, card.customer_id, {"method": "电话", "outcome": "暂无需求"},
            now=datetime.now(UTC), today=day.today,
        )
    )  # fmt: skip
    _drag(first, 0, other, QPoint(40, 400))
    settle()
    assert "已经联系过" in board._toast._text.text()
    assert _shown(board) == _stored(team, day)
    assert card.customer_id in _stored(team, day)[0]


def test_a_quota_and_leave_are_edited_where_the_column_stands(
    team: Team, second: Actor, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    dormants(20)
    board = assign()
    qtbot.mouseClick(board.board.columns[0].count, Qt.MouseButton.LeftButton)
    dialog = board.findChild(QuotaDialog)
    assert isinstance(dialog, QuotaDialog)
    dialog.number.setText("3")
    dialog.save()
    settle()
    board.change_quota(board.board.columns[1].user_id)
    dialog = [one for one in board.findChildren(QuotaDialog) if one.isVisible()][-1]
    dialog.leave.setChecked(True)
    dialog.save()
    settle()
    board.propose()
    settle()
    assert [len(one) for one in _stored(team, day)] == [3, 0]
    for key, kind in ((Qt.Key.Key_Q, QuotaDialog), (Qt.Key.Key_A, AddDialog)):
        board.board.columns[0].list.setFocus()
        qtbot.keyClick(board.board.columns[0].list, key)
        settle()
        shown = [one for one in board.findChildren(kind) if one.isVisible()]
        assert shown, kind
        shown[0].reject()
    assert "请假" in board.board.columns[1].count.text()


def test_who_cannot_be_added_says_why(
    team: Team, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    dormants(3)
    quiet = team.write(lambda session: weekly_team.dormant(session, team.seller, name="无锡安静厂", do_not_call=True))
    free = team.write(lambda session: weekly_team.dormant(session, team.seller, name="无锡空闲厂"))
    board = assign()
    board.add()
    settle()
    dialog = board.findChild(AddDialog)
    assert isinstance(dialog, AddDialog)
    assert quiet not in [one.customer_id for one in dialog.found]  # who comes next by the rule
    dialog.search.insert("无锡")
    qtbot.waitUntil(lambda: {one.customer_id for one in dialog.found} == {quiet, free}, timeout=15_000)
    texts = {one.customer_id: dialog.words(one) for one in dialog.found}
    assert "不再联系" in texts[quiet]
    dialog.table.selectRow([one.customer_id for one in dialog.found].index(free))
    dialog.save()
    settle()
    assert _stored(team, day)[0] == [free]


def test_one_workbook_per_person(
    team: Team, second: Actor, dormants: Any, assign: Any, settle: Settle, tmp_path: Path, day: Day
) -> None:
    dormants(14)
    board = assign()
    board.propose()
    settle()
    folder = tmp_path / "sheets"
    folder.mkdir()
    board.export_to(folder)
    settle()
    assert len(list(folder.glob("*.xlsx"))) == sum(bool(one) for one in _stored(team, day))


def test_empty_states_say_what_to_do(team: Team, assign: Any, settle: Settle, day: Day) -> None:
    board = assign()
    board.propose()
    settle()
    assert board.stack.currentWidget() is board.none
    board.weeks.step(-1)
    settle()
    assert not board.propose_button.isVisible()
    assert "没有名单" in board.state.text()


def test_a_salesperson_has_no_board(team: Team, window: KebanWindow, settle: Settle) -> None:
    window.context.actor = team.seller
    window.desk.weekly.assign()
    settle()
    assert window.findChild(AssignWindow) is None


def test_who_was_not_called_for_weeks_waits_at_the_right(
    team: Team, dormants: Any, assign: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    ids = dormants(2)
    for back in (3, 2, 1):
        monday = day.today - timedelta(weeks=back)
        week = services.weeks.week_of(monday)
        at: dict[str, Any] = {"now": datetime.now(UTC), "today": monday}

        def publish(session: Any, week: str = week, at: dict[str, Any] = at) -> None:
            services.weekly.propose(session, team.boss, week=week, **at)
            services.weekly.publish(session, team.boss, week=week, **at)

        team.write(publish)
    board = assign()
    board.propose()
    settle()
    up = board.board.up
    assert sorted(one.customer_id for one in up.rows.cards) == ids
    assert "请处理" in board.board.up_title.text()
    up.setFocus()
    up.set_row(0)
    taken, left = (one.customer_id for one in up.rows.cards)
    qtbot.keyClick(up, Qt.Key.Key_Left, _CTRL)
    settle()
    assert _stored(team, day)[0] == [taken]
    up.setFocus()
    up.set_row(0)
    qtbot.keyClick(up, Qt.Key.Key_Delete)
    settle()
    assert not up.isVisibleTo(board)
    assert left not in _stored(team, day)[0]
