"""Is the data whole? Everything that must agree, compared row by row (6-trust, Reliability)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import case, func, select, text
from sqlalchemy.orm import Session

from app.models.article import Attachment
from app.models.customer import Customer, in_table
from app.models.nouns import Noun, Table
from app.models.operation import Change, Operation
from app.models.schema import metadata
from app.services import facts, search_index, search_texts, team_settings
from app.services.search_tokens import IndexUnusable

SHOWN_PER_CODE: Final = 1_000


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. Codes: integrity, foreign_key, not_one_table, sum, attachment_missing,
    attachment_changed, trail_gap, search_index. `detail` names the column, the file or what SQLite said.
    """

    code: str
    noun: str
    record_id: int | None
    detail: str


@dataclass(frozen=True)
class CheckReport:
    """`ok` when nothing was found. `figures`: rows of each database table, customers of each of the four tables
    (`customers:public` …), and how many findings there are of each code, also beyond those listed.
    """

    ok: bool
    findings: tuple[Finding, ...]
    figures: dict[str, int] = field(default_factory=dict)


def check(session: Session, *, today: date, attachments: Path | None = None) -> CheckReport:
    """Compare pages, references, the four tables (3-rules 3.1), sums, the audit trail (S14), and the attachments' files
    when their folder is given. Reads everything, writes nothing.
    """
    figures = {
        name: session.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in sorted(metadata.tables.items())
    }
    parts: list[Iterable[Finding]] = [_pages(session), _references(session)]
    parts += [_tables(session, today, figures), _sums(session), _trail(session), _search(session)]
    if attachments is not None:
        parts.append(_files(session, attachments))
    findings: list[Finding] = []
    for part in parts:
        remaining = iter(part)
        found = list(islice(remaining, SHOWN_PER_CODE))
        for one in found:
            figures[one.code] = figures.get(one.code, 0) + 1
        for one in remaining:
            figures[one.code] = figures.get(one.code, 0) + 1
        findings += found
    return CheckReport(not findings, tuple(findings), figures)


def _pages(session: Session) -> Iterator[Finding]:
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Finding("integrity", "", None, said)


def _references(session: Session) -> Iterator[Finding]:
    for noun, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding("foreign_key", noun, row, parent)


def _tables(session: Session, today: date, figures: dict[str, int]) -> Iterator[Finding]:
    """Every customer in exactly one table: the four conditions the lists use, added up per customer."""
    days = team_settings.load(session).dormant_after_days
    held = {table: case((in_table(table, today, days), 1), else_=0) for table in Table}
    for table, condition in held.items():
        figures[f"customers:{table}"] = session.execute(select(func.coalesce(func.sum(condition), 0))).scalar_one()
    total = held[Table.PUBLIC] + held[Table.POTENTIAL] + held[Table.DORMANT] + held[Table.CURRENT]
    for row in session.execute(select(Customer.id, total).where(total != 1).order_by(Customer.id)):
        yield Finding("not_one_table", Noun.CUSTOMER.value, row[0], str(row[1]))


def _sums(session: Session) -> Iterator[Finding]:
    for customer_id, column in facts.differences(session):
        yield Finding("sum", Noun.CUSTOMER.value, customer_id, column)


def _trail(session: Session) -> Iterator[Finding]:
    """Ids of operations and changes are given out one after another, inside the transaction that uses them: a missing
    one was removed by a strange hand.
    """
    for model in (Operation, Change):
        name = model.__tablename__
        last = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name}).scalar() or 0
        following = func.lead(model.id, 1, last + 1).over(order_by=model.id).label("following")
        steps = select(model.id.label("id"), following).subquery()
        gaps = select(steps.c.id + 1, steps.c.following - 1).where(steps.c.following > steps.c.id + 1)
        first = session.execute(select(func.min(model.id))).scalar()
        if last and first != 1:
            yield Finding("trail_gap", name, 1, str(last if first is None else first - 1))
        for start, end in session.execute(gaps.order_by(steps.c.id)):
            yield Finding("trail_gap", name, start, str(end))


def _search(session: Session) -> Iterator[Finding]:
    """What the search index holds against what the rows say; one that is missing or being made is no fault."""
    for noun in search_texts.INDEXED:
        try:
            for record_id, how in search_index.differences(session, noun):
                yield Finding("search_index", noun.value, record_id, how)
        except IndexUnusable:
            yield Finding("search_index", noun.value, None, "damaged")


def _files(session: Session, folder: Path) -> Iterator[Finding]:
    rows = session.execute(select(Attachment.id, Attachment.stored_name, Attachment.sha256).order_by(Attachment.id))
    for attachment_id, stored_name, digest in rows:
        try:
            with (folder / stored_name).open("rb") as file:
                changed = hashlib.file_digest(file, "sha256").hexdigest() != digest
        except OSError:
            yield Finding("attachment_missing", Noun.ATTACHMENT.value, attachment_id, stored_name)
            continue
        if changed:
            yield Finding("attachment_changed", Noun.ATTACHMENT.value, attachment_id, stored_name)
