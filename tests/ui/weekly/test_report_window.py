"""The week report on screen: squares with words, figures, who was missed, and the way to the customer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from sqlalchemy.orm import Session

from app import services
from app.ui.detail.full_window import CustomerWindow
from app.ui.weekly.report_matrix import look_key, looks
from app.ui.weekly.report_window import ReportWindow
from app.ui.window import KebanWindow
from tests.ui.real_team import Team
from tests.ui.weekly.conftest import WEEK, Day

Settle = Callable[[], None]


@pytest.fixture
def called(team: Team, dormants: Any, day: Day) -> list[int]:
    """Five on the list: one bought after the call, one is interested, one refused, one was tried once, one is open."""
    ids: list[int] = dormants(5)

    def work(session: Session) -> None:
        at: dict[str, Any] = {"now": datetime.now(UTC), "today": day.today}
        services.weekly.propose(session, team.boss, week=WEEK, **at)
        services.weekly.publish(session, team.boss, week=WEEK, **at)
        for customer_id, outcome in zip(ids, ("暂无需求", "有意向", "拒绝联系", "无人接听"), strict=False):
            services.interactions.log(session, team.seller, customer_id, {"method": "电话", "outcome": outcome}, **at)
        line = {"shipped_on": day.today, "product": "墨水", "amount": Decimal(12_000), "quantity": Decimal(1)}
        services.shipments.create(session, team.boss, ids[0], [line], **at)

    team.write(work)
    return ids


@pytest.fixture
def report(window: KebanWindow, called: list[int], settle: Settle) -> ReportWindow:
    """The report of the week."""
    window.desk.weekly.report(WEEK)
    settle()
    made = window.findChild(ReportWindow)
    assert isinstance(made, ReportWindow)
    return made


def test_every_state_has_colour_icon_and_words(report: ReportWindow, day: Day, settle: Settle) -> None:
    assert report.found is not None
    (person,) = report.found.people
    keys = {cell.customer: look_key(cell, over=False) for cell in person.cells}
    assert sorted(keys.values()) == sorted(["woken", "interested", "refused", "retry", "open"])
    assert len({(one.icon, one.color) for one in looks().values()}) == len(looks())
    assert report.figures["completion"][0].text() == "80%"
    assert report.figures["woken"][0].text() == "1"
    assert report.figures["amount"][0].text() == "¥12,000"
    assert [report.missed.item(row, 1).text() for row in range(report.missed.rowCount())] == ["苏州宏达4厂"]
    day.today += timedelta(days=7)
    report.ask()
    settle()
    said = report.legend.accessibleName()
    assert "没有联系" in said
    assert "拒绝或停业" in said


def test_a_square_opens_its_customer(
    report: ReportWindow, window: KebanWindow, qtbot: Any, settle: Settle, called: list[int]
) -> None:
    first = report.matrix.rows.index(0, 5)
    assert "苏州宏达0厂" in str(first.data(int(Qt.ItemDataRole.AccessibleTextRole)))
    at = report.matrix.visualRect(first).center()
    qtbot.mouseClick(report.matrix.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    full = report.findChild(CustomerWindow)
    assert isinstance(full, CustomerWindow)
    assert full.pane.customer_id == called[0]
    full.close()


def test_excel_and_a_week_without_list(report: ReportWindow, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "周报.xlsx"
    report.export_to(path)
    settle()
    assert len(openpyxl.load_workbook(path).sheetnames) == 4
    report.weeks.step(-3)
    settle()
    assert report.stack.currentWidget() is report.none
    assert not report.export_button.isEnabled()


def test_a_salesperson_sees_the_own_row(team: Team, window: KebanWindow, called: list[int], settle: Settle) -> None:
    window.context.actor = team.seller
    window.desk.weekly.report(WEEK)
    settle()
    made = window.findChild(ReportWindow)
    assert isinstance(made, ReportWindow)
    assert made.found is not None
    assert [one.name for one in made.found.people] == [team.seller.name]
