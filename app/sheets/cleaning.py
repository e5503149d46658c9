"""The cell cleaners of 4-excel 4.3 under one name; each returns the value, None for a blank, or raises CellProblem."""

from __future__ import annotations

from app.sheets.amount_cleaning import (
    HOME_CURRENCY,
    Amount,
    amount_of,
    clean_amount,
    clean_currency,
    clean_integer,
    clean_warranty_months,
)
from app.sheets.date_cleaning import Moment, clean_date, clean_moment, clean_time
from app.sheets.problems import CellProblem
from app.sheets.text_cleaning import (
    CLEAR,
    Phones,
    as_text,
    clean_boolean,
    clean_code,
    clean_phone,
    clean_phones,
    clean_text,
    clean_vocabulary,
    is_mobile,
    is_punctuation,
)

__all__ = [
    "CLEAR",
    "HOME_CURRENCY",
    "Amount",
    "CellProblem",
    "Moment",
    "Phones",
    "amount_of",
    "as_text",
    "clean_amount",
    "clean_boolean",
    "clean_code",
    "clean_currency",
    "clean_date",
    "clean_integer",
    "clean_moment",
    "clean_phone",
    "clean_phones",
    "clean_text",
    "clean_time",
    "clean_vocabulary",
    "clean_warranty_months",
    "is_mobile",
    "is_punctuation",
]
