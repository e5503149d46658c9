"""What writing back would do to the company's workbook, cell by cell: shown first, then carried out (4-excel 4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.models.nouns import ListName
from app.sheets.patch_cells import Value
from app.sheets.patching import CellChange, Refusal, RefusalReason, SheetPatch
from app.sheets.reading import check_file
from app.sheets.workbook import Cell
from app.sheets.workbook_xml import column_letter

FileMark = tuple[int, int]


@dataclass(frozen=True)
class CellPreview:
    """One cell: whose row it is, the column's heading, what it says and will say; `refused` where it will not."""

    row: int
    column: int
    title: str
    heading: str
    old: Cell
    new: Value
    refused: RefusalReason | None = None

    @property
    def address(self) -> str:
        """As Excel names it: C5."""
        return f"{column_letter(self.column)}{self.row}"


@dataclass(frozen=True)
class RowPreview:
    """A row that will be added, under the number it will have, as (heading, value) of its filled cells."""

    row: int
    title: str
    cells: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class SheetPreview:
    """One known sheet; `moved` customers are in the sheet of another table now, their old row stands as it was."""

    sheet: str
    list: ListName
    cells: tuple[CellPreview, ...]
    rows: tuple[RowPreview, ...]
    moved: int

    @property
    def changed(self) -> int:
        """Cells that will say something else."""
        return sum(one.refused is None for one in self.cells)

    @property
    def rows_changed(self) -> int:
        """Rows in which they are."""
        return len({one.row for one in self.cells if one.refused is None})


@dataclass(frozen=True)
class WriteBackPlan:
    """The dry run of a writing back; `mark` tells whether the file is still the one that was compared."""

    original: Path
    mark: FileMark
    sheets: tuple[SheetPreview, ...]
    patches: tuple[SheetPatch, ...]
    refused: tuple[Refusal, ...]

    @property
    def changed(self) -> int:
        """Cells that will say something else."""
        return sum(one.changed for one in self.sheets)

    @property
    def appended(self) -> int:
        """Rows that will be added."""
        return sum(len(one.rows) for one in self.sheets)

    @property
    def empty(self) -> bool:
        """Whether the workbook says what the program says."""
        return not self.changed and not self.appended


def mark_of(path: Path) -> FileMark:
    """What changes when somebody saves the file. Raises FileMissing and what else is wrong at first sight."""
    check_file(path)
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def refused_in(sheet: str, refused: Sequence[Refusal]) -> dict[CellChange, RefusalReason]:
    """A sheet's refused changes with their reasons."""
    return {one.change: one.reason for one in refused if one.sheet == sheet}
