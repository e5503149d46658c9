"""A line edit with a leading icon, an optional key hint, and Esc to clear; it waits for a pause in typing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.ui.icons import icon
from app.ui.widgets.window_undo import pass_undo_on

_PAUSE_MS: Final = 120


class SearchField(QLineEdit):
    """`searched` follows the last keystroke by 120 ms, at once on Enter or when cleared."""

    searched = Signal(str)

    def __init__(
        self, placeholder: str, *, icon_name: str = "search", key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        leading = self.addAction(icon(icon_name, "text3"), QLineEdit.ActionPosition.LeadingPosition)
        leading.setToolTip(placeholder)
        self._hint: QLabel | None = None
        if key_hint:
            self._hint = QLabel(key_hint, self)
            self._hint.setProperty("role", "keycap")
            self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sent = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._send)
        pass_undo_on(self)
        self.setAcceptDrops(False)  # a workbook dropped here is to be imported, not to become its path

    def _on_changed(self, text: str) -> None:
        if self._hint is not None:
            self._hint.setVisible(not text)
        if text:
            self._timer.start()
        else:
            self._send()

    def _send(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._sent:
            self._sent = text
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears; on an empty field it goes on to the parent."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key hint stands at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or text size has other key caps."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_hint"):
            # Once the cap itself was told: it knows its new padding only then.
            QTimer.singleShot(0, self, self._place_hint)

    def _place_hint(self) -> None:
        if self._hint is not None:
            self._hint.adjustSize()
            self._hint.move(self.width() - self._hint.width() - 7, (self.height() - self._hint.height()) // 2)
