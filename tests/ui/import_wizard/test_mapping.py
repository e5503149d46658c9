"""The sheet as it is: header row and meanings are seen, corrected by clicking, and known the next time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app import services
from app.models.nouns import ListName
from app.sheets.workbook import Sheet, Workbook
from app.ui.import_wizard.field_menu import FieldMenu
from app.ui.import_wizard.looking import Look
from app.ui.import_wizard.mapping_step import MappingStep
from app.ui.import_wizard.wizard import ImportWizard
from tests import factories
from tests.ui.import_wizard.conftest import MAPPING, PREVIEW, RESULT, Walk, save
from tests.ui.real_team import Team


def meanings(wizard: ImportWizard) -> list[tuple[str, str]]:
    model = wizard.mapping.grid.sheet_model
    return [(one.text, one.status) for one in map(model.meaning, range(model.columnCount()))]


def menu() -> FieldMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, FieldMenu)
    return found


def values(team: Team, name: str) -> Any:
    hits = team.read(lambda s: services.search.search(s, team.boss, name, today=factories.TODAY))
    return team.read(lambda s: services.customers.get(s, team.boss, hits[0].id, today=factories.TODAY)).values


def test_the_sheet_is_shown_as_it_is(wizard: ImportWizard, walk: Walk, workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    book["潜在客户表"].merge_cells("A1:F1")
    book["潜在客户表"].row_dimensions[4].hidden = True
    book.save(workbook)
    walk.to(workbook, MAPPING)
    grid = wizard.mapping.grid
    model = grid.sheet_model
    assert model.index(0, 0).data() == "潜在客户登记"
    assert grid.columnSpan(0, 0) == 6
    assert [model.letter(at) for at in range(3)] == ["A", "B", "C"]
    assert [model.is_header(row) for row in range(3)] == [False, True, False]
    assert model.is_above(0)
    assert model.is_hidden(3)
    assert model.skipped(4) == "subtotal"
    assert meanings(wizard) == [
        ("客户名称", "blue"), ("联系人", "blue"), ("手机", "blue"), ("业务员", "blue"), ("下次联系日期", "blue"),
        ("保留为附加列", "gray"),
    ]  # fmt: skip
    found = model.finding(3, 4)
    assert found is not None
    assert "不是日期" in found.reason
    assert wizard.mapping.header.text() == "表头：第 2 行"
    assert "隐藏行 1 行照常导入" in wizard.mapping.counts.text()


def test_a_click_on_a_chip_gives_another_meaning_which_is_known_the_next_time(
    team: Team, wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any
) -> None:
    walk.to(workbook, MAPPING)
    grid = wizard.mapping.grid
    grid.scrollTo(grid.sheet_model.index(0, 5))
    at = QPoint(grid.chips.sectionViewportPosition(5) + 20, grid.chips.height() - 14)
    qtbot.mouseClick(grid.chips.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClicks(menu().search, "remark")
    qtbot.keyPress(menu().search, Qt.Key.Key_Return)  # closes what would get the release
    walk.quiet()
    assert meanings(wizard)[5] == ("备注", "blue")
    wizard.next.click()
    walk.at(PREVIEW)
    wizard.next.click()
    walk.at(RESULT)
    assert values(team, "苏州乙")["remark"] == "乙"
    book = openpyxl.load_workbook(workbook)
    book["潜在客户表"]["F3"] = "另一句"
    del book["客户联系信息表"]
    book.save(workbook)
    # Known by now: no question, straight to what it would do.
    wizard.begin([workbook])
    walk.at(PREVIEW)
    assert walk.counts()["updated"] == 1
    assert wizard.known.isVisible()
    wizard.back.click()
    assert not wizard.known.isVisible()
    assert "以前改过一次" in wizard.mapping.note_text.text()


def test_a_field_has_one_column(wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any) -> None:
    walk.to(workbook, MAPPING)
    wizard.mapping.grid.chips.press(5)
    found = menu()
    texts = [found.list.item(row).text() for row in range(found.list.count())]
    assert "手机（现在是 C 列）" in texts
    found.close()
    wizard.mapping.set_meaning(5, "contact.mobile")
    walk.quiet()
    assert meanings(wizard)[5] == ("手机", "blue")
    assert meanings(wizard)[2] == ("保留为附加列", "gray")


def test_a_click_on_a_row_number_makes_it_the_header_row(
    wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    rows = [["客户名称", "手机"], ["公司名称", "电话"], ["苏州甲机械有限公司", "13800000001"]]
    walk.to(save(tmp_path / "a.xlsx", ("潜在客户", rows)), MAPPING)
    grid = wizard.mapping.grid
    assert wizard.mapping.header.text() == "表头：第 1–2 行"
    at = QPoint(20, grid.numbers.sectionViewportPosition(1) + 8)
    qtbot.mouseClick(grid.numbers.viewport(), Qt.MouseButton.LeftButton, pos=at)
    walk.quiet()
    assert wizard.mapping.header.text() == "表头：第 2 行"
    assert wizard.mapping.sheets.entries.entries[0].line == "潜在客户 ・ 1 行"


def test_two_rows_together_are_the_header(wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any) -> None:
    rows = [["基本", None, "联系"], ["客户名称", "自编", "手机"], ["苏州甲机械有限公司", "x", "13800000001"]]
    walk.to(save(tmp_path / "a.xlsx", ("潜在客户", rows)), MAPPING)
    wizard.mapping.set_header(2, 1)
    walk.quiet()
    grid = wizard.mapping.grid
    grid.setCurrentIndex(grid.sheet_model.index(1, 0))
    assert wizard.mapping.two_rows.isVisible()
    wizard.mapping.two_rows.click()
    walk.quiet()
    assert wizard.mapping.header.text() == "表头：第 1–2 行"
    assert meanings(wizard)[0] == ("客户名称", "blue")


def test_a_list_without_headings_is_asked_about(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    rows = [[f"苏州测试{at}机械有限公司", "王建国", f"1380000{2000 + at}"] for at in range(12)]
    wizard.begin([save(tmp_path / "a.xlsx", ("Sheet1", rows))])
    walk.at(MAPPING)
    assert "没有表头" in wizard.mapping.note_text.text()
    assert [one[0] for one in meanings(wizard)] == ["客户名称？", "联系人？", "手机？"]
    assert not wizard.next.isEnabled()
    qtbot.keyClick(wizard.mapping.grid, Qt.Key.Key_Return)
    walk.quiet()
    assert [one[0] for one in meanings(wizard)] == ["客户名称", "联系人", "手机"]
    assert wizard.mapping.sheets.entries.entries[0].line == "公共潜在客户 ・ 12 行"
    wizard.next.click()
    walk.at(PREVIEW)
    assert walk.counts() == {"new": 12}


def test_unknown_headings_ask_instead_of_giving_up(
    wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    rows = [["甲", "乙"], ["单位叫什么", "怎么联系"], ["苏州甲机械有限公司", "13800000001"]]
    wizard.begin([save(tmp_path / "c.xlsx", ("潜在客户", rows))])
    walk.at(MAPPING)
    if wizard.mapping.accept_guess.isHidden():
        assert "没有认出表头" in wizard.mapping.note_text.text()
    assert not wizard.next.isEnabled()
    wizard.mapping.set_header(2, 1)
    walk.quiet()
    wizard.mapping.set_meaning(0, "name")
    walk.quiet()
    wizard.mapping.set_meaning(1, "contact.mobile")
    walk.quiet()
    assert [one[0] for one in meanings(wizard)] == ["客户名称", "手机"]
    wizard.next.click()
    walk.at(PREVIEW)
    assert walk.counts() == {"new": 1}


def test_a_table_is_chosen_for_a_sheet_nobody_knows(wizard: ImportWizard, walk: Walk, tmp_path: Path) -> None:
    rows = [["回执"], ["单号", "退回"], ["CN-1", "是"], ["CN-2", "是"]]
    wizard.begin([save(tmp_path / "d.xlsx", ("退货", rows))])
    walk.at(MAPPING)
    assert "没有认出表头" in wizard.mapping.note_text.text()
    box = wizard.mapping.table
    box.setCurrentIndex(box.findData("after-sales"))
    box.activated.emit(box.currentIndex())
    walk.quiet()
    assert wizard.mapping.header.text() == "表头：第 2 行"
    assert meanings(wizard)[1] == ("保留为附加列", "gray")
    assert "哪一列是客户名称" in wizard.mapping.note_text.text()
    wizard.mapping.headerless.click()
    walk.quiet()
    assert wizard.mapping.header.text() == "没有表头，数据从第 2 行开始"


def test_labels_above_a_slip_are_told(wizard: ImportWizard, walk: Walk, tmp_path: Path) -> None:
    rows = [
        ["客户：苏州甲机械有限公司", None, "日期：2026-11-03"],
        ["品名", "数量", "金额"],
        ["墨水", 2, 37],
    ]
    walk.to(save(tmp_path / "a.xlsx", ("送货单", rows)), MAPPING)
    assert "客户 苏州甲机械有限公司" in wizard.mapping.note_text.text()
    assert wizard.mapping.grid.sheet_model.is_label(0)


def test_the_table_is_changed(wizard: ImportWizard, walk: Walk, workbook: Path) -> None:
    walk.to(workbook, MAPPING)
    box = wizard.mapping.table
    box.setCurrentIndex(box.findData("dormant"))
    box.activated.emit(box.currentIndex())
    walk.quiet()
    assert wizard.mapping.sheets.entries.entries[0].line == "长期未交易 ・ 2 行"


@pytest.mark.usefixtures("themed")
def test_a_hundred_thousand_rows_are_shown_without_a_pause(qtbot: Any) -> None:
    row = ["苏州甲机械有限公司", "王建国", "13800000001", *["内容"] * 22]
    rows: list[Any] = [["客户名称", "联系人", "手机", *["备注"] * 22], *[row] * 100_000]
    sheet = Sheet("大表", False, 1, 1, rows)
    step = MappingStep()
    qtbot.addWidget(step)
    step.resize(1200, 560)
    step.show()
    began = time.perf_counter()
    step.show_workbook(Workbook("a.xlsx", (sheet,)), {"大表": Look(None)})
    bar = step.grid.verticalScrollBar()
    for at in (0.3, 0.99, 0.5):
        bar.setValue(round(bar.maximum() * at))
        step.grid.viewport().repaint()
    assert time.perf_counter() - began < 8  # a model that made something per row would take many seconds
    assert step.grid.sheet_model.rowCount() == 100_001
    assert ListName.PUBLIC.value in {step.table.itemData(at) for at in range(step.table.count())}
