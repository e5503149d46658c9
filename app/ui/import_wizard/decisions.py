"""What the user decided in the preview: by group, by row, by cell, and for the whole import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from app.ui.import_wizard.plan_view import NEW, SUSPECTED, UPDATED

CREATE, OVERWRITE, FILL, MERGE, SKIP = "create", "overwrite", "fill", "merge", "skip"
SHEET, STORED = "sheet", "stored"
DEFAULTS: Final = {NEW: CREATE, UPDATED: OVERWRITE, SUSPECTED: CREATE}


@dataclass
class Decisions:
    """Rules by group, choices by row (action, customer to merge with), settled cells, and the switches."""

    rules: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, int], tuple[str, int | None]] = field(default_factory=dict)
    cells: dict[tuple[str, int, str], str] = field(default_factory=dict)
    owner: str = ""
    create_users: bool = True
    create_customers: bool = True
    whole: bool = False

    def rule(self, group: str) -> str:
        """What happens with a group."""
        return self.rules.get(group, DEFAULTS.get(group, SKIP))

    def of_row(self, sheet: str, row: int, group: str) -> tuple[str, int | None]:
        """What happens with a row: its own choice, else its group's."""
        return self.rows.get((sheet, row), (self.rule(group), None))

    def of_cell(self, sheet: str, row: int, field_key: str) -> str:
        """Which value of a conflict counts; what nobody settled stays as it is stored."""
        return self.cells.get((sheet, row, field_key), STORED)

    @property
    def count(self) -> int:
        """How many decisions about rows and cells would be lost by closing."""
        return len(self.rows) + len(self.cells)

    def options(self, sheets: Iterable[str]) -> dict[str, Any]:
        """The fields of ImportOptions."""
        from app.services.import_plan import RowChoice

        names = list(sheets)
        return {
            "owner": self.owner or None,
            "create_users": self.create_users,
            "create_customers": self.create_customers,
            "rules": {(sheet, group): rule for sheet in names for group, rule in self.rules.items()},
            "rows": {key: RowChoice(action, target) for key, (action, target) in self.rows.items()},
            "cells": dict(self.cells),
            "whole": self.whole,
        }
