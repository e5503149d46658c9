"""放回原因: by person and by month, a number leads to its customers, a customer to its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from app import services
from app.ui.return_window import ReturnWindow
from app.ui.window import KebanWindow
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]


def test_reasons_by_person_and_month(window: KebanWindow, team: Team, qtbot: Any, settle: Callable[[], None]) -> None:
    window.desk.team.return_reasons()
    settle()
    found = window.findChild(ReturnWindow)
    assert isinstance(found, ReturnWindow)
    assert found.empty.isVisible()
    ids = [team.customer(owner=team.seller, name=f"苏州{number}厂") for number in range(3)]
    for one, days, reason in zip(ids, (0, 0, 30), ("无需求", "联系不上", "无需求"), strict=True):
        at: Any = {"now": NOW - timedelta(days=days), "today": TODAY - timedelta(days=days)}
        with team.database.writing() as session:
            services.pool.give_back(session, team.seller, [one], reason=reason, **at)
    found.period._on_clicked("year")
    settle()
    table = found.matrix
    words = [[table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount())]
    assert words == [["李文静", "2", "1", "3"], ["合计", "2", "1", "3"]]
    assert found.summary.text() == "共放回 3 位，最多的原因是“无需求”，2 位，占 67%。"
    assert found.list.rowCount() == 3
    table.setCurrentCell(0, 2)
    settle()
    assert found.list_title.text() == "李文静 ・ 联系不上，1 位"
    assert found.list.item(0, 0).text() == "苏州1厂"
    found.by._on_clicked("month")
    settle()
    assert [table.item(row, 0).text() for row in range(3)] == ["2026-11", "2026-10", "合计"]
    table.setCurrentCell(1, 1)
    settle()
    assert found.list.item(0, 0).text() == "苏州2厂"
    found.list.setCurrentCell(0, 0)
    found.list.setFocus()
    qtbot.keyClick(found.list, Qt.Key.Key_Return)
    settle()
    assert window.current_page == "public"
    page: Any = window.page("public")
    assert page.view.current_id() == ids[2]
