"""Which cells of a list may be written and with what: the rules of the forms applied to many cells at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session

from app.access import Actor, Permission
from app.errors import AppError, DuplicateCode, InvalidValue, NotAllowed, NotFound, StaleRecord
from app.models.assignment import Assignment
from app.models.cells import EXTRA, Cell, CellKind, cell_of
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.models.user import User
from app.services import interactions, service_cases, shipments, visibility
from app.services.changes import chunks, rows_by_id
from app.services.fields import checked, require_filled
from app.services.list_columns import FIRST_CONTACT
from app.services.naming import named
from app.sheets.cleaning import clean_phone, is_mobile
from app.sheets.problems import CellProblem

_PERSON = {
    Noun.INTERACTION: interactions.KIND.person,
    Noun.SERVICE_CASE: service_cases.KIND.person,
    Noun.SHIPMENT: shipments.KIND.person,
}
_YES = frozenset({"是", "y", "yes", "true", "1", "√"})
_NO = frozenset({"否", "n", "no", "false", "0", "×", ""})


@dataclass(frozen=True)
class RowMark:
    """What a list remembers of a row to edit it: the versions it saw, and the permission that is missing, if one is."""

    version: int
    contact: tuple[int, int] | None = None
    """Id and version of the first contact person."""
    lacks: Permission | None = None


@dataclass(frozen=True)
class CellEdit:
    """One cell to write; a blank value clears it. `mark` is what the row was when it was read."""

    record_id: int
    key: str
    value: Any
    mark: RowMark | None = None


@dataclass(frozen=True)
class CellChange:
    """A cell that will change, as its list shows it."""

    record_id: int
    key: str
    title: str
    before: Any
    after: Any


@dataclass(frozen=True)
class CellRefusal:
    """A cell left as it is, and why."""

    record_id: int
    key: str
    title: str
    before: Any
    value: Any
    error: AppError


@dataclass(frozen=True)
class CellPlan:
    """What came of many cells; `unchanged` held their value already."""

    changes: tuple[CellChange, ...] = ()
    refused: tuple[CellRefusal, ...] = ()
    unchanged: int = 0
    marks: Mapping[int, RowMark] = field(default_factory=dict)
    """After writing: what the rows are now, for the next edit."""


@dataclass
class _Row:
    """One record while its cells are looked at: what it holds, and what is to be written."""

    title: str
    values: Mapping[str, Any]
    mark: RowMark
    contact: Mapping[str, Any] | None = None
    written: dict[str, Any] = field(default_factory=dict)
    on_contact: dict[str, Any] = field(default_factory=dict)


def marks(session: Session, actor: Actor, name: ListName, ids: Sequence[int], *, today: date) -> dict[int, RowMark]:
    """The mark of every row of these ids that the actor may see."""
    return {one: row.mark for one, row in _read(session, actor, name, ids, today=today).items()}


class Planner:
    """Looks at the cells of one list; nothing is written here."""

    def __init__(self, session: Session, actor: Actor, name: ListName, *, today: date) -> None:
        self._session = session
        self._actor = actor
        self._name = name
        self._today = today
        self._rows: dict[int, _Row] = {}
        self._people = {one.id: one.name for one in session.execute(select(User.id, User.name, User.active))}
        self._active = {one.name: one.id for one in session.execute(select(User.id, User.name).where(User.active))}

    def plan(self, edits: Sequence[CellEdit]) -> CellPlan:
        """Every edit checked by the rules of the forms, in the order given."""
        self._rows = _read(
            self._session,
            self._actor,
            self._name,
            sorted({one.record_id for one in edits}),
            today=self._today,
            whole=True,
        )
        self._look_up_codes(edits)
        made: list[CellChange] = []
        refused: list[CellRefusal] = []
        unchanged = 0
        for edit in edits:
            row = self._rows.get(edit.record_id)
            title = row.title if row is not None else ""
            before = self._shown(row, edit.key) if row is not None else None
            try:
                after = self._write(row, edit)
            except AppError as error:
                refused.append(CellRefusal(edit.record_id, edit.key, title, before, edit.value, error))
                continue
            if after == before:
                unchanged += 1
            else:
                made.append(CellChange(edit.record_id, edit.key, title, before, after))
        return CellPlan(tuple(made), tuple(refused), unchanged)

    def updates(self, now: datetime) -> dict[Noun, dict[int, dict[str, Any]]]:
        """What to write, by noun and record."""
        found: dict[Noun, dict[int, dict[str, Any]]] = {self._name.noun: {}, Noun.CONTACT: {}}
        for record_id, row in self._rows.items():
            if row.written:
                values = dict(row.written)
                if "owner_id" in values:
                    values |= {
                        "claimed_at": now,
                        "prev_owner_id": row.values["owner_id"] or row.values["prev_owner_id"],
                    }
                found[self._name.noun][record_id] = values
            if row.on_contact and row.contact is not None:
                found[Noun.CONTACT][row.contact["id"]] = row.on_contact
        return {noun: rows for noun, rows in found.items() if rows}

    def new_contacts(self) -> list[dict[str, Any]]:
        """First contact persons of customers that had none."""
        return [
            {**row.on_contact, "customer_id": record_id, "position": 0}
            for record_id, row in self._rows.items()
            if row.contact is None and any(value is not None for value in row.on_contact.values())
        ]

    # --- one cell -----------------------------------------------------------------

    def _write(self, row: _Row | None, edit: CellEdit) -> Any:
        noun = self._name.noun
        if row is None:
            raise NotFound(noun.value, str(edit.record_id))
        cell = cell_of(self._name, edit.key)
        if cell is None:
            raise InvalidValue(noun.value, edit.key, "computed")
        if row.mark.lacks is not None:
            raise NotAllowed(row.mark.lacks.value)
        self._refuse_stale(row, edit, cell)
        value = self._value(cell, edit.value)
        if cell.noun is Noun.CONTACT:
            return self._write_contact(row, cell, value)
        if cell.column == "extra":
            return self._write_extra(row, edit.key.removeprefix(EXTRA), value)
        tried = {**row.written, cell.column: value}
        row.written = self._whole(row, tried, cell.column)
        return self._people.get(value, value) if cell.kind is CellKind.PERSON else value

    def _refuse_stale(self, row: _Row, edit: CellEdit, cell: Cell) -> None:
        if edit.mark is None:
            return
        seen, now = (
            (edit.mark.contact, row.mark.contact)
            if cell.noun is Noun.CONTACT
            else (edit.mark.version, row.mark.version)
        )
        if seen != now:
            raise StaleRecord(self._name.noun.value, edit.record_id)

    def _value(self, cell: Cell, typed: Any) -> Any:
        value = typed.strip() if isinstance(typed, str) else typed
        blank = value in (None, "")
        if blank and cell.required:
            raise InvalidValue(cell.noun.value, cell.column, "required")
        if cell.kind is CellKind.PERSON:
            return None if blank else self._person(cell, value)
        if cell.kind is CellKind.FLAG:
            return _flag(cell, value)
        if cell.strict and not blank and value not in cell.choices:
            raise InvalidValue(cell.noun.value, cell.column, "not_a_choice", str(value))
        if cell.kind is CellKind.PHONE and not blank:
            try:
                value = clean_phone(str(value))
            except CellProblem:
                raise InvalidValue(cell.noun.value, cell.column, "not_a_phone", str(value)) from None
        if cell.column == "extra":
            return checked(cell.noun, {"extra": {"x": value}}, allowed=("extra",))["extra"].get("x") or None
        return checked(cell.noun, {cell.column: value}, allowed=(cell.column,))[cell.column]

    def _person(self, cell: Cell, value: Any) -> int:
        if cell.column == "owner_id" and not self._actor.may(Permission.CUSTOMER_TRANSFER):
            raise NotAllowed(Permission.CUSTOMER_TRANSFER.value)
        found: int | None = value if isinstance(value, int) else self._active.get(str(value))
        if found is None or found not in self._active.values():
            raise InvalidValue(cell.noun.value, cell.column, "unknown", self._people.get(value, str(value)))
        return found

    def _write_contact(self, row: _Row, cell: Cell, value: Any) -> Any:
        contact = row.contact or {}
        column = cell.column
        # The list shows the landline where there is no mobile: what is shown is what is replaced.
        landline = contact.get("phone") is not None or (bool(value) and not is_mobile(value))
        if column == "mobile" and contact.get("mobile") is None and landline:
            column = "phone"
        row.on_contact = {**row.on_contact, column: value}
        return value

    def _write_extra(self, row: _Row, heading: str, value: str | None) -> str | None:
        extra = {**(row.values["extra"] or {}), **row.written.get("extra", {})}
        extra.pop(heading, None)
        row.written = {**row.written, "extra": extra | ({heading: value} if value else {})}
        return value

    def _whole(self, row: _Row, tried: dict[str, Any], column: str) -> dict[str, Any]:
        """The columns to write with what follows from them, by the rules of the record's own form."""
        noun = self._name.noun
        if noun is Noun.CUSTOMER and column == "name":
            require_filled(noun, tried, ("name",))
            return {**tried, **named(tried["name"])}
        if column == "code" and noun is Noun.CUSTOMER and tried["code"]:
            self._take_code(row, tried["code"])
        if noun is Noun.INTERACTION:
            interactions.refuse_future(tried, self._today)
        if noun is Noun.SERVICE_CASE and row.values["closed_on"] is None:
            return service_cases.closed_by_status(tried, self._today)
        if noun is Noun.SHIPMENT and column in ("quantity", "amount", "kind"):
            whole = shipments.completed({**row.values, **tried})
            return {**tried, "quantity": whole["quantity"], "amount": whole["amount"]}
        return tried

    def _shown(self, row: _Row, key: str) -> Any:
        cell = cell_of(self._name, key)
        if cell is None:
            return None
        if cell.noun is Noun.CONTACT:
            contact = {**(row.contact or {}), **row.on_contact}
            value = contact.get(cell.column)
            return contact.get("phone") if value is None and cell.column == "mobile" else value
        if cell.column == "extra":
            return (row.values["extra"] or {}).get(key.removeprefix(EXTRA)) or None
        value = row.values[cell.column]
        return self._people.get(value, value) if cell.kind is CellKind.PERSON else value

    def _take_code(self, row: _Row, code: str) -> None:
        holder = self._codes.setdefault(code, (row.values["id"], row.title))
        if holder[0] != row.values["id"]:
            raise DuplicateCode(code, holder[1])

    def _look_up_codes(self, edits: Iterable[CellEdit]) -> None:
        """Who has the codes of these cells now, asked once for all."""
        self._codes: dict[str, tuple[int, str]] = {}
        if self._name.table is None:
            return
        wanted = {str(one.value).strip() for one in edits if one.key == "code" and one.value}
        for part in _parts(sorted(wanted)):
            found = select(Customer.code, Customer.id, Customer.name).where(Customer.code.in_(part))
            self._codes |= {str(code): (one, name) for code, one, name in self._session.execute(found)}


def _flag(cell: Cell, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value if value is not None else "").strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise InvalidValue(cell.noun.value, cell.column, "not_yes_no", str(value))


def _parts(values: list[str], size: int = 900) -> Iterable[list[str]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _read(
    session: Session, actor: Actor, name: ListName, ids: Sequence[int], *, today: date, whole: bool = False
) -> dict[int, _Row]:
    table, noun = table_of(name.noun), name.noun
    found: dict[int, _Row] = {}
    for part in chunks(ids):
        columns: list[Any] = list(table.c) if whole else [table.c.id, table.c.version]
        statement: Select[Any]
        if noun is Noun.CUSTOMER:
            statement = select(
                *columns, *([] if whole else [Customer.owner_id]), Contact.id.label("contact_id"),
                Contact.version.label("contact_version"),
            ).outerjoin(Contact, FIRST_CONTACT)  # fmt: skip
        elif noun is Noun.ARTICLE:
            statement = select(*columns)
        else:
            statement = select(
                *columns, table.c[_PERSON[noun]].label("doer"), table.c.customer_id.label("of_customer"),
                Customer.owner_id.label("holder"), Customer.name.label("customer_name"),
            ).join(Customer, Customer.id == table.c.customer_id)  # fmt: skip
        seen = true() if noun is Noun.ARTICLE else visibility.visible(actor, today)
        rows: list[Any] = list(session.execute(statement.where(table.c.id.in_(part), seen)).mappings())
        assigned = _assigned(session, actor, rows, noun, today)
        for row in rows:
            contact = (
                (row["contact_id"], row["contact_version"]) if noun is Noun.CUSTOMER and row["contact_id"] else None
            )
            mark = RowMark(row["version"], contact, _lacks(actor, noun, row, assigned))
            title = ""
            if whole:
                title = str(
                    row["name" if noun is Noun.CUSTOMER else "title" if noun is Noun.ARTICLE else "customer_name"]
                )
            found[row["id"]] = _Row(title, row, mark)
    if whole and noun is Noun.CUSTOMER:
        _add_contacts(session, found)
    return found


def _add_contacts(session: Session, rows: Mapping[int, _Row]) -> None:
    ids = {row.mark.contact[0]: row for row in rows.values() if row.mark.contact is not None}
    for contact in rows_by_id(session, table_of(Noun.CONTACT), ids):
        ids[contact["id"]].contact = contact


def _assigned(session: Session, actor: Actor, rows: Sequence[Any], noun: Noun, today: date) -> set[int]:
    """Which of the rows' customers the actor was given this week."""
    if noun is Noun.ARTICLE or actor.may(Permission.CUSTOMER_EDIT_ALL):
        return set()
    owner, customer = ("owner_id", "id") if noun is Noun.CUSTOMER else ("holder", "of_customer")
    foreign = sorted({row[customer] for row in rows if row[owner] != actor.id})
    if not foreign:
        return set()
    statement = select(Assignment.customer_id).where(
        Assignment.customer_id.in_(foreign),
        Assignment.user_id == actor.id,
        Assignment.week == visibility.iso_week(today),
        Assignment.published_at.is_not(None),
    )
    return set(session.execute(statement).scalars())


def _lacks(actor: Actor, noun: Noun, row: Mapping[str, Any], assigned: set[int]) -> Permission | None:
    if noun is Noun.ARTICLE:
        return None if actor.may(Permission.ARTICLE_EDIT) else Permission.ARTICLE_EDIT
    if not actor.may(Permission.CUSTOMER_EDIT_OWN):
        return Permission.CUSTOMER_EDIT_OWN
    if actor.may(Permission.CUSTOMER_EDIT_ALL):
        return None
    if noun is Noun.CUSTOMER:
        mine = row["owner_id"] == actor.id or row["id"] in assigned
    else:
        mine = actor.id in (row["doer"], row["holder"]) or row["of_customer"] in assigned
    return None if mine else Permission.CUSTOMER_EDIT_ALL
