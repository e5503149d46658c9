"""6-trust, Roles and S12, S13: role × action × ownership below the interface, and phones that stay hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.access import Actor, Role
from app.errors import NotAllowed, NotFound
from app.models.assignment import Assignment
from app.models.nouns import SHEET_LISTS, ListName
from app.models.query import ListQuery
from app.services import (
    articles,
    counts,
    customers,
    evaluation,
    exporting,
    interactions,
    lists,
    operations,
    pool,
    records,
    reports,
    search,
    service_cases,
    shipments,
    team_settings,
    timeline,
    today,
    users,
)
from app.services.visibility import iso_week, mask_phone
from tests.factories import NOW, TODAY, boss, customer, sale, seller

SECRET = "13800008888"
KINDS = ("pool", "own", "foreign", "assigned")


class Team:
    """A supervisor, two salespeople and one customer of each kind, as the first salesperson sees them."""

    def __init__(self, session: Session) -> None:
        self.chief, self.li, self.zhou = boss(session), seller(session), seller(session, "周凯")
        self.of = {
            "pool": customer(session, self.chief, owner_id=None, name="公海公司", mobile="13800001111"),
            "own": customer(session, self.li, name="自有公司", mobile="13800002222"),
            "foreign": customer(session, self.zhou, name="他人公司", mobile=SECRET),
            "assigned": customer(session, self.zhou, name="分配公司", mobile="13800003333"),
        }
        old = TODAY - timedelta(days=500)
        for one in ("foreign", "assigned"):
            sale(session, self.zhou, self.of[one], old, product="机密产品")
        session.execute(
            insert(Assignment).values(
                week=iso_week(TODAY), customer_id=self.of["assigned"], user_id=self.li.id, version=1, position=0,
                reasons=[], carried_over=False, published_at=NOW,
            )
        )  # fmt: skip


@pytest.fixture
def team(session: Session) -> Team:
    """Everybody."""
    return Team(session)


def write(session: Session, actor: Actor, action: str, one: int, other: int) -> Any:
    """One action on one customer."""
    at: dict[str, Any] = {"now": NOW, "today": TODAY}
    actions = {
        "edit": lambda: customers.update(session, actor, one, {"remark": "x"}, **at),
        "evaluate": lambda: evaluation.evaluate(session, actor, [one], result="观察", **at),
        "next": lambda: pool.set_next_contact(session, actor, [one], on=TODAY, **at),
        "log": lambda: interactions.log(session, actor, one, {"content": "x"}, **at),
        "case": lambda: service_cases.create(session, actor, one, {"problem": "x"}, **at),
        "ship": lambda: sale(session, actor, one, TODAY),
        "transfer": lambda: pool.transfer(session, actor, [one], to_user_id=other, **at),
        "delete": lambda: customers.delete(session, actor, [one], **at),
        "see": lambda: customers.get(session, actor, one, today=TODAY),
        "timeline": lambda: timeline.of_customer(session, actor, one, today=TODAY),
    }
    return actions[action]()


MAY: dict[str, dict[str, type[Exception] | None]] = {
    "see": {"pool": None, "own": None, "foreign": NotFound, "assigned": None},
    "timeline": {"pool": None, "own": None, "foreign": NotFound, "assigned": None},
    "edit": {"pool": NotAllowed, "own": None, "foreign": NotFound, "assigned": None},
    "evaluate": {"pool": NotAllowed, "own": None, "foreign": NotFound, "assigned": None},
    "next": {"pool": NotAllowed, "own": None, "foreign": NotFound, "assigned": None},
    "log": {"pool": None, "own": None, "foreign": NotFound, "assigned": None},
    "case": {"pool": None, "own": None, "foreign": NotFound, "assigned": None},
    "ship": {"pool": None, "own": None, "foreign": NotFound, "assigned": None},
    "transfer": dict.fromkeys(KINDS, NotAllowed),
    "delete": dict.fromkeys(KINDS, NotAllowed),
}


@pytest.mark.parametrize("action", MAY)
@pytest.mark.parametrize("kind", KINDS)
def test_matrix(session: Session, team: Team, action: str, kind: str) -> None:
    refusal = MAY[action][kind]
    if refusal is None:
        write(session, team.li, action, team.of[kind], team.zhou.id)
    else:
        with pytest.raises(refusal):
            write(session, team.li, action, team.of[kind], team.zhou.id)
    write(session, team.chief, action, team.of[kind], team.li.id)


def test_an_assignment_ends_with_its_week_and_begins_when_published(session: Session, team: Team) -> None:
    later = TODAY + timedelta(days=7)
    with pytest.raises(NotFound):
        customers.get(session, team.li, team.of["assigned"], today=later)
    session.execute(update(Assignment).values(published_at=None))
    with pytest.raises(NotFound):
        customers.get(session, team.li, team.of["assigned"], today=TODAY)


def test_the_supervisor_s_own_actions(session: Session, team: Team) -> None:
    attempts = (
        lambda actor: team_settings.save(session, actor, {"pool_masked": False}, now=NOW),
        lambda actor: users.create(session, actor, f"新人{actor.id}", Role.SALESPERSON, now=NOW),
        lambda actor: customers.create(
            session, actor, {"name": "送人公司", "owner_id": team.zhou.id}, now=NOW, today=TODAY
        ),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt(team.li)
        attempt(team.chief)
    customers.update(session, team.chief, team.of["own"], {"remark": "y"}, now=NOW, today=TODAY)
    newest = operations.recent(session, team.chief)[0]
    assert newest.id not in {one.id for one in operations.recent(session, team.li)}
    with pytest.raises(NotAllowed):
        operations.undo(session, team.li, newest.id, now=NOW)


def test_records_of_others_customers_cannot_be_touched_by_id(session: Session, team: Team) -> None:
    at: dict[str, Any] = {"now": NOW, "today": TODAY}
    line = shipments.of_customer(session, team.zhou, team.of["foreign"], today=TODAY)[0].id
    log = interactions.log(session, team.zhou, team.of["foreign"], {"content": "x"}, **at).value
    case = service_cases.create(session, team.zhou, team.of["foreign"], {"problem": "x"}, **at).value
    for service, one in ((shipments, line), (interactions, log), (service_cases, case)):
        with pytest.raises(NotFound):
            service.get(session, team.li, one, today=TODAY)
        with pytest.raises(NotFound):
            service.update(session, team.li, one, {}, **at)
        with pytest.raises(NotFound):
            service.delete(session, team.li, [one], **at)
        assert service.of_customer(session, team.li, team.of["foreign"], today=TODAY) == []
    with pytest.raises(NotFound):
        shipments.void(session, team.li, [line], **at)


def test_in_the_pool_one_edits_only_one_s_own_log(session: Session, team: Team) -> None:
    at: dict[str, Any] = {"now": NOW, "today": TODAY}
    mine = interactions.log(session, team.li, team.of["pool"], {"content": "我"}, **at).value
    theirs = interactions.log(session, team.zhou, team.of["pool"], {"content": "他"}, **at).value
    interactions.update(session, team.li, mine, {"content": "改"}, **at)
    with pytest.raises(NotAllowed):
        interactions.update(session, team.li, theirs, {"content": "改"}, **at)


def everything_seen(session: Session, actor: Actor, path: Path) -> str:
    """All that the reading services tell the actor, as one text."""
    seen: list[Any] = []
    for name in ListName:
        ids = lists.ids(session, actor, ListQuery(name), today=TODAY)
        seen += lists.rows(session, actor, name, ids, today=TODAY).values()
        seen += lists.rows(session, actor, name, range(1, 60), today=TODAY).values()
        seen.append(lists.facets(session, actor, ListQuery(name), today=TODAY))
        seen += records.of_list(session, actor, name, ids, today=TODAY, sentence=lambda reason: reason.code)
    for word in ("公司", SECRET, "8888", "机密", "他人"):
        seen += search.search(session, actor, word, today=TODAY)
        seen += customers.suggest(session, actor, word, today=TODAY)
    seen += shipments.recent_products(session, actor, today=TODAY)
    seen.append(today.overview(session, actor, today=TODAY))
    exporting.export_lists(session, actor, path, SHEET_LISTS, today=TODAY)
    seen += [cell for sheet in openpyxl.load_workbook(path) for row in sheet.values for cell in row]
    return repr(seen)


def test_nothing_tells_of_others_customers(session: Session, team: Team, tmp_path: Path) -> None:
    interactions.log(session, team.zhou, team.of["foreign"], {"content": "机密内容"}, now=NOW, today=TODAY)
    service_cases.create(session, team.zhou, team.of["foreign"], {"problem": "机密问题"}, now=NOW, today=TODAY)
    seen = everything_seen(session, team.li, tmp_path / "li.xlsx")
    for word in ("他人公司", SECRET, "机密内容", "机密问题"):
        assert word not in seen
    assert "自有公司" in seen
    assert "分配公司" in seen
    assert "他人公司" in everything_seen(session, team.chief, tmp_path / "chief.xlsx")
    assert records.find_customer(session, team.li, "他人公司", today=TODAY) is None
    assert counts.counts(session, team.li, today=TODAY)["dormant"] == 1
    old = TODAY - timedelta(days=500)
    ask = reports.Ask(old.replace(day=1), old)
    for person, found in ((team.chief, 2 * 373), (team.li, 0)):
        assert reports.run(session, person, reports.ReportName.SALES, ask, today=old).facts["total"] == found
    for name in reports.ReportName:
        own = reports.run(session, team.li, name, reports.Ask(date(2020, 1, 1), TODAY), today=TODAY)
        for word in ("他人公司", SECRET):
            assert word not in repr(own)


def test_pool_phones_are_masked_everywhere_and_cannot_be_searched(session: Session, team: Team, tmp_path: Path) -> None:
    one = customers.create(
        session, team.chief, {"name": "遮住公司", "owner_id": None},
        [{"name": "赵六", "mobile": "13800007777", "phone": "051266667777", "fax": "051255557777",
          "wechat": "wx_secret", "qq": "99887766", "email": "secret@example.com"}],
        now=NOW, today=TODAY,
    ).value  # fmt: skip
    seen = everything_seen(session, team.li, tmp_path / "li.xlsx") + repr(
        customers.get(session, team.li, one, today=TODAY).contacts
    )
    hidden = ("13800007777", "051266667777", "051255557777", "wx_secret", "99887766", "secret@example.com")
    for number in hidden:
        assert number not in seen, number
    assert "138****7777" in seen
    everything = everything_seen(session, team.chief, tmp_path / "chief.xlsx")
    assert all(number in everything for number in hidden)
    for text in ("13800007777", "0000777", "wx_secret", "66667777"):
        assert customers.suggest(session, team.li, text, today=TODAY) == []
        assert search.search(session, team.li, text, today=TODAY) == []
        assert list(lists.ids(session, team.li, ListQuery(ListName.PUBLIC, text=text), today=TODAY)) == []
        assert [found.id for found in customers.suggest(session, team.chief, text, today=TODAY)] == [one]
    by_number = ListQuery(ListName.PUBLIC, filters=(("mobile", ("13800007777",)),))
    assert list(lists.ids(session, team.li, by_number, today=TODAY)) == []
    assert list(lists.ids(session, team.chief, by_number, today=TODAY)) == [one]
    pool.claim(session, team.li, one, now=NOW, today=TODAY)
    assert customers.get(session, team.li, one, today=TODAY).contacts[0].mobile == "13800007777"


def test_masking_can_be_turned_off(session: Session, team: Team) -> None:
    team_settings.save(session, team.chief, {"pool_masked": False}, now=NOW)
    assert customers.get(session, team.li, team.of["pool"], today=TODAY).contacts[0].mobile == "13800001111"


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812348000", "138****8000"),
        ("0512-66660001", "051****0001"),
        ("12345", "****45"),
        ("110", "****"),
        ("", ""),
        (None, None),
    ],
)
def test_mask(phone: str | None, masked: str | None) -> None:
    assert mask_phone(phone) == masked


def test_article_drafts_and_times_are_aware(session: Session, team: Team) -> None:
    made = articles.create(session, team.li, {"title": "话术"}, now=datetime(2026, 1, 1, tzinfo=UTC)).value
    assert articles.get(session, team.zhou, made).created_at.tzinfo is UTC
