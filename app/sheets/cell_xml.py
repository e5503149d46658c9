"""Turns values into the XML of cells, a column of a block of rows at a time (4-excel 4.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from app.sheets.workbook_xml import Shade, Style, column_letter, format_number

MOST_CHARACTERS: Final = 32_767
_FIRST_SERIAL_YEAR: Final = 1900
_EPOCH_ORDINAL: Final = date(1899, 12, 30).toordinal()
_LEAP_BUG: Final = 60  # Excel believes in 1900-02-29; days before it count one less
_DAY_SECONDS: Final = 86_400
# Excel computes with 15 digits; a number with more would come home changed and is written as text instead.
EXACT_DIGITS: Final = 15
# What XML cannot hold is written the way Excel does, `_x0001_`; a text that has these letters by itself is escaped too.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
TEXT_KINDS: Final = frozenset({"phone", "code"})
_NUMBER_STYLES: Final = {"money": Style.MONEY, "integer": Style.INTEGER}
# Texts that come again and again (names, words of vocabularies) are turned into XML once.
_MOST_REMEMBERED: Final = 20_000


def holdable(text: str) -> str:
    """What a cell can hold of a text: line ends as Excel has them, no half or non-characters, 32,767 UTF-16 units."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NO_CHARACTER.search(text):
        text = _NO_CHARACTER.sub("\ufffd", text)
    if len(text) * 2 > MOST_CHARACTERS:
        text = text.encode("utf-16-le")[: MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")
    return text


def escaped_text(text: str) -> str:
    """The text as it stands between tags; what XML cannot hold is written as Excel does (4-excel 4.5)."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROL.sub(lambda one: f"_x{ord(one.group()):04X}_", text)


def _text_xml(text: str, *, as_code: bool, shade: Shade = Shade.NONE, wrapped: bool = False) -> str:
    """The tail of a text cell, behind its address; a beginning that smells of a formula is marked as quoted."""
    text = holdable(text)
    if not text:
        return ""
    quoted = text.startswith(FORMULA_STARTS)
    if as_code:
        style = Style.QUOTED_CODE if quoted else Style.CODE
    else:
        style = Style.QUOTED if quoted else Style.PLAIN
    number = format_number(Style.WRAPPED if wrapped else style, shade)
    mark = f' s="{number}"' if number else ""
    if text.isprintable() and text[0] != " " != text[-1] and "_x" not in text:
        escaped = text if text.isalnum() else escaped_text(text)
        return f'"{mark} t="inlineStr"><is><t>{escaped}</t></is></c>'
    return f'"{mark} t="inlineStr"><is><t xml:space="preserve">{escaped_text(text)}</t></is></c>'


def _digits(value: Any) -> str:
    """A code that came as a number: without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _number_text(value: Decimal | int | float) -> str | None:
    """The number as XML has it, or None when Excel's 15 digits cannot hold it (or it is no number at all)."""
    if isinstance(value, float):
        return repr(value) if value - value == 0 else None
    text = str(value)
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    if len(text) > EXACT_DIGITS and len(Decimal(value).normalize().as_tuple().digits) > EXACT_DIGITS:
        return None
    return text


def day_serial(day: date) -> int:
    """The day as Excel counts it from 1900 (4-excel 4.5)."""
    serial = day.toordinal() - _EPOCH_ORDINAL
    return serial if serial > _LEAP_BUG else serial - 1


class ColumnXml:
    """The cells of one column: knows its letter and kind, remembers texts that come again.

    Of the kinds that only problem workbooks have, `as_read` keeps booleans and `reason` wraps its text.
    """

    def __init__(self, number: int, kind: str, shade: Shade = Shade.NONE) -> None:
        self._kind = kind
        self._shade = shade
        self._start = f'<c r="{column_letter(number)}'
        self._as_code = kind in TEXT_KINDS
        self._number_style = _NUMBER_STYLES.get(kind, Style.PLAIN)
        self._texts: dict[str, str] = {}
        self._days: dict[date, str] = {}
        self._encoders: dict[type, Callable[[Any], str]] = {
            str: self._text,
            bool: self._boolean,
            int: self._number,
            float: self._number,
            Decimal: self._number,
            date: self._day,
            datetime: self._moment,
            time: self._clock,
            timedelta: self._duration,
        }

    def cells(self, rows: Sequence[str], values: Sequence[Any]) -> list[str]:
        """The XML of a block: `rows` are the row numbers as text, blanks give empty strings."""
        start = self._start
        encode = self._tail
        remembered = self._texts
        if len(remembered) > _MOST_REMEMBERED:
            remembered.clear()
        cells = []
        for row, value in zip(rows, values, strict=True):
            if value is None:
                cells.append("")
                continue
            if value.__class__ is str:
                tail = remembered.get(value)
                if tail is None:
                    tail = remembered[value] = self._text(value)
            else:
                tail = encode(value)
            cells.append(f"{start}{row}{tail}" if tail else "")
        return cells

    def _tail(self, value: Any) -> str:
        encoder = self._encoders.get(value.__class__)
        if encoder is None:
            # Members of enumerations are their base's values; anything else is written as it prints.
            encoder = next((one for base, one in self._encoders.items() if isinstance(value, base)), self._other)
        return encoder(value)

    def _text(self, value: str) -> str:
        return _text_xml(str(value), as_code=self._as_code, shade=self._shade, wrapped=self._kind == "reason")

    def _other(self, value: Any) -> str:
        return self._text(str(value))

    def _boolean(self, value: bool) -> str:
        if self._kind == "as_read":
            number = format_number(Style.PLAIN, self._shade)
            return f'" s="{number}" t="b"><v>{value:d}</v></c>'
        return self._text(str(value)) if self._as_code else self._text("是" if value else "否")

    def _number(self, value: Decimal | int | float) -> str:
        if self._as_code:
            return self._text(_digits(value))
        text = _number_text(value)
        if text is None:
            return self._text(str(value))
        return self._formatted(text, self._number_style)

    def _formatted(self, number: str, style: Style) -> str:
        place = format_number(style, self._shade)
        return f'" s="{place}"><v>{number}</v></c>' if place else f'"><v>{number}</v></c>'

    def _day(self, value: date) -> str:
        tail = self._days.get(value)
        if tail is None:
            if self._as_code or value.year < _FIRST_SERIAL_YEAR:
                tail = self._text(value.isoformat())
            else:
                tail = self._formatted(str(day_serial(value)), Style.DATE)
            if len(self._days) < _MOST_REMEMBERED:
                self._days[value] = tail
        return tail

    def _moment(self, value: datetime) -> str:
        if self._as_code or value.year < _FIRST_SERIAL_YEAR:
            return self._text(str(value.replace(tzinfo=None)))
        day = day_serial(value.date())
        return self._formatted(repr(day + self._part_of_day(value.time())), Style.MOMENT)

    def _clock(self, value: time) -> str:
        if self._as_code:
            return self._text(str(value))
        return self._formatted(repr(self._part_of_day(value)), Style.CLOCK)

    @staticmethod
    def _part_of_day(value: time) -> float:
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / _DAY_SECONDS

    def _duration(self, value: timedelta) -> str:
        days = value.total_seconds() / _DAY_SECONDS
        if self._as_code or days < 0:
            return self._text(str(value))
        return self._formatted(repr(days), Style.DURATION)
