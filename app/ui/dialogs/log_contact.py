"""记联系: the most used dialog, at most fifteen seconds and six actions (5-interface, 记联系)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import services
from app.errors import InvalidValue
from app.models.nouns import FOLLOWUPS, METHODS, OUTCOMES, TEXT_LIMIT
from app.ui.context import WindowContext
from app.ui.detail.looks import METHOD_ICONS
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.contact_rules import DEAL, NOT_REACHED, USUAL_METHODS, USUAL_OUTCOMES, later_stage
from app.ui.dialogs.customer_picker import CustomerPicker
from app.ui.dialogs.form_grid import FormGrid, row_of
from app.ui.dialogs.loss_reason import LossReason
from app.ui.dialogs.more_chips import MoreChips
from app.ui.dialogs.next_day import NextDay, time_of_day
from app.ui.dialogs.phrases import PhraseButton
from app.ui.widgets.buttons import secondary_button
from app.ui.widgets.word_box import WordBox

if TYPE_CHECKING:
    from app.services.customers import CustomerDetail


class LogContactDialog(FormDialog):
    """For a new contact with `customer_id` or none; `queue` are the customers that 保存并联系下一位 goes through.

    Alt+1…6 choose a result, Ctrl+1…4 the next day, Alt+C goes to the text.
    Deal closed: `deal_closed(customer_id)` follows the save.
    """

    deal_closed = Signal(int)
    logged = Signal(int)
    """The customer whose contact was written."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget | None = None,
        *,
        customer_id: int | None = None,
        queue: Sequence[int] = (),
    ) -> None:
        super().__init__(context, "", parent, key="Ctrl+L")
        self.setWindowTitle(self.tr("记联系"))
        self.heading.setText(self.tr("记联系"))
        self._queue = [one for one in queue if one != customer_id]
        self._stage: str | None = None
        self._then_next = False
        self._stage_by_hand = False
        self._build()
        if self._queue:
            self._add_next_button()
        self.fit(640, 400)
        first = customer_id if customer_id is not None else (self._queue.pop(0) if queue else None)
        self.keep_draft("log_contact", str(first or ""))
        if first is not None:
            self._load_customer(first)
            self.content.setFocus()
        else:
            self.customer.setFocus()

    # --- building ------------------------------------------------------------------

    def _build(self) -> None:
        grid = FormGrid(self)
        self.grids.append(grid)
        self.customer = CustomerPicker(self.context, self)
        self.customer.picked.connect(self._on_picked)
        self.person = QComboBox(self)
        self.person.setEditable(True)
        self.person.setMinimumWidth(120)
        self.person.setAccessibleName(self.tr("联系人"))
        self.person.lineEdit().setPlaceholderText(self.tr("联系人"))
        row = row_of(self.customer, self.person)
        row.setStretch(0, 1)
        grid.add("customer_id", self.tr("客户"), row, focus=self.customer)
        self.method = MoreChips(USUAL_METHODS, METHODS, name=self.tr("联系方式"), icons=METHOD_ICONS, parent=self)
        self.method.set_value("电话")
        grid.add("method", self.tr("方式"), self.method)
        self.outcome = MoreChips(USUAL_OUTCOMES, OUTCOMES, name=self.tr("联系结果"), optional=True, parent=self)
        self.outcome.changed.connect(self._on_outcome)
        self.outcome.setToolTip(self.tr("Alt+1 … Alt+{count} 选择").format(count=len(USUAL_OUTCOMES)))
        self.loss = LossReason(self)
        results = QVBoxLayout()
        results.setSpacing(4)
        results.addWidget(self.outcome)
        results.addWidget(self.loss)
        grid.add("outcome", self.tr("结果"), results, focus=self.outcome)
        for number, value in enumerate(USUAL_OUTCOMES, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda one=value: self.choose_outcome(one))
        phrases = self._make_content()
        grid.add("content", self.tr("内容"), self.content, under_label=phrases)
        self.next_day = NextDay(self.context.today, self)
        self.next_on, self.day_buttons = self.next_day.field, self.next_day.buttons
        grid.add("next_on", self.tr("下次跟进"), self.next_day, focus=self.next_on.edit)
        self.body.addWidget(grid)
        self.body.addLayout(self._make_stage())
        # From the text straight to the date; the phrases beside the text come last.
        order = (self.content, self.next_on.edit, *self.day_buttons, self.change_stage, self.stage, phrases)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Alt+C"), self).activated.connect(self.content.setFocus)

    def _make_content(self) -> PhraseButton:
        self.content = QPlainTextEdit(self)
        self.content.setPlaceholderText(self.tr("刚才聊了什么？"))
        self.content.setTabChangesFocus(True)
        self.content.setMinimumHeight(84)
        phrases = PhraseButton(self)
        phrases.chosen.connect(self._on_phrase)
        return phrases

    def _make_stage(self) -> QHBoxLayout:
        self.change_stage = QCheckBox(self.tr("同时把阶段改为"), self)
        self.change_stage.clicked.connect(self._on_stage_touched)
        self.stage = WordBox(FOLLOWUPS, parent=self)
        self.stage.setAccessibleName(self.tr("跟进阶段"))
        self.stage.activated.connect(self._on_stage_chosen)
        row = QHBoxLayout()
        row.addWidget(self.change_stage)
        row.addWidget(self.stage)
        row.addStretch(1)
        return row

    def _add_next_button(self) -> None:
        self.next_button = self.mark_writing(secondary_button(self.tr("保存并联系下一位"), parent=self))
        self.next_button.setToolTip(self.tr("还有 {count} 位").format(count=len(self._queue)))
        self.next_button.clicked.connect(self._on_save_and_next)
        self.footer.insertWidget(self.footer.indexOf(self.save_button), self.next_button)

    # --- the customer ----------------------------------------------------------------

    def _on_picked(self, customer_id: int) -> None:
        if customer_id:
            self._load_customer(customer_id)
            self.content.setFocus()
        else:
            self._show_people(())

    def _load_customer(self, customer_id: int) -> None:
        actor, today = self.context.actor, self.context.today()
        self.context.tasks.read(
            lambda session, _job: services.customers.get(session, actor, customer_id, today=today),
            self._on_customer,
            failed=self.show_failure,
            owner=self,
            key=("log customer", id(self)),
        )

    def _on_customer(self, detail: CustomerDetail) -> None:
        self._stage = detail.values["followup"]
        typed = self.person.currentText()
        self.customer.set_customer(detail.id, detail.values["name"])
        self._show_people(tuple(one.name for one in detail.contacts if one.name and not one.do_not_contact))
        if typed:
            self.person.setEditText(typed)
        if self._stage and not self._stage_by_hand:
            self.stage.set_value(self._stage)
        if self.drafts is not None:
            self.drafts.rebase()

    def _show_people(self, names: Sequence[str]) -> None:
        self.person.clear()
        self.person.addItems(list(names))
        self.person.setCurrentIndex(0 if names else -1)

    # --- reactions -------------------------------------------------------------------

    def choose_outcome(self, value: str) -> None:
        """Choose a result as a click would."""
        self.outcome.set_value(value)
        self._on_outcome(value)

    def _on_outcome(self, outcome: str) -> None:
        self.next_day.follow(self.context, self.customer.customer_id, outcome)
        self.loss.follow(outcome)
        if self._stage_by_hand:
            return
        stage = later_stage(outcome, self._stage)
        self.change_stage.setChecked(stage is not None)
        if stage is not None:
            self.stage.set_value(stage)

    def _on_stage_touched(self) -> None:
        self._stage_by_hand = True

    def _on_stage_chosen(self) -> None:
        self._stage_by_hand = True
        self.change_stage.setChecked(True)

    def _on_phrase(self, phrase: str) -> None:
        self.content.insertPlainText(phrase)
        self.content.setFocus()

    # --- draft -----------------------------------------------------------------------

    def draft_body(self) -> dict[str, Any]:
        """What was typed; the customer only where it was chosen in the dialog."""
        return {
            "customer_id": self.customer.customer_id,
            "customer": self.customer.customer_name,
            "person": self.person.currentText(),
            "method": self.method.value,
            "outcome": self.outcome.value,
            "content": self.content.toPlainText(),
            "loss_reason": self.loss.value or "",
            "next_on": self.next_on.edit.text(),
            "stage": self.stage.value if self.change_stage.isChecked() else "",
        }

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        if self.customer.customer_id is None and body.get("customer_id"):
            self._load_customer(int(body["customer_id"]))
        if body.get("person"):
            self.person.setEditText(str(body["person"]))
        self.method.set_value(str(body.get("method") or "电话"))
        self.outcome.set_value(str(body.get("outcome") or ""))
        self.loss.follow(self.outcome.value)
        self.loss.set_value(str(body.get("loss_reason") or ""))
        self.content.setPlainText(str(body.get("content") or ""))
        self.content.moveCursor(QTextCursor.MoveOperation.End)
        self.next_on.edit.setText(str(body.get("next_on") or ""))
        if body.get("stage"):
            self._stage_by_hand = True
            self.change_stage.setChecked(True)
            self.stage.set_value(str(body["stage"]))

    def clear_form(self) -> None:
        """Empty everything but the customer."""
        self.method.set_value("电话")
        self.outcome.set_value("")
        self.loss.follow("")
        self.content.clear()
        self.next_day.clear()
        self.change_stage.setChecked(False)
        self._stage_by_hand = False

    # --- saving ----------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The record as the service takes it."""
        outcome = self.outcome.value
        made: dict[str, Any] = {
            "method": self.method.value or None,
            "outcome": outcome or None,
            "content": self.content.toPlainText().strip() or None,
            "contact_name": self.person.currentText().strip() or None,
            "next_on": self.next_on.value,
            "loss_reason": self.loss.value,
            "happened_time": time_of_day(),
        }
        if outcome in NOT_REACHED:
            made["reached"] = outcome
        if self.change_stage.isChecked():
            made["followup"] = self.stage.value
        return made

    def work(self) -> Work | None:
        """Log the contact."""
        grid, customer_id, values = self.grids[0], self.customer.customer_id, self.values()
        if customer_id is None:
            self._refuse(grid, "customer_id", self.tr("请从列表里选择客户，或先新建客户。"))
            return None
        if not values["content"] and not values["outcome"]:
            self._refuse(grid, "content", self.tr("请写一句内容，或选择结果。"))
            return None
        if values["content"] and len(values["content"]) > TEXT_LIMIT:
            self.refuse(grid, "content", "too_long", self.tr("内容"), limit=TEXT_LIMIT)
            return None
        if not self.next_on.check():
            grid.focus("next_on")
            return None
        if values["next_on"] is not None and values["next_on"] < self.context.today():
            self.refuse(grid, "next_on", "in_the_past", self.tr("下次跟进"))
            return None
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.interactions.log(
            session, actor, customer_id, values, now=datetime.now(UTC), today=today
        )

    def _refuse(self, grid: FormGrid, key: str, sentence: str) -> None:
        self._then_next = False
        grid.set_error(key, sentence)
        grid.focus(key)

    def show_failure(self, error: Any) -> None:
        """A missing text is the text's error."""
        self._then_next = False
        if isinstance(error, InvalidValue) and error.field == "happened_on":
            error = InvalidValue(error.noun, "next_on", error.rule, error.value, error.limit)
        super().show_failure(error)

    def _on_save_and_next(self) -> None:
        self._then_next = True
        self.save()

    def after_save(self, value: Any) -> None:
        """Close, or go on with the next of the queue; a closed deal asks for its shipment."""
        customer_id, deal = self.customer.customer_id or 0, self.outcome.value == DEAL
        self.logged.emit(customer_id)
        following, self._then_next = self._then_next and bool(self._queue), False
        if following:
            self.saved.emit(value)
            self._begin(self._queue.pop(0))
        else:
            super().after_save(value)
        if deal:
            self.deal_closed.emit(customer_id)

    def _begin(self, customer_id: int) -> None:
        self.clear_form()
        self._show_people(())
        self.customer.set_customer(None, "")
        self.next_button.setVisible(bool(self._queue))
        self.next_button.setToolTip(self.tr("还有 {count} 位").format(count=len(self._queue)))
        self.keep_draft("log_contact", str(customer_id))
        self._load_customer(customer_id)
        self.content.setFocus()
