"""Contact persons of a customer."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class Contact(Identified, Versioned, Base):
    """联系人; position 0 is the first to call."""

    __tablename__ = "contact"
    __table_args__ = (
        # Lists sort by the first contact's name and number without reading the contacts themselves.
        Index("ix_contact_first", "customer_id", "position", "name", "mobile", "phone"),
        Index(None, "mobile"),
        Index(None, "phone"),
        Index(
            "ix_contact_birthday", "birthday", "customer_id",
            sqlite_where=text("birthday IS NOT NULL"), postgresql_where=text("birthday IS NOT NULL"),
        ),
        # 待补号码: the few whose number is none.
        Index(
            "ix_contact_bad_number", "bad_number", "customer_id",
            sqlite_where=text("bad_number IS 1"), postgresql_where=text("bad_number IS TRUE"),
        ),
        NEVER_REUSE_IDS,
    )  # fmt: skip

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    gender: Mapped[str | None]
    decision_maker: Mapped[bool | None]
    mobile: Mapped[str | None]
    phone: Mapped[str | None]
    fax: Mapped[str | None]
    wechat: Mapped[str | None]
    qq: Mapped[str | None]
    email: Mapped[str | None]
    birthday: Mapped[str | None]
    likes: Mapped[str | None]
    family: Mapped[str | None]
    do_not_contact: Mapped[bool] = mapped_column(default=False, server_default=false())
    bad_number: Mapped[bool] = mapped_column(default=False, server_default=false())
