"""Large lists are read in one pass or from indexes alone, with the same rows in the same order."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import list_scans, lists
from tests import factories
from tests.factories import TODAY

CUSTOMERS = [ListName.POTENTIAL, ListName.PUBLIC]


def many(session: Session) -> Actor:
    """Customers of two tables, with blanks and equal values."""
    boss = factories.boss(session)
    for at in range(12):
        owner: dict[str, Any] = {"owner_id": None} if at % 3 == 0 else {}
        factories.customer(
            session, boss, name=f"{'丁甲丙乙'[at % 4]}厂{at}", level=("A", "B", None)[at % 3 - 1], **owner
        )
    return boss


def statements(session: Session) -> list[str]:
    """What is sent to the database from now on."""
    sent: list[str] = []
    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, sql, *_rest: sent.append(sql))
    return sent


@pytest.mark.parametrize("name", CUSTOMERS)
def test_a_large_list_has_the_same_order_however_it_is_read(
    session: Session, monkeypatch: pytest.MonkeyPatch, name: ListName
) -> None:
    boss = many(session)
    sorts = [((key, descending),) for key in lists.column_keys(name) for descending in (False, True)]

    def answers() -> list[list[int]]:
        found = [
            lists.ids(session, boss, ListQuery(name, sort=sort), today=TODAY).tolist()
            for sort in ((), (("level", True), ("name", False)), *sorts)
        ]
        filtered = ListQuery(name, filters=(("level", ("A",)),), sort=(("name", False),))
        return [*found, lists.ids(session, boss, filtered, today=TODAY).tolist()]

    usual = answers()
    counts, facets = (
        lists.view_counts(session, boss, name, today=TODAY),
        lists.facets(session, boss, ListQuery(name), today=TODAY),
    )
    monkeypatch.setattr(list_scans, "_MANY", 0)
    assert answers() == usual
    assert lists.view_counts(session, boss, name, today=TODAY) == counts
    assert lists.facets(session, boss, ListQuery(name), today=TODAY) == facets
    assert list_scans.by_name(session, boss, ListQuery(name, sort=(("name", True),)), today=TODAY) is not None


def test_what_a_large_list_shows_first_is_ordered_without_its_rows(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = many(session)
    monkeypatch.setattr(list_scans, "_MANY", 0)
    sent = statements(session)
    for key in ("level", "followup", "next_contact_on", "days_to_return", "contact", "mobile"):
        lists.ids(session, boss, ListQuery(ListName.POTENTIAL, sort=((key, True),)), today=TODAY)
        assert "FROM customer INDEXED BY ix_customer_listed" in sent[-1], key
    lists.facets(session, boss, ListQuery(ListName.POTENTIAL), today=TODAY)
    assert "FROM customer INDEXED BY ix_customer_listed" in sent[-1]
    lists.ids(session, boss, ListQuery(ListName.POTENTIAL, sort=(("address", True),)), today=TODAY)
    assert "INDEXED BY" not in sent[-1]
