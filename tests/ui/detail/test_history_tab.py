"""变更: who had the customer, from when to when and why not any more, above the single changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import services
from app.ui.context import WindowContext
from app.ui.detail.pane import DetailPane
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team


def test_who_had_the_customer(qtbot: QtBot, context: WindowContext, team: Team, settle: Callable[[], None]) -> None:
    one = team.customer(owner_id=None)
    team.write(lambda session: services.pool.claim(session, team.seller, one, now=NOW, today=TODAY))
    later = {"now": NOW + timedelta(days=2), "today": TODAY + timedelta(days=2)}
    team.write(lambda session: services.pool.give_back(session, team.seller, [one], reason="联系不上", **later))
    team.write(lambda session: services.pool.claim(session, team.boss, one, **later))
    pane = DetailPane(context, None)
    qtbot.addWidget(pane)
    pane.resize(340, 600)
    pane.show()
    pane.show_customer(one)
    pane.tabs.setCurrentWidget(pane.history)
    settle()
    words = [label.text() for label in pane.history.findChildren(QLabel)]
    assert words[:6] == [
        "跟进人",
        "钱大勇　2026-11-24 至 现在",
        "李文静　2026-11-22 至 2026-11-24",
        "放回公共池（联系不上）",
        "每次变更",
        words[5],
    ]
