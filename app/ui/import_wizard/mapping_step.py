"""Step 2: the sheet as it is, with its header row and the meaning of every column; both are corrected by clicking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.nouns import SHEET_LISTS, ListName
from app.ui import texts
from app.ui.import_wizard.field_menu import EXTRA, FieldMenu
from app.ui.import_wizard.looking import Look, first_filled_row, likely_list
from app.ui.import_wizard.mapping_words import count_words, entry_line, header_words, note_of
from app.ui.import_wizard.sheet_grid import SheetGrid
from app.ui.import_wizard.sheet_list import SheetEntry, SheetList
from app.ui.import_wizard.sheet_model import Marks
from app.ui.widgets.buttons import ghost_button, link_button, primary_button
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.services.import_plan import PreparedImport, PreparedSheet
    from app.sheets.workbook import Sheet, Workbook

_LIST_WIDTH: Final = 226


class MappingStep(QWidget):
    """Left the sheets of the file, right the one under the cursor."""

    changed = Signal(str)
    """A decision about the sheet of this name that asks for another look at it."""
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, dict[str, Any]] = {}
        """What the user decided, by sheet name: selected, list, header_row, header_rows, fields."""
        self._workbook: Workbook | None = None
        self._looks: dict[str, Look] = {}
        self._prepared: PreparedImport | None = None
        self._marks: Mapping[str, Marks] = {}
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        frame = QFrame(self)
        frame.setProperty("kind", "panel")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        left = QFrame(frame)
        left.setProperty("kind", "side")
        left.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 10, 1, 6)
        column.setSpacing(6)
        self._list_title = QLabel(self.tr("工作表（打勾的会导入）"), left)
        self._list_title.setProperty("role", "heading")
        self._list_title.setContentsMargins(12, 0, 8, 0)
        self.sheets = SheetList(left)
        self.sheets.sheet_chosen.connect(self._on_sheet)
        self.sheets.ticked.connect(self._on_tick)
        column.addWidget(self._list_title)
        column.addWidget(self.sheets, 1)
        inside.addWidget(left)
        inside.addLayout(self._make_right(frame), 1)
        row.addWidget(frame)

    def _make_right(self, frame: QWidget) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._make_top(frame))
        right.addWidget(self._make_note(frame))
        self.grid = SheetGrid(frame)
        self.grid.header_chosen.connect(lambda row: self.set_header(row, 1))
        self.grid.meaning_asked.connect(self._ask_meaning)
        self.grid.row_changed.connect(lambda _row: self._show_row_actions())
        right.addWidget(self.grid, 1)
        right.addWidget(self._make_bottom(frame))
        return right

    def _make_top(self, frame: QWidget) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        words = QLabel(self.tr("导入到"), frame)
        words.setProperty("role", "secondary")
        self.table = QComboBox(frame)
        self.table.setAccessibleName(self.tr("导入到"))
        self.table.setMinimumWidth(140)
        self.table.addItem(self.tr("请选择"), "")
        for one in SHEET_LISTS:
            self.table.addItem(texts.table_name(one), one.value)
        self.table.activated.connect(lambda _at: self._on_table())
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.installEventFilter(self)
        self.header = QLabel(frame)
        self.header.setProperty("role", "secondary")
        self.headerless = link_button(self.tr("没有表头"), tip=self.tr("第一行就是数据"), parent=frame)
        self.headerless.clicked.connect(self._on_headerless)
        self.counts = ElidedLabel("", frame, role="caption")
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(words)
        top.addWidget(self.table)
        top.addSpacing(6)
        top.addWidget(self.header)
        top.addWidget(self.headerless)
        top.addWidget(self.counts, 1)
        return top

    def _make_note(self, frame: QWidget) -> QFrame:
        self.note = QFrame(frame)
        row = QHBoxLayout(self.note)
        row.setContentsMargins(12, 5, 10, 5)
        row.setSpacing(8)
        self.note_text = QLabel(self.note)
        self.note_text.setTextFormat(Qt.TextFormat.PlainText)
        self.note_text.setWordWrap(True)
        self.accept_guess = primary_button(self.tr("对，就这样导入"), parent=self.note)
        self.accept_guess.clicked.connect(self._on_guess_accepted)
        row.addWidget(self.note_text, 1)
        row.addWidget(self.accept_guess)
        return self.note

    def _make_bottom(self, frame: QWidget) -> QWidget:
        bottom = QFrame(frame)
        bottom.setProperty("kind", "status")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(6)
        hint = ElidedLabel(self.tr("点列上的标签改含义（F2）・ 点行号改表头行"), bottom)
        self.row_words = QLabel(bottom)
        self.one_row = ghost_button(self.tr("设为表头"), parent=bottom)
        self.one_row.clicked.connect(lambda: self.set_header(self._current_row(), 1))
        self.two_rows = ghost_button("", parent=bottom)
        self.two_rows.clicked.connect(lambda: self.set_header(self._current_row(), 2))
        row.addWidget(hint, 1)
        for widget in (self.row_words, self.one_row, self.two_rows):
            row.addWidget(widget)
        return bottom

    # --- what the wizard asks -----------------------------------------------------------

    def begin(self) -> None:
        """Another file: nothing is decided yet."""
        self.choices.clear()
        self._workbook, self._prepared = None, None
        self._looks, self._marks, self._shown = {}, {}, ""
        self.grid.show_sheet(None)
        self.sheets.show_entries([])

    def show_workbook(self, workbook: Workbook, looks: Mapping[str, Look]) -> None:
        """A file that has just been read; the first sheet that will be imported is shown."""
        self._workbook, self._looks = workbook, dict(looks)
        self._show_entries()
        first = next((at for at, one in enumerate(workbook.sheets) if self._is_ticked(one)), -1)
        if first < 0:
            first = next((at for at, one in enumerate(workbook.sheets) if one.rows), 0)
        self.sheets.choose(first)
        self._on_sheet(first)

    def show_looks(self, looks: Mapping[str, Look]) -> None:
        """Sheets that are taken for something else now; their rows have to be cleaned anew."""
        self._looks |= looks
        if self._prepared is not None:
            kept = tuple(
                replace(one, records=None, layout=None) if one.name in looks else one for one in self._prepared.sheets
            )
            self._prepared = replace(self._prepared, sheets=kept)
        self._marks = {name: marks for name, marks in self._marks.items() if name not in looks}
        self._show_entries()
        if self._shown in looks:
            self._show_look()

    def show_prepared(self, prepared: PreparedImport, marks: Mapping[str, Marks]) -> None:
        """The cells were cleaned: how many rows there are, and what is wrong with which."""
        self._prepared, self._marks = prepared, marks
        self._show_entries()
        self._show_look()

    def prepared(self) -> PreparedImport | None:
        """What was found, with the ticks as they stand."""
        if self._prepared is None or self._workbook is None:
            return None
        ticks = {one.name: self._is_ticked(one) for one in self._workbook.sheets}
        return replace(
            self._prepared, sheets=tuple(replace(one, selected=ticks[one.name]) for one in self._prepared.sheets)
        )

    def any_ticked(self) -> bool:
        """Whether there is anything to import."""
        return self._workbook is not None and any(self._is_ticked(one) for one in self._workbook.sheets)

    def needs_no_question(self) -> bool:
        """Every sheet that will be imported was corrected in an earlier import and is understood as it was then."""
        ticked = [one.name for one in self._workbook.sheets if self._is_ticked(one)] if self._workbook else []
        asked = [one for one in self._looks.values() if one.layout is None and one.guess is not None]
        return bool(ticked) and not asked and all(self._looks[name].known for name in ticked)

    @property
    def corrected(self) -> set[str]:
        """Sheets whose table or columns the user changed: their layout is worth remembering."""
        return {
            name
            for name, chosen in self.choices.items()
            # A list without headings has nothing to be known again by.
            if {"list", "fields", "header_row"} & set(chosen) and chosen.get("header_rows") != 0
        }

    # --- showing ------------------------------------------------------------------------

    def _is_ticked(self, sheet: Sheet) -> bool:
        look = self._looks.get(sheet.name)
        if look is None or look.layout is None:
            return False
        chosen = self.choices.get(sheet.name, {}).get("selected")
        return not sheet.hidden if chosen is None else bool(chosen)

    def _sheet(self) -> Sheet | None:
        sheets = self._workbook.sheets if self._workbook is not None else ()
        return next((one for one in sheets if one.name == self._shown), None)

    def _prepared_sheet(self, name: str) -> PreparedSheet | None:
        sheets = self._prepared.sheets if self._prepared is not None else ()
        return next((one for one in sheets if one.name == name and one.records is not None), None)

    def _show_entries(self) -> None:
        entries = []
        for one in self._workbook.sheets if self._workbook is not None else ():
            look = self._looks.get(one.name)
            line, unsure = entry_line(one, look, self._prepared_sheet(one.name))
            possible = look is not None and look.layout is not None
            entries.append(SheetEntry(one.name, line, self._is_ticked(one), possible, unsure))
        self.sheets.show_entries(entries)

    def _on_sheet(self, row: int) -> None:
        if self._workbook is None or not 0 <= row < len(self._workbook.sheets):
            return
        sheet = self._workbook.sheets[row]
        if sheet.name != self._shown:
            self._shown = sheet.name
            self.grid.show_sheet(sheet)
            self._show_look()

    def _show_look(self) -> None:
        sheet, look = self._sheet(), self._looks.get(self._shown)
        if sheet is None or look is None:
            return
        layout = look.layout or look.guess
        marks = self._marks.get(self._shown, Marks()) if look.layout is not None else Marks()
        decided = frozenset(self.choices.get(self._shown, {}).get("fields", {}))
        self.grid.show_layout(layout, marks, guessed=look.layout is None, decided=decided)
        self.table.setCurrentIndex(max(0, self.table.findData(layout.list.value if layout is not None else "")))
        self.table.setEnabled(bool(sheet.rows))
        self.header.setText(header_words(look.layout))
        self.header.setVisible(look.layout is not None)
        self.headerless.setVisible(look.layout is not None and look.layout.header_rows > 0)
        prepared = self._prepared_sheet(self._shown)
        waiting = look.layout is not None and prepared is None
        self.counts.setText(self.tr("正在整理…") if waiting else count_words(prepared))
        note = note_of(sheet, look, self.grid.sheet_model.unclear() if look.layout is not None else 0)
        self.note.setVisible(note is not None)
        if note is not None:
            self.note.setProperty("kind", "banner" if note.asks else "batch")
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
            self.note_text.setText(note.text)
            self.accept_guess.setVisible(note.action == "guess")
        self._show_row_actions()

    def _current_row(self) -> int:
        index = self.grid.currentIndex()
        return self.grid.sheet_model.excel_row(index.row()) if index.isValid() else 0

    def _show_row_actions(self) -> None:
        row, layout = self._current_row(), self.grid.sheet_model.layout
        sheet = self._sheet()
        self.row_words.setText(self.tr("第 {0} 行：").format(f"{row:,}"))
        at_header = layout is not None and layout.header_rows > 0 and layout.header_row == row
        two = sheet is not None and row > sheet.first_row
        self.two_rows.setText(self.tr("与上一行一起作两行表头"))
        self.one_row.setVisible(row > 0 and not (at_header and layout is not None and layout.header_rows == 1))
        self.two_rows.setVisible(two and not (at_header and layout is not None and layout.header_rows == 2))
        self.row_words.setVisible(not (self.one_row.isHidden() and self.two_rows.isHidden()))

    # --- decisions ------------------------------------------------------------------------

    def _choice(self) -> dict[str, Any]:
        return self.choices.setdefault(self._shown, {})

    def _on_tick(self, row: int, on: bool) -> None:
        if self._workbook is not None:
            self.choices.setdefault(self._workbook.sheets[row].name, {})["selected"] = on
            self._show_entries()
            self.ticked.emit()

    def _on_table(self) -> None:
        sheet, look, value = self._sheet(), self._looks.get(self._shown), str(self.table.currentData())
        if sheet is None or look is None or not value:
            return
        chosen = self._choice()
        if look.layout is None and "header_row" not in chosen:
            # Headings that nobody knows are headings all the same, unless the cells look like a list without any.
            row, rows = (look.guess.header_row, 0) if look.guess is not None else (first_filled_row(sheet), 1)
            chosen |= {"header_row": row, "header_rows": rows}
        chosen |= {"list": ListName(value), "selected": True}
        chosen.pop("fields", None)
        self.changed.emit(self._shown)

    def set_header(self, excel_row: int, rows: int) -> None:
        """Make a row (and the one above it) the header; what was said about the columns under the old one is void."""
        sheet, look = self._sheet(), self._looks.get(self._shown)
        if sheet is None or look is None or self._workbook is None or excel_row < sheet.first_row:
            return
        rows = min(rows, excel_row - sheet.first_row + 1)
        layout = look.layout
        if layout is not None and (layout.header_row, layout.header_rows) == (excel_row, rows):
            return
        chosen = self._choice()
        listed = layout.list if layout is not None else likely_list(sheet, self._workbook.file, excel_row)
        chosen.setdefault("list", listed)
        chosen |= {"header_row": excel_row, "header_rows": rows, "selected": True}
        chosen.pop("fields", None)
        self.changed.emit(self._shown)

    def _on_headerless(self) -> None:
        sheet, look = self._sheet(), self._looks.get(self._shown)
        if sheet is None or look is None or look.layout is None:
            return
        chosen = self._choice()
        above = look.layout.header_row - look.layout.header_rows
        chosen |= {"list": look.layout.list, "header_row": above, "header_rows": 0, "selected": True}
        chosen["fields"] = {one.index: one.field for one in look.layout.columns if one.field is not None}
        self.changed.emit(self._shown)

    def _on_guess_accepted(self) -> None:
        look = self._looks.get(self._shown)
        if look is None or look.guess is None:
            return
        guess = look.guess
        chosen = self._choice()
        chosen |= {"list": guess.list, "header_row": guess.header_row, "header_rows": 0, "selected": True}
        chosen["fields"] = {one.index: one.field for one in guess.columns if one.field is not None}
        self.changed.emit(self._shown)

    def _ask_meaning(self, index: int, where: QPoint) -> None:
        model = self.grid.sheet_model
        layout, column = model.layout, model.column_at(index)
        list_name = layout.list if layout is not None else None
        if list_name is None:
            self.table.showPopup()  # what a column may mean depends on the table
            return
        heading = column.heading if column is not None else model.letter(index)
        used = {
            one.field: model.letter(one.index)
            for one in (layout.columns if layout is not None else ())
            if one.field is not None and one.index != index
        }
        menu = FieldMenu(list_name, heading, column.field if column is not None else None, used, self)
        menu.chosen.connect(lambda key: self.set_meaning(index, key))
        menu.open_at(where)

    def set_meaning(self, index: int, key: str) -> None:
        """A column means this field, or is kept as an extra one; the column that had the field gives it up."""
        look = self._looks.get(self._shown)
        if look is None:
            return
        if look.layout is None:
            self._on_guess_accepted()
        layout = look.layout or look.guess
        fields = self._choice().setdefault("fields", {})
        if key != EXTRA and layout is not None:
            for one in layout.columns:
                held = fields.get(one.index, one.field)
                if held == key and one.index != index:
                    fields[one.index] = None
        fields[index] = None if key == EXTRA else key
        self.changed.emit(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box answers the wheel only when it holds the focus."""
        if event.type() == QEvent.Type.Wheel and watched is self.table and not self.table.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
