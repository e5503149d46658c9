"""Sample data: repeatable to the byte, believable, and in agreement with every rule it is meant to show."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Database
from app.errors import Cancelled, NotEmpty
from app.models import nouns
from app.services import check, sample, team_settings
from app.settings import TeamSettings

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TABLES = ("user_account", "customer", "contact", "interaction", "service_case", "shipment", "article", "assignment")


@pytest.fixture(scope="module")
def filled(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("filled") / "keban.db"
    shutil.copy(empty_database, path)
    database = Database(path)
    with database.writing() as session:
        sample.fill(session, customers=1000, seed=7, today=TODAY, now=NOW)
    with database.reading() as session:
        yield session
    database.close()


def digest(session: Session) -> str:
    made = hashlib.sha256()
    for table in TABLES:
        for row in session.execute(text(f"SELECT * FROM {table} ORDER BY id")):
            made.update(repr(tuple(row)).encode())
    return made.hexdigest()


def rows(session: Session, query: str) -> list[Any]:
    return [row[0] if len(row) == 1 else tuple(row) for row in session.execute(text(query))]


def one(session: Session, query: str) -> Any:
    return rows(session, query)[0]


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"now": NOW + timedelta(hours=5)}, True),
        ({"seed": 8}, False),
        ({"today": date(2026, 11, 23)}, False),
    ],
)
def test_the_same_arguments_give_the_same_bytes(
    filled: Session, database: Database, changed: dict[str, Any], same: bool
) -> None:
    arguments: dict[str, Any] = {"customers": 1000, "seed": 7, "today": TODAY, "now": NOW, **changed}
    with database.writing() as session:
        sample.fill(session, **arguments)
        assert (digest(session) == digest(filled)) is same


def test_everything_agrees(filled: Session) -> None:
    report = check.check(filled, today=TODAY)
    assert report.findings == ()
    figures = report.figures
    assert [figures[f"customers:{one}"] for one in nouns.Table] == [300, 250, 200, 250]


def test_every_table_has_rows_in_proportion(filled: Session) -> None:
    count = {table: one(filled, f"SELECT count(*) FROM {table}") for table in TABLES}
    assert count["user_account"] == 7
    assert count["customer"] == 1000
    assert 1300 < count["contact"] < 2000
    assert 1800 < count["interaction"] < 2300
    assert 1700 < count["shipment"] < 2500
    assert 40 < count["service_case"] < 80
    assert 20 <= count["article"] <= 30
    assert 60 < count["assignment"] <= 70


def test_all_numbers_belong_to_nobody(filled: Session) -> None:
    for mobile in rows(filled, "SELECT mobile FROM contact WHERE mobile IS NOT NULL"):
        assert re.fullmatch(r"(138|139|136|159)0000\d{4}", mobile)
    for phone in rows(filled, "SELECT phone FROM contact WHERE phone IS NOT NULL"):
        assert re.fullmatch(r"0\d{2,3}-0000\d{4}", phone)
    assert all("S" in tax_id for tax_id in rows(filled, "SELECT tax_id FROM customer WHERE tax_id IS NOT NULL"))
    assert one(filled, "SELECT count(DISTINCT mobile) = count(mobile) FROM contact") == 1


def test_names_do_not_look_like_duplicates(filled: Session) -> None:
    assert one(filled, "SELECT count(DISTINCT name_key) FROM customer") == 1000


def test_values_are_those_the_forms_offer(filled: Session) -> None:
    for table, column, offered in (
        ("customer", "followup", nouns.FOLLOWUPS),
        ("customer", "evaluation_result", nouns.EVALUATIONS),
        ("customer", "level", nouns.LEVELS),
        ("customer", "kind", nouns.KINDS),
        ("customer", "source", nouns.SOURCES),
        ("customer", "archive_class", nouns.ARCHIVE_CLASSES),
        ("customer", "return_reason", nouns.RETURN_REASONS),
        ("interaction", "method", nouns.METHODS),
        ("interaction", "purpose", nouns.PURPOSES),
        ("interaction", "outcome", nouns.OUTCOMES),
        ("interaction", "reached", nouns.REACHED),
        ("interaction", "intent", nouns.INTENTS),
        ("service_case", "type", nouns.CASE_TYPES),
        ("service_case", "status", nouns.CASE_STATUSES),
        ("service_case", "satisfaction", nouns.SATISFACTIONS),
        ("service_case", "cause", nouns.CAUSES),
        ("service_case", "urgency", nouns.URGENCIES),
        ("service_case", "complaint_kind", nouns.COMPLAINT_KINDS),
        ("shipment", "kind", tuple(nouns.ShipmentKind)),
        ("shipment", "unit", nouns.UNITS),
        ("article", "kind", nouns.ARTICLE_KINDS),
        ("article", "status", nouns.ARTICLE_STATUSES),
    ):
        used = set(rows(filled, f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"))
        assert used, column
        assert used <= set(offered), column
    assert set(rows(filled, "SELECT DISTINCT kind FROM article")) == set(nouns.ARTICLE_KINDS)


def test_time_runs_forward_and_nothing_has_happened_tomorrow(filled: Session) -> None:
    today = TODAY.isoformat()
    for query in (
        f"SELECT id FROM interaction WHERE happened_on > '{today}'",
        "SELECT id FROM interaction WHERE next_on <= happened_on",
        f"SELECT id FROM shipment WHERE shipped_on > '{today}'",
        f"SELECT id FROM service_case WHERE registered_on > '{today}' OR closed_on > '{today}'",
        "SELECT id FROM service_case WHERE closed_on < registered_on OR bought_on > registered_on",
        "SELECT id FROM customer WHERE created_on > first_deal_on OR created_on > last_contact_on",
        f"SELECT id FROM customer WHERE returned_on > '{today}' OR date(claimed_at) > '{today}'",
    ):
        assert rows(filled, query) == [], query


def test_there_is_work_for_today(filled: Session) -> None:
    count = f"SELECT count(*) FROM customer WHERE next_contact_on {{}} '{TODAY}'"
    assert one(filled, count.format("<")) > 5
    assert one(filled, count.format("=")) > 2
    assert one(filled, count.format(">")) > 200
    assert one(filled, f"SELECT count(*) FROM interaction WHERE happened_on = '{TODAY}'") > 2
    assert one(filled, "SELECT count(*) FROM service_case WHERE closed_on IS NULL") > 0


def test_the_rules_of_the_pool_would_take_nobody_back_today(filled: Session) -> None:
    days = "julianday('2026-11-22') - julianday({})"
    late = f"""SELECT id FROM customer WHERE last_deal_key IS NULL AND owner_id IS NOT NULL AND (
               {days.format("last_contact_on")} > CASE level WHEN 'A' THEN 15 WHEN 'C' THEN 60 ELSE 30 END
               OR {days.format("date(claimed_at)")} > 180)"""
    assert rows(filled, late) == []


def test_a_large_sample_lets_people_hold_what_they_hold(
    filled: Session, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rows(filled, "SELECT key FROM team_setting") == []
    monkeypatch.setattr(sample, "TeamSettings", lambda: TeamSettings({"holding_cap": 10}))
    with database.writing() as session:
        sample.fill(session, customers=500, seed=1, today=TODAY, now=NOW)
        assert team_settings.load(session).holding_cap > 20


def test_deals_show_returns_samples_gifts_and_void_lines(filled: Session) -> None:
    kinds = dict(rows(filled, "SELECT kind, count(*) FROM shipment WHERE NOT void GROUP BY kind"))
    assert set(kinds) == {"出货", "退货", "样品", "赠品"}
    assert one(filled, "SELECT count(*) FROM shipment WHERE void") > 0
    assert one(filled, "SELECT count(*) FROM shipment WHERE amount != price * (quantity / 1000000)") == 0


def test_this_weeks_list_holds_ten_dormant_customers_each(filled: Session) -> None:
    supervisor, *salespeople = rows(filled, "SELECT count(*) FROM assignment GROUP BY user_id ORDER BY user_id")
    assert supervisor <= 10, "has fewer customers than the others"
    assert salespeople == [10] * 6
    wrong = """SELECT a.id FROM assignment a JOIN customer c ON c.id = a.customer_id
               WHERE a.week != '2026-W47' OR c.owner_id != a.user_id OR c.do_not_call OR c.closed_down
               OR c.last_deal_key >= '2025-11-22'"""
    assert rows(filled, wrong) == []
    called = """SELECT i.origin, i.salesperson_id = a.user_id, i.customer_id = a.customer_id,
                i.happened_on >= '2026-11-16'
                FROM assignment a JOIN interaction i ON i.id = a.interaction_id"""
    assert set(rows(filled, called)) == {("每周分配", 1, 1, 1)}


def test_unknown_columns_are_kept_somewhere(filled: Session) -> None:
    assert one(filled, "SELECT count(*) FROM customer WHERE extra != '{}'") > 100


def test_the_beginning_of_history_has_no_changes(filled: Session) -> None:
    assert rows(filled, "SELECT kind, undoes FROM operation") == [("sample", None)]
    assert one(filled, "SELECT count(*) FROM change") == 0


def test_only_into_an_empty_database(database: Database) -> None:
    arguments: dict[str, Any] = {"customers": 5, "seed": 1, "today": TODAY, "now": NOW}
    with database.writing() as session:
        sample.fill(session, **arguments)
        before = digest(session)
    with pytest.raises(NotEmpty), database.writing() as session:
        sample.fill(session, **arguments)
    with database.reading() as session:
        assert digest(session) == before


def test_the_first_user_becomes_the_supervisor(database: Database) -> None:
    with database.writing() as session:
        user = (
            "INSERT INTO user_account (name, role, created_at) VALUES ('王经理', 'supervisor', '2026-01-01 00:00:00')"
        )
        session.execute(text(user))
        sample.fill(session, "王经理", customers=200, seed=1, today=TODAY, now=NOW)
        assert rows(session, "SELECT name FROM user_account WHERE role = 'supervisor'") == ["王经理"]
        assert one(session, "SELECT count(*) FROM customer WHERE owner_id = 1") > 0


def test_a_salesperson_of_the_sample_may_be_the_first_user(database: Database) -> None:
    with database.writing() as session:
        sample.fill(session, "李文静", customers=20, seed=1, today=TODAY, now=NOW)
        assert one(session, "SELECT count(*) FROM user_account") == 7


@pytest.mark.parametrize("customers", [0, 1, 2, 20])
def test_small_sizes(database: Database, customers: int) -> None:
    with database.writing() as session:
        counts = sample.fill(session, customers=customers, seed=3, today=date(2028, 2, 29), now=NOW)
        assert counts["customer"] == customers
        assert check.check(session, today=date(2028, 2, 29)).ok


@pytest.mark.parametrize("customers", [-1, 1_000_001])
def test_impossible_sizes(database: Database, customers: int) -> None:
    with pytest.raises(ValueError, match="between"), database.writing() as session:
        sample.fill(session, customers=customers, seed=3, today=TODAY, now=NOW)


def test_progress_may_cancel_and_nothing_remains(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "BATCH", 10)
    seen = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 20:
            raise Cancelled

    with pytest.raises(Cancelled), database.writing() as session:
        sample.fill(session, customers=25, seed=1, today=TODAY, now=NOW, progress=progress)
    assert seen == [(10, 25), (20, 25)]
    with database.reading() as session:
        assert one(session, "SELECT count(*) FROM user_account") == 0


def test_a_million_names_are_a_million() -> None:
    from app.services import sample_rows

    assert sample_rows._COMBINATIONS >= sample.MOST_CUSTOMERS
    step = sample_rows._coprime(12_345, 1000)
    assert len({number * step % 1000 for number in range(1000)}) == 1000


@pytest.mark.parametrize("day", range(7))
def test_any_day_of_the_week(database: Database, day: int) -> None:
    today = date(2026, 12, 28) + timedelta(days=day)  # a week that lies in two years
    with database.writing() as session:
        sample.fill(session, customers=100, seed=day, today=today, now=NOW)
        assert set(rows(session, "SELECT week FROM assignment")) == {"2026-W53"}
        assert one(session, "SELECT max(happened_on) FROM interaction") <= today.isoformat()
