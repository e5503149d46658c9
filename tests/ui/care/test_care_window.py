"""关怀 in the real window: who, with what, copied, noted in the log with one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import update

from app import services
from app.models.contact import Contact
from app.services.holidays import Holiday
from app.ui.care.care_window import CareWindow
from app.ui.care.greetings_dialog import GreetingsDialog
from app.ui.window import KebanWindow
from tests.factories import TODAY, sale
from tests.ui.real_team import Team

Settle = Callable[[], None]


def born(team: Team, name: str, text: str, **values: Any) -> int:
    """A customer whose person has a birthday."""
    one = team.customer(name=name, **values)
    team.write(
        lambda session: session.execute(
            update(Contact).where(Contact.customer_id == one).values(birthday=text, title="经理")
        )
    )
    return one


@pytest.fixture
def care(window: KebanWindow, team: Team, folder: Any, settle: Settle) -> CareWindow:
    """Two birthdays, and a day of the team's own for which a current customer is greeted."""
    born(team, "苏州宏达", "11-24", next_contact_on=TODAY + timedelta(days=3))
    born(team, "常州顺发", "1980-11-30")
    deal = team.customer(name="无锡百格")
    team.write(lambda session: sale(session, team.boss, deal, TODAY))
    services.holidays.write_own(team.boss, folder.holidays, [Holiday("公司周年", "12-01", True)])
    window.desk.team.cares()
    settle()
    found = window.findChild(CareWindow)
    assert isinstance(found, CareWindow)
    return found


def rows(care: CareWindow) -> list[list[str]]:
    table = care.table
    return [[table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount())]


def test_birthdays_come_first_with_their_text(care: CareWindow) -> None:
    assert [care.occasions.item(at).text() for at in range(2)] == ["生日　2 位", "公司周年　还有 9 天"]
    assert rows(care) == [
        ["11-24", "王经理", "苏州宏达", "没联系过", ""],
        ["11-30", "王经理", "常州顺发", "没联系过", ""],
    ]
    assert care.text.toPlainText().startswith("王经理，生日快乐！")
    assert care.text.toPlainText().endswith("钱大勇")


def test_copied_and_noted_with_one_click(care: CareWindow, team: Team, qtbot: Any, settle: Settle) -> None:
    first = care.text.toPlainText()
    qtbot.mouseClick(care.greet_button, Qt.MouseButton.LeftButton)
    settle()
    assert QGuiApplication.clipboard().text() == first
    assert rows(care)[0][3:] == ["今天", "已问候"]
    assert care.table.currentRow() == 1, "the next one"
    logged = team.read(lambda session: services.interactions.of_customer(session, team.boss, 1, today=TODAY))
    assert len(logged) == 1
    values = logged[0].values
    assert (values["purpose"], values["method"], values["content"], values["contact_name"]) == (
        "关怀", "微信", first, "王建国",
    )  # fmt: skip
    detail = team.read(lambda session: services.customers.get(session, team.boss, 1, today=TODAY))
    assert detail.values["next_contact_on"] == TODAY + timedelta(days=3), "what was promised stays"
    care.ahead._on_clicked("30")
    settle()
    assert rows(care)[0][4] == "已问候", "also when it is read again"
    qtbot.mouseClick(care.copy_button, Qt.MouseButton.LeftButton)
    assert care.message.text() == "已复制，可以粘贴到微信或短信。"


def test_a_holiday_greets_current_customers(care: CareWindow, settle: Settle) -> None:
    care.occasions.setCurrentRow(1)
    settle()
    assert care.title.text() == "公司周年（2026-12-01）要问候的客户，1 位"
    assert [row[2] for row in rows(care)] == ["无锡百格"]
    assert "公司周年快乐" in care.text.toPlainText()
    assert "{" not in care.text.toPlainText()


def test_the_team_s_own_text_is_offered_first(care: CareWindow, team: Team, qtbot: Any, settle: Settle) -> None:
    care._desk.team.greetings(care)
    settle()
    dialog = care.findChild(GreetingsDialog)
    assert isinstance(dialog, GreetingsDialog)
    assert dialog.remove.isHidden()
    dialog.add.click()
    dialog.occasion.setCurrentText("生日")
    qtbot.mouseClick(dialog.store, Qt.MouseButton.LeftButton)
    settle()
    assert dialog.message.text() == "请填写内容。"
    dialog.body.setPlainText("，生快！")
    dialog.body.moveCursor(dialog.body.textCursor().MoveOperation.Start)
    qtbot.mouseClick(dialog.places["称呼"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.store, Qt.MouseButton.LeftButton)
    settle()
    assert dialog.chosen is not None
    assert dialog.chosen.body == "{称呼}，生快！"
    assert care.text.toPlainText() == "王经理，生快！"
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    settle()
    assert care.text.toPlainText().startswith("王经理，生日快乐！")


def test_a_salesperson_reads_the_texts_and_changes_none(
    window: KebanWindow, context: Any, team: Team, qtbot: Any, settle: Settle
) -> None:
    context.actor = team.seller
    dialog = GreetingsDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert dialog.table.rowCount() >= 8
    assert (dialog.store.isHidden(), dialog.add.isHidden(), dialog.body.isReadOnly()) == (True, True, True)


def test_nobody_to_greet(window: KebanWindow, team: Team, settle: Settle) -> None:
    window.desk.team.cares()
    settle()
    found = window.findChild(CareWindow)
    assert isinstance(found, CareWindow)
    assert found.empty.isVisible()
    assert not found.greet_button.isEnabled()
