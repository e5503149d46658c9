"""The dry run in the window: groups, cells, corrections on the spot, suspected rows, conflicts, switches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app import services
from app.models.nouns import ListName
from app.ui.import_wizard.plan_lines import SHEET_COLUMN, TAKEN
from app.ui.import_wizard.wizard import ImportWizard
from tests import factories
from tests.ui.import_wizard.conftest import PREVIEW, RESULT, Walk, save
from tests.ui.real_team import Team

HEAD = ["客户名称", "联系人", "手机", "业务员"]


def found(team: Team, name: str) -> Any:
    hits = team.read(lambda s: services.search.search(s, team.boss, name, today=factories.TODAY))
    return team.read(lambda s: services.customers.get(s, team.boss, hits[0].id, today=factories.TODAY))


def choose(box: Any, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_unticked_sheet_and_refused_user_stay_out(team: Team, wizard: ImportWizard, walk: Walk, workbook: Path) -> None:
    walk.to(workbook, 1)
    wizard.mapping.sheets.toggle(0)
    wizard.next.click()
    walk.at(PREVIEW)
    assert walk.counts() == {"new": 1}
    bar = wizard.preview.bar
    assert "苏州甲机械有限公司" in bar.create_customers.text()
    bar.create_customers.click()
    walk.quiet()
    assert walk.counts() == {"problems": 1}
    assert not wizard.next.isEnabled()
    bar.create_customers.click()
    walk.quiet()
    assert walk.counts() == {"new": 1}
    assert wizard.next.isEnabled()


def test_customers_of_nobody_are_given_to_whom_one_chooses(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path
) -> None:
    rows = [
        HEAD,
        ["苏州甲机械有限公司", "王建国", "13800000001", "钱大勇"],
        ["苏州乙机械有限公司", "李秀英", "13800000002", None],
    ]
    walk.to(save(tmp_path / "客户.xlsx", ("潜在客户表", rows)), PREVIEW)
    bar = wizard.preview.bar
    assert bar.owner_words.text() == "1 位客户没有写业务员，归"
    assert [bar.owner.itemText(at) for at in range(bar.owner.count())] == [
        "不指定（潜在客户归钱大勇）", "钱大勇", "李文静",
    ]  # fmt: skip
    choose(bar.owner, "李文静")
    walk.quiet()
    wizard.next.click()
    walk.at(RESULT)
    assert found(team, "苏州甲").owner == "钱大勇"
    assert found(team, "苏州乙").owner == "李文静"


def test_known_rows_are_shown_cell_by_cell_and_may_fill_blanks_only(
    team: Team, wizard: ImportWizard, walk: Walk, workbook: Path
) -> None:
    team.customer(name="苏州甲机械有限公司", remark="原来的备注", mobile="13800000001")
    book = openpyxl.load_workbook(workbook)
    sheet = book["潜在客户表"]
    sheet["F2"], sheet["F3"], sheet["F4"] = "备注", "表里的备注", "表里的备注"
    sheet["G2"], sheet["G3"] = "行业", "机械"
    book.save(workbook)
    walk.to(workbook, PREVIEW)
    assert walk.counts()["updated"] == 1
    wizard.preview.cards["updated"].click()
    model = wizard.preview.model

    def cells() -> list[list[str]]:
        return [[model.index(row, column).data() for column in (3, 4, 5)] for row in range(model.rowCount())]

    assert ["备注", "原来的备注", "表里的备注"] in cells()
    assert ["行业", "（空）", "机械"] in cells()
    choose(wizard.preview.rule, "fill")
    walk.quiet()
    assert ["行业", "（空）", "机械"] in cells()
    assert not [one for one in cells() if one[0] == "备注"]
    choose(wizard.preview.rule, "skip")
    walk.quiet()
    assert wizard.preview.decisions.rules == {"updated": "skip"}


def test_a_wrong_value_is_corrected_on_the_spot(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    rows = [
        ["联系日期", "客户名称", "联系内容"],
        ["昨天吧", "苏州甲机械有限公司", "谈了价格"],
        ["2026-11-20", "苏州甲机械有限公司", "寄了样品"],
    ]
    walk.to(save(tmp_path / "联系.xlsx", ("客户联系信息表", rows)), PREVIEW)
    assert walk.counts()["problems"] >= 1
    assert wizard.preview.model.group == "problems"
    assert wizard.preview.whole.isVisible()
    table = wizard.preview.table
    table.setFocus()
    for key in (Qt.Key.Key_F2,):
        qtbot.keyClick(table, key)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "昨天吧"
    editor.selectAll()
    qtbot.keyClicks(editor, "2026-11-19")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    walk.quiet()
    assert walk.counts() == {"new": 2}
    assert wizard.stack.currentIndex() == PREVIEW
    wizard.back.click()
    walk.quiet()
    assert wizard.mapping.grid.sheet_model.index(1, 0).data() == "2026-11-19"
    wizard.next.click()
    walk.at(PREVIEW)
    assert walk.counts() == {"new": 2}
    wizard.next.click()
    walk.at(RESULT)
    assert "新增 2" in wizard.report.sentence.text()


def test_whole_or_not_at_all(team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any) -> None:
    rows = [["联系日期", "客户名称", "联系内容"], ["昨天吧", "甲公司", "谈了价格"], ["2026-11-20", "甲公司", "寄样"]]
    walk.to(save(tmp_path / "联系.xlsx", ("客户联系信息表", rows)), PREVIEW)
    assert wizard.next.isEnabled()
    wizard.preview.whole.click()
    assert not wizard.next.isEnabled()
    assert "还有 1 行有问题" in wizard.preview.whole_words.text()
    wizard.preview.whole.click()
    assert wizard.next.isEnabled()


def test_the_problem_rows_go_out_and_come_back(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["联系日期", "客户名称", "联系内容"], ["昨天吧", "甲公司", "谈了价格"], ["2026-11-20", "甲公司", "寄样"]]
    walk.to(save(tmp_path / "联系.xlsx", ("客户联系信息表", rows)), PREVIEW)
    out = tmp_path / "联系 有问题的行.xlsx"
    monkeypatch.setattr("app.ui.import_wizard.problem_file.QFileDialog.getSaveFileName", lambda *_a: (str(out), ""))
    assert wizard.preview.save_problems.isVisible()
    wizard.preview.save_problems.click()
    walk.quiet()
    assert "已存 1 行" in wizard.preview.saved_words.text()
    sheet = openpyxl.load_workbook(out).worksheets[0]
    words = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "错误原因" in words
    assert "昨天吧" in words


def test_a_suspected_row_is_compared_and_merged(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    team.customer(name="苏州宏达机械厂", mobile="13800000009", address="工业园1号")
    rows = [[*HEAD, "行业"], ["苏州宏达机械有限公司", "王建国", "13800000008", "钱大勇", "机械"]]
    walk.to(save(tmp_path / "客户.xlsx", ("潜在客户表", rows)), PREVIEW)
    assert walk.counts() == {"suspected": 1}
    compare = wizard.preview.compare
    assert compare.isVisible()
    texts = [[compare.table.item(row, column).text() for column in range(3)] for row in range(compare.table.rowCount())]
    assert ["手机", "13800000008", "13800000009"] in texts
    assert ["地址", "（空）", "工业园1号"] in texts
    qtbot.keyClick(wizard.preview.table, Qt.Key.Key_1)
    assert wizard.preview.model.index(0, 4).data() == "合并"
    wizard.next.click()
    walk.at(RESULT)
    merged = found(team, "苏州宏达")
    assert merged.values["industry"] == "机械"
    assert merged.values["name"] == "苏州宏达机械厂"


def test_conflicts_stand_side_by_side_and_are_settled_by_a_click(
    team: Team, wizard: ImportWizard, walk: Walk, tmp_path: Path, qtbot: Any
) -> None:
    one = team.customer(name="苏州甲机械有限公司", industry="机械", remark="旧备注")
    path = tmp_path / "导出.xlsx"
    team.write(
        lambda s: services.exporting.export_lists(s, team.boss, path, [ListName.POTENTIAL], today=factories.TODAY)
    )
    detail = team.read(lambda s: services.customers.get(s, team.boss, one, today=factories.TODAY))
    team.write(
        lambda s: services.customers.update(
            s, team.boss, one, {"industry": "电子", "remark": "程序里改的"}, version=detail.version,
            now=factories.NOW, today=factories.TODAY,
        )
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, at["行业"]).value = "食品"
    sheet.cell(2, at["备注"]).value = "表里改的"
    book.save(path)
    walk.to(path, PREVIEW)
    assert walk.counts() == {"conflict": 1}
    model, table = wizard.preview.model, wizard.preview.table
    shown = [[model.index(row, column).data() for column in range(3, 7)] for row in range(model.rowCount())]
    assert sorted(shown) == [["备注", "旧备注", "表里改的", "程序里改的"], ["行业", "机械", "食品", "电子"]]
    assert "钱大勇" in model.index(0, 7).data()
    line = next(row for row in range(2) if shown[row][0] == "行业")
    box = table.visualRect(model.index(line, SHEET_COLUMN))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(12, 12))
    assert model.shown(line, SHEET_COLUMN).look == TAKEN
    wizard.next.click()
    walk.at(RESULT)
    values = found(team, "苏州甲").values
    assert (values["industry"], values["remark"]) == ("食品", "程序里改的")
