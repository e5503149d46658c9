"""Operations and changes: who did what when, with the rows before and after (2-architecture)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from app.models.base import NEVER_REUSE_IDS, Base, Identified


class Operation(Identified, Base):
    """One user action. `details` holds what its sentence needs; `undoes` names the operation it takes back."""

    __tablename__ = "operation"
    __table_args__ = (Index(None, "actor_id", "kind", "at"), Index(None, "undoes"), NEVER_REUSE_IDS)

    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operation.id"))


class Change(Identified, Base):
    """One touched record: `before` is null for a new row, `after` for a deleted one; an update keeps both sides of
    the changed columns only. Rows that an import created have neither (`services.creations`).
    """

    __tablename__ = "change"
    __table_args__ = (Index(None, "operation_id"), Index(None, "noun", "record_id"), NEVER_REUSE_IDS)

    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"))
    noun: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
