"""Planning the rows of the four customer sheets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from app.access import Actor, Permission, require
from app.errors import NotFound
from app.models.nouns import CUSTOMER_LISTS, ListName, Noun
from app.services import import_plan as ip
from app.services.customers import EDITABLE
from app.services.fields import blank_of
from app.services.import_matching import CustomerIndex, Known, Match, Traits, shared
from app.services.import_merging import How, Merger
from app.services.import_people import People
from app.services.import_plan import Candidate, ImportPlan, PlannedRow, PreparedSheet, SheetPlan, heading_of
from app.services.import_since import Since
from app.services.naming import name_key
from app.services.visibility import MASK
from app.sheets.records import Record

Step = Callable[[], None]
_EVIDENCE = {ListName.DORMANT: "dormant", ListName.CURRENT: "current"}
_NOTHING_SAID: frozenset[str] = frozenset()


class CustomerPlanner:
    """Plans customer rows sheet after sheet; rows of one file that mean one customer fill each other's blanks."""

    def __init__(
        self, actor: Actor, plan: ImportPlan, people: People, index: CustomerIndex, since: Since, fields: set[str]
    ) -> None:
        """`fields` are those of all customer sheets, for which the index holds what is stored."""
        self._actor = actor
        self._plan = plan
        self._people = people
        self._index = index
        self._merger = Merger(index.stored, fields, plan.writes, since)
        self._strange = tuple(fields - EDITABLE)
        self._stored = index.stored.rows
        self._places = {one.name: place for place, one in enumerate(plan.prepared.sheets)}
        self._said: dict[int, frozenset[str]] = {}
        self._spoken: dict[frozenset[str], frozenset[str]] = {}
        owner = plan.options.owner
        if owner and owner != actor.name:
            require(actor, Permission.CUSTOMER_TRANSFER)
            if not people.knows(owner):
                raise NotFound(Noun.USER.value, owner)
        self.undated: set[int] = set()

    def add_sheet(self, sheet: PreparedSheet, target: SheetPlan, traits: list[Traits], step: Step) -> None:
        """Plan every record of one sheet, in whose order the traits come; `step` is called after each row."""
        assert sheet.records is not None
        # Rows with a code first: they say surely who there is, and the next import finds the others as this one did.
        rows = sorted(zip(sheet.records.records, traits, strict=True), key=lambda one: one[1].code is None)
        for record, who in rows:
            self._plan_row(sheet, target, record, who)
            step()
        target.items.sort(key=lambda one: one.row)
        target.problems.sort(key=lambda one: one.row)

    def _find(self, traits: Traits) -> Match:
        own = traits.own_id
        found = self._index.known(own) if own is not None and own > 0 else None
        if found is not None and _agrees(found, traits):
            return Match(found.ref)
        match = self._index.match(traits)
        return Match(alike=((found, "id"),)) if found is not None and match == Match() else match

    def _plan_row(self, sheet: PreparedSheet, target: SheetPlan, record: Record, traits: Traits) -> None:
        row = self._customer_columns(sheet, target, record)
        if row is None:
            return
        match = self._find(traits)
        if match.ref is not None:
            self._plan_known(sheet, target, record, traits, match.ref, row)
        elif match.alike:
            self._plan_suspected(sheet, target, record, traits, match, row)
        else:
            target.items.append(PlannedRow(record.row, ip.NEW, traits.name))
            if self._plan.options.choice(sheet.name, record.row, ip.NEW).action == ip.CREATE:
                self._create(sheet, row, record, traits)

    def _plan_suspected(
        self,
        sheet: PreparedSheet,
        target: SheetPlan,
        record: Record,
        traits: Traits,
        match: Match,
        row: dict[str, Any],
    ) -> None:
        nearest = match.alike[0][0]
        choice = self._plan.options.choice(sheet.name, record.row, ip.SUSPECTED)
        ref = choice.target if choice.target is not None else nearest.ref
        item = PlannedRow(record.row, ip.SUSPECTED, traits.name, (("name", nearest.name, traits.name),))
        item.candidates = tuple(self._candidate(known, why) for known, why in match.alike)
        target.items.append(item)
        if choice.action == ip.CREATE:
            self._create(sheet, row, record, traits)
        elif choice.action != ip.SKIP and self._index.known(ref) is None:
            target.refuse(record, heading_of(sheet, "name"), traits.name, "unknown_customer")
        elif choice.action != ip.SKIP and not self._may_change(ref):
            target.refuse(record, heading_of(sheet, "name"), traits.name, "not_yours")
        elif choice.action != ip.SKIP:
            how = How(fill_only=choice.action != ip.OVERWRITE)
            row = row if choice.action == ip.OVERWRITE else {key: row[key] for key in row if key != "name"}
            merged = self._merger.merge(ref, row, record, how)
            self._took(sheet, ref, row)
            item.changes, item.record_id = tuple(merged.changes), ref if ref > 0 else None
            self._index.learn(ref, traits)

    def _candidate(self, known: Known, why: str) -> Candidate:
        return Candidate(
            known.ref, known.name, why, self._people.name_of(known.owner_id), tuple(sorted(known.mobiles)[:3])
        )

    def _plan_known(
        self, sheet: PreparedSheet, target: SheetPlan, record: Record, traits: Traits, ref: int, row: dict[str, Any]
    ) -> None:
        choice = self._plan.options.choice(sheet.name, record.row, ip.UPDATED)
        known = self._index.known(ref)
        assert known is not None
        said = self._said.get(ref, _NOTHING_SAID)
        holder = self._index.holder_of_code(traits.code) if traits.code else None
        other = holder if holder is not None and (holder.ref != ref or choice.action == ip.CREATE) else None
        if other is not None:
            target.refuse(record, heading_of(sheet, "code"), str(traits.code), "duplicate_code", other.name)
            return
        if choice.action == ip.CREATE:
            target.items.append(PlannedRow(record.row, ip.NEW, traits.name))
            self._create(sheet, row, record, traits)
            return
        if said and traits.code and name_key(known.name) != traits.key:
            target.refuse(record, heading_of(sheet, "code"), traits.code, "duplicate_code", known.name)
            return
        if not self._may_change(ref):
            target.refuse(record, heading_of(sheet, "name"), traits.name, "not_yours")
            return
        if said:
            self._tell_differences(sheet, target, record, self._stored[ref], row, said)
        merged = self._merger.merge(
            ref,
            row,
            record,
            How(
                fill_only=bool(said) or choice.action == ip.FILL,
                dry=choice.action == ip.SKIP,
                choice=lambda field: self._plan.options.cells.get((sheet.name, record.row, field)),
            ),
        )
        if choice.action != ip.SKIP:
            self._took(sheet, ref, row)
        group = ip.CONFLICT if merged.conflicts else ip.UPDATED if merged.changes else ip.UNCHANGED
        item = PlannedRow(record.row, group, traits.name, tuple(merged.changes), ref if ref > 0 else None)
        item.conflicts = tuple(merged.conflicts)
        target.items.append(item)
        self._index.learn(ref, traits)

    def _took(self, sheet: PreparedSheet, ref: int, row: Mapping[str, Any]) -> None:
        self._note_said(ref, self._said.get(ref, _NOTHING_SAID).union(row))
        undated = not row.get("typed_last_deal_on") and not (self._stored.get(ref) or {}).get("last_deal_on")
        if sheet.list is ListName.CURRENT and undated:
            self.undated.add(ref)

    def _note_said(self, ref: int, keys: frozenset[str]) -> None:
        # Most rows of a sheet speak of the same fields: one set for all of them.
        self._said[ref] = self._spoken.setdefault(keys, keys)

    def _tell_differences(
        self,
        sheet: PreparedSheet,
        target: SheetPlan,
        record: Record,
        stored: Mapping[str, Any],
        row: Mapping[str, Any],
        said: Collection[str],
    ) -> None:
        """The second row of one customer in one file: what it says otherwise than the first is not taken, but told."""
        for key, value in row.items():
            if key in said and key not in ("extra", "imported_as") and value is not None and stored.get(key) != value:
                field = "owner" if key == "owner_id" else key
                shown = "" if key == "owner_id" else str(stored.get(key) or "")
                target.warn(
                    record, heading_of(sheet, field), str(record.values.get(field, "")), "said_differently", shown
                )
        earlier = stored.get("extra") or {}
        for heading, text in row.get("extra", {}).items():
            if earlier.get(heading, text) != text:
                target.warn(record, heading, text, "said_differently", str(earlier[heading]))

    def _may_change(self, ref: int) -> bool:
        if ref < 0 or self._actor.may(Permission.CUSTOMER_EDIT_ALL):
            return True
        return bool(self._stored[ref]["owner_id"] == self._actor.id)

    def _customer_columns(self, sheet: PreparedSheet, target: SheetPlan, record: Record) -> dict[str, Any] | None:
        values = record.values
        row = dict(values)
        for key in self._strange:
            row.pop(key, None)
        extra = {heading: text for heading, text in record.extra.items() if MASK not in text} if record.extra else {}
        owner = values.get("owner")
        if owner and sheet.list is ListName.PUBLIC:
            # Nobody's customers: who once had them is kept under 原业务员, which no sheet takes for an owner.
            extra[f"原{heading_of(sheet, 'owner')}"] = owner
        elif owner:
            owner_id = self._people.id_of(owner)
            if owner_id is None or (owner_id != self._actor.id and not self._actor.sees_all):
                code = "unknown_user" if owner_id is None else "not_yours"
                target.refuse(record, heading_of(sheet, "owner"), owner, code)
                return None
            row["owner_id"] = owner_id
        if extra:
            row["extra"] = extra
        if sheet.list in _EVIDENCE:
            row["imported_as"] = _EVIDENCE[sheet.list]
        if record.cleared:
            for key in record.cleared & EDITABLE:
                row[key] = blank_of(Noun.CUSTOMER, key)
            if "owner" in record.cleared and self._actor.sees_all:
                row["owner_id"] = None
        return row

    def _create(self, sheet: PreparedSheet, row: dict[str, Any], record: Record, traits: Traits) -> int:
        keys = frozenset(row)
        row.setdefault("created_on", self._plan.today)
        row["name_key"] = traits.key
        if sheet.list is not ListName.PUBLIC:
            if "owner_id" not in row and self._plan.options.owner:
                row["owner_id"] = self._people.id_of(self._plan.options.owner)
            if sheet.list is ListName.POTENTIAL or not self._actor.sees_all:
                # Somebody follows a 潜在客户: whoever brings the sheet. And a salesperson brings only their own.
                row["owner_id"] = row.get("owner_id") or self._actor.id
        ref = self._merger.create(row, record, ip.stand_in_of(self._places[sheet.name], record.row))
        self._note_said(ref, keys)
        known = Known(
            ref, traits.name, traits.code, traits.tax_id, traits.province, row.get("owner_id"), traits.mobiles,
            traits.people,
        )  # fmt: skip
        self._index.add(known, traits.folded, traits.key)
        if sheet.list is ListName.CURRENT and not row.get("typed_last_deal_on"):
            self.undated.add(ref)
        return ref

    def create_named(self, traits: Traits, owner_id: int | None) -> int:
        """A customer that only a log, case or shipment names: created with its name, code and contact person."""
        row = {"name": traits.name, "code": traits.code, "owner_id": owner_id, "created_on": self._plan.today}
        row["name_key"] = traits.key
        ref = self._plan.writes.insert(Noun.CUSTOMER, row)
        self._plan.new_customers.append(traits.name)
        self._index.add(Known(ref, traits.name, traits.code, None, None, owner_id), traits.folded, traits.key)
        return ref

    def date_the_undated(self, dealt: set[int], today: date) -> None:
        """现有客户 without any date are dated on the import day, marked 推定 (3-rules 3.1)."""
        for ref in sorted(self.undated - dealt):
            if (self._stored.get(ref) or {}).get("typed_last_deal_on"):
                continue  # another row of the file knew it
            self._plan.writes.update(Noun.CUSTOMER, ref, {"typed_last_deal_on": today, "deal_date_assumed": True})
            self._plan.assumed_dates += 1


def fields_of_customers(sheets: Iterable[PreparedSheet]) -> set[str]:
    """All fields that any row of the customer sheets speaks of."""
    found: set[str] = set()
    for sheet in sheets:
        if sheet.records is not None and sheet.list in CUSTOMER_LISTS:
            found |= fields_of(sheet.records.records)
    return found


def fields_of(records: Iterable[Record]) -> set[str]:
    """All fields that any of the rows speaks of."""
    found: set[str] = set()
    for record in records:
        if not record.values.keys() <= found:
            found |= record.values.keys()
        if record.cleared:
            found |= record.cleared
    return found


def _agrees(known: Known, traits: Traits) -> bool:
    # The id of a sheet from another database names somebody else here: one more thing has to fit.
    return (
        (traits.code is not None and known.code == traits.code)
        or (traits.tax_id is not None and known.tax_id == traits.tax_id)
        or name_key(known.name) == traits.key
        or shared(known.mobiles, traits.mobiles)
    )
