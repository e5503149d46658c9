"""What goes into a changed cell: its format, its type and its bytes (4-excel 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from app.sheets.cell_xml import EXACT_DIGITS, FORMULA_STARTS, TEXT_KINDS, day_serial, escaped_text, holdable
from app.sheets.patch_patterns import amount_like, day_like, yes_or_no
from app.sheets.patch_styles import Styles

Value = None | str | bool | int | Decimal | date | datetime
_FIRST_1904: Final = date(1904, 1, 1)


@dataclass(frozen=True)
class OldCell:
    """What a cell held: `text` is None unless it held a text, `number` likewise."""

    style: int = 0
    text: str | None = None
    number: str | None = None
    boolean: bool = False


@dataclass(frozen=True)
class NewCell:
    """What a cell holds now; `type` is the t attribute, `body` what stands between the cell's tags."""

    style: int
    type: str | None
    body: bytes


class CellWriter:
    """Writes values; knows the workbook's formats, its epoch and the prefix of its elements."""

    def __init__(self, styles: Styles | None, *, epoch1904: bool, prefix: bytes = b"") -> None:
        self._styles = styles
        self._epoch1904 = epoch1904
        self._prefix = prefix

    def cell(self, value: Value, kind: str, old: OldCell) -> NewCell:
        """The cell for a value: its format is kept unless a day needs one, or a text looks like a formula."""
        if value is None or value == "":
            return NewCell(old.style, None, b"")
        if isinstance(value, str):
            return self._text(value, old.style)
        if isinstance(value, bool):
            return self._boolean(value, old)
        if isinstance(value, date):
            return self._day(value, old)
        return self._number(Decimal(value), kind, old)

    def _text(self, text: str, style: int) -> NewCell:
        safe = holdable(text)
        if safe.startswith(FORMULA_STARTS) and self._styles is not None and not self._styles.is_text(style):
            quoted = self._styles.as_quoted(style)
            style = style if quoted is None else quoted
        keep = b' xml:space="preserve"' if safe != " ".join(safe.split()) else b""
        p = self._prefix
        return NewCell(
            style, "inlineStr", b"<%sis><%st%s>%s</%st></%sis>" % (p, p, keep, escaped_text(safe).encode(), p, p)
        )

    def _value(self, number: str, style: int, kind: str | None = None) -> NewCell:
        return NewCell(style, kind, b"<%sv>%s</%sv>" % (self._prefix, number.encode(), self._prefix))

    def _boolean(self, value: bool, old: OldCell) -> NewCell:
        if old.boolean:
            return self._value("1" if value else "0", old.style, "b")
        if old.number in {"0", "1"}:
            return self._value("1" if value else "0", old.style)
        return self._text(yes_or_no(value, old.text or ""), old.style)

    def _number(self, value: Decimal, kind: str, old: OldCell) -> NewCell:
        plain = f"{value.normalize():f}"
        # A text format has text in it: Excel marks the number in it as a fault.
        as_text = kind in TEXT_KINDS or (old.text is None and self._is_text(old.style))
        if as_text or len(value.normalize().as_tuple().digits) > EXACT_DIGITS:
            return self._text(plain, old.style)
        if old.text is not None and (typed := amount_like(value, old.text)) is not None:
            return self._text(typed, old.style)
        style = self._styles.as_number(old.style) if self._styles is not None else None
        return self._value(plain, old.style if style is None else style)

    def _is_text(self, style: int) -> bool:
        return self._styles is not None and self._styles.is_text(style)

    def _day(self, value: date | datetime, old: OldCell) -> NewCell:
        if isinstance(value, datetime):
            value = value.replace(tzinfo=None)
        if old.text is not None and (typed := day_like(value, old.text)) is not None:
            return self._text(typed, old.style)
        styles = self._styles
        in_days = styles is not None and styles.is_date(old.style)
        if old.number is not None and not in_days and (typed := day_like(value, old.number)) is not None:
            return self._value(typed, old.style)  # 20240105 typed as a number
        serial = self._serial(value)
        style = old.style if in_days or styles is None else styles.as_date(old.style)
        if serial is None or styles is None or style is None or (not in_days and styles.is_text(old.style)):
            return self._text(_iso(value), old.style)
        return self._value(serial, style)

    def _serial(self, value: date | datetime) -> str | None:
        """The day number; None before the first day that Excel knows."""
        day = value.date() if isinstance(value, datetime) else value
        days = (day - _FIRST_1904).days if self._epoch1904 else day_serial(day)
        if days < (0 if self._epoch1904 else 1):
            return None
        if isinstance(value, datetime) and (value.hour or value.minute or value.second):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            return f"{days + seconds / 86_400:.10f}"
        return str(days)


def _iso(value: date | datetime) -> str:
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"
