"""`assign`: the weekly calls on the command line, the same for the same data and day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app import cli


def test_assign(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        code = cli.main(["--data-dir", str(tmp_path), "--today", "2026-11-23", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    def assign(*words: str) -> list[dict[str, Any]]:
        code, out, err = run("assign", "--json", *words)
        assert (code, err) == (0, "")
        found: list[dict[str, Any]] = json.loads(out)
        return found

    run("sample", "--customers", "150")
    first = assign("--week", "2026-W50", "--per-person", "2")
    assert list(first[0]) == ["week", "salesperson", "customer_id", "customer", "reasons", "carried_over"]
    assert {one["week"] for one in first} == {"2026-W50"}
    assert all(one["reasons"] and all(isinstance(reason, str) for reason in one["reasons"]) for one in first)
    people = [one["salesperson"] for one in first]
    assert max(people.count(name) for name in people) == 2
    assert len({one["customer_id"] for one in first}) == len(first)
    assert assign("--week", "2026-W50", "--per-person", "2") == first
    more = assign("--week", "2026-W50", "--per-person", "3", "--publish")
    assert [one for one in more if one in first] == first
    assert len(run("assign")[1].splitlines()) == len(assign())
    for week in ("2026-W54", "next", "2026-W40"):
        code, out, err = run("assign", "--week", week)
        assert (code, out, err.count("\n")) == (1, "", 1)
