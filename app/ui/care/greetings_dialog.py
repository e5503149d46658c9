"""编辑祝福语: the team's texts by occasion; those that come with the program can be copied and changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.access import Permission
from app.errors import AppError, InvalidValue
from app.models.nouns import Noun
from app.ui import texts
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import ghost_button, primary_button, secondary_button
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.greetings import Template
    from app.ui.context import WindowContext


class GreetingsDialog(QDialog):
    """The list above, the chosen text below; placeholders are put in with a click."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._every: list[Template] = []
        self._wanted: int | None = None
        self._writing = False
        self._may_edit = context.actor.may(Permission.TEAM_SETTINGS) and not context.read_only
        self.setWindowTitle(self.tr("祝福语"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        top = QHBoxLayout()
        title = QLabel(self.tr("祝福语"), self)
        title.setProperty("role", "section")
        self.add = ghost_button(self.tr("新增一条"), "plus", parent=self)
        self.add.clicked.connect(self.begin_new)
        top.addWidget(title, 1)
        top.addWidget(self.add)
        column.addLayout(top)
        self.table = plain_table([self.tr("场合"), self.tr("内容"), ""], self.tr("祝福语"), parent=self)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 90)
        self.table.setColumnWidth(2, 60)
        self.table.itemSelectionChanged.connect(self._on_selected)
        column.addWidget(self.table, 1)
        column.addLayout(self._make_form())
        self.message = QLabel(self)
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        column.addWidget(self.message)
        column.addLayout(self._make_buttons())
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1240, round(760 * factor)), min(600, round(560 * factor)))
        context.tasks.written.connect(self._on_written)
        self._ask()

    def _make_form(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("场合"), self))
        self.occasion = QComboBox(self)
        self.occasion.setEditable(True)
        self.occasion.setMinimumWidth(140)
        self.occasion.setAccessibleName(self.tr("场合"))
        row.addWidget(self.occasion)
        row.addSpacing(12)
        row.addWidget(QLabel(self.tr("插入"), self))
        self.places: dict[str, QWidget] = {}
        for place in services.greetings.PLACES:
            button = ghost_button("{" + place + "}", parent=self)
            button.clicked.connect(lambda _checked=False, one=place: self._insert(one))
            self.places[place] = button
            row.addWidget(button)
        row.addStretch(1)
        self.body = QPlainTextEdit(self)
        self.body.setAccessibleName(self.tr("内容"))
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(92)
        self.body.setPlaceholderText(self.tr("例：{称呼}，{节日}快乐！祝{客户}生意兴隆。——{业务员}"))
        column.addLayout(row)
        column.addWidget(self.body)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.hint = QLabel(self)
        self.hint.setProperty("role", "caption")
        self.remove = secondary_button(self.tr("删除"), "trash-2", parent=self)
        self.remove.clicked.connect(self._on_remove)
        self.store = primary_button(self.tr("保存"), "check", parent=self)
        self.store.clicked.connect(self.save)
        close = secondary_button(self.tr("关闭"), key="Esc", parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(self.hint, 1)
        for button in (self.remove, self.store, close):
            row.addWidget(button)
        return row

    # --- reading --------------------------------------------------------------------------

    def _ask(self) -> None:
        self._context.tasks.read(
            lambda session, _job: services.greetings.occasions(session),
            self._show,
            owner=self,
            key=(id(self), "texts"),
        )

    def _on_written(self, written: Any) -> None:
        if Noun.GREETING in written.nouns:
            self._ask()

    def _show(self, every: list[Template]) -> None:
        self._every = every
        known = list(dict.fromkeys(one.occasion for one in every))
        self.occasion.clear()
        self.occasion.addItems(known)
        self.table.blockSignals(True)
        self.table.setRowCount(len(every))
        for row, one in enumerate(every):
            words = (one.occasion, " ".join(one.body.split()), "" if one.id is not None else self.tr("自带"))
            for at, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(one.body if at == 1 else "")
                if one.id is None:
                    item.setForeground(qcolor(current_tokens().text3))
                self.table.setItem(row, at, item)
        self.table.blockSignals(False)
        chosen = next((row for row, one in enumerate(every) if one.id is not None and one.id == self._wanted), 0)
        self.table.selectRow(chosen)
        self._on_selected()

    @property
    def chosen(self) -> Template | None:
        """The text that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._every[rows[0].row()] if rows else None

    def _on_selected(self) -> None:
        one = self.chosen
        self.message.setText("")
        if one is not None:
            self.occasion.setCurrentText(one.occasion)
            self.body.setPlainText(one.body)
        self._show_buttons()

    def _show_buttons(self) -> None:
        one = self.chosen
        self.remove.setVisible(one is not None and one.id is not None and self._may_edit)
        self.store.setVisible(self._may_edit)
        self.add.setVisible(self._may_edit)
        self.body.setReadOnly(not self._may_edit)
        self.store.setText(self.tr("存为团队的") if one is not None and one.id is None else self.tr("保存"))
        if not self._may_edit:
            self.hint.setText(self.tr("祝福语由主管编辑。"))
        elif one is not None and one.id is None:
            self.hint.setText(self.tr("自带的不能改；改好后存成团队自己的一条，优先使用。"))
        else:
            self.hint.setText(self.tr("场合写“生日”“节日”或某个节日的名字。"))

    # --- changing -------------------------------------------------------------------------

    def begin_new(self) -> None:
        """An empty text."""
        self.table.clearSelection()
        self.occasion.setCurrentText(services.greetings.HOLIDAY)
        self.body.setPlainText("")
        self._show_buttons()
        self.body.setFocus()

    def _insert(self, place: str) -> None:
        self.body.insertPlainText("{" + place + "}")
        self.body.setFocus()

    def save(self) -> None:
        """Write the text, new or changed."""
        if self._writing:
            return
        one, actor, now = self.chosen, self._context.actor, datetime.now(UTC)
        occasion, body = self.occasion.currentText(), self.body.toPlainText()
        template_id = one.id if one is not None else None
        self._writing = True
        self._context.tasks.write(
            lambda session, _job: services.greetings.save_template(
                session, actor, template_id=template_id, occasion=occasion, body=body, now=now
            ),
            self._on_saved,
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, written: Any) -> None:
        self._writing = False
        self._wanted = written.value

    def _on_remove(self) -> None:
        one, actor, now = self.chosen, self._context.actor, datetime.now(UTC)
        if one is not None and one.id is not None:
            template_id = one.id
            self._context.tasks.write(
                lambda session, _job: services.greetings.delete_template(session, actor, template_id, now=now),
                failed=self._on_failed,
                owner=self,
            )

    def _on_failed(self, error: AppError) -> None:
        self._writing = False
        if isinstance(error, InvalidValue):
            label = self.tr("场合") if error.field == "occasion" else self.tr("内容")
            self.message.setText(texts.rule_text(label, error.rule, value=error.value, limit=error.limit))
            (self.occasion if error.field == "occasion" else self.body).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.message.setText(texts.error_text(error).line)
