"""What every table shares: naming of constraints, exact numbers, UTC times, identity and version columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import JSON, TypeDecorator

from app.models.exact import EXACT_SCALE, from_exact

_SCALE = Decimal(EXACT_SCALE)
BigId = BigInteger().with_variant(Integer, "sqlite")
"""64-bit ids everywhere; SQLite wants the word INTEGER for its rowid."""


class Exact(TypeDecorator[Decimal]):
    """Decimal in Python, whole millionths in the database; more than six decimals is a programming error."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        return None if value is None else to_exact(value)

    @staticmethod
    def bound(values: Sequence[Decimal | int | None]) -> list[int | None]:
        """`process_bind_param` of a whole column."""
        exact = iter(all_to_exact(value for value in values if value is not None))
        return [None if value is None else next(exact) for value in values]

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_exact(int(value))


def to_exact(value: Decimal | int) -> int:
    """12.5 → 12_500_000. Raises ValueError where a digit would be lost."""
    return all_to_exact((value,))[0]


def all_to_exact(values: Iterable[Decimal | int]) -> list[int]:
    """`to_exact` of many values."""
    scaled = list(map(_SCALE.__mul__, values))
    whole = list(map(int, scaled))
    if whole != scaled:
        raise ValueError("more than six decimals")
    return whole


class Utc(TypeDecorator[datetime]):
    """A moment: aware UTC in Python, naive UTC in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Declarative base with named constraints, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: String, dict[str, Any]: JSON, list[Any]: JSON, Decimal: Exact, datetime: Utc}  # noqa: RUF012 - SQLAlchemy's own protocol


class Identified:
    """A row with an id that is never given out twice (AUTOINCREMENT), so that history stays unambiguous."""

    id: Mapped[int] = mapped_column(BigId, primary_key=True, sort_order=-2)


class Versioned:
    """A row people edit: every write raises the version, a stale write is refused."""

    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1", sort_order=-1)


NEVER_REUSE_IDS = {"sqlite_autoincrement": True}
