"""How each sheet is understood with the decisions made so far; runs in the background, no cell is cleaned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import services
from app.models.nouns import SHEET_LISTS, ListName

if TYPE_CHECKING:
    from app.sheets.layout import Layout
    from app.sheets.workbook import Sheet, Workbook

Known = tuple[Mapping[str, Mapping[str, Any]], frozenset[str]]
"""Layouts remembered by fingerprint, and the names of users."""
Choices = Mapping[str, Mapping[str, Any]]
"""What the user decided, by sheet: fields of SheetChoice."""


@dataclass(frozen=True)
class Look:
    """A sheet's layout, or the proposal to ask about where it has no headings; `known`: corrected in an earlier import
    and taken over from there.
    """

    layout: Layout | None
    guess: Layout | None = None
    known: bool = False


def look_at(
    workbook: Workbook, known: Known, choices: Choices, names: Collection[str] | None = None
) -> dict[str, Look]:
    """The looks of the named sheets, or of all."""
    return {
        sheet.name: _look(sheet, workbook.file, known, choices.get(sheet.name, {}))
        for sheet in workbook.sheets
        if names is None or sheet.name in names
    }


def _look(sheet: Sheet, file: str, known: Known, chosen: Mapping[str, Any]) -> Look:
    from app.services.import_plan import SheetChoice
    from app.sheets.headerless import guess_headerless

    remembered, users = known
    layout = services.importing.layout_of(sheet, file, SheetChoice(**chosen), remembered=remembered, known_users=users)
    if layout is None:
        return Look(None, guess_headerless(sheet))
    own = {"list", "fields", "header_row"} & set(chosen)
    return Look(layout, known=not own and layout.fingerprint in remembered)


def likely_list(sheet: Sheet, file: str, excel_row: int) -> ListName:
    """The table a sheet is probably for, when the user says where its headings stand: by name, else by headings."""
    from app.sheets.heading_keys import heading_key
    from app.sheets.headings import aliases_of
    from app.sheets.table_choice import hinted_list

    hint = hinted_list(sheet.name) or hinted_list(file)
    if hint is not None:
        return hint
    index = excel_row - sheet.first_row
    row = sheet.rows[index] if 0 <= index < len(sheet.rows) else []
    texts = {heading_key(cell) for cell in row if isinstance(cell, str) and cell.strip()}
    return max(SHEET_LISTS, key=lambda name: len(texts & aliases_of(name).keys()))


def first_filled_row(sheet: Sheet) -> int:
    """The Excel number of the first row that holds two cells: titles stand alone."""
    for index, row in enumerate(sheet.rows):
        if sum(cell is not None and cell != "" for cell in row) >= 2:
            return sheet.first_row + index
    return sheet.first_row
