"""Lets a text field that has nothing to undo pass Ctrl+Z and Ctrl+Y on to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class _Passing(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks the focused field first; a refused override becomes the window's shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            assert isinstance(watched, QLineEdit)
            undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
            keys = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo or redo or (keys and not watched.text()):
                event.ignore()
                return True
        return False


def pass_undo_on(field: QLineEdit) -> None:
    """An empty or untouched field in the main window leaves 撤销 and 重做 to the window (5-interface, keys)."""
    field.installEventFilter(_Passing(field))
