"""Versions of an article: they are what the record of changes holds anyway, put together, compared and brought back."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import NotFound
from app.models.nouns import Noun
from app.models.operation import Change, Operation
from app.models.user import User
from app.services import articles, changes
from app.services.changes import Written

KEPT: Final = ("title", "kind", "body", "tags", "status")
_CONTEXT: Final = 3


@dataclass(frozen=True)
class Version:
    """An article as it stood after one action; `plus` and `minus` count lines against the version before."""

    number: int
    at: datetime
    who: str | None
    title: str
    kind: str
    body: str
    tags: str | None
    status: str
    plus: int
    minus: int


@dataclass(frozen=True)
class DiffLine:
    """One line of a comparison: `kind` is same, plus, minus or gap (lines left out; `text` counts them)."""

    kind: str
    text: str


def versions(session: Session, actor: Actor, article_id: int) -> list[Version]:
    """All versions, newest first; the first one of an article that came without a record is as old as the article.
    Raises NotFound.
    """
    now = articles.get(session, actor, article_id)
    rows = session.execute(
        select(Change.before, Change.after, Operation.at, User.name)
        .join(Operation, Operation.id == Change.operation_id)
        .outerjoin(User, User.id == Operation.actor_id)
        .where(Change.noun == Noun.ARTICLE.value, Change.record_id == article_id)
        .order_by(Change.id.desc())
    ).all()
    state: dict[str, Any] = {key: getattr(now, key) for key in KEPT}
    found: list[tuple[datetime, str | None, dict[str, Any]]] = []
    created = False
    for before, after, at, who in rows:
        touched = {*(before or {}), *(after or {})}
        if not touched.isdisjoint(KEPT):
            found.append((at, who, state))
        if before is None:
            created = True
            break
        state = state | {key: before.get(key) for key in touched if key in KEPT}
    if not created:
        found.append((now.created_at, now.author, state))
    found.reverse()
    made, body = [], ""
    for number, (at, who, one) in enumerate(found, 1):
        values = {**one, "body": one["body"] or ""}
        lines = diff(body, values["body"])
        plus, minus = (sum(line.kind == kind for line in lines) for kind in ("plus", "minus"))
        made.append(Version(number, at, who, plus=plus, minus=minus, **values))
        body = values["body"]
    return made[::-1]


def diff(old: str, new: str) -> list[DiffLine]:
    """What differs line by line, with three lines around it."""
    before, after = old.splitlines(), new.splitlines()
    made: list[DiffLine] = []
    reached = 0
    for group in difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first = group[0][1]
        if first > reached:
            made.append(DiffLine("gap", str(first - reached)))
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                made += [DiffLine("same", line) for line in before[i1:i2]]
            else:
                made += [DiffLine("minus", line) for line in before[i1:i2]]
                made += [DiffLine("plus", line) for line in after[j1:j2]]
        reached = group[-1][2]
    if made and reached < len(before):
        made.append(DiffLine("gap", str(len(before) - reached)))
    return made


def restore(session: Session, actor: Actor, article_id: int, number: int, *, now: datetime) -> Written[None]:
    """Bring a version back as the newest one; what stood in between stays in the list. Raises NotFound."""
    require(actor, Permission.ARTICLE_EDIT)
    wanted = next((one for one in versions(session, actor, article_id) if one.number == number), None)
    if wanted is None:
        raise NotFound(Noun.ARTICLE.value, str(number))
    recording = changes.begin(session, actor, "article.restore", now=now, name=wanted.title)
    row = {key: getattr(wanted, key) for key in KEPT if key != "status"}
    recording.update(Noun.ARTICLE, {article_id: row})
    return recording.done(None)
