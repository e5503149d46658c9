"""Tabs are made while the window rests, and read nothing before somebody opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.list_page import ListPage
from app.ui.pages_ahead import PagesAhead
from app.ui.window import KebanWindow
from tests.ui.real_team import context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]


@pytest.fixture
def ahead(window: KebanWindow, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> PagesAhead:
    """Its timer stands still: the tests take the steps. Nobody's pointer moves."""
    monkeypatch.setattr(QCursor, "pos", lambda: 0)
    settle()
    made = PagesAhead(window)
    made._timer.stop()
    return made


def made(window: KebanWindow) -> list[str]:
    """The tabs that are there."""
    return [key for key, _ in window.tabs_in_order() if window.page(key) is not None]


def test_every_tab_is_made_and_none_has_read(
    window: KebanWindow, ahead: PagesAhead, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Any] = []
    front = made(window)
    monkeypatch.setattr(window.context.tasks, "read", lambda *args, **options: reads.append(options.get("key")))
    for _ in range(20):
        ahead.step()
    assert front != made(window) == [key for key, _ in window.tabs_in_order()]
    lists = [page for page in window.pages if isinstance(page, ListPage) and page is not window.page(front[0])]
    assert [page.model.query for page in lists] == [None] * len(lists)
    assert not [key for key in reads if key is not None and key[1] in ("ids", "facets", "views", "report")]


def test_a_tab_made_ahead_reads_when_it_is_opened(
    window: KebanWindow, ahead: PagesAhead, settle: Callable[[], None]
) -> None:
    for _ in range(20):
        ahead.step()
    page = window.page("shipments")
    assert isinstance(page, ListPage)
    window.show_page("shipments")
    settle()
    assert window.page("shipments") is page
    assert page.model.query == page.query


@pytest.mark.parametrize("busy", ["goes on", "writes", "points", "presses", "has a dialog open"])
def test_nothing_is_made_while_the_window_is_used(
    window: KebanWindow, ahead: PagesAhead, monkeypatch: pytest.MonkeyPatch, busy: str
) -> None:
    if busy == "goes on":
        window.show_page("after-sales")
    before = made(window)
    if busy == "writes":
        field = QLineEdit(window)
        monkeypatch.setattr(QApplication, "focusWidget", lambda: field)
    elif busy == "points":
        places = iter(range(1, 100))
        monkeypatch.setattr(QCursor, "pos", lambda: next(places))
    elif busy == "presses":
        monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    elif busy == "has a dialog open":
        monkeypatch.setattr(QApplication, "activeModalWidget", lambda: window)
    for _ in range(20):
        ahead.step()
    assert made(window) == before
