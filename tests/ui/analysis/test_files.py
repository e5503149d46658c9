"""What leaves 统计分析: pictures, a workbook, the clipboard, the month report on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication

from app.ui.pages.analysis import AnalysisPage
from app.ui.printing.painting import pages_of, write_pdf
from app.ui.window import KebanWindow
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_pictures(
    page: AnalysisPage, window: KebanWindow, settle: Settle, tmp_path: Path, kind: str, begins: bytes
) -> None:
    page.files.save(tmp_path / f"a.{kind}")
    settle()
    assert (tmp_path / f"a.{kind}").read_bytes().startswith(begins)
    assert "已保存" in window._toast._text.text()
    assert window.context.settings.last_export_folder == str(tmp_path)


def test_workbook(page: AnalysisPage, window: KebanWindow, settle: Settle, tmp_path: Path) -> None:
    page.gallery.choose("abc")
    settle()
    page.files.save(tmp_path / "a.xlsx")
    settle()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[0] == "ABC 三类"
    first = list(book.worksheets[0].values)
    assert first[0][0] == "ABC 类"
    assert [row[0] for row in first[1:4]] == ["A", "B", "C"]
    assert "customer_id" not in [cell for sheet in book.worksheets for cell in next(iter(sheet.values))]


def test_a_place_that_cannot_be_written_is_said(
    page: AnalysisPage, window: KebanWindow, settle: Settle, tmp_path: Path
) -> None:
    page.files.save(tmp_path / "missing" / "a.png")
    settle()
    assert "不能写入 a.png" in window._toast._text.text()


def test_the_picture_goes_onto_the_clipboard(page: AnalysisPage, settle: Settle) -> None:
    QGuiApplication.clipboard().clear()
    page.files.copy()
    settle()
    assert QGuiApplication.clipboard().image().width() == 2240


def test_month_report(page: AnalysisPage, filled: Team, tmp_path: Path) -> None:
    choices: list[Any] = page.printables()
    assert [one.key for one in choices] == ["month", "last_month", "chart"]
    month = filled.read(choices[1].read)
    report = choices[1].make(month, "脚注")
    assert report.title == "经营月报 2026 年 10 月"
    pages = pages_of(report)
    assert 3 <= len(pages) <= 6
    assert write_pdf(report, tmp_path / "m.pdf") == len(pages)
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")


def test_one_chart_on_paper(page: AnalysisPage, filled: Team, settle: Settle) -> None:
    page.gallery.choose("ranking")
    settle()
    chart = page.printables()[-1]
    report = chart.make(filled.read(chart.read), "脚注")
    assert report.title == "客户排名"
    assert len(pages_of(report)) >= 1


def test_empty_months_say_what_is_missing(team: Team, window: KebanWindow, settle: Settle) -> None:
    window.show_page("analysis")
    settle()
    page = window.page("analysis")
    assert isinstance(page, AnalysisPage)
    choices = page.printables()
    assert [one.key for one in choices] == ["month", "last_month"]
    report = choices[0].make(team.read(choices[0].read), "脚注")
    assert len(pages_of(report)) == 1
