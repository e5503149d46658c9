"""Give customers to another salesperson."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app import services
from app.access import Permission
from app.errors import AppError, HoldingCapReached
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work

if TYPE_CHECKING:
    from app.services.users import UserInfo


class TransferDialog(FormDialog):
    """A list of who is active; typing jumps to a name, double click or Enter transfers."""

    def __init__(
        self,
        context: WindowContext,
        customer_ids: Sequence[int],
        name: str,
        parent: QWidget | None = None,
        *,
        owner_id: int | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("转移客户")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._ids, self._owner_id = list(customer_ids), owner_id
        count = len(self._ids)
        about = (
            self.tr("「{name}」转给：").format(name=name)
            if count == 1
            else self.tr("{count} 位客户转给：").format(count=count)
        )
        words = QLabel(about, self)
        words.setWordWrap(True)
        self.people = QListWidget(self)
        self.people.setAccessibleName(self.tr("业务员"))
        self.people.itemDoubleClicked.connect(self.save)
        note = QLabel(self.tr("联系人和待办日期一起转移；联系记录和出货仍记在原来的业务员名下。"), self)
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("超出上限的理由"))
        self.reason.setPlaceholderText(self.tr("超出上限的理由，例如：区域调整"))
        self.reason.setMaxLength(200)
        self.reason.hide()
        for widget in (words, self.people, note, self.reason):
            self.body.addWidget(widget)
        self.people.currentRowChanged.connect(lambda _row: self.reason.hide())
        self.save_button.setText(self.tr("转移"))
        self.hint.setText(self.tr("回车 确定"))
        self.enter_saves = True
        self.fit(420, 400)
        self.people.setFocus()
        context.tasks.read(lambda session, _job: services.users.all_users(session), self._on_people, owner=self)

    def _on_people(self, people: list[UserInfo]) -> None:
        for one in people:
            if not one.active or one.id == self._owner_id:
                continue
            group = self.tr("{name}（{group}）").format(name=one.name, group=one.group_name)
            item = QListWidgetItem(group if one.group_name else one.name, self.people)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        if self.people.count():
            self.people.setCurrentRow(0)
        else:
            self.show_error(self.tr("没有别的在职业务员，请先在设置里添加。"))

    def work(self) -> Work | None:
        """Transfer."""
        item = self.people.currentItem()
        if item is None:
            self.show_error(self.tr("请选择一位业务员。"))
            return None
        reason = self.reason.text().strip() or None if self.reason.isVisible() else None
        to_user_id: int = item.data(Qt.ItemDataRole.UserRole)
        actor, ids, today = self.context.actor, self._ids, self.context.today()
        return lambda session, _job: services.pool.transfer(
            session, actor, ids, to_user_id=to_user_id, reason=reason, now=datetime.now(UTC), today=today
        )

    def show_failure(self, error: AppError) -> None:
        """Too many for one person: the supervisor may say why and go on (3-rules 3.2, holding_cap)."""
        super().show_failure(error)
        if isinstance(error, HoldingCapReached) and self.context.actor.may(Permission.HOLDING_OVERRIDE):
            self.show_error(
                self.tr("对方名下的潜在客户会超过 {cap} 位上限。写明理由后仍可转移。").format(cap=f"{error.cap:,}")
            )
            self.reason.show()
            self.reason.setFocus()
