"""4-excel 4.4: rows decided one by one, cells corrected on the spot, cells that two people changed since an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.errors import Cancelled, ImportRefused
from app.models.customer import Customer
from app.models.nouns import ListName, Noun
from app.services import customers, exporting, importing, interactions, operations
from app.services.import_plan import (
    CREATE,
    MERGE,
    OVERWRITE,
    SHEET,
    SKIP,
    STORED,
    ImportOptions,
    ImportPlan,
    PlannedRow,
    PreparedImport,
    RowChoice,
)
from tests.factories import NOW, TODAY, boss, customer, sale
from tests.services.test_importing import bring, one_sheet
from tests.workbooks import Rows, read_here

HEADINGS = ["客户名称", "联系人", "手机", "地址"]


def prepared(session: Session, path: Path) -> PreparedImport:
    remembered, names = importing.known(session)
    return importing.prepare(read_here(path), remembered=remembered, known_users=names)


def planned(session: Session, path: Path, options: ImportOptions | None = None) -> ImportPlan:
    return importing.plan(session, boss(session), prepared(session, path), options=options, today=TODAY)


def only(plan: ImportPlan) -> PlannedRow:
    (row,) = plan.sheets[0].items
    return row


def stored(session: Session, customer_id: int) -> customers.CustomerDetail:
    return customers.get(session, boss(session), customer_id, today=TODAY)


# --- rows one by one --------------------------------------------------------------------------------------------------


def suspicious(tmp_path: Path) -> Path:
    """A row with the number of two known customers under another name."""
    return one_sheet(tmp_path, "公共潜在客户", [HEADINGS, ["新名机械厂", "李四", "13800001111", "苏州"]])


def with_person(session: Session, person: Mapping[str, Any], **values: Any) -> int:
    return customers.create(session, boss(session), values, [person], now=NOW, today=TODAY).value


def twins(session: Session) -> tuple[int, int]:
    return tuple(
        with_person(session, {"name": "王五", "mobile": "13800001111"}, name=name) for name in ("甲方包装", "乙方电子")
    )  # type: ignore[return-value]


def test_a_suspected_row_names_everybody_it_may_mean(session: Session, tmp_path: Path) -> None:
    first, second = twins(session)
    row = only(planned(session, suspicious(tmp_path)))
    assert row.group == "suspected"
    assert [(one.id, one.name, one.why) for one in row.candidates] == [
        (first, "甲方包装", "mobile"), (second, "乙方电子", "mobile"),
    ]  # fmt: skip
    assert row.candidates[0].owner == boss(session).name
    assert row.candidates[0].mobiles == ("13800001111",)


@pytest.mark.parametrize(
    ("action", "name", "address"), [(MERGE, "乙方电子", "苏州"), (OVERWRITE, "新名机械厂", "苏州")]
)
def test_a_suspected_row_is_merged_with_the_one_chosen(
    session: Session, tmp_path: Path, action: str, name: str, address: str
) -> None:
    _, second = twins(session)
    options = ImportOptions(rows={("公共潜在客户", 2): RowChoice(action, second)})
    bring(session, boss(session), suspicious(tmp_path), options=options)
    assert session.execute(select(func.count()).select_from(Customer)).scalar() == 2
    found = stored(session, second)
    assert (found.values["name"], found.values["address"]) == (name, address)


def test_a_candidate_of_the_same_file_stays_who_it_is_whatever_else_is_decided(
    session: Session, tmp_path: Path
) -> None:
    path = one_sheet(
        tmp_path,
        "公共潜在客户",
        [
            HEADINGS,
            ["远山包装厂", "赵一", "13800002221", "无锡"],
            ["甲方包装厂", "王五", "13800001111", "苏州"],
            ["新名机械厂", "李四", "13800001111", "常州"],
        ],
    )
    (candidate,) = planned(session, path).sheets[0].items[2].candidates
    assert candidate.name == "甲方包装厂"
    assert candidate.id < 0
    rows = {("公共潜在客户", 2): RowChoice(SKIP), ("公共潜在客户", 4): RowChoice(MERGE, candidate.id)}
    bring(session, boss(session), path, options=ImportOptions(rows=rows))
    (found,) = session.execute(select(Customer.name, Customer.address)).all()
    assert found == ("甲方包装厂", "苏州")


def test_a_choice_goes_before_its_group_s(session: Session, tmp_path: Path) -> None:
    twins(session)
    group = {("公共潜在客户", "suspected"): CREATE}
    options = ImportOptions(rules=group, rows={("公共潜在客户", 2): RowChoice(SKIP)})
    assert bring(session, boss(session), suspicious(tmp_path), options=options).operation is None  # type: ignore[attr-defined]
    bring(session, boss(session), suspicious(tmp_path), options=ImportOptions(rules=group))
    assert session.execute(select(func.count()).select_from(Customer)).scalar() == 3


def test_a_target_that_is_not_among_the_known_is_refused(session: Session, tmp_path: Path) -> None:
    twins(session)
    options = ImportOptions(rows={("公共潜在客户", 2): RowChoice(MERGE, 999)})
    plan = planned(session, suspicious(tmp_path), options)
    assert [(one.row, one.code) for one in plan.sheets[0].problems] == [(2, "unknown_customer")]
    assert not plan.writes.inserts


def test_a_known_customer_is_created_beside_only_when_its_code_is_free(session: Session, tmp_path: Path) -> None:
    me = boss(session)
    customer(session, me, name="宏达机械", code="KH1")
    rows: Rows = [["客户编号", "客户名称", "地址"], ["KH1", "宏达机械", "苏州"], [None, "宏达机械", "南京"]]
    path = one_sheet(tmp_path, "公共潜在客户", rows)
    options = ImportOptions(rules={("公共潜在客户", "updated"): CREATE})
    plan = planned(session, path, options)
    assert [(one.row, one.code) for one in plan.sheets[0].problems] == [(2, "duplicate_code")]
    assert [(one.row, one.group) for one in plan.sheets[0].items] == [(3, "new")]


# --- whole or not at all, cancelled -----------------------------------------------------------------------------------


def test_whole_refuses_a_file_with_any_problem(session: Session, tmp_path: Path) -> None:
    path = one_sheet(tmp_path, "公共潜在客户", [HEADINGS, ["好客户厂", None, None, None], [None, "张三", None, None]])
    with pytest.raises(ImportRefused) as caught:
        bring(session, boss(session), path, options=ImportOptions(whole=True))
    assert caught.value.rows == 1
    assert session.execute(select(func.count()).select_from(Customer)).scalar() == 0
    assert bring(session, boss(session), path).sheets[0].new == 1


def test_planning_stops_when_asked(session: Session, tmp_path: Path) -> None:
    rows = [[f"客户{number}", None, None, None] for number in range(1200)]
    ready = prepared(session, one_sheet(tmp_path, "公共潜在客户", [HEADINGS, *rows]))
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 400:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.plan(session, boss(session), ready, today=TODAY, progress=stop)
    assert seen[0] == (250, 1200)
    assert seen[-1][0] == 500


# --- corrected on the spot --------------------------------------------------------------------------------------------


def test_cells_are_corrected_one_after_the_other(session: Session, tmp_path: Path) -> None:
    rows: Rows = [["日期", "客户名称", "沟通内容"], ["没有这天", None, "问价"], [date(2026, 1, 5), "乙厂", "寄样"]]
    ready = prepared(session, one_sheet(tmp_path, "客户联系信息表", rows))
    me = boss(session)
    assert {one.row for one in importing.plan(session, me, ready, today=TODAY).sheets[0].problems} == {2}
    half = importing.correct(ready, "客户联系信息表", 2, {0: "2026-02-03"})
    assert [one.row for one in importing.plan(session, me, half, today=TODAY).sheets[0].items] == [3]
    done = importing.correct(half, "客户联系信息表", 2, {1: "甲厂"})
    plan = importing.plan(session, me, done, today=TODAY)
    assert not plan.sheets[0].problems
    assert {one.title for one in plan.sheets[0].items} == {"甲厂", "乙厂"}
    assert len(ready.sheets[0].records.records) == 1, "what was prepared first is as it was"  # type: ignore[union-attr]
    kept = importing.keep_corrections(ready, done)
    assert kept.sheets[0].corrected == {2: {0: "2026-02-03", 1: "甲厂"}}
    assert len(kept.sheets[0].records.records) == 2  # type: ignore[union-attr]


# --- two people, one cell ---------------------------------------------------------------------------------------------


Edit = Callable[[Mapping[str, Any]], Path]


@pytest.fixture
def known(session: Session) -> int:
    person = {"name": "王建国", "mobile": "13800001111"}
    values = {"name": "宏达机械厂", "address": "苏州", "remark": "老客户", "extra": {"竞争对手": "甲"}}
    return with_person(session, person, **values)


@pytest.fixture
def exported(session: Session, known: int, tmp_path: Path) -> Edit:
    """Export the customer and type other values into its row, by heading."""
    path = tmp_path / "导出.xlsx"
    exporting.export_lists(session, boss(session), path, [ListName.POTENTIAL, ListName.CURRENT], today=TODAY)

    def edit(values: Mapping[str, Any]) -> Path:
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            heading_row = next(
                (row for row in sheet.iter_rows(max_row=3) if any(c.value == "客户名称" for c in row)), None
            )
            if heading_row is None or sheet.max_row == heading_row[0].row:
                continue
            at = {cell.value: cell.column for cell in heading_row}
            for heading, value in values.items():
                sheet.cell(heading_row[0].row + 1, at[heading], value)
        book.save(path)
        return path

    return edit


def rewrite(session: Session, known: int, **values: Any) -> None:
    customers.update(session, boss(session), known, values, now=NOW + timedelta(hours=1), today=TODAY)


def plan_of(session: Session, path: Path, **cells: str) -> PlannedRow:
    options = ImportOptions(
        cells={
            (sheet, row, field): choice for field, choice in cells.items() for sheet in _SHEETS for row in range(1, 6)
        }
    )
    made = planned(session, path, options)
    assert not [one for sheet in made.sheets for one in sheet.problems]
    (row,) = [item for sheet in made.sheets for item in sheet.items]
    return row


_SHEETS = ("潜在客户", "现有客户", "潜在客户表", "现有客户表")


def test_only_the_sheet_changed_a_cell(session: Session, known: int, exported: Edit) -> None:
    row = plan_of(session, exported({"地址": "南京"}))
    assert (row.group, row.changes, row.conflicts) == ("updated", (("address", "苏州", "南京"),), ())


def test_only_the_program_changed_a_cell(session: Session, known: int, exported: Edit) -> None:
    rewrite(session, known, address="上海")
    row = plan_of(session, exported({}))
    assert (row.group, row.changes, row.conflicts) == ("unchanged", (), ())
    bring(session, boss(session), exported({"备注": "新备注"}))
    values = stored(session, known).values
    assert (values["address"], values["remark"]) == ("上海", "新备注"), "the sheet's old address undoes nothing"


def test_both_changed_a_cell_alike(session: Session, known: int, exported: Edit) -> None:
    rewrite(session, known, address="上海")
    assert plan_of(session, exported({"地址": "上海"})).group == "unchanged"


def test_both_changed_a_cell(session: Session, known: int, exported: Edit) -> None:
    rewrite(session, known, address="常州")
    rewrite(session, known, address="上海")
    path = exported({"地址": "南京", "备注": "新备注"})
    row = plan_of(session, path)
    assert row.group == "conflict"
    assert row.changes == (("remark", "老客户", "新备注"),), "the row's other cells are taken"
    (conflict,) = row.conflicts
    assert (conflict.field, conflict.exported, conflict.sheet, conflict.stored) == ("address", "苏州", "南京", "上海")
    assert (conflict.changed_by, conflict.changed_at) == (boss(session).name, NOW + timedelta(hours=1))


@pytest.mark.parametrize(("choice", "address"), [(SHEET, "南京"), (STORED, "上海"), (None, "上海")])
def test_a_conflict_is_settled(session: Session, known: int, exported: Edit, choice: str | None, address: str) -> None:
    rewrite(session, known, address="上海")
    path = exported({"地址": "南京"})
    cells = {} if choice is None else {(sheet, row, "address"): choice for sheet in _SHEETS for row in range(1, 6)}
    bring(session, boss(session), path, options=ImportOptions(cells=cells))
    assert stored(session, known).values["address"] == address


def test_contact_persons_and_extra_columns_are_told_apart_too(session: Session, known: int, exported: Edit) -> None:
    person = stored(session, known).contacts[0]
    people = [{"id": person.id, "name": "王建国", "mobile": "13800002222"}]
    customers.update(
        session, boss(session), known, {"extra": {"竞争对手": "乙", "渠道": "展会"}}, people, now=NOW, today=TODAY
    )
    row = plan_of(session, exported({"手机": "13800003333", "竞争对手": "丙"}))
    assert {(one.field, one.exported, one.sheet, one.stored) for one in row.conflicts} == {
        ("contact.mobile", "13800001111", "13800003333", "13800002222"),
        ("竞争对手", "甲", "丙", "乙"),
    }
    assert row.changes == ()


def test_what_shipments_and_logs_moved_since_is_no_edit(session: Session, known: int, exported: Edit) -> None:
    sale(session, boss(session), known, TODAY)
    interactions.log(session, boss(session), known, {"method": "电话", "content": "问价"}, now=NOW, today=TODAY)
    row = plan_of(session, exported({}))
    assert (row.group, row.changes) == ("unchanged", ())


def test_an_undone_change_is_no_change(session: Session, known: int, exported: Edit) -> None:
    rewrite(session, known, address="上海")
    operations.undo(session, boss(session), now=NOW)
    row = plan_of(session, exported({"地址": "南京"}))
    assert (row.group, row.changes) == ("updated", (("address", "苏州", "南京"),))


def test_a_log_changed_on_both_sides(session: Session, known: int, tmp_path: Path) -> None:
    me = boss(session)
    said = interactions.log(session, me, known, {"method": "电话", "content": "问价"}, now=NOW, today=TODAY).value
    path = tmp_path / "联系.xlsx"
    exporting.export_lists(session, me, path, [ListName.CONTACTS], today=TODAY)
    interactions.update(session, me, said, {"content": "问价和交期"}, now=NOW, today=TODAY)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "问价")
    cell.value = "问价，要样品"
    book.save(path)
    row = only(planned(session, path))
    assert row.group == "conflict"
    assert [(one.field, one.exported, one.sheet, one.stored) for one in row.conflicts] == [
        ("content", "问价", "问价，要样品", "问价和交期")
    ]
    assert Noun.INTERACTION not in planned(session, path).writes.updates


def test_a_line_of_ours_finds_its_customer_by_its_own_id(session: Session, tmp_path: Path) -> None:
    me = boss(session)
    wide = customer(session, me, name="ＡＢＣ＃１", code="Ａ－１")
    interactions.log(session, me, wide, {"method": "电话", "content": "问价"}, now=NOW, today=TODAY)
    path = tmp_path / "联系.xlsx"
    exporting.export_lists(session, me, path, [ListName.CONTACTS], today=TODAY)
    session.execute(update(Customer).where(Customer.id == wide).values(name="改了名", name_key="改了名", code=None))
    plan = planned(session, path)
    assert [one.group for one in plan.sheets[0].items] == ["unchanged"]
    assert not plan.new_customers
