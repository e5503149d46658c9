"""4-excel 4.5: what goes out is whole, safe, masked where it must be, and knows who it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from app.errors import Cancelled, FileUnreadable
from app.models.nouns import SHEET_LISTS, ListName
from app.models.query import ListQuery
from app.services import customers, exporting, importing, interactions, operations, service_cases, shipments
from app.services.import_plan import ImportOptions
from tests.factories import NOW, TODAY, boss, customer, sale, seller
from tests.services.test_undo import snapshot
from tests.workbooks import read_here

PAYLOADS = (
    "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "|x", "%0A=1", "=HYPERLINK(\"http://x\")",
    "#REF!", "#N/A", "_x0041_", "'=1", "1E5", "007", "TRUE", "2026-01-01", "=", "-",
)  # fmt: skip


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Sheet → rows by heading."""
    made = {}
    for sheet in openpyxl.load_workbook(path):
        head, *rows = [list(row) for row in sheet.values] or [[]]
        made[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return made


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text_in_every_field_and_comes_home(session: Session, tmp_path: Path, payload: str) -> None:
    actor = boss(session)
    texts = ("short_name", "industry", "region", "address", "remark", "evaluation_note", "wanted_products", "tags")
    values = {
        "name": f"{payload}公司",
        "code": payload,
        "extra": {"竞争对手": payload},
        **dict.fromkeys(texts, payload),
    }
    one = customers.create(
        session, actor, values, [{"name": payload, "title": payload, "wechat": payload}], now=NOW, today=TODAY
    ).value
    sale(session, actor, one, TODAY, product=f"{payload}品", model=payload, remark=payload, number=payload)
    log = {"content": payload, "next_step": payload, "contact_name": payload}
    interactions.log(session, actor, one, log, now=NOW, today=TODAY)
    case = {"problem": payload, "measure": payload, "number": payload}
    service_cases.create(session, actor, one, case, now=NOW, today=TODAY)
    path = tmp_path / "出.xlsx"
    assert exporting.export_lists(session, actor, path, today=TODAY) == 4
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.data_type != "e" for cell in row)
    before = snapshot(session)
    remembered, known = importing.known(session)
    prepared = importing.prepare(read_here(path), remembered=remembered, known_users=known)
    plan = importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY).value.plan
    changed = [(one.sheet, item.changes) for one in plan.sheets for item in one.items if item.group != "unchanged"]
    assert changed == []
    assert snapshot(session) == before


def test_all_seven_sheets_with_hidden_ids_and_versions(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    one = customer(session, actor, name="甲公司甲", code="00123")
    customers.update(session, actor, one, {"level": "B"}, now=NOW, today=TODAY)
    sale(session, actor, one, TODAY, quantity=Decimal("1.5"), price=Decimal("10.123456"))
    path = tmp_path / "出.xlsx"
    exporting.export_lists(session, actor, path, today=TODAY)
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == list(exporting.SHEET_TITLES.values())
    for sheet in workbook:
        head = {cell.value: cell.column_letter for cell in sheet[1]}
        assert sheet.column_dimensions[head["客伴ID"]].hidden
        assert sheet.freeze_panes == "A2"
    row = sheets_of(path)["现有客户表"][0]
    assert (row["客户编号"], row["客户级别"], row["客伴ID"]) == ("00123", "B", one)
    assert row["客伴版本"] == operations.recent(session, actor)[0].id, "what the row had seen when it went out"
    line = sheets_of(path)["出货统计表"][0]
    assert (line["数量"], line["单价"], line["金额"]) == (1.5, 10.123456, 15.185184)
    assert line["出货日期"].date() == TODAY


def test_owner_narrows_and_a_salesperson_takes_only_what_they_see(session: Session, tmp_path: Path) -> None:
    chief, li, zhou = boss(session), seller(session), seller(session, "周凯")
    customer(session, li, name="李的公司")
    customer(session, zhou, name="周的公司")
    path = tmp_path / "出.xlsx"
    assert exporting.export_lists(session, chief, path, [ListName.POTENTIAL], owner="李文静", today=TODAY) == 1
    assert [row["客户名称"] for row in sheets_of(path)["潜在客户表"]] == ["李的公司"]
    exporting.export_lists(session, zhou, path, SHEET_LISTS, today=TODAY)
    assert [row["客户名称"] for row in sheets_of(path)["潜在客户表"]] == ["周的公司"]


def test_the_pool_goes_out_masked(session: Session, tmp_path: Path) -> None:
    chief, li = boss(session), seller(session)
    customer(session, chief, owner_id=None, mobile="13800008888")
    path = tmp_path / "出.xlsx"
    exporting.export_lists(session, li, path, [ListName.PUBLIC], today=TODAY)
    assert sheets_of(path)["公共潜在客户表"][0]["手机"] == "138****8888"
    query = ListQuery(ListName.PUBLIC)
    exporting.export_view(session, li, path, query, [("mobile", "电话")], title="公海", today=TODAY)
    assert sheets_of(path)["公海"] == [{"电话": "138****8888"}]


def test_a_masked_sheet_that_comes_home_hides_no_number(session: Session, tmp_path: Path) -> None:
    chief, li = boss(session), seller(session)
    person = {"name": "赵六", "mobile": "13800008888", "wechat": "wx1", "email": "a@example.com", "phone": "12345"}
    customers.create(session, chief, {"name": "公海公司", "owner_id": None}, [person], now=NOW, today=TODAY)
    path = tmp_path / "出.xlsx"
    exporting.export_lists(session, li, path, [ListName.PUBLIC], today=TODAY)
    before = snapshot(session)
    for actor in (li, chief):
        prepared = importing.prepare(read_here(path), remembered={}, known_users=())
        importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    assert snapshot(session) == before


def test_a_view_keeps_its_filter_order_and_columns(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    for name, level in (("丙公司丙", "B"), ("甲公司甲", "A"), ("乙公司乙", "A")):
        customer(session, actor, name=name, level=level)
    query = ListQuery(ListName.POTENTIAL, filters=(("level", ("A",)),), sort=(("name", False),))
    path = tmp_path / "视图.xlsx"
    columns = [("level", "级别"), ("name", "名称"), ("contact", "联系人")]
    assert exporting.export_view(session, actor, path, query, columns, title="A 类[1]/x", today=TODAY) == 2
    (title, rows), *_ = sheets_of(path).items()
    assert rows == [
        {"级别": "A", "名称": "甲公司甲", "联系人": "王建国"},
        {"级别": "A", "名称": "乙公司乙", "联系人": "王建国"},
    ]
    assert "[" not in title


@pytest.mark.parametrize("failure", [Cancelled, ValueError])
def test_nothing_half_written(session: Session, tmp_path: Path, failure: type[Exception]) -> None:
    actor = boss(session)
    customer(session, actor)
    path = tmp_path / "出.xlsx"
    path.write_bytes(b"the old file")

    def stop(done: int, total: int) -> None:
        raise failure

    with pytest.raises(failure):
        exporting.export_lists(session, actor, path, today=TODAY, progress=stop)
    assert path.read_bytes() == b"the old file"
    assert [one.name for one in tmp_path.iterdir() if one.name != "keban.db" and "keban.db" not in one.name] == [
        "出.xlsx"
    ]


def test_a_place_that_cannot_be_written(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    with pytest.raises(FileUnreadable):
        exporting.export_lists(session, actor, tmp_path / "nowhere" / "出.xlsx", today=TODAY)
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(FileUnreadable):
        exporting.export_lists(session, actor, tmp_path / "folder.xlsx", today=TODAY)


def test_an_export_is_noted_and_not_undoable(session: Session) -> None:
    actor = boss(session)
    exporting.note_export(session, actor, file="出.xlsx", names=["public"], rows=3, now=NOW)
    found = operations.recent(session, actor)[0]
    assert (found.kind, found.details) == ("export", {"file": "出.xlsx", "lists": ["public"], "rows": 3})
    one = customer(session, actor)
    exporting.note_export(session, actor, file="出.xlsx", names=["public"], rows=3, now=NOW)
    assert operations.undo(session, actor, now=NOW).value.kind == "customer.create", "the last undoable one"
    assert one


def test_void_and_returned_lines_say_so(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    one = customer(session, actor)
    line = sale(session, actor, one, TODAY)
    sale(session, actor, one, TODAY, quantity=Decimal(-1))
    shipments.void(session, actor, [line], now=NOW, today=TODAY)
    path = tmp_path / "出.xlsx"
    exporting.export_lists(session, actor, path, [ListName.SHIPMENTS], today=TODAY)
    assert [(row["类型"], row["作废"]) for row in sheets_of(path)["出货统计表"]] == [("出货", "是"), ("退货", None)]


def test_no_person_is_left_behind(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    people = [{"name": f"王{number}", "mobile": f"1380000011{number}"} for number in range(5)]
    customers.create(session, actor, {"name": "人多公司"}, people, now=NOW, today=TODAY)
    customer(session, actor, name="人少公司")
    path = tmp_path / "出.xlsx"
    exporting.export_lists(session, actor, path, [ListName.POTENTIAL], today=TODAY)
    rows = {row["客户名称"]: row["其他联系人(客伴)"] for row in sheets_of(path)["潜在客户表"]}
    assert rows == {"人多公司": "王3 13800000113；王4 13800000114", "人少公司": None}
    prepared = importing.prepare(read_here(path), remembered={}, known_users=[])
    [plan] = importing.plan(session, actor, prepared, today=TODAY).sheets
    assert (plan.new, plan.updated, plan.unchanged) == (0, 0, 2), "it comes home and changes nothing"
