"""A date typed the way people type it, or picked from a calendar (5-interface, Tables: type-aware editors)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.day_words import parse_day
from app.ui.icons import icon


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
