"""离职交接 played through: who leaves, evenly, by region, by hand, the result, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from app import services
from app.access import Actor
from app.ui.hand_over.wizard import HandOverWizard
from app.ui.window import KebanWindow
from tests.factories import TODAY, sale, seller
from tests.ui.real_team import Team

Settle = Callable[[], None]


@pytest.fixture
def zhou(team: Team) -> Actor:
    return team.write(lambda session: seller(session, "周凯"))


@pytest.fixture
def wizard(window: KebanWindow, team: Team, zhou: Actor, settle: Settle) -> HandOverWizard:
    """李文静 leaves with three potential customers and a current one."""
    for name, region in (("苏州宏达", "苏州"), ("苏州永信", "苏州"), ("无锡顺发", "无锡")):
        team.customer(owner=team.seller, name=name, region=region, next_contact_on=TODAY)
    deal = team.customer(owner=team.seller, name="常州百格", region="常州")
    team.write(lambda session: sale(session, team.boss, deal, TODAY))
    window.desk.team.hand_over(team.seller.id)
    settle()
    found = window.findChild(HandOverWizard)
    assert isinstance(found, HandOverWizard)
    return found


def press(qtbot: Any, button: Any, settle: Settle) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def tick(wizard: HandOverWizard, *names: str) -> None:
    for name in names:
        item: QListWidgetItem = wizard.share.people.findItems(name, Qt.MatchFlag.MatchExactly)[0]
        item.setCheckState(Qt.CheckState.Checked)


def owners(team: Team) -> dict[str, str | None]:
    def work(session: Any) -> dict[str, str | None]:
        found = {}
        for one in (1, 2, 3, 4):
            detail = services.customers.get(session, team.boss, one, today=TODAY)
            found[detail.values["name"]] = detail.owner
        return found

    return team.read(work)


def test_what_the_leaver_holds_is_counted(wizard: HandOverWizard) -> None:
    assert wizard.leaver.user is not None
    assert wizard.leaver.user.name == "李文静"
    counts = {key: card.count for key, card in wizard.leaver.cards.items()}
    assert counts == {"potential": 3, "dormant": 0, "current": 1, "open_dates": 3, "cases": 0, "calls": 0}


def test_nobody_ticked_is_told_and_writes_nothing(
    wizard: HandOverWizard, team: Team, qtbot: Any, settle: Settle
) -> None:
    press(qtbot, wizard.next, settle)
    press(qtbot, wizard.next, settle)
    assert wizard.error.text() == "请勾选至少一位接手的人。"
    assert set(owners(team).values()) == {"李文静"}


def test_evenly_then_taken_back(wizard: HandOverWizard, team: Team, qtbot: Any, settle: Settle) -> None:
    press(qtbot, wizard.next, settle)
    tick(wizard, "周凯", "钱大勇")
    assert "潜在客户 3：每人约 2" in wizard.share.even.text()
    press(qtbot, wizard.next, settle)
    assert wizard.outcome.text() == "李文静的客户已交接，账号已停用"
    assert "4 位客户换了跟进人" in wizard.details.text()
    assert sorted(map(str, owners(team).values())) == ["周凯", "周凯", "钱大勇", "钱大勇"]
    people = {one.name: one.active for one in team.read(services.users.all_users)}
    assert people["李文静"] is False
    press(qtbot, wizard.undo, settle)
    assert set(owners(team).values()) == {"李文静"}
    people = {one.name: one.active for one in team.read(services.users.all_users)}
    assert people["李文静"] is True


def test_by_region_and_the_rest_evenly(wizard: HandOverWizard, team: Team, qtbot: Any, settle: Settle) -> None:
    press(qtbot, wizard.next, settle)
    tick(wizard, "周凯", "钱大勇")
    wizard.share.way._on_clicked("region")
    table = wizard.share.regions
    assert [table.table.item(row, 0).text() for row in range(3)] == ["苏州", "常州", "无锡"]
    table.table.selectRow(0)
    menu = table.give.menu()
    next(one for one in menu.actions() if one.text() == "周凯").trigger()
    assert [table.table.item(row, 2).text() for row in range(3)] == ["周凯", "平均分", "平均分"]
    press(qtbot, wizard.next, settle)
    found = owners(team)
    assert (found["苏州宏达"], found["苏州永信"]) == ("周凯", "周凯")


def test_one_by_one_and_the_rest_into_the_pool(wizard: HandOverWizard, team: Team, qtbot: Any, settle: Settle) -> None:
    press(qtbot, wizard.next, settle)
    tick(wizard, "周凯")
    wizard.share.to_pool.click()
    wizard.share.leaves.click()
    wizard.share.way._on_clicked("hand")
    table = wizard.share.customers
    table.filter.setText("顺发")
    row = next(row for row in range(4) if not table.table.isRowHidden(row))
    table.table.selectRow(row)
    next(one for one in table.give.menu().actions() if one.text() == "周凯").trigger()
    press(qtbot, wizard.next, settle)
    assert owners(team) == {"苏州宏达": None, "苏州永信": None, "无锡顺发": "周凯", "常州百格": "周凯"}
    assert "2 位潜在客户放回公共池" in wizard.details.text()
    people = {one.name: one.active for one in team.read(services.users.all_users)}
    assert people["李文静"] is True


def test_the_only_supervisor_stays(wizard: HandOverWizard, team: Team, qtbot: Any, settle: Settle) -> None:
    team.customer(name="独自持有")
    wizard.leaver.list.setCurrentItem(wizard.leaver.list.findItems("钱大勇", Qt.MatchFlag.MatchExactly)[0])
    settle()
    press(qtbot, wizard.next, settle)
    tick(wizard, "周凯")
    press(qtbot, wizard.next, settle)
    assert wizard.error.text() == "团队至少要有一位在职的主管，请先让别人当主管。"
