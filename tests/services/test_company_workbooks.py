"""4-excel 4.5: the company's own workbook comes back with all that hangs on it; exactly what changed differs."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import Noun
from app.models.shipment import Shipment
from app.services import changes, customers, importing, interactions, shipments, writing_back
from app.services.import_plan import ImportOptions
from app.services.writing_back import WrittenBack
from tests.company_books import LAST, dressed, loaded
from tests.factories import NOW, TODAY, boss
from tests.workbooks import read_here

Parts = dict[str, bytes]
Make = Callable[[Path], Path]


def since_1904(path: Path) -> Path:
    """Days counted from 1904."""
    return dressed(path, date_1904=True)


@pytest.fixture(params=[dressed, since_1904, loaded], ids=["xlsx", "1904", "xlsm"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A company's workbook."""
    make: Make = request.param
    return make(tmp_path / ("公司客户.xlsm" if make is loaded else "公司客户.xlsx"))


@pytest.fixture
def chief(session: Session, book: Path) -> Actor:
    """A supervisor who has imported it."""
    actor = boss(session)
    remembered, known = importing.known(session)
    prepared = importing.prepare(read_here(book), remembered=remembered, known_users=known)
    written = importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)
    sheets = written.value.plan.sheets
    assert [(one.sheet, one.new, len(one.problems)) for one in sheets] == [
        ("现有客户表", 10, 0), ("出货统计表", 3, 0), ("客户联系信息表", 3, 0),
    ]  # fmt: skip
    return actor


def back(session: Session, actor: Actor, path: Path, target: Path) -> WrittenBack:
    """Write a file back."""
    workbook = read_here(path)
    remembered, known = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=known)
    return writing_back.write_back(session, actor, path, target, workbook=workbook, prepared=prepared, today=TODAY)


def parts(path: Path) -> Parts:
    """Every part of the package."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {one: archive.read(one) for one in archive.namelist()}


def cells(path: Path) -> dict[tuple[str, int, int], Any]:
    """What a second reader finds, cell by cell."""
    book = CalamineWorkbook.from_path(str(path))
    found = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
            found.update({(name, row, column): value for column, value in enumerate(values, left + 1) if value != ""})
    return found


def around_rows(xml: bytes) -> bytes:
    """A sheet without its rows."""
    return re.sub(rb"<sheetData.*</sheetData>", b"", xml, flags=re.DOTALL)


def edit(session: Session, actor: Actor, noun: Noun, record_id: int, **values: Any) -> None:
    """Change a record as every service does."""
    recording = changes.begin(session, actor, "customer.edit", now=NOW)
    recording.update(noun, {record_id: values})
    recording.done(None)


def named(session: Session, name: str) -> int:
    """A customer's id."""
    return session.execute(select(Customer.id).where(Customer.name == name)).scalar_one()


def test_no_change_keeps_every_part(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    target = tmp_path / f"出{book.suffix}"
    made = back(session, chief, book, target)
    assert all((one.changed, one.appended) == (0, 0) for one in made.sheets)
    assert parts(target) == parts(book)
    back(session, chief, book, book)
    assert parts(target) == parts(book)


def test_exactly_the_changed_cells_differ(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    edit(session, chief, Noun.CUSTOMER, named(session, "苏州3号机械有限公司"), province="浙江")
    person = session.execute(select(Contact.id).where(Contact.mobile == "13800000105")).scalar_one()
    edit(session, chief, Noun.CONTACT, person, mobile="13800000999")
    edit(session, chief, Noun.CUSTOMER, named(session, "苏州7号机械有限公司"), typed_deal_total=Decimal("1234.5"))
    edit(session, chief, Noun.CUSTOMER, named(session, "苏州8号机械有限公司"), typed_last_deal_on=date(2026, 4, 1))
    log = session.execute(select(Interaction.id).where(Interaction.happened_on == date(2026, 3, 2))).scalar_one()
    edit(session, chief, Noun.INTERACTION, log, happened_on=date(2026, 3, 9))
    target = tmp_path / f"出{book.suffix}"
    made = back(session, chief, book, target)
    assert {one.list.value: one.changed for one in made.sheets} == {"current": 4, "shipments": 0, "contacts": 1}
    before, after = cells(book), cells(target)
    differing = {key: after.get(key) for key in before | after if before.get(key) != after.get(key)}
    # The dates' look is the customer's own: a day stays a day, 2026.3.2 becomes 2026.3.9.
    assert differing == {
        ("现有客户表", 6, 5): "浙江",
        ("现有客户表", 8, 4): "13800000999",
        ("现有客户表", 10, 7): 1234.5,
        ("现有客户表", 11, 6): date(2026, 4, 1),
        ("客户联系信息表", 3, 1): "2026.3.9",
    }
    old, new = parts(book), parts(target)
    other = {name for name in old | new if old.get(name) != new.get(name)}
    # Formulas read the changed amount: the workbook is told to compute again.
    assert other <= {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet4.xml",
    }
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"):
        assert around_rows(new[name]) == around_rows(old[name])


def test_new_rows_take_everything_with_them(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    new = customers.create(
        session, chief, {"name": "无锡新机械有限公司", "code": "=1+1", "province": "安徽"},
        [{"name": "新人", "mobile": "13800000888"}], now=NOW, today=TODAY,
    ).value  # fmt: skip
    edit(session, chief, Noun.CUSTOMER, new, typed_last_deal_on=date(2026, 5, 1), typed_deal_total=Decimal(99))
    old = named(session, "苏州3号机械有限公司")
    line = {
        "shipped_on": date(2026, 3, 9),
        "number": "CH009",
        "product": "轴承",
        "quantity": 3,
        "price": Decimal("1.5"),
    }
    shipments.create(session, chief, old, [line], now=NOW, today=TODAY)
    interactions.log(
        session, chief, new, {"happened_on": TODAY, "method": "电话", "content": "-1"}, now=NOW, today=TODAY
    )
    target = tmp_path / f"出{book.suffix}"
    made = back(session, chief, book, target)
    assert {one.list.value: one.appended for one in made.sheets} == {"current": 1, "shipments": 1, "contacts": 1}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it cannot keep
        after = openpyxl.load_workbook(target)
    sheet, row = after["现有客户表"], LAST + 1
    assert [one.value for one in sheet[row]][:7] == [
        "=1+1", "无锡新机械有限公司", "新人", "13800000888", "安徽", datetime(2026, 5, 1), 99,
    ]  # fmt: skip
    assert sheet.cell(row, 1).data_type == "s", "a code is never a formula"
    assert sheet.cell(row, 8).value == f"=G{row}/$G${row + 1}", "the row's own formula goes on"
    for column in range(1, 9):
        was, now = sheet.cell(LAST, column), sheet.cell(row, column)
        assert (was.number_format, was.fill.fgColor.rgb, was.border.left.style) == (
            now.number_format, now.fill.fgColor.rgb, now.border.left.style,
        )  # fmt: skip
    assert (sheet.row_dimensions[row].height, sheet.row_dimensions[row].outlineLevel) == (20.25, 1)
    assert sheet.cell(row + 1, 7).value == f"=SUM(G4:G{row})"
    assert sheet.auto_filter.ref == f"A3:I{row}"
    assert {str(one.sqref) for one in sheet.data_validations.dataValidation} == {f"E4:E{row}", f"F4:F{row}"}
    assert {str(one.sqref) for one in sheet.conditional_formatting} == {f"G4:G{row}", f"D4:D{row}"}
    assert after["汇总 表"]["A1"].value == f"=SUM(现有客户表!G4:G{row})"
    assert after.defined_names["总额"].attr_text == f"现有客户表!$G${row + 1}"
    assert sheet.print_area == f"'现有客户表'!$A$1:$I${row + 1}"
    goods = after["出货统计表"]
    assert goods.tables["出货"].ref == "A1:H5"
    assert goods["G5"].value.startswith("=")
    written, before = parts(target), parts(book)
    sheet_xml = written["xl/worksheets/sheet1.xml"].decode()
    assert f"<xm:sqref>G4:G{row}</xm:sqref>" in sheet_xml, "the data bar of 2010 grows too"
    assert f"<xm:f>现有客户表!G4:G{row}</xm:f>" in sheet_xml, "and the sparkline"
    assert f"$G$4:$G${row}" in written["xl/charts/chart1.xml"].decode()
    if book.suffix == ".xlsm":
        assert f'ref="B3:G{row}"' in written["xl/pivotCache/pivotCacheDefinition1.xml"].decode()
    untouched = [
        name for name in before
        if re.search(r"vba|customXml|external|Records|media|theme|docProps|person|styles|threaded|header", name)
    ]  # fmt: skip
    assert [name for name in untouched if before[name] != written.get(name)] in ([], ["xl/styles.xml"])
    for name, content in written.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(content)
    again = tmp_path / f"再{book.suffix}"
    made = back(session, chief, target, again)
    assert all((one.changed, one.appended) == (0, 0) for one in made.sheets), "written back twice is written once"
    assert parts(again) == written
    assert session.execute(select(Shipment.number).where(Shipment.number == "CH009")).scalar_one() == "CH009"
