"""Reads one column of a sheet in one go: what is clean is taken as it is, and equal cells are cleaned once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from app.models.nouns import LINE_LIMIT, NAME_LIMIT, TEXT_LIMIT
from app.sheets import bulk_cleaning
from app.sheets.bulk_cleaning import Bulk
from app.sheets.cleaning import (
    CLEAR,
    CellProblem,
    amount_of,
    clean_boolean,
    clean_code,
    clean_currency,
    clean_integer,
    clean_moment,
    clean_phones,
    clean_text,
    clean_time,
    clean_vocabulary,
    clean_warranty_months,
)
from app.sheets.headings import Field, heading_factor
from app.sheets.problems import ProblemCode
from app.sheets.workbook import Cell

Cleaner = Callable[[Cell], Any]
Tick = Callable[[int], None]
_FATAL: Final = frozenset({ProblemCode.AMOUNT_TOO_LARGE, ProblemCode.NEGATIVE_PRICE, ProblemCode.NAME_TOO_LONG})
_BLOCK: Final = 1_024


@dataclass(frozen=True)
class Finding:
    """What a cell gives when it is not simply a value; `kept` keeps its text as an extra column of the record.

    `beside` holds values of other fields that the cell gives too, `numbers` the phones that stand beside a mobile.
    """

    value: Any = None
    code: ProblemCode | None = None
    detail: str = ""
    fatal: bool = False
    kept: bool = False
    cleared: bool = False
    beside: tuple[tuple[str, Any], ...] = ()
    numbers: tuple[str, ...] = ()


def _limited(limit: int, code: ProblemCode, *, lines: bool, fatal: bool) -> Cleaner:
    def clean(value: Cell) -> Any:
        text = clean_text(value, lines=lines)
        if text is not None and len(text) > limit:
            return Finding(code=code, detail=str(limit), fatal=fatal, kept=not fatal)
        return text

    return clean


def _money(field: Field, factor: int) -> Cleaner:
    def clean(value: Cell) -> Any:
        amount = amount_of(value, factor=factor)
        if amount is None:
            return None
        if field.key == "price" and amount.value < 0:
            raise CellProblem(ProblemCode.NEGATIVE_PRICE)
        beside: tuple[tuple[str, Any], ...] = ()
        if amount.currency and field.key in {"price", "amount"}:
            beside = (("_currency", amount.currency),)
        elif amount.unit and field.key == "quantity":
            beside = (("_unit", amount.unit),)
        if not beside and not amount.rounded:
            return amount.value
        code = ProblemCode.MORE_THAN_SIX_DECIMALS if amount.rounded else None
        return Finding(amount.value, code=code, beside=beside)

    return clean


def _day(field: Field, year: int | None, *, epoch1904: bool) -> Cleaner:
    timed = field.key == "happened_on"

    def clean(value: Cell) -> Any:
        moment = clean_moment(value, year=year, epoch1904=epoch1904)
        if moment is None:
            return None
        if not timed or moment.clock is None:
            return moment.day
        return Finding(moment.day, beside=(("happened_time", moment.clock),))

    return clean


def _phones(value: Cell) -> Any:
    """All numbers in one text."""
    phones = clean_phones(value)
    if phones is None:
        return None
    text = "、".join(phones.numbers)
    return Finding(text, kept=True) if phones.words else text


def _mobile(value: Cell) -> Any:
    """The first mobile; the other numbers stand beside it."""
    phones = clean_phones(value)
    if phones is None:
        return None
    if phones.words or phones.others:
        return Finding(phones.mobile, kept=phones.words, numbers=phones.others)
    return phones.mobile


def is_mobile_column(key: str) -> bool:
    """A person's mobile, of whichever person."""
    return key.endswith(".mobile")


def cleaner_of(field: Field, heading: str, *, year: int | None, epoch1904: bool) -> Cleaner:
    """The cleaner of a field's cells: gives the value, None for a blank, or a Finding; raises CellProblem."""
    clean = _cleaner_of(field, heading, year=year, epoch1904=epoch1904)
    return lambda value: Finding(cleared=True) if isinstance(value, str) and value.strip() == CLEAR else clean(value)


def _cleaner_of(field: Field, heading: str, *, year: int | None, epoch1904: bool) -> Cleaner:
    if field.key in {"name", "customer"}:
        return _limited(NAME_LIMIT, ProblemCode.NAME_TOO_LONG, lines=False, fatal=True)
    match field.kind:
        case "date":
            return _day(field, year, epoch1904=epoch1904)
        case "time":
            return clean_time
        case "money" | "quantity":
            return _money(field, heading_factor(heading))
        case "integer":
            return clean_warranty_months if field.key == "warranty_months" else clean_integer
        case "phone":
            return _mobile if is_mobile_column(field.key) else _phones
        case "boolean":
            return clean_boolean
        case "currency":
            return clean_currency
        case "vocabulary":
            return lambda value: clean_vocabulary(value, field.words)
        case "code":
            return clean_code
        case "long_text":
            return _limited(TEXT_LIMIT, ProblemCode.TEXT_TOO_LONG, lines=True, fatal=False)
        case _:
            return _limited(LINE_LIMIT, ProblemCode.TEXT_TOO_LONG, lines=False, fatal=False)


def bulk_of(field: Field, heading: str) -> Bulk | None:
    """What takes whole stretches of a field's cells as they are, where there is such a thing."""
    if field.key in {"name", "customer"}:
        return bulk_cleaning.texts(NAME_LIMIT)
    match field.kind:
        case "date":
            return bulk_cleaning.days
        case "money" | "quantity":
            plain = heading_factor(heading) == 1 and field.key != "price"
            return bulk_cleaning.amounts if plain else None
        case "phone":
            return bulk_cleaning.phones(mobile=is_mobile_column(field.key))
        case "code":
            return bulk_cleaning.codes
        case "long_text":
            return bulk_cleaning.texts(TEXT_LIMIT, lines=True)
        case "text" | "user":
            return bulk_cleaning.texts(LINE_LIMIT)
        case _:
            return None


def clean_extra(value: Cell) -> Any:
    """A cell of a column nobody knows, as text."""
    return clean_text(value, lines=True)


extra_bulk: Final = bulk_cleaning.texts(lines=True)


def read_column(
    cells: list[Cell], cleaner: Cleaner, bulk: Bulk | None, tick: Tick
) -> tuple[list[Any], list[tuple[int, Finding]]]:
    """(value or None per cell, findings by position); `tick` is told how many cells come next and may raise."""
    seen: dict[Any, Any] = {None: None}
    rare: dict[Any, Finding] = {}
    values: list[Any] = []
    findings: list[tuple[int, Finding]] = []
    for start in range(0, len(cells), _BLOCK):
        block = cells[start : start + _BLOCK]
        tick(len(block))
        taken = bulk(block) if bulk is not None else None
        if taken is not None:
            values.extend(taken)
            continue
        # True equals 1.0 and must not be taken for it.
        keys: list[Any] = [(cell,) if cell.__class__ is bool else cell for cell in block]
        for key in set(keys).difference(seen):
            result = _cleaned(key[0] if key.__class__ is tuple else key, cleaner)
            if result.__class__ is Finding:
                rare[key] = result
                result = result.value
            seen[key] = result
        values.extend(map(seen.__getitem__, keys))
        if rare:
            findings.extend((start + place, rare[key]) for place, key in enumerate(keys) if key in rare)
    return values, findings


def _cleaned(cell: Cell, cleaner: Cleaner) -> Any:
    try:
        return cleaner(cell)
    except CellProblem as problem:
        fatal = problem.code in _FATAL
        return Finding(code=problem.code, detail=problem.detail, fatal=fatal, kept=not fatal)
