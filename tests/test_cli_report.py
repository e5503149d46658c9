"""`report`: every report as a sentence, JSON, a picture and a workbook; wrong questions in one line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from app import cli
from app.services.reports import ReportName

PROMISED = ("abc", "season", "products", "retention", "churn", "satisfaction", "calls", "ranking")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    assert cli.main(["--data-dir", str(made), "--today", "2026-11-22", "sample", "--customers", "200"]) == 0
    return made


class Command:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        code = cli.main(["--data-dir", str(self.folder), "--today", "2026-11-22", "report", *words])
        said = self.capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def report(folder: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(folder, capsys)


@pytest.mark.parametrize("name", list(ReportName))
def test_every_report(report: Command, name: ReportName) -> None:
    code, out, err = report(name.value, "--json", "--from", "2023-01-01")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found) == [
        "report", "from", "to", "owner_id", "region", "product", "by", "today", "reason", "facts", "blocks",
    ]  # fmt: skip
    assert (found["report"], found["from"], found["to"]) == (name.value, "2023-01-01", "2026-11-22")
    assert found["reason"] is None
    assert any(found["blocks"].values())
    code, out, err = report(name.value)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 4
    assert "。" in out.splitlines()[1]


def test_the_promised_names_are_there() -> None:
    assert set(PROMISED) <= {one.value for one in ReportName}


def test_picture_and_workbook(report: Command, tmp_path: Path) -> None:
    picture, book = tmp_path / "图.png", tmp_path / "表.xlsx"
    assert report("abc", "--png", str(picture), "--xlsx", str(book), "--period", "36m")[0] == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    found = json.loads(report("abc", "--json", "--period", "36m")[1])
    sheets = openpyxl.load_workbook(book)
    assert len(sheets.sheetnames) == sum(map(bool, found["blocks"].values()))
    rows = list(sheets.worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == [one["customers"] for one in found["blocks"]["classes"]]
    assert [row[3] for row in rows[1:]] == [one["amount"] for one in found["blocks"]["classes"]]


def test_narrowed(report: Command) -> None:
    whole = json.loads(report("sales", "--json", "--period", "all")[1])["facts"]["total"]
    people = json.loads(report("people", "--json", "--period", "all")[1])["blocks"]["people"]
    assert round(sum(one["amount"] for one in people), 6) == round(whole, 6)
    first = people[0]
    own = json.loads(report("sales", "--json", "--period", "all", "--owner", first["person"])[1])
    assert own["facts"]["total"] == first["amount"]
    products = json.loads(report("products", "--json", "--period", "all")[1])["blocks"]["products"]
    one = json.loads(report("sales", "--json", "--period", "all", "--product", products[0]["product"])[1])
    assert one["facts"]["total"] == products[0]["amount"]
    groups = json.loads(report("portrait", "--json", "--by", "industry")[1])["blocks"]["groups"]
    assert sum(row["customers"] for row in groups) == 200


@pytest.mark.parametrize(
    "words",
    [
        ("abc", "--from", "2026-05-01", "--to", "2026-01-01"),
        ("abc", "--by", "level"),
        ("portrait", "--by", "colour"),
        ("sales", "--owner", "无名氏"),
    ],
)
def test_a_wrong_question_is_one_line(report: Command, words: tuple[str, ...]) -> None:
    code, out, err = report(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_picture_that_cannot_be_written_is_one_line(report: Command, tmp_path: Path) -> None:
    code, out, err = report("abc", "--png", str(tmp_path / "nowhere" / "x.png"))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "x.png" in err
