"""Call sheets that come back filled in: what each row would write, and why a row cannot be written (3-rules 3.3)."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.errors import NotACallSheet
from app.models.assignment import Assignment
from app.models.customer import Customer, in_table
from app.models.interaction import Interaction
from app.models.nouns import OUTCOMES, ListName, Table
from app.models.user import User
from app.services import team_settings, visibility
from app.services.naming import name_key
from app.services.weekly_rules import BAD_NUMBER, UNREACHED, code_of
from app.services.weekly_sheet_export import MARK, Mark, read_mark
from app.services.weeks import sunday_of, week_of
from app.sheets.layout import find_layout
from app.sheets.records import Record, SheetRecords, read_records
from app.sheets.workbook import Cell, Sheet, Workbook

ORIGIN: Final = "每周分配"
WRITTEN: Final = (
    "happened_on", "happened_time", "contact_name", "number_dialled", "method", "reached", "outcome", "content",
    "loss_reason", "intent", "next_step", "next_on",
)  # fmt: skip
_FILLED: Final = frozenset(
    {"happened_on", "happened_time", "method", "reached", "outcome", "content", "loss_reason", "intent", "next_on"}
)
_SEARCHED_ROWS: Final = 15
_SAID: Final = (
    ("拒绝联系", ("不要再打", "别再打", "拒绝", "投诉你")),
    ("停业", ("倒闭", "停产", "关门", "歇业", "注销", "不做了")),
    ("已有供应商", ("供应商", "别家", "别人家", "换了厂家", "在用其他")),
    ("暂无需求", ("不需要", "没需求", "没有需求", "无需求", "用不上", "暂不", "暂时不", "库存多")),
    ("约定再联系", ("再联系", "回头", "改天", "过几天", "再打", "年后", "下个月", "下周")),
    ("已报价", ("报价",)),
    ("需寄样", ("寄样", "样品")),
    ("已加微信", ("加微信", "加了微信")),
    ("价格不合适", ("太贵", "价格高", "价高", "嫌贵")),
    ("成交", ("下单", "成交", "订了", "签了")),
    ("有意向", ("有意向", "有兴趣", "考虑")),
    ("空号", ("空号",)),
    ("停机", ("停机",)),
    ("错号", ("打错", "错号", "号码不对", "不是本人")),
    ("关机", ("关机",)),
    ("占线", ("占线", "忙音", "通话中")),
    ("无人接听", ("没人接", "没接", "未接", "不接", "无人", "打不通")),
)
"""What people write instead of the outcome that is meant; the first that is found counts."""


@dataclass(frozen=True)
class SheetRow:
    """One filled row. `group`: new, updated (written from this sheet before, corrected since), unchanged, or problem.
    `values` is what is written; `changes` (field, old, new) of an update; `notices` are (code, detail) to be said:

    date_assumed, outcome_read_as, outcome_unknown, other_week, row_added, mark_damaged, not_on_list, left, bought,
    next_assumed, next_too_late, loss_reason_missing, renamed, logged_already, unread, outside_week.

    `problem` is unknown_customer, several_customers, mark_and_name_differ, not_yours, in_the_future, twice or a code of
    app/sheets/problems.py, with `detail`.
    """

    row: int
    sheet: str
    customer: str
    group: str
    customer_id: int | None = None
    assignment_id: int | None = None
    salesperson_id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[tuple[str, Any, Any], ...] = ()
    interaction_id: int | None = None
    fingerprint: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    problem: str | None = None
    detail: str = ""


@dataclass(frozen=True)
class CallSheetPlan:
    """What a returned workbook would write; nothing is written yet. `weeks` are the weeks it speaks of, `blank` the
    rows nobody filled in.
    """

    file: str
    weeks: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    blank: int

    def count(self, group: str) -> int:
        """How many rows of a group."""
        return sum(one.group == group for one in self.rows)


def is_call_sheet(workbook: Workbook) -> bool:
    """Whether one of the sheets has our hidden column: then the workbook is for `plan`, not for the import."""
    return any(_mark_column(one) is not None for one in workbook.sheets)


def plan(
    session: Session,
    actor: Actor,
    workbook: Workbook,
    *,
    outcomes: Mapping[tuple[str, int], str] | None = None,
    seen: set[str] | None = None,
    today: date,
) -> CallSheetPlan:
    """What the filled rows would write. Rows are matched by their mark; a row that was added, or whose mark is damaged,
    by its customer's name. `outcomes` is what somebody chose instead of free words, by sheet and row; `seen` the calls
    of other workbooks that are planned together with this one. Raises NotACallSheet.
    """
    read = [one for sheet in workbook.sheets if (one := _read(sheet, today)) is not None]
    if not read:
        raise NotACallSheet(workbook.file)
    planner = _Planner(session, actor, today, read, outcomes or {}, set() if seen is None else seen)
    rows = tuple(row for one in read for row in planner.rows(one))
    return CallSheetPlan(workbook.file, planner.weeks, rows, sum(one.blank for one in read))


# --- reading ----------------------------------------------------------------------------


@dataclass
class _Read:
    """One sheet read: its records by row with their marks, problems by row, rows whose date was assumed; `unread` are
    headings and words of cells that could not be read, by row.
    """

    name: str
    records: list[Record]
    marks: dict[int, str]
    problems: dict[int, tuple[str, str, str]]
    blank: int
    assumed: set[int]
    names: dict[int, str]
    unread: dict[int, list[tuple[str, str]]]


def _mark_column(sheet: Sheet) -> tuple[int, int] | None:
    """Index of the header row and of the column with our marks."""
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.strip() == MARK:
                return index, column
    return None


def _read(sheet: Sheet, today: date) -> _Read | None:
    place = _mark_column(sheet)
    layout = find_layout(sheet, table=ListName.CONTACTS) if place is not None else None
    if place is None or layout is None:
        return None
    marks: dict[int, str] = {}
    rows: list[list[Cell]] = []
    blank = 0
    assumed: set[int] = set()
    at = {one.field: one.index for one in layout.columns if one.field is not None and one.keep}
    filled = [index for key, index in at.items() if key in _FILLED]
    names: dict[int, str] = {}
    for index, cells in enumerate(sheet.rows):
        number = sheet.first_row + index
        if number <= layout.header_row:
            rows.append(cells)
            continue
        said = [index for index in filled if _says(cells[index])]
        if not said:
            blank += any(_says(one) for one in cells)
            rows.append([None] * len(cells))  # nobody called: no contact
            continue
        mark = cells[place[1]]
        marks[number] = str(mark).strip() if _says(mark) else ""
        names[number] = str(cells[at["customer"]] or "").strip() if "customer" in at else ""
        rows.append(_completed(list(cells), at, _assumed_day(marks[number], today), number, assumed))
    known = (one for text in marks.values() if (one := read_mark(text)) is not None)
    year = next((sunday_of(one.week).year for one in known), today.year)
    found = read_records(replace(sheet, rows=rows), layout, year=year)
    fields = {one.heading: one.field for one in layout.columns if one.field in _FILLED and one.keep}
    return _Read(sheet.name, found.records, marks, _fatal(found), blank, assumed, names, _unread(found, fields))


def _unread(found: SheetRecords, fields: Mapping[str, str | None]) -> dict[int, list[tuple[str, str]]]:
    """What somebody wrote into a cell that stayed empty because it could not be read, by row."""
    records = {one.row: one for one in found.records}
    unread: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in found.problems:
        key, record = fields.get(one.column), records.get(one.row)
        if key is not None and record is not None and record.values.get(key) is None:
            unread[one.row].append((one.column, one.value))
    return unread


def _fatal(found: SheetRecords) -> dict[int, tuple[str, str, str]]:
    """Rows that are no records → why: rather the cell that is wrong than that it is missing then."""
    rows = {one.row for one in found.problems if one.fatal}
    told = sorted(
        (one for one in found.problems if one.row in rows),
        key=lambda one: (one.row, str(one.code).startswith("missing_")),
    )
    return {one.row: (str(one.code), one.column, one.value) for one in reversed(told)}


def _completed(cells: list[Cell], at: Mapping[str, int], day: date, number: int, assumed: set[int]) -> list[Cell]:
    """A row somebody filled in halfway is a contact all the same: a missing day is assumed and said; how the line was
    stands for the outcome.
    """
    if "happened_on" in at and not _says(cells[at["happened_on"]]):
        cells[at["happened_on"]] = day
        assumed.add(number)
    if "reached" in at and "outcome" in at and not _says(cells[at["outcome"]]):
        content = at.get("content")
        if content is None or not _says(cells[content]):
            cells[at["outcome"]] = cells[at["reached"]]
    return cells


def _assumed_day(mark: str, today: date) -> date:
    known = read_mark(mark)
    return today if known is None else min(today, sunday_of(known.week))


def _says(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def outcome_of(text: str) -> str | None:
    """The outcome that free words mean, or None."""
    if text in OUTCOMES or text in UNREACHED or text in BAD_NUMBER:
        return text
    return next((outcome for outcome, words in _SAID if any(word in text for word in words)), None)


# --- planning ---------------------------------------------------------------------------


class _Planner:
    """Knows the people, customers and contacts that a workbook's rows may mean."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        today: date,
        read: Sequence[_Read],
        outcomes: Mapping[tuple[str, int], str],
        seen: set[str],
    ) -> None:
        self._session = session
        self._actor = actor
        self._today = today
        self._team = team_settings.load(session)
        marks = [mark for one in read for text in one.marks.values() if (mark := read_mark(text)) is not None]
        self._week = Counter(one.week for one in marks).most_common(1)[0][0] if marks else week_of(today)
        self.weeks = tuple(sorted({one.week for one in marks}))
        users = session.execute(select(User.id, User.name, User.active)).all()
        self._users = {one.name: one.id for one in users}
        self._left = {one.id for one in users if not one.active}
        self._rows = self._assignments([one.assignment_id for one in marks])
        texts = [text for one in read for text in one.names.values() if text]
        self._by_key = self._named(texts)
        ids = {one.customer_id for one in marks} | {one for many in self._by_key.values() for one in many}
        self._names, self._bought = self._customers(sorted(ids))
        self._logged = self._contacts(sorted(self._names))
        self._outcomes, self._seen = outcomes, seen

    def rows(self, read: _Read) -> list[SheetRow]:
        """The sheet's filled rows in their order."""
        made = [self._row(read, one) for one in read.records]
        told = {one.row for one in made}
        made += [
            SheetRow(
                row, read.name, read.names.get(row, ""), "problem", problem=code, detail=f"{column} {value}".strip()
            )
            for row, (code, column, value) in read.problems.items()
            if row not in told and row in read.marks
        ]
        return sorted(made, key=lambda one: one.row)

    def _row(self, read: _Read, record: Record) -> SheetRow:
        notices: list[tuple[str, str]] = []
        typed = read.marks.get(record.row, "")
        mark = read_mark(typed)
        name = str(record.values.get("customer") or "")
        customer_id, problem = self._customer(mark, typed, name, notices)
        row = SheetRow(record.row, read.name, name, "problem", customer_id, problem=problem)
        if problem is not None or customer_id is None:
            return row
        assignment = self._assignment(mark, customer_id, notices)
        who = self._who(record, assignment, notices)
        if record.row in read.assumed:
            notices.append(("date_assumed", str(record.values["happened_on"])))
        values = self._values(read, record, assignment, notices)
        if values["happened_on"] > self._today:
            return replace(row, problem="in_the_future", detail=str(values["happened_on"]))
        if not self._actor.sees_all and who != self._actor.id:
            return replace(row, problem="not_yours", detail=name)
        if assignment is not None and not assignment.dropped and week_of(values["happened_on"]) != assignment.week:
            notices[:] = [one for one in notices if one[0] != "other_week"]
            notices.append(("outside_week", assignment.week))
        if customer_id in self._bought:
            notices.append(("bought", ""))
        key = _fingerprint(customer_id, values["happened_on"], values.get("happened_time"), who)
        if key in self._seen:
            return replace(row, problem="twice", detail=name)
        self._seen.add(key)
        row = replace(
            row, customer=self._names[customer_id], assignment_id=assignment.id if assignment else None,
            salesperson_id=who, values=values, fingerprint=key,
        )  # fmt: skip
        row = self._compared(row, notices)
        return replace(row, notices=tuple(notices))

    def _customer(
        self, mark: Mark | None, typed: str, name: str, notices: list[tuple[str, str]]
    ) -> tuple[int | None, str | None]:
        by_name = self._by_key.get(name_key(name), []) if name else []
        if mark is not None and mark.customer_id in self._names:
            if name and mark.customer_id not in by_name and name_key(name) != name_key(self._names[mark.customer_id]):
                if by_name:  # somebody sorted the columns apart: neither is trusted
                    return mark.customer_id, "mark_and_name_differ"
                notices.append(("renamed", self._names[mark.customer_id]))
            return mark.customer_id, None
        if typed and mark is None:
            notices.append(("mark_damaged", typed))
        elif not typed:
            notices.append(("row_added", ""))
        listed = {one.customer_id for one in self._rows.values()}
        fitting = [one for one in by_name if one in listed] or by_name
        if len(fitting) == 1:
            return fitting[0], None
        return None, "several_customers" if fitting else "unknown_customer"

    def _assignment(self, mark: Mark | None, customer_id: int, notices: list[tuple[str, str]]) -> Assignment | None:
        row = self._rows.get(mark.assignment_id) if mark is not None else None
        if row is None or row.customer_id != customer_id:
            row = next(
                (one for one in self._rows.values() if one.customer_id == customer_id and one.week == self._week), None
            )
        if row is None or row.dropped:
            notices.append(("not_on_list", self._week if mark is None else mark.week))
        elif row.week != week_of(self._today):
            notices.append(("other_week", row.week))
        return row

    def _who(self, record: Record, assignment: Assignment | None, notices: list[tuple[str, str]]) -> int:
        named = self._users.get(str(record.values.get("salesperson") or ""))
        who = named or (assignment.user_id if assignment is not None else self._actor.id)
        if who in self._left:
            notices.append(("left", next(name for name, one in self._users.items() if one == who)))
        return who

    def _values(
        self, read: _Read, record: Record, assignment: Assignment | None, notices: list[tuple[str, str]]
    ) -> dict[str, Any]:
        chosen = self._outcomes.get((read.name, record.row))
        values = {key: record.values[key] for key in WRITTEN if record.values.get(key) is not None}
        # The sheet's own number and person are what we printed, not what was dialled.
        values.pop("number_dialled", None)
        typed = values.get("outcome")
        if typed is not None:
            meant = chosen or outcome_of(typed)
            if meant is None:
                notices.append(("outcome_unknown", typed))
            elif meant != typed:
                notices.append(("outcome_read_as", f"{typed} → {meant}"))
                values["outcome"] = meant
                if typed not in values.get("content", ""):
                    values["content"] = f"{values['content']}\n{typed}" if values.get("content") else typed
        for heading, said in read.unread.get(record.row, ()):
            notices.append(("unread", f"{heading}「{said}」"))
            values["content"] = f"{values.get('content') or ''}\n{heading}：{said}".strip()
        values.setdefault("method", "电话")
        self._next_date(values, assignment, notices)
        if code_of(values.get("outcome"), values.get("reached")) == "has_supplier" and not values.get("loss_reason"):
            notices.append(("loss_reason_missing", ""))
        return values

    def _next_date(self, values: dict[str, Any], assignment: Assignment | None, notices: list[tuple[str, str]]) -> None:
        if values.get("outcome") != "有意向" or assignment is None:
            return
        latest = date.fromordinal(values["happened_on"].toordinal() + self._team.interested_within_days)
        if values.get("next_on") is None:
            values["next_on"] = latest
            notices.append(("next_assumed", str(latest)))
        elif values["next_on"] > latest:
            notices.append(("next_too_late", f"{values['next_on']} → {latest}"))
            values["content"] = f"{values.get('content') or ''}\n{values['next_on']}".strip()
            values["next_on"] = latest

    def _compared(self, row: SheetRow, notices: list[tuple[str, str]]) -> SheetRow:
        """New, the same as before, or a correction of what this row wrote earlier. A blank never overwrites."""
        known = self._logged.get(row.customer_id or 0, ())
        before = next((one for one in known if one["fingerprint"] == row.fingerprint), None)
        if before is None:
            before = next((one for one in known if _same(one, row)), None)
            if before is None:
                return replace(row, group="new")
            notices.append(("logged_already", str(before["happened_on"])))
            return replace(row, group="unchanged", interaction_id=before["id"])
        changes = tuple(
            (key, before[key], value) for key, value in row.values.items() if key in before and before[key] != value
        )
        group = "updated" if changes else "unchanged"
        return replace(row, group=group, changes=changes, interaction_id=before["id"])

    # What the database knows.

    def _assignments(self, ids: Sequence[int]) -> dict[int, Assignment]:
        statement = select(Assignment).where(db.in_values(Assignment.id, ids) | (Assignment.week == self._week))
        return {one.id: one for one in self._session.execute(statement).scalars()}

    def _named(self, texts: Sequence[str]) -> dict[str, list[int]]:
        keys = sorted({name_key(one) for one in texts})
        found: dict[str, list[int]] = defaultdict(list)
        rows = self._session.execute(
            select(Customer.name_key, Customer.id)
            .where(db.in_values(Customer.name_key, keys), visibility.visible(self._actor, self._today))
            .order_by(Customer.id)
        )
        for key, customer_id in rows:
            found[key].append(customer_id)
        return found

    def _customers(self, ids: Sequence[int]) -> tuple[dict[int, str], set[int]]:
        clause = visibility.visible(self._actor, self._today) | Customer.id.in_(
            select(Assignment.customer_id).where(Assignment.user_id == self._actor.id)
        )
        rows = self._session.execute(
            select(Customer.id, Customer.name).where(db.in_values(Customer.id, ids), clause)
        ).all()
        current = in_table(Table.CURRENT, self._today, self._team.dormant_after_days)
        bought = self._session.execute(select(Customer.id).where(db.in_values(Customer.id, ids), current)).scalars()
        return {one: name for one, name in rows}, set(bought)  # noqa: C416 - rows of two columns, typed

    def _contacts(self, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
        columns = [Interaction.__table__.c[key] for key in WRITTEN]
        rows: Any = self._session.execute(
            select(
                Interaction.id, Interaction.customer_id, Interaction.salesperson_id, Interaction.fingerprint, *columns
            ).where(db.in_values(Interaction.customer_id, ids))
        ).mappings()
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            found[row["customer_id"]].append(dict(row))
        return found


def _same(logged: Mapping[str, Any], row: SheetRow) -> bool:
    """Typed into the program as well: same day, same person, and nothing in the sheet that it does not say."""
    if logged["happened_on"] != row.values["happened_on"] or logged["salesperson_id"] != row.salesperson_id:
        return False
    return all(logged.get(key) == row.values.get(key) for key in ("outcome", "content") if row.values.get(key))


def _fingerprint(customer_id: int, day: date, clock: Any, who: int) -> str:
    """Marks the call, not its words: corrected and brought again, it is the same one."""
    return hashlib.blake2b(f"call|{customer_id}|{day}|{clock or ''}|{who}".encode(), digest_size=16).hexdigest()
