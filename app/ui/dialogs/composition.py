"""Knows whether an input method is composing, so that Enter chooses a word and never submits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


class CompositionWatch(QObject):
    """Watches editors; `composing` is true while one of them shows text that is not chosen yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._composing = False

    @property
    def composing(self) -> bool:
        """Whether an input method holds unfinished text."""
        return self._composing

    def watch(self, editor: QWidget) -> None:
        """Follow this editor."""
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the preedit text; a lost focus ends it."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
        return super().eventFilter(watched, event)
