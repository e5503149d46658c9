"""New data files get their name when they are whole; what was cancelled or killed on the way is no data file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app import data_files, paths
from app.errors import Cancelled
from app.models.customer import Customer
from app.paths import DataFolder

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    paths.prepare(made)
    return made


def _customers(folder: DataFolder, path: Path) -> int:
    opened = data_files.open_database(path, folder, None)
    with opened.database.reading() as session:
        return int(session.execute(select(func.count(Customer.id))).scalar_one())


def _stop_after(count: int) -> Callable[[int, int], None]:
    def progress(done: int, _total: int) -> None:
        if done >= count:
            raise Cancelled

    return progress


def test_the_example_data_are_whole_and_made_once(folder: DataFolder) -> None:
    seen: list[tuple[int, int]] = []
    data_files.fill_sample(folder, lambda done, total: seen.append((done, total)), today=TODAY)
    assert [one.name for one in folder.root.glob("sample.db*")] == ["sample.db"]
    assert _customers(folder, folder.sample_database) == 600
    assert seen[-1] == (600, 600)
    data_files.fill_sample(folder, _stop_after(0), today=TODAY)  # they are there already: nothing to cancel


def test_cancelled_example_data_leave_nothing(folder: DataFolder) -> None:
    with pytest.raises(Cancelled):
        data_files.fill_sample(folder, _stop_after(1), today=TODAY)
    assert not list(folder.root.glob("sample.db*"))


def test_what_was_killed_on_the_way_is_made_anew(folder: DataFolder) -> None:
    folder.sample_database.with_name("sample.db.part").write_bytes(b"half a file")
    data_files.fill_sample(folder, today=TODAY)
    assert _customers(folder, folder.sample_database) == 600
    assert not list(folder.root.glob("*.part*"))
