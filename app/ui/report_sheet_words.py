"""The words of a report's workbook, for window and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.report_headings import HIDDEN, block_title, cell, grouping_heading, tr

if TYPE_CHECKING:
    from app.services.report_sheets import SheetWords
    from app.services.reports.shape import Block, Field, Report


def sheet_words(report: Report) -> SheetWords:
    """How the tables of this report are called and its codes said."""
    from app.services.report_sheets import SheetWords

    def heading(block: Block, field: Field) -> str:
        if field.key in HIDDEN:
            return ""
        said = grouping_heading(report, block, field.key)
        return tr("{0}（%）").format(said) if field.kind in ("share", "rate") else said

    def said(block: Block, field: Field, value: Any) -> str:
        return cell(report, block, field, value)

    return SheetWords(lambda block: block_title(report.name, block.key), heading, said)
