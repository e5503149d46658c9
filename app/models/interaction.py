"""The contact log: what was said, what came of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class Interaction(Identified, Versioned, Base):
    """联系记录: one contact with a customer, written by whoever contacted."""

    __tablename__ = "interaction"
    __table_args__ = (
        Index(None, "customer_id", "happened_on"),
        Index(None, "happened_on"),
        Index(None, "salesperson_id", "happened_on"),
        NEVER_REUSE_IDS,
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    happened_on: Mapped[date]
    happened_time: Mapped[time | None]
    contact_name: Mapped[str | None]
    number_dialled: Mapped[str | None]
    method: Mapped[str | None]
    direction: Mapped[str | None]
    purpose: Mapped[str | None]
    reached: Mapped[str | None]
    content: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None]
    loss_reason: Mapped[str | None]
    intent: Mapped[str | None]
    next_step: Mapped[str | None]
    next_on: Mapped[date | None]
    salesperson_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    origin: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    fingerprint: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime]
