"""The table of a list page: whole rows, tuned for a million of them, with the keys of a spreadsheet."""

from __future__ import annotations

from array import array
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.column_layout import ColumnLayout
from app.ui.columns import ColumnSpec, Kind, copy_text
from app.ui.delegates import ListDelegate
from app.ui.list_header import ListHeader
from app.ui.theme import text_font
from app.ui.theme.tokens import BODY, CAPTION, ROW_HEIGHTS

if TYPE_CHECKING:
    from app.ui.table_model import ListModel, Row

COPY_LIMIT: Final = 100_000
_KEPT_SELECTION: Final = 50_000
# texts: data
# What a column of the kind must be able to show whole, and the pixels round it.
_SAMPLES: Final = {
    Kind.PHONE: ("138 0000 0000", 20),
    Kind.MONEY: ("¥100,000.00", 20),
    Kind.DATE: ("2026-12-30", 20),
    Kind.DUE: ("逾期 88 天", 34),
    Kind.AGO: ("200 天前", 20),
    Kind.DOT: ("优先跟进", 29),
    Kind.AVATAR: ("张三丰", 42),
    Kind.DAYS: ("1200 天", 20),
    Kind.PERSON: ("欧阳小明", 16),
    Kind.PILL: ("初步接触", 32),
}
# texts: end
_SELECT: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class ListView(QTableView):
    """Shows a ListModel. Selections are read as ranges, never as lists of indexes (2-architecture)."""

    opened = Signal(int)
    """Enter or a double click on a record."""
    detail_toggled = Signal()
    """Space."""
    selection_left = Signal()
    """Esc while several rows are selected."""
    current_changed = Signal(object)
    """The current record's id, or None."""
    selection_changed = Signal(int)
    """How many rows are selected."""
    columns_changed = Signal()
    """The user moved, resized, showed or hid a column."""
    copied = Signal(int)
    copy_refused = Signal(int)
    """More rows than the clipboard should carry; the number of rows asked for."""

    def __init__(self, model: ListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self._hovered = -1
        self._kept: tuple[int | None, int, array[int] | None, bool, int] | None = None
        self._empty: QWidget | None = None
        self._user_sized = False
        self.header = ListHeader(model, self)
        self.setHorizontalHeader(self.header)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        self.set_row_height("standard")
        self._delegate = ListDelegate(model)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        for at, column in enumerate(model.columns):
            self.setColumnWidth(at, column.width)
            self.setColumnHidden(at, not column.visible)
        self.doubleClicked.connect(lambda index: self._open(index))
        self.header.sectionResized.connect(self._on_section_resized)
        self._tell_columns = QTimer(self)
        self._tell_columns.setSingleShot(True)
        self._tell_columns.setInterval(300)
        self._tell_columns.timeout.connect(self.columns_changed)
        self.header.sectionMoved.connect(lambda *_: self._tell_columns.start())
        model.about_to_replace.connect(self._keep)
        model.loaded.connect(self._restore)
        self.verticalScrollBar().valueChanged.connect(self._tell_visible)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    # --- selection ------------------------------------------------------------

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def selected_ids(self) -> array[int]:
        """The selected records in the order shown."""
        found = array("q")
        for top, bottom in self._ranges():
            found.extend(self._list.ids[top : bottom + 1])
        return found

    def current_id(self) -> int | None:
        """The record the cursor is on."""
        return self._list.id_at(self.currentIndex().row())

    def select_id(self, record_id: int) -> bool:
        """Put cursor and selection on that record; False if the list does not show it."""
        row = self._list.row_of(record_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Put cursor and selection on that row and bring it into sight."""
        index = self._list.index(row, self._first_column())
        # Not setCurrentIndex(): with Ctrl held down, as in Ctrl+3, Qt would move the cursor and select nothing.
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def _ranges(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        ranges = (selection.at(at) for at in range(selection.count()))
        return sorted((one.top(), one.bottom()) for one in ranges)

    def _first_column(self) -> int:
        for visual in range(self.header.count()):
            logical = self.header.logicalIndex(visual)
            if not self.isColumnHidden(logical):
                return logical
        return 0

    def _keep(self, again: bool) -> None:
        count, total = self.selected_count(), self._list.rowCount()
        everything = count == total > 1
        ids = self.selected_ids() if not everything and count <= _KEPT_SELECTION else None
        scroll = self.verticalScrollBar().value() if again else -1
        self._kept = (self.current_id(), self.currentIndex().row(), ids, everything, scroll)

    def _restore(self, count: int) -> None:
        current, row, ids, everything, scroll = self._kept or (None, -1, None, False, 0)
        self._kept = None
        self._hovered = -1
        self.updateGeometries()
        selection = self.selectionModel()
        at = self._list.row_of(current) if current is not None else None
        if at is None and current is not None and count:
            at = min(max(row, 0), count - 1)  # the record left the list: the next one takes its place
            ids = None
        if at is not None:
            index = self._list.index(at, self._first_column())
            many = everything or (ids is not None and len(ids) > 1)
            flag = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(index, flag.NoUpdate if many else flag.ClearAndSelect | flag.Rows)
        if everything:
            self.selectAll()
        elif ids is not None and len(ids) > 1:
            selection.select(self._selection_of(set(ids)), _SELECT)
        if scroll >= 0:
            self.verticalScrollBar().setValue(scroll)
        elif at is not None:
            self.scrollTo(self._list.index(at, self._first_column()))
        else:
            self.verticalScrollBar().setValue(0)
        self._show_empty()
        self._fit_columns()
        self._tell_visible()
        if at is None:
            self.current_changed.emit(None)
        self.selection_changed.emit(self.selected_count())

    def _selection_of(self, wanted: set[int]) -> QItemSelection:
        rows = [row for row, one in enumerate(self._list.ids) if one in wanted]
        selection = QItemSelection()
        start = 0
        for at in range(1, len(rows) + 1):
            if at == len(rows) or rows[at] != rows[at - 1] + 1:
                selection.select(self._list.index(rows[start], 0), self._list.index(rows[at - 1], 0))
                start = at
        return selection

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many rows are selected."""
        super().selectionChanged(selected, deselected)
        if self._kept is None:
            self.selection_changed.emit(self.selected_count())

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self._list.id_at(current.row()))

    # --- keys and mouse ---------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last row, Enter opens, Space shows the pane, Esc leaves, Ctrl+C copies."""
        key, modifiers = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Escape and not modifiers and self.selected_count() > 1:
            self.selection_left.emit()
        elif key == Qt.Key.Key_Space and not modifiers:
            self.detail_toggled.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not modifiers and self._list.rowCount():
            self.select_row(0 if key == Qt.Key.Key_Home else self._list.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: Qt would walk through every row of the model to find the typed letter."""

    def copy(self) -> None:
        """Put the selected rows on the clipboard as TSV, columns as shown; missing rows are fetched first."""
        ids = self.selected_ids()
        if len(ids) > COPY_LIMIT:
            self.copy_refused.emit(len(ids))
        elif ids:
            self._list.fetch_all(ids, self._on_copied)

    def _on_copied(self, rows: list[Row]) -> None:
        columns = self.visible_columns()
        kinds = [self._list.columns[at].kind for at in columns]
        lines = ("\t".join(copy_text(kind, row[at]) for at, kind in zip(columns, kinds, strict=True)) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.copied.emit(len(rows))

    def _open(self, index: QModelIndex) -> None:
        record_id = self._list.id_at(index.row())
        if record_id is not None:
            self.opened.emit(record_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for one in (before, row):
                if one >= 0:
                    y, height = self.rowViewportPosition(one), self.rowHeight(one)
                    self.viewport().update(0, y, self.viewport().width(), height)

    # --- look -------------------------------------------------------------------

    def set_row_height(self, density: str) -> None:
        """compact 28, standard 34, relaxed 42."""
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHTS.get(density, ROW_HEIGHTS["standard"]))

    def visible_columns(self) -> list[int]:
        """Model columns in the order shown, without the hidden ones."""
        order = (self.header.logicalIndex(visual) for visual in range(self.header.count()))
        return [logical for logical in order if not self.isColumnHidden(logical)]

    def column_layout(self) -> ColumnLayout:
        """What the user made of the columns."""
        columns = self._list.columns
        order = tuple(columns[self.header.logicalIndex(at)].key for at in range(len(columns)))
        hidden = [column for at, column in enumerate(columns) if self.isColumnHidden(at)]
        return ColumnLayout(
            order,
            tuple(column.key for column in hidden if column.visible),
            tuple(column.key for column in columns if not column.visible and column not in hidden),
            tuple((column.key, self.columnWidth(at)) for at, column in enumerate(columns) if column not in hidden)
            if self._user_sized
            else (),
        )

    def apply_column_layout(self, layout: ColumnLayout) -> None:
        """Put the columns as they were left; unknown keys are passed over, new columns stay where they are declared."""
        at_key = {column.key: at for at, column in enumerate(self._list.columns)}
        for visual, key in enumerate(one for one in layout.order if one in at_key):
            self.header.moveSection(self.header.visualIndex(at_key[key]), visual)
        for key, at in at_key.items():
            if at > 0:  # the first names the record and stays
                hidden = key in layout.hidden or (not self._list.columns[at].visible and key not in layout.shown)
                self.setColumnHidden(at, hidden)
        for key, width in layout.widths:
            if key in at_key:
                self._user_sized = True
                self.setColumnWidth(at_key[key], width)
        self._fit_columns()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; the others take or give the room."""
        for at, column in enumerate(self._list.columns):
            if column.key == key:
                self.setColumnHidden(at, not shown)
        self._fit_columns()
        self.columns_changed.emit()

    def set_empty_widget(self, widget: QWidget) -> None:
        """What to show instead of rows when there are none."""
        if self._empty is not None:
            self._empty.hide()
        self._empty = widget
        widget.setParent(self)
        self._show_empty()

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._list.query is not None and not self._list.rowCount())
            self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().geometry())
            self._empty.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hand the delegate what all cells share, then paint."""
        self._delegate.begin(self._hovered, self.currentIndex().row())
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self._place_empty()
        self._fit_columns()
        self._tell_visible()

    def changeEvent(self, event: QEvent) -> None:
        """A switched theme repaints."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._fit_columns()

    def _tell_visible(self, _value: Any = None) -> None:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        self._list.set_visible(max(first, 0), last if last >= 0 else max(self._list.rowCount() - 1, 0))

    def _on_section_resized(self, _section: int, _before: int, _after: int) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton and self.header.underMouse():
            self._user_sized = True
            self._tell_columns.start()

    def _fit_columns(self) -> None:
        """Columns fill the width exactly; what is missing is taken from the others before the names."""
        room = self.viewport().width()
        shown = [(at, column) for at, column in enumerate(self._list.columns) if not self.isColumnHidden(at)]
        if self._user_sized or not shown or room < 200:
            return
        scale = text_font().pixelSize() / BODY
        least = {at: self._least_width(column) for at, column in shown}
        widths = {at: max(least[at], round(column.width * scale)) for at, column in shown}
        stretching = [at for at, column in shown if column.stretch] or [shown[0][0]]
        spare = room - sum(widths.values())
        if spare >= 0:
            share, rest = divmod(spare, len(stretching))
            for at in stretching:
                widths[at] += share
            widths[stretching[0]] += rest
        else:
            for group in ([at for at, _ in shown if at not in stretching], stretching):
                spare += _shrink(widths, least, group, -spare)
        for at, width in widths.items():
            self.setColumnWidth(at, width)

    def _least_width(self, column: ColumnSpec) -> int:
        """The heading and what the kind usually holds stay whole; only names and free words may be cut."""
        heading = QFontMetricsF(text_font(CAPTION, bold=True)).horizontalAdvance(column.title) + 18
        sample, extra = _SAMPLES.get(column.kind, ("", 0))
        words = QFontMetricsF(text_font()).horizontalAdvance(sample) + extra if sample else 0
        if column.width < 70:  # made for a letter or two (ABC)
            words = min(words, column.width)
        return max(column.minimum, ceil(heading), ceil(words))


def _shrink(widths: dict[int, int], least: dict[int, int], columns: list[int], wanted: int) -> int:
    """Take `wanted` pixels from these columns, each in proportion to what it can give; returns what was taken."""
    can_give = {at: widths[at] - least[at] for at in columns}
    total = sum(can_give.values())
    if wanted <= 0 or total <= 0:
        return 0
    taken = 0
    for at, most in can_give.items():
        give = min(most, ceil(wanted * most / total), wanted - taken)
        widths[at] -= give
        taken += give
    return taken
