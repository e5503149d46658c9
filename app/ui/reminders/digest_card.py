"""What fell into the days without the program, on one card at the start (3-rules 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import weekly_texts
from app.ui.reminders.looks import look_of
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import link_button, primary_button, secondary_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.services.reminders import ReminderInfo


class DigestCard(QDialog):
    """One line per cause; 知道了 is noted, 稍后 comes back later, Esc leaves it in the bell's list."""

    opened = Signal(str)
    """The cause whose place is wanted."""
    noted = Signal()
    later = Signal()

    def __init__(self, info: ReminderInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        title = self.tr("您不在的这几天")
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        heading = QLabel(title, self)
        heading.setProperty("role", "section")
        column.addWidget(heading)
        since = min((str(one.get("since") or "") for one in info.items), default="")
        hint = QLabel(self.tr("从 {0} 起程序没有打开，这些事等着您：").format(since), self)
        hint.setProperty("role", "caption")
        column.addWidget(hint)
        for line in info.items:
            column.addWidget(self._line(str(line["cause"]), int(line["count"]), list(line.get("items") or ())))
        column.addStretch(1)
        row = QHBoxLayout()
        later = secondary_button(self.tr("稍后再提醒"), "clock", parent=self)
        later.clicked.connect(self._on_later)
        self.ok = primary_button(self.tr("知道了"), "check", parent=self)
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._on_done)
        row.addStretch(1)
        row.addWidget(later)
        row.addWidget(self.ok)
        column.addSpacing(6)
        column.addLayout(row)
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.setMinimumWidth(round(480 * factor))
        self.ok.setFocus()

    def _line(self, cause: str, count: int, items: list[dict[str, object]]) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "sunken")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        name, color = look_of(cause)
        row.addWidget(IconLabel(name, color, 18, frame), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title, text = weekly_texts.reminder_text(cause, count, items)
        for part, role in ((title, "strong"), (text, "caption")):
            label = ElidedLabel(part, frame, role=role)  # whole in its tooltip: many causes have to fit
            label.setVisible(bool(part))
            words.addWidget(label)
        row.addLayout(words, 1)
        go = link_button(self.tr("查看"), parent=frame)
        go.clicked.connect(lambda: self._on_go(cause))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        return frame

    def _on_go(self, cause: str) -> None:
        self.accept()
        self.opened.emit(cause)

    def _on_done(self) -> None:
        self.accept()
        self.noted.emit()

    def _on_later(self) -> None:
        self.accept()
        self.later.emit()
