"""Large lists are read in one pass or from indexes alone, with the same rows in the same order."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import list_scans, lists
from tests import factories
from tests.factories import TODAY

SORTS = [
    (), (("name", False),), (("name", True),), (("level", True), ("name", False)), (("owner", False),),
    (("contact", False),), (("next_contact_on", True),),
]  # fmt: skip


@pytest.mark.parametrize("name", [ListName.POTENTIAL, ListName.PUBLIC])
def test_a_large_list_has_the_same_order_however_it_is_read(
    session: Session, monkeypatch: pytest.MonkeyPatch, name: ListName
) -> None:
    boss = factories.boss(session)
    for at in range(12):
        owner: dict[str, Any] = {"owner_id": None} if at % 3 == 0 else {}
        factories.customer(session, boss, name=f"{'丁甲丙乙'[at % 4]}厂{at}", level="AB"[at % 2], **owner)

    def answers() -> list[list[int]]:
        found = [lists.ids(session, boss, ListQuery(name, sort=sort), today=TODAY).tolist() for sort in SORTS]
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
    assert list_scans.by_name(session, boss, ListQuery(name, sort=SORTS[1]), today=TODAY) is not None
