"""Backups of the data file: verified copies, restoring one, and rotation (6-trust, R10–12).

Plain sqlite3 and files, no session: a backup must also work when nothing else does any more.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import exc

from app import db
from app.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseForeign,
    DatabaseReadOnly,
    DatabaseUnreachable,
    NotABackup,
)

KEEP_ALL_DAYS: Final = 2
KEEP_DAILY: Final = 12
KEEP_WEEKLY: Final = 10
KEEP_MONTHLY: Final = 9

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"keban-(\d{8}T\d{6}Z)(?:-(\d+))?\.db")
_PART: Final = re.compile(r"\.keban-(\d{8}T\d{6}Z)(?:-\d+)?\.db\.part(?:-journal)?")
_BUSY_SECONDS: Final = 5.0
_OURS: Final = frozenset({"alembic_version", "user_account", "customer", "shipment", "operation", "change"})


@dataclass(frozen=True)
class BackupInfo:
    """One verified copy: where it is, its size in bytes, its SHA-256 and the moment (UTC) it shows."""

    path: Path
    size: int
    sha256: str
    at: datetime


@dataclass(frozen=True)
class Restored:
    """What restoring did: the schema revision that now lies there, and what was there before."""

    revision: str
    kept: Path | None


def back_up(database_path: Path, target: Path | None, *, folder: Path, now: datetime) -> BackupInfo:
    """Copy the database while it is in use: copy → verify → rename; a half backup never carries a backup's name.

    `target` None makes a name in `folder` from `now`; a given target is replaced. A file `….sha256` lies beside.
    Raises DatabaseUnreachable, DatabaseDamaged (the source is broken: nothing is written), DatabaseDiskFull,
    DatabaseReadOnly, DatabaseBusy.
    """
    with _errors(target or folder):
        if target is None:
            folder.mkdir(parents=True, exist_ok=True)
            target = _free_name(folder, now)
        elif target.exists() and database_path.exists() and target.samefile(database_path):
            raise DatabaseReadOnly(str(target))
    part = target.with_name(f".{target.name}.part")
    try:
        _copy(database_path, part, target=target)
        with _errors(target):
            digest = _sha256(part)
            size = part.stat().st_size
            # Without its old sum a replaced backup is merely unproved at any moment, never wrongly called broken.
            _sidecar(target).unlink(missing_ok=True)
            os.replace(part, target)
            _write_sidecar(target, digest)
            _flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return BackupInfo(target, size, digest, now.astimezone(UTC))


def keep(database_path: Path, *, folder: Path, now: datetime, today: date) -> BackupInfo:
    """The usual backup: a verified copy under a name of its own in `folder`, then rotation. Raises as `back_up`."""
    made = back_up(database_path, None, folder=folder, now=now)
    rotate(folder, today=today)
    return made


def restore(backup: Path, database_path: Path, *, head: str, now: datetime, folder: Path | None = None) -> Restored:
    """Put a backup in the database's place, whole or not at all; what lies there now is kept in `folder` first.

    An older schema is restored as it is: the caller upgrades. All connections of this process must be closed.
    Raises NotABackup (not ours, broken, or not what its .sha256 says), DatabaseNewer, DatabaseBusy (another program
    has the database open), DatabaseDiskFull, DatabaseReadOnly; then the present database is untouched.
    """
    revision = _revision(backup, head=head)
    part = database_path.with_name(f".{database_path.name}.part")
    try:
        try:
            _copy(backup, part, target=database_path)
        except DatabaseDamaged as error:
            raise NotABackup(str(backup)) from error
        kept = None
        if database_path.exists() and database_path.stat().st_size > 0:
            kept = _keep_present(database_path, folder or database_path.parent / "backups", now)
            _close_log(database_path)
        with _errors(database_path):
            for one in _logs_of(database_path):
                one.unlink(missing_ok=True)
            os.replace(part, database_path)
            _flush_folder(database_path.parent)
    finally:
        part.unlink(missing_ok=True)
    return Restored(revision, kept)


def rotate(folder: Path, *, today: date) -> list[Path]:
    """Delete what is no longer wanted, and say what: all of 2 days, the newest of 12 days, 10 weeks and 9 months stay.

    Days, weeks and months without a backup do not count, so a holiday costs nothing. If none of what would stay is
    good, the newest good one stays too. Files that are not ours are never touched.
    """
    if not folder.is_dir():
        return []
    found = _backups(folder)
    kept = {path for path, at in found if (today - at.date()).days < KEEP_ALL_DAYS}
    for count, period in ((KEEP_DAILY, _day), (KEEP_WEEKLY, _week), (KEEP_MONTHLY, _month)):
        kept |= _newest_of_each(found, period, count)
    dropped = [path for path, _ in found if path not in kept]
    if dropped and not any(is_good(path) for path, _ in found if path in kept):
        good = next((path for path in dropped if is_good(path)), None)
        dropped = [path for path in dropped if path != good]
    with _errors(folder):
        for path in dropped:
            path.unlink(missing_ok=True)
            _sidecar(path).unlink(missing_ok=True)
        for left in folder.iterdir():
            # What a killed backup left; one of today may still be running.
            match = _PART.fullmatch(left.name)
            at = _moment(match[1]) if match else None
            if at and at.date() < today:
                left.unlink(missing_ok=True)
    return dropped


def latest(folder: Path, *, good: bool = False) -> BackupInfo | None:
    """The newest backup with a checksum; with `good` the newest whose content was read and agrees with it."""
    if not folder.is_dir():
        return None
    for path, at in _backups(folder):
        digest = _recorded(path)
        if digest is not None and (not good or is_good(path)):
            return BackupInfo(path, path.stat().st_size, digest, at)
    return None


def is_good(path: Path) -> bool:
    """Whether the file still is, byte for byte, what was verified when it was made. Reads the whole file."""
    try:
        return _recorded(path) == _sha256(path)
    except OSError:
        return False


# --- copying ----------------------------------------------------------------------------------------------------------


def _copy(source: Path, part: Path, *, target: Path) -> None:
    """A checked, flushed copy of one consistent moment; the source may be written to meanwhile."""
    part.unlink(missing_ok=True)
    with _errors(target), closing(sqlite3.connect(part, timeout=_BUSY_SECONDS)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        with _errors(source), closing(_open_read_only(source)) as original:
            original.backup(copy)
            # One file that needs no log beside it, wherever it is carried.
            copy.execute("PRAGMA journal_mode=DELETE")
            if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise DatabaseDamaged(str(source))
    with _errors(target), part.open("rb+") as file:
        os.fsync(file.fileno())


def _open_read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS)


def _revision(backup: Path, *, head: str) -> str:
    """The schema revision of a backup that is ours and is what its checksum says. Raises NotABackup, DatabaseNewer."""
    try:
        revision = db.inspect(backup.resolve(), head=head)
    except (DatabaseDamaged, DatabaseForeign) as error:
        raise NotABackup(str(backup)) from error
    if revision is None:
        raise NotABackup(str(backup))
    with _errors(backup):
        recorded = _recorded(backup)
        if recorded is not None and recorded != _sha256(backup):
            raise NotABackup(str(backup))
        with closing(_open_read_only(backup)) as connection:
            kinds = dict(connection.execute("SELECT name, type FROM sqlite_schema WHERE type != 'index'"))
    # We make no views and no triggers: a file that carries some wants to run somebody else's statements.
    if not kinds.keys() >= _OURS or set(kinds.values()) != {"table"}:
        raise NotABackup(str(backup))
    return revision


def _keep_present(database_path: Path, folder: Path, now: datetime) -> Path:
    try:
        return back_up(database_path, None, folder=folder, now=now).path
    except DatabaseDamaged:
        # Exactly then one restores: keep every byte, whoever mends it may need the log too.
        with _errors(folder):
            kept = folder / f"damaged-{now.astimezone(UTC).strftime(_STAMP)}.db"
            shutil.copy2(database_path, kept)
            for one in _logs_of(database_path):
                if one.exists():
                    shutil.copy2(one, kept.with_name(kept.name + one.name.removeprefix(database_path.name)))
        return kept


def _close_log(database_path: Path) -> None:
    """Work the write-ahead log into the file. Raises DatabaseBusy when somebody else has the database open."""
    try:
        with _errors(database_path), closing(sqlite3.connect(database_path, timeout=0.5)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except DatabaseDamaged:
        return  # it was copied with its log; the log must not be mixed into what takes its place


def _logs_of(database_path: Path) -> tuple[Path, ...]:
    return tuple(database_path.with_name(database_path.name + end) for end in ("-wal", "-shm", "-journal"))


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """sqlite3's and the system's errors as ours, naming `path`."""
    try:
        yield
    except sqlite3.Error as error:
        # db.translate knows the codes; it wants the error as SQLAlchemy would wrap it.
        known = db.translate(exc.DBAPIError(None, None, error), path)
        raise known if not isinstance(known, exc.DBAPIError) else error from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DatabaseDiskFull(str(path)) from error
        if getattr(error, "winerror", None) in (5, 32):  # Windows: somebody holds the file
            raise DatabaseBusy(str(path)) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise DatabaseReadOnly(str(path)) from error
        raise DatabaseUnreachable(str(path)) from error


# --- names, sums, periods ---------------------------------------------------------------------------------------------


def _free_name(folder: Path, now: datetime) -> Path:
    stem = f"keban-{now.astimezone(UTC).strftime(_STAMP)}"
    path, number = folder / f"{stem}.db", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.db", number + 1
    return path


def _backups(folder: Path) -> list[tuple[Path, datetime]]:
    """Ours in the folder, newest first."""
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        at = _moment(match[1]) if match else None
        if match and at:
            found.append((at, int(match[2] or 1), path))
    return [(path, at) for at, _, path in sorted(found, reverse=True)]


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _newest_of_each(
    found: list[tuple[Path, datetime]], period: Callable[[datetime], tuple[int, ...]], count: int
) -> set[Path]:
    newest: dict[tuple[int, ...], Path] = {}
    for path, at in found:
        newest.setdefault(period(at), path)
    return set(list(newest.values())[:count])


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar()[:2])


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _write_sidecar(path: Path, digest: str) -> None:
    with _sidecar(path).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{digest}  {path.name}\n")  # as sha256sum -c reads it
        file.flush()
        os.fsync(file.fileno())


def _recorded(path: Path) -> str | None:
    try:
        words = _sidecar(path).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return None
    return words[0] if words and re.fullmatch(r"[0-9a-f]{64}", words[0]) else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows flushes a rename with the file
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
