"""4-excel 4.4: rows with problems go out as a workbook; corrected and imported again they arrive, once."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import Cancelled, FileInUse, FileUnreadable
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import ListName
from app.models.shipment import Shipment
from app.services import import_problems, importing
from app.services.import_plan import ImportOptions, ImportPlan
from app.sheets.layout import find_layout
from app.sheets.workbook import Sheet, Workbook
from app.ui import texts
from tests.factories import NOW, TODAY, boss
from tests.workbooks import Rows, company, read_here, save

RED, AMBER = "FFFFC7CE", "FFFFEB9C"


def bring(session: Session, actor: Actor, workbook: Workbook, **more: Any) -> ImportPlan:
    """Import what can be imported."""
    remembered, users = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=users, **more)
    written = importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    return written.value.plan


def write(path: Path, workbook: Workbook, plan: ImportPlan) -> int:
    """The problem workbook with the program's own sentences."""
    return import_problems.write_problems(
        path, workbook, plan, reasons=lambda one: texts.problem_reason(one.column, one.code, one.value, one.detail)
    )


def ground(cell: Cell) -> str | None:
    """A cell's fill."""
    return cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else None


def count(session: Session, model: Any) -> int:
    """Rows of a table."""
    return int(session.execute(select(func.count()).select_from(model)).scalar_one())


def red(sheet: Worksheet) -> set[str]:
    """The addresses of the red cells."""
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if ground(cell) == RED}


def test_rows_go_out_as_they_came_and_come_back_corrected(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    workbook = read_here(save(tmp_path / "公司客户资料.xlsx", company()))
    plan = bring(session, actor, workbook)
    out = tmp_path / "公司客户资料 有问题的行.xlsx"
    fatal = {one.sheet: {two.row for two in one.problems if two.fatal} for one in plan.sheets}
    fatal = {name: rows for name, rows in fatal.items() if rows}
    assert write(out, workbook, plan) == sum(map(len, fatal.values()))
    made = openpyxl.load_workbook(out)
    assert made.sheetnames == list(fatal)
    log = made["客户联系信息表"]
    assert [one.value for one in log[1]] == ["错误原因", *company()["客户联系信息表"][0]]
    assert [one.value for one in log[3]] == [
        "回访日期：「下周」不是日期", "下周", "南京壬包装有限公司", None, "到访", "看样", None, None, "周跟进",
    ]  # fmt: skip
    assert red(log) == {"F2", "B3"}
    assert (log.freeze_panes, log.auto_filter.ref) == ("B2", "A1:I3")
    potential = made["潜在客户表"]
    assert potential["A1"].value == "潜在客户表", "title rows stay above"
    assert [one.value for one in potential[2]][:3] == ["错误原因", "序 号", "客户\n全称*"]
    assert potential.freeze_panes == "B3"
    assert [str(one) for one in potential.merged_cells.ranges] == ["A1:J1"]
    # Correct every row in Excel.
    before = count(session, Customer), count(session, Interaction)
    log["F2"].value, log["B3"].value = "问价", date(2026, 10, 29)
    for row in potential.iter_rows(min_row=3):
        if ground(row[2]) == RED:
            row[2].value = row[2].value[:20] if row[2].value else "新名机械厂"
    goods = made["出货统计表"]
    assert red(goods) == {"L3"}
    goods["L3"].value, goods["M3"].value = 5, 5
    made.save(out)
    again = bring(session, actor, read_here(out))
    assert {one.sheet: one.list for one in again.sheets} == {
        one.sheet: one.list for one in plan.sheets if one.sheet in fatal
    }
    assert not [one for sheet in again.sheets for one in sheet.problems if one.fatal]
    assert (count(session, Customer), count(session, Interaction)) == (
        before[0] + len(fatal["潜在客户表"]), before[1] + len(fatal["客户联系信息表"]),
    )  # fmt: skip
    assert all("错误原因" not in (one or {}) for one in session.execute(select(Customer.extra)).scalars())
    third = bring(session, actor, read_here(out))
    assert [(one.new, one.updated) for one in third.sheets] == [(0, 0)] * len(fatal)


def test_values_keep_their_kind(session: Session, tmp_path: Path) -> None:
    rows: Rows = [
        ["客户名称", "手机", "登记日期", "累计成交金额", "勿扰", "竞争对手", "备注"],
        [None, 13800000101, datetime(2026, 1, 5), 1234.5, True, "=1+1", "0012"],
        [None, "138-0000-0102", "2026.1.6", "￥1,234.50", False, "+86", "多行\n文字"],
        [None, "=cmd|' /C calc'!A0", datetime(2026, 1, 5, 9, 30), "@SUM(1)", None, "\t=1", "-1"],
    ]
    path = tmp_path / "潜在客户.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "潜在客户表"
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            book.active.cell(row, column).value = value
            if isinstance(value, str):
                book.active.cell(row, column).data_type = "s"
    book.save(path)
    workbook = read_here(path)
    out = tmp_path / "出.xlsx"
    assert write(out, workbook, bring(session, boss(session), workbook)) == 3
    with zipfile.ZipFile(out) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(out).active
    assert [one.value for one in sheet[2]][1:] == [
        None,
        13800000101,
        datetime(2026, 1, 5),
        1234.5,
        True,
        "=1+1",
        "0012",
    ]
    assert [one.value for one in sheet[3]][1:] == [
        None, "138-0000-0102", "2026.1.6", "￥1,234.50", False, "+86", "多行\n文字",
    ]  # fmt: skip
    assert {one.data_type for one in sheet[4] if isinstance(one.value, str)} == {"s"}
    assert sheet["G2"].quotePrefix
    assert red(sheet) == {"B2", "B3", "B4"}
    assert [sheet.row_dimensions[1].height, sheet.column_dimensions["A"].width] == [None, 42]
    [home] = read_here(out).sheets
    assert [row[1:] for row in home.rows[1:]] == [list(one) for one in workbook.sheets[0].rows[1:]]


def test_two_level_headings_merged_values_and_labels(session: Session, tmp_path: Path) -> None:
    slips: Rows = [
        ["送货单"],
        ["客户名称：", "南京壬包装有限公司"],
        ["送货日期", "单号", "货品", None, "数量"],
        [None, None, "名称", "规格", None],
        [date(2026, 1, 5), "D1", "纸", "A4", 2],
        [None, None, "墨", "黑", "很多"],
        ["某天", "D2", "笔", None, 3],
    ]
    path = save(
        tmp_path / "出货统计表.xlsx", {"出货统计表": slips},
        merged={"出货统计表": ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:A6", "B5:B6"]},
    )  # fmt: skip
    workbook = read_here(path)
    plan = bring(session, boss(session), workbook)
    before = count(session, Shipment)
    assert [one.row for one in plan.sheets[0].problems if one.fatal] == [6, 7]
    out = tmp_path / "改.xlsx"
    assert write(out, workbook, plan) == 2
    made = openpyxl.load_workbook(out)
    sheet = made.active
    assert [one.value for one in sheet[5]][1:] == [datetime(2026, 1, 5), "D1", "墨", "黑", "很多"]
    sheet["F5"].value = 5
    sheet["B6"].value = "2026.1.6"
    made.save(out)
    home = read_here(out)
    layouts = [find_layout(one.sheets[0], file="x") for one in (workbook, home)]
    assert [one.field for one in layouts[1].columns if one.field] == [one.field for one in layouts[0].columns]
    bring(session, boss(session), home)
    assert count(session, Shipment) == before + 2
    assert session.execute(select(Shipment.product).where(Shipment.number == "D1")).scalars().all() == ["纸", "墨"]


def test_what_is_not_corrected_changes_nothing(session: Session, tmp_path: Path) -> None:
    """Notes over the whole width above the headings stay notes, and no part of a heading."""
    rows: Rows = [
        ["潜在客户表"], ["统计日期：2026年11月22日  填表人：周凯"], ["客户名称", "手机", "竞争对手", "登记日期"],
        ["甲公司", 13800000101, "某代理", date(2026, 1, 5)], [None, 13800000102, "某厂", 46_027],
    ]  # fmt: skip
    merged = {"潜在客户表": ["A1:D1", "A2:D2"]}
    workbook = read_here(save(tmp_path / "潜在客户表.xlsx", {"潜在客户表": rows}, merged=merged))
    actor = boss(session)
    prepared = importing.prepare(workbook, remembered={}, known_users=[])
    plan = importing.plan(session, actor, prepared, today=TODAY)
    out = tmp_path / "出.xlsx"
    assert write(out, workbook, plan) == 1
    home = importing.prepare(read_here(out), remembered={}, known_users=[])
    layouts = [one.sheets[0].layout for one in (prepared, home)]
    assert layouts[0].fingerprint == layouts[1].fingerprint, "what was remembered of the original holds"
    assert [(one.heading, one.field) for one in layouts[1].columns if one.keep] == [
        (one.heading, one.field) for one in layouts[0].columns if one.keep
    ]


def test_a_list_chosen_by_the_user_is_found_again(session: Session, tmp_path: Path) -> None:
    rows: Rows = [["名称", "手机", "金额"], ["甲公司", "见名片", 1], [None, "13800000102", 2]]
    workbook = read_here(save(tmp_path / "表.xlsx", {"Sheet1": rows}))
    actor = boss(session)
    plan = bring(session, actor, workbook, table=ListName.CURRENT)
    out = tmp_path / "出.xlsx"
    assert write(out, workbook, plan) == 1
    home = read_here(out)
    assert home.sheets[0].name == "Sheet1（现有客户表）"
    assert bring(session, actor, home).sheets[0].list is ListName.CURRENT


def test_days_from_1904_and_reasons_of_an_earlier_time(session: Session, tmp_path: Path) -> None:
    rows: Rows = [["错误原因", "客户名称", "联系日期", "联系内容"], ["没有客户", None, 44_562.0, "聊"]]
    workbook = Workbook("联系记录.xlsx", (Sheet("联系记录", False, 1, 1, rows, epoch1904=True),))
    out = tmp_path / "出.xlsx"
    assert write(out, workbook, bring(session, boss(session), workbook)) == 1
    sheet = openpyxl.load_workbook(out).active
    assert [one.value for one in sheet[1]] == ["错误原因", "客户名称", "联系日期", "联系内容"]
    assert [one.value for one in sheet[2]][1:] == [None, datetime(2026, 1, 2), "聊"]


def test_whole_or_not_at_all(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = boss(session)
    good: Rows = [["客户名称", "手机"], ["甲公司", 13800000101]]
    workbook = read_here(save(tmp_path / "潜在客户表.xlsx", {"潜在客户表": good}, merged={}))
    assert write(tmp_path / "出.xlsx", workbook, bring(session, actor, workbook)) == 0
    assert not (tmp_path / "出.xlsx").exists(), "nothing wrong, no file"
    bad: Rows = [["客户名称", "手机"], [None, 13800000101]]
    workbook = read_here(save(tmp_path / "潜在客户表.xlsx", {"潜在客户表": bad}, merged={}))
    plan = bring(session, actor, workbook)
    with pytest.raises(FileUnreadable):
        write(tmp_path / "没有" / "出.xlsx", workbook, plan)
    (tmp_path / "出.xlsx").write_text("旧")

    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 1)
        raise Cancelled

    with pytest.raises(Cancelled):
        import_problems.write_problems(
            tmp_path / "出.xlsx", workbook, plan, reasons=lambda one: one.code, progress=stop
        )

    def held(*_: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.whole_file.os.replace", held)
        with pytest.raises(FileInUse):
            write(tmp_path / "出.xlsx", workbook, plan)
    assert (tmp_path / "出.xlsx").read_text() == "旧"
    assert not list(tmp_path.glob(".keban-*"))
