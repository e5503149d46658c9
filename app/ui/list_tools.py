"""The two rows over a list: title, count, filter box and tools (or the batch actions), then chips and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.columns import ColumnSpec
from app.ui.icons import icon
from app.ui.widgets.buttons import ghost_button, icon_button, link_button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tight_row import TightRow


@dataclass(frozen=True)
class BatchAction:
    """What can be done with two or more selected rows."""

    key: str
    text: str
    icon: str = ""
    why_not: str = ""
    """Why it cannot be done in this list; the button stays, for it is there in others, but does nothing."""


class ToolRow(QFrame):
    """48 px: title, count, filter, 排序 列 行高 导入 导出; with several rows selected, the batch actions instead."""

    sort_chosen = Signal(str, bool, bool)
    columns_requested = Signal()
    row_height_chosen = Signal(str)
    import_requested = Signal()
    export_requested = Signal()
    batch_chosen = Signal(str)
    batch_left = Signal()

    def __init__(
        self,
        title: str,
        columns: Sequence[ColumnSpec],
        batch: Sequence[BatchAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self._columns = columns
        self._has_batch = bool(batch)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.addWidget(self._stack)
        self._stack.addWidget(self._tools(title))
        self._stack.addWidget(self._batch(batch))

    def _tools(self, title: str) -> QWidget:
        page = TightRow(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        name = QLabel(title, page)
        name.setProperty("role", "section")
        self._count = QLabel(page)
        self._count.setProperty("role", "caption")
        self.filter = SearchField(self.tr("在表内筛选 (Ctrl+F)"), icon_name="funnel", parent=page)
        self.filter.setMaximumWidth(210)
        self.filter.setMinimumWidth(120)
        row.addWidget(name)
        row.addSpacing(4)
        row.addWidget(self._count)
        row.addSpacing(8)
        row.addWidget(self.filter, 10)
        row.addStretch(1)
        self._sort_menu = QMenu(self)
        heights = QMenu(self)
        sort = ghost_button(self.tr("排序"), "arrow-up-down", parent=page)
        sort.setMenu(self._sort_menu)
        self.columns_button = ghost_button(self.tr("列"), "columns-3", tip=self.tr("选择和排列要显示的列"), parent=page)
        self.columns_button.clicked.connect(self.columns_requested)
        height = ghost_button(self.tr("行高"), "rows-3", parent=page)
        height.setMenu(heights)
        for button in (sort, self.columns_button, height):
            row.addWidget(button)
        self._fill_heights(heights)
        self.import_button = ghost_button(self.tr("导入"), "download", key="Ctrl+I", parent=page)
        self.export_button = ghost_button(self.tr("导出"), "upload", key="Ctrl+E", parent=page)
        self.import_button.clicked.connect(self.import_requested)
        self.export_button.clicked.connect(self.export_requested)
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        return page

    def _batch(self, actions: Sequence[BatchAction]) -> QWidget:
        self._batch_row = page = TightRow(self)
        page.setProperty("kind", "batch")
        row = QHBoxLayout(page)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(2)
        self._selected = QLabel(page)
        row.addWidget(self._selected)
        row.addSpacing(10)
        for action in actions:
            button = ghost_button(action.text, action.icon, parent=page)
            button.clicked.connect(lambda _checked=False, key=action.key: self.batch_chosen.emit(key))
            if action.why_not:
                button.setEnabled(False)
                button.setToolTip(action.why_not)
            row.addWidget(button)
        row.addStretch(1)
        leave = ghost_button(self.tr("取消"), "x", tip=self.tr("回到一行"), key="Esc", parent=page)
        leave.clicked.connect(self.batch_left)
        row.addWidget(leave)
        return page

    def set_columns(self, columns: Sequence[ColumnSpec]) -> None:
        """The list has other columns now."""
        self._columns = columns

    def _fill_heights(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for key, text in (
            ("compact", self.tr("紧凑")),
            ("standard", self.tr("标准")),
            ("relaxed", self.tr("宽松")),
        ):
            action = QAction(text, group)
            action.triggered.connect(lambda _checked=False, one=key: self.row_height_chosen.emit(one))
            menu.addAction(action)

    def set_count(self, text: str) -> None:
        """96 / 186 位"""
        self._count.setText(text)

    def set_sort(self, sort: tuple[tuple[str, bool], ...]) -> None:
        """Offer every sortable column; choosing the first key again reverses it."""
        menu = self._sort_menu
        menu.clear()
        now = dict(sort)
        for column in self._columns:
            if not column.sortable:
                continue
            descending = now.get(column.key)
            name = "" if descending is None else "chevron-down" if descending else "chevron-up"
            action = menu.addAction(column.title)
            if name:
                action.setIcon(icon(name, "link"))
            turned = descending is False
            action.triggered.connect(
                lambda _checked=False, key=column.key, down=turned: self.sort_chosen.emit(key, down, False)
            )

    def set_selected(self, count: int, unit: str) -> None:
        """Two or more selected rows bring the batch actions."""
        self._selected.setText(self.tr("已选 {0} {1}").format(f"{count:,}", unit))
        self._stack.setCurrentIndex(1 if count > 1 and self._has_batch else 0)
        self._batch_row.fit()


class ChipsRow(QFrame):
    """34 px: every active filter as a chip, 清除, and the order at the right."""

    removed = Signal(str)
    cleared = Signal()
    save_requested = Signal()
    update_requested = Signal()
    panel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 14, 6)
        row.setSpacing(6)
        self._panel_button = icon_button(
            "sliders-horizontal", self.tr("视图与筛选"), key="Ctrl+\\", size=14, parent=self
        )
        self._panel_button.setFixedSize(24, 24)
        self._panel_button.clicked.connect(self.panel_requested)
        row.addWidget(self._panel_button)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        row.addLayout(self._chips)
        self._elsewhere = link_button(self.tr("更多"), tip=self.tr("在其他表中的客户，或回到图表"), parent=self)
        self._elsewhere.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self._elsewhere.setIcon(icon("chevron-down", "link", 14))
        self._elsewhere.setMenu(QMenu(self._elsewhere))
        row.addWidget(self._elsewhere)
        self._clear = link_button(self.tr("清除"), parent=self)
        self._clear.clicked.connect(self.cleared)
        row.addWidget(self._clear)
        self._save = link_button(
            self.tr("存为视图"), tip=self.tr("把现在的筛选、排序和列存起来，以后一点就到"), parent=self
        )
        self._save.clicked.connect(self.save_requested)
        row.addWidget(self._save)
        self._update = link_button(self.tr("更新视图"), parent=self)
        self._update.clicked.connect(self.update_requested)
        row.addWidget(self._update)
        row.addStretch(1)
        self._order = ElidedLabel("", self, role="caption", minimum_width=0)
        self._order.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._order)
        self._shown: list[tuple[str, str]] = []
        self.set_content([], "", narrow=False)
        self.set_changed_view("", mine=False)
        self.set_elsewhere(())

    def set_content(self, chips: list[tuple[str, str]], order: str, *, narrow: bool) -> None:
        """`chips`: (key, words); `order`: how the list is sorted, in words."""
        if chips != self._shown:
            self._shown = chips
            while (item := self._chips.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            for key, words in chips:
                chip = FilterChip(_short(words), self.tr("去掉这个筛选"), self)
                chip.removed.connect(lambda one=key: self.removed.emit(one))
                self._chips.addWidget(chip)
        self._clear.setVisible(bool(chips))
        self._save.setVisible(bool(chips))
        self._order.setText(order)
        self.set_narrow(narrow)

    def set_elsewhere(self, places: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Customers of the same chip stand in other tables: (words with their number, what leads there)."""
        menu = self._elsewhere.menu()
        menu.clear()
        for words, call in places:
            menu.addAction(words).triggered.connect(lambda _checked=False, one=call: one())
        self._elsewhere.setVisible(bool(places))
        if places:
            self._save.hide()  # whom a bar of a chart stood for is no part of a view

    def set_changed_view(self, name: str, *, mine: bool) -> None:
        """A saved view is looked at in another way than it was kept: one's own can be updated; '' hides the offer."""
        self._update.setVisible(bool(name) and mine)
        self._update.setToolTip(self.tr("“{0}”以后就这样显示").format(name))
        if name:
            self._save.show()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the filter panel is hidden: then the button that opens it stands out."""
        self._panel_button.setIcon(icon("sliders-horizontal", "text2" if narrow else "text3", 14))

    def chips(self) -> list[QPushButton]:
        """The chips shown, for keyboard order and tests."""
        return [one for one in self.findChildren(FilterChip) if one.isVisibleTo(self)]


def _short(words: str, limit: int = 24) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"
