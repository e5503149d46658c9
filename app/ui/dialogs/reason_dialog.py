"""Why customers go back to the public pool: one of the known reasons (3-rules 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from app import services
from app.models.nouns import RETURN_REASONS
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.language import word


class ReasonDialog(FormDialog):
    """Number keys 1…8 choose a reason, Enter takes it."""

    def __init__(
        self, context: WindowContext, customer_ids: Sequence[int], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("放回公共池")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._ids = list(customer_ids)
        count = len(self._ids)
        about = (
            self.tr("「{name}」放回后任何同事都可以领取。请选择原因：").format(name=name)
            if count == 1
            else self.tr("{count} 位客户放回后任何同事都可以领取。请选择原因：").format(count=count)
        )
        words = QLabel(about, self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.choices: dict[str, QRadioButton] = {}
        for number, reason in enumerate(RETURN_REASONS, start=1):
            choice = QRadioButton(f"{number}  {word(reason)}", self)
            choice.setShortcut(str(number))
            self.body.addWidget(choice)
            choice.toggled.connect(lambda _on: self.show_error(None))
            self.choices[reason] = choice
        self.save_button.setText(self.tr("放回公共池"))
        self.hint.setText(self.tr("按数字键选择 · 回车 确定"))
        self.enter_saves = True
        self.fit(420, 0)
        next(iter(self.choices.values())).setFocus()

    @property
    def reason(self) -> str:
        """The chosen reason, or ''."""
        return next((reason for reason, choice in self.choices.items() if choice.isChecked()), "")

    def work(self) -> Work | None:
        """Give the customers back."""
        reason, ids = self.reason, self._ids
        if not reason:
            self.show_error(self.tr("请选择一个原因。"))
            return None
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.pool.give_back(
            session, actor, ids, reason=reason, now=datetime.now(UTC), today=today
        )
