"""The team: adding, renaming, leaving; never without a supervisor."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.access import Role
from app.errors import InvalidValue, NotAllowed, NotFound
from app.services import operations, users
from tests.factories import NOW, boss, seller


def test_adding_renaming_leaving_and_undo(session: Session) -> None:
    actor = boss(session)
    made = users.create(session, actor, " 周凯 ", Role.SALESPERSON, now=NOW).value
    users.update(session, actor, made, name="周小凯", active=False, now=NOW)
    info = {one.id: one for one in users.all_users(session)}[made]
    assert (info.name, info.role, info.active) == ("周小凯", Role.SALESPERSON, False)
    with pytest.raises(NotFound):
        users.actor_named(session, "周小凯")
    operations.undo(session, actor, now=NOW)
    assert users.actor_named(session, "周凯").id == made


def test_names_are_single_and_filled(session: Session) -> None:
    actor = boss(session)
    other = seller(session)
    for name, rule in (("", "required"), ("  ", "required"), (actor.name, "taken"), ("长" * 51, "too_long")):
        with pytest.raises(InvalidValue) as caught:
            users.update(session, actor, other.id, name=name, now=NOW)
        assert caught.value.rule == rule


def test_the_team_keeps_a_supervisor(session: Session) -> None:
    actor = boss(session)
    for change in ({"active": False}, {"role": Role.SALESPERSON}):
        with pytest.raises(InvalidValue) as caught:
            users.update(session, actor, actor.id, now=NOW, **change)
        assert caught.value.rule == "last_supervisor"
    users.create(session, actor, "第二位", Role.SUPERVISOR, now=NOW)
    users.update(session, actor, actor.id, role=Role.SALESPERSON, now=NOW)


def test_salespeople_may_not(session: Session) -> None:
    boss(session)
    actor = seller(session)
    with pytest.raises(NotAllowed):
        users.create(session, actor, "周凯", Role.SALESPERSON, now=NOW)
    with pytest.raises(NotAllowed):
        users.update(session, actor, actor.id, role=Role.SUPERVISOR, now=NOW)
