"""Progress as the user may see it: nothing below 0.3 s, words below 2 s, then a bar with count, speed and rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.elided_label import ElidedLabel

WORDS_AFTER: Final = 0.3
BAR_AFTER: Final = 2.0


class ProgressRow(QWidget):
    """`start`, `report` as often as you like, `finish`; it decides what to show (5-interface, States and words)."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began = 0.0
        self._done = self._total = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        top = QHBoxLayout()
        self.title = ElidedLabel("", self)
        self.figures = ElidedLabel("", self, role="caption")
        self.cancel_button = secondary_button(self.tr("取消"), key="Esc", parent=self)
        self.cancel_button.clicked.connect(self._on_cancel)
        top.addWidget(self.title, 1)
        top.addSpacing(8)
        top.addWidget(self.cancel_button)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.figures)
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self.update_look)
        self.hide()

    def start(self, title: str, *, instant: bool = False) -> None:
        """Begin to count; `instant` shows the bar at once (the user knows it takes long)."""
        self._began = self._clock() - (BAR_AFTER if instant else 0)
        self._done = self._total = 0
        self.title.setText(title)
        self.cancel_button.setEnabled(True)
        self._timer.start()
        self.update_look()

    def report(self, done: int, total: int) -> None:
        """How far it is."""
        self._done, self._total = done, total
        self.update_look()

    def finish(self) -> None:
        """It is over, one way or the other."""
        self._timer.stop()
        self.hide()

    def update_look(self) -> None:
        """Show what the time that has passed calls for."""
        passed = self._clock() - self._began
        self.setVisible(passed >= WORDS_AFTER)
        long = passed >= BAR_AFTER
        for widget in (self.bar, self.figures, self.cancel_button):
            widget.setVisible(long)
        self.bar.setRange(0, 1000 if self._total else 0)
        if self._total:
            self.bar.setValue(min(1000, self._done * 1000 // self._total))
        self.figures.setText(self._figures(passed))

    def _figures(self, passed: float) -> str:
        if not self._total:
            return ""
        text = self.tr("{0} / {1}").format(f"{self._done:,}", f"{self._total:,}")
        if self._done and passed > 0.5:
            speed = self._done / passed
            left = (self._total - self._done) / speed
            rest = (
                self.tr("还需 {0} 秒").format(max(1, round(left)))
                if left < 90
                else self.tr("还需 {0} 分钟").format(round(left / 60))
            )
            text += self.tr(" ・ {0} 条/秒 ・ {1}").format(f"{round(speed):,}", rest)
        return text

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.title.setText(self.tr("正在取消…"))
        self.cancelled.emit()
