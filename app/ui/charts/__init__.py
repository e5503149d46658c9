"""Pictures of reports, one file per kind of chart. matplotlib without Qt: the window and the command line draw alike.

Importing this package costs nothing; matplotlib comes with the first picture, in whatever thread draws it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from app.services.reports.shape import Report
    from app.ui.charts.look import Look
    from app.ui.charts.shapes import Shape

KINDS: Final = {
    "sales": "months",
    "season": "season",
    "abc": "pareto",
    "products": "products",
    "ranking": "ranking",
    "people": "people",
    "portrait": "portrait",
    "funnel": "funnel",
    "retention": "cohorts",
    "rfm": "rfm",
    "value": "value",
    "churn": "churn",
    "calls": "calls",
    "satisfaction": "after_sales",
    "completeness": "completeness",
    "pool": "pool",
    "archive": "archive",
}
"""Which file draws which report."""


def draw(figure: Figure, report: Report, look: Look) -> list[Shape]:
    """Draw a report on an empty figure, in its size; returns what lies under the mouse, in logical pixels."""
    from app.ui.charts.board import Board

    board = Board(figure, look)
    board.head(report)
    if report.empty:
        board.say_nothing(report)
    else:
        import_module(f"{__name__}.{KINDS[report.name]}").draw(board, report)
    return board.shapes
