"""The weekly dormant calls given to salespeople, and how many each of them takes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class Assignment(Identified, Versioned, Base):
    """One dormant customer in one salesperson's list of one ISO week such as 2026-W48 (3-rules 3.3).

    A dropped row stays, unpublished, so that topping up does not bring the customer back in the same week. A locked row
    keeps its place when the proposal is made anew.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("week", "customer_id"),
        Index(None, "user_id", "week"),
        Index(None, "customer_id", "week"),
        NEVER_REUSE_IDS,
    )

    week: Mapped[str] = mapped_column(String(8))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    reasons: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    carried_over: Mapped[bool] = mapped_column(default=False, server_default=false())
    carried_weeks: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    locked: Mapped[bool] = mapped_column(default=False, server_default=false())
    dropped: Mapped[bool] = mapped_column(default=False, server_default=false())
    published_at: Mapped[datetime | None]
    interaction_id: Mapped[int | None] = mapped_column(ForeignKey("interaction.id"))


class WeeklyQuota(Identified, Versioned, Base):
    """How many calls somebody takes instead of the team's quota: in one week, or always (week ''); 0 is leave."""

    __tablename__ = "weekly_quota"
    __table_args__ = (UniqueConstraint("user_id", "week"), NEVER_REUSE_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    week: Mapped[str] = mapped_column(String(8), default="", server_default=text("('')"))
    quota: Mapped[int]
    on_leave: Mapped[bool] = mapped_column(default=False, server_default=false())
