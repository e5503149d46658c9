"""Outcomes and what follows in the windows: numbers to be found, loss reasons, the hour of a try, do-not-call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import services
from app.models.contact import Contact
from app.models.interaction import Interaction
from app.ui.dialogs.customer_dialog import CustomerDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.pages.today import TodayPage
from app.ui.weekly.missing_numbers import MissingNumbersDialog
from app.ui.window import KebanWindow
from tests.ui.real_team import Team
from tests.ui.weekly.conftest import Day

Settle = Callable[[], None]


def log(team: Team, customer_id: int, day: Day, **values: Any) -> None:
    """A contact in the log."""
    at: dict[str, Any] = {"now": datetime.now(UTC), "today": day.today}
    team.write(lambda session: services.interactions.log(session, team.boss, customer_id, values, **at))


def test_a_found_number_is_typed_beside_the_bad_one(
    team: Team, window: KebanWindow, dormants: Any, qtbot: Any, settle: Settle, day: Day
) -> None:
    (one,) = dormants(1)
    log(team, one, day, method="电话", outcome="空号", reached="空号")
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    page.refresh()
    settle()
    assert page.numbers_button.isVisibleTo(page)
    qtbot.mouseClick(page.numbers_button, Qt.MouseButton.LeftButton)
    settle()
    dialog = window.findChild(MissingNumbersDialog)
    assert isinstance(dialog, MissingNumbersDialog)
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "123")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert "不像电话号码" in dialog.error.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    editors = [one for one in dialog.table.findChildren(QLineEdit) if one.isVisible()]
    editors[-1].selectAll()
    qtbot.keyClicks(editors[-1], "138 0000 7777")
    qtbot.keyClick(editors[-1], Qt.Key.Key_Return)
    settle()
    row = team.read(
        lambda session: session.execute(
            select(Contact.mobile, Contact.bad_number).where(Contact.customer_id == one)
        ).one()
    )
    assert tuple(row) == ("13800007777", False)
    assert dialog.empty.isVisibleTo(dialog)


def test_another_supplier_asks_why_and_a_try_keeps_its_hour(
    team: Team, window: KebanWindow, dormants: Any, qtbot: Any, settle: Settle
) -> None:
    (one,) = dormants(1)
    window.desk.log_contact(one)
    settle()
    dialog = window.findChild(LogContactDialog)
    assert isinstance(dialog, LogContactDialog)
    assert not dialog.loss.isVisible()
    dialog.choose_outcome("已有供应商")
    settle()
    assert dialog.loss.isVisible()
    dialog.loss.set_value("价格")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()

    def logged(session: Session) -> Any:
        return session.execute(
            select(Interaction.loss_reason, Interaction.happened_time).where(Interaction.customer_id == one)
        ).one()

    reason, clock = team.read(logged)
    assert reason == "价格"
    assert clock is not None


def test_a_try_says_when_to_try_again(team: Team, window: KebanWindow, dormants: Any, settle: Settle) -> None:
    (one,) = dormants(1)
    window.desk.log_contact(one)
    settle()
    dialog = window.findChild(LogContactDialog)
    assert isinstance(dialog, LogContactDialog)
    dialog.choose_outcome("无人接听")
    settle()
    assert "换个时段" in dialog.next_day.advice.text()
    dialog.reject()


def test_only_the_supervisor_lifts_do_not_call(
    team: Team, window: KebanWindow, settle: Settle, day: Day, dormants: Any
) -> None:
    (one,) = dormants(1)
    log(team, one, day, method="电话", outcome="拒绝联系")
    for actor, may in ((team.seller, False), (team.boss, True)):
        window.context.actor = actor
        window.desk.open_customer(one)
        settle()
        dialog = window.findChildren(CustomerDialog)[-1]
        assert dialog.editors["do_not_call"].isEnabled() is may
        dialog.reject()
        settle()
