"""整窗查看 in the real window: opened by Enter, Alt+↑↓ walk the list, Esc goes back; nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.detail.full_window import CustomerWindow
from app.ui.dialogs.customer_dialog import CustomerDialog
from app.ui.evaluate_dialog import EvaluateDialog
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from tests import factories
from tests.ui.measuring import cut
from tests.ui.real_team import Team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "folder", "settle", "window"]
Settle = Callable[[], None]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def three(window: Any, team: Team, settle: Settle) -> list[int]:
    """Three customers in the list of 潜在客户, by name."""
    made = [team.customer(name=name) for name in ("安", "包", "陈")]
    team.write(lambda s: factories.sale(s, team.boss, made[0], date(2019, 1, 1)))
    for one in made[1:]:
        team.customer(name=f"其他{one}")
    window.show_page("potential")
    settle()
    return [int(one) for one in window.page("potential").model.ids]


def _shown(window: Any) -> CustomerWindow:
    found = next(one for one in window.findChildren(CustomerWindow) if one.isVisible())
    assert isinstance(found, CustomerWindow)
    return found


def test_enter_opens_everything_and_alt_arrows_walk_the_list(window: Any, three: list[int], settle: Settle) -> None:
    view = window.page("potential").view
    view.select_row(0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    full = _shown(window)
    assert full.pane.customer_id == three[0]
    QTest.keyClick(full, Qt.Key.Key_Down, ALT)
    settle()
    assert full.pane.customer_id == three[1]
    assert view.current_id() == three[1]
    for _ in range(2):
        QTest.keyClick(full, Qt.Key.Key_Up, ALT)
        settle()
    assert full.pane.customer_id == three[0]
    assert not full.before.isEnabled()
    assert full.after.isEnabled()
    QTest.keyClick(full, Qt.Key.Key_Escape)
    settle()
    assert not window.findChildren(CustomerWindow)


def test_alt_arrows_walk_beside_the_pane_too(window: Any, three: list[int], settle: Settle) -> None:
    page = window.page("potential")
    page.view.select_row(0)
    settle()
    page.detail.follow.note.setFocus()
    QTest.keyClick(page.detail.follow.note, Qt.Key.Key_Down, ALT)
    settle()
    assert page.detail.customer_id == three[1]
    QTest.keyClick(page.detail.follow.note, Qt.Key.Key_Up, ALT)
    settle()
    assert page.detail.customer_id == three[0]


def test_its_buttons_open_what_belongs_to_the_customer(window: Any, three: list[int], settle: Settle) -> None:
    window.desk.open_full(three[0])
    settle()
    full = _shown(window)
    QTest.keyClick(full, Qt.Key.Key_F2)
    settle()
    form = next(one for one in window.findChildren(CustomerDialog) if one.isVisible())
    form.reject()
    settle()
    full.pane.follow.evaluation_wanted.emit()
    settle()
    dialog = next(one for one in window.findChildren(EvaluateDialog) if one.isVisible())
    dialog.verdict.set_value("观察")
    dialog.note.setPlainText("等预算")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not window.findChildren(EvaluateDialog)
    settle()
    QTest.qWait(120)
    settle()
    words = "\n".join(one.text() for one in full.pane.findChildren(QLabel) if one.isVisible())
    assert "评判结果：观察" in words
    assert "等预算" in words


@pytest.mark.parametrize("size", ["standard", "large"])
def test_no_word_is_cut(themed: QApplication, window: Any, team: Team, settle: Settle, size: str) -> None:
    customer_id = team.customer(
        name="长" * 40, address="很长的地址" * 12, industry="行业" * 10, level="A", evaluation_result="优先跟进"
    )
    apply_theme(themed, LIGHT, size)
    window.show_page("potential")
    window.desk.open_full(customer_id)
    settle()
    full = _shown(window)
    assert full.width() == 1280
    assert not cut(full)
    apply_theme(themed, LIGHT)
