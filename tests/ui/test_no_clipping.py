"""No label, button or box is cut at 1280 × 640, in both text sizes and both languages, on any page or in any dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QTabWidget

from app import services
from app.db import Database
from app.errors import DatabaseDamaged, DatabaseError
from app.migrations.runner import upgrade
from app.models.nouns import ListName, Noun
from app.models.query import ListQuery
from app.paths import DataFolder
from app.services.auto_return import DryRun, OwnerCount
from app.services.operations import UndoResult
from app.services.reminders import ReminderInfo
from app.services.reversal import Refused
from app.ui.dialogs.closing_dialog import ClosingDialog
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.dry_run_dialog import DryRunDialog
from app.ui.dialogs.error_dialog import ErrorDialog
from app.ui.dialogs.lock_dialog import LockDialog
from app.ui.dialogs.undo_dialog import UndoResultDialog
from app.ui.first_run import FirstRun
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.language import use_language
from app.ui.list_page import ListPage
from app.ui.pages import record_page, today
from app.ui.reminders.digest_card import DigestCard
from app.ui.start_problem import StartProblem
from app.ui.theme import apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.window import KebanWindow
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.measuring import cut
from tests.ui.real_team import Team, context, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]
MOST = (1280, 640)


@pytest.fixture(params=["standard", "large", "large english"])
def sized(request: pytest.FixtureRequest, qapp: QApplication, themed: QApplication) -> Iterator[str]:
    """The text size and the language, taken back afterwards."""
    size, _, english = request.param.partition(" ")
    use_language(qapp, "en" if english else "zh_CN")
    apply_theme(qapp, LIGHT, size)
    yield size
    use_language(qapp, "zh_CN")
    # The window of this test is closed but still there: giving it another style would take seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(qapp, LIGHT)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty customers with all that belongs to them, made once."""
    path = tmp_path_factory.mktemp("ui") / "filled.db"
    database = Database(path)
    upgrade(database)
    with database.writing() as session:
        services.sample.fill(session, factories.boss(session).name, customers=30, seed=3, today=TODAY, now=NOW)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def filled(sized: str, team: Team) -> Team:
    """The team at that text size."""
    return team


def first(team: Team, name: ListName) -> int:
    return int(team.read(lambda s: services.lists.ids(s, team.boss, ListQuery(name), today=TODAY))[0])


def measured(dialog: QDialog) -> list[str]:
    found = cut(dialog)
    if dialog.width() > MOST[0] or dialog.height() > MOST[1]:
        found.append(f"{type(dialog).__name__} is {dialog.width()} × {dialog.height()}")
    return found


def parts(dialog: QDialog) -> Iterator[None]:
    """Once per tab, or once."""
    tabs = dialog.findChild(QTabWidget)
    for at in range(tabs.count() if tabs is not None else 1):
        if tabs is not None:
            tabs.setCurrentIndex(at)
        yield


def test_every_page(filled: Team, window: KebanWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    monkeypatch.setattr(today, "_greeting", lambda: record_page.tr("下午好"))  # at every hour the longest one
    for key in ("today", *(one.value for one in ListName), "analysis"):
        window.show_page(key)
        settle()
        page = window.page(key)
        assert page is not None
        tabs = page.findChild(QTabWidget)
        for at in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(at)
                settle()
            found += [f"{key} {one}" for one in cut(page)]
        if isinstance(page, ListPage):
            page.view.selectAll()
            page.toggle_panel()
            settle()
            found += [f"{key}, all selected, {one}" for one in cut(page)]
            page.toggle_panel()
    found += cut(window.header) + cut(window.status)
    window.show_toast("已导出 1,234 行到 公司客户资料 2026-11-22.xlsx", action=("打开所在文件夹", lambda: None))
    found += cut(window._toast)
    assert not found, "\n".join(sorted(set(found)))


def test_every_dialog_of_the_window(filled: Team, window: KebanWindow, settle: Settle) -> None:
    desk, customer = window.desk, first(filled, ListName.CURRENT)
    window.show_page("current")
    settle()
    opened: tuple[Callable[[], object], ...] = (
        lambda: desk.open_customer(customer),
        desk.new_customer,
        lambda: desk.log_contact(customer, [customer, customer + 1, customer + 2]),
        lambda: desk.open_interaction(first(filled, ListName.CONTACTS)),
        lambda: desk.new_shipment(customer),
        lambda: desk.open_shipment(first(filled, ListName.SHIPMENTS)),
        lambda: desk.new_case(customer),
        lambda: desk.open_case(first(filled, ListName.AFTER_SALES)),
        lambda: desk.open_article(first(filled, ListName.ARTICLES)),
        lambda: desk.give_back([customer], "苏州测试机械有限公司"),
        lambda: desk.transfer([customer], "苏州测试机械有限公司"),
        lambda: desk.evaluate([customer]),
        lambda: desk.files.begin_export([customer, customer + 1]),
        window.settings_requested.emit,
        lambda: desk.team.greetings(),
        lambda: desk.team.holidays(),
        *(one.trigger for one in window.header.user_menu.actions()[1:] if not one.isSeparator()),
    )
    found: list[str] = []
    for call in opened:
        call()
        settle()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        for _ in parts(dialog):
            settle()
            found += measured(dialog)
        dialog.reject()
        settle()
    assert not found, "\n".join(sorted(set(found)))


DRY_RUN = DryRun(
    TODAY,
    42,
    45,
    5,
    tuple(OwnerCount(one, "欧阳小明", 100 + one) for one in range(9)),
    tuple((one, "苏州测试机械设备制造有限公司", "欧阳小明") for one in range(20)),
)
DIGEST = ReminderInfo(
    1,
    "digest",
    TODAY,
    9,
    tuple(
        {"cause": cause, "count": 3, "since": "2026-11-19", "items": [{"name": "苏州测试机械设备制造有限公司"}] * 3}
        for cause in ("promised", "due", "week", "returning", "cases")
    ),
    False,
    NOW,
    NOW,
    None,
    None,
)


def test_dialogs_that_stand_alone(
    filled: Team, window: KebanWindow, folder: DataFolder, settle: Settle, qtbot: Any
) -> None:
    services.backup.keep(folder.database, folder=folder.backups, now=NOW, today=TODAY)
    refused = tuple(Refused(Noun.CUSTOMER, at, "苏州测试机械有限公司", "changed") for at in range(3))
    error = ErrorDialog.of(DatabaseError(str(folder.database)), window)
    dialogs = (
        FirstRun("钱大勇"),
        StartProblem(DatabaseDamaged(str(folder.database)), folder.root),
        UndoResultDialog(UndoResult(7, "customer.transfer", {"name": "苏州厂"}, 2, refused), window),
        ConfirmDialog("删除这个附件？", "文件会从数据文件夹里删除，不能撤销。", "删除", window),
        LockDialog(window.context, 1, "苏州测试机械有限公司", window),
        ClosingDialog(window),
        DryRunDialog(DRY_RUN, {"return_no_contact_days": 30}, window),
        DigestCard(DIGEST, window),
        error,
    )
    found: list[str] = []
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        stack = dialog.findChild(QStackedWidget)
        for at in range(stack.count() if stack is not None else 1):
            if stack is not None:
                stack.setCurrentIndex(at)
            settle()
            found += measured(dialog)
        dialog.close()
    assert not found, "\n".join(sorted(set(found)))


def test_every_step_of_the_import(
    filled: Team, window: KebanWindow, settle: Settle, tmp_path: Path, qtbot: Any
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "潜在客户表"
    for row in (
        ["客户名称", "联系人", "手机", "业务员", "下次联系时间", "自编栏"],
        ["苏州甲机械有限公司", "王建国", "13800000001", "新来的", "2026.12.1", "甲"],
        ["苏州乙机械有限公司", "李秀英", 13800000002, None, "2014年前", "乙"],
    ):
        book.active.append(row)
    book.save(tmp_path / "客户.xlsx")
    window.import_requested.emit()
    wizard = window.findChild(ImportWizard)
    assert isinstance(wizard, ImportWizard)
    settle()
    found = measured(wizard)
    wizard.begin([tmp_path / "客户.xlsx"])
    for step in (1, 2, 3):
        qtbot.waitUntil(lambda wanted=step: wizard.stack.currentIndex() == wanted, timeout=15_000)
        settle()
        found += measured(wizard)
        for card in wizard.preview.cards.values() if step == 2 else ():
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
            settle()
            found += measured(wizard)
        if step < 3:
            wizard.next.click()
    wizard.close()
    assert not found, "\n".join(sorted(set(found)))
