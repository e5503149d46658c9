"""Users of the team: salespeople and supervisors."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class User(Identified, Versioned, Base):
    """业务员 or 主管. Someone who left is inactive, never deleted while rows name them."""

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("role IN ('salesperson', 'supervisor')", name="role"), NEVER_REUSE_IDS)

    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    group_name: Mapped[str | None] = mapped_column(String(100))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
