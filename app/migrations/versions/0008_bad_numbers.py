"""待补号码 is found by an index of the few contacts whose number is none.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index of the marked contacts alone."""
    op.create_index(
        op.f("ix_contact_bad_number"),
        "contact",
        ["bad_number", "customer_id"],
        sqlite_where=sa.text("bad_number IS 1"),
        postgresql_where=sa.text("bad_number IS TRUE"),
    )
