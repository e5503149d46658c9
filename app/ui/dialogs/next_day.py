"""下次跟进: the date with its four usual days and their keys; a result may propose a day, a typed one stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.dialogs.contact_rules import proposed_day
from app.ui.widgets.buttons import ghost_button, with_key
from app.ui.widgets.date_field import DateField, add_months

FIELD_WIDTH: Final = 170


class NextDay(QWidget):
    """Ctrl+1…4 press the buttons 明天, 3 天后, 下周一, 1 个月后."""

    def __init__(self, today: Callable[[], date], parent: QWidget, *, keys: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._proposed: date | None = None
        self.field = DateField(today=today, name=self.tr("下次跟进"), parent=self)
        self.field.setFixedWidth(FIELD_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        choices: tuple[tuple[str, Callable[[date], date]], ...] = (
            (self.tr("明天"), lambda day: day + timedelta(days=1)),
            (self.tr("3 天后"), lambda day: day + timedelta(days=3)),
            (self.tr("下周一"), lambda day: day + timedelta(days=7 - day.weekday())),
            (self.tr("1 个月后"), lambda day: add_months(day, 1)),
        )
        self.buttons = []
        for number, (text, day) in enumerate(choices, start=1):
            button = ghost_button(text, parent=self)
            button.setToolTip(with_key(text, f"Ctrl+{number}"))
            button.clicked.connect(lambda _checked=False, one=day: self.field.set_value(one(self._today())))
            QShortcut(QKeySequence(f"Ctrl+{number}"), keys or parent).activated.connect(button.click)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)

    def propose(self, outcome: str) -> None:
        """Fill in the day a result speaks for, unless a day was typed or chosen."""
        empty = not self.field.edit.text().strip()
        if not empty and (self._proposed is None or self.field.value != self._proposed):
            return
        self._proposed = proposed_day(outcome, self._today())
        self.field.set_value(self._proposed)

    def clear(self) -> None:
        """No day."""
        self._proposed = None
        self.field.set_value(None)
