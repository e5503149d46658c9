"""Recognises stretches of a column that need no cleaning: most cells are as they should be and are taken as such."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Final

from app.models.nouns import AMOUNT_LIMIT
from app.sheets.date_cleaning import EARLIEST, LATEST
from app.sheets.workbook import Cell

Bulk = Callable[[list[Cell]], list[Any] | None]
"""Gives the cleaned values of a stretch of cells, or None when one of them must be looked at by itself."""

_MARK: Final = "|"
# Characters that clean_text leaves as they are, but for blanks and the mark: what is typed in nearly every cell.
_USUAL: Final = "!-{}~\xb0\xb7\xd7\u2013-\u201d\u2026\u3001-\u9fff\uff01-\uff0f\uff1a-\uff20\uff5b-\uff5d\uffe5"
# Each text ends with a mark; none begins like an error of Excel or an order to clear, none begins or ends with a blank.
_ONE_LINE: Final = re.compile(rf"\|(?:(?!#)[{_USUAL}]++(?: ++[{_USUAL}]++)*+\|)*+")
_LINES: Final = re.compile(rf"\|(?:(?!#)[{_USUAL}]++(?:[ \n]++[{_USUAL}]++)*+\|)*+")
_CODES: Final = re.compile(r"\|(?:(?![#'`])[!-{}~]++(?: ++[!-{}~]++)*+\|)*+")
_ESCAPED: Final = "_x000"
_MOBILES: Final = re.compile(r"\|(?:1[3-9][0-9]{9}\|)*+")
_NUMBERS: Final = re.compile(r"\|(?:(?:1[3-9][0-9]{9}|(?:010|02[0-9]|0[3-9][0-9]{2})-[0-9]{7,8})\|)*+")
_FIRST_MOBILE: Final = 13_000_000_000
_LAST_MOBILE: Final = 19_999_999_999
# 15 digits, all that a float keeps of what was typed, and a point.
_LONGEST_NUMBER: Final = 16
_SIX_DECIMALS: Final = 7
_TEXTS: Final = (frozenset({str}), frozenset({str, NoneType}))
_DAYS: Final = (frozenset({date}), frozenset({date, NoneType}))
_FLOATS: Final = (frozenset({float}), frozenset({float, NoneType}))


def _joined(cells: list[Cell]) -> str | None:
    """All texts between marks; None when a cell is no text. A stretch of blanks gives a single mark."""
    kinds = set(map(type, cells))
    if kinds not in _TEXTS:
        return _MARK if kinds == {NoneType} else None
    texts: Any = cells if NoneType not in kinds else [cell for cell in cells if cell is not None]
    return f"|{_MARK.join(texts)}|"


def _longest(texts: list[Any]) -> int:
    return max(map(len, filter(None, texts)), default=0)


def texts(limit: int | None = None, *, lines: bool = False) -> Bulk:
    """As `clean_text`: printable, trimmed, nothing to fold, none longer than the limit."""
    pattern = _LINES if lines else _ONE_LINE

    def bulk(cells: list[Cell]) -> list[Any] | None:
        joined = _joined(cells)
        if joined is None or pattern.fullmatch(joined) is None or _ESCAPED in joined:
            return None
        if limit is not None and len(joined) > limit and _longest(cells) > limit:
            return None
        return cells

    return bulk


def codes(cells: list[Cell]) -> list[Any] | None:
    """As `clean_code`: plain ASCII."""
    joined = _joined(cells)
    return cells if joined is not None and _CODES.fullmatch(joined) is not None and _ESCAPED not in joined else None


def days(cells: list[Cell]) -> list[Any] | None:
    """Real dates within the years we take."""
    kinds = set(map(type, cells))
    if kinds not in _DAYS:
        return None
    found: list[Any] = cells if NoneType not in kinds else [cell for cell in cells if cell is not None]
    return cells if min(found) >= EARLIEST and max(found) <= LATEST else None


def phones(*, mobile: bool) -> Bulk:
    """As `clean_phones`: one mobile in each cell, or, where it is not a column of mobiles, a landline with its area."""
    pattern = _MOBILES if mobile else _NUMBERS

    def bulk(cells: list[Cell]) -> list[Any] | None:
        joined = _joined(cells)
        if joined is not None:
            return cells if pattern.fullmatch(joined) is not None else None
        numbers: list[Any] = cells
        if set(map(type, cells)) not in _FLOATS:
            return None
        if not all(one is None or (_FIRST_MOBILE <= one <= _LAST_MOBILE and one == int(one)) for one in numbers):
            return None
        return [None if one is None else str(int(one)) for one in numbers]

    return bulk


def amounts(cells: list[Cell]) -> list[Any] | None:
    """As `amount_of`: numbers of at most 15 digits and six decimals."""
    if set(map(type, cells)) not in _FLOATS or len(set(cells)) * 2 < len(cells):
        return None  # a few numbers that come again are cleaned faster one by one
    found: list[Any] = []
    numbers: list[Any] = cells
    for number in numbers:
        if number is None:
            found.append(None)
            continue
        text = repr(number)
        if len(text) > _LONGEST_NUMBER or "." not in text[-_SIX_DECIMALS:] or "e" in text:
            return None
        if not -AMOUNT_LIMIT < number < AMOUNT_LIMIT or text == "-0.0":
            return None
        found.append(Decimal(text[:-2] if text.endswith(".0") else text))
    return found
