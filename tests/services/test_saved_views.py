"""Saved views: one's own in their order, shared ones to look through, names, undo."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import InvalidValue, NotAllowed, NotFound
from app.models.nouns import ListName
from app.services import operations, saved_views
from tests import factories
from tests.factories import NOW

POTENTIAL = ListName.POTENTIAL
BODY = {"view": "due", "filters": [["level", ["A"]]], "sort": [["name", False]]}


def keep(session: Session, actor: Actor, name: str, *, shared: bool = False) -> int:
    return saved_views.create(session, actor, POTENTIAL, name, BODY, shared=shared, now=NOW).value


def names(session: Session, actor: Actor) -> list[str]:
    return [one.name for one in saved_views.of_list(session, actor, POTENTIAL)]


def test_own_views_come_first_and_others_only_when_shared(session: Session) -> None:
    boss, seller = factories.boss(session), factories.seller(session)
    keep(session, boss, "团队重点", shared=True)
    keep(session, boss, "只给自己")
    keep(session, seller, " 我的  A 级 ")
    found = saved_views.of_list(session, seller, POTENTIAL)
    assert [(one.name, one.mine, one.owner) for one in found] == [
        ("我的 A 级", True, seller.name),
        ("团队重点", False, boss.name),
    ]
    assert found[0].body == BODY
    assert names(session, boss) == ["团队重点", "只给自己"]
    assert saved_views.of_list(session, boss, ListName.CURRENT) == []


def test_only_supervisors_share_and_only_owners_change(session: Session) -> None:
    boss, seller = factories.boss(session), factories.seller(session)
    shared, private = keep(session, boss, "共享", shared=True), keep(session, boss, "私有")
    with pytest.raises(NotAllowed):
        keep(session, seller, "也共享", shared=True)
    with pytest.raises(NotAllowed):
        saved_views.update(session, seller, shared, name="改名", now=NOW)
    with pytest.raises(NotFound):
        saved_views.delete(session, seller, private, now=NOW)
    saved_views.update(session, boss, shared, shared=False, now=NOW)
    assert names(session, seller) == []


@pytest.mark.parametrize(("name", "rule"), [("  ", "required"), ("字" * 41, "too_long"), ("重名", "duplicate")])
def test_a_name_is_said_once_and_short(session: Session, name: str, rule: str) -> None:
    boss = factories.boss(session)
    keep(session, boss, "重名")
    with pytest.raises(InvalidValue, match=rule):
        keep(session, boss, name)


def test_views_are_moved_renamed_filled_anew_and_brought_back(session: Session) -> None:
    boss = factories.boss(session)
    first, _, third = (keep(session, boss, one) for one in "甲乙丙")
    saved_views.move(session, boss, third, -2, now=NOW)
    assert names(session, boss) == ["丙", "甲", "乙"]
    saved_views.update(session, boss, first, name="甲", body={"view": "all"}, now=NOW)
    assert saved_views.of_list(session, boss, POTENTIAL)[1].body == {"view": "all"}
    saved_views.delete(session, boss, first, now=NOW)
    assert names(session, boss) == ["丙", "乙"]
    operations.undo(session, boss, now=NOW)
    assert names(session, boss) == ["丙", "甲", "乙"]
