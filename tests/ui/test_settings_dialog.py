"""设置: what may be changed by whom; members and rules are written through services, refusals stand in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from sqlalchemy import update

from app import services
from app.access import Role
from app.models.customer import Customer
from app.settings import TEAM_SETTINGS
from app.ui.context import WindowContext
from app.ui.dialogs.dry_run_dialog import DryRunDialog
from app.ui.hand_over.wizard import HandOverWizard
from app.ui.list_page import ListPage
from app.ui.settings_dialog import SettingsDialog
from app.ui.settings_pages.reminders_page import RemindersPage
from app.ui.widgets.number_field import NumberField
from app.ui.window import KebanWindow
from tests.factories import TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
Settle = Callable[[], None]


@pytest.fixture
def dialog(window: KebanWindow, settle: Settle) -> SettingsDialog:
    """Opened from the header by a supervisor."""
    window.settings_requested.emit()
    settle()
    found = window.findChild(SettingsDialog)
    assert isinstance(found, SettingsDialog)
    return found


def people(team: Team) -> dict[str, tuple[Role, bool]]:
    return {one.name: (one.role, one.active) for one in team.read(services.users.all_users)}


def press(qtbot: Any, button: Any, settle: Settle) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_a_salesperson_sees_only_this_computer(context: WindowContext, team: Team, folder: Any, qtbot: Any) -> None:
    context.actor = team.seller
    dialog = SettingsDialog(context, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.tabs.count() == 2
    assert (dialog.team, dialog.rules) == (None, None)


def test_row_height_is_kept_and_shown_at_once(window: KebanWindow, settle: Settle) -> None:
    window.show_page("current")
    window.settings_requested.emit()
    settle()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    next(one for one in dialog.computer.row_height._buttons.values() if one.text() == "宽松").click()
    page = window.page("current")
    assert isinstance(page, ListPage)
    assert page.view.verticalHeader().defaultSectionSize() == 42
    assert window.context.settings.row_height == "relaxed"


def test_members_join_are_renamed_leave_and_return(
    dialog: SettingsDialog, team: Team, qtbot: Any, settle: Settle
) -> None:
    page = dialog.team
    assert page is not None
    dialog.tabs.setCurrentWidget(page)
    assert page.table.rowCount() == 2
    page.add.click()
    press(qtbot, page.store, settle)
    assert page.grid.error("name") == "请填写姓名。"
    page.name.setText(team.seller.name)
    press(qtbot, page.store, settle)
    assert "已经有人用了" in page.grid.error("name")
    page.name.setText("周凯")
    press(qtbot, page.store, settle)
    assert people(team)["周凯"] == (Role.SALESPERSON, True)
    assert page.heading.text() == "周凯"
    page.name.setText("周凯旋")
    press(qtbot, page.store, settle)
    assert "周凯旋" in people(team)
    press(qtbot, page.leave, settle)
    assert people(team)["周凯旋"] == (Role.SALESPERSON, False)
    assert page.leave.text() == "复职"
    press(qtbot, page.leave, settle)
    assert people(team)["周凯旋"][1]


def test_the_last_supervisor_stays_one(dialog: SettingsDialog, team: Team, qtbot: Any, settle: Settle) -> None:
    page = dialog.team
    assert page is not None
    dialog.tabs.setCurrentWidget(page)
    assert page.heading.text() == team.boss.name
    assert not page.leave.isVisible()
    page.role.setCurrentIndex(page.role.findData(Role.SALESPERSON))
    press(qtbot, page.store, settle)
    assert "至少要有一位在职的主管" in page.grid.error("role")
    assert people(team)[team.boss.name] == (Role.SUPERVISOR, True)


def test_renaming_oneself_goes_on_in_the_new_name(
    dialog: SettingsDialog, window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    window.context.remember(user_name=team.boss.name)
    page = dialog.team
    assert page is not None
    dialog.tabs.setCurrentWidget(page)
    page.name.setText("钱大有")
    press(qtbot, page.store, settle)
    assert window.context.actor.name == "钱大有"
    assert window.context.settings.user_name == "钱大有"


def test_every_rule_has_its_editor(dialog: SettingsDialog) -> None:
    rules = dialog.rules
    assert rules is not None
    assert list(rules.rows) == [one.key for one in TEAM_SETTINGS]
    for setting in TEAM_SETTINGS:
        row = rules.rows[setting.key]
        assert row.value == setting.default, setting.key
        assert row.reset.isHidden()
        if setting.type is int:
            number = row.editor
            assert isinstance(number, NumberField)
            assert (number.low, number.high) == (setting.low, setting.high)
        elif setting.type is bool:
            assert isinstance(row.editor, QCheckBox)


def test_rules_are_saved_together_and_lists_follow(
    dialog: SettingsDialog, window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    rules = dialog.rules
    assert rules is not None
    dialog.tabs.setCurrentWidget(rules)
    window.show_page("current")
    settle()
    page = window.page("current")
    assert isinstance(page, ListPage)
    asked: list[object] = []
    page.model.loaded.connect(asked.append)
    assert not rules.store.isEnabled()
    rules.rows["dormant_after_days"].set_value(179)
    qtbot.keyClick(rules.rows["dormant_after_days"].editor, Qt.Key.Key_Up)
    rules.rows["pool_masked"].set_value(False)
    assert rules.rows["pool_masked"].reset.isVisibleTo(rules)
    assert "改了 2 项" in rules.message.text()
    press(qtbot, rules.store, settle)
    stored = team.read(services.team_settings.load)
    assert (stored.dormant_after_days, stored.pool_masked) == (180, False)
    assert asked, "the list in front did not follow"
    rules.rows["pool_masked"].reset.click()
    press(qtbot, rules.store, settle)
    assert team.read(services.team_settings.load).pool_masked


def test_a_refused_rule_says_why_in_place(dialog: SettingsDialog, team: Team, qtbot: Any, settle: Settle) -> None:
    rules = dialog.rules
    assert rules is not None
    dialog.tabs.setCurrentWidget(rules)
    for typed, why in (("", "不是数字"), ("很多", "不是数字"), ("0", "不能小于 1。"), ("100", "不能大于 99。")):
        editor = rules.rows["abc_a"].editor
        assert isinstance(editor, NumberField)
        editor.setText(typed)
        press(qtbot, rules.store, settle)
        assert why in rules.rows["abc_a"].error.text()
    rules.rows["abc_a"].set_value(96)
    assert rules.rows["abc_a"].error.isHidden()
    press(qtbot, rules.store, settle)
    assert rules.rows["abc_b"].error.text() == "B 类累计占比（%）不能小于 97。"
    assert team.read(services.team_settings.load).abc_a == 75
    rules.revert.click()
    rules.rows["wanted_fields"].set_value(())
    press(qtbot, rules.store, settle)
    assert rules.rows["wanted_fields"].error.text() == "请至少选一项。"


def test_unsaved_rules_are_not_closed_away(
    dialog: SettingsDialog, window: KebanWindow, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    answers = [False, True]
    monkeypatch.setattr("app.ui.settings_dialog.confirm", lambda *_a, **_k: answers.pop(0))
    assert dialog.rules is not None
    dialog.rules.rows["weekly_quota"].set_value(12)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.rules
    dialog.close()
    assert answers == []
    assert window.findChild(SettingsDialog) is None or not dialog.isVisible()


def test_another_language_reopens_the_window(
    window: KebanWindow, settle: Settle, qtbot: Any, changed_data: list[bool]
) -> None:
    """Kept at once; the window is made anew when asked for."""
    window.settings_requested.emit()
    settle()
    dialog = window.findChild(SettingsDialog)
    assert dialog.computer.reopen.isHidden()
    dialog.computer.language.changed.emit("en")
    assert window.context.settings.language == "en"
    press(qtbot, dialog.computer.reopen, settle)
    assert changed_data == [window.context.sample]


def test_days_of_returning_are_tried_before_they_are_saved(
    dialog: SettingsDialog, team: Team, qtbot: Any, settle: Settle
) -> None:
    rules = dialog.rules
    assert rules is not None
    for name, days in (("苏州宏达", 20), ("常州顺发", 40)):
        one = team.customer(owner=team.seller, name=name)
        idle = update(Customer).where(Customer.id == one)
        with team.database.writing() as session:
            session.execute(idle.values(claimed_at=None, created_on=TODAY - timedelta(days=days)))
    dialog.tabs.setCurrentWidget(rules)
    rules.rows["return_no_contact_days"].set_value(18)
    press(qtbot, rules.store, settle)
    asked = rules.dry_run
    assert isinstance(asked, DryRunDialog)
    assert asked.headline.text() == "按 18 天，明天将回收 2 位"
    words = " ".join(one.text() for one in asked.findChildren(QLabel))
    assert "新规则 2026-11-25 起生效，那天将回收 2 位，其中 1 位按现在的规则也会回收。" in words
    assert [asked.table.item(row, 0).text() for row in range(2)] == ["常州顺发", "苏州宏达"]
    asked.reject()
    settle()
    assert team.read(services.team_settings.load).return_no_contact_days == 30
    assert rules.store.isEnabled()
    press(qtbot, rules.store, settle)
    assert isinstance(rules.dry_run, DryRunDialog)
    press(qtbot, rules.dry_run.store, settle)
    assert team.read(services.team_settings.load).return_no_contact_days == 18
    assert rules.message.text() == "已保存；回收天数 3 天后生效，之前按原来的天数。"
    assert (
        team.read(
            lambda session: services.return_rules.rules(session, TODAY, team=services.team_settings.load(session))
        ).now["return_no_contact_days"]
        == 30
    )


def test_quiet_hours_are_kept_or_refused_in_place(context: WindowContext, folder: Any, qtbot: Any) -> None:
    page = RemindersPage(context, folder, autostart=Starts())
    qtbot.addWidget(page)
    page.show()
    page.quiet.setFocus()
    qtbot.keyClicks(page.quiet, "12:00-25:00")
    qtbot.keyClick(page.quiet, Qt.Key.Key_Return)
    assert page.error.isVisible()
    assert "12:00-25:00" in page.error.text()
    assert context.settings.quiet_hours == ""
    page.quiet.setText("18:30-8:30")
    qtbot.keyClick(page.quiet, Qt.Key.Key_Return)
    assert page.error.isHidden()
    assert context.settings.quiet_hours == "18:30-8:30"
    page.weekends.click()
    assert context.settings.quiet_weekends


class Starts:
    """An autostart that may refuse."""

    def __init__(self) -> None:
        self.command: list[str] = []
        self.refuses = False

    def enabled(self) -> bool:
        return bool(self.command)

    def enable(self, command: list[str]) -> None:
        if self.refuses:
            raise PermissionError
        self.command = command

    def disable(self) -> None:
        self.command = []


def test_starting_with_the_computer(context: WindowContext, folder: Any, qtbot: Any) -> None:
    starts = Starts()
    page = RemindersPage(context, folder, autostart=starts)
    qtbot.addWidget(page)
    page.show()
    page.start.click()
    assert starts.command[-3:] == ["--data-dir", str(folder.root), "--minimized"]
    page.start.click()
    assert starts.command == []
    starts.refuses = True
    page.start.click()
    assert not page.start.isChecked()
    assert page.start_error.isVisible()


def test_nobody_leaves_with_customers_unless_it_is_meant(
    dialog: SettingsDialog, team: Team, qtbot: Any, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.customer(owner=team.seller)
    asked: list[str] = []
    answers = [False, True]

    def confirm(_parent: Any, title: str, *_words: Any) -> bool:
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr("app.ui.settings_pages.team_page.confirm", confirm)
    page = dialog.team
    assert page is not None
    dialog.tabs.setCurrentWidget(page)
    page.table.selectRow(1)
    press(qtbot, page.leave, settle)
    assert asked == ["李文静手上还有 1 位客户、0 张售后单"]
    assert people(team)["李文静"][1] is True
    press(qtbot, page.leave, settle)
    assert people(team)["李文静"][1] is False


def test_the_hand_over_is_one_click_from_the_member(
    dialog: SettingsDialog, window: KebanWindow, team: Team, qtbot: Any, settle: Settle
) -> None:
    page = dialog.team
    assert page is not None
    dialog.tabs.setCurrentWidget(page)
    page.table.selectRow(1)
    press(qtbot, page.hand_over, settle)
    wizard = window.findChild(HandOverWizard)
    assert isinstance(wizard, HandOverWizard)
    assert wizard.leaver.user is not None
    assert wizard.leaver.user.name == "李文静"
