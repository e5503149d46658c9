"""4-excel 4.5: what changed in the program goes back into the company's own workbook, and nothing else does."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import Cancelled, CannotWriteBack, FileChanged, FileMissing
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import SHEET_LISTS, ListName, Noun
from app.models.shipment import Shipment
from app.services import changes, customers, exporting, importing, interactions, operations, shipments, writing_back
from app.services.import_plan import ImportOptions
from app.services.naming import named as named_so
from app.services.writing_back import WrittenBack
from tests.factories import NOW, TODAY, boss, seller
from tests.workbooks import Rows, company, read_here, save


def bring(session: Session, actor: Actor, path: Path) -> None:
    """Import a file."""
    remembered, known = importing.known(session)
    prepared = importing.prepare(read_here(path), remembered=remembered, known_users=known)
    importing.commit_prepared(session, actor, prepared, options=ImportOptions(), now=NOW, today=TODAY)


def back(session: Session, actor: Actor, path: Path, target: Path, **more: Any) -> WrittenBack:
    """Write a file back."""
    workbook = read_here(path)
    remembered, known = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=known)
    more.setdefault("today", TODAY)
    return writing_back.write_back(session, actor, path, target, workbook=workbook, prepared=prepared, **more)


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the package."""
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def cells(path: Path) -> dict[tuple[str, str], Any]:
    """Every filled cell by sheet and address."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def differing(before: Path, after: Path) -> dict[tuple[str, str], Any]:
    """The cells that differ, with what they say now."""
    old, new = cells(before), cells(after)
    return {key: new.get(key) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def row_of(path: Path, sheet: str, row: int) -> list[Any]:
    """One row's values."""
    return [one.value for one in openpyxl.load_workbook(path)[sheet][row]]


def edit(session: Session, actor: Actor, noun: Noun, record_id: int, **values: Any) -> None:
    """Change a record as every service does."""
    recording = changes.begin(session, actor, "customer.edit", now=NOW)
    recording.update(noun, {record_id: values})
    recording.done(None)


def named(session: Session, name: str) -> int:
    """A customer's id."""
    return session.execute(select(Customer.id).where(Customer.name == name)).scalar_one()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The company's workbook."""
    return save(tmp_path / "公司客户资料.xlsx", company())


@pytest.fixture
def chief(session: Session, book: Path) -> Actor:
    """A supervisor who has imported it."""
    actor = boss(session)
    bring(session, actor, book)
    return actor


def figures(made: WrittenBack) -> dict[str, tuple[int, int]]:
    """Table → cells changed and rows appended, where there are any."""
    return {one.list.value: (one.changed, one.appended) for one in made.sheets if one.changed or one.appended}


def test_nothing_changed_nothing_written(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    target = tmp_path / "出.xlsx"
    made = back(session, chief, book, target)
    assert figures(made) == {}
    assert [one.list for one in made.sheets] == list(SHEET_LISTS)
    assert parts(target) == parts(book)


def test_exactly_the_changed_cells_differ(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    one = named(session, "合肥子食品有限公司")
    edit(session, chief, Noun.CUSTOMER, one, province="江苏")
    person = session.execute(select(Contact.id).where(Contact.mobile == "13800000102")).scalar_one()
    edit(session, chief, Noun.CONTACT, person, mobile="13800000999")
    line = session.execute(select(Shipment.id).where(Shipment.number == "CH002")).scalar_one()
    edit(session, chief, Noun.SHIPMENT, line, unit="只")
    target = tmp_path / "出.xlsx"
    made = back(session, chief, book, target)
    assert differing(book, target) == {
        ("现有客户表", "G6"): "江苏",
        ("公共潜在客户表", "C5"): "13800000999、0519-88880102",
        ("出货统计表", "I6"): "只",
    }
    assert figures(made) == {"current": (1, 0), "public": (1, 0), "shipments": (1, 0)}
    assert made.rows == 3
    edit(session, chief, Noun.SHIPMENT, line, quantity=Decimal(3))
    back(session, chief, book, target)
    found = differing(book, target)
    assert len(found) == 6
    assert (found["出货统计表", "J6"], found["现有客户表", "E6"]) == ("3个", 6400)


def test_new_records_are_appended_above_the_total(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    new = customers.create(
        session, chief, {"name": "苏州新机械有限公司"}, [{"name": "新一", "mobile": "13800000888"}],
        now=NOW, today=TODAY,
    ).value  # fmt: skip
    interactions.log(
        session, chief, new, {"happened_on": TODAY, "method": "电话", "content": "初次联系"}, now=NOW, today=TODAY
    )
    old = named(session, "合肥子食品有限公司")
    line = {"shipped_on": date(2026, 2, 1), "number": "CH009", "product": "=喷头", "quantity": 2}
    line["price"] = Decimal("1.5")
    shipments.create(session, chief, old, [line], now=NOW, today=TODAY)
    target = tmp_path / "出.xlsx"
    made = back(session, chief, book, target)
    assert {one.list.value: one.appended for one in made.sheets if one.appended} == {
        "potential": 1, "contacts": 1, "shipments": 1,
    }  # fmt: skip
    sheet = openpyxl.load_workbook(target)["出货统计表"]
    new_row = [one.value for one in sheet[10]]
    assert new_row[:1] + new_row[3:12] == [
        8, "CH009", "合肥子食品有限公司", "001467", "=喷头", None, None, 2, 1.5, 3,
    ]  # fmt: skip
    assert sheet["G10"].data_type == "s"
    assert sheet["A11"].value == "总计"
    assert row_of(target, "潜在客户表", 8)[:5] == [7, "苏州新机械有限公司", "13800000888", "新一", chief.name]
    assert row_of(target, "客户联系信息表", 7)[1:5] == ["苏州新机械有限公司", None, "电话", "初次联系"]
    # The new sheet says what the program says: it comes home without a change.
    remembered, known = importing.known(session)
    prepared = importing.prepare(read_here(target), remembered=remembered, known_users=known)
    plan = importing.plan(session, chief, prepared, today=TODAY)
    assert {one.sheet: (one.new, one.updated) for one in plan.sheets if one.list is not ListName.CONTACTS} == {
        one: (0, 0) for one in company() if one not in ("客户联系信息表", "填表说明")
    }
    # Written back once more, edited or not, nothing is appended a second time.
    assert figures(back(session, chief, target, target)) == {}
    log = session.execute(select(Interaction.id).where(Interaction.content == "初次联系")).scalar_one()
    edit(session, chief, Noun.INTERACTION, log, content="再次联系")
    assert figures(back(session, chief, target, target)) == {"contacts": (1, 0)}


def test_a_renamed_customer_is_found_again(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    one = named(session, "苏州丁机械有限公司")
    edit(session, chief, Noun.CUSTOMER, one, **named_so("苏州丁智能有限公司"), province="江苏")
    target = tmp_path / "出.xlsx"
    back(session, chief, book, target)
    assert differing(book, target) == {
        ("潜在客户表", "B3"): "苏州丁智能有限公司",
        ("客户联系信息表", "B2"): "苏州丁智能有限公司",
    }


def test_a_claimed_customer_moves_to_its_sheet(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    edit(session, chief, Noun.CUSTOMER, named(session, "昆山甲木家具厂"), owner_id=chief.id)
    target = tmp_path / "出.xlsx"
    made = back(session, chief, book, target)
    assert figures(made) == {"potential": (0, 1)}
    assert next(one.moved for one in made.sheets if one.list is ListName.PUBLIC) == 1
    again = back(session, chief, target, tmp_path / "再.xlsx")
    assert all(one.appended == 0 for one in again.sheets)


def test_time_moves_customers_too(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    made = back(session, chief, book, tmp_path / "出.xlsx", today=TODAY + timedelta(days=400))
    assert figures(made) == {"dormant": (0, 6)}


def test_sums_in_ten_thousands_and_formulas_stay(session: Session, tmp_path: Path) -> None:
    rows: Rows = [
        ["客户编号", "客户名称", "业务员", "累计金额(万元)", "最后交易日期"],
        ["K1", "杭州庚纸业有限公司", "孙跟进", 87.29, date(2026, 9, 1)],
        ["K2", "宁波辛塑胶有限公司", "孙跟进", 1.5, date(2026, 9, 1)],
    ]
    lines: Rows = [
        ["送货日期", "出货单号", "客户名称", "客户编号", "货品名称", "出货数量", "单价", "金额", "类型"],
        [date(2026, 9, 1), "CH1", "杭州庚纸业有限公司", "K1", "墨水", 1, 872900, "=F2*G2", "出货"],
    ]
    path = save(tmp_path / "甲.xlsx", {"现有客户表": rows, "出货统计表": lines}, merged={})
    actor = boss(session)
    bring(session, actor, path)
    first, second = named(session, "杭州庚纸业有限公司"), named(session, "宁波辛塑胶有限公司")
    small = {"shipped_on": date(2026, 9, 1), "number": "CH2", "product": "墨水", "quantity": 1, "price": Decimal(20)}
    shipments.create(session, actor, first, [small], now=NOW, today=TODAY)
    edit(session, actor, Noun.CUSTOMER, second, typed_deal_total=Decimal(25000))
    line = session.execute(select(Shipment.id).where(Shipment.number == "CH1")).scalar_one()
    edit(session, actor, Noun.SHIPMENT, line, price=Decimal(872901), amount=Decimal(872901))
    target = tmp_path / "出.xlsx"
    made = back(session, actor, path, target)
    found = differing(path, target)
    assert found.pop(("现有客户表", "D3")) == 2.5
    assert found.pop(("出货统计表", "G2")) == 872901
    assert {key for _, key in found} == {"A3", "B3", "C3", "D3", "E3", "F3", "G3", "H3", "I3"}
    assert found[("出货统计表", "H3")] == "=F3*G3"
    assert [one.reason.value for sheet in made.sheets for one in sheet.refused] == ["formula"]


def test_only_what_the_actor_may_see(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    edit(session, chief, Noun.CUSTOMER, named(session, "合肥子食品有限公司"), province="江苏")
    log = session.execute(select(Interaction.id).order_by(Interaction.id)).scalars().first()
    assert log is not None
    edit(session, chief, Noun.INTERACTION, log, content="改了")
    zhou, stranger = seller(session, "周跟进"), seller(session, "外人")
    assert figures(back(session, stranger, book, tmp_path / "出.xlsx")) == {}
    assert figures(back(session, zhou, book, tmp_path / "出.xlsx")) == {"current": (1, 0)}
    assert figures(back(session, chief, book, tmp_path / "出.xlsx", owner="孙跟进")) == {"contacts": (1, 0)}
    assert figures(back(session, chief, book, tmp_path / "出.xlsx", wanted=[ListName.SHIPMENTS])) == {}


def test_masked_numbers_stay_where_they_are(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    person = session.execute(select(Contact.id).where(Contact.mobile == "13800000101")).scalar_one()
    edit(session, chief, Noun.CONTACT, person, mobile="13800000999")
    pooled = {"name": "公海新公司", "owner_id": None}
    customers.create(session, chief, pooled, [{"name": "赵六", "mobile": "13800008888"}], now=NOW, today=TODAY)
    target = tmp_path / "出.xlsx"
    assert figures(back(session, seller(session), book, target)) == {"public": (0, 1)}
    assert row_of(target, "公共潜在客户表", 8)[:4] == [5, "公海新公司", None, None]
    assert figures(back(session, chief, book, target)) == {"public": (1, 1)}
    assert row_of(target, "公共潜在客户表", 8)[:4] == [5, "公海新公司", "13800008888", "赵六"]


def test_the_original_itself_is_written_whole_or_not_at_all(session: Session, book: Path, chief: Actor) -> None:
    edit(session, chief, Noun.CUSTOMER, named(session, "合肥子食品有限公司"), province="江苏")
    before = book.read_bytes()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back(session, chief, book, book, progress=stop)
    assert book.read_bytes() == before
    assert figures(back(session, chief, book, book)) == {"current": (1, 0)}
    assert cells(book)[("现有客户表", "G6")] == "江苏"
    assert figures(back(session, chief, book, book)) == {}


def test_the_file_may_have_another_name_since(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    copy = tmp_path / "客户 - 副本.xlsx"
    shutil.copy(book, copy)
    assert figures(back(session, chief, copy, tmp_path / "出.xlsx")) == {}
    assert parts(tmp_path / "出.xlsx") == parts(book)


def test_a_cleared_value_empties_its_cell(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    edit(session, chief, Noun.CUSTOMER, named(session, "昆山甲木家具厂"), remark=None)
    back(session, chief, book, tmp_path / "出.xlsx")
    assert differing(book, tmp_path / "出.xlsx") == {("公共潜在客户表", "G4"): None}


def test_rows_that_changed_say_what_they_have_seen(session: Session, book: Path, chief: Actor, tmp_path: Path) -> None:
    """Our own export written back: the hidden number of the last operation follows in changed and new rows only."""
    ours = tmp_path / "出.xlsx"
    exporting.export_lists(session, chief, ours, today=TODAY)
    before = {key: one for key, one in cells(ours).items() if key[0] == "现有客户表"}
    head = {one.value: one.column_letter for one in openpyxl.load_workbook(ours)["现有客户表"][1]}
    line = {"shipped_on": TODAY, "number": "CH010", "product": "碳带", "quantity": 1}
    one = named(session, "合肥子食品有限公司")
    edit(session, chief, Noun.CUSTOMER, named(session, "苏州丁机械有限公司"), remark="改了")
    assert figures(back(session, chief, ours, tmp_path / "零.xlsx", wanted=[ListName.CURRENT])) == {}
    assert parts(tmp_path / "零.xlsx") == parts(ours), "an operation elsewhere is no change of any row"
    edit(session, chief, Noun.CUSTOMER, one, province="江苏")
    shipments.create(session, chief, one, [line], now=NOW, today=TODAY)
    made = back(session, chief, ours, tmp_path / "一.xlsx", wanted=[ListName.CURRENT, ListName.SHIPMENTS])
    newest = operations.recent(session, chief)[0].id
    row = next(key[1][1:] for key, value in before.items() if value == "合肥子食品有限公司")
    found = {key: one for key, one in differing(ours, tmp_path / "一.xlsx").items() if key[0] == "现有客户表"}
    assert found[("现有客户表", f"{head['客伴版本']}{row}")] == newest
    assert found[("现有客户表", f"{head['省份']}{row}")] == "江苏"
    assert {key[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for key in found} == {row}
    assert figures(made)["current"][0] == len(found) - 1, "the number is no change that anybody would count"
    lines = openpyxl.load_workbook(tmp_path / "一.xlsx")["出货统计表"]
    assert lines.cell(lines.max_row, lines.max_column).value == newest


def test_what_would_change_is_shown_first(session: Session, tmp_path: Path) -> None:
    lines: Rows = [
        ["送货日期", "出货单号", "客户名称", "货品名称", "出货数量", "单价", "金额"],
        [date(2026, 9, 1), "CH1", "杭州庚纸业有限公司", "墨水", 1, 5, "=E2*F2"],
    ]
    path = save(tmp_path / "甲.xlsx", {"出货统计表": lines}, merged={})
    actor = boss(session)
    bring(session, actor, path)
    line = session.execute(select(Shipment.id)).scalar_one()
    edit(session, actor, Noun.SHIPMENT, line, price=Decimal(6), amount=Decimal(6))
    new = {"shipped_on": TODAY, "number": "CH2", "product": "碳带", "quantity": 2}
    shipments.create(session, actor, named(session, "杭州庚纸业有限公司"), [new], now=NOW, today=TODAY)
    workbook, before = read_here(path), path.read_bytes()
    remembered, known = importing.known(session)
    prepared = importing.prepare(workbook, remembered=remembered, known_users=known)
    plan = writing_back.plan_back(session, actor, path, workbook=workbook, prepared=prepared, today=TODAY)
    assert path.read_bytes() == before
    [sheet] = plan.sheets
    assert [(one.address, one.title, one.heading, one.old, one.new, one.refused) for one in sheet.cells] == [
        ("F2", "杭州庚纸业有限公司", "单价", 5.0, 6, None),
        ("G2", "杭州庚纸业有限公司", "金额", None, 6, "formula"),
    ]
    assert [(one.row, one.title, dict(one.cells)["出货单号"]) for one in sheet.rows] == [
        (3, "杭州庚纸业有限公司", "CH2"),
    ]  # fmt: skip
    assert (plan.changed, plan.appended, plan.empty) == (1, 1, False)
    made = writing_back.carry_out(plan, tmp_path / "出.xlsx")
    assert figures(made) == {"shipments": (1, 1)}
    assert differing(path, tmp_path / "出.xlsx")[("出货统计表", "F2")] == 6
    book = openpyxl.load_workbook(path)
    book["出货统计表"]["A1"].value = "日期"
    book.save(path)
    with pytest.raises(FileChanged):
        writing_back.carry_out(plan, path)
    path.unlink()
    with pytest.raises(FileMissing):
        writing_back.carry_out(plan, path)


def test_only_workbooks_that_can_be_patched(session: Session, tmp_path: Path) -> None:
    actor = boss(session)
    path = tmp_path / "名单.csv"
    path.write_text("客户名称,手机\n昆山甲木家具厂,13800000101\n", encoding="utf-8")
    with pytest.raises(CannotWriteBack):
        back(session, actor, path, tmp_path / "出.xlsx")
    assert not (tmp_path / "出.xlsx").exists()


def test_formulas_that_stay_say_what_they_will_compute(session: Session, tmp_path: Path) -> None:
    """A file that no Excel has opened since comes home without undoing the change that was written back."""
    lines: Rows = [
        ["送货日期", "出货单号", "客户名称", "货品名称", "出货数量", "单价", "金额"],
        [date(2026, 9, 1), "CH1", "杭州庚纸业有限公司", "墨水", 1, 5, "=E2*F2"],
        [date(2026, 9, 2), "CH2", "杭州庚纸业有限公司", "墨水", 1, 5, "=E3*F3"],
    ]
    path, target = save(tmp_path / "甲.xlsx", {"出货统计表": lines}, merged={}), tmp_path / "出.xlsx"
    actor = boss(session)
    bring(session, actor, path)
    line = session.execute(select(Shipment.id).where(Shipment.number == "CH1")).scalar_one()
    edit(session, actor, Noun.SHIPMENT, line, price=Decimal("6.5"), amount=Decimal("6.5"))
    new = {"shipped_on": TODAY, "number": "CH3", "product": "碳带", "quantity": 2, "price": Decimal(4)}
    shipments.create(session, actor, named(session, "杭州庚纸业有限公司"), [new], now=NOW, today=TODAY)
    assert figures(back(session, actor, path, target)) == {"shipments": (1, 1)}
    assert [cells(target)[("出货统计表", f"G{row}")] for row in (2, 3, 4)] == ["=E2*F2", "=E3*F3", "=E4*F4"]
    results = openpyxl.load_workbook(target, data_only=True)["出货统计表"]
    assert [results[f"G{row}"].value for row in (2, 3, 4)] == [6.5, None, 8]
    remembered, known = importing.known(session)
    prepared = importing.prepare(read_here(target), remembered=remembered, known_users=known)
    [plan] = importing.plan(session, actor, prepared, today=TODAY).sheets
    assert (plan.new, plan.updated) == (0, 0)
