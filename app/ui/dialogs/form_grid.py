"""Rows of label and editor with the labels in one left column and the reason of a refusal under the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

LABEL_WIDTH = 60


class FormGrid(QWidget):
    """A grid of one or more columns of fields; `add` fills it row by row."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._columns = columns
        self._next = 0
        self._errors: dict[str, QLabel] = {}
        self._editors: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(10)
        for column in range(columns):
            self._grid.setColumnMinimumWidth(3 * column, label_width)
            self._grid.setColumnStretch(3 * column + 1, 1)
            if column:
                self._grid.setColumnMinimumWidth(3 * column - 1, 16)

    def add(
        self,
        key: str,
        label: str,
        editor: QWidget | QLayout,
        *,
        focus: QWidget | None = None,
        wide: bool = False,
        under_label: QWidget | None = None,
    ) -> None:
        """Put a field into the next place; `wide` takes a whole row. `focus` is the editor inside a composed one,
        `under_label` a small action that belongs to it.
        """
        if wide and self._next % self._columns:
            self._next += self._columns - self._next % self._columns
        row, column = divmod(self._next, self._columns)
        self._next += self._columns if wide else 1
        cell = QVBoxLayout()
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(2)
        if isinstance(editor, QLayout):
            cell.addLayout(editor)
        else:
            cell.addWidget(editor)
        error = QLabel(self)
        error.setProperty("role", "error")
        error.setTextFormat(Qt.TextFormat.PlainText)
        error.setWordWrap(True)
        error.hide()
        cell.addWidget(error)
        words = QLabel(label, self)
        words.setProperty("role", "secondary")
        target = focus if focus is not None else editor
        if isinstance(target, QWidget):
            words.setBuddy(target)
            if not target.accessibleName():
                target.setAccessibleName(label)
            self._editors[key] = target
        words.setMinimumHeight(30)
        words.setContentsMargins(0, 0, 8, 0)
        high = isinstance(target, QPlainTextEdit | QTextEdit)
        align = Qt.AlignmentFlag.AlignVCenter if high else Qt.AlignmentFlag.AlignTop
        if under_label is None:
            self._grid.addWidget(words, row, 3 * column, align | Qt.AlignmentFlag.AlignLeft)
        else:
            both = QVBoxLayout()
            both.setSpacing(2)
            both.addStretch(1)
            both.addWidget(words)
            both.addWidget(under_label, 0, Qt.AlignmentFlag.AlignLeft)
            both.addStretch(1)
            self._grid.addLayout(both, row, 3 * column)
        span = 3 * self._columns - 2 if wide else 1
        if not high:
            cell.addStretch(1)
        self._grid.addLayout(cell, row, 3 * column + 1, 1, span)
        self._errors[key] = error

    def set_error(self, key: str, sentence: str) -> bool:
        """Show the reason under the field and colour its edge; False when the grid has no such field."""
        label = self._errors.get(key)
        if label is None:
            return False
        label.setText(sentence)
        label.setVisible(bool(sentence))
        editor = self._editors.get(key)
        if editor is not None:
            editor.setProperty("invalid", "true" if sentence else "false")
            editor.style().unpolish(editor)
            editor.style().polish(editor)
            editor.setAccessibleDescription(sentence)
        return True

    def error(self, key: str) -> str:
        """The reason that stands under the field now."""
        return self._errors[key].text() if key in self._errors else ""

    def clear_errors(self) -> None:
        """Take every reason away."""
        for key, label in self._errors.items():
            if label.text():
                self.set_error(key, "")

    def focus(self, key: str) -> None:
        """Put the cursor into the field."""
        editor = self._editors.get(key)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)


def row_of(*widgets: QWidget | None, spacing: int = 8) -> QBoxLayout:
    """Widgets side by side; None stretches."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
