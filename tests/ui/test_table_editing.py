"""Cells edited with real keys in the real window: typing, Enter, Tab, Esc, wrong values, blocks, undo, refusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import services
from app.models.nouns import ListName
from app.ui.cell_editors import CellEditor
from app.ui.context import WindowContext
from app.ui.list_page import ListPage
from app.ui.paste_preview import PastePreview
from app.ui.window import KebanWindow
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def ids(team: Team) -> list[int]:
    """Three potential customers of the supervisor, in the order the list shows them."""
    days = (TODAY, TODAY + timedelta(1), TODAY + timedelta(2))
    return [
        team.customer(name=name, next_contact_on=day, level="B", mobile=f"1380000000{at}")
        for at, (name, day) in enumerate(zip(("甲厂", "乙厂", "丙厂"), days, strict=True))
    ]


@pytest.fixture
def page(ids: list[int], window: KebanWindow, settle: Settle) -> ListPage:
    """潜在客户, loaded and with the keyboard."""
    window.resize(1536, 816)
    window.show_page("potential")
    settle()
    found = window.page("potential")
    assert isinstance(found, ListPage)
    assert found.model.ids.tolist() == ids
    found.view.setFocus()
    return found


def column(page: ListPage, key: str) -> int:
    return next(at for at, one in enumerate(page.model.columns) if one.key == key)


def click(page: ListPage, row: int, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = page.view.visualRect(page.model.index(row, column(page, key))).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def press(page: ListPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    editor = page.editing.editor
    QTest.keyClick(editor.edit if editor is not None else page.view, key, modifiers)


def type_text(page: ListPage, text: str) -> None:
    for one in text:
        editor = page.editing.editor
        target = editor.edit if editor is not None else page.view
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, one))


def editor_of(page: ListPage) -> CellEditor:
    assert page.editing.editor is not None, page.words.last_hint
    return page.editing.editor


def customer(team: Team, customer_id: int) -> Any:
    return team.read(lambda session: services.customers.get(session, team.boss, customer_id, today=TODAY))


def operations(team: Team) -> int:
    return len(team.read(lambda session: services.operations.recent(session, team.boss)))


def test_f2_edits_enter_goes_down_and_typing_replaces(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    """Each cell is one operation; the rows stay where they are."""
    before = operations(team)
    click(page, 0, "mobile")
    press(page, Key.Key_F2)
    assert editor_of(page).text() == "13800000000"
    press(page, Key.Key_Backspace)
    type_text(page, "9")
    press(page, Key.Key_Return)
    assert page.editing.editor is None
    assert page.model.index(0, column(page, "mobile")).data() == "138 0000 0009"
    assert (page.view.currentIndex().row(), page.view.cursor_column()) == (1, column(page, "mobile"))
    type_text(page, "0512-66666666")
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).contacts[0].mobile == "13800000009"
    assert customer(team, ids[1]).contacts[0].mobile == "0512-66666666"
    assert operations(team) == before + 2
    assert page.model.ids.tolist() == ids


def test_tab_goes_right_and_esc_leaves_the_cell_alone(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    click(page, 0, "level")
    type_text(page, "A")
    press(page, Key.Key_Tab)
    assert page.view.cursor_column() == column(page, "contact")
    type_text(page, "x")
    press(page, Key.Key_Escape)
    assert page.editing.editor is None
    assert page.view.hasFocus()
    settle()
    assert customer(team, ids[0]).values["level"] == "A"
    assert customer(team, ids[0]).contacts[0].name == "王建国"


@pytest.mark.parametrize(("typed", "away"), [("明天", 1), ("3天后", 3), ("11-25", 3)])
def test_days_are_typed_as_people_say_them(
    page: ListPage, team: Team, ids: list[int], settle: Settle, typed: str, away: int
) -> None:
    click(page, 0, "next_contact_on")
    editor = page.editing.begin("")
    assert editor is not None
    editor.edit.insert(typed)  # type: ignore[union-attr]  # a line edit
    editor.edit.textEdited.emit(typed)  # type: ignore[union-attr]
    assert (TODAY + timedelta(away)).isoformat() in editor.note.text()
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).values["next_contact_on"] == TODAY + timedelta(away)
    press(page, Key.Key_Semicolon, CTRL)
    assert editor_of(page).text() == TODAY.isoformat()


def test_a_wrong_value_keeps_the_editor_open_with_the_reason(page: ListPage, team: Team, ids: list[int]) -> None:
    """A click elsewhere does not lose it."""
    click(page, 0, "next_contact_on")
    type_text(page, "99")
    press(page, Key.Key_Return)
    editor = editor_of(page)
    assert "不是有效日期" in editor.note.text()
    assert editor.note.isVisible()
    assert editor.edit.property("invalid") is True
    click(page, 2, "level")
    assert page.editing.editor is editor
    assert page.view.currentIndex().row() == 0
    press(page, Key.Key_Escape)
    assert customer(team, ids[0]).values["next_contact_on"] == TODAY


def test_words_are_chosen_from_a_list(page: ListPage, team: Team, ids: list[int], settle: Settle) -> None:
    click(page, 0, "evaluation_result")
    press(page, Key.Key_F2)
    editor = editor_of(page)
    assert editor.list is not None
    assert editor.list.isVisible()
    press(page, Key.Key_Down)
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).values["evaluation_result"] == "正常跟进"


def test_the_owner_is_somebody_of_the_team(page: ListPage, team: Team, ids: list[int], settle: Settle) -> None:
    click(page, 1, "owner")
    press(page, Key.Key_F2)
    settle()
    editor = editor_of(page)
    editor.edit.selectAll()
    type_text(page, "x")
    press(page, Key.Key_Return)
    assert "没有找到" in editor_of(page).note.text()
    editor.edit.clear()
    editor.edit.setText("李文静")  # type: ignore[union-attr]
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[1]).owner == "李文静"


def test_a_taken_code_comes_back_into_its_cell(page: ListPage, team: Team, ids: list[int], settle: Settle) -> None:
    team.customer(name="丁厂", code="K1", owner_id=None)
    page.view.show_column("code", True)
    click(page, 0, "code")
    type_text(page, "K1")
    press(page, Key.Key_Return)
    settle()
    assert "丁厂" in editor_of(page).note.text()
    assert editor_of(page).text() == "K1"
    type_text(page, "2")
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).values["code"] == "K12"


def test_what_somebody_else_changed_is_not_overwritten(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    click(page, 0, "level")
    team.write(
        lambda session: services.customers.update(session, team.boss, ids[0], {"level": "C"}, now=NOW, today=TODAY)
    )
    type_text(page, "A")
    press(page, Key.Key_Return)
    settle()
    assert "刚被别人改过" in page.words.last_hint
    assert page.model.value(0, "level") == "C"
    click(page, 0, "level")
    type_text(page, "A")
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).values["level"] == "A"


def test_cells_that_follow_from_others_say_so(page: ListPage) -> None:
    click(page, 0, "last_contact_on")
    type_text(page, "1")
    assert page.editing.editor is None
    assert "记联系" in page.words.last_hint


def test_a_block_is_copied_pasted_with_a_preview_and_undone_in_one_step(
    page: ListPage, window: KebanWindow, team: Team, ids: list[int], settle: Settle
) -> None:
    click(page, 0, "level")
    press(page, Key.Key_Right, SHIFT)
    press(page, Key.Key_Down, SHIFT)
    press(page, Key.Key_C, CTRL)
    settle()
    assert QGuiApplication.clipboard().text() == "B\t王建国\nB\t王建国\n"
    press(page, Key.Key_C, CTRL | SHIFT)
    settle()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "等级\t联系人"
    QGuiApplication.clipboard().setText("等级\t联系人\nA\t赵一\nC\t\n")
    click(page, 0, "level")
    before = operations(team)
    press(page, Key.Key_V, CTRL)
    settle()
    dialog = page.blocks.preview_dialog
    assert isinstance(dialog, PastePreview)
    assert (len(dialog.plan.changes), dialog.plan.refused) == (4, ())
    QTest.keyClick(dialog, Key.Key_Return)
    settle()
    assert [customer(team, one).values["level"] for one in ids] == ["A", "C", "B"]
    assert customer(team, ids[1]).contacts[0].name is None
    assert operations(team) == before + 1
    window.activateWindow()  # the offscreen platform activates nothing when a dialog closes
    settle()
    QTest.keyClick(page.view, Key.Key_Z, CTRL)
    settle()
    assert [customer(team, one).values["level"] for one in ids] == ["B", "B", "B"]


def test_refused_cells_are_listed_with_their_reasons(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    QGuiApplication.clipboard().setText("2026-12-01\t\t李文静\n不久\t\t没有这人\n1\t\t2\n3\t\t4\n")
    click(page, 0, "next_contact_on")
    press(page, Key.Key_V, CTRL)
    settle()
    dialog = page.blocks.preview_dialog
    assert isinstance(dialog, PastePreview)
    assert len(dialog.plan.changes) == 2
    words = [dialog.model.index(row, 4).data() for row in range(dialog.model.rowCount())]
    assert any("不是有效日期" in one for one in words)
    assert any("没有找到" in one for one in words)
    dialog.reject()
    settle()
    assert customer(team, ids[0]).values["next_contact_on"] == TODAY


def test_one_value_fills_the_selected_rows_and_ctrl_d_fills_down(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    click(page, 0, "followup")
    type_text(page, "已报")
    press(page, Key.Key_Return)
    settle()
    click(page, 0, "followup")
    click(page, 2, "followup", SHIFT)
    press(page, Key.Key_D, CTRL)
    settle()
    assert [customer(team, one).values["followup"] for one in ids] == ["已报价"] * 3
    click(page, 1, "followup")
    press(page, Key.Key_Delete)
    settle()
    assert [customer(team, one).values["followup"] for one in ids] == ["已报价", None, "已报价"]
    QTest.keyClick(page.view, Key.Key_Z, CTRL)
    settle()
    assert customer(team, ids[1]).values["followup"] == "已报价"


def test_an_input_method_types_into_the_cell(page: ListPage, team: Team, ids: list[int], settle: Settle) -> None:
    """The focus stays with the table until the first word is chosen."""
    click(page, 0, "contact")
    QApplication.sendEvent(page.view, QInputMethodEvent("zhao", []))
    editor = editor_of(page)
    assert not editor.edit.hasFocus()
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("赵")
    QApplication.sendEvent(page.view, chosen)
    assert editor.text() == "赵"
    assert editor.edit.hasFocus()
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[0]).contacts[0].name == "赵"


def test_the_editor_stays_over_its_cell_when_the_list_is_read_again(
    page: ListPage, team: Team, ids: list[int], settle: Settle
) -> None:
    click(page, 2, "contact")
    type_text(page, "孙")
    team.customer(name="新厂", next_contact_on=TODAY - timedelta(9))
    page.refresh()
    settle()
    editor = editor_of(page)
    at = page.view.visualRect(page.model.index(3, column(page, "contact")))
    assert at.contains(editor.geometry().center() - QPoint(0, 0))
    press(page, Key.Key_Return)
    settle()
    assert customer(team, ids[2]).contacts[0].name == "孙"


def test_a_read_only_file_says_so(page: ListPage, context: WindowContext) -> None:
    context.read_only = True
    click(page, 0, "level")
    type_text(page, "A")
    press(page, Key.Key_Delete)
    assert page.editing.editor is None
    assert "只读" in page.words.last_hint


def test_a_shipment_is_corrected_in_its_list(team: Team, ids: list[int], window: KebanWindow, settle: Settle) -> None:
    """Numbers are aligned right and read with thousands."""
    line = team.write(lambda session: factories.sale(session, team.boss, ids[0], date(2026, 11, 1)))
    window.show_page("shipments")
    settle()
    page = window.page("shipments")
    assert isinstance(page, ListPage)
    page.view.setFocus()
    click(page, 0, "price")
    type_text(page, "1,200.5")
    press(page, Key.Key_Return)
    settle()
    found = team.read(lambda session: services.shipments.get(session, team.boss, line, today=TODAY))
    assert str(found.values["price"]) == "1200.5"
    assert page.config.list is ListName.SHIPMENTS
