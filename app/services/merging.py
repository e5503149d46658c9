"""合并: two records of one customer become one, field by field; all that belonged to either stays (3-rules 3.6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import InvalidValue, StaleRecord
from app.models.nouns import Noun
from app.models.schema import table_of
from app.services import changes, customers, visibility
from app.services.changes import Recording, Written
from app.services.customers import EDITABLE, CustomerDetail
from app.services.naming import named

MOVED: Final = (Noun.CONTACT, Noun.INTERACTION, Noun.SERVICE_CASE, Noun.SHIPMENT, Noun.ASSIGNMENT)
"""Every noun whose rows name their customer; a test compares this with the tables."""
OWNER: Final = "owner_id"
_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    OWNER: ("claimed_at", "locked_until"),
    "typed_last_deal_on": ("deal_date_assumed",),
}
"""Columns that only make sense together with another one."""
_EARLIEST: Final = frozenset({"created_on", "typed_first_deal_on"})
_LATEST: Final = frozenset({"typed_last_deal_on", "typed_last_contact_on"})
_NUMBERS: Final = ("mobile", "phone", "wechat", "qq", "email", "fax")


@dataclass(frozen=True)
class FieldPair:
    """A field in which the two differ. `take` is what the merge proposes: the value of the record that goes."""

    key: str
    kept: Any
    gone: Any
    take: bool


@dataclass(frozen=True)
class Comparison:
    """Both records, the fields in which they differ, and how many rows would move, by noun."""

    kept: CustomerDetail
    gone: CustomerDetail
    fields: tuple[FieldPair, ...]
    moves: Mapping[Noun, int]
    other_province: bool
    """The two stand in different provinces: the same name need not be the same customer."""


@dataclass(frozen=True)
class Merged:
    """The record that stays, and what moved to it."""

    customer_id: int
    moved: Mapping[Noun, int]


def compare(session: Session, actor: Actor, kept: int, gone: int, *, today: date) -> Comparison:
    """What a merge of `gone` into `kept` has to decide. Proposed is what loses nothing: a blank gives way to a value,
    the earlier first day and the later last day win, and who must not be called is not called.

    Raises NotFound (also for a customer the actor does not see), NotAllowed, InvalidValue (same_customer).
    """
    _check(session, actor, kept, gone, today)
    one, other = (customers.get(session, actor, each, today=today) for each in (kept, gone))
    pairs = []
    for key in (*_ordered(EDITABLE - {"extra"}), OWNER):
        left, right = one.values[key], other.values[key]
        if left != right:
            pairs.append(FieldPair(key, left, right, _proposed(key, left, right)))
    provinces = {each.values["province"] for each in (one, other)} - {None}
    moves = {noun: len(_ids(session, noun, gone)) for noun in MOVED}
    return Comparison(one, other, tuple(pairs), moves, other_province=len(provinces) > 1)


def fuller_first(session: Session, actor: Actor, pair: tuple[int, int], *, today: date) -> tuple[int, int]:
    """Which of the two to keep when nobody has said: who has bought, then who is followed, then as they were named.

    Raises NotFound.
    """
    found = [customers.get(session, actor, one, today=today) for one in pair]
    weights = [(one.values["last_deal_on"] is not None, one.owner is not None) for one in found]
    return pair if weights[0] >= weights[1] else (pair[1], pair[0])


def merge(
    session: Session,
    actor: Actor,
    kept: int,
    gone: int,
    *,
    take: Collection[str],
    versions: tuple[int | None, int | None] = (None, None),
    now: datetime,
    today: date,
) -> Written[Merged]:
    """Make one customer of two, as one undoable operation. `take` names the fields (and `owner_id`) whose value comes
    from `gone`; columns of sheets that only `gone` has come along. Contacts that say nothing new are not doubled.

    Raises NotFound, NotAllowed, InvalidValue (same_customer, unknown_field, required), StaleRecord; then nothing is
    written.
    """
    _check(session, actor, kept, gone, today)
    for key in take:
        if key not in EDITABLE | {OWNER}:
            raise InvalidValue(Noun.CUSTOMER.value, key, "unknown_field")
    table = table_of(Noun.CUSTOMER)
    rows = {row["id"]: row for row in changes.rows_by_id(session, table, [kept, gone])}
    for row_id, version in zip((kept, gone), versions, strict=True):
        if version is not None and rows[row_id]["version"] != version:
            raise StaleRecord(Noun.CUSTOMER.value, row_id)
    values = _values(rows[kept], rows[gone], take)
    if values.get("do_not_call") is False and (rows[kept]["do_not_call"] or rows[gone]["do_not_call"]):
        require(actor, Permission.DO_NOT_CALL_LIFT)
    if values.get(OWNER, actor.id) not in (actor.id, rows[kept][OWNER]):
        require(actor, Permission.CUSTOMER_TRANSFER)
    recording = changes.begin(
        session, actor, "customer.merge", now=now, name=values.get("name", rows[kept]["name"]), other=rows[gone]["name"]
    )
    moved = {noun: _move(recording, noun, kept, gone) for noun in MOVED}
    # A code is unique: it is free for the other only when its holder is gone.
    recording.delete(Noun.CUSTOMER, [gone])
    recording.update(Noun.CUSTOMER, {kept: values})
    recording.touched_customers.discard(gone)
    return recording.done(Merged(kept, moved))


def _check(session: Session, actor: Actor, kept: int, gone: int, today: date) -> None:
    if kept == gone:
        raise InvalidValue(Noun.CUSTOMER.value, "name", "same_customer")
    visibility.require_editable(session, actor, [kept, gone], today=today)


def _proposed(key: str, kept: Any, gone: Any) -> bool:
    if gone is None or gone == "":
        return False
    if kept is None or kept == "":
        return True
    if key in _EARLIEST:
        return bool(gone < kept)
    if key in _LATEST:
        return bool(gone > kept)
    return key in ("do_not_call",) and gone is True


def _values(kept: Mapping[str, Any], gone: Mapping[str, Any], take: Collection[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key in take:
        values[key] = gone[key]
        values |= {one: gone[one] for one in _WITH.get(key, ())}
    if not values.get("name", kept["name"]):
        raise InvalidValue(Noun.CUSTOMER.value, "name", "required")
    if "name" in values:
        values |= named(values["name"])
    if "extra" not in take:
        values["extra"] = {**gone["extra"], **kept["extra"]}
    if kept["imported_as"] is None and gone["imported_as"] is not None:
        values["imported_as"] = gone["imported_as"]  # a deal that only a sheet knew is still a deal
    return values


def _move(recording: Recording, noun: Noun, kept: int, gone: int) -> int:
    ids = _ids(recording.session, noun, gone)
    if noun is Noun.CONTACT:
        return _move_contacts(recording, kept, ids)
    if noun is Noun.ASSIGNMENT:
        ids = _without_double_weeks(recording, kept, ids)
    return recording.update(noun, {one: {"customer_id": kept} for one in ids})


def _move_contacts(recording: Recording, kept: int, ids: Sequence[int]) -> int:
    table = table_of(Noun.CONTACT)
    there = list(changes.rows_by_id(recording.session, table, _ids(recording.session, Noun.CONTACT, kept)))
    coming = sorted(changes.rows_by_id(recording.session, table, ids), key=lambda one: (one["position"], one["id"]))
    position = max((one["position"] for one in there), default=-1) + 1
    moved: dict[int, dict[str, Any]] = {}
    doubled = []
    for one in coming:
        same = next((other for other in there if _says_the_same(one, other)), None)
        if same is not None:
            doubled.append(one["id"])
        else:
            moved[one["id"]] = {"customer_id": kept, "position": position + len(moved)}
    recording.delete(Noun.CONTACT, doubled)
    return recording.update(Noun.CONTACT, moved)


def _says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether everything the contact says stands with the other one already."""
    keys = [key for key in customers.CONTACT_FIELDS if one[key] not in (None, "", False)]
    named_or_numbered = one["name"] or any(one[key] for key in _NUMBERS)
    return bool(named_or_numbered) and all(one[key] == other[key] for key in keys)


def _without_double_weeks(recording: Recording, kept: int, ids: Sequence[int]) -> list[int]:
    """A customer is called once a week: of two rows of one week the one that was called stays."""
    table, session = table_of(Noun.ASSIGNMENT), recording.session
    held = {row["week"]: row for row in changes.rows_by_id(session, table, _ids(session, Noun.ASSIGNMENT, kept))}
    moving, dropped = [], []
    for row in changes.rows_by_id(session, table, ids):
        other = held.get(row["week"])
        if other is None:
            moving.append(row["id"])
        elif other["interaction_id"] is None and row["interaction_id"] is not None:
            dropped.append(other["id"])
            moving.append(row["id"])
        else:
            dropped.append(row["id"])
    recording.delete(Noun.ASSIGNMENT, dropped)
    return moving


def _ids(session: Session, noun: Noun, customer_id: int) -> list[int]:
    table = table_of(noun)
    return list(session.execute(select(table.c.id).where(table.c.customer_id == customer_id)).scalars())


def _ordered(keys: Collection[str]) -> list[str]:
    """In the order of the table's columns."""
    return [one.name for one in table_of(Noun.CUSTOMER).c if one.name in keys]
