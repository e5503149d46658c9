"""These tests work on a real database, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.ui.import_wizard.wizard import ImportWizard
from app.ui.window import KebanWindow
from tests.ui.real_team import context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
FILE, MAPPING, PREVIEW, RESULT = range(4)


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


class Walk:
    """Goes through the wizard's steps and waits for what runs."""

    def __init__(self, wizard: ImportWizard, qtbot: Any, settle: Callable[[], None]) -> None:
        self.wizard, self.qtbot, self.settle = wizard, qtbot, settle

    def at(self, number: int) -> None:
        """Wait for a step and for all that it sets off."""
        self.qtbot.waitUntil(lambda: self.wizard.stack.currentIndex() == number, timeout=15_000)
        self.quiet()

    def quiet(self) -> None:
        """Wait until nothing runs and no correction waits."""
        self.settle()
        self.qtbot.waitUntil(lambda: not self.wizard.run.pending and not self.wizard.run.stage, timeout=15_000)
        self.settle()

    def to(self, file: Path, number: int) -> None:
        """Open a file and press the leading button until this step."""
        self.wizard.begin([file])
        self.qtbot.waitUntil(lambda: self.wizard.stack.currentIndex() in (MAPPING, PREVIEW), timeout=15_000)
        self.quiet()
        while self.wizard.stack.currentIndex() < number:
            step = self.wizard.stack.currentIndex()
            self.wizard.next.click()
            self.qtbot.waitUntil(lambda now=step: self.wizard.stack.currentIndex() > now, timeout=15_000)
            self.quiet()

    def counts(self) -> dict[str, int]:
        """The cards of the preview, without empty ones."""
        return {key: card.count for key, card in self.wizard.preview.cards.items() if card.count}


@pytest.fixture
def walk(wizard: ImportWizard, qtbot: Any, settle: Callable[[], None]) -> Walk:
    """The wizard with its steps."""
    return Walk(wizard, qtbot, settle)


def save(path: Path, *sheets: tuple[str, Sequence[Any]]) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
