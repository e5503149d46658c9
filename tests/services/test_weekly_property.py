"""Random teams and customers: over a quota 0, duplicates 0, ineligible 0, the same twice, again only tops up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import time, timedelta
from random import Random

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.models.assignment import Assignment
from app.models.contact import Contact
from app.models.service_case import ServiceCase
from app.services import team_settings, weekly, weekly_quotas
from app.services.weeks import shifted
from tests.services.weekly_team import AT, MONDAY, NOW, WEEK, dormant, log_call, team

OUTCOMES = ("无人接听", "暂无需求", "已有供应商", "有意向", "约定再联系", "仅问候", "空号", "成交", None)
REST = {"暂无需求": 90, "已有供应商": 180, "有意向": 14, "约定再联系": 14, "成交": 14}
QUICK, LONG = 200, 10_000


@dataclass(frozen=True)
class Fact:
    """What the oracle knows of a customer: may it be chosen, and was it left open last week."""

    free: bool
    open_last_week: bool


class RolledBack(Exception):
    """The next scenario starts from the same database."""


def scenario(session: Session, chance: Random, sellers: list[Actor]) -> dict[int, Fact]:
    """Random customers; the facts are judged here by the words of the rule, not by the program."""
    facts: dict[int, Fact] = {}
    for _ in range(chance.randrange(0, 13)):
        owner = chance.choice([None, *sellers])
        flags = {"do_not_call": chance.random() < 0.1, "closed_down": chance.random() < 0.1}
        asleep = chance.choice((364, 365, 366, 500, 900))
        phone = chance.random() < 0.9
        total = chance.choice((0, 100, 100, 5_000, 90_000))
        one = dormant(session, owner, asleep=asleep, phone=phone, total=total, **flags)
        free = phone and asleep > 365 and not any(flags.values())
        if phone and chance.random() < 0.1:
            session.execute(update(Contact).where(Contact.customer_id == one).values(bad_number=True))
            free = False
        if chance.random() < 0.1:
            kind, status = chance.choice((("投诉", None), ("投诉", "已完成"), ("维修", "处理中")))
            row = {"customer_id": one, "registered_on": MONDAY, "type": kind, "status": status, "extra": {}}
            session.execute(insert(ServiceCase).values(**row, created_at=NOW))
            free = free and (kind, status) != ("投诉", None)
        rests = False
        if chance.random() < 0.4:
            outcome, days = chance.choice(OUTCOMES), chance.choice((8, 13, 14, 29, 30, 89, 90, 179, 180))
            calls = chance.choice((1, 3)) if outcome == "无人接听" else 1
            for number in range(calls):
                day = MONDAY - timedelta(days=days + calls - 1 - number)
                log_call(session, one, sellers[0], day, outcome, happened_time=time(9))
            if outcome == "无人接听":
                rests = calls == 3 and days < 30
            elif outcome != "空号":
                rests = days < REST.get(outcome or "", 30)
        left = chance.random() < 0.2
        if left:
            row = {"week": shifted(WEEK, -1), "customer_id": one, "user_id": chance.choice(sellers).id, "reasons": []}
            weeks = chance.choice((0, 1, 2))
            session.execute(insert(Assignment).values(**row, carried_weeks=weeks, published_at=NOW))
        facts[one] = Fact(free and not (left and weeks == 2) and (left or not rests), left and free and weeks < 2)
    return facts


def check(database: Database, seed: int) -> None:
    """One scenario."""
    chance = Random(seed)
    try:
        with database.writing() as session:
            chief, sellers = team(session, chance.randrange(1, 5))
            facts = scenario(session, chance, sellers)
            quota = {one.id: chance.choice((0, 1, 3, 10)) for one in sellers}
            for one in sellers:
                weekly_quotas.set_quota(session, chief, one.id, quota=quota[one.id], week=WEEK, now=NOW)
            first = taken(session, chief, facts, quota)
            with session.begin_nested() as again:
                session.execute(delete(Assignment).where(Assignment.week == WEEK))
                assert taken(session, chief, facts, quota) == first, seed
                again.rollback()
            for one in sellers:
                quota[one.id] += chance.choice((0, 0, 2))
                weekly_quotas.set_quota(session, chief, one.id, quota=quota[one.id], week=WEEK, now=NOW)
            more = taken(session, chief, facts, quota)
            assert set(first.items()) <= set(more.items()), seed
            raise RolledBack
    except RolledBack:
        pass


def taken(session: Session, chief: Actor, facts: dict[int, Fact], quota: dict[int, int]) -> dict[int, int]:
    """Propose and check what must always hold; customer → person."""
    weekly.propose(session, chief, **AT)
    rows = session.execute(select(Assignment.customer_id, Assignment.user_id).where(Assignment.week == WEEK)).all()
    people = Counter(one.user_id for one in rows)
    assert all(people[user] <= quota.get(user, 0) for user in people), "over a quota"
    assert len({one.customer_id for one in rows}) == len(rows), "one customer twice"
    assert all(facts[one.customer_id].free for one in rows), "one that may not be called"
    available = sum(one.free for one in facts.values())
    assert len(rows) == min(available, sum(quota.values())), "a place is free and a customer waits"
    left = {one for one, fact in facts.items() if fact.open_last_week}
    chosen = {one.customer_id for one in rows}
    assert left <= chosen or chosen <= left, "uncalled rows come first"
    return {one.customer_id: one.user_id for one in rows}


@pytest.fixture
def ready(database: Database) -> Database:
    """Settings that the oracle knows."""
    with database.writing() as session:
        chief, _ = team(session, 0)
        team_settings.save(session, chief, {"carry_over_weeks": 2}, now=NOW)
    return database


def test_random_scenarios(ready: Database) -> None:
    for seed in range(QUICK):
        check(ready, seed)


@pytest.mark.reliability
def test_ten_thousand_random_scenarios(ready: Database) -> None:
    for seed in range(QUICK, QUICK + LONG):
        check(ready, seed)
    print(f"\n{LONG} proposals: over a quota 0, duplicates 0, ineligible 0")
