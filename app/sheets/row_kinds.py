"""Tells records from the other rows of a sheet: subtotals, numbered blanks, repeated headers, footers (4-excel 4.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from app.sheets.cleaning import as_text, clean_text, is_punctuation
from app.sheets.heading_keys import heading_key
from app.sheets.layout import Layout, is_heading_row
from app.sheets.problems import SkipCode, Skipped
from app.sheets.table_choice import name_field
from app.sheets.workbook import Cell, Sheet

_TOTAL: Final = re.compile(
    r"(?:本页|本月|本日|当日|当月|本季|本年|全年|全部|月度|季度|年度)?(?:小计|合计|总计|共计|累计|总合计|合计数)[:：]?|(?:sub|grand)?total[:：]?",
    re.IGNORECASE,
)
_NAMED_TOTAL: Final = re.compile(r".{1,20}(?:小计|合计|总计)[:：]?")
_FOOTER: Final = re.compile(
    r"第\s*\d+\s*页.*|共\s*\d+\s*[页条行].*|(?:制表|填表|审核|审批|复核|打印|批准|主管|经办|统计|制单|编制)(?:人|日期|时间|员|签字)?\s*[:：].*|(?:备注|说明|注)\s*\d*[:：].*"
    r"|(?:收货|签收|经手|仓管|送货|发货|提货|验收|财务|会计|客户|司机)(?:单位|方|人|员)?(?:签字|签名|签章|盖章|签收)*\s*[:：].*"
    r"|(?:合计|总计)?(?:金额)?\s*[(（]?(?:人民币)?大写[)）]?.*|返回目录|以下空白|(?:page|第)\s*\d+\s*(?:of|/)\s*\d+.*",
    re.IGNORECASE,
)
_TICK: Final = 4_096
_NUMBER_ONLY: Final = re.compile(r"\d+(?:\.0+)?[.、]?")


def _squeezed(cell: Cell) -> str:
    return "".join(cell.split()) if isinstance(cell, str) else ""


def is_total(cell: Cell) -> bool:
    """The cell is exactly one of 合计 小计 总计 本页合计 …"""
    return isinstance(cell, str) and _TOTAL.fullmatch(_squeezed(cell)) is not None


def _closes(name: Cell) -> bool:
    """The customer's cell says that a block ends: `合计`, `甲公司 小计`."""
    return is_total(name) or (isinstance(name, str) and _NAMED_TOTAL.fullmatch(_squeezed(name)) is not None)


def _reason(row: Sequence[Cell], name: Cell, number_columns: frozenset[int], filled: list[int]) -> SkipCode | None:
    """Why a row without a customer of its own is none; None when it must be looked at as a record."""
    if any(is_total(row[column]) for column in filled) or _closes(name):
        return SkipCode.SUBTOTAL
    first = row[filled[0]] if filled[0] not in number_columns or len(filled) == 1 else row[filled[1]]
    if isinstance(first, str) and _NAMED_TOTAL.fullmatch(_squeezed(first)):
        return SkipCode.SUBTOTAL
    texts = [as_text(row[column]).strip() for column in filled]
    if all(column in number_columns or is_punctuation(text) for column, text in zip(filled, texts, strict=True)):
        return SkipCode.NUMBER_ONLY if any(column in number_columns for column in filled) else SkipCode.PUNCTUATION
    if len(filled) == 1 and filled[0] == 0 and _NUMBER_ONLY.fullmatch(texts[0]):
        return SkipCode.NUMBER_ONLY
    if is_heading_row(row):
        return SkipCode.BLANK_REPEAT_HEADER
    if len(filled) <= 3 and isinstance(first, str) and _FOOTER.fullmatch(first.strip()):
        return SkipCode.NOTE
    return None


def _is_usual_name(own_headings: frozenset[str]) -> Callable[[str], bool]:
    """Tells at a glance most names that cannot be anything but a customer: `_names_customer` says the same of them."""
    # A total ends with 计; footers and the heading itself begin with one of these.
    other = frozenset("第共制填") | {heading[0] for heading in own_headings if heading}

    def usual(name: str) -> bool:
        return "\u4e00" <= name[0] <= "\u9fff" and name[0] not in other and "计" not in name

    return usual


def _names_customer(name: Cell, row: Sequence[Cell], own_headings: frozenset[str]) -> bool:
    """A name of its own makes a record, unless it is a word that heads or closes the sheet, or a mere mark."""
    text = clean_text(name) or ""
    heading = heading_key(text) in own_headings and is_heading_row(row)
    footer = text.startswith(("第", "共", "制表", "填表")) and _FOOTER.fullmatch(text) is not None
    return bool(text) and not (_closes(name) or heading or footer or is_punctuation(text))


def data_rows(
    sheet: Sheet, layout: Layout, tick: Callable[[int], None] = lambda _: None
) -> tuple[list[int], list[Skipped]]:
    """(indexes within sheet.rows of the rows that are records, the rows passed over); blank rows are in neither.

    `tick` is told now and then how many rows come next, and may raise.
    """
    first = max(layout.header_row - sheet.first_row + 1, 0)
    naming = {one.field: one.index for one in layout.columns if one.field in (name_field(layout.list), "customer_code")}
    name_column = naming.get(name_field(layout.list), naming.get("customer_code", -1))
    number_columns = frozenset(one.index for one in layout.columns if not one.keep and one.field is None)
    own_headings = frozenset(heading_key(one.heading) for one in layout.columns if one.field == name_field(layout.list))
    usual = _is_usual_name(own_headings)
    found: list[int] = []
    skipped: list[Skipped] = []
    names: dict[Cell, bool] = {}
    for index in range(first, len(sheet.rows)):
        if index % _TICK == 0:
            tick(_TICK)
        row = sheet.rows[index]
        name = row[name_column] if 0 <= name_column < len(row) else None
        if name is not None and name != "":
            if name.__class__ is str and usual(name):
                found.append(index)
                continue
            sound = names.get(name)
            if sound is None:
                sound = names[name] = _names_customer(name, row, own_headings)
            if sound:
                found.append(index)
                continue
        filled = [
            column
            for column, cell in enumerate(row)
            if cell is not None and (not isinstance(cell, str) or clean_text(cell))
        ]
        if not filled:
            continue
        reason = _reason(row, name, number_columns, filled)
        if reason is None:
            found.append(index)
        else:
            skipped.append(Skipped(sheet.first_row + index, reason))
    return found, skipped
