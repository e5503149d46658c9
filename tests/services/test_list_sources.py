"""距回收天数 and 即将回收 in the list of potential customers agree with the rule in Python (3-rules 3.2)."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import auto_return, exporting, lists, team_settings
from tests.factories import NOW, TODAY, boss, customer, sale, seller

COLUMN = lists.column_keys(ListName.POTENTIAL).index("days_to_return")


def shown(session: Session, query: ListQuery) -> dict[int, int | None]:
    """Customer → days left, in the order of the list."""
    chief = boss(session)
    ids = lists.ids(session, chief, query, today=TODAY)
    rows = lists.rows(session, chief, query.list, ids.tolist(), today=TODAY)
    return {one: rows[one][COLUMN] for one in ids}


def scattered(session: Session, count: int) -> list[int]:
    """Customers with all kinds of days."""
    chance = random.Random(5)
    li = seller(session)
    made = []
    for _ in range(count):
        one = customer(session, li, level=chance.choice(["A", "B", "C", None, "VIP"]))

        def day(far: int) -> int | None:
            return chance.randint(0, far) if chance.random() < 0.6 else None

        contact, claimed, created, locked = day(70), day(200), day(300), day(40)
        moment = datetime.combine(TODAY, time(chance.randint(0, 23), 30)).astimezone()
        session.execute(
            update(Customer)
            .where(Customer.id == one)
            .values(
                typed_last_contact_on=TODAY - timedelta(days=contact) if contact is not None else None,
                claimed_at=moment - timedelta(days=claimed) if claimed is not None else None,
                created_on=TODAY - timedelta(days=created) if created is not None else None,
                created_at=moment - timedelta(days=chance.randint(0, 60)),
                locked_until=TODAY + timedelta(days=locked - 10) if locked is not None else None,
            )
        )
        made.append(one)
    return made


@pytest.mark.parametrize(
    "changed",
    [{}, {"return_no_contact_days_a": 0, "return_no_deal_days": 0}, {"return_no_contact_days": 10}, {"remind": 1}],
)
def test_the_column_and_the_view_agree_with_the_rule(session: Session, changed: dict[str, int]) -> None:
    ids = scattered(session, 150)
    if changed == {"remind": 1}:
        # A change that is waiting: it holds from three days on.
        team_settings.save(session, boss(session), {"return_no_contact_days": 8, "return_no_deal_days": 60}, now=NOW)
    elif changed:
        long_ago = NOW - timedelta(days=30)
        team_settings.save(session, boss(session), changed, now=long_ago)
    rule = auto_return.days_left(session, ids, today=TODAY)
    assert len({one for one in rule.values() if one}) > 10, "the days are of all kinds"
    listed = shown(session, ListQuery(ListName.POTENTIAL, sort=(("days_to_return", False),)))
    assert listed == rule
    soonest = [one for one in listed.values() if one is not None]
    assert soonest == sorted(soonest)
    assert list(listed.values())[len(soonest) :] == [None] * (len(ids) - len(soonest)), "who never returns is last"
    soon = shown(session, ListQuery(ListName.POTENTIAL, view="returning"))
    assert soon.keys() == {one for one, days in rule.items() if days is not None and days <= 3}
    assert set(soon) == set(auto_return.returning_ids(session, boss(session), today=TODAY))
    counts = lists.view_counts(session, boss(session), ListName.POTENTIAL, today=TODAY)
    assert counts["returning"] == len(soon)


def test_days_left_are_narrowed_like_numbers(session: Session) -> None:
    ids = scattered(session, 60)
    rule = auto_return.days_left(session, ids, today=TODAY)

    def within(low: str, high: str) -> set[int]:
        query = ListQuery(ListName.POTENTIAL, ranges=(("days_to_return", low, high),))
        return set(shown(session, query))

    days = {one: number for one, number in rule.items() if number is not None}
    assert within("", "7") == {one for one, number in days.items() if number <= 7}
    assert within("0", "0") == {one for one, number in days.items() if number == 0}
    assert within("5", "20") == {one for one, number in days.items() if 5 <= number <= 20}
    never = shown(session, ListQuery(ListName.POTENTIAL, filters=(("days_to_return", ("",)),)))
    assert set(never) == set(ids) - days.keys()


def test_other_tables_have_no_such_column(session: Session) -> None:
    chief = boss(session)
    one = customer(session, chief)
    sale(session, chief, one, TODAY)
    assert "days_to_return" not in lists.column_keys(ListName.CURRENT)
    assert lists.view_counts(session, chief, ListName.CURRENT, today=TODAY).keys().isdisjoint({"returning"})
    assert session.execute(select(Customer.id)).scalars().all() == [one]


def test_it_is_exported_and_offers_its_values(session: Session, tmp_path: Path) -> None:
    ids = scattered(session, 12)
    chief = boss(session)
    query = ListQuery(ListName.POTENTIAL, sort=(("days_to_return", False),))
    path = tmp_path / "潜在客户.xlsx"
    columns = [("name", "客户名称"), ("days_to_return", "距回收天数")]
    assert exporting.export_view(session, chief, path, query, columns, title="潜在客户", today=TODAY) == 12
    sheet = openpyxl.load_workbook(path).active
    written = [row[1].value for row in sheet.iter_rows(min_row=2)]
    rule = auto_return.days_left(session, ids, today=TODAY)
    expected = sorted(one for one in rule.values() if one is not None)
    assert written == expected + [None] * (12 - len(expected))
    values = lists.column_values(session, chief, query, "days_to_return", today=TODAY)
    assert sum(number for _, number in values.values) + values.blank == 12
