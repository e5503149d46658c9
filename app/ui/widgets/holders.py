"""Where parts that a container takes in belong from the start: Qt dresses anew what gets another parent."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget


def tab_holder(tabs: QTabWidget) -> QWidget:
    """The parent of the pages of a tab widget."""
    found = tabs.findChild(QStackedWidget)
    return tabs if found is None else found
