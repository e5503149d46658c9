"""Shipment lines: the delivery lines of every deal; they decide who is current and who is dormant."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Computed, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned
from app.models.nouns import ShipmentKind


class Shipment(Identified, Versioned, Base):
    """出货行, as typed. A return counts negative however its sheet writes the sign; a void line counts nothing."""

    __tablename__ = "shipment"
    __table_args__ = (
        Index(
            "ix_shipment_counted",  # reports read all lines from here alone (services/reports/lines.py)
            "customer_id", "shipped_on", "net_amount", "quantity", "product", "salesperson_id", "kind", "void",
        ),
        Index(None, "shipped_on"),
        Index(None, "number"),
        Index(None, "salesperson_id", "shipped_on", "net_amount"),
        Index(None, "product", "shipped_on", "net_amount"),
        NEVER_REUSE_IDS,
    )  # fmt: skip

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    shipped_on: Mapped[date]
    number: Mapped[str | None]
    line: Mapped[str | None]
    salesperson_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    product: Mapped[str]
    product_code: Mapped[str | None]
    model: Mapped[str | None]
    category: Mapped[str | None]
    unit: Mapped[str | None]
    quantity: Mapped[Decimal | None]
    price: Mapped[Decimal | None]
    amount: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(String(10), default="CNY", server_default="CNY")
    tax_rate: Mapped[str | None]
    discount: Mapped[str | None]
    cost: Mapped[Decimal | None]
    batch: Mapped[str | None]
    receiver: Mapped[str | None]
    address: Mapped[str | None]
    carrier: Mapped[str | None]
    tracking: Mapped[str | None]
    freight: Mapped[Decimal | None]
    paid: Mapped[str | None]
    kind: Mapped[str] = mapped_column(default=ShipmentKind.SALE.value, server_default=ShipmentKind.SALE.value)
    void: Mapped[bool] = mapped_column(default=False, server_default=false())
    remark: Mapped[str | None]
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    fingerprint: Mapped[str | None] = mapped_column(String(40))
    net_amount: Mapped[Decimal] = mapped_column(
        Computed(
            "CASE WHEN void OR amount IS NULL THEN 0 WHEN kind = '退货' THEN -ABS(amount) ELSE amount END",
            persisted=True,
        )
    )
    created_at: Mapped[datetime]
