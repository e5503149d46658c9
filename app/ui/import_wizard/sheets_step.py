"""Step 2: which sheets were found, which table each goes to, and what every column means; all of it can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.nouns import SHEET_LISTS, ListName
from app.ui import texts
from app.ui.widgets.plain_table import plain_table

if TYPE_CHECKING:
    from app.services.import_plan import PreparedImport, PreparedSheet, SheetChoice

_TICK, _NAME, _TABLE, _ROWS, _HEADER = range(5)
_EXTRA: Final = "\x00extra"


class SheetsStep(QWidget):
    """Left the sheets, right the columns of the sheet under the cursor."""

    changed = Signal()
    """A choice that asks for the cells to be read anew."""
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepared: PreparedImport | None = None
        self._filling = False
        self.choices: dict[str, dict[str, Any]] = {}
        """What the user decided, by sheet name: selected, list, header_row, fields."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._heading(self.tr("找到的表（打勾的会导入）")))
        self.sheets = plain_table(
            [self.tr("导入"), self.tr("工作表"), self.tr("导入到"), self.tr("行数"), self.tr("表头行")],
            self.tr("找到的表"),
            36,
            self,
        )
        for column, width in ((_TICK, 46), (_TABLE, 142), (_ROWS, 64), (_HEADER, 68)):
            self.sheets.setColumnWidth(column, width)
        self.sheets.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.sheets.currentCellChanged.connect(lambda *_cells: self._fill_columns())
        left.addWidget(self.sheets, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        self._columns_title = self._heading(self.tr("栏目对应"))
        right.addWidget(self._columns_title)
        self.columns = plain_table(
            [self.tr("表里的标题"), self.tr("例如"), self.tr("对应栏目")], self.tr("栏目对应"), 36, self
        )
        self.columns.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.columns.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.columns.setColumnWidth(2, 160)
        right.addWidget(self.columns, 1)
        row.addLayout(left, 11)
        row.addLayout(right, 10)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "heading")
        return label

    # --- what the wizard asks -----------------------------------------------------------

    def show_prepared(self, prepared: PreparedImport) -> None:
        """Show what was found, keeping the cursor."""
        self._prepared = prepared
        chosen = max(self.sheets.currentRow(), 0)
        self._filling = True
        self.sheets.setRowCount(len(prepared.sheets))
        for row, sheet in enumerate(prepared.sheets):
            self._fill_sheet(row, sheet)
        self._filling = False
        self.sheets.setCurrentCell(min(chosen, len(prepared.sheets) - 1), _NAME)
        self._fill_columns()

    def prepared(self) -> PreparedImport | None:
        """What was found, with the ticks as they stand."""
        if self._prepared is None:
            return None
        sheets = tuple(replace(one, selected=self._is_ticked(one)) for one in self._prepared.sheets)
        return replace(self._prepared, sheets=sheets)

    def any_ticked(self) -> bool:
        """Whether there is anything to import."""
        return self._prepared is not None and any(
            self._is_ticked(one) and one.records is not None for one in self._prepared.sheets
        )

    def sheet_choices(self, make: type[SheetChoice]) -> dict[str, SheetChoice]:
        """The decisions as the service takes them."""
        return {name: make(**chosen) for name, chosen in self.choices.items()}

    @property
    def corrected(self) -> set[str]:
        """Sheets whose table or columns the user changed: their layout is worth remembering."""
        return {name for name, chosen in self.choices.items() if {"list", "fields", "header_row"} & set(chosen)}

    def _is_ticked(self, sheet: PreparedSheet) -> bool:
        chosen = self.choices.get(sheet.name, {}).get("selected")
        return bool(sheet.selected if chosen is None else chosen)

    # --- filling ------------------------------------------------------------------------

    def _fill_sheet(self, row: int, sheet: PreparedSheet) -> None:
        tick = QCheckBox(self.sheets)
        tick.setChecked(self._is_ticked(sheet) and sheet.records is not None)
        tick.setEnabled(sheet.records is not None)
        tick.setAccessibleName(self.tr("导入 {0}").format(sheet.name))
        tick.toggled.connect(lambda on, name=sheet.name: self._on_tick(name, on))
        holder = QWidget(self.sheets)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(14, 0, 0, 0)
        inside.addWidget(tick)
        self.sheets.setCellWidget(row, _TICK, holder)
        name = self.tr("{0}（隐藏）").format(sheet.name) if sheet.hidden else sheet.name
        self.sheets.setItem(row, _NAME, QTableWidgetItem(name))
        combo = QComboBox(self.sheets)
        combo.setAccessibleName(self.tr("导入到"))
        combo.addItem(self.tr("认不出，请选择"), "")
        for one in SHEET_LISTS:
            combo.addItem(texts.table_name(one), one.value)
        combo.setCurrentIndex(combo.findData(sheet.list.value if sheet.list else ""))
        combo.activated.connect(lambda _at, box=combo, of=sheet: self._on_table(of, box))
        self._quiet_wheel(combo)
        self.sheets.setCellWidget(row, _TABLE, _in_cell(combo, self.sheets))
        records = sheet.records
        count = "" if records is None else f"{len(records.records):,}"
        item = QTableWidgetItem(count)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if records is not None and (records.skipped or records.hidden_rows):
            item.setToolTip(
                self.tr("跳过 {0} 行，其中隐藏行照常导入 {1} 行").format(len(records.skipped), records.hidden_rows)
            )
        self.sheets.setItem(row, _ROWS, item)
        header = QLineEdit(str(sheet.layout.header_row) if sheet.layout is not None else "", self.sheets)
        header.setAccessibleName(self.tr("表头行"))
        header.setValidator(QIntValidator(1, 1_048_576, header))
        header.editingFinished.connect(lambda box=header, of=sheet: self._on_header(of, box))
        self.sheets.setCellWidget(row, _HEADER, _in_cell(header, self.sheets))

    def _fill_columns(self) -> None:
        sheet = self._current()
        layout = sheet.layout if sheet is not None else None
        if self._filling:
            return
        columns = [one for one in layout.columns if one.keep] if layout is not None else []
        self.columns.setRowCount(len(columns))
        if sheet is None or layout is None:
            self._columns_title.setText(self.tr("栏目对应"))
            return
        self._columns_title.setText(self.tr("「{0}」的栏目对应").format(sheet.name))
        fields = _fields(layout.list)
        for row, column in enumerate(columns):
            self.columns.setItem(row, 0, QTableWidgetItem(column.heading))
            self.columns.setItem(row, 1, QTableWidgetItem(_example(sheet, column)))
            combo = QComboBox(self.columns)
            combo.setAccessibleName(column.heading)
            combo.addItem(self.tr("保留为附加列"), _EXTRA)
            for key, title in fields.items():
                combo.addItem(title, key)
            combo.setCurrentIndex(max(0, combo.findData(column.field or _EXTRA)))
            combo.activated.connect(lambda _at, box=combo, at=column.index, of=sheet: self._on_field(of, at, box))
            self._quiet_wheel(combo)
            self.columns.setCellWidget(row, 2, _in_cell(combo, self.columns))

    def _current(self) -> PreparedSheet | None:
        row = self.sheets.currentRow()
        if self._prepared is None or not 0 <= row < len(self._prepared.sheets):
            return None
        return self._prepared.sheets[row]

    # --- decisions ------------------------------------------------------------------------

    def _on_tick(self, name: str, on: bool) -> None:
        self.choices.setdefault(name, {})["selected"] = on
        self.ticked.emit()

    def _on_table(self, sheet: PreparedSheet, combo: QComboBox) -> None:
        if not combo.currentData():
            return
        chosen = self.choices.setdefault(sheet.name, {})
        chosen["list"] = ListName(combo.currentData())
        chosen["selected"] = True
        chosen.pop("fields", None)
        if sheet.layout is None:
            chosen.setdefault("header_row", 1)
        self.changed.emit()

    def _on_header(self, sheet: PreparedSheet, box: QLineEdit) -> None:
        value = int(box.text() or 0)
        if value < 1 or (sheet.layout is not None and sheet.layout.header_row == value):
            return
        chosen = self.choices.setdefault(sheet.name, {})
        chosen["header_row"] = value
        chosen.pop("fields", None)
        if sheet.list is not None:
            chosen.setdefault("list", sheet.list)
        self.changed.emit()

    def _on_field(self, sheet: PreparedSheet, index: int, combo: QComboBox) -> None:
        value = combo.currentData()
        fields = self.choices.setdefault(sheet.name, {}).setdefault("fields", {})
        fields[index] = None if value == _EXTRA else value
        self.changed.emit()

    def _quiet_wheel(self, widget: QWidget) -> None:
        # A wheel that scrolls the table must not change the box under the mouse.
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Boxes answer the wheel only when they hold the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _in_cell(widget: QWidget, table: QWidget) -> QWidget:
    holder = QWidget(table)
    inside = QHBoxLayout(holder)
    inside.setContentsMargins(4, 0, 4, 0)
    inside.addWidget(widget)
    return holder


def _fields(name: ListName) -> Mapping[str, str]:
    from app.sheets.headings import fields_of  # with its vocabularies only needed here

    return {one.key: one.title for one in fields_of(name)}


def _example(sheet: PreparedSheet, column: Any) -> str:
    if sheet.records is None:
        return ""
    for record in sheet.records.records[:30]:
        value = record.values.get(column.field) if column.field else record.extra.get(column.heading)
        if value not in (None, "", ()):
            return " ".join(str(value).split())[:40]
    return ""
