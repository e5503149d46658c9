"""4-excel 4.4, 4.5: random sheets come in once; what goes out comes home and changes nothing, also after edits here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.nouns import SHEET_LISTS, Noun, Table
from app.models.schema import table_of
from app.services import customers, exporting, facts, importing, interactions, pool, shipments
from app.services.import_plan import ImportOptions, ImportPlan
from app.sheets.workbook import Sheet, Workbook
from tests.factories import NOW, TODAY, boss, seller
from tests.services.test_undo import snapshot
from tests.workbooks import read_here

NAMES = ("宏达机械有限公司", "顺风 物流", "ABC Ltd.", "=1+1", "丁" * 200, "兴隆贸易")
TEXTS = st.one_of(
    st.none(),
    st.sampled_from(["=SUM(A1)", "+86", "-1", "@x", "#清空?", "007", "1E5", "_x0041_", "a\nb",
                     "'引号", "2014年前", "￥5", "是", "0"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12),
)  # fmt: skip
MOBILES = st.one_of(
    st.none(),
    st.integers(13800000001, 13800000006),
    st.integers(13800000001, 13800000006).map(lambda n: f"{n}.0"),
    st.sampled_from(["0512-66660001", "138 0000 0001、0512-66660002", "见名片", "+86 13800000003"]),
)
DAYS = st.one_of(
    st.none(),
    st.dates(date(2023, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["2026.1.5", "2026年1月5日", "20260105", 46027, "2014年前", "1月5日"]),
)
AMOUNTS = st.one_of(
    st.none(),
    st.decimals(-9999, 999999, places=2).map(float),
    st.sampled_from(["￥1,234.50", "11.5万", "1,052.75元", "USD 5", "5箱", "1.123456", 0]),
)
CODES = st.one_of(st.none(), st.sampled_from(["001", "002", "A-3", 4]))
PEOPLE = st.one_of(st.none(), st.sampled_from(["王一", "李二", "张三"]))
OWNERS = st.one_of(st.none(), st.sampled_from(["李文静", "周凯"]))
CUSTOMER_HEAD = ["客户编号", "客户名称", "联系电话", "联系人", "联系人2", "手机2", "业务员", "备注", "竞争对手",
                 "最后成交日期",
                 "累计成交金额", "最近联系日期", "客户级别"]  # fmt: skip
CUSTOMERS = st.lists(
    st.tuples(
        CODES, st.sampled_from(NAMES), MOBILES, PEOPLE, PEOPLE, MOBILES, OWNERS, TEXTS, TEXTS, DAYS, AMOUNTS, DAYS,
        st.sampled_from([None, "A", "b类", "VIP"]),
    ).map(list),
    min_size=1, max_size=7,
)  # fmt: skip
SHIPMENT_HEAD = ["出货日期", "出货单号", "客户名称", "客户编号", "产品名称", "规格型号", "数量", "单价", "金额", "类型",
                 "备注",
                 "车号"]  # fmt: skip
SHIPMENTS = st.lists(
    st.tuples(
        st.dates(date(2024, 1, 1), TODAY), st.sampled_from([None, "D1", "D2", "C3"]), st.sampled_from(NAMES), st.none(),
        st.sampled_from(["墨水", "=碳带"]), st.sampled_from([None, "X"]), st.integers(-3, 5), AMOUNTS, AMOUNTS,
        st.sampled_from([None, "出货", "退货", "样品", "奇怪"]), TEXTS, TEXTS,
    ).map(list),
    max_size=7,
)  # fmt: skip
TABLES = st.sampled_from(["公共潜在客户表", "潜在客户表", "长期未交易客户表", "现有客户表"])


def book(**sheets: list[list[Any]]) -> Workbook:
    """Sheets as the reader hands them over."""
    return Workbook(
        "随机.xlsx",
        tuple(
            Sheet(name, False, 1, 1, [[float(c) if isinstance(c, int) else c for c in row] for row in rows])
            for name, rows in sheets.items()
        ),
    )


def bring(session: Session, actor: Actor, workbook: Workbook, *, today: date = TODAY) -> ImportPlan:
    """Import and hand back the plan."""
    remembered, users = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=users)
    return importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=today).value.plan


def changed(plan: ImportPlan) -> list[tuple[Any, ...]]:
    """Rows that would change something; what stays suspicious stays new, so nothing may be suspected either."""
    return [
        (one.sheet, item.row, item.group, item.title, item.changes)
        for one in plan.sheets
        for item in one.items
        if item.group != "unchanged"
    ]


@contextmanager
def out_and_home(session: Session, actor: Actor) -> Iterator[Workbook]:
    """The company workbook of everything, read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "出.xlsx"
        exporting.export_lists(session, actor, path, SHEET_LISTS, today=TODAY)
        yield read_here(path)


SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(name=TABLES, people=CUSTOMERS, lines=SHIPMENTS)
def test_the_second_import_changes_nothing(session: Session, name: str, people: list, lines: list) -> None:
    with session.begin_nested() as savepoint:
        actor = boss(session)
        workbook = book(**{name: [CUSTOMER_HEAD, *people], "出货统计表": [SHIPMENT_HEAD, *lines]})
        bring(session, actor, workbook)
        before = snapshot(session)
        plan = bring(session, actor, workbook, today=TODAY + timedelta(days=1))
        assert changed(plan) == []
        assert snapshot(session) == before
        assert facts.differences(session) == []
        savepoint.rollback()


def edit(session: Session, actor: Actor, kind: int, which: int, said: str | None) -> None:
    """One edit in the program, of any customer or line."""
    ids = session.execute(select(table_of(Noun.CUSTOMER).c.id).order_by("id")).scalars().all()
    if not ids:
        return
    one = ids[which % len(ids)]
    if kind == 0:
        customers.update(
            session, actor, one, {"remark": said, "extra": {"竞争对手": said or "x"}}, now=NOW, today=TODAY
        )
    elif kind == 1:
        customers.update(
            session, actor, one, {},
            [{"name": "王一", "mobile": "13800000001"}, {"name": "王二", "mobile": "13800000001"}, {"email": "a@b.cn"}],
            now=NOW, today=TODAY,
        )  # fmt: skip
    elif kind == 2:
        line = {"product": said or "纸", "quantity": Decimal("2.5"), "price": Decimal("1.123456"), "remark": said}
        shipments.create(session, actor, one, [line, line], now=NOW, today=TODAY)
    elif kind == 3:
        interactions.log(session, actor, one, {"content": said or "聊", "next_on": TODAY}, now=NOW, today=TODAY)
        interactions.log(session, actor, one, {"content": said or "聊", "next_on": TODAY}, now=NOW, today=TODAY)
    elif kind == 4 and customers.get(session, actor, one, today=TODAY).table is Table.POTENTIAL:
        pool.give_back(session, actor, [one], reason="无需求", now=NOW, today=TODAY)
    elif kind == 5:
        pool.transfer(session, actor, [one], to_user_id=seller(session).id, now=NOW, today=TODAY)
    elif kind == 6:
        lines = session.execute(select(table_of(Noun.SHIPMENT).c.id).order_by("id")).scalars().all()
        if lines:
            shipments.void(session, actor, [lines[which % len(lines)]], now=NOW, today=TODAY)
    elif kind == 7:
        customers.update(session, actor, one, {"name": f"改名{which}公司", "code": None}, now=NOW, today=TODAY)


EDITS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), TEXTS), max_size=4)


@SLOW
@given(name=TABLES, people=CUSTOMERS, lines=SHIPMENTS, edits=EDITS)
def test_what_goes_out_comes_home(session: Session, name: str, people: list, lines: list, edits: list) -> None:
    with session.begin_nested() as savepoint:
        actor = boss(session)
        bring(session, actor, book(**{name: [CUSTOMER_HEAD, *people], "出货统计表": [SHIPMENT_HEAD, *lines]}))
        for one in edits:
            edit(session, actor, *one)
        before = snapshot(session)
        with out_and_home(session, actor) as workbook:
            plan = bring(session, actor, workbook)
        assert changed(plan) == []
        assert snapshot(session) == before
        savepoint.rollback()
