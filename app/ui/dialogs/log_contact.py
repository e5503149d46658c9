"""记联系: the most used dialog, at most fifteen seconds and six actions (5-interface, 记联系)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from app import services
from app.errors import InvalidValue
from app.models.nouns import METHODS, OUTCOMES, TEXT_LIMIT
from app.ui.context import WindowContext
from app.ui.detail.looks import METHOD_ICONS
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.contact_parts import DEFAULT_METHOD, ContactParts, StageChange
from app.ui.dialogs.contact_rules import DEAL, USUAL_METHODS, USUAL_OUTCOMES
from app.ui.dialogs.customer_picker import CustomerPicker
from app.ui.dialogs.form_grid import FormGrid, row_of
from app.ui.dialogs.loss_reason import LossReason
from app.ui.dialogs.more_chips import MoreChips
from app.ui.dialogs.next_day import NextDay
from app.ui.dialogs.phrases import PhraseButton
from app.ui.widgets.buttons import secondary_button

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
        self._then_next = False
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
        self.method.set_value(DEFAULT_METHOD)
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
        self.stage_change = StageChange(self)
        self.change_stage, self.stage = self.stage_change.check, self.stage_change.box
        self.body.addWidget(self.stage_change)
        self.parts = ContactParts(
            person=self.person, method=self.method, outcome=self.outcome, loss=self.loss, content=self.content,
            next_day=self.next_day, stage=self.stage_change,
        )  # fmt: skip
        phrases.chosen.connect(self.parts.add_phrase)
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
        return phrases

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
        typed = self.person.currentText()
        self.customer.set_customer(detail.id, detail.values["name"])
        self._show_people(tuple(one.name for one in detail.contacts if one.name and not one.do_not_contact))
        if typed:
            self.person.setEditText(typed)
        self.stage_change.begin(detail.values)
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
        self.parts.follow(self.context, self.customer.customer_id, outcome)

    # --- draft -----------------------------------------------------------------------

    def draft_body(self) -> dict[str, Any]:
        """What was typed; the customer only where it was chosen in the dialog."""
        return self.parts.draft(self.customer.customer_id, self.customer.customer_name)

    def restore(self, body: dict[str, Any]) -> None:
        """Put the draft back."""
        if self.customer.customer_id is None and body.get("customer_id"):
            self._load_customer(int(body["customer_id"]))
        self.parts.restore(body)

    def clear_form(self) -> None:
        """Empty everything but the customer."""
        self.parts.clear()

    # --- saving ----------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The record as the service takes it."""
        return self.parts.values()

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
