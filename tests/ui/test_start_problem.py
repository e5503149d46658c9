"""Data that cannot be opened: the ways on, and for a damaged file the newest good backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app import services
from app.db import Database
from app.errors import DatabaseBusy, DatabaseDamaged
from app.paths import DataFolder
from app.ui.start_problem import StartProblem
from tests import factories
from tests.ui.real_team import Team, migrated, tasks, team

__all__ = ["migrated", "tasks", "team"]


@pytest.fixture
def folder(team: Team, tmp_path: Path) -> DataFolder:
    """A backup with one customer, and a data file that somebody overwrote."""
    made = DataFolder(tmp_path)
    team.customer(name="苏州备份机械厂")
    services.backup.keep(made.database, folder=made.backups, now=factories.NOW, today=factories.TODAY)
    team.database.close()
    for one in tmp_path.glob("keban.db-*"):
        one.unlink()
    made.database.write_bytes(b"no database any more" * 500)
    return made


def test_the_newest_good_backup_is_restored_and_the_damaged_file_kept(folder: DataFolder, qtbot: Any) -> None:
    dialog = StartProblem(DatabaseDamaged(str(folder.database)), folder.root)
    qtbot.addWidget(dialog)
    dialog.show()
    moment = factories.NOW.astimezone().strftime("%Y-%m-%d %H:%M")
    assert moment in dialog.hint.text()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert moment in dialog.sentence.text()
    kept = next(folder.backups.glob("damaged-*.db"))
    assert str(kept) in dialog.hint.text()
    assert kept.read_bytes().startswith(b"no database any more")
    database = Database(folder.database)
    with database.reading() as session:
        actor = services.users.actor_named(session, None)
        assert services.counts.counts(session, actor, today=factories.TODAY)["potential"] == 1
    database.close()
    qtbot.mouseClick(dialog.retry, Qt.MouseButton.LeftButton)
    assert dialog.again


def test_a_backup_broken_meanwhile_leaves_everything(
    folder: DataFolder, qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    dialog = StartProblem(DatabaseDamaged(str(folder.database)), folder.root)
    qtbot.addWidget(dialog)
    next(folder.backups.glob("keban-*.db")).write_bytes(b"broken too")
    dialog.restore.click()
    assert dialog.title.text() == "没有恢复"
    assert folder.database.read_bytes().startswith(b"no database any more")
    assert "NotABackup" in caplog.text
    caplog.clear()


def test_other_problems_offer_no_backup(folder: DataFolder, qtbot: Any) -> None:
    for error in (DatabaseBusy(str(folder.database)), DatabaseDamaged(str(folder.sample_database))):
        dialog = StartProblem(error, folder.root)
        qtbot.addWidget(dialog)
        assert not hasattr(dialog, "restore")
