"""Closing asks once, the tray keeps the program, 退出 ends it; a drop on any field is an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.context import WindowContext
from app.ui.dialogs.closing_dialog import ClosingDialog
from app.ui.tray import Tray
from tests.ui.real_team import context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]


@pytest.fixture
def tray(window: Any, context: WindowContext) -> Iterator[Tray]:
    made = Tray(context, window, window, log_contact=lambda: None, call=lambda: None, available=True)
    window.may_close = made.may_close
    yield made
    made.icon.hide()
    window.may_close = None
    QGuiApplication.setQuitOnLastWindowClosed(True)


def _answer(window: Any, key: Qt.Key, asked: list[str]) -> None:
    def press() -> None:
        dialog = next(one for one in window.findChildren(ClosingDialog) if one.isVisible())
        asked.append(dialog.windowTitle())
        if key == Qt.Key.Key_Down:
            dialog.quit.click()
        else:
            QTest.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(50, press)


def test_closing_asks_once_and_then_goes_into_the_tray(window: Any, tray: Tray, context: WindowContext) -> None:
    asked: list[str] = []
    _answer(window, Qt.Key.Key_Return, asked)
    assert not window.close()
    assert window.isHidden()
    assert context.settings.close_action == "tray"
    assert context.settings.window_geometry
    assert not QGuiApplication.quitOnLastWindowClosed()
    window.come_to_front()
    assert window.isVisible()
    assert QGuiApplication.quitOnLastWindowClosed()
    assert not window.close()
    assert asked == ["关闭客伴"]


def test_escape_keeps_the_window_and_asks_again(window: Any, tray: Tray, context: WindowContext) -> None:
    asked: list[str] = []
    _answer(window, Qt.Key.Key_Escape, asked)
    assert not window.close()
    assert window.isVisible()
    assert context.settings.close_action == "ask"
    _answer(window, Qt.Key.Key_Down, asked)
    assert window.close()
    assert context.settings.close_action == "quit"
    assert len(asked) == 2


def test_without_a_tray_closing_closes(window: Any, context: WindowContext) -> None:
    assert window.close()
    assert context.settings.close_action == "ask"


def test_the_menu_ends_the_program(window: Any, tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QGuiApplication, "quit", lambda: ended.append(True))
    tray.hide_window()
    tray.menu.actions()[-1].trigger()
    assert ended == [True]
    tray.set_reminders(3)
    assert tray.icon.toolTip() == "客伴：3 条提醒"


def _drop(widget: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = widget.rect().center()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target: QWidget | None = widget
    while target is not None and not target.acceptDrops():  # whom Qt would ask
        target = target.parentWidget()
    assert target is not None
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(at), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, data, left, none))


def test_a_workbook_may_be_dropped_on_any_field(
    window: Any, settle: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_page("current")
    settle()
    heard: list[list[Path]] = []
    window.files_dropped.disconnect()
    window.files_dropped.connect(heard.append)
    path = tmp_path / "客户.xlsx"
    path.touch()
    page = window.page("current")
    for widget in (window.header.search, page.tools.filter, page.detail.follow.note, page.view.viewport(), window.tabs):
        _drop(widget, path)
    assert heard == [[path]] * 5
    assert window.header.search.text() == ""


def test_started_with_the_computer_it_begins_in_the_tray(window: Any, tray: Tray, context: WindowContext) -> None:
    context.remember(close_action="quit")
    window.hide()
    window.tray = tray
    window.show_minimized()
    assert window.isHidden()
    assert not QGuiApplication.quitOnLastWindowClosed(), "a closed dialog must not end it"
    window.come_to_front()
    assert window.isVisible()


def test_without_a_tray_it_begins_as_a_button_of_the_taskbar(window: Any) -> None:
    window.hide()
    window.show_minimized()
    assert window.isMinimized()


def test_a_click_on_a_balloon_opens_what_it_is_about(
    window: Any, tray: Tray, context: WindowContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.remember(close_action="quit")
    assert tray.notify("a", "b") is False, "no tray on this screen"
    monkeypatch.setattr(tray.icon, "isVisible", lambda: True)
    opened: list[str] = []
    assert tray.notify("3 条提醒", "…", lambda: opened.append("list")) is True
    window.hide()
    tray.icon.messageClicked.emit()
    assert (opened, window.isVisible()) == (["list"], True)
    tray.icon.messageClicked.emit()
    assert opened == ["list"], "once"
