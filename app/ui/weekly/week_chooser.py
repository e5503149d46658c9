"""Which week: the one before, this, the next, by button and by Alt+PgUp and Alt+PgDown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app import services
from app.ui.widgets.buttons import ghost_button, icon_button


def tr(text: str) -> str:
    """The words of the weekly windows in the language of the interface."""
    return QCoreApplication.translate("weekly", text)


def week_name(week: str) -> str:
    """第 48 周（11月23日–11月29日）"""
    first, last = services.weeks.monday_of(week), services.weeks.sunday_of(week)
    return tr("第 {week} 周（{first}–{last}）").format(week=int(week[-2:]), first=_day(first), last=_day(last))


def _day(day: date) -> str:
    return tr("{month}月{day}日").format(month=day.month, day=day.day)


class WeekChooser(QWidget):
    """`changed` tells the chosen week, e.g. 2026-W48."""

    changed = Signal(str)

    def __init__(self, today: date, week: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = services.weeks.week_of(today)
        self.week = week
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.earlier = icon_button("arrow-left", self.tr("上一周"), key="Alt+PgUp", parent=self)
        self.later = icon_button("arrow-right", self.tr("下一周"), key="Alt+PgDown", parent=self)
        self.label = QLabel(self)
        self.label.setProperty("role", "strong")
        self.this = ghost_button(self.tr("回到本周"), "calendar", parent=self)
        for widget in (self.earlier, self.label, self.later, self.this):
            row.addWidget(widget)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.this.clicked.connect(lambda: self.choose(self._now))
        for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            QShortcut(QKeySequence(keys), parent).activated.connect(lambda step=by: self.step(step))
        self._show()

    def step(self, by: int) -> None:
        """So many weeks on."""
        self.choose(services.weeks.shifted(self.week, by))

    def choose(self, week: str) -> None:
        """Go to a week."""
        if week != self.week:
            self.week = week
            self._show()
            self.changed.emit(week)

    def _show(self) -> None:
        away = {-1: self.tr("上周"), 0: self.tr("本周"), 1: self.tr("下周")}
        first, now = services.weeks.monday_of(self.week), services.weeks.monday_of(self._now)
        near = away.get((first - now).days // 7, str(first.year))
        self.label.setText(self.tr("{near} ・ {week}").format(near=near, week=week_name(self.week)))
        self.this.setVisible(self.week != self._now)
