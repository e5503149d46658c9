"""A workbook goes through the wizard: found, shown, written, taken back; what is wrong is said in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app import services
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.widgets.banner import Banner
from app.ui.window import KebanWindow
from tests import factories
from tests.ui.import_wizard.conftest import FILE, MAPPING, PREVIEW, RESULT, Walk, save
from tests.ui.real_team import Team


def customers(team: Team) -> int:
    return int(team.read(lambda s: services.counts.counts(s, team.boss, today=factories.TODAY))["potential"])


def test_found_shown_written_taken_back(
    team: Team, window: KebanWindow, wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any
) -> None:
    assert not wizard.isModal()
    wizard.begin([workbook])
    walk.at(MAPPING)
    entries = wizard.mapping.sheets.entries.entries
    assert [(one.ticked, one.possible) for one in entries] == [(True, True), (True, True), (False, False)]
    assert entries[0].line == "潜在客户 ・ 2 行"
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    walk.at(PREVIEW)
    assert walk.counts() == {"new": 3, "problems": 1, "skipped": 1}
    assert "新来的" in wizard.preview.bar.create_users.text()
    qtbot.mouseClick(wizard.preview.cards["problems"], Qt.MouseButton.LeftButton)
    model = wizard.preview.model
    assert model.rowCount() == 1
    assert [model.index(0, column).data() for column in range(4)] == ["潜在客户表", "4", "下次联系时间", "2014年前"]
    assert "不是日期" in model.index(0, 4).data()
    assert customers(team) == 0
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    walk.at(RESULT)
    assert "新增 3" in wizard.report.sentence.text()
    assert customers(team) == 2
    assert list((workbook.parent / "backups").glob("*.db"))
    qtbot.mouseClick(wizard.undo, Qt.MouseButton.LeftButton)
    walk.settle()
    assert customers(team) == 0


def test_enter_leads_through_and_the_result_opens_a_table(
    team: Team, window: KebanWindow, wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any
) -> None:
    wizard.begin([workbook])
    for step in (MAPPING, PREVIEW, RESULT):
        walk.at(step)
        if step != RESULT:
            focused = wizard.focusWidget()
            qtbot.keyClick(focused if focused is not None else wizard, Qt.Key.Key_Return)
    assert customers(team) == 2
    wizard.report.table_requested.emit("contacts")
    assert window.current_page == "contacts"


def test_second_import_changes_nothing(team: Team, wizard: ImportWizard, walk: Walk, workbook: Path) -> None:
    walk.to(workbook, RESULT)
    book = openpyxl.load_workbook(workbook)
    book["潜在客户表"]["E4"] = None
    book.save(workbook)
    walk.to(workbook, PREVIEW)
    assert walk.counts() == {"unchanged": 3, "skipped": 1}
    assert not wizard.preview._nothing.isHidden()
    assert wizard.next.text() == "完成"
    wizard.next.click()
    assert not wizard.isVisible()
    assert customers(team) == 2


def test_several_files_come_one_after_the_other(
    team: Team, wizard: ImportWizard, walk: Walk, workbook: Path, tmp_path: Path
) -> None:
    other = save(tmp_path / "二.xlsx", ("潜在客户", [["客户名称", "手机"], ["苏州丙机械有限公司", "13800000003"]]))
    wizard.begin([workbook, other])
    walk.at(MAPPING)
    assert "第 1 个，共 2 个" in wizard.heading.text()
    wizard.next.click()
    walk.at(PREVIEW)
    wizard.next.click()
    walk.at(RESULT)
    assert wizard.next.text() == "导入下一个文件"
    wizard.next.click()
    walk.at(MAPPING)
    assert "第 2 个，共 2 个" in wizard.heading.text()


def test_files_are_dropped_on_the_wizard(wizard: ImportWizard, walk: Walk, workbook: Path, tmp_path: Path) -> None:
    other = save(tmp_path / "二.xlsx", ("潜在客户", [["客户名称", "手机"], ["苏州丙机械有限公司", "13800000003"]]))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook)), QUrl.fromLocalFile(str(other))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))
    walk.at(MAPPING)
    assert "共 2 个" in wizard.heading.text()


@pytest.mark.parametrize(
    ("name", "content", "said"), [("a.xlsx", b"", "没有任何内容"), ("b.xlsx", b"\x00\x01nonsense\xff" * 50, "b.xlsx")]
)
def test_bad_files_are_explained_in_place(
    wizard: ImportWizard, walk: Walk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    wizard.begin([tmp_path / name])
    walk.quiet()
    assert wizard.stack.currentIndex() == FILE
    assert said in wizard.file.error.text()
    assert wizard.file.choose.isEnabled()


def test_a_password_is_asked_until_it_fits(
    wizard: ImportWizard, walk: Walk, workbook: Path, tmp_path: Path, qtbot: Any
) -> None:
    msoffcrypto = pytest.importorskip("msoffcrypto.format.ooxml")
    locked = tmp_path / "有密码.xlsx"
    with workbook.open("rb") as plain, locked.open("wb") as out:
        msoffcrypto.OOXMLFile(plain).encrypt("secret", out)
    wizard.begin([locked])
    walk.quiet()
    assert wizard.stack.currentIndex() == FILE
    assert "设有打开密码" in wizard.file.error.text()
    assert wizard.file.password.isVisible()
    for word, step in (("wrong", FILE), ("secret", MAPPING)):
        qtbot.keyClicks(wizard.file.password, word)
        qtbot.keyClick(wizard.file.password, Qt.Key.Key_Return)
        walk.at(step)
        if step == FILE:
            assert "密码打不开" in wizard.file.error.text()
    assert wizard.mapping.any_ticked()


def test_a_failed_write_leaves_nothing(team: Team, wizard: ImportWizard, walk: Walk, workbook: Path) -> None:
    walk.to(workbook, PREVIEW)
    wizard.next.click()
    wizard.reject()  # Esc while writing: it stops, the window stays
    walk.quiet()
    assert wizard.isVisible()
    assert wizard.stack.currentIndex() == PREVIEW
    assert "没有写入任何数据" in wizard.problem.text()
    assert customers(team) == 0


def test_work_goes_on_behind_the_main_window(
    team: Team, window: KebanWindow, wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any
) -> None:
    walk.to(workbook, PREVIEW)
    wizard.next.click()
    assert wizard.behind.isVisible()
    wizard.behind.click()
    assert not wizard.isVisible()
    banner = window.findChild(Banner)
    assert isinstance(banner, Banner)
    qtbot.waitUntil(lambda: "导入完成" in banner.label.text(), timeout=15_000)
    walk.settle()
    assert customers(team) == 2
    wizard.note._come_back()
    assert wizard.isVisible()
    assert wizard.stack.currentIndex() == RESULT


def test_esc_asks_only_when_something_typed_would_be_lost(
    wizard: ImportWizard, walk: Walk, workbook: Path, qtbot: Any
) -> None:
    walk.to(workbook, PREVIEW)
    wizard.preview.show_group("problems")
    model = wizard.preview.model
    model.setData(model.index(0, 3), "2026-12-02")
    walk.quiet()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    question = wizard.findChild(ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.reject()
    assert wizard.isVisible()
    walk.settle()
    wizard.run.corrections.clear()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
