"""Keeps the title bar of every window in the theme's colours, from the moment it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from app.ui.theme import current_tokens
from app.ui.windows_shell import match_title_bar


class TitleBars(QObject):
    """Made once with the application; off Windows it does nothing that could be seen."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._on_window)

    def refresh(self) -> None:
        """The theme changed."""
        for window in QGuiApplication.topLevelWindows():
            self._on_window(window)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None and window.isVisible():
            match_title_bar(int(window.winId()), current_tokens())
