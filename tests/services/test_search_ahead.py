"""Entries made beside the writer are those that the rows would give."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.nouns import Noun
from app.services import search_ahead, search_index, search_texts
from tests.factories import boss
from tests.services.test_importing import bring, one_sheet
from tests.workbooks import company, save

HEADINGS: list[Any] = ["客户编号", "客户名称", "联系人", "手机", "微信", "地址", "竞争对手", "最后成交日期", "业务员"]
ROWS: list[list[Any]] = [
    ["K-1", "单县重庆机械厂", "曾小姐", "13800001111", "wx_1", "Ａ座３０１", "甲（乙）", "2026-01-05", "李文静"],
    ["编2", "远山包装", "", "", "", "", "", "", ""],
    [None, "宏达#3", "王五", "13800002222、13800003333", None, "苏州", None, None, "李文静"],
]


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    monkeypatch.setattr(search_ahead, "MANY", 1)
    search_index.rebuild_all(session)


def customers_file(folder: Path) -> Path:
    return one_sheet(folder, "潜在客户表", [HEADINGS, *ROWS])


def wrong(session: Session) -> dict[Noun, list[tuple[int, str]]]:
    return {noun: list(search_index.differences(session, noun)) for noun in search_texts.INDEXED}


NOTHING: dict[Noun, list[tuple[int, str]]] = {noun: [] for noun in search_texts.INDEXED}


def highest(session: Session) -> int:
    return session.execute(select(func.max(Customer.id))).scalar_one()


def test_new_customers(session: Session, tmp_path: Path) -> None:
    bring(session, boss(session), customers_file(tmp_path))
    assert wrong(session) == NOTHING
    known = search_index.state(session, Noun.CUSTOMER)
    assert known is not None
    assert known.built_to == highest(session)
    assert search_index.stale(session, Noun.CUSTOMER) == frozenset()


def test_a_whole_workbook_and_its_changes(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    bring(session, actor, save(tmp_path / "company.xlsx", company()))
    assert wrong(session) == NOTHING
    sheets = company()
    sheets["潜在客户表"][2][5] = "另一代理"
    bring(session, actor, save(tmp_path / "changed.xlsx", sheets))
    assert wrong(session) == NOTHING


def test_a_helper_that_dies_costs_nothing(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def submit(*_arguments: Any) -> None:
        raise BrokenProcessPool

    bring(session, boss(session), customers_file(tmp_path))
    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    bring(session, boss(session), save(tmp_path / "company.xlsx", company()))
    assert wrong(session) == NOTHING


def test_a_damaged_index_stops_nobody(session: Session, tmp_path: Path) -> None:
    session.execute(text("DROP TABLE search_customer_data"))
    bring(session, boss(session), customers_file(tmp_path))
    assert session.execute(select(func.count()).select_from(Customer)).scalar_one() >= len(ROWS)
    assert search_index.state(session, Noun.CUSTOMER) is None
    search_index.rebuild(session, Noun.CUSTOMER)
    assert wrong(session) == NOTHING


def test_few_rows_need_no_helper(session: Session) -> None:
    with search_ahead.ahead(session, 0) as found:
        assert found is None
