"""Chips, progress, elided labels, the search field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.ui.theme import apply_theme
from app.ui.theme.tokens import DARK, LIGHT
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.progress import ProgressRow
from app.ui.widgets.search_field import SearchField


def test_one_chip_is_chosen_by_mouse_or_arrow(qtbot: Any, themed: Any) -> None:
    """A second click keeps it; → moves on."""
    row = ChipRow([("电话", "电话", "phone"), ("微信", "微信", ""), ("来访", "来访", "")], name="方式")
    qtbot.addWidget(row)
    row.show()
    told: list[str] = []
    row.changed.connect(told.append)
    first = row.findChildren(QPushButton)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert (row.value, told) == ("电话", ["电话"])
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert told[-1] == "微信" or not first.hasFocus()
    row.set_value("unknown")
    assert row.value == ""


def test_an_optional_choice_can_be_taken_back(qtbot: Any, themed: Any) -> None:
    """Second click."""
    row = ChipRow([("高", "高", "")], optional=True)
    qtbot.addWidget(row)
    button = row.findChildren(QPushButton)[0]
    button.click()
    button.click()
    assert row.value == ""


def test_progress_shows_what_the_time_calls_for(qtbot: Any, themed: Any) -> None:
    """Nothing, words, then the bar with figures."""
    now = [0.0]
    row = ProgressRow(clock=lambda: now[0])
    qtbot.addWidget(row)
    row.start("正在导入")
    assert not row.isVisible()
    now[0] = 0.5
    row.report(10, 100)
    assert row.isVisible()
    assert not row.bar.isVisible()
    now[0] = 5.0
    row.report(50, 100)
    assert row.bar.isVisible()
    assert row.figures.text() == "50 / 100 ・ 10 条/秒 ・ 还需 5 秒"
    cancelled: list[int] = []
    row.cancelled.connect(lambda: cancelled.append(1))
    row.cancel_button.click()
    assert cancelled == [1]
    assert not row.cancel_button.isEnabled()
    row.finish()
    assert not row.isVisible()


def test_a_cut_label_tells_the_whole_in_its_tooltip(qtbot: Any, themed: Any) -> None:
    """Only when it is cut."""
    label = ElidedLabel("苏州宏达精密机械有限公司")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == "苏州宏达精密机械有限公司"
    label.resize(400, 20)
    label.grab()
    assert label.toolTip() == ""


def test_search_waits_for_a_pause_and_escape_clears(qtbot: Any, themed: Any) -> None:
    """One question for a word, not one for each letter."""
    field = SearchField("搜索", key_hint="Ctrl+K")
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searched.connect(asked.append)
    qtbot.keyClicks(field, "hxdz")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=2000)
    assert asked == ["hxdz"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["hxdz", ""]


def test_a_key_cap_stays_whole_when_the_theme_is_switched(themed: QApplication, qtbot: Any) -> None:
    """The old sheet goes before the new one comes: for a moment the cap has no padding."""
    field = SearchField("搜索", key_hint="Ctrl+K")
    qtbot.addWidget(field)
    field.resize(400, 30)
    field.show()
    for tokens, size in ((DARK, "large"), (LIGHT, "standard")):
        apply_theme(themed, tokens, size)
        qtbot.wait(10)
        cap = field.findChild(QLabel)
        assert cap.width() >= cap.sizeHint().width()
        assert cap.geometry().right() < field.width()
