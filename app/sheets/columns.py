"""Gives every column of a sheet its field: whole headings by alias, ambiguous ones by their cells (4-excel 4.2)."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.models.nouns import CUSTOMER_LISTS, ListName
from app.sheets.cleaning import CellProblem, clean_phones, clean_text, is_mobile
from app.sheets.heading_keys import heading_key
from app.sheets.headings import (
    BY_CONTENT,
    OUR_OTHER_PERSONS,
    OUR_REASON,
    PERSON_FIELDS,
    RUNNING_NUMBER,
    aliases_of,
    field_by_key,
    normalise_heading,
)
from app.sheets.workbook import Cell, Sheet

_SAMPLE: Final = 300
_MOST_PERSONS: Final = 3
_ORDINALS: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "1": 1, "2": 2, "3": 3}
_NUMBERED: Final = re.compile(r"(.+?)[(]?([123一二三])[)]?")
_PERSON_FIRST: Final = re.compile(r"(?:第([123一二三])联系人|联系人([123一二三]))(.*)")
_METHOD_HEADINGS: Final = frozenset({normalise_heading("联系方式")})
_RESPONSIBLE: Final = frozenset({normalise_heading("负责人")})
_FALLBACK: Final = {"contact.mobile": ("contact.phone",), "contact.phone": ("contact.mobile",)}


@dataclass(frozen=True)
class Column:
    """A column of a layout: `field` None with `keep` is an extra column, without `keep` it is dropped.

    `heading` is the sheet's own without line breaks; a duplicate gets its number behind it, so that both are kept.
    """

    index: int
    heading: str
    field: str | None
    keep: bool


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sample_of(sheet: Sheet, column: int, first_data_row: int) -> list[Cell]:
    """The first 300 filled cells of a column."""
    cells = (row[column] for row in sheet.rows[first_data_row:] if column < len(row))
    found: list[Cell] = []
    for cell in cells:
        if cell is not None and cell != "":
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def _phone_shares(cells: Sequence[Cell]) -> tuple[float, float]:
    """(share of cells with a mobile, share with any number)."""
    if not cells:
        return 0.0, 0.0
    mobiles = numbers = 0
    for cell in cells:
        try:
            phones = clean_phones(cell)
        except CellProblem:
            continue
        if phones is not None:
            numbers += 1
            mobiles += any(is_mobile(one) for one in phones.numbers)
    return mobiles / len(cells), numbers / len(cells)


def is_running_count(cells: Sequence[Cell], list_name: ListName) -> bool:
    """Whether a 序号 column only counts rows: small whole numbers, nearly all distinct or each one more than the last.

    In shipments a count that begins anew with every order is the line number and therefore data.
    """
    numbers: list[int] = []
    for cell in cells:
        text = cell.strip() if isinstance(cell, str) else cell
        if isinstance(text, str) and re.fullmatch(r"\d{1,7}(?:\.0+)?", text):
            text = float(text)
        if isinstance(text, (int, float)) and not isinstance(text, bool) and math.isfinite(text) and text == int(text):
            numbers.append(int(text))
    if not numbers:
        return not any(isinstance(cell, str) and re.search(r"\d", cell) for cell in cells)
    if len(numbers) * 10 < len(cells) * 8:
        return False
    if max(numbers) > 2 * len(cells) + _SAMPLE:
        steps = sum(after - before == 1 for before, after in pairwise(numbers))
        return steps * 10 >= (len(numbers) - 1) * 9 and min(numbers) < max(numbers) and min(numbers) <= 100_000
    if len(set(numbers)) * 20 >= len(numbers) * 19:
        return True
    steps = sum(after - before == 1 for before, after in pairwise(numbers))
    return list_name is not ListName.SHIPMENTS and steps * 10 >= len(numbers) * 8


def _person_field(text: str, aliases: Mapping[str, tuple[str, int]]) -> str | None:
    """`手机2`, `联系人二`, `第二联系人`, `联系人2电话`: a further person's field."""

    def person(base: str) -> str | None:
        if base in {"姓名", "名字"}:
            return "contact.name"
        if base in BY_CONTENT:
            return "contact.mobile" if base in {"联系电话"} else "contact.phone"
        key = aliases.get(base, ("", 0))[0]
        return key if key.startswith(PERSON_FIELDS) else None

    if found := _PERSON_FIRST.fullmatch(text):
        number = _ORDINALS[found[1] or found[2]]
        key = person(found[3].strip("-_/")) if found[3] else "contact.name"
    elif found := _NUMBERED.fullmatch(text):
        number, key = _ORDINALS[found[2]], person(found[1])
    else:
        return None
    if key is None:
        return None
    return key if number == 1 else key.replace(PERSON_FIELDS, f"contact{number}.", 1)


def _by_content(text: str, cells: Sequence[Cell], list_name: ListName) -> str | None:
    mobiles, numbers = _phone_shares(cells)
    if list_name in CUSTOMER_LISTS:
        if text in _METHOD_HEADINGS and cells and numbers < 0.5:
            return None
        return "contact.mobile" if mobiles > 0.5 else "contact.phone"
    if list_name is ListName.CONTACTS:
        if text in _METHOD_HEADINGS and (numbers < 0.5):
            return "method"
        return "number_dialled"
    if list_name is ListName.AFTER_SALES:
        return None if cells and numbers < 0.5 else "phone"
    return None


def _is_ours(cells: Sequence[Cell], known_users: Collection[str]) -> bool:
    """负责人 is our salesperson if it matches a user, or, knowing none, if few names come again and again."""
    names = [text for cell in cells if (text := clean_text(cell)) is not None]
    if not names or any(name in known_users for name in names):
        return True
    return len(names) < 4 or len(set(names)) * 2 <= len(names)


class _Claims:
    """Which column holds which field; the better alias takes it, the loser becomes a further person's or an extra."""

    def __init__(self, list_name: ListName) -> None:
        self.fields = field_by_key(list_name)
        self.holder: dict[str, int] = {}
        self.rank: dict[str, int] = {}

    def claim(self, key: str, column: int, rank: int) -> None:
        if key not in self.holder or rank < self.rank[key]:
            self.holder[key] = column
            self.rank[key] = rank

    def free_person(self, key: str) -> str | None:
        """The same field of the next person who does not have it yet."""
        base = key.partition(".")[2]
        for number in range(2, _MOST_PERSONS + 1):
            further = f"contact{number}.{base}"
            if further not in self.holder:
                return further
        return None


def _wanted(
    sheet: Sheet, texts: Sequence[str], list_name: ListName, first_data_row: int, known_users: Collection[str]
) -> dict[int, tuple[str, int]]:
    """Column → (field it asks for, rank of its alias)."""
    aliases = aliases_of(list_name)
    wanted: dict[int, tuple[str, int]] = {}
    for column, text in enumerate(texts):
        if not text or text in RUNNING_NUMBER:
            continue
        if text in BY_CONTENT:
            key = _by_content(text, sample_of(sheet, column, first_data_row), list_name)
            if key is not None:
                wanted[column] = (key, 50)
        elif text in aliases:
            key, rank = aliases[text]
            if text in _RESPONSIBLE and key == "owner":
                ours = _is_ours(sample_of(sheet, column, first_data_row), known_users)
                key = key if ours else "contact.name"
            wanted[column] = (key, rank)
        elif list_name in CUSTOMER_LISTS and (person := _person_field(text, aliases)) is not None:
            wanted[column] = (person, 0)
    return wanted


def _settle(texts: Sequence[str], wanted: Mapping[int, tuple[str, int]], list_name: ListName) -> dict[int, str]:
    claims = _Claims(list_name)
    for column, (key, rank) in wanted.items():
        claims.claim(key, column, rank)
    settled = {column: key for key, column in claims.holder.items()}
    for column, (key, _) in wanted.items():
        if column in settled:
            continue
        winner = claims.holder[key]
        further: str | None = None
        if key.startswith(PERSON_FIELDS) and texts[winner] == texts[column]:
            further = claims.free_person(key)
        else:
            further = next((other for other in _FALLBACK.get(key, ()) if other not in claims.holder), None)
        if further is not None:
            claims.claim(further, column, 0)
            settled[column] = further
    return settled


def column_name(sheet: Sheet, column: int) -> str:
    """What a column without a heading is called: 列E."""
    return f"列{_letter(sheet.first_column + column)}"


def _headings(sheet: Sheet, headings: Sequence[str]) -> list[str]:
    """Every column's own name: blanks take the column's letter, duplicates their number."""
    names: list[str] = []
    taken: dict[str, int] = {}
    for column, heading in enumerate(headings):
        name = heading or column_name(sheet, column)
        taken[name] = taken.get(name, 0) + 1
        names.append(name if taken[name] == 1 else f"{name}({taken[name]})")
    return names


def columns_of(
    sheet: Sheet,
    headings: Sequence[str],
    list_name: ListName,
    *,
    first_data_row: int,
    known_users: Collection[str],
    chosen: Mapping[str, str | None],
) -> tuple[Column, ...]:
    """The columns under these headings; `chosen` (heading → field or None) is what the user settled before."""
    texts = [heading_key(one) for one in headings]
    names = _headings(sheet, headings)
    settled = _settle(texts, _wanted(sheet, texts, list_name, first_data_row, known_users), list_name)
    fields = field_by_key(list_name)
    remembered = {
        names.index(name): key for name, key in chosen.items() if name in names and (key is None or key in fields)
    }
    taken = {key for key in remembered.values() if key is not None}
    columns: list[Column] = []
    for column, text in enumerate(texts):
        key = settled.get(column)
        keep = True
        if column in remembered:
            key = remembered[column]
        elif key in taken:
            key = None
        if key is None and text in RUNNING_NUMBER:
            cells = sample_of(sheet, column, first_data_row)
            keep = not is_running_count(cells, list_name)
            if keep and list_name is ListName.SHIPMENTS and "line" not in settled.values():
                key = "line"
        elif text in (OUR_REASON, OUR_OTHER_PERSONS):
            key, keep = None, False
        elif key is None and not text and not sample_of(sheet, column, first_data_row):
            keep = False
        columns.append(Column(column, names[column], key, keep))
    return tuple(columns)
