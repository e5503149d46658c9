"""What an import created is known from the row, whatever happened to it since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import Noun
from app.models.operation import Change
from app.models.schema import table_of
from app.services import changes, customers, operations, shipments
from app.services.changes import image, recorded_columns, rows_by_id
from app.services.creations import created_as
from tests.factories import NOW, TODAY, boss
from tests.services.test_importing import bring, everybody
from tests.workbooks import company, save

NOUNS = (Noun.USER, Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT)
Images = dict[Noun, dict[int, dict[str, Any]]]


def present(session: Session) -> Images:
    """The images of all rows as they are."""
    found: Images = {}
    for noun in NOUNS:
        table = table_of(noun)
        ids = list(session.execute(select(table.c.id)).scalars())
        keys = recorded_columns(table)
        found[noun] = {
            row["id"]: image(table, {key: row[key] for key in keys}) for row in rows_by_id(session, table, ids)
        }
    return found


@pytest.fixture
def actor(session: Session) -> Actor:
    return boss(session)


@pytest.fixture
def imported(session: Session, actor: Actor, tmp_path: Path) -> Images:
    """What a whole workbook brought in, without the user who was there before."""
    before = present(session)
    bring(session, actor, save(tmp_path / "company.xlsx", company()))
    return {
        noun: {one: held for one, held in rows.items() if one not in before[noun]}
        for noun, rows in present(session).items()
    }


def known(session: Session, imported: Images) -> Images:
    return {noun: created_as(session, noun, ids) for noun, ids in imported.items()}


def test_nothing_is_kept_twice(session: Session, imported: Images) -> None:
    rows = session.execute(select(Change.before, Change.after)).all()
    assert len(rows) == sum(map(len, imported.values()))
    assert set(rows) == {(None, None)}


def test_as_it_came(session: Session, imported: Images) -> None:
    assert known(session, imported) == imported


def test_as_it_came_whatever_happened_since(session: Session, actor: Actor, imported: Images) -> None:
    one = everybody(session, actor)["宁波辛塑胶有限公司"]["id"]
    customers.update(session, actor, one, {"remark": "改过", "level": "A"}, now=NOW, today=TODAY)
    customers.update(session, actor, one, {"remark": None, "short_name": "辛塑"}, now=NOW, today=TODAY)
    gone = min(imported[Noun.SHIPMENT])
    shipments.update(session, actor, gone, {"remark": "补记"}, now=NOW, today=TODAY)
    shipments.delete(session, actor, [gone], now=NOW, today=TODAY)
    assert known(session, imported) == imported
    operations.undo(session, actor, now=NOW)
    assert known(session, imported) == imported


def test_after_undo_and_redo(session: Session, actor: Actor, imported: Images) -> None:
    operations.undo(session, actor, now=NOW)
    assert known(session, imported) == imported
    operations.redo(session, actor, now=NOW)
    assert known(session, imported) == imported


def test_history_tells_what_came(session: Session, actor: Actor, imported: Images) -> None:
    one = everybody(session, actor)["宁波辛塑胶有限公司"]["id"]
    customers.update(session, actor, one, {"remark": "改过"}, now=NOW, today=TODAY)
    edited, created = operations.history(session, Noun.CUSTOMER, one)
    assert [(change.field, change.after) for change in edited.changes] == [("remark", "改过")]
    told = {change.field: change.after for change in created.changes}
    assert told["name"] == "宁波辛塑胶有限公司"
    assert told.get("remark") == imported[Noun.CUSTOMER][one].get("remark")


def test_what_was_written_in_the_program_keeps_its_image(session: Session, actor: Actor) -> None:
    recording = changes.begin(session, actor, "customer.create", now=NOW)
    (one,) = recording.insert(Noun.CUSTOMER, [{"name": "甲", "name_key": "甲", "name_sort": "甲"}])
    recording.done(None)
    assert created_as(session, Noun.CUSTOMER, [one]) == {}
    ((before, after),) = session.execute(select(Change.before, Change.after).where(Change.record_id == one)).all()
    assert before is None
    assert after["name"] == "甲"
