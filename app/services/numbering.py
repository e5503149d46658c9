"""Running numbers of documents within a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def next_in_day(session: Session, column: Any, prefix: str, today: date) -> str:
    """The number after the day's highest, e.g. CH20261122-002; numbers typed in other shapes do not disturb it."""
    stem = f"{prefix}{today:%Y%m%d}-"
    last = session.execute(select(func.max(column)).where(column.startswith(stem, autoescape=True))).scalar()
    tail = str(last or "").removeprefix(stem)
    return f"{stem}{(int(tail) if tail.isdigit() else 0) + 1:03d}"
