"""Several customers of one name: a line belongs to the one who has it already (4-excel 4.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from app.sheets.records import Record


class Held:
    """Which of the namesakes has a stored row of these cells, or of this number; `marks` are the columns by which rows
    of the noun are recognised, the telling one first.
    """

    def __init__(self, marks: Sequence[str], stored: Sequence[Any]) -> None:
        self._marks = marks
        self._by_print: defaultdict[Any, set[int]] = defaultdict(set)
        self._by_marks: defaultdict[Any, set[int]] = defaultdict(set)
        for row in stored:
            self._by_print[row.fingerprint].add(row.customer_id)
            self._by_marks[tuple(getattr(row, one) for one in marks)].add(row.customer_id)

    def holder(self, record: Record) -> int | None:
        """The one customer who has it; None where nobody has, or several."""
        holders = self._by_print.get(record.fingerprint)
        if holders is None and record.values.get(self._marks[0]):
            holders = self._by_marks.get(tuple(record.values.get(one) for one in self._marks))
        return next(iter(holders)) if holders is not None and len(holders) == 1 else None
