"""What is known about the search index. The index itself is made by the program, each database in its own way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "search_state",
        sa.Column("noun", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("built_to", ID, nullable=False),
        sa.PrimaryKeyConstraint("noun", name=op.f("pk_search_state")),
    )
    op.create_table(
        "search_stale",
        sa.Column("noun", sa.String(length=20), nullable=False),
        sa.Column("record_id", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("noun", "record_id", name=op.f("pk_search_stale")),
    )
