"""A theme that was switched while a tab was hidden: shown later, the tab looks as if it had been there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.ui.theme import apply_theme, current_tokens
from app.ui.theme.page_stack import PageStack
from app.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from app.ui.window import KebanWindow
from tests.ui.real_team import Team, context, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window
from tests.ui.test_no_clipping import first, migrated

__all__ = ["changed_data", "context", "first", "folder", "migrated", "settle", "tasks", "team", "window"]
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished


def picture(page: QWidget | None) -> bytes:
    """The page as it is painted, without turning the event loop: background results would change what it shows."""
    assert page is not None
    for _ in range(5):  # what is laid out anew asks its parent
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    image = page.grab().toImage()
    return bytes(image.constBits())


def test_a_hidden_tab_is_dressed_when_it_is_shown(
    qapp: QApplication, team: Team, window: KebanWindow, settle: Callable[[], None]
) -> None:
    """Not one pixel tells whether the theme came before or after the tab was shown."""
    keys = [key for key, _title in window.tabs_in_order()]
    for key in keys:
        window.show_page(key)
        settle()
    for tokens, size in ((DARK, "small"), (LIGHT, "standard"), (HIGH_CONTRAST, "large")):
        apply_theme(qapp, tokens, size)  # several in a row while all tabs but one are hidden
    try:
        for key in keys:
            window.show_page(key)
            settle()
            window.focus_rows()
            late = picture(window.page(key))
            apply_theme(qapp, DARK, "large")
            apply_theme(qapp, HIGH_CONTRAST, "large")
            assert picture(window.page(key)) == late, key
    finally:
        apply_theme(qapp, LIGHT)


def test_only_the_page_in_front_is_dressed_at_once(themed: QApplication, qtbot: Any) -> None:
    """The others wait; a child that goes meanwhile does no harm."""
    holder = QWidget()
    stack = PageStack(holder)
    pages = [QWidget(stack) for _ in range(2)]
    labels = [QLabel("词", page) for page in pages]
    for page, label in zip(pages, labels, strict=True):
        label.setProperty("mark", "red")
        stack.addWidget(page)
    holder.show()
    for page in reversed(pages):
        stack.show_page(page)
    gone = QLabel("去", pages[1])
    for page in reversed(pages):
        stack.show_page(page)
    apply_theme(themed, DARK)
    try:
        assert labels[0].testAttribute(_POLISHED)
        assert not labels[1].testAttribute(_POLISHED)
        shiboken6.delete(gone)
        stack.show_page(pages[1])
        assert labels[1].testAttribute(_POLISHED)
        assert labels[1].palette().windowText().color().name().upper() == current_tokens().red.text.upper()
    finally:
        apply_theme(themed, LIGHT)
        holder.close()
