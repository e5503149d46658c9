"""The check finds every kind of damage, names the record, and finds nothing where nothing is wrong."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Database
from app.services import check, sample
from app.services.check import Finding

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def template(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "keban.db"
    shutil.copy(empty_database, path)
    database = Database(path)
    with database.writing() as session:
        sample.fill(session, customers=40, seed=1, today=TODAY, now=NOW)
    database.close()
    return path


@pytest.fixture
def session(template: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copy(template, tmp_path / "keban.db")
    database = Database(tmp_path / "keban.db")
    with database.writing() as session:
        yield session
    database.close()


def findings(session: Session, folder: Path | None = None) -> list[Finding]:
    report = check.check(session, today=TODAY, attachments=folder)
    assert report.ok is (not report.findings)
    return list(report.findings)


def test_whole_data(session: Session) -> None:
    report = check.check(session, today=TODAY)
    assert report.ok
    assert report.findings == ()
    assert report.figures["customer"] == 40
    assert sum(report.figures[f"customers:{one}"] for one in ("public", "potential", "dormant", "current")) == 40


@pytest.mark.parametrize(
    ("damage", "column"),
    [
        ("shipped_count = shipped_count + 1", "shipped_count"),
        ("shipped_last_on = '2020-01-01'", "shipped_last_on"),
        ("shipped_total = 1", "shipped_total"),
        ("logged_last_on = NULL", "logged_last_on"),
    ],
)
def test_a_wrong_sum(session: Session, damage: str, column: str) -> None:
    one = session.execute(
        text("SELECT id FROM customer WHERE shipped_count > 1 AND logged_last_on IS NOT NULL LIMIT 1")
    ).scalar_one()
    session.execute(text(f"UPDATE customer SET {damage} WHERE id = {one}"))
    assert findings(session) == [Finding("sum", "customer", one, column)]


def test_a_reference_to_nobody(template: Path, tmp_path: Path) -> None:
    shutil.copy(template, tmp_path / "keban.db")
    with closing(sqlite3.connect(tmp_path / "keban.db", isolation_level=None)) as connection:
        connection.execute("UPDATE customer SET owner_id = 999 WHERE id = 2")
    database = Database(tmp_path / "keban.db")
    with database.reading() as session:
        assert findings(session) == [
            Finding("foreign_key", "customer", 2, "user_account"),
            Finding("search_index", "customer", 2, "missing"),  # who owns it is part of its entry
        ]
    database.close()


def operations(session: Session, count: int) -> None:
    for number in range(count):
        session.execute(
            text("INSERT INTO operation (at, kind, details) VALUES ('2026-11-22 03:00:00.000000', 'test', '{}')")
        )
        session.execute(
            text("INSERT INTO change (operation_id, noun, record_id) VALUES (:o, 'customer', 1)"), {"o": number + 2}
        )


@pytest.mark.parametrize(
    ("removed", "gap"),
    [("id = 1", (1, "1")), ("id IN (3, 4)", (3, "4")), ("id = 6", (6, "6")), ("id > 0", (1, "6"))],
)
def test_a_gap_in_the_trail(session: Session, removed: str, gap: tuple[int, str]) -> None:
    operations(session, 6)
    assert findings(session) == []
    session.execute(text(f"DELETE FROM change WHERE {removed}"))
    assert findings(session) == [Finding("trail_gap", "change", *gap)]


def test_attachments(session: Session, tmp_path: Path) -> None:
    for number, name in enumerate(("good", "changed", "gone"), 1):
        (tmp_path / name).write_bytes(name.encode())
        session.execute(
            text(
                "INSERT INTO attachment (id, article_id, name, stored_name, size, sha256, created_at)"
                " VALUES (:id, 1, 'a.pdf', :name, 4, :sum, '2026-11-22 03:00:00.000000')"
            ),
            {"id": number, "name": name, "sum": hashlib.sha256(name.encode()).hexdigest()},
        )
    (tmp_path / "changed").write_bytes(b"something else")
    (tmp_path / "gone").unlink()
    assert findings(session, tmp_path) == [
        Finding("search_index", "article", 1, "missing"),  # written past the program: not to be found yet
        Finding("attachment_changed", "attachment", 2, "changed"),
        Finding("attachment_missing", "attachment", 3, "gone"),
    ]
    assert [one.code for one in findings(session)] == ["search_index"], "without their folder files are not looked for"


def test_many_findings_are_counted_and_a_part_is_listed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "SHOWN_PER_CODE", 3)
    session.execute(text("UPDATE customer SET shipped_count = shipped_count + 1"))
    report = check.check(session, today=TODAY)
    assert len(report.findings) == 3
    assert report.figures["sum"] == 40
