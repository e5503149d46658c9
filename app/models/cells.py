"""What each cell of a list writes: noun, column, kind of value, words to choose from. Plain Python, safe everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.models import nouns
from app.models.nouns import CUSTOMER_LISTS, ListName, Noun, ShipmentKind

EXTRA: Final = "extra:"
"""Before the heading of an unknown column of a sheet, where a list shows it as a column of its own."""


class CellKind(StrEnum):
    """What may be typed into a cell, and with which editor."""

    TEXT = "text"
    LONG = "long"
    """Several lines; edited in a box below the cell."""
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    CHOICE = "choice"
    """One of `choices`; where `strict`, nothing else."""
    PERSON = "person"
    """Somebody of the team, by name."""
    FLAG = "flag"


@dataclass(frozen=True)
class Cell:
    """One editable cell: where its value goes. `required` may not be cleared."""

    noun: Noun
    column: str
    kind: CellKind = CellKind.TEXT
    choices: tuple[str, ...] = ()
    strict: bool = False
    required: bool = False


def cell_of(name: ListName, key: str) -> Cell | None:
    """What the column of a list writes; None for a column that follows from others."""
    if key.startswith(EXTRA) and key != EXTRA and name is not ListName.ARTICLES:
        return Cell(name.noun, "extra")
    return _CELLS[name].get(key)


def _text(noun: Noun, *columns: str) -> dict[str, Cell]:
    return {column: Cell(noun, column) for column in columns}


def _of(noun: Noun, kind: CellKind, *columns: str, required: bool = False) -> dict[str, Cell]:
    return {column: Cell(noun, column, kind, required=required) for column in columns}


def _choices(noun: Noun, words: Mapping[str, tuple[str, ...]], *, strict: bool = False) -> dict[str, Cell]:
    return {
        column: Cell(noun, column, CellKind.CHOICE, choices, strict=strict, required=strict)
        for column, choices in words.items()
    }


_CUSTOMER: Final = {
    "name": Cell(Noun.CUSTOMER, "name", required=True),
    **_text(Noun.CUSTOMER, "code", "industry", "region", "address", "wanted_products", "tags"),
    **_of(Noun.CUSTOMER, CellKind.LONG, "evaluation_note", "remark"),
    **_of(Noun.CUSTOMER, CellKind.DATE, "next_contact_on", "created_on"),
    **_choices(
        Noun.CUSTOMER,
        {
            "level": nouns.LEVELS,
            "followup": nouns.FOLLOWUPS,
            "evaluation_result": nouns.EVALUATIONS,
            "source": nouns.SOURCES,
            "kind": nouns.KINDS,
        },
    ),
    "owner": Cell(Noun.CUSTOMER, "owner_id", CellKind.PERSON, required=True),
    "contact": Cell(Noun.CONTACT, "name"),
    "mobile": Cell(Noun.CONTACT, "mobile", CellKind.PHONE),
    "phone": Cell(Noun.CONTACT, "phone", CellKind.PHONE),
    "wechat": Cell(Noun.CONTACT, "wechat"),
}
_INTERACTION: Final = {
    **_of(Noun.INTERACTION, CellKind.DATE, "happened_on", required=True),
    **_of(Noun.INTERACTION, CellKind.DATE, "next_on"),
    **_of(Noun.INTERACTION, CellKind.LONG, "content"),
    **_text(Noun.INTERACTION, "contact_name", "origin"),
    **_choices(
        Noun.INTERACTION,
        {
            "method": nouns.METHODS,
            "purpose": nouns.PURPOSES,
            "outcome": nouns.OUTCOMES,
            "intent": nouns.INTENTS,
        },
    ),
    "salesperson": Cell(Noun.INTERACTION, "salesperson_id", CellKind.PERSON, required=True),
}
_CASE: Final = {
    **_of(Noun.SERVICE_CASE, CellKind.DATE, "registered_on", required=True),
    **_of(Noun.SERVICE_CASE, CellKind.DATE, "promised_on", "closed_on"),
    **_of(Noun.SERVICE_CASE, CellKind.LONG, "problem", required=True),
    **_of(Noun.SERVICE_CASE, CellKind.LONG, "measure"),
    **_text(Noun.SERVICE_CASE, "number", "product", "model"),
    **_choices(
        Noun.SERVICE_CASE,
        {
            "type": nouns.CASE_TYPES,
            "urgency": nouns.URGENCIES,
            "status": nouns.CASE_STATUSES,
            "satisfaction": nouns.SATISFACTIONS,
            "cause": nouns.CAUSES,
        },
    ),
    "handler": Cell(Noun.SERVICE_CASE, "handler_id", CellKind.PERSON),
}
_SHIPMENT: Final = {
    **_of(Noun.SHIPMENT, CellKind.DATE, "shipped_on", required=True),
    "product": Cell(Noun.SHIPMENT, "product", required=True),
    **_text(Noun.SHIPMENT, "number", "model", "category", "carrier", "tracking"),
    **_of(Noun.SHIPMENT, CellKind.NUMBER, "quantity", "price", "amount"),
    **_of(Noun.SHIPMENT, CellKind.LONG, "remark"),
    **_of(Noun.SHIPMENT, CellKind.FLAG, "void"),
    **_choices(Noun.SHIPMENT, {"unit": nouns.UNITS}),
    **_choices(Noun.SHIPMENT, {"kind": tuple(ShipmentKind)}, strict=True),
    "salesperson": Cell(Noun.SHIPMENT, "salesperson_id", CellKind.PERSON, required=True),
}
_ARTICLE: Final = {
    "title": Cell(Noun.ARTICLE, "title", required=True),
    **_text(Noun.ARTICLE, "tags"),
    **_of(Noun.ARTICLE, CellKind.DATE, "review_on"),
    "kind": Cell(Noun.ARTICLE, "kind", CellKind.CHOICE, nouns.ARTICLE_KINDS, required=True),
    **_choices(Noun.ARTICLE, {"status": nouns.ARTICLE_STATUSES}, strict=True),
}
_CELLS: Final[dict[ListName, dict[str, Cell]]] = {
    **dict.fromkeys(CUSTOMER_LISTS, _CUSTOMER),
    ListName.CONTACTS: _INTERACTION,
    ListName.AFTER_SALES: _CASE,
    ListName.SHIPMENTS: _SHIPMENT,
    ListName.ARTICLES: _ARTICLE,
}
