"""The knowledge base as a team lives with it: reading marks, tags, drafts, files of one action, the starter set."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.access import Actor
from app.errors import FileMissing, InvalidValue, NotFound, StaleRecord
from app.models.nouns import ARTICLE_KINDS, ListName
from app.models.query import ListQuery
from app.services import article_starter, articles, lists, operations, reminder_causes, team_settings
from app.services.articles import NewFile
from tests.factories import NOW, TODAY, boss, seller

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def write(session: Session, **values: str) -> int:
    return articles.create(session, boss(session), {"title": "话术", "body": "你好", **values}, now=NOW).value


def listed(session: Session, actor: Actor, view: str = "all") -> list[int]:
    return list(lists.ids(session, actor, ListQuery(ListName.ARTICLES, view=view), today=TODAY))


def test_one_save_is_one_action(session: Session, tmp_path: Path) -> None:
    actor, folder = boss(session), tmp_path / "attachments"
    source = tmp_path / "报价.pdf"
    source.write_bytes(b"%PDF")
    picture = articles.keep_picture(PNG, ".png", folder=folder)
    files = [NewFile("报价.pdf", source), NewFile("图片-1.png", stored_name=picture)]
    written = articles.save(
        session, actor, None, {"title": "报价", "body": "![](图片-1.png)"}, added=files, folder=folder, now=NOW
    )
    found = articles.get(session, actor, written.value)
    assert [one.name for one in found.attachments] == ["报价.pdf", "图片-1.png"]
    assert found.attachments[1].stored_name == picture
    first = found.attachments[0].id
    articles.save(
        session, actor, found.id, {"body": "新"}, removed=[first], version=found.version, folder=folder, now=NOW
    )
    assert [one.name for one in articles.get(session, actor, found.id).attachments] == ["图片-1.png"]
    operations.undo(session, actor, now=NOW)
    back = articles.get(session, actor, found.id)
    assert ([one.name for one in back.attachments], back.body) == (["报价.pdf", "图片-1.png"], "![](图片-1.png)")
    with pytest.raises(StaleRecord):
        articles.save(session, actor, found.id, {"body": "旧"}, version=1, folder=folder, now=NOW)


@pytest.mark.parametrize("name", ["../../outside.png", "note.txt", "0" * 32 + ".exe", "missing" + "0" * 25 + ".png"])
def test_a_stored_name_from_elsewhere_is_refused(session: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.png").write_bytes(PNG)
    file = NewFile("图片.png", stored_name=name)
    with pytest.raises(FileMissing):
        articles.save(session, boss(session), None, {"title": "x"}, added=[file], folder=tmp_path / "a", now=NOW)


def test_files_that_run_or_are_too_large_stay_out(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, folder = boss(session), tmp_path / "a"
    for name in ("a.exe", "b.PS1", "c.lnk"):
        (tmp_path / name).write_bytes(b"MZ")
        with pytest.raises(InvalidValue) as caught:
            articles.save(session, actor, None, {"title": "x"}, added=[NewFile(name, tmp_path / name)],
                          folder=folder, now=NOW)  # fmt: skip
        assert caught.value.rule == "program"
    (tmp_path / "big.pdf").write_bytes(b"0" * 11)
    monkeypatch.setattr(articles, "ATTACHMENT_LIMIT", 10)
    with pytest.raises(InvalidValue) as caught:
        articles.save(session, actor, None, {"title": "x"}, added=[NewFile("big.pdf", tmp_path / "big.pdf")],
                      folder=folder, now=NOW)  # fmt: skip
    assert caught.value.rule == "file_too_large"
    with pytest.raises(InvalidValue):
        articles.keep_picture(b"MZ", ".exe", folder=folder)
    assert listed(session, actor) == []


def test_unread_until_opened_and_again_after_a_change(session: Session) -> None:
    reader = seller(session)
    one = write(session)
    assert listed(session, reader, "unread") == [one]
    assert articles.opened(session, reader, one, now=NOW) is True
    assert articles.opened(session, reader, one, now=NOW) is False
    assert listed(session, reader, "unread") == []
    row = dict(zip(lists.column_keys(ListName.ARTICLES),
                   lists.rows(session, reader, ListName.ARTICLES, [one], today=TODAY)[one], strict=False))  # fmt: skip
    assert (row["unread"], row["opened"]) == (None, 2)
    chief = boss(session)
    assert [(r.name, r.opened, r.current) for r in articles.readers(session, chief, one)] == [
        (reader.name, 2, True), (chief.name, 0, False),
    ]  # fmt: skip
    articles.update(session, chief, one, {"body": "改了"}, now=NOW)
    assert listed(session, reader, "unread") == [one]
    assert listed(session, reader, "popular") == []
    articles.opened(session, reader, one, now=NOW)
    assert listed(session, reader, "popular") == [one]


def test_drafts_are_their_authors_and_the_supervisors(session: Session) -> None:
    chief, mine, other = boss(session), seller(session), seller(session, "周凯")
    draft = articles.create(session, mine, {"title": "草稿", "status": "草稿"}, now=NOW).value
    assert [listed(session, who) for who in (chief, mine, other)] == [[draft], [draft], []]
    with pytest.raises(NotFound):
        articles.get(session, other, draft)
    assert [sum(one.count for one in articles.tree(session, who)) for who in (mine, other)] == [1, 0]


@pytest.mark.parametrize(
    ("stored", "tags"),
    [("喷码机,墨水，饮料", ("喷码机", "墨水", "饮料")), ("#唤醒 唤醒、结果:无人接听", ("唤醒", "结果:无人接听")),
     (None, ()), ("  # ", ())],
)  # fmt: skip
def test_tags(stored: str | None, tags: tuple[str, ...]) -> None:
    assert articles.tags_of(stored) == tags


def test_the_tree_counts_kinds_and_tags(session: Session) -> None:
    write(session, kind="销售技巧", tags="价格 异议")
    write(session, kind="销售技巧", tags="价格")
    write(session, kind="制度", status="已归档")
    found = {one.kind: (one.count, one.tags) for one in articles.tree(session, boss(session))}
    assert list(found) == list(ARTICLE_KINDS)
    assert found["销售技巧"] == (2, (("价格", 2), ("异议", 1)))
    assert found["制度"] == (0, ())


def test_scripts_are_found_by_whole_tags_and_what_is_used_comes_first(session: Session) -> None:
    actor = boss(session)
    rare = write(session, tags="结果:无人接听", title="甲")
    used = write(session, tags="电话 结果:无人接听", title="乙")
    write(session, tags="结果:无人接听三次", title="丙")
    write(session, tags="结果:无人接听", status="草稿")
    articles.opened(session, actor, used, now=NOW)
    assert [one.id for one in articles.find(session, actor, tag="结果:无人接听")] == [used, rare]


def test_the_starter_set_is_loaded_once(session: Session) -> None:
    actor = boss(session)
    offered = article_starter.offered(session)
    assert len(offered) == len(article_starter.every()) >= 16
    assert {one.kind for one in offered} <= set(ARTICLE_KINDS)
    assert all(len(one.body) > 400 for one in offered)
    written = article_starter.load(session, actor, now=NOW, today=TODAY)
    assert written.value == len(offered)
    assert article_starter.offered(session) == []
    assert article_starter.load(session, actor, now=NOW, today=TODAY).operation is None
    removed = listed(session, actor)[0]
    articles.delete(session, actor, [removed], now=NOW)
    assert article_starter.offered(session) == []  # who threw one away does not get it again
    assert written.operation is not None
    operations.undo(session, actor, now=NOW)
    operations.undo(session, actor, written.operation, now=NOW)
    assert len(article_starter.offered(session)) == len(offered)


def test_a_title_that_is_there_is_not_doubled(session: Session) -> None:
    first = article_starter.every()[0]
    write(session, title=first.title)
    assert first.name not in {one.name for one in article_starter.offered(session)}


def test_articles_past_their_review_date_are_told(session: Session) -> None:
    actor = boss(session)
    one = write(session)
    articles.update(session, actor, one, {"review_on": TODAY}, now=NOW)
    look = reminder_causes.Look(session, actor, TODAY, TODAY - timedelta(days=1), team_settings.load(session))
    assert [item["article_id"] for item in reminder_causes.review(look).items] == [one]
    assert listed(session, actor, "review") == [one]
