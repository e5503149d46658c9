"""What writing back would do, as the rows of a table: changed cells, new rows, cells that stay (4-excel 4.5)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui import texts
from app.ui.theme import current_tokens, qcolor

if TYPE_CHECKING:
    from app.services.write_back_preview import WriteBackPlan

Index = QModelIndex | QPersistentModelIndex
SHEET, PLACE, WHOSE, HEADING, OLD, NEW = range(6)
_LONGEST: Final = 200
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_COLOR: Final = int(Qt.ItemDataRole.ForegroundRole)


def tr(text: str) -> str:
    """This file's sentences in the user's language."""
    return QCoreApplication.translate("WriteBackModel", text)


class Line(NamedTuple):
    """One row of the table; `look` is changed, added or stays."""

    cells: tuple[str, str, str, str, str, str]
    look: str


class WriteBackModel(QAbstractTableModel):
    """Sheet, cell, whose row, column, what it says and will say. All of it is in memory: only what differs is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_plan(self, plan: WriteBackPlan | None) -> None:
        """Show another plan, or none."""
        self.beginResetModel()
        self.lines = lines_of(plan) if plan is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One per cell and per new row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Six."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (tr("工作表"), tr("单元格"), tr("客户"), tr("栏目"), tr("原来"), tr("改为"))[section]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts; what is new is green, what stays as it is is grey."""
        line = self.lines[index.row()]
        if role in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            return line.cells[index.column()]
        if role == _COLOR:
            tokens = current_tokens()
            if line.look == "stays":
                return qcolor(tokens.text3)
            if index.column() == NEW:
                return qcolor(tokens.green.text)
            if index.column() == OLD:
                return qcolor(tokens.text2)
        return None


def lines_of(plan: WriteBackPlan) -> list[Line]:
    """Sheet by sheet: the cells in their order, then the new rows."""
    made = []
    for sheet in plan.sheets:
        for one in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
            new = cell_text(one.new)
            if one.refused is not None:
                new = tr("不写：{0}").format(texts.refused_cell_text(one.refused.value))
            cells = (sheet.sheet, one.address, one.title, one.heading, cell_text(one.old), new)
            made.append(Line(cells, "changed" if one.refused is None else "stays"))
        for row in sheet.rows:
            said = "；".join(f"{heading} {cell_text(value)}" for heading, value in row.cells if heading)
            place = tr("第 {0} 行").format(row.row)
            made.append(Line((sheet.sheet, place, row.title, tr("新增一行"), "", said[:_LONGEST]), "added"))
    return made


def cell_text(value: Any) -> str:
    """A cell's value on one line: dates ISO, numbers without needless zeros, 空 for nothing."""
    if value is None or value == "":
        return tr("空")
    if isinstance(value, bool):
        return tr("是") if value else tr("否")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time.min else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return " ".join(str(value).split())[:_LONGEST]
