"""Weekly calls, the pool's rules and reminders: quotas, carried rows, jobs done once, and the indexes they read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("assignment", sa.Column("carried_weeks", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("assignment", sa.Column("locked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("assignment", sa.Column("dropped", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(op.f("ix_assignment_customer_id_week"), "assignment", ["customer_id", "week"], unique=False)
    op.add_column("interaction", sa.Column("loss_reason", sa.String(), nullable=True))
    op.create_table(
        "weekly_quota",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("week", sa.String(length=8), server_default=sa.text("('')"), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("on_leave", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_weekly_quota_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_quota")),
        sa.UniqueConstraint("user_id", "week", name=op.f("uq_weekly_quota_user_id_week")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "return_rules",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_rules")),
        sa.UniqueConstraint("from_day", name=op.f("uq_return_rules_from_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "greeting",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("occasion", sa.String(length=30), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "job_run",
        sa.Column("id", ID, nullable=False),
        sa.Column("job", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_run")),
        sa.UniqueConstraint("job", "day", name=op.f("uq_job_run_job_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reminder",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("cause", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("missed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_reminder_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("user_id", "cause", "day", name=op.f("uq_reminder_user_id_cause_day")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_user_id_created_at"), "reminder", ["user_id", "created_at"], unique=False)
    _read_faster()


def _read_faster() -> None:
    """Indexes that hold what is asked of all customers, so that their rows need not be read."""
    op.drop_index(op.f("ix_customer_owner_id"), table_name="customer")
    op.create_index(
        op.f("ix_customer_owner_id_next_contact_on"), "customer", ["owner_id", "next_contact_on"], unique=False
    )
    op.create_index(
        "ix_customer_dealt",
        "customer",
        ["last_deal_key", "deal_total", "owner_id", "first_deal_on", "last_contact_on", "do_not_call", "closed_down"],
        unique=False,
        sqlite_where=sa.text("last_deal_key IS NOT NULL"),
        postgresql_where=sa.text("last_deal_key IS NOT NULL"),
    )
    op.create_index(
        "ix_customer_held",
        "customer",
        ["owner_id", "level", "last_contact_on", "claimed_at", "created_on", "locked_until"],
        unique=False,
        sqlite_where=sa.text("last_deal_key IS NULL AND owner_id IS NOT NULL"),
        postgresql_where=sa.text("last_deal_key IS NULL AND owner_id IS NOT NULL"),
    )
    op.create_index(
        "ix_contact_birthday",
        "contact",
        ["birthday", "customer_id"],
        unique=False,
        sqlite_where=sa.text("birthday IS NOT NULL"),
        postgresql_where=sa.text("birthday IS NOT NULL"),
    )
    op.create_index(op.f("ix_service_case_warranty_until"), "service_case", ["warranty_until"], unique=False)
    op.drop_index(op.f("ix_shipment_salesperson_id_shipped_on"), table_name="shipment")
    op.create_index(
        op.f("ix_shipment_salesperson_id_shipped_on_net_amount"),
        "shipment",
        ["salesperson_id", "shipped_on", "net_amount"],
        unique=False,
    )
    op.create_index(
        op.f("ix_shipment_product_shipped_on_net_amount"),
        "shipment",
        ["product", "shipped_on", "net_amount"],
        unique=False,
    )
