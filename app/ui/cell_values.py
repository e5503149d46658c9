"""What was typed or pasted into a cell, as the value it means; and the text an editor begins with."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from app.errors import InvalidValue
from app.models.cells import Cell, CellKind
from app.ui.day_words import parse_day
from app.ui.language import meant, word

# texts: data
_FLAGS: Final = ("是", "否")  # as Excel has them, whatever the language
# texts: end
_MARKS: Final = str.maketrans("", "", "¥￥$,， \u3000")


def yes_no() -> tuple[str, str]:
    """The two words of a flag."""
    return QCoreApplication.translate("cells", "是"), QCoreApplication.translate("cells", "否")


def value_of(cell: Cell, typed: str, *, today: date) -> Any:
    """The value a text means in this cell, None for a blank. Raises InvalidValue with the rule it breaks.

    Days may be typed as in any date field (3-5, 明天, 下周一); numbers may carry ¥ and thousands.
    """
    text = typed if cell.kind is CellKind.LONG else " ".join(typed.split())
    if not text.strip():
        if cell.required:
            raise InvalidValue(cell.noun.value, cell.column, "required")
        return False if cell.kind is CellKind.FLAG else None
    if cell.kind is CellKind.DATE:
        return _day(cell, text, today)
    if cell.kind is CellKind.NUMBER:
        return _number(cell, text)
    if cell.kind is CellKind.FLAG:
        yes, no = yes_no()
        if text not in (yes, no, *_FLAGS):
            raise InvalidValue(cell.noun.value, cell.column, "not_a_choice", text)
        return text in (yes, _FLAGS[0])
    if cell.choices:
        text = meant(text, cell.choices)
    if cell.strict and text not in cell.choices:
        raise InvalidValue(cell.noun.value, cell.column, "not_a_choice", text)
    if cell.kind is CellKind.PHONE and sum(one.isdigit() for one in text) < 5:
        raise InvalidValue(cell.noun.value, cell.column, "not_a_phone", text)
    return text.strip()


def pasted_value(cell: Cell, typed: str, *, today: date) -> Any:
    """As `value_of`, but what cannot be read travels on as text, so that the preview lists it with the reason."""
    try:
        return value_of(cell, typed, today=today)
    except InvalidValue:
        return typed.strip()


def edit_text(cell: Cell, raw: Any) -> str:
    """What an editor of the cell begins with."""
    if raw is None:
        return ""
    if isinstance(raw, tuple):  # a person with title, a name with a star
        raw = raw[0]
    if isinstance(raw, bool):
        return yes_no()[0 if raw else 1]
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, Decimal):
        return format(raw, "f")
    return word(str(raw)) if cell.choices else str(raw)


def shown_value(raw: Any, value: Any) -> Any:
    """What the list shows for a new value until the row is read again; pairs keep their second half."""
    return (value, *raw[1:]) if isinstance(raw, tuple) else value


def _day(cell: Cell, text: str, today: date) -> date:
    plain = unicodedata.normalize("NFKC", text)
    first = plain.partition(" ")[0] if plain.count(":") else plain  # a moment pasted from a sheet
    day = parse_day(first, today)
    if day is None:
        raise InvalidValue(cell.noun.value, cell.column, "not_a_date", text[:20])
    return day


def _number(cell: Cell, text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS)
    if plain.startswith("(") and plain.endswith(")"):  # how sheets write a minus
        plain = f"-{plain[1:-1]}"
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise InvalidValue(cell.noun.value, cell.column, "not_a_number", text[:20])
    if number != round(number, 6):
        raise InvalidValue(cell.noun.value, cell.column, "more_than_six_decimals", text[:20], 6)
    return number
