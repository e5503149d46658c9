"""The first schema: users, customers and everything that belongs to them, operations and changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sheet_layout",
        sa.Column("fingerprint", sa.String(length=40), nullable=False),
        sa.Column("list_name", sa.String(length=20), nullable=False),
        sa.Column("header_row", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_sheet_layout")),
    )
    op.create_table(
        "team_setting",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_team_setting_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "user_account",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("group_name", sa.String(length=100), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("role IN ('salesperson', 'supervisor')", name=op.f("ck_user_account_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("name", name=op.f("uq_user_account_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "article",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=50), nullable=False),
        sa.Column("body", sa.Text(), server_default=sa.text("('')"), nullable=False),
        sa.Column("status", sa.String(length=20), server_default="已发布", nullable=False),
        sa.Column("tags", sa.String(), nullable=True),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["user_account.id"], name=op.f("fk_article_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_article_kind_updated_at"), "article", ["kind", "updated_at"], unique=False)
    op.create_table(
        "customer",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("code", sa.String(length=100), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("archive_class", sa.String(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("tax_id", sa.String(), nullable=True),
        sa.Column("bank_account", sa.String(), nullable=True),
        sa.Column("payment_terms", sa.String(), nullable=True),
        sa.Column("credit_limit", sa.String(), nullable=True),
        sa.Column("wanted_products", sa.String(), nullable=True),
        sa.Column("expected_use", sa.String(), nullable=True),
        sa.Column("followup", sa.String(), nullable=True),
        sa.Column("evaluation_note", sa.String(), nullable=True),
        sa.Column("evaluation_result", sa.String(), nullable=True),
        sa.Column("last_contact_note", sa.String(), nullable=True),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("influence", sa.Integer(), nullable=True),
        sa.Column("credit", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("tags", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=True),
        sa.Column("do_not_call", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("closed_down", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("extra", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.Column("locked_until", sa.Date(), nullable=True),
        sa.Column("prev_owner_id", ID, nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("return_reason", sa.String(), nullable=True),
        sa.Column("typed_first_deal_on", sa.Date(), nullable=True),
        sa.Column("typed_last_deal_on", sa.Date(), nullable=True),
        sa.Column("typed_deal_total", sa.BigInteger(), nullable=True),
        sa.Column("typed_deal_count", sa.Integer(), nullable=True),
        sa.Column("typed_last_contact_on", sa.Date(), nullable=True),
        sa.Column("imported_as", sa.String(length=20), nullable=True),
        sa.Column("deal_date_assumed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("shipped_first_on", sa.Date(), nullable=True),
        sa.Column("shipped_last_on", sa.Date(), nullable=True),
        sa.Column("shipped_gross", sa.BigInteger(), nullable=True),
        sa.Column("shipped_total", sa.BigInteger(), nullable=True),
        sa.Column("shipped_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("logged_last_on", sa.Date(), nullable=True),
        sa.Column(
            "first_deal_on",
            sa.Date(),
            sa.Computed(
                "CASE WHEN shipped_first_on IS NULL THEN typed_first_deal_on WHEN typed_first_deal_on IS NULL THEN shipped_first_on WHEN shipped_first_on < typed_first_deal_on THEN shipped_first_on ELSE typed_first_deal_on END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "last_deal_on",
            sa.Date(),
            sa.Computed(
                "CASE WHEN shipped_last_on IS NULL THEN typed_last_deal_on WHEN typed_last_deal_on IS NULL OR deal_date_assumed OR shipped_last_on > typed_last_deal_on THEN shipped_last_on ELSE typed_last_deal_on END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "last_deal_key",
            sa.Date(),
            sa.Computed(
                "CASE WHEN imported_as IS NULL THEN CASE WHEN shipped_last_on IS NULL THEN typed_last_deal_on WHEN typed_last_deal_on IS NULL OR deal_date_assumed OR shipped_last_on > typed_last_deal_on THEN shipped_last_on ELSE typed_last_deal_on END ELSE COALESCE(CASE WHEN shipped_last_on IS NULL THEN typed_last_deal_on WHEN typed_last_deal_on IS NULL OR deal_date_assumed OR shipped_last_on > typed_last_deal_on THEN shipped_last_on ELSE typed_last_deal_on END, '0001-01-01') END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "deal_total",
            sa.BigInteger(),
            sa.Computed(
                "CASE WHEN typed_deal_total IS NULL OR shipped_gross > typed_deal_total - 1000000 THEN shipped_total ELSE typed_deal_total END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "deal_count",
            sa.Integer(),
            sa.Computed(
                "CASE WHEN typed_deal_count > shipped_count THEN typed_deal_count ELSE shipped_count END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "last_contact_on",
            sa.Date(),
            sa.Computed(
                "CASE WHEN logged_last_on IS NULL THEN typed_last_contact_on WHEN typed_last_contact_on IS NULL THEN logged_last_on WHEN logged_last_on > typed_last_contact_on THEN logged_last_on ELSE typed_last_contact_on END",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name=op.f("fk_customer_owner_id")),
        sa.ForeignKeyConstraint(["prev_owner_id"], ["user_account.id"], name=op.f("fk_customer_prev_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("code", name=op.f("uq_customer_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_customer_last_deal_key_owner_id"), "customer", ["last_deal_key", "owner_id"], unique=False)
    op.create_index(op.f("ix_customer_name_key"), "customer", ["name_key"], unique=False)
    op.create_index(op.f("ix_customer_name_sort"), "customer", ["name_sort"], unique=False)
    op.create_index(op.f("ix_customer_next_contact_on"), "customer", ["next_contact_on"], unique=False)
    op.create_index(op.f("ix_customer_owner_id"), "customer", ["owner_id"], unique=False)
    op.create_index(op.f("ix_customer_tax_id"), "customer", ["tax_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("record_key", sa.String(length=60), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_draft_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "form", "record_key", name=op.f("uq_draft_user_id_form_record_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "operation",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("undoes", ID, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["user_account.id"], name=op.f("fk_operation_actor_id")),
        sa.ForeignKeyConstraint(["undoes"], ["operation.id"], name=op.f("fk_operation_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_operation_actor_id_kind_at"), "operation", ["actor_id", "kind", "at"], unique=False)
    op.create_index(op.f("ix_operation_undoes"), "operation", ["undoes"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("list_name", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_saved_view_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attachment",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("stored_name", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_attachment_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("stored_name", name=op.f("uq_attachment_stored_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_article_id"), "attachment", ["article_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", ID, nullable=False),
        sa.Column("operation_id", ID, nullable=False),
        sa.Column("noun", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name=op.f("fk_change_operation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_noun_record_id"), "change", ["noun", "record_id"], unique=False)
    op.create_index(op.f("ix_change_operation_id"), "change", ["operation_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("decision_maker", sa.Boolean(), nullable=True),
        sa.Column("mobile", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("fax", sa.String(), nullable=True),
        sa.Column("wechat", sa.String(), nullable=True),
        sa.Column("qq", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("birthday", sa.String(), nullable=True),
        sa.Column("likes", sa.String(), nullable=True),
        sa.Column("family", sa.String(), nullable=True),
        sa.Column("do_not_contact", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("bad_number", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_contact_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contact_customer_id_position"), "contact", ["customer_id", "position"], unique=False)
    op.create_index(op.f("ix_contact_mobile"), "contact", ["mobile"], unique=False)
    op.create_index(op.f("ix_contact_phone"), "contact", ["phone"], unique=False)
    op.create_table(
        "interaction",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("happened_time", sa.Time(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("number_dialled", sa.String(), nullable=True),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("reached", sa.String(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("intent", sa.String(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("salesperson_id", ID, nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("extra", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("fingerprint", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_interaction_customer_id")),
        sa.ForeignKeyConstraint(["salesperson_id"], ["user_account.id"], name=op.f("fk_interaction_salesperson_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_interaction_customer_id_happened_on"), "interaction", ["customer_id", "happened_on"], unique=False
    )
    op.create_index(op.f("ix_interaction_fingerprint"), "interaction", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_interaction_happened_on"), "interaction", ["happened_on"], unique=False)
    op.create_index(
        op.f("ix_interaction_salesperson_id_happened_on"),
        "interaction",
        ["salesperson_id", "happened_on"],
        unique=False,
    )
    op.create_table(
        "service_case",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("shipment_number", sa.String(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("serial", sa.String(), nullable=True),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("warranty_months", sa.Integer(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("complaint_kind", sa.String(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("handler_id", ID, nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("return_visit_on", sa.Date(), nullable=True),
        sa.Column("satisfaction", sa.String(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("extra", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("fingerprint", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_service_case_customer_id")),
        sa.ForeignKeyConstraint(["handler_id"], ["user_account.id"], name=op.f("fk_service_case_handler_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_case")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_service_case_customer_id_registered_on"),
        "service_case",
        ["customer_id", "registered_on"],
        unique=False,
    )
    op.create_index(op.f("ix_service_case_fingerprint"), "service_case", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_service_case_number"), "service_case", ["number"], unique=False)
    op.create_index(op.f("ix_service_case_registered_on"), "service_case", ["registered_on"], unique=False)
    op.create_index(op.f("ix_service_case_status_handler_id"), "service_case", ["status", "handler_id"], unique=False)
    op.create_table(
        "shipment",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("shipped_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("line", sa.String(), nullable=True),
        sa.Column("salesperson_id", ID, nullable=True),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("product_code", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=10), server_default="CNY", nullable=False),
        sa.Column("tax_rate", sa.String(), nullable=True),
        sa.Column("discount", sa.String(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("batch", sa.String(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("carrier", sa.String(), nullable=True),
        sa.Column("tracking", sa.String(), nullable=True),
        sa.Column("freight", sa.BigInteger(), nullable=True),
        sa.Column("paid", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), server_default="出货", nullable=False),
        sa.Column("void", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("extra", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("fingerprint", sa.String(length=40), nullable=True),
        sa.Column(
            "net_amount",
            sa.BigInteger(),
            sa.Computed(
                "CASE WHEN void OR amount IS NULL THEN 0 WHEN kind = '退货' THEN -ABS(amount) ELSE amount END",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_shipment_customer_id")),
        sa.ForeignKeyConstraint(["salesperson_id"], ["user_account.id"], name=op.f("fk_shipment_salesperson_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_shipment_customer_id_shipped_on"), "shipment", ["customer_id", "shipped_on"], unique=False)
    op.create_index(op.f("ix_shipment_fingerprint"), "shipment", ["fingerprint"], unique=False)
    op.create_index(op.f("ix_shipment_number"), "shipment", ["number"], unique=False)
    op.create_index(
        op.f("ix_shipment_salesperson_id_shipped_on"), "shipment", ["salesperson_id", "shipped_on"], unique=False
    )
    op.create_index(op.f("ix_shipment_shipped_on"), "shipment", ["shipped_on"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("customer_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("reasons", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("carried_over", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("interaction_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_assignment_customer_id")),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name=op.f("fk_assignment_interaction_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_assignment_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("week", "customer_id", name=op.f("uq_assignment_week_customer_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_assignment_user_id_week"), "assignment", ["user_id", "week"], unique=False)
