"""After-sales: service cases, complaints, return visits."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class ServiceCase(Identified, Versioned, Base):
    """售后单; open until its status says done, closed or cancelled."""

    __tablename__ = "service_case"
    __table_args__ = (
        Index(None, "customer_id", "registered_on"),
        Index(None, "registered_on"),
        Index(None, "number"),
        Index(None, "status", "handler_id"),
        Index(None, "warranty_until"),
        NEVER_REUSE_IDS,
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    number: Mapped[str | None]
    registered_on: Mapped[date]
    contact_name: Mapped[str | None]
    phone: Mapped[str | None]
    shipment_number: Mapped[str | None]
    product: Mapped[str | None]
    model: Mapped[str | None]
    serial: Mapped[str | None]
    bought_on: Mapped[date | None]
    warranty_months: Mapped[int | None]
    warranty_until: Mapped[date | None]
    type: Mapped[str | None]
    complaint_kind: Mapped[str | None]
    problem: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[str | None]
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    promised_on: Mapped[date | None]
    measure: Mapped[str | None] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str | None]
    cost: Mapped[Decimal | None]
    closed_on: Mapped[date | None]
    return_visit_on: Mapped[date | None]
    satisfaction: Mapped[str | None]
    feedback: Mapped[str | None] = mapped_column(Text)
    cause: Mapped[str | None]
    remark: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    fingerprint: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime]
