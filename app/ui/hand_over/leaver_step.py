"""First step: who leaves, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app import services
from app.ui.widgets.count_card import CountCard

if TYPE_CHECKING:
    from app.services.hand_over import Belongings
    from app.services.users import UserInfo
    from app.ui.context import WindowContext

_USER = Qt.ItemDataRole.UserRole


class LeaverStep(QWidget):
    """People at the left, six numbers at the right."""

    changed = Signal()

    def __init__(self, context: WindowContext, chosen: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        self.people: list[UserInfo] = []
        self.found: Belongings | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        left = QVBoxLayout()
        ask = QLabel(self.tr("谁要离开，或把手上的客户交出来？"), self)
        ask.setProperty("role", "strong")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("团队成员"))
        self.list.currentItemChanged.connect(lambda *_items: self._ask())
        left.addWidget(ask)
        left.addWidget(self.list, 1)
        row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(12)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        right.addWidget(self.title)
        grid = QGridLayout()
        grid.setSpacing(12)
        self.cards = {
            "potential": CountCard(self.tr("潜在客户"), "blue", self),
            "dormant": CountCard(self.tr("长期未交易"), "amber", self),
            "current": CountCard(self.tr("现有客户"), "green", self),
            "open_dates": CountCard(self.tr("约好的下次联系"), "violet", self),
            "cases": CountCard(self.tr("没办完的售后"), "red", self),
            "calls": CountCard(self.tr("本周名单未联系"), "teal", self),
        }
        for at, card in enumerate(self.cards.values()):
            card.setCheckable(False)
            card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            card.setCursor(Qt.CursorShape.ArrowCursor)
            grid.addWidget(card, at // 3, at % 3)
        right.addLayout(grid)
        self.words = QLabel(self)
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        right.addWidget(self.words)
        right.addStretch(1)
        row.addLayout(right, 3)
        context.tasks.read(lambda session, _job: services.users.all_users(session), self._on_people, owner=self)

    def _on_people(self, people: Sequence[UserInfo]) -> None:
        self.people = list(people)
        for one in people:
            words = one.name if one.active else self.tr("{0}（已离职）").format(one.name)
            item = QListWidgetItem(words, self.list)
            item.setData(_USER, one.id)
            if one.id == self._chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def user(self) -> UserInfo | None:
        """Who was chosen."""
        item = self.list.currentItem()
        wanted = item.data(_USER) if item is not None else None
        return next((one for one in self.people if one.id == wanted), None)

    def _ask(self) -> None:
        user = self.user
        self.found = None
        self.changed.emit()
        if user is None:
            return
        actor, today, user_id = self._context.actor, self._context.today(), user.id

        def work(session: Any, _job: object) -> Belongings:
            found: Belongings = services.hand_over.preview(session, actor, user_id, today=today)
            return found

        self._context.tasks.read(work, self._show, owner=self, key=(id(self), "held"))

    def _show(self, found: Belongings) -> None:
        self.found = found
        self.title.setText(self.tr("{0}手上有").format(found.name))
        for key, card in self.cards.items():
            card.set_count(getattr(found, key))
        self.words.setText(
            self.tr("手上没有客户、售后和名单，可以直接停用账号。")
            if found.empty
            else self.tr("联系人和约好的日期随客户一起走；联系记录和出货仍记在原来的人名下。")
        )
        self.changed.emit()
