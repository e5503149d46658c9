"""Planning the rows of the contact log, the after-sales log and the shipment statistics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.access import Actor
from app.models.customer import Customer
from app.models.nouns import ListName, Noun, ShipmentKind
from app.models.schema import table_of
from app.services import import_plan as ip
from app.services import interactions, service_cases, shipments, visibility
from app.services.belongings import Kind
from app.services.changes import chunks, rows_by_id
from app.services.fields import blank_of
from app.services.import_customers import CustomerPlanner, Step, fields_of
from app.services.import_matching import CustomerIndex, Match, Traits
from app.services.import_namesakes import Held
from app.services.import_people import People
from app.services.import_plan import ImportPlan, PlannedRow, PreparedSheet, SheetPlan, heading_of
from app.services.import_since import Since, settle
from app.services.piecemeal import empty, shrink
from app.sheets.records import Record

KINDS: Mapping[ListName, Kind] = {
    ListName.CONTACTS: interactions.KIND,
    ListName.AFTER_SALES: service_cases.KIND,
    ListName.SHIPMENTS: shipments.KIND,
}
_SALE = ShipmentKind.SALE.value
_PERSON_FIELD = {ListName.CONTACTS: "salesperson", ListName.AFTER_SALES: "handler", ListName.SHIPMENTS: "salesperson"}


@dataclass(slots=True)
class _Line:
    """A sheet's row on its way: what it says, whose it is, who did it, and which stored row it turned out to be;
    `strange` are the fields of its sheet that are no columns.
    """

    kind: Kind
    strange: tuple[str, ...]
    record: Record
    customer_ref: int
    person: int | None
    stored: Any = None

    def same(self) -> bool:
        """Whether the stored row came from just these cells. Our own export says the whole row, so its cells count; of
        a foreign sheet the same row brings nothing new, even if the record was edited here since.
        """
        return bool(self.stored.fingerprint == self.record.fingerprint and _own_id(self) != self.stored.id)

    def says(self, key: str) -> Any:
        """What the row says about a field; None for nothing."""
        return self.record.values.get(key)

    def values(self) -> dict[str, Any]:
        """The row's columns as far as the sheet speaks of them."""
        values = dict(self.record.values)
        for key in self.strange:
            values.pop(key, None)
        if self.record.cleared:
            for key in self.record.cleared.intersection(self.kind.editable):
                values[key] = blank_of(self.kind.noun, key)
        if self.person is not None:
            values[self.kind.person] = self.person
        if self.record.extra:
            values["extra"] = dict(self.record.extra)
        return values

    def row(self) -> dict[str, Any]:
        """The columns of a new record."""
        made = self.values()
        for key, value in _DEFAULTS[self.kind.noun].items():
            made.setdefault(key, value)
        made["customer_id"], made["fingerprint"] = self.customer_ref, self.record.fingerprint
        return made


class LinePlanner:
    """Plans log, case and shipment rows; a stored row is claimed by one sheet row only."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        plan: ImportPlan,
        people: People,
        index: CustomerIndex,
        customers: CustomerPlanner,
        since: Since,
    ) -> None:
        self._session = session
        self._actor = actor
        self._plan = plan
        self._people = people
        self._index = index
        self._customers = customers
        self._since = since
        self._newest_promise: dict[int, tuple[date, date]] = {}
        self._matches: dict[int, tuple[int, Match | None]] = {}
        self._held: dict[int, Held | None] = {}
        self._claimed: dict[Noun, set[int]] = defaultdict(set)
        self.dealt: set[int] = set()

    def add_sheet(self, sheet: PreparedSheet, target: SheetPlan, traits: list[Traits], step: Step) -> None:
        """Plan every record of one sheet, in whose order the traits come; `step` is called after each row."""
        assert sheet.records is not None
        assert sheet.list is not None
        kind = KINDS[sheet.list]
        lines = []
        owners = self._owners(kind, sheet.records.records)
        strange = tuple(fields_of(sheet.records.records).difference(kind.editable))
        for record, who in zip(sheet.records.records, traits, strict=True):
            line = self._line(sheet, target, record, who, kind, strange, owners)
            if line is not None:
                lines.append(line)
            step()
        lines = self._only_visible(sheet, target, lines)
        self._match(kind, lines)
        whole = self._whole(kind, lines)
        for line in lines:
            self._plan_line(sheet, target, line, whole)
        shrink(lines)

    def _owners(self, kind: Kind, records: list[Record]) -> dict[int, int]:
        """Whose the rows with our own id are, for a customer whose name or code did not survive the sheet. The id of
        another database means another row: the day has to be the same.
        """
        days = {own: record.values.get(kind.on) for record in records if (own := record.values.get("record_id"))}
        if not days:
            return {}
        table = table_of(kind.noun)
        rows = self._session.execute(
            select(table.c.id, table.c.customer_id, table.c[kind.on]).where(db.in_values(table.c.id, sorted(days)))
        )
        return {row[0]: row[1] for row in rows if row[2] == days[row[0]]}

    def _line(
        self,
        sheet: PreparedSheet,
        target: SheetPlan,
        record: Record,
        traits: Traits,
        kind: Kind,
        strange: tuple[str, ...],
        owners: Mapping[int, int],
    ) -> _Line | None:
        assert sheet.list is not None
        named = record.values.get(_PERSON_FIELD[sheet.list])
        person = self._people.id_of(named) if named else None
        if named and person is None:
            target.refuse(record, heading_of(sheet, _PERSON_FIELD[sheet.list]), named, "unknown_user")
            return None
        if kind.noun is not Noun.SERVICE_CASE and record.values[kind.on] > self._plan.today:
            target.warn(record, heading_of(sheet, kind.on), record.values[kind.on].isoformat(), "in_the_future")
        match = self._match_of(traits)
        own = owners.get(record.values.get("record_id", 0))
        held = self._held_of(kind, traits)
        ref = match.ref if match.ref is not None else own
        if held is not None:
            # Of customers with one name it is the one who has this very row already.
            ref = own or held.holder(record) or ref
        if ref is None and match.several:
            target.refuse(record, heading_of(sheet, "customer"), traits.name, "several_customers")
            return None
        if ref is None:
            if not self._plan.options.create_customers:
                target.refuse(record, heading_of(sheet, "customer"), traits.name, "unknown_customer")
                return None
            ref = self._customers.create_named(traits, person if sheet.list is not ListName.AFTER_SALES else None)
        return _Line(kind, strange, record, ref, person)

    def _match_of(self, traits: Traits) -> Match:
        # Thousands of lines of one customer share their traits.
        known, match = self._matches.get(id(traits), (0, None))
        if match is None or known != len(self._index):
            match = self._index.match(traits)
            self._matches[id(traits)] = (len(self._index), match)
        return match

    def _held_of(self, kind: Kind, traits: Traits) -> Held | None:
        key = id(traits)  # those of one sheet, and so of one kind
        if key not in self._held:
            several = self._index.namesakes(traits)
            self._held[key] = Held(_MARKS[kind.noun], self._stored(kind, several)) if several else None
        return self._held[key]

    def _only_visible(self, sheet: PreparedSheet, target: SheetPlan, lines: list[_Line]) -> list[_Line]:
        if self._actor.sees_all:
            return lines
        ids = {one.customer_ref for one in lines if one.customer_ref > 0}
        seen: set[int] = set()
        for part in chunks(ids):
            clause = visibility.visible(self._actor, self._plan.today)
            seen.update(self._session.execute(select(Customer.id).where(Customer.id.in_(part), clause)).scalars())
        kept = []
        for one in lines:
            if one.customer_ref < 0 or one.customer_ref in seen:
                kept.append(one)
            else:
                heading = heading_of(sheet, "customer")
                target.refuse(one.record, heading, one.record.values["customer"], "not_yours")
        return kept

    def _match(self, kind: Kind, lines: list[_Line]) -> None:
        """Find each line's stored row: our own id, then the same content, then its number (with line, or in order)."""
        groups: list[dict[Any, Any]] = []
        self._match_by(kind, lines, groups)
        for one in groups:
            empty(one)

    def _match_by(self, kind: Kind, lines: list[_Line], groups: list[dict[Any, Any]]) -> None:
        def grouped(rows: list[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
            made = _grouped(rows, key)
            groups.append(made)
            return made

        stored = self._stored(kind, sorted({one.customer_ref for one in lines if one.customer_ref > 0}))
        have_any = {row.customer_id for row in stored}
        lines = [one for one in lines if one.customer_ref in have_any]
        by_id = {row.id: row for row in stored}
        groups.append(by_id)
        self._claim(kind, lines, lambda one: by_id.get(_own_id(one)))
        by_print = grouped(stored, lambda row: (row.customer_id, row.fingerprint))
        self._claim(kind, lines, self._next(kind, by_print, lambda one: (one.customer_ref, one.record.fingerprint)))
        lines = [one for one in lines if one.stored is None]
        if not lines:
            return
        if kind.noun is Noun.INTERACTION:
            # Logs have no number: one written in the program and brought home by a sheet is known by what was said.
            talks = grouped(stored, lambda row: (row.customer_id, row.happened_on, row.content, row.outcome))
            said = self._next(
                kind,
                talks,
                lambda one: (one.customer_ref, one.says("happened_on"), one.says("content"), one.says("outcome")),
            )
            self._claim(kind, lines, said)
            return
        if kind.noun is Noun.SHIPMENT:
            numbered = grouped(stored, lambda row: (row.customer_id, row.number, row.line))
            self._claim(
                kind,
                [one for one in lines if one.says("line")],
                self._next(kind, numbered, lambda one: (one.customer_ref, one.says("number"), one.says("line"))),
            )

            def product(one: _Line) -> tuple[Any, ...]:
                return (one.customer_ref, one.says("number"), one.says("product"), one.says("model"))

            def stored_product(row: Any) -> tuple[Any, ...]:
                return (row.customer_id, row.number, row.product, row.model)

            # A line that has its own number is never one with another number, but it may be one stored without.
            unnumbered = grouped([row for row in stored if row.line is None], stored_product)
            by_product = grouped(stored, stored_product)
            for alike, with_line in ((unnumbered, True), (by_product, False)):
                wanted = [one for one in lines if one.says("number") and bool(one.says("line")) is with_line]
                self._claim(kind, wanted, self._next(kind, alike, product))
            return
        by_number = grouped(stored, lambda row: (row.customer_id, row.number))
        self._claim(
            kind,
            [one for one in lines if one.says("number")],
            self._next(kind, by_number, lambda one: (one.customer_ref, one.says("number"))),
        )

    def _stored(self, kind: Kind, customer_ids: list[int]) -> list[Any]:
        """The rows of these customers, with the columns by which they are recognised."""
        table = table_of(kind.noun)
        columns = (table.c.id, table.c.customer_id, table.c.fingerprint, *(table.c[one] for one in _MARKS[kind.noun]))
        statement = select(*columns).where(db.in_values(table.c.customer_id, customer_ids)).order_by(table.c.id)
        return list(self._session.execute(statement)) if customer_ids else []

    def _claim(self, kind: Kind, lines: list[_Line], find: Callable[[_Line], Any]) -> None:
        claimed = self._claimed[kind.noun]
        for one in lines:
            if one.stored is None and (row := find(one)) is not None and row.id not in claimed:
                claimed.add(row.id)
                one.stored = row

    def _next(self, kind: Kind, groups: Mapping[Any, list[Any]], key: Callable[[_Line], Any]) -> Callable[[_Line], Any]:
        # The n-th row with a key is the n-th stored row with it that no row has claimed yet.
        claimed = self._claimed[kind.noun]

        def find(line: _Line) -> Any:
            for row in groups.get(key(line), ()):
                if row.id not in claimed:
                    return row
            return None

        return find

    def _whole(self, kind: Kind, lines: list[_Line]) -> dict[int, Mapping[str, Any]]:
        """All columns of the stored rows that have to be compared cell by cell."""
        ids = [one.stored.id for one in lines if one.stored is not None and not one.same()]
        return {row["id"]: row for row in rows_by_id(self._session, table_of(kind.noun), ids)}

    def _plan_line(
        self, sheet: PreparedSheet, target: SheetPlan, line: _Line, whole: Mapping[int, Mapping[str, Any]]
    ) -> None:
        kind, record, rules = line.kind, line.record, self._plan.options
        title = str(record.values["customer"])
        if line.stored is None:
            target.items.append(PlannedRow(record.row, ip.NEW, title))
            if rules.choice(sheet.name, record.row, ip.NEW).action == ip.CREATE:
                self._plan.writes.late.setdefault(kind.noun, []).append(line)
                if kind.noun is Noun.SHIPMENT and _is_deal(record.values):
                    self.dealt.add(line.customer_ref)
                elif kind.noun is Noun.INTERACTION:
                    self._note_promise(line)
            return
        if line.same():
            target.items.append(PlannedRow(record.row, ip.UNCHANGED, title, (), line.stored.id))
            return
        stored, values = whole[line.stored.id], line.values()
        rule = rules.choice(sheet.name, record.row, ip.UPDATED).action
        wanted = {**values, "extra": {**stored["extra"], **values.get("extra", {})}}
        changes, conflicts = [], list[ip.Conflict]()
        for key, value in wanted.items():
            there = stored[key]
            if there == value or (rule == ip.FILL and there is not None):
                continue
            edited = self._since.edited(kind.noun, stored["id"], key) if _own_id(line) == stored["id"] else None
            if settle(edited, key, there, value, rules.cells.get((sheet.name, record.row, key)), conflicts):
                changes.append((key, there, value))
        group = ip.CONFLICT if conflicts else ip.UPDATED if changes else ip.UNCHANGED
        item = PlannedRow(record.row, group, title, tuple(changes), stored["id"], conflicts=tuple(conflicts))
        target.items.append(item)
        if rule != ip.SKIP and changes:
            written = {key: new for key, _, new in changes}
            self._plan.writes.update(kind.noun, stored["id"], {**written, "fingerprint": record.fingerprint})

    def _note_promise(self, line: _Line) -> None:
        if line.says("next_on"):
            on, promised = line.says("happened_on"), line.says("next_on")
            if on >= self._newest_promise.get(line.customer_ref, (date.min, date.min))[0]:
                self._newest_promise[line.customer_ref] = (on, promised)

    def keep_promises(self) -> None:
        """Customers without a next contact take the one promised in their newest imported log; a date typed on the
        customer's own sheet stands.
        """
        stored: dict[int, tuple[date | None, date | None]] = {}
        for part in chunks(ref for ref in self._newest_promise if ref > 0):
            rows = session_rows(self._session, part)
            stored |= {row[0]: (row[1], row[2]) for row in rows}
        for ref, (on, promised) in self._newest_promise.items():
            planned = self._plan.writes.inserts.get(Noun.CUSTOMER, {}).get(ref) or self._plan.writes.updates.get(
                Noun.CUSTOMER, {}
            ).get(ref, {})
            present, last_logged = stored.get(ref, (None, None))
            if present is None and not planned.get("next_contact_on") and (last_logged is None or on >= last_logged):
                self._plan.writes.update(Noun.CUSTOMER, ref, {"next_contact_on": promised})


def session_rows(session: Session, ids: list[int]) -> list[tuple[int, date | None, date | None]]:
    """(id, next contact, last logged contact) of these customers."""
    rows = session.execute(
        select(Customer.id, Customer.next_contact_on, Customer.logged_last_on).where(Customer.id.in_(ids))
    )
    return [(row[0], row[1], row[2]) for row in rows]


_DEFAULTS: Mapping[Noun, Mapping[str, Any]] = {
    Noun.INTERACTION: {"origin": "日常"},
    Noun.SERVICE_CASE: {},
    Noun.SHIPMENT: {"kind": _SALE, "currency": "CNY"},
}


_MARKS: Mapping[Noun, tuple[str, ...]] = {
    Noun.INTERACTION: ("happened_on", "content", "outcome"),
    Noun.SERVICE_CASE: ("number",),
    Noun.SHIPMENT: ("number", "line", "product", "model"),
}


def _grouped(rows: list[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _own_id(line: _Line) -> int | None:
    own: int | None = line.record.values.get("record_id")
    return own


def _is_deal(values: Mapping[str, Any]) -> bool:
    return values.get("kind") in (None, _SALE) and not values.get("void")
