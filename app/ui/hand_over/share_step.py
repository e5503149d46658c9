"""Second step: who gets it, evenly, by region or one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import services
from app.ui import formats, texts
from app.ui.hand_over.assign_table import AssignTable
from app.ui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from app.services.hand_over import Belongings, HandOver, Held
    from app.services.users import UserInfo
    from app.ui.context import WindowContext

_USER = Qt.ItemDataRole.UserRole


class ShareStep(QWidget):
    """People who receive at the left; what is not given by region or by hand is shared evenly among them."""

    changed = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.there: Belongings | None = None
        self._people: list[UserInfo] = []
        self._held: list[Held] = []
        self._regions: list[tuple[str, int]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(self._make_people(), 2)
        row.addLayout(self._make_ways(), 5)

    def _make_people(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        title = QLabel(self.tr("交给谁（可多选）"), self)
        title.setProperty("role", "strong")
        self.people = QListWidget(self)
        self.people.setAccessibleName(self.tr("接手的人"))
        self.people.itemChanged.connect(lambda _item: self._on_people_changed())
        self.to_pool = QCheckBox(self.tr("潜在客户放回公共池"), self)
        self.to_pool.toggled.connect(lambda _on: self._on_people_changed())
        self.leaves = QCheckBox(self.tr("交接后停用账号"), self)
        self.leaves.setChecked(True)
        self.leaves.toggled.connect(lambda _on: self.changed.emit())
        column.addWidget(title)
        column.addWidget(self.people, 1)
        column.addWidget(self.to_pool)
        column.addWidget(self.leaves)
        return column

    def _make_ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        self.way = ChipRow(
            [
                ("even", self.tr("平均分"), "users-round"),
                ("region", self.tr("按区域"), "map-pin"),
                ("hand", self.tr("逐个指定"), "user-check"),
            ],
            name=self.tr("怎么分"),
            parent=self,
        )
        self.way.set_value("even")
        self.way.changed.connect(self._on_way)
        self.stack = QStackedWidget(self)
        self.even = QLabel(self)
        self.even.setWordWrap(True)
        self.even.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.even.setProperty("role", "secondary")
        self.regions = AssignTable([self.tr("区域"), self.tr("客户")], self.tr("按区域交接"), numbers=(1,), parent=self)
        self.regions.table.setColumnWidth(2, 110)
        self.customers = AssignTable(
            [self.tr("客户"), self.tr("在哪张表"), self.tr("区域"), self.tr("累计金额")],
            self.tr("逐个交接"),
            numbers=(3,),
            parent=self,
        )
        for at, width in ((1, 90), (2, 90), (3, 110), (4, 90)):
            self.customers.table.setColumnWidth(at, width)
        for widget in (self.even, self.regions, self.customers):
            self.stack.addWidget(widget)
        self.regions.changed.connect(self.changed)
        self.customers.changed.connect(self.changed)
        column.addWidget(self.way)
        column.addWidget(self.stack, 1)
        return column

    def begin(self, there: Belongings, people: list[UserInfo]) -> None:
        """Somebody was chosen; the others who work here may receive."""
        if self.there is not None and self.there.user_id == there.user_id:
            self.there = there
            return
        self.there = there
        self._people = [one for one in people if one.active and one.id != there.user_id]
        self.people.blockSignals(True)
        self.people.clear()
        for one in self._people:
            item = QListWidgetItem(one.name, self.people)
            item.setData(_USER, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.people.blockSignals(False)
        self.to_pool.setEnabled(bool(there.potential))
        self.to_pool.setChecked(False)
        self._held, self._regions = [], []
        self.customers.chosen, self.regions.chosen = {}, {}
        actor, today, user_id = self._context.actor, self._context.today(), there.user_id

        def work(session: Any, _job: object) -> tuple[list[Held], list[tuple[str, int]]]:
            return (
                services.hand_over.held(session, actor, user_id, today=today),
                services.hand_over.regions(session, actor, user_id),
            )

        self._context.tasks.read(work, self._on_held, owner=self, key=(id(self), "held"))
        self._on_people_changed()

    def _on_held(self, found: tuple[list[Held], list[tuple[str, int]]]) -> None:
        self._held, self._regions = found
        self._fill()

    def ticked_people(self) -> tuple[int, ...]:
        """Who is ticked."""
        items = [self.people.item(at) for at in range(self.people.count())]
        return tuple(one.data(_USER) for one in items if one.checkState() == Qt.CheckState.Checked)

    def _on_people_changed(self) -> None:
        self._fill()
        self.changed.emit()

    def _on_way(self, way: str) -> None:
        self.stack.setCurrentIndex(("even", "region", "hand").index(way))
        self.changed.emit()

    def _fill(self) -> None:
        ticked = set(self.ticked_people())
        people = [one for one in self._people if one.id in ticked]
        self.regions.show_rows(
            [(name, (name or self.tr("没有填区域"), f"{count:,}")) for name, count in self._regions], people
        )
        self.customers.show_rows(
            [
                (one.id, (one.name, texts.table_name(one.table), one.region, formats.money(one.deal_total)))
                for one in self._held
            ],
            people,
        )
        self.even.setText(self._even_words(people))

    def _even_words(self, people: list[UserInfo]) -> str:
        there = self.there
        if there is None:
            return ""
        if there.empty:
            return self.tr("手上没有要交接的，下一步直接停用账号。")
        if not people:
            return self.tr("先在左边勾选接手的人。")
        kinds = [
            (self.tr("潜在客户"), 0 if self.to_pool.isChecked() else there.potential),
            (self.tr("长期未交易"), there.dormant),
            (self.tr("现有客户"), there.current),
            (self.tr("售后"), there.cases),
        ]
        each = self.tr("{kind} {count}：每人约 {share}")
        lines = [
            each.format(kind=kind, count=f"{count:,}", share=f"{-(-count // len(people)):,}")
            for kind, count in kinds
            if count
        ]
        if there.potential and self.to_pool.isChecked():
            lines.append(self.tr("潜在客户 {0}：放回公共池").format(f"{there.potential:,}"))
        if there.calls:
            lines.append(self.tr("本周名单 {0}：交给还有名额的人，没有名额的退回待分配").format(there.calls))
        lines.append(self.tr("按累计金额从大到小轮流分，金额也大致平均。"))
        return "\n".join(lines)

    def plan(self) -> HandOver:
        """What was chosen."""
        people, way = self.ticked_people(), self.way.value
        plan: HandOver = services.hand_over.HandOver(
            potential=people,
            dormant=people,
            current=people,
            cases=people,
            calls=people,
            to_pool=self.to_pool.isChecked(),
            leaves=self.leaves.isChecked(),
            by_region={str(key): to for key, to in self.regions.plan.items()} if way == "region" else {},
            by_hand={int(str(key)): to for key, to in self.customers.plan.items()} if way == "hand" else {},
        )
        return plan

    def why_not(self) -> str:
        """Why it cannot go on yet, '' when it can."""
        there = self.there
        if there is None:
            return self.tr("请先选一位成员。")
        needs = there.dormant or there.current or there.cases or (there.potential and not self.to_pool.isChecked())
        return self.tr("请勾选至少一位接手的人。") if needs and not self.ticked_people() else ""
