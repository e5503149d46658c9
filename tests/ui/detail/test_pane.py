"""The detail pane on a real database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app import services
from app.models.nouns import Noun, Table
from app.services.import_plan import ImportOptions
from app.ui.context import WindowContext
from app.ui.detail.pane import FIRST_ENTRIES, DetailPane
from app.ui.detail.pill import Pill
from app.ui.theme import apply_theme
from app.ui.theme.tokens import DARK, LIGHT
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team
from tests.workbooks import read_here, save

Settle = Callable[[], None]


class Window:
    def __init__(self) -> None:
        self.toasts: list[tuple[str, Callable[[], None] | None]] = []

    def show_toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append((text, undo))


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def pane(qtbot: QtBot, context: WindowContext, window: Window) -> DetailPane:
    made = DetailPane(context, window)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    return made


def _get(team: Team, customer_id: int):
    return team.read(lambda s: services.customers.get(s, team.boss, customer_id, today=TODAY))


def _log(team: Team, customer_id: int, content: str, on: date = TODAY) -> None:
    values = {"method": "电话", "content": content, "happened_on": on}
    team.write(lambda s: services.interactions.log(s, team.boss, customer_id, values, now=NOW, today=TODAY))


def _words(pane: DetailPane) -> str:
    return "\n".join(one.text() for one in pane.findChildren(QLabel) if one.isVisible())


def test_nothing_chosen_says_what_will_be_here(pane: DetailPane) -> None:
    assert pane.empty.isVisible()
    assert "选中一位客户" in pane.empty.sentence.text()


def test_a_customer_with_reason_pills_fields_and_timeline(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer(
        name="苏州宏达", level="A", followup="已报价", evaluation_result="优先跟进", evaluation_note="决策人明确"
    )
    _log(team, customer_id, "确认月用量 3 吨")
    pane.show_customer(customer_id)
    settle()
    assert pane.customer_id == customer_id
    assert pane.header.name.text() == "苏州宏达"
    assert [one.text for one in pane.findChildren(Pill)] == ["A 类", "已报价"]
    words = _words(pane)
    assert "没有成交，由钱大勇跟进 → 潜在客户" in words
    assert "评判结果：优先跟进" in words
    assert "138 0000 0001" in words
    assert pane.follow.timeline.entries[0].text == "确认月用量 3 吨"


def test_the_newest_wish_wins(pane: DetailPane, team: Team, settle: Settle) -> None:
    first, second = team.customer(), team.customer()
    pane.show_customer(first)
    pane.show_customer(second)
    settle()
    assert pane.customer_id == second
    pane.show_customer(first)
    pane.show_customer(None)
    settle()
    assert pane.customer_id is None
    assert pane.empty.isVisible()


def test_a_note_is_logged_by_enter_and_keeps_the_next_appointment(
    pane: DetailPane, team: Team, settle: Settle, window: Window, qtbot: QtBot
) -> None:
    customer_id = team.customer(next_contact_on=TODAY + timedelta(days=5))
    pane.show_customer(customer_id)
    settle()
    QTest.keyClicks(pane.follow.note, "called")
    QTest.keyClick(pane.follow.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.follow.timeline.entries[0].text == "called", timeout=15_000)
    assert pane.follow.note.text() == ""
    assert _get(team, customer_id).values["next_contact_on"] == TODAY + timedelta(days=5)
    text, undo = window.toasts[-1]
    assert text == "已记下"
    assert undo is not None
    undo()
    qtbot.waitUntil(
        lambda: not [one for one in pane.follow.timeline.entries if one.kind == "interaction"], timeout=3000
    )


def test_enter_while_composing_logs_nothing(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    pane.show_customer(customer_id)
    settle()
    pane.follow.note.setText("有意向")
    QApplication.sendEvent(pane.follow.note, QInputMethodEvent("zhong", []))
    QTest.keyClick(pane.follow.note, Qt.Key.Key_Return)
    settle()
    assert _get(team, customer_id).counts["interactions"] == 0


def test_a_note_half_typed_waits_at_its_customer(pane: DetailPane, team: Team, settle: Settle) -> None:
    first, second = team.customer(), team.customer()
    pane.show_customer(first)
    settle()
    pane.follow.note.setText("说到一半")
    pane.show_customer(second)
    settle()
    assert pane.follow.note.text() == ""
    pane.show_customer(first)
    settle()
    assert pane.follow.note.text() == "说到一半"


def test_a_claim_shows_at_once_and_can_be_taken_back(
    pane: DetailPane, team: Team, settle: Settle, window: Window, qtbot: QtBot
) -> None:
    customer_id = team.customer(owner_id=None)
    pane.show_customer(customer_id)
    settle()
    assert pane.header.claim_button.isVisible()
    assert not pane.header.transfer_button.isVisible()
    pane.header.claim_button.click()
    settle()
    assert _get(team, customer_id).table is Table.POTENTIAL
    qtbot.waitUntil(lambda: not pane.header.claim_button.isVisible(), timeout=15_000)
    undo = window.toasts[-1][1]
    assert undo is not None
    undo()
    settle()
    assert _get(team, customer_id).table is Table.PUBLIC


def test_the_next_contact_is_set_from_the_menu(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    pane.show_customer(customer_id)
    settle()
    pane.header.next_button.menu().actions()[0].trigger()
    settle()
    assert _get(team, customer_id).values["next_contact_on"] == TODAY + timedelta(days=1)


def test_only_what_is_allowed_is_offered(pane: DetailPane, team: Team, settle: Settle) -> None:
    pane.show_customer(team.customer())
    settle()
    assert {"edit", "shipment", "case", "lock", "return", "delete"} <= set(pane.header.menu_actions())
    pane.show_customer(team.customer(owner_id=None))
    settle()
    assert "return" not in pane.header.menu_actions()


def test_requests_name_the_customer_and_the_field(pane: DetailPane, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer()
    pane.show_customer(customer_id)
    settle()
    with qtbot.waitSignal(pane.log_requested) as asked:
        pane.header.log_button.click()
    assert asked.args == [customer_id]
    fill = next(one for one in pane.follow.findChildren(QPushButton) if one.text().startswith("补："))
    with qtbot.waitSignal(pane.edit_requested) as asked:
        fill.click()
    assert asked.args == [customer_id, _get(team, customer_id).missing[0]]


def test_a_field_is_copied_as_it_is_stored(pane: DetailPane, team: Team, settle: Settle) -> None:
    pane.show_customer(team.customer())
    settle()
    copy = next(one for one in pane.follow.findChildren(QToolButton) if one.accessibleName() == "复制手机")
    copy.click()
    assert QGuiApplication.clipboard().text() == "13800000001"


def test_shipments_with_total_and_void(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    shipment_id = team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 1)))
    team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 2), kind="退货", quantity=Decimal(1)))
    pane.show_customer(customer_id)
    pane.tabs.setCurrentIndex(2)
    settle()
    assert pane.tabs.tabText(2) == "出货 2"
    assert pane.shipments.summary.text() == "2 行，合计 ¥186.50"
    pane.void_shipment(shipment_id, void=True)
    settle()
    assert [one.struck for one in pane.shipments.lines] == [False, True]


def test_cases_information_and_history(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer(name="苏州宏达", extra={"合作年限": "3 年"}, level="B")
    team.write(
        lambda s: services.service_cases.create(
            s, team.boss, customer_id, {"problem": "包装破损"}, now=NOW, today=TODAY
        )
    )
    team.write(lambda s: services.customers.update(s, team.boss, customer_id, {"level": "A"}, now=NOW, today=TODAY))
    pane.show_customer(customer_id)
    settle()
    pane.tabs.setCurrentIndex(3)
    settle()
    assert pane.cases.summary.text() == "1 单，未结 1 单"
    pane.tabs.setCurrentIndex(1)
    settle()
    assert "合作年限" in _words(pane)
    pane.tabs.setCurrentIndex(4)
    settle()
    assert "客户级别：B → A" in _words(pane)


def test_a_write_elsewhere_shows_here(pane: DetailPane, team: Team, settle: Settle, qtbot: QtBot) -> None:
    customer_id = team.customer(level="B")
    pane.show_customer(customer_id)
    settle()
    pane._context.tasks.write(
        lambda session, _job: services.customers.update(
            session, team.boss, customer_id, {"level": "A"}, now=NOW, today=TODAY
        )
    )
    qtbot.waitUntil(lambda: [one.text for one in pane.findChildren(Pill)] == ["A 类"], timeout=15_000)


def test_a_customer_that_went_away_says_so(pane: DetailPane, settle: Settle) -> None:
    pane.show_customer(4711)
    settle()
    assert pane.missing.isVisible()
    assert "没有找到" in pane.missing.hint.text()


def test_beside_a_list_of_logs_it_shows_their_customer(
    qtbot: QtBot, context: WindowContext, team: Team, settle: Settle
) -> None:
    team.customer()
    customer_id = team.customer(name="乙")
    values = {"content": "甲"}
    made = team.write(lambda s: services.interactions.log(s, team.boss, customer_id, values, now=NOW, today=TODAY))
    pane = DetailPane(context, None, of=Noun.INTERACTION)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(made.value)
    settle()
    assert pane.header.name.text() == "乙"


def test_a_long_history_is_cut_and_more_is_offered(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()

    def log_many(session) -> None:
        for number in range(FIRST_ENTRIES + 20):
            values = {"content": f"第 {number} 次 " + "内容" * 60}
            services.interactions.log(session, team.boss, customer_id, values, now=NOW, today=TODAY)

    team.write(log_many)
    pane.show_customer(customer_id)
    settle()
    assert len(pane.follow.timeline.entries) == FIRST_ENTRIES
    assert pane.follow.more.isVisible()
    pane.follow.more.click()
    settle()
    assert len(pane.follow.timeline.entries) == FIRST_ENTRIES + 21
    assert not pane.follow.more.isVisible()
    assert pane.follow.timeline.height() == pane.follow.timeline.heightForWidth(pane.follow.timeline.width())


def test_a_click_unfolds_a_long_text(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    _log(team, customer_id, "内容" * 200)
    pane.show_customer(customer_id)
    settle()
    timeline = pane.follow.timeline
    before = timeline.heightForWidth(320)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=timeline.rect().topLeft())
    assert timeline.heightForWidth(320) > before


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("width", [328, 440])
def test_nothing_is_wider_than_the_pane(
    themed: QApplication, pane: DetailPane, team: Team, settle: Settle, width: int, size: str
) -> None:
    apply_theme(themed, LIGHT, size)
    pane.resize(width, 552)
    pane.show_customer(team.customer(name="长" * 40, address="很长的地址" * 20, industry="行业" * 10, level="A"))
    settle()
    for button in pane.header.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.mapTo(pane, button.rect().topRight()).x() < width
    for index in range(5):
        pane.tabs.setCurrentIndex(index)
        settle()
        current = pane.tabs.currentWidget()
        page = getattr(current, "widget", lambda: None)()
        if page is not None:
            assert page.width() <= current.width()
    last = pane.tabs.tabBar().tabRect(4)
    assert last.right() < width


def test_the_box_says_who_judged_and_opens_with_what_stands_there(
    pane: DetailPane, team: Team, settle: Settle, qtbot: QtBot
) -> None:
    customer_id = team.customer()
    pane.show_customer(customer_id)
    settle()
    assert "评判结果：未定" in _words(pane)
    team.write(
        lambda s: services.evaluation.evaluate(
            s, team.boss, [customer_id], result="优先跟进", note="决策人明确", now=NOW, today=TODAY
        )
    )
    pane.refresh()
    settle()
    words = _words(pane)
    assert "评判结果：优先跟进" in words
    assert "决策人明确" in words
    assert team.boss.name in words
    pencil = next(one for one in pane.follow.findChildren(QToolButton) if one.accessibleName() == "改写评判")
    with qtbot.waitSignal(pane.evaluation_requested) as asked:
        pencil.click()
    assert asked.args == [customer_id, "优先跟进", "决策人明确"]


def test_a_judgement_of_a_sheet_is_not_said_to_be_the_importers(
    pane: DetailPane, team: Team, settle: Settle, tmp_path: Path
) -> None:
    rows = [["客户名称", "评判结果"], ["苏州来自表格有限公司", "优先跟进"]]
    path = save(tmp_path / "潜在客户.xlsx", {"潜在客户表": rows}, merged={})
    team.write(
        lambda s: services.importing.commit_prepared(
            s,
            team.boss,
            services.importing.prepare(read_here(path), remembered={}, known_users=()),
            options=ImportOptions(),
            now=NOW,
            today=TODAY,
        )
    )
    pane.show_customer(team.read(lambda s: services.customers.suggest(s, team.boss, "来自表格", today=TODAY))[0].id)
    settle()
    words = _words(pane)
    assert "评判结果：优先跟进" in words
    assert "由表格导入" in words
    assert "今天 · 钱大勇" not in words


def test_an_action_taken_back_stays_visible_and_is_marked(pane: DetailPane, team: Team, settle: Settle) -> None:
    customer_id = team.customer()
    team.write(lambda s: services.evaluation.evaluate(s, team.boss, [customer_id], result="观察", now=NOW, today=TODAY))
    team.write(lambda s: services.operations.undo(s, team.boss, now=NOW))
    pane.show_customer(customer_id)
    settle()
    marked = {one.title: one.undone for one in pane.follow.timeline.entries}
    assert marked == {"customer.evaluate": True, "customer.create": False}
    assert "已撤销" in pane.follow.timeline.accessibleDescription()
    pane.tabs.setCurrentWidget(pane.history)
    settle()
    assert "（已撤销）" in _words(pane)


def test_goods_come_back_from_the_menu_of_their_line(
    pane: DetailPane, team: Team, settle: Settle, qtbot: QtBot
) -> None:
    customer_id = team.customer()
    sold = team.write(lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 1)))
    back = team.write(
        lambda s: factories.sale(s, team.boss, customer_id, date(2026, 8, 2), kind="退货", quantity=Decimal(1))
    )
    pane.show_customer(customer_id)
    pane.tabs.setCurrentWidget(pane.shipments)
    settle()
    pane._on_shipment_menu(back, QPoint(0, 0))
    menus = pane.shipments.findChildren(QMenu)
    assert [one.text() for one in menus[-1].actions()] == ["修改…", "作废"]
    pane._on_shipment_menu(sold, QPoint(0, 0))
    actions = pane.shipments.findChildren(QMenu)[-1].actions()
    assert [one.text() for one in actions] == ["修改…", "退货…", "作废"]
    with qtbot.waitSignal(pane.return_requested) as asked:
        actions[1].trigger()
    assert asked.args == [sold]


def test_a_switched_theme_reaches_marks_that_stand_already(
    themed: QApplication, pane: DetailPane, team: Team, settle: Settle
) -> None:
    pane.show_customer(team.customer(next_contact_on=TODAY - timedelta(days=6)))
    settle()
    late = next(one for one in pane.follow.findChildren(QLabel) if "逾期" in one.text())
    apply_theme(themed, DARK)
    late.ensurePolished()
    assert late.palette().color(late.foregroundRole()).name().upper() == DARK.red.text
    apply_theme(themed, LIGHT)
