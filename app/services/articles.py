"""The knowledge base: articles, their kinds and attachments."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import FileMissing, FileUnreadable, InvalidValue, NotFound
from app.models.article import Article, Attachment
from app.models.nouns import ARTICLE_KINDS, ARTICLE_STATUSES, Noun
from app.models.user import User
from app.services import changes
from app.services.changes import Written
from app.services.fields import checked, require_filled

EDITABLE: Final = frozenset({"title", "kind", "body", "status", "tags", "review_on"})
PROGRAMS: Final = frozenset(
    {
        ".exe", ".bat", ".cmd", ".com", ".scr", ".msi", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".lnk", ".reg", ".jar",
        ".hta", ".cpl", ".pif", ".sh", ".dll",
    }
)  # fmt: skip
"""Files that run something are never taken in (6-trust, S8)."""
ATTACHMENT_LIMIT: Final = 50 * 1024 * 1024


@dataclass(frozen=True)
class AttachmentInfo:
    """`name` is what the file was called; `stored_name` where it lies in the attachments folder."""

    id: int
    name: str
    stored_name: str
    size: int


@dataclass(frozen=True)
class ArticleDetail:
    """One article with what belongs to it."""

    id: int
    version: int
    title: str
    kind: str
    body: str
    status: str
    tags: str | None
    author: str | None
    review_on: date | None
    created_at: datetime
    updated_at: datetime
    attachments: tuple[AttachmentInfo, ...]


@dataclass(frozen=True)
class ArticleHit:
    """An article that was found."""

    id: int
    title: str
    kind: str


def get(session: Session, actor: Actor, article_id: int) -> ArticleDetail:
    """The article. Raises NotFound."""
    row = session.execute(
        select(Article, User.name).outerjoin(User, User.id == Article.author_id).where(Article.id == article_id)
    ).one_or_none()
    if row is None:
        raise NotFound(Noun.ARTICLE.value, str(article_id))
    found, author = row
    files = session.execute(
        select(Attachment).where(Attachment.article_id == article_id).order_by(Attachment.id)
    ).scalars()
    return ArticleDetail(
        found.id, found.version, found.title, found.kind, found.body, found.status, found.tags, author,
        found.review_on, found.created_at, found.updated_at,
        tuple(AttachmentInfo(one.id, one.name, one.stored_name, one.size) for one in files),
    )  # fmt: skip


def find(
    session: Session, actor: Actor, *, kinds: Sequence[str] = (), text: str = "", limit: int = 50
) -> list[ArticleHit]:
    """Published articles of these kinds (none: all) that hold every word in title, tags or body; the latest first."""
    statement = select(Article.id, Article.title, Article.kind).where(Article.status == "已发布")
    if kinds:
        statement = statement.where(Article.kind.in_(kinds))
    for word in text.split():
        statement = statement.where(
            or_(*(column.contains(word, autoescape=True) for column in (Article.title, Article.tags, Article.body)))
        )
    rows = session.execute(statement.order_by(Article.updated_at.desc(), Article.id).limit(limit))
    return [ArticleHit(*row) for row in rows]


def kinds(session: Session) -> dict[str, int]:
    """How many articles of each kind are not archived; every kind is there, also with none."""
    counted = dict(
        session.execute(
            select(Article.kind, func.count()).where(Article.status != "已归档").group_by(Article.kind)
        ).all()
    )
    return {kind: counted.pop(kind, 0) for kind in ARTICLE_KINDS} | counted


def create(session: Session, actor: Actor, values: Mapping[str, Any], *, now: datetime) -> Written[int]:
    """Write an article. Raises InvalidValue."""
    require(actor, Permission.ARTICLE_EDIT)
    row = {"kind": ARTICLE_KINDS[0], "status": "已发布"} | _checked(values)
    require_filled(Noun.ARTICLE, row, ("title",))
    recording = changes.begin(session, actor, "article.create", now=now, name=row["title"])
    return recording.done(recording.insert(Noun.ARTICLE, [{**row, "author_id": actor.id}])[0])


def update(
    session: Session,
    actor: Actor,
    article_id: int,
    values: Mapping[str, Any],
    *,
    version: int | None = None,
    now: datetime,
) -> Written[None]:
    """Change an article. Raises NotFound, InvalidValue, StaleRecord."""
    require(actor, Permission.ARTICLE_EDIT)
    old = get(session, actor, article_id)
    row = _checked(values)
    if "title" in row:
        require_filled(Noun.ARTICLE, row, ("title",))
    recording = changes.begin(session, actor, "article.update", now=now, name=row.get("title", old.title))
    recording.update(Noun.ARTICLE, {article_id: row}, versions={article_id: version})
    return recording.done(None)


def delete(session: Session, actor: Actor, ids: Sequence[int], *, now: datetime) -> Written[int]:
    """Remove articles with their attachments' entries; the files stay so that undo finds them again."""
    require(actor, Permission.ARTICLE_EDIT)
    if not ids:
        return changes.begin(session, actor, "article.delete", now=now).done(0)
    first = get(session, actor, ids[0])
    recording = changes.begin(session, actor, "article.delete", now=now, name=first.title, count=len(ids))
    files = session.execute(select(Attachment.id).where(Attachment.article_id.in_(ids))).scalars().all()
    recording.delete(Noun.ATTACHMENT, files)
    return recording.done(recording.delete(Noun.ARTICLE, ids))


def attach(
    session: Session, actor: Actor, article_id: int, source: Path, *, folder: Path, now: datetime
) -> Written[int]:
    """Copy a file into the attachments folder under a generated name. Raises FileMissing, FileUnreadable,
    InvalidValue (a program, or over 50 MB), NotFound.
    """
    require(actor, Permission.ARTICLE_EDIT)
    title = get(session, actor, article_id).title
    if source.suffix.lower() in PROGRAMS:
        raise InvalidValue(Noun.ATTACHMENT.value, "name", "program", source.name)
    if not source.is_file():
        raise FileMissing(source.name)
    stored = f"{uuid.uuid4().hex}{source.suffix.lower()[:16]}"
    try:
        size = source.stat().st_size
        if size > ATTACHMENT_LIMIT:
            raise InvalidValue(Noun.ATTACHMENT.value, "name", "too_large", source.name, ATTACHMENT_LIMIT)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / stored)
        digest = hashlib.sha256((folder / stored).read_bytes()).hexdigest()
    except OSError as error:
        raise FileUnreadable(source.name) from error
    recording = changes.begin(session, actor, "article.attach", now=now, name=title, file=source.name)
    row = {
        "article_id": article_id, "name": source.name[:255], "stored_name": stored, "size": size, "sha256": digest,
    }  # fmt: skip
    return recording.done(recording.insert(Noun.ATTACHMENT, [row])[0])


def detach(session: Session, actor: Actor, attachment_id: int, *, now: datetime) -> Written[None]:
    """Take an attachment off its article; the file stays so that undo finds it again."""
    require(actor, Permission.ARTICLE_EDIT)
    found = session.get(Attachment, attachment_id)
    if found is None:
        raise NotFound(Noun.ATTACHMENT.value, str(attachment_id))
    recording = changes.begin(session, actor, "article.detach", now=now, file=found.name)
    recording.delete(Noun.ATTACHMENT, [attachment_id])
    return recording.done(None)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    row = checked(Noun.ARTICLE, values, allowed=EDITABLE)
    if row.get("status") not in (None, *ARTICLE_STATUSES):
        raise InvalidValue(Noun.ARTICLE.value, "status", "unknown", row["status"])
    if "body" in row:
        row["body"] = row["body"] or ""
    if "kind" in row:
        row["kind"] = row["kind"] or ARTICLE_KINDS[0]
    return row
