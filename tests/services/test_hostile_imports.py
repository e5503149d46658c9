"""Damaged files through the whole import: all of a file or nothing of it, and undo takes all of it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.db import Database
from app.errors import AppError, Cancelled, SheetError
from app.models.customer import Customer
from app.services import importing, operations
from app.services.import_plan import ImportOptions
from tests.factories import NOW, TODAY, boss
from tests.services.test_undo import snapshot
from tests.sheets.corpus import mutations
from tests.sheets.test_hostile import run_batch
from tests.workbooks import read_here


class _Stop:
    """Cancels at a given step, as a user would."""

    def __init__(self, step: int) -> None:
        self._left = step

    def __call__(self, _done: int, _total: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def check_imports(database: Database, folder: Path, *, count: int, seed: int) -> int:
    """The number of damaged files that could be imported."""
    paths = []
    for name, content in mutations(count, seed):
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    readable = [path for path, what in run_batch(paths, folder).items() if what == "read"]
    with database.writing() as session:
        actor = boss(session)
    with database.reading() as session:
        empty = snapshot(session)
    imported = 0
    for number, path in enumerate(readable):
        operation = None
        try:
            with database.writing() as session:
                remembered, users = importing.known(session)
                prepared = importing.prepare(read_here(path), remembered=remembered, known_users=users)
                written = importing.commit_prepared(
                    session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY,
                    progress=_Stop(number % 7) if number % 3 == 0 else None,
                )  # fmt: skip
                operation = written.operation
        except (SheetError, AppError):
            operation = None
        if operation is not None:
            imported += 1
            with database.reading() as session:
                new = sum(one.new for one in written.value.plan.sheets) + len(written.value.plan.new_customers)
                assert 0 < session.scalar(select(func.count()).select_from(Customer)) <= new, path  # type: ignore[operator]
            with database.writing() as session:
                operations.undo(session, actor, operation, now=NOW)
        with database.reading() as session:
            assert snapshot(session) == empty, path
    return imported


def test_damaged_files_come_in_whole_or_not_at_all(database: Database, tmp_path: Path) -> None:
    assert check_imports(database, tmp_path, count=120, seed=3) >= 20


@pytest.mark.security
def test_many_damaged_files_come_in_whole_or_not_at_all(database: Database, tmp_path: Path) -> None:
    assert check_imports(database, tmp_path, count=2_000, seed=4) >= 300
