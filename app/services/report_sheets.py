"""A report as a workbook: one sheet per table, numbers as numbers, headings and codes in the words of the interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.services.exporting import note_export
from app.services.reports.shape import Block, Field, Kind, Report
from app.sheets.writing import OutColumn, OutSheet, write_workbook

_KINDS: Final = {Kind.MONEY: ("money", 16), Kind.COUNT: ("integer", 12), Kind.DATE: ("date", 12)}
_PERCENT: Final = frozenset({Kind.SHARE, Kind.RATE})


@dataclass(frozen=True)
class SheetWords:
    """What the interface calls a table and its columns, and how it says the texts in them. Headings of shares name the
    percent, for the cells hold 12.34 and not 0.1234; a column that nobody wants to read has none.
    """

    title: Callable[[Block], str]
    heading: Callable[[Block, Field], str]
    cell: Callable[[Block, Field, Any], str]


def write(session: Session, actor: Actor, path: Path, report: Report, *, words: SheetWords, now: datetime) -> int:
    """Write a report as a workbook and note who took it; returns the number of rows. Raises NotAllowed, FileInUse,
    FileUnreadable.
    """
    require(actor, Permission.DATA_EXPORT)
    sheets = sheets_of(report, words)
    write_workbook(path, sheets)
    rows = sum(one.count for one in sheets)
    note_export(session, actor, file=path.name, names=[report.name.value], rows=rows, now=now)
    return rows


def sheets_of(report: Report, words: SheetWords) -> list[OutSheet]:
    """One sheet per table that has rows; a column without a heading is left out."""
    made = []
    for block in report.blocks:
        headings = [words.heading(block, one) for one in block.fields]
        shown = [place for place, said in enumerate(headings) if said]
        columns = [OutColumn(headings[place], *_KINDS.get(block.fields[place].kind, ("text", 14))) for place in shown]
        rows = [[_cell(block, block.fields[place], row[place], words) for place in shown] for row in block.rows]
        if rows:
            made.append(OutSheet(words.title(block), columns, rows, len(rows)))
    return made


def _cell(block: Block, field: Field, value: Any, words: SheetWords) -> Any:
    if field.kind is Kind.TEXT and field.key != "days":
        return words.cell(block, field, value) or None
    if value is None:
        return None
    if field.kind in _PERCENT:
        return round(value * 100, 4)
    return round(value, 4) if isinstance(value, float) else value
