"""节日表: own days are added, take the place of built-in ones and give it back; a broken file is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app import services
from app.ui.care.holidays_dialog import HolidaysDialog
from app.ui.context import WindowContext
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def dialog(context: WindowContext, folder: Any, qtbot: Any, settle: Settle) -> HolidaysDialog:
    made = HolidaysDialog(context, folder.holidays)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def row_of(dialog: HolidaysDialog, name: str) -> int:
    return dialog.table.findItems(name, Qt.MatchFlag.MatchExactly)[0].row()


def words(dialog: HolidaysDialog, name: str) -> list[str]:
    row = row_of(dialog, name)
    return [dialog.table.item(row, at).text() for at in range(dialog.table.columnCount())]


def test_built_in_days_are_listed_by_their_next_day(dialog: HolidaysDialog) -> None:
    assert dialog.table.item(0, 0).text() == "元旦"
    assert words(dialog, "母亲节") == ["母亲节", "5月第2个星期日", "2027-05-09", "", "自带"]
    assert words(dialog, "中秋节")[:3] == ["中秋节", "农历8月15日", "2027-09-15"]
    assert dialog.problem.isHidden()


def test_a_day_of_the_team_is_added_refused_and_deleted(
    dialog: HolidaysDialog, folder: Any, qtbot: Any, settle: Settle
) -> None:
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    dialog.name.setText("公司周年")
    dialog.day.setText("某一天")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.grid.error("on") == "“某一天”不是日子，请写成 9-10、农历八月十五、清明这样。"
    dialog.day.setText("12月1日")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    settle()
    assert words(dialog, "公司周年") == ["公司周年", "12月1日", "2026-12-01", "是", ""]
    assert [one.rule for one in services.holidays.read_own(folder.holidays).holidays] == ["12-01"]
    assert dialog.table.currentRow() == row_of(dialog, "公司周年")
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    settle()
    assert services.holidays.read_own(folder.holidays).holidays == ()
    assert dialog.table.findItems("公司周年", Qt.MatchFlag.MatchExactly) == []


def test_a_built_in_day_is_changed_and_given_back(
    dialog: HolidaysDialog, folder: Any, qtbot: Any, settle: Settle
) -> None:
    dialog.table.selectRow(row_of(dialog, "教师节"))
    dialog.greet.setChecked(True)
    qtbot.mouseClick(dialog.store, Qt.MouseButton.LeftButton)
    settle()
    assert words(dialog, "教师节")[3:] == ["是", ""]
    assert next(one for one in services.holidays.load(folder.holidays) if one.name == "教师节").greet
    assert dialog.remove.text() == "恢复自带的"
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    settle()
    assert words(dialog, "教师节")[3:] == ["", "自带"]


def test_a_broken_file_is_one_sentence(
    context: WindowContext, team: Team, folder: Any, qtbot: Any, settle: Settle
) -> None:
    folder.holidays.write_text("{不是", encoding="utf-8")
    dialog = HolidaysDialog(context, folder.holidays)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert dialog.problem.text() == "节日文件读不出来，自带的节日照常提醒；保存后原文件另存为 holidays.json.broken。"
    assert dialog.table.rowCount() >= 15
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    dialog.name.setText("展会")
    dialog.day.setText("2027-03-08")
    qtbot.mouseClick(dialog.store, Qt.MouseButton.LeftButton)
    settle()
    assert dialog.problem.isHidden()
    assert folder.holidays.with_name("holidays.json.broken").read_text(encoding="utf-8") == "{不是"


def test_a_salesperson_only_looks(context: WindowContext, team: Team, folder: Any, qtbot: Any, settle: Settle) -> None:
    context.actor = team.seller
    dialog = HolidaysDialog(context, folder.holidays)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert (dialog.add.isHidden(), dialog.store.isHidden(), dialog.remove.isHidden()) == (True, True, True)
    assert dialog.name.isReadOnly()
