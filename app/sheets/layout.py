"""Finds a sheet's layout: header row, list, and the field of every column (4-excel 4.2)."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.models.nouns import CUSTOMER_LISTS, SHEET_LISTS, ListName
from app.sheets.cleaning import as_text, clean_text
from app.sheets.columns import Column, columns_of
from app.sheets.heading_keys import heading_key
from app.sheets.headings import BY_CONTENT, OUR_REASON, aliases_of, field_by_key, known_headings, normalise_heading
from app.sheets.labels import Label, labels_above
from app.sheets.table_choice import customer_list, hinted_list, is_minimal, is_possible, is_typical, names_customer
from app.sheets.workbook import Cell, Sheet

__all__ = ["Column", "Layout", "find_layout", "is_heading_row", "relayout", "with_changes"]

_SEARCHED_ROWS: Final = 15
_REMEMBERED_ROWS: Final = 100
_MOST_HEADER_ROWS: Final = 4
_DUPLICATE: Final = re.compile(r"\(\d+\)$")
_INSTRUCTION: Final = (
    "必填", "选填", "非必填", "请填", "请输入", "请选择", "格式", "例如",
    "例:", "例：", "如:", "如：", "说明", "下拉", "填写",
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """How to read a sheet; `header_row` is the Excel number of the last header row, data begins below it.

    `labels` are values above the table that hold for all its rows, where no column has the field.
    """

    list: ListName
    header_row: int
    header_rows: int
    columns: tuple[Column, ...]
    fingerprint: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True)
class _Header:
    """A candidate: headings as typed, index of the first and last row they came from (0-based within sheet.rows)."""

    first: int
    last: int
    headings: tuple[str, ...]


def fingerprint_of(headings: Sequence[str]) -> str:
    """The mark of a layout: its headings in their order, normalised; reasons we put before them do not count."""
    texts = [normalise_heading(one) for one in headings]
    joined = "\x1f".join(text for text in texts if text != OUR_REASON)
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()


def is_heading_row(row: Sequence[Cell]) -> bool:
    """At least two cells, and half of those that are filled, are headings of some list."""
    known = known_headings()
    texts = [heading_key(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    filled = sum(cell is not None and cell != "" for cell in row)
    hits = sum(text in known for text in texts)
    return hits >= 2 and hits * 2 >= filled


def _is_instruction_row(row: Sequence[Cell]) -> bool:
    texts = [cell.strip().lstrip("(（[【*") for cell in row if isinstance(cell, str) and cell.strip()]
    hits = sum(text.startswith(_INSTRUCTION) for text in texts)
    return bool(texts) and hits * 2 >= len(texts)


def _heading_text(cell: Cell) -> str:
    return clean_text(as_text(cell).replace("\r", "").replace("\n", "")) or ""


def _texts(sheet: Sheet, index: int) -> list[str]:
    """A row's headings; a horizontally merged one stands over all its columns."""
    texts = [_heading_text(cell) for cell in sheet.rows[index]]
    excel_row = sheet.first_row + index
    for top, left, bottom, right in sheet.merged:
        if top <= excel_row <= bottom and right > left:
            start, stop = left - sheet.first_column, right - sheet.first_column
            inside = top >= sheet.first_row and 0 <= start < len(texts)
            source = sheet.rows[top - sheet.first_row][start] if inside else None
            for column in range(max(start, 0), min(stop + 1, len(texts))):
                texts[column] = _heading_text(source)
    return texts


def _spread(texts: list[str], below: list[str]) -> list[str]:
    """Group headings of a file without merge information: a blank over a filled cell belongs to the left."""
    spread = list(texts)
    for column in range(1, len(spread)):
        if not spread[column] and below[column]:
            spread[column] = spread[column - 1]
    return spread


def _joined(upper: list[str], lower: list[str]) -> tuple[str, ...]:
    known = known_headings()
    times = Counter(lower)
    joined = []
    for top, bottom in zip(upper, lower, strict=True):
        if not bottom or top == bottom:
            joined.append(top or bottom)
        elif not top:
            joined.append(bottom)
        elif heading_key(top + bottom) in known:
            joined.append(top + bottom)
        else:
            joined.append(bottom if heading_key(bottom) in known and times[bottom] == 1 else top + bottom)
    return tuple(joined)


def _candidates(sheet: Sheet) -> Iterator[_Header]:
    for index in range(min(_SEARCHED_ROWS, len(sheet.rows))):
        texts = _texts(sheet, index)
        filled = sum(bool(text) for text in texts)
        if filled < 2:
            continue
        yield _Header(index, index, tuple(texts))
        if index + 1 < len(sheet.rows):
            below = _texts(sheet, index + 1)
            if (any(below) and not is_heading_row(sheet.rows[index + 1])) or _two_levels(sheet, index):
                yield _Header(index, index + 1, _joined(_spread(texts, below), below))


def _two_levels(sheet: Sheet, index: int) -> bool:
    """A group heading is merged over several columns, or a heading over two rows."""
    row = sheet.first_row + index
    width = len(sheet.rows[index])
    return any(
        top == row and (1 < right - left + 1 < width or bottom == row + 1) for top, left, bottom, right in sheet.merged
    )


def _matches(headings: Sequence[str], list_name: ListName) -> set[str]:
    aliases = aliases_of(list_name)
    texts = {heading_key(heading) for heading in headings}
    found = {aliases[text][0] for text in texts if text in aliases}
    if list_name in CUSTOMER_LISTS and texts & BY_CONTENT:
        found.add("contact.phone")  # or the mobile; the cells decide later
    return found


def _fields(sheet: Sheet, header: _Header, list_name: ListName) -> set[str]:
    """What the table gives: its columns, and for a log also what is labelled above it."""
    found = _matches(header.headings, list_name)
    if list_name not in CUSTOMER_LISTS:
        found |= {one.field for one in labels_above(sheet, header.first, list_name)}
    return found


def _score(header: _Header) -> int:
    known = known_headings()
    return len({text for one in header.headings if (text := heading_key(one)) in known})


def _choose_list(sheet: Sheet, file: str, header: _Header) -> ListName | None:
    """By the sheet's name, then the file's, then the headings (4-excel 4.2); None when no list fits."""
    fields: dict[ListName, set[str]] = {name: _fields(sheet, header, name) for name in SHEET_LISTS}
    hint = hinted_list(sheet.name)
    if hint is not None and is_possible(hint, fields[hint]):
        return hint
    hint = hinted_list(file)
    if hint is not None and is_typical(hint, fields[hint]):
        return hint
    logs = (ListName.SHIPMENTS, ListName.AFTER_SALES, ListName.CONTACTS)
    typical = [name for name in logs if is_typical(name, fields[name])]
    potential = ListName.POTENTIAL
    best = max(typical, key=lambda name: len(fields[name]), default=None)
    if best is not None and len(fields[best]) + 1 >= len(fields[potential]):
        return best
    return customer_list(fields[potential]) if is_minimal(potential, fields[potential]) else best


def _header_end(sheet: Sheet, header: _Header) -> int:
    """Index of the last header row: an English second header row and instruction rows belong to the header."""
    last = header.last
    while last + 1 < len(sheet.rows) and last + 1 - header.first < _MOST_HEADER_ROWS:
        row = sheet.rows[last + 1]
        if not (is_heading_row(row) or _is_instruction_row(row)):
            break
        last += 1
    return last


def _layout(
    sheet: Sheet,
    header: _Header,
    list_name: ListName,
    known_users: Collection[str],
    chosen: Mapping[str, str | None] | None = None,
    *,
    last: int | None = None,
) -> Layout:
    last = _header_end(sheet, header) if last is None else last
    columns = columns_of(
        sheet, header.headings, list_name, first_data_row=last + 1, known_users=known_users, chosen=chosen or {}
    )
    return Layout(
        list_name,
        sheet.first_row + last,
        last - header.first + 1,
        columns,
        fingerprint_of(header.headings),
        labels_above(sheet, header.first, list_name),
    )


def _is_enough(layout: Layout) -> bool:
    labelled = {one.field for one in layout.labels}
    return is_minimal(layout.list, {one.field for one in layout.columns if one.field is not None} | labelled)


def find_layout(
    sheet: Sheet,
    *,
    file: str = "",
    table: ListName | None = None,
    remembered: Mapping[str, Mapping[str, Any]] | None = None,
    known_users: Collection[str] = (),
) -> Layout | None:
    """The sheet's layout, or None when it has no headings we know (4-excel 4.2).

    `table` settles the list. `remembered` maps a layout's fingerprint to {"list", "header_row", "columns": {heading:
    field or None}} as the user left it, and wins. `known_users` tells our salespeople from the customer's 负责人.
    """
    candidates = list(_candidates(sheet))
    # What the user showed once is found again further down than a search would go.
    further = range(_SEARCHED_ROWS, min(_REMEMBERED_ROWS, len(sheet.rows))) if remembered else ()
    shown = (_Header(index, index, tuple(_texts(sheet, index))) for index in further)
    for header in itertools.chain(candidates, shown):
        known = (remembered or {}).get(fingerprint_of(header.headings))
        if known is not None:
            return _layout(sheet, header, table or ListName(known["list"]), known_users, known["columns"])
    # Most known headings win; of equals the first row, and one row before two.
    for header in sorted(candidates, key=_score, reverse=True):
        list_name = table or _choose_list(sheet, file, header)
        if list_name is None or not names_customer(list_name, _fields(sheet, header, list_name)):
            continue
        layout = _layout(sheet, header, list_name, known_users)
        if _is_enough(layout):
            return layout
    return None


def relayout(
    sheet: Sheet, list_name: ListName, header_row: int, *, header_rows: int = 1, known_users: Collection[str] = ()
) -> Layout:
    """The layout for a list and a header row (Excel number) that the user chose.

    Of one row alone it is found out whether the rows above and below belong to it: group headings, a second language,
    instructions. Of several rows it is the last one, and they are taken as they are.
    """
    last = min(max(header_row - sheet.first_row, 0), max(len(sheet.rows) - 1, 0))
    if header_rows == 1:
        header = _clicked(sheet, last)
        return _layout(sheet, header, list_name, known_users, last=_end_of_clicked(sheet, header))
    header = _joined_header(sheet, max(last - header_rows + 1, 0), last)
    return _layout(sheet, header, list_name, known_users, last=last)


def _clicked(sheet: Sheet, index: int) -> _Header:
    if index > 0 and _two_levels(sheet, index - 1) and sum(map(bool, _texts(sheet, index - 1))) > 1:
        return _joined_header(sheet, index - 1, index)
    if index + 1 < len(sheet.rows) and _two_levels(sheet, index):
        return _joined_header(sheet, index, index + 1)
    return _Header(index, index, tuple(_texts(sheet, index)))


def _end_of_clicked(sheet: Sheet, header: _Header) -> int:
    """Instructions and a second language below belong to the header; of repeated headings the user chose these."""
    last = header.last
    while last + 1 < len(sheet.rows) and last + 1 - header.first < _MOST_HEADER_ROWS:
        row = sheet.rows[last + 1]
        foreign = is_heading_row(row) and all(as_text(cell).isascii() for cell in row)
        if not (foreign or _is_instruction_row(row)):
            break
        last += 1
    return last


def _joined_header(sheet: Sheet, first: int, last: int) -> _Header:
    """Two levels, unless the second repeats the first in other words."""
    texts = _texts(sheet, first)
    repeats = first < last and is_heading_row(sheet.rows[first]) and is_heading_row(sheet.rows[first + 1])
    if first == last or (repeats and not _two_levels(sheet, first)):
        return _Header(first, first, tuple(texts))
    below = _texts(sheet, first + 1)
    return _Header(first, first + 1, _joined(_spread(texts, below), below))


def with_changes(
    layout: Layout,
    *,
    list: ListName | None = None,
    fields: Mapping[int, str | None] | None = None,
) -> Layout:
    """The layout with the user's corrections: other fields by column index, another list.

    Under another list the headings are understood anew. No cell is looked at: what only cells can tell is left to
    `relayout`.
    """
    if list is not None and list is not layout.list:
        layout = _of_list(layout, list)
    changes = fields or {}
    columns = tuple(
        replace(one, field=changes[one.index], keep=True) if one.index in changes else one for one in layout.columns
    )
    return replace(layout, columns=columns)


def _of_list(layout: Layout, list_name: ListName) -> Layout:
    """The same columns with the meaning their headings have in another list; what was dropped stays dropped."""
    names = [one.heading for one in layout.columns]
    headings = [_DUPLICATE.sub("", name) if _DUPLICATE.sub("", name) in names else name for name in names]
    nothing = Sheet("", False, 1, 1, [])
    found = columns_of(nothing, headings, list_name, first_data_row=0, known_users=(), chosen={})
    columns = tuple(
        replace(old, field=new.field if old.keep else None) for old, new in zip(layout.columns, found, strict=True)
    )
    taken = {one.field for one in columns}
    labels = tuple(one for one in layout.labels if one.field in field_by_key(list_name) and one.field not in taken)
    return replace(layout, list=list_name, columns=columns, labels=labels)
