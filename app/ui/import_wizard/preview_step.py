"""Step 3, the dry run: counts as cards that filter the rows below, and the few decisions that are left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui.import_wizard.plan_rows import GROUPS, PlanRows
from app.ui.widgets.count_card import CountCard
from app.ui.widgets.plain_table import dress

if TYPE_CHECKING:
    from app.services.import_plan import ImportPlan
    from app.ui.import_wizard.plan_rows import Entry

_STATUS = {
    "new": "green",
    "updated": "blue",
    "unchanged": "gray",
    "suspected": "amber",
    "problems": "red",
    "skipped": "gray",
}
_NAMES_SHOWN = 6


class PreviewStep(QWidget):
    """Nothing is written yet; every decision here makes a new plan."""

    options_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, list[Entry]] = {}
        self._group = "new"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._make_cards())
        column.addWidget(self._make_decisions())
        top = QHBoxLayout()
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.sheet = QComboBox(self)
        self.sheet.setAccessibleName(self.tr("工作表"))
        self.sheet.setMinimumWidth(170)
        self.sheet.activated.connect(lambda _at: self._show_rows())
        self.rule = QComboBox(self)
        self.rule.setMinimumWidth(150)
        self.rule.activated.connect(self._on_rule)
        self._rule_words = QLabel(self)
        top.addWidget(self.title, 1)
        top.addWidget(self._rule_words)
        top.addWidget(self.rule)
        top.addSpacing(10)
        top.addWidget(self.sheet)
        column.addLayout(top)
        self.model = PlanRows(self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        dress(self.table)
        for at, width in ((0, 150), (1, 60), (2, 230)):
            self.table.setColumnWidth(at, width)
        column.addWidget(self.table, 1)
        self.rules: dict[str, str] = {}

    def _make_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {
            "new": self.tr("新增"),
            "updated": self.tr("更新"),
            "unchanged": self.tr("无变化"),
            "suspected": self.tr("疑似重复"),
            "problems": self.tr("有问题"),
            "skipped": self.tr("跳过"),
        }
        self.cards: dict[str, CountCard] = {}
        for group in GROUPS:
            card = CountCard(names[group], _STATUS[group], self)
            card.clicked.connect(lambda _checked=False, one=group: self.show_group(one))
            self.cards[group] = card
            row.addWidget(card, 1)
        return row

    def _make_decisions(self) -> QWidget:
        self._decisions = QFrame(self)
        self._decisions.setProperty("kind", "note")
        column = QVBoxLayout(self._decisions)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(3)
        self.create_users = QCheckBox(self._decisions)
        self.create_customers = QCheckBox(self._decisions)
        for box in (self.create_users, self.create_customers):
            box.setChecked(True)
            box.clicked.connect(lambda _on: self.options_changed.emit())
            column.addWidget(box)
        column.addWidget(self._make_owner())
        self.assumed = QLabel(self._decisions)
        self.assumed.setWordWrap(True)
        column.addWidget(self.assumed)
        return self._decisions

    def _make_owner(self) -> QWidget:
        self._owner_line = QWidget(self._decisions)
        row = QHBoxLayout(self._owner_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.owner_words = QLabel(self._owner_line)
        self.owner = QComboBox(self._owner_line)
        self.owner.setMinimumWidth(180)
        self.owner.setAccessibleName(self.tr("没有写业务员的客户归谁"))
        self.owner.activated.connect(lambda _at: self.options_changed.emit())
        row.addWidget(self.owner_words)
        row.addWidget(self.owner)
        row.addStretch(1)
        self._owner_line.hide()
        return self._owner_line

    # --- showing -------------------------------------------------------------------------

    def begin(self) -> None:
        """Another file: what was decided for the last one does not hold."""
        self.rules.clear()
        self.owner.clear()

    def show_owners(self, people: Sequence[str], ownerless: int, actor: str) -> None:
        """Offer who takes the customers whose rows name nobody; without such rows there is nothing to decide."""
        self._owner_line.setVisible(bool(people) and ownerless > 0)
        self.owner_words.setText(self.tr("{0} 位客户没有写业务员，归").format(f"{ownerless:,}"))
        if not self.owner.count():
            self.owner.addItem(self.tr("不指定（潜在客户归{0}）").format(actor), "")
            for name in people:
                self.owner.addItem(name, name)

    def show_plan(self, plan: ImportPlan, rows: dict[str, list[Entry]]) -> None:
        """The counts, the decisions, and the rows of the group that was in front."""
        self._rows = rows
        for group, card in self.cards.items():
            card.set_count(len(rows[group]))
        sheet = self.sheet.currentData()
        self.sheet.clear()
        self.sheet.addItem(self.tr("全部工作表"), "")
        for one in plan.sheets:
            self.sheet.addItem(one.sheet, one.sheet)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(sheet)))
        self._show_decisions(plan)
        if not rows[self._group]:
            self._group = next((group for group in GROUPS if rows[group]), "new")
        self.show_group(self._group)

    def _show_decisions(self, plan: ImportPlan) -> None:
        # A box that was unticked stays in sight, although the plan then names nobody new.
        users, customers = plan.new_users, plan.new_customers
        self.create_users.setVisible(bool(users) or not self.create_users.isChecked())
        if users:
            self.create_users.setText(
                self.tr("新建 {0} 位业务员：{1}").format(len(users), _some(users, self.tr("、"), self.tr(" 等")))
            )
        self.create_customers.setVisible(bool(customers) or not self.create_customers.isChecked())
        if customers:
            self.create_customers.setText(
                self.tr("新建 {0} 位只在记录里提到的客户：{1}").format(
                    len(customers), _some(customers, self.tr("、"), self.tr(" 等"))
                )
            )
        self.assumed.setVisible(plan.assumed_dates > 0)
        self.assumed.setText(
            self.tr("{0} 位现有客户没有成交日期，按导入日推定，资料里会标明“推定”。").format(plan.assumed_dates)
        )
        boxes = (self.create_users, self.create_customers, self._owner_line, self.assumed)
        self._decisions.setVisible(any(not box.isHidden() for box in boxes))

    def show_group(self, group: str) -> None:
        """Filter the rows by a card."""
        self._group = group
        for key, card in self.cards.items():
            card.setChecked(key == group)
        self._show_rule()
        self._show_rows()

    def _show_rows(self) -> None:
        sheet = self.sheet.currentData()
        rows = self._rows.get(self._group, [])
        if sheet:
            rows = [one for one in rows if one[0].sheet == sheet]
        self.model.show_rows(self._group, rows)
        # New and unchanged rows need no further words: their names get the room.
        wordless = self._group in ("new", "unchanged")
        header = self.table.horizontalHeader()
        self.table.setColumnHidden(3, wordless)
        header.setSectionResizeMode(2, header.ResizeMode.Stretch if wordless else header.ResizeMode.Interactive)
        header.setSectionResizeMode(3, header.ResizeMode.Interactive if wordless else header.ResizeMode.Stretch)
        if not wordless:
            self.table.setColumnWidth(2, 230)
        self.table.scrollToTop()
        self.title.setText(self.tr("{0}：{1} 行").format(self.cards[self._group].title, f"{len(rows):,}"))

    # --- rules ---------------------------------------------------------------------------

    def _show_rule(self) -> None:
        offered: dict[str, list[tuple[str, str]]] = {
            "updated": [
                ("overwrite", self.tr("用表里的内容更新")),
                ("fill", self.tr("只补空白")),
                ("skip", self.tr("跳过")),
            ],
            "suspected": [
                ("create", self.tr("当作新客户")),
                ("merge", self.tr("并入已有客户，只补空白")),
                ("skip", self.tr("跳过")),
            ],
        }
        choices = offered.get(self._group, [])
        self.rule.setVisible(bool(choices))
        self._rule_words.setVisible(bool(choices))
        self._rule_words.setText(self.tr("这些行："))
        self.rule.clear()
        for value, text in choices:
            self.rule.addItem(text, value)
        if choices:
            self.rule.setCurrentIndex(max(0, self.rule.findData(self.rules.get(self._group, choices[0][0]))))

    def _on_rule(self, _at: int) -> None:
        self.rules[self._group] = self.rule.currentData()
        self.options_changed.emit()

    def options(self, plan_sheets: list[str]) -> dict[str, Any]:
        """What the user decided, as fields of ImportOptions."""
        return {
            "owner": self.owner.currentData() or None,
            "create_users": self.create_users.isChecked(),
            "create_customers": self.create_customers.isChecked(),
            "rules": {(sheet, group): rule for sheet in plan_sheets for group, rule in self.rules.items()},
        }

    def writes_something(self) -> bool:
        """Whether 导入 would change anything."""
        updated = self.rules.get("updated") != "skip" and self._rows.get("updated")
        suspected = self.rules.get("suspected") != "skip" and self._rows.get("suspected")
        return bool(self._rows.get("new") or updated or suspected)


def _some(names: list[str], comma: str, more: str) -> str:
    shown = comma.join(names[:_NAMES_SHOWN])
    return shown + more if len(names) > _NAMES_SHOWN else shown
