"""今日工作: what is overdue, due and open, for oneself or the team."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import NotAllowed
from app.models.assignment import Assignment
from app.services import interactions, service_cases, shipments, today, today_team
from app.services.visibility import iso_week
from tests.factories import NOW, TODAY, boss, customer, sale, seller

AT: dict[str, Any] = {"now": NOW, "today": TODAY}


def groups(session: Session, actor: Actor) -> dict[str, list[str]]:
    """Group → names."""
    return {one.key: [row.customer for row in one.rows] for one in today.overview(session, actor, today=TODAY).groups}


def test_overdue_due_and_cases(session: Session) -> None:
    chief, li = boss(session), seller(session)
    late = customer(session, li, name="晚了的公司", next_contact_on=TODAY - timedelta(days=4))
    customer(session, li, name="今天的公司", next_contact_on=TODAY)
    customer(session, li, name="明天的公司", next_contact_on=TODAY + timedelta(days=1))
    customer(session, chief, name="主管的公司", next_contact_on=TODAY)
    customer(session, chief, name="公海的公司", owner_id=None, next_contact_on=TODAY)
    for status, promised in (
        ("处理中", TODAY - timedelta(days=1)),
        ("已完成", TODAY - timedelta(days=1)),
        (None, None),
    ):
        values = {"problem": "x", "status": status, "promised_on": promised, "handler_id": li.id}
        service_cases.create(session, chief, late, values, **AT)
    talked = "聊过的公司"
    interactions.log(session, li, customer(session, li, name=talked), {"content": "聊"}, **AT)
    sale(session, li, late, TODAY.replace(day=1), quantity=Decimal(1), price=Decimal("10.5"))
    shipments.void(session, chief, [sale(session, li, late, TODAY)], **AT)
    sale(session, chief, late, TODAY.replace(day=1) - timedelta(days=1))
    assert groups(session, li) == {
        "overdue": ["晚了的公司"], "due": ["今天的公司"], "week": [], "cases": ["晚了的公司", "晚了的公司"],
        "done": [talked],
    }  # fmt: skip
    mine = today.overview(session, chief, of=li.id, today=TODAY)
    assert mine == today.overview(session, li, today=TODAY)
    team = {one.name: one for one in today_team.members(session, chief, today=TODAY)}
    assert (team[li.name].overdue, team[li.name].longest, team[li.name].due, team[li.name].done_today) == (1, 4, 1, 1)
    assert (team[li.name].cases, team[li.name].late_cases) == (2, 1)
    assert team[chief.name].due == 1
    with pytest.raises(NotAllowed):
        today_team.members(session, li, today=TODAY)
    assert groups(session, chief)["due"] == ["今天的公司", "主管的公司"]
    figures = today.overview(session, li, today=TODAY).figures
    assert (figures.overdue, figures.overdue_longest_days, figures.due, figures.done_today) == (1, 4, 1, 1)
    assert (figures.open_cases, figures.late_cases, figures.month_amount) == (2, 1, Decimal("10.5"))


def test_this_week_s_calls(session: Session) -> None:
    chief, li = boss(session), seller(session)
    one = customer(session, chief)
    sale(session, chief, one, TODAY - timedelta(days=400))
    session.execute(
        insert(Assignment).values(
            week=iso_week(TODAY), customer_id=one, user_id=li.id, version=1, position=0, reasons=[],
            carried_over=False, published_at=NOW,
        )
    )  # fmt: skip
    figures = today.overview(session, li, today=TODAY).figures
    assert (figures.week_done, figures.week_total) == (0, 1)
    (found,) = [one for one in today_team.members(session, chief, today=TODAY) if one.user_id == li.id]
    assert (found.week_done, found.week_total) == (0, 1)
    assert today.overview(session, chief, today=TODAY).figures.week_total == 1
    assert today.overview(session, li, today=TODAY + timedelta(days=7)).figures.week_total == 0


def test_nothing_to_do(session: Session) -> None:
    found = today.overview(session, boss(session), today=TODAY)
    assert all(one.total == 0 and one.rows == () for one in found.groups)
    assert found.figures.month_amount == 0
