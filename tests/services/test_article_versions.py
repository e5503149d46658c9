"""Versions of articles, what differs between them, and bringing one back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.article import Article
from app.services import article_versions, articles, operations
from tests.factories import NOW, boss, seller


def test_every_edit_is_a_version_with_who_and_how_much(session: Session) -> None:
    actor, other = boss(session), seller(session)
    one = articles.create(session, actor, {"title": "话术", "body": "一\n二\n三"}, now=NOW).value
    articles.update(session, other, one, {"body": "一\n贰\n三\n四"}, now=NOW + timedelta(hours=1))
    articles.update(session, actor, one, {"review_on": NOW.date()}, now=NOW + timedelta(hours=2))
    articles.update(session, actor, one, {"title": "新话术", "tags": "价格"}, now=NOW + timedelta(hours=3))
    found = article_versions.versions(session, actor, one)
    assert [(v.number, v.who, v.title, v.plus, v.minus) for v in found] == [
        (3, actor.name, "新话术", 0, 0), (2, other.name, "话术", 2, 1), (1, actor.name, "话术", 3, 0),
    ]  # fmt: skip
    assert [v.body for v in found] == ["一\n贰\n三\n四", "一\n贰\n三\n四", "一\n二\n三"]


def test_a_version_comes_back_as_the_newest_and_can_be_undone(session: Session) -> None:
    actor = boss(session)
    one = articles.create(session, actor, {"title": "话术", "body": "旧", "tags": "甲"}, now=NOW).value
    articles.update(session, actor, one, {"title": "别的", "body": "新", "tags": None}, now=NOW)
    article_versions.restore(session, actor, one, 1, now=NOW)
    back = articles.get(session, actor, one)
    assert (back.title, back.body, back.tags) == ("话术", "旧", "甲")
    assert len(article_versions.versions(session, actor, one)) == 3
    operations.undo(session, actor, now=NOW)
    assert articles.get(session, actor, one).body == "新"
    with pytest.raises(NotFound):
        article_versions.restore(session, actor, one, 99, now=NOW)


def test_articles_that_came_without_a_record_have_a_first_version(session: Session) -> None:
    actor = boss(session)
    session.execute(insert(Article).values(title="示例", kind="制度", body="一", author_id=actor.id,
                                           created_at=NOW, updated_at=NOW))  # fmt: skip
    one = articles.find(session, actor)[0].id
    articles.update(session, actor, one, {"body": "二"}, now=NOW + timedelta(days=1))
    assert [(v.number, v.body) for v in article_versions.versions(session, actor, one)] == [(2, "二"), (1, "一")]


def test_differences_keep_three_lines_around() -> None:
    old = [str(number) for number in range(20)]
    new = [*old[:10], "ten", *old[11:]]
    found = [(line.kind, line.text) for line in article_versions.diff("\n".join(old), "\n".join(new))]
    assert found == [
        ("gap", "7"), ("same", "7"), ("same", "8"), ("same", "9"), ("minus", "10"), ("plus", "ten"),
        ("same", "11"), ("same", "12"), ("same", "13"), ("gap", "6"),
    ]  # fmt: skip
    assert article_versions.diff("一", "一") == []
