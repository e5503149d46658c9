"""写回原工作簿: what would change is shown cell by cell; then exactly that is written, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.errors import Cancelled
from app.services import customers, exporting, importing, operations, shipments
from app.services.import_plan import ImportOptions
from app.sheets.workbook import Workbook
from app.ui.export_dialog import ExportDialog
from app.ui.widgets.toast import Toast
from app.ui.window import KebanWindow
from app.ui.write_back_dialog import WriteBackDialog
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window
from tests.workbooks import company, read_here, save

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child that reads costs 0.4 s each."""

    def here(path: Path, *, password: str | None = None, progress: object = None) -> Workbook:
        return read_here(path)

    monkeypatch.setattr("app.services.importing.read_workbook", here)


@pytest.fixture
def book(team: Team, tmp_path: Path) -> Path:
    """The company's workbook, imported; one value changed and one line added in the program since."""
    path = save(tmp_path / "公司客户资料.xlsx", company())

    def arrange(session: Any) -> None:
        remembered, users = importing.known(session)
        prepared = importing.prepare(read_here(path), remembered=remembered, known_users=users)
        importing.commit_prepared(session, team.boss, prepared, options=ImportOptions(), now=NOW, today=TODAY)
        one = next(one.id for one in customers.suggest(session, team.boss, "合肥子食品", today=TODAY))
        customers.update(session, team.boss, one, {"province": "江苏"}, now=NOW, today=TODAY)
        line = {"shipped_on": date(2026, 9, 1), "number": "CH099", "product": "碳带", "quantity": 2}
        shipments.create(session, team.boss, one, [line], now=NOW, today=TODAY)

    team.write(arrange)
    return path


@pytest.fixture
def dialog(window: KebanWindow, book: Path, settle: Settle) -> WriteBackDialog:
    """Opened through the export dialog, the workbook compared."""
    window.export_requested.emit()
    chosen = window.findChild(ExportDialog)
    assert isinstance(chosen, ExportDialog)
    chosen.scopes["back"].click()
    assert not chosen.path.isEnabled()
    chosen.start.click()
    found = window.findChild(WriteBackDialog)
    assert isinstance(found, WriteBackDialog)
    assert found.middle.currentWidget() is found.nothing
    assert not found.start.isEnabled()
    found.begin(book)
    settle()
    return found


def cell(path: Path, sheet: str, address: str) -> Any:
    """One value of a workbook."""
    return openpyxl.load_workbook(path)[sheet][address].value


def test_shown_then_written(
    dialog: WriteBackDialog, window: KebanWindow, team: Team, book: Path, qtbot: Any, settle: Settle
) -> None:
    assert "会改 3 个单元格，新增 1 行" in dialog.summary.text()
    lines = [one.cells for one in dialog.model.lines]
    assert ("现有客户表", "G6", "合肥子食品有限公司", "省份", "安徽", "江苏") in lines
    added = next(one for one in dialog.model.lines if one.look == "added").cells
    assert (added[0], added[1], added[3]) == ("出货统计表", "第 10 行", "新增一行")
    assert "出货单号 CH099" in added[5]
    assert cell(book, "现有客户表", "G6") == "安徽", "nothing is written by looking"
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    settle()
    assert cell(book, "现有客户表", "G6") == "江苏"
    assert cell(book, "出货统计表", "E10") == "合肥子食品有限公司"
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert "已写回 2 行到 公司客户资料.xlsx" in toast.findChild(QLabel).text()
    noted = team.read(lambda session: operations.recent(session, team.boss))[0]
    assert (noted.kind, noted.details["rows"], noted.details["lists"]) == ("export", 2, ["current", "shipments"])


def test_another_name_leaves_the_original(dialog: WriteBackDialog, book: Path, tmp_path: Path, settle: Settle) -> None:
    before = book.read_bytes()
    dialog.other_file.click()
    assert Path(dialog.target.text()).name == "公司客户资料 (2).xlsx"
    dialog.target.setText(str(tmp_path / "没有" / "出.xlsx"))
    dialog.write()
    assert "不存在" in dialog.message.text()
    dialog.target.setText(str(tmp_path / "出"))
    dialog.write()
    settle()
    assert book.read_bytes() == before
    assert cell(tmp_path / "出.xlsx", "现有客户表", "G6") == "江苏"


def test_open_elsewhere_offers_another_name(
    dialog: WriteBackDialog, book: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "in use")

    before = book.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("app.sheets.whole_file.os.replace", held)
        dialog.write()
        settle()
    assert "正被 Excel 或 WPS 打开" in dialog.message.text()
    assert "公司客户资料 (2).xlsx" in dialog.message.text()
    assert (dialog.other_file.isChecked(), book.read_bytes()) == (True, before)
    dialog._on_failed(Cancelled())
    assert dialog.message.text() == "已取消，文件没有改变。"
    dialog.write()
    settle()
    assert cell(book.with_name("公司客户资料 (2).xlsx"), "现有客户表", "G6") == "江苏"


def test_cancelling_leaves_the_file(dialog: WriteBackDialog, book: Path, settle: Settle) -> None:
    before = book.read_bytes()
    dialog.write()
    dialog.progress.cancelled.emit()
    settle()
    assert dialog.message.text() == "已取消，文件没有改变。"
    assert (book.read_bytes(), dialog.start.isEnabled()) == (before, True)
    assert not list(book.parent.glob(".keban-*"))


def test_saved_meanwhile_is_compared_again(dialog: WriteBackDialog, book: Path, settle: Settle) -> None:
    made = openpyxl.load_workbook(book)
    made["现有客户表"]["G6"].value = "江苏"
    made.save(book)
    dialog.write()
    settle()
    assert "重新比较" in dialog.message.text()
    assert ("现有客户表", "G6") not in {one.cells[:2] for one in dialog.model.lines}
    assert dialog.isVisible()


def test_nothing_to_write_and_files_of_other_kinds(
    dialog: WriteBackDialog, team: Team, book: Path, tmp_path: Path, settle: Settle
) -> None:
    ours = tmp_path / "出.xlsx"
    team.read(lambda session: exporting.export_lists(session, team.boss, ours, today=TODAY))
    dialog.begin(ours)
    settle()
    assert dialog.middle.currentWidget() is dialog.same
    assert not dialog.start.isEnabled()
    text = tmp_path / "客户.csv"
    text.write_text("客户名称,手机\n甲公司,13800000101\n", encoding="utf-8")
    dialog.begin(text)
    settle()
    assert "只有 .xlsx 和 .xlsm 工作簿能原样写回" in dialog.message.text()
    assert not dialog.start.isEnabled()
    dialog.begin(tmp_path / "没有.xlsx")
    settle()
    assert "找不到文件" in dialog.message.text()
    shutil.copy(book, tmp_path / "再.xlsx")
    dialog.begin(tmp_path / "再.xlsx")
    settle()
    assert dialog.start.isEnabled()
