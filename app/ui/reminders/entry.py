"""One reminder in the bell's list: what, who, when; done, later, and the way to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.ui import weekly_texts
from app.ui.icons import icon
from app.ui.reminders.looks import look_of
from app.ui.widgets.buttons import icon_button, link_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from app.services.reminders import ReminderInfo
    from app.settings import TeamSettings

_FIRST: Final = 8


def snooze_menu(parent: QWidget, team: TeamSettings, chosen: SignalInstance) -> QMenu:
    """10 分钟后, 1 小时后, 明天早上; `chosen` is emitted with the service's word for it."""
    menu = QMenu(parent)
    for choice, words in (
        ("short", minutes_text(parent, team.snooze_short_minutes)),
        ("long", minutes_text(parent, team.snooze_long_minutes)),
        ("tomorrow", parent.tr("明天早上")),
    ):
        menu.addAction(icon("clock"), words).triggered.connect(lambda _checked=False, one=choice: chosen.emit(one))
    return menu


def minutes_text(widget: QWidget, minutes: int) -> str:
    """10 分钟后, 1 小时后."""
    if minutes % 60 == 0:
        return widget.tr("{0} 小时后").format(minutes // 60)
    return widget.tr("{0} 分钟后").format(minutes)


class ReminderEntry(QFrame):
    """Unread ones stand out and have their buttons; a click, Enter or → opens the records it is about."""

    opened = Signal()
    """The place of the whole reminder."""
    item_opened = Signal(object)
    """One record of it (a mapping)."""
    done = Signal()
    snoozed = Signal(str)
    stepped = Signal(int)
    """↓ or ↑: the next one, the one before."""

    def __init__(self, info: ReminderInfo, team: TeamSettings, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self._items: QWidget | None = None
        self.setProperty("kind", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title, line = weekly_texts.reminder_text(info.cause, info.count, info.items)
        self.setAccessibleName(f"{title} {line}")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 8, 8)
        outer.setSpacing(10)
        name, color = look_of(info.cause)
        picture = IconLabel(name, color if info.read_at is None else "text3", 18, self)
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.title = ElidedLabel(title, self, role="strong" if info.read_at is None else "secondary")
        when = QLabel(self._when(today), self)
        when.setProperty("role", "caption")
        head.addWidget(self.title, 1)
        head.addWidget(when)
        self._column.addLayout(head)
        if line:
            words = QLabel(line, self)
            words.setProperty("role", "caption")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            self._column.addWidget(words)
        self._column.addLayout(self._make_actions(team))
        outer.addLayout(self._column, 1)

    def _when(self, today: date) -> str:
        info = self.info
        if info.read_at is None and info.snoozed_until is not None:
            local = info.snoozed_until.astimezone()
            form = "%H:%M" if local.date() == today else "%m-%d %H:%M"
            return self.tr("推迟到 {0}").format(local.strftime(form))
        return info.created_at.astimezone().strftime("%H:%M")

    def _make_actions(self, team: TeamSettings) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.go = link_button(self.tr("查看"), parent=self)
        self.go.clicked.connect(self.opened)
        row.addWidget(self.go)
        self.more = link_button(self.tr("展开"), parent=self)
        self.more.clicked.connect(self.toggle)
        self.more.setVisible(self._has_items)
        row.addWidget(self.more)
        row.addStretch(1)
        if self.info.read_at is None:
            self.later = icon_button("clock", self.tr("稍后提醒"), parent=self)
            self.later.setPopupMode(self.later.ToolButtonPopupMode.InstantPopup)
            self.later.setMenu(snooze_menu(self.later, team, self.snoozed))
            self.finish = icon_button("check", self.tr("完成"), key="X", parent=self)
            self.finish.clicked.connect(self.done)
            row.addWidget(self.later)
            row.addWidget(self.finish)
        return row

    @property
    def _has_items(self) -> bool:
        return self.info.cause != "digest" and any(_target(one) for one in self.info.items)

    def toggle(self) -> None:
        """Show or hide the records."""
        if self._items is None:
            self._items = self._make_items()
            self._column.addWidget(self._items)
            self._items.hide()
        shown = self._items.isHidden()
        self._items.setVisible(shown)
        self.more.setText(self.tr("收起") if shown else self.tr("展开"))

    def _make_items(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        items = [one for one in self.info.items if _target(one)]
        for one in items[:_FIRST]:
            button = link_button(weekly_texts.reminder_item_text(self.info.cause, one), parent=holder)
            button.clicked.connect(lambda _checked=False, item=one: self.item_opened.emit(item))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if self.info.count > _FIRST:
            rest = QLabel(self.tr("还有 {0} 条，点“查看”看全部").format(self.info.count - _FIRST), holder)
            rest.setProperty("role", "caption")
            column.addWidget(rest)
        return holder

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens what it is about, or the place where it stands."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._on_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, X is done, ↑ and ↓ go to another one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_chosen()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_X and self.info.read_at is None:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        if self._has_items:
            self.toggle()
        else:
            self.opened.emit()


def _target(item: Mapping[str, Any]) -> bool:
    return any(item.get(key) for key in ("customer_id", "case_id", "article_id"))
