"""What people changed since a workbook was imported: only that goes back into it (4-excel 4.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.contact import Contact
from app.models.customer import Customer
from app.models.nouns import CUSTOMER_LISTS, Noun
from app.models.operation import Change, Operation
from app.models.schema import table_of
from app.services.changes import chunks
from app.services.creations import created_as
from app.services.import_plan import PreparedImport, PreparedSheet
from app.services.naming import fold
from app.sheets.records import Record

_IDENTITY = ("name", "code", "tax_id", "province")
_DECIDES = {
    Noun.SHIPMENT: {
        "customer_id", "shipped_on", "number", "product", "model", "quantity", "price", "amount", "currency", "kind",
        "void",
    },
    Noun.INTERACTION: {"customer_id", "happened_on"},
}  # fmt: skip
"""The columns of lines that a customer's dates and sums follow from."""
_CALLED = {"name", "code"}
_BATCH = 500


@dataclass
class History:
    """The changes that did not come from importing this very file. `columns` holds (noun, id) → column names,
    `headings` the same for unknown columns; `stirred` the customers whose shipments or logs changed, by noun; `newest`
    is the last operation of all.
    """

    imports: frozenset[int]
    imported_on: date | None
    columns: dict[tuple[Noun, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    headings: dict[tuple[Noun, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    stirred: dict[Noun, set[int]] = field(default_factory=lambda: defaultdict(set))
    former: dict[int, dict[str, set[str]]] = field(default_factory=dict)
    newest: int = 0

    def touched(self, noun: Noun, record_id: int, column: str) -> bool:
        """Whether the column's value came from elsewhere than this file."""
        return column in self.columns.get((noun, record_id), ())


def history_of(session: Session, file: str, meant: Mapping[Noun, Collection[int]] | None = None) -> History:
    """Read the changes since, and beside, the imports of this file: those under its name, and, once it is known which
    records its rows mean, those whose records it holds for the greater part (it may have got another name since).
    """
    newest = newest_operation(session)
    held = _held_by_import(session, meant or {})
    imports: dict[int, date] = {}
    for number, at, details in session.execute(
        select(Operation.id, Operation.at, Operation.details).where(Operation.kind == "import").order_by(Operation.id)
    ):
        if details.get("file") == file or number in held:
            imports[number] = at.astimezone().date()
    made = History(frozenset(imports), max(imports.values(), default=None), newest=newest)
    _read_changes(session, made)
    return made


def newest_operation(session: Session) -> int:
    """The last operation so far, 0 before the first: what goes out with a row tells what it had seen (4-excel 4.4)."""
    return session.execute(select(func.max(Operation.id))).scalar_one() or 0


def _held_by_import(session: Session, meant: Mapping[Noun, Collection[int]]) -> set[int]:
    created = (
        select(Change.operation_id, func.count())
        .join(Operation, Operation.id == Change.operation_id)
        .where(Operation.kind == "import", Change.before.is_(None))
        .group_by(Change.operation_id)
    )
    held: dict[int, int] = defaultdict(int)
    for noun, ids in meant.items():
        for part in chunks(ids):
            here = created.where(Change.noun == noun.value, Change.record_id.in_(part))
            for number, count in session.execute(here):
                held[number] += count
    if not held:
        return set()
    whole = session.execute(created.where(Change.noun.in_([one.value for one in meant])))
    return {number for number, count in whole if held[number] * 2 >= count}


def _read_changes(session: Session, made: History) -> None:
    nouns = (Noun.CUSTOMER, Noun.CONTACT, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT)
    statement = (
        select(Change.noun, Change.record_id, Change.before, Change.after)
        .where(Change.noun.in_([one.value for one in nouns]))
        .order_by(Change.id)
    )
    if made.imports:
        statement = statement.where(Change.operation_id.not_in(made.imports))
    moved: dict[Noun, set[int]] = defaultdict(set)
    for noun, record_id, before, after in _with_images(session, session.execute(statement).yield_per(_BATCH)):
        old, new = before or {}, after or {}
        made.columns[(noun, record_id)].update(old.keys() | new.keys())
        if "extra" in old or "extra" in new:
            was, now = old.get("extra") or {}, new.get("extra") or {}
            differing = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
            made.headings[(noun, record_id)].update(differing)
        whole = before is None or after is None
        if noun in _DECIDES and (whole or _DECIDES[noun] & (old.keys() | new.keys())):
            moved[noun].add(record_id)
            made.stirred[noun].update(one["customer_id"] for one in (old, new) if "customer_id" in one)
        elif noun is Noun.CUSTOMER and before and after:
            for key in _IDENTITY:
                if before.get(key):
                    made.former.setdefault(record_id, {}).setdefault(key, set()).add(before[key])
    for noun, ids in moved.items():
        table = table_of(noun)
        for part in chunks(ids):
            made.stirred[noun].update(
                session.execute(select(table.c.customer_id).where(table.c.id.in_(part))).scalars()
            )


def _with_images(session: Session, rows: Any) -> Iterator[tuple[Noun, int, Any, Any]]:
    """The changes with what was created by importing other files."""
    for part in rows.partitions():
        bare: dict[Noun, list[int]] = defaultdict(list)
        for name, record_id, before, after in part:
            if before is None and after is None:
                bare[Noun(name)].append(record_id)
        held = {noun: created_as(session, noun, ids) for noun, ids in bare.items()}
        for name, record_id, before, after in part:
            noun = Noun(name)
            yield noun, record_id, before, held[noun].get(record_id) if before is None and after is None else after


def brought_in(session: Session, history: History, noun: Noun, ids: Iterable[int]) -> set[int]:
    """Those of the records that an import of this file created."""
    found: set[int] = set()
    if not history.imports:
        return found
    for part in chunks(ids):
        found.update(
            session.execute(
                select(Change.record_id).where(
                    Change.noun == noun.value,
                    Change.record_id.in_(part),
                    Change.before.is_(None),
                    Change.operation_id.in_(history.imports),
                )
            ).scalars()
        )
    return found


def customers_concerned(session: Session, history: History, ids: Collection[int]) -> set[int]:
    """Those of the customers of whom anything changed: themselves, their persons, their shipments or logs. No cell of
    the others can differ.
    """
    found = {one for noun, one in (*history.columns, *history.headings) if noun is Noun.CUSTOMER}
    found.update(*history.stirred.values())
    persons = {one for noun, one in history.columns if noun is Noun.CONTACT}
    for part in chunks(persons):
        found.update(session.execute(select(Contact.customer_id).where(Contact.id.in_(part))).scalars())
    return found.intersection(ids)


def lines_concerned(session: Session, history: History, noun: Noun, ids: Collection[int]) -> set[int]:
    """The same for logs, cases or shipments: themselves, or how their customer is called."""
    found = {one for kind, one in (*history.columns, *history.headings) if kind is noun}
    renamed = {one for (kind, one), keys in history.columns.items() if kind is Noun.CUSTOMER and keys & _CALLED}
    table = table_of(noun)
    for part in chunks(renamed):
        found.update(session.execute(select(table.c.id).where(table.c.customer_id.in_(part))).scalars())
    return found.intersection(ids)


def under_present_names(session: Session, history: History, prepared: PreparedImport) -> PreparedImport:
    """The same rows, where a customer was renamed since under the name, code and province it has now, so that the
    import's matching finds it again.
    """
    if not history.former:
        return prepared
    present: dict[int, dict[str, Any]] = {}
    for part in chunks(history.former):
        for row in session.execute(
            select(Customer.id, *(getattr(Customer, key) for key in _IDENTITY)).where(Customer.id.in_(part))
        ).mappings():
            present[row["id"]] = dict(row)
    by_name: dict[str, set[int]] = defaultdict(set)
    for customer_id, now in present.items():
        for name in {now["name"], *history.former[customer_id].get("name", ())}:
            by_name[fold(name)].add(customer_id)

    def meant(record: Record, keys: dict[str, str]) -> dict[str, Any] | None:
        said = {key: record.values[ours] for key, ours in keys.items() if record.values.get(ours)}
        fitting = [
            one
            for one in by_name.get(fold(str(said.get("name", ""))), ())
            if all(said[key] in {present[one][key], *history.former[one].get(key, ())} for key in said if key != "name")
        ]
        return present[fitting[0]] if len(fitting) == 1 else None

    def renamed(sheet: PreparedSheet) -> PreparedSheet:
        if sheet.records is None or sheet.list is None:
            return sheet
        keys = {key: key for key in _IDENTITY}
        if sheet.list not in CUSTOMER_LISTS:
            keys = {"name": "customer", "code": "customer_code"}
        records = []
        for record in sheet.records.records:
            now = meant(record, keys)
            if now is not None:
                values = dict(record.values)
                for key, ours in keys.items():
                    if key == "name" or values.get(ours):
                        values[ours] = now[key]
                record = replace(record, values={key: one for key, one in values.items() if one is not None})
            records.append(record)
        return replace(sheet, records=replace(sheet.records, records=records))

    return replace(prepared, sheets=tuple(renamed(one) for one in prepared.sheets))
