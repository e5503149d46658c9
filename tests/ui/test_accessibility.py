"""Every page and dialog by keyboard and screen reader: names, tooltips with icons, a tab order that reaches all of it,
a focus that can be seen, words behind painted cells (5-interface, Accessibility). What is added later is walked too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.models.nouns import ListName
from app.ui.list_page import ListPage
from app.ui.window import KebanWindow
from tests.ui.real_team import Team, context, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window
from tests.ui.test_no_clipping import first, migrated

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]
ANSWERING = (
    QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractSpinBox,
)  # fmt: skip


def answering(root: QWidget) -> Iterator[QWidget]:
    """What the keyboard can reach below `root`, without the parts of a combo box, a spin box or Qt's own buttons."""
    for widget in root.findChildren(QWidget):
        inside = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        reachable = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if isinstance(widget, ANSWERING) and widget.isVisible() and widget.isEnabled() and reachable and not inside:
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def nameless(root: QWidget) -> list[str]:
    said = [
        f"{type(root).__name__}: {type(one).__name__} “{getattr(one, 'text', lambda: '')()}” has no name"
        for one in answering(root)
        if not spoken(one).strip()
    ]
    for one in root.findChildren(QToolButton):
        inside = isinstance(one.parentWidget(), QLineEdit)  # a sign in a field, not a button
        bare = one.isVisible() and not one.text() and not one.objectName().startswith("qt_") and not inside
        if bare and not one.toolTip():
            said.append(f"{type(root).__name__}: icon “{spoken(one)}” has no tooltip")
    return said


def unreached(root: QWidget) -> list[str]:
    """What no number of Tabs reaches, walking as Qt does."""
    wanted = set(answering(root))
    seen, at = set(), root.nextInFocusChain()
    for _ in range(5_000):
        seen.add(at)
        if at is root:
            break
        at = at.nextInFocusChain()
    return [f"{type(root).__name__}: {type(one).__name__} “{spoken(one)}”" for one in wanted - seen]


def parts(dialog: QDialog) -> list[str]:
    return nameless(dialog) + unreached(dialog)


def test_every_page_is_named_and_reached(team: Team, window: KebanWindow, settle: Settle) -> None:
    found: list[str] = []
    for key, _title in window.tabs_in_order():
        window.show_page(key)
        settle()
        page = window.page(key)
        assert page is not None
        found += [f"{key}: {one}" for one in (*nameless(page), *unreached(page))]
    found += nameless(window.header) + nameless(window.tabs)
    assert not found, "\n".join(sorted(set(found)))


def test_every_dialog_is_named_and_reached(team: Team, window: KebanWindow, settle: Settle) -> None:
    desk, customer = window.desk, first(team, ListName.CURRENT)
    window.show_page("current")
    settle()
    opened: tuple[Callable[[], object], ...] = (
        lambda: desk.open_customer(customer),
        desk.new_customer,
        lambda: desk.log_contact(customer),
        lambda: desk.calls.one_by_one([customer], "x"),
        lambda: desk.open_full(customer),
        lambda: desk.open_interaction(first(team, ListName.CONTACTS)),
        lambda: desk.new_shipment(customer),
        lambda: desk.open_shipment(first(team, ListName.SHIPMENTS)),
        lambda: desk.new_case(customer),
        lambda: desk.open_case(first(team, ListName.AFTER_SALES)),
        lambda: desk.open_article(first(team, ListName.ARTICLES)),
        lambda: desk.doubles.merge(customer, first(team, ListName.DORMANT)),
        lambda: desk.give_back([customer], "甲"),
        lambda: desk.transfer([customer], "甲"),
        lambda: desk.evaluate([customer]),
        lambda: desk.files.begin_export(),
        lambda: desk.paper.front(),
        window.settings_requested.emit,
        *(one.trigger for one in window.header.user_menu.actions()[1:]),
    )
    found: list[str] = []
    for call in opened:
        call()
        settle()
        for dialog in [one for one in window.findChildren(QDialog) if one.isVisible()]:
            found += parts(dialog)
            dialog.reject()
        settle()
    assert not found, "\n".join(sorted(set(found)))


def test_painted_cells_say_what_they_show(team: Team, window: KebanWindow, settle: Settle) -> None:
    for name in ListName:
        window.show_page(name.value)
        settle()
        page = window.page(name.value)
        view = page.view if isinstance(page, ListPage) else page.findChild(QAbstractItemView)
        model = view.model()
        for column in range(model.columnCount()):
            shown = model.index(0, column).data(Qt.ItemDataRole.DisplayRole)
            assert not shown or model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole), (name, column)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_the_focus_can_be_seen(
    qtbot: Any, qapp: QApplication, team: Team, window: KebanWindow, settle: Settle, theme: str
) -> None:
    """One widget of every class: its picture with the focus differs from that without."""
    from app.ui.application import apply_settings

    window.context.remember(theme=theme)
    apply_settings(qapp, window.context.settings)
    window.show_page("current")
    window.activateWindow()
    settle()
    unseen = []
    looked: set[type] = set()
    for widget in answering(window):
        if type(widget) in looked:
            continue
        looked.add(type(widget))
        widget.clearFocus()
        qtbot.waitUntil(lambda one=widget: not one.hasFocus(), timeout=15_000)  # type: ignore[misc]
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue
        if widget.grab().toImage() == before:
            unseen.append(f"{type(widget).__name__} “{spoken(widget)}”")
    window.context.remember(theme="light")
    apply_settings(qapp, window.context.settings)
    assert not unseen, unseen
    assert len(looked) > 6
