"""Running numbers of documents within a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session


def next_in_day(session: Session, column: Any, prefix: str, today: date) -> str:
    """The number after the day's highest, e.g. CH20261122-002; numbers typed in other shapes do not disturb it."""
    stem = f"{prefix}{today:%Y%m%d}-"
    used = session.execute(select(column).where(column.startswith(stem, autoescape=True)).distinct()).scalars()
    tails = (str(one).removeprefix(stem) for one in used)
    return f"{stem}{max((int(one) for one in tails if one.isdecimal() and len(one) < 10), default=0) + 1:03d}"
