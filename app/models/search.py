"""What is known about the search index: which rows of which noun it holds, and where it holds too much."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, BigId


class SearchState(Base):
    """One row per noun that has an index. Not audited: the index follows from the rows and can be made anew."""

    __tablename__ = "search_state"

    noun: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(60))
    """How the grams were made; another version means that the index has to be rebuilt."""
    complete: Mapped[bool]
    built_to: Mapped[int] = mapped_column(BigId)
    """While the index is being built: rows with ids up to this one are in it."""


class SearchStale(Base):
    """A row whose entry may still hold words it no longer has: what the index says of it has to be looked up."""

    __tablename__ = "search_stale"

    noun: Mapped[str] = mapped_column(String(20), primary_key=True)
    record_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
