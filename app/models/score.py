"""评分 and 建议 of every customer, made in bulk so that lists sort and filter by them; never a fact of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, BigId


class CustomerScore(Base):
    """What the rules of 3.5 say of a customer today. Not audited: it follows from the rows and can be made anew."""

    __tablename__ = "customer_score"

    customer_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    score: Mapped[int]
    suggestion: Mapped[str] = mapped_column(String(20))


class ScoreState(Base):
    """One row: of which day the scores are, by which rules, where classes A and B end, and how far they are made."""

    __tablename__ = "score_state"

    key: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date]
    rules: Mapped[str] = mapped_column(String(64))
    limits: Mapped[dict[str, Any]]
    built_to: Mapped[int | None] = mapped_column(BigId)
    """Customers up to this id are scored; None: all are."""
    stale: Mapped[bool] = mapped_column(default=False, server_default=false())
    """More changed since than was worth scoring one by one."""
