"""What is to be written into a workbook's sheets, and which cells of it cannot be (4-excel 4.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.sheets.patch_cells import Value
from app.sheets.patch_formulas import Area, Growth
from app.sheets.patch_sheet import Cells, Survey

_COMPUTED_KINDS: Final = frozenset({"money", "quantity", "integer", "date"})


@dataclass(frozen=True)
class CellChange:
    """A cell's new value; row and column as Excel counts them, kind as in headings.Field."""

    row: int
    column: int
    value: Value
    kind: str = "text"


@dataclass(frozen=True)
class SheetPatch:
    """What changes in one sheet: cells, and rows added directly below `last_row` in that row's style.

    All rows are those of the original. What stands below `last_row` moves down; where nothing but blank rows follows,
    the new rows take their place. Each appended row is its cells as (column, value, kind). With `keep_formulas` a cell
    that computes its value goes on doing so, and so does the same cell of a new row where it is a number or a day.
    Stamps are marks on rows, written only into rows that say all they should: with changes, none of them refused.
    """

    sheet: str
    changes: Sequence[CellChange] = ()
    appended: Sequence[Sequence[tuple[int, Value, str]]] = ()
    last_row: int = 0
    keep_formulas: bool = False
    stamps: Sequence[CellChange] = ()


class RefusalReason(StrEnum):
    """Why a cell was not written: covered by a merged cell, part of a formula over several cells, a formula kept."""

    MERGED = "merged"
    ARRAY = "array"
    FORMULA = "formula"


@dataclass(frozen=True)
class Refusal:
    """A change that was not written; a new row's cell bears the number the row got."""

    sheet: str
    change: CellChange
    reason: RefusalReason


def _covered(area: Area, row: int, column: int) -> bool:
    inside = area.left <= column <= area.right and area.top <= row <= area.bottom
    return inside and (row, column) != (area.top, area.left)


def _covering(areas: Sequence[Area]) -> Callable[[int, int], bool]:
    """Tells fast whether a cell is hidden by a merged one: few areas touch one row."""
    by_row: dict[int, list[Area]] = {}
    tall: list[Area] = []
    for area in areas:
        if area.bottom - area.top > 1000:
            tall.append(area)
        else:
            for row in range(area.top, area.bottom + 1):
                by_row.setdefault(row, []).append(area)
    return lambda row, column: any(_covered(area, row, column) for area in (*by_row.get(row, ()), *tall))


def allowed_changes(
    patch: SheetPatch, seen: Survey, refused: list[Refusal]
) -> tuple[Mapping[int, Cells], Mapping[int, Cells]]:
    """What is written, and what formulas that stay will say: programs that do not compute show their results."""
    hidden = _covering(seen.merges)

    def refusal(change: CellChange) -> RefusalReason | None:
        if hidden(change.row, change.column):
            return RefusalReason.MERGED
        if any(
            area.left <= change.column <= area.right and area.top <= change.row <= area.bottom for area in seen.arrays
        ):
            return RefusalReason.ARRAY
        computed = patch.keep_formulas and change.column in _computed(seen, change.row)
        return RefusalReason.FORMULA if computed else None

    allowed: dict[int, dict[int, tuple[Value, str]]] = {}
    results: dict[int, dict[int, tuple[Value, str]]] = {}
    incomplete: set[int] = set()
    for change in patch.changes:
        reason = refusal(change)
        if reason is None:
            allowed.setdefault(change.row, {})[change.column] = (change.value, change.kind)
        else:
            incomplete.add(change.row)
            if reason is RefusalReason.FORMULA:
                results.setdefault(change.row, {})[change.column] = (change.value, change.kind)
            refused.append(Refusal(patch.sheet, change, reason))
    for stamp in patch.stamps:
        if stamp.row in allowed and stamp.row not in incomplete and refusal(stamp) is None:
            allowed[stamp.row][stamp.column] = (stamp.value, stamp.kind)
    return allowed, {row: cells for row, cells in results.items() if row in allowed}


def _computed(seen: Survey, row: int) -> frozenset[int]:
    """The columns of a surveyed row that hold formulas."""
    found = seen.rows.get(row)
    return frozenset(column for column, cell in found.cells.items() if cell.formula) if found else frozenset()


def allowed_rows(
    patch: SheetPatch, seen: Survey, growth: Growth | None, refused: list[Refusal]
) -> tuple[list[Cells], list[Cells]]:
    """The new rows without cells that a merged cell around the place of insertion would hide, and the results of those
    that compute their value.
    """
    if growth is None:
        return [], []
    areas = [growth.area(area, grows=False) for area in seen.merges]
    hidden = _covering([area for area in areas if area.bottom > growth.last_row])
    across = [area for area in seen.merges if area.top == area.bottom == growth.last_row]
    computed = _computed(seen, growth.last_row) if patch.keep_formulas else frozenset()
    rows: list[Cells] = []
    results: list[Cells] = []
    for down, given in enumerate(patch.appended, 1):
        row = growth.last_row + down
        cells: dict[int, tuple[Value, str]] = {}
        computes: dict[int, tuple[Value, str]] = {}
        for column, value, kind in given:
            if kind in _COMPUTED_KINDS and column in computed:
                computes[column] = (value, kind)
                continue
            if hidden(row, column) or any(_covered(area, growth.last_row, column) for area in across):
                change = CellChange(row, column, value, kind)
                refused.append(Refusal(patch.sheet, change, RefusalReason.MERGED))
            else:
                cells[column] = (value, kind)
        rows.append(cells)
        results.append(computes)
    return rows, results
