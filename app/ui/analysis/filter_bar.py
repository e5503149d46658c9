"""The filters of 统计分析: period, salesperson, region, product; and the grouping of a report that has several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QWidget

from app import services
from app.models.nouns import CUSTOMER_LISTS, ListName
from app.models.query import ListQuery
from app.ui import report_texts
from app.ui.analysis.shelf import OWN_DAYS, USUAL, Wish
from app.ui.widgets.buttons import link_button
from app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from app.ui.context import WindowContext


class FilterBar(QWidget):
    """One set of filters for all cards and the large picture; only the grouping belongs to one report."""

    changed = Signal()
    grouping_changed = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked_choices = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.period = self._combo(self.tr("期间"), row, 132)
        for key in (USUAL, "month", "quarter", "year", "last_year", "12m", "24m", "36m", "all", OWN_DAYS):
            self.period.addItem(report_texts.period(key), key)
        self.first = self._day(self.tr("从"), row)
        self.until = QLabel(self.tr("至"), self)
        row.addWidget(self.until)
        self.last = self._day(self.tr("到"), row)
        self.person = self._combo(self.tr("业务员"), row, 118)
        self.region = self._combo(self.tr("区域"), row, 118, typed=True)
        self.product = self._combo(self.tr("产品"), row, 132, typed=True)
        self.grouping = self._combo(self.tr("分组"), row, 118)
        self.clear = link_button(self.tr("清除"), tip=self.tr("去掉所有筛选"), parent=self)
        self.clear.clicked.connect(self.reset)
        row.addWidget(self.clear)
        row.addStretch(1)
        self.person.addItem(self.tr("全部业务员"), None)
        self.person.setVisible(context.actor.sees_all)
        self.region.addItem(self.tr("全部区域"), None)
        self.product.addItem(self.tr("全部产品"), None)
        self.set_groupings((), None)
        self._show_days()
        self.clear.hide()
        self.period.currentIndexChanged.connect(self._on_period)
        for combo in (self.person, self.region, self.product):
            combo.currentIndexChanged.connect(self._on_changed)
        self.grouping.currentIndexChanged.connect(lambda _at: self.grouping_changed.emit(self.grouping.currentData()))
        for field in (self.first, self.last):
            field.changed.connect(lambda _day: self._on_changed())

    def _combo(self, name: str, row: QHBoxLayout, width: int, *, typed: bool = False) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setMinimumWidth(width)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)
        combo.setMaximumWidth(width + 40)
        if typed:
            # Hundreds of names: a few typed signs find the one that is meant.
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = combo.completer()
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            combo.lineEdit().editingFinished.connect(lambda: self._on_typed(combo))
        row.addWidget(combo)
        return combo

    def _day(self, name: str, row: QHBoxLayout) -> DateField:
        field = DateField(today=self._context.today, name=name, parent=self)
        field.setFixedWidth(126)
        row.addWidget(field)
        return field

    # --- what is chosen ------------------------------------------------------------------------

    def wish(self, name: str, by: str | None) -> Wish:
        """A report as these filters ask for it."""
        period, first, last = self.period.currentData(), self.first.value, self.last.value
        if period == OWN_DAYS and (first is None or last is None):
            period = USUAL
        own = period == OWN_DAYS
        if own and first is not None and last is not None and last < first:
            first, last = last, first
        return Wish(
            name, period, first if own else None, last if own else None, self.person.currentData(),
            self.region.currentData(), self.product.currentData(), by,
        )  # fmt: skip

    @property
    def narrowed(self) -> bool:
        """Whether anything but the period is filtered."""
        return any(one.currentData() is not None for one in (self.person, self.region, self.product))

    def reset(self) -> None:
        """Nothing filtered, every report over its usual period."""
        blocked = [QSignalBlocker(one) for one in (self.period, self.person, self.region, self.product)]
        for combo in (self.period, self.person, self.region, self.product):
            combo.setCurrentIndex(0)
        del blocked
        self._show_days()
        self._on_changed()

    def set_period(self, key: str) -> None:
        """Choose a usual period."""
        self.period.setCurrentIndex(self.period.findData(key))

    def set_groupings(self, keys: Sequence[str], chosen: str | None) -> None:
        """What the chosen report can be grouped by; none hides the choice."""
        blocked = QSignalBlocker(self.grouping)
        self.grouping.clear()
        for key in keys:
            self.grouping.addItem(report_texts.grouping(key), key)
        self.grouping.setCurrentIndex(max(0, self.grouping.findData(chosen)))
        del blocked
        self.grouping.setVisible(len(keys) > 1)

    # --- what can be chosen ----------------------------------------------------------------------

    def ask_choices(self) -> None:
        """Salespeople, regions and products, asked once in the background."""
        if self._asked_choices:
            return
        self._asked_choices = True
        actor, today = self._context.actor, self._context.today()

        def work(session: Any, _job: object) -> tuple[list[tuple[int, str]], list[str], list[str]]:
            people = [(one.id, one.name) for one in services.users.all_users(session)] if actor.sees_all else []
            regions: dict[str, int] = {}
            for name in CUSTOMER_LISTS:
                values = services.lists.column_values(session, actor, ListQuery(name), "region", today=today).values
                for value, count in values:
                    regions[value] = regions.get(value, 0) + count
            lines = ListQuery(ListName.SHIPMENTS)
            products = services.lists.column_values(session, actor, lines, "product", today=today).values
            return people, sorted(regions, key=lambda one: -regions[one]), [value for value, _count in products]

        self._context.tasks.read(work, self._on_choices, owner=self, key=(id(self), "choices"))

    def _on_choices(self, found: tuple[list[tuple[int, str]], list[str], list[str]]) -> None:
        people, regions, products = found
        for combo, entries in (
            (self.person, [(name, one) for one, name in people]),
            (self.region, [(one, one) for one in regions]),
            (self.product, [(one, one) for one in products]),
        ):
            blocked = QSignalBlocker(combo)
            for words, value in entries:
                combo.addItem(words, value)
            del blocked

    def _on_typed(self, combo: QComboBox) -> None:
        # What is no name of the list goes back to what was chosen.
        at = combo.findText(combo.currentText(), Qt.MatchFlag.MatchFixedString)
        combo.setCurrentIndex(max(0, at))
        combo.setEditText(combo.itemText(combo.currentIndex()))
        combo.lineEdit().setCursorPosition(0)

    def _on_period(self) -> None:
        if self.period.currentData() == OWN_DAYS and self.first.value is None:
            today = self._context.today()
            self.first.set_value(date(today.year, 1, 1))
            self.last.set_value(today)
        self._show_days()
        self._on_changed()

    def _show_days(self) -> None:
        own = self.period.currentData() == OWN_DAYS
        for widget in (self.first, self.until, self.last):
            widget.setVisible(own)

    def _on_changed(self) -> None:
        self.clear.setVisible(self.narrowed or self.period.currentData() != USUAL)
        self.changed.emit()

    def showEvent(self, event: Any) -> None:
        """The names are asked for when somebody may choose."""
        super().showEvent(event)
        self.ask_choices()
