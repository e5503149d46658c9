"""下次跟进: the date with its four usual days and their keys; a result may propose a day, a typed one stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app import services
from app.ui.day_words import add_months
from app.ui.dialogs.contact_rules import NOT_REACHED, proposed_day
from app.ui.widgets.buttons import ghost_button, with_key
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.services.weekly_outcomes import NextStep
    from app.ui.context import WindowContext

FIELD_WIDTH: Final = 170


def time_of_day() -> time:
    """The hour and minute on the clock: tries count by half-days (3-rules 3.3)."""
    return datetime.now().astimezone().time().replace(second=0, microsecond=0)


class NextDay(QWidget):
    """Ctrl+1…4 press the buttons 明天, 3 天后, 下周一, 1 个月后."""

    def __init__(self, today: Callable[[], date], parent: QWidget, *, keys: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._proposed: date | None = None
        self._outcome = ""
        self.field = DateField(today=today, name=self.tr("下次跟进"), parent=self)
        self.field.setFixedWidth(FIELD_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self.advice = QLabel(self)
        self.advice.setProperty("role", "caption")
        self.advice.setWordWrap(True)
        self.advice.hide()
        column.addWidget(self.advice)
        row.addWidget(self.field)
        choices: tuple[tuple[str, Callable[[date], date]], ...] = (
            (self.tr("明天"), lambda day: day + timedelta(days=1)),
            (self.tr("3 天后"), lambda day: day + timedelta(days=3)),
            (self.tr("下周一"), lambda day: day + timedelta(days=7 - day.weekday())),
            (self.tr("1 个月后"), lambda day: add_months(day, 1)),
        )
        self.buttons = []
        for number, (text, day) in enumerate(choices, start=1):
            button = ghost_button(text, parent=self)
            button.setToolTip(with_key(text, f"Ctrl+{number}"))
            button.clicked.connect(lambda _checked=False, one=day: self.field.set_value(one(self._today())))
            QShortcut(QKeySequence(f"Ctrl+{number}"), keys or parent).activated.connect(button.click)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)

    def propose(self, outcome: str) -> None:
        """Fill in the day a result speaks for, unless a day was typed or chosen."""
        empty = not self.field.edit.text().strip()
        if not empty and (self._proposed is None or self.field.value != self._proposed):
            return
        self._proposed = proposed_day(outcome, self._today())
        self.field.set_value(self._proposed)

    def follow(self, context: WindowContext, customer_id: int | None, outcome: str) -> None:
        """Propose at once, then as the team's rules and the customer's earlier calls want it; say what follows."""
        self.propose(outcome)
        self._outcome = outcome
        self._say("")
        if customer_id is None or not outcome:
            return
        today, reached, at = self._today(), outcome if outcome in NOT_REACHED else None, time_of_day()
        context.tasks.read(
            lambda session, _job: services.weekly_outcomes.next_step(
                session, customer_id, outcome=outcome, reached=reached, today=today, at=at
            ),
            lambda step: self._on_step(outcome, step),
            failed=lambda _error: None,
            owner=self,
            key=(id(self), "step"),
        )

    def _on_step(self, outcome: str, step: NextStep) -> None:
        if outcome != self._outcome:
            return
        day = step.next_on or step.rest_until
        own = self.field.value is not None and self.field.value == self._proposed
        if day is not None and (own or not self.field.edit.text().strip()):
            self._proposed = day
            self.field.set_value(day)
        self._say(self._advice(step))

    def _advice(self, step: NextStep) -> str:
        if step.code == "retry":
            part = {"am": self.tr("上午"), "pm": self.tr("下午")}.get(step.half, "")
            day = step.next_on.isoformat() if step.next_on is not None else ""
            return self.tr("第 {count} 次没接通，换个时段：{day} {part}再打。").format(
                count=max(1, step.tries), day=day, part=part
            )
        if step.code == "rest" and step.rest_until is not None:
            words = self.tr("{count} 次都没接通，先放到 {day} 再打。")
            return words.format(count=step.tries, day=step.rest_until.isoformat())
        if step.code == "next_date" and step.latest_on is not None:
            return self.tr("最晚 {day} 再联系。").format(day=step.latest_on.isoformat())
        return {
            "do_not_call": self.tr("保存后标为不再致电，只有主管能解除。"),
            "bad_number": self.tr("保存后这个号码标为打不通，等待补号。"),
            "closed": self.tr("保存后标为已停业，不再出现在名单里。"),
            "shipment": self.tr("保存后接着登记出货。"),
            "has_supplier": self.tr("请选流失原因，写一句现在用谁的。"),
        }.get(step.code, "")

    def _say(self, advice: str) -> None:
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))

    def clear(self) -> None:
        """No day."""
        self._proposed, self._outcome = None, ""
        self._say("")
        self.field.set_value(None)
