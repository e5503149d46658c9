"""Web pages under the name of a workbook, as many programs export them: each table is a sheet (4-excel 4.1)."""

from __future__ import annotations

import codecs
import html
import re
from pathlib import Path
from typing import Final

from app.errors import NotAWorkbook, WorkbookTooLarge
from app.sheets.text_files import decoded
from app.sheets.workbook import Cell, Sheet

_MOST_BYTES: Final = 100 * 1024 * 1024
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_MOST_CELLS: Final = 40_000_000
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SHEET_NAME: Final = re.compile(r"<x:Name>([^<]{1,60})</x:Name>", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT: Final = {name: re.compile(rf"</{name}\b[^>]{{0,100}}>", re.IGNORECASE) for name in ("script", "style")}
# A tag with quoted values that may hold a >, the same with stray quotes, or a declaration. Nothing is tried twice.
_TOKEN: Final = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]{0,60}+)(?P<rest>(?:[^<>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+')*+)>"""
    r"|<(?P<close2>/?)(?P<name2>[A-Za-z][^\s/<>]{0,60}+)(?P<rest2>[^<>]{0,4000}+)>|<[!?][^<>]{0,4000}+>"
)
_SPAN: Final = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,7})(?![\w.])", re.IGNORECASE)
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_BIG5: Final = frozenset({"big5", "big5-hkscs", "windows-1252", "iso-8859-1"})


class _Table:
    """One table while it is read: rows of cells, and the places that cells of several rows take below."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.text: list[str] | None = None
        self._spans: tuple[int, int] = (1, 1)
        self._taken: dict[int, int] = {}  # column → the last row (1-based) that a cell above takes there

    def start_row(self, *, hidden: bool) -> None:
        self.finish_cell()
        self.rows.append([])
        if hidden:
            self.hidden_rows.add(len(self.rows))

    def start_cell(self, rows: int, columns: int) -> None:
        self.finish_cell()
        if not self.rows:
            self.rows.append([])
        self.text = []
        self._spans = (rows, columns)

    def finish_cell(self) -> None:
        if self.text is None:
            return
        row, number = self.rows[-1], len(self.rows)
        while self._taken.get(len(row), 0) >= number:
            row.append(None)
        left = len(row)
        text = "\n".join(_BLANKS.sub(" ", line).strip() for line in "".join(self.text).split("\n")).strip()
        row.append(text or None)
        height, width = self._spans
        width = min(width, max(_MOST_COLUMNS - left, 1))
        row.extend([None] * (width - 1))
        if height > 1:
            for column in range(left, left + width):
                self._taken[column] = number + height - 1
        if height > 1 or width > 1:
            self.merged.append((number, left + 1, number + height - 1, left + width))
        self.text = None

    def is_blank(self) -> bool:
        return not any(cell is not None for row in self.rows for cell in row)


class _Page:
    """Collects the tables of a page; a table inside a cell is a table of its own.

    The standard library's parser takes minutes for a few hundred kilobytes of tags that are never closed; here every
    character is looked at a bounded number of times.
    """

    def __init__(self, file: str) -> None:
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._file = file
        self._cells = 0

    def read(self, text: str) -> None:
        """Takes the whole page."""
        text = _without_comments(text)
        position = 0
        while token := _TOKEN.search(text, position):
            self._take_text(text[position : token.start()])
            position = token.end()
            name = (token["name"] or token["name2"] or "").casefold()
            if token["close"] or token["close2"]:
                self._end(name)
            elif name:
                self._start(name, token["rest"] or token["rest2"] or "")
                if name in _SILENT:
                    end = _SILENT[name].search(text, position)
                    position = end.end() if end else len(text)
        self._take_text(text[position:])
        for table in self._open:
            table.finish_cell()

    def _start(self, tag: str, rest: str) -> None:
        if tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].start_row(hidden=_HIDDEN.search(rest) is not None)
            self._check(1)
        elif tag in {"td", "th"}:
            columns = _span(rest, "colspan", _MOST_COLUMNS)
            self._open[-1].start_cell(_span(rest, "rowspan", _MOST_ROWS), columns)
            self._check(columns)
        elif tag in _BREAKS and (text := self._open[-1].text):
            text.append("\n")

    def _check(self, more: int) -> None:
        self._cells += more
        if len(self._open[-1].rows) > _MOST_ROWS or self._cells > _MOST_CELLS:
            raise WorkbookTooLarge(self._file, limit="rows", allowed=_MOST_ROWS)

    def _end(self, tag: str) -> None:
        if self._open:
            if tag in {"td", "th", "tr"}:
                self._open[-1].finish_cell()
            elif tag == "table":
                self._open.pop().finish_cell()

    def _take_text(self, data: str) -> None:
        if data and self._open and (text := self._open[-1].text) is not None:
            text.append(_BLANKS.sub(" ", html.unescape(data)))


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        kept.append(text[position:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(kept)
        position = end + 3
    kept.append(text[position:])
    return "".join(kept)


def _span(rest: str, name: str, most: int) -> int:
    found = _SPAN.search(rest) if name in rest.casefold() else None
    while found and found[1].casefold() != name:
        found = _SPAN.search(rest, found.end())
    return min(max(int(found[2]), 1), most) if found else 1


def page_text(raw: bytes) -> str | None:
    """The page's characters: those of Western and traditional Chinese pages as declared, all others by content."""
    declared = _DECLARED.search(raw[:4096])
    if declared and declared[1].decode("ascii", "replace").lower() in _BIG5:
        try:
            return codecs.decode(raw, declared[1].decode("ascii").lower())
        except UnicodeDecodeError:
            return decoded(raw)
    return decoded(raw)


def read_html(path: Path) -> list[Sheet]:
    """The tables of a page as sheets, all cells as text; raises NotAWorkbook when no table holds anything."""
    return _sheets(path, [_content(path)])


def read_web_archive(path: Path) -> list[Sheet]:
    """The same of a page that was saved with all its parts in one file: Excel makes each sheet a page of its own."""
    from email import message_from_bytes

    pages: list[bytes] = []
    for part in message_from_bytes(_content(path)).walk():
        # The sheets' names to click on are a page with a table too.
        tabs = str(part["Content-Location"]).endswith("tabstrip.htm")
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" and not tabs else None
        if isinstance(page, bytes):
            pages.append(page)
    return _sheets(path, pages)


def _content(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise WorkbookTooLarge(path.name, limit="unpacked", allowed=_MOST_BYTES)
    return path.read_bytes()


def _sheets(path: Path, pages: list[bytes]) -> list[Sheet]:
    texts = [text for page in pages if (text := page_text(page)) is not None]
    tables: list[_Table] = []
    for text in texts:
        page = _Page(path.name)
        page.read(text)
        tables.extend(table for table in page.tables if not table.is_blank())
    if not tables:
        raise NotAWorkbook(path.name)
    names = _SHEET_NAME.findall(texts[0][:20_000])
    return [_sheet(table, _name(path, names, number, len(tables)), path.name) for number, table in enumerate(tables)]


def _name(path: Path, names: list[str], number: int, count: int) -> str:
    if len(names) == count:
        return str(names[number]).strip()
    return path.stem if count == 1 else f"{path.stem}({number + 1})"


def _sheet(table: _Table, name: str, file: str) -> Sheet:
    width = max(len(row) for row in table.rows)
    if width * len(table.rows) > _MOST_CELLS:
        raise WorkbookTooLarge(file, limit="rows", allowed=_MOST_ROWS)
    last = len(table.rows)
    for row in table.rows:
        row.extend([None] * (width - len(row)))
    merged = tuple((top, left, min(bottom, last), right) for top, left, bottom, right in table.merged)
    return Sheet(name, False, 1, 1, table.rows, merged, frozenset(table.hidden_rows))
