"""Imports as Python makes them, once PySide6 is there.

WORKAROUND: PySide6 puts its own `__import__` in the place of Python's. For a feature switch that we do not use
(`from __feature__ import …`) it reads the source of every module that comes in later, SQLAlchemy and matplotlib
included, and keeps it in memory. https://doc.qt.io/qtforpython-6/considerations.html#features
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts it there


def restore() -> None:
    """Give Python's own `__import__` back."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
