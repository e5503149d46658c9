"""Customers: the whole record with its table and reason, and every edit of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.access import Actor, Permission, require
from app.errors import DuplicateCode, InvalidValue, NotFound
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.interaction import Interaction
from app.models.nouns import Noun, Table
from app.models.schema import table_of
from app.models.service_case import ServiceCase
from app.models.shipment import Shipment
from app.models.user import User
from app.services import changes, team_settings, visibility
from app.services.changes import Recording, Written
from app.services.fields import checked, require_filled
from app.services.naming import fold, name_key, named
from app.services.table_reason import TableReason, reason_of

CONTACT_FIELDS = frozenset(
    {
        "name", "title", "department", "gender", "decision_maker", "mobile", "phone", "fax", "wechat", "qq", "email",
        "birthday", "likes", "family", "do_not_contact", "bad_number",
    }
)  # fmt: skip
EDITABLE = frozenset(
    {
        "code", "name", "short_name", "kind", "level", "archive_class", "industry", "source", "region", "province",
        "city", "district", "address", "postcode", "tax_id", "bank_account", "payment_terms", "credit_limit",
        "wanted_products", "expected_use", "followup", "evaluation_note", "evaluation_result", "last_contact_note",
        "next_contact_on", "influence", "credit", "remark", "tags", "created_on", "do_not_call", "closed_down", "extra",
        "typed_first_deal_on", "typed_last_deal_on", "typed_deal_total", "typed_deal_count", "typed_last_contact_on",
    }
)  # fmt: skip
EFFECTIVE = {
    "typed_first_deal_on": "first_deal_on",
    "typed_last_deal_on": "last_deal_on",
    "typed_deal_total": "deal_total",
    "typed_deal_count": "deal_count",
    "typed_last_contact_on": "last_contact_on",
}
"""What was typed, and the column that tells it together with shipments and logs. Exports show the latter; a sheet that
repeats it brings nothing new.
"""


@dataclass(frozen=True)
class ContactDetail:
    """One contact person; phones are masked where the actor may not see them."""

    id: int
    version: int
    name: str | None
    title: str | None
    department: str | None
    gender: str | None
    decision_maker: bool | None
    mobile: str | None
    phone: str | None
    fax: str | None
    wechat: str | None
    qq: str | None
    email: str | None
    birthday: str | None
    likes: str | None
    family: str | None
    do_not_contact: bool
    bad_number: bool


@dataclass(frozen=True)
class CustomerDetail:
    """Everything the detail pane, the form and `show` need of one customer."""

    id: int
    version: int
    table: Table
    reason: TableReason
    owner_id: int | None
    owner: str | None
    prev_owner: str | None
    contacts: tuple[ContactDetail, ...]
    values: dict[str, Any]
    extra: dict[str, Any]
    masked: bool
    completeness: int
    missing: tuple[str, ...]
    actions: frozenset[str]
    counts: dict[str, int]


@dataclass(frozen=True)
class Similar:
    """Somebody who may be the same customer; `why` is code, tax_id, same_name, name (but for its ending) or phone."""

    id: int
    name: str
    owner: str | None
    table: Table
    last_contact_on: date | None
    why: str


@dataclass(frozen=True)
class Suggestion:
    """One row of the type-ahead."""

    id: int
    name: str
    code: str | None
    table: Table
    contact_name: str | None
    mobile: str | None


def get(session: Session, actor: Actor, customer_id: int, *, today: date) -> CustomerDetail:
    """The customer with contacts, table and what the actor may do now. Raises NotFound (also where not visible)."""
    team = team_settings.load(session)
    owner, previous = aliased(User), aliased(User)
    row = session.execute(
        select(Customer.__table__, owner.name, previous.name)
        .outerjoin(owner, owner.id == Customer.owner_id)
        .outerjoin(previous, previous.id == Customer.prev_owner_id)
        .where(Customer.id == customer_id, visibility.visible(actor, today))
    ).one_or_none()
    if row is None:
        raise NotFound(Noun.CUSTOMER.value, str(customer_id))
    names = [one.name for one in table_of(Noun.CUSTOMER).c]
    values = dict(zip(names, row[: len(names)], strict=True))
    owner_name, prev_name = row[-2], row[-1]
    reason = reason_of(values, owner_name, today=today, days=team.dormant_after_days)
    hidden = visibility.masked(actor, reason.table.value, pool_masked=team.pool_masked)
    contacts = tuple(_contact(one, hidden) for one in _contacts(session, customer_id))
    missing = tuple(key for key in team.wanted_fields if not _says(key, values, contacts))
    return CustomerDetail(
        id=customer_id,
        version=values["version"],
        table=reason.table,
        reason=reason,
        owner_id=values["owner_id"],
        owner=owner_name,
        prev_owner=prev_name,
        contacts=contacts,
        values=values,
        extra=dict(values["extra"]),
        masked=hidden,
        completeness=round(100 * (1 - len(missing) / len(team.wanted_fields))),
        missing=missing,
        actions=_actions(actor, reason.table, values, today),
        counts=_counts(session, customer_id),
    )


def _says(key: str, values: Mapping[str, Any], contacts: Sequence[ContactDetail]) -> bool:
    """Whether a wanted field is filled: a person, a number and 微信 are those of any contact."""
    if key == "contact":
        return any(one.name for one in contacts)
    if key == "phone":
        return any(one.mobile or one.phone for one in contacts)
    if key == "wechat":
        return any(one.wechat for one in contacts)
    return bool(values[key])


def _contacts(session: Session, customer_id: int) -> list[Contact]:
    return list(
        session.execute(
            select(Contact).where(Contact.customer_id == customer_id).order_by(Contact.position, Contact.id)
        ).scalars()
    )


def _contact(one: Contact, hidden: bool) -> ContactDetail:
    values = {item.name: getattr(one, item.name) for item in fields(ContactDetail)}
    return ContactDetail(**(visibility.masked_person(values) if hidden else values))


def _counts(session: Session, customer_id: int) -> dict[str, int]:
    def of(model: type[Interaction] | type[Shipment] | type[ServiceCase]) -> int:
        return session.execute(select(func.count()).where(model.customer_id == customer_id)).scalar_one()

    return {"interactions": of(Interaction), "shipments": of(Shipment), "service_cases": of(ServiceCase)}


def _actions(actor: Actor, table: Table, values: Mapping[str, Any], today: date) -> frozenset[str]:
    mine = values["owner_id"] == actor.id
    allowed = {"log"}
    if mine or actor.may(Permission.CUSTOMER_EDIT_ALL):
        allowed.add("edit")
    if table is Table.PUBLIC:
        allowed.add("claim")
    if table is Table.POTENTIAL and "edit" in allowed:
        allowed.add("return")
        locked = values["locked_until"] is not None and values["locked_until"] >= today
        allowed.add("unlock" if locked else "lock")
    if actor.may(Permission.CUSTOMER_TRANSFER):
        allowed.add("transfer")
    if actor.may(Permission.CUSTOMER_DELETE):
        allowed.add("delete")
    return frozenset(allowed)


def create(
    session: Session,
    actor: Actor,
    values: Mapping[str, Any],
    contacts: Sequence[Mapping[str, Any]] = (),
    *,
    now: datetime,
    today: date,
) -> Written[int]:
    """A new customer, owned by the actor unless `values` names `owner_id` (supervisors only; None puts it into the
    pool). Raises InvalidValue, DuplicateCode, NotAllowed.
    """
    require(actor, Permission.CUSTOMER_EDIT_OWN)
    given = dict(values)
    owner_id = given.pop("owner_id", actor.id)
    if owner_id not in (actor.id, None):
        require(actor, Permission.CUSTOMER_TRANSFER)
        if session.get(User, owner_id) is None:
            raise NotFound(Noun.USER.value, str(owner_id))
    row = checked(Noun.CUSTOMER, given, allowed=EDITABLE)
    require_filled(Noun.CUSTOMER, row, ("name",))
    _refuse_taken_code(session, row.get("code"), None)
    row |= named(row["name"])
    row |= {"owner_id": owner_id, "claimed_at": now if owner_id else None}
    row.setdefault("created_on", today)
    recording = changes.begin(session, actor, "customer.create", now=now, name=row["name"])
    customer_id = recording.insert(Noun.CUSTOMER, [row])[0]
    _write_contacts(session, recording, customer_id, contacts)
    return recording.done(customer_id)


def update(
    session: Session,
    actor: Actor,
    customer_id: int,
    values: Mapping[str, Any],
    contacts: Sequence[Mapping[str, Any]] | None = None,
    *,
    version: int | None = None,
    now: datetime,
    today: date,
) -> Written[None]:
    """Change fields and, when given, the whole list of contacts (those left out are removed).

    Raises NotFound, NotAllowed, InvalidValue, DuplicateCode, StaleRecord; then nothing is written.
    """
    visibility.require_editable(session, actor, [customer_id], today=today)
    row = checked(Noun.CUSTOMER, values, allowed=EDITABLE)
    if "name" in row:
        require_filled(Noun.CUSTOMER, row, ("name",))
        row |= named(row["name"])
    if row.get("code"):
        _refuse_taken_code(session, row["code"], customer_id)
    name, refuses = session.execute(select(Customer.name, Customer.do_not_call).where(Customer.id == customer_id)).one()
    if refuses and row.get("do_not_call") is False:
        require(actor, Permission.DO_NOT_CALL_LIFT)  # who refused is called again only if the supervisor says so
    recording = changes.begin(session, actor, "customer.update", now=now, name=name, fields=sorted(values))
    recording.update(Noun.CUSTOMER, {customer_id: row}, versions={customer_id: version})
    if contacts is not None:
        _write_contacts(session, recording, customer_id, contacts)
    return recording.done(None)


def delete(session: Session, actor: Actor, customer_ids: Sequence[int], *, now: datetime, today: date) -> Written[int]:
    """Remove customers with everything that belongs to them, as one undoable action."""
    require(actor, Permission.CUSTOMER_DELETE)
    if not customer_ids:
        return changes.begin(session, actor, "customer.delete", now=now).done(0)
    visibility.require_editable(session, actor, list(customer_ids), today=today)
    first = session.execute(select(Customer.name).where(Customer.id == customer_ids[0])).scalar_one()
    recording = changes.begin(session, actor, "customer.delete", now=now, name=first, count=len(customer_ids))
    for noun in (Noun.ASSIGNMENT, Noun.SERVICE_CASE, Noun.SHIPMENT, Noun.INTERACTION, Noun.CONTACT):
        table = table_of(noun)
        for part in changes.chunks(customer_ids):
            recording.delete(noun, session.execute(select(table.c.id).where(table.c.customer_id.in_(part))).scalars())
    count = recording.delete(Noun.CUSTOMER, customer_ids)
    recording.touched_customers.clear()
    return recording.done(count)


def similar(
    session: Session,
    actor: Actor,
    *,
    name: str = "",
    code: str = "",
    tax_id: str = "",
    phones: Sequence[str] = (),
    exclude: int | None = None,
    today: date,
) -> list[Similar]:
    """Who may be the same customer (3-rules 3.6), whoever holds it: that is the point. At most ten."""
    require(actor, Permission.CUSTOMER_EDIT_OWN)
    days = team_settings.load(session).dormant_after_days
    numbers = [one for one in phones if one]
    tests = {
        "code": Customer.code == code if code else None,
        "tax_id": Customer.tax_id == tax_id if tax_id else None,
        "name": Customer.name_key == name_key(name) if name.strip() else None,
        "phone": Customer.id.in_(
            select(Contact.customer_id).where(or_(Contact.mobile.in_(numbers), Contact.phone.in_(numbers)))
        )
        if numbers
        else None,
    }
    found: dict[int, Similar] = {}
    for why, clause in tests.items():
        if clause is None:
            continue
        rows = session.execute(
            select(Customer.__table__, User.name.label("owner_name"))
            .outerjoin(User, User.id == Customer.owner_id)
            .where(clause, Customer.id != (exclude or 0))
            .limit(10)
        ).mappings()
        for row in rows:
            table = reason_of(dict(row), row["owner_name"], today=today, days=days).table
            said = "same_name" if why == "name" and fold(row["name"]) == fold(name) else why
            found.setdefault(
                row["id"],
                Similar(row["id"], row["name"], row["owner_name"], table, row["last_contact_on"], said),
            )
    return list(found.values())[:10]


def suggest(session: Session, actor: Actor, text: str, *, today: date, limit: int = 12) -> list[Suggestion]:
    """Customers that hold the text, the best first as in the search: the type-ahead of the dialogs. Without a text the
    first by name.
    """
    from app.services import search  # stands on this module

    team = team_settings.load(session)
    ids: list[int] | None = None
    if text.strip():
        ids = [one.id for one in search.search(session, actor, text, today=today, limit=limit, nouns=(Noun.CUSTOMER,))]
    statement = (
        select(Customer.__table__, Contact.name.label("contact_name"), Contact.mobile.label("contact_mobile"))
        .outerjoin(Contact, (Contact.customer_id == Customer.id) & (Contact.position == 0))
        .where(visibility.visible(actor, today), true() if ids is None else Customer.id.in_(ids))
        .order_by(Customer.name_sort)
        .limit(limit)
    )
    made = []
    for row in session.execute(statement).mappings():
        table = reason_of(dict(row), None, today=today, days=team.dormant_after_days).table
        hidden = visibility.masked(actor, table.value, pool_masked=team.pool_masked)
        mobile = visibility.mask_phone(row["contact_mobile"]) if hidden else row["contact_mobile"]
        made.append(Suggestion(row["id"], row["name"], row["code"], table, row["contact_name"], mobile))
    return made if ids is None else sorted(made, key=lambda one: ids.index(one.id))


def _refuse_taken_code(session: Session, code: str | None, own_id: int | None) -> None:
    if not code:
        return
    holder = session.execute(select(Customer.id, Customer.name).where(Customer.code == code)).one_or_none()
    if holder is not None and holder.id != own_id:
        raise DuplicateCode(code, holder.name)


def _write_contacts(
    session: Session, recording: Recording, customer_id: int, contacts: Sequence[Mapping[str, Any]]
) -> None:
    present = {one.id for one in _contacts(session, customer_id)}
    kept: dict[int, dict[str, Any]] = {}
    fresh: list[dict[str, Any]] = []
    for position, given in enumerate(one for one in contacts if _says_something(one)):
        row = checked(Noun.CONTACT, {k: v for k, v in given.items() if k != "id"}, allowed=CONTACT_FIELDS)
        row["position"] = position
        if given.get("id") is None:
            fresh.append({**row, "customer_id": customer_id})
        elif given["id"] in present:
            kept[given["id"]] = row
        else:
            raise InvalidValue(Noun.CONTACT.value, "id", "unknown", str(given["id"]))
    recording.delete(Noun.CONTACT, present - set(kept))
    recording.update(Noun.CONTACT, kept)
    recording.insert(Noun.CONTACT, fresh)


def _says_something(contact: Mapping[str, Any]) -> bool:
    said = (value.strip() if isinstance(value, str) else value for key, value in contact.items() if key != "id")
    return any(value not in (None, "", False) for value in said)
