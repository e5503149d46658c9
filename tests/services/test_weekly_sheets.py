"""3-rules 3.3: call sheets go out and come back; every kind of bad input is handled and said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import NotACallSheet, NotAllowed
from app.models.assignment import Assignment
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.user import User
from app.services import (
    importing,
    interactions,
    operations,
    weekly,
    weekly_sheet_commit,
    weekly_sheet_export,
    weekly_sheet_review,
    weekly_sheets,
)
from app.services.weekly_sheets import CallSheetPlan, SheetRow
from app.sheets.reading import read_workbook
from tests.factories import TODAY as SUNDAY
from tests.services.weekly_team import AT, MONDAY, NOW, WEEK, dormant, team

FRIDAY = MONDAY + timedelta(days=4)
LATER: dict[str, Any] = {"now": NOW + timedelta(days=4), "today": FRIDAY}


class Sheets:
    """A team with a published list, its exported sheet, and how to fill it in."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.chief, (self.one, self.two) = team(session)
        self.customers = [dormant(session, self.one, total=1000 - n) for n in range(4)]
        weekly.propose(session, self.chief, **AT)
        weekly.publish(session, self.chief, week=WEEK, **AT)
        (self.path,) = weekly_sheet_export.export_all(
            session, self.chief, folder, week=WEEK, worded=lambda reasons: f"{len(reasons)} 条", **AT
        )

    def name(self, number: int) -> str:
        """A customer's name."""
        return self.session.execute(select(Customer.name).where(Customer.id == self.customers[number])).scalar_one()

    def fill(self, change: Callable[[Any, dict[str, int]], None], name: str = "回来.xlsx") -> Path:
        """The sheet changed by hand: `change(sheet, heading → column)`; rows begin at 2."""
        book = openpyxl.load_workbook(self.path)
        sheet = book.worksheets[0]
        change(sheet, {str(cell.value): cell.column for cell in sheet[1]})
        path = self.folder / name
        book.save(path)
        return path

    def plan(self, path: Path, actor: Actor | None = None, today: date = FRIDAY) -> CallSheetPlan:
        """What the file would write."""
        return weekly_sheets.plan(self.session, actor or self.chief, read_workbook(path), today=today)

    def take(self, path: Path) -> tuple[CallSheetPlan, weekly_sheet_commit.SheetResult]:
        """Plan and write."""
        found = self.plan(path)
        return found, weekly_sheet_commit.commit(self.session, self.chief, found, **LATER).value

    def logged(self) -> list[tuple[Any, ...]]:
        """(customer, day, outcome, content, salesperson) of every contact."""
        rows = self.session.execute(
            select(
                Interaction.customer_id, Interaction.happened_on, Interaction.outcome, Interaction.content,
                Interaction.salesperson_id,
            ).order_by(Interaction.id)
        )  # fmt: skip
        return [tuple(row) for row in rows]


@pytest.fixture
def sheets(session: Session, tmp_path: Path) -> Sheets:
    """Four customers on one person's sheet."""
    return Sheets(session, tmp_path)


def row_of(found: CallSheetPlan, number: int = 0) -> SheetRow:
    """One row of a plan."""
    return found.rows[number]


def put(sheet: Any, at: dict[str, int], row: int, **values: Any) -> None:
    """Type into a row."""
    for heading, value in values.items():
        sheet.cell(row, at[heading]).value = value


def test_the_sheet_has_drop_downs_and_a_hidden_mark(sheets: Sheets) -> None:
    assert sheets.path.name == "2026-W48 业务员1.xlsx"
    sheet = openpyxl.load_workbook(sheets.path).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert headings[0] == "客户名称"
    assert headings[-1] == weekly_sheet_export.MARK
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions[sheet.cell(1, len(headings)).column_letter].hidden
    assert len(sheet.data_validations.dataValidation) >= 4
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == [sheets.name(n) for n in range(4)]
    mark = weekly_sheet_export.read_mark(str(sheet.cell(2, len(headings)).value))
    assert mark is not None
    assert (mark.week, mark.customer_id) == (WEEK, sheets.customers[0])


def test_filled_in_it_becomes_contacts_once(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="暂无需求", 联系内容="仓库还有货")
        put(sheet, at, 3, 联系日期="11月25日", 接通情况="空号")
        put(sheet, at, 4, 联系日期=datetime(2026, 11, 25), 联系结果="有意向", 下次联系日期=datetime(2026, 12, 1))

    path = sheets.fill(fill)
    assert weekly_sheets.is_call_sheet(read_workbook(path))
    found, result = sheets.take(path)
    assert (found.blank, found.weeks, [row.group for row in found.rows]) == (1, (WEEK,), ["new"] * 3)
    assert (result.new, result.updated, result.problems) == (3, 0, 0)
    one, two, three, _ = sheets.customers
    who = sheets.one.id
    assert sheets.logged() == [
        (one, date(2026, 11, 24), "暂无需求", "仓库还有货", who),
        (two, date(2026, 11, 25), "空号", None, who),
        (three, date(2026, 11, 25), "有意向", None, who),
    ]
    ticked = sheets.session.execute(select(Assignment.interaction_id).order_by(Assignment.position)).scalars().all()
    assert [one is not None for one in ticked] == [True, True, True, False]
    again, result = sheets.take(path)
    assert [row.group for row in again.rows] == ["unchanged"] * 3
    assert (result.new, result.unchanged, len(sheets.logged())) == (0, 3, 3)
    operations.undo(sheets.session, sheets.chief, now=NOW)
    assert sheets.logged() == []


def test_corrected_and_brought_again_it_corrects(sheets: Sheets) -> None:
    def first(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候", 联系内容="聊了几句")

    def second(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="已报价")

    sheets.take(sheets.fill(first))
    found, result = sheets.take(sheets.fill(second))
    assert row_of(found).changes == (("outcome", "仅问候", "已报价"),), "a blank never overwrites"
    assert result.updated == 1
    assert [row[2:4] for row in sheets.logged()] == [("已报价", "聊了几句")]


def test_free_words_a_missing_day_and_no_next_date_are_read_and_said(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系结果="打了两次没人接")
        put(sheet, at, 3, 联系日期=datetime(2026, 11, 24), 联系结果="老板出国了")
        put(sheet, at, 4, 联系日期=datetime(2026, 11, 24), 联系结果="有意向")
        put(
            sheet,
            at,
            5,
            联系日期=datetime(2026, 11, 24),
            联系结果="有意向",
            下次联系日期=datetime(2027, 3, 1),
            联系内容="聊",
        )

    found, _ = sheets.take(sheets.fill(fill))
    assert [[code for code, _ in row.notices] for row in found.rows] == [
        ["date_assumed", "outcome_read_as"], ["outcome_unknown"], ["next_assumed"], ["next_too_late"],
    ]  # fmt: skip
    assert [row[1:4] for row in sorted(sheets.logged())] == [
        (FRIDAY, "无人接听", "打了两次没人接"),
        (date(2026, 11, 24), "老板出国了", None),
        (date(2026, 11, 24), "有意向", None),
        (date(2026, 11, 24), "有意向", "聊\n2027-03-01"),
    ]
    assert row_of(found, 3).values["next_on"] == date(2026, 12, 8)


def test_added_rows_damaged_marks_and_sorted_columns(sheets: Sheets) -> None:
    other = dormant(sheets.session, sheets.two, name="名单外的公司")
    names = [sheets.name(number) for number in range(4)]

    def fill(sheet: Any, at: dict[str, int]) -> None:
        for row in range(2, 6):
            put(sheet, at, row, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")
        sheet.cell(2, at["名单号"]).value = str(sheet.cell(2, at["名单号"]).value)[:-1] + "x"
        sheet.cell(3, at["客户名称"]).value = names[3]  # sorted apart from its mark
        sheet.cell(4, at["客户名称"]).value = "改了名的公司"
        for row, name in ((6, "名单外的公司"), (7, "没听说过的公司")):
            put(sheet, at, row, 客户名称=name, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")

    found, result = sheets.take(sheets.fill(fill))
    assert [(row.problem, [code for code, _ in row.notices]) for row in found.rows] == [
        (None, ["mark_damaged"]),
        ("mark_and_name_differ", []),
        (None, ["renamed"]),
        (None, []),
        (None, ["row_added", "not_on_list"]),
        ("unknown_customer", []),
    ]
    assert row_of(found).customer_id == sheets.customers[0]
    assert (result.new, result.problems) == (4, 2)
    assert other in {row[0] for row in sheets.logged()}


def test_another_week_s_sheet_one_who_left_and_who_bought_meanwhile(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")

    path = sheets.fill(fill)
    sheets.session.execute(update(User).where(User.id == sheets.one.id).values(active=False))
    sheets.session.execute(
        update(Customer).where(Customer.id == sheets.customers[0]).values(typed_last_deal_on=date(2026, 11, 26))
    )
    found = sheets.plan(path, today=FRIDAY + timedelta(days=7))
    assert row_of(found).notices == (("other_week", WEEK), ("left", "业务员1"), ("bought", ""))
    assert (row_of(found).group, row_of(found).salesperson_id) == ("new", sheets.one.id)


def test_words_that_are_no_date_stay_in_the_content(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候", 下次联系日期="老地方见")

    path = sheets.fill(fill)
    found = sheets.plan(path)
    assert row_of(found).notices == (("unread", "下次联系日期「老地方见」"),)
    assert row_of(found).values["content"] == "下次联系日期：老地方见"
    assert "next_on" not in row_of(found).values


def test_a_call_before_the_week_does_not_count_for_it(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 22), 联系结果="仅问候")

    path = sheets.fill(fill)
    assert row_of(sheets.plan(path, today=date(2026, 11, 22))).notices == (("outside_week", WEEK),)


def test_an_undone_list_still_gives_contacts(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")

    path = sheets.fill(fill)
    sheets.session.execute(delete(Assignment))
    found, result = sheets.take(path)
    assert (row_of(found).notices, result.new) == ((("not_on_list", WEEK),), 1)


def test_the_future_the_same_row_twice_and_no_date(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 12, 24), 联系结果="仅问候")
        put(sheet, at, 3, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")
        put(sheet, at, 4, 联系日期="很快", 联系结果="仅问候")
        for column in range(1, len(at) + 1):
            sheet.cell(6, column).value = sheet.cell(3, column).value

    found, result = sheets.take(sheets.fill(fill))
    assert [row.problem for row in found.rows] == ["in_the_future", None, "not_a_date", "twice"]
    assert (result.new, result.problems) == (1, 3)


def test_what_was_typed_into_the_program_too_is_not_doubled(sheets: Sheets) -> None:
    interactions.log(
        sheets.session, sheets.one, sheets.customers[0], {"outcome": "仅问候", "content": "在程序里也记了"}, **AT
    )

    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 23), 联系结果="仅问候")

    found, result = sheets.take(sheets.fill(fill))
    assert (row_of(found).notices, result.new) == ((("logged_already", "2026-11-23"),), 0)


def test_somebody_else_s_sheet_is_not_written_by_a_salesperson(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")

    path = sheets.fill(fill)
    assert sheets.plan(path, sheets.one).rows[0].group == "new"
    assert sheets.plan(path, sheets.two).rows[0].problem in ("not_yours", "unknown_customer")
    with pytest.raises(NotAllowed):
        weekly_sheet_export.export_all(sheets.session, sheets.one, sheets.folder, week=WEEK, worded=str, **AT)
    rows = weekly_sheet_export.export_person(
        sheets.session, sheets.one, sheets.folder / "我的.xlsx", week=WEEK, user_id=sheets.one.id, worded=str, **AT
    )
    assert rows == 4


def test_rows_can_be_unticked(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        for row in (2, 3):
            put(sheet, at, row, 联系日期=datetime(2026, 11, 24), 联系结果="仅问候")

    found = sheets.plan(sheets.fill(fill))
    skip = {(found.rows[0].sheet, found.rows[0].row)}
    done = weekly_sheet_commit.commit(sheets.session, sheets.chief, found, skip=skip, **LATER)
    assert (done.value.new, sheets.logged()[0][0]) == (1, sheets.customers[1])


def test_other_workbooks_are_none(session: Session, tmp_path: Path) -> None:
    chief, _ = team(session)
    path = tmp_path / "客户.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["客户名称", "联系日期", "联系内容"])
    book.active.append(["宏达", "2026-11-20", "聊"])
    book.save(path)
    read = read_workbook(path)
    assert not weekly_sheets.is_call_sheet(read)
    with pytest.raises(NotACallSheet):
        weekly_sheets.plan(session, chief, read, today=SUNDAY)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("有意向", "有意向"), ("电话没人接", "无人接听"), ("对方说暂时不需要", "暂无需求"),
        ("已经换了厂家", "已有供应商"),
        ("让我下周再打", "约定再联系"), ("厂子倒闭了", "停业"), ("号码不对", "错号"), ("天气不错", None),
    ],
)  # fmt: skip
def test_free_words(text: str, outcome: str | None) -> None:
    assert weekly_sheets.outcome_of(text) == outcome


def test_sheets_that_come_back_together_count_each_call_once(sheets: Sheets) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        put(sheet, at, 2, 联系日期=datetime(2026, 11, 24), 联系结果="嗯嗯再看", 联系内容="没空")
        put(sheet, at, 3, 联系日期=datetime(2026, 11, 24), 联系结果="暂无需求")

    books = [read_workbook(sheets.fill(fill, "甲.xlsx")), read_workbook(sheets.fill(fill, "乙.xlsx"))]
    found = weekly_sheet_review.plan_all(sheets.session, sheets.chief, books, today=FRIDAY)
    assert [one.group for one in found.rows] == ["new", "new", "problem", "problem"]
    assert found.rows[0].notices[0] == ("outcome_unknown", "嗯嗯再看")
    place = (found.rows[0].sheet, found.rows[0].row)
    written = weekly_sheet_review.write_all(
        sheets.session, sheets.chief, books, outcomes={place: "约定再联系"},
        skip={(found.rows[1].sheet, found.rows[1].row)}, **LATER,
    )  # fmt: skip
    assert (written.value.new, written.value.problems) == (1, 2)
    assert [row[2:4] for row in sheets.logged()] == [("约定再联系", "没空\n嗯嗯再看")]


def test_contacts_in_the_companys_plain_sheet_count_for_the_week(sheets: Sheets) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "客户联系信息表"
    sheet.append(["客户名称", "联系日期", "联系方式", "联系结果", "联系内容"])
    sheet.append([sheets.name(0), datetime(2026, 11, 24), "电话", "拒绝联系", "不要再打了"])
    sheet.append([sheets.name(1), datetime(2026, 10, 1), "电话", "停业", "厂子关了"])
    path = sheets.folder / "联系.xlsx"
    book.save(path)
    prepared = importing.prepare(read_workbook(path), remembered={}, known_users=())
    importing.commit_prepared(sheets.session, sheets.chief, prepared, options=importing.ImportOptions(), **LATER)
    ticked = sheets.session.execute(
        select(Assignment.customer_id).where(Assignment.interaction_id.is_not(None))
    ).scalars()
    assert list(ticked) == [sheets.customers[0]]
    flags = sheets.session.execute(
        select(Customer.do_not_call, Customer.closed_down)
        .where(Customer.id.in_(sheets.customers[:2])).order_by(Customer.id)
    ).all()  # fmt: skip
    assert [tuple(one) for one in flags] == [(True, False), (False, False)]
