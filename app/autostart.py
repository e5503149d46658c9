"""Start together with the computer: the Run key of Windows, an autostart entry elsewhere (this user alone)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Protocol

MINIMIZED: Final = "--minimized"
_NAME: Final = "Keban"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """Where a system keeps what starts with it."""

    def enabled(self) -> bool:
        """Whether the program starts with the computer."""

    def enable(self, command: list[str]) -> None:
        """Start it from now on. Raises OSError."""

    def disable(self) -> None:
        """No longer. Raises OSError."""


class WindowsRun:
    """The signed-in user's Run key; `registry` is the module winreg, or what stands in for it."""

    def __init__(self, registry: Any = None) -> None:
        if registry is None:
            import winreg as registry  # only there on Windows
        self._registry = registry

    def enabled(self) -> bool:
        """Whether the value is there."""
        try:
            with self._open(self._registry.KEY_READ) as key:
                self._registry.QueryValueEx(key, _NAME)
        except OSError:
            return False
        return True

    def enable(self, command: list[str]) -> None:
        """Write the value."""
        with self._open(self._registry.KEY_SET_VALUE) as key:
            line = subprocess.list2cmdline(command)
            self._registry.SetValueEx(key, _NAME, 0, self._registry.REG_SZ, line)

    def disable(self) -> None:
        """Take it away; one that is gone already is no mistake."""
        try:
            with self._open(self._registry.KEY_SET_VALUE) as key:
                self._registry.DeleteValue(key, _NAME)
        except FileNotFoundError:
            return

    def _open(self, access: int) -> Any:
        return self._registry.CreateKeyEx(self._registry.HKEY_CURRENT_USER, _RUN_KEY, 0, access)


class DesktopEntry:
    """A .desktop file in the user's autostart folder (XDG)."""

    def __init__(self, folder: Path | None = None) -> None:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        self._path = (folder or base / "autostart") / "keban.desktop"

    def enabled(self) -> bool:
        """Whether the file is there."""
        return self._path.exists()

    def enable(self, command: list[str]) -> None:
        """Write the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = " ".join(_quoted(one) for one in command)
        self._path.write_text(
            f"[Desktop Entry]\nType=Application\nName=客伴\nExec={line}\nTerminal=false\n", encoding="utf-8"
        )

    def disable(self) -> None:
        """Take it away."""
        self._path.unlink(missing_ok=True)


def _quoted(word: str) -> str:
    # The rules of the Desktop Entry Specification: quotes around, a backslash before what the shell would read.
    escaped = "".join(f"\\{one}" if one in '"`$\\' else one for one in word).replace("%", "%%")
    return f'"{escaped}"'


def of_this_system() -> Autostart:
    """The way of the system the program runs on."""
    return WindowsRun() if sys.platform == "win32" else DesktopEntry()


def own_command(data_folder: Path | None = None) -> list[str]:
    """How this program is started in the background, with the data folder where it is not the usual one."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [_windowed(sys.executable), _main_file()]
    folder = ["--data-dir", str(data_folder)] if data_folder is not None else []
    return [*program, *folder, MINIMIZED]


def _windowed(executable: str) -> str:
    # python.exe would open a console beside the window.
    quiet = Path(executable).with_name("pythonw.exe")
    return str(quiet) if sys.platform == "win32" and quiet.exists() else executable


def _main_file() -> str:
    return str(Path(__file__).resolve().parent.parent / "main.py")
