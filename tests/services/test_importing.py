"""4-excel 4.4: the company's workbook comes in once, whole and undoably, whatever its disorder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.access import Actor
from app.db import Database
from app.errors import Cancelled, NoKnownHeading, NotAllowed, NotFound
from app.models.nouns import ListName, Table
from app.models.query import ListQuery
from app.services import (
    customers,
    facts,
    importing,
    interactions,
    lists,
    operations,
    records,
    service_cases,
    shipments,
)
from app.services.import_plan import CREATE, FILL, MERGE, SKIP, ImportOptions, ImportPlan, SheetPlan
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.test_undo import snapshot
from tests.workbooks import Rows, company, read_here, save

ROOT = Path(__file__).parents[2]


def bring(
    session: Session, actor: Actor, path: Path, *, options: ImportOptions | None = None, today: date = TODAY,
    table: ListName | None = None, **more: Any,
) -> ImportPlan:  # fmt: skip
    """Import a file; the operation's id is in `.operation` of the plan returned."""
    remembered, users = importing.known(session)
    prepared = importing.prepare(read_here(path), remembered=remembered, known_users=users, table=table)
    written = importing.commit_prepared(
        session, actor, prepared, options=options or ImportOptions(), now=NOW, today=today, **more
    )
    plan = written.value.plan
    plan.operation = written.operation  # type: ignore[attr-defined]
    return plan


def sheet(plan: ImportPlan, name: str) -> SheetPlan:
    """The plan of one sheet."""
    return next(one for one in plan.sheets if one.sheet == name)


def figures(plan: ImportPlan) -> dict[str, tuple[int, int, int, int]]:
    """Sheet → new, updated, unchanged, suspected."""
    return {one.sheet: (one.new, one.updated, one.unchanged, one.suspected) for one in plan.sheets}


def changed(plan: ImportPlan) -> list[tuple[Any, ...]]:
    """Every row that is not unchanged."""
    return [
        (one.sheet, item.row, item.group, item.title, item.changes)
        for one in plan.sheets
        for item in one.items
        if item.group != "unchanged"
    ]


def everybody(session: Session, actor: Actor, today: date = TODAY) -> dict[str, dict[str, Any]]:
    """Name (and code) → record as JSON, of every customer."""
    made = {}
    for name in (ListName.PUBLIC, ListName.POTENTIAL, ListName.DORMANT, ListName.CURRENT):
        ids = lists.ids(session, actor, ListQuery(name), today=today)
        for one in records.of_list(session, actor, name, ids, today=today, sentence=lambda reason: reason.code):
            made[one["name"] if one["name"] not in made else f"{one['name']}/{one['code']}"] = one
    return made


def rows_of(session: Session, actor: Actor, name: ListName) -> list[dict[str, Any]]:
    """A list's records as JSON."""
    ids = lists.ids(session, actor, ListQuery(name), today=TODAY)
    return list(records.of_list(session, actor, name, ids, today=TODAY, sentence=lambda reason: reason.code))


def one_sheet(tmp_path: Path, name: str, rows: Sequence[Sequence[Any]], file: str = "表.xlsx") -> Path:
    """A workbook of one sheet."""
    return save(tmp_path / file, {name: [list(row) for row in rows]}, merged={})


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The company's workbook."""
    return save(tmp_path / "公司客户资料.xlsx", company())


class TestFirstImport:
    """What must be found in the workbook."""

    def test_figures_problems_and_skipped_rows(self, session: Session, workbook: Path) -> None:
        plan = bring(session, boss(session), workbook)
        assert figures(plan) == {
            "公共潜在客户表": (3, 0, 0, 0),
            "潜在客户表": (3, 0, 0, 0),
            "长期未交易客户表": (2, 0, 0, 0),
            "现有客户表": (6, 0, 0, 0),
            "客户联系信息表": (3, 0, 0, 0),
            "售后信息表": (2, 0, 0, 0),
            "出货统计表": (6, 0, 0, 0),
        }
        problems = {
            (one.sheet, found.row, found.column, found.code, found.fatal)
            for one in plan.sheets
            for found in one.problems
        }
        assert problems == {
            ("潜在客户表", 5, "最近联系日期", "not_a_date", False),
            ("潜在客户表", 6, "客户全称*", "name_too_long", True),
            ("潜在客户表", 7, "客户全称*", "missing_name", True),
            ("客户联系信息表", 4, "跟进内容", "missing_content", True),  # a formula that nobody has computed
            ("客户联系信息表", 6, "回访日期", "not_a_date", False),
            ("客户联系信息表", 6, "回访日期", "missing_date", True),
            ("出货统计表", 7, "单价", "negative_price", True),
        }
        skipped = {(one.sheet, row, code) for one in plan.sheets for row, code in one.skipped}
        assert skipped == {
            ("公共潜在客户表", 6, "number_only"),
            ("潜在客户表", 8, "number_only"),
            ("现有客户表", 5, "subtotal"),
            ("现有客户表", 10, "subtotal"),
            ("出货统计表", 10, "subtotal"),
        }
        assert sorted(plan.new_users) == ["周跟进", "孙跟进"]
        assert plan.new_customers == ["名册之外有限公司"]
        assert [one.name for one in plan.prepared.sheets if one.hidden] == ["填表说明"]
        assert facts.differences(session) == []

    def test_every_customer_is_right(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        plan = bring(session, actor, workbook)
        found = everybody(session, actor)
        tables = {name: (one["table"], one["owner"]) for name, one in found.items()}
        assert tables == {
            "昆山甲木家具厂": ("public", None),
            "常州乙电缆有限公司": ("public", None),
            "无锡丙五金 有限公司": ("public", None),
            "苏州丁机械有限公司": ("potential", "孙跟进"),
            "苏州戊机械有限公司": ("potential", "孙跟进"),  # the merged cell counts for both rows
            "苏州己机械有限公司": ("potential", "周跟进"),
            "杭州庚纸业有限公司": ("dormant", "孙跟进"),
            "宁波辛塑胶有限公司": ("dormant", "周跟进"),
            "南京壬包装有限公司": ("current", "孙跟进"),
            "南京癸包装有限公司": ("current", None),
            "合肥子食品有限公司": ("current", "周跟进"),
            "合肥丑食品有限公司": ("current", "周跟进"),
            "同名贸易公司": ("current", "周跟进"),
            "同名贸易公司/001469": ("current", "周跟进"),
            "名册之外有限公司": ("potential", "周跟进"),
        }
        phones = {
            name: [(one["name"], one["mobile"], one["phone"]) for one in record["contacts"]]
            for name, record in found.items()
        }
        assert phones["常州乙电缆有限公司"] == [("章二", "13800000102", "0519-88880102")]
        assert phones["无锡丙五金 有限公司"] == [("章三", "13800000103", None)]
        assert phones["苏州戊机械有限公司"] == [("李二", "13800000112", None)]
        assert phones["杭州庚纸业有限公司"] == [("何一", "13800000121", None), ("何二", "13800000122", None)]
        assert found["昆山甲木家具厂"]["extra"] == {"原业务员": "吴旧"}
        assert found["苏州丁机械有限公司"]["extra"] == {"竞争对手": "某代理"}
        assert found["苏州己机械有限公司"]["extra"] == {"竞争对手": "本地小厂", "最近联系日期": "2014年前"}
        assert found["苏州戊机械有限公司"]["last_contact_on"] == "2026-07-20"
        deals = {name: (one["last_deal_on"], one["deal_total"]) for name, one in found.items()}
        assert deals["杭州庚纸业有限公司"] == ("2024-01-05", "115000")
        assert deals["宁波辛塑胶有限公司"] == (None, "1234.5")
        assert deals["南京癸包装有限公司"] == (date(1899, 12, 30).fromordinal(
            date(1899, 12, 30).toordinal() + 46270).isoformat(), "178160.8")  # fmt: skip
        assert deals["合肥子食品有限公司"] == ("2026-01-24", "6400")
        assert deals["合肥丑食品有限公司"] == (TODAY.isoformat(), None), "a sample is no deal: assumed"
        assert found["合肥丑食品有限公司"]["table_reason"] == "assumed_current"
        assert plan.assumed_dates == 1
        assert found["南京壬包装有限公司"]["code"] == "001465"

    def test_shipments_logs_and_cases_are_right(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        lines = {
            (one["number"], one["kind"]): (one["date"], one["quantity"], one["amount"], one["salesperson"])
            for one in rows_of(session, actor, ListName.SHIPMENTS)
        }
        assert lines == {
            ("CH001", "出货"): ("2026-01-22", "24", "451.2", "孙跟进"),
            ("TH001", "退货"): ("2026-01-23", "-1", "-18.8", "孙跟进"),
            ("CH002", "出货"): ("2026-01-24", "2", "6400", "周跟进"),
            ("YP001", "样品"): ("2026-01-26", "1", "0", "周跟进"),
            ("CH004", "出货"): ("2026-01-27", "3", "3.370368", "周跟进"),
        }
        twice = [one["extra"] for one in rows_of(session, actor, ListName.SHIPMENTS) if one["number"] == "CH001"]
        assert twice == [{"订单日期": "2026-01-01", "备注(2)": "到付"}] * 2, "two identical lines are two lines"
        logs = {(one["date"], one["customer"]): one for one in rows_of(session, actor, ListName.CONTACTS)}
        first = logs[("2026-10-26", "苏州丁机械有限公司")]
        assert (first["method"], first["outcome"], first["salesperson"]) == ("电话", "暂无需求", "孙跟进")
        assert everybody(session, actor)["苏州丁机械有限公司"]["next_contact_on"] == "2026-12-01"
        assert everybody(session, actor)["名册之外有限公司"]["next_contact_on"] == "2026-11-30"
        cases = {one["number"]: (one["handler"], one["status"], one["satisfaction"]) for one in
                 rows_of(session, actor, ListName.AFTER_SALES)}  # fmt: skip
        assert cases == {"SH001": ("孙跟进", "已完成", "满意"), "SH002": ("周跟进", "处理中", None)}

    def test_an_assumed_date_gives_way_to_a_shipment(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        one = everybody(session, actor)["合肥丑食品有限公司"]["id"]
        assert customers.get(session, actor, one, today=TODAY).reason.code == "assumed_current"
        sale(session, actor, one, TODAY - timedelta(days=10))
        found = customers.get(session, actor, one, today=TODAY)
        assert (found.reason.code, found.values["last_deal_on"]) == ("shipped_current", TODAY - timedelta(days=10))


class TestSecondImport:
    """The same content changes nothing, in whatever order it comes."""

    def again(self, session: Session, actor: Actor, tmp_path: Path, sheets: dict[str, Rows]) -> ImportPlan:
        before = snapshot(session)
        plan = bring(session, actor, save(tmp_path / "again.xlsx", sheets))
        assert changed(plan) == []
        assert plan.operation is None  # type: ignore[attr-defined]
        assert snapshot(session) == before
        return plan

    def test_the_same_file(self, session: Session, workbook: Path, tmp_path: Path) -> None:
        actor = boss(session)
        first = bring(session, actor, workbook)
        plan = self.again(session, actor, tmp_path, company())
        assert {name: (0, 0, sum(said), 0) for name, said in figures(first).items()} == figures(plan)

    def test_on_a_later_day(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        before = snapshot(session)
        assert changed(bring(session, actor, workbook, today=TODAY + timedelta(days=400))) == []
        assert snapshot(session) == before

    def test_sheets_and_rows_in_another_order(self, session: Session, workbook: Path, tmp_path: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        sheets = dict(reversed(company().items()))
        log, service = sheets["客户联系信息表"], sheets["售后信息表"]
        sheets["客户联系信息表"] = [log[0], *reversed(log[1:])]
        sheets["售后信息表"] = [service[0], *reversed(service[1:])]
        lines = sheets["出货统计表"]
        sheets["出货统计表"] = [*lines[:2], *reversed(lines[2:-1]), lines[-1]]
        for row in sheets["出货统计表"][2:-1]:
            row[11] = None if str(row[11]).startswith("=") else row[11]
        self.again(session, actor, tmp_path, sheets)

    def test_a_row_in_the_middle_is_the_only_new_one(self, session: Session, workbook: Path, tmp_path: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        sheets = company()
        twin = [8, *sheets["出货统计表"][2][1:]]
        sheets["出货统计表"].insert(3, twin)  # a third line like the two
        sheets["客户联系信息表"].insert(
            2, ["2026-11-01", "苏州丁机械有限公司", "李一", "电话", "追访", None, None, "孙跟进"]
        )
        sheets["现有客户表"].insert(
            3, ["001471", "孙跟进", "新来的包装有限公司", 13800000139, None, "2026-02-01", "江苏"]
        )
        plan = bring(session, actor, save(tmp_path / "more.xlsx", sheets))
        assert sorted((one[0], one[2], one[3]) for one in changed(plan)) == [
            ("出货统计表", "new", "南京壬包装有限公司"),
            ("客户联系信息表", "new", "苏州丁机械有限公司"),
            ("现有客户表", "new", "新来的包装有限公司"),
        ]

    def test_a_running_number_written_twice_doubles_nothing(
        self, session: Session, workbook: Path, tmp_path: Path
    ) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        sheets = company()
        sheets["出货统计表"].insert(
            3, list(sheets["出货统计表"][2])
        )  # copied with its number: no running count any more
        plan = bring(session, actor, save(tmp_path / "copied.xlsx", sheets))
        assert sheet(plan, "出货统计表").new == 1

    def test_edits_made_here_since_are_not_taken_back(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        line = next(one for one in rows_of(session, actor, ListName.SHIPMENTS) if one["number"] == "CH002")
        shipments.update(session, actor, line["id"], {"amount": Decimal(6300)}, now=NOW, today=TODAY)
        plan = bring(session, actor, workbook)
        assert sheet(plan, "出货统计表").updated == 0
        after = next(one for one in rows_of(session, actor, ListName.SHIPMENTS) if one["number"] == "CH002")
        assert after["amount"] == "6300"


class TestUndo:
    """Undo of an import."""

    def test_empty_again(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        before = snapshot(session)
        plan = bring(session, actor, workbook)
        result = operations.undo(session, actor, plan.operation, now=NOW).value  # type: ignore[attr-defined]
        assert result.refused == ()
        assert snapshot(session) == before
        operations.redo(session, actor, now=NOW)
        assert changed(bring(session, actor, workbook)) == []

    def test_an_edited_row_stays_and_is_listed(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        plan = bring(session, actor, workbook)
        one = everybody(session, actor)["宁波辛塑胶有限公司"]["id"]
        customers.update(session, actor, one, {"remark": "改过"}, now=NOW, today=TODAY)
        result = operations.undo(session, actor, plan.operation, now=NOW).value  # type: ignore[attr-defined]
        # With the customer stay its contact person and its salesperson.
        assert {(found.noun.value, found.label, found.why) for found in result.refused} == {
            ("customer", "宁波辛塑胶有限公司", "changed"),
            ("contact", "何三", "changed"),
            ("user_account", "周跟进", "in_use"),
        }
        assert set(everybody(session, actor)) == {"宁波辛塑胶有限公司"}
        assert rows_of(session, actor, ListName.SHIPMENTS) == []

    def test_old_cells_come_back(self, session: Session, workbook: Path, tmp_path: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook)
        before = snapshot(session)
        sheets = company()
        sheets["现有客户表"][2][4] = "￥70,000.00"
        sheets["现有客户表"][2][3] = "13800000199"
        sheets["潜在客户表"][2][8] = "优先跟进"
        sheets["潜在客户表"][2][5] = "另一代理"
        sheets["售后信息表"][2][6] = "已完成"
        sheets["出货统计表"][5][11] = 6500
        plan = bring(session, actor, save(tmp_path / "changed.xlsx", sheets))
        assert {(one[0], one[2]) for one in changed(plan)} == {
            ("现有客户表", "updated"), ("潜在客户表", "updated"), ("售后信息表", "updated"), ("出货统计表", "updated"),
        }  # fmt: skip
        found = everybody(session, actor)
        assert found["苏州丁机械有限公司"]["evaluation_result"] == "优先跟进"
        assert found["苏州丁机械有限公司"]["extra"]["竞争对手"] == "另一代理"
        operations.undo(session, actor, plan.operation, now=NOW)  # type: ignore[attr-defined]
        assert snapshot(session) == before


CUSTOMER_HEAD = ["客户编号", "客户名称", "手机", "联系人", "业务员", "客户级别", "备注", "最近联系日期", "竞争对手"]


class TestCells:
    """What a cell may and may not do."""

    def sheet(self, tmp_path: Path, *rows: list[Any], name: str = "潜在客户表", file: str = "表.xlsx") -> Path:
        return one_sheet(tmp_path, name, [CUSTOMER_HEAD, *rows], file)

    def test_a_blank_never_overwrites(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        full = ["A1", "甲公司甲", "13800000001", "王一", "钱大勇", "A", "重要", "2026-01-05", "某厂"]
        bring(session, actor, self.sheet(tmp_path, full))
        before = snapshot(session)
        plan = bring(session, actor, self.sheet(tmp_path, ["A1", "甲公司甲", None, " ", None, "", "　", None, None]))
        assert changed(plan) == []
        assert snapshot(session) == before

    def test_clear_clears(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        full = ["A1", "甲公司甲", "13800000001", "王一", "李文静", "A", "重要", "2026-01-05", "某厂"]
        bring(session, actor, self.sheet(tmp_path, full))
        gone = ["A1", "甲公司甲", "#清空", "王一", "#清空", "#清空", "#清空", "#清空", None]
        plan = bring(session, actor, self.sheet(tmp_path, gone))
        assert [one[2] for one in changed(plan)] == ["updated"]
        found = everybody(session, actor)["甲公司甲"]
        assert (found["level"], found["last_contact_on"], found["owner"], found["table"]) == (
            None,
            None,
            None,
            "public",
        )
        assert found["contacts"][0]["mobile"] is None
        assert customers.get(session, actor, found["id"], today=TODAY).values["remark"] is None
        assert changed(bring(session, actor, self.sheet(tmp_path, gone))) == []

    def test_clearing_what_cannot_be_blank_gives_its_default(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        head = ["日期", "单号", "客户名称", "产品名称", "数量", "金额", "类型", "币种", "作废"]
        row: list[Any] = ["2026-01-01", "D1", "甲公司甲", "墨水", 1, 5, "样品", "USD", "是"]
        bring(session, actor, one_sheet(tmp_path, "出货统计表", [head, row]))
        row[6:] = ["#清空", "#清空", "#清空"]
        plan = bring(session, actor, one_sheet(tmp_path, "出货统计表", [head, row]))
        assert [one[2] for one in changed(plan)] == ["updated"]
        line = rows_of(session, actor, ListName.SHIPMENTS)[0]
        assert (line["kind"], line["currency"]) == ("出货", "CNY")
        people = [["客户名称", "手机", "勿电"], ["甲公司甲", "13800000001", "是"]]
        bring(session, actor, one_sheet(tmp_path, "现有客户表", people))
        people[1][2] = "#清空"
        bring(session, actor, one_sheet(tmp_path, "现有客户表", people))
        one = everybody(session, actor)["甲公司甲"]["id"]
        assert customers.get(session, actor, one, today=TODAY).values["do_not_call"] is False

    def test_long_names_strange_dates_and_negative_prices_are_named(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        plan = bring(
            session, actor,
            self.sheet(
                tmp_path,
                ["A1", "名" * 300, None, None, None, None, None, None, None],
                ["A2", "乙公司乙", None, None, None, None, None, "2014年前", None],
            ),
        )  # fmt: skip
        assert [(one.row, one.code, one.fatal) for one in plan.sheets[0].problems] == [
            (2, "name_too_long", True),
            (3, "not_a_date", False),
        ]
        assert list(everybody(session, actor)) == ["乙公司乙"]

    def test_the_second_row_of_a_customer_tells_what_it_says_otherwise(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        rows: Rows = [
            ["客户名称", "客户级别", "编码", "竞争对手"],
            ["甲公司甲", "A", "K004", "东厂"],
            ["甲公司甲", "B", None, "西厂"],
        ]
        plan = bring(session, actor, one_sheet(tmp_path, "潜在客户表", rows))
        told = [(one.row, one.column, one.value, one.code, one.fatal, one.detail) for one in plan.sheets[0].problems]
        assert told == [
            (3, "客户级别", "B", "said_differently", False, "A"),
            (3, "竞争对手", "西厂", "said_differently", False, "东厂"),
        ]
        assert list(everybody(session, actor)) == ["甲公司甲"]

    def test_a_shipment_of_tomorrow_is_told(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        rows: Rows = [["出货日期", "客户名称", "产品名称", "数量"], ["2027-11-03", "甲公司甲", "纸", 1]]
        plan = bring(session, actor, one_sheet(tmp_path, "出货统计表", rows))
        assert [(one.row, one.code, one.fatal) for one in plan.sheets[0].problems] == [(2, "in_the_future", False)]

    def test_persons_with_the_same_number_stay_two(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        rows: Rows = [
            ["客户名称", "联系人", "手机", "联系人2", "手机2"],
            ["甲公司甲", "张三", 13800000001, "李四", 13800000001],
        ]
        path = one_sheet(tmp_path, "潜在客户表", rows)
        bring(session, actor, path)
        people = everybody(session, actor)["甲公司甲"]["contacts"]
        assert [(one["name"], one["mobile"]) for one in people] == [("张三", "13800000001"), ("李四", "13800000001")]
        assert changed(bring(session, actor, path)) == []

    def test_unknown_columns_are_merged_heading_by_heading(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        bring(
            session,
            actor,
            one_sheet(tmp_path, "潜在客户表", [["客户名称", "手机", "甲列"], ["甲公司甲", 13800000001, "1"]]),
        )
        bring(
            session,
            actor,
            one_sheet(tmp_path, "潜在客户表", [["客户名称", "手机", "乙列"], ["甲公司甲", 13800000001, "2"]]),
        )
        assert everybody(session, actor)["甲公司甲"]["extra"] == {"甲列": "1", "乙列": "2"}


class TestWho:
    """Owners, salespeople, ids and names."""

    def potential(self, tmp_path: Path, *rows: list[Any], name: str = "潜在客户表") -> Path:
        return one_sheet(tmp_path, name, [["客户编号", "客户名称", "手机", "省份", "业务员"], *rows])

    def test_no_create_makes_them_problems(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        plan = bring(session, actor, workbook, options=ImportOptions(create_users=False, create_customers=False))
        found = {(one.sheet, item.row): item.code for one in plan.sheets for item in one.problems if item.fatal}
        assert found[("现有客户表", 3)] == "unknown_user"
        assert found[("客户联系信息表", 5)] == "unknown_user"
        assert found[("出货统计表", 3)] == "unknown_user"
        assert (plan.new_users, plan.new_customers) == ([], [])
        assert set(everybody(session, actor)) == {
            "昆山甲木家具厂", "常州乙电缆有限公司", "无锡丙五金 有限公司", "南京癸包装有限公司",
        }  # fmt: skip

    def test_owner_option_takes_those_nobody_owns(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        bring(session, actor, workbook, options=ImportOptions(owner="吴新"))
        found = everybody(session, actor)
        assert found["南京癸包装有限公司"]["owner"] == "吴新"
        assert found["合肥子食品有限公司"]["owner"] == "周跟进"
        assert found["昆山甲木家具厂"]["owner"] is None, "the pool is nobody's"
        assert changed(bring(session, actor, workbook, options=ImportOptions(owner="吴新"))) == []

    def test_an_unknown_owner_is_refused_when_nobody_may_be_created(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        with pytest.raises(NotFound):
            bring(session, actor, workbook, options=ImportOptions(owner="吴新", create_users=False))

    def test_potential_customers_without_owner_are_the_importers(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        bring(session, actor, self.potential(tmp_path, ["A1", "甲公司甲", None, None, None]))
        assert everybody(session, actor)["甲公司甲"]["owner"] == actor.name

    def test_one_code_for_two_names_is_a_problem(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        path = self.potential(
            tmp_path, ["A1", "甲公司甲", None, None, "钱大勇"], ["A1", "乙公司乙", None, None, "钱大勇"]
        )
        for _ in range(2):
            plan = bring(session, actor, path)
            assert [(one.row, one.value, one.code, one.detail) for one in plan.sheets[0].problems] == [
                (3, "A1", "duplicate_code", "甲公司甲")
            ]
            assert list(everybody(session, actor)) == ["甲公司甲"]

    def test_a_code_that_another_customer_holds_is_a_problem(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        one = customer(session, actor, name="甲公司甲", code="A1")
        customer(session, actor, name="乙公司乙", code="A2")
        rows: Rows = [["客户编号", "客户名称", "客伴ID"], ["A2", "甲公司甲", one]]
        before = snapshot(session)
        plan = bring(session, actor, one_sheet(tmp_path, "潜在客户表", rows))
        assert [(found.row, found.code, found.detail) for found in plan.sheets[0].problems] == [
            (2, "duplicate_code", "乙公司乙")
        ]
        assert snapshot(session) == before

    def test_homonyms_are_told_apart_by_code_or_province(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        path = self.potential(
            tmp_path,
            ["A1", "同名公司", None, None, "钱大勇"],
            ["A2", "同名公司", None, None, "钱大勇"],
            [None, "异地公司", None, "江苏", "钱大勇"],
            [None, "异地公司", None, "浙江", "钱大勇"],
        )
        plan = bring(session, actor, path)
        assert figures(plan) == {"潜在客户表": (3, 0, 0, 1)}
        assert len(everybody(session, actor)) >= 3
        assert changed(bring(session, actor, path)) == []

    def test_a_log_of_homonyms_without_code_is_a_problem(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        customer(session, actor, name="同名公司", code="A1")
        customer(session, actor, name="同名公司", code="A2", mobile="13800000002")
        log = [["联系日期", "客户名称", "联系内容"], ["2026-01-05", "同名公司", "聊"]]
        plan = bring(session, actor, one_sheet(tmp_path, "客户联系信息表", log))
        assert [(one.row, one.code) for one in plan.sheets[0].problems] == [(2, "several_customers")]
        assert rows_of(session, actor, ListName.CONTACTS) == []

    def test_lines_stay_with_the_customer_who_has_them_when_a_namesake_comes(
        self, session: Session, tmp_path: Path
    ) -> None:
        actor = boss(session)
        customer(session, actor, name="同名公司", code="A1")
        sales: list[list[Any]] = [["出货日期", "出货单号", "客户名称", "产品名称", "数量", "单价"]]
        sales += [["2026-01-05", "CH1", "同名公司", "墨水", 2, 10], ["2026-01-05", "CH1", "同名公司", "碳带", 1, 5]]
        cases = [["登记日期", "售后单号", "客户名称", "问题描述"], ["2026-02-01", "SH1", "同名公司", "漏墨"]]
        logs = [["联系日期", "客户名称", "联系内容"], ["2026-01-07", "同名公司", "聊"]]
        sheets = {"出货统计表": sales, "售后信息表": cases, "客户联系信息表": logs}
        path = save(tmp_path / "表.xlsx", sheets, merged={})
        assert changed(bring(session, actor, path)) != []
        other = customer(session, actor, name="同名公司", mobile="13800000002")
        assert changed(bring(session, actor, path)) == []
        sales[1][4], cases[1][3] = 3, "漏墨，已修"
        sales.append(["2026-03-05", "CH2", "同名公司", "墨水", 1, 10])
        plan = bring(session, actor, save(tmp_path / "改.xlsx", sheets, merged={}))
        assert figures(plan) == {"出货统计表": (0, 1, 1, 0), "售后信息表": (0, 1, 0, 0), "客户联系信息表": (0, 0, 1, 0)}
        assert [one.code for one in plan.sheets[0].problems] == ["several_customers"]
        for kind in (shipments, service_cases, interactions):
            assert kind.of_customer(session, actor, other, today=TODAY) == []

    def test_the_same_mobile_under_another_name_is_only_suspected(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        customer(session, actor, name="老名字公司", mobile="13800000005")
        path = self.potential(tmp_path, [None, "新招牌公司", "13800000005", None, "钱大勇"])
        plan = bring(session, actor, path, options=ImportOptions(rules={("潜在客户表", "suspected"): SKIP}))
        assert figures(plan) == {"潜在客户表": (0, 0, 0, 1)}
        assert list(everybody(session, actor)) == ["老名字公司"]
        bring(session, actor, path, options=ImportOptions(rules={("潜在客户表", "suspected"): MERGE}))
        assert list(everybody(session, actor)) == ["老名字公司"]
        bring(session, actor, path, options=ImportOptions(rules={("潜在客户表", "suspected"): CREATE}))
        assert set(everybody(session, actor)) == {"老名字公司", "新招牌公司"}

    def test_rules_skip_and_fill(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        customer(session, actor, name="甲公司甲", level="A")
        path = one_sheet(
            tmp_path, "潜在客户表", [["客户名称", "级别", "行业"], ["甲公司甲", "B", "食品"], ["乙公司乙", "C", None]]
        )
        name = "潜在客户表"
        bring(session, actor, path, options=ImportOptions(rules={(name, "updated"): SKIP, (name, "new"): SKIP}))
        assert [(k, v["level"]) for k, v in everybody(session, actor).items()] == [("甲公司甲", "A")]
        bring(session, actor, path, options=ImportOptions(rules={(name, "updated"): FILL, (name, "new"): SKIP}))
        found = everybody(session, actor)["甲公司甲"]
        assert (found["level"], found["industry"]) == ("A", "食品")

    def test_ids_of_another_database_do_not_overwrite_strangers(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        one = customer(session, actor, name="甲公司甲", mobile="13800000001")
        rows: Rows = [
            ["客户名称", "手机", "客伴ID", "客伴版本"],
            ["别库公司", "13800000077", one, 1],
            ["查无此号", None, 99999, 1],
        ]
        plan = bring(session, actor, one_sheet(tmp_path, "潜在客户表", rows))
        assert [one[2] for one in changed(plan)] == ["suspected", "new"]
        assert set(everybody(session, actor)) == {"甲公司甲", "别库公司", "查无此号"}
        line = sale(session, actor, one, TODAY, number="CH9")
        rows = [["日期", "客户名称", "产品名称", "数量", "客伴ID"], ["2026-01-01", "别库公司", "纸", 1, line]]
        plan = bring(session, actor, one_sheet(tmp_path, "出货统计表", rows))
        assert [one[2] for one in changed(plan)] == ["new"]

    def test_a_renamed_customer_is_known_by_its_id(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        one = customer(session, actor, name="甲公司甲", code="A1")
        rows: Rows = [["客户编号", "客户名称", "客伴ID"], ["A1", "甲公司改名后", one]]
        bring(session, actor, one_sheet(tmp_path, "潜在客户表", rows))
        assert list(everybody(session, actor)) == ["甲公司改名后"]

    def test_a_salesperson_brings_and_changes_only_own_rows(self, session: Session, tmp_path: Path) -> None:
        actor, li, zhou = boss(session), seller(session), seller(session, "周凯")
        customer(session, zhou, name="周的公司", code="Z1")
        customer(session, li, name="李的公司", code="L1")
        path = self.potential(
            tmp_path,
            ["Z1", "周的公司", "13900000000", None, None],
            ["L1", "李的公司", "13800000009", None, None],
            ["N1", "给周的公司", None, None, "周凯"],
            ["N2", "陌生人的公司", None, None, "谁也不是"],
            ["N3", "新的公司", None, None, None],
            ["N4", "自己的公司", None, None, "李文静"],
        )
        plan = bring(session, li, path)
        assert [(one.row, one.code) for one in plan.sheets[0].problems] == [
            (2, "not_yours"), (4, "not_yours"), (5, "unknown_user"),
        ]  # fmt: skip
        owners = {name: one["owner"] for name, one in everybody(session, actor).items()}
        assert owners == {"周的公司": "周凯", "李的公司": "李文静", "新的公司": "李文静", "自己的公司": "李文静"}
        assert everybody(session, actor)["周的公司"]["contacts"][0]["mobile"] == "13800000001"
        assert changed(bring(session, li, path)) == []
        current = self.potential(tmp_path, ["C1", "成交公司", None, None, None], name="现有客户表")
        bring(session, li, current)
        assert everybody(session, actor)["成交公司"]["owner"] == "李文静"
        log = one_sheet(tmp_path, "联系记录", [["联系日期", "客户名称", "联系内容"], ["2026-01-05", "周的公司", "聊"]])
        assert [one.code for one in bring(session, li, log).sheets[0].problems] == ["not_yours"]
        with pytest.raises(NotAllowed):
            bring(session, li, current, options=ImportOptions(owner="周凯"))
        doubt = self.potential(tmp_path, [None, "像周的", "13800000001", None, None])
        merge = ImportOptions(rules={("潜在客户表", "suspected"): MERGE})
        before = snapshot(session)
        session.execute(
            text("UPDATE contact SET mobile = NULL WHERE customer_id IN (SELECT id FROM customer WHERE code <> 'Z1')")
        )
        plan = bring(session, li, doubt, options=merge)
        assert [one.code for one in plan.sheets[0].problems] == ["not_yours"]
        assert before["customer"] == snapshot(session)["customer"]

    def test_a_public_sheet_leaves_an_owned_customer_alone(self, session: Session, tmp_path: Path) -> None:
        actor = boss(session)
        customer(session, actor, name="甲公司甲")
        bring(session, actor, self.potential(tmp_path, [None, "甲公司甲", None, None, None], name="公共潜在客户表"))
        assert everybody(session, actor)["甲公司甲"]["table"] == Table.POTENTIAL.value


class TestWhole:
    """All or nothing."""

    def test_cancel_writes_nothing(self, database: Database, workbook: Path) -> None:
        with database.writing() as session:
            actor = boss(session)
            before = snapshot(session)

        def stop(done: int, total: int) -> None:
            raise Cancelled

        with pytest.raises(Cancelled), database.writing() as session:
            bring(session, actor, workbook, progress=stop)
        with database.reading() as session:
            assert snapshot(session) == before
            assert operations.recent(session, actor) == []

    def test_progress_reaches_its_end(self, session: Session, workbook: Path) -> None:
        seen: list[tuple[int, int]] = []
        bring(session, boss(session), workbook, progress=lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]

    def test_a_dry_run_writes_nothing_and_says_the_same(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        before = snapshot(session)
        remembered, users = importing.known(session)
        prepared = importing.prepare(read_here(workbook), remembered=remembered, known_users=users)
        plan = importing.plan(session, actor, prepared, today=TODAY)
        assert snapshot(session) == before
        written = importing.commit(session, actor, plan, now=NOW)
        assert figures(written.value.plan) == figures(plan)

    def test_what_others_wrote_since_the_dry_run_counts(self, session: Session, workbook: Path) -> None:
        actor = boss(session)
        remembered, users = importing.known(session)
        prepared = importing.prepare(read_here(workbook), remembered=remembered, known_users=users)
        plan = importing.plan(session, actor, prepared, today=TODAY)
        bring(session, actor, workbook)
        assert importing.commit(session, actor, plan, now=NOW).operation is None

    def test_no_known_heading(self, session: Session, tmp_path: Path) -> None:
        with pytest.raises(NoKnownHeading):
            bring(session, boss(session), one_sheet(tmp_path, "诗", [["床前", "明月光"], ["疑是", "地上霜"]]))

    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
    @pytest.mark.parametrize("statement", [3, 9, 15])
    def test_kill_during_commit(self, database: Database, workbook: Path, statement: int) -> None:
        with database.writing() as session:
            boss(session)
            before = snapshot(session)
        database.close()
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, str(database.path), str(workbook), str(statement)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
        assert ended.returncode == -signal.SIGKILL
        with database.writing() as session:
            assert snapshot(session) == before
            assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert operations.recent(session, boss(session)) == []
            bring(session, boss(session), workbook)


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from app.db import Database
from tests.factories import boss
from tests.services.test_importing import bring
database = Database(Path(sys.argv[1]))
left = int(sys.argv[3])
def count(connection, cursor, statement, *rest):
    global left
    if statement.startswith(("INSERT", "UPDATE", "DELETE")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
event.listen(database._write_engine, "after_cursor_execute", count)
with database.writing() as session:
    bring(session, boss(session), Path(sys.argv[2]))
"""


def test_a_log_of_the_program_is_known_when_a_sheet_brings_it_home(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    one = customer(session, actor, name="甲公司甲")
    interactions.log(session, actor, one, {"content": "谈了墨水", "outcome": "有意向"}, now=NOW, today=TODAY)
    rows: Rows = [
        ["联系日期", "客户名称", "联系内容", "联系结果"],
        [TODAY.isoformat(), "甲公司甲", "谈了墨水", "有意向"],
    ]
    plan = bring(session, actor, one_sheet(tmp_path, "客户联系信息表", rows))
    assert (plan.sheets[0].new, plan.sheets[0].unchanged) == (0, 1)
