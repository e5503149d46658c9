"""Lists without headings: proposes what each column is by its cells, for the user to confirm (4-excel 4.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from app.models.nouns import ListName
from app.sheets.cleaning import CellProblem, as_text, clean_amount, clean_date, clean_phones, clean_text, is_mobile
from app.sheets.columns import Column, column_name, is_running_count, sample_of
from app.sheets.layout import Layout, fingerprint_of
from app.sheets.workbook import Cell, Sheet

_MOST_TITLES: Final = 5
_MOST: Final = 0.6
_COMPANY: Final = re.compile(
    r".*(?:公司|集团|工厂|厂|商行|商店|门市部|经营部|超市|中心|医院|学校|大学|银行|酒店|合作社|研究院|研究所|事务所|店|Ltd\.?|Inc\.?|GmbH|LLC)"
    r"(?:[(（].*[)）])?",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?=.{6,}).*(?:[省市区县镇乡].*[路街道巷村号楼园]|[路街道巷]\d*号).*")
_PERSON: Final = re.compile(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff](?:总|工|经理|先生|女士|小姐|主任|老板|姐|哥)")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_TAX: Final = re.compile(r"[0-9A-Z]{18}")
_LONG: Final = 15


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _texts(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(clean_text(cell) or "") is not None


def _is_mobile(cell: Cell) -> bool:
    try:
        phones = clean_phones(cell)
    except CellProblem:
        return False
    return phones is not None and any(is_mobile(one) for one in phones.numbers)


def _is_phone(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(re.sub(r"\D", "", cell)) < 7:
        return False
    try:
        phones = clean_phones(cell)
    except CellProblem:
        return False
    return phones is not None and not phones.words


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, (int, float)):
        return False  # a bare number may be anything
    try:
        day: date | None = clean_date(cell, year=2000)
    except CellProblem:
        return False
    return day is not None


def _is_number(cell: Cell) -> bool:
    try:
        return not isinstance(cell, (bool, date)) and clean_amount(cell) is not None
    except CellProblem:
        return False


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.strip()) >= _LONG


# In this order: the surest kinds first; each kind is given to the first column that is of it.
_KINDS: Final[tuple[tuple[str, Callable[[Cell], bool]], ...]] = (
    ("tax_id", _texts(_TAX)),
    ("mobile", _is_mobile),
    ("email", _texts(_EMAIL)),
    ("day", _is_day),
    ("company", _texts(_COMPANY)),
    ("address", _texts(_ADDRESS)),
    ("phone", _is_phone),
    ("person", _texts(_PERSON)),
    ("number", _is_number),
    ("long", _is_long),
)
_OF_CUSTOMERS: Final = {
    "tax_id": "tax_id", "mobile": "contact.mobile", "email": "contact.email", "company": "name",
    "address": "address", "phone": "contact.phone", "person": "contact.name", "long": "remark",
}  # fmt: skip
_OF_CONTACTS: Final = {
    "day": "happened_on", "company": "customer", "person": "contact_name", "mobile": "number_dialled",
    "long": "content",
}  # fmt: skip


def _kind(cells: Sequence[Cell]) -> str | None:
    return next((kind for kind, test in _KINDS if _share(cells, test) >= _MOST), None)


def _is_count(cells: Sequence[Cell]) -> bool:
    return _share(cells, _is_number) >= _MOST and is_running_count(cells, ListName.PUBLIC)


def _first_row(sheet: Sheet) -> int:
    """Index of the first row of data: rows above with a single filled cell are titles."""
    for index, row in enumerate(sheet.rows[:_MOST_TITLES]):
        if sum(bool(as_text(cell).strip()) for cell in row) >= 2:
            return index
    return 0


def guess_headerless(sheet: Sheet) -> Layout | None:
    """A layout to ask the user about, when `find_layout` found none and the cells look like customers or contacts.

    None unless a column holds companies, or persons with mobiles. Shipments are never guessed: numbers look alike.
    """
    first = _first_row(sheet)
    width = len(sheet.rows[first]) if sheet.rows else 0
    samples = [sample_of(sheet, column, first) for column in range(width)]
    kinds: dict[str, int] = {}
    for column, cells in enumerate(samples):
        kind = _kind(cells)
        if kind is not None and kind not in kinds and not _is_count(cells):
            kinds[kind] = column
    if "company" not in kinds:
        if not {"person", "mobile"} <= kinds.keys():
            return None
        # People who buy in their own name.
        kinds["company"] = kinds.pop("person")
    is_log = {"day", "long"} <= kinds.keys()
    list_name = ListName.CONTACTS if is_log else ListName.PUBLIC
    meanings = _OF_CONTACTS if is_log else _OF_CUSTOMERS
    fields = {column: meanings[kind] for kind, column in kinds.items() if kind in meanings}
    if len(fields) < 2:
        return None
    columns = tuple(
        Column(
            column,
            column_name(sheet, column),
            fields.get(column),
            column in fields or (bool(cells) and not _is_count(cells)),
        )
        for column, cells in enumerate(samples)
    )
    headings = [one.heading for one in columns]
    return Layout(list_name, sheet.first_row + first - 1, 0, columns, fingerprint_of(headings))


def without_headings(sheet: Sheet, list_name: ListName, above: int) -> Layout:
    """The layout of a list without headings whose data begins below Excel row `above`: every column that holds
    something is kept under its letter and means nothing yet (4-excel 4.2).
    """
    first = above + 1 - sheet.first_row
    width = len(sheet.rows[first]) if 0 <= first < len(sheet.rows) else 0
    samples = [sample_of(sheet, column, first) for column in range(width)]
    columns = tuple(
        Column(column, column_name(sheet, column), None, bool(cells) and not _is_count(cells))
        for column, cells in enumerate(samples)
    )
    return Layout(list_name, above, 0, columns, fingerprint_of([one.heading for one in columns]))
