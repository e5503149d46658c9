"""The knowledge base on a real database, in the real window."""

from __future__ import annotations

from tests.ui.real_team import context, migrated, tasks, team
from tests.ui.real_window import changed_data, folder, settle, window

__all__ = ["changed_data", "context", "folder", "migrated", "settle", "tasks", "team", "window"]
