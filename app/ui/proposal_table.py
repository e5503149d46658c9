"""The preview of suggested verdicts: a tick, who, what stands there, what is suggested and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui import evaluation_texts
from app.ui.language import word
from app.ui.status_colors import status_color
from app.ui.theme import current_tokens, qcolor

if TYPE_CHECKING:
    from app.services.evaluation import Proposal

Index = QModelIndex | QPersistentModelIndex
TAKE, NAME, PRESENT, SUGGESTED, SCORE, WHY = range(6)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_COLOR: Final = int(Qt.ItemDataRole.ForegroundRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_TEXTS: Final = frozenset({_DISPLAY, int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)})


def tr(text: str) -> str:
    """This file's words in the user's language."""
    return QCoreApplication.translate("ProposalTable", text)


class ProposalTable(QAbstractTableModel):
    """What a person or a sheet said is not ticked by itself."""

    ticked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[Proposal] = []
        self.taken: set[int] = set()

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Other proposals."""
        self.beginResetModel()
        self.rows = list(rows)
        self.taken = {one.customer_id for one in rows if not one.by_hand}
        self.endResetModel()
        self.ticked.emit()

    def tick_all(self, wanted: bool) -> None:
        """Every row, whoever said what stands there."""
        self.taken = {one.customer_id for one in self.rows} if wanted else set()
        self._tell(0, len(self.rows) - 1)

    def toggle(self, rows: Sequence[int]) -> None:
        """Ticks of these rows: all on, unless all are on."""
        ids = {self.rows[row].customer_id for row in rows}
        if ids <= self.taken:
            self.taken -= ids
        else:
            self.taken |= ids
        if rows:
            self._tell(min(rows), max(rows))

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, TAKE), self.index(last, TAKE))
        self.ticked.emit()

    # --- Qt -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One per customer."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Six."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (tr("采用"), tr("客户"), tr("现在"), tr("建议"), tr("评分"), tr("为什么"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Ticks can be set."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TAKE else own

    def setData(self, index: Index, value: Any, role: int = _DISPLAY) -> bool:
        """A click on a tick."""
        if role != _CHECK or index.column() != TAKE:
            return False
        one = self.rows[index.row()].customer_id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.taken.add(one)
        else:
            self.taken.discard(one)
        self._tell(index.row(), index.row())
        return True

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Words; verdicts in their colours."""
        row, column = self.rows[index.row()], index.column()
        if column == TAKE:
            if role == _CHECK:
                return Qt.CheckState.Checked if row.customer_id in self.taken else Qt.CheckState.Unchecked
            return None
        if role in _TEXTS:
            return self._words(row, column)
        if role == _COLOR and column in (PRESENT, SUGGESTED):
            word = row.present if column == PRESENT else row.suggestion
            tokens = current_tokens()
            return qcolor(tokens.color(status_color("evaluation", word)) if word else tokens.text3)
        if role == _ALIGN and column == SCORE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _words(self, row: Proposal, column: int) -> str:
        if column == NAME:
            return row.name
        if column == PRESENT:
            if row.present is None:
                return tr("未定")
            return tr("{0}（人工）").format(word(row.present)) if row.by_hand else word(row.present)
        if column == SUGGESTED:
            return word(row.suggestion)
        if column == SCORE:
            return str(row.score)
        return evaluation_texts.reasoning(row.assessment.facts, self._today)
