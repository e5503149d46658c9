"""Customers, and the one expression that says which of the four tables a customer is in (3-rules 3.1)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Computed, ForeignKey, Index, String, Text, and_, case, false, literal, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned
from app.models.nouns import NAME_LIMIT, Table

DORMANT_AFTER_DAYS = 365
"""A deal exactly this many days ago still makes a current customer."""

_LATER = "CASE WHEN {a} IS NULL THEN {b} WHEN {b} IS NULL THEN {a} WHEN {a} > {b} THEN {a} ELSE {b} END"
_LAST_DEAL = (  # an assumed date (推定) holds only until a real shipment is known
    "CASE WHEN shipped_last_on IS NULL THEN typed_last_deal_on"
    " WHEN typed_last_deal_on IS NULL OR deal_date_assumed OR shipped_last_on > typed_last_deal_on"
    " THEN shipped_last_on ELSE typed_last_deal_on END"
)


class Customer(Identified, Versioned, Base):
    """客户. Typed facts come from people and sheets; `shipped_*` and `logged_last_on` are sums that
    `services.facts` keeps in step with shipments and interactions inside the same transaction; the rest is generated.
    """

    __tablename__ = "customer"
    __table_args__ = (
        Index(None, "last_deal_key", "owner_id"),
        Index(None, "owner_id", "next_contact_on"),
        Index(
            "ix_customer_dealt",  # the weekly calls choose among all dormant customers without reading their rows
            "last_deal_key", "deal_total", "owner_id", "first_deal_on", "last_contact_on", "do_not_call", "closed_down",
            sqlite_where=text("last_deal_key IS NOT NULL"), postgresql_where=text("last_deal_key IS NOT NULL"),
        ),
        Index(
            "ix_customer_held",  # what may return to the pool
            "owner_id", "level", "last_contact_on", "claimed_at", "created_on", "locked_until",
            sqlite_where=text("last_deal_key IS NULL AND owner_id IS NOT NULL"),
            postgresql_where=text("last_deal_key IS NULL AND owner_id IS NOT NULL"),
        ),
        Index(
            # Long lists are ordered and counted from here, without their rows. In the order of the ids: new rows are
            # written at its end.
            "ix_customer_listed",
            "id", "last_deal_key", "owner_id", "next_contact_on", "level", "followup", "evaluation_result",
            "last_contact_on", "last_deal_on", "deal_total", "deal_count", "industry", "source", "wanted_products",
            "return_reason", "returned_on", "claimed_at", "created_on", "created_at", "locked_until",
        ),
        Index(None, "name_key"),
        Index(None, "name_sort"),
        Index(None, "tax_id"),
        Index(None, "next_contact_on"),
        NEVER_REUSE_IDS,
    )  # fmt: skip

    code: Mapped[str | None] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(NAME_LIMIT))
    name_key: Mapped[str] = mapped_column(String(NAME_LIMIT))
    name_sort: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str | None]
    kind: Mapped[str | None]
    level: Mapped[str | None]
    archive_class: Mapped[str | None]
    industry: Mapped[str | None]
    source: Mapped[str | None]
    region: Mapped[str | None]
    province: Mapped[str | None]
    city: Mapped[str | None]
    district: Mapped[str | None]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    tax_id: Mapped[str | None]
    bank_account: Mapped[str | None]
    payment_terms: Mapped[str | None]
    credit_limit: Mapped[str | None]
    wanted_products: Mapped[str | None]
    expected_use: Mapped[str | None]
    followup: Mapped[str | None]
    evaluation_note: Mapped[str | None]
    evaluation_result: Mapped[str | None]
    last_contact_note: Mapped[str | None]
    next_contact_on: Mapped[date | None]
    influence: Mapped[int | None]
    credit: Mapped[int | None]
    remark: Mapped[str | None]
    tags: Mapped[str | None]
    created_on: Mapped[date | None]
    do_not_call: Mapped[bool] = mapped_column(default=False, server_default=false())
    closed_down: Mapped[bool] = mapped_column(default=False, server_default=false())
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))

    # Whose customer it is, and what the public pool remembers of earlier hands.
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    claimed_at: Mapped[datetime | None]
    locked_until: Mapped[date | None]
    prev_owner_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    returned_on: Mapped[date | None]
    return_reason: Mapped[str | None]

    # Facts about deals as typed or imported.
    typed_first_deal_on: Mapped[date | None]
    typed_last_deal_on: Mapped[date | None]
    typed_deal_total: Mapped[Decimal | None]
    typed_deal_count: Mapped[int | None]
    typed_last_contact_on: Mapped[date | None]
    imported_as: Mapped[str | None] = mapped_column(String(20))
    deal_date_assumed: Mapped[bool] = mapped_column(default=False, server_default=false())

    # Sums kept by services.facts.
    shipped_first_on: Mapped[date | None]
    shipped_last_on: Mapped[date | None]
    shipped_gross: Mapped[Decimal | None]
    shipped_total: Mapped[Decimal | None]
    shipped_count: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    logged_last_on: Mapped[date | None]

    # Generated by the database from the facts above: no second truth can arise.
    first_deal_on: Mapped[date | None] = mapped_column(
        Computed(
            "CASE WHEN shipped_first_on IS NULL THEN typed_first_deal_on"
            " WHEN typed_first_deal_on IS NULL THEN shipped_first_on"
            " WHEN shipped_first_on < typed_first_deal_on THEN shipped_first_on ELSE typed_first_deal_on END",
            persisted=True,
        )
    )
    last_deal_on: Mapped[date | None] = mapped_column(Computed(_LAST_DEAL, persisted=True))
    last_deal_key: Mapped[date | None] = mapped_column(
        Computed(
            f"CASE WHEN imported_as IS NULL THEN {_LAST_DEAL} ELSE COALESCE({_LAST_DEAL}, '0001-01-01') END",
            persisted=True,
        )
    )
    deal_total: Mapped[Decimal | None] = mapped_column(
        Computed(
            # Shipments cover a typed total when they reach it to the yuan: sheets round amounts in 万 (87.2929万).
            "CASE WHEN typed_deal_total IS NULL OR shipped_gross > typed_deal_total - 1000000"
            " THEN shipped_total ELSE typed_deal_total END",
            persisted=True,
        )
    )
    deal_count: Mapped[int | None] = mapped_column(
        Computed(
            "CASE WHEN typed_deal_count > shipped_count THEN typed_deal_count ELSE shipped_count END", persisted=True
        )
    )
    last_contact_on: Mapped[date | None] = mapped_column(
        Computed(_LATER.format(a="logged_last_on", b="typed_last_contact_on"), persisted=True)
    )

    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


def dormant_before(today: date, days: int = DORMANT_AFTER_DAYS) -> date:
    """The first day that still counts as current; a last deal before it is dormant."""
    return today - timedelta(days=days)


def in_table(table: Table, today: date, days: int = DORMANT_AFTER_DAYS) -> ColumnElement[bool]:
    """WHERE clause of one of the four tables; together they hold every customer exactly once. Uses the index."""
    key, limit = Customer.last_deal_key, dormant_before(today, days)
    clauses: dict[Table, ColumnElement[bool]] = {
        Table.CURRENT: key >= limit,
        Table.DORMANT: key < limit,
        Table.POTENTIAL: and_(key.is_(None), Customer.owner_id.is_not(None)),
        Table.PUBLIC: and_(key.is_(None), Customer.owner_id.is_(None)),
    }
    return clauses[table]


def table_expression(today: date, days: int = DORMANT_AFTER_DAYS) -> ColumnElement[str]:
    """The name of the customer's table as a SQL value; agrees with `in_table` by construction."""
    order = (Table.CURRENT, Table.DORMANT, Table.POTENTIAL)
    return case(*((in_table(one, today, days), literal(one.value)) for one in order), else_=literal(Table.PUBLIC.value))
