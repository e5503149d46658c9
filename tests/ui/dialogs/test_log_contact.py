"""记联系 on a real database: keys, defaults, draft, errors in place, the queue, the closed deal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import services
from app.ui.context import WindowContext
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def shown(qtbot: QtBot, context: WindowContext, settle: Settle) -> Callable[..., LogContactDialog]:
    def show(**given: Any) -> LogContactDialog:
        dialog = LogContactDialog(context, **given)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    return show


def _logs(team: Team, customer_id: int) -> list:
    return team.read(lambda s: services.interactions.of_customer(s, team.boss, customer_id, today=TODAY))


def _not_reached(team: Team, customer_id: int, on: date) -> None:
    values = {"outcome": "无人接听", "happened_on": on}
    team.write(lambda s: services.interactions.log(s, team.boss, customer_id, values, now=NOW, today=TODAY))


def test_text_and_ctrl_enter_are_enough(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="苏州宏达")
    dialog = shown(customer_id=customer_id)
    assert dialog.customer.text() == "苏州宏达"
    assert dialog.person.currentText() == "王建国"
    assert dialog.focusWidget() is dialog.content
    dialog.content.setPlainText("确认月用量 3 吨")
    QTest.keyClick(dialog.content, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not dialog.isVisible()
    values = _logs(team, customer_id)[0].values
    assert (values["content"], values["method"], values["happened_on"]) == ("确认月用量 3 吨", "电话", TODAY)
    assert values["contact_name"] == "王建国"


def test_enter_while_composing_submits_nothing(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.content.setPlainText("有意向")
    QApplication.sendEvent(dialog.content, QInputMethodEvent("zhong", []))
    assert dialog.composition.composing
    QTest.keyClick(dialog.content, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert not _logs(team, customer_id)
    chosen = QInputMethodEvent()
    chosen.setCommitString("中")
    QApplication.sendEvent(dialog.content, chosen)
    assert not dialog.composition.composing


def test_enter_alone_never_saves(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.content.setPlainText("有意向")
    for widget in (dialog.customer, dialog.next_on.edit):
        QTest.keyClick(widget, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()
    assert not _logs(team, customer_id)


def test_not_reached_proposes_tomorrow_but_keeps_a_typed_day(shown: Callable, team: Team) -> None:
    dialog = shown(customer_id=team.customer())
    dialog.choose_outcome("无人接听")
    assert dialog.next_on.value == TODAY + timedelta(days=1)
    dialog.next_on.set_value(TODAY + timedelta(days=5))
    dialog.choose_outcome("无人接听")
    assert dialog.next_on.value == TODAY + timedelta(days=5)
    assert dialog.values()["reached"] == "无人接听"


def test_the_keys_of_the_results(shown: Callable, team: Team, qtbot: QtBot) -> None:
    dialog = shown(customer_id=team.customer())
    QTest.keyClick(dialog.content, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert dialog.outcome.value == "无人接听"


def test_tab_goes_from_the_text_to_the_next_date(shown: Callable, team: Team) -> None:
    dialog = shown(customer_id=team.customer())
    QTest.keyClick(dialog.content, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.next_on.edit


def test_the_day_buttons(shown: Callable, team: Team) -> None:
    dialog = shown(customer_id=team.customer())
    days = []
    for button in dialog.day_buttons:
        button.click()
        days.append(dialog.next_on.value)
    assert days == [date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 23), date(2026, 12, 22)]


def test_a_result_from_the_menu_gets_a_chip(shown: Callable, team: Team) -> None:
    dialog = shown(customer_id=team.customer())
    dialog.choose_outcome("质量服务不满")
    assert dialog.outcome.value == "质量服务不满"
    assert dialog.values()["outcome"] == "质量服务不满"


def test_a_quote_moves_the_stage_on_but_never_back(shown: Callable, team: Team, settle: Settle) -> None:
    early, late = team.customer(followup="初步接触"), team.customer(followup="谈判中")
    dialog = shown(customer_id=late)
    dialog.choose_outcome("已报价")
    assert not dialog.change_stage.isChecked()
    dialog = shown(customer_id=early)
    dialog.choose_outcome("已报价")
    assert dialog.change_stage.isChecked()
    dialog.save()
    settle()
    found = team.read(lambda s: services.customers.get(s, team.boss, early, today=TODAY))
    assert found.values["followup"] == "已报价"


def test_who_bought_is_not_moved_back_to_an_early_stage(shown: Callable, team: Team) -> None:
    customer_id = team.customer()
    team.write(lambda s: factories.sale(s, team.boss, customer_id, TODAY))
    dialog = shown(customer_id=customer_id)
    for outcome in ("有意向", "已报价", "成交"):
        dialog.choose_outcome(outcome)
        assert not dialog.change_stage.isChecked()


def test_reasons_stand_under_the_fields(shown: Callable, team: Team, settle: Settle) -> None:
    dialog = shown()
    dialog.save()
    assert "客户" in dialog.grids[0].error("customer_id")
    dialog = shown(customer_id=team.customer())
    dialog.save()
    assert "内容" in dialog.grids[0].error("content")
    dialog.content.setPlainText("写了一句")
    dialog.next_on.set_value(TODAY - timedelta(days=1))
    dialog.save()
    assert "早于今天" in dialog.grids[0].error("next_on")
    dialog.next_on.edit.setText("2014年前")
    dialog.save()
    settle()
    assert dialog.isVisible()
    assert dialog.content.toPlainText() == "写了一句"


def test_an_error_of_the_service_loses_nothing(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.content.setPlainText("写了一句")
    team.write(lambda s: services.customers.delete(s, team.boss, [customer_id], now=NOW, today=TODAY))
    dialog.save()
    assert not dialog.save_button.isEnabled()
    settle()
    assert dialog.isVisible()
    assert "没有找到" in dialog.error_label.text()
    assert dialog.content.toPlainText() == "写了一句"
    assert dialog.save_button.isEnabled()


def test_esc_keeps_the_draft_and_the_next_dialog_offers_it(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.content.setPlainText("说到一半")
    dialog.choose_outcome("有意向")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not dialog.isVisible()
    again = shown(customer_id=customer_id)
    assert again.content.toPlainText() == "说到一半"
    assert again.outcome.value == "有意向"
    assert again._notice.isVisible()
    assert again.content.textCursor().atEnd()
    again.save()
    settle()
    assert not team.read(lambda s: services.drafts.pending(s, team.boss))
    assert shown(customer_id=customer_id).content.toPlainText() == ""


def test_the_draft_is_kept_while_typing(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.content.setPlainText("说到一半")
    dialog.drafts._timer.timeout.emit()
    settle()
    kept = team.read(lambda s: services.drafts.load(s, team.boss, "log_contact", str(customer_id)))
    assert kept["content"] == "说到一半"
    assert dialog.drafts._timer.interval() <= 1000


def test_an_untouched_form_keeps_no_draft(shown: Callable, team: Team, settle: Settle) -> None:
    dialog = shown(customer_id=team.customer())
    dialog.reject()
    settle()
    assert not team.read(lambda s: services.drafts.pending(s, team.boss))


def test_the_customer_is_found_while_typing(shown: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer(name="苏州宏达精密")
    team.customer(name="杭州力源")
    dialog = shown()
    dialog.activateWindow()
    dialog.customer.setFocus()
    dialog.customer.setText("宏达")
    dialog.customer.textEdited.emit("宏达")
    qtbot.waitUntil(lambda: dialog.customer._rows.rowCount() == 1, timeout=15_000)
    popup = dialog.customer._completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert dialog.customer.customer_id == customer_id
    assert dialog.customer.text() == "苏州宏达精密"
    assert dialog.focusWidget() is dialog.content


def test_save_and_next_goes_through_the_queue(shown: Callable, team: Team, settle: Settle) -> None:
    first, second = team.customer(name="甲"), team.customer(name="乙")
    dialog = shown(queue=[first, second])
    assert dialog.customer.customer_id == first
    dialog.content.setPlainText("一")
    dialog.next_button.click()
    settle()
    assert dialog.isVisible()
    assert dialog.customer.customer_id == second
    assert dialog.content.toPlainText() == ""
    assert not dialog.next_button.isVisible()
    dialog.content.setPlainText("二")
    dialog.save()
    settle()
    assert not dialog.isVisible()
    assert [_logs(team, one)[0].values["content"] for one in (first, second)] == ["一", "二"]


def test_a_closed_deal_asks_for_its_shipment(shown: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.choose_outcome("成交")
    with qtbot.waitSignal(dialog.deal_closed) as closed:
        dialog.save()
    assert closed.args == [customer_id]


@pytest.mark.parametrize("size", ["standard", "large"])
def test_no_label_is_clipped_and_nothing_overlaps(themed: QApplication, shown: Callable, team: Team, size: str) -> None:
    apply_theme(themed, LIGHT, size)
    dialog = shown(customer_id=team.customer(), queue=[team.customer()])
    assert dialog.width() <= 1280
    assert dialog.height() <= 640
    fields = (dialog.method, dialog.outcome, dialog.content, dialog.next_on, dialog.change_stage)
    tops = [(one.mapTo(dialog, QPoint(0, 0)).y(), one.height()) for one in fields]
    assert all(top + height <= below for (top, height), (below, _) in pairwise(tops))
    for button in (dialog.save_button, dialog.next_button, dialog.cancel_button, *dialog.day_buttons):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
        assert dialog.rect().contains(button.mapTo(dialog, QPoint(button.width() - 1, button.height() - 1)))


def test_a_contact_takes_at_most_six_actions(qtbot: QtBot, shown: Callable, team: Team, settle: Settle) -> None:
    """Ctrl+L on the row is the first; then every key and every line that an input method delivers counts as one."""
    customer_id = team.customer()
    dialog = shown(customer_id=customer_id)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    actions = 1
    line = QInputMethodEvent()
    line.setCommitString("确认月用量 3 吨")
    QApplication.sendEvent(dialog.focusWidget(), line)
    actions += 1
    for key, modifier in (
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(dialog.focusWidget(), key, modifier)
        actions += 1
    settle()
    assert actions <= 6
    assert not dialog.isVisible()
    values = _logs(team, customer_id)[0].values
    assert (values["content"], values["outcome"], values["next_on"]) == (
        "确认月用量 3 吨",
        "有意向",
        date(2026, 12, 22),
    )


def test_a_result_proposes_its_day_and_a_typed_one_stays(shown: Callable, team: Team) -> None:
    dialog = shown(customer_id=team.customer())
    for outcome, days in (("有意向", 7), ("暂无需求", 90), ("无人接听", 1), ("约定再联系", None)):
        dialog.choose_outcome(outcome)
        assert dialog.next_on.value == (None if days is None else TODAY + timedelta(days=days))
    dialog.next_on.edit.setText("3天后")
    dialog.choose_outcome("暂无需求")
    assert dialog.next_on.value == TODAY + timedelta(days=3)


def test_the_team_rules_refine_the_proposal_and_say_what_follows(shown: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    for days in (3, 1):
        _not_reached(team, customer_id, TODAY - timedelta(days=days))
    dialog = shown(customer_id=customer_id)
    dialog.choose_outcome("无人接听")
    assert dialog.next_on.value == TODAY + timedelta(days=1)
    settle()
    assert "3 次都没接通" in dialog.next_day.advice.text()
    assert dialog.next_on.value == TODAY + timedelta(days=30)
    dialog.choose_outcome("拒绝联系")
    settle()
    assert dialog.next_on.value is None
    assert dialog.next_day.advice.text() == "保存后标为不再致电，只有主管能解除。"
