"""The house keeps its plan: dependency contracts, cheap start, the folder listing, nothing personal in any file."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"

# 2-architecture, the drawing.
HOUSE = {
    "main.py",
    "pyproject.toml",
    "requirements.lock",
    "dev.py",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "app",
    "resources",
    "tests",
}
APP_PARTS = {
    "__init__.py",
    "startup.py",
    "data_files.py",
    "autostart.py",
    "first_screen.py",
    "cli.py",
    "cli_evaluate.py",
    "cli_report.py",
    "paths.py",
    "settings.py",
    "errors.py",
    "access.py",
    "db.py",
    "models",
    "migrations",
    "sheets",
    "services",
    "ui",
}
RESOURCES = {
    "holidays.json",
    "icons",
    "theme",
    "templates",
    "i18n",
    "sample",
    "pictures",
}  # pictures: those of the README
# What the tools and the build leave beside the sources; .gitignore names the same.
MADE = {"__pycache__", "build", "dist", "keban.egg-info"}

# The first window must not wait for these (2-architecture, Start-up).
LATER = {
    "sqlalchemy",
    "alembic",
    "sqlite3",
    "matplotlib",
    "numpy",
    "PIL",
    "openpyxl",
    "python_calamine",
    "msoffcrypto",
    "cryptography",
    "pypinyin",
}


def listing(folder: Path) -> set[str]:
    """The visible entries of a folder that belong to the project."""
    return {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")} - MADE


def sources() -> Iterator[Path]:
    """Every Python file of the program."""
    yield from sorted(APP.rglob("*.py"))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project, without what git does not keep."""
    for folder, folders, files in os.walk(ROOT):
        # Hidden folders are git's and the tools'; .ci is ours.
        folders[:] = [name for name in folders if name not in MADE and (name == ".ci" or not name.startswith("."))]
        for name in sorted({*files} - {".git"}):  # a file in a second working tree
            path = Path(folder, name)
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # pictures, workbooks


def test_import_contracts_hold() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_listing_is_the_drawing() -> None:
    assert HOUSE <= listing(ROOT) <= HOUSE | {"installer"}  # git keeps no empty folder: it comes with its first file
    assert listing(APP) == APP_PARTS
    assert listing(ROOT / "resources") <= RESOURCES


def test_main_window_starts_without_the_heavy_libraries() -> None:
    program = "import sys, app.ui.main_window; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded & LATER == set()


def test_every_file_says_its_job() -> None:
    silent = [str(path.relative_to(ROOT)) for path in sources() if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert silent == []


def test_only_the_command_line_prints() -> None:
    """A frozen window program has no stdout; what is to be kept goes to the log."""
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if path != APP / "cli.py"
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_no_file_names_a_registry_or_a_machine() -> None:
    # Written in pieces: this file is searched too.
    registries = [
        "py" + "pi.org",
        "python" + "hosted.org",
        "registry." + "npmjs",
        "deb." + "debian.org",
        "index" + "-url",
    ]
    machines = [r"(?<![\w.])/(?:home|root|work|Users)/\w", r"[A-Za-z]:\\+Users\\+\w"]
    forbidden = re.compile("|".join([*map(re.escape, registries), *machines]))
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}" for path, text in texts() for match in forbidden.finditer(text)
    ]
    assert found == []


def test_void_qt_calls_keep_none_alive() -> None:
    """PySide6 6.12.0 on Python 3.11 dropped a reference on None at each of them and aborted after some thousands."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 20
