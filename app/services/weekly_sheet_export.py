"""One call sheet per person: the week's list as a workbook to fill in, with a hidden mark per row (3-rules 3.3)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.models.nouns import INTENTS, LOSS_REASONS, METHODS, OUTCOMES, REACHED
from app.services.exporting import note_export
from app.services.weekly_board import PersonColumn, WeekCard, board
from app.services.weekly_rules import Reason
from app.sheets.writing import OutColumn, OutSheet, write_workbook

MARK: Final = "名单号"
"""Heading of the hidden column; a sheet that has it is a call sheet."""
_MARK: Final = re.compile(r"(\d{4}-W\d{2})-(\d+)-(\d+)-([0-9a-f]{6})")
_BAD_IN_FILE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_COLUMNS: Final = (
    OutColumn("客户名称", width=28),
    OutColumn("联系人", width=10),
    OutColumn("电话", "phone", 16),
    OutColumn("地区", width=10),
    OutColumn("最后成交", "date", 12),
    OutColumn("累计金额", "money", 14),
    OutColumn("为什么选中", "long_text", 36),
    OutColumn("联系日期", "date", 12),
    OutColumn("联系方式", width=10, choices=METHODS),
    OutColumn("接通情况", width=10, choices=REACHED),
    OutColumn("联系结果", width=12, choices=OUTCOMES),
    OutColumn("联系内容", "long_text", 40),
    OutColumn("流失原因", width=10, choices=LOSS_REASONS),
    OutColumn("意向程度", width=8, choices=INTENTS),
    OutColumn("下次联系日期", "date", 12),
    OutColumn("业务员", width=10),
    OutColumn(MARK, width=8, hidden=True),
)

Worded = Callable[[Sequence[Reason]], str]
"""Words the reasons of a card in one line."""


@dataclass(frozen=True)
class Mark:
    """What a row's hidden mark says."""

    week: str
    assignment_id: int
    customer_id: int


def mark_of(week: str, assignment_id: int, customer_id: int) -> str:
    """The hidden mark of a row, with check digits: a mark that was typed over is known as damaged."""
    plain = f"{week}-{assignment_id}-{customer_id}"
    return f"{plain}-{_check(plain)}"


def read_mark(text: str) -> Mark | None:
    """What the mark says; None when it is damaged."""
    found = _MARK.fullmatch(text.strip())
    if found is None:
        return None
    plain, _, check = text.strip().rpartition("-")
    return Mark(found[1], int(found[2]), int(found[3])) if _check(plain) == check else None


def _check(plain: str) -> str:
    return hashlib.blake2b(plain.encode(), digest_size=3, key=b"call sheet").hexdigest()


def export_person(
    session: Session,
    actor: Actor,
    path: Path,
    *,
    week: str,
    user_id: int,
    worded: Worded,
    now: datetime,
    today: date,
) -> int:
    """Write one person's sheet; returns the number of customers. Raises NotAllowed, FileInUse, FileUnreadable."""
    require(actor, Permission.DATA_EXPORT)
    column = next((one for one in board(session, actor, week=week, today=today).people if one.user_id == user_id), None)
    cards = () if column is None else column.cards
    name = "" if column is None else column.name
    _write(path, week, name, cards, worded)
    note_export(session, actor, file=path.name, names=["week"], rows=len(cards), now=now)
    return len(cards)


def export_all(
    session: Session, actor: Actor, folder: Path, *, week: str, worded: Worded, now: datetime, today: date
) -> list[Path]:
    """Write one workbook per person with cards into a folder, named `2026-W48 李文静.xlsx`; returns their paths. Raises
    NotAllowed, FileInUse, FileUnreadable: the files before the failing one are written.
    """
    require(actor, Permission.WEEK_ASSIGN)
    made: list[Path] = []
    taken: set[str] = set()
    rows = 0
    for one in board(session, actor, week=week, today=today).people:
        if one.cards:
            path = folder / f"{_file_name(week, one, taken)}.xlsx"
            _write(path, week, one.name, one.cards, worded)
            made.append(path)
            rows += len(one.cards)
    if made:
        note_export(session, actor, file=folder.name, names=["week"], rows=rows, now=now)
    return made


def _file_name(week: str, column: PersonColumn, taken: set[str]) -> str:
    name = f"{week} {_BAD_IN_FILE.sub(' ', column.name).strip(' .')}"
    if name.casefold() in taken:
        name = f"{name} {column.user_id}"
    taken.add(name.casefold())
    return name


def _write(path: Path, week: str, person: str, cards: Sequence[WeekCard], worded: Worded) -> None:
    rows = [_row(one, person, worded) for one in cards]
    write_workbook(path, [OutSheet(f"联系名单 {week}", _COLUMNS, rows, len(rows))])


def _row(card: WeekCard, person: str, worded: Worded) -> list[Any]:
    number = "、".join(one for one in (card.mobile, card.phone) if one)
    blank: list[Any] = [None] * 8
    return [
        card.customer, card.contact_name, number or None, card.region, card.last_deal_on, card.deal_total,
        worded(card.reasons), *blank, person, mark_of(card.week, card.assignment_id, card.customer_id),
    ]  # fmt: skip
