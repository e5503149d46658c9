"""A date typed the way people type it, or picked from a calendar (5-interface, Tables: type-aware editors)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.icons import icon

# texts: data
_WEEKDAYS: Final = "一二三四五六日天"
_NEAR: Final = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3, "昨天": -1, "前天": -2}
_NUMBERS: Final = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_AWAY: Final = re.compile(r"(\d{1,3}|[一两二三四五六七八九十])个?(天|日|周|星期|礼拜|月|年)(后|前)")
_WEEK: Final = re.compile(r"(下下|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])")
_YMD: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MD: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_WEEKS: Final = {"本": 0, "这": 0, "下": 1, "下下": 2}
_BACK, _MONTHS, _YEARS, _DAYS = "前", "月", "年", "天日"
# texts: end


def parse_day(text: str, today: date) -> date | None:
    """The day that was meant, or None where no day can be read.

    Understands 2026-1-5, 2026/1/5, 2026年1月5日, 20260105, 0105, 1-5, 1月5日 (a day without a year is the next such
    day, up to 30 days back), 今天, 明天, 3天后, 两周后, 1个月后, 下周一.
    """
    words = re.sub(r"\s+", "", text)
    if words in _NEAR:
        return today + timedelta(_NEAR[words])
    if found := _AWAY.fullmatch(words):
        return _away(found, today)
    if found := _WEEK.fullmatch(words):
        weeks = _WEEKS.get(found[1] or "", 0)
        day = min(_WEEKDAYS.index(found[2]), 6)
        meant = today + timedelta(day - today.weekday() + 7 * weeks)
        return meant + timedelta(7) if not found[1] and meant < today else meant
    if re.fullmatch(r"\d{8}", words):
        return _day(int(words[:4]), int(words[4:6]), int(words[6:]))
    if found := _YMD.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{4}", words):
        return _next(int(words[:2]), int(words[2:]), today)
    if found := _MD.fullmatch(words):
        return _next(int(found[1]), int(found[2]), today)
    return None


def add_months(day: date, months: int) -> date:
    """The same day that many months on; the month's last day where it has fewer days. Raises OverflowError."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (found := _day(year, month + 1, last)) is not None:
            return found
    return day


def _away(found: re.Match[str], today: date) -> date | None:
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
    if found[3] == _BACK:
        number = -number
    try:
        if found[2] == _MONTHS:
            return add_months(today, number)
        if found[2] == _YEARS:
            return add_months(today, number * 12)
        return today + timedelta(number * (1 if found[2] in _DAYS else 7))
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year + 9):  # 29 February comes within eight years
        meant = _day(year, month, day)
        if meant is not None and meant >= today - timedelta(30):
            return meant
    return None


def _alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class DateField(QWidget):
    """Line edit, calendar button, and under them the reason when the text is no day."""

    changed = Signal(object)
    """The day, or None when the field was emptied."""

    def __init__(
        self,
        *,
        today: Callable[[], date],
        name: str = "",
        required: bool = False,
        earliest: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._required = required
        self._earliest = earliest
        self._value: date | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(self.tr("如 2026-1-5、明天、3天后"))
        self.edit.setAccessibleName(name or self.tr("日期"))
        calendar = self.edit.addAction(icon("calendar-days", "text2"), QLineEdit.ActionPosition.TrailingPosition)
        calendar.setToolTip(self.tr("打开日历 (Alt+↓)"))
        calendar.triggered.connect(self.open_calendar)
        self.reason = QLabel(self)
        self.reason.setProperty("role", "error")
        self.reason.hide()
        layout.addWidget(self.edit)
        layout.addWidget(self.reason)
        self.setFocusProxy(self.edit)
        self._popup: QFrame | None = None
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self.check)

    @property
    def value(self) -> date | None:
        """The day that is in the field; None when it is empty or no day."""
        return parse_day(self.edit.text(), self._today())

    def set_value(self, day: date | None) -> None:
        """Show a day without telling."""
        self._value = day
        self.edit.setText("" if day is None else day.isoformat())
        self._say("")

    def check(self) -> bool:
        """Whether the text is a day (or empty where it may be); writes it out, or says why not."""
        text = self.edit.text().strip()
        if not text:
            self._say(self.tr("请填写日期") if self._required else "")
            self._tell(None)
            return not self._required
        day = self.value
        if day is None:
            self._say(self.tr("“{0}”不是日期，请写成 2026-1-5 或 3天后").format(text[:12]))
            return False
        if self._earliest is not None and day < self._earliest:
            self._say(self.tr("不能早于 {0}").format(self._earliest.isoformat()))
            return False
        self.edit.setText(day.isoformat())
        self._say("")
        self._tell(day)
        return True

    def open_calendar(self) -> None:
        """Pick from a calendar."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("kind", "popup")
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        if self._earliest is not None:
            calendar.setMinimumDate(QDate(self._earliest.year, self._earliest.month, self._earliest.day))
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        layout.addWidget(calendar)
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2)))
        self._popup = popup
        popup.show()
        calendar.setFocus()

    def event(self, event: QEvent) -> bool:
        """Alt+↓ is the calendar's here, whatever it is in the window."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and _alt(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↓ opens the calendar, Ctrl+; writes today."""
        if event.key() == Qt.Key.Key_Down and _alt(event):
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit.setText(self._today().isoformat())
            self.check()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, picked: QDate) -> None:
        self.edit.setText(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.check()
        if self._popup is not None:
            popup, self._popup = self._popup, None
            popup.close()
        self.edit.setFocus()

    def _on_edited(self, _text: str) -> None:
        if self.reason.isVisible():
            self._say("")

    def _tell(self, day: date | None) -> None:
        if day != self._value:
            self._value = day
            self.changed.emit(day)

    def _say(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        if bool(self.edit.property("invalid")) != bool(reason):
            self.edit.setProperty("invalid", bool(reason))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
