"""Cleaners of amounts, quantities, whole numbers and currencies (4-excel 4.3)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from app.models.nouns import AMOUNT_LIMIT, UNITS
from app.sheets.problems import CellProblem, ProblemCode
from app.sheets.text_cleaning import decimal_of, folded_text, is_punctuation, plain
from app.sheets.workbook import Cell

_SIX: Final = Decimal("0.000001")
HOME_CURRENCY: Final = "CNY"
_CURRENCIES: Final = {
    "": "",
    "￥": "CNY", "¥": "CNY", "rmb": "CNY", "cny": "CNY", "人民币": "CNY", "元": "CNY", "圆": "CNY", "块": "CNY",
    "$": "USD", "us$": "USD", "usd": "USD", "美元": "USD", "美金": "USD", "€": "EUR", "eur": "EUR", "欧元": "EUR",
    "£": "GBP", "gbp": "GBP", "英镑": "GBP", "hk$": "HKD", "hkd": "HKD", "港币": "HKD", "港元": "HKD", "jpy": "JPY",
    "日元": "JPY", "nt$": "TWD", "twd": "TWD", "新台币": "TWD", "台币": "TWD", "krw": "KRW", "韩元": "KRW",
    "sgd": "SGD", "aud": "AUD", "cad": "CAD", "rub": "RUB", "卢布": "RUB", "inr": "INR", "thb": "THB", "vnd": "VND",
}  # fmt: skip
_POWERS: Final = {
    "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000,
    "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
_SYMBOLS: Final = "|".join(sorted((re.escape(one) for one in _CURRENCIES if one), key=len, reverse=True))
_NUMBER: Final = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<before>{_SYMBOLS})?\s*(?P<sign2>[-+])?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?P<decimals>\.\d*)?(?P<exponent>e[-+]?\d{1,2})?\s*"
    rf"(?P<power>百万|千万|百|千|万|亿|[kw](?![a-z]))?\s*(?P<after>{_SYMBOLS})?整?\s*(?P<close>\))?(?P<minus>-)?\s*"
    r"(?:/?\s*(?P<unit>[^\d\s.,()+/-]{1,4}))?",
    re.IGNORECASE,
)
_KNOWN_UNITS: Final = frozenset(UNITS) | frozenset(
    "kg g l ml pcs pc set 条 张 支 本 双 升 毫升 克 平方 车 批 次 项 天 月 个月 年 小时 人".split()
)


class Amount(NamedTuple):
    """A number and what was typed beside it; `rounded` when more than six decimals were cut."""

    value: Decimal
    currency: str = ""
    unit: str = ""
    rounded: bool = False


def _checked(number: Decimal, currency: str = "", unit: str = "") -> Amount:
    if abs(number) > AMOUNT_LIMIT:
        raise CellProblem(ProblemCode.AMOUNT_TOO_LARGE)
    kept = number.quantize(_SIX, ROUND_HALF_UP)
    return Amount(plain(kept), currency, unit, kept != number)


def amount_of(value: Cell, *, factor: int = 1) -> Amount | None:
    """The number of a cell with its currency and unit: `￥1,234.50`, `11.5万`, `1,052.75元`, `24卷` (4-excel 4.3).

    `factor` is the heading's unit (万元 → 10,000); a cell that names its own power of ten ignores it.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value != value or value in (float("inf"), float("-inf")):
            raise CellProblem(ProblemCode.NOT_AN_AMOUNT)
        number = decimal_of(value)
        if factor == 1 and -AMOUNT_LIMIT < value < AMOUNT_LIMIT and round(value, 6) == value:
            return Amount(number)  # nothing to cut: the usual case, and there are hundreds of thousands of them
        return _checked(number * factor)
    if value is not None and not isinstance(value, str):
        raise CellProblem(ProblemCode.NOT_AN_AMOUNT)
    text = folded_text(value)
    if not text or is_punctuation(text):
        return None
    found = _NUMBER.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise CellProblem(ProblemCode.NOT_AN_AMOUNT)
    unit = found["unit"] or ""
    if unit and unit.casefold() not in _KNOWN_UNITS:
        raise CellProblem(ProblemCode.UNKNOWN_UNIT, unit)
    number = Decimal((found["digits"] or "0").replace(",", "") + (found["decimals"] or "") + (found["exponent"] or ""))
    power = found["power"]
    number *= _POWERS[power.casefold()] if power else factor
    negatives = sum(mark is not None for mark in (found["open"], found["minus"]))
    negatives += (found["sign"] == "-") + (found["sign2"] == "-")
    if negatives > 1:
        raise CellProblem(ProblemCode.NOT_AN_AMOUNT)
    before = _CURRENCIES[(found["before"] or "").casefold()]
    after = _CURRENCIES[(found["after"] or "").casefold()]
    if before and after and before != after and not (before == "CNY" or after == "CNY"):
        raise CellProblem(ProblemCode.UNKNOWN_CURRENCY)
    return _checked(-number if negatives else number, before or after, unit)


def clean_amount(value: Cell, *, factor: int = 1) -> Decimal | None:
    """The exact number of a cell, at most six decimals; see `amount_of`."""
    amount = amount_of(value, factor=factor)
    return None if amount is None else amount.value


def clean_integer(value: Cell) -> int | None:
    """A whole number: 3.0, `12个月`, `3次`; `★★★` counts its stars."""
    if isinstance(value, str) and value.strip() and not value.strip().strip("★☆"):
        return value.count("★")
    try:
        amount = amount_of(value)
    except CellProblem:
        raise CellProblem(ProblemCode.NOT_AN_INTEGER) from None
    if amount is None:
        return None
    if amount.value != int(amount.value) or amount.rounded:
        raise CellProblem(ProblemCode.NOT_AN_INTEGER)
    return int(amount.value)


_YEARS: Final = re.compile(r"(?P<years>\d{1,2}(?:\.5)?|[半一二两三四五六七八九十])年(?P<half>半)?")
_CHINESE_YEARS: Final = {word: Decimal(number) for number, word in enumerate("一二三四五六七八九十", 1)} | {
    "两": Decimal(2),
    "半": Decimal("0.5"),
}


def clean_warranty_months(value: Cell) -> int | None:
    """A warranty in months: `12`, `12个月`, `1年` is 12, `一年半` 18; days are no months and stay a problem."""
    text = folded_text(value).replace(" ", "")
    if found := _YEARS.fullmatch(text):
        years = _CHINESE_YEARS.get(found["years"]) or Decimal(found["years"])
        return int((years + (Decimal("0.5") if found["half"] else 0)) * 12)
    if text and not re.fullmatch(r"[\d.]+(?:个?月)?", text) and not is_punctuation(text):
        raise CellProblem(ProblemCode.NOT_AN_INTEGER)
    return clean_integer(value)


def clean_currency(value: Cell) -> str | None:
    """The currency's code: `￥` `人民币` CNY, `$` `美元` USD …; three letters nobody listed are kept."""
    text = folded_text(value)
    if not text:
        return None
    bare = re.sub(r"\(.*\)", "", text).strip()
    if code := _CURRENCIES.get(text.casefold()) or _CURRENCIES.get(bare.casefold()):
        return code
    if re.fullmatch(r"[A-Za-z]{3}", text):
        return text.upper()
    raise CellProblem(ProblemCode.UNKNOWN_CURRENCY)
