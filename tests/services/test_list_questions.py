"""A list as plain SQL gives the ids and the rows that the list itself gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.first_screen import FirstReading
from app.migrations.runner import upgrade
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import list_questions, lists, sample, users
from app.services.list_columns import SOURCES
from tests.factories import NOW, TODAY, boss, customer, seller


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A company with some of everything."""
    made = Database(tmp_path_factory.mktemp("questions") / "keban.db")
    upgrade(made)
    with made.writing() as session:
        sample.fill(session, None, customers=80, seed=3, today=TODAY, now=NOW)
    return made


def people(session: Session) -> list[Actor]:
    """Who sees all, and who does not."""
    everybody = [users.actor_named(session, one.name) for one in users.all_users(session) if one.active]
    return [next(one for one in everybody if one.sees_all), next(one for one in everybody if not one.sees_all)]


def answer(path: Path, actor: Actor, query: ListQuery, session: Session, day: date) -> object:
    """Ids and rows by way of SQL."""
    columns = lists.column_keys(query.list)
    question = list_questions.question(session, actor, query, columns, today=day)
    assert question is not None
    found = FirstReading("", question, path, day).answer("")
    return None if found is None else (found.ids, found.rows)


@pytest.mark.parametrize("name", list(ListName))
def test_the_same_ids_and_rows(database: Database, name: ListName) -> None:
    with database.reading() as session:
        for actor in people(session):
            if lists.hides(session, actor, name):
                continue
            queries = [ListQuery(name, view=view) for view in SOURCES[name].views]
            queries += [ListQuery(name, sort=((key, True),)) for key in lists.column_keys(name)]
            if name.table is not None:
                queries.append(ListQuery(name, filters=(("level", ("A", "", "ids")),), ranges=(("name", "", ""),)))
                queries.append(ListQuery(name, ranges=(("deal_total", "100.5", ""), ("created_on", "2020-01-01", ""))))
            for query in queries:
                ids = lists.ids(session, actor, query, today=TODAY)
                rows = lists.rows(session, actor, name, ids[:256].tolist(), today=TODAY)
                expected = (ids, [(*rows[one], None) for one in ids[:256]])
                assert answer(database.path, actor, query, session, TODAY) == expected, query


def test_what_looks_at_rows_one_by_one_is_not_asked_so(session: Session) -> None:
    chief, li = boss(session), seller(session)
    customer(session, chief, owner_id=None, mobile="13800001111")
    query = ListQuery(ListName.PUBLIC)
    keys = lists.column_keys(ListName.PUBLIC)
    assert list_questions.question(session, chief, query, keys, today=TODAY) is not None
    assert list_questions.question(session, chief, replace(query, text="厂"), keys, today=TODAY) is None
    assert lists.hides(session, li, ListName.PUBLIC)
    assert list_questions.question(session, li, query, keys, today=TODAY) is None
