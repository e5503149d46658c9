"""Editing a cell in place: F2 or typing opens it, Enter goes down, Tab right, Esc leaves (5-interface, Tables)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from app.errors import AppError, DuplicateCode, InvalidValue
from app.models.cells import CellKind
from app.ui import texts
from app.ui.cell_values import edit_text, shown_value, value_of

if TYPE_CHECKING:
    from app.ui.cell_editors import CellEditor
    from app.ui.cell_writer import CellWriter
    from app.ui.list_view import ListView


class TableEditing(QObject):
    """At most one editor is open; it stays with its record when the list is read again."""

    hinted = Signal(str)
    """Why a cell cannot be edited, for the status line."""

    def __init__(self, view: ListView, writer: CellWriter) -> None:
        super().__init__(view)
        self._view = view
        self._writer = writer
        self._model = writer.model
        self.editor: CellEditor | None = None
        self._record = 0
        self._key = ""
        self._before = ""
        view.editing = self
        self._model.loaded.connect(self._on_loaded)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
        view.header.sectionResized.connect(self._place)
        view.header.sectionMoved.connect(self._place)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor follows its cell when the table changes size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    # --- opening ------------------------------------------------------------------------

    def types_into(self, column: int) -> bool:
        """Whether typing edits this column at all."""
        return not self._writer.context.read_only and self._writer.cell(column) is not None

    def begin(self, typed: str | None = None, *, focus: bool = True) -> CellEditor | None:
        """Open the editor over the cell cursor; `typed` replaces what is there. None where it may not be edited."""
        from app.ui.cell_editors import CellEditor  # imported when first opened

        if self.editor is not None and not self.finish():
            return self.editor
        view, row = self._view, self._view.currentIndex().row()
        if row < 0:
            return None
        column = view.cursor_column()
        view.go_to_cell(row, column) if view.selected_count() < 2 else view.cells.choose(
            view.header.visualIndex(column)
        )
        why = self._writer.why_not(row, column)
        cell = self._writer.cell(column)
        record_id = self._model.id_at(row)
        if why or cell is None or record_id is None:
            self.hinted.emit(why)
            return None
        spec = self._model.columns[column]
        if cell.kind is CellKind.PERSON:
            self._writer.need_people(self._reopen_people)
        self._record, self._key = record_id, spec.key
        self._before = edit_text(cell, self._model.value(row, spec.key))
        editor = CellEditor(
            cell,
            self._before if typed is None else typed,
            view.viewport(),
            name=spec.title,
            today=self._writer.context.today,
            people=self._writer.people,
            typed=typed is not None,
        )
        editor.committed.connect(self._on_committed)
        editor.cancelled.connect(self.cancel)
        editor.left.connect(lambda: self._keep(focus=False))
        self.editor = editor
        view.scrollTo(self._model.index(row, column))
        self._place()
        editor.begin(focus=focus)
        return editor

    def begin_today(self) -> None:
        """Ctrl+; writes today into a cell of days; Enter keeps it."""
        cell = self._writer.cell(self._view.cursor_column())
        if cell is not None and cell.kind is CellKind.DATE:
            self.begin(self._writer.context.today().isoformat())
        else:
            self.hinted.emit(self.tr("Ctrl+; 在日期列里填今天。"))

    def _reopen_people(self) -> None:
        editor = self.editor
        if editor is not None and editor.cell.kind is CellKind.PERSON:
            self.cancel()
            self.begin()

    # --- ending -------------------------------------------------------------------------

    def finish(self) -> bool:
        """Keep what was typed and close; False when it is wrong and the editor stays open."""
        return self.editor is None or self._keep()

    def cancel(self) -> None:
        """Close without a change; the keys belong to the table again."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            had_focus = editor.edit.hasFocus()
            editor.finish()
            if had_focus:
                self._view.setFocus()

    def _on_committed(self, down: int, right: int) -> None:
        row = self._model.row_of(self._record)
        column = self._view.cursor_column()
        if not self._keep() or row is None:
            return
        self._view.setFocus()
        shown = self._view.visible_columns()
        at = shown.index(column) + right if column in shown else 0
        to_row = min(max(row + down, 0), self._model.rowCount() - 1)
        if to_row >= 0:
            self._view.go_to_cell(to_row, shown[min(max(at, 0), len(shown) - 1)])

    def _keep(self, *, focus: bool = True) -> bool:
        editor = self.editor
        if editor is None:
            return True
        cell, text = editor.cell, editor.text()
        if text.strip() == self._before.strip():
            self.cancel()
            return True
        spec = next(one for one in self._model.columns if one.key == self._key)
        try:
            value = value_of(cell, text, today=self._writer.context.today())
            if cell.kind is CellKind.PERSON and value is not None and value not in self._writer.people:
                raise InvalidValue(cell.noun.value, cell.column, "unknown", str(value))
        except InvalidValue as error:
            editor.show_reason(texts.rule_text(spec.title, error.rule, value=error.value, limit=error.limit))
            if focus:
                editor.edit.setFocus()
            return False
        record_id, key = self._record, self._key
        self.cancel()
        row = self._model.row_of(record_id)
        before = self._model.value(row, key) if row is not None else None
        self._model.patch(record_id, {key: shown_value(before, value)})

        def failed(error: AppError) -> bool:
            return self._reopen(record_id, key, text, error)

        self._writer.write([(record_id, key, value)], failed=failed)
        return True

    def _reopen(self, record_id: int, key: str, text: str, error: AppError) -> bool:
        """A value only the database could refuse comes back into its cell with the reason, unless work went on."""
        row = self._model.row_of(record_id)
        at = next((at for at, one in enumerate(self._model.columns) if one.key == key), None)
        if not isinstance(error, InvalidValue | DuplicateCode) or self.editor is not None or row is None or at is None:
            return False
        if self._view.isColumnHidden(at) or not self._view.isVisible():
            return False
        self._view.go_to_cell(row, at)
        editor = self.begin(text)
        if editor is None:
            return False
        self._before = "\x00"  # the cell may still show what was refused: Enter tries again
        editor.show_reason(
            texts.rule_text(self._model.columns[at].title, error.rule, value=error.value, limit=error.limit)
            if isinstance(error, InvalidValue)
            else texts.error_text(error).sentence
        )
        return True

    # --- staying over the cell ------------------------------------------------------------

    def _place(self, *_: object) -> None:
        if self.editor is None:
            return
        row = self._model.row_of(self._record)
        at = next((at for at, one in enumerate(self._model.columns) if one.key == self._key), None)
        if row is None or at is None:
            return
        self.editor.place(self._view.visualRect(self._model.index(row, at)))

    def _on_loaded(self, _count: int) -> None:
        if self.editor is None:
            return
        if self._model.row_of(self._record) is None:
            self.cancel()
            self.hinted.emit(self.tr("正在改的这一行已不在列表里，没有保存。"))
        else:
            self._place()
