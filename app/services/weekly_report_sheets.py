"""The week report as sheets of a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.services.exporting import note_export
from app.services.weekly_report import Rates, WeekReport
from app.sheets.writing import OutColumn, OutSheet, write_workbook

KEYS = (
    "sheet_team", "sheet_customers", "sheet_reactivated", "sheet_trend", "person", "week", "assigned", "called",
    "completion", "reached", "reach", "interested", "interest", "reactivated", "amount", "missed", "customer", "state",
    "outcome", "called_on", "tries", "carried", "caller", "bought_on", "team", "state.open", "state.retry",
    "state.exhausted", "state.reached",
)  # fmt: skip
"""What `words` must name."""
_FIGURES = (
    ("assigned", "integer"), ("called", "integer"), ("completion", "text"), ("reached", "integer"), ("reach", "text"),
    ("interested", "integer"), ("interest", "text"), ("reactivated", "integer"), ("amount", "money"),
)  # fmt: skip


def export(
    session: Session, actor: Actor, path: Path, found: WeekReport, *, words: Mapping[str, str], now: datetime
) -> int:
    """Write a report as a workbook and note who took it; returns the number of rows. Raises NotAllowed, FileInUse,
    FileUnreadable.
    """
    require(actor, Permission.DATA_EXPORT)
    sheets = sheets_of(found, words)
    write_workbook(path, sheets)
    rows = sum(one.count for one in sheets)
    note_export(session, actor, file=path.name, names=["week"], rows=rows, now=now)
    return rows


def sheets_of(found: WeekReport, words: Mapping[str, str]) -> list[OutSheet]:
    """Team, customers, reactivations, trend; headings and states as `words` names them (KEYS)."""
    figures = [OutColumn(words[key], kind, 12) for key, kind in _FIGURES]
    team = [[one.name, *_figures(one.rates), "、".join(one.missed) or None] for one in found.people]
    team.append([words["team"], *_figures(found.team), None])
    customers = [
        [
            person.name, one.customer, words[f"state.{one.state.code}"], one.state.outcome, one.state.on,
            one.state.tries or None, one.carried_weeks or None, one.reactivated,
        ]
        for person in found.people
        for one in person.cells
    ]  # fmt: skip
    woken = [[one.customer, one.called_on, one.caller, one.bought_on, one.amount] for one in found.reactivated]
    trend = [[week, *_figures(rates)] for week, rates in found.trend]
    return [
        OutSheet(
            words["sheet_team"],
            [OutColumn(words["person"], width=12), *figures, OutColumn(words["missed"], "long_text", 50)],
            team,
            len(team),
        ),
        OutSheet(
            words["sheet_customers"],
            [
                OutColumn(words["person"], width=12), OutColumn(words["customer"], width=28),
                OutColumn(words["state"], width=12), OutColumn(words["outcome"], width=14),
                OutColumn(words["called_on"], "date", 12), OutColumn(words["tries"], "integer", 8),
                OutColumn(words["carried"], "integer", 8), OutColumn(words["amount"], "money", 14),
            ],
            customers,
            len(customers),
        ),
        OutSheet(
            words["sheet_reactivated"],
            [
                OutColumn(words["customer"], width=28), OutColumn(words["called_on"], "date", 12),
                OutColumn(words["caller"], width=12), OutColumn(words["bought_on"], "date", 12),
                OutColumn(words["amount"], "money", 14),
            ],
            woken,
            len(woken),
        ),
        OutSheet(words["sheet_trend"], [OutColumn(words["week"], width=12), *figures], trend, len(trend)),
    ]  # fmt: skip


def _figures(rates: Rates) -> list[Any]:
    return [
        rates.assigned, rates.called, _percent(rates.completion), rates.reached, _percent(rates.reach),
        rates.interested, _percent(rates.interest), rates.reactivated, rates.amount,
    ]  # fmt: skip


def _percent(value: float | None) -> str | None:
    return None if value is None else f"{value:.0%}"
