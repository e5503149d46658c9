"""Drafts: kept per person, form and record; no trace in the operations."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from app.services import drafts, operations
from tests.factories import NOW, boss, seller


def test_save_load_replace_discard(session: Session) -> None:
    chief, li = boss(session), seller(session)
    drafts.save(session, chief, "log", "5", {"content": "一"}, now=NOW)
    drafts.save(session, chief, "log", "5", {"content": "二"}, now=NOW + timedelta(seconds=2))
    drafts.save(session, chief, "customer", "", {"name": "新"}, now=NOW + timedelta(seconds=1))
    drafts.save(session, li, "log", "5", {"content": "别人"}, now=NOW)
    assert drafts.load(session, chief, "log", "5") == {"content": "二"}
    assert [(one.form, one.record_key) for one in drafts.pending(session, chief)] == [("log", "5"), ("customer", "")]
    drafts.discard(session, chief, "log", "5")
    drafts.discard(session, chief, "log", "5")
    assert drafts.load(session, chief, "log", "5") is None
    assert drafts.load(session, li, "log", "5") == {"content": "别人"}
    assert operations.recent(session, chief) == []
