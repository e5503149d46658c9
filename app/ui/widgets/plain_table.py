"""How the small tables of dialogs and reports look alike: no grid, whole rows, air at the sides of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QTableWidget, QWidget

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def dress(table: QTableView, row_height: int = 30) -> None:
    """Give a table view this look."""
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    table.horizontalHeader().setDefaultAlignment(LEFT)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setFixedHeight(32)
    table.setStyleSheet("QTableView::item { padding: 0 6px; }")


def plain_table(titles: Sequence[str], name: str, row_height: int = 30, parent: QWidget | None = None) -> QTableWidget:
    """A table widget without rows yet; `name` is what a screen reader says."""
    table = QTableWidget(0, len(titles), parent)
    table.setHorizontalHeaderLabels(list(titles))
    table.setAccessibleName(name)
    dress(table, row_height)
    return table
