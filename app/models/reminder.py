"""What the program must do once and tell once: runs of daily jobs, reminders, return rules, greeting texts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class JobRun(Identified, Base):
    """A job that was done for a day. Whoever writes the row does the job; everybody else finds it done, also on another
    computer and after the clock went back (3-rules 3.4). Not audited: it is no fact about the business.
    """

    __tablename__ = "job_run"
    __table_args__ = (UniqueConstraint("job", "day"), NEVER_REUSE_IDS)

    job: Mapped[str] = mapped_column(String(60))
    day: Mapped[date]
    at: Mapped[datetime]


class Reminder(Identified, Base):
    """One cause of one day for one user, e.g. 3 overdue customers; `items` are the first of `count` records."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("user_id", "cause", "day"),
        Index(None, "user_id", "created_at"),
        NEVER_REUSE_IDS,
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    cause: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    count: Mapped[int]
    items: Mapped[list[Any]]
    missed: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]


class ReturnRules(Identified, Versioned, Base):
    """The days after which customers return to the pool, as they hold from a day on (3-rules 3.2)."""

    __tablename__ = "return_rules"
    __table_args__ = (NEVER_REUSE_IDS,)

    from_day: Mapped[date] = mapped_column(unique=True)
    days: Mapped[dict[str, Any]]


class Greeting(Identified, Versioned, Base):
    """祝福语: a text to copy for an occasion; {names} in it stand for what the program fills in."""

    __tablename__ = "greeting"
    __table_args__ = (NEVER_REUSE_IDS,)

    occasion: Mapped[str] = mapped_column(String(30))
    body: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
