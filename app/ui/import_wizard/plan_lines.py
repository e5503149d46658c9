"""What each group of a dry run shows in a line: columns, words and the look of every cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ui import texts
from app.ui.import_wizard.decisions import MERGE, SHEET, Decisions
from app.ui.import_wizard.field_groups import tr
from app.ui.import_wizard.plan_view import (
    CONFLICT,
    NEW,
    PROBLEMS,
    SKIPPED,
    SUSPECTED,
    UNCHANGED,
    UPDATED,
    Entry,
    PlanView,
    cell_of,
)
from app.ui.import_wizard.plan_words import action_words, candidate_words, field_words, record_words, value_words

if TYPE_CHECKING:
    from app.services.import_plan import SheetPlan

PLAIN, DIM, OLD, FRESH, BAD, DOUBTFUL, TAKEN, LEFT_OUT, CHOICE = (
    "plain", "dim", "old", "fresh", "bad", "doubtful", "taken", "left out", "choice",
)  # fmt: skip
"""The looks of a cell; colour never tells alone what the words do not."""
STRETCH: Final = -1


@dataclass(frozen=True)
class Shown:
    """A cell: its words, its look, and what its tooltip adds."""

    text: str
    look: str = PLAIN
    tip: str = ""


@dataclass(frozen=True)
class Heading:
    """A column of a group; the width at the standard text size, or STRETCH for what is left."""

    title: str
    width: int


Line = Callable[[PlanView, Decisions, Entry, int, int], Shown]
"""(view, decisions, entry, which cell of it, column) → what is shown."""


def headings(group: str) -> tuple[Heading, ...]:
    """The columns of a group."""
    place = (Heading(tr("工作表"), 130), Heading(tr("行"), 62))
    name = Heading(tr("名称"), 220)
    made: Mapping[str, tuple[Heading, ...]] = {
        NEW: (*place, name, Heading(tr("内容"), STRETCH)),
        UNCHANGED: (*place, name, Heading(tr("内容"), STRETCH)),
        UPDATED: (
            *place, name, Heading(tr("栏目"), 116), Heading(tr("原来"), 210), Heading(tr("改成"), STRETCH),
        ),
        SUSPECTED: (
            Heading(tr("工作表"), 106), Heading(tr("行"), 54), Heading(tr("名称"), 196), Heading(tr("像谁"), STRETCH),
            Heading(tr("处理"), 92),
        ),
        CONFLICT: (
            Heading(tr("工作表"), 106), Heading(tr("行"), 54), Heading(tr("名称"), 200), Heading(tr("栏目"), 104),
            Heading(tr("导出时"), STRETCH), Heading(tr("表格里"), STRETCH), Heading(tr("现在的"), STRETCH),
            Heading(tr("谁改的"), 160),
        ),
        PROBLEMS: (
            *place, Heading(tr("栏目"), 120), Heading(tr("值（可改）"), 190), Heading(tr("原因"), STRETCH),
            Heading(tr("结果"), 104),
        ),
        SKIPPED: (*place, Heading(tr("为什么跳过"), 150), Heading(tr("内容"), STRETCH)),
    }  # fmt: skip
    return made[group]


EDITED_COLUMN: Final = 3
"""Of PROBLEMS: the value that can be typed over."""
SHEET_COLUMN, STORED_COLUMN = 5, 6
"""Of CONFLICT: the two values to choose between."""


def line_of(group: str) -> Line:
    """How the cells of a group are shown."""
    lines: Mapping[str, Line] = {
        NEW: _record, UNCHANGED: _record, UPDATED: _change, SUSPECTED: _suspicion, CONFLICT: _conflict,
        PROBLEMS: _problem, SKIPPED: _skip,
    }  # fmt: skip
    return lines[group]


def _place(sheet: SheetPlan, row: int, column: int, again: bool) -> Shown:
    # The further cells of one row repeat where they are, but step back.
    return Shown(sheet.sheet if column == 0 else f"{row:,}", DIM if again else PLAIN)


def _record(view: PlanView, _decisions: Decisions, entry: Entry, _at: int, column: int) -> Shown:
    sheet, row = entry
    if column < 2:
        return _place(sheet, row.row, column, False)
    if column == 2:
        return Shown(row.title)
    name = frozenset({"name"} if sheet.list.table is not None else {"customer"})
    return Shown(record_words(sheet.list, view.record(sheet.sheet, row.row), name), DIM)


def _change(view: PlanView, _decisions: Decisions, entry: Entry, at: int, column: int) -> Shown:
    sheet, row = entry
    if column < 2:
        return _place(sheet, row.row, column, at > 0)
    if column == 2:
        return Shown(row.title, DIM if at else PLAIN)
    change = cell_of(row, UPDATED, at)
    if change is None:
        return Shown("")
    field, old, new = change
    if column == 3:
        return Shown(field_words(sheet.list, field))
    if column == 4:
        words = value_words(sheet.list, field, old, view.names)
        return Shown(words, OLD) if words else Shown(tr("（空）"), DIM)
    words = value_words(sheet.list, field, new, view.names)
    return Shown(words, FRESH) if words else Shown(tr("清空"), DOUBTFUL)


def _suspicion(_view: PlanView, decisions: Decisions, entry: Entry, _at: int, column: int) -> Shown:
    sheet, row = entry
    if column < 2:
        return _place(sheet, row.row, column, False)
    if column == 2:
        return Shown(row.title)
    action, target = decisions.of_row(sheet.sheet, row.row, SUSPECTED)
    if column == 3:
        named = [candidate_words(one) for one in row.candidates]
        words = tr("、").join(named) if named else str(row.changes[0][1] if row.changes else "")
        return Shown(words, DIM, words)
    if action == MERGE and target is not None and len(row.candidates) > 1:
        place = next((at for at, one in enumerate(row.candidates, 1) if one.id == target), 1)
        return Shown(tr("合并到 {0}").format(place), CHOICE)
    return Shown(action_words(action), CHOICE)


def _conflict(view: PlanView, decisions: Decisions, entry: Entry, at: int, column: int) -> Shown:
    sheet, row = entry
    if column < 2:
        return _place(sheet, row.row, column, at > 0)
    if column == 2:
        return Shown(row.title, DIM if at else PLAIN)
    conflict = cell_of(row, CONFLICT, at)
    if conflict is None:
        return Shown("")
    if column == 3:
        return Shown(field_words(sheet.list, conflict.field))
    if column == 7:
        when = conflict.changed_at.astimezone().strftime("%m-%d %H:%M")
        return Shown(tr("{0}，{1}").format(conflict.changed_by, when) if conflict.changed_by else when, DIM)
    value = {4: conflict.exported, SHEET_COLUMN: conflict.sheet, STORED_COLUMN: conflict.stored}[column]
    words = value_words(sheet.list, conflict.field, value, view.names) or tr("（空）")
    if column == 4:
        return Shown(words, DIM)
    takes_sheet = decisions.of_cell(sheet.sheet, row.row, conflict.field) == SHEET
    return Shown(words, TAKEN if takes_sheet == (column == SHEET_COLUMN) else LEFT_OUT)


def _problem(_view: PlanView, _decisions: Decisions, entry: Entry, _at: int, column: int) -> Shown:
    sheet, problem = entry
    if column < 2:
        return _place(sheet, problem.row, column, False)
    if column == 2:
        return Shown(problem.column or tr("（没有这一列）"))
    if column == EDITED_COLUMN:
        look = BAD if problem.fatal else DOUBTFUL
        return Shown(problem.value, look) if problem.value else Shown(tr("（空）"), look)
    if column == 4:
        words = texts.problem_text(problem.code, problem.value, problem.detail)
        return Shown(words, PLAIN, words)
    return Shown(tr("不导入"), BAD) if problem.fatal else Shown(tr("照常导入"), DIM)


def _skip(view: PlanView, _decisions: Decisions, entry: Entry, _at: int, column: int) -> Shown:
    from app.sheets.cleaning import as_text

    sheet, (row, code) = entry
    if column < 2:
        return _place(sheet, row, column, False)
    if column == 2:
        return Shown(texts.skip_text(code))
    found = view.sheets.get(sheet.sheet)
    index = row - found.first_row if found is not None else -1
    cells = found.rows[index] if found is not None and 0 <= index < len(found.rows) else []
    words = (" ".join(as_text(cell).split()) for cell in cells)
    return Shown(tr(" ・ ").join(word for word in words if word)[:200], DIM)
