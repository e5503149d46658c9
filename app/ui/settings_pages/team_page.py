"""团队成员: who works with the program; add somebody, rename, change the role, note that they left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.access import Role
from app.errors import AppError, InvalidValue
from app.models.nouns import Noun
from app.ui import texts
from app.ui.dialogs.confirm import confirm
from app.ui.dialogs.form_grid import FormGrid
from app.ui.theme import current_tokens, qcolor
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.changes import Written
    from app.services.hand_over import Belongings
    from app.services.users import UserInfo
    from app.ui.context import WindowContext


class TeamPage(QWidget):
    """The list above, the chosen member's form below; an empty form makes somebody new."""

    hand_over_wanted = Signal(int)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: list[UserInfo] = []
        self._chosen: UserInfo | None = None
        self._wanted: int | None = context.actor.id  # shown when the list arrives
        self._writing = False
        self._roles = {Role.SALESPERSON: self.tr("业务员"), Role.SUPERVISOR: self.tr("主管")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        self.summary = QLabel(self)
        self.summary.setProperty("role", "secondary")
        self.add = ghost_button(self.tr("新增成员"), "user-plus", parent=self)
        self.add.clicked.connect(self.begin_new)
        top.addWidget(self.summary, 1)
        top.addWidget(self.add)
        column.addLayout(top)
        self.table = plain_table([self.tr("姓名"), self.tr("角色"), self.tr("状态")], self.tr("团队成员"), parent=self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in ((1, 130), (2, 110)):
            self.table.setColumnWidth(at, width)
        self.table.itemSelectionChanged.connect(self._on_selected)
        column.addWidget(self.table, 1)
        column.addWidget(self._make_form())
        context.tasks.written.connect(self._on_written)
        self._ask()

    def _make_form(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        self.heading = QLabel(frame)
        self.heading.setProperty("role", "strong")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.grid = FormGrid(frame, columns=2, label_width=44)
        self.name = QLineEdit(frame)
        self.name.returnPressed.connect(self.save)
        self.name.textChanged.connect(lambda _text: self._show_buttons())
        self.role = QComboBox(frame)
        for role, words in self._roles.items():
            self.role.addItem(words, role)
        self.role.currentIndexChanged.connect(lambda _at: self._show_buttons())
        self.grid.add("name", texts.field_name(Noun.USER, "name"), self.name)
        self.grid.add("role", texts.field_name(Noun.USER, "role"), self.role)
        row = QHBoxLayout()
        self.hint = QLabel(frame)
        self.hint.setProperty("role", "caption")
        self.hint.setWordWrap(True)
        self.leave = secondary_button(self.tr("离职"), parent=frame)
        self.leave.clicked.connect(self._on_leave)
        self.hand_over = secondary_button(self.tr("交接…"), "user-check", parent=frame)
        self.hand_over.setToolTip(self.tr("把客户、售后和本周名单交给别人"))
        self.hand_over.clicked.connect(
            lambda: self.hand_over_wanted.emit(self._chosen.id) if self._chosen is not None else None
        )
        self.store = primary_button(self.tr("保存"), "check", parent=frame)
        self.store.clicked.connect(self.save)
        row.addWidget(self.hint, 1)
        row.addWidget(self.hand_over)
        row.addWidget(self.leave)
        row.addWidget(self.store)
        for part in (self.heading, self.grid):
            column.addWidget(part)
        column.addLayout(row)
        return frame

    # --- reading -----------------------------------------------------------------------

    def _ask(self) -> None:
        self._context.tasks.read(
            lambda session, _job: services.users.all_users(session),
            self._show,
            owner=self,
            key=(id(self), "people"),
        )

    def _on_written(self, written: Any) -> None:
        # Also after an undo, which may take a member back or bring the old name.
        if Noun.USER in written.nouns:
            self._ask()

    def _show(self, people: list[UserInfo]) -> None:
        self._people = people
        wanted = self._wanted
        self.table.blockSignals(True)
        self.table.setRowCount(len(people))
        for row, one in enumerate(people):
            words = (one.name, self._roles[one.role], self.tr("在职") if one.active else self.tr("已离职"))
            for at, text in enumerate(words):
                item = QTableWidgetItem(text)
                if not one.active:
                    item.setForeground(qcolor(current_tokens().text3))
                self.table.setItem(row, at, item)
        self.table.clearSelection()
        self.table.blockSignals(False)
        active = sum(one.active for one in people)
        self.summary.setText(
            self.tr("在职 {0} 位，离职的成员名下记录都保留。").format(active)
            if active < len(people)
            else self.tr("在职 {0} 位").format(active)
        )
        self._open(None)
        for row, one in enumerate(people):
            if one.id == wanted:
                self.table.selectRow(row)

    def _on_selected(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self._open(self._people[rows[0].row()])

    # --- the form ------------------------------------------------------------------------

    def begin_new(self) -> None:
        """An empty form for somebody who joins."""
        self.table.clearSelection()
        self._open(None)
        self.name.setFocus()

    def _open(self, one: UserInfo | None) -> None:
        self._chosen, self._wanted = one, one.id if one is not None else None
        self.grid.clear_errors()
        self.heading.setText(one.name if one is not None else self.tr("新成员"))
        self.name.setText(one.name if one is not None else "")
        self.role.setCurrentIndex(self.role.findData(one.role if one is not None else Role.SALESPERSON))
        self._show_buttons()

    def _show_buttons(self) -> None:
        if self.role.currentData() is None:
            return  # the form is being built
        one = self._chosen
        own = one is not None and one.id == self._context.actor.id
        self.leave.setVisible(one is not None and not own)
        self.hand_over.setVisible(one is not None and not own)
        self.leave.setText(self.tr("离职") if one is None or one.active else self.tr("复职"))
        self.leave.setEnabled(not self._writing)
        self.store.setText(self.tr("添加") if one is None else self.tr("保存"))
        changed = one is None or self.name.text().strip() != one.name or self.role.currentData() != one.role
        self.store.setEnabled(changed and not self._writing)
        supervisor = self.role.currentData() == Role.SUPERVISOR
        self.hint.setText(
            self.tr("主管看得到全部客户，可以改团队规则。")
            if supervisor
            else self.tr("业务员看得到公共池和自己的客户。")
        )

    def save(self) -> None:
        """Add the new member, or write what differs."""
        if self._writing or not self.store.isEnabled():
            return
        actor, one, now = self._context.actor, self._chosen, datetime.now(UTC)
        name, role = self.name.text(), Role(self.role.currentData())
        if one is None:
            self._write(
                lambda session, _job: services.users.create(session, actor, name, role, now=now), self._on_created
            )
            return
        new_name = name if name.strip() != one.name else None
        new_role = role if role != one.role else None
        self._write(
            lambda session, _job: services.users.update(session, actor, one.id, name=new_name, role=new_role, now=now),
            lambda _written: self._on_updated(one, name.strip(), role),
        )

    def _on_leave(self) -> None:
        """Nobody leaves with customers in their hands unless it is meant."""
        one, actor, today = self._chosen, self._context.actor, self._context.today()
        if one is None:
            return
        if not one.active:
            self._set_active(one, True)
            return
        self._context.tasks.read(
            lambda session, _job: services.hand_over.preview(session, actor, one.id, today=today),
            lambda found: self._on_belongings(one, found),
            failed=self._on_failed,
            owner=self,
            key=(id(self), "belongings"),
        )

    def _on_belongings(self, one: UserInfo, found: Belongings) -> None:
        if not found.empty:
            held = found.potential + found.dormant + found.current
            title = self.tr("{0}手上还有 {1} 位客户、{2} 张售后单").format(one.name, f"{held:,}", f"{found.cases:,}")
            text = self.tr("停用以后没有人跟进它们。建议先用“交接…”交给别人，同时停用。")
            if not confirm(self, title, text, self.tr("仍然停用")):
                return
        self._set_active(one, False)

    def _set_active(self, one: UserInfo, active: bool) -> None:
        actor, now = self._context.actor, datetime.now(UTC)
        self._write(
            lambda session, _job: services.users.update(session, actor, one.id, active=active, now=now),
            lambda _written: None,
        )

    def _on_created(self, written: Written[int]) -> None:
        self._wanted = written.value

    def _on_updated(self, one: UserInfo, name: str, role: Role) -> None:
        actor = self._context.actor
        if one.id == actor.id:
            # The window goes on in the new name, and the next start finds it again.
            self._context.actor = replace(actor, name=name, role=role)
            if self._context.settings.user_name == one.name:
                self._context.remember(user_name=name)

    def _write(self, work: Any, done: Any) -> None:
        self._writing = True
        self.grid.clear_errors()
        self._show_buttons()

        def finished(written: Any) -> None:
            self._writing = False
            done(written)
            self._ask()

        self._context.tasks.write(work, finished, failed=self._on_failed, owner=self)

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        self._show_buttons()
        key, sentence = "name", texts.error_text(error).line
        if isinstance(error, InvalidValue):
            key, sentence = error.field, texts.error_text(error).sentence
        self.grid.set_error(key if key in ("name", "role") else "name", sentence)
        self.grid.focus(key)
