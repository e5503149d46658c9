"""Recognises a customer again: code, tax id, name, mobile in this order; doubt is said, never decided (4-excel 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import db
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.id_arrays import joined_ids
from app.services.import_stored import StoredCustomers
from app.services.naming import fold, folds, name_key, name_keys
from app.services.piecemeal import empty

_MOBILES = ("contact.mobile", "contact2.mobile", "contact3.mobile")
_NAMES = ("contact.name", "contact2.name", "contact3.name")
_MOST_CANDIDATES = 5


@dataclass(slots=True)
class Known:
    """What tells one customer from another; `ref` is its id, negative while it is only planned."""

    ref: int
    name: str
    code: str | None
    tax_id: str | None
    province: str | None
    owner_id: int | None = None
    mobiles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """`ref` when there is no doubt; else who looks alike and why (name, province, mobile), nearest first; `several`
    when the keys fit more than one.
    """

    ref: int | None = None
    alike: tuple[tuple[Known, str], ...] = ()
    several: bool = False


_NOBODY = Match()


@dataclass(slots=True)
class Traits:
    """What a sheet's row says about who the customer is; `folded` and `key` are its name as it is compared. In a row
    `of_customer` blanks say something too; a line of a log names its customer as briefly as it can.
    """

    name: str
    folded: str
    key: str
    code: str | None = None
    tax_id: str | None = None
    province: str | None = None
    mobiles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    own_id: int | None = None
    of_customer: bool = False


class CustomerIndex:
    """Customers in the database that the sheets might mean, and those planned so far."""

    def __init__(self, session: Session, wanted: Collection[Traits], stored: StoredCustomers) -> None:
        self.stored = stored
        """The customers that may be meant; every certain or doubtful match in the database is among them."""
        self._by_ref: dict[int, Known] = {}
        self._by_code: dict[str, Known] = {}
        self._by_tax: dict[str, list[Known]] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_key: dict[str, list[Known]] = {}
        self._by_mobile: dict[str, list[Known]] = {}
        self._load(session, wanted)

    def known(self, ref: int) -> Known | None:
        """The customer of this id, if it was loaded or planned."""
        return self._by_ref.get(ref)

    def add(self, known: Known, folded: str, key: str) -> None:
        """Take in a planned customer, so that later rows find it."""
        self._by_ref[known.ref] = known
        if known.code:
            self._by_code.setdefault(known.code, known)
        if known.tax_id:
            self._by_tax.setdefault(known.tax_id, []).append(known)
        self._by_name.setdefault(folded, []).append(known)
        self._by_key.setdefault(key, []).append(known)
        for mobile in known.mobiles:
            self._by_mobile.setdefault(mobile, []).append(known)

    def learn(self, ref: int, traits: Traits) -> None:
        """A row was recognised as this customer: what else it says helps to recognise the next."""
        known = self._by_ref[ref]
        for mobile in traits.mobiles:
            if mobile not in known.mobiles:
                self._by_mobile.setdefault(mobile, []).append(known)
                known.mobiles += (mobile,)
        for person in traits.people:
            if person not in known.people:
                known.people += (person,)
        if traits.code and not known.code:
            known.code = traits.code
            self._by_code.setdefault(traits.code, known)

    def let_go(self) -> None:
        """Free everything, a little at a time."""
        self.stored.let_go()
        for held in (self._by_tax, self._by_name, self._by_key, self._by_mobile, self._by_code, self._by_ref):
            empty(held)

    def __len__(self) -> int:
        """How many customers there are to be recognised; a match holds until it grows."""
        return len(self._by_ref)

    def holder_of_code(self, code: str) -> Known | None:
        """Who has this 客户编号."""
        return self._by_code.get(code)

    def namesakes(self, traits: Traits) -> list[int]:
        """The stored customers of that very name, where there are several and nothing else tells them apart."""
        same = self._by_name.get(traits.folded, ())
        if len(same) < 2 or (traits.code and traits.code in self._by_code):
            return []
        found = [
            one.ref for one in same if one.ref > 0 and not _other_code(one, traits) and not _other_province(one, traits)
        ]
        return found if len(found) > 1 else []

    def match(self, traits: Traits) -> Match:
        """Which customer a row means. The same name with another code, or in another province, is somebody else."""
        if traits.code and (found := self._by_code.get(traits.code)):
            return Match(found.ref)
        same_tax = self._by_tax.get(traits.tax_id) if traits.tax_id else None
        if same_tax is not None and len(same_tax) == 1:
            return Match(same_tax[0].ref)
        by_key = self._by_key.get(traits.key)
        return self._by_numbers(traits) if by_key is None else self._by_names(traits, by_key)

    def _by_names(self, traits: Traits, same_key: list[Known]) -> Match:
        alike = [one for one in self._by_name.get(traits.folded, ()) if not _other_code(one, traits)]
        certain = [one for one in alike if not _other_province(one, traits)]
        by_key = [one for one in same_key if not _other_code(one, traits) and not _other_province(one, traits)]
        if certain:
            # 宏达机械厂 with this number is nearer than 宏达机械有限公司 with another.
            with_number = [one for one in by_key if shared(one.mobiles, traits.mobiles)]
            return self._choose(with_number or certain, traits)
        if alike:
            return _doubt(alike, "province")
        sure = [one for one in by_key if not traits.mobiles or not one.mobiles or shared(one.mobiles, traits.mobiles)]
        if len(sure) == 1:
            return Match(sure[0].ref)
        if by_key:
            return _doubt(by_key, "name", several=len(sure) > 1)
        return self._by_numbers(traits)

    def _by_numbers(self, traits: Traits) -> Match:
        # One number under two names may be one firm renamed or one agent of two: a person must say.
        for mobile in traits.mobiles:
            if holders := self._by_mobile.get(mobile):
                return _doubt(holders, "mobile")
        return _NOBODY

    def _choose(self, candidates: list[Known], traits: Traits) -> Match:
        tests: tuple[Callable[[Known], bool], ...] = (
            lambda one: shared(one.mobiles, traits.mobiles),
            lambda one: shared(one.people, traits.people),
            lambda one: bool(traits.code) and one.code == traits.code,
            lambda one: bool(traits.province) and one.province == traits.province,
            # A row that says neither code nor number means who has none, e.g. who this row became the last time.
            lambda one: traits.of_customer and not traits.code and not one.code,
            lambda one: traits.of_customer and not traits.mobiles and not one.mobiles,
        )
        for test in tests:
            if len(candidates) > 1 and (kept := [one for one in candidates if test(one)]):
                candidates = kept
        if len(candidates) == 1:
            return Match(candidates[0].ref)
        return _doubt(candidates, "name", several=True)

    def _load(self, session: Session, wanted: Collection[Traits]) -> None:
        own = {one.own_id for one in wanted if one.own_id and one.own_id < 2**63}
        lookups = (
            (_BY_ID, own),
            (_BY_CODE, {one.code for one in wanted if one.code}),
            (_BY_TAX, {one.tax_id for one in wanted if one.tax_id}),
            (_BY_KEY, {one.key for one in wanted}),
            (_BY_MOBILE, {mobile for one in wanted for mobile in one.mobiles}),
        )
        for part in self.stored.load(session, _ids(session, lookups)):
            for row, folded in zip(part, folds([row["name"] for row in part]), strict=True):
                persons = self.stored.persons(row["id"])
                mobiles = _distinct([one["mobile"] for one in persons if one["mobile"]])
                names = _distinct([one["name"] for one in persons if one["name"]])
                known = Known(
                    row["id"], row["name"], row["code"], row["tax_id"], row["province"], row["owner_id"], mobiles, names
                )
                self.add(known, folded, row["name_key"])


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def _ids(session: Session, lookups: Iterable[tuple[db.Prepared, Collection[Any]]]) -> set[int]:
    """The customers that any of the lookups finds for its values."""
    ids: set[int] = set()
    for found, values in lookups:
        if values:
            ((joined,),) = found.rows(session, ids=db.listed(list(values)))
            ids.update(joined_ids(joined or ""))
    return ids


def _customers_by(column: Any, customer_id: Any = Customer.id) -> db.Prepared:
    return db.Prepared(select(func.group_concat(customer_id)).where(db.among(column)))


_BY_ID, _BY_CODE = _customers_by(Customer.id), _customers_by(Customer.code)
_BY_TAX, _BY_KEY = _customers_by(Customer.tax_id), _customers_by(Customer.name_key)
_BY_MOBILE = _customers_by(Contact.mobile, Contact.customer_id)


def customer_traits(rows: Sequence[Mapping[str, Any]]) -> Iterator[Traits]:
    """Who the rows of a customer sheet mean."""
    names = [values["name"] for values in rows]
    for values, name, folded, key in zip(rows, names, folds(names), name_keys(names), strict=True):
        get = values.get
        yield Traits(
            name,
            folded,
            key,
            get("code"),
            get("tax_id"),
            get("province"),
            tuple([one for field in _MOBILES if (one := get(field))]),
            tuple([one for field in _NAMES if (one := get(field))]),
            get("record_id"),
            of_customer=True,
        )


def line_traits() -> Callable[[Sequence[Mapping[str, Any]]], Iterator[Traits]]:
    """Which customer the rows of a log, case or shipment sheet mean; rows that say the same share their traits."""

    @cache
    def traits(name: str, code: str | None, person: str | None) -> Traits:
        return Traits(name, fold(name), name_key(name), code, people=(person,) if person else ())

    return lambda rows: (
        traits(values["customer"], values.get("customer_code"), values.get("contact_name")) for values in rows
    )


def shared(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both hold one thing; of customers, whose numbers are few."""
    return any(one in others for one in some)


def _doubt(alike: Iterable[Known], why: str, *, several: bool = False) -> Match:
    return Match(alike=tuple((one, why) for one in alike)[:_MOST_CANDIDATES], several=several)


def _other_code(known: Known, traits: Traits) -> bool:
    return bool(known.code) and bool(traits.code) and known.code != traits.code


def _other_province(known: Known, traits: Traits) -> bool:
    return bool(known.province) and bool(traits.province) and known.province != traits.province
