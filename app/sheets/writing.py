"""Writes workbooks: text stays text, dates are dates, the file appears whole or not at all (4-excel 4.5)."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.errors import FileInUse, FileUnreadable, WorkbookTooLarge
from app.sheets.reading import is_sharing_violation

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Progress = Callable[[int, int], None]
MOST_ROWS: Final = 1_048_576
MOST_CHARACTERS: Final = 32_767
_STEP: Final = 500
_MOST_TITLE: Final = 31
_BAD_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Excel reads these letters as an escape; a text that holds them by itself is escaped once more.
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_LONGEST_CHOICES: Final = 255
_TEXT_KINDS: Final = frozenset({"phone", "code"})
_FORMATS: Final = {"money": "#,##0.00", "quantity": "General", "integer": "0", "date": "yyyy-mm-dd", "time": "hh:mm"}
_HEADER_FILL: Final = "FFE8EEF7"
_ROW_HEIGHT: Final = 22
# Excel computes with 15 digits; a number with more would come home changed and is written as text instead.
_EXACT_DIGITS: Final = 15


@dataclass(frozen=True)
class OutColumn:
    """A column to write: kind as in headings.Field, width in characters, `choices` for a drop-down."""

    heading: str
    kind: str = "text"
    width: float = 14
    choices: Sequence[str] = ()
    hidden: bool = False


@dataclass(frozen=True)
class OutSheet:
    """A sheet to write; `rows` may be a generator, `count` its length if known (for progress)."""

    title: str
    headings: Sequence[OutColumn]
    rows: Iterable[Sequence[Any]]
    count: int = 0


def write_workbook(path: Path, sheets: Sequence[OutSheet], *, progress: Progress | None = None) -> None:
    """Writes an .xlsx beside `path` and renames it: header frozen, filter on, drop-downs, no text becomes a formula.

    `progress(rows done, rows in all)` may raise Cancelled. On any failure nothing is left behind and an existing file
    stays as it was. Raises FileInUse (Excel holds the target), FileUnreadable (cannot be written, disk full),
    WorkbookTooLarge (more rows than a sheet has).
    """
    path = Path(path)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".keban-", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as opened:
            _write(opened, path.name, sheets, progress)
            opened.flush()
            os.fsync(opened.fileno())
        _give_usual_rights(temporary)
        os.replace(temporary, path)
        temporary = None
    except PermissionError as error:
        in_use = is_sharing_violation(error) or (path.exists() and os.access(path.parent, os.W_OK))
        raise (FileInUse if in_use else FileUnreadable)(path.name) from error
    except OSError as error:
        # No space, no folder, a folder in the way: the same advice, choose another place.
        raise (FileInUse if error.errno == errno.ETXTBSY else FileUnreadable)(path.name) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _give_usual_rights(path: Path) -> None:
    """mkstemp's files are private; an export has the rights any new file has."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def _write(opened: Any, file: str, sheets: Sequence[OutSheet], progress: Progress | None) -> None:
    import openpyxl

    workbook = openpyxl.Workbook(write_only=True)
    total = sum(one.count or (len(one.rows) if isinstance(one.rows, Sequence) else 0) for one in sheets)
    done = 0
    titles: set[str] = set()
    try:
        for one in sheets:
            worksheet = workbook.create_sheet(_title(one.title, titles))
            done = _SheetWriter(worksheet, one, file).write(done, total, progress)
        if not sheets:
            workbook.create_sheet("Sheet1")
        workbook.save(opened)
    except BaseException:
        # openpyxl keeps each unfinished sheet in a temporary file of its own.
        for worksheet in workbook.worksheets:
            _drop(worksheet)
        raise
    if progress is not None:
        progress(done, max(total, done))


def _drop(worksheet: Any) -> None:
    writer = getattr(worksheet, "_writer", None)
    if writer is None:
        return
    with suppress(Exception):
        worksheet.close()
    with suppress(Exception):
        writer.cleanup()


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet name Excel accepts, and no second one of the same name."""
    base = _BAD_IN_TITLE.sub(" ", wanted).strip().strip("'")[:_MOST_TITLE] or "Sheet"
    title, number = base, 1
    while title.casefold() in taken:
        number += 1
        mark = f"({number})"
        title = base[: _MOST_TITLE - len(mark)] + mark
    taken.add(title.casefold())
    return title


def safe_text(text: str) -> str:
    """What a cell can hold of a text: no control characters, at most 32,767 characters."""
    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", text))[:MOST_CHARACTERS]


class _SheetWriter:
    """Writes one sheet row by row."""

    def __init__(self, worksheet: WriteOnlyWorksheet, sheet: OutSheet, file: str) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._file = file

    def write(self, done: int, total: int, progress: Progress | None) -> int:
        """Writes header and rows; returns how many rows are done in all."""
        self._prepare()
        columns = self._sheet.headings
        self._worksheet.append([self._header_cell(one.heading) for one in columns])
        kinds = [one.kind for one in columns]
        written = 0
        for row in self._sheet.rows:
            if progress is not None and done % _STEP == 0:
                progress(done, max(total, done))
            written += 1
            done += 1
            if written >= MOST_ROWS:
                raise WorkbookTooLarge(self._file, limit="rows", allowed=MOST_ROWS)
            self._worksheet.append([self._cell(value, kind) for value, kind in zip(row, kinds, strict=True)])
        self._worksheet.auto_filter.ref = f"A1:{self._letter(len(columns))}{written + 1}" if columns else None
        return done

    def _prepare(self) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        self._worksheet.freeze_panes = "A2"
        for number, column in enumerate(self._sheet.headings, 1):
            dimension = self._worksheet.column_dimensions[self._letter(number)]
            dimension.width = column.width
            dimension.hidden = column.hidden
            choices = ",".join(column.choices)
            if (
                choices
                and len(choices) <= _LONGEST_CHOICES
                and not any("," in one or '"' in one for one in column.choices)
            ):
                # A word outside the list is kept as typed, so the drop-down offers and never refuses.
                offer = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=False)
                offer.add(f"{self._letter(number)}2:{self._letter(number)}{MOST_ROWS}")
                self._worksheet.data_validations.append(offer)

    @staticmethod
    def _letter(number: int) -> str:
        from openpyxl.utils import get_column_letter

        return str(get_column_letter(number))

    def _new_cell(self, value: Any) -> WriteOnlyCell:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._worksheet, value)

    def _header_cell(self, heading: str) -> WriteOnlyCell:
        from openpyxl.styles import Alignment, Font, PatternFill

        cell = self._text_cell(heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
        cell.alignment = Alignment(vertical="center")
        return cell

    def _text_cell(self, text: str, *, text_format: bool = False) -> WriteOnlyCell:
        cell = self._new_cell(None)
        # Setting the value would let openpyxl guess formulas and error values; the type is given instead.
        cell._value = safe_text(text)
        cell.data_type = "s"
        if text_format:
            cell.number_format = "@"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        return cell

    def _cell(self, value: Any, kind: str) -> Any:
        if value is None:
            return None
        if isinstance(value, str):
            if not value:
                return None
            return self._text_cell(value, text_format=kind in _TEXT_KINDS)
        if kind in _TEXT_KINDS:
            return self._text_cell(_digits(value), text_format=True)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, (Decimal, int, float)):
            return self._number_cell(value, kind)
        if isinstance(value, datetime):
            return self._formatted(value.replace(tzinfo=None), "yyyy-mm-dd hh:mm")
        if isinstance(value, date):
            return (
                self._formatted(value, _FORMATS["date"]) if value.year >= 1900 else self._text_cell(value.isoformat())
            )
        if isinstance(value, (time, timedelta)):
            return self._formatted(value, _FORMATS["time"])
        return self._text_cell(str(value))

    def _number_cell(self, value: Decimal | int | float, kind: str) -> Any:
        number = Decimal(str(value))
        if not number.is_finite() or len(number.normalize().as_tuple().digits) > _EXACT_DIGITS:
            return self._text_cell(f"{value}")
        pattern = _FORMATS.get(kind, "General")
        return value if pattern == "General" else self._formatted(value, pattern)

    def _formatted(self, value: Any, pattern: str) -> WriteOnlyCell:
        cell = self._new_cell(value)
        cell.number_format = pattern
        return cell


def _digits(value: Any) -> str:
    """A code that came as a number: without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
