"""Everything in which one list tab differs from another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.nouns import ListName
from app.ui.columns import ColumnSpec
from app.ui.filter_panel import FacetSpec, ViewSpec
from app.ui.list_tools import BatchAction

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class EmptySpec:
    """What an empty list says; the buttons name actions of `ListPage.action_requested`."""

    icon: str = "inbox"
    sentence: str = ""
    hint: str = ""
    actions: tuple[tuple[str, str, str], ...] = ()
    """(action key, text, icon name), at most three."""


@dataclass(frozen=True)
class ListPageConfig:
    """Everything in which one list tab differs from another."""

    list: ListName
    title: str
    unit: str
    columns: tuple[ColumnSpec, ...]
    views: tuple[ViewSpec, ...]
    facets: tuple[FacetSpec, ...] = ()
    empty: EmptySpec = EmptySpec()
    sort: tuple[tuple[str, bool], ...] = ()
    detail: Callable[[QWidget], QWidget] | None = None
    """Makes the detail pane as a child of this widget; it must have `show_record(record_id: int | None)`."""
    batch: tuple[BatchAction, ...] = ()
    nouns: frozenset[str] = frozenset()
    """A write that changed one of these refreshes the list; empty: the list's own noun."""
