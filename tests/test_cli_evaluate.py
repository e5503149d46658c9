"""`evaluate`: suggestions on the command line; taking them over never touches what a person said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app import cli


def test_evaluate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(["--data-dir", str(tmp_path), "--today", "2026-11-22", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    def asked(*words: str) -> dict[str, Any]:
        code, out, err = run("evaluate", "--json", *words)
        assert (code, err) == (0, "")
        found: dict[str, Any] = json.loads(out)
        return found

    run("sample", "--customers", "150")
    one = asked("1")
    assert list(one) == ["customer_id", "score", "suggestion", "note", "parts"]
    assert list(one["parts"]) == ["contribution", "activity", "influence", "credit", "completeness"]
    assert one["note"]
    code, out, _ = run("evaluate", "1")
    assert code == 0
    assert out.splitlines()[0] == f"{one['suggestion']}\t{one['score']}"
    before = asked("--table", "potential")
    assert (before["taken"], before["operation"]) == (0, None)
    free = [row for row in before["rows"] if not row["by_hand"]]
    assert free
    after = asked("--table", "potential", "--take")
    assert after["taken"] == len(free)
    left = asked("--table", "potential")["rows"]
    assert left == [row for row in before["rows"] if row["by_hand"]]
    assert run("undo")[0] == 0
    assert asked("--table", "potential")["rows"] == before["rows"]
    assert run("evaluate", "没有这家")[0] == 1
