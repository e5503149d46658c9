"""Every code of the weekly calls, call sheets and reminders has a sentence without gaps."""

from __future__ import annotations

from typing import Any

import pytest

from app.services import reminder_causes, weekly_report_sheets, weekly_sheets
from app.ui import texts, weekly_texts


def test_reasons() -> None:
    reasons: list[dict[str, Any]] = [
        {"code": "carried", "value": 1}, {"code": "added", "value": "钱大勇"}, {"code": "abc_class", "value": "A"},
        {"code": "yearly_amount", "value": "52000.12"}, {"code": "season", "value": "墨水", "index": 140},
        {"code": "asleep_months", "value": 17}, {"code": "last_contact_on", "value": "2026-01-02"},
        {"code": "last_contact_on", "value": None}, {"code": "level", "value": "B"},
    ]  # fmt: skip
    line = weekly_texts.reasons_text(reasons)
    assert line.startswith(
        "上周未联系，顺延第 1 周，钱大勇指定，销售额 A 类，年均 ¥52,000.12，买过的墨水下月应季（指数 140）"
    )
    assert "{" not in line
    assert weekly_texts.reasons_text([]) == ""


@pytest.mark.parametrize("code", ["date_assumed", "outcome_read_as", "outcome_unknown", "other_week", "row_added",
    "mark_damaged", "not_on_list", "left", "bought", "next_assumed", "next_too_late", "loss_reason_missing", "renamed",
    "logged_already", "unread", "outside_week"])  # fmt: skip
def test_notices(code: str) -> None:
    text = weekly_texts.notice_text(code, "某")
    assert text != code
    assert "{" not in text
    assert code in (weekly_sheets.SheetRow.__doc__ or "")


@pytest.mark.parametrize("code", ["unknown_customer", "several_customers", "mark_and_name_differ", "not_yours",
    "in_the_future", "twice", "not_a_date", "something_else"])  # fmt: skip
def test_problems_of_a_sheet(code: str) -> None:
    text = weekly_texts.sheet_problem_text(code, "某")
    assert "{" not in text
    assert "写" in text


@pytest.mark.parametrize(
    "why", ["gone", "not_dormant", "do_not_call", "closed", "no_phone", "complaint", "resting", "assigned"]
)
def test_why_not_eligible(why: str) -> None:
    assert texts.not_eligible_text(why) != why


def test_reminders_have_titles_and_lines() -> None:
    items = [{"name": "宏达", "person": "王建国", "on": "2026-11-29"}] * 4
    for cause in reminder_causes.CAUSES:
        title, line = weekly_texts.reminder_text(cause, 4, items)
        assert "4" in title or cause == "holiday"
        assert line.endswith("等")
    title, line = weekly_texts.reminder_text(
        "digest", 3, [{"cause": "due", "count": 1}, {"cause": "promised", "count": 2}]
    )
    assert (title, line) == ("您不在的这几天：3 件事", "今天要联系 1 位客户；2 位客户约定的日子已过")


def test_report_words_and_small_sentences() -> None:
    assert set(weekly_report_sheets.KEYS) <= set(weekly_texts.report_words())
    assert weekly_texts.dry_run_text(30, 42) == "按 30 天，明天将回收 42 位"
    for code in ("open", "retry", "exhausted", "reached"):
        assert "{" not in weekly_texts.state_text(code, 2)
