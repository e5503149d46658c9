"""The sentences of the mapping screen: what a sheet was taken for, and what is still to be said about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui import texts
from app.ui.import_wizard.field_groups import title_of, tr
from app.ui.import_wizard.sheet_model import letters

if TYPE_CHECKING:
    from app.services.import_plan import PreparedSheet
    from app.sheets.layout import Layout
    from app.sheets.workbook import Sheet
    from app.ui.import_wizard.looking import Look

_SHOWN = 4


@dataclass(frozen=True)
class Note:
    """What the line above the sheet says; `asks` colours it, `action` names a button's job."""

    text: str
    asks: bool = False
    action: str = ""


def entry_line(sheet: Sheet, look: Look | None, prepared: PreparedSheet | None) -> tuple[str, bool]:
    """The second line of a sheet in the list, and whether it asks for a look."""
    if not sheet.rows:
        return tr("空表"), False
    if look is None:
        return tr("正在看…"), False
    if look.layout is None:
        return (tr("没有表头？请确认"), True) if look.guess is not None else (tr("认不出，请选择"), not sheet.hidden)
    words = texts.table_name(look.layout.list)
    if prepared is not None and prepared.records is not None:
        words = tr("{0} ・ {1} 行").format(words, f"{len(prepared.records.records):,}")
    return (tr("{0} ・ 隐藏的表").format(words) if sheet.hidden else words), False


def header_words(layout: Layout | None) -> str:
    """Where the headings stand."""
    if layout is None:
        return ""
    if not layout.header_rows:
        return tr("没有表头，数据从第 {0} 行开始").format(layout.header_row + 1)
    if layout.header_rows == 1:
        return tr("表头：第 {0} 行").format(layout.header_row)
    return tr("表头：第 {0}–{1} 行").format(layout.header_row - layout.header_rows + 1, layout.header_row)


def count_words(prepared: PreparedSheet | None) -> str:
    """How many rows there are, which are skipped and why, how many hidden ones come along."""
    if prepared is None or prepared.records is None:
        return ""
    records = prepared.records
    words = [tr("{0} 行").format(f"{len(records.records):,}")]
    if records.skipped:
        why = Counter(one.reason.value for one in records.skipped)
        reasons = tr("、").join(texts.skip_text(code) for code, _ in why.most_common(2))
        words.append(tr("跳过 {0} 行（{1}）").format(f"{len(records.skipped):,}", reasons))
    if records.hidden_rows:
        words.append(tr("隐藏行 {0} 行照常导入").format(f"{records.hidden_rows:,}"))
    if records.problems:
        words.append(tr("{0} 处要核对").format(f"{len(records.problems):,}"))
    return tr("，").join(words)


def note_of(sheet: Sheet, look: Look, unclear: int) -> Note | None:
    """The one line above the sheet, or None when everything is clear."""
    if not sheet.rows:
        return Note(tr("这张表是空的。"))
    if look.layout is None:
        if look.guess is not None:
            return Note(_guess_words(sheet, look.guess), True, "guess")
        return Note(tr("没有认出表头。请选导入到哪张表，再点行号指明表头在哪一行、点列上的标签说明每列是什么。"), True)
    parts = []
    if unclear:
        parts.append(tr("{0} 列认不出：点橙色标签选择，不选就保留为附加列。").format(unclear))
    elif look.known:
        parts.append(tr("这种表以前改过一次，已照上次的办法认好，直接下一步就行。"))
    if look.layout.labels:
        labels = tr("、").join(f"{one.heading} {_short(one.value)}" for one in look.layout.labels[:_SHOWN])
        parts.append(tr("表的上方写着：{0}，每一行都算数。").format(labels))
    if not _names_the_customer(look.layout):
        return Note(tr("还没有说哪一列是客户名称：点那一列上面的标签选择。"), True)
    return Note(" ".join(parts), bool(unclear)) if parts else None


def _names_the_customer(layout: Layout) -> bool:
    from app.sheets.table_choice import name_field

    said = {one.field for one in layout.columns} | {one.field for one in layout.labels}
    return bool({name_field(layout.list), "customer_code", "record_id"} & said)


def _guess_words(sheet: Sheet, guess: Layout) -> str:
    named = [one for one in guess.columns if one.field is not None]
    shown = tr("、").join(
        tr("{0} 列是{1}").format(letters(one.index + sheet.first_column), title_of(guess.list, one.field or ""))
        for one in named[:_SHOWN]
    )
    more = tr(" 等") if len(named) > _SHOWN else ""
    return tr("这张表好像没有表头。看内容像「{0}」：{1}{2}。").format(texts.table_name(guess.list), shown, more)


def _short(value: object) -> str:
    from app.sheets.cleaning import as_text

    text = " ".join(as_text(value).split())  # type: ignore[arg-type]  # a label's value is a cell
    return text if len(text) <= 20 else text[:20] + "…"
