"""The index of a customer's contacts holds the names and numbers that lists sort by.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = ["customer_id", "position", "name", "mobile", "phone"]


def upgrade() -> None:
    """Put the wider index in the place of the narrow one."""
    op.create_index(op.f("ix_contact_first"), "contact", _COLUMNS)
    op.drop_index(op.f("ix_contact_customer_id_position"), table_name="contact")
