"""What only Windows has: the taskbar identity, the colour of title bars, leave to come to the front."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from app.ui.theme.tokens import Tokens

IDENTITY: Final = "Keban.Keban"
"""Groups every window of the program under its own icon, be it started by Python or by its own .exe."""
_DARK, _CAPTION, _TEXT = 20, 35, 36
_ANYBODY: Final = 0xFFFFFFFF


def _library(name: str) -> Any | None:
    windows = getattr(ctypes, "windll", None)  # nowhere but on Windows
    return None if windows is None else getattr(windows, name)


def set_taskbar_identity() -> None:
    """Tell the taskbar who we are, before the first window."""
    shell = _library("shell32")
    if shell is not None:
        shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(IDENTITY))


def let_others_come_to_front() -> None:
    """A second start has the keyboard: it must allow the first window to take it."""
    user = _library("user32")
    if user is not None:
        user.AllowSetForegroundWindow(ctypes.c_uint32(_ANYBODY))


def match_title_bar(handle: int, tokens: Tokens) -> None:
    """Give a window's title bar the theme's surface; a Windows that does not know an attribute leaves it as it is."""
    manager = _library("dwmapi")
    if manager is None:
        return
    for attribute, value in (
        (_DARK, int(tokens.dark)),
        (_CAPTION, _colorref(tokens.surface)),
        (_TEXT, _colorref(tokens.text)),
    ):
        number = ctypes.c_uint32(value)
        manager.DwmSetWindowAttribute(
            ctypes.c_void_p(handle), ctypes.c_uint32(attribute), ctypes.byref(number), ctypes.c_uint32(4)
        )


def _colorref(color: str) -> int:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return blue << 16 | green << 8 | red
