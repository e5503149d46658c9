"""Backups while the program runs: the first of the day, after writes only, and the banner when they fail for days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app import services
from app.errors import DatabaseDiskFull
from app.paths import DataFolder
from app.ui.backup_keeper import ALARM_AFTER, BackupKeeper
from app.ui.context import WindowContext
from app.ui.main_window import MainWindow
from app.ui.widgets.banner import Banner
from tests import factories
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import folder, settle

__all__ = ["context", "folder", "migrated", "settle", "tasks", "team"]
Settle = Callable[[], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What was put off for a minute, instead of a minute's wait."""
    put_off: list[Callable[[], None]] = []
    monkeypatch.setattr(
        "app.ui.backup_keeper.QTimer.singleShot", lambda _ms, _context, call: put_off.append(call), raising=True
    )
    return put_off


@pytest.fixture
def shell(context: WindowContext, qtbot: Any) -> MainWindow:
    """A window without pages."""
    made = MainWindow(context, [])
    qtbot.addWidget(made)
    return made


def copies(folder: DataFolder) -> list[Path]:
    return sorted(folder.backups.glob("keban-*.db"))


def write(context: WindowContext, team: Team, settle: Settle) -> None:
    context.tasks.write(
        lambda session, _job: services.customers.create(
            session, team.boss, {"name": "南通厂"}, [], now=factories.NOW, today=factories.TODAY
        )
    )
    settle()


def test_the_first_backup_of_a_day_waits_and_is_told(
    context: WindowContext, folder: DataFolder, shell: MainWindow, later: list[Callable[[], None]], settle: Settle
) -> None:
    BackupKeeper(context, folder, shell)
    settle()
    assert shell.status.backup.text() == "还没有备份"
    assert copies(folder) == []
    assert len(later) == 1
    later[0]()
    settle()
    assert len(copies(folder)) == 1
    assert shell.status.backup.text().startswith("上次备份 ")


def test_a_fresh_backup_is_enough(
    context: WindowContext, folder: DataFolder, shell: MainWindow, later: list[Callable[[], None]], settle: Settle
) -> None:
    now = datetime.now(UTC) - timedelta(hours=2)
    services.backup.keep(folder.database, folder=folder.backups, now=now, today=now.date())
    BackupKeeper(context, folder, shell)
    settle()
    assert later == []
    assert f"{now.astimezone():%H:%M}" in shell.status.backup.text()


def test_half_an_hour_without_writes_copies_nothing(
    context: WindowContext,
    team: Team,
    folder: DataFolder,
    shell: MainWindow,
    later: list[Callable[[], None]],
    settle: Settle,
) -> None:
    keeper = BackupKeeper(context, folder, shell)
    settle()
    keeper._on_time()
    settle()
    assert copies(folder) == []
    write(context, team, settle)
    keeper._on_time()
    settle()
    assert len(copies(folder)) == 1
    keeper._on_time()
    settle()
    assert len(copies(folder)) == 1


def test_example_data_are_not_backed_up(
    context: WindowContext, folder: DataFolder, shell: MainWindow, later: list[Callable[[], None]], settle: Settle
) -> None:
    context.sample = True
    keeper = BackupKeeper(context, folder, shell)
    settle()
    keeper.back_up()
    settle()
    assert copies(folder) == []
    assert shell.status.backup.text() == ""


def test_failures_are_told_after_three_days_and_can_be_tried_again(
    context: WindowContext,
    folder: DataFolder,
    shell: MainWindow,
    later: list[Callable[[], None]],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(*_given: Any, **_named: Any) -> None:
        raise DatabaseDiskFull(str(folder.database))

    recent = datetime.now(UTC) - timedelta(hours=30)
    services.backup.keep(folder.database, folder=folder.backups, now=recent, today=recent.date())
    keeper = BackupKeeper(context, folder, shell)
    settle()
    with monkeypatch.context() as broken:
        broken.setattr(services.backup, "keep", full)
        keeper.back_up()
        settle()
        assert shell.findChild(Banner) is None
        keeper._latest = datetime.now(UTC) - ALARM_AFTER - timedelta(hours=1)
        for _ in range(2):
            keeper.back_up()
            settle()
    assert "DatabaseDiskFull" in caplog.text
    caplog.clear()
    banners = shell.findChildren(Banner)
    assert len(banners) == 1
    assert any("磁盘已满" in one.text() for one in banners[0].findChildren(QLabel))
    again = next(one for one in banners[0].findChildren(QPushButton) if "再试一次" in one.text())
    again.click()
    settle()
    assert len(copies(folder)) == 2
    assert shell.findChild(Banner) is None
