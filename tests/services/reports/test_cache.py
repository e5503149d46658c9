"""A report is made once until something was written; what it shares is read again only when its own nouns change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.services import interactions, operations
from app.services.reports import Ask, ReportName, catalogue, lines, run
from tests.factories import NOW, TODAY, boss, customer, sale

ASK = Ask(TODAY - timedelta(days=30), TODAY)


def test_made_once_until_something_is_written(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = lines._read

    def reading(session: Session, reach: Any) -> lines.Lines:
        read.append("lines")
        return real(session, reach)

    monkeypatch.setattr(lines, "_read", reading)
    with database.writing() as session:
        actor = boss(session)
        one = customer(session, actor)
        sale(session, actor, one, TODAY)

    def total() -> Any:
        with database.reading() as session:
            return run(session, actor, ReportName.SALES, ASK, today=TODAY)

    first = total()
    assert total() is first
    with database.reading() as session:
        assert run(session, actor, ReportName.SALES, ASK, today=TODAY + timedelta(days=1)) is not first
    assert read == ["lines"]
    with database.writing() as session:
        interactions.log(session, actor, one, {"content": "问候"}, now=NOW, today=TODAY)
    assert total() is not first
    assert read == ["lines"]  # a contact changes no shipment
    with database.writing() as session:
        sale(session, actor, one, TODAY)
    assert total().facts["total"] == 2 * first.facts["total"]
    assert read == ["lines", "lines"]
    with database.writing() as session:
        operations.undo(session, actor, now=NOW)
    assert total().facts["total"] == first.facts["total"]


def test_what_holds_more_is_not_read_again(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[date, bool]] = []
    real = lines._read

    def reading(session: Session, reach: Any) -> lines.Lines:
        read.append((reach.since, reach.products))
        return real(session, reach)

    monkeypatch.setattr(lines, "_read", reading)
    with database.writing() as session:
        actor = boss(session)
        one = customer(session, actor)
        for back in (0, 40, 400):
            sale(session, actor, one, TODAY - timedelta(days=back), product=f"第{back}天")
    early, late = TODAY - timedelta(days=500), TODAY - timedelta(days=50)
    with database.reading() as session:
        assert len(lines.load(session, since=late)) == 2
        assert len(lines.load(session, since=early, products=True)) == 3
        assert lines.load(session, since=late) is lines.load(session, since=early, products=True)
        assert lines.load(session, since=late, products=True).products == ("第400天", "第40天", "第0天")
        assert len(lines.load(session, since=date.min)) == 3
    assert read == [(late, False), (early, True), (date.min, False)]


def test_a_writing_session_leaves_nothing_behind(database: Database) -> None:
    with database.writing() as session:
        actor = boss(session)
        one = customer(session, actor)
    with database.reading() as session:
        assert run(session, actor, ReportName.SALES, ASK, today=TODAY).facts["total"] == 0
    with database._session(database._write_engine) as session:  # rolled back when it ends
        sale(session, actor, one, TODAY)
        assert run(session, actor, ReportName.SALES, ASK, today=TODAY).facts["total"] == 373
        session.rollback()
    with database.writing() as session:
        customer(session, actor)  # takes the numbers that the other would have had
    with database.reading() as session:
        assert run(session, actor, ReportName.SALES, ASK, today=TODAY).facts["total"] == 0


def test_an_earlier_moment_is_not_answered_from_a_later_one(database: Database) -> None:
    with database.writing() as session:
        actor = boss(session)
        one = customer(session, actor)
        sale(session, actor, one, TODAY)
    with database.reading() as early:
        before = run(early, actor, ReportName.SALES, ASK, today=TODAY)
        with database.writing() as session:
            sale(session, actor, one, TODAY)
        with database.reading() as session:
            after = run(session, actor, ReportName.SALES, ASK, today=TODAY)
        assert after.facts["total"] == 2 * before.facts["total"]
        assert run(early, actor, ReportName.SALES, ASK, today=TODAY).facts["total"] == before.facts["total"]
        assert run(early, actor, ReportName.ABC, ASK, today=TODAY).facts["total"] == before.facts["total"]


def test_every_name_has_its_report() -> None:
    assert set(catalogue.REPORTS) == set(ReportName)
