"""What is asked of Windows, with a library that only listens; elsewhere nothing is asked."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from app.ui import windows_shell
from app.ui.theme.tokens import DARK, LIGHT


class Listening:
    """Any function of any library."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        if name in ("shell32", "user32", "dwmapi"):
            return self

        def call(*values: Any) -> int:
            read = [getattr(one, "_obj", one) for one in values]
            self.calls.append((name, tuple(getattr(one, "value", one) for one in read)))
            return 0

        return call


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Listening:
    made = Listening()
    monkeypatch.setattr(ctypes, "windll", made, raising=False)
    return made


def test_elsewhere_nothing_happens() -> None:
    windows_shell.set_taskbar_identity()
    windows_shell.match_title_bar(7, LIGHT)
    windows_shell.let_others_come_to_front()


def test_identity_and_leave(windows: Listening) -> None:
    windows_shell.set_taskbar_identity()
    windows_shell.let_others_come_to_front()
    assert windows.calls == [
        ("SetCurrentProcessExplicitAppUserModelID", ("Keban.Keban",)),
        ("AllowSetForegroundWindow", (0xFFFFFFFF,)),
    ]


def test_the_title_bar_has_the_surface_of_the_theme(windows: Listening) -> None:
    windows_shell.match_title_bar(7, DARK)
    assert [values for _name, values in windows.calls] == [
        (7, 20, 1, 4),
        (7, 35, 0x27201C, 4),  # #1C2027 with its bytes turned round
        (7, 36, 0xF0EAE7, 4),
    ]
