"""Starts the program: the window, or a command (import, export, list …)."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

NEEDED = ("PySide6", "sqlalchemy", "python_calamine")


def run_in_venv() -> int:
    """Started with a Python that lacks the libraries: go on with the one `dev.py` made, or say what to do."""
    folder = Path(__file__).resolve().parent / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists() or Path(sys.prefix).resolve() == folder.resolve():
        print("还没有安装所需的库。请先运行 python3 dev.py run（Windows：py dev.py run）。", file=sys.stderr)
        return 1
    return subprocess.run([str(python), *sys.argv], check=False).returncode


def main() -> int:
    """The program's exit code."""
    if not getattr(sys, "frozen", False) and any(find_spec(name) is None for name in NEEDED):
        return run_in_venv()
    from app import startup

    return startup.main(sys.argv[1:])


if __name__ == "__main__":
    multiprocessing.freeze_support()  # workbooks are read in a child process, also in a frozen program
    sys.exit(main())
