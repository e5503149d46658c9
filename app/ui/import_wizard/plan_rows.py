"""The rows of a dry run as a virtual table: filtered by group and sheet in an instant, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.models.nouns import CUSTOMER_LISTS, ListName
from app.ui import texts
from app.ui.pages.record_page import tr

if TYPE_CHECKING:
    from app.services.import_plan import ImportPlan, PreparedImport, SheetPlan

Index = QModelIndex | QPersistentModelIndex
GROUPS: Final = ("new", "updated", "unchanged", "suspected", "problems", "skipped")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
Entry = tuple[Any, Any]
"""(SheetPlan, PlannedRow | PlannedProblem | (row, code))"""


def sorted_out(plan: ImportPlan) -> dict[str, list[Entry]]:
    """Every row of the plan under its group; done in the background once per plan."""
    made: dict[str, list[Entry]] = {group: [] for group in GROUPS}
    for sheet in plan.sheets:
        for item in sheet.items:
            made[item.group].append((sheet, item))
        made["problems"] += [(sheet, problem) for problem in sheet.problems]
        made["skipped"] += [(sheet, skipped) for skipped in sheet.skipped]
    return made


def ownerless(prepared: PreparedImport) -> int:
    """How many rows of tables whose customers have somebody name nobody (the public pool has nobody by its nature)."""
    return sum(
        not record.values.get("owner")
        for sheet in prepared.sheets
        if sheet.selected and sheet.list in CUSTOMER_LISTS and sheet.list is not ListName.PUBLIC
        for record in (sheet.records.records if sheet.records is not None else ())
    )


class PlanRows(QAbstractTableModel):
    """表, 行, 名称, and what happens there; words are made for the cells in sight only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = "new"
        self._rows: Sequence[Entry] = ()

    def show_rows(self, group: str, rows: Sequence[Entry]) -> None:
        """Show these rows of one group."""
        self.beginResetModel()
        self._group, self._rows = group, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All rows of the group."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """表, 行, and two of words."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles that fit the group."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != _DISPLAY:
            return None
        first = tr("栏目") if self._group == "problems" else tr("名称")
        second = {
            "updated": tr("会改成什么"),
            "suspected": tr("像谁"),
            "problems": tr("原因"),
            "skipped": tr("为什么跳过"),
        }.get(self._group, tr("说明"))
        return (tr("工作表"), tr("行"), first, second)[section]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Words of one cell."""
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            return None
        sheet, item = self._rows[index.row()]
        column = index.column()
        if column == 0:
            return sheet.sheet
        if self._group == "skipped":
            return (str(item[0]), "", texts.skip_text(item[1]))[column - 1]
        if column == 1:
            return str(item.row)
        if self._group == "problems":
            if column == 2:
                return item.column
            words = texts.problem_text(item.code, item.value, item.detail)
            return tr("{0}（这一行不导入）").format(words) if item.fatal else words
        return item.title if column == 2 else self._changes(sheet, item)

    def _changes(self, sheet: SheetPlan, item: Any) -> str:
        if self._group == "suspected":
            known = item.changes[0][1] if item.changes else ""
            return tr("与已有客户「{0}」相像").format(known)
        parts = []
        for field, old, new in item.changes:
            noun = sheet.list.noun
            label = texts.field_name(noun, field)
            if isinstance(new, dict):
                parts.append(label)
                continue
            parts.append(
                tr("{0}：{1} → {2}").format(
                    label, texts.value_text(noun, field, old), texts.value_text(noun, field, new)
                )
            )
        return tr("；").join(parts)
