"""What a paste will change, cell by cell, before it is done: old → new, and the cells that stay with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from app.ui import texts
from app.ui.cell_values import yes_no
from app.ui.formats import plain
from app.ui.theme import current_tokens, qcolor, text_font
from app.ui.theme.tokens import BODY
from app.ui.widgets.buttons import primary_button, secondary_button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.plain_table import dress

if TYPE_CHECKING:
    from app.services.cell_edits import CellPlan

Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class PastePreview(QDialog):
    """Enter pastes what can be pasted; Esc leaves everything as it is."""

    def __init__(
        self,
        plan: CellPlan,
        titles: Mapping[str, str],
        beyond: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("粘贴预览"))
        self.plan = plan
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        heading = QLabel(self._heading(plan), self)
        heading.setProperty("role", "section")
        layout.addWidget(heading)
        self.model = _PlanModel(plan, titles, self)
        if plan.changes and plan.refused:
            self.choice = ChipRow(
                [
                    ("all", self.tr("全部 {0}").format(len(plan.changes) + len(plan.refused)), ""),
                    ("changes", self.tr("将修改 {0}").format(len(plan.changes)), ""),
                    ("refused", self.tr("不能修改 {0}").format(len(plan.refused)), ""),
                ],
                name=self.tr("显示哪些"),
                parent=self,
            )
            self.choice.set_value("all")
            self.choice.changed.connect(self.model.show_part)
            layout.addWidget(self.choice)
        layout.addWidget(self._table(), 1)
        note = self._note(plan, beyond)
        if note:
            words = QLabel(note, self)
            words.setProperty("role", "caption")
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addLayout(self._footer(plan))
        factor = max(1.0, text_font().pixelSize() / BODY)
        self.resize(min(1200, round(820 * factor)), min(590, round(460 * factor)))

    def _heading(self, plan: CellPlan) -> str:
        if not plan.changes:
            return self.tr("没有可以修改的单元格")
        records = len({one.record_id for one in plan.changes})
        return self.tr("将修改 {0} 行的 {1} 个单元格").format(f"{records:,}", f"{len(plan.changes):,}")

    def _note(self, plan: CellPlan, beyond: int) -> str:
        said = []
        if plan.unchanged:
            said.append(self.tr("{0} 格内容相同，不用改。").format(f"{plan.unchanged:,}"))
        if beyond:
            said.append(self.tr("剪贴板里有 {0} 行超出了列表末尾，不会粘贴；新客户请用导入。").format(f"{beyond:,}"))
        if plan.changes:
            said.append(self.tr("粘贴后可以一次撤销 (Ctrl+Z)。"))
        return " ".join(said)

    def _table(self) -> QTableView:
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("粘贴会改变的单元格"))
        dress(self.table)
        header = self.table.horizontalHeader()
        for at, width in enumerate((196, 84, 130, 140)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(at, width)
        header.setStretchLastSection(True)
        return self.table

    def _footer(self, plan: CellPlan) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        hint = QLabel(self.tr("回车 粘贴 · Esc 取消") if plan.changes else self.tr("Esc 关闭"), self)
        hint.setProperty("role", "caption")
        row.addWidget(hint)
        row.addStretch(1)
        self.cancel_button = secondary_button(self.tr("取消") if plan.changes else self.tr("关闭"), parent=self)
        self.cancel_button.clicked.connect(self.reject)
        row.addWidget(self.cancel_button)
        words = self.tr("粘贴 {0} 格").format(f"{len(plan.changes):,}")
        self.paste_button = primary_button(words, "check", parent=self)
        self.paste_button.setVisible(bool(plan.changes))
        self.paste_button.clicked.connect(self.accept)
        row.addWidget(self.paste_button)
        (self.paste_button if plan.changes else self.cancel_button).setFocus()
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter pastes from anywhere in the dialog, unless 取消 has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.cancel_button.hasFocus() or not self.plan.changes:
                self.reject()
            else:
                self.accept()
        else:
            super().keyPressEvent(event)


class _PlanModel(QAbstractTableModel):
    """Refused cells first: they are what one must know."""

    def __init__(self, plan: CellPlan, titles: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._titles = titles
        self._plan = plan
        self._rows: list[Any] = [*plan.refused, *plan.changes]

    def show_part(self, part: str) -> None:
        """all, changes or refused."""
        parts: dict[str, list[Any]] = {"changes": list(self._plan.changes), "refused": list(self._plan.refused)}
        self.beginResetModel()
        self._rows = parts.get(part, [*self._plan.refused, *self._plan.changes])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Cells."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Record, column, before, after, why not."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            names = (self.tr("记录"), self.tr("列"), self.tr("原来"), self.tr("改为"), self.tr("说明"))
            return names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; refused cells in red with their reason, what goes is gray."""
        one, column = self._rows[index.row()], index.column()
        refused = hasattr(one, "error")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(one, column, refused)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = current_tokens()
            if refused and column >= 3:
                return qcolor(tokens.red.text)
            if column == 2:
                return qcolor(tokens.text3)
        return None

    def _words(self, one: Any, column: int, refused: bool) -> str:
        if column == 0:
            return one.title or self.tr("（已不在列表里）")
        if column == 1:
            return self._titles.get(one.key, one.key)
        if column == 2:
            return _shown(one.before) or self.tr("（空）")
        if column == 3:
            return _shown(one.value if refused else one.after) or self.tr("（清空）")
        if not refused:
            return ""
        return self.tr("不能修改：{0}").format(reason_text(one.error, self._titles.get(one.key, one.key)))


def reason_text(error: Any, title: str) -> str:
    """Why a cell stays, with the list's own heading."""
    if type(error).__name__ == "InvalidValue":
        return texts.rule_text(title, error.rule, value=error.value, limit=error.limit)
    return texts.error_text(error).sentence


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return yes_no()[0 if value else 1]
    return plain(value).replace("\n", " ")
