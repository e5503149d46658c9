"""What can be wrong with a cell or a row: codes and positions, never sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a cell could not be taken as it is (4-excel 4.3, 4.4)."""

    NOT_A_DATE = "not_a_date"
    DATE_WITHOUT_YEAR = "date_without_year"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    NOT_AN_AMOUNT = "not_an_amount"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_CURRENCY = "unknown_currency"
    AMOUNT_TOO_LARGE = "amount_too_large"
    MORE_THAN_SIX_DECIMALS = "more_than_six_decimals"
    AMOUNT_DIFFERS = "amount_differs"
    NEGATIVE_PRICE = "negative_price"
    NOT_AN_INTEGER = "not_an_integer"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_BOOLEAN = "not_a_boolean"
    NAME_TOO_LONG = "name_too_long"
    TEXT_TOO_LONG = "text_too_long"
    MISSING_NAME = "missing_name"
    MISSING_CUSTOMER = "missing_customer"
    MISSING_DATE = "missing_date"
    MISSING_PRODUCT = "missing_product"
    MISSING_QUANTITY = "missing_quantity"
    MISSING_CONTENT = "missing_content"
    MISSING_PROBLEM = "missing_problem"


class SkipCode(StrEnum):
    """Why a row is no record at all (4-excel 4.2)."""

    SUBTOTAL = "subtotal"
    NUMBER_ONLY = "number_only"
    PUNCTUATION = "punctuation"
    BLANK_REPEAT_HEADER = "blank_repeat_header"
    NOTE = "note"


class CellProblem(Exception):
    """Raised by a cleaner: the cell is not what its column promises; `detail` narrows the code."""

    def __init__(self, code: ProblemCode, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Problem:
    """One finding: Excel row, heading, the cell as text; `fatal` rows are not among the records."""

    row: int
    column: str
    value: str
    code: ProblemCode
    fatal: bool
    detail: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row that was passed over, by its Excel number, and why."""

    row: int
    reason: SkipCode
