"""The binding itself: a release that loses references on None aborts after a few thousand paints (2-architecture)."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget


def test_void_calls_do_not_lose_references_on_none(qapp: QApplication) -> None:
    """200 calls that return nothing leave the count where it was."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert sys.getrefcount(None) > before - 100
