"""The menu of a column's heading, as Excel's funnel: order, values with counts to tick, ranges, blanks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.periods import is_period
from app.models.query import BLANK, CONTAINS, FILLED
from app.ui.columns import ColumnSpec, Kind
from app.ui.filter_words import DAY_KINDS, NUMBER_KINDS, period_name, periods, value_word
from app.ui.formats import quantity
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import ghost_button, link_button, primary_button, secondary_button
from app.ui.widgets.date_field import DateField
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.services.lists import ColumnValues

_WIDTH: Final = 292
_VALUE: Final = Qt.ItemDataRole.UserRole
_ROWS: Final = 9


class HeaderFilter(QFrame):
    """Shows what it is given and tells what was chosen; who opened it asks for the values."""

    sort_chosen = Signal(bool)
    """Descending."""
    applied = Signal(tuple, tuple)
    """Accepted values, and a range (from, to) or nothing."""
    hide_chosen = Signal()
    values_wanted = Signal(str)
    """The values that hold this text."""

    def __init__(
        self,
        column: ColumnSpec,
        values: Sequence[str],
        bounds: tuple[str, str] | None,
        *,
        today: Callable[[], date],
        may_hide: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("筛选“{0}”").format(column.title))
        self.column = column
        self._today = today
        self._chosen = tuple(values)
        self._period = bounds[0] if bounds is not None and is_period(bounds[0]) else ""
        self._filling = False
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.setFixedWidth(round(_WIDTH * factor))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 10)
        layout.setSpacing(6)
        if column.sortable:
            layout.addLayout(self._orders())
            layout.addWidget(_rule(self))
        if column.kind in DAY_KINDS:
            layout.addLayout(self._days(bounds))
        elif column.kind in NUMBER_KINDS:
            layout.addLayout(self._numbers(bounds))
        else:
            layout.addLayout(self._values())
        if column.kind in DAY_KINDS | NUMBER_KINDS:
            layout.addLayout(self._blanks())
        self.reason = QLabel(self)
        self.reason.setProperty("role", "error")
        self.reason.setWordWrap(True)
        self.reason.hide()
        layout.addWidget(self.reason)
        layout.addLayout(self._footer(may_hide))

    def open_at(self, at: QPoint) -> None:
        """Show under the heading, inside the screen; the keyboard is in the first field."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(at.x(), screen.right() - self.width())
        y = at.y() if at.y() + self.height() <= screen.bottom() else max(screen.top(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), y)
        self.show()
        first = self.findChild(QLineEdit)
        if first is not None:
            first.setFocus()
        if self._lists_values:
            self.values_wanted.emit("")

    @property
    def _lists_values(self) -> bool:
        return self.column.kind not in DAY_KINDS | NUMBER_KINDS

    # --- parts --------------------------------------------------------------------------

    def _orders(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        up, down = self.tr("升序"), self.tr("降序")
        if self.column.kind in DAY_KINDS:
            up, down = self.tr("从早到晚"), self.tr("从晚到早")
        elif self.column.kind in NUMBER_KINDS:
            up, down = self.tr("从小到大"), self.tr("从大到小")
        for text, icon_name, descending in ((up, "chevron-up", False), (down, "chevron-down", True)):
            button = ghost_button(text, icon_name, parent=self)
            button.clicked.connect(lambda _checked=False, one=descending: self._on_sort(one))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _values(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        self.search = SearchField(self.tr("在“{0}”里找").format(self.column.title), parent=self)
        self.search.searched.connect(self.values_wanted)
        box.addWidget(self.search)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("值和行数"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fit_tree(_ROWS)
        self.tree.itemChanged.connect(self._on_ticked)
        box.addWidget(self.tree)
        self.note = QLabel(self.tr("正在统计…"), self)
        self.note.setProperty("role", "caption")
        self.note.setWordWrap(True)
        box.addWidget(self.note)
        return box

    def _days(self, bounds: tuple[str, str] | None) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(6)
        self._periods = {}
        for at, period in enumerate(periods(self.column)):
            button = secondary_button(period_name(period), parent=self)
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setChecked(period == self._period)
            button.clicked.connect(lambda checked, one=period: self._on_period(one, checked))
            grid.addWidget(button, at // 4, at % 4)
            self._periods[period] = button
        box.addLayout(grid)
        low, high = bounds if bounds is not None and not self._period else ("", "")
        self.first = DateField(today=self._today, name=self.tr("从"), parent=self)
        self.last = DateField(today=self._today, name=self.tr("到"), parent=self)
        for field, text, words in ((self.first, low, self.tr("从")), (self.last, high, self.tr("到"))):
            if text:
                field.set_value(date.fromisoformat(text))
            field.edit.textEdited.connect(lambda _text: self._on_period("", False))
            box.addLayout(_labelled(words, field, self))
        return box

    def _numbers(self, bounds: tuple[str, str] | None) -> QVBoxLayout:
        box = QVBoxLayout()
        low, high = bounds or ("", "")
        self.low, self.high = QLineEdit(self), QLineEdit(self)
        for field, text, words in ((self.low, low, self.tr("最小")), (self.high, high, self.tr("最大"))):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setAccessibleName(words)
            if text:
                field.setText(quantity(Decimal(text)))
            box.addLayout(_labelled(words, field, self))
        return box

    def _blanks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.blank = QCheckBox(self.tr("只看空白"), self)
        self.filled = QCheckBox(self.tr("只看非空白"), self)
        self.blank.setChecked(BLANK in self._chosen)
        self.filled.setChecked(FILLED in self._chosen)
        self.blank.toggled.connect(lambda on: self.filled.setChecked(False) if on else None)
        self.filled.toggled.connect(lambda on: self.blank.setChecked(False) if on else None)
        row.addWidget(self.blank)
        row.addWidget(self.filled)
        row.addStretch(1)
        return row

    def _footer(self, may_hide: bool) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(8)
        links = QHBoxLayout()
        self.clear_button = link_button(self.tr("清除这列的筛选"), parent=self)
        self.clear_button.clicked.connect(lambda: self._tell((), ()))
        links.addWidget(self.clear_button)
        links.addStretch(1)
        if may_hide:
            hide = link_button(self.tr("隐藏这一列"), parent=self)
            hide.clicked.connect(self._on_hide)
            links.addWidget(hide)
        box.addLayout(links)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = secondary_button(self.tr("取消"), key="Esc", parent=self)
        cancel.clicked.connect(self.close)
        self.apply_button = primary_button(self.tr("筛选"), key=self.tr("回车"), parent=self)
        self.apply_button.clicked.connect(self.apply)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply_button)
        box.addLayout(buttons)
        return box

    # --- values -------------------------------------------------------------------------

    def show_values(self, found: ColumnValues) -> None:
        """The values with their numbers, ticked as the filter stands; after a search all that were found."""
        searched = bool(self.search.text().strip())
        self._filling = True
        self.tree.clear()
        if found.hidden:
            self.note.setText(self.tr("这一列的号码已隐藏，不能按它筛选。"))
            self._filling = False
            return
        entries = [(value, value_word(self.column, value), count) for value, count in found.values]
        if found.blank and not searched:
            entries.append((BLANK, self.tr("（空白）"), found.blank))
        every = searched or not self._chosen or FILLED in self._chosen
        self._all = QTreeWidgetItem(self.tree, [self.tr("（全选）"), ""])
        self._all.setFlags(self._all.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        for value, label, count in entries:
            item = QTreeWidgetItem(self.tree, [label.replace("\n", " "), f"{count:,}"])
            item.setData(0, _VALUE, value)
            item.setToolTip(0, label)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            ticked = (every and not (FILLED in self._chosen and value == BLANK)) or value in self._chosen
            ticked = ticked or any(one.startswith(CONTAINS) and one[1:] in value for one in self._chosen)
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        self._show_all_state()
        if not searched:  # the room stays as it is while one searches
            self._fit_tree(len(entries) + 1)
            self.layout().activate()
            self.adjustSize()
        if not entries:
            self.note.setText(self.tr("没有找到“{0}”。").format(self.search.text().strip()) if searched else "")
        elif found.more:
            self.note.setText(self.tr("只列出最多的 {0} 个，输入几个字可以找到其余的。").format(len(found.values)))
        else:
            self.note.setText(self.tr("共 {0} 个不同的值").format(len(entries)))

    def _fit_tree(self, rows: int) -> None:
        height = max(28, self.fontMetrics().height() + 10)
        self.tree.setFixedHeight(min(max(rows, 3), _ROWS) * height + 4)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(at) for at in range(1, self.tree.topLevelItemCount()))
        return [one for one in found if one is not None]

    def _on_ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        if self._filling:
            return
        if item is self._all:
            self._filling = True
            for one in self._items():
                one.setCheckState(0, self._all.checkState(0))
            self._filling = False
        self._show_all_state()

    def _show_all_state(self) -> None:
        ticked = [one.checkState(0) == Qt.CheckState.Checked for one in self._items()]
        state = Qt.CheckState.PartiallyChecked
        if all(ticked):
            state = Qt.CheckState.Checked
        elif not any(ticked):
            state = Qt.CheckState.Unchecked
        self._filling = True
        self._all.setCheckState(0, state)
        self._filling = False

    # --- answers ------------------------------------------------------------------------

    def apply(self) -> None:
        """Tell what was chosen, unless it makes no sense; then say why."""
        if self._lists_values:
            self._apply_values()
            return
        values: tuple[str, ...] = ()
        if self.blank.isChecked():
            values = (BLANK,)
        elif self.filled.isChecked():
            values = (FILLED,)
        bounds = self._day_bounds() if self.column.kind in DAY_KINDS else self._number_bounds()
        if bounds is not None:
            self._tell(values, bounds if any(bounds) and not values else ())

    def _apply_values(self) -> None:
        if not self.tree.topLevelItemCount():
            self.close()
            return
        items = self._items()
        ticked = [str(one.data(0, _VALUE)) for one in items if one.checkState(0) == Qt.CheckState.Checked]
        text = self.search.text().strip()
        if not ticked:
            self._say(self.tr("至少要勾选一个值。"))
        elif len(ticked) == len(items):
            self._tell((CONTAINS + text,) if text and self.column.kind is not Kind.FLAG else (), ())
        else:
            self._tell(tuple(ticked), ())

    def _day_bounds(self) -> tuple[str, str] | None:
        if self._period:
            return self._period, ""
        if not (self.first.check() and self.last.check()):
            return None
        low, high = self.first.value, self.last.value
        if low is not None and high is not None and low > high:
            low, high = high, low
        return low.isoformat() if low else "", high.isoformat() if high else ""

    def _number_bounds(self) -> tuple[str, str] | None:
        found: list[Decimal | None] = []
        for field in (self.low, self.high):
            text = field.text().replace(",", "").replace("，", "").replace("¥", "").strip()
            try:
                number = Decimal(text) if text else None
                if number is not None and not number.is_finite():
                    raise InvalidOperation
            except InvalidOperation:
                self._say(self.tr("“{0}”不是数字。").format(field.text()[:20]))
                field.setFocus()
                return None
            found.append(number)
        low, high = found
        if low is not None and high is not None and low > high:
            low, high = high, low
        return "" if low is None else format(low, "f"), "" if high is None else format(high, "f")

    def _say(self, sentence: str) -> None:
        self.reason.setText(sentence)
        self.reason.show()
        self.adjustSize()

    def _tell(self, values: tuple[str, ...], bounds: tuple[str, ...]) -> None:
        self.applied.emit(values, bounds)
        self.close()

    def _on_sort(self, descending: bool) -> None:
        self.sort_chosen.emit(descending)
        self.close()

    def _on_hide(self) -> None:
        self.hide_chosen.emit()
        self.close()

    def _on_period(self, period: str, checked: bool) -> None:
        self._period = period if checked else ""
        for one, button in self._periods.items():
            button.setChecked(one == self._period)
        if checked:
            self.first.set_value(None)
            self.last.set_value(None)
            self.blank.setChecked(False)
            self.filled.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter filters, Esc leaves; ↓ goes from the search box into the values."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        elif event.key() == Qt.Key.Key_Down and self._lists_values and self.search.hasFocus():
            self.tree.setFocus()
            first = self.tree.topLevelItem(0)
            if first is not None:
                self.tree.setCurrentItem(first)
        else:
            super().keyPressEvent(event)


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("kind", "rule")
    rule.setFixedHeight(1)
    return rule


def _labelled(words: str, field: QWidget, parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    label = QLabel(words, parent)
    label.setProperty("role", "secondary")
    label.setMinimumWidth(34)
    row.addWidget(label)
    row.addWidget(field, 1)
    return row
