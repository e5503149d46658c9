"""Backups: verified, restorable, rotated without ever losing the last good one; nothing half is left behind."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    NotABackup,
)
from app.migrations import HEAD
from app.services import backup
from app.services.backup import back_up, is_good, latest, restore, rotate

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    path = tmp_path / "keban.db"
    shutil.copy(empty_database, path)
    write(path, "李文静")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def write(path: Path, name: str) -> None:
    with opened(path) as connection:
        connection.execute(
            "INSERT INTO user_account (name, role, created_at) VALUES (?, 'salesperson', '2026-01-01 00:00:00')",
            (name,),
        )


def names(path: Path) -> list[str]:
    with opened(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in connection.execute("SELECT name FROM user_account ORDER BY id")]


def listing(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


# --- making one -----------------------------------------------------------------------------------------------------


def test_a_backup_is_one_verified_file_with_its_sum(database: Path, folder: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    assert listing(folder) == ["keban-20261122T063000Z.db", "keban-20261122T063000Z.db.sha256"]
    assert made.path == folder / "keban-20261122T063000Z.db"
    assert (made.size, made.at) == (made.path.stat().st_size, NOW)
    assert is_good(made.path)
    assert names(made.path) == ["李文静"]
    assert listing(folder) == ["keban-20261122T063000Z.db", "keban-20261122T063000Z.db.sha256"], "no log beside it"


def test_two_in_one_second_are_two(database: Path, folder: Path) -> None:
    first = back_up(database, None, folder=folder, now=NOW)
    write(database, "周凯")
    second = back_up(database, None, folder=folder, now=NOW)
    assert first.path != second.path
    assert latest(folder) == second


def test_the_database_may_be_in_use(database: Path, folder: Path) -> None:
    with opened(database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        write(database, "周凯")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE user_account SET name = 'half done'  WHERE id = 1")
        made = back_up(database, None, folder=folder, now=NOW)
        connection.execute("ROLLBACK")
    assert names(made.path) == ["李文静", "周凯"], "what stands in the log is in, what is not committed is not"


def test_a_chosen_target_is_replaced(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "我的 备份 100%.db"
    back_up(database, target, folder=tmp_path / "unused", now=NOW)
    write(database, "周凯")
    made = back_up(database, target, folder=tmp_path / "unused", now=NOW)
    assert made.path == target
    assert is_good(target)
    assert names(target) == ["李文静", "周凯"]
    assert not (tmp_path / "unused").exists()


def test_the_database_is_no_target(database: Path, folder: Path) -> None:
    with pytest.raises(DatabaseReadOnly):
        back_up(database, database, folder=folder, now=NOW)
    assert names(database) == ["李文静"]


def test_a_missing_database_is_not_made(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        back_up(tmp_path / "none.db", None, folder=folder, now=NOW)
    assert not (tmp_path / "none.db").exists()
    assert listing(folder) == []


def damage(path: Path) -> None:
    with opened(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'user_account'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * 100)


def test_a_damaged_database_gives_no_backup(database: Path, folder: Path) -> None:
    damage(database)
    with pytest.raises(DatabaseDamaged) as caught:
        back_up(database, None, folder=folder, now=NOW)
    assert caught.value.path == str(database)
    assert listing(folder) == []


def test_a_full_disk_leaves_the_old_backup(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "mine.db"
    back_up(database, target, folder=tmp_path, now=NOW)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup.os, "fsync", full)  # type: ignore[attr-defined]
    with pytest.raises(DatabaseDiskFull):
        back_up(database, target, folder=tmp_path, now=NOW)
    assert is_good(target)
    assert not list(tmp_path.glob(".*"))


def test_a_file_in_the_place_of_the_folder(database: Path, folder: Path) -> None:
    folder.write_bytes(b"")
    with pytest.raises(DatabaseUnreachable):
        back_up(database, None, folder=folder, now=NOW)


# --- restoring ------------------------------------------------------------------------------------------------------


def test_restoring_brings_back_and_keeps_what_was_there(database: Path, folder: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    with opened(database) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    write(database, "周凯")
    done = restore(made.path, database, head=HEAD, now=NOW + timedelta(minutes=1), folder=folder)
    assert done.revision == HEAD
    assert names(database) == ["李文静"]
    assert done.kept is not None
    assert names(done.kept) == ["李文静", "周凯"]
    assert names(made.path) == ["李文静"]
    assert [one for one in listing(database.parent) if one.startswith(("keban.db", "."))] == ["keban.db"]


def test_restoring_where_nothing_was(database: Path, folder: Path, tmp_path: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    fresh = tmp_path / "other" / "keban.db"
    fresh.parent.mkdir()
    assert restore(made.path, fresh, head=HEAD, now=NOW).kept is None
    assert names(fresh) == ["李文静"]


@pytest.mark.parametrize("times", [20])
def test_every_backup_can_be_restored(database: Path, folder: Path, times: int) -> None:
    for number in range(times):
        expected = names(database)
        made = back_up(database, None, folder=folder, now=NOW + timedelta(seconds=number))
        write(database, f"after {number}")
        restore(made.path, database, head=HEAD, now=NOW + timedelta(hours=1), folder=folder)
        assert names(database) == expected
        write(database, f"kept {number}")


def test_a_damaged_database_is_kept_byte_for_byte(database: Path, folder: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    damage(database)
    broken = database.read_bytes()
    done = restore(made.path, database, head=HEAD, now=NOW, folder=folder)
    assert names(database) == ["李文静"]
    assert done.kept == folder / "damaged-20261122T063000Z.db"
    assert done.kept.read_bytes() == broken


def test_no_database_at_all_is_kept_too(database: Path, folder: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    database.write_bytes(b"not a database, but somebody's" * 100)
    database.with_name("keban.db-wal").write_bytes(b"a log")
    done = restore(made.path, database, head=HEAD, now=NOW, folder=folder)
    assert names(database) == ["李文静"]
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"not a database")
    assert done.kept.with_name(done.kept.name + "-wal").read_bytes() == b"a log"


def bad_backup(kind: str, good: Path, path: Path) -> None:
    shutil.copy(good, path)
    if kind == "text":
        path.write_bytes(b"hello" * 1000)
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut":
        path.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    elif kind == "page":
        damage(path)
    elif kind == "flipped":
        shutil.copy(good.with_name(good.name + ".sha256"), path.with_name(path.name + ".sha256"))
        write(path, "smuggled in")
    elif kind == "missing":
        path.unlink()
    else:
        with opened(path) as connection:
            connection.execute(kind)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("text", NotABackup),
        ("empty", NotABackup),
        ("missing", NotABackup),
        ("cut", NotABackup),
        ("page", NotABackup),
        ("flipped", NotABackup),
        ("DROP TABLE shipment", NotABackup),
        ("DROP TABLE alembic_version", NotABackup),
        ("CREATE VIEW mine AS SELECT 1", NotABackup),
        ("CREATE TRIGGER t AFTER INSERT ON customer BEGIN DELETE FROM customer; END", NotABackup),
        ("UPDATE alembic_version SET version_num = '9999'", DatabaseNewer),
    ],
)
def test_what_is_no_sound_backup_is_refused(
    database: Path, folder: Path, tmp_path: Path, kind: str, error: type[Exception]
) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    bad = tmp_path / "bad.db"
    bad_backup(kind, made.path, bad)
    before = database.read_bytes()
    with pytest.raises(error):
        restore(bad, database, head=HEAD, now=NOW, folder=folder)
    assert database.read_bytes() == before
    assert len(listing(folder)) == 2
    assert not list(tmp_path.glob(".*"))


def test_a_database_somebody_has_open_is_not_replaced(database: Path, folder: Path) -> None:
    made = back_up(database, None, folder=folder, now=NOW)
    program = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute('BEGIN'); c.execute('SELECT * FROM customer').fetchall()\n"
        "print('open', flush=True); sys.stdin.read(); c.close()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseBusy):
            restore(made.path, database, head=HEAD, now=NOW, folder=folder)
        other.communicate()
    assert names(database) == ["李文静"]


# --- rotation -------------------------------------------------------------------------------------------------------


def fake(folder: Path, at: datetime, *, good: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"keban-{at:%Y%m%dT%H%M%SZ}.db"
    path.write_bytes(path.name.encode())
    backup._write_sidecar(path, backup._sha256(path) if good else "0" * 64)
    return path


def test_rotation_keeps_days_weeks_and_months(folder: Path) -> None:
    moments = [datetime(2025, 11, 1, 9, tzinfo=UTC) + timedelta(hours=6 * n) for n in range(4 * 386 + 3)]
    for at in moments:
        fake(folder, at)
    today = moments[-1].date()
    assert today == date(2026, 11, 22)
    rotate(folder, today=today)
    left = [at for _, at in backup._backups(folder)]
    expected = {at for at in moments if (today - at.date()).days < 2}
    expected |= {max(at for at in moments if at.date() == today - timedelta(days=n)) for n in range(12)}
    monday = today - timedelta(days=today.weekday())
    for n in range(10):
        start = monday - timedelta(weeks=n)
        expected.add(max(at for at in moments if start <= at.date() < start + timedelta(days=7)))
    for n in range(9):
        month = (2026, 11 - n)
        expected.add(max(at for at in moments if (at.year, at.month) == month))
    assert set(left) == expected
    assert len(listing(folder)) == 2 * len(expected), "sums go with their backups"
    assert rotate(folder, today=today) == []


def test_rotation_never_takes_the_last_good_one(folder: Path) -> None:
    oldest = fake(folder, datetime(2024, 1, 1, tzinfo=UTC))
    last_good = fake(folder, datetime(2024, 1, 2, tzinfo=UTC))
    for day in range(1, 16):
        for month in range(1, 12):
            fake(folder, datetime(2026, month, day, tzinfo=UTC), good=False)
    dropped = rotate(folder, today=date(2026, 11, 22))
    assert last_good.exists()
    assert oldest in dropped
    newest_good = latest(folder, good=True)
    assert newest_good is not None
    assert newest_good.path == last_good
    newest = latest(folder)
    assert newest is not None
    assert newest.at == datetime(2026, 11, 15, tzinfo=UTC)


@given(
    st.lists(st.tuples(st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 1)), st.booleans()), max_size=60),
    st.dates(date(2023, 1, 1), date(2026, 12, 1)),
)
def test_rotation_in_any_folder(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple[datetime, bool]], today: date
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for at, good in made:
        fake(folder, at.replace(tzinfo=UTC, microsecond=0), good=good)
    had_good, newest = latest(folder, good=True), latest(folder)
    rotate(folder, today=today)
    assert latest(folder) == newest
    assert (latest(folder, good=True) is None) == (had_good is None)
    assert rotate(folder, today=today) == []
    shutil.rmtree(folder)


def test_rotation_leaves_what_is_not_ours_and_takes_what_a_killed_backup_left(folder: Path) -> None:
    fake(folder, NOW)
    for name in ("mine.db", "keban-20200101T000000Z.xlsx", "keban-20209901T000000Z.db", "damaged-20200101T000000Z.db"):
        (folder / name).write_bytes(b"x")
    (folder / ".keban-20261121T000000Z.db.part").write_bytes(b"x")
    (folder / ".keban-20261122T000000Z.db.part").write_bytes(b"x")
    before = set(listing(folder))
    assert rotate(folder, today=NOW.date()) == []
    assert before - set(listing(folder)) == {".keban-20261121T000000Z.db.part"}


def test_no_folder_no_backups(folder: Path) -> None:
    assert latest(folder) is None
    assert rotate(folder, today=NOW.date()) == []
    assert not is_good(folder / "none.db")
