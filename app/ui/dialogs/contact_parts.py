"""What 记联系 and the call mode share: the parts of a logged contact, what a result sets off, values and draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from app.models.nouns import FOLLOWUPS
from app.ui.dialogs.contact_rules import NOT_REACHED, later_stage, stage_so_far
from app.ui.dialogs.next_day import time_of_day
from app.ui.widgets.word_box import WordBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ui.context import WindowContext
    from app.ui.dialogs.loss_reason import LossReason
    from app.ui.dialogs.more_chips import MoreChips
    from app.ui.dialogs.next_day import NextDay

DEFAULT_METHOD: Final = "电话"


class Chosen(Protocol):
    """Something one of several values is chosen from."""

    @property
    def value(self) -> str:
        """The chosen one, or ''."""

    def set_value(self, value: str) -> None:
        """Choose it."""


class StageChange(QWidget):
    """同时把阶段改为: ticked by itself where the result moves the customer on, unless a person touched it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage: str | None = None
        self._by_hand = False
        self.check = QCheckBox(self.tr("同时把阶段改为"), self)
        self.check.clicked.connect(self._on_touched)
        self.box = WordBox(FOLLOWUPS, parent=self)
        self.box.setAccessibleName(self.tr("跟进阶段"))
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.check)
        row.addWidget(self.box)
        row.addStretch(1)

    def begin(self, customer: Mapping[str, Any]) -> None:
        """The stage the customer has."""
        self._stage = stage_so_far(customer)
        if self._stage and not self._by_hand:
            self.box.set_value(self._stage)

    def follow(self, outcome: str) -> None:
        """What the result means for the stage."""
        if self._by_hand:
            return
        stage = later_stage(outcome, self._stage)
        self.check.setChecked(stage is not None)
        self.box.set_value(stage or self._stage or FOLLOWUPS[0])

    def clear(self) -> None:
        """Nothing changes."""
        self.check.setChecked(False)
        self._by_hand = False

    @property
    def value(self) -> str:
        """The new stage, '' for none."""
        return self.box.value if self.check.isChecked() else ""

    def set_value(self, stage: str) -> None:
        """A stage of a draft, chosen by a person."""
        if stage:
            self._by_hand = True
            self.check.setChecked(True)
            self.box.set_value(stage)

    def _on_touched(self) -> None:
        self._by_hand = True

    def _on_chosen(self) -> None:
        self._by_hand = True
        self.check.setChecked(True)


class ContactParts:
    """The widgets of a form that together are one logged contact; either form takes up what the other kept."""

    def __init__(
        self,
        *,
        person: QComboBox,
        method: MoreChips,
        outcome: Chosen,
        loss: LossReason,
        content: QPlainTextEdit,
        next_day: NextDay,
        stage: StageChange,
    ) -> None:
        self._person, self._method, self._outcome, self._loss = person, method, outcome, loss
        self._content, self._next_day, self._stage = content, next_day, stage

    def follow(self, context: WindowContext, customer_id: int | None, outcome: str) -> None:
        """A result was chosen: the next day, the loss reason and the stage go with it."""
        self._next_day.follow(context, customer_id, outcome)
        self._loss.follow(outcome)
        self._stage.follow(outcome)

    def add_phrase(self, phrase: str) -> None:
        """常用语 at the cursor."""
        self._content.insertPlainText(phrase)
        self._content.setFocus()

    def clear(self) -> None:
        """As it was before anything was said; the person stays."""
        self._method.set_value(DEFAULT_METHOD)
        self._outcome.set_value("")
        self._loss.follow("")
        self._content.clear()
        self._next_day.clear()
        self._stage.clear()

    def values(self) -> dict[str, Any]:
        """The record as the service takes it; it happens now, so it has its time of day."""
        outcome = self._outcome.value
        made: dict[str, Any] = {
            "method": self._method.value or None,
            "outcome": outcome or None,
            "content": self._content.toPlainText().strip() or None,
            "contact_name": self._person.currentText().strip() or None,
            "next_on": self._next_day.field.value,
            "loss_reason": self._loss.value,
            "happened_time": time_of_day(),
        }
        if outcome in NOT_REACHED:
            made["reached"] = outcome
        if self._stage.value:
            made["followup"] = self._stage.value
        return made

    def draft(self, customer_id: int | None, name: str) -> dict[str, Any]:
        """What was typed, as JSON data."""
        return {
            "customer_id": customer_id,
            "customer": name,
            "person": self._person.currentText(),
            "method": self._method.value,
            "outcome": self._outcome.value,
            "content": self._content.toPlainText(),
            "loss_reason": self._loss.value or "",
            "next_on": self._next_day.field.edit.text(),
            "stage": self._stage.value,
        }

    def restore(self, body: dict[str, Any]) -> None:
        """Put a draft back."""
        if body.get("person"):
            self._person.setEditText(str(body["person"]))
        self._method.set_value(str(body.get("method") or DEFAULT_METHOD))
        self._outcome.set_value(str(body.get("outcome") or ""))
        self._loss.follow(self._outcome.value)
        self._loss.set_value(str(body.get("loss_reason") or ""))
        self._content.setPlainText(str(body.get("content") or ""))
        self._content.moveCursor(QTextCursor.MoveOperation.End)
        self._next_day.field.edit.setText(str(body.get("next_on") or ""))
        self._stage.set_value(str(body.get("stage") or ""))
