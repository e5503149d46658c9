"""The knowledge base: articles, kinds, attachments."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.errors import FileMissing, InvalidValue, NotFound, StaleRecord
from app.services import articles, operations
from tests.factories import NOW, boss


def test_write_change_remove(session: Session) -> None:
    actor = boss(session)
    one = articles.create(session, actor, {"title": " 话术 ", "body": "# 开场\n你好"}, now=NOW).value
    found = articles.get(session, actor, one)
    assert (found.title, found.kind, found.status, found.author) == ("话术", "案例分享", "已发布", "钱大勇")
    articles.update(session, actor, one, {"status": "草稿", "kind": "", "body": ""}, version=1, now=NOW)
    found = articles.get(session, actor, one)
    assert (found.status, found.body, bool(found.kind)) == ("草稿", "", True)
    with pytest.raises(StaleRecord):
        articles.update(session, actor, one, {"body": "x"}, version=1, now=NOW)
    assert articles.delete(session, actor, [], now=NOW).operation is None
    assert articles.delete(session, actor, [one], now=NOW).value == 1
    with pytest.raises(NotFound):
        articles.get(session, actor, one)
    operations.undo(session, actor, now=NOW)
    assert articles.get(session, actor, one).title == "话术"


@pytest.mark.parametrize(
    ("values", "field"),
    [({}, "title"), ({"title": "\u200b"}, "title"), ({"title": "长" * 201}, "title"),
     ({"title": "x", "status": "随便"}, "status"), ({"title": "x", "body": "长" * 20_001}, "body"),
     ({"title": "x", "author_id": 1}, "author_id")],
)  # fmt: skip
def test_errors(session: Session, values: dict, field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        articles.create(session, boss(session), values, now=NOW)
    assert caught.value.field == field


def test_kinds_count_what_is_not_archived(session: Session) -> None:
    actor = boss(session)
    for status in ("已发布", "草稿", "已归档"):
        articles.create(session, actor, {"title": status, "status": status, "kind": "常见问题"}, now=NOW)
    articles.create(session, actor, {"title": "x", "kind": "自创类"}, now=NOW)
    found = articles.kinds(session)
    assert (found["常见问题"], found["制度"], found["自创类"]) == (2, 0, 1)


def test_attachments_lie_under_generated_names_and_programs_stay_out(session: Session, tmp_path: Path) -> None:
    actor, folder = boss(session), tmp_path / "附件"
    one = articles.create(session, actor, {"title": "话术"}, now=NOW).value
    source = tmp_path / ".. 报价 单.PDF"
    source.write_bytes(b"%PDF")
    attachment = articles.attach(session, actor, one, source, folder=folder, now=NOW).value
    info = articles.get(session, actor, one).attachments[0]
    assert (info.name, info.size) == (source.name, 4)
    assert [path.name for path in folder.iterdir()] == [info.stored_name]
    assert "报价" not in info.stored_name
    program = tmp_path / "报价.pdf.EXE"
    program.write_bytes(b"MZ")
    with pytest.raises(InvalidValue):
        articles.attach(session, actor, one, program, folder=folder, now=NOW)
    with pytest.raises(FileMissing):
        articles.attach(session, actor, one, tmp_path / "没有.pdf", folder=folder, now=NOW)
    articles.detach(session, actor, attachment, now=NOW)
    assert articles.get(session, actor, one).attachments == ()
    operations.undo(session, actor, now=NOW)
    assert (folder / articles.get(session, actor, one).attachments[0].stored_name).read_bytes() == b"%PDF"
    with pytest.raises(NotFound):
        articles.detach(session, actor, 999, now=NOW)
