"""Every report over no data, one customer, a dozen, and some hundreds."""

from __future__ import annotations

from datetime import date

import pytest

from app.access import Actor, Role
from app.db import Database
from app.migrations.runner import upgrade
from app.services import interactions, reports, sample, service_cases
from app.services.reports import Ask, Report, ReportName
from app.services.reports.catalogue import REPORTS
from tests import factories
from tests.factories import NOW, TODAY

AMOUNTS = ("none", "one", "few", "many")
Made = dict[tuple[ReportName, str], Report]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Reports by name and amount of data."""
    found: Made = {}
    for amount in AMOUNTS:
        database = Database(tmp_path_factory.mktemp(amount) / "keban.db")
        upgrade(database)
        boss = _fill(database, amount)
        with database.reading() as session:
            for name, entry in REPORTS.items():
                first, last = reports.period(session, entry.period, today=TODAY)
                found[name, amount] = reports.run(session, boss, name, Ask(first, last), today=TODAY)
        database.close()
    return found


def _fill(database: Database, amount: str) -> Actor:
    with database.writing() as session:
        boss = factories.boss(session)
        if amount == "one":
            one = factories.customer(session, boss, name="苏州宏达精密机械有限公司", region="苏州")
            factories.sale(session, boss, one, date(2026, 11, 3))
            spoken = {"content": "问了用量", "method": "电话", "reached": "接通", "outcome": "有意向"}
            interactions.log(session, boss, one, spoken, now=NOW, today=TODAY)
            service_cases.create(session, boss, one, {"problem": "喷头堵塞", "type": "维修"}, now=NOW, today=TODAY)
        elif amount in ("few", "many"):
            customers = 12 if amount == "few" else 240
            sample.fill(session, boss.name, customers=customers, seed=5, today=TODAY, now=NOW)
    return Actor(boss.id, boss.name, Role.SUPERVISOR)
