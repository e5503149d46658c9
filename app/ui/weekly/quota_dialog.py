"""How many calls one person takes: in this week or always, or none while on leave."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from app import services
from app.ui.dialogs.base import FormDialog, Work
from app.ui.dialogs.form_grid import FormGrid
from app.ui.weekly.week_chooser import week_name
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.ui.context import WindowContext
    from app.ui.weekly.column import Column

_MOST: Final = 200


class QuotaDialog(FormDialog):
    """请假 is a quota of nobody; the team's own number stands where nothing is typed."""

    def __init__(self, context: WindowContext, column: Column, week: str, parent: QWidget, *, on_leave: bool) -> None:
        super().__init__(context, "", parent)
        title = self.tr("{0}：每周回访多少位").format(column.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._user_id, self._week = column.user_id, week
        grid = FormGrid(self)
        self.grids.append(grid)
        self.number = NumberField(0, _MOST, self)
        self.number.set_value(column.quota)
        self.number.setFixedWidth(90)
        grid.add("quota", self.tr("人数"), self.number)
        self.leave = QCheckBox(self.tr("请假，这段时间不分配"), self)
        self.leave.toggled.connect(lambda away: self.number.setEnabled(not away))
        self.leave.setChecked(on_leave)
        grid.add("on_leave", "", self.leave)
        self.when = ChipRow(
            [("week", self.tr("只这一周"), "calendar"), ("always", self.tr("以后每周"), "history")],
            name=self.tr("从什么时候起"),
            parent=self,
        )
        self.when.set_value("week")
        grid.add("week", self.tr("范围"), self.when)
        self.usual = QCheckBox(self.tr("恢复团队的默认人数"), self)
        self.usual.toggled.connect(self._on_usual)
        grid.add("usual", "", self.usual)
        self.body.addWidget(grid)
        self.body.addStretch(1)
        self.hint.setText(week_name(week))
        self.enter_saves = True
        self.fit(520, 260)
        self.number.setFocus()
        self.number.selectAll()

    def _on_usual(self, usual: bool) -> None:
        self.number.setEnabled(not usual and not self.leave.isChecked())
        self.leave.setEnabled(not usual)

    def work(self) -> Work | None:
        """Write the number."""
        value, away, usual = self.number.value, self.leave.isChecked(), self.usual.isChecked()
        if not away and not usual and (not isinstance(value, int) or not 0 <= value <= _MOST):
            self.grids[0].set_error("quota", self.tr("请填 0 到 {0} 之间的整数。").format(_MOST))
            self.grids[0].focus("quota")
            return None
        quota = None if usual else 0 if away else int(value)
        actor, user_id = self.context.actor, self._user_id
        week = self._week if self.when.value == "week" else ""
        return lambda session, _job: services.weekly_quotas.set_quota(
            session, actor, user_id, quota=quota, week=week, on_leave=away and not usual, now=datetime.now(UTC)
        )
