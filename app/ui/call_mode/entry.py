"""The form of one call: method, result, what was said, next day, stage; it keeps a draft like 记联系 and shares it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.models.nouns import METHODS, TEXT_LIMIT
from app.ui import texts
from app.ui.call_mode.outcome_keys import OutcomeKeys
from app.ui.detail.looks import METHOD_ICONS
from app.ui.dialogs.composition import CompositionWatch
from app.ui.dialogs.contact_parts import ContactParts, StageChange
from app.ui.dialogs.contact_rules import USUAL_METHODS
from app.ui.dialogs.loss_reason import LossReason
from app.ui.dialogs.more_chips import MoreChips
from app.ui.dialogs.next_day import NextDay
from app.ui.dialogs.phrases import PhraseButton

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail
    from app.ui.context import WindowContext


class CallEntry(QWidget):
    """`values()` is what the service takes; `problem()` why it cannot be taken yet."""

    result_chosen = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._customer_id: int | None = None
        self.composition = CompositionWatch(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._make_person())
        self.method = MoreChips(USUAL_METHODS[:3], METHODS, name=self.tr("联系方式"), icons=METHOD_ICONS, parent=self)
        column.addWidget(self.method)
        self.outcome = OutcomeKeys(self)
        results = self._make_heading(self.tr("结果"), self.tr("按数字键选择"))
        results.addWidget(self.outcome.more)
        column.addLayout(results)
        self.outcome.changed.connect(self._on_outcome)
        column.addWidget(self.outcome)
        self.loss = LossReason(self)
        column.addWidget(self.loss)
        column.addLayout(self._make_content_heading())
        self.content = QPlainTextEdit(self)
        self.content.setPlaceholderText(self.tr("聊了什么？一句话就够"))
        self.content.setAccessibleName(self.tr("内容"))
        self.content.setTabChangesFocus(True)
        self.content.setMinimumHeight(56)
        column.addWidget(self.content, 1)
        column.addLayout(self._make_heading(self.tr("下次跟进"), self.tr("Ctrl+1…4 选择")))
        self.next_day = NextDay(context.today, self)
        column.addWidget(self.next_day)
        self.stage_change = StageChange(self)
        self.change_stage, self.stage = self.stage_change.check, self.stage_change.box
        column.addWidget(self.stage_change)
        self.parts = ContactParts(
            person=self.person, method=self.method, outcome=self.outcome, loss=self.loss, content=self.content,
            next_day=self.next_day, stage=self.stage_change,
        )  # fmt: skip
        self.phrases.chosen.connect(self.parts.add_phrase)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)
        editors: tuple[QWidget | None, ...] = (self.content, self.next_day.field.edit, self.person.lineEdit())
        for editor in editors:
            if editor is not None:
                self.composition.watch(editor)
        self.clear()

    # --- building ---------------------------------------------------------------------

    def _make_heading(self, text: str, hint: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        heading = QLabel(text, self)
        heading.setProperty("role", "heading")
        keys = QLabel(hint, self)
        keys.setProperty("role", "caption")
        row.addWidget(heading)
        row.addWidget(keys)
        row.addStretch(1)
        return row

    def _make_person(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = QLabel(self.tr("联系人"), self)
        label.setProperty("role", "heading")
        self.person = QComboBox(self)
        self.person.setEditable(True)
        self.person.setAccessibleName(self.tr("联系人"))
        self.person.setMinimumWidth(150)
        self.person.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(label)
        row.addWidget(self.person)
        row.addStretch(1)
        return row

    def _make_content_heading(self) -> QHBoxLayout:
        row = self._make_heading(self.tr("内容"), self.tr("回车开始写，Esc 离开"))
        self.phrases = PhraseButton(self)
        row.addWidget(self.phrases)
        return row

    # --- for the window -----------------------------------------------------------------

    def begin(self, detail: CustomerDetail) -> None:
        """An empty form for this customer."""
        self._customer_id = detail.id
        self.clear()
        self.person.clear()
        self.person.addItems([one.name for one in detail.contacts if one.name and not one.do_not_contact])
        self.person.setCurrentIndex(0 if self.person.count() else -1)
        self.stage_change.begin(detail.values)

    def clear(self) -> None:
        """As it was before anything was said."""
        self.parts.clear()
        self.say("")

    @property
    def typing(self) -> bool:
        """Whether a text field of the form has the focus."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and isinstance(focus, QLineEdit | QPlainTextEdit)

    def focus_keys(self) -> None:
        """Digits choose a result now."""
        button = self.outcome.buttons.get(self.outcome.value) or next(iter(self.outcome.buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_content(self) -> None:
        """Write."""
        self.content.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.content.moveCursor(QTextCursor.MoveOperation.End)

    def say(self, reason: str) -> None:
        """Why it is not saved."""
        self.error.setText(reason)
        self.error.setVisible(bool(reason))

    def problem(self) -> str:
        """What is missing or wrong, in one sentence; the cursor goes there."""
        values = self.values()
        if not values["content"] and not values["outcome"]:
            self.focus_keys()
            return self.tr("请选一个结果，或写一句内容。")
        if values["content"] and len(values["content"]) > TEXT_LIMIT:
            self.focus_content()
            return texts.rule_text(self.tr("内容"), "too_long", limit=TEXT_LIMIT)
        field = self.next_day.field
        if not field.check():
            field.setFocus()
            return field.reason.text()
        if values["next_on"] is not None and values["next_on"] < self._context.today():
            field.setFocus()
            return texts.rule_text(self.tr("下次跟进"), "in_the_past")
        return ""

    def values(self) -> dict[str, Any]:
        """The record as the service takes it."""
        return self.parts.values()

    # --- draft: the same shape as that of 记联系, so that either takes up what the other kept --------------------

    def draft_body(self, customer_id: int, name: str) -> dict[str, Any]:
        """What was typed."""
        return self.parts.draft(customer_id, name)

    def restore(self, body: dict[str, Any]) -> None:
        """Put a draft back."""
        self.parts.restore(body)

    # --- reactions ------------------------------------------------------------------------

    def _on_outcome(self, outcome: str) -> None:
        self.say("")
        self.parts.follow(self._context, self._customer_id, outcome)
        self.result_chosen.emit(outcome)
