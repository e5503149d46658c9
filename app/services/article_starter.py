"""The starter set: articles that come with the program, offered where they are new and never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import paths
from app.access import Actor, Permission, require
from app.models.article import Article
from app.models.nouns import Noun
from app.models.operation import Operation
from app.services import changes, operations
from app.services.changes import Written

_KIND = "article.starter"


@dataclass(frozen=True)
class Starter:
    """One article of the set; `name` is its file's and never changes."""

    name: str
    title: str
    kind: str
    tags: str | None
    review_days: int | None
    body: str


def every() -> list[Starter]:
    """All of the set in their order: heading lines `key: value`, an empty line, Markdown."""
    made = []
    for file in sorted((paths.resources() / "templates" / "articles").glob("*.md")):
        head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        review = int(fields["review"]) if "review" in fields else None
        made.append(
            Starter(file.stem, fields["title"], fields["kind"], fields.get("tags"), review, body.strip() + "\n")
        )
    return made


def offered(session: Session) -> list[Starter]:
    """What was never loaded (or its loading was undone) and stands under no other article's title."""
    rows = session.execute(select(Operation.id, Operation.details).where(Operation.kind == _KIND)).all()
    undone = operations.undone_of(session, {row.id for row in rows})
    loaded = {name for row in rows if row.id not in undone for name in row.details.get("articles", ())}
    titles = set(session.execute(select(Article.title)).scalars())
    return [one for one in every() if one.name not in loaded and one.title not in titles]


def load(session: Session, actor: Actor, *, now: datetime, today: date) -> Written[int]:
    """Write what is offered as one action; the number of articles."""
    require(actor, Permission.ARTICLE_EDIT)
    wanted = offered(session)
    recording = changes.begin(session, actor, _KIND, now=now, count=len(wanted), articles=[one.name for one in wanted])
    rows: list[dict[str, Any]] = [
        {
            "title": one.title, "kind": one.kind, "tags": one.tags, "body": one.body, "status": "已发布",
            "author_id": actor.id,
            "review_on": today + timedelta(days=one.review_days) if one.review_days else None,
        }
        for one in wanted
    ]  # fmt: skip
    # The newest stands on top of the list: what should be read first is written last.
    recording.insert(Noun.ARTICLE, rows[::-1])
    return recording.done(len(rows))
