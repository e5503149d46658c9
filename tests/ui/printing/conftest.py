"""The real team behind every window of these tests."""

from __future__ import annotations

from tests.ui.real_team import context, migrated, tasks, team

__all__ = ["context", "migrated", "tasks", "team"]
