"""The reader process: checks a file, opens it, sends its sheets through a pipe; it may die, the program lives on."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from app.errors import (
    AppError,
    FileUnreadable,
    WorkbookDamaged,
    WorkbookEncrypted,
    WorkbookTooLarge,
)
from app.sheets import file_checks
from app.sheets.long_sheets import LongSheets, NotCuttable
from app.sheets.memory_limit import limit_memory
from app.sheets.mending import mended
from app.sheets.row_transfer import MOST_CHARACTERS, CellTooLong, packed
from app.sheets.sheet_marks import SheetMarks, sheet_marks
from app.sheets.workbook import Sheet

MOST_ROWS: Final = 1_048_576


def run(sender: Connection, path: str, password: str | None, memory_mb: int, share: int = 0, shares: int = 1) -> None:
    """Entry of the process; answers what `messages` gives and `("end",)`, or `("error", AppError)`."""
    _silence()
    gc.disable()  # what is read is handed on and forgotten; to walk through it again and again takes long
    limit_memory(memory_mb)
    file = Path(path).name
    try:
        for message in messages(Path(path), password, share, shares):
            sender.send(message)
        sender.send(("end",))
    except AppError as error:
        sender.send(("error", error))
    except MemoryError:
        sender.send(("error", WorkbookTooLarge(file, limit="memory", allowed=memory_mb)))
    except OSError:
        sender.send(("error", FileUnreadable(file)))
    except BaseException:  # the reader's panics derive from BaseException, and whatever breaks here is the file's fault
        sender.send(("error", WorkbookDamaged(file)))
    sender.close()


def _silence() -> None:
    """A panic of the reader must not write on the program's terminal; a windowed program has no terminal at all."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)
    except OSError:
        return


def messages(path: Path, password: str | None, share: int = 0, shares: int = 1) -> Iterator[tuple[Any, ...]]:
    """What the process sends; raises the SheetError that fits. Checks come first, then for every sheet
    `("total", rows)`, its rows in pieces, and `("sheet", place among them, Sheet without rows)`. A long sheet comes
    in stretches, each closed by `("stretch", place, number, Sheet)`. Of several processes that read a file the first
    reads all that is not cut, and each its share of the stretches.
    """
    file = path.name
    content: BytesIO | None = None
    kind = file_checks.kind_of(path)
    if kind is file_checks.FileKind.ENCRYPTED:
        if password is None:
            raise WorkbookEncrypted(file)
        content = file_checks.decrypted(path, password)
        kind = file_checks.kind_of_zip_or_xls(content, file)
    if kind in (file_checks.FileKind.ZIP, file_checks.FileKind.XLS):
        if kind is file_checks.FileKind.ZIP:
            file_checks.check_zip(content if content is not None else path, file)
        source = content if content is not None else BytesIO(path.read_bytes())
        if share == 0:
            yield from _workbook_messages(source, file, shares)
        else:
            yield from _helping_messages(source, file, share, shares)
    elif share == 0:
        yield from _text_messages(path, kind, file)


def _text_messages(path: Path, kind: file_checks.FileKind, file: str) -> Iterator[tuple[Any, ...]]:
    if kind is file_checks.FileKind.TEXT:
        from app.sheets.text_files import read_text

        yield from _chunks(read_text(path), file)
        yield ("sheet", 0, Sheet(path.stem, False, 1, 1, []))
    elif kind is file_checks.FileKind.HTML:
        from app.sheets.html_tables import read_html

        yield from _whole_sheets(read_html(path), file)
    elif kind is file_checks.FileKind.WEB_ARCHIVE:
        from app.sheets.html_tables import read_web_archive

        yield from _whole_sheets(read_web_archive(path), file)
    elif kind is file_checks.FileKind.XML_2003:
        from app.sheets.spreadsheet_xml import read_spreadsheet_xml

        yield from _whole_sheets(read_spreadsheet_xml(path), file)


def _workbook_messages(source: BytesIO, file: str, shares: int) -> Iterator[tuple[Any, ...]]:
    import python_calamine

    long = LongSheets(source)
    workbook = _Workbook(source, file)
    metadata = _sheets_of(workbook, long)
    with ThreadPoolExecutor(max_workers=1) as beside:
        # The library reads a sheet without the interpreter's lock; meanwhile another core looks for the marks.
        marks = beside.submit(sheet_marks, BytesIO(source.getvalue()), long.parts)
        for place, one in enumerate(metadata):
            hidden = one.visible != python_calamine.SheetVisibleEnum.Visible
            if one.name in long.parts:
                head = Sheet(one.name, hidden, 1, 1, [], epoch1904=marks.result().epoch1904)
                try:
                    yield from _stretch_messages(long, place, head, file, shares=shares)
                    continue
                except NotCuttable:
                    marks = beside.submit(sheet_marks, BytesIO(source.getvalue()))
            yield from _sheet_messages(workbook.sheet(one.name), place, Sheet(one.name, hidden, 1, 1, []), marks, file)


def _helping_messages(source: BytesIO, file: str, share: int, shares: int) -> Iterator[tuple[Any, ...]]:
    long = LongSheets(source)
    for place, one in enumerate(_sheets_of(_Workbook(source, file), long)) if long.parts else ():
        if one.name in long.parts:
            with suppress(NotCuttable):
                yield from _stretch_messages(long, place, Sheet(one.name, False, 1, 1, []), file, share, shares)


def _sheets_of(workbook: _Workbook, long: LongSheets) -> list[Any]:
    """The sheets that hold cells; a workbook with long sheets is not read for that."""
    import python_calamine

    try:
        opened = _opened(long.skeleton()) if long.parts else workbook.opened
    except python_calamine.CalamineError:
        long.parts.clear()
        opened = workbook.opened
    return [one for one in opened.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]


class _Workbook:
    """A workbook in the library's hands, opened when it is needed: with its shared texts that may take long."""

    def __init__(self, source: BytesIO, file: str) -> None:
        self._source = source
        self._file = file

    @cached_property
    def opened(self) -> Any:
        import python_calamine

        self._source.seek(0)
        try:
            return _opened(self._source)
        except python_calamine.PasswordError:
            raise WorkbookEncrypted(self._file) from None
        except python_calamine.CalamineError as error:
            raise WorkbookDamaged(self._file) from error

    def sheet(self, name: str) -> Any:
        import python_calamine

        try:
            return self.opened.get_sheet_by_name(name)
        except python_calamine.CalamineError as error:
            raise WorkbookDamaged(self._file) from error


def _opened(source: BytesIO) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(source)
    except python_calamine.PasswordError:
        raise
    except python_calamine.CalamineError:
        better = mended(source)
        if better is None:
            raise
        return python_calamine.CalamineWorkbook.from_filelike(better)


def _sheet_messages(
    sheet: Any, place: int, head: Sheet, marks: Future[SheetMarks], file: str
) -> Iterator[tuple[Any, ...]]:
    _check_rows(sheet, file)
    yield ("total", sheet.total_height)
    if sheet.start is not None:
        # iter_rows counts from the sheet's first row, though its columns begin at the used area.
        yield from _chunks(islice(sheet.iter_rows(), sheet.start[0], None), file)
        hidden_rows = marks.result().hidden_rows.get(head.name, frozenset())
        head = replace(_placed(head, sheet), hidden_rows=hidden_rows, epoch1904=marks.result().epoch1904)
    yield ("sheet", place, head)


def _stretch_messages(
    long: LongSheets, place: int, head: Sheet, file: str, share: int = 0, shares: int = 1
) -> Iterator[tuple[Any, ...]]:
    for one in long.stretches(head.name, share, shares):
        sheet = _Workbook(one.workbook, file).sheet(head.name)
        _check_rows(sheet, file)
        if one.number == 0:
            yield ("total", round(sheet.total_height / one.end))
        if sheet.start is not None:
            yield from _chunks(sheet.to_python(), file)
            yield ("stretch", place, one.number, replace(_placed(head, sheet), hidden_rows=one.hidden_rows))


def _check_rows(sheet: Any, file: str) -> None:
    if sheet.total_height > MOST_ROWS:
        raise WorkbookTooLarge(file, limit="rows", allowed=MOST_ROWS)


def _placed(head: Sheet, sheet: Any) -> Sheet:
    """With the place of the used area, and what is merged."""
    top, left = sheet.start
    merged = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
    return replace(head, first_row=top + 1, first_column=left + 1, merged=merged)


def _whole_sheets(sheets: Iterable[Sheet], file: str) -> Iterator[tuple[Any, ...]]:
    for place, one in enumerate(sheets):
        yield ("total", len(one.rows))
        yield from _chunks(one.rows, file)
        yield ("sheet", place, replace(one, rows=[]))


def _chunks(rows: Iterable[Sequence[Any]], file: str) -> Iterator[tuple[Any, ...]]:
    try:
        for piece in packed(rows):
            yield ("rows", *piece)
    except CellTooLong:
        raise WorkbookTooLarge(file, limit="cell", allowed=MOST_CHARACTERS) from None
