"""Workbooks in Excel's XML of 2003, which old programs save under the name of an .xls (4-excel 4.1)."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from app.errors import WorkbookDamaged, WorkbookTooLarge
from app.sheets.workbook import Cell, Sheet

_SHEET: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL: Final = "{urn:schemas-microsoft-com:office:excel}"
_MOST_BYTES: Final = 300 * 1024 * 1024
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_MOST_CELLS: Final = 40_000_000
_NO_DAY: Final = ("1899-12-31", "1899-12-30", "1904-01-01")


class _Builder:
    """The sheet that is being read; rows that are left out in the file are blank."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.start("")

    def start(self, name: str) -> None:
        self.name = name
        self.hidden = False
        self.rows: list[list[Cell]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.width = 0

    def add_row(self, element: Element) -> None:
        number = _whole(element.get(f"{_SHEET}Index"), len(self.rows) + 1)
        if number > _MOST_ROWS:
            raise WorkbookTooLarge(self.file, limit="rows", allowed=_MOST_ROWS)
        self.rows.extend([] for _ in range(number - 1 - len(self.rows)))
        row: list[Cell] = []
        for cell in element.findall(f"{_SHEET}Cell"):
            left = _whole(cell.get(f"{_SHEET}Index"), len(row) + 1)
            across = _whole(cell.get(f"{_SHEET}MergeAcross"), 0)
            down = _whole(cell.get(f"{_SHEET}MergeDown"), 0)
            if left + across > _MOST_COLUMNS:
                raise WorkbookDamaged(self.file)
            row.extend([None] * (left - 1 - len(row)))
            row.append(_value(cell.find(f"{_SHEET}Data")))
            row.extend([None] * across)
            if across or down:
                self.merged.append((number, left, min(number + down, _MOST_ROWS), left + across))
        self.rows.append(row)
        if element.get(f"{_SHEET}Hidden") == "1":
            self.hidden_rows.add(number)
        self.width = max(self.width, len(row))
        if self.width * len(self.rows) > _MOST_CELLS:
            raise WorkbookTooLarge(self.file, limit="rows", allowed=_MOST_ROWS)

    def sheet(self, *, epoch1904: bool) -> Sheet:
        for row in self.rows:
            row.extend([None] * (self.width - len(row)))
        hidden_rows = frozenset(self.hidden_rows)
        return Sheet(self.name, self.hidden, 1, 1, self.rows, tuple(self.merged), hidden_rows, epoch1904)


def _whole(typed: str | None, otherwise: int) -> int:
    return int(typed) if typed is not None and typed.isdigit() and len(typed) < 8 else otherwise


def _value(data: Element | None) -> Cell:
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_SHEET}Type", "String")
    try:
        if kind == "Number":
            return float(text)
        if kind == "Boolean":
            return text.strip() == "1"
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip())
            if text.startswith(_NO_DAY):
                return moment.time()
            return moment.date() if moment.time() == time.min else moment
    except ValueError:
        return text or None
    return None if kind == "Error" else text or None


def read_spreadsheet_xml(path: Path) -> list[Sheet]:
    """The sheets; raises WorkbookDamaged for broken XML and for any DOCTYPE."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    if path.stat().st_size > _MOST_BYTES:
        raise WorkbookTooLarge(path.name, limit="unpacked", allowed=_MOST_BYTES)
    try:
        return _sheets(iterparse(BytesIO(path.read_bytes()), events=("start", "end"), forbid_dtd=True), path.name)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise WorkbookDamaged(path.name) from error


def _sheets(events: Any, file: str) -> list[Sheet]:
    builder = _Builder(file)
    sheets: list[Sheet] = []
    epoch1904 = False
    for event, element in events:
        if event == "start":
            if element.tag == f"{_SHEET}Worksheet":
                builder.start(element.get(f"{_SHEET}Name") or "")
        elif element.tag == f"{_EXCEL}Date1904":
            epoch1904 = True
        elif element.tag == f"{_EXCEL}Visible":
            builder.hidden = (element.text or "").strip() in {"SheetHidden", "SheetVeryHidden"}
        elif element.tag == f"{_SHEET}Row":
            builder.add_row(element)
            element.clear()
        elif element.tag == f"{_SHEET}Worksheet":
            sheets.append(builder.sheet(epoch1904=epoch1904))
            element.clear()
    return sheets
