"""Bring a database to the schema of this program, in one transaction: old or new, nothing between."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from app.db import Database
from app.migrations import HEAD


def config() -> Config:
    """Alembic configured in code, so that a frozen program needs no alembic.ini."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return made


def upgrade(database: Database, revision: str = HEAD) -> None:
    """Run every missing step inside one immediate transaction. Raises DatabaseError when the file refuses."""
    with database.write_connection() as connection:
        steps = config()
        steps.attributes["connection"] = connection
        command.upgrade(steps, revision)
