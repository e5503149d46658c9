"""What belongs to the work rather than to the customers: team settings, saved views, drafts, remembered layouts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from app.models.base import NEVER_REUSE_IDS, Base, Identified, Versioned


class TeamSetting(Identified, Versioned, Base):
    """One setting of the team that differs from its default (declared in app/settings.py)."""

    __tablename__ = "team_setting"
    __table_args__ = (NEVER_REUSE_IDS,)

    key: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class SavedView(Identified, Versioned, Base):
    """A list's filter, order and columns under a name; shared ones belong to the supervisor."""

    __tablename__ = "saved_view"
    __table_args__ = (NEVER_REUSE_IDS,)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    list_name: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    query: Mapped[dict[str, Any]]


class Draft(Identified, Base):
    """What somebody typed and has not saved yet; one per user, form and record. Not audited: it is not a fact."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user_id", "form", "record_key"), NEVER_REUSE_IDS)

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    form: Mapped[str] = mapped_column(String(40))
    record_key: Mapped[str] = mapped_column(String(60))
    body: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class SheetLayout(Base):
    """A corrected sheet layout by the fingerprint of its headings; the next such sheet needs no questions."""

    __tablename__ = "sheet_layout"

    fingerprint: Mapped[str] = mapped_column(String(40), primary_key=True)
    list_name: Mapped[str] = mapped_column(String(20))
    header_row: Mapped[int]
    columns: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]
