"""话术 beside the call: what is written for the chosen result comes first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app import services
from app.models.nouns import Table
from app.ui.call_mode.scripts import ScriptPanel
from app.ui.context import WindowContext
from tests.factories import NOW
from tests.ui.real_team import Team


def _titles(panel: ScriptPanel) -> list[str]:
    return [panel.list.item(at).text() for at in range(panel.list.count())]


def test_scripts_follow_the_result_of_the_call(
    qtbot: Any, context: WindowContext, team: Team, settle: Callable[[], None]
) -> None:
    for title, kind, tags in (
        ("开场白", "销售技巧", "电话"), ("没人接怎么办", "销售技巧", "结果:无人接听"), ("催款", "销售流程", "收款"),
    ):  # fmt: skip
        values = {"title": title, "kind": kind, "tags": tags, "body": title}
        team.write(partial(services.articles.create, actor=team.boss, values=values, now=NOW))
    panel = ScriptPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    settle()
    panel.list.setCurrentRow(_titles(panel).index("开场白"))
    settle()
    panel.show_outcome("占线")  # rings for nothing, like 无人接听
    settle()
    assert _titles(panel)[0] == "没人接怎么办"
    assert panel.list.currentRow() == 0
    assert panel.browser.toPlainText() == "没人接怎么办"
    panel.show_outcome("成交")  # nothing is written for it: the list is as before, the article stays open
    settle()
    assert sorted(_titles(panel)) == sorted(["开场白", "没人接怎么办", "催款"])
    assert panel.list.currentItem().text() == "没人接怎么办"


def test_scripts_follow_the_customer(
    qtbot: Any, context: WindowContext, team: Team, settle: Callable[[], None]
) -> None:
    for title, tags in (
        ("打给老客户", "阶段:长期未交易客户"),
        ("第一个电话", "阶段:潜在客户"),
        ("没人接", "结果:无人接听"),
    ):
        values = {"title": title, "kind": "销售技巧", "tags": tags, "body": title}
        team.write(partial(services.articles.create, actor=team.boss, values=values, now=NOW))
    panel = ScriptPanel(context)
    qtbot.addWidget(panel)
    panel.show()

    def opened(act: Callable[[], None]) -> str:
        act()
        settle()
        return panel.browser.toPlainText()

    assert opened(lambda: panel.show_card(Table.POTENTIAL)) == "第一个电话"
    assert opened(lambda: panel.show_outcome("无人接听")) == "没人接"
    assert opened(lambda: panel.show_card(Table.DORMANT)) == "打给老客户"  # the last call's result steps back
    assert opened(lambda: panel.show_outcome("关机")) == "没人接"
    assert opened(lambda: panel.show_outcome("")) == "打给老客户"
    panel.list.setCurrentRow(_titles(panel).index("第一个电话"))
    assert opened(lambda: panel.show_card(Table.CURRENT)) == "第一个电话"  # what the user chose stays
    assert opened(lambda: panel.show_card(Table.DORMANT)) == "第一个电话"
    assert _titles(panel)[0] == "打给老客户"
