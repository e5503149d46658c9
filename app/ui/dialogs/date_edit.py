"""A day typed or picked: 2026-11-22, 11-22, 22, +3, 今天, 下周一; empty is no day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.ui.icons import icon

_FULL: Final = re.compile(r"(\d{4})[-./年 ](\d{1,2})[-./月 ](\d{1,2})日?")
_SHORT: Final = re.compile(r"(\d{1,2})[-./月 ](\d{1,2})日?")
_STEP: Final = re.compile(r"([+-])(\d{1,3})")
_WEEKDAY: Final = re.compile(r"(下?)(?:周|星期)([一二三四五六日天])")
_TRAILING_WEEKDAY: Final = re.compile(r"\s+(?:周|星期).$")
_WORDS: Final = {"今天": 0, "今": 0, "明天": 1, "明": 1, "后天": 2, "昨天": -1, "前天": -2}


def next_monday(today: date) -> date:
    """The Monday of next week."""
    return today + timedelta(days=7 - today.weekday())


def months_later(today: date, months: int) -> date:
    """The same day some months later; the last day of the month where it has none."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def parse_day(text: str, today: date) -> date | None:
    """The day a person means. Raises ValueError when it is none; None for an empty text."""
    plain = text.strip()
    if not plain:
        return None
    if found := _WEEKDAY.fullmatch(plain):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if found[1] else 0)
        return monday + timedelta(days=min("一二三四五六日天".index(found[2]), 6))
    plain = _TRAILING_WEEKDAY.sub("", plain)
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if found := _STEP.fullmatch(plain):
        return today + timedelta(days=int(found[2]) * (1 if found[1] == "+" else -1))
    if found := _FULL.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SHORT.fullmatch(plain):
        return date(today.year, int(found[1]), int(found[2]))
    if plain.isdecimal() and len(plain) == 8:
        return date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if plain.isdecimal() and len(plain) <= 2:
        return date(today.year, today.month, int(plain))
    raise ValueError(text)


class DateEdit(QLineEdit):
    """Shows 2026-11-22 周日. ↑ ↓ step a day, Alt+↓ opens the calendar. `invalid` while the text is no day."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self._invalid = False
        self.setPlaceholderText(self.tr("年-月-日"))
        self.setToolTip(self.tr("可以输入 11-22、+3、明天、下周一；Alt+↓ 打开日历"))
        opener = self.addAction(icon("calendar-days", "text3"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setText(self.tr("日历"))
        opener.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._show_day)

    @property
    def day(self) -> date | None:
        """The day, or None when empty or not a day."""
        return self._day

    @property
    def invalid(self) -> bool:
        """Whether something is typed that is no day."""
        return self._invalid

    def set_day(self, day: date | None) -> None:
        """Show a day; tells `changed` when it is another one."""
        different = day != self._day or self._invalid
        self._day, self._invalid = day, False
        self._show_day()
        if different:
            self.changed.emit()

    def _on_edited(self, text: str) -> None:
        try:
            self._day, self._invalid = parse_day(text, self._today()), False
        except (ValueError, OverflowError):
            self._day, self._invalid = None, True
        self.changed.emit()

    def _show_day(self) -> None:
        if self._invalid:
            return
        weekdays = self.tr("周一 周二 周三 周四 周五 周六 周日").split(" ")
        self.setText(f"{self._day.isoformat()} {weekdays[self._day.weekday()]}" if self._day else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the day."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ a day, PageUp PageDown a month, Alt+↓ the calendar, Ctrl+; today."""
        key, today = event.key(), self._today()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_day(today)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Up else -1
            self.set_day((self._day + timedelta(days=step)) if self._day else today)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.set_day(months_later(self._day or today, 1 if key == Qt.Key.Key_PageUp else -1))
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """A month to pick a day from."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("kind", "popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        calendar = QCalendarWidget(popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        shown = self._day or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def chosen(day: QDate) -> None:
            popup.close()
            self.set_day(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        layout.addWidget(calendar)
        popup.adjustSize()
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        if below.y() + popup.height() > screen.bottom():
            below.setY(self.mapToGlobal(QPoint(0, 0)).y() - popup.height() - 2)
        popup.move(below)
        popup.show()
        calendar.setFocus()
