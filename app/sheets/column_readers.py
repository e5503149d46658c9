"""Reads one column of a sheet in one go: its cleaner is bound once and repeated cells are cleaned once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from app.models.nouns import LINE_LIMIT, NAME_LIMIT, TEXT_LIMIT
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

_FATAL: Final = frozenset({ProblemCode.AMOUNT_TOO_LARGE, ProblemCode.NEGATIVE_PRICE, ProblemCode.NAME_TOO_LONG})


@dataclass(frozen=True)
class Finding:
    """What a cell gives when it is not simply a value; `kept` keeps its text as an extra column of the record."""

    value: Any = None
    code: ProblemCode | None = None
    detail: str = ""
    fatal: bool = False
    kept: bool = False
    cleared: bool = False


Cleaner = Callable[[Cell], Any]


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
        if amount.unit and field.key in {"price", "amount"}:
            amount = amount._replace(unit="")
        if field.key == "price" and amount.value < 0:
            raise CellProblem(ProblemCode.NEGATIVE_PRICE)
        code = ProblemCode.MORE_THAN_SIX_DECIMALS if amount.rounded else None
        return Finding(amount, code) if code else amount

    return clean


def _phones(value: Cell) -> Any:
    phones = clean_phones(value)
    return Finding(phones, kept=True) if phones is not None and phones.words else phones


def cleaner_of(field: Field, heading: str, *, year: int | None, epoch1904: bool) -> Cleaner:
    """The cleaner of a field's cells: gives the value, None for a blank, or a Finding; raises CellProblem."""
    if field.key in {"name", "customer"}:
        return _limited(NAME_LIMIT, ProblemCode.NAME_TOO_LONG, lines=False, fatal=True)
    match field.kind:
        case "date":
            return lambda value: clean_moment(value, year=year, epoch1904=epoch1904)
        case "time":
            return clean_time
        case "money" | "quantity":
            return _money(field, heading_factor(heading))
        case "integer":
            return clean_warranty_months if field.key == "warranty_months" else clean_integer
        case "phone":
            return _phones
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


def read_extra(cells: list[Cell]) -> list[Any]:
    """An unknown column as text."""
    seen: dict[Cell, str | None] = {}
    out: list[Any] = []
    for cell in cells:
        if cell is None:
            out.append(None)
            continue
        key = cell if cell.__class__ is not bool else as_key(cell)
        try:
            out.append(seen[key])
        except KeyError:
            text = clean_text(cell, lines=True)
            seen[key] = text
            out.append(text)
    return out


def as_key(cell: Cell) -> Any:
    """A key that keeps True apart from 1.0."""
    return (bool, cell)


def read_column(cells: list[Cell], cleaner: Cleaner) -> tuple[list[Any], list[tuple[int, Finding]]]:
    """(value or None per cell, findings by position); equal cells share one result."""
    seen: dict[Any, Any] = {}
    out: list[Any] = []
    findings: list[tuple[int, Finding]] = []
    for position, cell in enumerate(cells):
        if cell is None:
            out.append(None)
            continue
        key = cell if cell.__class__ is not bool else as_key(cell)
        try:
            result = seen[key]
        except KeyError:
            result = seen[key] = _cleaned(cell, cleaner)
        if result.__class__ is Finding:
            findings.append((position, result))
            result = result.value
        out.append(result)
    return out, findings


def _cleaned(cell: Cell, cleaner: Cleaner) -> Any:
    if isinstance(cell, str) and cell.strip() == CLEAR:
        return Finding(cleared=True)
    try:
        return cleaner(cell)
    except CellProblem as problem:
        fatal = problem.code in _FATAL
        return Finding(code=problem.code, detail=problem.detail, fatal=fatal, kept=not fatal)
