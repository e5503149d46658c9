"""The search box finds every kind of record, in groups; keys pass over headings, old answers are never shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget
from sqlalchemy import text

from app import services
from app.ui.list_page import ListPage
from app.ui.search_popup import SearchPopup
from app.ui.search_rows import PARTS, excerpt, pattern_of, pieces
from app.ui.theme import current_tokens, qcolor
from app.ui.window import KebanWindow
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]


@pytest.fixture
def found(team: Team, window: KebanWindow, settle: Settle) -> SearchPopup:
    """One record of each kind that speaks of 宏达, and eight customers of that name."""
    ids = [team.customer(name=f"常州宏达{number}厂") for number in range(8)]
    other = team.customer(name="无锡机械厂")
    log = {"content": "介绍了宏达的轴承"}
    case = {"problem": "宏达轴承异响"}
    line = {"shipped_on": TODAY, "product": "宏达轴承", "quantity": 1, "price": 2}
    team.write(lambda s: services.interactions.log(s, team.boss, other, log, now=NOW, today=TODAY))
    team.write(lambda s: services.service_cases.create(s, team.boss, other, case, now=NOW, today=TODAY))
    team.write(lambda s: services.shipments.create(s, team.boss, ids[0], [line], now=NOW, today=TODAY))
    team.write(lambda s: services.articles.create(s, team.boss, {"title": "宏达报价", "kind": "产品资料"}, now=NOW))
    window.activateWindow()
    window.header.search.setFocus()
    window.header.search.setText("宏达")
    settle()
    popup = window.findChild(SearchPopup)
    assert isinstance(popup, SearchPopup)
    popup.ask("宏达")
    settle()
    return popup


def rows(popup: SearchPopup) -> list[str]:
    return [popup.item(at).text() for at in range(popup.count()) if popup.item(at).data(PARTS) is None]


def test_groups_have_headings_and_at_most_six_rows(found: SearchPopup) -> None:
    assert found.isVisible()
    assert rows(found) == ["客户  8", "联系记录  1", "售后  1", "出货统计  1", "知识库  1"]
    customers = [found.item(at) for at in range(1, found.count()) if found.item(at).data(PARTS)][:6]
    assert all("常州宏达" in one.text() for one in customers)
    assert found.item(7).text() == "联系记录  1"
    assert found.item(7).flags() == Qt.ItemFlag.NoItemFlags
    assert found.currentRow() == 1


def test_another_answer_does_not_paint_what_lies_beneath(
    found: SearchPopup, window: KebanWindow, settle: Settle
) -> None:
    painted: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                painted.append(watched)
            return False

    window.show_page("potential")
    settle()
    window.header.search.setFocus()
    found.ask("宏达")
    settle()
    views = [one for one in window.findChildren(QAbstractItemView) if one is not found and one.isVisible()]
    beneath = [one.viewport() for one in views]
    assert beneath
    watch = Watch()
    for one in [*beneath, found.viewport()]:
        one.installEventFilter(watch)
    settle()
    painted.clear()
    window.header.search.setText("宏")
    found.ask("宏")
    settle()
    assert found.shown_for == "宏"
    assert found.viewport() in painted
    assert not set(beneath) & set(painted)
    ground = found.grab().toImage().pixelColor(found.width() // 2, found.height() - 2)
    assert ground == qcolor(current_tokens().surface)


def test_arrows_pass_over_headings_and_enter_opens_the_record(
    found: SearchPopup, window: KebanWindow, qtbot: Any, settle: Settle
) -> None:
    field = window.header.search
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert found.currentItem().text().startswith("宏达报价")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert found.currentRow() == 1
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert "介绍了宏达的轴承" in found.currentItem().text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert window.current_page == "contacts"
    page = window.page("contacts")
    assert isinstance(page, ListPage)
    assert page.view.current_id() is not None
    assert field.text() == ""


def test_escape_closes_and_keeps_the_words(found: SearchPopup, window: KebanWindow, qtbot: Any) -> None:
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert window.header.search.text() == "宏达"


def test_answers_to_older_words_are_dropped(found: SearchPopup, window: KebanWindow, settle: Settle) -> None:
    before = found.count()
    found.ask("无锡")  # the box still says 宏达
    settle()
    assert found.count() == before
    window.header.search.setText("没有这样的词")
    found.ask("没有这样的词")
    settle()
    assert rows(found) == ["没有找到，换几个字试试"]
    assert found.currentItem() is None


def typed(window: KebanWindow, settle: Settle, words: str) -> SearchPopup:
    window.header.search.setText(words)
    settle()
    popup = window.findChild(SearchPopup)
    assert isinstance(popup, SearchPopup)
    assert popup.isVisible()
    return popup


def parts(popup: SearchPopup) -> list[tuple[str, str, str]]:
    return [tuple(popup.item(at).data(PARTS)) for at in range(popup.count()) if popup.item(at).data(PARTS)]


def test_an_empty_box_offers_commands_with_their_keys(window: KebanWindow, qtbot: Any, settle: Settle) -> None:
    window.activateWindow()
    window.palette_requested.emit()
    popup = window.findChild(SearchPopup)
    assert isinstance(popup, SearchPopup)
    assert rows(popup) == ["命令"]
    keys = {title: key for title, _, key in parts(popup)}
    assert keys["记联系"] == "Ctrl+L"
    assert keys["现有客户"] == "Ctrl+5"
    assert keys["按键一览"] == "F1"
    window.header.search.setFocus()
    asked: list[bool] = []
    window.export_requested.disconnect()
    window.export_requested.connect(lambda: asked.append(True))
    popup = typed(window, settle, "导出")
    assert parts(popup)[0] == ("导出 Excel", "", "Ctrl+E")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    assert asked == [True]
    assert not popup.isVisible()


def test_commands_are_found_by_their_sound(window: KebanWindow, settle: Settle) -> None:
    window.activateWindow()
    window.header.search.setFocus()
    assert ("撤销", "", "Ctrl+Z") in parts(typed(window, settle, "cx"))


def test_why_a_record_was_found_is_shown_and_marked(team: Team, window: KebanWindow, settle: Settle) -> None:
    team.customer(name="苏州华信电子厂", mobile="13800005678", remark="冬天要防冻")
    window.activateWindow()
    window.header.search.setFocus()
    popup = typed(window, settle, "hxdz")
    ((title, _, where),) = parts(popup)
    assert (title, where) == ("苏州华信电子厂", "潜在客户")
    assert ("华信电子", True) in pieces(title, popup._delegate.pattern)
    ((_, detail, _),) = parts(typed(window, settle, "5678"))
    assert detail == "138 0000 5678"
    ((_, detail, _),) = parts(typed(window, settle, "防冻"))
    assert detail == "备注：冬天要防冻"


def test_a_damaged_index_is_mended_behind_the_search(team: Team, window: KebanWindow, settle: Settle) -> None:
    team.customer(name="苏州华信电子厂")
    team.write(lambda s: s.execute(text("DROP TABLE search_customer")))
    window.activateWindow()
    window.header.search.setFocus()
    assert len(parts(typed(window, settle, "华信"))) == 1
    for _ in range(50):
        settle()
        if team.read(lambda s: services.search_index.unfinished(s, thorough=True)) == []:
            return
        QTest.qWait(50)
    pytest.fail("the index is never made anew")


def test_words_are_marked_in_groups_of_digits_and_any_case() -> None:
    assert pieces("ABC 机械 abc", pattern_of("abc 机")) == [
        ("ABC", True), (" ", False), ("机", True), ("械 ", False), ("abc", True),
    ]  # fmt: skip
    assert pieces("138 0000 0001", pattern_of("1380000")) == [("138 0000", True), (" 0001", False)]
    assert pieces("a+b", pattern_of("+")) == [("a", False), ("+", True), ("b", False)]
    assert pieces("任何", pattern_of("")) == [("任何", False)]
    assert excerpt("甲" * 60 + "宏达" + "乙" * 200, pattern_of("宏达"), 40).startswith("…" + "甲" * 8 + "宏达")
