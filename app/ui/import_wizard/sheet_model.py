"""A sheet as it is: every cell at its place, with what each row and column was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.ui import texts
from app.ui.import_wizard.field_groups import title_of, tr

if TYPE_CHECKING:
    from app.services.import_plan import PreparedSheet
    from app.sheets.columns import Column
    from app.sheets.layout import Layout
    from app.sheets.workbook import Sheet

Index = QModelIndex | QPersistentModelIndex
MOST_COLUMNS: Final = 702
"""Columns A to ZZ are shown; what stands further right is imported all the same."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_LONGEST: Final = 300


def letters(number: int) -> str:
    """Column 1 is A, 27 is AA."""
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made


@dataclass(frozen=True)
class Finding:
    """What is wrong with a cell: its reason in words, and whether its row stays out."""

    reason: str
    fatal: bool


@dataclass(frozen=True)
class Marks:
    """What was found while the cells were cleaned, by place; made in the background."""

    skipped: Mapping[int, str] = field(default_factory=dict)
    """Excel row → why it is no record (a code)."""
    findings: Mapping[tuple[int, int], Finding] = field(default_factory=dict)
    """(Excel row, column index) → what is wrong."""
    rows: Mapping[int, bool] = field(default_factory=dict)
    """Excel row → whether the worst finding in it keeps it out."""
    typed: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    """Excel row → column index → what the user typed instead of the cell."""


def marks_of(prepared: PreparedSheet) -> Marks:
    """The marks of a cleaned sheet."""
    records, layout = prepared.records, prepared.layout
    if records is None or layout is None:
        return Marks()
    at = {one.heading: one.index for one in layout.columns}
    findings: dict[tuple[int, int], Finding] = {}
    rows: dict[int, bool] = {}
    for one in records.problems:
        reason = texts.problem_text(one.code.value, one.value, one.detail)
        findings[one.row, at.get(one.column, -1)] = Finding(reason, one.fatal)
        rows[one.row] = rows.get(one.row, False) or one.fatal
    skipped = {one.row: one.reason.value for one in records.skipped}
    return Marks(skipped, findings, rows, prepared.corrected)


@dataclass(frozen=True)
class Meaning:
    """What a column is taken for: words and the status colour of its chip; empty words for a column left out."""

    text: str
    status: str


class SheetModel(QAbstractTableModel):
    """Rows and columns of the used area; nothing is made in advance, so a million rows cost nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.layout: Layout | None = None
        self.marks = Marks()
        self._guessed = False
        self._decided: frozenset[int] = frozenset()
        self._columns: dict[int, Column] = {}
        self._meanings: dict[int, Meaning] = {}
        self._width = 0

    # --- what is shown ------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Another sheet, not understood yet."""
        self.beginResetModel()
        self.sheet = sheet
        self._width = min(MOST_COLUMNS, max(map(len, sheet.rows), default=0)) if sheet is not None else 0
        self._take(None, Marks(), False, frozenset())
        self.endResetModel()

    def show_layout(
        self, layout: Layout | None, marks: Marks, *, guessed: bool = False, decided: frozenset[int] = frozenset()
    ) -> None:
        """What the same sheet is taken for now. `guessed`: only a proposal; `decided`: columns the user settled."""
        self._take(layout, marks, guessed, decided)
        if self._width:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._width - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _take(self, layout: Layout | None, marks: Marks, guessed: bool, decided: frozenset[int]) -> None:
        self.layout, self.marks, self._guessed, self._decided = layout, marks, guessed, decided
        self._columns = {one.index: one for one in layout.columns} if layout is not None else {}
        self._meanings = {}

    # --- places -------------------------------------------------------------------------

    def excel_row(self, row: int) -> int:
        """The number Excel gives a row of the model."""
        return row + (self.sheet.first_row if self.sheet is not None else 1)

    def letter(self, column: int) -> str:
        """The letter Excel gives a column of the model."""
        return letters(column + (self.sheet.first_column if self.sheet is not None else 1))

    def column_at(self, index: int) -> Column | None:
        """The column of the layout there, if a layout was found."""
        return self._columns.get(index)

    def is_header(self, row: int) -> bool:
        """Whether the row is one of the header rows."""
        if self.layout is None or not self.layout.header_rows:
            return False
        below = self.layout.header_row - self.excel_row(row)
        return 0 <= below < self.layout.header_rows

    def is_above(self, row: int) -> bool:
        """Whether the row stands above the table: titles, instructions, labels."""
        return self.layout is not None and self.excel_row(row) <= self.layout.header_row - self.layout.header_rows

    def is_hidden(self, row: int) -> bool:
        """Whether Excel hides the row."""
        return self.sheet is not None and self.excel_row(row) in self.sheet.hidden_rows

    def skipped(self, row: int) -> str:
        """Why the row is no record, as a code; empty for a record."""
        return self.marks.skipped.get(self.excel_row(row), "")

    def finding(self, row: int, column: int) -> Finding | None:
        """What is wrong with a cell."""
        return self.marks.findings.get((self.excel_row(row), column))

    def is_typed(self, row: int, column: int) -> bool:
        """Whether the user corrected the cell."""
        return bool(self.marks.typed) and column in self.marks.typed.get(self.excel_row(row), ())

    def is_label(self, row: int) -> bool:
        """Whether a value that holds for all rows was found in this row above the table."""
        return self.layout is not None and any(one.row == self.excel_row(row) for one in self.layout.labels)

    def meaning(self, index: int) -> Meaning:
        """What a column is taken for, as its chip shows it."""
        if index not in self._meanings:
            self._meanings[index] = self._meaning(index)
        return self._meanings[index]

    def _meaning(self, index: int) -> Meaning:
        from app.sheets.columns import column_name

        column = self._columns.get(index)
        if self.layout is None or self.sheet is None:
            return Meaning(tr("认不出，请选择"), "amber")
        if column is None or not column.keep:
            return Meaning("", "")
        if column.field is not None:
            title = title_of(self.layout.list, column.field)
            return Meaning(tr("{0}？").format(title), "amber") if self._guessed else Meaning(title, "blue")
        if index not in self._decided and column.heading == column_name(self.sheet, index):
            return Meaning(tr("认不出，请选择"), "amber")
        return Meaning(tr("保留为附加列"), "gray")

    def unclear(self) -> int:
        """How many columns nobody can name."""
        return sum(self.meaning(at).status == "amber" for at in self._columns) if self.layout is not None else 0

    # --- Qt -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The rows of the used area."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns of the used area."""
        return 0 if parent.isValid() else self._width

    def text(self, row: int, column: int) -> str:
        """A cell as a person reads it."""
        if self.sheet is None:
            return ""
        if self.is_typed(row, column):
            return self.marks.typed[self.excel_row(row)][column]
        cells = self.sheet.rows[row]
        cell = cells[column] if column < len(cells) else None
        if cell is None or cell.__class__ is str:
            return cell or ""  # type: ignore[return-value]  # a text as it is
        from app.sheets.cleaning import as_text  # with its vocabularies only needed here

        return as_text(cell)

    def line(self, row: int, column: int) -> str:
        """A cell in one line, as much of it as could be in sight."""
        text = self.text(row, column)[:_LONGEST]
        return " ".join(text.split()) if "\n" in text or "  " in text or text[:1] == " " else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Row numbers; column letters with their meaning."""
        if role not in (_DISPLAY, _ACCESSIBLE, _TOOLTIP):
            return None
        if orientation is Qt.Orientation.Horizontal:
            letter, meaning = self.letter(section), self.meaning(section)
            if role == _DISPLAY:
                return letter
            return tr("{0} 列：{1}").format(letter, meaning.text or tr("不导入"))
        number = self.excel_row(section)
        return f"{number:,}" if role == _DISPLAY else self._row_words(section, number)

    def _row_words(self, row: int, number: int) -> str:
        words = [tr("第 {0} 行").format(number)]
        if self.is_header(row):
            words.append(tr("表头"))
        if self.is_hidden(row):
            words.append(tr("在 Excel 里是隐藏的，照常导入"))
        if code := self.skipped(row):
            words.append(tr("跳过：{0}").format(texts.skip_text(code)))
        fatal = self.marks.rows.get(number)
        if fatal is not None:
            words.append(tr("有问题，这一行不导入") if fatal else tr("有要核对的地方"))
        words.append(tr("点一下把它设为表头"))
        return tr("；").join(words)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """A cell's text; its tooltip tells what is wrong with it."""
        row, column = index.row(), index.column()
        if role == _DISPLAY:
            return self.line(row, column)
        if role == _ACCESSIBLE:
            return tr("{0}{1}：{2}").format(self.letter(column), self.excel_row(row), self.text(row, column)[:_LONGEST])
        if role == _TOOLTIP:
            text, found = self.text(row, column), self.finding(row, column)
            return f"{found.reason}" if found is not None else text if len(text) > 8 else None
        return None
