"""dev.py: what it finds missing, what it says, when it builds .venv anew, and that the lock is whole."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project folder without .venv, on a Linux that lacks every library and font."""
    (tmp_path / "requirements.lock").write_text("nothing\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "dev-stamp")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "loads", lambda _library: False)
    monkeypatch.setattr(dev, "has_chinese_font", lambda: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    return tmp_path


def answer_calls(monkeypatch: pytest.MonkeyPatch, codes: list[int]) -> list[list[str]]:
    """Let `call` answer these exit codes instead of running programs; making a venv puts its Python there."""
    calls: list[list[str]] = []

    def call(command: list[str], *, cwd: Path | None = None) -> int:
        calls.append(command)
        if "venv" in command:
            dev.venv_python().parent.mkdir(parents=True)
            dev.venv_python().touch()
        return codes.pop(0)

    monkeypatch.setattr(dev, "call", call)
    return calls


@pytest.mark.parametrize(("version", "fits"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)])
def test_suitable_pythons(version: tuple[int, int], fits: bool) -> None:
    assert dev.suitable(version) is fits


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "suitable", lambda _version: False)
    monkeypatch.setattr(dev, "other_python", lambda: None)
    with pytest.raises(SystemExit, match="1"):
        dev.main(["run"])
    assert "需要 Python 3.11 至 3.13" in capsys.readouterr().err


def test_a_suitable_python_beside_the_old_one_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "suitable", lambda _version: False)
    monkeypatch.setattr(dev, "other_python", lambda: ["python3.13"])
    calls = answer_calls(monkeypatch, [7])
    assert dev.main(["run", "--help"]) == 7
    assert calls == [["python3.13", str(ROOT / "dev.py"), "run", "--help"]]


def test_help_names_every_command() -> None:
    done = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert all(f"dev.py {name}" in done.stdout for name in dev.COMMANDS)
    assert "启动程序" in done.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "dev.py", "fly"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "dev.py run" in done.stdout


@pytest.mark.usefixtures("bare")
def test_a_window_needs_more_than_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "venv_package", lambda: "python3-venv")
    tests = dev.missing_packages(window=False)
    assert tests == [
        *("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libdbus-1-3", "libxkbcommon0"),
        *("fonts-noto-cjk", "python3-venv"),
    ]
    assert set(dev.missing_packages(window=True)) - set(tests) == {
        *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    }


@pytest.mark.usefixtures("bare")
def test_nothing_missing_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda **_: [])
    monkeypatch.setattr(dev, "install_packages", lambda _: pytest.fail("asked for root"))
    dev.prepare_system(window=True)


@pytest.mark.usefixtures("bare")
@pytest.mark.skipif(sys.platform == "win32", reason="there is no root on Windows")
def test_without_rights_it_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="1"):
        dev.prepare_system(window=False)
    said = capsys.readouterr().err
    assert "apt-get update -q && apt-get install -y -q --no-install-recommends libgl1 " in said
    assert "以 root 身份" in said


@pytest.mark.usefixtures("bare")
@pytest.mark.skipif(sys.platform == "win32", reason="there is no root on Windows")
def test_sudo_is_used_only_at_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    ran: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command, **_: ran.append(command))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit, match="1"):
        dev.install_packages(["libgl1"])
    assert ran == []
    assert "sudo apt-get install -y -q --no-install-recommends libgl1" in capsys.readouterr().err

    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", terminal)
    dev.install_packages(["libgl1"])
    assert [command[:4] for command in ran] == [["sudo", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]] * 2


def test_venv_is_made_once(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answer_calls(monkeypatch, [0, 0])
    dev.make_venv()
    dev.make_venv()
    assert len(calls) == 2
    assert calls[1][-3:] == ["--require-hashes", "-r", str(bare / "requirements.lock")]


def test_a_new_lock_installs_into_the_same_venv(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answer_calls(monkeypatch, [0, 0, 0])
    dev.make_venv()
    (bare / "requirements.lock").write_text("something\n", encoding="utf-8")
    dev.make_venv()
    assert ["venv" in call for call in calls] == [True, False, False]


@pytest.mark.usefixtures("bare")
def test_another_python_makes_another_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = answer_calls(monkeypatch, [0, 0, 0, 0])
    dev.make_venv()
    monkeypatch.setattr(dev, "wanted_stamp", lambda: ("3.99 abacus", "0"))
    dev.make_venv()
    assert ["venv" in call for call in calls] == [True, False, True, False]


def test_a_half_made_venv_is_rebuilt(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer_calls(monkeypatch, [0, 1])
    with pytest.raises(SystemExit, match="1"):
        dev.make_venv()
    assert "安装依赖失败" in capsys.readouterr().err
    (bare / ".venv" / "left-over").touch()
    answer_calls(monkeypatch, [0, 0])
    dev.make_venv()
    assert not (bare / ".venv" / "left-over").exists()
    assert dev.present_stamp() == dev.wanted_stamp()


def locked() -> dict[str, list[str]]:
    """Every locked requirement by name: the text of its entries, hashes included."""
    entries: dict[str, list[str]] = {}
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=[a-z0-9])", text):
        if "==" in entry:
            entries.setdefault(entry.partition("==")[0], []).append(entry)
    return entries


def test_every_locked_requirement_has_hashes() -> None:
    assert all("--hash=sha256:" in entry for entries in locked().values() for entry in entries)


def test_the_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = locked()
    for asked in map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["dev"]]):
        for entry in pinned[canonicalize_name(asked.name)]:
            version = re.split(r"[\s;\\]", entry.partition("==")[2])[0]
            assert asked.specifier.contains(version), f"{asked}: {version} is locked"


def test_the_lock_is_for_every_system() -> None:
    assert "sys_platform == 'win32'" in locked()["colorama"][0]
    # One wheel each for Linux (two processors), macOS and Windows (two processors).
    assert locked()["pyside6-essentials"][0].count("--hash=") >= 4


def test_the_lock_leaves_out_the_add_ons_of_qt() -> None:
    """They weigh 168 MB and the program needs none of them."""
    assert {name for name in locked() if name.startswith("pyside6")} == {"pyside6-essentials"}
