"""Every report has its words: title, sentence, reason, headings, titles of tables."""

from __future__ import annotations

import pytest

from app.services.reports import ReportName
from app.services.reports.catalogue import REPORTS
from app.ui import report_texts
from app.ui.report_headings import HIDDEN, change, value
from tests.ui.charts.conftest import AMOUNTS, Made, made

__all__ = ["made"]


def test_the_gallery_has_every_report_once() -> None:
    shown = [name for names in report_texts.GROUPS.values() for name in names]
    assert sorted(shown) == sorted(one.value for one in ReportName)
    assert set(report_texts.ICONS) == set(shown)
    assert len({report_texts.title(one) for one in shown}) == len(shown)


def test_reports_without_a_period_say_so() -> None:
    assert {name.value for name, entry in REPORTS.items() if not entry.timed} == report_texts.TIMELESS


@pytest.mark.parametrize("name", ReportName)
def test_every_field_and_table_has_a_chinese_name(made: Made, name: ReportName) -> None:
    for amount in AMOUNTS:
        report = made[name, amount]
        for block in report.blocks:
            assert report_texts.block_title(name, block.key) != block.key, block.key
            for field in block.fields:
                if field.key not in HIDDEN:
                    assert report_texts.heading(name, field.key, block.key) != field.key, field.key
    for by in REPORTS[name].by:
        assert report_texts.grouping(by) != by


@pytest.mark.parametrize("name", ReportName)
def test_a_report_speaks_or_says_why_not(made: Made, name: ReportName) -> None:
    for amount in AMOUNTS:
        report = made[name, amount]
        sentence = report_texts.sentence(report)
        assert bool(sentence) is not report.empty
        assert "None" not in sentence
        assert "{" not in sentence
        if report.empty:
            assert report_texts.reason(report)
            assert report_texts.remedy(report)
    assert made[name, "none"].empty


def test_codes_become_words(made: Made) -> None:
    states = made[ReportName.CHURN, "many"].block("states")
    said = report_texts.cell(made[ReportName.CHURN, "many"], states, states.fields[0], "risk")
    assert said == "高风险"
    abc = made[ReportName.ABC, "many"]
    assert report_texts.row_words(abc, abc.block("classes"), 0) == "A 类客户"


def test_values_by_their_kind() -> None:
    assert value("share", 0.1234) == "12.3%"
    assert value("hours", 36) == "36.0 小时"
    assert value("quantity", 2.51111) == "2.51"
    assert (change(0.066), change(-0.2), change(0.0001)) == ("▲ 6.6%", "▼ 20.0%", "持平")
    assert (change(8.99), change(9.0), change(6851.38)) == ("▲ 899.0%", "▲ ×10", "▲ ×6,852")
