"""Rows are recognised among those of their customer: nothing ever looked a fingerprint up, and the index cost a fifth
of a long import.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = ("interaction", "service_case", "shipment")


def upgrade() -> None:
    """Drop the three indexes."""
    for table in _TABLES:
        op.drop_index(op.f(f"ix_{table}_fingerprint"), table_name=table)
