"""Pages before they are painted: heads repeat, rows stay whole, long cells go on, nothing leaves the page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.ui.printing.layout import BODY, Box, Mark, Pages, Rule, Text, advance, wrapped
from app.ui.printing.report import CHECK, Band, Column, Facts, Grid, Heading, Lines, Paragraph, Report

WIDE, HIGH = 516.0, 774.0
COLUMNS = (Column("", 1, "center"), Column("客户", 6, strong=True), Column("金额", 3, "right"))


def _pages(*blocks: object) -> list[list[Mark]]:
    return Pages(WIDE, HIGH).lay(Report("电话回访单", "第 47 周", tuple(blocks)))  # type: ignore[arg-type]


def _words(page: list[Mark]) -> list[str]:
    return [one.text for one in page if isinstance(one, Text)]


def test_the_head_of_a_table_stands_on_every_page_and_no_row_is_lost(qapp: QApplication) -> None:
    rows = tuple((CHECK, f"客户{number:03}", "¥1,200") for number in range(200))
    pages = _pages(Grid(COLUMNS, rows, least=26))
    assert len(pages) > 5
    assert all("客户" in _words(page) for page in pages)
    named = [one for page in pages for one in _words(page) if one.startswith(("客户0", "客户1"))]
    assert named == [f"客户{number:03}" for number in range(200)]
    boxes = sum(isinstance(one, Box) and not one.fill for page in pages for one in page)
    assert boxes == 200


def test_nothing_leaves_the_page(qapp: QApplication) -> None:
    long = "很长的内容" * 3000
    pages = _pages(
        Facts((("地址", "很长的地址" * 40), ("税号", "91"), ("备注", long))),
        Heading("联系人"),
        Grid(COLUMNS, (("1", long, "¥1"), Band("今天"), ("2", "短", "¥2")), least=40),
        Paragraph(long),
        Lines(60),
    )
    for page in pages:
        for mark in page:
            if isinstance(mark, Text):
                assert 0 <= mark.x <= WIDE
                assert 0 < mark.y <= HIGH
                assert mark.x + advance(mark.text, mark.size, strong=mark.strong) <= WIDE + 12
            elif isinstance(mark, Rule):
                assert 0 <= mark.y1 <= mark.y2 <= HIGH + 0.1
    whole = "".join(one.text for page in pages for one in page if isinstance(one, Text))
    assert whole.count("很长的内容") >= 8_500  # what a line break cut apart is not counted


def test_a_row_that_is_not_too_high_stays_whole(qapp: QApplication) -> None:
    rows = tuple((str(number), "一行\n二行\n三行", "") for number in range(60))
    for page in _pages(Grid(COLUMNS, rows)):
        words = _words(page)
        assert words.count("一行") == words.count("二行") == words.count("三行")


def test_a_heading_is_never_the_last_thing_on_a_page(qapp: QApplication) -> None:
    for lines in range(20, 32):
        pages = _pages(Lines(lines), Heading("最近联系"), Paragraph("内容"))
        page = next(one for one in pages if "最近联系" in _words(one))
        assert "内容" in _words(page)


def test_long_lines_wrap_and_end_with_an_ellipsis(qapp: QApplication) -> None:
    lines = wrapped("要求含税价" * 30, BODY, 120, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(advance(line, BODY) <= 121 for line in lines)
    assert wrapped("一\n二", BODY, 120) == ["一", "二"]
