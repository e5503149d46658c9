"""Many cells at once, each time one step of 撤销: paste with a preview, fill down, clear (5-interface, Tables)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.models.cells import Cell, CellKind
from app.ui.cell_clipboard import from_tsv
from app.ui.cell_values import edit_text, pasted_value

if TYPE_CHECKING:
    from app.ui.cell_writer import CellWriter, Edit
    from app.ui.list_view import ListView

MOST_ROWS: Final = 5_000
MOST_CELLS: Final = 20_000
_UNASKED: Final = 1
"""This many cells are pasted without showing them first."""


class BlockEditing(QObject):
    """Works on the chosen block, the selected rows, or from the cell cursor on."""

    hinted = Signal(str)

    def __init__(self, view: ListView, writer: CellWriter) -> None:
        super().__init__(view)
        self._view = view
        self._writer = writer
        self._model = writer.model
        self.preview_dialog: Any = None
        view.blocks = self

    # --- paste --------------------------------------------------------------------------

    def paste(self) -> None:
        """Ctrl+V: what the clipboard would change is shown first; a single cell is written at once."""
        cells = from_tsv(QGuiApplication.clipboard().text())
        if not cells:
            self.hinted.emit(self.tr("剪贴板里没有可以粘贴的文字。"))
            return
        if self._blocked():
            return
        columns = self._target_columns(len(cells[0]))
        titles = [self._model.columns[at].title for at in columns]
        if len(cells) > 1 and [one.strip() for one in cells[0][: len(titles)]] == titles:
            cells = cells[1:]  # copied with its headings
        rows, beyond = self._target_rows(len(cells))
        if not rows or len(rows) > MOST_ROWS or len(rows) * len(columns) > MOST_CELLS:
            self.hinted.emit(self.tr("一次最多粘贴 {0} 行；更多请用导入。").format(f"{MOST_ROWS:,}"))
            return
        if any(self._writer.is_person(self._model.columns[at].key) for at in columns):
            self._writer.need_people()
        edits = self._edits(rows, columns, cells)
        if len(edits) <= _UNASKED and not beyond:
            why = self._writer.why_not(rows[0], columns[0])
            if why:
                self.hinted.emit(why)
            else:
                self._writer.write(edits)
            return
        self._writer.preview(edits, lambda plan: self._show(plan, edits, beyond))

    def _target_columns(self, width: int) -> list[int]:
        """Where the pasted columns go: the block, the cell cursor and what follows, or whole rows from the left."""
        shown = self._view.visible_columns()
        span = self._view.cells.span
        first = self._view.chosen_columns()[0] if span is not None else self._view.cursor_column()
        if not self._view.cells.chosen and width == len(shown):
            first = shown[0]
        start = shown.index(first) if first in shown else 0
        if width == 1 and span is not None:
            return self._view.chosen_columns()  # one value fills the block
        return shown[start : start + width]

    def _target_rows(self, height: int) -> tuple[list[int], int]:
        selected = self._selected_rows()
        if height == 1 and len(selected) > 1:
            return selected, 0  # one line fills all selected rows
        first = selected[0] if selected else max(self._view.currentIndex().row(), 0)
        beyond = max(0, first + height - self._model.rowCount())
        return list(range(first, min(first + height, self._model.rowCount()))), beyond

    def _selected_rows(self) -> list[int]:
        found: list[int] = []
        for top, bottom in self._view.selected_ranges():
            found += range(top, min(bottom, top + MOST_ROWS) + 1)
            if len(found) > MOST_ROWS:
                break
        return found

    def _edits(self, rows: Sequence[int], columns: Sequence[int], cells: Sequence[Sequence[str]]) -> list[Edit]:
        made: list[Edit] = []
        for at, row in enumerate(rows):
            line = cells[at % len(cells)]
            record_id = self._model.ids[row]
            for across, column in enumerate(columns):
                text = line[across % len(line)]
                made.append((record_id, self._model.columns[column].key, self._value(column, text)))
        return made

    def _value(self, column: int, text: str) -> Any:
        cell = self._writer.cell(column)
        return text.strip() if cell is None else pasted_value(cell, text, today=self._writer.context.today())

    def _show(self, plan: Any, edits: Sequence[Edit], beyond: int) -> None:
        from app.ui.paste_preview import PastePreview

        titles = {one.key: one.title for one in self._model.columns}
        dialog = PastePreview(plan, titles, beyond, self._writer.context.today(), self._view.window())
        writable = {(one.record_id, one.key) for one in plan.changes}
        wanted = [one for one in edits if (one[0], one[1]) in writable]
        dialog.accepted.connect(lambda: self._writer.write(wanted))
        dialog.finished.connect(self._on_closed)
        self.preview_dialog = dialog
        dialog.open()

    def _on_closed(self, _result: int) -> None:
        dialog, self.preview_dialog = self.preview_dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._view.setFocus()

    # --- fill and clear -----------------------------------------------------------------

    def fill_down(self) -> None:
        """Ctrl+D: the topmost selected row's cells go into the others; on one row, the cell above comes down."""
        if self._blocked():
            return
        rows = self._selected_rows()
        if len(rows) > MOST_ROWS:
            self.hinted.emit(self.tr("一次最多填充 {0} 行。").format(f"{MOST_ROWS:,}"))
            return
        columns = self._view.chosen_columns() if self._view.cells.span is not None else [self._view.cursor_column()]
        if len(rows) < 2:
            row = self._view.currentIndex().row()
            rows = [row - 1, row] if row > 0 else []
        if len(rows) < 2:
            self.hinted.emit(self.tr("Ctrl+D 用上一格的内容往下填；这是第一行。"))
            return
        source = self._model.row_values(rows[0])
        if source is None:
            self.hinted.emit(self.tr("这一行正在载入，请稍候再改。"))
            return
        edits: list[Edit] = []
        for column in columns:
            why = self._writer.why_not(rows[1], column)
            cell = self._writer.cell(column)
            if why or cell is None:
                self.hinted.emit(why)
                return
            value = self._as_value(cell, source[column])
            edits += [(self._model.ids[row], self._model.columns[column].key, value) for row in rows[1:]]
        self._write_told(edits)

    def _as_value(self, cell: Cell, raw: Any) -> Any:
        return raw if cell.kind is CellKind.FLAG else pasted_value(cell, edit_text(cell, raw), today=self._today())

    def clear(self) -> None:
        """Delete: the chosen cells become blank, where they may."""
        if self._blocked():
            return
        columns = self._view.chosen_columns() if self._view.cells.span is not None else [self._view.cursor_column()]
        rows = self._selected_rows() or [self._view.currentIndex().row()]
        if len(rows) > MOST_ROWS:
            self.hinted.emit(self.tr("一次最多清空 {0} 行。").format(f"{MOST_ROWS:,}"))
            return
        for column in columns if len(rows) == 1 and len(columns) == 1 else ():
            why = self._writer.why_not(rows[0], column)
            cell = self._writer.cell(column)
            if not why and cell is not None and cell.required:
                why = self.tr("“{0}”不能为空。").format(self._model.columns[column].title)
            if why:
                self.hinted.emit(why)
                return
        self._write_told([(self._model.ids[row], self._model.columns[at].key, None) for row in rows for at in columns])

    def _write_told(self, edits: Sequence[Edit]) -> None:
        """Write, and say how many cells were refused beside those that were written."""

        def done(plan: Any) -> None:
            if plan.refused:
                reason = self._writer.sentence(plan.refused[0].error, plan.refused[0].record_id)
                self.hinted.emit(self.tr("{0} 格没有修改：{1}").format(f"{len(plan.refused):,}", reason))

        self._writer.write(edits, done=done)

    def _today(self) -> Any:
        return self._writer.context.today()

    def _blocked(self) -> bool:
        if self._writer.context.read_only:
            self.hinted.emit(self.tr("数据文件只读，不能修改；请检查文件或文件夹的写入权限。"))
            return True
        return not self._model.rowCount() or self._view.currentIndex().row() < 0
