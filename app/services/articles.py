"""The knowledge base: articles, their kinds and attachments."""

from __future__ import annotations

import hashlib
import re
import shutil
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, nulls_last, or_, select, true
from sqlalchemy.orm import Session

from app.access import Actor, Permission, require
from app.errors import FileMissing, FileUnreadable, InvalidValue, NotFound
from app.models.article import Article, Attachment, Reading
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
POPULAR_FROM: Final = 3
"""Opened so often by the team, an article is one of the most used."""
DRAFT, PUBLISHED, ARCHIVED = ARTICLE_STATUSES
_BETWEEN_TAGS: Final = re.compile(r"[\s,，;；、]+")
_PICTURE_NAME: Final = re.compile(r"[0-9a-f]{32}\.(png|jpg|jpeg|gif|bmp|webp)")


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
class KindBranch:
    """A kind of the tree, its articles and its tags with theirs."""

    kind: str
    count: int
    tags: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Reader:
    """Somebody of the team: when they opened an article last, how often, and whether it was as it stands now."""

    name: str
    read_at: datetime | None
    opened: int
    current: bool


@dataclass(frozen=True)
class NewFile:
    """A file that becomes an attachment: `stored_name` lies in the attachments folder already (a pasted picture), or
    `path` is copied there.
    """

    name: str
    path: Path | None = None
    stored_name: str = ""


@dataclass(frozen=True)
class ArticleHit:
    """An article that was found."""

    id: int
    title: str
    kind: str


def get(session: Session, actor: Actor, article_id: int) -> ArticleDetail:
    """The article. Raises NotFound."""
    row = session.execute(
        select(Article, User.name)
        .outerjoin(User, User.id == Article.author_id)
        .where(Article.id == article_id, visible(actor))
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
    session: Session, actor: Actor, *, kinds: Sequence[str] = (), text: str = "", tag: str = "", limit: int = 50
) -> list[ArticleHit]:
    """Published articles of these kinds (none: all) under this tag that hold every word in title, tags or body; what is
    opened most comes first.
    """
    statement = select(Article.id, Article.title, Article.kind, Article.tags).where(Article.status == PUBLISHED)
    if kinds:
        statement = statement.where(Article.kind.in_(kinds))
    if tag:
        statement = statement.where(Article.tags.contains(tag, autoescape=True))
    for word in text.split():
        statement = statement.where(
            or_(*(column.contains(word, autoescape=True) for column in (Article.title, Article.tags, Article.body)))
        )
    rows = session.execute(statement.order_by(opened_total().desc(), Article.updated_at.desc(), Article.id))
    found = [ArticleHit(one, title, kind) for one, title, kind, tags in rows if not tag or tag in tags_of(tags)]
    return found[:limit]


def visible(actor: Actor) -> ColumnElement[bool]:
    """Drafts are seen by who writes them and by supervisors; everything else by everybody."""
    if actor.sees_all:
        return true()
    return or_(Article.status != DRAFT, Article.author_id == actor.id)


def opened_total() -> Any:
    """How often an article was opened by all of the team."""
    return (
        select(func.coalesce(func.sum(Reading.opened), 0))
        .where(Reading.article_id == Article.id)
        .correlate(Article)
        .scalar_subquery()
    )


def unread_by(actor: Actor) -> ColumnElement[bool]:
    """Published, and not seen by the actor as it stands now."""
    seen = select(Reading.article_id).where(
        Reading.article_id == Article.id, Reading.user_id == actor.id, Reading.seen_version >= Article.version
    )
    return and_(Article.status == PUBLISHED, ~seen.correlate(Article).exists())


def tags_of(stored: str | None) -> tuple[str, ...]:
    """The tags of an article, each once: people part them by blanks, commas or 、."""
    return tuple(dict.fromkeys(one.lstrip("#") for one in _BETWEEN_TAGS.split(stored or "") if one.lstrip("#")))


def tree(session: Session, actor: Actor) -> list[KindBranch]:
    """The kinds with how many articles are not archived, each with its tags, the most frequent first."""
    counts = dict.fromkeys(ARTICLE_KINDS, 0)
    tags: dict[str, Counter[str]] = {}
    rows = session.execute(select(Article.kind, Article.tags).where(Article.status != ARCHIVED, visible(actor)))
    for kind, stored in rows:
        counts[kind] = counts.get(kind, 0) + 1
        tags.setdefault(kind, Counter()).update(tags_of(stored))
    return [KindBranch(kind, number, tuple(tags.get(kind, Counter()).most_common())) for kind, number in counts.items()]


def opened(session: Session, actor: Actor, article_id: int, *, now: datetime) -> bool:
    """Count that the actor opened the article and has seen it as it stands; whether it was unread before."""
    version = session.execute(select(Article.version).where(Article.id == article_id)).scalar()
    if version is None or actor.id <= 0:
        return False
    row = session.get(Reading, (article_id, actor.id))
    if row is None:
        row = Reading(article_id=article_id, user_id=actor.id, opened=0, seen_version=0, read_at=now)
        session.add(row)
    unread = row.seen_version < version
    row.opened, row.seen_version, row.read_at = row.opened + 1, version, now
    session.flush()
    return unread


def readers(session: Session, actor: Actor, article_id: int) -> list[Reader]:
    """Who has opened the article and how often; the latest first, then who has not."""
    version = get(session, actor, article_id).version
    rows = session.execute(
        select(User.name, Reading.read_at, Reading.opened, Reading.seen_version)
        .select_from(User)
        .outerjoin(Reading, and_(Reading.user_id == User.id, Reading.article_id == article_id))
        .where(or_(User.active, Reading.user_id.is_not(None)))
        .order_by(nulls_last(Reading.read_at.desc()), User.id)
    )
    return [Reader(name, at, number or 0, seen is not None and seen >= version) for name, at, number, seen in rows]


def kinds(session: Session) -> dict[str, int]:
    """How many articles of each kind are not archived; every kind is there, also with none."""
    counted = dict(
        session.execute(
            select(Article.kind, func.count()).where(Article.status != "已归档").group_by(Article.kind)
        ).all()
    )
    return {kind: counted.pop(kind, 0) for kind in ARTICLE_KINDS} | counted


def save(
    session: Session,
    actor: Actor,
    article_id: int | None,
    values: Mapping[str, Any],
    *,
    added: Sequence[NewFile] = (),
    removed: Sequence[int] = (),
    version: int | None = None,
    folder: Path,
    now: datetime,
) -> Written[int]:
    """Write an article with the files that come and go, as one action. Raises InvalidValue, NotFound, StaleRecord,
    FileMissing, FileUnreadable; then nothing is written.
    """
    require(actor, Permission.ARTICLE_EDIT)
    row = _checked(values)
    if article_id is None or "title" in row:
        require_filled(Noun.ARTICLE, row, ("title",))
    files = [_stored(one, folder) for one in added]
    if article_id is None:
        row = {"kind": ARTICLE_KINDS[0], "status": PUBLISHED} | row
        recording = changes.begin(session, actor, "article.create", now=now, name=row["title"])
        target = recording.insert(Noun.ARTICLE, [{**row, "author_id": actor.id}])[0]
    else:
        target = article_id
        old = get(session, actor, target)
        recording = changes.begin(session, actor, "article.update", now=now, name=row.get("title", old.title))
        recording.update(Noun.ARTICLE, {target: row}, versions={target: version})
        kept = {one.id for one in old.attachments}
        recording.delete(Noun.ATTACHMENT, [one for one in removed if one in kept])
    recording.insert(Noun.ATTACHMENT, [{**one, "article_id": target} for one in files])
    return recording.done(target)


def keep_picture(content: bytes, suffix: str, *, folder: Path) -> str:
    """Put a pasted picture into the attachments folder under a generated name and return that. Raises InvalidValue
    (too large), FileUnreadable.
    """
    stored = f"{uuid.uuid4().hex}{suffix}"
    if _PICTURE_NAME.fullmatch(stored) is None:
        raise InvalidValue(Noun.ATTACHMENT.value, "name", "not_a_picture", suffix)
    if len(content) > ATTACHMENT_LIMIT:
        raise InvalidValue(Noun.ATTACHMENT.value, "name", "file_too_large", suffix, ATTACHMENT_LIMIT // 1024 // 1024)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / stored).write_bytes(content)
    except OSError as error:
        raise FileUnreadable(suffix) from error
    return stored


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
    row = {**_stored(NewFile(source.name, source), folder), "article_id": article_id}
    recording = changes.begin(session, actor, "article.attach", now=now, name=title, file=source.name)
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


def _stored(file: NewFile, folder: Path) -> dict[str, Any]:
    """The entry of a file that lies in the attachments folder now."""
    if file.path is None:
        stored = Path(file.stored_name).name
        if _PICTURE_NAME.fullmatch(stored) is None or not (folder / stored).is_file():
            raise FileMissing(file.name)
    else:
        source = file.path
        if source.suffix.lower() in PROGRAMS:
            raise InvalidValue(Noun.ATTACHMENT.value, "name", "program", source.name)
        if not source.is_file():
            raise FileMissing(source.name)
        stored = f"{uuid.uuid4().hex}{_safe_suffix(source)}"
    try:
        if file.path is not None:
            if file.path.stat().st_size > ATTACHMENT_LIMIT:
                limit = ATTACHMENT_LIMIT // 1024 // 1024
                raise InvalidValue(Noun.ATTACHMENT.value, "name", "file_too_large", file.path.name, limit)
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, folder / stored)
        size = (folder / stored).stat().st_size
        digest = hashlib.sha256((folder / stored).read_bytes()).hexdigest()
    except OSError as error:
        raise FileUnreadable(file.name) from error
    return {"name": file.name[:255], "stored_name": stored, "size": size, "sha256": digest}


def _safe_suffix(source: Path) -> str:
    suffix = source.suffix.lower()[:16]
    return suffix if re.fullmatch(r"\.[0-9a-z]+", suffix) else ""


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    row = checked(Noun.ARTICLE, values, allowed=EDITABLE)
    if row.get("status") not in (None, *ARTICLE_STATUSES):
        raise InvalidValue(Noun.ARTICLE.value, "status", "unknown", row["status"])
    if "body" in row:
        row["body"] = row["body"] or ""
    if "kind" in row:
        row["kind"] = row["kind"] or ARTICLE_KINDS[0]
    return row
