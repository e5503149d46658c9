"""Exporting: whole tables or the company workbook with every column in use, or just what a view shows."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.models.cells import EXTRA
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName, Noun, Table
from app.models.operation import Operation
from app.models.query import ListQuery
from app.models.schema import table_of
from app.models.user import User
from app.services import lists, team_settings, visibility
from app.services.belongings import Kind
from app.services.changes import chunks
from app.services.customers import EFFECTIVE
from app.services.import_lines import KINDS
from app.services.write_back_history import newest_operation
from app.sheets.headings import OUR_OTHER_PERSONS, Field, field_by_key, fields_of
from app.sheets.writing import OutColumn, OutSheet, write_workbook

Progress = Callable[[int, int], None]
SHEET_TITLES: Mapping[ListName, str] = {
    ListName.PUBLIC: "公共潜在客户表",
    ListName.POTENTIAL: "潜在客户表",
    ListName.DORMANT: "长期未交易客户表",
    ListName.CURRENT: "现有客户表",
    ListName.CONTACTS: "客户联系信息表",
    ListName.AFTER_SALES: "售后信息表",
    ListName.SHIPMENTS: "出货统计表",
}
_PERSON_KEYS = frozenset({"owner", "salesperson", "handler"})
_WIDTHS = {"date": 12, "money": 14, "quantity": 10, "integer": 8, "long_text": 40, "phone": 16, "boolean": 8}
_NAMES = frozenset({"name", "customer"})
_KEPT_AS_TYPED = frozenset({"date", "time", "money", "quantity", "integer", "phone", "boolean"})
"""Kinds of which a sheet's cell that could not be understood is kept beside the field, e.g. 2014年前."""
_PERSONS = ("contact", "contact2", "contact3")
_SAID = ("name", "title", "mobile", "phone", "wechat", "email")


@dataclass(frozen=True)
class _Source:
    """One list on its way out: its ids, its fields in use and how to read a batch of rows."""

    fields: tuple[Field, ...]
    extras: tuple[str, ...]
    ids: Sequence[int]
    others: bool
    read: Callable[[list[int]], Iterator[Mapping[str, Any]]]


def export_lists(
    session: Session,
    actor: Actor,
    path: Path,
    wanted: Sequence[ListName] = SHEET_LISTS,
    *,
    owner: str | None = None,
    today: date,
    progress: Progress | None = None,
) -> int:
    """Write whole tables as sheets of one workbook, with the columns in use, the unknown ones under their headings, and
    hidden record id and the newest operation so that the sheet can come home and changes of two people since are told
    apart (4-excel 4.4, 4.5). Returns the number of rows. The file appears whole or not at all. Raises NotAllowed,
    FileInUse, FileUnreadable, Cancelled.
    """
    require(actor, Permission.DATA_EXPORT)
    sheets = []
    newest = newest_operation(session)
    for name in wanted:
        source = _source(session, actor, name, owner, today)
        sheets.append(OutSheet(SHEET_TITLES[name], _headings(source), _rows(source, newest), len(source.ids)))
    write_workbook(path, sheets, progress=progress)
    return sum(one.count for one in sheets)


def export_view(
    session: Session,
    actor: Actor,
    path: Path,
    query: ListQuery,
    columns: Sequence[tuple[str, str]],
    *,
    title: str,
    ids: Sequence[int] | None = None,
    today: date,
    progress: Progress | None = None,
) -> int:
    """Write what a list shows: its filter, order and the given (key, heading) columns; of `ids` only these rows.
    Returns the number of rows.
    """
    require(actor, Permission.DATA_EXPORT)
    shown = lists.ids(session, actor, query, today=today)
    if ids is not None:
        chosen = set(ids)
        shown = array("q", (one for one in shown if one in chosen))
    extra = [key for key, _ in columns if key.startswith(EXTRA)]
    keys = (*lists.column_keys(query.list), *extra)
    places = [keys.index(key) for key, _ in columns]
    fields = field_by_key(query.list) if query.list in SHEET_LISTS else {}
    headings = [_shown_column(key, heading, fields.get(key)) for key, heading in columns]

    def rows() -> Iterator[list[Any]]:
        for part in chunks(shown):
            found = lists.rows(session, actor, query.list, part, today=today, extra=extra)
            for one in part:
                if one in found:
                    yield [_plain(found[one][place]) for place in places]

    write_workbook(path, [OutSheet(title[:31], headings, rows(), len(shown))], progress=progress)
    return len(shown)


def note_export(session: Session, actor: Actor, *, file: str, names: Sequence[str], rows: int, now: datetime) -> None:
    """Who took data out, when, which lists and how many rows (6-trust, S13)."""
    session.add(
        Operation(at=now, actor_id=actor.id, kind="export", details={"file": file, "lists": list(names), "rows": rows})
    )
    session.flush()


def _source(session: Session, actor: Actor, name: ListName, owner: str | None, today: date) -> _Source:
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if owner is not None:
        key = {ListName.CONTACTS: "salesperson", ListName.AFTER_SALES: "handler", ListName.SHIPMENTS: "salesperson"}
        filters = ((key.get(name, "owner"), (owner,)),)
    # Oldest first, as the company's sheets grow downwards.
    ids = sorted(lists.ids(session, actor, ListQuery(name, filters=filters), today=today))
    if name in CUSTOMER_LISTS:
        hide = visibility.masked(
            actor, name.value, pool_masked=team_settings.load(session).pool_masked and name.table is Table.PUBLIC
        )
        return _Source(
            _used_customer_fields(session, name, ids),
            _extra_headings(session, Noun.CUSTOMER, ids),
            ids,
            _more_persons(session, ids),
            lambda part: _read_customers(session, part, hide=hide),
        )
    kind = KINDS[name]
    return _Source(
        _used(session, kind, name, ids),
        _extra_headings(session, kind.noun, ids),
        ids,
        False,
        lambda part: _read_lines(session, kind, part),
    )


def _headings(source: _Source) -> list[OutColumn]:
    made = [
        OutColumn(one.title, one.kind, 28 if one.key in _NAMES else _WIDTHS.get(one.kind, 14), one.choices)
        for one in source.fields
    ]
    made += [OutColumn(heading, "text", 16) for heading in _own_extras(source)]
    made += [OutColumn(OUR_OTHER_PERSONS, "text", 24)] if source.others else []
    return [*made, OutColumn("客伴ID", "integer", 8, hidden=True), OutColumn("客伴版本", "integer", 8, hidden=True)]


def _own_extras(source: _Source) -> list[str]:
    # Two columns under one heading would not come home: what is kept under a field's own heading goes into its cell.
    titles = {one.title for one in source.fields}
    return [heading for heading in source.extras if heading not in titles]


def _value(field: Field, row: Mapping[str, Any], extra: Mapping[str, str]) -> Any:
    value = row.get(field.key)
    if value is None and field.kind in _KEPT_AS_TYPED:
        return extra.get(field.title)
    return _plain(value)


def _rows(source: _Source, newest: int) -> Iterator[list[Any]]:
    extras = _own_extras(source)
    for part in chunks(source.ids):
        for row in source.read(part):
            extra = row["extra"] or {}
            yield [
                *(_value(one, row, extra) for one in source.fields),
                *(extra.get(heading) for heading in extras),
                *((row["other_persons"],) if source.others else ()),
                row["id"],
                newest,
            ]


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else None
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value if one) or None
    if isinstance(value, datetime):
        return value.astimezone().replace(tzinfo=None)
    return value


def _shown_column(key: str, heading: str, field: Field | None) -> OutColumn:
    kind = _kind_of_column(key)
    width = 28 if key in _NAMES else _WIDTHS.get(field.kind if field and kind == "text" else kind, 14)
    return OutColumn(heading, kind, width, field.choices if field else ())


def _kind_of_column(key: str) -> str:
    if key.endswith("_on") or key in ("locked_until", "updated_at"):
        return "date"
    if key in ("amount", "price", "deal_total"):
        return "money"
    if key in ("quantity", "deal_count", "days_since_deal", "score"):
        return "quantity"
    return "phone" if key in ("mobile", "phone") else "text"


def _used_customer_fields(session: Session, name: ListName, ids: Sequence[int]) -> tuple[Field, ...]:
    known = [one for one in fields_of(name) if not one.key.startswith("record_")]
    own = [one for one in known if not one.key.startswith("contact")]
    columns = {one.key: _customer_column(one.key) for one in own}
    filled = _filled(session, Customer.__table__, columns, ids)
    persons = {
        (position, column)
        for position in range(len(_PERSONS))
        for column in _filled_contact_columns(session, position, ids)
    }
    return tuple(
        one
        for one in known
        if one.key == "name"
        or one.key in filled
        or ("." in one.key and (_PERSONS.index(one.key.split(".")[0]), one.key.split(".")[1]) in persons)
    )


def _customer_column(key: str) -> Any:
    table = Customer.__table__
    return table.c["owner_id" if key == "owner" else EFFECTIVE.get(key, key)]


def _more_persons(session: Session, ids: Sequence[int]) -> bool:
    for part in chunks(ids):
        statement = select(Contact.customer_id).where(Contact.customer_id.in_(part)).group_by(Contact.customer_id)
        if session.execute(statement.having(func.count() > len(_PERSONS)).limit(1)).first():
            return True
    return False


def _filled_contact_columns(session: Session, position: int, ids: Sequence[int]) -> set[str]:
    table = Contact.__table__
    columns = {one.name: one for one in table.c if one.name not in ("id", "version", "customer_id", "position")}
    wanted = [func.max(case((_says(one), 1), else_=0)) for one in columns.values()]
    found: set[str] = set()
    for part in chunks(ids):
        row = session.execute(select(*wanted).where(table.c.customer_id.in_(part), table.c.position == position)).one()
        found |= {name for name, says in zip(columns, row, strict=True) if says}
    return found


def _used(session: Session, kind: Kind, name: ListName, ids: Sequence[int]) -> tuple[Field, ...]:
    table = table_of(kind.noun)
    known = [one for one in fields_of(name) if not one.key.startswith("record_")]
    columns = {
        one.key: table.c[kind.person if one.key in _PERSON_KEYS else one.key]
        for one in known
        if one.key in _PERSON_KEYS or one.key in table.c
    }
    filled = _filled(session, table, columns, ids)
    with_code = _any_code(session, table, ids)
    return tuple(
        one
        for one in known
        if one.key == "customer"
        or one.key in kind.required
        or one.key in filled
        or (one.key == "customer_code" and with_code)
    )


def _any_code(session: Session, table: Any, ids: Sequence[int]) -> bool:
    for part in chunks(ids):
        statement = (
            select(func.count())
            .select_from(Customer)
            .join(table, table.c.customer_id == Customer.id)
            .where(table.c.id.in_(part), Customer.code.is_not(None))
        )
        if session.execute(statement).scalar_one():
            return True
    return False


def _filled(session: Session, table: Any, columns: Mapping[str, Any], ids: Sequence[int]) -> set[str]:
    wanted = [func.max(case((_says(one), 1), else_=0)) for one in columns.values()]
    found: set[str] = set()
    for part in chunks(ids):
        row = session.execute(select(*wanted).select_from(table).where(table.c.id.in_(part))).one()
        found |= {key for key, says in zip(columns, row, strict=True) if says}
    return found


def _says(column: Any) -> Any:
    kind = column.type.python_type
    if kind is bool:
        return column.is_(True)
    return and_(column.is_not(None), column != 0) if kind is int else column.is_not(None)


def _extra_headings(session: Session, noun: Noun, ids: Sequence[int]) -> tuple[str, ...]:
    table = table_of(noun)
    found: dict[str, None] = {}
    for part in chunks(ids):
        for extra in session.execute(select(table.c.extra).where(table.c.id.in_(part))).scalars():
            found |= dict.fromkeys(extra or {})
    return tuple(found)


def _read_customers(session: Session, ids: list[int], *, hide: bool) -> Iterator[Mapping[str, Any]]:
    people: dict[int, list[Contact]] = {}
    for one in session.execute(
        select(Contact).where(Contact.customer_id.in_(ids)).order_by(Contact.position, Contact.id)
    ).scalars():
        people.setdefault(one.customer_id, []).append(one)
    names = [one.name for one in Contact.__table__.c]
    rows = session.execute(
        select(Customer.__table__, User.name.label("owner"))
        .outerjoin(User, User.id == Customer.owner_id)
        .where(Customer.id.in_(ids))
        .order_by(Customer.id)
    ).mappings()
    for row in rows:
        made = dict(row)
        made |= {key: row[effective] for key, effective in EFFECTIVE.items()}
        for person, contact in zip(_PERSONS, people.get(row["id"], ()), strict=False):
            said = {name: getattr(contact, name) for name in names}
            shown = visibility.masked_person(said) if hide else said
            made |= {f"{person}.{name}": value for name, value in shown.items()}
        others = [{key: getattr(one, key) for key in _SAID} for one in people.get(row["id"], ())[len(_PERSONS) :]]
        if hide:
            others = [visibility.masked_person(one) for one in others]
        made["other_persons"] = "；".join(" ".join(filter(None, one.values())) for one in others) or None
        yield made
    session.expunge_all()


def _read_lines(session: Session, kind: Kind, ids: list[int]) -> Iterator[Mapping[str, Any]]:
    table = table_of(kind.noun)
    rows = session.execute(
        select(table, Customer.name, Customer.code, User.name.label("person"))
        .join(Customer, Customer.id == table.c.customer_id)
        .outerjoin(User, User.id == table.c[kind.person])
        .where(table.c.id.in_(ids))
        .order_by(table.c.id)
    )
    names = [one.name for one in table.c]
    for row in rows:
        made = dict(zip(names, row, strict=False))
        person = row[-1]
        yield {
            **made, "customer": row[-3], "customer_code": row[-2], "salesperson": person, "handler": person,
        }  # fmt: skip
