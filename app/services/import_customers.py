"""Planning the rows of the four customer sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import NotFound
from app.models.contact import Contact
from app.models.nouns import ListName, Noun
from app.models.schema import table_of
from app.services import import_plan as ip
from app.services.changes import chunks, rows_by_id
from app.services.customers import CONTACT_FIELDS, EDITABLE, EFFECTIVE
from app.services.fields import blank_of
from app.services.import_matching import CustomerIndex, Known, Match, Traits, traits_of_customer
from app.services.import_people import People
from app.services.import_persons import who_is_who
from app.services.import_plan import ImportPlan, PlannedRow, PreparedSheet, SheetPlan, heading_of
from app.services.naming import fold, name_key, named
from app.services.visibility import MASK
from app.sheets.records import Record

_PERSONS = ("contact", "contact2", "contact3")
_EVIDENCE = {ListName.DORMANT: "dormant", ListName.CURRENT: "current"}


class CustomerPlanner:
    """Plans customer rows sheet after sheet; rows of one file that mean one customer fill each other's blanks."""

    def __init__(self, session: Session, actor: Actor, plan: ImportPlan, people: People, index: CustomerIndex) -> None:
        self._session = session
        self._actor = actor
        self._plan = plan
        self._people = people
        self._index = index
        self._stored: dict[int, Mapping[str, Any]] = {}
        self._contacts: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._said: dict[int, set[str]] = defaultdict(set)
        owner = plan.options.owner
        if owner and owner != actor.name:
            require(actor, Permission.CUSTOMER_TRANSFER)
            if not people.knows(owner):
                raise NotFound(Noun.USER.value, owner)
        self.undated: set[int] = set()

    def add_sheet(self, sheet: PreparedSheet, target: SheetPlan) -> None:
        """Plan every record of one sheet."""
        assert sheet.records is not None
        records = sheet.records.records
        matches = [
            (record, traits, self._find(record, traits))
            for record in records
            if (traits := traits_of_customer(record.values))
        ]
        self._load({match.ref for _, _, match in matches if match.ref is not None and match.ref > 0})
        self._load({match.doubt.ref for _, _, match in matches if match.doubt is not None and match.doubt.ref > 0})
        # Rows with a code first: they say surely who there is, and the next import finds the others as this one did.
        for record, traits, _ in sorted(matches, key=lambda one: one[1].code is None):
            # Looked up again: an earlier row of this very sheet may have become the customer this row means.
            self._plan_row(sheet, target, record, traits, self._find(record, traits))
        target.items.sort(key=lambda one: one.row)
        target.problems.sort(key=lambda one: one.row)

    def _find(self, record: Record, traits: Traits) -> Match:
        own = record.values.get("record_id")
        found = self._index.known(own) if own is not None and own > 0 else None
        if found is not None and _agrees(found, traits):
            return Match(found.ref)
        match = self._index.match(traits)
        return Match(doubt=found) if found is not None and match == Match() else match

    def _load(self, ids: Iterable[int]) -> None:
        fresh = sorted(one for one in ids if one not in self._stored)
        for stored in rows_by_id(self._session, table_of(Noun.CUSTOMER), fresh):
            self._stored[stored["id"]] = stored
        table = Contact.__table__
        for part in chunks(fresh):
            for row in self._session.execute(
                select(table).where(table.c.customer_id.in_(part)).order_by(table.c.position, table.c.id)
            ).mappings():
                self._contacts[row["customer_id"]].append(dict(row))

    def _plan_row(self, sheet: PreparedSheet, target: SheetPlan, record: Record, traits: Traits, match: Match) -> None:
        row = self._customer_columns(sheet, target, record)
        if row is None:
            return
        rules = self._plan.options
        if match.ref is None and match.doubt is not None:
            rule = rules.rule(sheet.name, ip.SUSPECTED)
            doubt = (("name", match.doubt.name, traits.name),)
            target.items.append(PlannedRow(record.row, ip.SUSPECTED, traits.name, doubt))
            if rule == ip.MERGE and not self._may_merge(match.doubt.ref):
                target.refuse(record, heading_of(sheet, "name"), traits.name, "not_yours")
            elif rule == ip.MERGE:
                self._merge(match.doubt.ref, row, record, fill_only=True)
            elif rule == ip.CREATE:
                self._create(sheet, row, record, traits)
        elif match.ref is None:
            target.items.append(PlannedRow(record.row, ip.NEW, traits.name))
            if rules.rule(sheet.name, ip.NEW) == ip.CREATE:
                self._create(sheet, row, record, traits)
        else:
            self._plan_known(sheet, target, record, traits, match.ref, row)

    def _plan_known(
        self,
        sheet: PreparedSheet,
        target: SheetPlan,
        record: Record,
        traits: Traits,
        ref: int,
        row: dict[str, Any],
    ) -> None:
        known = self._index.known(ref)
        said_before = bool(self._said.get(ref))
        holder = self._index.holder_of_code(traits.code) if traits.code else None
        if holder is not None and holder.ref != ref:
            target.refuse(record, heading_of(sheet, "code"), str(traits.code), "duplicate_code", holder.name)
            return
        if known is not None and said_before and traits.code and name_key(known.name) != name_key(traits.name):
            target.refuse(record, heading_of(sheet, "code"), traits.code, "duplicate_code", known.name)
            return
        stored = self._stored.get(ref)
        if stored is not None and not self._may_change(stored):
            target.refuse(record, heading_of(sheet, "name"), traits.name, "not_yours")
            return
        if said_before and stored is not None:
            self._tell_differences(sheet, target, record, stored, row, self._said[ref])
        rule = self._plan.options.rule(sheet.name, ip.UPDATED)
        changes = self._merge(ref, row, record, fill_only=said_before or rule == ip.FILL, dry=rule == ip.SKIP)
        group = ip.UPDATED if changes else ip.UNCHANGED
        target.items.append(PlannedRow(record.row, group, traits.name, tuple(changes), ref if ref > 0 else None))
        if known is not None:
            self._index.learn(ref, traits)

    def _tell_differences(
        self,
        sheet: PreparedSheet,
        target: SheetPlan,
        record: Record,
        stored: Mapping[str, Any],
        row: Mapping[str, Any],
        said: set[str],
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

    def _may_change(self, stored: Mapping[str, Any]) -> bool:
        return self._actor.may(Permission.CUSTOMER_EDIT_ALL) or stored["owner_id"] == self._actor.id

    def _may_merge(self, ref: int) -> bool:
        stored = self._stored.get(ref)
        return stored is None or self._may_change(stored) or ref < 0

    def _customer_columns(self, sheet: PreparedSheet, target: SheetPlan, record: Record) -> dict[str, Any] | None:
        values = record.values
        row = {key: value for key, value in values.items() if key in EDITABLE}
        extra = {heading: text for heading, text in record.extra.items() if MASK not in text}
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
        for key in record.cleared & EDITABLE:
            row[key] = blank_of(Noun.CUSTOMER, key)
        if "owner" in record.cleared and self._actor.sees_all:
            row["owner_id"] = None
        return row

    def _create(self, sheet: PreparedSheet, row: dict[str, Any], record: Record, traits: Traits) -> int:
        made = {"created_on": self._plan.today, **row, **named(row["name"])}
        if sheet.list is not ListName.PUBLIC:
            if "owner_id" not in made and self._plan.options.owner:
                made["owner_id"] = self._people.id_of(self._plan.options.owner)
            if sheet.list is ListName.POTENTIAL or not self._actor.sees_all:
                # Somebody follows a 潜在客户: whoever brings the sheet. And a salesperson brings only their own.
                made["owner_id"] = made.get("owner_id") or self._actor.id
        ref = self._plan.writes.insert(Noun.CUSTOMER, made)
        self._stored[ref] = made
        self._said[ref].update(row)
        known = Known(ref, traits.name, traits.code, traits.tax_id, traits.province, set(traits.mobiles))
        known.people |= traits.people
        self._index.add(known)
        self._merge_contacts(ref, record, fill_only=False, dry=False)
        if sheet.list is ListName.CURRENT and not made.get("typed_last_deal_on"):
            self.undated.add(ref)
        return ref

    def create_named(self, traits: Traits, owner_id: int | None) -> int:
        """A customer that only a log, case or shipment names: created with its name, code and contact person."""
        row = {"name": traits.name, "code": traits.code, "owner_id": owner_id, "created_on": self._plan.today}
        ref = self._plan.writes.insert(Noun.CUSTOMER, {**row, **named(traits.name)})
        self._plan.new_customers.append(traits.name)
        self._index.add(Known(ref, traits.name, traits.code, None, None))
        return ref

    def _merge(
        self, ref: int, row: dict[str, Any], record: Record, *, fill_only: bool, dry: bool = False
    ) -> list[tuple[str, Any, Any]]:
        stored = self._stored.get(ref) or {}
        wanted = {key: value for key, value in row.items() if key != "extra"}
        if "name" in wanted and fold(wanted["name"]) == fold(str(stored.get("name", ""))):
            del wanted["name"]
        if stored.get("last_deal_key") is not None:
            wanted.pop("imported_as", None)  # a deal is known already, the sheet's name proves nothing more
        changes = [
            (key, stored.get(key), value)
            for key, value in wanted.items()
            if value not in (stored.get(key), stored.get(EFFECTIVE.get(key, key)))
            and not (fill_only and stored.get(key) is not None)
        ]
        written = {key: new for key, _, new in changes}
        old_extra = dict(stored.get("extra") or {})
        for heading, text in row.get("extra", {}).items():
            if old_extra.get(heading) != text and not (fill_only and heading in old_extra):
                changes.append((heading, old_extra.get(heading), text))
                written["extra"] = {**written.get("extra", old_extra), heading: text}
        if "name" in written:
            written |= named(written["name"])
        changes += self._merge_contacts(ref, record, fill_only=fill_only, dry=dry)
        if dry:
            return []
        self._said[ref].update(row)
        self._plan.writes.update(Noun.CUSTOMER, ref, written)
        if ref > 0:
            self._stored[ref] = {**stored, **written}
        if row.get("imported_as") == "current" and not row.get("typed_last_deal_on") and not stored.get("last_deal_on"):
            self.undated.add(ref)
        return changes

    def _merge_contacts(self, ref: int, record: Record, *, fill_only: bool, dry: bool) -> list[tuple[str, Any, Any]]:
        present = self._contacts[ref]
        stood = len(present)
        changes: list[tuple[str, Any, Any]] = []
        cleared = {key: blank_of(Noun.CONTACT, key.split(".", 1)[1]) for key in record.cleared if "." in key}
        # A sheet that went out masked says nothing about what the mask hides.
        said = {key: value for key, value in record.values.items() if MASK not in str(value)} | cleared
        rows = {
            place: given
            for place, person in enumerate(_PERSONS)
            if (given := {key: said[f"{person}.{key}"] for key in CONTACT_FIELDS if f"{person}.{key}" in said})
        }
        found = who_is_who(present, rows, as_exported=record.values.get("record_id") == ref)
        for place, given in rows.items():
            person, known = _PERSONS[place], found.get(place)
            if known is None and not any(given.values()):
                continue
            if known is None:
                changes += [(f"{person}.{key}", None, value) for key, value in given.items()]
                if not dry:
                    fresh = {**given, "customer_id": ref, "position": stood + place}
                    present.append({**fresh, "id": self._plan.writes.insert(Noun.CONTACT, fresh)})
                continue
            differing = {
                key: value
                for key, value in given.items()
                if known.get(key) != value and not (fill_only and known.get(key))
            }
            changes += [(f"{person}.{key}", known.get(key), value) for key, value in differing.items()]
            if not dry:
                self._plan.writes.update(Noun.CONTACT, known["id"], differing)
                known.update(differing)
        for position, one in enumerate(sorted(present[stood:], key=lambda one: one["position"]), stood):
            self._plan.writes.update(Noun.CONTACT, one["id"], {"position": position})
        return changes

    def date_the_undated(self, dealt: set[int], today: date) -> None:
        """现有客户 without any date are dated on the import day, marked 推定 (3-rules 3.1)."""
        for ref in sorted(self.undated - dealt):
            if (self._stored.get(ref) or {}).get("typed_last_deal_on"):
                continue  # another row of the file knew it
            self._plan.writes.update(Noun.CUSTOMER, ref, {"typed_last_deal_on": today, "deal_date_assumed": True})
            self._plan.assumed_dates += 1


def _agrees(known: Known, traits: Traits) -> bool:
    # The id of a sheet from another database names somebody else here: one more thing has to fit.
    return (
        (traits.code is not None and known.code == traits.code)
        or (traits.tax_id is not None and known.tax_id == traits.tax_id)
        or name_key(known.name) == name_key(traits.name)
        or bool(known.mobiles & traits.mobiles)
    )
