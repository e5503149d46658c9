"""Long lists of customers are ordered and counted from an index, a fifth of the rows themselves.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_COLUMNS = [
    "id", "last_deal_key", "owner_id", "next_contact_on", "level", "followup", "evaluation_result",
    "last_contact_on", "last_deal_on", "deal_total", "deal_count", "industry", "source", "wanted_products",
    "return_reason", "returned_on", "claimed_at", "created_on", "created_at", "locked_until",
]  # fmt: skip


def upgrade() -> None:
    """The columns that lists show first, narrow and in the order of the ids."""
    op.create_index(op.f("ix_customer_listed"), "customer", _COLUMNS)
