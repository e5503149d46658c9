"""Cleaners of words: text, codes, phones, booleans, vocabulary (4-excel 4.3)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from app.sheets.problems import CellProblem, ProblemCode
from app.sheets.vocabularies import WORDS, fold
from app.sheets.workbook import Cell

CLEAR: Final = "#清空"
_EXCEL_ERRORS: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
# Letters, digits and blanks typed full width or as compatibility forms are folded; punctuation is not: in a Chinese
# sentence `，` and `（）` are the right marks, and the sheet must come back as it was.
_FOLDED: Final = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\u00a0\u2000-\u200a\u202f\u2f00-\u2fdf\uf900-\ufaff]"
)
_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|_x000[dD]_"
)
_LINE_BREAKS: Final = re.compile(r"\s*[\r\n\u2028\u2029\x85]+\s*")
_MOST_EXACT: Final = 10**15
# How some programs make Excel take digits as text.
_APOSTROPHE: Final = re.compile(r"^['\u2018\u2019`](?=[\d+])")
_PUNCTUATION: Final = re.compile(r"[\W_]+")


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent, so that equal amounts read alike."""
    if number == 0:
        return Decimal(0)
    number = number.normalize()
    # Written out and read again, because quantize fails beyond the context's 28 digits.
    return Decimal(f"{number:f}") if "E+" in str(number) else number


def decimal_of(number: float) -> Decimal:
    """What was typed: a float's 15 significant digits, which is all Excel keeps (125.43999999999998 → 125.44)."""
    text = f"{number:.15g}"
    # This form has no trailing zeros; only an exponent must be written out.
    return plain(Decimal(text)) if "e" in text or number == 0 else Decimal(text)


def as_text(value: Cell) -> str:
    """Any cell as a person would read it; nothing is trimmed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        # A longer number has lost its last digits in Excel: it is shown as Excel does, never filled up with zeros.
        return f"{value:.15G}" if abs(value) >= _MOST_EXACT else f"{decimal_of(value):f}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time.min else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return _duration(value)


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def clean_text(value: Cell, *, lines: bool = False) -> str | None:
    """Trimmed text or None; `lines` keeps line breaks, otherwise they become a space (4-excel 4.3)."""
    text = as_text(value)
    if not text.isascii() or not text.isprintable() or "_x000" in text:
        text = _DROPPED.sub("", text)
        text = _FOLDED.sub(lambda one: unicodedata.normalize("NFKC", one.group()), text)
        text = text.replace("\r\n", "\n").replace("\r", "\n") if lines else _LINE_BREAKS.sub(" ", text)
    text = text.strip()
    return None if not text or text in _EXCEL_ERRORS else text


def folded_text(value: Cell) -> str:
    """Text for values that are not prose (numbers, codes, dates): full NFKC, trimmed, on one line."""
    text = clean_text(value) or ""
    text = text if text.isascii() else unicodedata.normalize("NFKC", text).strip()
    return _APOSTROPHE.sub("", text)


def is_punctuation(text: str) -> bool:
    """Only marks such as `-`, `/`, `——`: people type them for nothing."""
    return _PUNCTUATION.fullmatch(text) is not None


def clean_code(value: Cell) -> str | None:
    """A code as text: leading zeros survive, 1001.0 is `1001` (4-excel 4.3)."""
    text = folded_text(value)
    return text or None


def clean_vocabulary(value: Cell, words: str) -> str | None:
    """The vocabulary's own word for an alias; an unknown word is kept as typed (fields.md)."""
    text = clean_text(value)
    return None if text is None else WORDS.get(words, {}).get(fold(text), text)


_YES: Final = frozenset(
    {"是", "是的", "有", "y", "yes", "true", "t", "1", "√", "✓", "✔", "对", "v", "☑", "已", "需要", "ok"}
)
_NO: Final = frozenset(
    {
        "否",
        "无",
        "n",
        "no",
        "false",
        "f",
        "0",
        "×",
        "✗",
        "✘",
        "✕",
        "✖",
        "╳",
        "x",
        "没有",
        "不",
        "不是",
        "☐",
        "错",
        "未",
        "不需要",
    }
)
# Other signs (○ ● ☒ ?) mean yes in one company and no in the next.
_NOTHING: Final = re.compile(r"[-\u2010-\u2015_/\\.。…、,;\s]+")


def clean_boolean(value: Cell) -> bool | None:
    """是/否 有/无 Y/N √ 1/0; blank is None (fields.md, booleans)."""
    if isinstance(value, bool):
        return value
    text = folded_text(value).casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    if not text or _NOTHING.fullmatch(text):
        return None
    raise CellProblem(ProblemCode.NOT_A_BOOLEAN)


class Phones(NamedTuple):
    """What a phone cell holds: the numbers in order, and whether words stood beside them."""

    numbers: tuple[str, ...]
    words: bool = False

    @property
    def mobile(self) -> str | None:
        """The first mobile, if any."""
        return next((one for one in self.numbers if is_mobile(one)), None)

    @property
    def others(self) -> tuple[str, ...]:
        """All but the first mobile."""
        mobile = self.mobile
        return tuple(one for one in self.numbers if one != mobile)


_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_COUNTRY: Final = re.compile(r"^(?:\+|00)?86[- ]*(?=1[3-9][- \d]{9,}|0?[1-9])")
_EXTENSION: Final = re.compile(
    r"^(.*?\d)\)?\s*\(?(?:转|分机|ext\.?|x|#|\*|-(?=\d{1,5}$))[:\s]*(\d{1,6})\)?$", re.IGNORECASE
)
_AREA: Final = re.compile(r"(010|02\d|0[3-9]\d{2})[- ]*(\d{7,8})")
_TYPED_AREA: Final = re.compile(r"\(?(0\d{2,3})\)?[- ]+(\d[\d ]{5,8}\d)|\((0\d{2,3})\)(\d{7,8})")
_SEPARATOR: Final = re.compile(
    r"[、/;,|\n\r]+|\s或\s?|(?<=\d{7})\s{2,}|(?<=\d{7})\s+(?=(?:\+?86\s?)?1[3-9]\d|0\d{2,3}-)"
)
_INSIDE: Final = re.compile(r"(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8})(?!\d)")
_LABEL: Final = re.compile(
    r"^(?:电话|手机|座机|固话|办公|手机号|tel|mobile|phone|mob|t|m)[.:]?\s*(?=[\d+(])", re.IGNORECASE
)


def is_mobile(number: str) -> bool:
    """Eleven digits that begin with 1 and a digit from 3 on."""
    return _MOBILE.fullmatch(number) is not None


def _number(typed: str) -> str | None:
    """One number in our form: mobiles as 11 digits, landlines `area-number转extension`; None when it is no number."""
    part = _LABEL.sub("", typed.strip().rstrip("."))
    part = part.replace("—", "-").replace("–", "-").replace("_", "-")
    international = part.startswith(("+", "00")) and not part.startswith(("+86", "0086"))
    if not international:
        local = _COUNTRY.sub("", part.replace("(+86)", "+86").replace("(86)", "+86"))
        # Behind the country code an area code loses its 0.
        abroad = local != part and re.match(r"[2-9]\d{1,2}[- ]", local) is not None
        part = f"0{local}" if abroad else local
    digits = re.sub(r"[-\s().]", "", part)
    if is_mobile(digits):
        return digits
    if digits.startswith("01") and is_mobile(digits[1:]):
        return digits[1:]
    if international and re.fullmatch(r"\+?\d{7,15}", digits):
        return "+" + digits.lstrip("+").removeprefix("00") if digits.startswith(("+", "00")) else digits
    extension = ""
    if found := _EXTENSION.fullmatch(part):
        head = re.sub(r"\D", "", found[1])
        # A dash is an extension only behind a whole number, never inside one (0530-8976038).
        if len(head) >= 7 and ("-" not in part[len(found[1]) :][:1] or "-" in found[1] or len(head) >= 10):
            part, extension = found[1], found[2]
            digits = re.sub(r"[-\s().]", "", part)
    if is_mobile(digits):
        return f"{digits}转{extension}" if extension else digits
    if not digits.isdigit() or not 5 <= len(digits) <= 12:
        return None
    if typed_area := _TYPED_AREA.fullmatch(part):
        area, rest = typed_area[1] or typed_area[3], typed_area[2] or typed_area[4]
        local = rest.replace(" ", "")
        number = f"{area}-{local}"
    elif area_found := _AREA.fullmatch(digits):
        number = f"{area_found[1]}-{area_found[2]}"
    else:
        number = digits
    return f"{number}转{extension}" if extension else number


def _from_scientific(text: str) -> str:
    """`1.3812345678E+10` is a number whose digits are all there; with fewer digits it stays as it is: never guessed."""
    if re.fullmatch(r"\d\.\d+[eE]\+?1[0-2]", text):
        mantissa, exponent = re.split("[eE]", text)
        if len(mantissa) - 2 >= int(exponent):
            return str(int(Decimal(text)))
    return text


def clean_phones(value: Cell) -> Phones | None:
    """Every number of a phone cell, several split by 、/;, or line breaks (4-excel 4.3); raises when there is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = decimal_of(value)
        text = f"{number:f}"
    elif isinstance(value, str):
        text = unicodedata.normalize("NFKC", clean_text(value, lines=True) or "").strip()
        if re.fullmatch(r"\d{5,}\.0+", text):
            text = text.partition(".")[0]
        text = _from_scientific(_APOSTROPHE.sub("", text))
    elif value is None:
        return None
    else:
        raise CellProblem(ProblemCode.NOT_A_PHONE)
    if not text or is_punctuation(text):
        return None
    found: list[str] = []
    words = False
    for part in _SEPARATOR.split(text):
        if not part or is_punctuation(part):
            continue
        number_text = _number(part)
        if number_text is None:
            words = True
            inside = [one for match in _INSIDE.finditer(part) if (one := _number(match.group())) is not None]
            found.extend(inside)
        else:
            found.append(number_text)
    if not found:
        raise CellProblem(ProblemCode.NOT_A_PHONE)
    return Phones(tuple(dict.fromkeys(found)), words)


def clean_phone(value: Cell) -> str | None:
    """All numbers of the cell in one text, joined by 、."""
    phones = clean_phones(value)
    return None if phones is None else "、".join(phones.numbers)
