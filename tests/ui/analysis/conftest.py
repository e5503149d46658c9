"""These tests work in the real window, on example data of sixty customers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.services import sample
from app.ui.pages.analysis import AnalysisPage
from app.ui.window import KebanWindow
from tests.factories import NOW, TODAY
from tests.ui.real_team import Team, context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]


@pytest.fixture
def filled(team: Team) -> Team:
    """Sixty customers with all that belongs to them."""
    team.write(lambda session: sample.fill(session, team.boss.name, customers=60, seed=3, today=TODAY, now=NOW))
    return team


@pytest.fixture
def page(filled: Team, window: KebanWindow, settle: Callable[[], None]) -> AnalysisPage:
    """统计分析 in front, its first picture drawn."""
    window.show_page("analysis")
    settle()
    found = window.page("analysis")
    assert isinstance(found, AnalysisPage)
    return found
