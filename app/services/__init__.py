"""What the team can do, one module per area; the listing is the feature list.

`from app import services` costs nothing: a module (and SQLAlchemy with it) loads when first used, which in the window
is a background thread (2-architecture, Start-up).
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name == f"{__name__}.{name}":
            raise AttributeError(name) from error
        raise
