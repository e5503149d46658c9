"""3-rules 3.3: looking for a customer to put onto a list by hand says who comes next and why somebody cannot."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.errors import NotAllowed
from app.services import search_index, weekly, weekly_lookup
from tests.services.weekly_team import AT, MONDAY, WEEK, dormant, log_call, team


def test_who_comes_next_and_who_cannot(session: Session) -> None:
    chief, (one, two) = team(session)
    listed = dormant(session, one, total=9_000)
    weekly.propose(session, chief, week=WEEK, **AT)
    following = [dormant(session, two, total=number) for number in (8_000, 7_000)]
    refused = dormant(session, two, name="拒绝过的厂", do_not_call=True)
    resting = dormant(session, two, name="歇着的厂", total=6_000)
    log_call(session, resting, two, MONDAY - timedelta(days=2), "暂无需求")
    search_index.rebuild_all(session)  # the rows were written past it
    found = weekly_lookup.lookup(session, chief, week=WEEK, today=MONDAY)
    assert [row.customer_id for row in found] == following
    assert all(row.why is None and row.reasons for row in found)
    by_text = {
        row.customer_id: row for row in weekly_lookup.lookup(session, chief, week=WEEK, text="的厂", today=MONDAY)
    }
    assert by_text[refused].why == "do_not_call"
    assert (by_text[resting].why, by_text[resting].resting) == (None, True)
    held = next(
        row
        for row in weekly_lookup.lookup(session, chief, week=WEEK, text="沉睡客户", today=MONDAY)
        if row.customer_id == listed
    )
    assert (held.why, held.holder, held.owner) == ("assigned", one.name, one.name)
    with pytest.raises(NotAllowed):
        weekly_lookup.lookup(session, one, week=WEEK, today=MONDAY)
