"""Recognises a customer again: code, tax id, name, mobile in this order; doubt is said, never decided (4-excel 4.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.contact import Contact
from app.models.customer import Customer
from app.services.changes import chunks
from app.services.naming import fold, name_key


@dataclass
class Known:
    """What tells one customer from another; `ref` is its id, negative while it is only planned."""

    ref: int
    name: str
    code: str | None
    tax_id: str | None
    province: str | None
    mobiles: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Match:
    """`ref` when there is no doubt; else `doubt` names the candidate that looks alike, if any; `several` when the keys
    fit more than one.
    """

    ref: int | None = None
    doubt: Known | None = None
    several: bool = False


@dataclass(frozen=True)
class Traits:
    """What a sheet's row says about who the customer is."""

    name: str
    code: str | None = None
    tax_id: str | None = None
    province: str | None = None
    mobiles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    own_id: int | None = None


class CustomerIndex:
    """Customers in the database that the sheets might mean, and those planned so far."""

    def __init__(self, session: Session, wanted: Iterable[Traits]) -> None:
        self._by_ref: dict[int, Known] = {}
        self._by_code: dict[str, Known] = {}
        self._by_tax: dict[str, list[Known]] = defaultdict(list)
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_key: dict[str, list[Known]] = defaultdict(list)
        self._by_mobile: dict[str, list[Known]] = defaultdict(list)
        self._load(session, list(wanted))

    def known(self, ref: int) -> Known | None:
        """The customer of this id, if it was loaded or planned."""
        return self._by_ref.get(ref)

    def add(self, known: Known) -> None:
        """Take in a planned customer, so that later rows find it."""
        self._by_ref[known.ref] = known
        if known.code:
            self._by_code.setdefault(known.code, known)
        if known.tax_id:
            self._by_tax[known.tax_id].append(known)
        self._by_name[fold(known.name)].append(known)
        self._by_key[name_key(known.name)].append(known)
        for mobile in known.mobiles:
            self._by_mobile[mobile].append(known)

    def learn(self, ref: int, traits: Traits) -> None:
        """A row was recognised as this customer: what else it says helps to recognise the next."""
        known = self._by_ref[ref]
        for mobile in traits.mobiles - known.mobiles:
            known.mobiles.add(mobile)
            self._by_mobile[mobile].append(known)
        known.people |= traits.people
        if traits.code and not known.code:
            known.code = traits.code
            self._by_code.setdefault(traits.code, known)

    def holder_of_code(self, code: str) -> Known | None:
        """Who has this 客户编号."""
        return self._by_code.get(code)

    def match(self, traits: Traits) -> Match:
        """Which customer a row means. The same name with another code, or in another province, is somebody else."""
        if traits.code and (found := self._by_code.get(traits.code)):
            return Match(found.ref)
        if traits.tax_id and len(same := self._by_tax[traits.tax_id]) == 1:
            return Match(same[0].ref)
        alike = [one for one in self._by_name[fold(traits.name)] if not _other_code(one, traits)]
        certain = [one for one in alike if not _other_province(one, traits)]
        by_key = [
            one
            for one in self._by_key[name_key(traits.name)]
            if not _other_code(one, traits) and not _other_province(one, traits)
        ]
        if certain:
            # 宏达机械厂 with this number is nearer than 宏达机械有限公司 with another.
            with_number = [one for one in by_key if one.mobiles & traits.mobiles]
            return self._choose(with_number or certain, traits)
        if alike:
            return Match(doubt=alike[0])
        sure = [one for one in by_key if not traits.mobiles or not one.mobiles or one.mobiles & traits.mobiles]
        if len(sure) == 1:
            return Match(sure[0].ref)
        if by_key:
            return Match(doubt=by_key[0], several=len(sure) > 1)
        for mobile in sorted(traits.mobiles):
            # One number under two names may be one firm renamed or one agent of two: a person must say.
            if self._by_mobile[mobile]:
                return Match(doubt=self._by_mobile[mobile][0])
        return Match()

    def _choose(self, candidates: list[Known], traits: Traits) -> Match:
        tests: tuple[Callable[[Known], bool], ...] = (
            lambda one: bool(one.mobiles & traits.mobiles),
            lambda one: bool(one.people & traits.people),
            lambda one: bool(traits.code) and one.code == traits.code,
            lambda one: bool(traits.province) and one.province == traits.province,
            # A row that says neither code nor number means who has none, e.g. who this row became the last time.
            lambda one: not traits.code and not one.code,
            lambda one: not traits.mobiles and not one.mobiles,
        )
        for test in tests:
            if len(candidates) > 1 and (kept := [one for one in candidates if test(one)]):
                candidates = kept
        if len(candidates) == 1:
            return Match(candidates[0].ref)
        return Match(doubt=candidates[0], several=True)

    def _load(self, session: Session, wanted: list[Traits]) -> None:
        ids: set[int] = set()
        lookups: tuple[tuple[Any, Any, set[str]], ...] = (
            (Customer.id, Customer.code, {one.code for one in wanted if one.code}),
            (Customer.id, Customer.tax_id, {one.tax_id for one in wanted if one.tax_id}),
            (Customer.id, Customer.name_key, {name_key(one.name) for one in wanted}),
            (Contact.customer_id, Contact.mobile, {mobile for one in wanted for mobile in one.mobiles}),
        )
        own = sorted({one.own_id for one in wanted if one.own_id and one.own_id < 2**63})
        for own_part in chunks(own):
            ids.update(session.execute(select(Customer.id).where(Customer.id.in_(own_part))).scalars())
        for target, column, values in lookups:
            for texts in _value_chunks(values):
                ids.update(session.execute(select(target).where(column.in_(texts))).scalars())
        people: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
        for part in chunks(ids):
            for customer_id, name, mobile in session.execute(
                select(Contact.customer_id, Contact.name, Contact.mobile).where(Contact.customer_id.in_(part))
            ):
                people[customer_id].append((name, mobile))
        for part in chunks(sorted(ids)):
            for row in session.execute(
                select(Customer.id, Customer.name, Customer.code, Customer.tax_id, Customer.province).where(
                    Customer.id.in_(part)
                )
            ):
                known = Known(*row)
                known.mobiles = {mobile for _, mobile in people[known.ref] if mobile}
                known.people = {name for name, _ in people[known.ref] if name}
                self.add(known)


def traits_of_customer(values: Mapping[str, Any]) -> Traits:
    """Who the row of a customer sheet means."""
    persons = ("contact", "contact2", "contact3")
    mobiles = {values.get(f"{person}.mobile") for person in persons}
    people = {values.get(f"{person}.name") for person in persons}
    return Traits(
        values["name"],
        values.get("code"),
        values.get("tax_id"),
        values.get("province"),
        frozenset(one for one in mobiles if one),
        frozenset(one for one in people if one),
        values.get("record_id"),
    )


def traits_of_line(values: Mapping[str, Any]) -> Traits:
    """Which customer the row of a log, case or shipment sheet means."""
    person = values.get("contact_name")
    return Traits(values["customer"], values.get("customer_code"), people=frozenset([person] if person else []))


def _other_code(known: Known, traits: Traits) -> bool:
    return bool(known.code) and bool(traits.code) and known.code != traits.code


def _other_province(known: Known, traits: Traits) -> bool:
    return bool(known.province) and bool(traits.province) and known.province != traits.province


def _value_chunks(values: set[str]) -> Iterable[list[str]]:
    ordered = sorted(values)
    return (ordered[start : start + 900] for start in range(0, len(ordered), 900))
