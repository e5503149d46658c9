"""6-trust S4: forty payloads in every text field, through every way out: no formula, and they come home."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.customer import Customer
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.services import customers, exporting, import_problems, importing, interactions, service_cases, writing_back
from app.services import shipments as shipment_lines
from app.services.import_plan import ImportOptions
from app.sheets.workbook import Sheet, Workbook
from tests.factories import NOW, TODAY, boss
from tests.workbooks import Rows, read_here, save

PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x/?"&A1,"点")', '=IMPORTXML(A1,"//a")', '=WEBSERVICE("http://x")',
    '=DDE("cmd";"/C calc";"1")', "+1+1", "+86 138", "-1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1:A9)", "@A1", "\t=1+1",
    "\t@x", "\r=1+1", "\n=1+1", " =1+1", "==1+1", "{=1+1}", "'=1+1", '"=1+1', '="a"&"b"', ";=1+1", ",=1+1",
    "%0A=1+1", "|calc", "＝1+1", "＋1", "－1", "＠x", "=A1\n=B1", "a\n=1+1", "a;=1+1", "#REF!", "=#REF!", "-", "=", "+",
    "@", "=[x.xlsx]S!A1",
)  # fmt: skip
TEXTS = ("code", "short_name", "industry", "source", "address", "remark", "wanted_products", "evaluation_note")


def formulas(path: Path) -> list[str]:
    """Every formula of a workbook, however a reader finds it."""
    with zipfile.ZipFile(path) as archive:
        found = [
            name for name in archive.namelist()
            if name.startswith("xl/worksheets/sheet") and (b"<f>" in archive.read(name) or b"<f " in archive.read(name))
        ]  # fmt: skip
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return found + [f"{cell.parent.title}!{cell.coordinate}" for cell in cells if cell.data_type in "fe"]


def texts(path: Path) -> set[str]:
    """Every text that Excel would treat with suspicion, and how it is marked."""
    book = openpyxl.load_workbook(path)
    return {
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@") and not cell.quotePrefix
    }


def fill(session: Session, actor: Any) -> None:
    """A customer with a person, a log, a case and a shipment for every payload; also as an unknown column."""
    for number, payload in enumerate(PAYLOADS):
        values: dict[str, Any] = {
            **dict.fromkeys(TEXTS, payload),
            "name": f"{payload} {number}",
            "code": f"{payload}{number}",
        }
        values["extra"] = {"竞争对手": payload}
        person = {"name": payload, "title": payload, "wechat": payload, "email": payload, "mobile": "13800000101"}
        one = customers.create(session, actor, values, [person], now=NOW, today=TODAY).value
        log = {"content": payload, "next_step": payload, "contact_name": payload, "happened_on": TODAY}
        interactions.log(session, actor, one, log, now=NOW, today=TODAY)
        case = {"problem": payload, "product": payload, "measure": payload}
        service_cases.create(session, actor, one, case, now=NOW, today=TODAY)
        line = {"product": payload, "model": payload, "remark": payload, "quantity": 1, "shipped_on": TODAY}
        shipment_lines.create(session, actor, one, [line], now=NOW, today=TODAY)


def test_fresh_workbooks_and_views(session: Session, tmp_path: Path) -> None:
    assert len(PAYLOADS) == 40
    actor = boss(session)
    fill(session, actor)
    whole, view = tmp_path / "全.xlsx", tmp_path / "视图.xlsx"
    exporting.export_lists(session, actor, whole, today=TODAY)
    columns = [("name", "=客户"), ("remark", "+备注"), ("address", "@地址")]
    exporting.export_view(session, actor, view, ListQuery(ListName.CURRENT), columns, title="=1+1", today=TODAY)
    assert formulas(whole) == formulas(view) == []
    assert texts(whole) == texts(view) - {"=客户", "+备注", "@地址"} == set()
    remarks = set(session.execute(select(Customer.remark)).scalars())
    book = read_here(whole)
    home = importing.prepare(book, remembered={}, known_users=[])
    [current] = [one for one in home.sheets if one.list is ListName.CURRENT]
    assert current.records is not None
    # Only what Excel's own errors look like is taken for one, and a blank changes nothing.
    assert {one.values.get("remark") for one in current.records.records} ^ remarks == {"#REF!", None}
    plan = importing.plan(session, actor, home, today=TODAY)
    changed = {item.title.rpartition(" ")[2] for one in plan.sheets for item in one.items if item.group != "unchanged"}
    # Wide signs and line ends in codes and names are made plain when they come home (4-excel 4.3); no more changes.
    assert changed <= {str(at) for at, one in enumerate(PAYLOADS) if not one.isascii() or "\n" in one.strip()}


def test_the_companys_own_workbook(session: Session, tmp_path: Path) -> None:
    heads: Rows = [["客户编号", "客户名称", "手机", "备注", "地址", "最后成交日期", "竞争对手"]]
    lines: Rows = [["送货日期", "出货单号", "客户名称", "货品名称", "规格", "出货数量", "备注"]]
    logs: Rows = [["联系日期", "客户名称", "联系人", "联系内容"]]
    first: Rows = [["K1", "旧公司", 13800000111, "旧", "旧", TODAY, "旧"]]
    book = save(
        tmp_path / "公司.xlsx", {"现有客户表": heads + first, "出货统计表": lines, "客户联系信息表": logs}, merged={}
    )  # fmt: skip
    actor = boss(session)
    workbook = read_here(book)
    prepared = importing.prepare(workbook, remembered={}, known_users=[])
    importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    fill(session, actor)
    old = session.execute(select(Customer.id).where(Customer.name == "旧公司")).scalar_one()
    changed = {"remark": "=1+1", "address": "@SUM(A1)", "extra": {"竞争对手": "-1+1"}}
    customers.update(session, actor, old, changed, now=NOW, today=TODAY)
    out = tmp_path / "出.xlsx"
    made = writing_back.write_back(session, actor, book, out, workbook=workbook, prepared=prepared, today=TODAY)
    assert {one.list.value: (one.changed, one.appended) for one in made.sheets}["current"] == (3, 40)
    assert formulas(out) == []
    assert texts(out) == set()
    sheet = openpyxl.load_workbook(out)["现有客户表"]
    assert [sheet["D2"].value, sheet["E2"].value, sheet["G2"].value] == ["=1+1", "@SUM(A1)", "-1+1"]


def test_problem_workbooks(session: Session, tmp_path: Path) -> None:
    rows: Rows = [["客户名称", "手机", "备注", "=竞争对手"], *([None, "13800000101", one, one] for one in PAYLOADS)]
    workbook = Workbook("潜在客户.xlsx", (Sheet("=潜在客户表", False, 1, 1, rows),))
    prepared = importing.prepare(workbook, remembered={}, known_users=[])
    plan = importing.plan(session, boss(session), prepared, today=TODAY)
    out = tmp_path / "出.xlsx"
    assert import_problems.write_problems(out, workbook, plan, reasons=lambda one: f"={one.code}") == 40
    assert formulas(out) == []
    assert texts(out) - {"=竞争对手"} == set()
    [sheet] = read_here(out).sheets
    assert [str(row[3]).replace("\r", "\n") for row in sheet.rows[1:]] == [one.replace("\r", "\n") for one in PAYLOADS]
