"""Python's own import is back once PySide6 is there."""

from __future__ import annotations

import builtins
import sys
from importlib import import_module

import pytest

from app.ui import quick_imports


def test_pyside_does_not_read_what_is_imported_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # given back after the test
    quick_imports.restore()
    monkeypatch.delitem(sys.modules, "this", raising=False)
    monkeypatch.setattr(sys, "stdout", None)
    import this

    assert this.__name__ not in import_module("PySide6.support.feature").pyside_feature_dict
