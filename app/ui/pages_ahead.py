"""Makes the tabs that nobody has opened yet while the window rests: such a tab opens in a third of the time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_EVERY_MS: Final = 250
_AFTER_A_TAB: Final = 1.5
"""Seconds: who goes from tab to tab by keys goes on soon."""
_WRITTEN_IN: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class PagesAhead(QObject):
    """Owned by the window. A step takes less than a tenth of a second, and none begins while somebody writes, points,
    or has a dialog open.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pointer = QCursor.pos()
        self._not_before = 0.0
        window.page_shown.connect(self._on_page_shown)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> None:
        """Make one thing, unless the window is used just now."""
        moved = QCursor.pos() != self._pointer
        self._pointer = QCursor.pos()
        if not moved and self._rests() and not self._window.make_ahead():
            self._timer.stop()

    def _on_page_shown(self) -> None:
        self._not_before = time.monotonic() + _AFTER_A_TAB

    def _rests(self) -> bool:
        return (
            time.monotonic() >= self._not_before
            and self._window.isVisible()
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
            and not isinstance(QApplication.focusWidget(), _WRITTEN_IN)
        )
