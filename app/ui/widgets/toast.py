"""The dark line at the bottom that says what was done and offers 撤销, or what follows, for 8 seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

UNDO_MS: Final = 8000
PLAIN_MS: Final = 4000
_ABOVE_BOTTOM: Final = 44


class Toast(QFrame):
    """One at a time, bottom centre of its parent; a newer one replaces it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "toast")
        self.setAccessibleName(self.tr("提示"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(8)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.clicked.connect(lambda: self._on_pressed(self._call))
        self._undo_button = QPushButton(self.tr("撤销"), self)
        self._undo_button.clicked.connect(lambda: self._on_pressed(self._undo))
        for widget in (self._text, self._button, self._undo_button):
            layout.addWidget(widget)
        self._call: Callable[[], None] | None = None
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_text(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        *,
        action: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show for 8 s with an undo, another action (its words and what it does) or both, else for 4 s."""
        words, self._call = action or (self.tr("撤销  Ctrl+Z"), undo)
        self._undo = undo if action is not None else None
        self._text.setText(text)
        self._button.setText(words)
        self._button.setVisible(self._call is not None)
        self._undo_button.setVisible(self._undo is not None)
        self._timer.start(UNDO_MS if self._call is not None else PLAIN_MS)
        self.setMinimumHeight(38)
        self.setMaximumWidth(max(240, self._over.width() - 48))
        self._place()
        self.show()
        self.raise_()

    def _on_pressed(self, call: Callable[[], None] | None) -> None:
        self._call = self._undo = None
        self.hide()
        if call is not None:
            call()

    def _place(self) -> None:
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - _ABOVE_BOTTOM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom centre when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
