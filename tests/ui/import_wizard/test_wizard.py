"""A workbook goes through the wizard: found, shown, written, taken back; what is wrong is said in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from app import services
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.real_team import Team

FILE, SHEETS, PREVIEW, RESULT = range(4)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two potential customers, one log, and a hidden sheet of words."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "潜在客户表"
    for row in (
        ["潜在客户登记"],
        ["客户名称", "联系人", "手机", "业务员", "下次联系时间", "自编栏"],
        ["苏州甲机械有限公司", "王建国", "13800000001", "钱大勇", "2026.12.1", "甲"],
        ["苏州乙机械有限公司", "李秀英", 13800000002, "钱大勇", "2014年前", "乙"],
        ["合计", None, None, None, None, None],
    ):
        sheet.append(row)
    log = book.create_sheet("客户联系信息表")
    for row in (
        ["联系日期", "客户名称", "联系方式", "联系内容", "业务员"],
        ["2026-11-20", "苏州甲机械有限公司", "打电话", "谈了价格", "新来的"],
    ):
        log.append(row)
    hidden = book.create_sheet("填表说明")
    hidden.append(["请按表头填写"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "客户.xlsx"
    book.save(path)
    return path


@pytest.fixture
def wizard(window: KebanWindow) -> ImportWizard:
    """The wizard as Ctrl+I opens it."""
    window.import_requested.emit()
    found = window.findChild(ImportWizard)
    assert isinstance(found, ImportWizard)
    return found


def step(qtbot: Any, wizard: ImportWizard, number: int, settle: Callable[[], None]) -> None:
    qtbot.waitUntil(lambda: wizard.stack.currentIndex() == number, timeout=15_000)
    settle()


def counts(wizard: ImportWizard) -> dict[str, int]:
    return {key: card.count for key, card in wizard.preview.cards.items()}


def customers(team: Team) -> int:
    return int(team.read(lambda s: services.counts.counts(s, team.boss, today=factories.TODAY))["potential"])


def test_found_shown_written_taken_back(
    team: Team, window: KebanWindow, wizard: ImportWizard, workbook: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    assert not wizard.isModal()
    wizard.begin([workbook])
    step(qtbot, wizard, SHEETS, settle)
    ticks = [wizard.sheets.sheets.cellWidget(row, 0).findChild(QCheckBox) for row in range(3)]
    assert [(one.isChecked(), one.isEnabled()) for one in ticks] == [(True, True), (True, True), (False, False)]
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    step(qtbot, wizard, PREVIEW, settle)
    assert counts(wizard) == {
        "new": 3, "updated": 0, "unchanged": 0, "suspected": 0, "problems": 1, "skipped": 1,
    }  # fmt: skip
    assert "新来的" in wizard.preview.create_users.text()
    qtbot.mouseClick(wizard.preview.cards["problems"], Qt.MouseButton.LeftButton)
    model = wizard.preview.model
    assert model.rowCount() == 1
    assert [model.index(0, column).data() for column in range(3)] == ["潜在客户表", "4", "下次联系时间"]
    assert "2014年前" in model.index(0, 3).data()
    assert customers(team) == 0
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    step(qtbot, wizard, RESULT, settle)
    assert "新增 3" in wizard.report.sentence.text()
    assert customers(team) == 2
    assert list((workbook.parent / "backups").glob("*.db"))
    qtbot.mouseClick(wizard.undo, Qt.MouseButton.LeftButton)
    settle()
    assert customers(team) == 0


def test_second_import_changes_nothing(
    team: Team, window: KebanWindow, wizard: ImportWizard, workbook: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    for expected in (3, 0):
        wizard.begin([workbook])
        step(qtbot, wizard, SHEETS, settle)
        wizard.next.click()
        step(qtbot, wizard, PREVIEW, settle)
        assert counts(wizard)["new"] == expected
        if expected:
            wizard.next.click()
            step(qtbot, wizard, RESULT, settle)
    assert counts(wizard)["unchanged"] == 3
    assert not wizard.next.isEnabled()


def test_unticked_sheet_and_refused_user_stay_out(
    team: Team, window: KebanWindow, wizard: ImportWizard, workbook: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    wizard.begin([workbook])
    step(qtbot, wizard, SHEETS, settle)
    wizard.sheets.sheets.cellWidget(0, 0).findChild(QCheckBox).click()
    wizard.next.click()
    step(qtbot, wizard, PREVIEW, settle)
    assert counts(wizard)["new"] == 1
    assert "苏州甲机械有限公司" in wizard.preview.create_customers.text()
    wizard.preview.create_customers.click()
    settle()
    assert counts(wizard)["new"] == 0
    assert counts(wizard)["problems"] == 1
    assert not wizard.next.isEnabled()
    wizard.preview.create_customers.click()
    settle()
    assert counts(wizard)["new"] == 1


def test_customers_of_nobody_are_given_to_whom_one_chooses(
    team: Team, window: KebanWindow, wizard: ImportWizard, tmp_path: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "潜在客户表"
    for row in (
        ["客户名称", "联系人", "手机", "业务员"],
        ["苏州甲机械有限公司", "王建国", "13800000001", "钱大勇"],
        ["苏州乙机械有限公司", "李秀英", "13800000002", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "客户.xlsx")
    wizard.begin([tmp_path / "客户.xlsx"])
    step(qtbot, wizard, SHEETS, settle)
    wizard.next.click()
    step(qtbot, wizard, PREVIEW, settle)
    owner = wizard.preview.owner
    assert owner.isVisible()
    assert wizard.preview.owner_words.text() == "1 位客户没有写业务员，归"
    assert [owner.itemText(at) for at in range(owner.count())] == ["不指定（潜在客户归钱大勇）", "钱大勇", "李文静"]
    owner.setCurrentIndex(2)
    owner.activated.emit(2)
    settle()
    assert owner.currentText() == "李文静"
    wizard.next.click()
    step(qtbot, wizard, RESULT, settle)
    hits = team.read(lambda s: services.search.search(s, team.boss, "苏州", today=factories.TODAY))
    ids = [one.id for one in hits]
    found = team.read(lambda s: [services.customers.get(s, team.boss, one, today=factories.TODAY) for one in ids])
    owners = {one.values["name"]: one.owner for one in found}
    assert owners == {"苏州甲机械有限公司": "钱大勇", "苏州乙机械有限公司": "李文静"}


def test_known_rows_may_fill_blanks_only_or_be_skipped(
    team: Team, window: KebanWindow, wizard: ImportWizard, workbook: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    team.customer(name="苏州甲机械有限公司", remark="原来的备注", mobile="13800000001")
    book = openpyxl.load_workbook(workbook)
    sheet = book["潜在客户表"]
    sheet["F2"], sheet["F3"], sheet["F4"] = "备注", "表里的备注", "表里的备注"
    sheet["G2"], sheet["G3"] = "行业", "机械"
    book.save(workbook)
    wizard.begin([workbook])
    step(qtbot, wizard, SHEETS, settle)
    wizard.next.click()
    step(qtbot, wizard, PREVIEW, settle)
    assert counts(wizard)["updated"] == 1
    wizard.preview.cards["updated"].click()
    rule, model = wizard.preview.rule, wizard.preview.model
    assert "表里的备注" in model.index(0, 3).data()
    rule.setCurrentIndex(rule.findData("fill"))
    rule.activated.emit(rule.currentIndex())
    settle()
    assert "表里的备注" not in model.index(0, 3).data()
    assert "机械" in model.index(0, 3).data()
    rule.setCurrentIndex(rule.findData("skip"))
    rule.activated.emit(rule.currentIndex())
    settle()
    assert wizard.preview.rules == {"updated": "skip"}


def test_unknown_column_and_changed_table(
    team: Team, window: KebanWindow, wizard: ImportWizard, workbook: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    wizard.begin([workbook])
    step(qtbot, wizard, SHEETS, settle)
    columns = wizard.sheets.columns
    own = next(row for row in range(columns.rowCount()) if columns.item(row, 0).text() == "自编栏")
    box = columns.cellWidget(own, 2).findChild(QComboBox)
    assert box.currentText() == "保留为附加列"
    box.setCurrentIndex(box.findData("remark"))
    box.activated.emit(box.currentIndex())
    settle()
    wizard.next.click()
    step(qtbot, wizard, PREVIEW, settle)
    wizard.next.click()
    step(qtbot, wizard, RESULT, settle)
    ids = team.read(lambda s: services.search.search(s, team.boss, "苏州乙", today=factories.TODAY))
    found = team.read(lambda s: services.customers.get(s, team.boss, ids[0].id, today=factories.TODAY))
    assert found.values["remark"] == "乙"


@pytest.mark.parametrize(
    ("name", "content", "said"), [("a.xlsx", b"", "没有任何内容"), ("b.xlsx", b"\x00\x01nonsense\xff" * 50, "b.xlsx")]
)
def test_bad_files_are_explained_in_place(
    window: KebanWindow,
    wizard: ImportWizard,
    tmp_path: Path,
    name: str,
    content: bytes,
    said: str,
    settle: Callable[[], None],
) -> None:
    (tmp_path / name).write_bytes(content)
    wizard.begin([tmp_path / name])
    settle()
    assert wizard.stack.currentIndex() == FILE
    assert said in wizard.file.error.text()
    assert wizard.file.choose.isEnabled()


def test_unknown_headings_ask_instead_of_giving_up(
    window: KebanWindow, wizard: ImportWizard, tmp_path: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    book = openpyxl.Workbook()
    for row in (["甲", "乙"], ["一", "二"]):
        book.active.append(row)
    book.save(tmp_path / "c.xlsx")
    wizard.begin([tmp_path / "c.xlsx"])
    step(qtbot, wizard, SHEETS, settle)
    assert "没有认出表头" in wizard.problem.text()
    assert not wizard.next.isEnabled()
    box = wizard.sheets.sheets.cellWidget(0, 2).findChild(QComboBox)
    box.setCurrentIndex(box.findData("potential"))
    box.activated.emit(box.currentIndex())
    settle()
    assert wizard.sheets.columns.rowCount() == 2


def test_a_failed_write_leaves_nothing(
    team: Team,
    window: KebanWindow,
    wizard: ImportWizard,
    workbook: Path,
    qtbot: Any,
    settle: Callable[[], None],
) -> None:
    wizard.begin([workbook])
    step(qtbot, wizard, SHEETS, settle)
    wizard.next.click()
    step(qtbot, wizard, PREVIEW, settle)
    wizard.next.click()
    wizard.reject()  # Esc while writing: it stops, the window stays
    settle()
    assert wizard.stack.currentIndex() == PREVIEW
    assert "没有写入任何数据" in wizard.problem.text()
    assert customers(team) == 0
