"""What an import wrote, in figures: all that is kept of its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.nouns import ListName
from app.ui.import_wizard.plan_view import worth_saying

if TYPE_CHECKING:
    from app.services.import_plan import ImportOptions, ImportResult, PlannedRow, SheetPlan


@dataclass(frozen=True)
class SheetSummary:
    """One sheet's figures, in the order of the preview's groups."""

    sheet: str
    list: ListName
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Summary:
    """`operation` is None when everything was known already; `new` and `updated` count what was written."""

    operation: int | None
    new: int
    updated: int
    sheets: tuple[SheetSummary, ...]


def summary_of(result: ImportResult) -> Summary:
    """The figures of a written import."""
    new = updated = 0
    sheets = []
    for sheet in result.plan.sheets:
        refused = {one.row for one in sheet.problems if one.fatal}
        for row in sheet.items:
            became = _became(sheet, row, result.plan.options) if row.row not in refused else ""
            new += became == "new"
            updated += became == "updated"
        counts = (
            sheet.new, sheet.updated, sheet.unchanged, sheet.suspected, sheet.conflicting,
            len(worth_saying(sheet.problems)), len(sheet.skipped),
        )  # fmt: skip
        sheets.append(SheetSummary(sheet.sheet, sheet.list, counts))
    return Summary(result.operation, new, updated, tuple(sheets))


def _became(sheet: SheetPlan, row: PlannedRow, options: ImportOptions) -> str:
    if row.group == "conflict":
        return "updated" if row.changes else ""
    if row.group not in ("new", "updated", "suspected"):
        return ""
    action = options.choice(sheet.sheet, row.row, row.group).action
    if action == "skip":
        return ""
    if row.group == "suspected":
        return "new" if action == "create" else "updated" if row.changes else ""
    return row.group
