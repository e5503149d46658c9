"""How often each value of a few columns occurs in the rows of a list: one reading of the rows for all columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal
from sqlalchemy.orm import Session

_BETWEEN = "\x1f"
_PART = 5_000
"""Ids looked at in one step: after each the work can be stopped and its texts are let go, and counting them holds the
window up for less than half a millisecond."""


def counts(
    session: Session,
    id_column: Any,
    columns: Mapping[str, ColumnElement[Any]],
    rows: Callable[..., Select[Any]],
    *,
    progress: Callable[[int, int], None],
) -> dict[str, Counter[str]]:
    """Value → number of rows for each column ('' is blank); `rows(*values)` selects values from the rows meant.

    SQLite groups by sorting: six columns of 250,000 rows take five seconds that way. Here it strings the values
    together as it passes the rows, and they are counted from the string: 0.8 s for all six.
    """
    found: dict[str, Counter[str]] = {key: Counter() for key in columns}
    if not columns:
        return found
    if session.get_bind().dialect.name != "sqlite":
        for key, value in columns.items():
            progress(0, 1)
            grouped = session.execute(rows(value, func.count()).group_by(value))
            found[key].update({one or "": amount for one, amount in grouped})
        return found
    last = session.execute(rows(func.max(id_column)).where(id_column > 0)).scalar() or 0
    strung = [func.group_concat(func.coalesce(value, literal("")), literal(_BETWEEN)) for value in columns.values()]
    statement = rows(func.count(), *strung)
    for start in range(0, last, _PART):
        progress(start, last)
        part = statement.where(and_(id_column > start, id_column <= start + _PART))
        number, *texts = session.execute(part).one()
        for key, text in zip(columns, texts, strict=True):
            if number:
                found[key].update(text.split(_BETWEEN))
    return found
