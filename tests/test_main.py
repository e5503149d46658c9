"""main.py started with a Python that has none of the libraries."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_without_libraries_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    shutil.copy(ROOT / "main.py", tmp_path)
    done = subprocess.run(
        [sys.executable, "-S", "-X", "utf8", str(tmp_path / "main.py"), "counts"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "dev.py run" in done.stderr
    assert "Traceback" not in done.stderr
