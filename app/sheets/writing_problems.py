"""Writes the workbook of rows with problems: the sheet's own head and cells, the reason first, wrong cells red."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from app.sheets.cell_xml import ColumnXml
from app.sheets.headings import OUR_REASON
from app.sheets.whole_file import whole_file
from app.sheets.workbook import Cell
from app.sheets.workbook_xml import (
    ColumnFrame,
    Shade,
    Style,
    column_letter,
    format_number,
    package_parts,
    sheet_end,
    sheet_start,
)
from app.sheets.writing import sheet_title

Progress = Callable[[int, int], None]
_REASON_WIDTH: Final = 42
_WIDTHS: Final = (8, 40)
_MEASURED: Final = 200
_STEP: Final = 500
_LINE: Final = 17
_AS_READ: Final = "as_read"


@dataclass(frozen=True)
class ProblemColumn:
    """A column of the original: `choices` for a drop-down, hidden where it was ours."""

    choices: Sequence[str] = ()
    hidden: bool = False


@dataclass(frozen=True)
class ProblemRow:
    """A row as it was read, what is wrong with it, and the grounds of the cells that are to blame, by column index."""

    cells: Sequence[Cell]
    reason: str
    shades: Mapping[int, Shade]


@dataclass(frozen=True)
class ProblemSheet:
    """`head` holds the rows above the data as they were read, `headings_at` the index of the first one with headings.

    `merged` holds (top, left, bottom, right), 0-based within the head.
    """

    title: str
    head: Sequence[Sequence[Cell]]
    headings_at: int
    columns: Sequence[ProblemColumn]
    rows: Sequence[ProblemRow]
    merged: Sequence[tuple[int, int, int, int]] = ()


def write_problem_workbook(path: Path, sheets: Sequence[ProblemSheet], *, progress: Progress | None = None) -> None:
    """Writes an .xlsx beside `path` and renames it. Every row stands below its sheet's own headings, one column to the
    right; corrected and imported again it is understood as its original was (4-excel 4.4). Values keep their kind, no
    text becomes a formula. `progress(rows done, rows in all)` may raise Cancelled. Raises FileInUse, NoSpaceLeft,
    FileUnreadable.
    """
    path = Path(path)
    total = sum(len(one.rows) for one in sheets)
    done = 0

    def count() -> None:
        nonlocal done
        if progress is not None and done % _STEP == 0:
            progress(done, total)
        done += 1

    titles: list[str] = []
    filtered: list[str] = []
    with whole_file(path) as opened, zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, one in enumerate(sheets, 1):
            titles.append(sheet_title(one.title, titles))
            last_row = len(one.head) + len(one.rows)
            filtered.append(f"$A${len(one.head)}:${column_letter(len(one.columns) + 1)}${last_row}")
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                _Writer(part, one).write(first=number == 1, count=count)
        for name, text in package_parts(titles, filtered).items():
            archive.writestr(name, text.encode())


def head_of(sheet: ProblemSheet) -> tuple[list[list[Cell]], list[tuple[int, int, int, int]]]:
    """The head as it is written, and what is merged in it (top, left, bottom, right; 0-based): headings stand a column
    right of the reasons, titles where they stood, over the whole width where they did.
    """
    at, head = sheet.headings_at, sheet.head
    # Beside the first row of headings; beside the second where a group's heading would be taken to reach over it.
    blank = not head[at] or _shown(head[at][0]) is None
    reason = at + 1 if blank and at + 1 < len(head) else at
    rows: list[list[Cell]] = []
    for index, cells in enumerate(head):
        first: list[Cell] = [OUR_REASON if index == reason else None]
        rows.append([*cells, None] if index < at else [*first, *cells])
    areas = []
    for top, left, bottom, right in sheet.merged:
        if bottom >= at:
            areas.append((top, left + 1, bottom, right + 1))
        else:
            areas.append((top, left, bottom, right + (right + 1 == len(sheet.columns))))
    return rows, areas


class _Writer:
    """One sheet, row by row."""

    def __init__(self, part: IO[bytes], sheet: ProblemSheet) -> None:
        self._part = part
        self._sheet = sheet
        self._makers: dict[tuple[int, Shade], ColumnXml] = {}
        self._reasons = ColumnXml(1, "reason")

    def write(self, *, first: bool, count: Callable[[], None]) -> None:
        """Everything of the sheet; `count` is called before each row."""
        sheet = self._sheet
        frames = [ColumnFrame("text", _REASON_WIDTH, False, ())]
        frames += [
            ColumnFrame("text", _width(sheet, index), column.hidden, column.choices)
            for index, column in enumerate(sheet.columns)
        ]
        start = sheet_start(frames, active=first, frozen_rows=len(sheet.head), frozen_columns=1)
        self._part.write(start.encode())
        head, areas = head_of(sheet)
        for index, cells in enumerate(head):
            lines = max((cell.count("\n") + 1 for cell in cells if isinstance(cell, str)), default=1)
            # A row whose height is given does not grow by itself: only where a heading has line breaks.
            height = f' ht="{lines * _LINE}" customHeight="1"' if lines > 1 and index >= sheet.headings_at else ""
            self._row(index + 1, self._head_cells(index, cells), height)
        for number, row in enumerate(sheet.rows, len(sheet.head) + 1):
            count()
            reason = self._reasons.cells([str(number)], [row.reason])[0]
            cells_xml = [
                self._cell(number, index, _shown(cell), row.shades.get(index, Shade.NONE))
                for index, cell in enumerate(row.cells)
            ]
            self._row(number, [reason, *cells_xml])
        merged = [
            f"{column_letter(left + 1)}{top + 1}:{column_letter(right + 1)}{bottom + 1}"
            for top, left, bottom, right in areas
        ]
        last = len(sheet.head) + len(sheet.rows)
        self._part.write(sheet_end(frames, last, header_row=len(sheet.head), merged=merged).encode())

    def _head_cells(self, index: int, cells: Sequence[Cell]) -> list[str]:
        number = index + 1
        headings = index >= self._sheet.headings_at
        found = []
        for column, cell in enumerate(cells, 1):
            xml = ColumnXml(column, _AS_READ).cells([str(number)], [_shown(cell)])[0]
            found.append(_as_heading(xml, f"{column_letter(column)}{number}") if headings else xml)
        return found

    def _cell(self, number: int, index: int, value: Any, shade: Shade) -> str:
        maker = self._makers.get((index, shade))
        if maker is None:
            maker = self._makers[index, shade] = ColumnXml(index + 2, _AS_READ, shade)
        cell = maker.cells([str(number)], [value])[0]
        if not cell and shade:
            place = f"{column_letter(index + 2)}{number}"
            return f'<c r="{place}" s="{format_number(Style.PLAIN, shade)}"/>'
        return cell

    def _row(self, number: int, cells: Sequence[str], height: str = "") -> None:
        self._part.write(f'<row r="{number}"{height}>{"".join(cells)}</row>'.encode())


def _as_heading(cell: str, place: str) -> str:
    mark = f's="{Style.WRAPPED_HEADER.value}"'
    if not cell:
        return f'<c r="{place}" {mark}/>'
    opening, _, rest = cell.partition(">")
    kind = ' t="inlineStr"' if 't="inlineStr"' in opening else ' t="b"' if 't="b"' in opening else ""
    return f'<c r="{place}" {mark}{kind}>{rest}'


def _shown(cell: Cell) -> Any:
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second or cell.microsecond):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    return None if cell == "" else cell


def _width(sheet: ProblemSheet, index: int) -> float:
    """As wide as the widest heading or cell, within reason; Chinese characters take two places."""
    rows = [*sheet.head[sheet.headings_at :], *(one.cells for one in sheet.rows[:_MEASURED])]
    texts = [_text(row[index]) for row in rows if index < len(row)]
    widest = max(
        (sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text) for text in texts), default=0
    )
    return min(max(widest + 2, _WIDTHS[0]), _WIDTHS[1])


def _text(cell: Cell) -> str:
    shown = _shown(cell)
    if shown is None:
        return ""
    return "0000-00-00" if isinstance(shown, date) else max(str(shown).split("\n"), key=len)
