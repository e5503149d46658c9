"""Long sheets are read in stretches, by two processes where the file is large: what comes of it is the same sheet."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from app.errors import WorkbookDamaged
from app.sheets import long_sheets, reader_child, reading
from app.sheets.long_sheets import LongSheets, NotCuttable
from app.sheets.reading import Collector, read_workbook
from app.sheets.workbook import Sheet
from app.sheets.writing import OutColumn, OutSheet, write_workbook

PART = "xl/worksheets/sheet1.xml"


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_sheets, "_LONG", 1_000)
    monkeypatch.setattr(long_sheets, "_STRETCH", 2_000)


def company(path: Path) -> Path:
    """Long sheets with all that has to be put together again: gaps, wide rows late, merged, hidden."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "客户"
    for row in range(3, 300):
        if 100 < row < 180:
            continue
        sheet.cell(row, 3, f"客户{row}")
        sheet.cell(row, 4, row / 2)
        sheet.cell(row, 5, date(2024, 1, 5) if row % 3 else None)
    sheet.cell(250, 1, "左")
    sheet.cell(280, 9, True)
    sheet.merge_cells("C20:C60")
    sheet.row_dimensions[40].hidden = sheet.row_dimensions[290].hidden = True
    other = workbook.create_sheet("别的")
    other.append(["短"])
    third = workbook.create_sheet("藏")
    third.sheet_state = "hidden"
    for row in range(200):
        third.append([row, "x" * 20])
    workbook.save(path)
    return path


def changed(path: Path, change: Callable[[str], str]) -> Path:
    """The workbook with the XML of its first sheet written otherwise."""
    source = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            part = archive.read(name)
            target.writestr(name, change(part.decode()) if name == PART else part)
    return path


def read(path: Path, shares: int = 1) -> list[Sheet]:
    collector = Collector()
    for share in reversed(range(shares)):
        for message in reader_child.messages(path, None, share, shares):
            collector.take(message, share)
    return collector.sheets


def whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    with monkeypatch.context() as patch:
        patch.setattr(long_sheets, "_LONG", 1 << 40)
        return read(path)


def cut(path: Path) -> dict[str, int]:
    """How many stretches there are of which sheet."""
    found = LongSheets(io.BytesIO(path.read_bytes()))
    return {name: len(list(found.stretches(name))) for name in found.parts}


@pytest.mark.usefixtures("short_stretches")
@pytest.mark.parametrize("shares", [1, 2, 3])
def test_stretches_make_the_same_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shares: int) -> None:
    path = company(tmp_path / "a.xlsx")
    pieces = cut(path)
    assert set(pieces) == {"客户", "藏"}
    assert min(pieces.values()) > 4
    first, *others = read(path, shares)
    assert [first, *others] == whole(path, monkeypatch)
    assert (first.first_row, first.first_column, len(first.rows), len(first.rows[0])) == (3, 1, 297, 9)
    assert first.merged == ((20, 3, 60, 3),)
    assert first.hidden_rows == {40, 290}


@pytest.mark.usefixtures("short_stretches")
def test_many_shared_texts_are_read_twice_and_not_with_every_stretch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_sheets, "_MUCH_TEXT", 100)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("客户", "藏"):
            sheet = workbook.add_worksheet(name)
            for row in range(300):
                sheet.write_row(row, 0, [f"{name}{row % 70}", row])
    assert cut(path) == {"客户": 2, "藏": 2}
    assert read(path, 2) == whole(path, monkeypatch)


@pytest.mark.usefixtures("short_stretches")
@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(r'<row r="\d+"', "<row", xml),
        lambda xml: xml.replace('<row r="295"', '<!-- <row r="294"> --><row r="295"'),
        lambda xml: xml.replace("<row", "<s:row").replace("</row", "</s:row"),
    ],
)
def test_what_cannot_be_cut_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]
) -> None:
    path = changed(company(tmp_path / "a.xlsx"), change)
    with pytest.raises(NotCuttable):
        cut(path)
    assert read(path, 2) == whole(path, monkeypatch)


@pytest.mark.usefixtures("short_stretches")
def test_damage_in_a_stretch_is_told(tmp_path: Path) -> None:
    path = changed(company(tmp_path / "a.xlsx"), lambda xml: xml.replace('<c r="D200"', '<c r="D200 <'))
    with pytest.raises(WorkbookDamaged):
        read(path)


def test_two_processes_read_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    rows = [[f"客户{chance.random()}" if one % 7 else None for one in range(at, at + 6)] for at in range(25_000)]
    columns = [OutColumn(f"列{one}", "text") for one in range(6)]
    path = tmp_path / "大.xlsx"
    write_workbook(path, [OutSheet("大表", columns, iter(rows), len(rows))])
    assert path.stat().st_size > reading._LARGE
    assert min(cut(path).values()) > 1
    told: list[tuple[int, int]] = []
    (sheet,) = read_workbook(path, progress=lambda done, total: told.append((done, total))).sheets
    assert [sheet] == whole(path, monkeypatch)
    assert sheet.rows[1:] == rows
    assert told[-1][0] > 0
    assert all(done <= total for done, total in told)
