"""Export writes what is shown, names a free file, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.errors import FileInUse
from app.ui.export_dialog import ExportDialog
from app.ui.list_page import ListPage
from app.ui.widgets.toast import Toast
from app.ui.window import KebanWindow
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]


@pytest.fixture
def dialog(team: Team, window: KebanWindow, tmp_path: Path, settle: Callable[[], None]) -> ExportDialog:
    """Over the potential customers, one of two shown."""
    for name in ("苏州甲机械厂", "苏州乙机械厂"):
        team.customer(name=name)
    window.context.remember(last_export_folder=str(tmp_path))
    window.show_page("potential")
    settle()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    page.set_query(replace(page.query, text="甲"))
    settle()
    window.export_requested.emit()
    found = window.findChild(ExportDialog)
    assert isinstance(found, ExportDialog)
    return found


def sheets(path: Path) -> dict[str, int]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: sheet.max_row for sheet in book.worksheets}


def test_view_is_what_is_shown(
    dialog: ExportDialog,
    window: KebanWindow,
    tmp_path: Path,
    qtbot: Any,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path(dialog.path.text())
    assert path.parent == tmp_path
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    settle()
    assert list(sheets(path).values()) == [2]
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.isVisible()
    assert "已导出 1 行" in toast.findChild(QLabel).text()
    opened: list[Path] = []
    monkeypatch.setattr("app.ui.file_desk.open_folder_of", opened.append)
    qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert opened == [path]


def test_selected_rows_only(team: Team, window: KebanWindow, tmp_path: Path, settle: Callable[[], None]) -> None:
    ids = [team.customer(name=f"苏州{one}机械厂") for one in "甲乙丙"]
    window.context.remember(last_export_folder=str(tmp_path))
    window.show_page("potential")
    settle()
    page = window.page("potential")
    assert isinstance(page, ListPage)
    page.batch_requested.emit("export", ids[:2])
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.scope == "selected"
    assert "选中的 2 位" in dialog.scopes["selected"].text()
    path = Path(dialog.path.text())
    dialog.export()
    settle()
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, max_col=1, values_only=True)
    assert sorted(row[0] for row in rows) == ["苏州乙机械厂", "苏州甲机械厂"]


def test_all_seven_sheets_under_a_free_name(
    dialog: ExportDialog, tmp_path: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    (tmp_path / "公司客户资料 2026-11-22.xlsx").write_bytes(b"mine")
    dialog.scopes["all"].click()
    path = Path(dialog.path.text())
    assert path.name == "公司客户资料 2026-11-22 (2).xlsx"
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    settle()
    assert len(sheets(path)) == 7
    assert (tmp_path / "公司客户资料 2026-11-22.xlsx").read_bytes() == b"mine"


def test_file_in_use_offers_another_name(dialog: ExportDialog, tmp_path: Path) -> None:
    Path(dialog.path.text()).write_bytes(b"open in Excel")
    dialog._on_failed(FileInUse(Path(dialog.path.text()).name))
    assert dialog.path.text().endswith("(2).xlsx")
    assert "已为您填好" in dialog.message.text()
    assert dialog.start.isEnabled()


def test_a_missing_folder_is_named_and_never_suggested(
    dialog: ExportDialog, window: KebanWindow, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = tmp_path / "Desktop"
    desktop.mkdir()
    places = {"DocumentsLocation": str(tmp_path / "none"), "DesktopLocation": str(desktop)}
    monkeypatch.setattr(
        "app.ui.export_paths.QStandardPaths.writableLocation", staticmethod(lambda one: places[one.name])
    )
    window.context.remember(last_export_folder=str(tmp_path / "gone"))
    dialog.scopes["table"].setChecked(True)
    assert Path(dialog.path.text()).parent == desktop
    dialog.path.setText(str(tmp_path / "none" / "a.xlsx"))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert f"文件夹“{tmp_path / 'none'}”不存在" in dialog.message.text()
    assert dialog.isVisible()
