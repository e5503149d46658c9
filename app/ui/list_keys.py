"""The keys of a list: those of a spreadsheet as far as a list has them; Enter opens, Space shows the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from app.ui.list_view import ListView


class ListKeys:
    """Belongs to one list view."""

    def __init__(self, view: ListView) -> None:
        self._view = view

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key was one of ours; what is left belongs to Qt."""
        return self._on_edit_key(event) or self._on_move_key(event) or self._on_list_key(event)

    def _on_edit_key(self, event: QKeyEvent) -> bool:
        """F2, typing, Delete, Ctrl+C/V/D/; and Ctrl+Shift+C: what is done with cells."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_C and control and not modifiers & Qt.KeyboardModifier.AltModifier:
            self._view.copy(headings=shift)
            return True
        if self._view.editing is None or self._view.blocks is None:
            return False
        if key == Qt.Key.Key_F2 and not modifiers:
            self._view.editing.begin()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._view.blocks.paste()
        elif control and key == Qt.Key.Key_D and not shift:
            self._view.blocks.fill_down()
        elif control and key == Qt.Key.Key_Semicolon:
            self._view.editing.begin_today()
        elif key == Qt.Key.Key_Delete and not modifiers and self._view.cells.chosen:
            self._view.blocks.clear()
        elif key == Qt.Key.Key_Backspace and not modifiers and self._view.cells.chosen:
            self._view.editing.begin("")
        elif self._is_typing(event):
            self._view.editing.begin(event.text())
        else:
            return False
        return True

    @staticmethod
    def _is_typing(event: QKeyEvent) -> bool:
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        commands |= Qt.KeyboardModifier.MetaModifier
        text = event.text()
        return bool(text) and text.isprintable() and not text.isspace() and not event.modifiers() & commands

    def _on_move_key(self, event: QKeyEvent) -> bool:
        """← → walk through the cells, Ctrl goes to the ends, Shift draws a block."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        last = self._view.list_model.rowCount() - 1
        if last < 0 or modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            far = len(self._view.list_model.columns) if control else 1
            self._step_column(far if key == Qt.Key.Key_Right else -far, extend=shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) or (control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
            row = 0 if key in (Qt.Key.Key_Home, Qt.Key.Key_Up) else last
            if shift:
                self._select_to(row)
            else:
                self._view.select_row(row)
        else:
            return False
        return True

    def _on_list_key(self, event: QKeyEvent) -> bool:
        """Enter, Esc, Space, and the heading's filter."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._view.open_current()
        elif key == Qt.Key.Key_Escape and not modifiers and self._view.selected_count() > 1:
            self._view.selection_left.emit()
        elif key == Qt.Key.Key_Escape and not modifiers and self._view.cells.chosen:
            self._view.cells.leave()
            self._view.tell_cell()
        elif key == Qt.Key.Key_Space and not modifiers:
            self._view.detail_toggled.emit()
        elif key == Qt.Key.Key_Delete and (control or not modifiers):
            self._view.delete_pressed.emit()
        elif key == Qt.Key.Key_F and control and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._view.filter_requested.emit(self._view.cursor_column())
        else:
            return False
        return True

    def _step_column(self, step: int, *, extend: bool) -> None:
        """The cell cursor goes left or right; with `extend` it draws a block."""
        shown = self._view.visible_columns()
        row = self._view.currentIndex().row()
        if row < 0 or not shown:
            return
        at = shown.index(self._view.cursor_column())
        if self._view.cells.chosen or extend or abs(step) > 1:
            at = min(max(at + step, 0), len(shown) - 1)
        if extend and not self._view.cells.chosen:
            self._view.cells.choose(self._view.header.visualIndex(self._view.cursor_column()))
        visual = self._view.header.visualIndex(shown[at])
        if extend:
            self._view.cells.extend(visual)
        else:
            self._view.cells.choose(visual)
        index = self._view.list_model.index(row, shown[at])
        flag = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self._view.scrollTo(index)
        self._view.tell_cell()

    def _select_to(self, row: int) -> None:
        """Everything from the cursor's row to that row."""
        first = max(self._view.currentIndex().row(), 0)
        column = self._view.cursor_column()
        selection = QItemSelection(
            self._view.list_model.index(min(first, row), 0), self._view.list_model.index(max(first, row), 0)
        )
        flag = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)
        self._view.selectionModel().setCurrentIndex(self._view.list_model.index(row, column), flag.NoUpdate)
        self._view.scrollTo(self._view.list_model.index(row, column))
