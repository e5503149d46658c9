"""The index of a customer's shipments holds all that reports count, so that they never read the lines themselves.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = ["customer_id", "shipped_on", "net_amount", "quantity", "product", "salesperson_id", "kind", "void"]


def upgrade() -> None:
    """Put the wider index in the place of the narrow one."""
    op.create_index(op.f("ix_shipment_counted"), "shipment", _COLUMNS)
    op.drop_index(op.f("ix_shipment_customer_id_shipped_on"), table_name="shipment")
