"""Hostile files: whatever is in them, reading ends soon, with sheets or with one clear error (6-trust S1-S3)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app import errors
from app.sheets import file_checks
from app.sheets.reading import read_workbook
from tests.sheets.batch_reader import outcome
from tests.sheets.corpus import bombs, good_files, mutations

ROOT = Path(__file__).resolve().parents[2]
SECONDS_PER_FILE = 20
MOST_CHECKING = 3
KNOWN = {
    "read", "FileEmpty", "NotAWorkbook", "WorkbookEncrypted", "WorkbookDamaged", "WorkbookTooLarge",
}  # fmt: skip


def run_batch(paths: list[Path], folder: Path) -> dict[Path, str]:
    """What became of every file; one that ends or halts the process is `died` or `hung`, and the rest goes on."""
    found: dict[Path, str] = {}
    left = list(paths)
    while left:
        names = folder / "names.txt"
        names.write_text("\n".join(map(str, left)), encoding="utf-8")
        try:
            done = subprocess.run(
                [sys.executable, "-m", "tests.sheets.batch_reader", str(names)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                cwd=ROOT,
                timeout=SECONDS_PER_FILE + 0.2 * len(left),
            )
            text, end = done.stdout, "died"
        except subprocess.TimeoutExpired as late:
            text, end = (late.stdout or b"").decode() if isinstance(late.stdout, bytes) else "", "hung"
        lines = text.splitlines()
        for path, what in zip(lines[::2], lines[1::2], strict=False):
            found[Path(path)] = what
        if len(lines) % 2:
            found[Path(lines[-1])] = end
        left = [path for path in left if path not in found] if lines else []
    return found


def check_mutations(folder: Path, count: int, seed: int, *, singly: int) -> None:
    paths = []
    for name, content in mutations(count, seed):
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    start = time.perf_counter()
    found = run_batch(paths, folder)
    assert set(found) == set(paths)
    # Those that end a process, and a sample of the others, go the way the program goes.
    ended = [path for path, what in found.items() if what in {"died", "hung"}]
    sample = ended + paths[:: max(count // singly, 1)]
    for path in sample:
        try:
            read_workbook(path, deadline=SECONDS_PER_FILE)
        except errors.SheetError:
            continue
    print(f"\n{count} damaged files in {time.perf_counter() - start:.1f} s, {len(sample)} of them singly:", end=" ")
    print(dict(Counter(found.values()).most_common()), end="")
    assert {what for what in found.values() if what not in KNOWN | {"died", "hung"}} == set()


def test_six_hundred_damaged_files(tmp_path: Path) -> None:
    check_mutations(tmp_path, 600, 1, singly=20)


@pytest.mark.security
def test_five_thousand_damaged_files(tmp_path: Path) -> None:
    check_mutations(tmp_path, 5_000, 2, singly=200)


def test_the_good_files_are_read(tmp_path: Path) -> None:
    for ending, content in good_files().items():
        path = tmp_path / f"a.{ending}"
        path.write_bytes(content)
        assert outcome(path) == "read", ending


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[str, ...]]:
    """The bombs as files, with the outcomes that are right for each."""
    folder = tmp_path_factory.mktemp("bombs")
    made = {}
    for name, (content, expected) in bombs().items():
        (folder / name).write_bytes(content)
        made[folder / name] = expected
    return made


def test_bombs_are_refused_or_read_soon(hostile: dict[Path, tuple[str, ...]]) -> None:
    wrong = {}
    for path, expected in hostile.items():
        start = time.perf_counter()
        try:
            read_workbook(path)
            what = "read"
        except errors.SheetError as error:
            what = type(error).__name__
        seconds = time.perf_counter() - start
        print(f"\n{path.name:<28} {what:<18} {seconds:6.2f} s", end="")
        if what not in expected or seconds > SECONDS_PER_FILE:
            wrong[path.name] = (what, seconds)
    assert wrong == {}
    assert not (Path("/tmp") / "keban-was-here.xml").exists()


def test_checking_a_bomb_is_not_the_bomb(hostile: dict[Path, tuple[str, ...]]) -> None:
    slow = {}
    for path in hostile:
        start = time.perf_counter()
        try:
            if file_checks.kind_of(path) is file_checks.FileKind.ZIP:
                file_checks.check_zip(path, path.name)
        except errors.SheetError:
            pass
        seconds = time.perf_counter() - start
        if seconds > MOST_CHECKING:
            slow[path.name] = seconds
    assert slow == {}


def test_an_encrypted_stub_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(bombs()["encrypted.xlsx"][0])
    with pytest.raises((errors.WorkbookDamaged, errors.WrongPassword)):
        read_workbook(path, password="x")
