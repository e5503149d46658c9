"""Starting together with the computer: the Run key through a stand-in for the registry, the entry of other systems."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app import autostart
from app.autostart import DesktopEntry, WindowsRun


class Registry:
    """The calls of winreg that are used, over a dictionary."""

    HKEY_CURRENT_USER, KEY_READ, KEY_SET_VALUE, REG_SZ = "HKCU", 1, 2, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.opened: list[str] = []

    @contextmanager
    def CreateKeyEx(self, root: str, path: str, _zero: int, _access: int) -> Any:  # noqa: N802 - winreg's name
        self.opened.append(f"{root}\\{path}")
        yield self.values

    def QueryValueEx(self, key: dict[str, str], name: str) -> str:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        return key[name]

    def SetValueEx(self, key: dict[str, str], name: str, _zero: int, _kind: int, value: str) -> None:  # noqa: N802
        key[name] = value

    def DeleteValue(self, key: dict[str, str], name: str) -> None:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


def test_the_run_key_of_windows() -> None:
    registry = Registry()
    run = WindowsRun(registry)
    assert not run.enabled()
    run.enable([r"C:\Program Files\Keban\keban.exe", "--minimized"])
    assert run.enabled()
    assert registry.values == {"Keban": r'"C:\Program Files\Keban\keban.exe" --minimized'}
    assert set(registry.opened) == {r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"}
    run.disable()
    run.disable()
    assert not run.enabled()


def test_the_entry_of_other_systems(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path / "autostart")
    assert not entry.enabled()
    entry.enable(["/opt/my programs/python", '/x/"main".py', "--minimized"])
    assert entry.enabled()
    text = (tmp_path / "autostart" / "keban.desktop").read_text(encoding="utf-8")
    assert 'Exec="/opt/my programs/python" "/x/\\"main\\".py" "--minimized"\n' in text
    entry.disable()
    entry.disable()
    assert not entry.enabled()


def test_the_command_names_the_data_folder_that_is_not_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = autostart.own_command(tmp_path)
    assert made[1].endswith("main.py")
    assert made[2:] == ["--data-dir", str(tmp_path), "--minimized"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert autostart.own_command()[1:] == ["--minimized"]
