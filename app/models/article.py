"""The knowledge base: articles and the metadata of their attachments."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, BigId, Identified, Versioned


class Article(Identified, Versioned, Base):
    """知识库文章 in Markdown."""

    __tablename__ = "article"
    __table_args__ = (Index(None, "kind", "updated_at"), NEVER_REUSE_IDS)

    title: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(50))
    body: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    status: Mapped[str] = mapped_column(String(20), default="已发布", server_default="已发布")
    tags: Mapped[str | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    review_on: Mapped[date | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Attachment(Identified, Versioned, Base):
    """附件: the file lies in the data folder under a generated name; here is what it was called."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "article_id"), NEVER_REUSE_IDS)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    name: Mapped[str] = mapped_column(String(255))
    stored_name: Mapped[str] = mapped_column(String(100), unique=True)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class Reading(Base):
    """Who opened an article how often, and which version they saw. Not audited: reading is no fact of the business."""

    __tablename__ = "article_reading"

    article_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    user_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    opened: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    seen_version: Mapped[int]
    read_at: Mapped[datetime]
