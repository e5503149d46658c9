"""逐个联系 on a real database with real key events: digits, text, next day, draft, undo, deal, the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import ListName
from app.ui.call_mode.call_window import CallWindow
from app.ui.context import WindowContext
from app.ui.dialogs.contact_rules import KEYED_OUTCOMES
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.measuring import cut
from tests.ui.real_team import Team

Settle = Callable[[], None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(qtbot: QtBot, context: WindowContext, settle: Settle) -> Callable[..., CallWindow]:
    def show(ids: list[int], **given: Any) -> CallWindow:
        made = CallWindow(context, ids, "今日工作 ・ 2 位", **given)
        qtbot.addWidget(made)
        made.resize(1280, 640)
        made.show()
        made.activateWindow()
        settle()
        return made

    return show


class Hand:
    """Presses keys where the focus is and counts them as a person's actions."""

    def __init__(self, window: QWidget) -> None:
        self.window, self.actions = window, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        """One line is one action, as an input method delivers it."""
        self.actions += 1
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.window.focusWidget(), event)


def _logs(team: Team, customer_id: int) -> list[Any]:
    return list(team.read(lambda s: services.interactions.of_customer(s, team.boss, customer_id, today=TODAY)))


def _write_article(team: Team, values: dict[str, str]) -> None:
    team.write(lambda s: services.articles.create(s, team.boss, values, now=NOW))


def _words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_contact_takes_at_most_six_actions(opened: Callable, team: Team, settle: Settle) -> None:
    first, second = team.customer(), team.customer(name="第二家")
    window = opened([first, second])
    hand = Hand(window)
    hand.press(Qt.Key.Key_2)
    hand.write("周三上午再打")
    hand.press(Qt.Key.Key_2, CTRL)
    hand.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert hand.actions <= 6
    values = _logs(team, first)[0].values
    assert (values["outcome"], values["content"]) == ("约定再联系", "周三上午再打")
    assert values["next_on"] == TODAY + timedelta(days=3)
    assert (values["contact_name"], values["number_dialled"]) == ("王建国", "13800000001")
    assert "第二家" in _words(window.card)
    assert window.progress.text() == "第 2 / 2 位"
    assert window.entry.content.toPlainText() == ""


def test_nobody_answered_is_two_actions(opened: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    window = opened([customer_id])
    hand = Hand(window)
    hand.press(Qt.Key.Key_3)
    hand.press(Qt.Key.Key_Return, CTRL)
    settle()
    values = _logs(team, customer_id)[0].values
    assert hand.actions == 2
    assert (values["outcome"], values["reached"]) == ("无人接听", "无人接听")
    assert values["next_on"] == TODAY + timedelta(days=1)
    assert window.stack.currentWidget() is window.summary
    assert window.summary.title.text() == "这一轮联系了 1 位"


def test_every_digit_is_its_result(opened: Callable, team: Team) -> None:
    window = opened([team.customer()])
    for at, outcome in enumerate(KEYED_OUTCOMES):
        window.entry.focus_keys()
        QTest.keyClick(window.focusWidget(), Qt.Key(Qt.Key.Key_1 + at))
        assert window.entry.outcome.value == outcome


def test_digits_stay_in_a_text(opened: Callable, team: Team) -> None:
    window = opened([team.customer()])
    for field in (window.entry.content, window.entry.next_day.field.edit, window.scripts.search):
        field.setFocus()
        QTest.keyClicks(field, "123")
        assert window.entry.outcome.value == ""
    assert window.entry.content.toPlainText() == "123"
    window.entry.content.setFocus()
    QTest.keyClick(window.entry.content, Qt.Key.Key_5, ALT)
    assert window.entry.outcome.value == "已报价"


def test_enter_writes_and_escape_leaves_the_text_then_the_round(opened: Callable, team: Team, qtbot: QtBot) -> None:
    window = opened([team.customer()])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.entry.content.hasFocus()
    QTest.keyClick(window.entry.content, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window.entry.content.hasFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_leaving_skipping_and_coming_back_lose_nothing(opened: Callable, team: Team, settle: Settle) -> None:
    first, second = team.customer(), team.customer()
    window = opened([first, second])
    window.entry.content.setPlainText("说到一半")
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    settle()
    assert window.entry.content.toPlainText() == ""
    window.entry.content.setPlainText("第二位也说到一半")
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    settle()
    assert window.entry.content.toPlainText() == "说到一半"
    window.reject()
    settle()
    again = opened([second])
    assert again.entry.content.toPlainText() == "第二位也说到一半"
    assert not _logs(team, first)


def test_the_draft_is_kept_within_a_second_of_the_first_key(opened: Callable, team: Team, qtbot: QtBot) -> None:
    customer_id = team.customer()
    window = opened([customer_id])
    window.entry.content.setFocus()
    QTest.keyClicks(window.entry.content, "a")

    def kept() -> bool:
        found = team.read(lambda s: services.drafts.load(s, team.boss, "log_contact", str(customer_id)))
        return found is not None and found["content"] == "a"

    qtbot.waitUntil(kept, timeout=15_000)


def test_an_unchosen_result_is_asked_for(opened: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    window = opened([customer_id])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    assert window.entry.error.text() == "请选一个结果，或写一句内容。"
    window.entry.content.setPlainText("好")
    window.entry.next_day.field.edit.setText("胡说")
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle()
    assert "不是日期" in window.entry.error.text()
    assert not _logs(team, customer_id)


def test_composing_saves_nothing(opened: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    window = opened([customer_id])
    window.entry.content.setPlainText("有")
    window.entry.content.setFocus()
    QApplication.sendEvent(window.entry.content, QInputMethodEvent("zhong", []))
    QTest.keyClick(window.entry.content, Qt.Key.Key_Return, CTRL)
    settle()
    assert not _logs(team, customer_id)


def test_undo_brings_card_and_words_back(opened: Callable, team: Team, settle: Settle) -> None:
    first, second = team.customer(name="甲厂"), team.customer()
    window = opened([first, second])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_1)
    window.entry.content.setPlainText("写错了人")
    window.on_save()
    settle()
    assert window.said.text() == "已记下 甲厂：有意向"
    window.entry.focus_keys()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, CTRL)
    settle()
    assert window.queue.current == first
    assert window.entry.content.toPlainText() == "写错了人"
    assert not _logs(team, first)


def test_a_deal_asks_for_its_shipment(opened: Callable, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer()
    window = opened([customer_id])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_6)
    with qtbot.waitSignal(window.deal_closed) as told:
        window.on_save()
    assert told.args == [customer_id]


def test_the_card_says_what_a_caller_wants_to_know(opened: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="苏州宏达", level="A", next_contact_on=TODAY - timedelta(days=6))
    team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 1), model="HD-220"))
    team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 9, 1), model="HD-220"))
    log = {"content": "要含税价", "happened_on": date(2026, 9, 2), "next_on": TODAY - timedelta(days=6)}
    team.write(lambda s: services.interactions.log(s, team.boss, customer_id, log, now=NOW, today=TODAY))
    window = opened([customer_id])
    words = _words(window.card)
    assert "138 0000 0001" in words
    assert "逾期 6 天" in words
    assert "墨水 HD-220 2" in words
    assert "墨水 HD-220 · 2 次，最近 2026-09-01" in words
    QTest.keyClick(window, Qt.Key.Key_P, ALT)
    assert QGuiApplication.clipboard().text() == "13800000001"


def test_articles_are_found_by_what_they_say(opened: Callable, team: Team, settle: Settle) -> None:
    for title, kind, body in (("开场白", "销售技巧", "先问用量"), ("型号表", "产品知识", "HD-220 参数")):
        values = {"title": title, "kind": kind, "body": body}
        _write_article(team, values)
    window = opened([team.customer()])
    assert [window.scripts.list.item(at).text() for at in range(window.scripts.list.count())] == ["开场白"]
    assert "先问用量" in window.scripts.browser.toPlainText()
    window.scripts.kinds._on_clicked("all")
    window.scripts.search.setText("220")
    QTest.keyClick(window.scripts.search, Qt.Key.Key_Return)
    settle()
    assert [window.scripts.list.item(at).text() for at in range(window.scripts.list.count())] == ["型号表"]


def test_somebody_who_went_away_is_passed_over(opened: Callable, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="还在")
    window = opened([4711, customer_id])
    settle()
    assert window.queue.current == customer_id
    assert "已跳过" in window.said.text()


def test_who_must_not_be_called_is_not_in_the_round(team: Team) -> None:
    kept = team.customer()
    silent, closed = team.customer(do_not_call=True), team.customer(closed_down=True)
    found = team.read(
        lambda s: services.calls.gather(s, team.boss, ListName.POTENTIAL, [silent, kept, closed], today=TODAY)
    )
    assert (found.ids, found.left_out, found.cut) == ((kept,), 2, 0)
    log = {"content": "甲"}
    made = team.write(lambda s: services.interactions.log(s, team.boss, kept, log, now=NOW, today=TODAY))
    found = team.read(
        lambda s: services.calls.gather(s, team.boss, ListName.CONTACTS, [made.value, made.value], today=TODAY)
    )
    assert found.ids == (kept,)


@pytest.mark.parametrize("size", ["standard", "large"])
def test_no_word_is_cut(themed: QApplication, opened: Callable, team: Team, settle: Settle, size: str) -> None:
    apply_theme(themed, LIGHT, size)
    customer_id = team.customer(name="名称很长的客户" * 4, industry="行业" * 8, level="A", followup="需求确认")
    team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 1)))
    window = opened([customer_id], left_out=3)
    assert window.width() == 1280
    assert not cut(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_9)
    settle()
    assert window.entry.next_day.advice.isVisible()
    assert not cut(window)
    window.entry.outcome.choose("无人接听")
    window.on_save()
    settle()
    assert not cut(window)
    apply_theme(themed, LIGHT)
