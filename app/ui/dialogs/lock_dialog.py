"""Lock a potential customer: until a day it does not return to the pool (3-rules 3.2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QLabel, QWidget

from app import services
from app.ui.context import WindowContext
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid, row_of
from app.ui.widgets.buttons import ghost_button
from app.ui.widgets.date_field import DateField

_DAYS: Final = (7, 30, 60, 90)


class LockDialog(FormDialog):
    """A day and four usual ones."""

    def __init__(self, context: WindowContext, customer_id: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("锁定客户")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.enter_saves = True
        self._customer_id = customer_id
        words = QLabel(self.tr("「{name}」在锁定期内不会自动回到公共池。").format(name=name), self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.until = DateField(
            today=context.today, name=self.tr("锁定到"), required=True, earliest=context.today(), parent=self
        )
        self.until.set_value(context.today() + timedelta(days=30))
        grid = FormGrid(self)
        self.grids.append(grid)
        grid.add("locked_until", self.tr("锁定到"), self.until, focus=self.until.edit)
        buttons = []
        for days in _DAYS:
            button = ghost_button(self.tr("{days} 天").format(days=days), parent=self)
            button.clicked.connect(
                lambda _checked=False, one=days: self.until.set_value(context.today() + timedelta(days=one))
            )
            buttons.append(button)
        grid.add("usual", "", row_of(*buttons, None))
        self.body.addWidget(grid)
        self.save_button.setText(self.tr("锁定"))
        self.fit(400, 0)
        self.until.setFocus()

    def work(self) -> Work | None:
        """Lock."""
        if not self.until.check():
            self.until.setFocus()
            return None
        until, customer_id = self.until.value, self._customer_id
        assert until is not None
        actor, today = self.context.actor, self.context.today()
        return lambda session, _job: services.pool.lock(
            session, actor, customer_id, until=until, now=datetime.now(UTC), today=today
        )
