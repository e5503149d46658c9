"""The few decisions about the whole import: who and what is created beside its rows, who takes customers of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.import_wizard.decisions import Decisions

if TYPE_CHECKING:
    from app.ui.import_wizard.plan_view import PlanView

_MOST_LETTERS = 44


class DecisionsBar(QFrame):
    """Shown only where there is something to decide or to know."""

    changed = Signal()

    def __init__(self, decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self.setProperty("kind", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        self.create_users = QCheckBox(self)
        self.create_customers = QCheckBox(self)
        self._user_words = self.tr("新建业务员")
        self._customer_words = self.tr("新建只在记录里提到的客户")
        for box in (self.create_users, self.create_customers):
            box.clicked.connect(lambda _on: self._on_changed())
            column.addWidget(box)
        column.addWidget(self._make_owner())
        self.assumed = QLabel(self)
        self.assumed.setWordWrap(True)
        column.addWidget(self.assumed)
        self.begin()

    def _make_owner(self) -> QWidget:
        self._owner_line = QWidget(self)
        row = QHBoxLayout(self._owner_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.owner_words = QLabel(self._owner_line)
        self.owner = QComboBox(self._owner_line)
        self.owner.setMinimumWidth(180)
        self.owner.setAccessibleName(self.tr("没有写业务员的客户归谁"))
        self.owner.activated.connect(lambda _at: self._on_changed())
        row.addWidget(self.owner_words)
        row.addWidget(self.owner)
        row.addStretch(1)
        return self._owner_line

    def begin(self) -> None:
        """Another file: the switches stand as they stand at first."""
        self.owner.clear()
        for box in (self.create_users, self.create_customers):
            box.setChecked(True)
            box.hide()
        self._owner_line.hide()
        self.assumed.hide()
        self.hide()

    def show_view(self, view: PlanView, actor: str) -> None:
        """What this plan asks. A box that was unticked stays in sight, although the plan then names nobody new."""
        plan = view.plan
        for box, names, words in (
            (self.create_users, plan.new_users, self._user_words),
            (self.create_customers, plan.new_customers, self._customer_words),
        ):
            box.setVisible(bool(names) or not box.isChecked())
            if names:
                some = _that_fit(names)
                shown = self.tr("、").join(some) + (self.tr(" 等") if len(some) < len(names) else "")
                box.setText(self.tr("{0} {1} 位：{2}").format(words, f"{len(names):,}", shown))
                box.setToolTip(self.tr("、").join(names[:60]) if len(some) < len(names) else "")
        self._owner_line.setVisible(bool(view.people) and view.unclaimed > 0)
        self.owner_words.setText(self.tr("{0} 位客户没有写业务员，归").format(f"{view.unclaimed:,}"))
        if not self.owner.count():
            self.owner.addItem(self.tr("不指定（潜在客户归{0}）").format(actor), "")
            for name in view.people:
                self.owner.addItem(name, name)
        self.assumed.setVisible(plan.assumed_dates > 0)
        self.assumed.setText(
            self.tr("{0} 位现有客户没有成交日期，按导入日推定，资料里会标明“推定”。").format(f"{plan.assumed_dates:,}")
        )
        boxes = (self.create_users, self.create_customers, self._owner_line, self.assumed)
        self.setVisible(any(not box.isHidden() for box in boxes))

    def _on_changed(self) -> None:
        self._decisions.create_users = self.create_users.isChecked()
        self._decisions.create_customers = self.create_customers.isChecked()
        self._decisions.owner = self.owner.currentData() or ""
        self.changed.emit()


def _that_fit(names: Sequence[str]) -> list[str]:
    """The first names that stand in one line together, at least one."""
    some: list[str] = []
    for name in names:
        if some and sum(map(len, some)) + len(name) > _MOST_LETTERS:
            break
        some.append(name if len(name) <= _MOST_LETTERS else name[:_MOST_LETTERS] + "…")
    return some
