"""A salesperson's day and a supervisor's Monday (1-product) with real keys and clicks through the whole window.

KEBAN_PICTURES=folder saves a picture of every step, in the theme of KEBAN_THEME (light, dark, high-contrast) and the
size of KEBAN_SIZE (1280x640).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app import services
from app.access import Role
from app.db import Database
from app.migrations.runner import upgrade
from app.models.nouns import ListName
from app.models.query import ListQuery
from app.paths import DataFolder
from app.settings import ComputerSettings
from app.ui.application import apply_settings
from app.ui.call_mode.call_window import CallWindow
from app.ui.context import WindowContext
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.shipment_dialog import ShipmentDialog
from app.ui.export_dialog import ExportDialog
from app.ui.import_wizard.wizard import ImportWizard
from app.ui.tasks import Tasks
from app.ui.weekly.assign_window import AssignWindow
from app.ui.window import KebanWindow, open_window
from tests import factories
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, tasks, team
from tests.ui.real_window import changed_data, folder, settle

__all__ = ["changed_data", "context", "folder", "settle", "tasks", "team"]
Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
SIZE = os.environ.get("KEBAN_SIZE", "1280x640")


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty customers of a team of four, made once."""
    path = tmp_path_factory.mktemp("days") / "filled.db"
    database = Database(path)
    upgrade(database)
    with database.writing() as session:
        boss, seller = factories.boss(session), factories.seller(session)
        services.sample.fill(session, boss.name, customers=80, seed=3, today=TODAY, now=NOW)
        services.users.ensure(session, seller.name, Role.SALESPERSON, now=NOW)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


class Person:
    """Presses keys and buttons of one window, and takes pictures."""

    def __init__(self, window: KebanWindow, qtbot: Any, settle: Settle) -> None:
        self.window, self.qtbot, self.settle = window, qtbot, settle
        self._pictures = os.environ.get("KEBAN_PICTURES", "")
        self._taken = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is: in the window in front."""
        front = next((one for one in self.window.findChildren(QDialog) if one.isVisible()), self.window)
        if QApplication.activeWindow() is not front:
            front.activateWindow()
            self.settle()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Words where the focus is, as an input method gives them."""
        target = QApplication.focusWidget()
        assert target is not None
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            chosen = QInputMethodEvent()
            chosen.setCommitString(text)
            QApplication.sendEvent(target, chosen)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """The left button in the middle of it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self, kind: type[QDialog]) -> Any:
        """The open dialog of that kind."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)), timeout=15_000)
        made = next(one for one in self.window.findChildren(kind) if one.isVisible())
        made.activateWindow()
        self.settle()
        return made

    def gone(self, kind: type[QDialog]) -> None:
        """The dialog closed by itself; its C++ side may be deleted already."""
        self.qtbot.waitUntil(lambda: not any(one.isVisible() for one in self.window.findChildren(kind)), timeout=30_000)
        self.settle()

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Keep what can be seen now, if pictures are wanted."""
        if self._pictures:
            self._taken += 1
            self.settle()
            Path(self._pictures).mkdir(parents=True, exist_ok=True)
            (widget or self.window).grab().save(f"{self._pictures}/{self._taken:02}-{name}.png")


@pytest.fixture
def begin(
    qtbot: Any, qapp: QApplication, themed: QApplication, tasks: Tasks, team: Team, folder: DataFolder, settle: Settle
) -> Iterator[Callable[[Any], Person]]:
    """Open the window of somebody of the team."""
    made: list[KebanWindow] = []
    wanted = ComputerSettings(theme=os.environ.get("KEBAN_THEME", "light"), close_action="quit")

    def open_for(actor: Any) -> Person:
        apply_settings(qapp, wanted)
        context = WindowContext(tasks, actor, lambda: TODAY, wanted)
        window = open_window(context, folder, lambda _sample: None)
        width, height = map(int, SIZE.split("x"))
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        made.append(window)
        settle()
        return Person(window, qtbot, settle)

    yield open_for
    for window in made:
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.leave()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_settings(qapp, ComputerSettings())


def test_a_salespersons_day(begin: Callable[[Any], Person], team: Team) -> None:
    own = team.seller
    mine = [
        team.customer(owner=own, name=name, mobile=f"1380000{at:04}", next_contact_on=TODAY - timedelta(days=at))
        for at, name in enumerate(("苏州宏达精密机械有限公司", "无锡海诚包装材料厂", "常州恒力印刷有限公司"), start=1)
    ]
    person = begin(own)
    window = person.window

    # Whom to call, and why; one press starts the calls.
    person.press(Qt.Key.Key_1, CTRL)
    assert window.current_page == "today"
    person.picture("today")
    person.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    calls = person.dialog(CallWindow)
    waiting = len(calls.queue.left)
    assert waiting >= len(mine)
    person.picture("calls", calls)
    person.press(Qt.Key.Key_3)  # one key for the result
    person.press(Qt.Key.Key_Return)  # into the text
    person.write("要样品")
    person.press(Qt.Key.Key_2, CTRL)  # in three days
    person.picture("call filled", calls)
    person.press(Qt.Key.Key_Return, CTRL)
    assert len(calls.queue.left) == waiting - 1
    person.press(Qt.Key.Key_Escape)
    person.gone(CallWindow)
    person.picture("today after a call")

    # The search: any part of the name, and the customer is there.
    person.press(Qt.Key.Key_K, CTRL)
    person.picture("palette")
    person.write("海诚")
    person.picture("search")
    person.press(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: window.current_page == "potential", timeout=15_000)
    person.settle()
    page: Any = window.page("potential")
    assert page.view.current_id() == mine[1]
    person.picture("found")

    # Log a contact from the list: open, say, next day, save.
    person.press(Qt.Key.Key_L, CTRL)
    log = person.dialog(LogContactDialog)
    person.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    person.write("报了价，等回复")
    person.press(Qt.Key.Key_1, CTRL)
    person.picture("log", log)
    person.press(Qt.Key.Key_Return, CTRL)
    person.gone(LogContactDialog)
    person.picture("logged")
    logged = team.read(lambda s: services.interactions.of_customer(s, own, mine[1], today=TODAY))
    assert logged[0].values["content"] == "报了价，等回复"
    assert logged[0].values["happened_time"] is not None

    # A value in the table: F2, type, Enter; then taken back.
    column = next(at for at, one in enumerate(page.model.columns) if one.key == "mobile")
    page.view.go_to_cell(page.model.row_of(mine[1]), column)
    page.view.setFocus()
    person.press(Qt.Key.Key_F2)
    assert page.editing.editor is not None
    person.picture("cell editor")
    page.editing.cancel()
    person.press(Qt.Key.Key_A, CTRL)
    person.picture("batch bar")
    person.press(Qt.Key.Key_Escape)

    # A deal, and the customer stands in 现有客户 by itself.
    window.desk.new_shipment(mine[1])
    shipment = person.dialog(ShipmentDialog)
    person.picture("shipment", shipment)
    shipment.reject()
    person.settle()
    line = {"shipped_on": TODAY, "product": "墨水", "quantity": 2, "price": 186}
    team.write(lambda s: services.shipments.create(s, own, mine[1], [line], now=NOW, today=TODAY))
    person.press(Qt.Key.Key_5, CTRL)
    person.press(Qt.Key.Key_F5)
    current: Any = window.page("current")
    assert current.model.row_of(mine[1]) is not None
    for digit, name in ((2, "pool"), (4, "dormant"), (5, "current"), (6, "contacts"), (7, "cases"), (8, "shipments")):
        person.press(Qt.Key(int(Qt.Key.Key_0) + digit), CTRL)
        person.picture(name)
    person.press(Qt.Key.Key_9, CTRL)
    person.picture("knowledge")
    person.press(Qt.Key.Key_0, CTRL)
    person.picture("analysis")


def test_a_supervisors_monday(begin: Callable[[Any], Person], team: Team, tmp_path: Path) -> None:
    person = begin(team.boss)
    window, desk = person.window, person.window.desk

    # The week: ten dormant customers each, published.
    desk.weekly.assign()
    board = person.dialog(AssignWindow)
    person.click(board.propose_button)
    person.picture("week proposed", board)
    person.click(board.publish_button)
    for asked in [one for one in window.findChildren(QDialog) if one.isVisible() and one is not board]:
        person.picture("publish asked", asked)
        asked.accept()
    person.settle()
    person.picture("week published", board)
    board.reject()
    person.settle()

    # A sheet goes out, comes back filled, is dropped on the window and shown cell by cell before it is written.
    window.show_page("dormant")
    person.settle()
    person.press(Qt.Key.Key_E, CTRL)
    export = person.dialog(ExportDialog)
    person.picture("export", export)
    path = tmp_path / "长期未交易.xlsx"
    export.path.setText(str(path))
    export.export()
    person.gone(ExportDialog)
    assert path.exists()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    wizard = person.dialog(ImportWizard)
    person.qtbot.wait(50)
    person.settle()
    person.picture("import", wizard)
    wizard.reject()
    person.settle()

    # Two records of one customer become one.
    ids = team.read(lambda s: services.lists.ids(s, team.boss, ListQuery(ListName.DORMANT), today=TODAY))[:2].tolist()
    page: Any = window.page("dormant")
    page.view.select_row(0)
    page.view.setFocus()
    person.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.selected_count() == 2
    at = page.view.visualRect(page.model.index(0, 0)).center()
    page.view.customContextMenuRequested.emit(at)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    person.picture("menu of two", menu)
    next(one for one in menu.actions() if one.text() == "合并…").trigger()
    menu.close()
    person.settle()
    merge = next(one for one in window.findChildren(QDialog) if one.isVisible())
    person.picture("merge", merge)
    merge.reject()
    person.settle()
    assert len(set(ids)) == 2
    desk.doubles.show_list()
    person.settle()
    doubles = next(one for one in window.findChildren(QDialog) if one.isVisible())
    person.picture("doubles", doubles)
    doubles.reject()
    person.settle()

    # What the team did, which customers carry the sales.
    person.press(Qt.Key.Key_0, CTRL)
    person.picture("analysis")
    window.settings_requested.emit()
    person.settle()
    settings = next(one for one in window.findChildren(QDialog) if one.isVisible())
    person.picture("settings", settings)
    settings.reject()
    person.press(Qt.Key.Key_F1)
    keys = next(one for one in window.findChildren(QDialog) if one.isVisible())
    person.picture("keys", keys)
    keys.reject()
    person.settle()
